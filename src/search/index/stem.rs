//! What the forms of a word have in common: Snowball's English stem, and what it leaves on nouns of rank.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Letters that must be left for an ending to be one.
const SHORTEST: usize = 4;

/// Words that Snowball makes one of although they mean different things; each line names what they are instead.
const APART: [(&str, &[&str]); 19] = [
    ("production", &["production", "productions"]),
    ("productive", &["productive", "productivity", "productiveness"]),
    ("functional", &["functional", "functionally"]),
    ("functionality", &["functionality", "functionalities"]),
    ("organ", &["organ", "organs"]),
    ("organic", &["organic", "organics"]),
    ("generic", &["generic", "generics"]),
    ("general", &["general", "generals", "generally"]),
    ("generation", &["generation", "generations"]),
    ("university", &["university", "universities"]),
    ("universe", &["universe", "universal"]),
    ("relativity", &["relativity", "relative", "relatives"]),
    ("import", &["important", "importance"]),
    ("communism", &["communism", "commune", "communes"]),
    ("animation", &["animal", "animals"]),
    ("internal", &["internal", "internals", "internally"]),
    ("personal", &["personal", "personally"]),
    ("personality", &["personality", "personalities"]),
    (
        "personalization",
        &["personalize", "personalized", "personalization", "personalised", "personalisation"],
    ),
];

/// The stem of a normalized word: "leadership" and "leaders" are both `leader`.
pub(in crate::search) fn of(normal: &str) -> Cow<'_, str> {
    if let Some((apart, _)) = APART.iter().find(|(_, words)| words.contains(&normal)) {
        return Cow::Borrowed(apart);
    }
    let stem = Stemmer::create(Algorithm::English).stem(normal);
    match stem.strip_suffix("ship") {
        Some(rank) if rank.chars().count() >= SHORTEST => Cow::Owned(rank.to_owned()),
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
        for (one, other) in
            [("product", "production"), ("production", "productive"), ("function", "functional")]
        {
            assert_ne!(of(one), of(other));
        }
        assert_ne!(of("ships"), of("leader"));
        assert_eq!(of("ship"), "ship");
    }
}
