//! From a member's words to topics, podcasts, episodes and people, each with its reason. Knows the catalog, not who asks or how answers look.

mod auto_pick;
pub mod constraints;
pub mod episodes;
mod index;
mod interpret;
mod matches;
mod query;
pub mod rank;
mod suggest;
mod understand;
pub mod weights;

pub use auto_pick::{Rated, auto_choice, auto_pick};
pub use constraints::{Condition, Constraints, Length};
pub use index::{Index, Person, PersonIx};
pub use query::language;
pub(crate) use query::stopwords::is_common_word;
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

/// How words came to mean what they mean; the surest first.
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
    /// A term that belongs to the topic: "gradient descent" for machine learning.
    Related,
    /// Misspelt.
    Misspelt,
    /// The beginning of a word: "perf".
    Prefix,
    /// Spelt as it sounds: "jango".
    Phonetic,
    /// Only a part of a name that tells it apart: "guido".
    Partial,
    /// Such a part misspelt: "kenedy".
    MisspeltPartial,
}

impl MatchKind {
    /// All kinds, the surest first.
    pub const ALL: [Self; 10] = [
        Self::Exact,
        Self::Inflected,
        Self::WithoutHead,
        Self::Inherited,
        Self::Related,
        Self::Misspelt,
        Self::Prefix,
        Self::Phonetic,
        Self::Partial,
        Self::MisspeltPartial,
    ];

    /// Whether podpick guessed, so that it must say what it made of the words.
    #[must_use]
    pub fn is_guess(self) -> bool {
        matches!(self, Self::Misspelt | Self::Prefix | Self::Phonetic | Self::MisspeltPartial)
    }

    /// Whether only a part of a name was met.
    #[must_use]
    pub fn is_partial(self) -> bool {
        matches!(self, Self::Partial | Self::MisspeltPartial)
    }
}

/// One meaning of some words.
#[derive(Debug, Clone, PartialEq)]
pub struct Interpretation {
    /// What is meant.
    pub target: Target,
    /// How sure, in 0..=1.
    pub score: f32,
    /// How it was found.
    pub kind: MatchKind,
    /// Which of the target's names was met: 0 is its own, `n` its alias number `n - 1`; `None` for ids and addresses.
    pub name: Option<u16>,
}

/// Some words of a question that mean something together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Segment {
    /// As the member typed them; hostile until escaped.
    pub typed: String,
    /// What they may mean, the surest first; never empty.
    pub interpretations: Vec<Interpretation>,
    /// Topics named by the words of a show's name, which are wished for behind the show.
    pub in_title: Vec<TopicIx>,
    /// Podcasts that are called after a product or another name of a topic, which stand first in it.
    pub titled: Vec<PodcastIx>,
    /// Set beside another wish by "and" or a comma, so that it is a wish of its own.
    pub beside: bool,
}

/// What a question means. Without wishes, something to compare with or an open question, nothing was understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Understanding {
    /// What is wished for, in the order of the question; each is wanted.
    pub segments: Vec<Segment>,
    /// What is to be left out.
    pub excluded: Vec<Segment>,
    /// What should be left out but cannot be: what is no more than a word for what is wished for ("front end without
    /// tailwind"), and, without interpretations, what nothing is filed under ("nothing about crypto").
    pub inseparable: Vec<Segment>,
    /// What shows should have that nothing here tells, as it was typed: "with women hosts".
    pub with: Option<String>,
    /// The podcast to compare with.
    pub like: Option<PodcastIx>,
    /// Others to compare with as well; at most [`Understanding::MOST_MODELS`] with the first.
    pub like_too: Vec<PodcastIx>,
    /// What an answer must also satisfy, as far as it can.
    pub constraints: Constraints,
    /// The topic that the words of a level name, to put first what is filed under it.
    pub level_topic: Option<TopicIx>,
    /// Whatever podpick has is wished for.
    pub open: bool,
    /// The words of content that are wished for, normalized and as typed, whether understood or not.
    pub content: Vec<(String, String)>,
    /// What is wished for as well, as typed, of which nothing is known.
    pub unknown: Vec<String>,
    /// What is spelt much like the words or holds one of them, where nothing was understood; at most 3.
    pub near: Vec<Target>,
}

impl Understanding {
    /// Everything that may be meant by what is wished for, in the order of the question.
    #[must_use]
    pub fn targets(&self) -> Vec<Target> {
        unique(self.segments.iter().flat_map(|segment| &segment.interpretations))
    }

    /// Podcasts to compare with at once.
    pub const MOST_MODELS: usize = 2;

    /// All podcasts to compare with.
    pub fn models(&self) -> impl Iterator<Item = PodcastIx> {
        self.like.into_iter().chain(self.like_too.iter().copied())
    }

    /// Everything that is to be left out.
    #[must_use]
    pub fn excluded_targets(&self) -> Vec<Target> {
        unique(self.excluded.iter().flat_map(|segment| &segment.interpretations))
    }

    /// Nothing to look for was found in the words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.segments.is_empty() && self.like.is_none() && !self.open
    }
}

fn unique<'i>(interpretations: impl Iterator<Item = &'i Interpretation>) -> Vec<Target> {
    let mut targets = Vec::new();
    for interpretation in interpretations {
        if !targets.contains(&interpretation.target) {
            targets.push(interpretation.target);
        }
    }
    targets
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
