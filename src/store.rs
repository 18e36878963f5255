//! What podpick keeps: schedules, queued picks, servers' own shelves, and every message it sends by itself. SQL lives here and nowhere else.

mod asked;
mod copies;
mod feeds;
mod fleet;
mod follows;
mod gaps;
mod guilds;
mod last_notices;
mod lost;
mod migrations;
mod missing;
mod notices;
mod older_copy;
mod open;
mod open_file;
mod outbox;
mod pool;
mod queue;
mod ratings;
mod registered;
mod renamed;
mod reviews;
mod rows;
mod schedules;
mod sending;
mod sessions;
mod shelf_changes;
mod shelves;
mod show_news;
mod suggestions;
mod unreadable;
mod votes;

use std::time::Duration;

use jiff::Timestamp;

pub use feeds::{FeedState, KeptEpisode, KeptReading};
pub use fleet::{Place, SessionCount, ShardRange};
pub use follows::{Follow, MOST_FOLLOWS};
pub use gaps::Gap;
pub use last_notices::LastNotice;
pub use notices::MOST_A_DAY;
pub use open::OpenError;
pub use pool::{Taken, acting, answering};
pub use queue::LONGEST_QUEUE;
pub use ratings::{ForgottenMember, Press};
pub use registered::RegisteredCommands;
pub(crate) use renamed::one_by_one;
pub use reviews::Reviews;
pub use rows::{NewPick, Queued, Schedule};
pub use schedules::{MOST_FAILURES, SlotOutcome, SlotPick};
pub use sending::Claimed;
pub use sessions::{SessionOwner, StoredSession};
pub use shelf_changes::Added;
pub use show_news::{Concerned, ShowNote};
pub use suggestions::{
    MOST_A_DAY_OF_A_MEMBER, MOST_WAITING, MOST_WAITING_OF_A_MEMBER, Suggested, Suggestion,
};
pub use unreadable::Told;
pub use votes::{Vote, VoteEnd, Winner};

use crate::clock::Clock;
use open_file::OpenFile;
use pool::{Pool, on};

/// What podpick keeps. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pool: Pool,
    clock: Clock,
    /// Held as long as the store is open, so that one SQLite file has one podpick.
    lock: Option<std::sync::Arc<std::fs::File>>,
    /// The file that is open, where it is one.
    file: Option<std::sync::Arc<OpenFile>>,
    /// Tells this process from all others that use the same store, also from itself before it was started again.
    process: i64,
}

/// The store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else holds it, or it did not answer in time; trying again helps.
    #[error("the database is busy")]
    Busy,
    /// The disk is full.
    #[error("the disk of the database is full")]
    Full,
    /// The system refuses to read or write the file.
    #[error("cannot {}", if *.0 == Refused::Use { "open or write the database file: check its owner, its permissions and its disk" } else { "read or write the database file: the disk has errors" })]
    Refused(Refused),
    /// The file was removed or replaced while podpick runs: whatever is written goes nowhere.
    #[error(
        "the database file was removed or replaced while podpick runs. Stop podpick, put the file back or restore a backup, and start podpick"
    )]
    Lost,
    /// No connection.
    #[error("the database does not answer")]
    Unreachable,
    /// A row of one guild or feed cannot be read: which, and what of it. Nobody else is concerned.
    #[error("a database row cannot be read: {0}")]
    Unreadable(String),
    /// It holds what podpick did not write, or refuses; the database's own words, without secrets.
    #[error("unexpected database error: {0}")]
    Broken(String),
}

/// How the system refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It may not be opened or written.
    Use,
    /// Reading or writing failed in the disk.
    Disk,
}

impl StoreError {
    /// What others than whoever runs podpick may read of it: never the database's own words.
    #[must_use]
    pub fn outside(&self) -> &'static str {
        match self {
            Self::Busy => "the database is busy",
            Self::Full => "the disk of the database is full",
            Self::Refused(_) => "the database file cannot be read or written",
            Self::Lost => {
                "the database file was removed or replaced while podpick runs, so nothing can be saved"
            }
            Self::Unreachable => "the database does not answer",
            Self::Unreadable(_) => {
                "a part of the data cannot be read; set it up again, and ask whoever runs podpick to look at the log"
            }
            Self::Broken(_) => "the database does not answer as it should; see the log",
        }
    }
}

type Result<T> = std::result::Result<T, StoreError>;

/// How often a clock is looked at that a test may set.
const LOOK: Duration = Duration::from_millis(20);

impl Store {
    /// Now, by the database's clock, which all processes share: however wrong a process's own clock, slots come once
    /// and in time; that clock follows this one. This is the one statement that the two databases spell differently.
    ///
    /// # Errors
    /// What the store says.
    pub async fn now(&self) -> Result<Timestamp> {
        let clock = match &self.pool {
            Pool::Sqlite(_) => "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER)",
            Pool::Postgres(_) => "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
        };
        let at: i64 = on!(self, pool => sqlx::query_scalar(clock).fetch_one(pool))?;
        if self.is_shared() {
            self.clock.follow(moment(at)?);
        }
        moment(at.saturating_add(self.clock.ahead().as_millis() as i64))
    }

    /// Waits until so much time has passed by the clock that a test may set ahead.
    pub async fn sleep(&self, span: Duration) {
        if !self.clock.may_be_set() {
            return tokio::time::sleep(span).await;
        }
        let (begun, from) = (std::time::Instant::now(), self.clock.ahead());
        loop {
            let jumped = Duration::try_from(self.clock.ahead() - from).unwrap_or_default();
            let left = span.saturating_sub(begun.elapsed().saturating_add(jumped));
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left.min(LOOK)).await;
        }
    }

    /// Whether what is written goes where it is looked for at the next start.
    pub(in crate::store) fn is_there(&self) -> Result<()> {
        match &self.file {
            Some(file) if !file.is_there() => Err(StoreError::Lost),
            _ => Ok(()),
        }
    }

    /// Whether other processes may use it at the same time.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self.pool, Pool::Postgres(_))
    }

    /// Closes all connections in order.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite(pool) => pool.close().await,
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// A Discord id as both databases keep it; ids stay below 2^63 for some centuries.
fn id(id: u64) -> i64 {
    id.cast_signed()
}

fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

fn moment(millis: i64) -> Result<Timestamp> {
    Timestamp::from_millisecond(millis).map_err(|_| StoreError::Unreadable("a time out of range".to_owned()))
}

#[cfg(test)]
mod tests;
