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
    assert_eq!((number("20"), number("drei"), number("x1"), number("1234")), (Some(20), Some(3), None, None));
}
