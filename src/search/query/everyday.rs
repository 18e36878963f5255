//! Whether a word is an everyday one of German, Spanish, French or Portuguese, by the list that ships with the program (see
//! `everyday.md`).

use std::sync::LazyLock;

use fst::Map;

use super::language::{FRENCH, GERMAN, LanguageSet, PORTUGUESE, SPANISH};

/// A damaged list would be a broken build, which a test would see; without it only this guard is missing.
static EVERYDAY: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(&include_bytes!("everyday.fst")[..]).ok());

/// The languages in the order of their bits.
const LANGUAGES: [LanguageSet; 4] = [GERMAN, SPANISH, FRENCH, PORTUGUESE];

/// The languages of which a word is an everyday one that English does not have: never taken for a misspelling of another.
pub(in crate::search) fn languages_of(normal: &str) -> LanguageSet {
    set(bits(normal))
}

/// The languages of which a word is among the commonest, so that it says little of what is meant.
pub(in crate::search) fn commonest_in(normal: &str) -> LanguageSet {
    set(bits(normal) >> LANGUAGES.len())
}

fn bits(normal: &str) -> u64 {
    EVERYDAY.as_ref().and_then(|words| words.get(normal)).unwrap_or_default()
}

fn set(bits: u64) -> LanguageSet {
    let of = LANGUAGES.iter().enumerate().filter(|(bit, _)| bits & 1 << bit != 0);
    of.fold(LanguageSet::NONE, |all, (_, language)| all | *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_languages() {
        for (word, languages) in [
            ("werde", GERMAN),
            ("tengo", SPANISH),
            ("peut", FRENCH),
            ("alguem", PORTUGUESE),
            ("datenbanken", GERMAN),
            ("cybersecurite", FRENCH),
        ] {
            assert_eq!(languages_of(word), languages, "{word}");
        }
        for word in ["rust", "linux", "kubernetes", "pyhton", "salary", ""] {
            assert_eq!(languages_of(word), LanguageSet::NONE, "{word}");
        }
        assert_eq!(commonest_in("werde"), GERMAN);
        assert_eq!(commonest_in("datenbanken"), LanguageSet::NONE);
    }
}
