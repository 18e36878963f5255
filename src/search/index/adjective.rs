//! Whether an English word is an adjective that says how something is, by what English makes of such words.

use super::english::{is_english, is_only_a_name};
use crate::search::query::language;

/// What English makes of an adjective: its last letters, and those of its superlative, its noun or its adverb.
const MADE_OF_IT: [(&str, &str); 6] =
    [("", "ness"), ("", "est"), ("e", "est"), ("y", "iest"), ("y", "iness"), ("le", "ly")];

/// Endings of words that are adjectives where they have an adverb: "soothing", but not "marketing".
const WITH_ADVERB: [&str; 8] = ["ous", "ful", "ive", "ing", "less", "ent", "ant", "ish"];

/// Endings that only adjectives have in words of so many letters: "enjoyable".
const ABLE: [&str; 2] = ["able", "ible"];
const SHORTEST_ABLE: usize = 8;

/// Endings of adjectives that say of what something is, for all the adverbs they have: "medical", "genetic".
const OF_WHAT: [&str; 2] = ["al", "ic"];

/// Endings of the adjectives of countries: "Canadian", "Turkish", "Japanese".
const OF_COUNTRIES: [&str; 4] = ["an", "ish", "ese", "ch"];

/// Letters an adjective has at least.
const SHORTEST: usize = 3;

/// Whether a normalized word says how something is ("hilarious", "Turkish"), not of what ("medical", "climate").
pub(in crate::search) fn says_how(normal: &str) -> bool {
    if normal.chars().count() < SHORTEST {
        return false;
    }
    let ends_in = |endings: &[&str]| endings.iter().any(|ending| normal.ends_with(ending));
    let made = |(last, instead): &(&str, &str)| {
        normal.strip_suffix(last).is_some_and(|root| is_english(&format!("{root}{instead}")))
    };
    let country = language::named_as(normal).is_some() || is_only_a_name(normal) && ends_in(&OF_COUNTRIES);
    let adverb = || ends_in(&WITH_ADVERB) && is_english(&format!("{normal}ly"));
    let able = ends_in(&ABLE) && normal.len() >= SHORTEST_ABLE;
    country
        || able
        || normal.ends_with("ed")
        || !ends_in(&OF_WHAT) && (MADE_OF_IT.iter().any(made) || adverb())
}

#[cfg(test)]
mod tests {
    use super::says_how;

    #[test]
    fn adjectives_are_told_from_nouns_and_from_what_says_of_what() {
        for how in [
            "hilarious",
            "nerdy",
            "thoughtful",
            "polish",
            "turkish",
            "canadian",
            "humble",
            "enjoyable",
            "soothing",
            "seasoned",
        ] {
            assert!(says_how(how), "{how}");
        }
        for what in [
            "interior",
            "celebrity",
            "climate",
            "medical",
            "genetic",
            "kitchen",
            "world",
            "home",
            "marketing",
            "n",
            "",
        ] {
            assert!(!says_how(what), "{what}");
        }
    }
}
