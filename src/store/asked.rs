//! How often a guild asked for a topic: numbers only, never words and never members.

use super::pool::{all_or_nothing, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id};

/// Most topics that are looked at.
const MOST: i64 = 100;
/// No count of podpick's comes so far, and PostgreSQL would refuse to add to one that is farther.
pub(super) const MOST_TIMES: i64 = 1_000_000_000_000;

/// Keeps what counts and what forgets a guild apart, inside a transaction: one after the other, whichever process it is.
macro_rules! counting {
    ($tx:ident) => {
        sqlx::query(
            "INSERT INTO gate (name, free_at) VALUES ('counts', 0) ON CONFLICT (name) DO UPDATE SET free_at = 0",
        )
        .execute(&mut *$tx)
        .await?;
    };
}

pub(super) use counting;

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

    /// Adds to what guilds asked for: guild, mark of the topic, how often. What was counted before its guild was forgotten
    /// is forgotten with it.
    ///
    /// # Errors
    /// What the store says; then nothing was added.
    pub async fn count_asked(&self, asked: &[(u64, u64, u64)]) -> Result<()> {
        all_or_nothing!(self, within super::pool::JOB, tx => {
            counting!(tx);
            for (guild, topic, times) in asked {
                sqlx::query(
                    "INSERT INTO asked (guild_id, topic, times) SELECT $1, $2, $3 \
                     WHERE NOT EXISTS (SELECT 1 FROM gate WHERE name = 'forgotten:' || CAST($1 AS TEXT)) \
                     ON CONFLICT (guild_id, topic) DO UPDATE SET \
                     times = CASE WHEN asked.times < $4 THEN asked.times + excluded.times ELSE excluded.times END")
                    .bind(id(*guild)).bind(topic.cast_signed()).bind(times.cast_signed()).bind(MOST_TIMES)
                    .execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }
}
