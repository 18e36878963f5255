//! Names as members type them: folded to be compared, and the nearest right word for a wrong one.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// How many wrong words are given a right one; each costs a look at every name of the catalog.
const SUGGESTIONS: usize = 50;

/// A name without case, spaces and punctuation. `+` and `#`, and a dot before a word, stay: C, C++, C# and .NET differ.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut before = ' ';
    let mut push = |character: char| {
        // Only a dot that begins a word means something (`.net`); one that ends a sentence does not.
        if before == '.' && character.is_alphanumeric() {
            folded.push('.');
        }
        if character.is_alphanumeric() || matches!(character, '+' | '#') {
            folded.extend(character.to_lowercase());
        }
        before = if character == '.' && before.is_alphanumeric() { ' ' } else { character };
    };
    if name.is_ascii() {
        name.chars().for_each(&mut push);
    } else {
        name.nfkc().for_each(&mut push);
    }
    // A name of nothing but signs is still a name.
    if folded.is_empty() { name.trim().to_lowercase() } else { folded }
}

/// The name most like a word, if one is like it at all.
pub(super) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = word.chars().count();
    // A word that long is no slip of the hand, and comparing it would cost its square.
    if length == 0 || length > 64 {
        return None;
    }
    // One slip in four letters, and one in the shortest.
    let budget = 1 + length / 4;
    let close = |name: &&str| name.chars().count().abs_diff(length) <= budget;
    let near = names.into_iter().filter(close).filter_map(|name| {
        let slips = strsim::osa_distance(word, name);
        (slips <= budget && slips < length).then(|| (slips, strsim::jaro_winkler(word, name), name))
    });
    // Last by the alphabet, so that equally near names give the same answer on every run.
    near.min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(b.2))).map(|(_, _, name)| name)
}

/// The right word for a wrong one, asked for only a limited number of times.
#[derive(Debug)]
pub(super) struct Suggester {
    left: usize,
}

impl Suggester {
    pub(super) fn new() -> Self {
        Self { left: SUGGESTIONS }
    }

    /// The name nearest to a word.
    pub(super) fn word<'n>(
        &mut self,
        word: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.left = self.left.checked_sub(1)?;
        nearest(word, names)
    }

    /// What the name nearest to a word stands for; `names` is keyed by folded names.
    pub(super) fn entry<T: Copy>(&mut self, word: &str, names: &HashMap<String, T>) -> Option<T> {
        let folded = fold(word);
        if let Some(&exact) = names.get(&folded) {
            return Some(exact);
        }
        self.left = self.left.checked_sub(1)?;
        let keys = || names.keys().map(String::as_str);
        // The beginning of a longer name is no slip, but it is what people write.
        let begun = || {
            let begins = |key: &&str| folded.chars().nth(2).is_some() && key.starts_with(&folded);
            keys().filter(begins).min_by_key(|&key| (key.len(), key))
        };
        let near = nearest(&folded, keys()).or_else(begun);
        near.and_then(|name| names.get(name)).copied()
    }
}
