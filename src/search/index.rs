//! Everything a catalog is asked by: words, names, stems, sounds. Answers nothing by itself; `build` makes it, and `own` lays a server's names over it.

pub(super) mod adjective;
mod build;
pub(super) mod english;
mod names;
mod own;
mod phonetic;
mod postings;
pub(super) mod stem;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use fst::automaton::Str;
use fst::{Automaton, IntoStreamer, Map, Streamer};

use own::Own;
pub(super) use postings::{Name, NameKind, Postings, TermStats};

use super::matches::fuzzy::{self, DeletionIndex, Near};
use super::query::{language, level_named};
use super::weights::Weights;
use super::{Interpretation, Target};
use crate::catalog::{Level, PodcastIx, Subject, TopicIx};
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

/// Answers "which names hold this" for one catalog, and for the shelf that a server lays over it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Index {
    shared: Arc<Shared>,
    /// What a server adds and hides; boxed away, because most have nothing.
    own: Option<Arc<Own>>,
    pub(super) weights: Weights,
}

/// What files said, the same for all servers.
#[derive(Debug)]
struct Shared {
    /// Word → its position.
    vocabulary: Map<Vec<u8>>,
    texts: String,
    text_ends: Vec<u32>,
    stats: Vec<TermStats>,
    topic_names: Postings,
    other_names: Postings,
    names: Vec<Name>,
    name_words: Vec<TermIx>,
    /// Compact name → position in `compact_names`.
    compact: Map<Vec<u8>>,
    compact_names: Postings,
    stems: HashMap<String, Vec<TermIx>>,
    phonetic_keys: HashMap<String, Vec<TermIx>>,
    people: Vec<Person>,
    /// Names of podcasts from which on a word is common.
    common: u32,
    /// Names of podcasts up to which a word tells them apart.
    rare: u32,
    /// Label and id of each topic.
    own_names: Postings,
    near_words: DeletionIndex,
    near_names: DeletionIndex,
    /// Topics such as news that only order the shows of another topic beside them.
    qualifiers: Vec<bool>,
    /// Primary subtags of the languages podcasts are in.
    languages: HashSet<String>,
    /// How many podcasts there are, for how well a word tells names apart.
    podcasts: f32,
    /// How many podcasts each topic leads to, for the order of suggestions.
    reach: Vec<u32>,
}

impl Index {
    /// A person by position.
    #[must_use]
    pub fn person(&self, at: PersonIx) -> &Person {
        let changed = self.own.as_ref().and_then(|own| own.person(at));
        changed.unwrap_or_else(|| &self.shared.people[at.0 as usize])
    }

    /// All people of the catalog, hosts first.
    pub fn people(&self) -> impl Iterator<Item = (PersonIx, &Person)> {
        (0..).map(PersonIx).zip(&self.shared.people)
    }

    /// People whom only the shelf over it brings.
    pub fn own_people(&self) -> impl Iterator<Item = (PersonIx, &Person)> {
        self.own.iter().flat_map(|own| own.people())
    }

    /// Podcasts whose names are spelt nearly so, best first; correct words may be misspelt here, as a name is wished for.
    #[must_use]
    pub fn podcasts_spelt_like(&self, typed: &str) -> Vec<PodcastIx> {
        let names = self.near_names(&text::compact_form(typed)).into_iter();
        let targets = names.flat_map(|near| self.names_in(near.value)).map(|name| self.name(*name).target);
        let mut found = Vec::new();
        for target in targets {
            match target {
                Target::Podcast(at) if !found.contains(&at) => found.push(at),
                _ => {}
            }
        }
        found
    }

    /// What sort of name an interpretation was found by; looks at all names.
    pub(super) fn kind_of(&self, found: &Interpretation) -> Option<NameKind> {
        let named = |name: &&Name| name.target == found.target && name.which == found.name;
        self.shared.names.iter().find(named).map(|name| name.kind)
    }

