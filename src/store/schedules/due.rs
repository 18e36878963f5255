//! The schedules whose slot has come, or comes soon.

use jiff::Timestamp;

use super::{Row, select};
use crate::store::pool::{from_row, on};
use crate::store::unreadable::{Decoded, readable};
use crate::store::{Result, Schedule, Store, Told, millis};

/// A schedule whose slot has come, read so far as it can be: a slot that is no time would never come. Whose it is, the
/// statement has seen to.
struct Due {
    guild_id: i64,
    told: Decoded<Told>,
    schedule: Decoded<Row>,
}

from_row!(Due { guild_id } and told, schedule);

impl Store {
    /// The schedules whose slot has come, the longest waiting first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn due_schedules(&self, now: Timestamp, most: usize) -> Result<Vec<Schedule>> {
        let rows: Vec<Due> = on!(self, pool => sqlx::query_as(select!(
            "WHERE paused = 0 AND gone_since IS NULL AND next_at <= $1 AND CAST(guild_id AS BIGINT) = guild_id \
             ORDER BY next_at LIMIT $2"))
            .bind(millis(now)).bind(most as i64).fetch_all(pool))?;
        // Asked for apart, so that each comes straight from the index.
        let never: Vec<Due> = on!(self, pool => sqlx::query_as(select!(
            "WHERE paused = 0 AND gone_since IS NULL AND next_at > $1 AND CAST(guild_id AS BIGINT) = guild_id \
             ORDER BY next_at LIMIT $2"))
            .bind(millis(Timestamp::MAX)).bind(most as i64).fetch_all(pool))?;
        let mut due = Vec::with_capacity(rows.len());
        for row in rows.into_iter().chain(never) {
            match row.schedule.0.and_then(Row::read) {
                Ok(schedule) => due.push(schedule),
                Err(error) => {
                    self.set_aside(row.guild_id.cast_unsigned(), row.told.ok(), &error, now).await?;
                }
            }
        }
        Ok(due)
    }

    /// How many schedules have their slot at this moment and are not worked on yet.
    ///
    /// # Errors
    /// What the store says.
    pub async fn due_at(&self, at: Timestamp) -> Result<usize> {
        let count: i64 = on!(self, pool => sqlx::query_scalar(
            "SELECT COUNT(*) FROM schedule WHERE paused = 0 AND gone_since IS NULL AND next_at = $1")
            .bind(millis(at)).fetch_one(pool))?;
        Ok(count as usize)
    }

    /// The schedules whose slot comes in this span and whose moderators want to be reminded of an empty queue.
    ///
    /// # Errors
    /// What the store says.
    pub async fn soon_schedules(
        &self,
        from: Timestamp,
        until: Timestamp,
        most: usize,
    ) -> Result<Vec<Schedule>> {
        let rows: Vec<Decoded<Row>> = on!(self, pool => sqlx::query_as(select!(
            "WHERE paused = 0 AND gone_since IS NULL AND auto = 0 AND reminders IS NOT NULL \
             AND next_at > $1 AND next_at <= $2 AND NOT EXISTS (SELECT 1 FROM outbox \
             WHERE key = 'note:' || CAST(schedule.guild_id AS TEXT) || ':reminder:' || schedule.next_week) \
             AND NOT EXISTS (SELECT 1 FROM queued WHERE queued.guild_id = schedule.guild_id \
             AND (queued.week IS NULL OR queued.week <= schedule.next_week)) \
             AND NOT EXISTS (SELECT 1 FROM vote WHERE vote.guild_id = schedule.guild_id AND vote.void = 0) \
             ORDER BY next_at LIMIT $3"))
            .bind(millis(from)).bind(millis(until)).bind(most as i64).fetch_all(pool))?;
        Ok(readable(rows, Row::read))
    }

    /// The schedules that let members vote, whose slot comes in this span, and that have no vote for it yet: none runs or
    /// came to its end, those that a moderator ended left out, and nobody queued a pick for just that week.
    ///
    /// # Errors
    /// What the store says.
    pub async fn schedules_to_vote(
        &self,
        from: Timestamp,
        until: Timestamp,
        most: usize,
    ) -> Result<Vec<Schedule>> {
        let rows: Vec<Decoded<Row>> = on!(self, pool => sqlx::query_as(select!(
            "WHERE paused = 0 AND gone_since IS NULL AND vote = 1 AND next_at > $1 AND next_at <= $2 \
             AND NOT EXISTS (SELECT 1 FROM outbox \
             WHERE outbox.guild_id = schedule.guild_id AND (cause IS NULL OR cause <> 'vote-ended') \
             AND (key = 'vote:' || CAST(schedule.guild_id AS TEXT) || ':' || schedule.next_week \
             OR key LIKE 'vote:' || CAST(schedule.guild_id AS TEXT) || ':' || schedule.next_week || ':%')) \
             AND NOT EXISTS (SELECT 1 FROM vote WHERE vote.guild_id = schedule.guild_id) \
             AND NOT EXISTS (SELECT 1 FROM queued WHERE queued.guild_id = schedule.guild_id \
             AND queued.week = schedule.next_week) ORDER BY next_at LIMIT $3"))
            .bind(millis(from)).bind(millis(until)).bind(most as i64).fetch_all(pool))?;
        Ok(readable(rows, Row::read))
    }
}
