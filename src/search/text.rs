//! From any text to the plain words that are compared: case, accents, width, emoji, markup gone; what carries meaning kept.

use std::borrow::Cow;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a question that are looked at; the rest is ignored. A Discord option holds 6,000.
const MOST_CHARACTERS: usize = 4_096;
/// Letters that are looked at once they are normal: one character may stand for eighteen.
const MOST_LETTERS: usize = MOST_CHARACTERS;
/// Words of a question that are looked at.
pub(crate) const MOST_WORDS: usize = 48;
/// Letters of one word that are looked at; what is longer is nobody's name for a topic.
pub(crate) const LONGEST_WORD: usize = 40;
/// MatchKind often one word may stand in a question and still mean something ("New York, New York").
const MOST_REPEATS: usize = 2;
/// Characters of a word kept as typed, to be shown back.
const LONGEST_SHOWN: usize = 60;

/// One word, normal, and as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// What is compared.
    pub(crate) normal: String,
    /// What the member wrote; hostile until escaped.
    pub(crate) typed: String,
}

/// The words of a text, at most [`MOST_WORDS`], each at most [`LONGEST_WORD`] letters.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let end = text.char_indices().nth(MOST_CHARACTERS).map_or(text.len(), |(end, _)| end);
    let readable = without_markup(text.get(..end).unwrap_or_default());
    let mut letters = MOST_LETTERS;
    for chunk in readable.split_whitespace() {
        for word in chunk_words(chunk, &mut letters) {
            if found.iter().filter(|earlier| earlier.normal == word.normal).count() < MOST_REPEATS {
                found.push(word);
            }
            if found.len() == MOST_WORDS {
                return found;
            }
        }
    }
    found
}

/// Every normal word of a text of bounded length, such as what an episode says about itself.
pub(crate) fn every_word(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().flat_map(|chunk| {
        let mut letters = MOST_LETTERS;
        chunk_words(chunk, &mut letters).into_iter().map(|word| word.normal)
    })
}

/// Letters, digits and meaningful signs of a text, with nothing between them: "Dev-Ops" and "dev ops" are both `devops`.
pub(crate) fn compact_form(text: &str) -> String {
    words(text).iter().map(|word| word.normal.as_str()).collect()
}

/// Drops what Discord shows as something else: targets of masked links, mentions, custom emoji, timestamps.
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
    let mut kept = String::new();
    let mut at = 0;
    while let Some(letter) = letters.get(at) {
        let end = match letter {
            '(' if at > 0 && letters[at - 1] == ']' => closing[at].0,
            '<' if matches!(letters.get(at + 1), Some('@' | '#' | ':' | '/' | 'a' | 't')) => closing[at].1,
            // What is never closed is text, not markup.
            _ => None,
        };
        kept.push(if end.is_some() { ' ' } else { *letter });
        at = end.unwrap_or(at) + 1;
    }
    Cow::Owned(kept)
}

/// The words of a text without white space; takes what it reads from the letters that are left.
fn chunk_words(chunk: &str, left: &mut usize) -> Vec<Word> {
    let host = chunk
        .split_once("://")
        .map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default())
        .map(|host| host.strip_prefix("www.").unwrap_or(host));
    let normal = plain_letters(host.unwrap_or(chunk), *left);
    *left -= normal.len();
    let mut segments = if host.is_some() {
        // An address is one name, not the words it is made of.
        vec![normal.iter().filter(|letter| letter.is_alphanumeric()).collect()]
    } else {
        split(&normal)
    };
    segments.retain(|part: &String| !part.is_empty());
    let dress = |c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#');
    let one_dot = chunk.starts_with('.') && !chunk.starts_with("..");
    // The dot of `.net` is part of its name.
    let shown = if one_dot { chunk.trim_end_matches(dress) } else { chunk.trim_matches(dress) };
    let alone = segments.len() == 1;
    segments
        .into_iter()
        .map(|part| Word {
            typed: if alone && !shown.is_empty() {
                shown.chars().take(LONGEST_SHOWN).collect()
            } else {
                part.clone()
            },
            normal: part.chars().take(LONGEST_WORD + 1).collect(),
        })
        .collect()
}

