//! Days and times as people type them. Guesses nothing: what could be two things is none.

use jiff::civil::{Time, Weekday};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer texts are no day, no time and no zone.
const LONGEST: usize = 64;

const NOON: [&str; 6] = ["noon", "midday", "mittag", "midi", "mediodia", "meio dia"];
const MIDNIGHT: [&str; 5] = ["midnight", "mitternacht", "minuit", "medianoche", "meia noite"];

/// Day names by weekday, Monday first: English, German, French, Spanish, Portuguese, with what they are cut to.
const DAYS: [&[&str]; 7] = [
    &["monday", "mon", "mo", "montag", "lundi", "lun", "lunes", "segunda", "segunda feira", "seg"],
    &[
        "tuesday",
        "tue",
        "tues",
        "tu",
        "dienstag",
        "die",
        "di",
        "mardi",
        "mar",
        "martes",
        "terca",
        "terca feira",
        "ter",
    ],
    &[
        "wednesday",
        "wed",
        "weds",
        "we",
        "mittwoch",
        "mit",
        "mi",
        "mercredi",
        "mer",
        "miercoles",
        "mie",
        "quarta",
    ],
    &[
        "thursday",
        "thu",
        "thur",
        "thurs",
        "th",
        "donnerstag",
        "don",
        "do",
        "jeudi",
        "jeu",
        "jueves",
        "jue",
        "quinta",
    ],
    &[
        "friday",
        "fri",
        "fr",
        "freitag",
        "fre",
        "vendredi",
        "ven",
        "viernes",
        "vie",
        "sexta",
        "sexta feira",
        "sex",
    ],
    &["saturday", "sat", "sa", "samstag", "sam", "sonnabend", "samedi", "sabado", "sab"],
    &["sunday", "sun", "su", "sonntag", "son", "so", "dimanche", "dim", "domingo", "dom"],
];
/// More of them, where the line above was full.
const MORE_DAYS: [(&str, Weekday); 4] = [
    ("quarta feira", Weekday::Wednesday),
    ("qua", Weekday::Wednesday),
    ("quinta feira", Weekday::Thursday),
    ("qui", Weekday::Thursday),
];
const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Lower case without accents; everything but letters and digits is one space. Empty for what nobody types.
pub(super) fn plain(text: &str) -> String {
    if text.chars().nth(LONGEST).is_some() || text.chars().any(char::is_control) {
        return String::new();
    }
    let mut plain = String::new();
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            plain.push(c);
        } else if !matches!(c, '\'' | '’') && !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The weekday that was typed: its name or the short form of it, in English, German, French, Spanish or Portuguese.
#[must_use]
pub fn read_day(text: &str) -> Option<Weekday> {
    let typed = plain(text);
    let named = |name: &str| {
        let row = DAYS.iter().position(|names| names.contains(&name)).and_then(|at| WEEK.get(at).copied());
        row.or_else(|| MORE_DAYS.iter().find(|(more, _)| *more == name).map(|(_, day)| *day))
    };
    // "Mondays" as well.
    named(&typed).or_else(|| typed.strip_suffix('s').filter(|one| one.ends_with("day")).and_then(named))
}

/// The time of day that was typed: `18:00`, `6pm`, `6:30 PM`, `18h30`, `18.30`, `1800`, `9`, `noon`.
#[must_use]
pub fn read_time(text: &str) -> Option<Time> {
    let spoken = plain(text);
    if NOON.contains(&spoken.as_str()) {
        return Time::new(12, 0, 0, 0).ok();
    }
    if MIDNIGHT.contains(&spoken.as_str()) {
        return Some(Time::midnight());
    }
    if spoken.is_empty() {
        return None;
    }
    let folded: String = text.trim().nfkc().flat_map(char::to_lowercase).collect();
    let (digits, half) = without_half(&folded);
    let (hour, minute) = hour_and_minute(digits)?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// Takes `pm` and the like off the end.
fn without_half(text: &str) -> (&str, Option<Half>) {
    const ENDS: [(&str, Half); 6] = [
        ("a.m.", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
        ("a", Half::Morning),
        ("p", Half::Afternoon),
    ];
    let found = ENDS.iter().find_map(|(end, half)| text.strip_suffix(end).map(|rest| (rest, *half)));
    found.map_or((text, None), |(rest, half)| (rest.trim_end(), Some(half)))
}

fn hour_and_minute(text: &str) -> Option<(i8, i8)> {
    let text =
        ["o'clock", "o’clock", "uhr", "h"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let text = text.trim_end().replace("uhr", ":");
    let parts: Vec<&str> = text.split([':', '.', 'h']).map(str::trim).collect();
    let number = |text: &str, longest: usize| {
        let fits = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<i16>().ok()).flatten()
    };
    let minute = |text: &str| number(text, 2).filter(|_| text.len() == 2);
    let (hour, minute) = match parts.as_slice() {
        // `930` and `1800`: the last two digits are minutes.
        [all] if all.len() > 2 => number(all, 4).map(|all| (all / 100, all % 100))?,
        [hour] => (number(hour, 2)?, 0),
        [hour, minutes] | [hour, minutes, "00"] => (number(hour, 2)?, minute(minutes)?),
        _ => return None,
    };
    Some((i8::try_from(hour).ok()?, i8::try_from(minute).ok()?))
}

/// All names of days, for the test that each stands for one.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    DAYS.iter().flat_map(|names| names.iter().copied()).chain(MORE_DAYS.iter().map(|(name, _)| *name))
}
