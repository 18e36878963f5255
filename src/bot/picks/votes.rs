//! Votes for the pick: a moderator begins one, or the schedule does for each week. Counting is `count`'s.

mod candidates;
mod count;
mod shown;

use std::pin::Pin;

use jiff::{SignedDuration, Timestamp};

use super::{Answered, Picks, words};
use crate::bot::Bot;
use crate::bot::places::no_polls;
use crate::bot::reply::Reply;
use crate::bot::request::{Caller, QueryText, Right};
use crate::bot::wording::rights;
use crate::outbox::{Ballot, Candidate, Message, MessageKind, VoteId};
use crate::store::{Schedule, StoreError};

pub use count::PollSeen;
pub(super) use shown::poll_reply;

/// What podpick must be allowed to do to post a poll and to read its result.
pub(super) const NEEDED: [Right; 4] =
    [Right::ViewChannel, Right::SendMessages, Right::ReadMessageHistory, Right::SendPolls];

/// So long before a slot the vote for it begins, and so long before it ends: moderators still see what won.
const OPENS: SignedDuration = SignedDuration::from_hours(48);
const ENDS: SignedDuration = SignedDuration::from_hours(2);
/// A vote for a week that would last no longer is left out.
const SHORTEST: SignedDuration = SignedDuration::from_hours(1);
/// Votes begun in one round.
const ROUND: usize = 200;

/// Asks whether a channel is marked for adults.
pub(super) type AskAdults<'a> = dyn Fn(u64) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync + 'a;

/// A vote as a moderator asked for it.
pub(super) struct WantedVote<'a> {
    pub(super) shows: &'a [QueryText],
    pub(super) hours: u16,
    pub(super) interaction: u64,
}

impl Bot {
    /// Begins a vote in the channel of the schedule.
    pub(super) async fn vote(
        &self,
        picks: &Picks,
        wanted: &WantedVote<'_>,
        guild: u64,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        let Some(schedule) = picks.store.schedule(guild).await? else { return Ok(words::no_schedule()) };
        if schedule.forum.is_some() {
            return Ok(no_polls(schedule.channel));
        }
        if let Some(vote) = picks.store.running_vote(guild).await? {
            return Ok(words::vote_runs(&vote));
        }
        let missing = missing_here(&schedule, caller).unwrap_or_default();
        if let Some(lacks) = rights::lacks(schedule.channel, Some(&missing)) {
            return Ok(Reply::private(lacks));
        }
        // Where nobody knows, the poll itself says it.
        let adults = caller.is_for_adults(schedule.channel).unwrap_or(true);
        let mut named = Vec::new();
        for show in wanted.shows {
            match self.named_candidate(show) {
                Ok(one) if !adults && self.is_explicit_one(&one.podcast, one.episode.as_ref()) => {
                    return Ok(words::vote_explicit(&one.title, schedule.channel));
                }
                Ok(candidate) => named.push(candidate),
                Err(reply) => return Ok(*reply),
            }
        }
        let length = SignedDuration::from_hours(i64::from(wanted.hours));
        let ends = now.saturating_add(length).unwrap_or(Timestamp::MAX);
        let zone = picks.zone(&schedule);
        // The winner is the pick of the first slot after the vote.
        let comes =
            if schedule.next.at > ends { schedule.next } else { schedule.slot.next_after(&zone, ends) };
        let candidates = self.candidates(picks, guild, comes.week, now, (named, adults)).await?;
        if candidates.len() < Ballot::FEWEST {
            return Ok(words::too_few_candidates());
        }
        let kind = MessageKind::Vote(VoteId::Extra { interaction: wanted.interaction });
        let poll = poll(&schedule, kind, Ballot { ends, candidates }, now);
        if !picks.store.begin_vote(&poll, Some(&schedule), false).await? {
            return Ok(words::changed_meanwhile());
        }
        let comes = (!schedule.paused).then_some(comes.at);
        Ok(words::vote_begins(schedule.channel, poll.ballot.as_ref(), comes))
    }

