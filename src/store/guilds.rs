//! What becomes of a guild that removes podpick, returns, or asks to be forgotten.

use jiff::Timestamp;

use super::asked::counting;
use super::pool::{JOB, all_or_nothing, changed, on};
use super::unreadable::{Decoded, readable};
use super::{ForgottenMember, Result, Store, id, millis};
use crate::outbox::Rating;

/// Guilds that are deleted in one round.
const ROUND: i64 = 100;
/// How long a vote rests whose guild removed podpick, in ms.
const LATER: i64 = 3_600_000;
/// Every table that keeps something of a guild.
const TABLES: [&str; 16] = [
    // First the row that whoever changes a shelf takes: what is being written at this moment is waited for, and goes too.
    "DELETE FROM shelf WHERE guild_id = $1",
    "DELETE FROM own_show WHERE guild_id = $1",
    "DELETE FROM hidden_show WHERE guild_id = $1",
    "DELETE FROM own_alias WHERE guild_id = $1",
    "DELETE FROM suggestion WHERE guild_id = $1",
    "DELETE FROM suggested WHERE guild_id = $1",
    "DELETE FROM missing WHERE guild_id = $1",
    "DELETE FROM told_show WHERE guild_id = $1",
    // What posts takes these rows first: what is being written at this moment goes with the rest.
    "DELETE FROM schedule WHERE guild_id = $1",
    "DELETE FROM follow WHERE guild_id = $1",
    "DELETE FROM vote WHERE guild_id = $1",
    "DELETE FROM queued WHERE guild_id = $1",
    "DELETE FROM rating WHERE guild_id = $1",
    "DELETE FROM outbox WHERE guild_id = $1",
    "DELETE FROM asked WHERE guild_id = $1",
    "DELETE FROM gone WHERE guild_id = $1",
];

/// The first guild after one of which something is kept. Each table gives it from an index, however many rows it has.
macro_rules! next_guild {
    ($after:literal) => {
        concat!(
            "(SELECT MIN(guild_id) FROM (SELECT MIN(guild_id) AS guild_id FROM schedule WHERE guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM queued WHERE guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM follow WHERE guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM asked WHERE guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM outbox WHERE pick = 1 AND guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM outbox WHERE pick = 0 AND guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM vote WHERE void = 0 AND guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM shelf WHERE guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM missing WHERE guild_id > ",
            $after,
            " UNION ALL SELECT MIN(guild_id) FROM told_show WHERE guild_id > ",
            $after,
            ") AS following)"
        )
    };
}

