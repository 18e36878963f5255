//! Everything a catalog is asked by: words, names, stems, sounds. Answers nothing by itself; `build` makes it.

mod build;
pub(super) mod english;
mod names;
mod phonetic;
pub(super) mod stem;

use std::collections::{HashMap, HashSet};

use fst::automaton::Str;
use fst::{Automaton, IntoStreamer, Map, Streamer};

use super::Target;
use super::matches::fuzzy::{self, DeletionIndex, Near};
use super::query::language;
use super::weights::Weights;
use crate::catalog::{PodcastIx, Subject, TopicIx};
use crate::text;

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
pub(super) type TermIx = u32;

/// Where a name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    /// The catalog gives it.
    Own,
    /// A product or the like that the catalog files under a topic.
    Tool,
    /// Podpick's own vocabulary lends it.
    Inherited,
    /// A term that belongs to the topic without being its name, from either.
    Related,
    /// The host of a page: one word that is looked up whole and never misspelt.
    Address,
}

/// A name as positions of words.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) target: Target,
    pub(super) which: Option<u16>,
    pub(super) kind: NameKind,
    start: u32,
    end: u32,
}

/// What is known of a word of the vocabulary.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct TermStats {
    /// Names of topics that hold it.
    pub(super) in_topics: u32,
    /// Names of podcasts, episodes and people that hold it.
    pub(super) in_names: u32,
    /// How discriminative it is in a name: the logarithm of the share of podcasts it leaves.
    pub(super) idf: f32,
    /// Belongs to grammar.
    pub(super) stop: bool,
    /// Many topics end in it.
    pub(super) head: bool,
    /// An ordinary English word.
    pub(super) english: bool,
}

/// Lists of numbers, one after another.
#[derive(Debug, Default)]
pub(super) struct Postings {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Postings {
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
    pub(super) stats: Vec<TermStats>,
    pub(super) topic_names: Postings,
    pub(super) other_names: Postings,
    names: Vec<Name>,
    name_words: Vec<TermIx>,
    /// Compact name → position in `compact_names`.
    pub(super) compact: Map<Vec<u8>>,
    pub(super) compact_names: Postings,
    stems: HashMap<String, Vec<TermIx>>,
    phonetic_keys: HashMap<String, Vec<TermIx>>,
    people: Vec<Person>,
    /// Names of podcasts from which on a word is common.
    pub(super) common: u32,
    /// Names of podcasts up to which a word tells them apart.
    pub(super) rare: u32,
    /// Label and id of each topic.
    own_names: Postings,
    near_words: DeletionIndex,
    near_names: DeletionIndex,
    /// Topics such as news that only order the shows of another topic beside them.
    qualifiers: Vec<bool>,
    /// Primary subtags of the languages podcasts are in.
    languages: HashSet<String>,
    pub(super) weights: Weights,
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
        let names = self.near_names(&text::compact_form(typed)).into_iter();
        let targets = names
            .flat_map(|near| self.compact_names.get(near.value as usize))
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
    pub(super) fn is_label(&self, normal: &str) -> bool {
        self.with_compact_form(normal)
            .iter()
            .map(|name| self.name(*name))
            .any(|name| matches!(name.target, Target::Topic(_)) && name.which == Some(0))
    }

    /// The label and id of a topic, compact.
    pub(super) fn own_names(&self, topic: TopicIx) -> impl Iterator<Item = String> {
        let names = self.own_names.get(topic.0 as usize).iter();
        names.map(|name| self.words_of(*name).iter().map(|word| self.text(*word)).collect())
    }

    pub(super) fn words_of(&self, at: NameIx) -> &[TermIx] {
        let name = self.name(at);
        &self.name_words[name.start as usize..name.end as usize]
    }

    pub(super) fn stats_of(&self, word: TermIx) -> TermStats {
        self.stats[word as usize]
    }

    pub(super) fn word(&self, normal: &str) -> Option<TermIx> {
        self.vocabulary.get(normal).map(|at| at as TermIx)
    }

