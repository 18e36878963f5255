//! Initials ("PM"), clipped pairs ("gen-AI") and words only met in a description, for words that are nothing else.

use super::tokens::{LONG, Tokens, long_enough};
use super::{MOST_NAMES, Match, interpretation};
use crate::search::index::english::is_common_noun;
use crate::search::index::{Index, NameIx};
use crate::search::{Interpretation, MatchKind};

/// Letters a clipped word keeps at least.
const SHORTEST_CLIPPED: usize = 3;

/// Initials ("PM") and clipped pairs ("gen-AI"), for words that are nothing else.
pub(super) fn collect(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let weights = &index.weights;
    for (at, token) in question.all.iter().enumerate() {
        let known_topic = token.candidates.iter().any(|candidate| {
            candidate.kind == MatchKind::Exact && index.stats_of(candidate.word).in_topics > 0
        });
        if token.stop || token.request || token.category || known_topic {
            continue;
        }
        let mut add = |interpretation, whole| found.push(Match { mask: 1 << at, interpretation, whole });
        if !is_common_noun(token.normal) {
            for name in index.with_initials(token.normal) {
                add(interpretation(index, *name, weights.initials, MatchKind::Abbreviation), true);
            }
        }
        // Nobody clips words in a text this long.
        if token.unknown && long_enough(token.normal) && question.all.len() <= LONG {
            for name in clipped_pairs(index, token.normal) {
                add(interpretation(index, name, weights.clipped_pair, MatchKind::Prefix), true);
            }
        }
        for subject in index.mentioning(token.normal) {
            let (target, score) = ((*subject).into(), weights.mentioned);
            add(Interpretation { target, score, kind: MatchKind::Mentioned, name: None }, false);
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
            let names = index.topic_names.get(second as usize).iter().take(MOST_NAMES);
            names.copied().filter(move |name| match index.words_of(*name) {
                [first, last] => *last == second && index.text(*first).starts_with(beginning),
                _ => false,
            })
        })
        .collect()
}
