//! The meanings that together explain most of a wish: groups of equal words, the best first, none in another's place.

use crate::search::index::english::is_common_noun;
use crate::search::index::{Index, NameKind};
use crate::search::matches::Match;
use crate::search::matches::tokens::{Token, Tokens, ends};
use crate::search::{Interpretation, MatchKind, Target};

/// The interpretations of the same words.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) mask: u64,
    pub(super) interpretations: Vec<Interpretation>,
    /// Takes its words away from other matches.
    pub(super) whole: bool,
}

impl Group {
    pub(super) fn best(&self) -> &Interpretation {
        // A group is made around an interpretation and only grows.
        &self.interpretations[0]
    }

    fn is_topic(&self) -> bool {
        matches!(self.best().target, Target::Topic(_))
    }

    /// Whether it is the title of a show that is one plain word of English.
    pub(super) fn is_plain_title(&self, question: &Tokens) -> bool {
        let title = matches!(self.best().target, Target::Podcast(_) | Target::Episode(_));
        let at = self.mask.trailing_zeros() as usize;
        title
            && self.mask.is_power_of_two()
            && question.all.get(at).is_some_and(|one| is_common_noun(one.normal))
    }

    /// What the group explains of a question.
    fn value(&self, index: &Index, weights: &[f32]) -> f32 {
        let least = index.weights.understood_word;
        let words = weights.iter().enumerate().filter(|(at, _)| self.mask & (1 << at) != 0);
        let weight: f32 = words.map(|(_, weight)| weight.max(least)).sum();
        let further = self.mask.count_ones().saturating_sub(1) as f32;
        (weight + index.weights.joined * further) * self.best().score
    }
}

/// Groups that do not overlap, the most discriminative first; beside them the names that may be meant as well.
pub(super) fn choose(index: &Index, question: &Tokens, matches: &[Match], weights: &[f32]) -> Vec<Group> {
    let mut taken = 0_u64;
    let mut best_part = 0.0_f32;
    let mut chosen: Vec<Group> = Vec::new();
    for group in grouped(index, matches, weights, question.requests()) {
        let value = group.value(index, weights);
        let partial = group.best().kind.is_partial();
        // A first name beside a better part of a name is most likely a part of the same name.
        let lesser_part = partial && value < index.weights.part_spread * best_part;
        let beside = |other: &Group| other.mask & group.mask == 0 || may_stand_beside(index, &group, other);
        let free =
            if group.whole { group.mask & taken == 0 } else { !lesser_part && chosen.iter().all(beside) };
        if free {
            if partial {
                best_part = best_part.max(value);
            }
            if group.whole {
                taken |= group.mask;
            }
            chosen.push(group);
        }
    }
    drop_words_for_kinds(index, question, &mut chosen);
    drop_weak(index, question, &mut chosen);
    drop_plain_titles(index, question, &mut chosen);
    chosen.sort_by_key(|group| (group.mask.trailing_zeros(), group.mask));
    chosen
}

