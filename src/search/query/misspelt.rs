//! Words of asking that are misspelt: "podcats", "withuot". Names and everything else is left to matching.

use super::language::{self, LanguageSet};
use super::{Names, everyday, stopwords};
use crate::search::index::english::is_english;
use crate::search::weights::{LONG_ASKING, SHORTEST_ASKING};
use crate::text::Token;

/// Words that change what a question means.
const WORDS: [&str; 31] = [
    "podcast",
    "podcasts",
    "episode",
    "episodes",
    "without",
    "except",
    "besides",
    "similar",
    "ahnlich",
    "parecido",
    "similaire",
    "semelhante",
    "alternative",
    "alternatives",
    "something",
    "anything",
    "recommend",
    "recommendation",
    "recommendations",
    "suggest",
    "suggestion",
    "suggestions",
    "beginner",
    "beginners",
    "advanced",
    "about",
    "newest",
    "latest",
    "interview",
    "interviews",
    "introduction",
];

/// Puts the word that was meant in place of one that no name, no dictionary and no grammar knows. What is echoed stays as
/// it was typed.
pub(super) fn correct(token: &mut Token, catalog: &impl Names) {
    let word = token.normal.as_str();
    let length = word.chars().count();
    let known = || {
        stopwords::class(word) != stopwords::WordClass::default()
            // "Podcasters" are no podcasts.
            || word.starts_with("podcast")
            || is_english(word)
            || everyday::languages_of(word) != LanguageSet::NONE
            || catalog.has_word(word)
    };
    if length < SHORTEST_ASKING || !word.is_ascii() || known() {
        return;
    }
    let meant = WORDS.into_iter().chain(language::names()).filter(|meant| is_near(word, meant));
    let nearest = meant.min_by_key(|meant| (strsim::osa_distance(word, meant), *meant));
    if let Some(nearest) = nearest {
        token.normal = nearest.to_owned();
    }
}

fn is_near(word: &str, meant: &str) -> bool {
    let shorter = word.len().min(meant.len());
    let most = 1 + usize::from(shorter >= LONG_ASKING);
    shorter >= SHORTEST_ASKING
        && word.len().abs_diff(meant.len()) <= most
        && word.as_bytes().first() == meant.as_bytes().first()
        && strsim::osa_distance(word, meant) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;

    impl Names for Nothing {
        fn is_title(&self, _: &str) -> bool {
            false
        }
        fn is_topic(&self, _: &str) -> bool {
            false
        }
        fn has_word(&self, normal: &str) -> bool {
            normal == "podcasty"
        }
        fn speaks(&self, _: &str) -> bool {
            true
        }
    }

    #[test]
    fn words_of_asking_are_known_again_and_others_are_left() {
        for (typed, meant) in [
            ("podcats", "podcast"),
            ("podacsts", "podcasts"),
            ("withuot", "without"),
            ("whitout", "without"),
            ("similiar", "similar"),
            ("begginers", "beginners"),
            ("somthing", "something"),
            ("portugese", "portuguese"),
            ("spansh", "spanish"),
            // A name, an English word, a short word, and what is too far from all.
            ("podcasty", "podcasty"),
            ("abort", "abort"),
            ("abut", "abut"),
            ("djagno", "djagno"),
        ] {
            let mut token = Token { normal: typed.to_owned(), place: 0..typed.len() };
            correct(&mut token, &Nothing);
            assert_eq!(token.normal, meant, "{typed}");
        }
    }
}