    pub(super) fn name(&self, at: NameIx) -> &Name {
        let own = self.own.as_ref().and_then(|own| own.name(at));
        own.unwrap_or_else(|| &self.shared.names[at as usize])
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
        let names = self.shared.own_names.get(topic.0 as usize).iter();
        names.map(|name| self.words_of(*name).iter().map(|word| self.text(*word)).collect())
    }

    pub(super) fn words_of(&self, at: NameIx) -> &[TermIx] {
        if let Some(words) = self.own.as_ref().and_then(|own| own.words_of(at)) {
            return words;
        }
        let name = &self.shared.names[at as usize];
        &self.shared.name_words[name.start as usize..name.end as usize]
    }

    pub(super) fn stats_of(&self, word: TermIx) -> TermStats {
        let own = self.own.as_ref().and_then(|own| own.stats_of(word));
        own.unwrap_or_else(|| self.shared.stats[word as usize])
    }

    pub(super) fn word(&self, normal: &str) -> Option<TermIx> {
        let word = self.vocabularies().find_map(|words| words.get(normal)).map(|at| at as TermIx);
        word.filter(|word| self.is_held(*word))
    }

    /// Whether some name holds a word: those of hidden shows are no words here.
    fn is_held(&self, word: TermIx) -> bool {
        let stats = self.stats_of(word);
        stats.in_topics + stats.in_names > 0
    }

    /// Maps from a word to its position: that of the catalog, and that of the words only a shelf has.
    pub(super) fn vocabularies(&self) -> impl Iterator<Item = &Map<Vec<u8>>> {
        std::iter::once(&self.shared.vocabulary).chain(self.own.iter().map(|own| own.vocabulary()))
    }

    /// Maps from a compact name to its group, likewise.
    pub(super) fn compact_maps(&self) -> impl Iterator<Item = &Map<Vec<u8>>> {
        std::iter::once(&self.shared.compact).chain(self.own.iter().map(|own| own.compact()))
    }

    /// Names of topics that hold a word.
    pub(super) fn topic_names(&self, word: TermIx) -> &[NameIx] {
        let own = self.own.as_ref().and_then(|own| own.topic_names(word));
        own.unwrap_or_else(|| self.shared.topic_names.get(word as usize))
    }

    /// Names of podcasts, episodes and people that hold a word.
    pub(super) fn other_names(&self, word: TermIx) -> &[NameIx] {
        let own = self.own.as_ref().and_then(|own| own.other_names(word));
        own.unwrap_or_else(|| self.shared.other_names.get(word as usize))
    }

    /// The names that are one compact name.
    pub(super) fn names_in(&self, group: u32) -> &[NameIx] {
        let own = self.own.as_ref().and_then(|own| own.names_in(group));
        own.unwrap_or_else(|| self.shared.compact_names.get(group as usize))
    }

    /// Names of podcasts from which on a word is common.
    pub(super) fn common(&self) -> u32 {
        self.shared.common
    }

    /// Names of podcasts up to which a word tells them apart.
    pub(super) fn rare(&self) -> u32 {
        self.shared.rare
    }

    /// The letters of a word.
    pub(super) fn text(&self, word: TermIx) -> &str {
        if let Some(text) = self.own.as_ref().and_then(|own| own.text(word)) {
            return text;
        }
        let end = |at: u32| self.shared.text_ends.get(at as usize).map_or(0, |end| *end as usize);
        let start = word.checked_sub(1).map_or(0, end);
        self.shared.texts.get(start..end(word)).unwrap_or_default()
    }

    /// Words of topics that begin so, at most `most`.
    pub(super) fn starting_with(&self, normal: &str, most: usize) -> Vec<TermIx> {
        let mut found = Vec::new();
        for words in self.vocabularies() {
            let mut stream = words.search(Str::new(normal).starts_with()).into_stream();
            while let Some((_, word)) = stream.next().filter(|_| found.len() < most) {
                let word = word as TermIx;
                if self.stats_of(word).in_topics > 0 {
                    found.push(word);
                }
            }
        }
        found
    }

