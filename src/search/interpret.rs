//! Which of the matches counts: the meanings that together explain most of a wish, or nothing if too little is explained.

mod another_meaning;
mod everyday_sense;

use another_meaning::{is_another_thing, means_something_else};
use everyday_sense::is_everyday;

use super::index::{Index, NameKind};
use super::matches::tokens::{Tokens, ends};
use super::matches::{self, Match};
use super::query::Query;
use super::{Interpretation, MatchKind, Segment, Target};
use crate::catalog::TopicIx;

/// What the words at some places of a question mean; nothing where too little of them is understood.
pub(super) fn segments(index: &Index, query: &Query, places: &[usize]) -> Vec<Segment> {
    segments_of(index, &Tokens::read(index, query, places))
}

/// The same for words that were read already.
pub(super) fn segments_of(index: &Index, question: &Tokens) -> Vec<Segment> {
    let mut matches = matches::collect(index, question);
    let generic: Vec<bool> = matches.iter().map(|item| is_generic(question, item, &matches)).collect();
    let mut generic = generic.into_iter();
    matches.retain(|_| generic.next() != Some(true));
    let met = matches.iter().fold(0, |met, item| met | item.mask);
    matches.retain(|item| !means_something_else(index, question, item, met));
    let made_of_topics: Vec<bool> =
        matches.iter().map(|item| is_made_of_topics(index, question, item, &matches)).collect();
    let mut made_of_topics = made_of_topics.into_iter();
    matches.retain(|_| made_of_topics.next() != Some(true));
    let mut weights = question.weights(index);
    let chosen = choose(index, question, &matches, &weights);
    let met = chosen.iter().fold(0, |met, group| met | group.mask);
    for item in matches.iter().filter(|item| item.mask & met == 0 && is_stranger(question, item, met)) {
        let (first, last) = ends(item.mask);
        weights[first..=last + 1]
            .iter_mut()
            .for_each(|weight| *weight = weight.min(index.weights.common_word));
    }
    let understood = confidence(&chosen, &weights);
    let sure = |best: &&Interpretation| best.score >= index.weights.sure_enough;
    let surest = chosen.iter().map(Group::best).filter(sure).map(|best| best.kind).min();
    let least = match surest {
        Some(MatchKind::Exact) => index.weights.least_exact,
        Some(MatchKind::Inflected | MatchKind::Related) => index.weights.least_inflected,
        _ => index.weights.least_guessed,
    };
    let nothing = chosen.is_empty() || understood < least;
    if nothing || is_another_thing(index, question, &chosen) || is_everyday(index, question, &chosen) {
        return Vec::new();
    }
    let chosen = with_qualifiers(index, chosen, &matches);
    let mut last: Option<(u64, bool)> = None;
    let segments = chosen.into_iter().map(|group| {
        let qualifies = matches!(group.best().target, Target::Topic(topic) if index.is_qualifier(topic));
        // "Front end, interviews": what qualifies a topic does so behind a comma as well.
        let beside = last.is_some_and(|(last, qualified)| {
            let listed = (qualifies || qualified) && question.lists(last, group.mask);
            !listed && question.sets_side_by_side(last, group.mask)
        });
        last = Some((group.mask, qualifies));
        Segment {
            typed: question.typed(group.mask),
            in_title: in_title(index, question, &group, &matches),
            interpretations: group.interpretations,
            beside,
        }
    });
    segments.collect()
}

/// What was chosen, and news or interviews where they are a word of a topic's name: "AI news".
fn with_qualifiers(index: &Index, mut chosen: Vec<Group>, matches: &[Match]) -> Vec<Group> {
    let qualifies = |target| matches!(target, Target::Topic(topic) if index.is_qualifier(topic));
    let inside = |item: &&Match| {
        item.interpretation.kind == MatchKind::Exact
            && qualifies(item.interpretation.target)
            && chosen.iter().any(|group| {
                let topic = matches!(group.best().target, Target::Topic(_));
                topic
                    && !qualifies(group.best().target)
                    && item.mask & group.mask == item.mask
                    && item.mask != group.mask
            })
    };
    let group = |item: &Match| Group {
        mask: item.mask,
        interpretations: vec![item.interpretation.clone()],
        whole: item.whole,
    };
    let found: Vec<Group> = matches.iter().filter(inside).map(group).collect();
    for group in found {
        if chosen.iter().all(|other| other.mask != group.mask) {
            chosen.push(group);
        }
    }
    chosen
}

