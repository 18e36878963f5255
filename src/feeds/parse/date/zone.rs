//! Which zone a word of a date names, or how far it is from UTC.

use jiff::tz::TimeZone;

/// A zone by its IANA name: one with a slash, or a single word such as Japan.
pub(super) fn named_zone(word: &str, behind_time: bool) -> Option<TimeZone> {
    let name = match word {
        "et" | "eastern" if behind_time => "america/new_york",
        "ct" | "central" if behind_time => "america/chicago",
        "mt" | "mountain" if behind_time => "america/denver",
        "pt" | "pacific" if behind_time => "america/los_angeles",
        name => name,
    };
    let named = name.contains('/') || (behind_time && name.bytes().all(|byte| byte.is_ascii_alphabetic()));
    let named = named && name.starts_with(|c: char| c.is_ascii_alphabetic());
    named.then(|| TimeZone::get(name).ok()).flatten()
}

/// `+0100`, `-05:30`, `+1`; also behind the name of the zone that it is counted from: `gmt-5`.
pub(super) fn offset(word: &str) -> Option<i32> {
    let word = ["gmt", "utc", "ut"].iter().find_map(|zone| word.strip_prefix(zone)).unwrap_or(word);
    let sign = match word.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = word.chars().skip(1).filter(|c| *c != ':').collect();
    let number: i32 = digits.parse().ok().filter(|_| digits.chars().all(|c| c.is_ascii_digit()))?;
    let (hours, minutes) = if digits.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
    (digits.len() <= 4 && hours <= 15 && minutes < 60).then(|| sign * (hours * 3600 + minutes * 60))
}
