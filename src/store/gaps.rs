//! Questions that found nothing, counted without who asked, so that a curator sees what the catalog lacks, and a server's moderators what their shelf lacks.

use jiff::Timestamp;

use super::asked::{MOST_TIMES, counting};
use super::pool::{all_or_nothing, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id, millis, moment};

/// Most questions that are kept; beyond it the rarest and oldest make room.
const MOST: i64 = 10_000;
/// What nobody has asked for so long no longer counts.
pub(super) const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(90 * 24);
/// Most questions without a result that are kept of a guild; beyond it the rarest and oldest make room.
const MOST_MISSING: i64 = 500;

/// A question that found nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// As it was compared: folded words.
    pub question: String,
    /// How often it was asked.
    pub times: u64,
    /// When it was asked last.
    pub last: Timestamp,
}

impl Store {
    /// Adds to the questions that found nothing: in which guild, if in one, the question, how often. What was counted in a
    /// guild before it was forgotten is forgotten with it.
    ///
    /// # Errors
    /// What the store says; then nothing was added.
    pub async fn count_gaps(&self, gaps: &[(Option<u64>, String, u64)], now: Timestamp) -> Result<()> {
        let old = now.saturating_sub(KEPT).unwrap_or(Timestamp::MIN);
        // In one order, so that two processes never wait for each other.
        let mut by_question: Vec<_> = gaps.iter().collect();
        by_question.sort_unstable_by(|one, other| one.1.cmp(&other.1));
        let mut by_guild: Vec<(u64, &str, u64)> = gaps
            .iter()
            .filter_map(|(guild, question, times)| Some(((*guild)?, question.as_str(), *times)))
            .collect();
        by_guild.sort_unstable();
        all_or_nothing!(self, within super::pool::JOB, tx => {
            counting!(tx);
            for (_, question, times) in &by_question {
                sqlx::query(
                    "INSERT INTO gap (question, times, last_at) VALUES ($1, $2, $3) \
                     ON CONFLICT (question) DO UPDATE SET last_at = excluded.last_at, \
                     times = CASE WHEN gap.times < $4 THEN gap.times + excluded.times ELSE excluded.times END")
                    .bind(question).bind(times.cast_signed()).bind(millis(now)).bind(MOST_TIMES)
                    .execute(&mut *tx).await?;
            }
            sqlx::query("DELETE FROM gap WHERE last_at < $1").bind(millis(old)).execute(&mut *tx).await?;
            sqlx::query(
                "DELETE FROM gap WHERE question IN (SELECT question FROM gap ORDER BY times DESC, last_at DESC, \
                 question LIMIT 1000000 OFFSET $1)")
                .bind(MOST).execute(&mut *tx).await?;
            for (guild, question, times) in &by_guild {
                sqlx::query(
                    "INSERT INTO missing (guild_id, question, times, last_at) SELECT $1, $2, $3, $4 \
                     WHERE NOT EXISTS (SELECT 1 FROM gate WHERE name = 'forgotten:' || CAST($1 AS TEXT)) \
                     ON CONFLICT (guild_id, question) DO UPDATE SET last_at = excluded.last_at, \
                     times = CASE WHEN missing.times < $5 THEN missing.times + excluded.times ELSE excluded.times END")
                    .bind(id(*guild)).bind(*question).bind(times.cast_signed()).bind(millis(now)).bind(MOST_TIMES)
                    .execute(&mut *tx).await?;
            }
            for (guild, ..) in by_guild.chunk_by(|one, next| one.0 == next.0).filter_map(|of_one| of_one.first()) {
                sqlx::query("DELETE FROM missing WHERE guild_id = $1 AND last_at < $2")
                    .bind(id(*guild)).bind(millis(old)).execute(&mut *tx).await?;
                sqlx::query(
                    "DELETE FROM missing WHERE guild_id = $1 AND question IN (SELECT question FROM missing \
                     WHERE guild_id = $1 ORDER BY times DESC, last_at DESC, question LIMIT 1000000 OFFSET $2)")
                    .bind(id(*guild)).bind(MOST_MISSING).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }

    /// The questions that found nothing, most often asked first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn gaps(&self, most: usize) -> Result<Vec<Gap>> {
        let rows: Vec<Decoded<(String, i64, i64)>> = on!(self, pool => sqlx::query_as(
            "SELECT question, times, last_at FROM gap ORDER BY times DESC, last_at DESC, question LIMIT $1")
            .bind(most as i64).fetch_all(pool))?;
        let gap = |(question, times, last): (String, i64, i64)| {
            Ok(Gap { question, times: times.cast_unsigned(), last: moment(last)? })
        };
        Ok(readable(rows, gap))
    }

    /// Forgets these, unless they were asked again meanwhile.
    ///
    /// # Errors
    /// What the store says; then none is forgotten.
    pub async fn forget_gaps(&self, gaps: &[Gap]) -> Result<()> {
        all_or_nothing!(self, within super::pool::JOB, tx => {
            for gap in gaps {
                sqlx::query("DELETE FROM gap WHERE question = $1 AND last_at = $2")
                    .bind(&gap.question).bind(millis(gap.last)).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }
}