/// Whether the name of a show is only what people call all shows on its topic: in "a good Python podcast" it is, alone it
/// is not.
fn is_generic(question: &Tokens, item: &Match, matches: &[Match]) -> bool {
    let (first, last) = ends(item.mask);
    let alone = first == 0 && last + 1 == question.all.len();
    let show = matches!(item.interpretation.target, Target::Podcast(_)) && last > first;
    if alone || !show {
        return false;
    }
    let topic = |other: &&Match| {
        other.interpretation.kind == MatchKind::Exact
            && matches!(other.interpretation.target, Target::Topic(_))
            && other.mask & item.mask == other.mask
            && other.mask != item.mask
    };
    let topics = matches.iter().filter(topic).fold(0, |met, other| met | other.mask);
    topics != 0
        && (first..=last).all(|at| {
            let token = &question.all[at];
            topics & (1 << at) != 0 || token.stop || SAYS_SHOW.contains(&token.normal)
        })
}

/// Whether a product or a term is only two topics beside each other ("Kubernetes security"), or has its words from two: no
/// "scientific Python" is in "python data science".
fn is_made_of_topics(index: &Index, question: &Tokens, item: &Match, matches: &[Match]) -> bool {
    let label = |one: &Interpretation| {
        one.kind == MatchKind::Exact
            && matches!(one.target, Target::Topic(_))
            && matches!(one.name, None | Some(0))
    };
    let one = &item.interpretation;
    if item.mask.is_power_of_two() || label(one) || !matches!(one.target, Target::Topic(_)) {
        return false;
    }
    let part = index.kind_of(one) == Some(NameKind::Tool)
        || one.kind == MatchKind::Related
        || matches::spread(question, item.mask) > 0;
    let labels = matches.iter().filter(|other| {
        label(&other.interpretation) && other.mask != item.mask && other.mask & item.mask != 0
    });
    let covered = labels.fold(0, |met, other| met | other.mask);
    part && covered & item.mask == item.mask
}

/// Topics in the whole name of a show: those that are called so, and where the name has no other words than theirs and what
/// most names have, those that may be called so: "Django Chat", "python podcast", "DevOps and Docker Talk".
fn in_title(index: &Index, question: &Tokens, group: &Group, matches: &[Match]) -> Vec<TopicIx> {
    let kind = group.best().kind;
    let show = group.interpretations.iter().any(|one| matches!(one.target, Target::Podcast(_)));
    if !show || kind > MatchKind::Inflected && kind != MatchKind::Misspelt {
        return Vec::new();
    }
    let inside = |item: &&Match| {
        item.mask & group.mask == item.mask
            && item.mask != group.mask
            && (item.interpretation.kind == MatchKind::Exact || item.interpretation.kind == kind)
            && matches!(item.interpretation.target, Target::Topic(_))
    };
    let topics: Vec<&Match> = matches.iter().filter(inside).collect();
    let met = topics.iter().fold(0, |met, item| met | item.mask);
    let (first, last) = ends(group.mask);
    let says_nothing = |at: usize| {
        met & (1 << at) != 0 || question.all[at].stop || SAYS_SHOW.contains(&question.all[at].normal)
    };
    let nothing_else = (first..=last).all(says_nothing);
    // "Data" is no wish of its own in "Data Science at Home".
    let within =
        |item: &Match, other: &&Match| item.mask & other.mask == item.mask && item.mask != other.mask;
    let mut found = Vec::new();
    for item in topics.iter().filter(|item| !topics.iter().any(|other| within(item, other))) {
        let called = matches!(item.interpretation.name, None | Some(0));
        if let Target::Topic(topic) = item.interpretation.target
            && (nothing_else || called && !index.is_qualifier(topic))
            && !found.contains(&topic)
        {
            found.push(topic);
        }
    }
    found
}

