//! What follows from a look at a poll: looking again, or one end of the vote that is written down at once.

use jiff::{SignedDuration, Timestamp};

use crate::bot::Bot;
use crate::bot::picks::Picks;
use crate::outbox::protocol::back_off;
use crate::outbox::{Candidate, Cause, Message, NoteKind, VOTED, winner};
use crate::store::{NewPick, Schedule, StoreError, Vote, VoteEnd, Winner};

/// So long after its end a poll is looked at: Discord counts once more then.
const AFTER_END: SignedDuration = SignedDuration::from_secs(20);
/// How long Discord's last count is waited for; after that its counts so far are taken, which are usually right.
const LAST_COUNT: SignedDuration = SignedDuration::from_hours(1);
/// How long after its planned end a poll that cannot be read is tried.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);
/// When a poll is looked at again that does not say when it ends.
const ENDLESS: SignedDuration = SignedDuration::from_hours(1);

/// What a look at a poll showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PollSeen {
    /// It is open; until when.
    Open(Option<Timestamp>),
    /// It has ended.
    Ended {
        /// The votes for each candidate, in their order.
        votes: Vec<u64>,
        /// Discord has counted for the last time.
        last_count: bool,
        /// When.
        at: Timestamp,
    },
    /// It cannot be read any more; why.
    Gone(Cause),
    /// It could not be read now, but may be later.
    NotNow,
}

impl Bot {
    /// Does what follows from a look at the poll of a vote.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn count_vote(&self, vote: &Vote, seen: PollSeen, now: Timestamp) -> Result<(), StoreError> {
        let Some(picks) = &self.picks else { return Ok(()) };
        let again = async |wait: SignedDuration| {
            picks.store.look_at_vote_again(vote, now.saturating_add(wait).unwrap_or(now)).await
        };
        let given_up = now.duration_since(vote.ballot.ends) > PATIENCE;
        match seen {
            PollSeen::Open(_) | PollSeen::NotNow if given_up => {
                self.end_without(picks, vote, Cause::Unreachable, now).await
            }
            PollSeen::Open(until) => {
                let left = until.map_or(ENDLESS, |until| until.duration_since(now));
                again(left.max(SignedDuration::ZERO) + AFTER_END).await
            }
            PollSeen::NotNow => again(wait(vote.tries, SignedDuration::MAX)).await,
            PollSeen::Ended { last_count: false, at, .. } if now.duration_since(at) < LAST_COUNT => {
                again(wait(vote.tries, SignedDuration::from_secs(64))).await
            }
            PollSeen::Ended { votes, .. } => self.end_with(picks, vote, &votes, now).await,
            PollSeen::Gone(cause) => self.end_without(picks, vote, cause, now).await,
        }
    }

    async fn end_with(
        &self,
        picks: &Picks,
        vote: &Vote,
        votes: &[u64],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Some(won) = winner(votes).and_then(|at| vote.ballot.candidates.get(at)) else {
            let end = VoteEnd { cause: Some(Cause::NobodyVoted), ..VoteEnd::default() };
            picks.store.end_vote(vote, &end).await?;
            // As without a vote, and nothing that moderators have to mend.
            tracing::info!(guild = vote.guild, key = vote.key(), "Nobody voted");
            return Ok(());
        };
        if self.catalog.podcast_with_id(&won.podcast).is_none() {
            return self.end_without(picks, vote, Cause::NotInCatalog(won.title.clone()), now).await;
        }
        let meanwhile = picks.store.picked_since(vote.guild, vote.started).await?;
        if meanwhile.iter().any(|(podcast, _)| *podcast == won.podcast) {
            return self.end_without(picks, vote, Cause::PostedMeanwhile, now).await;
        }
        let Some(schedule) = known_schedule(picks, vote.guild).await? else {
            return self.end_without(picks, vote, Cause::VoteEnded, now).await;
        };
        let no_room =
            Message { title: Some(won.title.clone()), ..note(&schedule, vote, Cause::QueueFull, now) };
        let winner = Winner {
            pick: to_queue(vote.guild, won, &schedule),
            queued: won.queued,
            no_room: schedule.reminders.map(|_| no_room),
        };
        let end = VoteEnd { winner: Some(winner), title: Some(won.title.clone()), ..VoteEnd::default() };
        if picks.store.end_vote(vote, &end).await? {
            tracing::info!(guild = vote.guild, key = vote.key(), podcast = won.podcast, "Vote counted");
        }
        Ok(())
    }

    /// Ends a vote that does not count; the pick comes as without it, and moderators are told.
    async fn end_without(
        &self,
        picks: &Picks,
        vote: &Vote,
        cause: Cause,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let schedule = known_schedule(picks, vote.guild).await?;
        let told = schedule.filter(|schedule| schedule.reminders.is_some());
        let note = told.map(|schedule| note(&schedule, vote, cause.clone(), now));
        let end = VoteEnd { cause: Some(cause.clone()), note, ..VoteEnd::default() };
        if picks.store.end_vote(vote, &end).await? {
            tracing::warn!(guild = vote.guild, key = vote.key(), ?cause, "Vote not counted");
        }
        Ok(())
    }
}

async fn known_schedule(picks: &Picks, guild: u64) -> Result<Option<Schedule>, StoreError> {
    match picks.store.schedule(guild).await {
        // It is paused and told of elsewhere.
        Err(StoreError::Unreadable(_)) => Ok(None),
        schedule => schedule,
    }
}

/// The winner as it is queued: for the coming week; where nobody knows which that is, before all others.
fn to_queue(guild: u64, won: &Candidate, schedule: &Schedule) -> NewPick {
    NewPick {
        guild,
        podcast: won.podcast.clone(),
        episode: won.episode.clone(),
        note: None,
        week: (!schedule.paused).then_some(schedule.next.week),
        picker: VOTED,
    }
}

fn note(schedule: &Schedule, vote: &Vote, cause: Cause, now: Timestamp) -> Message {
    let channel = schedule.reminders.unwrap_or(schedule.channel);
    let note = Message::note(vote.guild, NoteKind::VoteUncounted(vote.id), channel, cause, now);
    Message { locale: schedule.locale, ..note }
}

/// How long to wait after so many looks.
fn wait(tries: u32, longest: SignedDuration) -> SignedDuration {
    SignedDuration::from_millis(back_off(tries)).min(longest)
}
