//! What members think of picks: counts that stay with the pick, and keyed hashes that go when nobody can rate it any more.

use jiff::Timestamp;

use super::pool::{all_or_nothing, changed, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id, millis};
use crate::locale::Locale;
use crate::outbox::{Rating, Ratings};

/// Most podcasts whose ratings are looked at.
const MOST: i64 = 1_000;

/// A press under a pick.
#[derive(Debug, Clone, Copy)]
pub struct Press<'p> {
    /// The guild.
    pub guild: u64,
    /// The key of the pick.
    pub post: &'p str,
    /// The member, as a keyed hash.
    pub member: &'p str,
    /// What was pressed.
    pub rating: Rating,
}

/// What was forgotten of a member.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForgottenMember {
    /// Rows that the id was taken out of.
    pub places: u64,
    /// Ratings that no longer count.
    pub ratings: u64,
    /// The guilds whose shelves named the member.
    pub shelves: Vec<u64>,
}

impl Store {
    /// Counts what a member thinks of a pick: another opinion takes the place of the one before, and the same one again takes
    /// it back. Gives the counts and the language of the pick; none where the guild has no such pick that was due after
    /// `since`.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn rate(&self, press: Press<'_>, since: Timestamp) -> Result<Option<(Ratings, Locale)>> {
        let (guild, Press { post, member, rating, .. }) = (id(press.guild), press);
        let mut rated = None;
        let done = all_or_nothing!(self, tx => {
            // Whoever presses holds the row until the end, or two presses at once would count from the same number.
            let there = sqlx::query(
                "UPDATE outbox SET listened = listened WHERE key = $1 AND guild_id = $2 AND pick = 1 AND due_at > $3")
                .bind(post).bind(guild).bind(millis(since)).execute(&mut *tx).await?.rows_affected() > 0;
            there && {
                let before: Option<String> = sqlx::query_scalar(
                    "SELECT rating FROM rating WHERE post = $1 AND member = $2")
                    .bind(post).bind(member).fetch_optional(&mut *tx).await?;
                let before = before.as_deref().and_then(Rating::read);
                sqlx::query("DELETE FROM rating WHERE post = $1 AND member = $2")
                    .bind(post).bind(member).execute(&mut *tx).await?;
                let after = Some(rating).filter(|rating| before != Some(*rating));
                if let Some(rating) = after {
                    sqlx::query("INSERT INTO rating (guild_id, post, member, rating) VALUES ($1, $2, $3, $4)")
                        .bind(guild).bind(post).bind(member).bind(rating.code()).execute(&mut *tx).await?;
                }
                let change = |of| i64::from(after == Some(of)) - i64::from(before == Some(of));
                let (listened, not_for_me, locale): (i64, i64, String) = sqlx::query_as(
                    "UPDATE outbox SET listened = listened + $2, not_for_me = not_for_me + $3 WHERE key = $1 \
                     RETURNING listened, not_for_me, locale")
                    .bind(post).bind(change(Rating::Listened)).bind(change(Rating::NotForMe))
                    .fetch_one(&mut *tx).await?;
                rated = Some((ratings(listened, not_for_me), Locale::of(&locale)));
                true
            }
        })?;
        Ok(rated.filter(|_| done))
    }

    /// How the picks of a guild were received, by the ids of their podcasts; those nobody rated are left out. No number that
    /// members cannot have pressed counts: their sum would be none.
    ///
    /// # Errors
    /// What the store says.
    pub async fn ratings(&self, guild: u64) -> Result<Vec<(String, Ratings)>> {
        let rows: Vec<Decoded<(String, i64, i64)>> = on!(self, pool => sqlx::query_as(
            "SELECT podcast, CAST(SUM(CASE WHEN listened BETWEEN 0 AND 1000000000 THEN listened ELSE 0 END) AS BIGINT), \
             CAST(SUM(CASE WHEN not_for_me BETWEEN 0 AND 1000000000 THEN not_for_me ELSE 0 END) AS BIGINT) FROM outbox \
             WHERE guild_id = $1 AND pick = 1 AND podcast IS NOT NULL AND (listened > 0 OR not_for_me > 0) \
             GROUP BY podcast ORDER BY podcast LIMIT $2")
            .bind(id(guild)).bind(MOST).fetch_all(pool))?;
        Ok(readable(rows, |(podcast, one, other)| Ok((podcast, ratings(one, other)))))
    }

    /// Forgets who rated picks that were due before then, a hundred picks at most; the counts stay.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn forget_raters(&self, before: Timestamp) -> Result<u64> {
        changed!(
            self,
            sqlx::query(
                "DELETE FROM rating WHERE post IN (SELECT DISTINCT rating.post FROM rating \
                 LEFT JOIN outbox ON outbox.key = rating.post \
                 WHERE outbox.key IS NULL OR outbox.due_at <= $1 LIMIT 100)"
            )
            .bind(millis(before))
        )
    }
}

/// Counts as they are stored.
pub(super) fn ratings(listened: i64, not_for_me: i64) -> Ratings {
    let count = |stored: i64| u64::try_from(stored).unwrap_or(0);
    Ratings { listened: count(listened), not_for_me: count(not_for_me) }
}
