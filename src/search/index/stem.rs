//! What the forms of a word have in common: Snowball's English stem, and what it leaves on nouns of rank.

use rust_stemmers::{Algorithm, Stemmer};

/// Letters that must be left for an ending to be one.
const SHORTEST: usize = 4;

/// The stem of a normal word: "leadership" and "leaders" are both `leader`.
pub(in crate::search) fn of(normal: &str) -> String {
    let stem = Stemmer::create(Algorithm::English).stem(normal).into_owned();
    match stem.strip_suffix("ship") {
        Some(rank) if rank.chars().count() >= SHORTEST => rank.to_owned(),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn forms_of_a_word_share_a_stem_and_other_words_do_not() {
        for (one, other) in
            [("testing", "tests"), ("leadership", "leaders"), ("entrepreneurs", "entrepreneurship")]
        {
            assert_eq!(of(one), of(other));
        }
        assert_ne!(of("ships"), of("leader"));
        assert_eq!(of("ship"), "ship");
    }
}
