//! The episodes that are kept.

use jiff::Timestamp;

use crate::feeds::parse::{Episode, Kind};
use crate::store::pool::{from_row, on};
use crate::store::unreadable::{Decoded, readable};
use crate::store::{Result, Store, moment};

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

from_row! {
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
}
