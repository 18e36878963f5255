//! Topics whose words are there, in any order. Knows no other names.

use super::tokens::{Candidate, Tokens};
use super::{Match, aligned, beside, interpretation, rarest_first, spread};
use crate::search::index::english::is_common_noun;
use crate::search::index::{Index, NameIx, NameKind, TermIx};
use crate::search::query::language::LanguageSet;
use crate::search::query::{everyday, stopwords};
use crate::search::weights::MOST_BETWEEN;
use crate::search::{MatchKind, Target};

/// Topics all of whose discriminative words are there, in any order.
pub(super) fn collect(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let mut names: Vec<NameIx> = Vec::new();
    for (word, holding) in rarest_first(question, |word| index.topic_names(word)) {
        let seed_is_head = index.stats_of(word).head;
        names.extend(holding.iter().filter(|name| {
            let words = index.words_of(**name);
            // A head leads nowhere by itself, unless a name has nothing else.
            (!seed_is_head || only_heads(index, words)) && may_be_there(index, question, words)
        }));
    }
    names.sort_unstable();
    names.dedup();
    found.extend(names.into_iter().filter_map(|name| topic(index, question, name, index.words_of(name))));
    if let [(at, token)] = question.content().as_slice() {
        found.extend(token.candidates.iter().filter_map(|candidate| by_last_word(index, *at, candidate)));
    }
}

/// The one topic whose name ends in the only word of a question: "architecture" for "software architecture".
fn by_last_word(index: &Index, at: usize, candidate: &Candidate) -> Option<Match> {
    let names = || {
        let all = index.topic_names(candidate.word).iter();
        all.filter(|name| matches!(index.name(**name).kind, NameKind::Own | NameKind::Inherited))
    };
    let first = index.name(*names().next()?).target;
    let only = names().all(|name| {
        let ends_so = index.words_of(*name).last() == Some(&candidate.word);
        index.name(*name).target == first && (ends_so || index.name(*name).kind == NameKind::Inherited)
    });
    let text = index.text(candidate.word);
    // The name that is read may be clipped so; an ordinary word of an alias stands for nothing: "poetry".
    let ordinary =
        index.stats_of(candidate.word).english || everyday::commonest_in(text) != LanguageSet::NONE;
    if stopwords::class(text).category || candidate.kind.is_guess() {
        return None;
    }
    let own = names().find(|name| {
        let name = index.name(**name);
        name.kind == NameKind::Own && (!ordinary || matches!(name.which, None | Some(0)))
    })?;
    let score = index.weights.last_word * candidate.similarity;
    only.then(|| Match {
        mask: 1 << at,
        interpretation: interpretation(index, *own, score, MatchKind::WithoutHead),
        whole: true,
    })
}

/// Whether each word of a name that cannot be left out is there, but for one that may be misspelt: the cheap half of
/// [`topic`].
fn may_be_there(index: &Index, question: &Tokens, words: &[TermIx]) -> bool {
    let (mut met, mut missing) = (0, 0);
    for (place, word) in words.iter().enumerate() {
        let stats = index.stats_of(*word);
        let optional = stats.stop || stats.head && place + 1 == words.len();
        if !question.tokens_matching(*word).is_empty() {
            met += 1;
        } else if !optional {
            missing += 1;
        }
    }
    missing == 0 || missing == 1 && met > 0 && question.any_slip
}

fn topic(index: &Index, question: &Tokens, name: NameIx, words: &[TermIx]) -> Option<Match> {
    let label = matches!(index.name(name).which, None | Some(0));
    let ordinary = words.split_last().is_some_and(|(_, rest)| {
        rest.iter().all(|word| index.stats_of(*word).stop || is_common_noun(index.text(*word)))
    });
    // "Home" is no "home server": what is left of an alias must tell what is meant.
    let may_drop_head = index.name(name).kind == NameKind::Own && (label || !ordinary);
    let only_heads = only_heads(index, words);
    let mut total = 0.0;
    let mut met = 0.0;
    let mut mask = 0_u64;
    let mut order = Vec::with_capacity(words.len());
    let mut kind = MatchKind::Exact;
    for (place, (word, token)) in words.iter().zip(aligned(question, words)).enumerate() {
        let stats = index.stats_of(*word);
        if stats.stop {
            continue;
        }
        // "Systems" may be left out of "distributed systems", but "design" not of "design patterns".
        let head = stats.head && !only_heads && may_drop_head && place + 1 == words.len();
        let weight = if head { index.weights.head } else { 1.0 };
        total += weight;
        let token = token.or_else(|| (!head).then(|| beside(index, question, *word, name, true)).flatten());
        match token {
            Some((at, candidate)) => {
                met += weight * candidate.similarity;
                mask |= 1 << at;
                order.push(at);
                kind = kind.max(candidate.kind);
            }
            None if head => kind = kind.max(MatchKind::WithoutHead),
            None => return None,
        }
    }
    let several = mask.count_ones() > 1;
    // A name that is one word of content among words of grammar is met whole or not at all: "own your data".
    let content = words.iter().filter(|word| !index.stats_of(**word).stop).count();
    if mask == 0 || content == 1 && words.len() > 1 {
        return None;
    }
    // A product that is called by two ordinary words is not meant by them the other way round: "shell fish".
    let product =
        index.name(name).kind == NameKind::Tool && words.iter().all(|word| is_common_noun(index.text(*word)));
    if product && !order.is_sorted() {
        return None;
    }
    // Two wishes are no name: "testing and Django" is not "testing Django".
    let joined = words.iter().any(|word| index.text(*word) == "and") || !question.has_joint(mask);
    // "Interviews with game developers" are none with developers.
    let qualifies = matches!(index.name(name).target, Target::Topic(topic) if index.is_qualifier(topic));
    let most_between = if qualifies { 0 } else { MOST_BETWEEN };
    if several && (spread(question, mask) > most_between || !joined || question.is_topic_for(index, mask)) {
        return None;
    }
    Some(Match { mask, interpretation: interpretation(index, name, met / total, kind), whole: true })
}

fn only_heads(index: &Index, words: &[TermIx]) -> bool {
    words.iter().map(|word| index.stats_of(*word)).all(|stats| stats.head || stats.stop)
}
