//! What was learnt from feeds, and when each is to be read again. What follows from an answer is `refresh`'s affair.

use std::collections::HashMap;

use jiff::Timestamp;

use super::pool::{Pool, all_or_nothing, changed, from_row, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, millis, moment};
use crate::catalog::OwnShow;
use crate::feeds::parse::{Episode, Kind};
use crate::outbox::{Message, MessageKind};

/// How long a reading may take before another process may try.
pub(super) const READING: i64 = 300_000;

/// How long a feed rests whose row could not be read, ms.
const RESET: i64 = 300_000;
/// How long a feed is kept that the catalog no longer names.
const UNWANTED: i64 = 30 * 86_400_000;
/// A feed that nobody wanted for less than this, in ms, counts as wanted all along: a catalog was put back, or another one
/// was tried.
const AWAY: i64 = 86_400_000;
/// Feeds that are deleted together.
const MOST_DELETED: usize = 500;

/// What a reading of a feed leaves to be kept.
#[derive(Debug, Default, Clone, Copy)]
pub struct KeptReading<'r> {
    /// New and changed episodes.
    pub episodes: &'r [&'r Episode],
    /// Episodes under another identity from now on, the old and the new one, all at once: two may change places. Queued
    /// picks and messages that are about one follow it.
    pub renamed: &'r [(String, String)],
    /// Identities that are kept no longer.
    pub dropped: &'r [String],
    /// When it was read.
    pub seen_at: Timestamp,
    /// What followers are told.
    pub messages: &'r [Message],
    /// What moderators are told about the show itself.
    pub news: &'r [super::ShowNote],
}

/// An episode gets another identity, everywhere: podcast, the old, the new.
const RENAME: [&str; 4] = [
    "UPDATE episode SET identity = $3 WHERE podcast = $1 AND identity = $2 \
     AND NOT EXISTS (SELECT 1 FROM episode AS there WHERE there.podcast = $1 AND there.identity = $3)",
    "DELETE FROM episode WHERE podcast = $1 AND identity = $2 AND $3 <> $2",
    "UPDATE queued SET episode = 'feed:' || $3 WHERE podcast = $1 AND episode = 'feed:' || $2",
    "UPDATE outbox SET episode = 'feed:' || $3 WHERE podcast = $1 AND episode = 'feed:' || $2",
];

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

/// An episode as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEpisode {
    /// The catalog id of its podcast.
    pub podcast: String,
    /// The episode.
    pub episode: Episode,
    /// When podpick saw it first.
    pub seen_at: Timestamp,
}

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

from_row!(FeedRow {
    podcast,
    address,
    etag,
    modified,
    next_at,
    tried_at,
    read_at,
    failing_since,
    failures,
    fault,
    moved_to,
    gone,
    complete,
    newest,
    every,
    image,
    digest,
    blocked,
    wanted_since,
    older
});

/// A feed that is to be read, with its row so far as that can be.
struct ClaimedFeed {
    key: Decoded<FeedKey>,
    feed: Decoded<FeedRow>,
}

struct FeedKey {
    podcast: String,
}

from_row!(FeedKey { podcast });
from_row!(ClaimedFeed {} and key, feed);

struct EpisodeRow {
    podcast: String,
    identity: String,
    title: String,
    summary: String,
    page: Option<String>,
    audio: Option<String>,
    published: Option<i64>,
    seconds: Option<i64>,
    explicit: Option<i64>,
    season: Option<i64>,
    number: Option<i64>,
    people: String,
    image: Option<String>,
    transcript: Option<String>,
    chapters: Option<String>,
    kind: i64,
    seen_at: i64,
}

from_row!(EpisodeRow {
    podcast,
    identity,
    title,
    summary,
    page,
    audio,
    published,
    seconds,
    explicit,
    season,
    number,
    people,
    image,
    transcript,
    chapters,
    kind,
    seen_at
});

macro_rules! feed_columns {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "podcast, address, etag, modified, next_at, tried_at, read_at, failing_since, failures, fault, moved_to, gone, ",
            "complete, newest, every, image, digest, blocked, wanted_since, older",
            $after
        )
    };
}

