//! Dates in every shape seen in feeds: RFC 2822 and its many misspellings, RFC 3339, bare days, Unix seconds. Knows no clock.
//!
//! Only the part that is wrong is left out: a day without its time is worth more than none.

mod names;
mod spaced;
mod zone;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use names::{MONTHS, ZONES};
use spaced::{spaced, take_marked};
use zone::{named_zone, offset};

/// What the numbers of a feed's dates stand for where only others of its dates tell: `04/11/2026`.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    /// In some date the day stood first, or second.
    pub(super) day_first: bool,
    pub(super) day_second: bool,
    /// The same date where the day stands first, of one that leaves it open.
    pub(super) otherwise: Option<i64>,
}

/// Unix seconds; none where it is no date between 1990 and 2100. A time without a zone is taken for UTC. Notes what the
/// date says about the order of days and months.
pub(super) fn read_in(text: &str, order: &mut Order) -> Option<i64> {
    let text = text.trim();
    if text.is_empty() || text.len() > 100 {
        return None;
    }
    let otherwise = || {
        let narrow: String = text.chars().map(narrow).collect();
        unix(&narrow).or_else(|| words(&narrow, order))
    };
    // Podcasts are younger than that, and a date far ahead would stay the newest for ever.
    let fine = |seconds: &i64| (631_152_000..4_102_444_800).contains(seconds);
    let seconds = standard(text).filter(fine).or_else(otherwise)?;
    order.otherwise = order.otherwise.filter(fine);
    Some(seconds).filter(fine)
}

/// `Sat, 29 Feb 2020 06:00:00 -0500`, as most feeds write it: in a tenth of the time that words take.
fn standard(text: &str) -> Option<i64> {
    let (_, zone) = text.rsplit_once(' ').filter(|_| text.len() >= "1 Feb 2020 06:00 GMT".len())?;
    (zone == "GMT" || (zone.len() == 5 && offset(zone).is_some())).then_some(())?;
    jiff::fmt::rfc2822::parse(text).ok().map(|at| at.timestamp().as_second())
}

/// The ASCII sign that a full-width one stands for.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn unix(text: &str) -> Option<i64> {
    // `/Date(1793696417000+0100)/` counts in UTC whatever it says behind; fractions are left out.
    let inner = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/"));
    let text = inner.unwrap_or(text);
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (whole, rest) = text.split_at(end);
    let zone = inner.is_some() && rest.starts_with(['+', '-']);
    let fraction = rest
        .strip_prefix('.')
        .is_some_and(|rest| whole.len() >= 10 && rest.bytes().all(|b| b.is_ascii_digit()));
    let text = if zone || fraction { whole } else { text };
    let number: i64 = text.parse().ok().filter(|_| text.chars().all(|c| c.is_ascii_digit()))?;
    match text.len() {
        10 => Some(number),
        13 => Some(number / 1000),
        // Day and time in one.
        12 => day_and_time(number / 10_000, number % 10_000 * 100),
        14 => day_and_time(number / 1_000_000, number % 1_000_000),
        _ => None,
    }
}

fn day_and_time(day: i64, time: i64) -> Option<i64> {
    let text = format!("{day} {:02}:{:02}:{:02}", time / 10_000, time / 100 % 100, time % 100);
    words(&text, &mut Order::default())
}

/// What has been found of a date so far.
#[derive(Default, Clone)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    /// The month stood there as a number, behind the year.
    counted_month: bool,
    day: Option<i8>,
    time: Option<Time>,
    afternoon: Option<bool>,
    offset: Option<i32>,
    /// By its name, such as Europe/Berlin.
    zone: Option<TimeZone>,
    /// Day and month stand as numbers, in this order.
    slashed: Option<(i8, i8)>,
}

fn words(text: &str, order: &mut Order) -> Option<i64> {
    let mut chars: Vec<char> = text.to_lowercase().chars().collect();
    let mut parts = Parts {
        year: take_marked(&mut chars, &['年', '년']).and_then(|year| year.try_into().ok()),
        month: take_marked(&mut chars, &['月', '월']).and_then(|month| month.try_into().ok()),
        day: take_marked(&mut chars, &['日', '일', '号']).and_then(|day| day.try_into().ok()),
        ..Parts::default()
    };
    let spaced = spaced(chars);
    let mut words = spaced
        .split([' ', ',', ';'])
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .peekable();
    while let Some(word) = words.next() {
        if let Some(afternoon) = words.peek().and_then(|next| half_of_day(next))
            && let Some(hour) = word.parse::<i8>().ok().filter(|hour| (1..=12).contains(hour))
            && parts.time.is_none()
        {
            parts.time = Time::new(hour, 0, 0, 0).ok();
            parts.afternoon = Some(afternoon);
        } else {
            // Anything that is nothing of this is the name of a day, a comment, or decoration.
            let _ = parts.take(word);
        }
    }
    match parts.slashed {
        Some((13.., _)) => order.day_first = true,
        Some((_, 13..)) => order.day_second = true,
        Some((day, month)) => {
            let (day, month) = (Some(day), Some(month));
            order.otherwise = Parts { month, day, ..parts.clone() }.finish();
        }
        None => {}
    }
    parts.finish()
}