/// How much of a question is explained, in 0..=1.
pub(super) fn confidence(chosen: &[Group], weights: &[f32]) -> f32 {
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

/// A plain word that is a title elsewhere; beside a topic it is not missed.
pub(super) fn is_only_a_word(question: &Tokens, item: &Match) -> bool {
    let title = matches!(item.interpretation.target, Target::Podcast(_));
    let at = item.mask.trailing_zeros() as usize;
    title && item.mask.is_power_of_two() && question.all.get(at).is_some_and(|one| is_common_noun(one.normal))
}

/// The first name of somebody whom nobody here knows; who is meant beside a topic is not missed.
pub(super) fn is_stranger(question: &Tokens, item: &Match, met: u64) -> bool {
    let one = &item.interpretation;
    let first_name = one.kind.is_partial() && item.mask.is_power_of_two();
    first_name && matches!(one.target, Target::Person(_)) && goes_on_unknown(question, item.mask, met)
}

/// The matches in groups of equal words, best first: those that stand as the name does before the others.
fn grouped(index: &Index, matches: &[Match], weights: &[f32], requests: u64) -> Vec<Group> {
    let only_asks = |item: &Match| item.mask & requests == item.mask;
    let discriminative = matches
        .iter()
        .any(|item| !only_asks(item) && item.interpretation.score >= index.weights.least_guessed);
    let mut groups: Vec<Group> = Vec::new();
    for item in matches {
        // "I want to learn Rust" does not wish for education.
        if discriminative && only_asks(item) {
            continue;
        }
        let (mask, whole) = (item.mask, item.whole);
        match groups.iter_mut().find(|group| group.mask == mask && group.whole == whole) {
            Some(group) => group.interpretations.push(item.interpretation.clone()),
            None => groups.push(Group { mask, interpretations: vec![item.interpretation.clone()], whole }),
        }
    }
    for group in &mut groups {
        tidy(index, &mut group.interpretations);
    }
    let value = |group: &Group| group.value(index, weights);
    groups
        .sort_by(|a, b| b.whole.cmp(&a.whole).then(value(b).total_cmp(&value(a))).then(a.mask.cmp(&b.mask)));
    groups
}

/// Words for kinds beside a topic are no wish: "data engineering with deep dives into tools" wishes for no tools.
fn drop_words_for_kinds(index: &Index, question: &Tokens, chosen: &mut Vec<Group>) {
    let kinds = question.categories();
    let qualifies =
        |group: &Group| matches!(group.best().target, Target::Topic(topic) if index.is_qualifier(topic));
    let others: Vec<u64> = chosen
        .iter()
        .filter(|group| group.is_topic() && !qualifies(group) && group.best().kind <= MatchKind::Related)
        .map(|group| group.mask)
        .filter(|mask| mask & !kinds != 0)
        .collect();
    chosen.retain(|group| {
        let label = group.best().kind == MatchKind::Exact && group.best().name == Some(0);
        let kind_word = group.is_topic() && !label && group.mask.is_power_of_two() && group.mask & kinds != 0;
        !kind_word
            || others.is_empty()
            || others.iter().any(|other| stand_side_by_side(question, *other, group.mask))
    });
}

fn stand_side_by_side(question: &Tokens, one: u64, other: u64) -> bool {
    question.sets_side_by_side(one, other) || question.sets_side_by_side(other, one)
}

/// Beside something that is named as it is, guesses from beginnings and single words of names are no further
/// wish.
fn drop_weak(index: &Index, question: &Tokens, chosen: &mut Vec<Group>) {
    let exact_topic =
        chosen.iter().any(|group| group.is_topic() && group.best().kind <= MatchKind::Inflected);
    let exact = chosen.iter().any(|group| {
        group.best().kind <= MatchKind::Inflected && group.best().score >= index.weights.inflected
    });
    let met = chosen.iter().fold(0, |met, group| met | group.mask);
    let people: Vec<Interpretation> = chosen.iter().map(|group| group.best().clone()).collect();
    chosen.retain(|group| match group.best().kind {
        MatchKind::Inherited => !exact_topic,
        MatchKind::Prefix => !exact,
        // A person beside a topic is a wish: "Guido on Python". One word of a title is none.
        kind if kind.is_partial() && group.mask.is_power_of_two() => {
            !exact
                || matches!(group.best().target, Target::Person(_) | Target::Episode(_))
                    && people.iter().any(|other| heard_in(index, group.best(), other))
                || matches!(group.best().target, Target::Person(_))
                    && !goes_on_unknown(question, group.mask, met)
        }
        _ => true,
    });
}

/// Beside a topic, a title of one plain word is that word: "python syntax" does not wish for the show Syntax, but "syntax
/// episodes about css" does.
fn drop_plain_titles(index: &Index, question: &Tokens, chosen: &mut Vec<Group>) {
    let topic = |group: &Group| match group.best().target {
        Target::Topic(topic) => !index.is_qualifier(topic) && group.best().kind <= MatchKind::Inflected,
        _ => false,
    };
    let topics: Vec<u64> = chosen.iter().filter(|group| topic(group)).map(|group| group.mask).collect();
    let shows = question.classes().iter().any(|class| class.show);
    chosen.retain(|group| {
        let beside = |topic: &u64| {
            let leads = shows && group.mask < *topic;
            topic & group.mask == 0 && !leads && !stand_side_by_side(question, *topic, group.mask)
        };
        !group.is_plain_title(question) || !topics.iter().any(beside)
    });
}

/// Whether somebody's first name is followed by a last name that nobody here has: "martin fowler on microservices".
fn goes_on_unknown(question: &Tokens, mask: u64, met: u64) -> bool {
    let next = ends(mask).1 + 1;
    let says = |token: &Token| !token.stop && !token.request && !token.category;
    question.follows(next) && met & (1 << next) == 0 && question.all.get(next).is_some_and(says)
}

/// Whether a name may be meant by words that already mean something else.
fn may_stand_beside(index: &Index, group: &Group, other: &Group) -> bool {
    let is_topic = |interpretation: &Interpretation| matches!(interpretation.target, Target::Topic(_));
    if agree(index, group, other) {
        return true;
    }
    // A whole name beside the topic its words stand for: "test my code" and Test & Code. Never beside a better name.
    !group.best().kind.is_partial() && other.interpretations.iter().all(is_topic)
}

/// A person and what the person is heard in.
fn agree(index: &Index, group: &Group, other: &Group) -> bool {
    let pairs =
        group.interpretations.iter().flat_map(|one| other.interpretations.iter().map(move |two| (one, two)));
    pairs.into_iter().any(|(one, two)| heard_in(index, one, two))
}

/// Whether one is a person and the other what the person is heard in.
fn heard_in(index: &Index, one: &Interpretation, other: &Interpretation) -> bool {
    let heard = |person: Target, subject: Target| match person {
        Target::Person(at) => index.person(at).subjects.iter().any(|heard| Target::from(*heard) == subject),
        _ => false,
    };
    heard(one.target, other.target) || heard(other.target, one.target)
}

/// One interpretation per target, the surest first, none far from the best.
fn tidy(index: &Index, interpretations: &mut Vec<Interpretation>) {
    interpretations.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then(a.target.cmp(&b.target))
            .then(a.kind.cmp(&b.kind))
            .then(b.name.cmp(&a.name))
    });
    let best = interpretations.first().map_or(0.0, |interpretation| interpretation.score);
    let partly = interpretations.first().is_some_and(|interpretation| interpretation.kind.is_partial());
    let spread = if partly { index.weights.spread_of_parts } else { index.weights.spread };
    // "Devopps" is DevOps, and no show that is less like it.
    let guessed_topic = interpretations
        .first()
        .is_some_and(|one| one.kind.is_guess() && matches!(one.target, Target::Topic(_)));
    // What is spelt right is meant, and nothing that is only spelt nearly so: "postgress" is no PostgREST.
    if interpretations.first().is_some_and(|one| !one.kind.is_guess()) {
        interpretations.retain(|one| !one.kind.is_guess());
    }
    // Nor is a product that is spelt nearly so meant beside a topic that is.
    let tool = |one: &Interpretation| index.kind_of(one) == Some(NameKind::Tool);
    let topic = |one: &Interpretation| matches!(one.target, Target::Topic(_));
    let alias = guessed_topic
        && interpretations.iter().any(|one| topic(one) && !tool(one) && one.score >= best - spread);
    let mut seen = Vec::new();
    interpretations.retain(|interpretation| {
        if alias && tool(interpretation) {
            return false;
        }
        let fresh = !seen.contains(&interpretation.target);
        seen.push(interpretation.target);
        let other = guessed_topic && !matches!(interpretation.target, Target::Topic(_));
        let spread = if other { index.weights.spread_of_guesses } else { spread };
        fresh && interpretation.score >= best - spread
    });
}
