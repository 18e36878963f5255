//! The curated catalog as values: topics, podcasts and episodes, looked up by position, id or fingerprint. No files, no clock.

mod graph;
mod identity;
mod parse;

use std::collections::HashMap;

pub use identity::Fingerprint;
pub use parse::{Fault, FaultKind, Faults, parse};

/// Position of a topic in its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicIx(pub u32);

/// Position of a podcast in its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PodcastIx(pub u32);

/// Position of an episode in its catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EpisodeIx(pub u32);

/// Anything a member can ask for or be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A topic.
    Topic(TopicIx),
    /// A podcast.
    Podcast(PodcastIx),
    /// A curated episode.
    Episode(EpisodeIx),
}

/// What podcasts are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Unique, `^[a-z0-9][a-z0-9-]*$`.
    pub id: String,
    /// The name people read.
    pub label: String,
    /// Other names members type.
    pub aliases: Vec<String>,
    /// Topics that contain this one.
    pub broader: Vec<TopicIx>,
    /// Topics that this one contains: the other direction of `broader`.
    pub narrower: Vec<TopicIx>,
}

/// Whom a podcast is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// Web page, http or https.
    pub site: String,
    /// RSS or Atom address.
    pub feed: Option<String>,
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

/// A checked catalog: every reference in it leads somewhere.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    topics: Vec<Topic>,
    podcasts: Vec<Podcast>,
    episodes: Vec<Episode>,
    fingerprints: HashMap<Fingerprint, Subject>,
}

impl Catalog {
    /// All topics, in the order of the file.
    pub fn topics(&self) -> impl Iterator<Item = (TopicIx, &Topic)> {
        (0u32..).map(TopicIx).zip(&self.topics)
    }

    /// All podcasts, in the order of the file.
    pub fn podcasts(&self) -> impl Iterator<Item = (PodcastIx, &Podcast)> {
        (0u32..).map(PodcastIx).zip(&self.podcasts)
    }

    /// All curated episodes, in the order of the file.
    pub fn episodes(&self) -> impl Iterator<Item = (EpisodeIx, &Episode)> {
        (0u32..).map(EpisodeIx).zip(&self.episodes)
    }

    /// The topic at a position of this catalog.
    #[must_use]
    pub fn topic(&self, at: TopicIx) -> &Topic {
        &self.topics[at.0 as usize]
    }

    /// The podcast at a position of this catalog.
    #[must_use]
    pub fn podcast(&self, at: PodcastIx) -> &Podcast {
        &self.podcasts[at.0 as usize]
    }

    /// The episode at a position of this catalog.
    #[must_use]
    pub fn episode(&self, at: EpisodeIx) -> &Episode {
        &self.episodes[at.0 as usize]
    }

    /// The id a subject has in the file.
    #[must_use]
    pub fn id(&self, subject: Subject) -> &str {
        match subject {
            Subject::Topic(at) => &self.topic(at).id,
            Subject::Podcast(at) => &self.podcast(at).id,
            Subject::Episode(at) => &self.episode(at).id,
        }
    }

    /// The name people read of a subject.
    #[must_use]
    pub fn name(&self, subject: Subject) -> &str {
        match subject {
            Subject::Topic(at) => &self.topic(at).label,
            Subject::Podcast(at) => &self.podcast(at).title,
            Subject::Episode(at) => &self.episode(at).title,
        }
    }

    /// The short, lasting mark of a subject, for custom ids.
    #[must_use]
    pub fn fingerprint(&self, subject: Subject) -> Fingerprint {
        Fingerprint::of(subject.kind(), self.id(subject))
    }

    /// What a mark stands for, unless the catalog has dropped it since.
    #[must_use]
    pub fn find(&self, mark: Fingerprint) -> Option<Subject> {
        self.fingerprints.get(&mark).copied()
    }
}

impl Subject {
    /// The word for this kind of subject: `topic`, `podcast` or `episode`.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Subject::Topic(_) => "topic",
            Subject::Podcast(_) => "podcast",
            Subject::Episode(_) => "episode",
        }
    }
}