/// Whether a word says that the hour is one after noon, or one before.
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "pm" | "p.m" => Some(true),
        "am" | "a.m" => Some(false),
        _ => None,
    }
}

/// `16.00.00` and `16-00-00` as `16:00:00`.
fn other_clock(word: &str) -> Option<String> {
    let between = if word.contains('-') { '-' } else { '.' };
    let pieces: Vec<&str> = word.split(between).collect();
    let digits = |piece: &&str| piece.bytes().all(|byte| byte.is_ascii_digit());
    let clock = (2..=3).contains(&pieces.len())
        && pieces.iter().all(digits)
        && pieces.iter().skip(1).all(|piece| piece.len() == 2)
        && (1..=2).contains(&pieces[0].len());
    clock.then(|| pieces.join(":"))
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

    /// Takes in one word; none where it says nothing.
    fn take(&mut self, word: &str) -> Option<()> {
        let timed = self.time.is_some();
        let has_digit = word.contains(|c: char| c.is_ascii_digit());
        let signed = word.starts_with(['+', '-', 'g', 'u']) && has_digit;
        if let Some(offset) = offset(word).filter(|_| signed && timed) {
            self.offset = Some(offset);
        } else if word.contains(':') {
            self.clock(word)?;
        } else if timed && word.starts_with(['+', '-']) {
            // No offset on earth.
            return None;
        } else if let Some(clock) = other_clock(word).filter(|_| self.is_dated()) {
            self.clock(&clock)?;
        } else if let Some((_, minutes)) = ZONES.iter().find(|(name, _)| *name == word) {
            self.offset = self.offset.or(Some(i32::from(*minutes) * 60));
        } else if let Some(afternoon) = half_of_day(word) {
            self.afternoon = Some(afternoon);
        } else if let Some(zone) = named_zone(word, timed) {
            self.zone = Some(zone);
        } else if word.contains(['-', '/', '.']) && has_digit {
            self.joined(word)?;
        } else if word.chars().all(|c| c.is_ascii_digit()) {
            self.number(word)?;
        } else if let Some(month) =
            month(word).filter(|_| self.month.is_none() || !(timed || self.is_dated()))
        {
            // The last one counts: some languages have days that begin like months.
            if std::mem::take(&mut self.counted_month) {
                self.day = self.day.or(self.month);
            }
            self.month = Some(month);
        }
        Some(())
    }

    fn clock(&mut self, word: &str) -> Option<()> {
        // "+01:00" that is none on earth leaves the time as it is.
        if word.starts_with(['+', '-']) {
            return None;
        }
        let mut numbers =
            word.split(':').map(|part| part.split('.').next().unwrap_or_default().parse::<i8>().ok());
        let (hour, minute) = (numbers.next()??, numbers.next()??);
        let second = numbers.next().flatten().unwrap_or(0);
        // A leap second, and midnight at the end of the day.
        let (hour, minute, second) = if hour == 24 { (23, 59, 59) } else { (hour, minute, second.min(59)) };
        self.time = Some(Time::new(hour, minute, second, 0).ok()?);
        Some(())
    }

    /// `2024-03-01`, `2024-Mar-01`, `01-Mar-2024`, `Mar-01-2024`, `3/1/2024`, `1.3.2024`.
    fn joined(&mut self, word: &str) -> Option<()> {
        let pieces: Vec<&str> = word.split(['-', '/', '.']).filter(|piece| !piece.is_empty()).collect();
        let [first, second, third] = pieces.as_slice() else {
            return if pieces.len() == 2 && word.contains('.') { self.number(pieces.first()?) } else { None };
        };
        let number = |piece: &str| piece.parse::<i16>().ok();
        let small = |piece: &str| piece.parse::<i8>().ok();
        if let Some(year) = number(first).filter(|_| first.len() == 4) {
            let (month, day) = (small(second).or_else(|| month(second))?, small(third)?);
            (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
            return Some(());
        }
        let year = whole_year(number(third)?, third.len());
        let (day, month) = match (month(first), month(second)) {
            (_, Some(month)) => (small(first)?, month),
            (Some(month), None) => (small(second)?, month),
            (None, None) => {
                let (one, two) = (small(first)?, small(second)?);
                // With points the day comes first, with slashes the month, unless it cannot be one.
                self.slashed = (!word.contains('.')).then_some((one, two));
                if word.contains('.') || one > 12 { (one, two) } else { (two, one) }
            }
        };
        (self.year, self.month, self.day) = (Some(year), Some(month), Some(day));
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
            // "2026. 11. 27."
            1 | 2 if self.year.is_some() && self.month.is_none() && self.day.is_none() && number <= 12 => {
                (self.month, self.counted_month) = (i8::try_from(number).ok(), true);
            }
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
        let mut time = self.time.unwrap_or_default();
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

#[cfg(test)]
pub(super) fn read(text: &str) -> Option<i64> {
    read_in(text, &mut Order::default())
}
