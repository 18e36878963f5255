//! What words that are not understood count.

use super::{Token, Tokens};
use crate::search::MatchKind;
use crate::search::index::{Index, adjective};
use crate::search::query::everyday;
use crate::search::query::language::LanguageSet;
use crate::search::query::stopwords::{self, is_nearly_category_word};

impl<'q> Tokens<'q> {
    /// What each word counts if it is not understood.
    pub(in crate::search) fn weights(&self, index: &Index) -> Vec<f32> {
        let grammar_only = self.all.iter().all(|token| token.stop || token.request);
        let mut seen = std::collections::HashSet::new();
        let weights = &index.weights;
        let shows = self.all.iter().any(|token| stopwords::class(token.normal).show);
        let weight = |(at, token): (usize, &Token<'q>)| {
            let repeated = !seen.insert(token.normal);
            if token.stop || repeated || token.request && !grammar_only {
                return 0.0;
            }
            let common = index.word(token.normal).is_some_and(|word| {
                let stats = index.stats_of(word);
                stats.in_topics == 0 && stats.in_names > index.common()
            });
            let number = token.normal.bytes().all(|byte| byte.is_ascii_digit());
            // "Semaine" in a French question says as little as "week" in an English one.
            let everyday = self.query.languages.meets(everyday::commonest_in(token.normal));
            let kind = token.category || token.unknown && is_nearly_category_word(token.normal);
            let exact = token.candidates.iter().any(|one| one.kind == MatchKind::Exact);
            let foreign = everyday::languages_of(token.normal) != LanguageSet::NONE;
            let how = shows && !exact && adjective::says_how(token.normal)
                || !exact && foreign && self.follows(at + 1) && self.is_of_shows(at + 1);
            if common || number || kind || everyday || how {
                weights.common_word
            } else if self.sentence {
                weights.unknown_word_in_sentence
            } else {
                weights.unknown_word
            }
        };
        self.all.iter().enumerate().map(weight).collect()
    }
}
