//! From a member's words to topics, podcasts, episodes and people, each with its reason. Knows the catalog, not who asks or how answers look.

mod auto_pick;
pub mod episodes;
mod index;
mod interpret;
mod matches;
mod query;
pub mod rank;
mod suggest;
mod text;

pub use auto_pick::auto_pick;
pub use index::{Index, Person, PersonIx};
pub use suggest::Completion;

use crate::catalog::{EpisodeIx, PodcastIx, Subject, TopicIx};

/// What words can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A topic.
    Topic(TopicIx),
    /// A podcast.
    Podcast(PodcastIx),
    /// A curated episode.
    Episode(EpisodeIx),
    /// A host or guest.
    Person(PersonIx),
}

/// MatchKind words came to mean what they mean; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchKind {
    /// Spelt as in the catalog.
    Exact,
    /// Another form of the same word: "tests" for "testing".
    Inflected,
    /// Without a word such as "development" that many topics end in.
    WithoutHead,
    /// A word that means the topic in podpick's own vocabulary, not in this catalog.
    Inherited,
    /// Misspelt.
    Misspelt,
    /// The first letters of each word: "PM".
    Abbreviation,
    /// The beginning of a word: "perf".
    Prefix,
    /// Spelt as it phonetic_keys: "jango".
    Phonetic,
    /// Only a discriminative part of a name: "guido".
    Partial,
    /// Only found in the sentence that says why to listen.
    Mentioned,
}

/// One meaning of some words.
#[derive(Debug, Clone, PartialEq)]
pub struct Interpretation {
    /// What is meant.
    pub target: Target,
    /// MatchKind sure, in 0..=1.
    pub score: f32,
    /// MatchKind it was found.
    pub how: MatchKind,
    /// Which of the target's names was met: 0 is its own, `n` its alias number `n - 1`; `None` for ids, addresses, mentions.
    pub name: Option<u16>,
}

/// Some words of a question that mean something together.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// As the member typed them; hostile until escaped.
    pub typed: String,
    /// What they may mean, the surest first; never empty.
    pub interpretations: Vec<Interpretation>,
}

/// What a question means: every part is wished for. Without segments, nothing was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Understanding {
    /// What was understood, in the order of the question.
    pub segments: Vec<Segment>,
    /// Topics spelt much like the words, where nothing was understood; at most 3.
    pub near: Vec<TopicIx>,
}

impl Understanding {
    /// Everything that may be meant, in the order of the question.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        let mut targets = Vec::new();
        for interpretation in self.segments.iter().flat_map(|part| &part.interpretations) {
            if !targets.contains(&interpretation.target) {
                targets.push(interpretation.target);
            }
        }
        targets
    }
}

impl From<Subject> for Target {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Topic(at) => Self::Topic(at),
            Subject::Podcast(at) => Self::Podcast(at),
            Subject::Episode(at) => Self::Episode(at),
        }
    }
}

/// The normal words of a text, for equal comparison of names; punctuation and case do not matter.
#[must_use]
pub fn fold(text: &str) -> String {
    let words: Vec<String> = text::words(text).into_iter().map(|word| word.normal).collect();
    words.join(" ")
}
