//! The feeds and when each is to be read again. What follows from an answer is `feeds::plan`'s affair.

mod episodes;
mod reading;
mod wanted;

use jiff::Timestamp;

use super::pool::{JOB, changed, from_row, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, millis, moment};
pub use episodes::KeptEpisode;
pub use reading::KeptReading;

/// How long a reading may take before another process may try.
pub(super) const READING: i64 = 300_000;

/// How long a feed rests whose row could not be read, ms.
const RESET: i64 = 300_000;

/// A feed and how reading it went so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedState {
    /// The catalog id of its podcast.
    pub podcast: String,
    /// Where the catalog says it is.
    pub address: String,
    /// What the server called the edition that was read last.
    pub etag: Option<String>,
    /// When the server changed it last, as it says.
    pub modified: Option<String>,
    /// When it is read next.
    pub next_at: Timestamp,
    /// When it was asked last.
    pub tried_at: Option<Timestamp>,
    /// When it answered last as it should.
    pub read_at: Option<Timestamp>,
    /// Since when it does not.
    pub failing_since: Option<Timestamp>,
    /// How often in a row it did not.
    pub failures: u32,
    /// What was wrong last, in words for an admin.
    pub fault: Option<String>,
    /// Where it says it has moved for good.
    pub moved_to: Option<String>,
    /// The server says it is gone for good.
    pub gone: bool,
    /// It says that no episode will follow.
    pub complete: bool,
    /// When its newest episode came out, Unix seconds.
    pub newest: Option<i64>,
    /// Seconds between two readings.
    pub every: i64,
    /// The picture it gives for its podcast; an https address on the internet.
    pub image: Option<String>,
    /// The body that was read last, by its hash, where there is nothing to be read in it again.
    pub digest: Option<String>,
    /// It asks not to be listed: its episodes are kept, and nobody is shown or told them.
    pub blocked: bool,
    /// Since when the catalog or a shelf names it. Only the store says so.
    pub wanted_since: Timestamp,
    /// Where its older pages go on, as long as they are not read.
    pub older: Option<String>,
}

from_row! {
    struct FeedRow {
        podcast: String,
        address: String,
        etag: Option<String>,
        modified: Option<String>,
        next_at: i64,
        tried_at: Option<i64>,
        read_at: Option<i64>,
        failing_since: Option<i64>,
        failures: i64,
        fault: Option<String>,
        moved_to: Option<String>,
        gone: i64,
        complete: i64,
        newest: Option<i64>,
        every: i64,
        image: Option<String>,
        digest: Option<String>,
        blocked: i64,
        wanted_since: i64,
        older: Option<String>,
    }
}

/// Rows of feeds that are read together.
const MOST_READ: i64 = 5_000;

/// A feed, with its row so far as that can be read.
struct ClaimedFeed {
    key: Decoded<FeedKey>,
    feed: Decoded<FeedRow>,
}

struct FeedKey {
    podcast: String,
}

from_row!(FeedKey { podcast });
from_row!(ClaimedFeed {} and key, feed);

macro_rules! columns {
    () => {
        concat!(
            "podcast, address, etag, modified, next_at, tried_at, read_at, failing_since, failures, fault, moved_to, gone, ",
            "complete, newest, every, image, digest, blocked, wanted_since, older",
        )
    };
}

/// Claims feeds that are due, so that of several processes one reads each.
macro_rules! claim {
    ($lock:literal) => {
        concat!(
            "UPDATE feed SET lease_until = $1 + $2 WHERE podcast IN (SELECT podcast FROM feed WHERE wanted = 1 ",
            "AND next_at <= $1 AND (lease_until <= $1 OR lease_until > $1 + $2) ORDER BY next_at LIMIT $3",
            $lock,
            ") RETURNING ",
            columns!()
        )
    };
}

impl FeedRow {
    fn read(self) -> Result<FeedState> {
        let at = |millis: Option<i64>| millis.map(moment).transpose();
        Ok(FeedState {
            next_at: moment(self.next_at)?,
            tried_at: at(self.tried_at)?,
            read_at: at(self.read_at)?,
            failing_since: at(self.failing_since)?,
            failures: u32::try_from(self.failures).unwrap_or(u32::MAX),
            gone: self.gone != 0,
            complete: self.complete != 0,
            podcast: self.podcast,
            address: self.address,
            etag: self.etag,
            modified: self.modified,
            fault: self.fault,
            moved_to: self.moved_to,
            newest: self.newest,
            every: self.every,
            image: self.image,
            digest: self.digest,
            blocked: self.blocked != 0,
            wanted_since: moment(self.wanted_since)?,
            older: self.older,
        })
    }
}

