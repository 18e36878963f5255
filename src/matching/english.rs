//! Whether a word is ordinary English, by the list that ships with the program (see `english.md`).

use std::sync::LazyLock;

use fst::Set;

/// A damaged list would be a broken build, which a test would see; without it only this guard is missing.
static ENGLISH: LazyLock<Option<Set<&'static [u8]>>> =
    LazyLock::new(|| Set::new(&include_bytes!("english.fst")[..]).ok());

/// A correctly spelt, ordinary word: never taken for a misspelling of another.
pub(super) fn is_english(folded: &str) -> bool {
    ENGLISH.as_ref().is_some_and(|words| words.contains(folded))
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn ordinary_words_are_known_and_names_of_tools_are_not() {
        assert!(["goggles", "mango", "trust", "tests"].into_iter().all(is_english));
        assert!(!["django", "kubernetes", "pyhton", ""].into_iter().any(is_english));
    }
}
