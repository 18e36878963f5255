//! When two episodes are the same although their guids differ, and when they are two although they share one. Pure.

use std::borrow::Cow;

use super::Episode;

/// Two dates this close are one: feeds drop seconds, and hosts round.
const CLOSE: u64 = 15 * 60;
const DAY: i64 = 86_400;
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

/// A title without what hosts change in it: case, dashes, quotes, blanks, and a number before it, which is kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FoldedTitle {
    /// The number that it begins with, if it does.
    pub number: Option<u32>,
    /// The rest, letters and digits alone; the whole where nothing else would be left.
    pub words: String,
}

impl FoldedTitle {
    /// Folds a title.
    #[must_use]
    pub fn of(title: &str) -> Self {
        let lower = title.to_lowercase();
        let (number, rest) =
            numbered(lower.trim()).map_or((None, lower.as_str()), |(n, rest)| (Some(n), rest));
        let fold = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let words = fold(rest);
        if words.is_empty() { Self { number: None, words: fold(&lower) } } else { Self { number, words } }
    }

    /// Whether both may be titles of one episode: numbers count where both have one.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        let numbers = self.number.zip(other.number).is_none_or(|(one, two)| one == two);
        numbers && !self.words.is_empty() && self.words == other.words
    }
}

/// The number that a title begins with and what follows: `Ep 12: Ducks`, `#12 – Ducks`, `12. Ducks`.
fn numbered(title: &str) -> Option<(u32, &str)> {
    let marker = MARKERS.iter().filter_map(|marker| title.strip_prefix(marker)).min_by_key(|rest| rest.len());
    let marked = marker.map(|rest| rest.trim_start_matches(['.', ' ', '#', '\u{a0}']));
    let from = marked.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(title);
    let digits = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
    let (number, rest) = from.split_at(digits);
    let rest = rest.trim_start();
    // A bare number belongs to the title unless something parts it from the rest.
    let parted = rest.starts_with([':', '.', '-', '–', '—', '|', ')', '/', ',']);
    (parted || from.len() < title.len()).then_some(())?;
    Some((number.parse().ok()?, rest))
}

/// What an enclosure is, whoever counts its downloads: without scheme, tracking prefixes, query and `www.`.
#[must_use]
pub fn enclosure_key(audio: &str) -> Cow<'_, str> {
    let bare = audio.split(['?', '#']).next().unwrap_or(audio);
    let bare = bare.split_once("://").map_or(bare, |(_, rest)| rest);
    // Trackers put the address that they lead to behind their own; the innermost host begins it.
    let last = bare.match_indices('/').count();
    let places = bare.match_indices('/').enumerate().filter_map(|(nth, (at, _))| {
        let rest = bare.get(at + 1..)?;
        let segment = rest.split('/').next().unwrap_or_default();
        // What stands last is a file, whatever it looks like.
        (nth + 1 < last && is_host(segment.strip_prefix("www.").unwrap_or(segment))).then_some(rest)
    });
    let inner = places.last().unwrap_or(bare);
    let inner = inner.strip_prefix("www.").unwrap_or(inner);
    match inner.split_once('/') {
        Some((host, path)) if host.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            Cow::Owned(format!("{}/{path}", host.to_ascii_lowercase()))
        }
        _ => Cow::Borrowed(inner),
    }
}

fn is_host(segment: &str) -> bool {
    let Some((name, end)) = segment.rsplit_once('.') else { return false };
    let known =
        matches!(end, "com" | "net" | "org" | "io" | "fm" | "co" | "de" | "fr" | "me" | "uk" | "es" | "pt")
            || matches!(
                end,
                "au" | "ca" | "eu" | "nl" | "ru" | "br" | "jp" | "tv" | "info" | "app" | "dev" | "audio"
            );
    known && !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

/// Whether two dates are of one moment: within 15 minutes, or of one day where one of them says no more. None where one
/// is missing.
#[must_use]
pub fn same_moment(one: Option<i64>, other: Option<i64>) -> Option<bool> {
    let (one, other) = (one?, other?);
    let bare = one.rem_euclid(DAY) == 0 || other.rem_euclid(DAY) == 0;
    Some(one.abs_diff(other) <= CLOSE || (bare && one.div_euclid(DAY) == other.div_euclid(DAY)))
}

/// Whether two episodes under one guid are two: another title, another recording, and no common date.
#[must_use]
pub fn are_two(one: &Episode, other: &Episode) -> bool {
    let recordings = match (&one.audio, &other.audio) {
        (Some(one), Some(other)) => enclosure_key(one) != enclosure_key(other),
        _ => false,
    };
    let title = || !FoldedTitle::of(&one.title).fits(&FoldedTitle::of(&other.title));
    recordings && title() && same_moment(one.published, other.published) != Some(true)
}

/// Whether two items of one reading that share a guid are two: another recording, and another title or date.
#[must_use]
pub fn are_two_items(one: &Episode, other: &Episode) -> bool {
    let recordings = match (&one.audio, &other.audio) {
        (Some(one), Some(other)) => enclosure_key(one) != enclosure_key(other),
        _ => false,
    };
    let title = || !FoldedTitle::of(&one.title).fits(&FoldedTitle::of(&other.title));
    recordings && (title() || same_moment(one.published, other.published) == Some(false))
}

/// An identity for an episode whose guid belongs to another: the guid, and a mark of its recording, or else of its title.
#[must_use]
pub fn own_identity(episode: &Episode) -> String {
    let what = episode.audio.as_deref().map_or_else(|| episode.title.as_str().into(), enclosure_key);
    let guid: String = episode.identity.chars().take(200).collect();
    format!("{guid}…{}", crate::catalog::Fingerprint::of("episode", &what))
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
            ("1984", "1984"),
        ] {
            let wanted = one != "Folge 3: Straße";
            assert_eq!(same(one, other), wanted, "{one} / {other}");
        }
        for (one, other) in
            [("Ep 12: News", "Ep 13: News"), ("Ducks", "Geese"), ("12 Monkeys", "Monkeys"), ("", "")]
        {
            assert!(!same(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn enclosures_are_compared_without_who_counts_them() {
        let plain = "https://traffic.example.com/show/12.mp3";
        for other in [
            "http://traffic.example.com/show/12.mp3?dest-id=77",
            "https://dts.podtrac.com/redirect.mp3/traffic.example.com/show/12.mp3",
            "https://chtbl.com/track/ABC/pdst.fm/e/traffic.example.com/show/12.mp3?x=1#t=3",
            "https://www.Traffic.example.com/show/12.mp3",
        ] {
            assert_eq!(enclosure_key(other), enclosure_key(plain), "{other}");
        }
        for other in ["https://traffic.example.com/show/13.mp3", "https://traffic.example.com/Show/12.mp3"] {
            assert_ne!(enclosure_key(other), enclosure_key(plain), "{other}");
        }
    }

    #[test]
    fn moments() {
        assert_eq!(same_moment(Some(1_000_000), Some(1_000_899)), Some(true));
        assert_eq!(same_moment(Some(1_000_000), Some(1_003_600)), Some(false));
        assert_eq!(same_moment(Some(20 * DAY), Some(20 * DAY + 50_000)), Some(true));
        assert_eq!(same_moment(None, Some(1)), None);
    }
}
