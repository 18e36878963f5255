//! Searches without results in one server, counted without who asked, so that its moderators see what its shelf lacks.

use jiff::Timestamp;

use super::gaps::KEPT;
use super::pool::{JOB, all_or_nothing, on};
use super::suggestions::COUNTED;
use super::unreadable::{Decoded, readable};
use super::{Gap, Result, Store, id, millis, moment};

/// How long counts are not taken that come late from before their guild was forgotten.
const FORGOTTEN: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);

impl Store {
    /// A guild's searches without results, most frequent first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn missing(&self, guild: u64, most: usize) -> Result<Vec<Gap>> {
        let rows: Vec<Decoded<(String, i64, i64)>> = on!(self, pool => sqlx::query_as(
            "SELECT question, times, last_at FROM missing WHERE guild_id = $1 \
             ORDER BY times DESC, last_at DESC, question LIMIT $2")
            .bind(id(guild)).bind(most as i64).fetch_all(pool))?;
        let gap = |(question, times, last): (String, i64, i64)| {
            Ok(Gap { question, times: times.cast_unsigned(), last: moment(last)? })
        };
        Ok(readable(rows, gap))
    }

    /// Deletes counts whose time is over: who suggested something, after a day, and searches without results, after 90; and
    /// that a guild was forgotten, after an hour.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn forget_counts(&self, now: Timestamp) -> Result<()> {
        let before = |kept| millis(now.saturating_sub(kept).unwrap_or(Timestamp::MIN));
        all_or_nothing!(self, within JOB, tx => {
            for (statement, before) in [
                ("DELETE FROM suggested WHERE at <= $1", before(COUNTED)),
                ("DELETE FROM gap WHERE last_at < $1", before(KEPT)),
                ("DELETE FROM missing WHERE last_at < $1", before(KEPT)),
                ("DELETE FROM gate WHERE name LIKE 'forgotten:%' AND free_at <= $1", before(FORGOTTEN)),
            ] {
                sqlx::query(statement).bind(before).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }
}
