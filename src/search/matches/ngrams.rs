//! Rows of words that are a name once the spaces are gone, or a misspelt name. Looks at no word alone.

use super::{Match, interpretation};
use crate::search::index::{Index, NameIx};
use crate::search::query::{LONG, Tokens};
use crate::search::{MatchKind, Target};

/// Words in a row that are tried as one compact name.
const LONGEST_RUN: usize = 6;
/// Rows of words that are looked up as one misspelt name: each costs a walk through all names.
const MOST_MISSPELT_RUNS: usize = 4;
/// Letters from which on a row of words may be one misspelt name.
const SHORTEST_MISSPELT_RUN: usize = 6;

/// Rows of words that are a name once the spaces are gone, or a misspelt name.
pub(super) fn gather(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let tokens = &question.tokens;
    let all_grammar = tokens.iter().all(|token| token.stop);
    let mut misspelt_runs = if tokens.len() > LONG { 0 } else { MOST_MISSPELT_RUNS };
    for start in 0..tokens.len() {
        let mut compact = String::new();
        for end in start..tokens.len().min(start + LONGEST_RUN) {
            compact.push_str(&tokens[end].normal);
            let run = &tokens[start..=end];
            if !all_grammar && run.iter().all(|token| token.stop) {
                continue;
            }
            let mask = mask(start, end);
            let names = index.with_compact_form(&compact);
            for name in names {
                let whole = means_only_the_name(index, question, (start, end), *name);
                found.push(Match {
                    mask,
                    interpretation: interpretation(index, *name, 1.0, MatchKind::Exact),
                    whole,
                });
            }
            let edges_count = !run[0].stop && !tokens[end].stop;
            let letters = compact.chars().count();
            if names.is_empty()
                && edges_count
                && letters >= SHORTEST_MISSPELT_RUN
                && (run.len() > 1 || run[0].candidates.is_empty())
                && run.iter().any(|token| token.unknown)
                && misspelt_runs > 0
            {
                misspelt_runs -= 1;
                misspelt_run(index, &compact, mask, found);
            }
        }
    }
}

/// Whether a row of words that is a name means only that: in a sentence the words must be the name's own, and more than topics.
pub(super) fn means_only_the_name(
    index: &Index,
    question: &Tokens,
    tokens: (usize, usize),
    name: NameIx,
) -> bool {
    if matches!(index.name(name).target, Target::Topic(_)) || !question.sentence {
        return true;
    }
    let run = &question.tokens[tokens.0..=tokens.1];
    let words = index.words_of(name);
    let own_grammar = words.iter().filter(|word| index.stats_of(**word).stop).count();
    let met_grammar = run.iter().filter(|token| token.stop).count();
    let topics_only = run.iter().filter(|token| !token.stop).all(|token| {
        token
            .candidates
            .iter()
            .any(|word| word.how == MatchKind::Exact && index.stats_of(word.word).in_topics > 0)
    });
    own_grammar == met_grammar && !(topics_only && run.len() > 1 && run.len() < question.tokens.len())
}

fn misspelt_run(index: &Index, compact: &str, mask: u64, found: &mut Vec<Match>) {
    for near in index.near_names(compact) {
        let names = index.compact_names.get(near.value as usize).iter();
        // Addresses have no words and are met exactly or not at all.
        for name in names.filter(|name| !index.words_of(**name).is_empty()) {
            let score = near.similarity * 0.98;
            found.push(Match {
                mask,
                interpretation: interpretation(index, *name, score, MatchKind::Misspelt),
                whole: true,
            });
        }
    }
}

fn mask(first: usize, last: usize) -> u64 {
    (first..=last).fold(0, |mask, at| mask | 1 << at)
}

/// Topics spelt much like what was typed, though the typed words are correct or too short to be misspelt.
pub(in crate::search) fn spelt_like(index: &Index, compact: &str) -> Vec<(Target, f32)> {
    let letters: Vec<char> = compact.chars().collect();
    let mut found: Vec<(Target, f32)> = Vec::new();
    for near in index.near_names(compact) {
        for name in index.compact_names.get(near.value as usize) {
            found.push((index.name(*name).target, near.similarity));
        }
    }
    if letters.len() < 4 {
        // Only a swap of two neighbours keeps a short word recognisable.
        for at in 1..letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            let swapped: String = swapped.into_iter().collect();
            found.extend(
                index.with_compact_form(&swapped).iter().map(|name| (index.name(*name).target, 0.85)),
            );
        }
    }
    found
}
