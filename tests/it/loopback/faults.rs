//! What can go wrong with a request, and where. Only decides; the REST side carries it out.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde_json::Value;

/// A kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    /// `GET /gateway/bot`.
    Gateway,
    /// Reading the commands of any scope.
    ReadCommands,
    /// Replacing the commands of any scope.
    WriteCommands,
    /// Answering an interaction.
    Callback,
    /// Reading about the bot's user.
    Me,
    /// Reading about the application.
    Application,
    /// Reading which guilds the bot is in.
    Guilds,
    /// Reading about a guild.
    Guild,
    /// Writing a message.
    Message,
    /// Listing the channels of a guild.
    Channels,
    /// Making a post in a forum.
    Post,
    /// Listing threads, active or archived.
    Threads,
    /// Publishing a message.
    Publish,
    /// Opening a thread.
    Thread,
    /// Reading one message.
    ReadMessage,
    /// Asking whether somebody is in a thread.
    ThreadMember,
    /// Ending a poll.
    EndPoll,
    /// Opening the channel for direct messages to somebody.
    Direct,
    /// Giving a member a role, or taking it back.
    MemberRole,
    /// Everything else.
    Other,
}

impl Route {
    /// The kind of a request by its method and its path without `/api/v10`.
    pub(crate) fn of(method: &str, segments: &[&str]) -> Self {
        match (method, segments) {
            ("GET", ["gateway", ..]) => Self::Gateway,
            ("GET", ["applications", _, .., "commands"]) => Self::ReadCommands,
            ("PUT", ["applications", _, .., "commands"]) => Self::WriteCommands,
            ("POST", ["interactions", _, _, "callback"]) => Self::Callback,
            ("GET", ["users", "@me"]) => Self::Me,
            ("GET", ["applications", "@me"]) => Self::Application,
            ("GET", ["users", "@me", "guilds"]) => Self::Guilds,
            ("GET", ["guilds", _]) => Self::Guild,
            ("PUT" | "DELETE", ["guilds", _, "members", _, "roles", _]) => Self::MemberRole,
            ("POST", ["channels", _, "messages"]) => Self::Message,
            ("GET", ["guilds", _, "channels"]) => Self::Channels,
            ("POST", ["channels", _, "threads"]) => Self::Post,
            ("GET", [.., "threads", "active"] | [.., "threads", "archived", "public"]) => Self::Threads,
            ("GET", ["channels", _, "messages", _]) => Self::ReadMessage,
            ("GET", ["channels", _, "thread-members", _]) => Self::ThreadMember,
            ("POST", ["channels", _, "polls", _, "expire"]) => Self::EndPoll,
            ("POST", ["users", "@me", "channels"]) => Self::Direct,
            ("POST", ["channels", _, "messages", _, "crosspost"]) => Self::Publish,
            ("POST", ["channels", _, "messages", _, "threads"]) => Self::Thread,
            _ => Self::Other,
        }
    }
}

/// Something that goes wrong with one request.
#[derive(Debug, Clone)]
pub(crate) enum Fault {
    /// 429; the header is written as given, `None` leaves it out. The body holds a number only if the header is one.
    RateLimited { retry_after: Option<&'static str>, global: bool },
    /// 429 of Cloudflare, which takes no calls from this address; how long to wait, if it says so.
    Ban { retry_after: Option<&'static str> },
    /// 429 of a limit that many bots share, over in no time.
    SharedLimit,
    /// Served as usual, but the answer comes a byte a second.
    Drip,
    /// A page of the proxy in front of Discord.
    Html(u16),
    /// A refusal of Discord's own.
    Refuse(u16, Value),
    /// Whatever this says: status, headers, body.
    Says(u16, &'static [(&'static str, &'static str)], &'static str),
    /// Served as usual, but the answer breaks off in the middle.
    Half,
    /// An answer that never ends, as fast as it is taken.
    Endless(u16),
    /// Held back for so long, then served as usual.
    Slow(Duration),
    /// The request takes effect or not, and is never answered; the connection stays.
    Hold { effect: bool },
    /// The connection ends before the request has any effect.
    Drop,
    /// The request takes effect, but the connection ends before the answer.
    LoseAnswer,
}

impl Fault {
    /// A 429 of this route alone.
    pub(crate) fn rate_limited(retry_after: &'static str) -> Self {
        Self::RateLimited { retry_after: Some(retry_after), global: false }
    }
}

/// The faults that lie in wait.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    queued: HashMap<Route, VecDeque<Fault>>,
    always: HashMap<Route, Fault>,
}

impl Faults {
    pub(crate) fn queue(&mut self, route: Route, fault: Fault) {
        self.queued.entry(route).or_default().push_back(fault);
    }

    pub(crate) fn always(&mut self, route: Route, fault: Fault) {
        self.always.insert(route, fault);
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn next(&mut self, route: Route) -> Option<Fault> {
        let queued = self.queued.get_mut(&route).and_then(VecDeque::pop_front);
        queued.or_else(|| self.always.get(&route).cloned())
    }
}
