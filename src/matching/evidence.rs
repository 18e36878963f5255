//! What each group of words in a question may mean. Finds all evidence; which of it counts is decided elsewhere.

use std::collections::{HashMap, HashSet};

use super::index::{Index, NameIx, WordIx};
use super::question::{Candidate, Question, long_enough};
use super::spelling::likeness;
use super::{How, Reading, Target};

/// What a word such as "development" counts in a topic's name, against 1 for a telling word.
const HEAD_WEIGHT: f32 = 0.35;
/// Names that one word may lead to before it is no evidence for any of them.
const MOST_NAMES: usize = 400;
/// Words in a row that are tried as one squashed name.
const LONGEST_RUN: usize = 6;
/// Rows of words that are looked up as one misspelt name: each costs a walk through all names.
const MOST_MISSPELT_RUNS: usize = 4;
/// Letters from which on a row of words may be one misspelt name.
const SHORTEST_MISSPELT_RUN: usize = 6;
/// Share of a name that must be met to count at all, and to count by ordinary English words alone.
const LEAST_PART: f32 = 0.3;
const LEAST_ENGLISH_PART: f32 = 0.6;
/// The same for a word that at most this many names hold.
const LEAST_UNIQUE_PART: f32 = 0.12;
const MOST_UNIQUE: u32 = 4;

/// Words of a question, as a bit set over its tokens, with a meaning.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub(super) mask: u64,
    pub(super) reading: Reading,
    /// The words stand as the name does: nothing else they might mean is wished for as well.
    pub(super) whole: bool,
}

/// All evidence in a question.
pub(super) fn gather(index: &Index, question: &Question) -> Vec<Evidence> {
    let mut found = Vec::new();
    runs(index, question, &mut found);
    topics(index, question, &mut found);
    others(index, question, &mut found);
    shortened(index, question, &mut found);
    found
}

fn reading(index: &Index, at: NameIx, quality: f32, how: How) -> Reading {
    let name = index.name(at);
    // An ordinary word that means the topic elsewhere may mean anything here.
    let ordinary = matches!(index.words_of(at), [word] if index.fact(*word).english);
    let (quality, how) = match (name.borrowed, ordinary) {
        (true, true) => (quality * 0.9, how.max(How::Borrowed)),
        (true, false) => (quality * 0.95, how),
        (false, _) => (quality, how),
    };
    Reading { target: name.target, quality, how, name: name.which }
}

/// Rows of words that are a name once the spaces are gone, or a misspelt name.
fn runs(index: &Index, question: &Question, found: &mut Vec<Evidence>) {
    let tokens = &question.tokens;
    let all_grammar = tokens.iter().all(|token| token.function);
    let mut misspelt_runs = 0;
    for start in 0..tokens.len() {
        let mut squashed = String::new();
        for end in start..tokens.len().min(start + LONGEST_RUN) {
            squashed.push_str(&tokens[end].folded);
            let run = &tokens[start..=end];
            if !all_grammar && (run[0].function && run.len() == 1) {
                continue;
            }
            let mask = mask(start, end);
            let names = index.squashed_as(&squashed);
            for name in names {
                let whole = means_only_the_name(index, question, (start, end), *name);
                found.push(Evidence { mask, reading: reading(index, *name, 1.0, How::Exact), whole });
            }
            let edges_count = !run[0].function && !tokens[end].function;
            let letters = squashed.chars().count();
            if names.is_empty()
                && edges_count
                && letters >= SHORTEST_MISSPELT_RUN
                && (run.len() > 1 || run[0].candidates.is_empty())
                && run.iter().any(|token| token.unknown)
                && misspelt_runs < MOST_MISSPELT_RUNS
            {
                misspelt_runs += 1;
                misspelt_run(index, &squashed, mask, found);
            }
        }
    }
}

/// Whether a row of words that is a name means only that: in a sentence the words must be the name's own, and more than topics.
fn means_only_the_name(index: &Index, question: &Question, tokens: (usize, usize), name: NameIx) -> bool {
    if matches!(index.name(name).target, Target::Topic(_)) || !question.sentence {
        return true;
    }
    let run = &question.tokens[tokens.0..=tokens.1];
    let words = index.words_of(name);
    let own_grammar = words.iter().filter(|word| index.fact(**word).function).count();
    let met_grammar = run.iter().filter(|token| token.function).count();
    let topics_only = run.iter().filter(|token| !token.function).all(|token| {
        token.candidates.iter().any(|word| word.how == How::Exact && index.fact(word.word).in_topics > 0)
    });
    own_grammar == met_grammar && !(topics_only && run.len() > 1 && run.len() < question.tokens.len())
}

fn misspelt_run(index: &Index, squashed: &str, mask: u64, found: &mut Vec<Evidence>) {
    for near in index.near_names(squashed) {
        for name in index.squashed_names.get(near.value as usize) {
            let quality = near.likeness * 0.98;
            found.push(Evidence {
                mask,
                reading: reading(index, *name, quality, How::Misspelt),
                whole: true,
            });
        }
    }
}

