//! The conditions of a question in a custom id: level, length, language and the rest.

use std::fmt::Write;

use crate::bot::{Constraints, Length};
use crate::catalog::Level;

pub(super) fn constrain(id: &mut String, constraints: &Constraints) -> Option<()> {
    let Constraints {
        language,
        other_languages,
        except_language,
        level,
        easy,
        length,
        fresh,
        active,
        episodes,
        count,
        asked_in,
    } = constraints;
    if let Some(level) = level {
        let _ = write!(id, ";l{}", level_letter(*level));
    }
    for (key, tag) in [('g', language), ('n', except_language), ('o', asked_in)] {
        if let Some(tag) = tag {
            let _ = write!(id, ";{key}{}", language_tag(tag)?);
        }
    }
    for tag in other_languages {
        let _ = write!(id, ";g{}", language_tag(tag)?);
    }
    match length {
        Some(Length::Short) => id.push_str(";hs"),
        Some(Length::Commute) => id.push_str(";hc"),
        Some(Length::Long) => id.push_str(";hl"),
        Some(Length::AtMost(minutes)) => {
            let _ = write!(id, ";hu{minutes}");
        }
        Some(Length::AtLeast(minutes)) => {
            let _ = write!(id, ";ho{minutes}");
        }
        None => {}
    }
    if let Some(count) = count {
        let _ = write!(id, ";u{count}");
    }
    for (set, letter) in [(fresh, ";f"), (active, ";t"), (episodes, ";e"), (easy, ";y")] {
        if *set {
            id.push_str(letter);
        }
    }
    Some(())
}

pub(super) fn read_constraint(constraints: &mut Constraints, key: char, value: &str) -> Option<()> {
    match (key, value) {
        ('l', _) => constraints.level = Some(read_level(value)?),
        ('g', _) if constraints.language.is_none() => {
            constraints.language = Some(language_tag(value)?.to_owned());
        }
        ('g', _) if constraints.other_languages.len() < Constraints::MOST_OTHER_LANGUAGES => {
            constraints.other_languages.push(language_tag(value)?.to_owned());
        }
        ('n', _) => constraints.except_language = Some(language_tag(value)?.to_owned()),
        ('o', _) => constraints.asked_in = Some(language_tag(value)?.to_owned()),
        ('h', _) => constraints.length = Some(read_length(value)?),
        ('u', _) => constraints.count = Some(value.parse().ok()?),
        ('f', "") => constraints.fresh = true,
        ('t', "") => constraints.active = true,
        ('e', "") => constraints.episodes = true,
        ('y', "") => constraints.easy = true,
        _ => return None,
    }
    Some(())
}

pub(super) fn read_length(text: &str) -> Option<Length> {
    match (text, text.get(1..)) {
        ("s", _) => Some(Length::Short),
        ("c", _) => Some(Length::Commute),
        ("l", _) => Some(Length::Long),
        (_, Some(minutes)) if text.starts_with('u') => Some(Length::AtMost(minutes.parse().ok()?)),
        (_, Some(minutes)) if text.starts_with('o') => Some(Length::AtLeast(minutes.parse().ok()?)),
        _ => None,
    }
}

/// Folded words, which hold nothing that could be mistaken for another part.
pub(super) fn plain_words(words: &str) -> Option<&str> {
    let fine = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '+' | '#' | '.' | '-');
    ((1..=60).contains(&words.len()) && words.chars().all(fine)).then_some(words)
}

pub(super) fn level_letter(level: Level) -> char {
    match level {
        Level::Beginner => 'b',
        Level::Intermediate => 'i',
        Level::Advanced => 'x',
        Level::All => 'a',
    }
}

pub(super) fn read_level(text: &str) -> Option<Level> {
    match text {
        "b" => Some(Level::Beginner),
        "i" => Some(Level::Intermediate),
        "x" => Some(Level::Advanced),
        "a" => Some(Level::All),
        _ => None,
    }
}

pub(super) fn language_tag(text: &str) -> Option<&str> {
    let fine = (1..=8).contains(&text.len()) && text.chars().all(|c| c.is_ascii_lowercase());
    fine.then_some(text)
}
