//! Which of the matches counts: the meanings that together explain most of a question, or nothing if too little is explained.

use std::collections::HashSet;

use super::index::Index;
use super::matches::{self, Match};
use super::query::Tokens;
use super::query::stopwords::{is_category_word, is_nearly_category_word};
use super::{Interpretation, MatchKind, Segment, Target, Understanding, suggest};

/// What a word that was not understood counts in a short question, in a sentence, and where it tells little anyway.
const UNKNOWN_WORD: f32 = 1.0;
const UNKNOWN_WORD_IN_SENTENCE: f32 = 0.45;
const COMMON_WORD: f32 = 0.25;
/// Share of a question that must be understood: by words as they are, by other forms of words, and by guesses.
const LEAST_SURE: f32 = 0.36;
const LEAST_INFLECTED: f32 = 0.5;
const LEAST_GUESSED: f32 = 0.62;
/// What each further word of one meaning is worth: two words that mean one thing beat two things.
const JOINED: f32 = 0.15;
/// Readings this much worse than the best of the same words are no longer meant.
const SPREAD: f32 = 0.04;
/// The same for segments of names, where the share of the name says little about which is meant.
const SPREAD_OF_PARTS: f32 = 0.15;
/// Parts of names that explain less than this share of what the best one does are dropped.
const PART_SPREAD: f32 = 0.6;

impl Index {
    /// What a question means. Any text is allowed; time is bounded by its first 4,096 characters.
    #[must_use]
    pub fn understand(&self, text: &str) -> Understanding {
        let question = Tokens::read(self, text);
        let matches = matches::gather(self, &question);
        let weights = weights(self, &question);
        let chosen = choose(self, &matches, &weights, question.requests());
        let understood = confidence(&chosen, &weights);
        let surest =
            chosen.iter().map(Group::best).filter(|best| best.score >= 0.7).map(|best| best.how).min();
        let least = match surest {
            Some(MatchKind::Exact) => LEAST_SURE,
            Some(MatchKind::Inflected) => LEAST_INFLECTED,
            _ => LEAST_GUESSED,
        };
        if chosen.is_empty() || understood < least {
            return Understanding { segments: Vec::new(), near: suggest::near::topics(self, &question) };
        }
        let segments = chosen
            .into_iter()
            .map(|group| Segment {
                typed: question.typed(group.mask),
                interpretations: group.interpretations,
            })
            .collect();
        Understanding { segments, near: Vec::new() }
    }
}

/// What each word counts if it is not understood.
fn weights(index: &Index, question: &Tokens) -> Vec<f32> {
    let grammar_only = question.tokens.iter().all(|token| token.stop || token.request);
    let mut seen = HashSet::new();
    question
        .tokens
        .iter()
        .map(|token| {
            let repeated = !seen.insert(token.normal.as_str());
            let common = index.word(&token.normal).is_some_and(|word| {
                let stats = index.stats_of(word);
                stats.in_topics == 0 && stats.in_names > index.common
            });
            match () {
                () if token.stop || repeated => 0.0,
                () if token.request && !grammar_only => 0.0,
                () if common || is_category_word(&token.normal) => COMMON_WORD,
                () if token.unknown && is_nearly_category_word(&token.normal) => COMMON_WORD,
                () if question.sentence => UNKNOWN_WORD_IN_SENTENCE,
                () => UNKNOWN_WORD,
            }
        })
        .collect()
}

/// What words count once they are understood: fully.
fn weight(mask: u64, weights: &[f32]) -> f32 {
    weights
        .iter()
        .enumerate()
        .filter(|(at, _)| mask & (1 << at) != 0)
        .map(|(_, weight)| weight.max(0.3))
        .sum()
}

/// The interpretations of the same words.
#[derive(Debug)]
struct Group {
    mask: u64,
    interpretations: Vec<Interpretation>,
    /// Takes its words away from other matches.
    whole: bool,
}

impl Group {
    fn best(&self) -> &Interpretation {
        // A group is made around a interpretation and only grows.
        &self.interpretations[0]
    }
}

