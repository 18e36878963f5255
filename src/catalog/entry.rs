//! What a catalog holds: topics, podcasts and curated episodes as plain values. No checks here; `parse` makes them.

use super::{EpisodeIx, PodcastIx, TopicIx};

/// What podcasts are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Unique, `^[a-z0-9][a-z0-9-]*$`.
    pub id: String,
    /// The name people read.
    pub label: String,
    /// Other names members type.
    pub aliases: Vec<String>,
    /// Products, libraries and the like that belong to it; other catalogs do not take them over.
    pub tools: Vec<String>,
    /// Terms that belong to it without being a name of it.
    pub related: Vec<String>,
    /// Topics that contain this one.
    pub broader: Vec<TopicIx>,
    /// Topics that this one contains: the other direction of `broader`.
    pub narrower: Vec<TopicIx>,
}

/// Whom a podcast is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// For people who start.
    Beginner,
    /// For people who know the basics.
    Intermediate,
    /// For experts.
    Advanced,
    /// For everyone.
    #[default]
    All,
}

impl Level {
    /// The word by which files and sentences tell levels apart.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Beginner => "beginner",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
            Self::All => "all",
        }
    }
}

/// Whether new episodes are to be expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// New episodes appear.
    Active,
    /// No more episodes; the year of the last one where it is known.
    Ended(Option<i16>),
    /// Nobody looked, or nobody could tell.
    #[default]
    Unknown,
}

/// A series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Podcast {
    /// Unique, `^[a-z0-9][a-z0-9-]*$`.
    pub id: String,
    /// The name people read.
    pub title: String,
    /// Other names of the series.
    pub aliases: Vec<String>,
    /// Web page, http or https; there in every entry without a feed.
    pub site: Option<String>,
    /// RSS or Atom address.
    pub feed: Option<String>,
    /// The number that Apple Podcasts knows it by.
    pub apple: Option<u32>,
    /// Picture address.
    pub artwork: Option<String>,
    /// Who speaks regularly.
    pub hosts: Vec<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Whom it is made for.
    pub level: Level,
    /// Whether new episodes are to be expected.
    pub status: Status,
    /// Unfit for some ears.
    pub explicit: bool,
    /// One sentence: why someone should listen.
    pub why: String,
    /// What it is about, the main topic first; never empty.
    pub topics: Vec<TopicIx>,
    /// Its curated episodes, in the order of the file.
    pub episodes: Vec<EpisodeIx>,
}

/// A curated episode of a podcast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// Unique, `^[a-z0-9][a-z0-9-]*$`.
    pub id: String,
    /// The series it belongs to.
    pub podcast: PodcastIx,
    /// The number its makers gave it.
    pub number: Option<u32>,
    /// The name people read.
    pub title: String,
    /// The day it came out.
    pub published: Option<jiff::civil::Date>,
    /// Length in minutes.
    pub minutes: Option<u32>,
    /// Who was invited.
    pub guests: Vec<String>,
    /// Web page, http or https.
    pub url: String,
    /// Sound file, http or https.
    pub audio: Option<String>,
    /// One sentence: why someone should listen.
    pub why: String,
    /// What it is about, the main topic first; never empty.
    pub topics: Vec<TopicIx>,
}