macro_rules! episode_columns {
    ($rest:literal) => {
        concat!(
            "SELECT podcast, identity, title, summary, page, audio, published, seconds, explicit, season, number, people, ",
            "image, transcript, chapters, kind, seen_at FROM episode ",
            $rest
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

impl EpisodeRow {
    fn read(self) -> Result<KeptEpisode> {
        let small = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
        Ok(KeptEpisode {
            podcast: self.podcast,
            seen_at: moment(self.seen_at)?,
            episode: Episode {
                identity: self.identity,
                title: self.title,
                summary: self.summary,
                page: self.page,
                audio: self.audio,
                published: self.published,
                seconds: small(self.seconds),
                explicit: self.explicit.map(|explicit| explicit != 0),
                season: small(self.season),
                number: small(self.number),
                people: self.people.lines().map(str::to_owned).collect(),
                image: self.image,
                transcript: self.transcript,
                chapters: self.chapters,
                kind: match self.kind {
                    1 => Kind::Trailer,
                    2 => Kind::Bonus,
                    _ => Kind::Full,
                },
            },
        })
    }
}

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
        let known: Vec<Decoded<(String, String)>> = on!(self, within super::pool::JOB, pool => sqlx::query_as("SELECT podcast, address FROM feed").fetch_all(pool))?;
        let known = readable(known, Ok);
        let known: HashMap<&str, &str> =
            known.iter().map(|(podcast, address)| (podcast.as_str(), address.as_str())).collect();
        let same = |podcast: &str, address: &str| known.get(podcast) == Some(&address);
        let mut gone = Vec::new();
        all_or_nothing!(self, within super::pool::JOB, tx => {
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
                // Another address is another feed: nothing the old server said counts.
                sqlx::query(
                    "INSERT INTO feed (podcast, address, wanted, next_at, lease_until, failures, gone, complete, every, wanted_since) \
                     VALUES ($1, $2, 1, $3, 0, 0, 0, 0, 3600, $4) ON CONFLICT (podcast) DO UPDATE SET \
                     wanted_since = CASE WHEN feed.wanted = 0 AND COALESCE(feed.unwanted_since, 0) < $5 \
                     THEN excluded.wanted_since ELSE feed.wanted_since END, \
                     unwanted_since = NULL, address = excluded.address, wanted = 1, next_at = excluded.next_at, lease_until = 0, failures = 0, \
                     etag = NULL, modified = NULL, failing_since = NULL, fault = NULL, moved_to = NULL, gone = 0, tried_at = NULL, \
                     read_at = NULL, complete = 0, image = NULL, digest = NULL, older = NULL")
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
        all_or_nothing!(self, within super::pool::JOB, tx => {
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

    /// Every feed that the catalog names, by podcast.
    ///
    /// # Errors
    /// What the store says.
    pub async fn feeds(&self) -> Result<Vec<FeedState>> {
        let rows: Vec<Decoded<FeedRow>> = on!(self, pool => sqlx::query_as(
            feed_columns!("SELECT ", " FROM feed WHERE wanted = 1 ORDER BY podcast")).fetch_all(pool))?;
        Ok(readable(rows, FeedRow::read))
    }

    /// Claims up to so many feeds that are due, the longest waiting first. A claim ends by itself after five minutes; one that
    /// would hold longer is none.
    ///
    /// # Errors
    /// What the store says.
    pub async fn claim_feeds(&self, now: Timestamp, most: usize) -> Result<Vec<FeedState>> {
        const SQLITE: &str = feed_columns!(
            "UPDATE feed SET lease_until = $1 + $2 WHERE podcast IN (SELECT podcast FROM feed WHERE wanted = 1 \
             AND next_at <= $1 AND (lease_until <= $1 OR lease_until > $1 + $2) ORDER BY next_at LIMIT $3) RETURNING ",
            ""
        );
        const POSTGRES: &str = feed_columns!(
            "UPDATE feed SET lease_until = $1 + $2 WHERE podcast IN (SELECT podcast FROM feed WHERE wanted = 1 \
             AND next_at <= $1 AND (lease_until <= $1 OR lease_until > $1 + $2) ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING ",
            ""
        );
        self.is_there()?;
        let (now, most) = (millis(now), most as i64);
        let work = async {
            match &self.pool {
                Pool::Sqlite(pool) => {
                    sqlx::query_as::<_, ClaimedFeed>(SQLITE)
                        .bind(now)
                        .bind(READING)
                        .bind(most)
                        .fetch_all(pool)
                        .await
                }
                Pool::Postgres(pool) => {
                    sqlx::query_as::<_, ClaimedFeed>(POSTGRES)
                        .bind(now)
                        .bind(READING)
                        .bind(most)
                        .fetch_all(pool)
                        .await
                }
            }
        };
        let rows = super::pool::within(super::pool::CALL, work).await?;
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

    /// Keeps what a reading gave, all of it or nothing. A message that is there already stays as it is.
    /// False, and nothing changed, where another has read the feed since `before`.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn keep_reading(
        &self,
        before: &FeedState,
        feed: &FeedState,
        kept: &KeptReading<'_>,
    ) -> Result<bool> {
        all_or_nothing!(self, within super::pool::JOB, tx => {
            let mine = sqlx::query(
                "UPDATE feed SET etag = $2, modified = $3, next_at = $4, lease_until = 0, tried_at = $5, read_at = $6, \
                 failing_since = $7, failures = $8, fault = $9, moved_to = $10, gone = $11, complete = $12, newest = $13, \
                 every = $14, image = $17, digest = $18, blocked = $19, older = $20 WHERE podcast = $1 AND COALESCE(tried_at, 0) = $15 AND address = $16")
                .bind(&feed.podcast).bind(&feed.etag).bind(&feed.modified).bind(millis(feed.next_at))
                .bind(feed.tried_at.map(millis)).bind(feed.read_at.map(millis)).bind(feed.failing_since.map(millis))
                .bind(i64::from(feed.failures)).bind(&feed.fault).bind(&feed.moved_to).bind(i64::from(feed.gone))
                .bind(i64::from(feed.complete)).bind(feed.newest).bind(feed.every).bind(before.tried_at.map_or(0, millis)).bind(&feed.address)
                .bind(&feed.image).bind(&feed.digest).bind(i64::from(feed.blocked)).bind(&feed.older)
                .execute(&mut *tx).await?.rows_affected();
            let nothing = KeptReading { seen_at: kept.seen_at, ..KeptReading::default() };
            let kept = if mine > 0 { kept } else { &nothing };
            for (old, new) in &super::renamed::one_by_one(kept.renamed) {
                for statement in RENAME {
                    sqlx::query(statement).bind(&feed.podcast).bind(old).bind(new).execute(&mut *tx).await?;
                }
            }
            if !kept.renamed.is_empty() {
                super::renamed::follow!(tx, &feed.podcast, kept.renamed);
            }
            for identity in kept.dropped {
                sqlx::query("DELETE FROM episode WHERE podcast = $1 AND identity = $2")
                    .bind(&feed.podcast).bind(identity).execute(&mut *tx).await?;
            }
            for episode in kept.episodes {
                sqlx::query(
                    "INSERT INTO episode (podcast, identity, title, summary, page, audio, published, seconds, explicit, season, \
                     number, people, image, transcript, chapters, kind, seen_at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
                     ON CONFLICT (podcast, identity) DO UPDATE SET title = excluded.title, summary = excluded.summary, \
                     page = excluded.page, audio = excluded.audio, published = COALESCE(excluded.published, episode.published), seconds = excluded.seconds, \
                     explicit = excluded.explicit, season = excluded.season, number = excluded.number, people = excluded.people, \
                     image = excluded.image, transcript = excluded.transcript, chapters = excluded.chapters, kind = excluded.kind")
                    .bind(&feed.podcast).bind(&episode.identity).bind(&episode.title).bind(&episode.summary)
                    .bind(&episode.page).bind(&episode.audio).bind(episode.published).bind(episode.seconds.map(i64::from))
                    .bind(episode.explicit.map(i64::from)).bind(episode.season.map(i64::from)).bind(episode.number.map(i64::from))
                    .bind(episode.people.join("\n")).bind(&episode.image).bind(&episode.transcript).bind(&episode.chapters)
                    .bind(match episode.kind { Kind::Full => 0_i64, Kind::Trailer => 1, Kind::Bonus => 2 })
                    .bind(millis(kept.seen_at)).execute(&mut *tx).await?;
            }
            for message in kept.messages {
                if let MessageKind::NewEpisodes { follow, .. } = message.kind {
                    super::notices::tell!(tx, message, follow);
                } else {
                    super::outbox::insert!(tx, message);
                }
            }
            for note in kept.news {
                super::show_news::tell!(tx, note, before.tried_at.map_or(0, millis));
            }
            mine > 0
        })
    }

    /// The episodes of a podcast that may be shown: none where its feed asks not to be listed.
    ///
    /// # Errors
    /// What the store says.
    pub async fn episodes_of(&self, podcast: &str) -> Result<Vec<KeptEpisode>> {
        let rows: Vec<Decoded<EpisodeRow>> = on!(self, pool => sqlx::query_as(episode_columns!(
            "WHERE podcast = $1 AND NOT EXISTS (SELECT 1 FROM feed WHERE feed.podcast = $1 AND feed.blocked = 1) \
             ORDER BY identity")).bind(podcast).fetch_all(pool))?;
        Ok(readable(rows, EpisodeRow::read))
    }

    /// All that is kept of a podcast, shown or not.
    ///
    /// # Errors
    /// What the store says.
    pub async fn kept_episodes_of(&self, podcast: &str) -> Result<Vec<KeptEpisode>> {
        let rows: Vec<Decoded<EpisodeRow>> = on!(self, pool => sqlx::query_as(episode_columns!(
            "WHERE podcast = $1 ORDER BY identity")).bind(podcast).fetch_all(pool))?;
        Ok(readable(rows, EpisodeRow::read))
    }

    /// The podcasts whose feeds are read and of which no episode is kept.
    ///
    /// # Errors
    /// What the store says.
    pub async fn feeds_without_episodes(&self) -> Result<Vec<String>> {
        let rows: Vec<Decoded<(String,)>> = on!(self, pool => sqlx::query_as(
            "SELECT podcast FROM feed WHERE wanted = 1 AND NOT EXISTS \
             (SELECT 1 FROM episode WHERE episode.podcast = feed.podcast) ORDER BY podcast").fetch_all(pool))?;
        Ok(readable(rows, |(podcast,)| Ok(podcast)))
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

    /// Puts off a feed whose reading could not be kept.
    ///
    /// # Errors
    /// What the store says.
    pub async fn put_off_feed(&self, podcast: &str, until: Timestamp) -> Result<()> {
        changed!(
            self,
            sqlx::query("UPDATE feed SET next_at = $2, lease_until = 0 WHERE podcast = $1")
                .bind(podcast)
                .bind(millis(until))
        )?;
        Ok(())
    }
}