/// Groups that do not overlap, the most discriminative first; beside them the names that may be meant as well.
fn choose(index: &Index, matches: &[Match], weights: &[f32], asking: u64) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let discriminative = matches
        .iter()
        .any(|item| item.mask & asking != item.mask && item.interpretation.score >= LEAST_GUESSED);
    for item in matches {
        // "I want to learn Rust" does not wish for education.
        if discriminative && item.mask & asking == item.mask {
            continue;
        }
        let whole = item.whole;
        match groups.iter_mut().find(|group| group.mask == item.mask && group.whole == whole) {
            Some(group) => group.interpretations.push(item.interpretation.clone()),
            None => groups.push(Group {
                mask: item.mask,
                interpretations: vec![item.interpretation.clone()],
                whole,
            }),
        }
    }
    for group in &mut groups {
        tidy(&mut group.interpretations);
    }
    let value = |group: &Group| {
        let words = group.mask.count_ones() as f32;
        (weight(group.mask, weights) + JOINED * (words - 1.0)) * group.best().score
    };
    groups
        .sort_by(|a, b| b.whole.cmp(&a.whole).then(value(b).total_cmp(&value(a))).then(a.mask.cmp(&b.mask)));
    let mut taken = 0_u64;
    let mut best_part = 0.0_f32;
    let mut chosen: Vec<Group> = Vec::new();
    for group in groups {
        // A first name beside a better part of a name is most likely a part of the same name.
        let lesser_part = group.best().how == MatchKind::Partial && value(&group) < PART_SPREAD * best_part;
        let free = if group.whole {
            group.mask & taken == 0
        } else {
            !lesser_part
                && chosen
                    .iter()
                    .all(|other| other.mask & group.mask == 0 || may_stand_beside(index, &group, other))
        };
        if free {
            if group.best().how == MatchKind::Partial {
                best_part = best_part.max(value(&group));
            }
            if group.whole {
                taken |= group.mask;
            }
            chosen.push(group);
        }
    }
    let exact_topic = chosen.iter().any(|group| {
        matches!(group.best().target, Target::Topic(_)) && group.best().how <= MatchKind::Inflected
    });
    // Beside a topic that is named, what is only mentioned or lent is no further wish.
    chosen.retain(|group| {
        !exact_topic || !matches!(group.best().how, MatchKind::Mentioned | MatchKind::Inherited)
    });
    chosen.sort_by_key(|group| (group.mask.trailing_zeros(), group.mask));
    chosen
}

/// Whether a name may be meant by words that already mean something else.
fn may_stand_beside(index: &Index, group: &Group, other: &Group) -> bool {
    let is_topic = |interpretation: &Interpretation| matches!(interpretation.target, Target::Topic(_));
    if agree(index, group, other) {
        return true;
    }
    // A whole name beside the topic its words stand for: "test my code" and Test & Code. Never beside a better name.
    !matches!(group.best().how, MatchKind::Partial | MatchKind::Mentioned)
        && other.interpretations.iter().all(is_topic)
}

/// A person and what the person is heard in.
fn agree(index: &Index, group: &Group, other: &Group) -> bool {
    let heard_in = |person: &Interpretation, interpretation: &Interpretation| match person.target {
        Target::Person(at) => {
            index.person(at).subjects.iter().any(|subject| Target::from(*subject) == interpretation.target)
        }
        _ => false,
    };
    let pairs =
        group.interpretations.iter().flat_map(|one| other.interpretations.iter().map(move |two| (one, two)));
    pairs.into_iter().any(|(one, two)| heard_in(one, two) || heard_in(two, one))
}

/// One interpretation per target, the surest first, none far from the best.
fn tidy(interpretations: &mut Vec<Interpretation>) {
    interpretations.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.target.cmp(&b.target))
            .then(a.how.cmp(&b.how))
            .then(b.name.cmp(&a.name))
    });
    let best = interpretations.first().map_or(0.0, |interpretation| interpretation.score);
    let partly =
        interpretations.first().is_some_and(|interpretation| interpretation.how == MatchKind::Partial);
    let spread = if partly { SPREAD_OF_PARTS } else { SPREAD };
    let mut seen = Vec::new();
    interpretations.retain(|interpretation| {
        let fresh = !seen.contains(&interpretation.target);
        seen.push(interpretation.target);
        fresh && interpretation.score >= best - spread
    });
}

/// MatchKind much of a question is explained, in 0..=1.
fn confidence(chosen: &[Group], weights: &[f32]) -> f32 {
    let mut explained = 0.0;
    let mut total = 0.0;
    for (at, unknown) in weights.iter().enumerate() {
        let best = chosen
            .iter()
            .filter(|group| group.mask & (1 << at) != 0)
            .map(|group| group.best().score)
            .fold(0.0, f32::max);
        let weight = if best > 0.0 && *unknown > 0.0 { 1.0 } else { *unknown };
        explained += weight * best;
        total += weight;
    }
    if total > 0.0 {
        explained / total
    } else {
        chosen.iter().map(|group| group.best().score).fold(0.0, f32::max)
    }
}
