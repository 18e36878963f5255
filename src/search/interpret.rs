//! Which of the matches counts: the meanings that together explain most of a wish, or nothing if too little is explained.

mod another_meaning;
mod choice;
mod everyday_sense;
mod other_company;
mod unknown;

use another_meaning::means_something_else;
use choice::{Group, choose, confidence, is_only_a_word, is_stranger};
pub(super) use everyday_sense::is_whose;
use everyday_sense::{is_another_thing, is_everyday};
use other_company::is_in_other_company;
pub(super) use unknown::words as unknown_words;

use super::index::{Index, NameIx, NameKind, TermIx};
use super::matches::tokens::{Tokens, ends};
use super::matches::{self, Match};
use super::query::Query;
use super::weights::MOST_NAMES_NEAR;
use super::{Interpretation, MatchKind, Segment, Target};
use crate::catalog::{PodcastIx, TopicIx};

/// What the words at some places of a question mean; nothing where too little of them is understood.
pub(super) fn segments(index: &Index, query: &Query, places: &[usize]) -> Vec<Segment> {
    segments_of(index, &Tokens::read(index, query, places))
}

/// The same for words that were read already.
pub(super) fn segments_of(index: &Index, question: &Tokens) -> Vec<Segment> {
    let matches = meant_here(index, question);
    let mut weights = question.weights(index);
    let chosen = choose(index, question, &matches, &weights);
    let met = chosen.iter().fold(0, |met, group| met | group.mask);
    discount(index, question, &matches, met, &mut weights);
    if !is_enough(index, &chosen, &weights)
        || is_another_thing(index, question, &chosen)
        || is_everyday(index, question, &chosen)
    {
        return Vec::new();
    }
    if is_in_other_company(index, question, &chosen) {
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
            titled: titled(index, question, &group),
            interpretations: group.interpretations,
            beside,
        }
    });
    segments.collect()
}

/// The matches of words that mean here what they are spelt like.
fn meant_here(index: &Index, question: &Tokens) -> Vec<Match> {
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
    matches
}

/// Whether enough of a wish is understood.
fn is_enough(index: &Index, chosen: &[Group], weights: &[f32]) -> bool {
    let sure = |best: &&Interpretation| best.score >= index.weights.sure_enough;
    let surest = chosen.iter().map(Group::best).filter(sure).map(|best| best.kind).min();
    let least = match surest {
        Some(MatchKind::Exact) => index.weights.least_exact,
        Some(MatchKind::Inflected | MatchKind::Related) => index.weights.least_inflected,
        _ => index.weights.least_guessed,
    };
    !chosen.is_empty() && confidence(chosen, weights) >= least
}

/// The podcasts that are called after a product or another name that a topic goes by, which stand first in it: "react native"
/// is a part of mobile development, and of React Native Radio all.
fn titled(index: &Index, question: &Tokens, group: &Group) -> Vec<PodcastIx> {
    let best = group.best();
    let alias = matches!(best.target, Target::Topic(_)) && best.name.is_some_and(|name| name > 0);
    // One word is most often only another name of the topic itself: "ai", "ml".
    if !alias || best.kind != MatchKind::Exact || group.mask.is_power_of_two() {
        return Vec::new();
    }
    let (first, last) = ends(group.mask);
    let words: Option<Vec<TermIx>> = (first..=last).map(|at| index.word(question.all[at].normal)).collect();
    let Some(words) = words else { return Vec::new() };
    let Some(rarest) = words.iter().min_by_key(|word| index.other_names(**word).len()) else {
        return Vec::new();
    };
    let holds = |name: &&NameIx| index.words_of(**name).windows(words.len()).any(|row| row == words);
    let names = index.other_names(*rarest).iter().take(MOST_NAMES_NEAR).filter(holds);
    let mut found = Vec::new();
    for name in names {
        match index.name(*name).target {
            Target::Podcast(at) if !found.contains(&at) => found.push(at),
            _ => {}
        }
    }
    found
}

/// Lets count little what is not missed where it is not understood: somebody whom nobody here knows, and a wish of its own.
fn discount(index: &Index, question: &Tokens, matches: &[Match], met: u64, weights: &mut [f32]) {
    let strangers = matches.iter().filter(|item| item.mask & met == 0 && is_stranger(question, item, met));
    let strangers = strangers.map(|item| ends(item.mask).0..ends(item.mask).1 + 2);
    // "SPAs and PWAs" are answered by what is known of the two.
    let wishes = unknown::wishes(question, met);
    let alone = wishes.first().filter(|_| wishes.len() == 1).cloned();
    for places in strangers.chain(alone) {
        let unknown = weights.get_mut(places).unwrap_or_default();
        for weight in unknown.iter_mut() {
            *weight = weight.min(index.weights.common_word);
        }
    }
    for item in matches.iter().filter(|item| item.mask & met == 0 && is_only_a_word(question, item)) {
        let weight = &mut weights[ends(item.mask).0];
        *weight = weight.min(index.weights.common_word);
    }
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
/// "scientific Python" is in "python data science". Where the whole is misspelt, so may each part be.
fn is_made_of_topics(index: &Index, question: &Tokens, item: &Match, matches: &[Match]) -> bool {
    let slip = item.interpretation.kind == MatchKind::Misspelt;
    let one = &item.interpretation;
    // What belongs to a topic has no number among its names.
    let label = |one: &Interpretation| match one.kind {
        MatchKind::Exact => matches!(one.name, None | Some(0)),
        MatchKind::Misspelt => slip && one.name == Some(0),
        _ => false,
    };
    let label = |one: &Interpretation| matches!(one.target, Target::Topic(_)) && label(one);
    if item.mask.is_power_of_two() || label(one) || !matches!(one.target, Target::Topic(_)) {
        return false;
    }
    let part = index.kind_of(one) == Some(NameKind::Tool)
        || one.kind == MatchKind::Related
        || slip && one.name.is_none()
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
