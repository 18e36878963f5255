//! Misspelt words: how far two words are apart, how far they may be, and which words of a vocabulary are near enough.

mod levenshtein;

use fst::{IntoStreamer, Map, Streamer};
use levenshtein::LevenshteinAutomaton;

/// Letters from which on a word may be misspelt at all; shorter ones are other words (`go`, `ios`, `sql`).
pub(crate) const SHORTEST: usize = 4;

/// MatchKind much dearer a slip in the first letter is: people rarely miss it.
const FIRST_LETTER: f32 = 0.3;

/// What letters in another order cost: no letter is wrong, and the eye reads over it.
const ANAGRAM: f32 = 1.3;

/// Keys beside each other on the common keyboards.
const KEY_ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Letters that stand for one sound.
const SAME_SOUND: [(char, char); 10] = [
    ('c', 'k'),
    ('c', 's'),
    ('s', 'z'),
    ('i', 'y'),
    ('f', 'v'),
    ('k', 'q'),
    ('u', 'w'),
    ('g', 'j'),
    ('d', 't'),
    ('b', 'p'),
];

/// MatchKind many weighted_distance a word of this many letters forgives, in units of [`weighted_distance`].
pub(crate) fn max_edits(letters: usize) -> f32 {
    match letters {
        0..SHORTEST => 0.0,
        4 => 1.0,
        5 => 1.3,
        6 => 1.6,
        7 => 2.0,
        8..=9 => 2.3,
        10..=12 => 2.8,
        _ => 3.2,
    }
}

/// The dearest max_edits in whole edits, as far as an automaton is asked to look.
pub(crate) fn edits(letters: usize) -> u8 {
    match letters {
        0..SHORTEST => 0,
        4 => 1,
        _ => 2,
    }
}

/// MatchKind far apart two words are: optimal string alignment, where likely weighted_distance cost less than unlikely ones.
///
/// `strsim::osa_distance` bounds it from above (but for the first letter); this one only decides between candidates.
pub(crate) fn weighted_distance(typed: &[char], meant: &[char]) -> f32 {
    let columns = meant.len() + 1;
    let mut before_last = vec![0.0_f32; columns];
    let mut last: Vec<f32> = Vec::with_capacity(columns);
    last.push(0.0);
    for column in 1..columns {
        let cost = gap(meant, column - 1);
        last.push(last[column - 1] + cost);
    }
    let mut current = vec![0.0_f32; columns];
    for row in 1..=typed.len() {
        current[0] = last[0] + gap(typed, row - 1);
        for column in 1..columns {
            let (a, b) = (typed[row - 1], meant[column - 1]);
            let first = if row == 1 && column == 1 { FIRST_LETTER } else { 0.0 };
            let mut best = if a == b { last[column - 1] } else { last[column - 1] + swap_in(a, b) + first };
            best = best
                .min(last[column] + gap(typed, row - 1))
                .min(current[column - 1] + gap(meant, column - 1));
            if row > 1 && column > 1 && a == meant[column - 2] && typed[row - 2] == b {
                best = best
                    .min(before_last[column - 2] + 0.75 + if row == 2 { FIRST_LETTER / 2.0 } else { 0.0 });
            }
            current[column] = best;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut current);
    }
    last[columns - 1]
}

/// Cost of a letter too many or too few.
fn gap(word: &[char], at: usize) -> f32 {
    let doubled = at > 0 && word[at - 1] == word[at] || word.get(at + 1) == Some(&word[at]);
    let first = if at == 0 { FIRST_LETTER } else { 0.0 };
    if doubled { 0.6 } else { 1.0 + first }
}

/// Cost of one letter in place of another.
fn swap_in(a: char, b: char) -> f32 {
    let pair = |(x, y): &(char, char)| (*x == a && *y == b) || (*x == b && *y == a);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if SAME_SOUND.iter().any(pair) {
        0.6
    } else if vowel(a) && vowel(b) {
        0.7
    } else if KEY_ROWS.iter().any(|row| beside(row, a, b)) {
        0.75
    } else {
        1.0
    }
}

/// Whether two letters are neighbours in a row of keys.
fn beside(row: &str, a: char, b: char) -> bool {
    matches!((row.find(a), row.find(b)), (Some(x), Some(y)) if x.abs_diff(y) == 1)
}

/// The same letters in another order, the first one in its place: "phyton", "lunix".
fn anagram(typed: &[char], meant: &[char]) -> bool {
    let sorted = |word: &[char]| {
        let mut letters = word.to_vec();
        letters.sort_unstable();
        letters
    };
    typed.len() == meant.len() && typed.first() == meant.first() && sorted(typed) == sorted(meant)
}

/// MatchKind sure a misspelt interpretation is, in 0..=0.93; `None` where it is too far away.
pub(crate) fn similarity(typed: &[char], meant: &[char]) -> Option<f32> {
    let shorter = typed.len().min(meant.len());
    let cost = if anagram(typed, meant) {
        ANAGRAM.min(weighted_distance(typed, meant))
    } else {
        weighted_distance(typed, meant)
    };
    (cost <= max_edits(shorter)).then(|| 0.93 - 0.4 * (cost - 0.6).max(0.0) / shorter as f32)
}

/// A word near to what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    /// The value the vocabulary keeps for the word.
    pub(crate) value: u64,
    /// MatchKind sure, in 0..=0.93.
    pub(crate) similarity: f32,
}

/// The words of a vocabulary that are near enough to `typed`, best first, none far worse than the best of its kind.
pub(crate) fn near(vocabulary: &Map<Vec<u8>>, typed: &str, kind: impl Fn(u64) -> bool) -> Vec<Near> {
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() < SHORTEST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut meant: Vec<char> = Vec::new();
    let mut stream = vocabulary.search(LevenshteinAutomaton::new(typed, edits(letters.len()))).into_stream();
    while let Some((word, value)) = stream.next() {
        let Ok(word) = std::str::from_utf8(word) else { continue };
        meant.clear();
        meant.extend(word.chars());
        if let Some(similarity) = similarity(&letters, &meant) {
            found.push(Near { value, similarity });
        }
    }
    found.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.value.cmp(&b.value)));
    let spread = 0.35 * 0.4 / letters.len() as f32;
    let mut best = [0.0_f32; 2];
    found.retain(|near| {
        let best = &mut best[usize::from(kind(near.value))];
        *best = best.max(near.similarity);
        near.similarity >= *best - spread
    });
    found
}

/// Values of names that begin with what was typed but for one slip, at most `most`; for short beginnings none.
pub(crate) fn beginnings(names: &Map<Vec<u8>>, typed: &str, most: usize) -> Vec<u64> {
    if typed.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut stream = names.search(LevenshteinAutomaton::beginning(typed, 1)).into_stream();
    let mut found = Vec::new();
    while let Some((_, value)) = stream.next() {
        found.push(value);
        if found.len() >= most {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_costs_less_than_any_other_letter() {
        let cost = |a: &str, b: &str| {
            weighted_distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert!(cost("djnago", "django") < 1.0);
        assert!(cost("dcango", "django") > cost("djangi", "django"));
        assert!(cost("rust", "rust") == 0.0);
        assert!(cost("trust", "rust") > max_edits(4));
    }

    #[test]
    fn weighted_slips_stay_near_whole_edits() {
        for (a, b) in [("pyhton", "python"), ("kuberntes", "kubernetes"), ("scince", "science")] {
            let weighted = weighted_distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
            assert!(weighted <= strsim::osa_distance(a, b) as f32 + FIRST_LETTER, "{a} {b} {weighted}");
        }
    }
}
