//! Sends one claimed message and records what Discord answered. What to do next is `outbox::protocol`'s decision.

use std::time::{Duration, Instant, SystemTime};

use reqwest::Method;
use serde_json::Value;
use tracing::{info, warn};

use super::guild_backoff::GuildBackoff;
use super::{OutboxWorker, UNKNOWN_MESSAGE, id};
use crate::bot::Reply;
use crate::discord::http::RestError;
use crate::discord::message::post;
use crate::outbox::protocol::{self, DEADLINE, Extra, SendOutcome, Step, Transition};
use crate::outbox::{Cause, Message, MessageKind, State};
use crate::store::{Claimed, StoreError};

/// When a message is looked at again of whose channel Discord did not tell, in ms.
pub(super) const MOMENT: i64 = 30_000;

/// A poll that would be open no longer is left out, in ms.
const SHORTEST_POLL: i64 = 1_800_000;

impl OutboxWorker {
    pub(super) async fn work(
        &self,
        mut claimed: Claimed,
        since: (Instant, SystemTime),
    ) -> Result<(), StoreError> {
        if claimed.message.is_direct() && !self.open_direct(&mut claimed).await? {
            return Ok(());
        }
        let now = self.store.now().await?.as_millisecond();
        let step = if claimed.fresh { Step::Send } else { protocol::next(&claimed.standing, now) };
        let step = match claimed.message.forum {
            Some(_) => protocol::without_nonce(step, claimed.fresh, &claimed.standing),
            None => step,
        };
        let step = match step {
            Step::Send if claimed.fresh && is_late(&claimed, now) => return self.expire(&claimed).await,
            Step::Send if is_late(&claimed, now) => protocol::no_more(&claimed.standing, now),
            step => step,
        };
        match step {
            Step::Send if claimed.fresh && self.tried.is_unsure(&claimed.message, now) => {
                match self.unless_there(claimed).await? {
                    Some(claimed) => self.send(claimed, since).await,
                    None => Ok(()),
                }
            }
            Step::Send => self.send(claimed, since).await,
            Step::Reconcile => self.reconcile(claimed).await,
            Step::Wait(at) => self.store.again(&claimed, at, false).await.map(drop),
            Step::Publish | Step::OpenThread => self.extras(claimed).await,
            Step::Finish => {
                let (publish, thread) = (claimed.message.publish, claimed.message.thread);
                self.store.extras(&claimed, publish, thread, now).await.map(drop)
            }
        }
    }

    async fn send(&self, claimed: Claimed, since: (Instant, SystemTime)) -> Result<(), StoreError> {
        let message = &claimed.message;
        self.load_episodes(message).await?;
        let Some(reply) = self.rendered(&claimed).await? else { return Ok(()) };
        let now = self.store.now().await?;
        if let Some(held) =
            self.backoff_of(message).and_then(|guild_backoff| guild_backoff.hold(message.guild, now))
        {
            return self.hold_back(&claimed, held, now.as_millisecond()).await;
        }
        let (place, body) = self.written(&claimed, &reply, now);
        self.own_turn().await;
        // One clock stops while a machine is suspended, the other may be set back; the stricter one counts.
        let waited = since.0.elapsed().max(since.1.elapsed().unwrap_or(Duration::MAX));
        if waited.as_millis() as i64 >= DEADLINE {
            return self.store.release(&claimed).await.map(drop);
        }
        self.tried.note(message);
        let path = format!("/channels/{}/{place}", message.channel);
        let answer = self.rest.once(Method::POST, &path, Some(&body)).await;
        self.settle(claimed, answer).await
    }

    /// The refusals that a message is held back for; none for what goes to one member.
    fn backoff_of(&self, message: &Message) -> Option<&GuildBackoff> {
        match message.kind {
            MessageKind::Suggestion { .. } => Some(&self.review_backoff),
            _ if message.is_direct() => None,
            _ => Some(&self.guild_backoff),
        }
    }

    /// A message as its channel takes it, and where in the channel that is.
    fn written(&self, claimed: &Claimed, reply: &Reply, now: jiff::Timestamp) -> (&'static str, Value) {
        let message = &claimed.message;
        let signed_for = self.signer.in_guild(message.guild);
        if let Some(post) = message.forum {
            return ("threads", post::in_forum(reply, post.tag, signed_for, message.locale));
        }
        let nonce = post::nonce(&message.key(), claimed.generation);
        ("messages", post::post(reply, &nonce, signed_for, message.locale, now))
    }

    /// Reads the episodes that a message shows, where they are not known yet.
    async fn load_episodes(&self, message: &Message) -> Result<(), StoreError> {
        let bot = self.bots.bot().in_guild(Some(message.guild));
        let mut found = Vec::new();
        for podcast in bot.misses(message) {
            let episodes = self.store.episodes_of(&podcast).await?;
            found.push((podcast, episodes));
        }
        if !found.is_empty() {
            let message = message.clone();
            let work = move || {
                bot.pin_episodes(&message);
                bot.set_episodes(found);
            };
            let _ = tokio::task::spawn_blocking(work).await;
        }
        Ok(())
    }

