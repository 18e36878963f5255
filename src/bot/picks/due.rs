//! Turns slots that have come into messages of the outbox, and empty queues into reminders. Sends nothing.

use jiff::{SignedDuration, Timestamp};

use super::Picks;
use super::choice::skipped;
use super::next::next;
use crate::bot::Bot;
use crate::outbox::{Cause, Message, NoteKind};
use crate::schedule::{Occurrence, spread};
use crate::store::{Schedule, StoreError, Told};

/// A slot missed by more than this is skipped.
const LATE: SignedDuration = SignedDuration::from_hours(24);
/// A slot that is taken up so late may have been posted by a podpick whose store was put back since.
const UNSURE: SignedDuration = SignedDuration::from_mins(5);
/// So long before a slot an empty queue is mentioned.
const AHEAD: SignedDuration = SignedDuration::from_hours(24);
/// Schedules worked on in one round.
const ROUND: usize = 200;
/// Missed weeks that are written into the history; more than a year of silence needs no more lines.
const MOST_MISSED: usize = 60;

/// What concerns all slots of one round.
#[derive(Debug, Clone, Copy)]
struct Round {
    /// How many are due at the same moment.
    crowd: usize,
    /// When the store was put in place from a copy.
    restored: Option<Timestamp>,
}

impl Bot {
    /// Turns every slot that has come into one message, or into a week that passed without. Gives how many.
    ///
    /// # Errors
    /// What the store says; what was done so far stays, and the rest is done next time.
    pub async fn due(&self, now: Timestamp) -> Result<usize, StoreError> {
        let Some(picks) = &self.picks else { return Ok(0) };
        let due = picks.store.due_schedules(now, ROUND).await?;
        if due.is_empty() {
            return Ok(0);
        }
        let restored = picks.store.restored_at().await?;
        // How many are due at the same moment, asked once for each moment, while few of them are done.
        let mut crowd = (None, 0);
        for schedule in &due {
            if due.len() >= ROUND && crowd.0 != Some(schedule.next.at) {
                crowd = (Some(schedule.next.at), picks.store.due_at(schedule.next.at).await?);
            }
            let own = self.own_of(Some(schedule.guild));
            let bot = own.as_deref().unwrap_or(self);
            match bot.one_due(picks, schedule, now, Round { crowd: crowd.1, restored }).await {
                // One server's rows are its own affair.
                Err(error @ StoreError::Unreadable(_)) => {
                    picks.store.set_aside(schedule.guild, Some(Told::of(schedule)), &error, now).await?;
                }
                done => done?,
            }
        }
        Ok(due.len())
    }

    async fn one_due(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        now: Timestamp,
        round: Round,
    ) -> Result<(), StoreError> {
        // Names are checked before they are kept; one that is none was written by somebody else.
        let Some(zone) = picks.zones.get(&schedule.zone) else {
            return Err(StoreError::Unreadable(format!("schedule of guild {}: zone", schedule.guild)));
        };
        let mut slot = schedule.next;
        let mut missed = 0;
        // Weeks that are over for good, then the one that may still be posted, if there is one.
        while now.duration_since(slot.at) > LATE {
            if missed < MOST_MISSED {
                let message = skipped(schedule, slot.week, slot.at, Cause::Missed);
                picks.store.post(&message, None).await?;
            }
            missed += 1;
            slot = schedule.slot.in_week(slot.week.next(), &zone);
        }
        if missed > 0 {
            tracing::warn!(
                guild = schedule.guild,
                missed,
                "Skipped weekly picks that are more than a day late"
            );
        }
        if slot.at <= now {
            let late = now.duration_since(slot.at) > UNSURE;
            self.post_for(picks, schedule, slot, round, late).await?;
            slot = schedule.slot.in_week(slot.week.next(), &zone);
        }
        picks.store.advance(schedule.guild, schedule.next.week, slot).await?;
        Ok(())
    }

