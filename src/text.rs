//! The one normaliser: from any text to plain words that can be compared. Case, accents, width, emoji and markup go; what carries meaning stays.

use std::borrow::Cow;
use std::ops::Range;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a text that are looked at; the rest is ignored. A Discord option holds 6,000.
const MOST_CHARACTERS: usize = 4_096;
/// Letters that are looked at once they are normalized: one character may stand for eighteen.
const MOST_LETTERS: usize = MOST_CHARACTERS;
/// Words of a text that are looked at.
pub(crate) const MOST_WORDS: usize = 48;
/// Letters of one word that are looked at; what is longer is nobody's name for a topic.
pub(crate) const LONGEST_WORD: usize = 40;
/// How often one word may stand in a text and still mean something ("New York, New York").
const MOST_REPEATS: usize = 2;

/// One word and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// What is compared.
    pub(crate) normal: String,
    /// The bytes of the text it was read from; always at character boundaries.
    pub(crate) place: Range<usize>,
}

/// The words of a text, at most [`MOST_WORDS`], each with at most one letter more than [`LONGEST_WORD`].
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(end, _)| end);
    let readable = without_markup(text.get(..end).unwrap_or_default());
    let mut letters_left = MOST_LETTERS;
    for (start, chunk) in chunks(&readable) {
        for mut token in chunk_tokens(chunk, &mut letters_left) {
            if found.iter().filter(|earlier| earlier.normal == token.normal).count() < MOST_REPEATS {
                token.place = token.place.start + start..token.place.end + start;
                found.push(token);
            }
            if found.len() == MOST_WORDS {
                return found;
            }
        }
    }
    found
}

/// The normalized words of a text with one blank between them, for equal comparison of names.
#[must_use]
pub fn normalize(text: &str) -> String {
    let words: Vec<String> = tokens(text).into_iter().map(|token| token.normal).collect();
    words.join(" ")
}

/// Letters, digits and meaningful signs of a text, with nothing between them: "Dev-Ops" and "dev ops" are both `devops`.
#[must_use]
pub fn compact_form(text: &str) -> String {
    tokens(text).iter().map(|token| token.normal.as_str()).collect()
}

/// Every normalized word of a long text, such as what an episode says about itself.
pub(crate) fn every_word(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().flat_map(|chunk| {
        let mut letters = MOST_LETTERS;
        chunk_tokens(chunk, &mut letters).into_iter().map(|token| token.normal)
    })
}

/// The pieces of a text between white space, with where each begins.
fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let at = start;
        start += piece.len();
        let chunk = piece.trim_end_matches(char::is_whitespace);
        (!chunk.is_empty()).then_some((at, chunk))
    })
}

/// Blanks in place of what Discord shows as something else: targets of masked links, mentions, custom emoji, timestamps.
/// Every other byte keeps its place.
fn without_markup(text: &str) -> Cow<'_, str> {
    if !text.contains('<') && !text.contains("](") {
        return Cow::Borrowed(text);
    }
    let letters: Vec<char> = text.chars().collect();
    // Where the word that holds a position closes, seen from behind, so that hostile text costs no second look.
    let mut closing = vec![(None, None); letters.len() + 1];
    for (at, letter) in letters.iter().enumerate().rev() {
        closing[at] = match letter {
            ')' => (Some(at), closing[at + 1].1),
            '>' => (closing[at + 1].0, Some(at)),
            _ if letter.is_whitespace() => (None, None),
            _ => closing[at + 1],
        };
    }
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let end = match letter {
            '(' if at > 0 && letters[at - 1] == ']' => closing[at].0,
            '<' if matches!(letters.get(at + 1), Some('@' | '#' | ':' | '/' | 'a' | 't')) => closing[at].1,
            // What is never closed is text, not markup.
            _ => None,
        };
        if let Some(end) = end {
            let bytes: usize = letters[at..=end].iter().map(|letter| letter.len_utf8()).sum();
            kept.extend(std::iter::repeat_n(' ', bytes));
            at = end + 1;
        } else {
            kept.push(*letter);
            at += 1;
        }
    }
    Cow::Owned(kept)
}