impl Store {
    /// Every feed that the catalog or a shelf names, by podcast. There may be many: they come some at a time, so that others
    /// have their turn with the store.
    ///
    /// # Errors
    /// What the store says.
    pub async fn feeds(&self) -> Result<Vec<FeedState>> {
        let (mut feeds, mut after) = (Vec::new(), String::new());
        loop {
            let rows: Vec<ClaimedFeed> = on!(self, within JOB, pool => sqlx::query_as(concat!(
                "SELECT ", columns!(), " FROM feed WHERE wanted = 1 AND podcast > $1 ORDER BY podcast LIMIT $2"))
                .bind(&after).bind(MOST_READ).fetch_all(pool))?;
            let full = rows.len() as i64 == MOST_READ;
            let last =
                rows.iter().rev().find_map(|row| row.key.0.as_ref().ok()).map(|key| key.podcast.clone());
            feeds.extend(readable(rows.into_iter().map(|row| row.feed).collect(), FeedRow::read));
            match last {
                Some(last) if full => after = last,
                _ => return Ok(feeds),
            }
        }
    }

    /// Claims up to so many feeds that are due, the longest waiting first. A claim ends by itself after five minutes; one that
    /// would hold longer is none.
    ///
    /// # Errors
    /// What the store says.
    pub async fn claim_feeds(&self, now: Timestamp, most: usize) -> Result<Vec<FeedState>> {
        self.is_there()?;
        let (now, most) = (millis(now), most as i64);
        let claim = if self.is_shared() { claim!(" FOR UPDATE SKIP LOCKED") } else { claim!("") };
        let rows: Vec<ClaimedFeed> = on!(self, pool => sqlx::query_as(claim)
            .bind(now).bind(READING).bind(most).fetch_all(pool))?;
        let mut claimed = Vec::with_capacity(rows.len());
        for row in rows {
            match row.feed.0.and_then(FeedRow::read) {
                Ok(feed) => claimed.push(feed),
                Err(error) => match row.key.0 {
                    Ok(key) => self.reset_feed(&key.podcast, now, &error).await?,
                    // Nothing says which row it is.
                    Err(error) => tracing::error!(%error, "Skipped a feed without a readable key"),
                },
            }
        }
        Ok(claimed)
    }

    /// Has a feed read in a few minutes as if it never had been, since what is kept about it cannot be read. Its episodes stay.
    async fn reset_feed(&self, podcast: &str, now: i64, why: &StoreError) -> Result<()> {
        tracing::error!(podcast, %why, "Reset an unreadable feed");
        changed!(self, sqlx::query(
            "UPDATE feed SET next_at = $3, lease_until = 0, failures = 0, etag = NULL, modified = NULL, tried_at = NULL, \
             read_at = NULL, failing_since = NULL, fault = NULL, moved_to = NULL, gone = 0, complete = 0, newest = NULL, \
             every = 3600, image = NULL, digest = NULL, blocked = 0, wanted_since = $2, older = NULL WHERE podcast = $1")
            .bind(podcast).bind(now).bind(now + RESET))?;
        Ok(())
    }

    /// Gives a claim back: the feed is due at this time.
    ///
    /// # Errors
    /// What the store says.
    pub async fn feed_later(&self, podcast: &str, at: Timestamp) -> Result<()> {
        changed!(
            self,
            sqlx::query("UPDATE feed SET next_at = $2, lease_until = 0 WHERE podcast = $1")
                .bind(podcast)
                .bind(millis(at))
        )?;
        Ok(())
    }

    /// How many of the catalog's feeds are in which state.
    ///
    /// # Errors
    /// What the store says.
    pub async fn feed_states(&self) -> Result<[(&'static str, usize); 4]> {
        let rows: Vec<(i64, i64, i64)> = on!(self, pool => sqlx::query_as(
            "SELECT CAST(CASE WHEN gone = 1 THEN 1 ELSE 0 END AS BIGINT), \
             CAST(CASE WHEN failing_since IS NULL THEN 0 ELSE 1 END AS BIGINT), \
             CAST(CASE WHEN tried_at IS NULL THEN 0 ELSE 1 END AS BIGINT) FROM feed WHERE wanted = 1").fetch_all(pool))?;
        let count = |which: fn(&(i64, i64, i64)) -> bool| rows.iter().filter(|row| which(row)).count();
        Ok([
            ("gone", count(|row| row.0 == 1)),
            ("failing", count(|row| row.0 == 0 && row.1 == 1)),
            ("unread", count(|row| row.0 == 0 && row.1 == 0 && row.2 == 0)),
            ("healthy", count(|row| row.0 == 0 && row.1 == 0 && row.2 == 1)),
        ])
    }
}