    async fn post_for(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        slot: Occurrence,
        round: Round,
        late: bool,
    ) -> Result<(), StoreError> {
        let Occurrence { week, at } = slot;
        if self.week_taken(picks, schedule.guild, week).await? {
            return Ok(());
        }
        let queue = picks.store.queue(schedule.guild).await?;
        let coming = next(&self.catalog, &queue, week);
        for gone in &coming.gone {
            let cause = Cause::NotInCatalog(gone.pick.podcast.clone());
            tell(picks, schedule, NoteKind::LeftCatalog { queued: gone.id }, cause, at).await?;
            tracing::warn!(
                guild = schedule.guild,
                podcast = gone.pick.podcast,
                "A queued pick is no longer in the catalog"
            );
            picks.store.remove_queued(schedule.guild, gone.id).await?;
        }
        let message = self.message_for(picks, schedule, week, at, coming.pick).await?;
        let message = message.unwrap_or_else(|| skipped(schedule, week, at, Cause::NothingQueued));
        let wait = spread(schedule.guild, round.crowd);
        // A store that is a copy may not know of a pick that is there already, and not every copy says that it is one.
        let looked_for = late || round.restored.is_some_and(|restored| at <= restored);
        picks.store.post_after(&message, coming.pick.map(|queued| queued.id), wait, looked_for).await?;
        Ok(())
    }

    /// Reminds moderators, once for each slot, that nothing is queued for tomorrow.
    ///
    /// # Errors
    /// What the store says.
    pub async fn remind(&self, now: Timestamp) -> Result<(), StoreError> {
        let Some(picks) = &self.picks else { return Ok(()) };
        let until = now.saturating_add(AHEAD).unwrap_or(now);
        for schedule in picks.store.soon_schedules(now, until, ROUND).await? {
            let (kind, cause) =
                (NoteKind::Reminder(schedule.next.week), Cause::Reminder(Some(schedule.next.at)));
            tell(picks, &schedule, kind, cause, now).await?;
        }
        Ok(())
    }

    /// Compares every schedule with what the zone data say today. A slot that moved is moved aloud: in the log, and to
    /// the moderators who said where.
    ///
    /// # Errors
    /// What the store says.
    pub async fn recheck_zones(&self, now: Timestamp) -> Result<(), StoreError> {
        let Some(picks) = &self.picks else { return Ok(()) };
        let mut after = 0;
        loop {
            let page = picks.store.all_schedules(after, ROUND).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.guild;
            for schedule in &page {
                let kept = schedule.next;
                let says = schedule.slot.in_week(kept.week, &picks.zone(schedule));
                if says.at != kept.at {
                    tracing::warn!(guild = schedule.guild, zone = schedule.zone, before = %kept.at, now = %says.at,
                        "Time zone rules changed: a pick moved");
                    picks.store.advance(schedule.guild, kept.week, says).await?;
                    let kind = NoteKind::ZoneChanged { week: kept.week, second: says.at.as_second() };
                    tell(picks, schedule, kind, Cause::ZoneChanged(Some(kept.at)), now).await?;
                }
                if let Some((counts, other)) = picks.zones.disagreement(&schedule.zone, schedule.slot, now) {
                    tracing::warn!(guild = schedule.guild, zone = schedule.zone, counts = %counts.at,
                        other = %other.at, "The system's time zones differ from podpick's own; using the newer ones");
                }
            }
        }
    }
}

/// Puts a note to the moderators into the outbox, where they said where to tell them.
async fn tell(
    picks: &Picks,
    schedule: &Schedule,
    kind: NoteKind,
    cause: Cause,
    due: Timestamp,
) -> Result<(), StoreError> {
    let Some(channel) = schedule.reminders else { return Ok(()) };
    let note = Message::note(schedule.guild, kind, channel, cause, due);
    let note = Message { locale: schedule.locale, ..note };
    picks.store.post(&note, None).await.map(drop)
}