    /// Begins the votes of schedules that let members vote for each pick, once for each week. Gives how many. `adults` says
    /// whether a channel is marked for adults.
    ///
    /// # Errors
    /// What the store says; what was begun so far stays, and the rest is begun next time.
    pub async fn open_votes(&self, now: Timestamp, adults: &AskAdults<'_>) -> Result<usize, StoreError> {
        let Some(picks) = &self.picks else { return Ok(0) };
        let after = |span: SignedDuration| now.saturating_add(span).unwrap_or(now);
        let due = picks.store.schedules_to_vote(after(ENDS + SHORTEST), after(OPENS), ROUND).await?;
        if due.is_empty() {
            return Ok(0);
        }
        let restored = picks.store.restored_at().await?;
        let mut begun = 0;
        for schedule in &due {
            let own = self.own_of(Some(schedule.guild));
            let bot = own.as_deref().unwrap_or(self);
            match bot.open_vote(picks, schedule, restored, now, adults).await {
                // One server's rows are its own affair.
                Err(error @ StoreError::Unreadable(_)) => {
                    tracing::warn!(guild = schedule.guild, %error, "Could not start a vote");
                }
                done => begun += usize::from(done?),
            }
        }
        Ok(begun)
    }

    async fn open_vote(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        restored: Option<Timestamp>,
        now: Timestamp,
        adults: &AskAdults<'_>,
    ) -> Result<bool, StoreError> {
        let before = |span: SignedDuration| schedule.next.at.saturating_sub(span).unwrap_or(now);
        let (opens, ends, week) = (before(OPENS), before(ENDS), schedule.next.week);
        let all =
            async |adults| self.candidates(picks, schedule.guild, week, now, (Vec::new(), adults)).await;
        let mut candidates = all(true).await?;
        let explicit = |one: &Candidate| self.is_explicit_one(&one.podcast, one.episode.as_ref());
        // One of them would keep the whole poll out of the channel. Discord is asked only where it matters.
        if candidates.iter().any(explicit) && !adults(schedule.channel).await {
            candidates = all(false).await?;
        }
        if candidates.len() < Ballot::FEWEST {
            return Ok(false);
        }
        let nth = picks.store.votes_begun(schedule.guild, week).await?;
        let begins = if nth > 0 { now } else { opens };
        let kind = MessageKind::Vote(VoteId::Weekly { week, nth });
        let poll = poll(schedule, kind, Ballot { ends, candidates }, begins);
        let looked_for = restored.is_some_and(|restored| begins <= restored);
        picks.store.begin_vote(&poll, Some(schedule), looked_for).await
    }

    /// Ends the vote that runs where a changed schedule leaves it without its place, its time or its wish; whether it did.
    pub(super) async fn end_changed_vote(
        &self,
        picks: &Picks,
        before: Option<&Schedule>,
        after: &Schedule,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Some(before) = before else { return Ok(false) };
        let moved = before.channel != after.channel || before.slot != after.slot || before.zone != after.zone;
        let Some(vote) = picks.vote_of(after.guild).await? else { return Ok(false) };
        let unwanted = before.vote && !after.vote && matches!(vote.id, VoteId::Weekly { .. });
        if moved || unwanted { picks.store.void_vote(after.guild, now).await } else { Ok(false) }
    }
}

/// What podpick lacks to post a poll, where the command was used in the channel that the poll goes to.
fn missing_here(schedule: &Schedule, caller: &Caller) -> Option<Vec<Right>> {
    let has = caller.bot_rights_here.as_ref().filter(|_| caller.channel == Some(schedule.channel))?;
    let needed = caller.kind_here.needed(NEEDED).into_iter();
    let missing: Vec<Right> = needed.filter(|right| !has.contains(right)).collect();
    (!missing.is_empty()).then_some(missing)
}

/// The message that is the poll of a vote.
fn poll(schedule: &Schedule, kind: MessageKind, ballot: Ballot, due: Timestamp) -> Message {
    Message {
        ballot: Some(ballot),
        locale: schedule.locale,
        ..Message::new(schedule.guild, kind, schedule.channel, due)
    }
}
