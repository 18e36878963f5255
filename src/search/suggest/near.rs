//! Topics that are really near where nothing was understood, to be offered as a question, never as an answer.

use crate::catalog::TopicIx;
use crate::search::matches::spelt_like;
use crate::search::query::Tokens;
use crate::search::{Index, Target};

/// MatchKind alike a topic's name must be to be offered.
const LEAST_LIKENESS: f32 = 0.84;
/// MatchKind much its own name must look like what was typed (Jaro–Winkler, which weighs beginnings).
const LEAST_RESEMBLANCE: f64 = 0.85;
/// Topics offered at most.
const MOST: usize = 3;
/// Words of content from which on similarity of spelling says nothing about the question.
const MOST_WORDS: usize = 3;

/// The topics whose names look like the question or one of its words, best first.
pub(in crate::search) fn topics(index: &Index, question: &Tokens) -> Vec<TopicIx> {
    let content: Vec<&str> = question
        .tokens
        .iter()
        .filter(|token| !token.stop && !token.request)
        .map(|token| token.normal.as_str())
        .collect();
    if content.is_empty() || content.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut found: Vec<(TopicIx, f32)> = Vec::new();
    let whole = content.concat();
    for text in content.iter().copied().chain((content.len() > 1).then_some(whole.as_str())) {
        for (target, similarity) in spelt_like(index, text) {
            match target {
                // What is offered must also look alike to someone who does not know the alias behind it.
                Target::Topic(topic) if similarity >= LEAST_LIKENESS && looks_like(index, topic, text) => {
                    found.push((topic, similarity));
                }
                _ => {}
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut topics = Vec::new();
    for (topic, _) in found {
        if !topics.contains(&topic) && topics.len() < MOST {
            topics.push(topic);
        }
    }
    topics
}

/// Whether a topic's own name begins much like what was typed.
fn looks_like(index: &Index, topic: TopicIx, typed: &str) -> bool {
    index.own_names(topic).any(|name| strsim::jaro_winkler(&name, typed) >= LEAST_RESEMBLANCE)
}
