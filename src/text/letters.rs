//! Letters without case, marks, width or invisible companions.

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A normalized letter and the bytes it was read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub(super) normal: char,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Lower-case letters without marks, width or invisible companions.
pub(super) fn plain_letters(text: &str, most: usize) -> Vec<Letter> {
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
pub(super) fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// The Latin letter that a Cyrillic or Greek one looks like; used only inside words that hold Latin letters too.
pub(super) fn latin_twin(letter: char) -> char {
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
