//! A message that podpick sends by itself, or a week without one, as a value.

use jiff::Timestamp;

use super::protocol::Extra;
use super::{Ballot, Cause, EpisodeRef, MessageKind, NoteKind, Ratings, ToldEpisode};
use crate::locale::Locale;

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// To be sent when due.
    Waiting,
    /// It is in its channel.
    Sent,
    /// It could not be sent; see the cause.
    Failed,
    /// Nobody can tell whether it was sent.
    Unknown,
    /// Its time passed without a message.
    Skipped,
}

const STATES: [(State, &str); 5] = [
    (State::Waiting, "waiting"),
    (State::Sent, "sent"),
    (State::Failed, "failed"),
    (State::Unknown, "unknown"),
    (State::Skipped, "skipped"),
];

impl State {
    /// The word it is stored under.
    #[must_use]
    pub fn code(self) -> &'static str {
        STATES.iter().find(|(one, _)| *one == self).map_or("failed", |(_, code)| code)
    }

    /// Reads what is stored.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        STATES.iter().find(|(_, one)| *one == code).map(|(state, _)| *state)
    }
}

/// What is not as it should be with a message in this state: why it was not posted, or what is missing about the post.
#[must_use]
pub fn flaws(state: State, cause: Option<&Cause>, publish: Extra, thread: Extra) -> Vec<Cause> {
    match state {
        State::Waiting => Vec::new(),
        State::Sent => {
            let silent = cause.filter(|cause| **cause == Cause::RoleSilent).cloned();
            let no_thread = (thread == Extra::Refused).then_some(Cause::NoThread);
            let not_published = (publish == Extra::Refused).then_some(Cause::NotPublished);
            silent.into_iter().chain(no_thread).chain(not_published).collect()
        }
        State::Failed | State::Unknown | State::Skipped => cause.cloned().into_iter().collect(),
    }
}

/// A message that is a post of its own, in a channel that takes posts only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ForumPost {
    /// The tag that it gets, by its id.
    pub tag: Option<u64>,
}

/// A message that podpick sends by itself, or a week without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The guild.
    pub guild: u64,
    /// What it is; unique in the guild.
    pub kind: MessageKind,
    /// Where it goes; of what goes to one member, 0 until it is sent.
    pub channel: u64,
    /// It is a post in a forum or media channel.
    pub forum: Option<ForumPost>,
    /// The catalog id of the podcast; none for notes and for weeks without a pick.
    pub podcast: Option<String>,
    /// One episode of it.
    pub episode: Option<EpisodeRef>,
    /// What a notice tells of; empty for all other kinds, and once it is sent.
    pub told: Vec<ToldEpisode>,
    /// What members vote on; only in a poll, and none once it is sent.
    pub ballot: Option<Ballot>,
    /// What it was called when it was posted, for the history; of a poll, what won.
    pub title: Option<String>,
    /// Why to listen, in the moderator's words; of a suggestion the show as JSON, of a decision the reason. Hostile until
    /// escaped.
    pub note: Option<String>,
    /// Who picked it, none where podpick chose; of a suggestion who made it, and of what goes to one
    /// member who that is.
    pub picker: Option<u64>,
    /// The role to notify.
    pub role: Option<u64>,
    /// Publishing it.
    pub publish: Extra,
    /// Opening a thread.
    pub thread: Extra,
    /// When it is to be sent.
    pub due: Timestamp,
    /// What became of it.
    pub state: State,
    /// Why it was not posted, or what is wrong with the post; for notes, what they tell.
    pub cause: Option<Cause>,
    /// The message's id in Discord.
    pub message: Option<u64>,
    /// The language it is written in.
    pub locale: Locale,
    /// What members think of it, where it is a pick.
    pub ratings: Ratings,
    /// Members may give themselves the role it notifies.
    pub self_role: bool,
}

impl Message {
    /// One that waits, with nothing in it.
    #[must_use]
    pub fn new(guild: u64, kind: MessageKind, channel: u64, due: Timestamp) -> Self {
        Self {
            guild,
            kind,
            channel,
            forum: None,
            podcast: None,
            episode: None,
            told: Vec::new(),
            ballot: None,
            title: None,
            note: None,
            picker: None,
            role: None,
            publish: Extra::None,
            thread: Extra::None,
            due,
            state: State::Waiting,
            cause: None,
            message: None,
            locale: Locale::English,
            ratings: Ratings::default(),
            self_role: false,
        }
    }

    /// A note to the moderators of a guild.
    #[must_use]
    pub fn note(guild: u64, kind: NoteKind, channel: u64, cause: Cause, due: Timestamp) -> Self {
        Self { cause: Some(cause), ..Self::new(guild, MessageKind::Note(kind), channel, due) }
    }

    /// Its unique key.
    #[must_use]
    pub fn key(&self) -> String {
        self.kind.key(self.guild)
    }

    /// Whether it goes to one member, whose direct channel is opened when it is sent: a decision, or a note to one.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        match self.kind {
            MessageKind::Decision { .. } => true,
            MessageKind::Note(_) => self.picker.is_some(),
            _ => false,
        }
    }

    /// What is not as it should be with it.
    #[must_use]
    pub fn flaws(&self) -> Vec<Cause> {
        flaws(self.state, self.cause.as_ref(), self.publish, self.thread)
    }

    /// Whether it is a pick.
    #[must_use]
    pub fn is_pick(&self) -> bool {
        self.kind.is_pick()
    }
}
