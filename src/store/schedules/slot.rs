//! A schedule goes on together with all that follows from its slot: both or neither, and only where nobody has changed or
//! ended it since it was read.

use jiff::SignedDuration;

use super::columns;
use crate::outbox::Message;
use crate::schedule::Occurrence;
use crate::store::pool::all_or_nothing;
use crate::store::{Queued, Result, Schedule, Store, id, millis, outbox};

/// Moves a schedule on from the slot that it was read with.
pub(in crate::store) const GO_ON: &str = concat!(
    "UPDATE schedule SET next_week = $4, next_at = $5 WHERE guild_id = $1 AND next_week = $2 AND next_at = $3 RETURNING ",
    columns!()
);

/// What follows from a slot that has come.
#[derive(Debug, Default)]
pub struct SlotOutcome {
    /// Weeks that pass without a pick, and what moderators are told.
    pub messages: Vec<Message>,
    /// Queued picks that go without being posted.
    pub dropped: Vec<Queued>,
    /// What the week of the slot is given.
    pub pick: Option<SlotPick>,
}

/// What a week is given.
#[derive(Debug)]
pub struct SlotPick {
    /// The message.
    pub message: Message,
    /// The queued pick that it is.
    pub queued: Option<i64>,
    /// So long after its time it may leave.
    pub wait: SignedDuration,
    /// A podpick that this store knows nothing of may have sent it: its channel is looked through first.
    pub looked_for: bool,
}

/// Moves a schedule on inside a transaction; false where somebody has changed or ended it since it was read.
macro_rules! go_on {
    ($tx:ident, $schedule:expr, $next:expr) => {{
        let (schedule, next): (&$crate::store::Schedule, $crate::schedule::Occurrence) = ($schedule, $next);
        let row: Option<$crate::store::schedules::Row> = sqlx::query_as($crate::store::schedules::GO_ON)
            .bind($crate::store::id(schedule.guild))
            .bind(schedule.next.week.to_string())
            .bind($crate::store::millis(schedule.next.at))
            .bind(next.week.to_string())
            .bind($crate::store::millis(next.at))
            .fetch_optional(&mut *$tx)
            .await?;
        match row {
            Some(row) => row.read().map_err(sqlx::Error::from)?.goes_on_from(schedule, next),
            None => false,
        }
    }};
}

pub(in crate::store) use go_on;

impl Schedule {
    /// Whether this is what was read, with another slot. Who set it and how often it failed is all the same.
    pub(in crate::store) fn goes_on_from(&self, read: &Self, next: Occurrence) -> bool {
        *self == Self { next, failures: self.failures, set_by: self.set_by, ..read.clone() }
    }
}

impl Store {
    /// Moves a schedule on to an occurrence and keeps what follows from its slot, all of it or nothing. False, and nothing
    /// changed, where it was changed or ended since it was read, or the queued pick was taken. A week that has its pick
    /// keeps it.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn pass_slot(
        &self,
        schedule: &Schedule,
        next: Occurrence,
        outcome: &SlotOutcome,
    ) -> Result<bool> {
        all_or_nothing!(self, tx => {
            let mut kept = go_on!(tx, schedule, next);
            if kept {
                for message in &outcome.messages {
                    outbox::insert!(tx, message);
                }
                for queued in &outcome.dropped {
                    sqlx::query("DELETE FROM queued WHERE guild_id = $1 AND id = $2")
                        .bind(id(schedule.guild)).bind(queued.id).execute(&mut *tx).await?;
                }
                if let Some(pick) = &outcome.pick {
                    let wake_at = millis(pick.message.due).saturating_add(pick.wait.as_millis() as i64);
                    let added = outbox::insert!(tx, &pick.message, wake_at);
                    if pick.looked_for && added > 0 {
                        sqlx::query("UPDATE outbox SET first_send_at = due_at WHERE key = $1 AND open = 1")
                            .bind(pick.message.key()).execute(&mut *tx).await?;
                    }
                    if let Some(queued) = pick.queued.filter(|_| added > 0) {
                        kept = sqlx::query("DELETE FROM queued WHERE guild_id = $1 AND id = $2")
                            .bind(id(schedule.guild)).bind(queued).execute(&mut *tx).await?.rows_affected() > 0;
                    }
                }
            }
            kept
        })
    }
}
