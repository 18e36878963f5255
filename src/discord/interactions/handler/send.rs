//! What a member wants to have by direct message: sent beside the answer, told when it is there. Decides no word of it.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};
use serenity::all::CreateInteractionResponse as Response;
use tracing::{info, warn};

use super::InteractionHandler;
use super::later::Thinking;
use crate::bot::{Asked, Reply, Request};
use crate::discord::http::RestError;
use crate::discord::interactions::answer::{self, caller};
use crate::discord::interactions::interaction::Interaction;
use crate::discord::message::post;
use crate::locale::Locale;

/// What one member can have sent within [`SPAN`]: Discord slows down and blocks a bot that opens many direct channels
/// (`resources/user.mdx`, Create DM), and names no number.
// Judged by the compiler: it cannot fail while podpick runs.
const MOST: NonZeroU32 = NonZeroU32::new(5).expect("not zero");
const SPAN: Duration = Duration::from_mins(10);
/// So many refusals within [`SPAN`], and nothing more is tried: Discord counts them against all that podpick does
/// (`topics/rate-limits.mdx`, Invalid Request Limit), and the weekly picks come first.
const MOST_CLOSED: usize = 50;

/// "Cannot send messages to this user", and the same for want of a server in common (`opcodes-and-status-codes.mdx`).
const CLOSED: [u64; 2] = [50_007, 50_278];

/// How much was sent lately.
#[derive(Debug)]
pub(super) struct Sends {
    members: DefaultKeyedRateLimiter<u64>,
    closed: Mutex<VecDeque<Instant>>,
}

impl Default for Sends {
    fn default() -> Self {
        Self { members: within_span(MOST), closed: Mutex::default() }
    }
}

/// Lets each member do something so often within [`SPAN`].
pub(super) fn within_span(most: NonZeroU32) -> DefaultKeyedRateLimiter<u64> {
    let quota = Quota::with_period(SPAN / most.get()).unwrap_or(Quota::per_second(most));
    RateLimiter::keyed(quota.allow_burst(most))
}

impl Sends {
    /// Counts a wish of a member; how long to wait where it is one too many.
    fn admit(&self, member: u64) -> Result<(), Duration> {
        self.members.check_key(&member).map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }

    /// Whether so many members were closed to podpick lately that it stops trying.
    fn rests(&self) -> bool {
        let mut closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        while closed.front().is_some_and(|at| at.elapsed() > SPAN) {
            closed.pop_front();
        }
        closed.len() >= MOST_CLOSED
    }

    fn note_closed(&self) {
        self.closed.lock().unwrap_or_else(PoisonError::into_inner).push_back(Instant::now());
    }

    /// Forgets who had nothing sent for a while.
    pub(super) fn forget(&self) {
        self.members.retain_recent();
        self.members.shrink_to_fit();
    }
}

impl InteractionHandler {
    /// Begins to send what a member wants to have, and gives what is answered at once.
    pub(super) fn send_to_member(
        self: &Arc<Self>,
        request: &Request,
        interaction: &Arc<Interaction>,
        command: Option<u64>,
        thinking: Thinking,
    ) -> Response {
        let member = interaction.user().map_or(0, |id| id.0);
        if let Err(wait) = self.sends.admit(member) {
            let wait = SignedDuration::try_from(wait).unwrap_or_default();
            let until = self.clock.now().saturating_add(wait).unwrap_or(Timestamp::MAX);
            return answer::told(&Reply::sent_enough(MOST.get(), until), interaction, &self.signer);
        }
        let (handler, interaction, request) = (Arc::clone(self), Arc::clone(interaction), request.clone());
        self.tasks.spawn(async move {
            let told = handler.sent(request, member, &interaction).await;
            handler.tell_later(&told, command, &interaction, thinking).await;
        });
        answer::thinking()
    }

    /// Sends it; what the member is told of that.
    async fn sent(&self, request: Request, member: u64, interaction: &Interaction) -> Reply {
        let asked = Asked { request, privately: true, for_member: None };
        let guild = interaction.guild_id.map(|id| id.0);
        let bot = self.bots.bot().in_guild(guild);
        let reply = bot.handle(&asked, &caller(interaction, &self.signer), self.clock.now()).await;
        let Some(card) = reply.cards.first() else { return reply };
        if self.sends.rests() {
            return Reply::not_sent_to_you();
        }
        // The same for every try of one press, so that Discord knows a message again that it has taken.
        let nonce = post::nonce(&format!("sent:{}", interaction.id.0), 0);
        match self.send_directly(&reply, member, &nonce, interaction.locale(true)).await {
            Ok(address) => {
                info!(guild, "Sent to a member");
                Reply::sent_to_you(card, &address)
            }
            Err(RestError::Api { code, .. }) if CLOSED.contains(&code) => {
                self.sends.note_closed();
                Reply::direct_messages_closed()
            }
            Err(error) => {
                warn!(guild, %error, "Could not send a direct message that a member asked for");
                Reply::not_sent_to_you()
            }
        }
    }

    /// Writes to a member, once however often it is tried; the address of the message.
    async fn send_directly(
        &self,
        reply: &Reply,
        member: u64,
        nonce: &str,
        locale: Locale,
    ) -> Result<String, RestError> {
        let to = json!({"recipient_id": member.to_string()});
        let channel = self.rest.call(Method::POST, "/users/@me/channels", Some(&to)).await?;
        let channel = id(&channel).ok_or(RestError::Decode)?;
        let body = post::post(reply, nonce, self.signer.in_guild(0), locale, self.clock.now());
        let sent =
            self.rest.call(Method::POST, &format!("/channels/{channel}/messages"), Some(&body)).await?;
        let message = id(&sent).ok_or(RestError::Decode)?;
        Ok(format!("https://discord.com/channels/@me/{channel}/{message}"))
    }
}

fn id(of: &Value) -> Option<u64> {
    of["id"].as_str().and_then(|id| id.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_member_has_five_sent_and_others_go_on() {
        let sends = Sends::default();
        for _ in 0..MOST.get() {
            assert_eq!(sends.admit(1), Ok(()));
        }
        let wait = sends.admit(1).unwrap_err();
        assert!(wait <= SPAN / MOST.get() && wait > Duration::from_mins(1), "{wait:?}");
        assert_eq!(sends.admit(2), Ok(()));
    }

    #[test]
    fn where_many_are_closed_nothing_more_is_tried() {
        let sends = Sends::default();
        for _ in 0..MOST_CLOSED {
            assert!(!sends.rests());
            sends.note_closed();
        }
        assert!(sends.rests());
    }
}
