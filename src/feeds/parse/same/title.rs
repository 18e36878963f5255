//! Titles without what hosts change in them: case, dashes, quotes, numbers around them, the show's name before them. Pure.

use std::collections::HashMap;

use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// Words before the number of an episode, as titles begin with them.
const MARKERS: [&str; 16] = [
    "ep",
    "eps",
    "episode",
    "episodio",
    "episódio",
    "épisode",
    "folge",
    "e",
    "no",
    "nr",
    "#",
    "n",
    "show",
    "part",
    "teil",
    "выпуск",
];
/// Markers that name a piece of a longer story: behind a title they tell it from its first piece.
const PIECES: [&str; 2] = ["part", "teil"];
/// What parts a title from what stands around it.
const BETWEEN: [&str; 6] = [": ", " - ", " – ", " — ", " | ", "： "];
/// Bytes before or behind a title that may be the name of its show.
const LONGEST_NAME: usize = 80;
/// Titles that must have the same around them, and so many in ten.
const FEWEST_SHARED: usize = 3;
const SHARED_IN_TEN: usize = 6;

/// A title without what hosts change in it: case, dashes, quotes, blanks, and a number around it, which is kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FoldedTitle {
    /// The number that stands before or behind it, if one does.
    pub number: Option<u32>,
    /// The rest, letters and digits alone; the whole where nothing else would be left.
    pub words: String,
}

impl FoldedTitle {
    /// Folds a title.
    #[must_use]
    pub fn of(title: &str) -> Self {
        // One shape of each letter first: a program writes `é` as one, another as two.
        let lower = if title.is_ascii() { title.to_ascii_lowercase() } else { one_shape(title) };
        let whole = lower.trim();
        let (number, rest) =
            before(whole).or_else(|| behind(whole)).map_or((None, whole), |(n, rest)| (Some(n), rest));
        let words = letters(rest);
        if !words.is_empty() {
            return Self { number, words };
        }
        let words = letters(whole);
        // A title of nothing but emoji is one, too.
        let signs = || {
            whole.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{fe0e}' | '\u{fe0f}')).collect()
        };
        Self { number: None, words: if words.is_empty() { signs() } else { words } }
    }

    /// Whether both may be titles of one episode: numbers count where both have one.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        let numbers = self.number.zip(other.number).is_none_or(|(one, two)| one == two);
        numbers && !self.words.is_empty() && self.words == other.words
    }
}

fn one_shape(title: &str) -> String {
    // Folding may take a letter apart again.
    title.nfkc().default_case_fold().nfc().collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The number that a title begins with and what follows: `Ep 12: Ducks`, `#12 – Ducks`, `12. Ducks`, `S01E05 - Ducks`.
fn before(title: &str) -> Option<(u32, &str)> {
    if let Some(found) = in_season(title) {
        return Some(found);
    }
    let marker = MARKERS.iter().filter_map(|marker| title.strip_prefix(marker)).min_by_key(|rest| rest.len());
    let marked = marker.map(|rest| rest.trim_start_matches(['.', ' ', '#', '\u{a0}']));
    let from = marked.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(title);
    let (number, rest) = digits(from)?;
    let rest = rest.trim_start();
    // A bare number belongs to the title unless something parts it from the rest.
    let parted = rest.starts_with([':', '.', '-', '–', '—', '|', ')', '/', ',', '：']);
    (parted || from.len() < title.len()).then_some((number, rest))
}

/// The number in a season: `S01E05`, `S1 E5`, `1x05`, `Season 1, Episode 5`.
fn in_season(title: &str) -> Option<(u32, &str)> {
    let (number, rest) = if let Some(rest) = title.strip_prefix("season ").and_then(behind_number) {
        digits(rest.strip_prefix("episode ").or(rest.strip_prefix("ep "))?)?
    } else if let Some(rest) = title.strip_prefix('s').and_then(behind_number) {
        digits(rest.strip_prefix("ep").or(rest.strip_prefix('e'))?.trim_start())?
    } else {
        let (_, rest) = digits(title)?;
        let rest = rest.strip_prefix('x')?;
        digits(rest).filter(|(_, behind)| rest.len() - behind.len() == 2)?
    };
    (!rest.starts_with(char::is_alphanumeric)).then_some((number, rest))
}

fn behind_number(text: &str) -> Option<&str> {
    digits(text).map(|(_, rest)| rest.trim_start_matches([' ', '.', ',', ':', '-', '·']))
}

/// The number that a title ends with and what stands before it: `Ducks (Ep. 5)`, `Ducks – Folge 5`.
fn behind(title: &str) -> Option<(u32, &str)> {
    let bracketed =
        title.strip_suffix(')').map(|all| (all, '(')).or(title.strip_suffix(']').map(|all| (all, '[')));
    let (rest, last) = match bracketed {
        Some((all, open)) => all.rsplit_once(open)?,
        None => BETWEEN
            .iter()
            .filter_map(|between| title.rsplit_once(between))
            .min_by_key(|(_, last)| last.len())?,
    };
    let last = last.trim();
    let marker = MARKERS.iter().filter(|marker| !PIECES.contains(marker));
    let number = marker.filter_map(|marker| last.strip_prefix(marker)).min_by_key(|rest| rest.len())?;
    let (number, left) = digits(number.trim_start_matches(['.', ' ', '#', '\u{a0}']))?;
    left.trim().is_empty().then_some((number, rest))
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    Some((number.parse().ok()?, rest))
}

/// Whether a title has another in it, word by word: `[CORRECTED] On ducks` has `On ducks`.
pub(super) fn holds(longer: &str, shorter: &str) -> bool {
    let (longer, shorter) = (one_shape(longer), one_shape(shorter));
    let words = |text: &'_ str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (longer, shorter) = (words(&longer), words(&shorter));
    // A number alone is in many titles.
    let says = shorter.iter().any(|word| word.contains(char::is_alphabetic));
    says && longer.windows(shorter.len()).any(|part| part == shorter)
}

/// What nearly all titles of a feed have around them, such as the name of the show.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Around<'t> {
    before: Option<&'t str>,
    behind: Option<&'t str>,
}

