//! Words of the grammar in the languages people ask in.

use super::Marker::{Exclude, Plain};
use super::*;

#[test]
fn the_longest_phrase_counts() {
    let marker = |text: &str| phrase(&text.split(' ').collect::<Vec<_>>());
    assert_eq!(marker("not python"), Some((1, Exclude)));
    assert_eq!(marker("not only python"), Some((2, Plain)));
    assert_eq!(marker("new to python"), Some((2, Marker::Level(Level::Beginner))));
    assert_eq!(marker("python"), None);
}

#[test]
fn no_phrase_means_two_things() {
    let mut seen: HashMap<Vec<&str>, Marker> = HashMap::new();
    for &(marker, all) in PHRASES {
        for phrase in all.split('|') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            assert_eq!(*seen.entry(words).or_insert(marker), marker, "{phrase}");
            let same = phrase.split_whitespace().all(|word| crate::text::normalize(word) == word);
            assert!(same, "{phrase} is not normalized");
        }
    }
}

#[test]
fn numbers_are_read_as_digits_and_words() {
    for (text, expected) in [
        ("20", Some((20, 1))),
        ("drei", Some((3, 1))),
        ("forty five minutes", Some((45, 2))),
        ("quarenta e cinco", Some((45, 3))),
        ("twenty fifty", Some((20, 1))),
        ("x1", None),
        ("1234", None),
    ] {
        assert_eq!(number(&text.split(' ').collect::<Vec<_>>()), expected, "{text}");
    }
    assert_eq!(
        (minutes_in("20min"), minutes_in("2h"), minutes_in("3d"), minutes_in("min")),
        (Some(20), Some(120), None, None)
    );
}
