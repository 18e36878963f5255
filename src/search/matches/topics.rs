//! Topics whose words are there, in any order. Knows no other names.

use super::{Match, aligned, interpretation, rarest_first, spread};
use crate::search::MatchKind;
use crate::search::index::{Index, NameIx, TermIx};
use crate::search::query::{Candidate, Tokens};

/// What a word such as "development" counts in a topic's name, against 1 for a discriminative word.
const HEAD_WEIGHT: f32 = 0.35;

/// Topics all of whose discriminative words are there, in any order.
pub(super) fn gather(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let mut names: Vec<NameIx> = Vec::new();
    for (word, holding) in rarest_first(question, &index.topic_names) {
        let seed_is_head = index.stats_of(word).head;
        names.extend(holding.iter().filter(|name| {
            let words = index.words_of(**name);
            // A head leads nowhere by itself, unless a name has nothing else.
            (!seed_is_head || only_heads(index, words)) && all_there(index, question, words)
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
    let names = index.topic_names.get(candidate.word as usize);
    let first = index.name(*names.first()?).target;
    let only = names.iter().all(|name| {
        let ends_so = index.words_of(*name).last() == Some(&candidate.word);
        index.name(*name).target == first && (ends_so || index.name(*name).inherited)
    });
    let own = names.iter().find(|name| !index.name(**name).inherited)?;
    let score = 0.75 * candidate.similarity;
    only.then(|| Match {
        mask: 1 << at,
        interpretation: interpretation(index, *own, score, MatchKind::WithoutHead),
        whole: true,
    })
}

/// Whether each word of a name that cannot be left out is there: the cheap half of [`topic`].
fn all_there(index: &Index, question: &Tokens, words: &[TermIx]) -> bool {
    words.iter().enumerate().all(|(place, word)| {
        let stats = index.stats_of(*word);
        let optional = stats.stop || stats.head && place + 1 == words.len();
        optional || !question.tokens_matching(*word).is_empty()
    })
}

fn topic(index: &Index, question: &Tokens, name: NameIx, words: &[TermIx]) -> Option<Match> {
    let inherited = index.name(name).inherited;
    let only_heads = only_heads(index, words);
    let mut total = 0.0;
    let mut met = 0.0;
    let mut mask = 0_u64;
    let mut how = MatchKind::Exact;
    for (place, (word, token)) in words.iter().zip(aligned(question, words)).enumerate() {
        let stats = index.stats_of(*word);
        if stats.stop {
            continue;
        }
        // "Systems" may be left out of "distributed systems", but "design" not of "design patterns".
        let head = stats.head && !only_heads && !inherited && place + 1 == words.len();
        let weight = if head { HEAD_WEIGHT } else { 1.0 };
        total += weight;
        match token {
            Some((at, candidate)) => {
                met += weight * candidate.similarity;
                mask |= 1 << at;
                how = how.max(candidate.how);
            }
            None if head => how = how.max(MatchKind::WithoutHead),
            None => return None,
        }
    }
    let apart = mask.count_ones() > 1 && spread(question, mask) > 2;
    if mask == 0 || apart {
        return None;
    }
    Some(Match { mask, interpretation: interpretation(index, name, met / total, how), whole: true })
}

fn only_heads(index: &Index, words: &[TermIx]) -> bool {
    words.iter().map(|word| index.stats_of(*word)).all(|stats| stats.head || stats.stop)
}
