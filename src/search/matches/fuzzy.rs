//! Misspelt words: which are near enough, by `strsim`, and in which order, by the letters that slipped.

mod deletions;
mod levenshtein;

use crate::search::weights::{SHORTEST_MISSPELT, TWO_EDITS};
pub(in crate::search) use deletions::{DeletionIndex, Shapes};
use fst::{IntoStreamer, Map, Streamer};
use levenshtein::LevenshteinAutomaton;

use crate::search::weights::{WEIGHTS, Weights};

/// The most edits a word may hold.
pub(super) const MOST_EDITS: usize = 2;

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

/// How many edits a word of so many letters may hold.
fn max_edits(letters: usize) -> usize {
    match letters {
        0..SHORTEST_MISSPELT => 0,
        SHORTEST_MISSPELT..TWO_EDITS => 1,
        _ => MOST_EDITS,
    }
}

/// Whether two words are near enough that one may be the other misspelt, by `strsim::osa_distance`.
///
/// A word with another first letter must be one edit nearer, as people rarely miss it; one with the same letters in
/// another order may be one further. Another number is another thing: nobody means 80000 by 90000.
fn is_near(typed: &Word, meant: &Word) -> bool {
    let shorter = typed.letters.len().min(meant.letters.len());
    let mut edits = max_edits(shorter);
    if typed.letters.first() != meant.letters.first() {
        edits = edits.min(MOST_EDITS - 1);
    } else if shorter >= SHORTEST_MISSPELT && typed.is_anagram_of(meant) {
        edits = MOST_EDITS;
    }
    typed.letters.len().abs_diff(meant.letters.len()) <= edits
        && typed.digits().eq(meant.digits())
        && strsim::osa_distance(typed.text, meant.text) <= edits
}

/// A word with its letters at hand.
struct Word<'w> {
    text: &'w str,
    letters: Vec<char>,
}

impl<'w> Word<'w> {
    fn new(text: &'w str) -> Self {
        Self { text, letters: text.chars().collect() }
    }

    fn digits(&self) -> impl Iterator<Item = &char> {
        self.letters.iter().filter(|letter| letter.is_ascii_digit())
    }

    /// The same letters in another order, the first one in its place: "phyton", "lunix".
    fn is_anagram_of(&self, other: &Self) -> bool {
        let sorted = |word: &[char]| {
            let mut letters = word.to_vec();
            letters.sort_unstable();
            letters
        };
        self.letters.len() == other.letters.len()
            && self.letters.first() == other.letters.first()
            && sorted(&self.letters) == sorted(&other.letters)
    }
}

/// How sure a misspelt word means another, in 0..=0.93; `None` where it is too far away.
pub(in crate::search) fn similarity(typed: &str, meant: &str, weights: &Weights) -> Option<f32> {
    let (typed, meant) = (Word::new(typed), Word::new(meant));
    is_near(&typed, &meant).then(|| ordering(&typed, &meant, weights))
}

/// The same for a word beside another of the same name, where one edit is enough even if the meant word is short.
pub(in crate::search) fn similarity_beside(typed: &str, meant: &str, weights: &Weights) -> Option<f32> {
    let one_edit = || strsim::osa_distance(typed, meant) <= 1;
    similarity(typed, meant, weights)
        .or_else(|| one_edit().then(|| ordering(&Word::new(typed), &Word::new(meant), weights)))
}

fn ordering(typed: &Word, meant: &Word, weights: &Weights) -> f32 {
    let mut cost = weighted_distance(&typed.letters, &meant.letters, weights);
    if typed.is_anagram_of(meant) {
        cost = cost.min(weights.anagram);
    }
    let shorter = typed.letters.len().min(meant.letters.len()).max(1);
    weights.misspelt - weights.misspelt_slope * (cost - weights.free).max(0.0) / shorter as f32
}

/// How far apart two words are: optimal string alignment, where likely slips cost less than unlikely ones. Only orders what
/// `strsim` accepted.
fn weighted_distance(typed: &[char], meant: &[char], weights: &Weights) -> f32 {
    let columns = meant.len() + 1;
    let mut before_last = vec![0.0_f32; columns];
    let mut last: Vec<f32> = Vec::with_capacity(columns);
    last.push(0.0);
    for column in 1..columns {
        let cost = gap(meant, column - 1, weights);
        last.push(last[column - 1] + cost);
    }
    let mut current = vec![0.0_f32; columns];
    for row in 1..=typed.len() {
        current[0] = last[0] + gap(typed, row - 1, weights);
        for column in 1..columns {
            let (a, b) = (typed[row - 1], meant[column - 1]);
            let first = if row == 1 && column == 1 { weights.first_letter } else { 0.0 };
            let other = || last[column - 1] + replacement(a, b, weights) + first;
            let mut best = if a == b { last[column - 1] } else { other() };
            best = best
                .min(last[column] + gap(typed, row - 1, weights))
                .min(current[column - 1] + gap(meant, column - 1, weights));
            if row > 1 && column > 1 && a == meant[column - 2] && typed[row - 2] == b {
                let first = if row == 2 { weights.first_swap } else { 0.0 };
                best = best.min(before_last[column - 2] + weights.swap + first);
            }
            current[column] = best;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut current);
    }
    last[columns - 1]
}

