//! Rows whose times or switches are none. What is looked for by them would never come, and nobody would be told.

use jiff::Timestamp;

use super::pool::{changed, from_row, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, Told, millis};

/// Schedules that are set aside in one go.
const MOST: i64 = 200;

struct Lost {
    guild_id: i64,
    told: Decoded<Told>,
}

from_row!(Lost { guild_id } and told);

impl Store {
    /// Wakes messages and votes whose times are none, or of which nobody can say whether they are done, and sets schedules
    /// aside of which nobody can say whether they are paused.
    ///
    /// # Errors
    /// What the store says.
    pub async fn wake_lost(&self, now: Timestamp) -> Result<()> {
        // SQLite sorts a word after every number.
        let (at, end) = (millis(now), millis(Timestamp::MAX));
        // What has become of it says whether something is left to do.
        let unsure = changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET open = CASE WHEN state = 'waiting' OR (state = 'sent' AND (publish = 1 OR thread = 1)) \
                 THEN 1 ELSE 0 END, wake_at = $1, lease_until = 0 WHERE open NOT IN (0, 1)"
            )
            .bind(at)
        )?;
        if unsure > 0 {
            tracing::warn!(count = unsure, "Reset an unreadable message");
        }
        let messages = changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET wake_at = $1, lease_until = 0 WHERE open = 1 AND (wake_at > $2 OR lease_until > $2)"
            )
            .bind(at)
            .bind(end)
        )?;
        let votes = changed!(
            self,
            sqlx::query("UPDATE vote SET wake_at = $1 WHERE wake_at > $2").bind(at).bind(end)
        )?;
        note(messages + votes);
        // Nobody can say whose it is, so nobody can be told, and no command finds it.
        let nobodys = changed!(
            self,
            sqlx::query(
                "UPDATE schedule SET paused = 1 WHERE paused <> 1 AND (guild_id IS NULL OR CAST(guild_id AS BIGINT) <> guild_id)"
            )
        )?;
        if nobodys > 0 {
            tracing::error!(count = nobodys, "Paused an unreadable schedule");
        }
        let lost: Vec<Decoded<Lost>> = on!(self, pool => sqlx::query_as(
            "SELECT guild_id, channel_id, reminders, forum, locale FROM schedule \
             WHERE paused <> 1 AND (paused <> 0 OR gone_since > $1) LIMIT $2")
            .bind(end).bind(MOST).fetch_all(pool))?;
        for row in readable(lost, Ok) {
            let why = StoreError::Unreadable(format!(
                "schedule of guild {}: whether it is paused, or when its server left",
                row.guild_id
            ));
            self.set_aside(row.guild_id.cast_unsigned(), row.told.ok(), &why, now).await?;
        }
        Ok(())
    }

    /// Has feeds read whose times are none.
    ///
    /// # Errors
    /// What the store says.
    pub async fn wake_lost_feeds(&self, now: Timestamp) -> Result<()> {
        let feeds = changed!(
            self,
            sqlx::query("UPDATE feed SET next_at = $1, lease_until = 0 WHERE wanted = 1 AND next_at > $2")
                .bind(millis(now))
                .bind(millis(Timestamp::MAX))
        )?;
        note(feeds);
        Ok(())
    }
}

fn note(count: u64) {
    if count > 0 {
        tracing::warn!(count, "Reset an unreadable time");
    }
}