/// Words that say of a title only that it is one of a show.
const SAYS_SHOW: [&str; 8] = ["podcast", "podcasts", "show", "talk", "radio", "hour", "cast", "pod"];

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
        // A group is made around an interpretation and only grows.
        &self.interpretations[0]
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

/// Groups that do not overlap, the most discriminative first; beside them the names that may be meant as well.
fn choose(index: &Index, question: &Tokens, matches: &[Match], weights: &[f32]) -> Vec<Group> {
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
    drop_weak(index, question, &mut chosen);
    chosen.sort_by_key(|group| (group.mask.trailing_zeros(), group.mask));
    chosen
}

/// Beside something that is named as it is, guesses from beginnings and single words of names are no further
/// wish.
fn drop_weak(index: &Index, question: &Tokens, chosen: &mut Vec<Group>) {
    let is_topic = |group: &Group| matches!(group.best().target, Target::Topic(_));
    let exact_topic = chosen.iter().any(|group| is_topic(group) && group.best().kind <= MatchKind::Inflected);
    let exact = chosen.iter().any(|group| {
        group.best().kind <= MatchKind::Inflected && group.best().score >= index.weights.inflected
    });
    // "Data engineering with deep dives into tools" is no wish for tools.
    let kinds = question.categories();
    let qualifies =
        |group: &Group| matches!(group.best().target, Target::Topic(topic) if index.is_qualifier(topic));
    let others: Vec<u64> = chosen
        .iter()
        .filter(|group| is_topic(group) && !qualifies(group) && group.best().kind <= MatchKind::Related)
        .map(|group| group.mask)
        .filter(|mask| mask & !kinds != 0)
        .collect();
    chosen.retain(|group| {
        let label = group.best().kind == MatchKind::Exact && group.best().name == Some(0);
        let kind_word = is_topic(group) && !label && group.mask.is_power_of_two() && group.mask & kinds != 0;
        let beside = |other: &u64| {
            question.sets_side_by_side(*other, group.mask) || question.sets_side_by_side(group.mask, *other)
        };
        !kind_word || others.is_empty() || others.iter().any(beside)
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

/// The first name of somebody whom nobody here knows; who is meant beside a topic is not missed.
fn is_stranger(question: &Tokens, item: &Match, met: u64) -> bool {
    let one = &item.interpretation;
    let first_name = one.kind.is_partial() && item.mask.is_power_of_two();
    first_name && matches!(one.target, Target::Person(_)) && goes_on_unknown(question, item.mask, met)
}

/// Whether somebody's first name is followed by a last name that nobody here has: "martin fowler on microservices".
fn goes_on_unknown(question: &Tokens, mask: u64, met: u64) -> bool {
    let next = ends(mask).1 + 1;
    let says = |token: &matches::tokens::Token| !token.stop && !token.request && !token.category;
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
    // A product that is spelt nearly so is not meant beside a topic that is: "postgress" is no PostgREST.
    let tool = |one: &Interpretation| index.kind_of(one) == Some(NameKind::Tool);
    let topic = |one: &Interpretation| matches!(one.target, Target::Topic(_));
    let alias = interpretations.iter().any(|one| topic(one) && !tool(one) && one.score >= best - spread);
    let mut seen = Vec::new();
    interpretations.retain(|interpretation| {
        if guessed_topic && alias && tool(interpretation) {
            return false;
        }
        let fresh = !seen.contains(&interpretation.target);
        seen.push(interpretation.target);
        let other = guessed_topic && !matches!(interpretation.target, Target::Topic(_));
        let spread = if other { index.weights.spread_of_guesses } else { spread };
        fresh && interpretation.score >= best - spread
    });
}

/// How much of a question is explained, in 0..=1.
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
