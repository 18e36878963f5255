//! Dates in every shape seen in feeds: RFC 2822 and its many misspellings, RFC 3339, bare days, Unix seconds. Knows no clock.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

/// Names of months, by their first letters, in the languages whose feeds write them out.
const MONTHS: [(&str, i8); 54] = [
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("ene", 1),
    ("fév", 2),
    ("fev", 2),
    ("mär", 3),
    ("mae", 3),
    ("mrz", 3),
    ("abr", 4),
    ("avr", 4),
    ("mai", 5),
    ("mei", 5),
    ("maj", 5),
    ("mag", 5),
    ("giu", 6),
    ("lug", 7),
    ("ago", 8),
    ("aoû", 8),
    ("aou", 8),
    ("set", 9),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("dez", 12),
    ("dic", 12),
    ("déc", 12),
    ("gen", 1),
    ("juin", 6),
    ("juil", 7),
    ("mrt", 3),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("май", 5),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("лис", 11),
];

/// Minutes from UTC of the abbreviations that mail and feeds use (RFC 2822, obs-zone), and of others that were seen.
/// One that several zones share means the one that most feeds mean.
const ZONES: [(&str, i16); 38] = [
    ("utc", 0),
    ("gmt", 0),
    ("ut", 0),
    ("z", 0),
    ("wet", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
    ("brt", -180),
    ("art", -180),
    ("bst", 60),
    ("west", 60),
    ("cet", 60),
    ("cest", 120),
    ("sast", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("ist", 330),
    ("pkt", 300),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("acst", 570),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
];

/// Unix seconds; none where it is no date between 1990 and 2100. A time without a zone is taken for UTC.
pub(super) fn read(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    let seconds = unix(text).or_else(|| words(text))?;
    // Podcasts are younger than that, and a date far ahead would stay the newest for ever.
    (631_152_000..4_102_444_800).contains(&seconds).then_some(seconds)
}

fn unix(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok().filter(|_| text.chars().all(|c| c.is_ascii_digit()))?;
    match text.len() {
        10 => Some(number),
        13 => Some(number / 1000),
        // Day and time in one.
        14 => {
            let (day, time) = (number / 1_000_000, (number % 1_000_000) as i32);
            words(&format!("{day} {:02}:{:02}:{:02}", time / 10_000, time / 100 % 100, time % 100))
        }
        _ => None,
    }
}

/// What has been found of a date so far.
#[derive(Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<Time>,
    afternoon: Option<bool>,
    offset: Option<i32>,
    /// By its name, such as Europe/Berlin.
    zone: Option<TimeZone>,
}

fn words(text: &str) -> Option<i64> {
    let lower = text.to_lowercase().replace(['年', '月', '년', '월'], "-").replace(['日', '일'], " ");
    let spaced = split_iso(&lower);
    let mut parts = Parts::default();
    for word in spaced.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        // Only the part that is wrong is left out: a day without its time is worth more than none.
        if word.contains(':') {
            let _ = parts.clock(word);
        } else if parts.time.is_some() && word.starts_with(['+', '-']) && offset(word).is_none() {
            // No offset on earth.
        } else if let Some(clock) = dotted_clock(word).filter(|_| parts.is_dated()) {
            let _ = parts.clock(&clock);
        } else if let Some(zone) = named_zone(word) {
            parts.zone = Some(zone);
        } else if let Some(offset) = offset(word).filter(|_| parts.time.is_some()) {
            parts.offset = Some(offset);
        } else if let Some((_, minutes)) =
            ZONES.iter().find(|(name, _)| *name == word.trim_matches(['(', ')']))
        {
            parts.offset = parts.offset.or(Some(i32::from(*minutes) * 60));
        } else if word == "pm" || word == "p.m." || word == "am" || word == "a.m." {
            parts.afternoon = Some(word.starts_with('p'));
        } else if word.contains(['-', '/', '.']) && word.contains(|c: char| c.is_ascii_digit()) {
            parts.joined(word)?;
        } else if word.chars().all(|c| c.is_ascii_digit()) {
            parts.number(word)?;
        } else if let Some(day) = word
            .strip_suffix("st")
            .or(word.strip_suffix("nd"))
            .or(word.strip_suffix("rd"))
            .or(word.strip_suffix("th"))
            .and_then(|day| day.parse().ok())
        {
            parts.day = parts.day.or(Some(day));
        } else if let Some(month) = month(word) {
            // The last one counts: some languages have days that begin like months.
            parts.month = Some(month);
        }
        // Anything else is the name of a day, a comment, or decoration.
    }
    parts.finish()
}

/// `2024-03-01t10:00:00.5z` as words: the date, the time, the offset.
fn split_iso(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut timed = false;
    for (at, c) in chars.iter().enumerate() {
        let before = at > 0 && digit(at - 1);
        timed |= *c == ':';
        match c {
            't' if before && digit(at + 1) => out.push(' '),
            'z' if before => out.push_str(" z"),
            '+' => out.push_str(" +"),
            // Behind a clock a hyphen begins an offset; before it, it joins a date.
            '-' if timed && before => out.push_str(" -"),
            c => out.push(*c),
        }
    }
    out
}

/// `16.00.00` as `16:00:00`.
fn dotted_clock(word: &str) -> Option<String> {
    let pieces: Vec<&str> = word.split('.').collect();
    let clock = (2..=3).contains(&pieces.len())
        && pieces.iter().all(|piece| piece.len() == 2 && piece.bytes().all(|byte| byte.is_ascii_digit()));
    clock.then(|| pieces.join(":"))
}

