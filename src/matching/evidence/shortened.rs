//! Initials ("PM"), clipped pairs ("gen-AI") and words only met in a description, for words that are nothing else.

use super::{Evidence, MOST_NAMES, reading};
use crate::matching::index::{Index, NameIx};
use crate::matching::question::{LONG, Question, long_enough};
use crate::matching::{How, Reading};

/// Initials ("PM") and clipped pairs ("gen-AI"), for words that are nothing else.
pub(super) fn gather(index: &Index, question: &Question, found: &mut Vec<Evidence>) {
    for (at, token) in question.tokens.iter().enumerate() {
        let known_topic = token
            .candidates
            .iter()
            .any(|candidate| candidate.how == How::Exact && index.fact(candidate.word).in_topics > 0);
        if token.function || token.asking || known_topic {
            continue;
        }
        for name in index.with_initials(&token.folded) {
            let reading = reading(index, *name, 0.8, How::Initials);
            found.push(Evidence { mask: 1 << at, reading, whole: true });
        }
        // Nobody clips words in a text this long.
        if token.unknown && long_enough(&token.folded) && question.tokens.len() <= LONG {
            let pairs = clipped_pairs(index, &token.folded).into_iter();
            found.extend(pairs.map(|(name, quality)| Evidence {
                mask: 1 << at,
                reading: reading(index, name, quality, How::Clipped),
                whole: true,
            }));
        }
        for subject in index.mentioning(&token.folded) {
            let reading =
                Reading { target: (*subject).into(), quality: 0.6, how: How::Mentioned, name: None };
            found.push(Evidence { mask: 1 << at, reading, whole: false });
        }
    }
}

/// Topics of two words, the first clipped and joined to the second: "gen-AI" for "generative AI".
fn clipped_pairs(index: &Index, folded: &str) -> Vec<(NameIx, f32)> {
    let letters: Vec<char> = folded.chars().collect();
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
