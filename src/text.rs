//! The one normaliser: from any text to plain words that can be compared. Case, accents, width, emoji and markup go; what carries meaning stays.

mod letters;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use letters::plain_letters;
use words::split;

/// Characters of a text that are looked at; the rest is ignored. A Discord option holds 6,000.
const MOST_CHARACTERS: usize = 4_096;
/// Letters that are looked at once they are normalized: one character may stand for eighteen.
const MOST_LETTERS: usize = MOST_CHARACTERS;
/// Words of a text that are looked at.
pub(crate) const MOST_WORDS: usize = 48;
/// Letters of one word that are looked at; what is longer is nobody's name for a topic.
pub(crate) const LONGEST_WORD: usize = 40;
/// How often one word may stand in a text and still mean something ("no ads, no crypto, no startups, no hype").
const MOST_REPEATS: usize = 6;

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
    // Most names are that plain; a catalog has thousands of them, and each start reads them all.
    let between = |byte: &u8| matches!(byte, b' ' | b'-');
    let plain = text.len() <= LONGEST_WORD
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || between(&byte))
        && text.bytes().filter(between).count() < MOST_REPEATS;
    if plain {
        let letters = text.bytes().filter(|byte| !between(byte));
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
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

#[cfg(test)]
mod tests;