/// Cost of a letter too many or too few.
fn gap(word: &[char], at: usize, weights: &Weights) -> f32 {
    let doubled = at > 0 && word[at - 1] == word[at] || word.get(at + 1) == Some(&word[at]);
    let first = if at == 0 { weights.first_letter } else { 0.0 };
    if doubled { weights.doubled } else { 1.0 + first }
}

/// Cost of one letter in place of another.
fn replacement(a: char, b: char, weights: &Weights) -> f32 {
    let pair = |(x, y): &(char, char)| (*x == a && *y == b) || (*x == b && *y == a);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if SAME_SOUND.iter().any(pair) {
        weights.same_sound
    } else if vowel(a) && vowel(b) {
        weights.vowel
    } else if KEY_ROWS.iter().any(|row| beside(row, a, b)) {
        weights.key_beside
    } else {
        1.0
    }
}

/// Whether two letters are neighbours in a row of keys.
fn beside(row: &str, a: char, b: char) -> bool {
    matches!((row.find(a), row.find(b)), (Some(x), Some(y)) if x.abs_diff(y) == 1)
}

/// A word near to what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    /// The number of the word.
    pub(crate) value: u32,
    /// How sure, in 0..=0.93.
    pub(crate) similarity: f32,
}

/// Those of some words that are near enough to `typed`, best first, none far worse than the best of its kind.
pub(in crate::search) fn near<'w>(
    typed: &str,
    words: impl Iterator<Item = (u32, &'w str)>,
    weights: &Weights,
    kind: impl Fn(u32) -> bool,
) -> Vec<Near> {
    let typed = Word::new(typed);
    if typed.letters.len() < SHORTEST_MISSPELT {
        return Vec::new();
    }
    let mut found: Vec<Near> = words
        .filter_map(|(value, meant)| {
            let meant = Word::new(meant);
            is_near(&typed, &meant).then(|| Near { value, similarity: ordering(&typed, &meant, weights) })
        })
        .collect();
    found.sort_by(|a, b| b.similarity.total_cmp(&a.similarity).then(a.value.cmp(&b.value)));
    let spread = weights.misspelt_spread * weights.misspelt_slope / typed.letters.len() as f32;
    let mut best = [0.0_f32; 2];
    found.retain(|near| {
        let best = &mut best[usize::from(kind(near.value))];
        *best = best.max(near.similarity);
        near.similarity >= *best - spread
    });
    found
}

/// The words of sorted vocabularies that are near enough to `typed`, best first, by a walk through each: for vocabularies that
/// change too often for a [`DeletionIndex`].
pub(in crate::search) fn near_in<'v>(
    vocabularies: impl Iterator<Item = &'v Map<Vec<u8>>>,
    typed: &str,
) -> Vec<(String, f32)> {
    if typed.chars().count() < SHORTEST_MISSPELT {
        return Vec::new();
    }
    let edits = max_edits(typed.chars().count()).max(1) as u8;
    let mut words: Vec<String> = Vec::new();
    for vocabulary in vocabularies {
        let mut stream = vocabulary.search(LevenshteinAutomaton::new(typed, edits)).into_stream();
        while let Some((word, _)) = stream.next() {
            words.extend(std::str::from_utf8(word).ok().map(str::to_owned));
        }
    }
    words.sort_unstable();
    words.dedup();
    let numbered = (0_u32..).zip(words.iter().map(String::as_str));
    let near = near(typed, numbered, &WEIGHTS, |_| true);
    near.iter().map(|near| (words[near.value as usize].clone(), near.similarity)).collect()
}

/// Values of names that begin with what was typed but for one slip, at most `most`; for short beginnings none.
pub(in crate::search) fn beginnings(names: &Map<Vec<u8>>, typed: &str, most: usize) -> Vec<u64> {
    if typed.chars().count() < SHORTEST_MISSPELT {
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
    fn strsim_decides_what_is_near() {
        let near = |typed, meant| similarity(typed, meant, &WEIGHTS).is_some();
        for (typed, meant) in [
            ("djagno", "django"),
            ("phyton", "python"),
            ("lunix", "linux"),
            ("kuberntes", "kubernetes"),
            ("разрабтока", "разработка"),
        ] {
            assert!(near(typed, meant), "{typed} {meant}");
        }
        for (typed, meant) in [("trust", "rust"), ("goo", "go"), ("mango", "django"), ("java", "lava")] {
            let first = typed.chars().next() != meant.chars().next();
            assert!(!near(typed, meant) || first, "{typed} {meant}");
        }
    }

    #[test]
    fn a_swap_costs_less_than_any_other_letter() {
        let cost =
            |a: &str, b: &str| weighted_distance(&Word::new(a).letters, &Word::new(b).letters, &WEIGHTS);
        assert!(cost("djnago", "django") < 1.0);
        assert!(cost("dcango", "django") > cost("djangi", "django"));
        assert!(cost("rust", "rust") == 0.0);
    }

    #[test]
    fn weighted_slips_stay_near_whole_edits() {
        for (a, b) in [("pyhton", "python"), ("kuberntes", "kubernetes"), ("scince", "science")] {
            let weighted = weighted_distance(&Word::new(a).letters, &Word::new(b).letters, &WEIGHTS);
            assert!(
                weighted <= strsim::osa_distance(a, b) as f32 + WEIGHTS.first_letter,
                "{a} {b} {weighted}"
            );
        }
    }
}