    /// The letters of a word.
    pub(super) fn text(&self, word: TermIx) -> &str {
        let end = |at: u32| self.text_ends.get(at as usize).map_or(0, |end| *end as usize);
        let start = word.checked_sub(1).map_or(0, end);
        self.texts.get(start..end(word)).unwrap_or_default()
    }

    /// Words of topics that begin so, at most `most`.
    pub(super) fn starting_with(&self, normal: &str, most: usize) -> Vec<TermIx> {
        let beginning = Str::new(normal).starts_with();
        let mut stream = self.vocabulary.search(beginning).into_stream();
        let mut found = Vec::new();
        while let Some((_, word)) = stream.next() {
            let word = word as TermIx;
            if self.stats_of(word).in_topics > 0 {
                found.push(word);
            }
            if found.len() == most {
                break;
            }
        }
        found
    }

    /// Words spelt nearly so; the nearest of topics and the nearest of other names.
    pub(super) fn near_words(&self, normal: &str) -> Vec<Near> {
        let candidates = self.near_words.candidates(normal);
        let words = candidates.iter().map(|word| (*word, self.text(*word)));
        fuzzy::near(normal, words, &self.weights, |word| self.stats_of(word).in_topics > 0)
    }

    /// Compact names spelt nearly so; the nearest topics and the nearest other names.
    pub(super) fn near_names(&self, compact: &str) -> Vec<Near> {
        let of_topic = |name: &NameIx| matches!(self.name(*name).target, Target::Topic(_));
        let texts: Vec<(u32, String)> = self
            .near_names
            .candidates(compact)
            .into_iter()
            .filter_map(|group| Some((group, self.compact_text(group)?)))
            .collect();
        let names = texts.iter().map(|(group, text)| (*group, text.as_str()));
        fuzzy::near(compact, names, &self.weights, |group| {
            self.compact_names.get(group as usize).iter().any(of_topic)
        })
    }

    /// The compact name with a number; numbers were given in order, so the map finds names by them.
    fn compact_text(&self, group: u32) -> Option<String> {
        let mut name = Vec::new();
        self.compact
            .as_fst()
            .get_key_into(u64::from(group), &mut name)
            .then(|| String::from_utf8(name).ok())?
    }

    /// Whether a topic only orders the shows of another topic beside it, as news and interviews do.
    pub(super) fn is_qualifier(&self, topic: TopicIx) -> bool {
        self.qualifiers.get(topic.0 as usize).copied().unwrap_or_default()
    }

    /// Whether a topic is called like a language people speak.
    pub(super) fn is_language(&self, topic: TopicIx) -> bool {
        self.own_names(topic).any(|name| language::named_as(&name).is_some())
    }

    /// How much memory finding misspelt words takes, in bytes.
    #[must_use]
    pub fn spelling_bytes(&self) -> usize {
        self.near_words.bytes() + self.near_names.bytes()
    }

    pub(super) fn same_stem(&self, normal: &str) -> &[TermIx] {
        self.stems.get(&*stem::of(normal)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn same_phonetic_key(&self, normal: &str) -> &[TermIx] {
        phonetic::key(normal).and_then(|key| self.phonetic_keys.get(&key)).map_or(&[], Vec::as_slice)
    }

    pub(super) fn with_compact_form(&self, compact: &str) -> &[NameIx] {
        self.compact.get(compact).map_or(&[], |group| self.compact_names.get(group as usize))
    }

    /// What a compact name names.
    pub(super) fn names_of(&self, compact: &str) -> impl Iterator<Item = Target> {
        self.with_compact_form(compact).iter().map(|name| self.name(*name).target)
    }

    /// Whether some podcast is in a language, by its primary subtag.
    pub(super) fn has_language(&self, language: &str) -> bool {
        self.languages.contains(language)
    }

    /// The topic's reach as an order for suggestions.
    pub(super) fn reach(&self, topic: TopicIx) -> u32 {
        self.reach.get(topic.0 as usize).copied().unwrap_or_default()
    }
}
