//! Everything a catalog is asked by, built once: words, names, stems, sounds. Answers nothing by itself.

use std::collections::{BTreeMap, HashMap};

use fst::automaton::Str;
use fst::{Automaton, IntoStreamer, Map, Streamer};
use rust_stemmers::{Algorithm, Stemmer};

use super::english::is_english;
use super::names::{self, Named};
use super::spelling::{Near, Speller};
use super::{Target, fold, plain, sound};
use crate::catalog::{Catalog, Subject, TopicIx};

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

/// A topic whose names end in a word that this many topics end in says little by it: "development", "systems".
const HEAD_OF_TOPICS: usize = 3;
/// A word in this share of the podcasts' names tells none of them apart: "podcast", "radio".
const COMMON_SHARE: f32 = 0.015;
/// A word in the sentences of at most this many entries is telling.
const MOST_MENTIONS: usize = 3;

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
    pub(super) podcasts: usize,
    pub(super) speller: Speller,
    /// How many podcasts each topic leads to, for the order of suggestions.
    pub(super) reach: Vec<u32>,
}

impl Index {
    /// Reads a whole catalog. Takes about 2 s for 100,000 podcasts; do it before the catalog is put to use.
    ///
    /// Topics of `lore` that the catalog knows too lend it their aliases, unless something in it bears them already.
    #[must_use]
    pub fn build(catalog: &Catalog, lore: &Catalog) -> Self {
        let (named, people) = names::collect(catalog, lore);
        let words = sorted_words(&named);
        let mut names = Vec::with_capacity(named.len());
        let mut name_words = Vec::new();
        for name in &named {
            let start = name_words.len() as u32;
            name_words.extend(name.words.iter().map(|word| words[word.as_str()]));
            names.push(Name {
                target: name.target,
                which: name.which,
                borrowed: name.borrowed,
                start,
                end: name_words.len() as u32,
            });
        }
        let mut facts: Vec<WordFacts> = words
            .keys()
            .map(|word| WordFacts {
                function: plain::is_function_word(word),
                english: is_english(word),
                ..WordFacts::default()
            })
            .collect();
        let (topic_names, other_names) = postings(&named, &words, &mut facts);
        mark_heads(&named, &words, &mut facts);
        let (squashed, squashed_names) = squashed(&named);
        let mut stems: HashMap<String, Vec<WordIx>> = HashMap::new();
        let mut sounds: HashMap<String, Vec<WordIx>> = HashMap::new();
        let stemmer = Stemmer::create(Algorithm::English);
        for (word, at) in &words {
            stems.entry(stemmer.stem(word).into_owned()).or_default().push(*at);
            if let Some(key) = sound::key(word) {
                sounds.entry(key).or_default().push(*at);
            }
        }
        let mut texts = String::new();
        let mut text_ends = Vec::with_capacity(words.len());
        for word in words.keys() {
            texts.push_str(word);
            text_ends.push(texts.len() as u32);
        }
        let podcasts = catalog.podcasts().count();
        Self {
            vocabulary: map(words.iter().map(|(word, at)| (*word, u64::from(*at)))),
            texts,
            text_ends,
            facts,
            topic_names,
            other_names,
            names,
            name_words,
            squashed,
            squashed_names,
            stems,
            sounds,
            initials: initials(&named),
            mentions: mentions(catalog, &words),
            people,
            common: ((podcasts as f32 * COMMON_SHARE) as u32).max(4),
            podcasts,
            speller: Speller::default(),
            reach: catalog.topics().map(|(at, _)| catalog.reach(at) as u32).collect(),
        }
    }

    /// A person by position.
    #[must_use]
    pub fn person(&self, at: PersonIx) -> &Person {
        &self.people[at.0 as usize]
    }

    /// All people, hosts first.
    pub fn people(&self) -> impl Iterator<Item = (PersonIx, &Person)> {
        (0..).map(PersonIx).zip(&self.people)
    }

    pub(super) fn name(&self, at: NameIx) -> &Name {
        &self.names[at as usize]
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
        self.speller.near(&self.vocabulary, folded, |word| self.fact(word as WordIx).in_topics > 0)
    }

    /// Squashed names spelt nearly so; the nearest topics and the nearest other names.
    pub(super) fn near_names(&self, squashed: &str) -> Vec<Near> {
        let of_topic = |name: &NameIx| matches!(self.name(*name).target, Target::Topic(_));
        self.speller.near(&self.squashed, squashed, |group| {
            self.squashed_names.get(group as usize).iter().any(of_topic)
        })
    }

