//! When two episodes are the same although their guids differ, and when they are two although they share one. Pure.

mod enclosure;
mod title;

pub use enclosure::{enclosure_host, enclosure_key, file_key};
pub use title::{Around, FoldedTitle};

use super::Episode;

/// Two dates this close are one: feeds drop seconds, and hosts round.
const CLOSE: u64 = 15 * 60;
const DAY: i64 = 86_400;
/// What came so soon after an episode that was taken out, under a title that holds its title, is that one.
const NEAR: u64 = 86_400;
/// How far from a day's beginning in UTC that day is still, or already, somewhere on earth.
const EARLIEST: i64 = -14 * 3_600;
const LATEST: i64 = 36 * 3_600;

/// Whether a date says no more than its day.
#[must_use]
pub fn is_bare(at: i64) -> bool {
    at.rem_euclid(DAY) == 0
}

/// Whether two dates are of one moment: within 15 minutes, or of one day where one of them says no more. None where one
/// is missing.
#[must_use]
pub fn same_moment(one: Option<i64>, other: Option<i64>) -> Option<bool> {
    let (one, other) = (one?, other?);
    let bare = is_bare(one) || is_bare(other);
    Some(one.abs_diff(other) <= CLOSE || (bare && one.div_euclid(DAY) == other.div_euclid(DAY)))
}

/// Whether one of these dates is only a day, and the other lies in it in some time zone.
#[must_use]
pub fn same_day_somewhere(one: Option<i64>, other: Option<i64>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    match (is_bare(one), is_bare(other)) {
        (true, false) => (EARLIEST..LATEST).contains(&(other - one)),
        (false, true) => (EARLIEST..LATEST).contains(&(one - other)),
        _ => false,
    }
}

/// Whether both have a recording, and not the same. Where nothing but a query may differ they are compared as written.
fn have_other_recordings(one: &Episode, other: &Episode) -> bool {
    match (&one.audio, &other.audio) {
        (Some(one), Some(other)) => one != other && file_key(one) != file_key(other),
        _ => false,
    }
}

/// Whether two episodes have one title, but for what hosts change in it.
#[must_use]
pub fn same_title(one: &Episode, other: &Episode) -> bool {
    one.title == other.title || FoldedTitle::of(&one.title).fits(&FoldedTitle::of(&other.title))
}

/// Whether one title is the other with words before or behind it, and both came within a day: the same one, edited.
#[must_use]
pub fn is_edit(one: &Episode, other: &Episode) -> bool {
    let near = one.published.zip(other.published).is_some_and(|(one, two)| one.abs_diff(two) <= NEAR);
    near && (title::holds(&one.title, &other.title) || title::holds(&other.title, &one.title))
}

/// Whether two episodes under one guid are two: another title, another recording, and no common date. That both came on
/// one day says nothing where neither says more.
#[must_use]
pub fn are_two(one: &Episode, other: &Episode) -> bool {
    let days = [one, other].iter().all(|one| one.published.is_some_and(is_bare));
    let moment = same_moment(one.published, other.published) == Some(true) && !days;
    have_other_recordings(one, other) && !moment && !same_title(one, other) && !is_edit(one, other)
}

/// Whether an episode that has another's guid may be a different one, so that it is worth looking for the first elsewhere.
#[must_use]
pub fn may_be_two(one: &Episode, other: &Episode) -> bool {
    have_other_recordings(one, other)
        || ((one.audio.is_none() || other.audio.is_none()) && !same_title(one, other))
}

/// Whether two items of one reading that share a guid are two: another recording, or page where there is none, and another
/// title or date.
#[must_use]
pub fn are_two_items(one: &Episode, other: &Episode) -> bool {
    let moment = same_moment(one.published, other.published);
    if one.audio.is_some() && other.audio.is_some() {
        return have_other_recordings(one, other) && (moment == Some(false) || !same_title(one, other));
    }
    let pages = one.page.is_some() && other.page.is_some() && one.page != other.page;
    if pages {
        return moment == Some(false) || !same_title(one, other);
    }
    // Without a guid the page stands for it, and several may share one; with one, the later edition counts.
    let by_page = one.page.as_deref() == Some(one.identity.as_str());
    by_page && moment == Some(false) && !same_title(one, other)
}

