//! Rows of words that are a name once the spaces are gone, or a misspelt name. Looks at no word alone.

use super::tokens::{Token, Tokens, masculine};
use super::{Match, interpretation};
use crate::search::index::{Index, NameIx};
use crate::search::weights::{
    LONG_QUESTION, LONGEST_ROW, LONGEST_ROW_IF_LONG, MOST_MISSPELT_ROWS, SHORTEST_MISSPELT_ROW,
};
use crate::search::{MatchKind, Target};

/// Rows of words that are a name once the spaces are gone, or a misspelt name.
pub(super) fn collect(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let tokens = &question.all;
    let all_grammar = tokens.iter().all(|token| token.stop);
    let mut misspelt_rows = if tokens.len() > LONG_QUESTION { 0 } else { MOST_MISSPELT_ROWS };
    let longest = if tokens.len() > LONG_QUESTION { LONGEST_ROW_IF_LONG } else { LONGEST_ROW };
    for start in 0..tokens.len() {
        let mut compact = String::new();
        for end in start..tokens.len().min(start + longest) {
            if end > start && !question.follows(end) {
                break;
            }
            compact.push_str(tokens[end].normal);
            let row = &tokens[start..=end];
            if !all_grammar && row.iter().all(|token| token.stop) || matches!(row, [one] if one.verb) {
                continue;
            }
            let names = if joins_preposition(index, row) { &[] } else { index.with_compact_form(&compact) };
            found.extend(names.iter().map(|name| Match {
                mask: mask(start, end),
                interpretation: interpretation(index, *name, 1.0, MatchKind::Exact),
                whole: means_only_the_name(index, question, (start, end), *name),
            }));
            let of_men = if names.is_empty() { of_men(index, &compact, tokens[end].normal) } else { &[] };
            found.extend(of_men.iter().map(|name| Match {
                mask: mask(start, end),
                interpretation: interpretation(index, *name, index.weights.plural, MatchKind::Inflected),
                whole: true,
            }));
            let may_be_misspelt = names.is_empty()
                && of_men.is_empty()
                && !row[0].stop
                && !tokens[end].stop
                && compact.chars().count() >= SHORTEST_MISSPELT_ROW
                && (row.len() > 1 || row[0].candidates.is_empty())
                && row.iter().any(|token| token.unknown)
                && !question.has_joint(mask(start, end));
            if may_be_misspelt && misspelt_rows > 0 {
                misspelt_rows -= 1;
                misspelt_row(index, &compact, mask(start, end), found);
            }
        }
    }
}

/// "To ML" is no TOML: a preposition belongs to no name whose rest is one itself.
fn joins_preposition(index: &Index, row: &[Token]) -> bool {
    let of_topics = |word| index.stats_of(word).in_topics > 0;
    matches!(row, [to, topic] if matches!(to.normal, "to" | "of" | "at" | "as" | "is")
        && index.word(topic.normal).is_some_and(of_topics))
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
    let row = &question.all[tokens.0..=tokens.1];
    let words = index.words_of(name);
    let own_grammar = words.iter().filter(|word| index.stats_of(**word).stop).count();
    let met_grammar = row.iter().filter(|token| token.stop).count();
    let topics_only = row.iter().filter(|token| !token.stop).all(|token| {
        let of_topic = |word: TermOf| word.1 == MatchKind::Exact && index.stats_of(word.0).in_topics > 0;
        token.candidates.iter().any(|candidate| of_topic((candidate.word, candidate.kind)))
    });
    own_grammar == met_grammar && !(topics_only && row.len() > 1 && row.len() < question.all.len())
}

/// The names that a row is with a word for men in place of its last one for women: "entretiens avec des développeuses".
fn of_men<'i>(index: &'i Index, compact: &str, last: &str) -> &'i [NameIx] {
    let before = compact.strip_suffix(last).unwrap_or_default();
    let mut names = masculine(last).map(|word| index.with_compact_form(&format!("{before}{word}")));
    names.find(|names| !names.is_empty()).unwrap_or_default()
}

type TermOf = (crate::search::index::TermIx, MatchKind);

fn misspelt_row(index: &Index, compact: &str, mask: u64, found: &mut Vec<Match>) {
    for near in index.near_names(compact) {
        let names = index.names_in(near.value).iter();
        // Addresses have no words and are met exactly or not at all.
        for name in names.filter(|name| !index.words_of(**name).is_empty()) {
            let score = near.similarity * index.weights.misspelt_row;
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

/// What is spelt much like what was typed, though the typed words are correct or too short to be misspelt.
pub(in crate::search) fn spelt_like(index: &Index, compact: &str) -> Vec<(Target, f32)> {
    let letters: Vec<char> = compact.chars().collect();
    let mut found: Vec<(Target, f32)> = Vec::new();
    for near in index.near_names(compact) {
        for name in index.names_in(near.value) {
            found.push((index.name(*name).target, near.similarity));
        }
    }
    if letters.len() < 4 {
        // Only a swap of two neighbours keeps a short word recognisable.
        for at in 1..letters.len() {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            let swapped: String = swapped.into_iter().collect();
            let names = index.with_compact_form(&swapped).iter();
            found.extend(names.map(|name| (index.name(*name).target, index.weights.swapped)));
        }
    }
    found
}