/// A normalized letter and the bytes it was read from.
#[derive(Debug, Clone, Copy)]
struct Letter {
    normal: char,
    start: usize,
    end: usize,
}

/// The words of a text without white space; takes what it reads from the letters that are left.
fn chunk_tokens(chunk: &str, left: &mut usize) -> Vec<Token> {
    // Most words are that plain; they need no look at each letter's neighbours.
    if chunk.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return plain_word(chunk, left).into_iter().collect();
    }
    let host = chunk
        .split_once("://")
        .map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default())
        .map(|host| host.strip_prefix("www.").unwrap_or(host));
    let letters = plain_letters(host.unwrap_or(chunk), *left);
    *left -= letters.len();
    if host.is_some() {
        // An address is one name, not the words it is made of.
        let name = letters.iter().map(|letter| letter.normal).filter(|letter| letter.is_alphanumeric());
        let normal: String = name.take(LONGEST_WORD + 1).collect();
        let whole = Token { normal, place: 0..chunk.len() };
        return Some(whole).filter(|token| !token.normal.is_empty()).into_iter().collect();
    }
    split(&letters)
}

/// A text of nothing but ASCII letters and digits: one word.
fn plain_word(chunk: &str, left: &mut usize) -> Option<Token> {
    let end = chunk.len().min(*left);
    *left -= end;
    let normal = chunk.get(..end.min(LONGEST_WORD + 1)).filter(|word| !word.is_empty())?.to_ascii_lowercase();
    Some(Token { normal, place: 0..end })
}

/// Lower-case letters without marks, width or invisible companions.
fn plain_letters(text: &str, most: usize) -> Vec<Letter> {
    if text.is_ascii() {
        let seen = text.char_indices().filter(|(_, letter)| !letter.is_control());
        let letter = |(start, letter): (usize, char)| Letter {
            normal: letter.to_ascii_lowercase(),
            start,
            end: start + 1,
        };
        return seen.map(letter).take(most).collect();
    }
    let mut letters: Vec<Letter> = text
        .char_indices()
        .flat_map(|(start, letter)| {
            let end = start + letter.len_utf8();
            let seen = std::iter::once(letter)
                .nfkd()
                .filter(|letter| !is_combining_mark(*letter) && !is_invisible(*letter))
                .default_case_fold();
            seen.map(move |normal| Letter { normal, start, end })
        })
        .take(most)
        .collect();
    if letters.iter().any(|letter| letter.normal.is_ascii_alphabetic()) {
        for letter in &mut letters {
            letter.normal = latin_twin(letter.normal);
        }
    }
    letters
}

/// Characters that are there without being seen: zero-width, direction, variation and tag characters.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// The Latin letter that a Cyrillic or Greek one looks like; used only inside words that hold Latin letters too.
fn latin_twin(letter: char) -> char {
    match letter {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ӏ' => 'l',
        'м' => 'm',
        'н' | 'һ' => 'h',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ѵ' | 'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' => 'y',
        other => other,
    }
}

/// Words while a chunk is cut.
#[derive(Default)]
struct Cut {
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
fn split(letters: &[Letter]) -> Vec<Token> {
    let mut cut = Cut::default();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        at += take(letters, at, letter, &mut cut);
    }
    cut.end();
    cut.done
}

