//! What a reading of a feed leaves, kept all at once.

use std::collections::HashMap;

use jiff::Timestamp;

use super::FeedState;
use crate::feeds::parse::{Episode, Kind};
use crate::outbox::{Message, MessageKind};
use crate::store::pool::{JOB, all_or_nothing};
use crate::store::{Result, ShowNote, Store, millis, notices, outbox, renamed, show_news};

/// Episodes that one statement keeps: the databases' time for a statement counts once for all of them.
const MOST_KEPT: usize = 50;

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
    pub news: &'r [ShowNote],
}

/// An episode gets another identity, everywhere: podcast, the old, the new.
const RENAME: [&str; 4] = [
    "UPDATE episode SET identity = $3 WHERE podcast = $1 AND identity = $2 \
     AND NOT EXISTS (SELECT 1 FROM episode AS there WHERE there.podcast = $1 AND there.identity = $3)",
    "DELETE FROM episode WHERE podcast = $1 AND identity = $2 AND $3 <> $2",
    "UPDATE queued SET episode = 'feed:' || $3 WHERE podcast = $1 AND episode = 'feed:' || $2",
    "UPDATE outbox SET episode = 'feed:' || $3 WHERE podcast = $1 AND episode = 'feed:' || $2",
];

/// What is known of the feed, where nobody else has read it since.
const UPDATE: &str = "UPDATE feed SET etag = $2, modified = $3, next_at = $4, lease_until = 0, tried_at = $5, read_at = $6, \
    failing_since = $7, failures = $8, fault = $9, moved_to = $10, gone = $11, complete = $12, newest = $13, \
    every = $14, image = $17, digest = $18, blocked = $19, older = $20 WHERE podcast = $1 AND COALESCE(tried_at, 0) = $15 AND address = $16";
/// Episodes, as many as follow.
const INSERT: &str = "INSERT INTO episode (podcast, identity, title, summary, page, audio, published, seconds, explicit, season, \
    number, people, image, transcript, chapters, kind, seen_at) ";
/// What such an episode becomes where it is known.
const OR_CHANGE: &str = " ON CONFLICT (podcast, identity) DO UPDATE SET title = excluded.title, summary = excluded.summary, \
    page = excluded.page, audio = excluded.audio, published = COALESCE(excluded.published, episode.published), seconds = excluded.seconds, \
    explicit = excluded.explicit, season = excluded.season, number = excluded.number, people = excluded.people, \
    image = excluded.image, transcript = excluded.transcript, chapters = excluded.chapters, kind = excluded.kind";

impl Store {
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
        all_or_nothing!(self, within JOB, tx => {
            let mine = sqlx::query(UPDATE)
                .bind(&feed.podcast).bind(&feed.etag).bind(&feed.modified).bind(millis(feed.next_at))
                .bind(feed.tried_at.map(millis)).bind(feed.read_at.map(millis)).bind(feed.failing_since.map(millis))
                .bind(i64::from(feed.failures)).bind(&feed.fault).bind(&feed.moved_to).bind(i64::from(feed.gone))
                .bind(i64::from(feed.complete)).bind(feed.newest).bind(feed.every).bind(before.tried_at.map_or(0, millis)).bind(&feed.address)
                .bind(&feed.image).bind(&feed.digest).bind(i64::from(feed.blocked)).bind(&feed.older)
                .execute(&mut *tx).await?.rows_affected();
            let nothing = KeptReading { seen_at: kept.seen_at, ..KeptReading::default() };
            let kept = if mine > 0 { kept } else { &nothing };
            for (old, new) in &renamed::one_by_one(kept.renamed) {
                for statement in RENAME {
                    sqlx::query(statement).bind(&feed.podcast).bind(old).bind(new).execute(&mut *tx).await?;
                }
            }
            if !kept.renamed.is_empty() {
                renamed::follow!(tx, &feed.podcast, kept.renamed);
            }
            for identity in kept.dropped {
                sqlx::query("DELETE FROM episode WHERE podcast = $1 AND identity = $2")
                    .bind(&feed.podcast).bind(identity).execute(&mut *tx).await?;
            }
            for some in one_of_each(kept.episodes).chunks(MOST_KEPT) {
                let mut query = sqlx::QueryBuilder::new(INSERT);
                query.push_values(some, |mut row, episode| {
                    row.push_bind(&feed.podcast).push_bind(&episode.identity).push_bind(&episode.title)
                        .push_bind(&episode.summary).push_bind(&episode.page).push_bind(&episode.audio)
                        .push_bind(episode.published).push_bind(episode.seconds.map(i64::from))
                        .push_bind(episode.explicit.map(i64::from)).push_bind(episode.season.map(i64::from))
                        .push_bind(episode.number.map(i64::from)).push_bind(episode.people.join("\n"))
                        .push_bind(&episode.image).push_bind(&episode.transcript).push_bind(&episode.chapters)
                        .push_bind(match episode.kind { Kind::Full => 0_i64, Kind::Trailer => 1, Kind::Bonus => 2 })
                        .push_bind(millis(kept.seen_at));
                });
                query.push(OR_CHANGE);
                // The last ones are of any number, each of which would be another statement to remember.
                query.build().persistent(some.len() == MOST_KEPT).execute(&mut *tx).await?;
            }
            for message in kept.messages {
                if let MessageKind::NewEpisodes { follow, .. } = message.kind {
                    notices::tell!(tx, message, follow, notices::followed(self.is_shared()));
                } else {
                    outbox::insert!(tx, message);
                }
            }
            for note in kept.news {
                show_news::tell!(tx, note, before.tried_at.map_or(0, millis));
            }
            mine > 0
        })
    }
}

/// The episodes without those that come again later: one statement may not change a row twice.
fn one_of_each<'e>(episodes: &[&'e Episode]) -> Vec<&'e Episode> {
    let last: HashMap<&str, usize> =
        episodes.iter().enumerate().map(|(place, episode)| (episode.identity.as_str(), place)).collect();
    let places = episodes.iter().enumerate();
    places
        .filter(|(place, one)| last.get(one.identity.as_str()) == Some(place))
        .map(|(_, one)| *one)
        .collect()
}
