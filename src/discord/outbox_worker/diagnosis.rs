//! What follows when a message cannot be posted: why, in words that help, and who is told of it, once.

use reqwest::Method;
use serde_json::Value;
use tracing::{debug, warn};

use super::OutboxWorker;
use super::guild_backoff::Held;
use crate::bot::{ChannelKind, Right};
use crate::discord::http::RestError;
use crate::discord::rights;
use crate::outbox::{Cause, Message, MessageKind, State, protocol};
use crate::store::{Claimed, StoreError};

// Discord's own codes (`opcodes-and-status-codes.mdx`).
const UNKNOWN_CHANNEL: u64 = 10_003;
const MISSING_ACCESS: u64 = 50_001;
const MISSING_PERMISSIONS: u64 = 50_013;
const UNKNOWN_TAG: u64 = 10_087;
const TAG_REQUIRED: u64 = 40_067;
const THREAD_ARCHIVED: u64 = 50_083;
const THREAD_LOCKED: u64 = 160_005;

/// How long a message waits for its guild to be mended before it fails like those before it.
const HELD: i64 = 600_000;

impl OutboxWorker {
    /// Lays a message aside whose guild has refused too many: no call, until it is given up, which is told of what moderators
    /// wait for.
    pub(super) async fn hold_back(&self, claimed: &Claimed, held: Held, now: i64) -> Result<(), StoreError> {
        let since = claimed.standing.first_attempt_at.unwrap_or(now);
        if now.saturating_sub(since) < HELD {
            let at = now.saturating_add(held.wait.as_millis() as i64);
            let (key, guild) = (claimed.message.key(), claimed.message.guild);
            debug!(key, guild, "Waiting: this server refused too many posts");
            return self.store.again(claimed, at, claimed.fresh).await.map(drop);
        }
        if claimed.message.is_pick() || claimed.message.kind.is_vote() {
            return self.fail(claimed, State::Failed, held.cause).await;
        }
        self.store.give_up(claimed, State::Failed, &held.cause).await.map(drop)
    }

    /// Passes a message over that was interrupted and is not there, now that its time is over.
    pub(super) async fn expire(&self, claimed: &Claimed) -> Result<(), StoreError> {
        let message = &claimed.message;
        if protocol::was_tried(claimed.tries) && !message.kind.is_vote() {
            return self.fail(claimed, State::Failed, Cause::Unreachable).await;
        }
        let (cause, why) = if message.kind.is_vote() {
            (Cause::NoTime, "Not posted: too little time left to vote")
        } else {
            (Cause::TooLate, "Not posted: more than a day late")
        };
        if self.store.give_up(claimed, State::Failed, &cause).await? {
            warn!(key = message.key(), guild = message.guild, "{why}");
            self.tell(message, cause).await?;
        }
        Ok(())
    }

    /// Whether a channel is marked for adults; one that podpick may not see counts as such, since the post itself says best
    /// what is wrong there.
    pub(super) async fn is_for_adults(&self, channel: u64) -> Result<bool, RestError> {
        match self.channel(channel).await {
            Ok((_, around)) => Ok(around["nsfw"] == true),
            Err(error) if error.is_transient() => Err(error),
            Err(_) => Ok(true),
        }
    }

    /// What a channel is, and the channel whose rights and age restriction count in it: of a thread the one around it.
    async fn channel(&self, id: u64) -> Result<(ChannelKind, Value), RestError> {
        let call = async |id: u64| {
            self.turn().await;
            self.rest.once(Method::GET, &format!("/channels/{id}"), None).await
        };
        let channel = call(id).await?;
        let kind = rights::kind_of(channel["type"].as_u64());
        match rights::around(&channel) {
            Some(around) => Ok((kind, call(around).await?)),
            None => Ok((kind, channel)),
        }
    }

    /// Ends the work on something explicit that is nothing for its channel: moderators hear of a pick or a poll, nobody of
    /// a notice.
    pub(super) async fn unfit(&self, claimed: &Claimed) -> Result<(), StoreError> {
        if claimed.message.is_pick() || claimed.message.kind.is_vote() {
            return self.fail(claimed, State::Failed, Cause::Explicit).await;
        }
        self.store.give_up(claimed, State::Skipped, &Cause::Explicit).await.map(drop)
    }