/// Lower-case letters without marks, width or invisible companions.
fn plain_letters(text: &str, most: usize) -> Vec<char> {
    if text.is_ascii() {
        let seen = text.chars().filter(|letter| !letter.is_control());
        return seen.map(|letter| letter.to_ascii_lowercase()).take(most).collect();
    }
    let letters: Vec<char> = text
        .chars()
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter) && !is_invisible(*letter))
        .default_case_fold()
        .take(most)
        .collect();
    if letters.iter().any(char::is_ascii_alphabetic) {
        letters.into_iter().map(latin_twin).collect()
    } else {
        letters
    }
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

/// Cuts normal text into words. Keeps `c++`, `c#`, `.net` (as `dotnet`), `node.js` (as `nodejs`), `p.y.t.h.o.n` (joined).
fn split(letters: &[char]) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut at = 0;
    let is_word = |index: usize| letters.get(index).is_some_and(|c| c.is_alphanumeric());
    let follows = |index: usize, text: &str| {
        text.chars().enumerate().all(|(offset, c)| letters.get(index + offset) == Some(&c))
            && !is_word(index + text.chars().count())
    };
    while let Some(&letter) = letters.get(at) {
        let mut step = 1;
        match letter {
            _ if letter.is_alphanumeric() => word.push(letter),
            '+' if !word.is_empty() && letters.get(at + 1) == Some(&'+') => {
                word.push_str("++");
                step = 2;
            }
            '#' if word.chars().count() == 1 => word.push('#'),
            '.' if follows(at + 1, "net") => {
                words.push(std::mem::take(&mut word));
                word.push_str("dot");
            }
            '.' if !word.is_empty() && follows(at + 1, "js") => {}
            '.' if is_spelt_out(letters, at) => {}
            '\'' | '’' | '`' if !word.is_empty() && is_word(at + 1) => {
                let rest = letters.iter().skip(at + 1).take_while(|c| c.is_alphanumeric()).count();
                let ending: String = letters.iter().skip(at + 1).take(rest).collect();
                match ending.as_str() {
                    "s" | "m" | "d" | "re" | "ve" | "ll" => step = 1 + rest,
                    "t" => {}
                    // An elided article: l'apprentissage, d'accord.
                    _ if word.chars().count() <= 2 => word.clear(),
                    _ => words.push(std::mem::take(&mut word)),
                }
            }
            '&' => {
                words.push(std::mem::take(&mut word));
                words.push("and".to_owned());
            }
            _ => words.push(std::mem::take(&mut word)),
        }
        at += step;
    }
    words.push(word);
    words
}

/// A dot between single letters, as in `p.y.t.h.o.n`.
fn is_spelt_out(letters: &[char], dot: usize) -> bool {
    let letter =
        |index: Option<usize>| index.and_then(|i| letters.get(i)).is_some_and(|c| c.is_alphanumeric());
    let edge = |index: Option<usize>| !letter(index);
    letter(dot.checked_sub(1)) && edge(dot.checked_sub(2)) && letter(Some(dot + 1)) && edge(Some(dot + 2))
}

#[cfg(test)]
mod tests {
    use super::{compact_form, words};

    #[test]
    fn what_carries_meaning_is_kept_and_the_rest_is_folded() {
        for (text, expected) in [
            ("Django", "django"),
            ("DÉVOPS", "devops"),
            ("ｐｙｔｈｏｎ", "python"),
            ("py\u{200b}thon", "python"),
            ("linux🐧", "linux"),
            ("jаvascript", "javascript"),
            ("c++ C# f# c", "c++ c# f# c"),
            (".NET asp.net", "dotnet asp dotnet"),
            ("Node.js", "nodejs"),
            ("p.y.t.h.o.n!", "python"),
            ("dev-ops dev_ops dev/ops", "dev ops dev ops dev ops"),
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
            let expected: Vec<&str> = expected.split(' ').filter(|word| !word.is_empty()).collect();
            let normal: Vec<String> = words(text).into_iter().map(|word| word.normal).collect();
            let repeated_twice: Vec<&str> = expected
                .iter()
                .enumerate()
                .filter(|(at, word)| expected[..*at].iter().filter(|w| w == word).count() < 2)
                .map(|(_, word)| *word)
                .collect();
            assert_eq!(normal, repeated_twice, "{text:?}");
        }
    }

    #[test]
    fn what_was_typed_is_kept_beside_it() {
        assert_eq!(words("(Djágno!)")[0].typed, "Djágno");
    }

    #[test]
    fn joined_and_split_names_are_squashed_alike() {
        assert_eq!(compact_form("Dev-Ops"), compact_form("dev ops"));
    }
}
