//! Turns slots that have come into messages of the outbox, and empty queues into reminders. Sends nothing.

use jiff::{SignedDuration, Timestamp};

use super::Picks;
use super::choice::skipped;
use super::next::next;
use crate::bot::Bot;
use crate::outbox::{Cause, Message, NoteKind};
use crate::schedule::{Occurrence, spread};
use crate::store::{Schedule, SlotOutcome, SlotPick, StoreError, Told};

/// A slot missed by more than this is skipped.
const LATE: SignedDuration = SignedDuration::from_hours(24);
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
    /// Turns every slot that has come into one message, or into a week that passed without. Gives how many schedules went on.
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
        let mut done = 0;
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
                passed => done += usize::from(passed?),
            }
        }
        Ok(done)
    }

    /// Whether the schedule went on; not where somebody has changed or ended it meanwhile.
    async fn one_due(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        now: Timestamp,
        round: Round,
    ) -> Result<bool, StoreError> {
        // Names are checked before they are kept; one that is none was written by somebody else.
        let Some(zone) = picks.zones.get(&schedule.zone) else {
            return Err(StoreError::Unreadable(format!("schedule of guild {}: zone", schedule.guild)));
        };
        let mut slot = schedule.next;
        let mut missed = 0;
        let mut outcome = SlotOutcome::default();
        // Weeks that are over for good, then the one that may still be posted, if there is one.
        while now.duration_since(slot.at) > LATE {
            if missed < MOST_MISSED {
                outcome.messages.push(skipped(schedule, slot.week, slot.at, Cause::Missed));
            }
            missed += 1;
            slot = schedule.slot.in_week(slot.week.next(), &zone);
        }
        if slot.at <= now {
            self.give(picks, schedule, slot, round, &mut outcome).await?;
            slot = schedule.slot.in_week(slot.week.next(), &zone);
        }
        if !picks.store.pass_slot(schedule, slot, &outcome).await? {
            return Ok(false);
        }
        if missed > 0 {
            tracing::warn!(
                guild = schedule.guild,
                missed,
                "Skipped weekly picks that are more than a day late"
            );
        }
        for gone in &outcome.dropped {
            tracing::warn!(
                guild = schedule.guild,
                podcast = gone.pick.podcast,
                "A queued pick is no longer in the catalog"
            );
        }
        Ok(true)
    }

    /// What the week of a slot is given, where it has nothing yet.
    async fn give(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        slot: Occurrence,
        round: Round,
        outcome: &mut SlotOutcome,
    ) -> Result<(), StoreError> {
        let Occurrence { week, at } = slot;
        if self.week_taken(picks, schedule.guild, week).await? {
            return Ok(());
        }
        let queue = picks.store.queue(schedule.guild).await?;
        let coming = next(&self.catalog, &queue, week);
        for gone in &coming.gone {
            let cause = Cause::NotInCatalog(gone.pick.podcast.clone());
            outcome.messages.extend(note(schedule, NoteKind::LeftCatalog { queued: gone.id }, cause, at));
        }
        outcome.dropped = coming.gone.iter().copied().cloned().collect();
        let message = self.message_for(picks, schedule, week, at, coming.pick).await?;
        let message = message.unwrap_or_else(|| skipped(schedule, week, at, Cause::NothingQueued));
        outcome.pick = Some(SlotPick {
            message,
            queued: coming.pick.map(|queued| queued.id),
            wait: spread(schedule.guild, round.crowd),
            // A store that is a copy may not know of a pick that is there already.
            looked_for: round.restored.is_some_and(|restored| at <= restored),
        });
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
            let messages = note(&schedule, kind, cause, now).into_iter().collect();
            let outcome = SlotOutcome { messages, ..SlotOutcome::default() };
            picks.store.pass_slot(&schedule, schedule.next, &outcome).await?;
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
                    let kind = NoteKind::ZoneChanged { week: kept.week, second: says.at.as_second() };
                    let messages = note(schedule, kind, Cause::ZoneChanged(Some(kept.at)), now);
                    let outcome =
                        SlotOutcome { messages: messages.into_iter().collect(), ..SlotOutcome::default() };
                    if picks.store.pass_slot(schedule, says, &outcome).await? {
                        tracing::warn!(guild = schedule.guild, zone = schedule.zone, before = %kept.at, now = %says.at,
                            "Time zone rules changed: a pick moved");
                    }
                }
                if let Some((counts, other)) = picks.zones.disagreement(&schedule.zone, schedule.slot, now) {
                    tracing::warn!(guild = schedule.guild, zone = schedule.zone, counts = %counts.at,
                        other = %other.at, "The system's time zones differ from podpick's own; using the newer ones");
                }
            }
        }
    }
}

/// A note to the moderators, where they said where to tell them.
fn note(schedule: &Schedule, kind: NoteKind, cause: Cause, due: Timestamp) -> Option<Message> {
    let note = Message::note(schedule.guild, kind, schedule.reminders?, cause, due);
    Some(Message { locale: schedule.locale, ..note })
}
