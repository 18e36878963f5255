//! From a member's words to topics, podcasts, episodes and people, each with its reason. Knows the catalog, not who asks or how answers look.

mod choose;
mod complete;
mod english;
mod evidence;
mod fold;
mod index;
mod names;
mod near;
mod plain;
mod question;
mod sound;
mod spelling;
mod stem;
pub mod vocabulary;

pub use complete::Completion;
pub use index::{Index, Person, PersonIx};

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

/// How words came to mean what they mean; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// Spelt as in the catalog.
    Exact,
    /// Another form of the same word: "tests" for "testing".
    Inflected,
    /// Without a word such as "development" that many topics end in.
    Shortened,
    /// A word that means the topic in podpick's own vocabulary, not in this catalog.
    Borrowed,
    /// Misspelt.
    Misspelt,
    /// The first letters of each word: "PM".
    Initials,
    /// The beginning of a word: "perf".
    Clipped,
    /// Spelt as it sounds: "jango".
    Heard,
    /// Only a telling part of a name: "guido".
    Partly,
    /// Only found in the sentence that says why to listen.
    Mentioned,
}

/// One meaning of some words.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What is meant.
    pub target: Target,
    /// How sure, in 0..=1.
    pub quality: f32,
    /// How it was found.
    pub how: How,
    /// Which of the target's names was met: 0 is its own, `n` its alias number `n - 1`; `None` for ids, addresses, mentions.
    pub name: Option<u16>,
}

/// Some words of a question that mean something together.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// As the member typed them; hostile until escaped.
    pub typed: String,
    /// What they may mean, the surest first; never empty.
    pub readings: Vec<Reading>,
}

/// What a question means: every part is wished for. Without parts, nothing was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Understanding {
    /// What was understood, in the order of the question.
    pub parts: Vec<Part>,
    /// Topics spelt much like the words, where nothing was understood; at most 3.
    pub near: Vec<TopicIx>,
}

impl Understanding {
    /// Everything that may be meant, in the order of the question.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        let mut targets = Vec::new();
        for reading in self.parts.iter().flat_map(|part| &part.readings) {
            if !targets.contains(&reading.target) {
                targets.push(reading.target);
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

/// The folded words of a text, for equal comparison of names; punctuation and case do not matter.
#[must_use]
pub fn fold(text: &str) -> String {
    let words: Vec<String> = fold::words(text).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}