/// An identity for an episode whose guid belongs to another: the guid, and a mark of its recording, or else of its page or
/// title.
#[must_use]
pub fn own_identity(episode: &Episode) -> String {
    let page = episode.page.as_deref().filter(|page| *page != episode.identity);
    let said = page.unwrap_or(&episode.title);
    let what = episode.audio.as_deref().map_or_else(|| said.to_owned(), file_key);
    let guid: String = episode.identity.chars().take(200).collect();
    format!("{guid}…{}", crate::catalog::Fingerprint::of("episode", &what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        assert_eq!(same_moment(Some(1_000_000), Some(1_000_899)), Some(true));
        assert_eq!(same_moment(Some(1_000_000), Some(1_003_600)), Some(false));
        assert_eq!(same_moment(Some(20 * DAY), Some(20 * DAY + 50_000)), Some(true));
        assert_eq!(same_moment(None, Some(1)), None);
        // 6:30 in Sydney is the evening before in UTC.
        assert!(same_day_somewhere(Some(20 * DAY - 12_600), Some(20 * DAY)));
        assert!(!same_day_somewhere(Some(20 * DAY - 15 * 3_600), Some(20 * DAY)));
        assert!(!same_day_somewhere(Some(20 * DAY), Some(21 * DAY)));
    }

    #[test]
    fn items_that_share_a_guid() {
        let item = |title: &str, audio: Option<&str>, page: Option<&str>, at: Option<i64>| Episode {
            identity: "same".to_owned(),
            title: title.to_owned(),
            audio: audio.map(str::to_owned),
            page: page.map(str::to_owned),
            published: at,
            ..Episode::default()
        };
        let (a, b) = (Some("https://x.example/a.mp3"), Some("https://x.example/b.mp3"));
        let numbered = |n: u8| {
            Some(["https://x.example/dl.mp3?nr=1", "https://x.example/dl.mp3?nr=2"][usize::from(n) - 1])
        };
        let token = |n: u8| {
            Some(["https://x.example/dl.mp3?t=1", "https://x.example/dl.mp3?t=2"][usize::from(n) - 1])
        };
        let (p, q) = (Some("https://x.example/p"), Some("https://x.example/q"));
        for (one, other, two) in [
            (item("A", a, None, Some(1)), item("B", b, None, Some(1)), true),
            (item("A", a, None, Some(1)), item("A", b, None, Some(1)), false),
            (item("A", a, None, Some(1)), item("B", a, None, Some(DAY)), false),
            (item("A", numbered(1), None, Some(1)), item("B", numbered(2), None, Some(DAY)), true),
            (item("A", token(1), None, Some(1)), item("B", token(2), None, Some(DAY)), false),
            (item("A", None, p, Some(1)), item("B", None, q, Some(1)), true),
            (item("A", None, p, None), item("B", None, q, None), true),
            (item("A", None, p, Some(1)), item("B", None, p, Some(DAY)), false),
            (item("A", None, None, Some(1)), item("B", None, None, Some(DAY)), false),
            (item("A", None, None, Some(1)), item("A, edited", None, None, Some(1)), false),
        ] {
            assert_eq!(are_two_items(&one, &other), two, "{one:?} {other:?}");
        }
        let paged = |title: &str, at| Episode {
            identity: "https://x.example/p".to_owned(),
            ..item(title, None, p, at)
        };
        assert!(are_two_items(&paged("A", Some(1)), &paged("B", Some(DAY))));
        assert!(!are_two_items(&paged("A", Some(1)), &paged("A", Some(DAY))));
        let days = |title: &str, audio| item(title, audio, None, Some(20 * DAY));
        assert!(are_two(&days("Morning", a), &days("Evening", b)));
        assert!(!are_two(&item("Ducks", a, None, Some(7)), &item("Ducks, edited", b, None, Some(7))));
    }
}