    pub(super) async fn fail(&self, claimed: &Claimed, state: State, cause: Cause) -> Result<(), StoreError> {
        let message = &claimed.message;
        if !self.store.give_up(claimed, state, &cause).await? {
            return Ok(());
        }
        let (key, guild, channel) = (message.key(), message.guild, message.channel);
        if cause == Cause::GuildGone {
            self.store.guild_gone(guild, self.store.now().await?).await?;
        } else {
            if message.is_pick() {
                self.store.count_failure(guild, true).await?;
            }
            self.tell(message, cause.clone()).await?;
        }
        warn!(key, guild, channel, ?cause, "Not posted");
        Ok(())
    }

    /// Tells the moderators once, where they want to be told.
    pub(super) async fn tell(&self, about: &Message, cause: Cause) -> Result<(), StoreError> {
        let bot = self.bots.bot().in_guild(Some(about.guild));
        let note = match about.kind {
            MessageKind::Decision { .. } | MessageKind::Note(_) => None,
            // A suggestion waits in the list of the shelf as well.
            MessageKind::Suggestion { .. }
            | MessageKind::WeeklyPick(_)
            | MessageKind::ExtraPick { .. }
            | MessageKind::Vote(_) => bot.note_about(about, cause).await?,
            MessageKind::NewEpisodes { follow, .. } => {
                // What passes by itself does not stop a follow.
                let stops = cause.stops_follow();
                let told = cause.concerns_follow();
                if !told || stops && !self.store.stop_follow(about.guild, follow, &cause).await? {
                    return Ok(());
                }
                match bot.note_about(about, cause.clone()).await? {
                    Some(note) => Some(note),
                    // Nobody said where to tell moderators: then the one who set it hears that it stopped. The rest is
                    // seen in the list.
                    None if stops => self
                        .direct(about.guild, follow)
                        .await?
                        .and_then(|channel| bot.note_to(about, channel, cause)),
                    None => None,
                }
            }
        };
        match note {
            Some(note) => self.store.post(&note, None).await.map(drop),
            None => Ok(()),
        }
    }

    /// The direct channel to whoever set a follow; none where Discord opens none.
    async fn direct(&self, guild: u64, follow: i64) -> Result<Option<u64>, StoreError> {
        let follows = self.store.follows(guild).await?;
        let Some(follow) = follows.iter().find(|one| one.id == follow) else { return Ok(None) };
        Ok(self.direct_with(follow.set_by).await.ok())
    }

    /// Why Discord does not take a message: the permission's name, where that is it.
    pub(super) async fn reason(&self, message: &Message, error: Option<RestError>) -> Cause {
        let Some(RestError::Api { code, message: said, .. }) = error else {
            return Cause::Unreachable;
        };
        match code {
            UNKNOWN_CHANNEL | MISSING_ACCESS | MISSING_PERMISSIONS => {
                let call = async |path: String| {
                    self.turn().await;
                    self.rest.once(Method::GET, &path, None).await
                };
                let guild = match call(format!("/guilds/{}", message.guild)).await {
                    Err(RestError::Api { .. }) => return Cause::GuildGone,
                    guild => guild.ok(),
                };
                if code == UNKNOWN_CHANNEL {
                    return Cause::ChannelGone;
                }
                let channel = self.channel(message.channel).await.ok();
                let member = call(format!("/guilds/{}/members/{}", message.guild, self.me)).await.ok();
                // A member under a time-out may do nothing, whatever rights it has.
                let until =
                    member.as_ref().and_then(|member| member["communication_disabled_until"].as_str());
                let now = self.store.now().await;
                let until: Option<jiff::Timestamp> = until.and_then(|until| until.parse().ok());
                if until.is_some_and(|until| now.is_ok_and(|now| until > now)) {
                    return Cause::TimedOut;
                }
                let needed = self.bots.bot().needed(message);
                let missing = match (&guild, &channel, &member) {
                    (Some(guild), Some((kind, around)), Some(member)) => {
                        rights::missing(guild, member, around, self.me, &kind.needed(needed))
                    }
                    // Who may not see a channel may not read about it either.
                    (_, None, _) => vec![Right::ViewChannel],
                    _ => Vec::new(),
                };
                Cause::Permission(missing)
            }
            TAG_REQUIRED | UNKNOWN_TAG => Cause::TagGone,
            THREAD_LOCKED | THREAD_ARCHIVED => Cause::ThreadLocked,
            _ => Cause::Refused(said),
        }
    }
}
