//! Builds the index of a catalog, once, before it is put to use. Looks nothing up.

use crate::search::weights::{HEAD_OF_TOPICS, LEAST_COMMON, MOST_RARE};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use fst::Map;

use super::english::is_english;
use super::names::{self, Named};
use super::{Index, Name, NameIx, NameKind, Postings, Shared, TermIx, TermStats, phonetic, stem};
use crate::catalog::{Catalog, Topic};
use crate::search::Target;
use crate::search::constraints::language_of;
use crate::search::matches::fuzzy::DeletionIndex;
use crate::search::query::stopwords;
use crate::search::weights::{WEIGHTS, Weights};
use crate::text::compact_form;

/// Topics that say in which form or for whom something is, by label or id, compact.
const QUALIFIERS: [&str; 10] = [
    "news",
    "technews",
    "technologynews",
    "interviews",
    "interview",
    "beginners",
    "beginner",
    "career",
    "careers",
    "careeradvice",
];

impl Index {
    /// Reads a whole catalog. Takes about 4 s for 100,000 podcasts and 20,000 topics; do it before the catalog is put to use.
    ///
    /// Topics of `vocabulary` that the catalog knows too lend it their aliases and related terms, unless something in it
    /// bears them already.
    #[must_use]
    pub fn build(catalog: &Catalog, vocabulary: &Catalog) -> Self {
        Self::build_with(catalog, vocabulary, WEIGHTS)
    }

    /// The same with other numbers than those in force, to see what they are worth.
    #[must_use]
    pub fn build_with(catalog: &Catalog, vocabulary: &Catalog, weights: Weights) -> Self {
        let (all_names, people) = names::collect(catalog, vocabulary);
        let words = sorted_words(&all_names);
        let podcasts = catalog.podcasts().count() as f32;
        let (mut stats, topic_names, other_names) = term_stats(&all_names, &words, podcasts);
        mark_heads(&all_names, &words, &mut stats);
        // The long parts side by side, those of names and those of words.
        let ((compact, compact_names, near_names), (near_words, vocabulary, (stems, phonetic_keys))) =
            std::thread::scope(|scope| {
                let of_words = scope.spawn(|| {
                    let near_words = DeletionIndex::build((0..).zip(words.sorted.iter().copied()), 2);
                    (near_words, map(words.sorted.iter().copied().zip(0..)), forms(&words, &stats))
                });
                (
                    compact(&all_names),
                    of_words.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                )
            });
        let (names, name_words) = as_positions(&all_names, &words);
        let (texts, text_ends) = joined(&words);
        let common = ((podcasts * weights.common_share) as u32).max(LEAST_COMMON);
        let shared = Shared {
            vocabulary,
            near_words,
            texts,
            text_ends,
            stats,
            topic_names,
            other_names,
            names,
            name_words,
            compact,
            compact_names,
            near_names,
            stems,
            phonetic_keys,
            people,
            common,
            rare: common.min(MOST_RARE),
            own_names: own_names(&all_names, catalog.topics().count()),
            qualifiers: catalog.topics().map(|(_, topic)| is_qualifier(topic)).collect(),
            languages: catalog.podcasts().map(|(_, podcast)| language_of(podcast)).collect(),
            reach: catalog.topics().map(|(at, _)| catalog.reach(at) as u32).collect(),
            podcasts,
        };
        Self { shared: Arc::new(shared), own: None, weights }
    }
}

/// Whether a topic says for whom or in which form something is, rather than what about.
fn is_qualifier(topic: &Topic) -> bool {
    [&topic.id, &topic.label].iter().any(|name| QUALIFIERS.contains(&compact_form(name).as_str()))
}

/// All names as positions of words.
fn as_positions(all_names: &[Named], words: &Words<'_>) -> (Vec<Name>, Vec<TermIx>) {
    let mut names = Vec::with_capacity(all_names.len());
    let mut name_words = Vec::new();
    for name in all_names {
        let start = name_words.len() as u32;
        name_words.extend(spoken(name).map(|word| words[word]));
        let end = name_words.len() as u32;
        names.push(Name { target: name.target, which: name.which, kind: name.kind, start, end });
    }
    (names, name_words)
}

/// All words in one text, and where each ends.
fn joined(words: &Words<'_>) -> (String, Vec<u32>) {
    let mut texts = String::new();
    let mut ends = Vec::with_capacity(words.sorted.len());
    for word in &words.sorted {
        texts.push_str(word);
        ends.push(texts.len() as u32);
    }
    (texts, ends)
}

/// Words of topics by their stem and by their sound. Other names are met as they are or misspelt.
fn forms(
    words: &Words<'_>,
    stats: &[TermStats],
) -> (HashMap<String, Vec<TermIx>>, HashMap<String, Vec<TermIx>>) {
    let mut stems: HashMap<String, Vec<TermIx>> = HashMap::new();
    let mut phonetic_keys: HashMap<String, Vec<TermIx>> = HashMap::new();
    for (word, at) in words.sorted.iter().zip(0..).filter(|(_, at)| stats[*at as usize].in_topics > 0) {
        stems.entry(stem::of(word).into_owned()).or_default().push(at);
        if let Some(key) = phonetic::key(word) {
            phonetic_keys.entry(key).or_default().push(at);
        }
    }
    (stems, phonetic_keys)
}

/// The words by which a name can be met; none for addresses, which are met only whole.
pub(super) fn spoken(name: &Named) -> impl Iterator<Item = &str> {
    name.words.iter().filter(|_| name.kind != NameKind::Address).map(String::as_str)
}

/// All words of all names, sorted, each with its position.
fn sorted_words(named: &[Named]) -> Words<'_> {
    let mut sorted: Vec<&str> = named.iter().flat_map(spoken).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let positions = sorted.iter().copied().zip(0..).collect();
    Words { sorted, positions }
}

