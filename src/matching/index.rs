//! Everything a catalog is asked by: words, names, stems, sounds. Answers nothing by itself; `build` makes it.

mod build;

use std::collections::HashMap;

use fst::automaton::Str;
use fst::{Automaton, IntoStreamer, Map, Streamer};

use super::spelling::{self, Near};
use super::{Target, fold, sound, stem};
use crate::catalog::{PodcastIx, Subject, TopicIx};

/// Position of a person in an [`Index`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonIx(pub u32);

/// A host or guest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// As the catalog spells it first.
    pub name: String,
    /// What the person is heard in.
    pub subjects: Vec<Subject>,
}

/// A name's position in the index.
pub(super) type NameIx = u32;
/// A word's position in the vocabulary.
pub(super) type WordIx = u32;

/// A name as positions of words.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) target: Target,
    pub(super) which: Option<u16>,
    pub(super) borrowed: bool,
    start: u32,
    end: u32,
}

/// What is known of a word of the vocabulary.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WordFacts {
    /// Names of topics that hold it.
    pub(super) in_topics: u32,
    /// Names of podcasts, episodes and people that hold it.
    pub(super) in_names: u32,
    /// How telling it is in a name: the logarithm of the share of podcasts it leaves.
    pub(super) rarity: f32,
    /// Belongs to grammar.
    pub(super) function: bool,
    /// Many topics end in it.
    pub(super) head: bool,
    /// An ordinary English word.
    pub(super) english: bool,
}

/// Lists of numbers, one after another.
#[derive(Debug, Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
    }

    /// The list at a position; empty where there is none.
    pub(super) fn get(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        match (start, self.ends.get(at)) {
            (Some(start), Some(end)) => &self.items[start as usize..*end as usize],
            _ => &[],
        }
    }
}

/// Answers "which names hold this" for one catalog.
#[derive(Debug)]
pub struct Index {
    /// Word → its position.
    pub(super) vocabulary: Map<Vec<u8>>,
    texts: String,
    text_ends: Vec<u32>,
    pub(super) facts: Vec<WordFacts>,
    pub(super) topic_names: Lists,
    pub(super) other_names: Lists,
    names: Vec<Name>,
    name_words: Vec<WordIx>,
    /// Squashed name → position in `squashed_names`.
    pub(super) squashed: Map<Vec<u8>>,
    pub(super) squashed_names: Lists,
    stems: HashMap<String, Vec<WordIx>>,
    sounds: HashMap<String, Vec<WordIx>>,
    initials: HashMap<String, Vec<NameIx>>,
    mentions: HashMap<String, Vec<Subject>>,
    people: Vec<Person>,
    /// Names of podcasts from which on a word is common.
    pub(super) common: u32,
    /// Names of podcasts up to which a word tells them apart.
    pub(super) rare: u32,
    /// Label and id of each topic.
    own_names: Lists,
    /// How many podcasts each topic leads to, for the order of suggestions.
    pub(super) reach: Vec<u32>,
}

impl Index {
    /// A person by position.
    #[must_use]
    pub fn person(&self, at: PersonIx) -> &Person {
        &self.people[at.0 as usize]
    }

    /// All people, hosts first.
    pub fn people(&self) -> impl Iterator<Item = (PersonIx, &Person)> {
        (0..).map(PersonIx).zip(&self.people)
    }

    /// Podcasts whose names are spelt nearly so, best first; correct words may be misspelt here, as a name is wished for.
    #[must_use]
    pub fn podcasts_spelt_like(&self, typed: &str) -> Vec<PodcastIx> {
        let names = self.near_names(&fold::squash(typed)).into_iter();
        let targets = names
            .flat_map(|near| self.squashed_names.get(near.value as usize))
            .map(|name| self.name(*name).target);
        let mut found = Vec::new();
        for target in targets {
            match target {
                Target::Podcast(at) if !found.contains(&at) => found.push(at),
                _ => {}
            }
        }
        found
    }

    pub(super) fn name(&self, at: NameIx) -> &Name {
        &self.names[at as usize]
    }

    /// Whether a word alone is the name that a topic is read by.
    pub(super) fn is_label(&self, folded: &str) -> bool {
        self.squashed_as(folded)
            .iter()
            .map(|name| self.name(*name))
            .any(|name| matches!(name.target, Target::Topic(_)) && name.which == Some(0))
    }

    /// The label and id of a topic, squashed.
    pub(super) fn own_names(&self, topic: TopicIx) -> impl Iterator<Item = String> {
        let names = self.own_names.get(topic.0 as usize).iter();
        names.map(|name| self.words_of(*name).iter().map(|word| self.text(*word)).collect())
    }

    pub(super) fn words_of(&self, at: NameIx) -> &[WordIx] {
        let name = self.name(at);
        &self.name_words[name.start as usize..name.end as usize]
    }

    pub(super) fn fact(&self, word: WordIx) -> WordFacts {
        self.facts[word as usize]
    }

    pub(super) fn word(&self, folded: &str) -> Option<WordIx> {
        self.vocabulary.get(folded).map(|at| at as WordIx)
    }

    /// The letters of a word.
    pub(super) fn text(&self, word: WordIx) -> &str {
        let end = |at: u32| self.text_ends.get(at as usize).map_or(0, |end| *end as usize);
        let start = word.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(word)).unwrap_or_default()
    }

    /// Words of topics that begin so, at most `most`.
    pub(super) fn starting_with(&self, folded: &str, most: usize) -> Vec<WordIx> {
        let beginning = Str::new(folded).starts_with();
        let mut stream = self.vocabulary.search(beginning).into_stream();
        let mut found = Vec::new();
        while let Some((_, word)) = stream.next() {
            let word = word as WordIx;
            if self.fact(word).in_topics > 0 {
                found.push(word);
            }
            if found.len() == most {
                break;
            }
        }
        found
    }

    /// Words spelt nearly so; the nearest of topics and the nearest of other names.
    pub(super) fn near_words(&self, folded: &str) -> Vec<Near> {
        spelling::near(&self.vocabulary, folded, |word| self.fact(word as WordIx).in_topics > 0)
    }

    /// Squashed names spelt nearly so; the nearest topics and the nearest other names.
    pub(super) fn near_names(&self, squashed: &str) -> Vec<Near> {
        let of_topic = |name: &NameIx| matches!(self.name(*name).target, Target::Topic(_));
        spelling::near(&self.squashed, squashed, |group| {
            self.squashed_names.get(group as usize).iter().any(of_topic)
        })
    }

    pub(super) fn same_stem(&self, folded: &str) -> &[WordIx] {
        self.stems.get(&stem::of(folded)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn same_sound(&self, folded: &str) -> &[WordIx] {
        sound::key(folded).and_then(|key| self.sounds.get(&key)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn with_initials(&self, folded: &str) -> &[NameIx] {
        self.initials.get(folded).map_or(&[], Vec::as_slice)
    }

    pub(super) fn mentioning(&self, folded: &str) -> &[Subject] {
        self.mentions.get(folded).map_or(&[], Vec::as_slice)
    }

    pub(super) fn squashed_as(&self, squashed: &str) -> &[NameIx] {
        self.squashed.get(squashed).map_or(&[], |group| self.squashed_names.get(group as usize))
    }

    /// The topic's reach as an order for suggestions.
    pub(super) fn reach(&self, topic: TopicIx) -> u32 {
        self.reach.get(topic.0 as usize).copied().unwrap_or_default()
    }
}