fn mask(first: usize, last: usize) -> u64 {
    (first..=last).fold(0, |mask, at| mask | 1 << at)
}

/// The best token for each word of a name; a token serves one word.
fn aligned(question: &Question, words: &[WordIx]) -> Vec<Option<(usize, Candidate)>> {
    let mut used = 0_u64;
    words
        .iter()
        .map(|word| {
            let best = question
                .by_word
                .get(word)?
                .iter()
                .filter(|(at, _)| used & (1 << at) == 0)
                .max_by(|(a, one), (b, other)| one.likeness.total_cmp(&other.likeness).then(b.cmp(a)))?;
            used |= 1 << best.0;
            Some(*best)
        })
        .collect()
}

/// Topics all of whose telling words are there, in any order.
fn topics(index: &Index, question: &Question, found: &mut Vec<Evidence>) {
    let mut seen: HashSet<NameIx> = HashSet::new();
    for word in question.by_word.keys() {
        let seed_is_head = index.fact(*word).head;
        for name in index.topic_names.get(*word as usize) {
            let words = index.words_of(*name);
            // A head leads nowhere by itself, unless a name has nothing else.
            if seed_is_head && words.len() > 1 || !seen.insert(*name) {
                continue;
            }
            if let Some(evidence) = topic(index, question, *name, words) {
                found.push(evidence);
            }
        }
    }
}

fn topic(index: &Index, question: &Question, name: NameIx, words: &[WordIx]) -> Option<Evidence> {
    let mut total = 0.0;
    let mut met = 0.0;
    let mut mask = 0_u64;
    let mut how = How::Exact;
    for (word, token) in words.iter().zip(aligned(question, words)) {
        let fact = index.fact(*word);
        if fact.function {
            continue;
        }
        let head = fact.head && words.len() > 1;
        let weight = if head { HEAD_WEIGHT } else { 1.0 };
        total += weight;
        match token {
            Some((at, candidate)) => {
                met += weight * candidate.likeness;
                mask |= 1 << at;
                how = how.max(candidate.how);
            }
            None if head => how = how.max(How::Shortened),
            None => return None,
        }
    }
    let apart = mask.count_ones() > 1 && spread(question, mask) > 2;
    if mask == 0 || apart {
        return None;
    }
    Some(Evidence { mask, reading: reading(index, name, met / total, how), whole: true })
}

/// How many words of content stand between the words of a set without belonging to it.
fn spread(question: &Question, mask: u64) -> usize {
    let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
    (first..=last).filter(|at| mask & (1 << at) == 0 && !question.tokens[*at].function).count()
}

/// Podcasts, episodes and people whose name is there, whole or in a telling part.
fn others(index: &Index, question: &Question, found: &mut Vec<Evidence>) {
    let mut seen: HashSet<NameIx> = HashSet::new();
    for (word, tokens) in &question.by_word {
        let names = index.other_names.get(*word as usize);
        let exact = tokens.iter().any(|(_, candidate)| matches!(candidate.how, How::Exact | How::Misspelt));
        if names.len() > MOST_NAMES || !exact || index.fact(*word).function {
            continue;
        }
        for name in names {
            if seen.insert(*name) {
                found.extend(other(index, question, *name));
            }
        }
    }
}

fn other(index: &Index, question: &Question, name: NameIx) -> Option<Evidence> {
    let words = index.words_of(name);
    let is_person = matches!(index.name(name).target, Target::Person(_));
    let mut total = 0.0;
    let mut met = 0.0;
    let mut mask = 0_u64;
    let mut how = How::Exact;
    let mut telling = false;
    let mut unique = false;
    let mut english_only = true;
    let mut all = true;
    let mut order: Vec<usize> = Vec::new();
    for (word, token) in words.iter().zip(aligned(question, words)) {
        let fact = index.fact(*word);
        if fact.function {
            continue;
        }
        let rarity = (1.0 + index.podcasts as f32 / fact.in_names.max(1) as f32).ln();
        total += rarity;
        let usable = token
            .filter(|(_, candidate)| matches!(candidate.how, How::Exact | How::Misspelt))
            .or_else(|| is_person.then(|| beside(index, question, *word, name)).flatten());
        let Some((at, candidate)) = usable else {
            all = false;
            continue;
        };
        met += rarity * candidate.likeness;
        mask |= 1 << at;
        order.push(at);
        how = how.max(candidate.how);
        let text = &question.tokens[at].folded;
        let rare = fact.in_names <= index.common && fact.in_topics == 0;
        let spelt = candidate.how == How::Exact || text.chars().count() >= 6;
        unique |= rare && fact.in_names <= MOST_UNIQUE && candidate.how == How::Exact;
        telling |= rare && spelt && long_enough(text) && !question.tokens[at].asking;
        english_only &= fact.english;
    }
    if mask == 0 || total <= 0.0 {
        return None;
    }
    let part = met / total;
    if all {
        let in_order = order.is_sorted() && spread(question, mask) == 0;
        let grammar = foreign_grammar(index, question, words, mask);
        let content = mask.count_ones() > 1 || telling;
        if !content {
            return None;
        }
        let quality = if in_order { part * 0.99 } else { part * 0.9 };
        let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
        let whole = in_order && !grammar && means_only_the_name(index, question, (first, last), name);
        return Some(Evidence { mask, reading: reading(index, name, quality, how), whole });
    }
    let least = match () {
        () if english_only && !is_person => LEAST_ENGLISH_PART,
        () if unique => LEAST_UNIQUE_PART,
        () => LEAST_PART,
    };
    let enough = telling && part >= least;
    enough.then(|| Evidence {
        mask,
        reading: reading(index, name, 0.45 + 0.4 * part, How::Partly),
        whole: false,
    })
}

