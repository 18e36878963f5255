//! Abbreviation ("PM"), clipped pairs ("gen-AI") and words only met in a description, for words that are nothing else.

use super::{MOST_NAMES, Match, interpretation};
use crate::search::index::{Index, NameIx};
use crate::search::query::{LONG, Tokens, long_enough};
use crate::search::{Interpretation, MatchKind};

/// Abbreviation ("PM") and clipped pairs ("gen-AI"), for words that are nothing else.
pub(super) fn gather(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    for (at, token) in question.tokens.iter().enumerate() {
        let known_topic = token.candidates.iter().any(|candidate| {
            candidate.how == MatchKind::Exact && index.stats_of(candidate.word).in_topics > 0
        });
        if token.stop || token.request || known_topic {
            continue;
        }
        for name in index.with_initials(&token.normal) {
            let interpretation = interpretation(index, *name, 0.8, MatchKind::Abbreviation);
            found.push(Match { mask: 1 << at, interpretation, whole: true });
        }
        // Nobody clips words in a text this long.
        if token.unknown && long_enough(&token.normal) && question.tokens.len() <= LONG {
            let pairs = clipped_pairs(index, &token.normal).into_iter();
            found.extend(pairs.map(|(name, score)| Match {
                mask: 1 << at,
                interpretation: interpretation(index, name, score, MatchKind::Prefix),
                whole: true,
            }));
        }
        for subject in index.mentioning(&token.normal) {
            let interpretation = Interpretation {
                target: (*subject).into(),
                score: 0.6,
                how: MatchKind::Mentioned,
                name: None,
            };
            found.push(Match { mask: 1 << at, interpretation, whole: false });
        }
    }
}

/// Topics of two words, the first clipped and joined to the second: "gen-AI" for "generative AI".
fn clipped_pairs(index: &Index, normal: &str) -> Vec<(NameIx, f32)> {
    let letters: Vec<char> = normal.chars().collect();
    let mut found = Vec::new();
    for cut in 3..letters.len().saturating_sub(1) {
        let (beginning, second): (String, String) =
            (letters[..cut].iter().collect(), letters[cut..].iter().collect());
        let Some(second) = index.word(&second) else { continue };
        for name in index.topic_names.get(second as usize).iter().take(MOST_NAMES) {
            if let [first, last] = index.words_of(*name)
                && *last == second
                && index.text(*first).starts_with(&beginning)
            {
                found.push((*name, 0.78));
            }
        }
    }
    found
}