impl<'t> Around<'t> {
    /// What these titles share.
    #[must_use]
    pub fn of(titles: &[&'t str]) -> Self {
        let shared = |part: fn(&'t str) -> Option<&'t str>| {
            let (mut all, mut counts) = (0, HashMap::new());
            for title in titles.iter().copied() {
                all += 1;
                if let Some(part) = part(title) {
                    *counts.entry(part).or_insert(0_usize) += 1;
                }
            }
            let most = counts.into_iter().max_by_key(|(_, count)| *count);
            most.filter(|(_, count)| *count >= FEWEST_SHARED && count * 10 >= all * SHARED_IN_TEN)
                .map(|(part, _)| part)
        };
        let head = |title: &'t str| {
            let end =
                BETWEEN.iter().filter_map(|between| Some(title.find(between)? + between.len())).min()?;
            title.get(..end).filter(|head| head.len() <= LONGEST_NAME)
        };
        let tail = |title: &'t str| {
            let start = BETWEEN.iter().filter_map(|between| title.rfind(between)).max()?;
            title.get(start..).filter(|tail| tail.len() <= LONGEST_NAME)
        };
        Self { before: shared(head), behind: shared(tail) }
    }

    /// A title without that.
    #[must_use]
    pub fn taken_from<'o>(&self, title: &'o str) -> &'o str {
        let cut = self.before.and_then(|head| title.strip_prefix(head)).unwrap_or(title);
        let cut = self.behind.and_then(|tail| cut.strip_suffix(tail)).unwrap_or(cut);
        if letters(cut).is_empty() { title } else { cut }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_compared_without_what_hosts_change() {
        let same = |one: &str, other: &str| FoldedTitle::of(one).fits(&FoldedTitle::of(other));
        for (one, other) in [
            ("Ep 12: Ducks", "Ducks"),
            ("#12 – Ducks & Geese", "12. Ducks – Geese"),
            ("Episode 7 - “Hello”", "Hello"),
            ("Folge 3: Straße", "folge 3 | STRASSE"),
            ("What’s new", "What's new"),
            ("Caf\u{e9}", "Cafe\u{301}"),
            ("S01E05 - Ducks", "Ducks"),
            ("S1 E5: Ducks", "Ep. 5: Ducks"),
            ("1x05 Ducks", "Ducks"),
            ("Season 1, Episode 5: Ducks", "Ducks (Ep. 5)"),
            ("Ducks (Ep. 5)", "Ducks"),
            ("Ducks [#5]", "Ducks"),
            ("Ducks – Folge 5", "Ducks"),
            ("🎄", "🎄"),
            ("❤\u{fe0f}", "❤"),
            ("第5集：鸟", "第5集:鸟"),
            ("1984", "1984"),
        ] {
            assert!(same(one, other), "{one} / {other}");
        }
        for (one, other) in [
            ("Ep 12: News", "Ep 13: News"),
            ("News (Ep. 12)", "News (Ep. 13)"),
            ("S01E05 - Pilot", "S01E06 - Pilot"),
            ("Ducks (Part 2)", "Ducks"),
            ("Ducks", "Geese"),
            ("🎄", "🎉"),
            ("12 Monkeys", "Monkeys"),
            ("Caf\u{e9}", "Cafe"),
            ("", ""),
        ] {
            assert!(!same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn an_edited_title_holds_the_one_before() {
        for (longer, shorter) in [
            ("[CORRECTED] On ducks", "On Ducks"),
            ("On ducks (fixed audio)", "On ducks"),
            ("Episode 7: the ducks", "Episode 7"),
        ] {
            assert!(holds(longer, shorter) && !holds(shorter, longer), "{longer}");
        }
        for (longer, shorter) in
            [("News at 10", "News at 1"), ("Episode 7", "7"), ("Onducks", "On"), ("Ducks", "")]
        {
            assert!(!holds(longer, shorter), "{longer} / {shorter}");
        }
    }

    #[test]
    fn what_nearly_all_titles_share_is_the_name_of_the_show() {
        let titles = ["Bird Talk: Ducks", "Bird Talk: Geese", "Bird Talk: Owls", "Special"];
        let around = Around::of(&titles);
        assert_eq!(titles.map(|title| around.taken_from(title)), ["Ducks", "Geese", "Owls", "Special"]);
        let behind = ["Ducks | Bird Talk", "Geese | Bird Talk", "Owls | Bird Talk"];
        assert_eq!(Around::of(&behind).taken_from(behind[0]), "Ducks");
        let few = ["Bird Talk: Ducks", "Bird Talk: Geese", "Owls", "Larks", "Kites"];
        assert_eq!(Around::of(&few), Around::default());
    }
}
