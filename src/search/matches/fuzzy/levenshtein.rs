//! Walks a sorted vocabulary along all words within two edits of a typed one. Knows whole edits only, not how likely each is.
//!
//! A table of the distance (as the `levenshtein_automata` crate builds it) costs more to make than the walk it guides:
//! 0.4 ms for one typo among 2,000 words. Here a state is one band of the distance matrix, five cells wide, and steps
//! are computed as the walk needs them.

use fst::Automaton;

/// Cells on each side of the diagonal: the most edits that can be asked for.
const REACH: usize = 2;
/// Cells of a band.
const WIDTH: usize = 2 * REACH + 1;
/// Further away than anyone asks for.
const FAR: u8 = REACH as u8 + 1;

/// Accepts every word at most `edits` insertions, deletions, replacements or swaps of neighbours away from the typed one.
///
/// Words with another first letter must be one edit nearer: people rarely miss it, and most of the walk would be there.
pub(super) struct LevenshteinAutomaton {
    typed: Vec<char>,
    edits: u8,
    /// Accept every word that begins so, too.
    beginnings: bool,
}

/// How far the walk is: the distances around the diagonal of this row and the row before.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    row: usize,
    last: char,
    /// The bits of a letter so far, and how many bytes of it are still to come.
    letter: u32,
    missing: u8,
    now: [u8; WIDTH],
    before: [u8; WIDTH],
    /// Edits allowed on this way.
    edits: u8,
    begun: bool,
}

impl LevenshteinAutomaton {
    /// Words at most `edits` (0, 1 or 2) away.
    pub(super) fn new(typed: &str, edits: u8) -> Self {
        Self { typed: typed.chars().collect(), edits: edits.min(REACH as u8), beginnings: false }
    }

    /// Words that begin with something at most `edits` away.
    pub(super) fn beginning(typed: &str, edits: u8) -> Self {
        Self { beginnings: true, ..Self::new(typed, edits) }
    }

    /// The distance of what was walked so far to the whole typed word, if it is within reach.
    fn distance(&self, band: &State) -> Option<u8> {
        // The cell of column `typed.len()` in a band that is centred on column `row`.
        let cell = (self.typed.len() + REACH).checked_sub(band.row)?;
        band.now.get(cell).copied().filter(|distance| *distance <= band.edits)
    }
}

impl Automaton for LevenshteinAutomaton {
    type State = State;

    fn start(&self) -> State {
        let mut now = [FAR; WIDTH];
        for (column, cell) in now.iter_mut().skip(REACH).enumerate() {
            *cell = column as u8;
        }
        let mut band = State {
            row: 0,
            last: '\0',
            letter: 0,
            missing: 0,
            now,
            before: [FAR; WIDTH],
            edits: self.edits,
            begun: false,
        };
        band.begun = self.beginnings && self.distance(&band).is_some();
        band
    }

    fn is_match(&self, band: &State) -> bool {
        band.missing == 0 && (band.begun || self.distance(band).is_some())
    }

    fn can_match(&self, band: &State) -> bool {
        band.begun || band.now.iter().any(|distance| *distance <= band.edits)
    }

    fn will_always_match(&self, band: &State) -> bool {
        band.begun
    }

    fn accept(&self, band: &State, byte: u8) -> State {
        let (letter, missing) = match byte {
            0x80..=0xbf => (band.letter << 6 | u32::from(byte & 0x3f), band.missing.saturating_sub(1)),
            0xc0..=0xdf => (u32::from(byte & 0x1f), 1),
            0xe0..=0xef => (u32::from(byte & 0x0f), 2),
            0xf0.. => (u32::from(byte & 0x07), 3),
            ascii => (u32::from(ascii), 0),
        };
        let read = State { letter, missing, ..*band };
        match char::from_u32(letter).filter(|_| missing == 0) {
            Some(letter) => self.step(&read, letter),
            None => read,
        }
    }
}

impl LevenshteinAutomaton {
    /// The next row of the matrix: one more letter of a word.
    fn step(&self, band: &State, letter: char) -> State {
        let mut now = [FAR; WIDTH];
        let row = band.row + 1;
        for (cell, value) in now.iter_mut().enumerate() {
            // The column this cell stands for; columns count typed letters from 0.
            let column = (row + cell).checked_sub(REACH).filter(|column| *column <= self.typed.len());
            *value = column.map_or(FAR, |column| self.cell(band, letter, cell, column));
        }
        for cell in 1..WIDTH {
            let inside = (row + cell)
                .checked_sub(REACH)
                .is_some_and(|column| (1..=self.typed.len()).contains(&column));
            if inside {
                now[cell] = now[cell].min(now[cell - 1].saturating_add(1));
            }
        }
        let other_beginning = row == 1 && self.typed.first() != Some(&letter);
        let edits = if other_beginning { band.edits.min(REACH as u8 - 1) } else { band.edits };
        let mut next = State { row, last: letter, now, before: band.now, edits, ..*band };
        next.begun = band.begun || self.beginnings && self.distance(&next).is_some();
        next
    }

    /// A cell by the rows above it.
    fn cell(&self, band: &State, letter: char, cell: usize, column: usize) -> u8 {
        let mut best = band.now.get(cell + 1).copied().unwrap_or(FAR).saturating_add(1);
        if column > 0 {
            let same = self.typed[column - 1] == letter;
            best = best.min(band.now[cell].saturating_add(u8::from(!same)));
        }
        if column > 1
            && band.row > 0
            && self.typed[column - 2] == letter
            && self.typed[column - 1] == band.last
        {
            best = best.min(band.before[cell].saturating_add(1));
        }
        best.min(FAR)
    }
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Set};
    use proptest::prelude::*;

    use super::LevenshteinAutomaton;

    fn accepted(words: &[String], within: LevenshteinAutomaton) -> Vec<String> {
        let set = Set::from_iter(words).expect("sorted");
        set.search(within).into_stream().into_strs().expect("text")
    }

    proptest! {
        #[test]
        fn it_accepts_exactly_the_words_that_near(
            mut words in proptest::collection::vec("[abcßя]{0,7}", 1..40),
            typed in "[abcßя]{1,6}",
            edits in 0_u8..=2,
        ) {
            words.sort();
            words.dedup();
            let near = |word: &&String| {
                let allowed = if word.chars().next() == typed.chars().next() { edits } else { edits.min(1) };
                // The empty word has no first letter to differ in.
                let allowed = if word.is_empty() { edits } else { allowed };
                strsim::osa_distance(&typed, word) <= usize::from(allowed)
            };
            let expected: Vec<String> = words.iter().filter(near).cloned().collect();
            prop_assert_eq!(accepted(&words, LevenshteinAutomaton::new(&typed, edits)), expected);
        }

        #[test]
        fn it_accepts_what_begins_near(
            mut words in proptest::collection::vec("[abcßя]{0,7}", 1..40),
            typed in "[abcßя]{1,6}",
        ) {
            words.sort();
            words.dedup();
            let near = |word: &&String| (0..=word.len()).filter_map(|end| word.get(..end)).any(|start| strsim::osa_distance(&typed, start) <= 1);
            let expected: Vec<String> = words.iter().filter(near).cloned().collect();
            prop_assert_eq!(accepted(&words, LevenshteinAutomaton::beginning(&typed, 1)), expected);
        }
    }
}