/// The vocabulary while it is built.
struct Words<'a> {
    sorted: Vec<&'a str>,
    positions: HashMap<&'a str, TermIx>,
}

impl std::ops::Index<&str> for Words<'_> {
    type Output = TermIx;

    fn index(&self, word: &str) -> &TermIx {
        // Asked only for words it was made of.
        &self.positions[word]
    }
}

/// A sorted map from text to number.
pub(super) fn map<'a>(sorted: impl Iterator<Item = (&'a str, u64)>) -> Map<Vec<u8>> {
    // The keys are sorted and without repeats, which is all that can fail in memory.
    Map::from_iter(sorted).unwrap_or_default()
}

/// How well a word tells names apart that so many of them hold.
pub(super) fn idf(podcasts: f32, names: usize) -> f32 {
    (1.0 + podcasts / names.max(1) as f32).ln()
}

/// What is known of each word, and which names hold it, those of topics apart from the rest.
fn term_stats(named: &[Named], words: &Words<'_>, podcasts: f32) -> (Vec<TermStats>, Postings, Postings) {
    let mut topics: Vec<Vec<NameIx>> = vec![Vec::new(); words.sorted.len()];
    let mut others: Vec<Vec<NameIx>> = vec![Vec::new(); words.sorted.len()];
    for (at, name) in (0..).zip(named) {
        let lists = if matches!(name.target, Target::Topic(_)) { &mut topics } else { &mut others };
        for word in spoken(name) {
            let list = &mut lists[words[word] as usize];
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let stats =
        words.sorted.iter().zip(topics.iter().zip(&others)).map(|(word, (topics, others))| TermStats {
            in_topics: topics.len() as u32,
            in_names: others.len() as u32,
            idf: idf(podcasts, others.len()),
            stop: stopwords::is_stop_word(word),
            english: is_english(word),
            head: false,
        });
    let stats = stats.collect();
    let postings = |all: Vec<Vec<NameIx>>| {
        let mut postings = Postings::default();
        for list in all {
            postings.push(list);
        }
        postings
    };
    (stats, postings(topics), postings(others))
}

/// Label and id of each topic, in the order of the catalog.
fn own_names(named: &[Named], topics: usize) -> Postings {
    let mut all: Vec<Vec<NameIx>> = vec![Vec::new(); topics];
    for (at, name) in (0..).zip(named) {
        if let (Target::Topic(topic), NameKind::Own, None | Some(0)) = (name.target, name.kind, name.which) {
            all[topic.0 as usize].push(at);
        }
    }
    let mut lists = Postings::default();
    for names in all {
        lists.push(names);
    }
    lists
}

/// Finds the words that the names of many topics end in.
fn mark_heads(named: &[Named], words: &Words<'_>, stats: &mut [TermStats]) {
    let mut ending: HashMap<TermIx, Vec<Target>> = HashMap::new();
    for name in named {
        if name.kind != NameKind::Own {
            continue;
        }
        if let (Target::Topic(_), [_, .., last]) = (name.target, name.words.as_slice()) {
            let topics = ending.entry(words[last.as_str()]).or_default();
            if !topics.contains(&name.target) {
                topics.push(name.target);
            }
        }
    }
    for (word, topics) in ending {
        stats[word as usize].head = topics.len() >= HEAD_OF_TOPICS;
    }
}

/// Whether a name may be called without its words of grammar: "Changelog" for "The Changelog", but no ordinary word for
/// "To Be Continuous" or "own your data".
fn may_stand_bare(name: &Named, bare: &str) -> bool {
    let content = name.words.iter().filter(|word| !stopwords::is_stop_word(word)).count();
    let grammar =
        |word: &String| stopwords::is_stop_word(word) && !matches!(word.as_str(), "the" | "a" | "an");
    let ordinary =
        matches!(name.target, Target::Topic(_)) || name.words.iter().any(grammar) && is_english(bare);
    !stopwords::is_request_word(bare) && (content > 1 || !ordinary)
}

/// A name without spaces, and once more without its words of grammar where that says enough.
pub(super) fn compact_forms(name: &Named, is_topic: impl Fn(&str) -> bool) -> Vec<String> {
    let whole: String = name.words.concat();
    let bare: String =
        name.words.iter().filter(|word| !stopwords::is_stop_word(word)).map(String::as_str).collect();
    // A topic's own name is no show's: "DevOps" is no Entre Dev y Ops.
    let free = bare != whole && !is_topic(&bare);
    let counts = bare.chars().count() >= 4 && free && may_stand_bare(name, &bare);
    counts.then_some(bare).into_iter().chain([whole]).collect()
}

/// Names without spaces, once with all words and once without those of grammar, and where misspelt ones are looked up.
fn compact(named: &[Named]) -> (Map<Vec<u8>>, Postings, DeletionIndex) {
    let mut entries: Vec<(String, NameIx)> = Vec::with_capacity(named.len());
    let topics = named.iter().filter(|name| matches!(name.target, Target::Topic(_)));
    let topics: HashSet<String> = topics.map(|name| name.words.concat()).collect();
    for (at, name) in (0..).zip(named) {
        let forms = compact_forms(name, |bare| topics.contains(bare)).into_iter();
        entries.extend(forms.map(|form| (form, at)));
    }
    entries.sort_unstable();
    let groups = || entries.chunk_by(|one, other| one.0 == other.0);
    let mut postings = Postings::default();
    for group in groups() {
        postings.push(group.iter().map(|(_, name)| *name));
    }
    let names = || groups().filter_map(|group| group.first()).map(|(name, _)| name.as_str());
    let near = DeletionIndex::build((0..).zip(names()), 1);
    (map(names().zip(0..)), postings, near)
}
