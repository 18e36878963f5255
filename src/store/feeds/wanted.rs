//! Which feeds are read: those that the catalog or a shelf names.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::catalog::OwnShow;
use crate::store::pool::{JOB, all_or_nothing, on};
use crate::store::unreadable::{Decoded, readable};
use crate::store::{Result, Store, millis};

/// How long a feed is kept that the catalog no longer names.
const UNWANTED: i64 = 30 * 86_400_000;

/// A feed that nobody wanted for less than this, in ms, counts as wanted all along: a catalog was put back, or another one
/// was tried.
const AWAY: i64 = 86_400_000;

/// Feeds that are deleted together.
const MOST_DELETED: usize = 500;

/// A feed that is new, or has another address: another address is another feed, and nothing the old server said counts.
const INSERT: &str = "INSERT INTO feed (podcast, address, wanted, next_at, lease_until, failures, gone, complete, every, wanted_since) \
    VALUES ($1, $2, 1, $3, 0, 0, 0, 0, 3600, $4) ON CONFLICT (podcast) DO UPDATE SET \
    wanted_since = CASE WHEN feed.wanted = 0 AND COALESCE(feed.unwanted_since, 0) < $5 \
    THEN excluded.wanted_since ELSE feed.wanted_since END, \
    unwanted_since = NULL, address = excluded.address, wanted = 1, next_at = excluded.next_at, lease_until = 0, failures = 0, \
    etag = NULL, modified = NULL, failing_since = NULL, fault = NULL, moved_to = NULL, gone = 0, tried_at = NULL, \
    read_at = NULL, complete = 0, image = NULL, digest = NULL, older = NULL";

impl Store {
    /// Makes the feeds that are read those of the catalog and the shelves: podcast and address. Others are read no more;
    /// what was learnt of them is kept for 30 days, or until no server has the show for itself. New ones come one by one,
    /// `apart` milliseconds from each other. Gives the podcasts of which nothing is kept any more.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn want_feeds(
        &self,
        wanted: &[(String, String)],
        now: Timestamp,
        apart: i64,
    ) -> Result<Vec<String>> {
        // Those that nobody wanted for a while too: what is known of an address stays true.
        let known: Vec<Decoded<(String, String)>> = on!(self, within JOB, pool => sqlx::query_as("SELECT podcast, address FROM feed").fetch_all(pool))?;
        let known = readable(known, Ok);
        let known: HashMap<&str, &str> =
            known.iter().map(|(podcast, address)| (podcast.as_str(), address.as_str())).collect();
        let same = |podcast: &str, address: &str| known.get(podcast) == Some(&address);
        let mut gone = Vec::new();
        all_or_nothing!(self, within JOB, tx => {
            // Those that stay wanted are so since they were; -1 is neither before this ends.
            sqlx::query("UPDATE feed SET wanted = -1 WHERE wanted = 1").execute(&mut *tx).await?;
            let mut at = millis(now);
            for (podcast, address) in wanted {
                let kept = if same(podcast, address) {
                    // One that was away for less than a day has not been away.
                    sqlx::query(
                        "UPDATE feed SET wanted_since = CASE WHEN wanted = 0 AND COALESCE(unwanted_since, 0) < $3 \
                         THEN $2 ELSE wanted_since END, wanted = 1, unwanted_since = NULL WHERE podcast = $1")
                        .bind(podcast).bind(millis(now)).bind(millis(now) - AWAY).execute(&mut *tx).await?.rows_affected()
                } else {
                    0
                };
                // Another process may have deleted it meanwhile.
                if kept > 0 {
                    continue;
                }
                sqlx::query(INSERT)
                    .bind(podcast).bind(address).bind(at).bind(millis(now)).bind(millis(now) - AWAY)
                    .execute(&mut *tx).await?;
                at += apart;
            }
            sqlx::query(
                "UPDATE feed SET unwanted_since = CASE WHEN wanted = -1 THEN $1 ELSE COALESCE(unwanted_since, $1) END, wanted = 0 \
                 WHERE wanted < 1")
                .bind(millis(now)).execute(&mut *tx).await?;
            // What a queued pick names stays; which shows servers have, the tables know better than any process.
            let unwanted: Vec<Decoded<(String, i64)>> = sqlx::query_as(
                "SELECT podcast, unwanted_since FROM feed WHERE wanted = 0 \
                 AND podcast NOT IN (SELECT id FROM own_show) \
                 AND podcast NOT IN (SELECT podcast FROM queued WHERE episode IS NOT NULL)")
                .fetch_all(&mut *tx).await?;
            let is_over = |podcast: &str, since: i64| OwnShow::is_own(podcast) || since < millis(now) - UNWANTED;
            let unwanted = readable(unwanted, Ok).into_iter().filter(|(podcast, since)| is_over(podcast, *since));
            gone = unwanted.take(MOST_DELETED).map(|(podcast, _)| podcast).collect();
            for podcast in &gone {
                sqlx::query("DELETE FROM episode WHERE podcast = $1").bind(podcast).execute(&mut *tx).await?;
                sqlx::query("DELETE FROM feed WHERE podcast = $1").bind(podcast).execute(&mut *tx).await?;
            }
            true
        })?;
        Ok(gone)
    }

    /// Makes podcasts known that were not, or no longer, and leaves all others as they are.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn know_feeds(&self, feeds: &[(String, String)], now: Timestamp, apart: i64) -> Result<()> {
        all_or_nothing!(self, within JOB, tx => {
            let mut at = millis(now);
            for (podcast, address) in feeds {
                let added = sqlx::query(
                    "INSERT INTO feed (podcast, address, wanted, next_at, lease_until, failures, gone, complete, every, wanted_since) \
                     VALUES ($1, $2, 1, $3, 0, 0, 0, 0, 3600, $4) ON CONFLICT (podcast) DO UPDATE SET wanted = 1, \
                     wanted_since = CASE WHEN COALESCE(feed.unwanted_since, 0) < $5 \
                     THEN excluded.wanted_since ELSE feed.wanted_since END, unwanted_since = NULL, \
                     older = CASE WHEN feed.address = excluded.address THEN feed.older END, \
                     address = excluded.address, etag = CASE WHEN feed.address = excluded.address THEN feed.etag END, \
                     modified = CASE WHEN feed.address = excluded.address THEN feed.modified END, \
                     tried_at = CASE WHEN feed.address = excluded.address THEN feed.tried_at END, \
                     read_at = CASE WHEN feed.address = excluded.address THEN feed.read_at END, \
                     image = CASE WHEN feed.address = excluded.address THEN feed.image END, \
                     digest = CASE WHEN feed.address = excluded.address THEN feed.digest END, \
                     next_at = excluded.next_at WHERE feed.wanted = 0")
                    .bind(podcast).bind(address).bind(at).bind(millis(now)).bind(millis(now) - AWAY)
                    .execute(&mut *tx).await?;
                at += apart * added.rows_affected() as i64;
            }
            true
        })?;
        Ok(())
    }
}
