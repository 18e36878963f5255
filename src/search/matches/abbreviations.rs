//! Clipped pairs: "gen-AI" for "generative AI". Initials are no match of their own: no question was measured to need them.

use super::tokens::{Tokens, long_enough};
use super::{MOST_NAMES, Match, interpretation};
use crate::search::MatchKind;
use crate::search::index::{Index, NameIx};
use crate::search::weights::{LONG_QUESTION, SHORTEST_CLIPPED};

/// Clipped pairs, for words that are nothing else.
pub(super) fn collect(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    // Nobody clips words in a long text.
    if question.all.len() > LONG_QUESTION {
        return;
    }
    for (at, token) in question.all.iter().enumerate() {
        if token.unknown && !token.category && long_enough(token.normal) {
            let pairs = clipped_pairs(index, token.normal).into_iter();
            found.extend(pairs.map(|name| Match {
                mask: 1 << at,
                interpretation: interpretation(index, name, index.weights.clipped_pair, MatchKind::Prefix),
                whole: true,
            }));
        }
    }
}

/// Topics of two words, the first clipped and joined to the second: "gen-AI" for "generative AI".
fn clipped_pairs(index: &Index, normal: &str) -> Vec<NameIx> {
    let cuts = normal.char_indices().map(|(cut, _)| cut).skip(SHORTEST_CLIPPED);
    let pairs = cuts.filter_map(|cut| normal.split_at_checked(cut)).filter(|(_, second)| second.len() > 1);
    pairs
        .filter_map(|(beginning, second)| Some((beginning, index.word(second)?)))
        .flat_map(|(beginning, second)| {
            let names = index.topic_names(second).iter().take(MOST_NAMES);
            names.copied().filter(move |name| match index.words_of(*name) {
                [first, last] => *last == second && index.text(*first).starts_with(beginning),
                _ => false,
            })
        })
        .collect()
}
