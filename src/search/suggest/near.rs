//! What is really near where nothing was understood, to be offered as a question, never as an answer.

use crate::catalog::TopicIx;
use crate::search::index::NameKind;
use crate::search::matches::spelt_like;
use crate::search::query::language::LanguageSet;
use crate::search::query::{Query, everyday, stopwords};
use crate::search::weights::{MOST_NAMES_NEAR, MOST_NEAR, MOST_WORDS_NEAR};
use crate::search::{Index, Target};

/// Topics and shows whose names look like the question or one of its words, or hold the one word it has; best first.
pub(in crate::search) fn targets(index: &Index, query: &Query, places: &[usize]) -> Vec<Target> {
    let words = places.iter().map(|at| query.tokens[*at].normal.as_str());
    let content: Vec<&str> = words
        .filter(|word| {
            let class = stopwords::class(word);
            !class.stop && !class.request
        })
        .collect();
    if content.is_empty() || content.len() > MOST_WORDS_NEAR {
        return Vec::new();
    }
    let mut found: Vec<(Target, f32)> = Vec::new();
    let whole = content.concat();
    for text in content.iter().copied().chain((content.len() > 1).then_some(whole.as_str())) {
        // An everyday word of another language is no slip.
        if everyday::languages_of(text) != LanguageSet::NONE {
            continue;
        }
        let alike = spelt_like(index, text).into_iter();
        // What is offered must also look alike to someone who does not know the alias behind it.
        found.extend(alike.filter(|(target, similarity)| {
            let looks = |topic| looks_like(index, topic, text);
            *similarity >= index.weights.suggested && matches!(target, Target::Topic(at) if looks(*at))
        }));
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut targets: Vec<Target> = Vec::new();
    let holding = if let [word] = content.as_slice() { named_with(index, word) } else { Vec::new() };
    for target in found.into_iter().map(|(target, _)| target).chain(holding) {
        if !targets.contains(&target) && targets.len() < MOST_NEAR {
            targets.push(target);
        }
    }
    targets
}

/// Topics, then shows, whose own names hold a word, those that lead furthest first.
fn named_with(index: &Index, word: &str) -> Vec<Target> {
    let Some(at) = index.word(word) else { return Vec::new() };
    let mut topics: Vec<TopicIx> = Vec::new();
    let mut shows = Vec::new();
    let names = [index.topic_names(at), index.other_names(at)];
    for name in names.into_iter().flat_map(|names| names.iter().take(MOST_NAMES_NEAR)) {
        let name = index.name(*name);
        match name.target {
            Target::Topic(topic) if name.kind == NameKind::Own && name.which == Some(0) => topics.push(topic),
            Target::Podcast(_) => shows.push(name.target),
            _ => {}
        }
    }
    topics.sort_by_key(|topic| std::cmp::Reverse(index.reach(*topic)));
    topics.into_iter().map(Target::Topic).chain(shows).collect()
}

/// Whether a topic's own name begins much like what was typed.
fn looks_like(index: &Index, topic: TopicIx, typed: &str) -> bool {
    let alike = |name: String| strsim::jaro_winkler(&name, typed) >= f64::from(index.weights.resemblance);
    index.own_names(topic).any(alike)
}