/// A word of a person's name beside another one may be misspelt even where it is a word itself: "brain okken".
fn beside(index: &Index, question: &Question, word: WordIx, name: NameIx) -> Option<(usize, Candidate)> {
    let meant: Vec<char> = index.text(word).chars().collect();
    let others = index.words_of(name).iter().filter(|other| **other != word);
    let anchors: Vec<usize> =
        others.filter_map(|other| question.by_word.get(other)).flatten().map(|(at, _)| *at).collect();
    anchors.iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten().find_map(|at| {
        let token = question.tokens.get(at).filter(|token| long_enough(&token.folded) && !token.function)?;
        let likeness = likeness(&token.folded.chars().collect::<Vec<_>>(), &meant)?;
        Some((at, Candidate { word, likeness, how: How::Misspelt }))
    })
}

/// Words of grammar between the words of a name that do not belong to the name: "test my code" is not "Test and Code".
fn foreign_grammar(index: &Index, question: &Question, words: &[WordIx], mask: u64) -> bool {
    let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
    (first..=last).filter(|at| mask & (1 << at) == 0).any(|at| {
        let text = &question.tokens[at].folded;
        !words.iter().any(|word| index.text(*word) == text)
    })
}

/// Initials ("PM") and clipped pairs ("GenAI"), for words that are nothing else.
fn shortened(index: &Index, question: &Question, found: &mut Vec<Evidence>) {
    let mut by_pair: HashMap<usize, Vec<(NameIx, f32)>> = HashMap::new();
    for (at, token) in question.tokens.iter().enumerate() {
        let known_topic = token
            .candidates
            .iter()
            .any(|candidate| candidate.how == How::Exact && index.fact(candidate.word).in_topics > 0);
        if token.function || known_topic {
            continue;
        }
        for name in index.with_initials(&token.folded) {
            let reading = reading(index, *name, 0.8, How::Initials);
            found.push(Evidence { mask: 1 << at, reading, whole: true });
        }
        if token.unknown && long_enough(&token.folded) {
            by_pair.insert(at, clipped_pairs(index, &token.folded));
        }
        for subject in index.mentioning(&token.folded) {
            let reading =
                Reading { target: (*subject).into(), quality: 0.6, how: How::Mentioned, name: None };
            found.push(Evidence { mask: 1 << at, reading, whole: false });
        }
    }
    for (at, names) in by_pair {
        for (name, quality) in names {
            found.push(Evidence {
                mask: 1 << at,
                reading: reading(index, name, quality, How::Clipped),
                whole: true,
            });
        }
    }
}

/// Topics of two words, the first clipped and joined to the second: "GenAI" for "generative AI".
fn clipped_pairs(index: &Index, folded: &str) -> Vec<(NameIx, f32)> {
    let letters: Vec<char> = folded.chars().collect();
    let mut found = Vec::new();
    for cut in 3..letters.len().saturating_sub(1) {
        let (beginning, second): (String, String) =
            (letters[..cut].iter().collect(), letters[cut..].iter().collect());
        let Some(second) = index.word(&second) else { continue };
        for name in index.topic_names.get(second as usize).iter().take(MOST_NAMES) {
            if let [first, last] = index.words_of(*name)
                && *last == second
                && index.text(*first).starts_with(&beginning)
            {
                found.push((*name, 0.78));
            }
        }
    }
    found
}

/// Topics spelt much like what was typed, though the typed words are correct or too short to be misspelt.
pub(super) fn spelt_like(index: &Index, squashed: &str) -> Vec<(Target, f32)> {
    let letters: Vec<char> = squashed.chars().collect();
    let mut found: Vec<(Target, f32)> = Vec::new();
    for near in index.near_names(squashed) {
        for name in index.squashed_names.get(near.value as usize) {
            found.push((index.name(*name).target, near.likeness));
        }
    }
    if letters.len() < 4 {
        // Only a swap of two neighbours keeps a short word recognisable.
        for at in 1..letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            let swapped: String = swapped.into_iter().collect();
            found.extend(index.squashed_as(&swapped).iter().map(|name| (index.name(*name).target, 0.85)));
        }
    }
    found
}