/// Takes the letter at a place and says how many letters that took.
fn take(letters: &[Letter], at: usize, letter: Letter, cut: &mut Cut) -> usize {
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
fn apostrophe(letters: &[Letter], at: usize, cut: &mut Cut) -> usize {
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
fn follows(letters: &[Letter], at: usize, text: &str) -> bool {
    let ends = letters.get(at + text.chars().count()).is_none_or(|letter| !letter.normal.is_alphanumeric());
    let same = |(offset, c): (usize, char)| letters.get(at + offset).is_some_and(|letter| letter.normal == c);
    ends && text.chars().enumerate().all(same)
}

/// `.net` and `asp.net` are frameworks; `example.net` is an address.
fn may_be_framework(before: &str) -> bool {
    before.chars().count() <= 3
}

/// A dot between single letters, as in `p.y.t.h.o.n`.
fn is_spelt_out(letters: &[Letter], dot: usize) -> bool {
    let letter = |index: Option<usize>| {
        index.and_then(|index| letters.get(index)).is_some_and(|letter| letter.normal.is_alphanumeric())
    };
    letter(dot.checked_sub(1))
        && !letter(dot.checked_sub(2))
        && letter(Some(dot + 1))
        && !letter(Some(dot + 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST_WORD, Token, compact_form, normalize, plain_letters, plain_word, split, tokens};

    proptest! {
        #[test]
        fn a_plain_word_is_what_its_letters_make(word in "[a-zA-Z0-9]{0,90}", left in 0_usize..100) {
            let letter_by_letter = split(&plain_letters(&word, left));
            let (mut rest, same) = (left, |a: &Token, b: &Token| a.normal == b.normal && a.place == b.place);
            let at_once: Vec<Token> = plain_word(&word, &mut rest).into_iter().collect();
            prop_assert!(at_once.len() == letter_by_letter.len() && at_once.iter().zip(&letter_by_letter).all(|(a, b)| same(a, b)));
            prop_assert_eq!(rest, left - word.len().min(left));
            prop_assert!(at_once.iter().all(|token| token.normal.len() <= LONGEST_WORD + 1));
        }
    }

    #[test]
    fn what_carries_meaning_is_kept_and_the_rest_is_normalized() {
        for (text, expected) in [
            ("Django", "django"),
            ("DÉVOPS", "devops"),
            ("ｐｙｔｈｏｎ", "python"),
            ("py\u{200b}thon", "python"),
            ("linux🐧", "linux"),
            ("jаvascript", "javascript"),
            ("c++ C# f# c", "c++ c# f# c"),
            ("c++20 c#12", "c++ 20 c# 12"),
            (".NET asp.net", "dotnet asp dotnet"),
            ("example.net", "example net"),
            ("Node.js", "nodejs"),
            ("p.y.t.h.o.n!", "python"),
            ("dev-ops dev_ops dev/ops", "dev ops dev ops"),
            ("Q&A", "q and a"),
            ("python's don't I'm l'apprentissage", "python dont i apprentissage"),
            ("[django](https://evil.example/x)", "django"),
            ("<@123> <:snake:42> rust", "rust"),
            ("1 < 2 (two) ](", "1 2 two"),
            ("https://www.talkpython.fm/episodes?x=1", "talkpythonfm"),
            ("¯\\_(ツ)_/¯", "ツ"),
            ("../../etc/passwd", "etc passwd"),
            ("мышь", "мышь"),
            ("\u{0}\u{7}", ""),
        ] {
            assert_eq!(normalize(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_token_knows_its_place_in_what_was_typed() {
        let typed = |text: &str| -> Vec<String> {
            let place = |token: super::Token| text.get(token.place).expect("at characters").to_owned();
            tokens(text).into_iter().map(place).collect()
        };
        assert_eq!(typed("(Djágno!)"), ["Djágno"]);
        assert_eq!(typed("about ci/cd, python 3.12"), ["about", "ci", "cd", "python", "3", "12"]);
        assert_eq!(typed("<@1> ASP.NET C++20"), ["ASP", ".NET", "C++", "20"]);
        assert_eq!(typed("l'été <:x:1>ﬁn"), ["été", "ﬁn"]);
    }

    #[test]
    fn joined_and_split_names_have_one_compact_form() {
        assert_eq!(compact_form("Dev-Ops"), compact_form("dev ops"));
    }
}
