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

/// Feeds that are written together.
const MOST_WRITTEN: usize = 1_000;

/// Feeds that are deleted together.
const MOST_DELETED: usize = 500;

/// One feed that is wanted: its podcast, its address, when it is read first, now, and since when being unwanted does not count.
/// Another address is another feed: nothing the old server said counts.
macro_rules! want {
    ($where:literal) => {
        concat!(
            "INSERT INTO feed (podcast, address, wanted, next_at, lease_until, failures, gone, complete, every, wanted_since) ",
            "VALUES ($1, $2, 1, $3, 0, 0, 0, 0, 3600, $4) ON CONFLICT (podcast) DO UPDATE SET ",
            "wanted_since = CASE WHEN feed.wanted = 0 AND COALESCE(feed.unwanted_since, 0) < $5 ",
            "THEN excluded.wanted_since ELSE feed.wanted_since END, unwanted_since = NULL, wanted = 1, address = excluded.address, ",
            same!("next_at" else "excluded.next_at"), same!("lease_until" else "0"), same!("failures" else "0"),
            same!("gone" else "0"), same!("complete" else "0"), same!("etag"), same!("modified"), same!("failing_since"),
            same!("fault"), same!("moved_to"), same!("tried_at"), same!("read_at"), same!("image"), same!("digest"),
            "older = CASE WHEN feed.address = excluded.address THEN feed.older END",
            $where
        )
    };
}

/// What stays where the address does.
macro_rules! same {
    ($column:literal) => {
        same!($column else "NULL")
    };
    ($column:literal else $otherwise:literal) => {
        concat!(
            $column, " = CASE WHEN feed.address = excluded.address THEN feed.", $column, " ELSE ", $otherwise, " END, "
        )
    };
}

impl Store {
    /// Makes the feeds that are read those of the catalog and the shelves: podcast and address. Others are read no more;
    /// what was learnt of them is kept for 30 days, or until no server has the show for itself. New ones come one by one,
    /// `apart` milliseconds from each other. Gives the podcasts of which nothing is kept any more. There may be many: only
    /// what differs is written, some at a time, so that others have their turn with the store.
    ///
    /// # Errors
    /// What the store says; then some of it may be done, and the rest is with the next call.
    pub async fn want_feeds(
        &self,
        wanted: &[(String, String)],
        now: Timestamp,
        apart: i64,
    ) -> Result<Vec<String>> {
        // Those that nobody wanted for a while too: what is known of an address stays true.
        let known: Vec<Decoded<(String, String, i64)>> = on!(self, within JOB, pool => sqlx::query_as(
            "SELECT podcast, address, wanted FROM feed").fetch_all(pool))?;
        let known = readable(known, Ok);
        let mut others: HashMap<&str, (&str, bool)> = known
            .iter()
            .map(|(podcast, address, wanted)| (podcast.as_str(), (address.as_str(), *wanted == 1)))
            .collect();
        let mut changed = Vec::new();
        let mut at = millis(now);
        for (podcast, address) in wanted {
            let known = others.remove(podcast.as_str());
            if known != Some((address, true)) {
                changed.push((podcast, address, at));
                at += if known.is_some_and(|(same, _)| same == address) { 0 } else { apart };
            }
        }
        for some in changed.chunks(MOST_WRITTEN) {
            all_or_nothing!(self, within JOB, tx => {
                for (podcast, address, at) in some {
                    sqlx::query(want!("")).bind(podcast).bind(address).bind(at).bind(millis(now))
                        .bind(millis(now) - AWAY).execute(&mut *tx).await?;
                }
                true
            })?;
        }
        let unwanted = others.into_iter().filter_map(|(podcast, (_, wanted))| wanted.then_some(podcast));
        self.want_no_more(&unwanted.collect::<Vec<_>>(), now).await?;
        self.delete_unwanted(now).await
    }

    /// Makes podcasts known that were not, or no longer, and leaves all others as they are.
    ///
    /// # Errors
    /// What the store says; then some of it may be done.
    pub async fn know_feeds(&self, feeds: &[(String, String)], now: Timestamp, apart: i64) -> Result<()> {
        let mut at = millis(now);
        for some in feeds.chunks(MOST_WRITTEN) {
            all_or_nothing!(self, within JOB, tx => {
                for (podcast, address) in some {
                    let added = sqlx::query(want!(" WHERE feed.wanted = 0")).bind(podcast).bind(address).bind(at)
                        .bind(millis(now)).bind(millis(now) - AWAY).execute(&mut *tx).await?;
                    at += apart * added.rows_affected() as i64;
                }
                true
            })?;
        }
        Ok(())
    }

    async fn want_no_more(&self, podcasts: &[&str], now: Timestamp) -> Result<()> {
        for some in podcasts.chunks(MOST_WRITTEN) {
            all_or_nothing!(self, within JOB, tx => {
                for podcast in some {
                    sqlx::query("UPDATE feed SET wanted = 0, unwanted_since = $2 WHERE podcast = $1 AND wanted = 1")
                        .bind(podcast).bind(millis(now)).execute(&mut *tx).await?;
                }
                true
            })?;
        }
        Ok(())
    }

    /// Deletes what is kept of feeds that were unwanted for long, some at a time. Gives their podcasts.
    async fn delete_unwanted(&self, now: Timestamp) -> Result<Vec<String>> {
        let mut gone = Vec::new();
        all_or_nothing!(self, within JOB, tx => {
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
}