    /// The message as it is posted in its channel; none where it cannot be, which is recorded then.
    async fn rendered(&self, claimed: &Claimed) -> Result<Option<Reply>, StoreError> {
        let message = &claimed.message;
        let bot = self.bots.bot().in_guild(Some(message.guild));
        // Asked each time: a channel may be marked otherwise since it was chosen.
        let adults =
            if bot.is_explicit(message) { self.is_for_adults(message.channel).await } else { Ok(true) };
        let Ok(adults) = adults else {
            let now = self.store.now().await?.as_millisecond();
            let first = claimed.standing.first_attempt_at.unwrap_or(now);
            if claimed.fresh && now.saturating_sub(first) > protocol::PATIENCE {
                self.fail(claimed, State::Failed, Cause::Unreachable).await?;
            } else {
                self.store.again(claimed, now.saturating_add(MOMENT), claimed.fresh).await?;
            }
            return Ok(None);
        };
        let reply = bot.render(message, adults);
        if reply.is_some() {
            return Ok(reply);
        }
        if !adults && bot.render(message, true).is_some() {
            self.unfit(claimed).await?;
        } else {
            let cause = Cause::NotInCatalog(message.podcast.clone().unwrap_or_default());
            if self.store.give_up(claimed, State::Failed, &cause).await? {
                self.tell(message, cause).await?;
            }
        }
        Ok(None)
    }

    /// Records what Discord answered to a message, and does what follows.
    async fn settle(&self, claimed: Claimed, answer: Result<Value, RestError>) -> Result<(), StoreError> {
        let message = &claimed.message;
        let went = match &answer {
            Ok(sent) => id(&sent["id"]).map_or(SendOutcome::Unclear, SendOutcome::Sent),
            Err(RestError::RateLimited(wait)) => SendOutcome::NotTaken(Some(wait.as_millis() as i64)),
            // Nothing is wrong with the message; podpick ends over this, and sends it with the next token.
            Err(error) if error.unauthorized() => SendOutcome::NotTaken(None),
            Err(RestError::Api { code: UNKNOWN_MESSAGE, .. }) => SendOutcome::Deleted,
            Err(RestError::Api { .. }) => SendOutcome::Refused,
            Err(_) => SendOutcome::Unclear,
        };
        let now = self.store.now().await?.as_millisecond();
        match protocol::on_send(&claimed.standing, claimed.fresh, claimed.tries, went, now) {
            Transition::Message(sent) => {
                let silent = answer.as_ref().is_ok_and(|posted| is_silent(message, posted));
                let flaw = silent.then_some(Cause::RoleSilent);
                if let Some(guild_backoff) = self.backoff_of(message) {
                    guild_backoff.clear(message.guild);
                }
                if self.store.sent(&claimed, sent, flaw.as_ref()).await? {
                    if let Some(flaw) = flaw {
                        warn!(
                            key = message.key(),
                            guild = message.guild,
                            "Posted without notifying the role"
                        );
                        self.tell(message, flaw).await?;
                    }
                    self.posted(claimed, sent).await?;
                }
            }
            Transition::Again { at, unsent } => {
                if let Err(error) = &answer {
                    warn!(key = message.key(), %error, "Message not sent, retrying");
                }
                self.store.again(&claimed, at, unsent).await?;
            }
            Transition::Deleted => {
                self.store.give_up(&claimed, State::Sent, &Cause::Deleted).await?;
            }
            Transition::Failed => {
                let cause = self.reason(message, answer.err()).await;
                if let Some(guild_backoff) = self.backoff_of(message) {
                    guild_backoff.add(message.guild, self.store.now().await?, &cause);
                }
                self.fail(&claimed, State::Failed, cause).await?;
            }
        }
        Ok(())
    }

    /// What follows at once when a message is there: publishing and the thread, in the same claim.
    pub(super) async fn posted(&self, mut claimed: Claimed, sent: u64) -> Result<(), StoreError> {
        let message = &claimed.message;
        info!(
            key = message.key(),
            guild = message.guild,
            channel = message.channel,
            message = sent,
            "Posted"
        );
        self.tried.is_done(message);
        if message.is_pick() {
            self.store.count_failure(message.guild, false).await?;
        }
        claimed.standing.message = Some(sent);
        claimed.message.message = Some(sent);
        if claimed.message.publish == Extra::Wanted || claimed.message.thread == Extra::Wanted {
            self.extras(claimed).await?;
        }
        Ok(())
    }
}

/// Whether a pick, a notice or a poll comes too late; what moderators or members are told never does.
pub(super) fn is_late(claimed: &Claimed, now: i64) -> bool {
    let message = &claimed.message;
    if let Some(ballot) = &message.ballot {
        return now.saturating_add(SHORTEST_POLL) > ballot.ends.as_millisecond();
    }
    message.kind.expires() && protocol::too_late(message.due.as_millisecond(), now)
}

/// Whether a role that was to be notified was not: Discord names in the message those that were.
fn is_silent(message: &Message, posted: &Value) -> bool {
    // The answer to a post is its thread, with the message in it.
    let posted = if message.forum.is_some() { &posted["message"] } else { posted };
    let notified = |role| {
        posted["mention_roles"].as_array().is_some_and(|all| all.iter().any(|one| id(one) == Some(role)))
    };
    message.role.is_some_and(|role| !notified(role))
}