impl Store {
    /// Remembers that a guild removed podpick: nothing is sent there any more, and the time until it is forgotten runs.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn guild_gone(&self, guild: u64, now: Timestamp) -> Result<()> {
        all_or_nothing!(self, tx => {
            sqlx::query("INSERT INTO gone (guild_id, since) VALUES ($1, $2) ON CONFLICT (guild_id) DO NOTHING")
                .bind(id(guild)).bind(millis(now)).execute(&mut *tx).await?;
            sqlx::query("UPDATE schedule SET gone_since = $2 WHERE guild_id = $1 AND gone_since IS NULL")
                .bind(id(guild)).bind(millis(now)).execute(&mut *tx).await?;
            sqlx::query("UPDATE follow SET gone_since = $2 WHERE guild_id = $1 AND gone_since IS NULL")
                .bind(id(guild)).bind(millis(now)).execute(&mut *tx).await?;
            // Its poll goes on, and counts if podpick comes back.
            sqlx::query("UPDATE vote SET wake_at = $2 WHERE guild_id = $1 AND wake_at < $2")
                .bind(id(guild)).bind(millis(now) + LATER).execute(&mut *tx).await?;
            sqlx::query(
                "UPDATE outbox SET state = 'failed', cause = 'guild-gone', open = 0 \
                 WHERE guild_id = $1 AND open = 1 AND message_id IS NULL")
                .bind(id(guild)).execute(&mut *tx).await?;
            true
        })?;
        Ok(())
    }

    /// Lets the time run until a guild is forgotten that podpick was not seen in. What is due is still tried: a list of
    /// guilds may be wrong once.
    ///
    /// # Errors
    /// What the store says.
    pub async fn guild_missing(&self, guild: u64, now: Timestamp) -> Result<()> {
        changed!(
            self,
            sqlx::query(
                "INSERT INTO gone (guild_id, since) VALUES ($1, $2) ON CONFLICT (guild_id) DO NOTHING"
            )
            .bind(id(guild))
            .bind(millis(now))
        )?;
        Ok(())
    }

    /// Whether a guild counts as one that removed podpick.
    ///
    /// # Errors
    /// What the store says.
    pub async fn is_gone(&self, guild: u64) -> Result<bool> {
        let gone: i64 = on!(self, pool => sqlx::query_scalar("SELECT COUNT(*) FROM gone WHERE guild_id = $1")
            .bind(id(guild)).fetch_one(pool))?;
        Ok(gone > 0)
    }

    /// A guild has podpick again: all that is kept of it counts again.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn guild_back(&self, guild: u64) -> Result<()> {
        all_or_nothing!(self, tx => {
            for statement in [
                "DELETE FROM gone WHERE guild_id = $1",
                "UPDATE schedule SET gone_since = NULL WHERE guild_id = $1",
                "UPDATE follow SET gone_since = NULL WHERE guild_id = $1",
            ] {
                sqlx::query(statement).bind(id(guild)).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(())
    }

    /// The guilds of which something is kept, each with whether it counts as one that removed podpick, by id, those
    /// after this one.
    ///
    /// # Errors
    /// What the store says.
    pub async fn guilds_kept(&self, after: u64, most: usize) -> Result<Vec<(u64, bool)>> {
        let rows: Vec<Decoded<(i64, i64)>> = on!(self, within JOB, pool => sqlx::query_as(concat!(
            "WITH RECURSIVE known(guild_id, nth) AS (SELECT ", next_guild!("$1"), ", CAST(1 AS BIGINT) UNION ALL SELECT ",
            next_guild!("known.guild_id"), ", nth + 1 FROM known WHERE guild_id IS NOT NULL AND nth < $2) \
             SELECT guild_id, (SELECT COUNT(*) FROM gone WHERE gone.guild_id = known.guild_id) FROM known \
             WHERE guild_id IS NOT NULL ORDER BY guild_id"))
            .bind(id(after)).bind(most as i64).fetch_all(pool))?;
        Ok(readable(rows, |(guild, gone): (i64, i64)| Ok((guild.cast_unsigned(), gone > 0))))
    }

    /// Deletes all that is kept of guilds that removed podpick before then. Gives their ids.
    ///
    /// # Errors
    /// What the store says.
    pub async fn forget_guilds(&self, gone_before: Timestamp) -> Result<Vec<u64>> {
        let gone: Vec<Decoded<(i64,)>> = on!(self, pool => sqlx::query_as(
            "SELECT guild_id FROM gone WHERE since < $1 ORDER BY since LIMIT $2")
            .bind(millis(gone_before)).bind(ROUND).fetch_all(pool))?;
        let mut forgotten = Vec::new();
        for (guild,) in readable(gone, Ok) {
            if self.forget_still_gone(guild, gone_before).await? {
                forgotten.push(guild.cast_unsigned());
            }
        }
        Ok(forgotten)
    }

    /// Deletes all that is kept of a guild unless it came back since it was listed; what is asked and what is done are one.
    pub(super) async fn forget_still_gone(&self, guild: i64, gone_before: Timestamp) -> Result<bool> {
        all_or_nothing!(self, tx => {
            let still = sqlx::query("DELETE FROM gone WHERE guild_id = $1 AND since < $2")
                .bind(guild).bind(millis(gone_before)).execute(&mut *tx).await?.rows_affected() > 0;
            if still {
                for statement in TABLES {
                    sqlx::query(statement).bind(guild).execute(&mut *tx).await?;
                }
            }
            still
        })
    }

    /// Ends a guild's schedule for good, with what is queued and the vote that runs. Gives how many queued picks went, and
    /// whether a vote did; none where there was no schedule.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn unschedule(&self, guild: u64, now: Timestamp) -> Result<Option<(u64, bool)>> {
        let (mut queued, mut voting) = (0, false);
        let was = all_or_nothing!(self, tx => {
            let was = sqlx::query("DELETE FROM schedule WHERE guild_id = $1")
                .bind(id(guild)).execute(&mut *tx).await?.rows_affected() > 0;
            queued = sqlx::query("DELETE FROM queued WHERE guild_id = $1")
                .bind(id(guild)).execute(&mut *tx).await?.rows_affected();
            // What has not left yet does not leave any more.
            sqlx::query(
                "UPDATE outbox SET open = 0, state = 'skipped', cause = 'skipped' WHERE guild_id = $1 AND pick = 1 \
                 AND open = 1 AND message_id IS NULL AND first_send_at IS NULL")
                .bind(id(guild)).execute(&mut *tx).await?;
            voting = super::votes::void!(tx, guild, now);
            was
        })?;
        Ok(was.then_some((queued, voting)))
    }

    /// Takes a member's id out of everything; suggestions that wait go whole, and so do the member's ratings, which are kept
    /// under a keyed hash of the id.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn forget_member(&self, user: u64, hash: &str) -> Result<ForgottenMember> {
        let mut gone = ForgottenMember::default();
        let now = millis(self.now().await?);
        all_or_nothing!(self, tx => {
            // First: a moderator who adds such a show at the same moment has done so before this goes on, or does not.
            sqlx::query(
                "UPDATE shelf SET revision = revision WHERE guild_id IN (SELECT guild_id FROM suggestion WHERE member = $1)")
                .bind(id(user)).execute(&mut *tx).await?;
            // Whoever rates takes the post before the rating, and so does this.
            sqlx::query("UPDATE outbox SET listened = listened WHERE key IN (SELECT post FROM rating WHERE member = $1)")
                .bind(hash).execute(&mut *tx).await?;
            // Answers name whoever brought a show.
            let named: Vec<i64> = sqlx::query_scalar("SELECT DISTINCT guild_id FROM own_show WHERE curator = $1")
                .bind(id(user)).fetch_all(&mut *tx).await?;
            gone.shelves = named.into_iter().map(i64::cast_unsigned).collect();
            sqlx::query(
                "UPDATE shelf SET revision = CASE WHEN revision >= $2 THEN revision + 1 ELSE $2 END \
                 WHERE guild_id IN (SELECT guild_id FROM own_show WHERE curator = $1)")
                .bind(id(user)).bind(now).execute(&mut *tx).await?;
            for statement in [
                "UPDATE schedule SET set_by = 0 WHERE set_by = $1",
                "UPDATE follow SET set_by = 0 WHERE set_by = $1",
                "UPDATE queued SET picker = 0 WHERE picker = $1",
                // A suggestion's card holds the member's words, and what is to be told to the member is told to nobody else.
                "DELETE FROM outbox WHERE picker = $1 AND (key LIKE 'suggest:%' OR key LIKE 'told:%' OR key LIKE 'note:%')",
                "UPDATE outbox SET picker = 0 WHERE picker = $1",
                "UPDATE own_show SET curator = NULL WHERE curator = $1",
                "DELETE FROM suggestion WHERE member = $1",
                "DELETE FROM suggested WHERE member = $1",
            ] {
                gone.places += sqlx::query(statement).bind(id(user)).execute(&mut *tx).await?.rows_affected();
            }
            // What is deleted is what no longer counts, whatever is pressed meanwhile.
            let ratings: Vec<(String, String)> =
                sqlx::query_as("DELETE FROM rating WHERE member = $1 RETURNING post, rating")
                    .bind(hash).fetch_all(&mut *tx).await?;
            for (post, rating) in &ratings {
                let counted = match Rating::read(rating) {
                    Some(Rating::Listened) => "UPDATE outbox SET listened = listened - 1 WHERE key = $1",
                    Some(Rating::NotForMe) => "UPDATE outbox SET not_for_me = not_for_me - 1 WHERE key = $1",
                    None => continue,
                };
                sqlx::query(counted).bind(post).execute(&mut *tx).await?;
            }
            gone.ratings = ratings.len() as u64;
            true
        })?;
        Ok(gone)
    }

    /// Deletes all that is kept of a guild at once. Gives how many rows that were.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn forget_guild(&self, guild: u64) -> Result<u64> {
        let mut gone = 0;
        let now = millis(self.now().await?);
        all_or_nothing!(self, tx => {
            counting!(tx);
            // Another process, or a count that could not be written before, must not bring anything back.
            sqlx::query(
                "INSERT INTO gate (name, free_at) VALUES ('forgotten:' || CAST($1 AS TEXT), $2) \
                 ON CONFLICT (name) DO UPDATE SET free_at = $2")
                .bind(id(guild)).bind(now).execute(&mut *tx).await?;
            for statement in TABLES {
                gone += sqlx::query(statement).bind(id(guild)).execute(&mut *tx).await?.rows_affected();
            }
            true
        })?;
        Ok(gone)
    }
}
