//! Cuts letters into words and keeps signs that carry meaning.

use std::ops::Range;

use super::letters::Letter;
use super::{LONGEST_WORD, Token};

/// Words while a chunk is cut.
#[derive(Default)]
pub(super) struct Cut {
    done: Vec<Token>,
    word: String,
    place: Range<usize>,
}

impl Cut {
    fn push(&mut self, normal: &str, letter: Letter) {
        if self.word.is_empty() {
            self.place.start = letter.start;
        }
        if self.word.chars().count() <= LONGEST_WORD {
            self.word.push_str(normal);
        }
        self.place.end = letter.end;
    }

    fn end(&mut self) {
        if !self.word.is_empty() {
            let normal = std::mem::take(&mut self.word).chars().take(LONGEST_WORD + 1).collect();
            self.done.push(Token { normal, place: self.place.clone() });
        }
    }
}

/// Cuts letters into words. Keeps `c++`, `c#`, `.net` (as `dotnet`), `node.js` (as `nodejs`), `p.y.t.h.o.n` (joined).
pub(super) fn split(letters: &[Letter]) -> Vec<Token> {
    let mut cut = Cut::default();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        at += take(letters, at, letter, &mut cut);
    }
    cut.end();
    cut.done
}

/// Takes the letter at a place and says how many letters that took.
pub(super) fn take(letters: &[Letter], at: usize, letter: Letter, cut: &mut Cut) -> usize {
    let is = |index: usize, wanted: char| letters.get(index).is_some_and(|letter| letter.normal == wanted);
    let is_word = |index: usize| letters.get(index).is_some_and(|letter| letter.normal.is_alphanumeric());
    match letter.normal {
        normal if normal.is_alphanumeric() => cut.push(normal.encode_utf8(&mut [0; 4]), letter),
        '+' if !cut.word.is_empty() && is(at + 1, '+') => {
            cut.push("++", letters[at + 1]);
            // `c++20` is a version of it.
            cut.end();
            return 2;
        }
        '#' if cut.word.chars().count() == 1 => {
            cut.push("#", letter);
            cut.end();
        }
        '.' if follows(letters, at + 1, "net") && may_be_framework(&cut.word) => {
            cut.end();
            cut.push("dot", letter);
        }
        '.' if !cut.word.is_empty() && follows(letters, at + 1, "js") => {}
        '.' if is_spelt_out(letters, at) => {}
        '\'' | '’' | '`' if !cut.word.is_empty() && is_word(at + 1) => return apostrophe(letters, at, cut),
        '&' => {
            cut.end();
            cut.push("and", letter);
            cut.end();
        }
        _ => cut.end(),
    }
    1
}

/// What stands behind an apostrophe: an ending that is dropped, or a word behind an article that is.
pub(super) fn apostrophe(letters: &[Letter], at: usize, cut: &mut Cut) -> usize {
    let ending: String =
        letters.iter().skip(at + 1).map(|letter| letter.normal).take_while(|c| c.is_alphanumeric()).collect();
    match ending.as_str() {
        "s" | "m" | "d" | "re" | "ve" | "ll" => {
            let step = 1 + ending.chars().count();
            cut.place.end = letters[at + step - 1].end;
            return step;
        }
        "t" => {}
        // An elided article: l'apprentissage, d'accord.
        _ if cut.word.chars().count() <= 2 => cut.word.clear(),
        _ => cut.end(),
    }
    1
}

/// Whether these letters come next and end a word.
pub(super) fn follows(letters: &[Letter], at: usize, text: &str) -> bool {
    let ends = letters.get(at + text.chars().count()).is_none_or(|letter| !letter.normal.is_alphanumeric());
    let same = |(offset, c): (usize, char)| letters.get(at + offset).is_some_and(|letter| letter.normal == c);
    ends && text.chars().enumerate().all(same)
}

/// `.net` and `asp.net` are frameworks; `example.net` is an address.
pub(super) fn may_be_framework(before: &str) -> bool {
    before.chars().count() <= 3
}

/// A dot between single letters, as in `p.y.t.h.o.n`.
pub(super) fn is_spelt_out(letters: &[Letter], dot: usize) -> bool {
    let letter = |index: Option<usize>| {
        index.and_then(|index| letters.get(index)).is_some_and(|letter| letter.normal.is_alphanumeric())
    };
    letter(dot.checked_sub(1))
        && !letter(dot.checked_sub(2))
        && letter(Some(dot + 1))
        && !letter(Some(dot + 2))
}