    /// Words spelt nearly so; the nearest of topics and the nearest of other names.
    pub(super) fn near_words(&self, normal: &str) -> Vec<Near> {
        let mut candidates = self.shared.near_words.candidates(normal);
        candidates.extend(self.own.iter().flat_map(|own| own.words_like(normal)));
        candidates.retain(|word| self.is_held(*word));
        let words = candidates.iter().map(|word| (*word, self.text(*word)));
        fuzzy::near(normal, words, &self.weights, |word| self.stats_of(word).in_topics > 0)
    }

    /// Compact names spelt nearly so; the nearest topics and the nearest other names.
    pub(super) fn near_names(&self, compact: &str) -> Vec<Near> {
        let of_topic = |name: &NameIx| matches!(self.name(*name).target, Target::Topic(_));
        let shared = self.shared.near_names.candidates(compact).into_iter();
        let shared = shared.filter(|group| !self.names_in(*group).is_empty());
        let mut texts: Vec<(u32, String)> =
            shared.filter_map(|group| Some((group, self.compact_text(group)?))).collect();
        texts.extend(self.own.iter().flat_map(|own| own.names_like(compact)));
        let names = texts.iter().map(|(group, text)| (*group, text.as_str()));
        fuzzy::near(compact, names, &self.weights, |group| self.names_in(group).iter().any(of_topic))
    }

    /// The compact name with a number; numbers were given in order, so the map finds names by them.
    fn compact_text(&self, group: u32) -> Option<String> {
        let mut name = Vec::new();
        self.shared
            .compact
            .as_fst()
            .get_key_into(u64::from(group), &mut name)
            .then(|| String::from_utf8(name).ok())?
    }

    /// Whether a topic only orders the shows of another topic beside it, as news and interviews do.
    pub(super) fn is_qualifier(&self, topic: TopicIx) -> bool {
        self.shared.qualifiers.get(topic.0 as usize).copied().unwrap_or_default()
    }

    /// The level that a topic is called by.
    pub(super) fn level_of(&self, topic: TopicIx) -> Option<Level> {
        self.own_names(topic).find_map(|name| level_named(&name))
    }

    /// Whether a topic is called like a language people speak.
    pub(super) fn is_language(&self, topic: TopicIx) -> bool {
        self.own_names(topic).any(|name| language::named_as(&name).is_some())
    }

    pub(super) fn same_stem(&self, normal: &str) -> &[TermIx] {
        let stem = stem::of(normal);
        let own = self.own.as_ref().and_then(|own| own.with_stem(&stem));
        own.or_else(|| Some(self.shared.stems.get(&*stem)?.as_slice())).unwrap_or_default()
    }

    pub(super) fn same_phonetic_key(&self, normal: &str) -> &[TermIx] {
        let Some(key) = phonetic::key(normal) else { return &[] };
        let own = self.own.as_ref().and_then(|own| own.with_key(&key));
        own.or_else(|| Some(self.shared.phonetic_keys.get(&key)?.as_slice())).unwrap_or_default()
    }

    pub(super) fn with_compact_form(&self, compact: &str) -> &[NameIx] {
        let group = self.compact_maps().find_map(|names| names.get(compact));
        group.map_or(&[], |group| self.names_in(group as u32))
    }

    /// What a compact name names.
    pub(super) fn names_of(&self, compact: &str) -> impl Iterator<Item = Target> {
        self.with_compact_form(compact).iter().map(|name| self.name(*name).target)
    }

    /// Whether some podcast is in a language, by its primary subtag.
    pub(super) fn has_language(&self, language: &str) -> bool {
        let own = self.own.as_ref().is_some_and(|own| own.has_language(language));
        own || self.shared.languages.contains(language)
    }

    /// The topic's reach as an order for suggestions.
    pub(super) fn reach(&self, topic: TopicIx) -> u32 {
        self.shared.reach.get(topic.0 as usize).copied().unwrap_or_default()
    }
}