/// A zone by its IANA name, which has a slash and no digit.
fn named_zone(word: &str) -> Option<TimeZone> {
    let name = word.trim_matches(['(', ')', '[', ']']);
    let named = name.contains('/') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    named.then(|| TimeZone::get(name).ok()).flatten()
}

/// `+0100`, `-05:30` without its colon, `+1`.
fn offset(word: &str) -> Option<i32> {
    let sign = match word.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = word.chars().skip(1).collect();
    let number: i32 = digits.parse().ok().filter(|_| digits.chars().all(|c| c.is_ascii_digit()))?;
    let (hours, minutes) = if digits.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
    (digits.len() <= 4 && hours <= 15 && minutes < 60).then(|| sign * (hours * 3600 + minutes * 60))
}

fn month(word: &str) -> Option<i8> {
    // The longer beginnings decide before the shorter ones: "juillet" is not "jun".
    let fits = |(name, _): &&(&str, i8)| word.starts_with(name);
    MONTHS.iter().filter(fits).max_by_key(|(name, _)| name.len()).map(|(_, month)| *month)
}

impl Parts {
    fn is_dated(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some()
    }

    fn clock(&mut self, word: &str) -> Option<()> {
        if let Some(rest) = word.strip_prefix(['+', '-']) {
            // "+01:00".
            let sign = if word.starts_with('-') { "-" } else { "+" };
            // One that is none on earth leaves the time as it is.
            self.offset = offset(&format!("{sign}{}", rest.replace(':', ""))).or(self.offset);
            return Some(());
        }
        let word = match word.strip_suffix("pm").or(word.strip_suffix("am")) {
            Some(rest) => {
                self.afternoon = Some(word.ends_with("pm"));
                rest
            }
            None => word,
        };
        let mut numbers =
            word.split(':').map(|part| part.split('.').next().unwrap_or_default().parse::<i8>().ok());
        let (hour, minute) = (numbers.next()??, numbers.next()??);
        let second = numbers.next().flatten().unwrap_or(0);
        // A leap second, and midnight at the end of the day.
        let (hour, minute, second) = if hour == 24 { (23, 59, 59) } else { (hour, minute, second.min(59)) };
        self.time = Some(Time::new(hour, minute, second, 0).ok()?);
        Some(())
    }

    /// `2024-03-01`, `01-Mar-2024`, `3/1/2024`, `1.3.2024`.
    fn joined(&mut self, word: &str) -> Option<()> {
        let pieces: Vec<&str> = word.split(['-', '/', '.']).filter(|piece| !piece.is_empty()).collect();
        let [first, second, third] = pieces.as_slice() else {
            return if pieces.len() == 2 && word.contains('.') { self.number(pieces.first()?) } else { None };
        };
        let number = |piece: &str| piece.parse::<i16>().ok();
        if let (Some(year), Some(month), Some(day)) =
            (number(first).filter(|_| first.len() == 4), number(second), number(third))
        {
            (self.year, self.month, self.day) =
                (Some(year), i8::try_from(month).ok(), i8::try_from(day).ok());
            return Some(());
        }
        self.year = Some(whole_year(number(third)?, third.len()));
        if let Some(name) = month(second) {
            (self.month, self.day) = (Some(name), first.parse().ok());
            return Some(());
        }
        let (one, two): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
        // With points the day comes first, with slashes the month, unless it cannot be one.
        let day_first = word.contains('.') || one > 12;
        (self.day, self.month) = if day_first { (Some(one), Some(two)) } else { (Some(two), Some(one)) };
        Some(())
    }

    fn number(&mut self, word: &str) -> Option<()> {
        let number: i32 = word.parse().ok()?;
        match word.len() {
            8 => {
                self.year = Some(i16::try_from(number / 10_000).ok()?);
                self.month = i8::try_from(number / 100 % 100).ok();
                self.day = i8::try_from(number % 100).ok();
            }
            4 => self.year = self.year.or(Some(i16::try_from(number).ok()?)),
            1 | 2 if self.day.is_none() => self.day = i8::try_from(number).ok(),
            2 => self.year = self.year.or(Some(whole_year(i16::try_from(number).ok()?, 2))),
            6 if self.time.is_none() => {
                let (hour, rest) = (number / 10_000, number % 10_000);
                self.time = Time::new(hour as i8, (rest / 100) as i8, (rest % 100) as i8, 0).ok();
            }
            _ => return None,
        }
        Some(())
    }

    fn finish(self) -> Option<i64> {
        let date = Date::new(self.year?, self.month?, self.day.unwrap_or(1)).ok()?;
        let mut time = self.time.unwrap_or(Time::midnight());
        if let Some(afternoon) = self.afternoon
            && (1..=12).contains(&time.hour())
        {
            let hour = time.hour() % 12 + if afternoon { 12 } else { 0 };
            time = Time::new(hour, time.minute(), time.second(), 0).ok()?;
        }
        if let (Some(zone), None) = (self.zone, self.offset) {
            let moment = zone.to_timestamp(DateTime::from_parts(date, time)).ok()?;
            return Some(moment.as_second());
        }
        let offset = Offset::from_seconds(self.offset.unwrap_or(0)).ok()?;
        offset.to_timestamp(DateTime::from_parts(date, time)).ok().map(jiff::Timestamp::as_second)
    }
}

fn whole_year(year: i16, digits: usize) -> i16 {
    match (digits, year) {
        (2, 0..70) => 2000 + year,
        (2, 70..100) => 1900 + year,
        _ => year,
    }
}
