//! Tells an older copy of the store from the store itself, after a plain copy was put back or the journal was deleted.
//!
//! The store counts up now and then, and writes the count into the lock file as well, which no copy of the store brings
//! along. A store that counted less far than its lock file has not seen what was sent since.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use sqlx::sqlite::SqlitePool;

use super::pool::{Pool, all_or_nothing};
use super::unreadable::Decoded;
use super::{Result, Store, StoreError};

/// What a store must know that was a copy: each statement, and whether it takes the present time.
pub(super) const RESTORED: [(&str, bool); 4] = [
    // Slots before this moment may have had their pick after the copy was made.
    (
        "INSERT INTO gate (name, free_at) VALUES ('restored', $1) ON CONFLICT (name) DO UPDATE SET free_at = $1",
        true,
    ),
    // What was waiting may have been sent since: its channel tells.
    (
        "UPDATE outbox SET first_send_at = due_at WHERE open = 1 AND message_id IS NULL AND first_send_at IS NULL",
        false,
    ),
    // A vote that has ended by now may have been counted after the copy was made.
    ("DELETE FROM vote WHERE wake_at <= $1", true),
    // What came out since the copy may have been told.
    ("UPDATE follow SET since = $1 WHERE since < $1", true),
];

impl Store {
    /// Counts up, where the store is a file: every copy that was made before is an older one from now on.
    ///
    /// # Errors
    /// What the store says.
    pub async fn outdate_copies(&self) -> Result<()> {
        let Some(lock) = &self.lock else { return Ok(()) };
        let mut count: i64 = 0;
        all_or_nothing!(self, tx => {
            count = sqlx::query_scalar(
                "INSERT INTO gate (name, free_at) VALUES ('count', 1) ON CONFLICT (name) DO UPDATE SET \
                 free_at = CASE WHEN gate.free_at BETWEEN 0 AND 1000000000000 THEN CAST(gate.free_at AS BIGINT) + 1 ELSE 1 END \
                 RETURNING free_at")
                .fetch_one(&mut *tx).await?;
            true
        })?;
        // A file that takes no writes only knows less: no store is called older for it.
        if let Err(error) = write(lock, count) {
            tracing::debug!(%error, "the lock file takes no writes");
        }
        Ok(())
    }

    /// Whether the open store is an older copy of the one that this folder had last; it is marked as one then.
    pub(super) async fn notice_older_copy(&self) -> Result<bool> {
        let (Some(lock), Pool::Sqlite(pool)) = (&self.lock, &self.pool) else { return Ok(false) };
        let older = counted(pool).await? < read(lock);
        if older {
            let now = self.now().await?.as_millisecond();
            all_or_nothing!(self, tx => {
                for (statement, bound) in RESTORED {
                    let query = sqlx::query(statement);
                    let query = if bound { query.bind(now) } else { query };
                    query.execute(&mut *tx).await?;
                }
                true
            })?;
        }
        Ok(older)
    }
}

/// A count that is none says nothing, so the store may be an older one.
async fn counted(pool: &SqlitePool) -> Result<i64> {
    let count = sqlx::query_as("SELECT free_at FROM gate WHERE name = 'count'").fetch_optional(pool).await?;
    match count.map(|count: Decoded<(i64,)>| count.0) {
        None => Ok(0),
        Some(Err(StoreError::Unreadable(_))) => Ok(-1),
        Some(count) => count.map(|(count,)| count),
    }
}

/// What the lock file says; nothing where it says nothing that podpick wrote.
fn read(mut lock: &File) -> i64 {
    let mut text = String::new();
    let read = lock.seek(SeekFrom::Start(0)).and_then(|_| lock.take(32).read_to_string(&mut text));
    read.ok().and_then(|_| text.trim().parse().ok()).unwrap_or(0)
}

pub(super) fn write(mut lock: &File, count: i64) -> std::io::Result<()> {
    // Always as long, so that nothing of an older count is left behind it.
    lock.seek(SeekFrom::Start(0))?;
    lock.write_all(format!("{count:020}\n").as_bytes())
}
