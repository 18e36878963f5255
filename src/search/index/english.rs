//! Whether a word is ordinary English, by the list that ships with the program (see `english.md`).

use std::sync::LazyLock;

use fst::Map;

/// A damaged list would be a broken build, which a test would see; without it only this guard is missing.
static ENGLISH: LazyLock<Option<Map<&'static [u8]>>> =
    LazyLock::new(|| Map::new(&include_bytes!("english.fst")[..]).ok());

/// A correctly spelt word or name of English: never taken for a misspelling of another.
pub(in crate::search) fn is_english(normal: &str) -> bool {
    ENGLISH.as_ref().is_some_and(|words| words.contains_key(normal))
}

/// An English word that is not only a name: "salary", but not "Kafka".
pub(in crate::search) fn is_common_noun(normal: &str) -> bool {
    ENGLISH.as_ref().and_then(|words| words.get(normal)) == Some(0)
}

/// A word of English that is only ever a name: "Kafka".
pub(in crate::search) fn is_only_a_name(normal: &str) -> bool {
    ENGLISH.as_ref().and_then(|words| words.get(normal)) == Some(1)
}

#[cfg(test)]
mod tests {
    use super::{is_common_noun, is_english};

    #[test]
    fn ordinary_words_are_known_and_names_of_tools_are_not() {
        assert!(["goggles", "mango", "trust", "tests", "tokyo"].into_iter().all(is_english));
        assert!(!["kubernetes", "numpy", "pyhton", ""].into_iter().any(is_english));
        assert!(is_common_noun("salary") && !is_common_noun("kafka") && !is_common_noun("pytest"));
    }
}
