//! Searches without results in one server, counted without who asked, so that its moderators see what its shelf lacks.

use jiff::Timestamp;

use super::gaps::KEPT;
use super::pool::{JOB, all_or_nothing, on};
use super::suggestions::COUNTED;
use super::{Gap, Result, Store, id, millis, moment};

/// Most questions that are kept of a guild; beyond it the rarest and oldest make room.
const MOST: i64 = 500;

impl Store {
    /// Adds to the searches without results: guild, question, how often.
    ///
    /// # Errors
    /// What the store says; then nothing was added.
    pub async fn count_missing(&self, counts: &[(u64, String, u64)], now: Timestamp) -> Result<()> {
        let old = millis(now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN));
        // In one order, so that two processes never wait for each other.
        let mut counts: Vec<_> = counts.iter().collect();
        counts.sort_unstable();
        all_or_nothing!(self, within JOB, tx => {
            for (guild, question, times) in &counts {
                sqlx::query(
                    "INSERT INTO missing (guild_id, question, times, last_at) VALUES ($1, $2, $3, $4) \
                     ON CONFLICT (guild_id, question) DO UPDATE SET times = missing.times + excluded.times, \
                     last_at = excluded.last_at")
                    .bind(id(*guild)).bind(question).bind(times.cast_signed()).bind(millis(now))
                    .execute(&mut *tx).await?;
            }
            for (guild, ..) in counts.chunk_by(|one, next| one.0 == next.0).filter_map(|of_one| of_one.first()) {
                sqlx::query("DELETE FROM missing WHERE guild_id = $1 AND last_at < $2")
                    .bind(id(*guild)).bind(old).execute(&mut *tx).await?;
                sqlx::query(
                    "DELETE FROM missing WHERE guild_id = $1 AND question IN (SELECT question FROM missing \
                     WHERE guild_id = $1 ORDER BY times DESC, last_at DESC, question LIMIT 1000000 OFFSET $2)")
                    .bind(id(*guild)).bind(MOST).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }

    /// A guild's searches without results, most frequent first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn missing(&self, guild: u64, most: usize) -> Result<Vec<Gap>> {
        let rows: Vec<(String, i64, i64)> = on!(self, pool => sqlx::query_as(
            "SELECT question, times, last_at FROM missing WHERE guild_id = $1 \
             ORDER BY times DESC, last_at DESC, question LIMIT $2")
            .bind(id(guild)).bind(most as i64).fetch_all(pool))?;
        let gap = |(question, times, last): (String, i64, i64)| {
            Ok(Gap { question, times: times.cast_unsigned(), last: moment(last)? })
        };
        rows.into_iter().map(gap).collect()
    }

    /// Deletes counts whose time is over: who suggested something, after a day, and searches without results, after 90.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn forget_counts(&self, now: Timestamp) -> Result<()> {
        let before = |kept| millis(now.saturating_sub(kept).unwrap_or(Timestamp::MIN));
        all_or_nothing!(self, within JOB, tx => {
            for (statement, before) in [
                ("DELETE FROM suggested WHERE at <= $1", before(COUNTED)),
                ("DELETE FROM missing WHERE last_at < $1", before(KEPT)),
                ("DELETE FROM gap WHERE last_at < $1", before(KEPT)),
            ] {
                sqlx::query(statement).bind(before).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }
}
