//! Sessions with Discord's gateway that the next start may resume.

use jiff::{SignedDuration, Timestamp};

use super::pool::{changed, on};
use super::{Result, Store, millis};

/// Which shard a session serves, and for which token.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SessionOwner {
    /// From 0.
    pub shard: u32,
    /// Shards in all.
    pub total: u32,
    /// A hash of the token.
    pub token: String,
}

/// A session that can be resumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// Discord's id for it.
    pub id: String,
    /// The last event that was handled.
    pub sequence: u64,
    /// Where Discord wants it resumed.
    pub resume_url: Option<String>,
}

impl Store {
    /// Keeps a shard's session in the place of the one before.
    ///
    /// # Errors
    /// What the store says.
    pub async fn save_session(&self, owner: &SessionOwner, session: &StoredSession) -> Result<()> {
        let now = millis(self.now().await?);
        changed!(self, sqlx::query(
            "INSERT INTO gateway_session (shard, total, owner, session, sequence, resume_url, saved_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (shard, total) DO UPDATE SET owner = excluded.owner, \
             session = excluded.session, sequence = excluded.sequence, resume_url = excluded.resume_url, \
             saved_at = excluded.saved_at")
            .bind(i64::from(owner.shard)).bind(i64::from(owner.total)).bind(&owner.token).bind(&session.id)
            .bind(session.sequence.cast_signed()).bind(&session.resume_url).bind(now))
        .map(drop)
    }

    /// The session of a shard, where it was kept within this time; none for another token's.
    ///
    /// # Errors
    /// What the store says.
    pub async fn session(
        &self,
        owner: &SessionOwner,
        within: SignedDuration,
    ) -> Result<Option<StoredSession>> {
        let now = self.now().await?;
        let since = millis(now.saturating_sub(within).unwrap_or(Timestamp::MIN));
        let row: Option<(String, i64, Option<String>)> = on!(self, pool => sqlx::query_as(
            "SELECT session, sequence, resume_url FROM gateway_session WHERE shard = $1 AND total = $2 AND owner = $3 \
             AND saved_at > $4")
            .bind(i64::from(owner.shard)).bind(i64::from(owner.total)).bind(&owner.token).bind(since)
            .fetch_optional(pool))?;
        let session = |(id, sequence, resume_url): (String, i64, _)| StoredSession {
            id,
            sequence: sequence.cast_unsigned(),
            resume_url,
        };
        Ok(row.map(session))
    }

    /// Forgets the session of a shard, which has ended.
    ///
    /// # Errors
    /// What the store says; then a later start tries it in vain.
    pub async fn end_session(&self, owner: &SessionOwner) -> Result<()> {
        changed!(
            self,
            sqlx::query("DELETE FROM gateway_session WHERE shard = $1 AND total = $2")
                .bind(i64::from(owner.shard))
                .bind(i64::from(owner.total))
        )
        .map(drop)
    }
}
