//! The curated catalog as values: topics, podcasts and episodes, looked up by position, id or fingerprint. No files, no clock.

mod check;
mod entry;
mod fault;
mod faults;
mod format;
mod graph;
mod identity;
mod language;
mod lay;
mod layers;
mod names;
mod note;
mod parse;
mod read;
mod render;
mod resolve;
mod scan;
mod shelf;
mod shipped;
mod sources;
mod syntax;
#[cfg(test)]
mod tests;
mod walk;
mod wording;

use std::collections::HashMap;
use std::sync::Arc;

pub use check::{UrlFault, opens_a_feed};
pub use entry::{Episode, Level, Podcast, Status, Topic};
pub use fault::{FaultKind, Section, Shape};
pub use faults::{Fault, Faults};
pub use format::format;
use graph::Graph;
pub use identity::Fingerprint;
use lay::Laid;
pub(crate) use names::{comparable, comparable_address};
pub use note::{Note, NoteKind};
pub use parse::{MAX_BYTES, decode, parse, parse_bytes, parse_layers};
pub use shelf::{MOST_OWN_ALIASES, MOST_OWN_SHOWS, OwnAlias, OwnShow, Shelf};
pub use shipped::{SHIPPED, SHIPPED_NAME};
pub use sources::Layer;

/// An address as a catalog takes it: http or https, short enough for a link, and without secrets.
pub(crate) fn web_address(text: &str) -> Option<String> {
    check::url(text).ok()
}

/// The language tag that somebody meant who wrote this.
pub(crate) fn language_tag(text: &str) -> Option<String> {
    language::tag(text).or_else(|| language::near(text))
}

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

/// A checked catalog: every reference in it leads somewhere. Cheap to clone.
///
/// A server's shelf may lie over it ([`Catalog::with_shelf`]): the catalog itself is shared by all servers, and positions
/// in it are the same with every shelf.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    shared: Arc<Shared>,
    laid: Option<Arc<Laid>>,
}

/// What files said.
#[derive(Debug, Clone, Default)]
struct Shared {
    topics: Vec<Topic>,
    podcasts: Vec<Podcast>,
    episodes: Vec<Episode>,
    fingerprints: HashMap<Fingerprint, Subject>,
    graph: Graph,
    notes: Vec<Note>,
}

impl Catalog {
    /// All topics, in the order of the file.
    pub fn topics(&self) -> impl Iterator<Item = (TopicIx, &Topic)> {
        (0u32..).map(TopicIx).zip(&self.shared.topics)
    }

    /// All podcasts, in the order of the file, a server's own behind them. Positions are left out that a server hides.
    pub fn podcasts(&self) -> impl Iterator<Item = (PodcastIx, &Podcast)> {
        let own = self.laid.iter().flat_map(|laid| laid.podcasts());
        let all = (0u32..).map(PodcastIx).zip(self.shared.podcasts.iter().chain(own));
        all.filter(|(at, _)| !self.hides(*at))
    }

    /// All curated episodes, in the order of the file.
    pub fn episodes(&self) -> impl Iterator<Item = (EpisodeIx, &Episode)> {
        let all = (0u32..).map(EpisodeIx).zip(&self.shared.episodes);
        all.filter(|(_, episode)| !self.hides(episode.podcast))
    }

    /// How many positions there are: every podcast's is below the first number, every episode's below the second.
    #[must_use]
    pub fn positions(&self) -> (usize, usize) {
        let own = self.laid.as_ref().map_or(0, |laid| laid.podcasts().len());
        (self.shared.podcasts.len() + own, self.shared.episodes.len())
    }

    /// The topic at a position of this catalog.
    #[must_use]
    pub fn topic(&self, at: TopicIx) -> &Topic {
        &self.shared.topics[at.0 as usize]
    }

    /// The podcast at a position of this catalog.
    #[must_use]
    pub fn podcast(&self, at: PodcastIx) -> &Podcast {
        let at = at.0 as usize;
        match at.checked_sub(self.shared.podcasts.len()) {
            None => &self.shared.podcasts[at],
            // Positions of own shows are only given out by the catalog that has them.
            Some(own) => &self.laid.as_deref().map_or(&[][..], Laid::podcasts)[own],
        }
    }

    /// The episode at a position of this catalog.
    #[must_use]
    pub fn episode(&self, at: EpisodeIx) -> &Episode {
        &self.shared.episodes[at.0 as usize]
    }

    /// What a curator should know of it although nothing is wrong.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.shared.notes
    }

    fn with_notes(mut self, notes: Vec<Note>) -> Self {
        Arc::make_mut(&mut self.shared).notes = notes;
        self
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

    /// The topic with an id.
    #[must_use]
    pub fn topic_with_id(&self, id: &str) -> Option<TopicIx> {
        match self.find(Fingerprint::of("topic", id)) {
            Some(Subject::Topic(at)) if self.topic(at).id == id => Some(at),
            _ => None,
        }
    }

    /// The podcast with an id.
    #[must_use]
    pub fn podcast_with_id(&self, id: &str) -> Option<PodcastIx> {
        match self.find(Fingerprint::of("podcast", id)) {
            Some(Subject::Podcast(at)) if self.podcast(at).id == id => Some(at),
            _ => None,
        }
    }

    /// What a mark stands for, unless the catalog has dropped it since.
    #[must_use]
    pub fn find(&self, mark: Fingerprint) -> Option<Subject> {
        let own = self.laid.as_ref().and_then(|laid| laid.find(mark)).map(Subject::Podcast);
        let shared = || self.shared.fingerprints.get(&mark).copied();
        let shown = |subject: &Subject| match subject {
            Subject::Topic(_) => true,
            Subject::Podcast(at) => !self.hides(*at),
            Subject::Episode(at) => !self.hides(self.episode(*at).podcast),
        };
        own.or_else(shared).filter(shown)
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
