//! Finds words within two edits without a walk: each is filed under its first letters with up to two of them left out (`SymSpell`'s way).
//!
//! Two words within two edits share such a piece. The pieces are kept as 32 bits of a hash; what collides costs one
//! comparison and is then refused.

use super::MOST_EDITS;
use crate::search::weights::SHORTEST_MISSPELT;

/// Letters of a word that are looked at.
const PREFIX: usize = 7;

/// Pieces of words, each with the word it was made of.
#[derive(Debug, Default)]
pub(in crate::search) struct DeletionIndex {
    /// Hashes of pieces, sorted, and the word of each.
    hashes: Vec<u32>,
    words: Vec<u32>,
    /// Where the hashes with each beginning stand.
    starts: Vec<u32>,
    /// How many of the first bits of a hash name its beginning.
    bits: u32,
    shapes: Shapes,
    /// Letters left out of a piece at most.
    deletions: usize,
}

/// What two words within two edits nearly share.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    length: u8,
    letters: u32,
}

impl Shape {
    fn of(word: &str) -> Self {
        let bit = |letter: char| 1_u32 << (letter as u32 % 32);
        let letters = word.chars().fold(0, |letters, letter| letters | bit(letter));
        Self { length: word.chars().count().min(usize::from(u8::MAX)) as u8, letters }
    }

    /// Whether two edits may lie between: each changes the length by one and the letters by two.
    fn is_near(self, other: Self) -> bool {
        usize::from(self.length.abs_diff(other.length)) <= MOST_EDITS
            && (self.letters ^ other.letters).count_ones() as usize <= 2 * MOST_EDITS
    }
}

/// How long each of some words is and which letters it has. For a few hundred words a look at each is cheaper than an index.
#[derive(Debug, Default)]
pub(in crate::search) struct Shapes(Vec<Shape>);

impl Shapes {
    pub(in crate::search) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self(words.map(Shape::of).collect())
    }

    /// Numbers of the words that may be within two edits of one; all that are, and few others.
    pub(in crate::search) fn candidates(&self, typed: &str) -> impl Iterator<Item = u32> {
        let shape = Shape::of(typed);
        (0..).zip(&self.0).filter(move |(_, other)| other.is_near(shape)).map(|(number, _)| number)
    }
}

impl DeletionIndex {
    /// Files words under their numbers, which count from 0; those too short to be misspelt are left out. With one deletion
    /// instead of two, a fourth of the memory finds all words with at most one edit in their beginning.
    pub(in crate::search) fn build<'w>(
        words: impl Iterator<Item = (u32, &'w str)>,
        deletions: usize,
    ) -> Self {
        let mut all: Vec<(u32, u32)> = Vec::new();
        let (mut pieces, mut shapes) = (Vec::new(), Shapes::default());
        for (number, word) in words {
            shapes.0.push(Shape::of(word));
            // One shorter than what may be misspelt: a letter too many makes it long enough.
            if word.chars().nth(SHORTEST_MISSPELT - 2).is_some() {
                pieces_of(word, deletions, &mut pieces);
                all.extend(pieces.iter().map(|piece| (*piece, number)));
            }
        }
        all.sort_unstable();
        let bits = (usize::BITS - all.len().leading_zeros()).saturating_sub(2).min(24);
        let mut starts = vec![0; (1 << bits) + 1];
        for (hash, _) in &all {
            starts[beginning(*hash, bits) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let hashes = all.iter().map(|(hash, _)| *hash).collect();
        let words = all.iter().map(|(_, word)| *word).collect();
        Self { hashes, words, starts, bits, shapes, deletions }
    }

    /// The words that may be within two edits of one, each once; all that are, and few others.
    pub(in crate::search) fn candidates(&self, typed: &str) -> Vec<u32> {
        let (mut pieces, mut found) = (Vec::new(), Vec::new());
        let shape = Shape::of(typed);
        let near = |word: &u32| self.shapes.0.get(*word as usize).is_some_and(|other| other.is_near(shape));
        pieces_of(typed, self.deletions, &mut pieces);
        for hash in pieces {
            let at = beginning(hash, self.bits);
            let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { continue };
            let (start, end) = (*start as usize, *end as usize);
            let same = self.hashes[start..end].iter().zip(&self.words[start..end]);
            found.extend(same.filter(|(other, word)| **other == hash && near(word)).map(|(_, word)| *word));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn beginning(hash: u32, bits: u32) -> usize {
    (u64::from(hash) >> (32 - bits)) as usize
}

/// Hashes of the first letters of a word, and of these with some left out.
fn pieces_of(word: &str, deletions: usize, pieces: &mut Vec<u32>) {
    pieces.clear();
    let letters: Vec<char> = word.chars().take(PREFIX).collect();
    for first in 0..=letters.len() {
        // `letters.len()` leaves nothing out.
        for second in first..=letters.len() {
            let left_out = usize::from(first < letters.len()) + usize::from(second < letters.len());
            if first == second && first < letters.len() || left_out > deletions {
                continue;
            }
            let kept = letters.iter().enumerate().filter(|(at, _)| *at != first && *at != second);
            pieces.push(hash(kept.map(|(_, letter)| *letter)));
        }
    }
    pieces.sort_unstable();
    pieces.dedup();
}

/// FNV-1a over letters, with its bits spread, so that the first ones differ as well.
fn hash(letters: impl Iterator<Item = char>) -> u32 {
    let hash = letters.fold(0x811c_9dc5_u32, |hash, letter| (hash ^ letter as u32).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash ^ (hash >> 13)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_word_within_two_edits_is_a_candidate(
            words in proptest::collection::vec("[abcd]{3,10}", 1..40),
            typed in "[abcd]{4,10}",
        ) {
            for deletions in 1..=MOST_EDITS {
                let index = DeletionIndex::build((0..).zip(words.iter().map(String::as_str)), deletions);
                let found = index.candidates(&typed);
                for (number, word) in (0..).zip(&words) {
                    if strsim::osa_distance(&typed, word) <= deletions {
                        prop_assert!(found.contains(&number), "{} for {}", word, typed);
                    }
                }
            }
        }
    }
}