    pub(super) fn same_stem(&self, folded: &str) -> &[WordIx] {
        let stem = Stemmer::create(Algorithm::English).stem(folded).into_owned();
        self.stems.get(&stem).map_or(&[], Vec::as_slice)
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

/// All words of all names, sorted, each with its position.
fn sorted_words(named: &[Named]) -> BTreeMap<&str, WordIx> {
    let mut words: BTreeMap<&str, WordIx> =
        named.iter().flat_map(|name| &name.words).map(|word| (word.as_str(), 0)).collect();
    for (at, position) in (0..).zip(words.values_mut()) {
        *position = at;
    }
    words
}

/// A sorted map from text to number.
fn map<'a>(sorted: impl Iterator<Item = (&'a str, u64)>) -> Map<Vec<u8>> {
    // The keys come from a BTreeMap: sorted and without repeats, which is all that can fail in memory.
    Map::from_iter(sorted).unwrap_or_default()
}

/// Which names hold which word, those of topics apart from the rest.
fn postings(named: &[Named], words: &BTreeMap<&str, WordIx>, facts: &mut [WordFacts]) -> (Lists, Lists) {
    let mut topics: Vec<Vec<NameIx>> = vec![Vec::new(); words.len()];
    let mut others: Vec<Vec<NameIx>> = vec![Vec::new(); words.len()];
    for (at, name) in (0..).zip(named) {
        let lists = if matches!(name.target, Target::Topic(_)) { &mut topics } else { &mut others };
        for word in &name.words {
            let list = &mut lists[words[word.as_str()] as usize];
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    for (fact, (topics, others)) in facts.iter_mut().zip(topics.iter().zip(&others)) {
        fact.in_topics = topics.len() as u32;
        fact.in_names = others.len() as u32;
    }
    let lists = |all: Vec<Vec<NameIx>>| {
        let mut lists = Lists::default();
        all.into_iter().for_each(|list| lists.push(list));
        lists
    };
    (lists(topics), lists(others))
}

/// Finds the words that the names of many topics end in.
fn mark_heads(named: &[Named], words: &BTreeMap<&str, WordIx>, facts: &mut [WordFacts]) {
    let mut ending: HashMap<WordIx, Vec<Target>> = HashMap::new();
    for name in named {
        if let (Target::Topic(_), [_, .., last]) = (name.target, name.words.as_slice()) {
            let topics = ending.entry(words[last.as_str()]).or_default();
            if !topics.contains(&name.target) {
                topics.push(name.target);
            }
        }
    }
    for (word, topics) in ending {
        facts[word as usize].head = topics.len() >= HEAD_OF_TOPICS;
    }
}

/// Names without spaces; once with all words and once without those of grammar.
fn squashed(named: &[Named]) -> (Map<Vec<u8>>, Lists) {
    let mut groups: BTreeMap<String, Vec<NameIx>> = BTreeMap::new();
    for (at, name) in (0..).zip(named) {
        let whole: String = name.words.concat();
        let bare: String =
            name.words.iter().filter(|word| !plain::is_function_word(word)).map(String::as_str).collect();
        if bare.chars().count() >= 4 && bare != whole && !plain::is_asking_word(&bare) {
            groups.entry(bare).or_default().push(at);
        }
        groups.entry(whole).or_default().push(at);
    }
    let mut lists = Lists::default();
    let map = map(groups.keys().zip(0..).map(|(name, group)| (name.as_str(), group)));
    groups.into_values().for_each(|names| lists.push(names));
    (map, lists)
}

/// First letters of the names of topics of several words.
fn initials(named: &[Named]) -> HashMap<String, Vec<NameIx>> {
    let mut initials: HashMap<String, Vec<NameIx>> = HashMap::new();
    for (at, name) in (0..).zip(named) {
        if matches!(name.target, Target::Topic(_))
            && name.which.is_some()
            && (2..=5).contains(&name.words.len())
        {
            let letters: String = name.words.iter().filter_map(|word| word.chars().next()).collect();
            initials.entry(letters).or_default().push(at);
        }
    }
    initials
}

/// Telling words of the sentences that say why to listen: in no name, no ordinary English, and rare.
fn mentions(catalog: &Catalog, words: &BTreeMap<&str, WordIx>) -> HashMap<String, Vec<Subject>> {
    let podcasts = catalog.podcasts().map(|(at, podcast)| (Subject::Podcast(at), &podcast.why));
    let episodes = catalog.episodes().map(|(at, episode)| (Subject::Episode(at), &episode.why));
    let mut mentions: HashMap<String, Vec<Subject>> = HashMap::new();
    for (subject, why) in podcasts.chain(episodes) {
        for word in fold::words(why) {
            let word = word.folded;
            if word.chars().count() >= 4 && !words.contains_key(word.as_str()) && !is_english(&word) {
                let subjects = mentions.entry(word).or_default();
                if subjects.len() <= MOST_MENTIONS && !subjects.contains(&subject) {
                    subjects.push(subject);
                }
            }
        }
    }
    mentions.retain(|_, subjects| subjects.len() <= MOST_MENTIONS);
    mentions
}
