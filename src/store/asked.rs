//! How often a guild asked for a topic: numbers only, never words and never members.

use super::pool::{all_or_nothing, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id};

/// Most topics that are looked at.
const MOST: i64 = 100;

impl Store {
    /// What a guild asked for, most often first: marks of topics, and how often; at most 100.
    ///
    /// # Errors
    /// What the store says.
    pub async fn asked_most(&self, guild: u64) -> Result<Vec<(u64, u64)>> {
        let rows: Vec<Decoded<(i64, i64)>> = on!(self, pool => sqlx::query_as(
            "SELECT topic, times FROM asked WHERE guild_id = $1 ORDER BY times DESC, topic LIMIT $2")
            .bind(id(guild)).bind(MOST).fetch_all(pool))?;
        Ok(readable(rows, |(topic, times): (i64, i64)| Ok((topic.cast_unsigned(), times.cast_unsigned()))))
    }

    /// Adds to what guilds asked for: guild, mark of the topic, how often.
    ///
    /// # Errors
    /// What the store says; then nothing was added.
    pub async fn count_asked(&self, asked: &[(u64, u64, u64)]) -> Result<()> {
        all_or_nothing!(self, within super::pool::JOB, tx => {
            for (guild, topic, times) in asked {
                sqlx::query(
                    "INSERT INTO asked (guild_id, topic, times) VALUES ($1, $2, $3) \
                     ON CONFLICT (guild_id, topic) DO UPDATE SET times = asked.times + excluded.times")
                    .bind(id(*guild)).bind(topic.cast_signed()).bind(times.cast_signed())
                    .execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }
}
