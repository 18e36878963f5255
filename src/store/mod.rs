//! What podpick keeps: schedules, queued picks, and every message it sends by itself. SQL lives here and nowhere else.

mod rows;

use jiff::Timestamp;

pub use rows::{Cause, Message, NewPick, Queued, Schedule, State};

use crate::week::{Occurrence, Week};

/// Most picks that wait in one guild.
pub const LONGEST_QUEUE: usize = 100;

/// What podpick keeps. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store;

/// The store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else holds it, or it did not answer in time; trying again helps.
    #[error("the store is busy")]
    Busy,
    /// The disk is full.
    #[error("the disk that holds the store is full")]
    Full,
    /// No connection.
    #[error("the store cannot be reached")]
    Unreachable,
    /// It holds what podpick did not write, or refuses; the database's own words, without secrets.
    #[error("the store does not answer as it should: {0}")]
    Broken(String),
}

type Result<T> = std::result::Result<T, StoreError>;

#[allow(clippy::unused_async, reason = "a skeleton")]
impl Store {
    /// Now, by the database's clock, which all processes share.
    pub async fn now(&self) -> Result<Timestamp> {
        Err(StoreError::Busy)
    }
    /// The schedule of a guild.
    pub async fn schedule(&self, _guild: u64) -> Result<Option<Schedule>> {
        Err(StoreError::Busy)
    }
    /// Sets a guild's schedule anew; it is no longer paused, and counts no failures.
    pub async fn save_schedule(&self, _schedule: &Schedule) -> Result<()> {
        Err(StoreError::Busy)
    }
    /// Pauses a guild's schedule, or lets it go on from this occurrence. False where there is none.
    pub async fn pause(&self, _guild: u64) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// Lets a guild's schedule go on from this occurrence.
    pub async fn resume(&self, _guild: u64, _next: Occurrence) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// Sets a guild's next occurrence, unless another process did so since `from`.
    pub async fn advance(&self, _guild: u64, _from: Week, _next: Occurrence) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// What waits in a guild, in order; at most [`LONGEST_QUEUE`].
    pub async fn queue(&self, _guild: u64) -> Result<Vec<Queued>> {
        Err(StoreError::Busy)
    }
    /// Adds to the end of a guild's queue; gives its place from 1, or none where the queue is full.
    pub async fn enqueue(&self, _pick: &NewPick) -> Result<Option<usize>> {
        Err(StoreError::Busy)
    }
    /// Moves a queued pick one place up or down; false where it is gone or at the end already.
    pub async fn move_queued(&self, _guild: u64, _id: i64, _up: bool) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// Removes a queued pick; false where it is gone.
    pub async fn remove_queued(&self, _guild: u64, _id: i64) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// Puts a message into the outbox and takes a pick out of the queue, both or neither. False, and nothing changed,
    /// where a message with this key is there already, or the queued pick is not.
    pub async fn post(&self, _message: &Message, _queued: Option<i64>) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// The picks of a guild, sent or not, newest first.
    pub async fn picks(&self, _guild: u64, _offset: usize, _limit: usize) -> Result<Vec<Message>> {
        Err(StoreError::Busy)
    }
    /// How many picks there are in a guild's history.
    pub async fn count_picks(&self, _guild: u64) -> Result<usize> {
        Err(StoreError::Busy)
    }
    /// A message by its key.
    pub async fn message(&self, _key: &str) -> Result<Option<Message>> {
        Err(StoreError::Busy)
    }
    /// Sends a message of this guild anew whose fate nobody knows or that failed; false where there is no such.
    pub async fn send_anew(&self, _guild: u64, _key: &str, _now: Timestamp) -> Result<bool> {
        Err(StoreError::Busy)
    }
    /// The podcasts picked in a guild since then (by id), each with when it was picked last.
    pub async fn picked_since(&self, _guild: u64, _since: Timestamp) -> Result<Vec<(String, Timestamp)>> {
        Err(StoreError::Busy)
    }
    /// What a guild asked for, most often first: marks of topics, and how often. At most 100.
    pub async fn asked_most(&self, _guild: u64) -> Result<Vec<(u64, u64)>> {
        Err(StoreError::Busy)
    }
    /// Adds to what guilds asked for: guild, mark of the topic, how often.
    pub async fn count_asked(&self, _asked: &[(u64, u64, u64)]) -> Result<()> {
        Err(StoreError::Busy)
    }
}
