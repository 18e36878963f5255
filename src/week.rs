//! Occurrences of a weekly slot in a time zone: one in each civil week, at the civil time. No clock, no store.

pub mod zones;

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Time, Weekday};
use jiff::tz::TimeZone;

/// A civil week as ISO 8601 counts them, written `2026-W48`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    year: i16,
    week: i8,
}

/// A day of the week and a time of day, without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The day.
    pub day: Weekday,
    /// The time, to the minute.
    pub time: Time,
}

/// One coming of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Occurrence {
    /// The week it belongs to.
    pub week: Week,
    /// When it is.
    pub at: Timestamp,
}

impl Week {
    /// The week a day lies in.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let iso = date.iso_week_date();
        Self { year: iso.year(), week: iso.week() }
    }

    /// The first day of the week.
    #[must_use]
    pub fn monday(self) -> Date {
        self.day(Weekday::Monday)
    }

    /// The day of this week.
    #[must_use]
    pub fn day(self, day: Weekday) -> Date {
        ISOWeekDate::new(self.year, self.week, day).map_or(Date::MAX, |iso| iso.date())
    }

    /// The week after this one.
    #[must_use]
    #[allow(clippy::should_implement_trait, reason = "weeks are no iterator")]
    pub fn next(self) -> Self {
        self.monday().checked_add(jiff::Span::new().days(7)).map_or(self, Self::of)
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

/// The text is no week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWeek;

impl FromStr for Week {
    type Err = NoWeek;

    fn from_str(text: &str) -> Result<Self, NoWeek> {
        let (year, week) = text.split_once("-W").ok_or(NoWeek)?;
        let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
        if year.len() != 4 || week.len() != 2 || !digits(year) || !digits(week) {
            return Err(NoWeek);
        }
        let (year, week) = (year.parse().map_err(|_| NoWeek)?, week.parse().map_err(|_| NoWeek)?);
        ISOWeekDate::new(year, week, Weekday::Monday).map(|_| Self { year, week }).map_err(|_| NoWeek)
    }
}

impl Slot {
    /// When the slot comes in a week. A time that the clocks skip comes as much later as they were set forward; one
    /// that comes twice is its first coming.
    #[must_use]
    pub fn in_week(self, week: Week, zone: &TimeZone) -> Occurrence {
        let civil = week.day(self.day).to_datetime(self.time);
        let at = zone.to_ambiguous_timestamp(civil).compatible().unwrap_or(Timestamp::MAX);
        Occurrence { week, at }
    }

    /// The first coming after a moment.
    #[must_use]
    pub fn next_after(self, zone: &TimeZone, after: Timestamp) -> Occurrence {
        let here = Week::of(zone.to_datetime(after).date());
        // A skipped day may carry a slot of last week into this one.
        let before = here.monday().checked_sub(jiff::Span::new().days(7)).map_or(here, Week::of);
        let mut week = before;
        loop {
            let coming = self.in_week(week, zone);
            if coming.at > after || week > here.next() {
                return coming;
            }
            week = week.next();
        }
    }
}

/// A time of day as people type it: `18:00`, `6pm`, `6:30 PM`, `18h30`, `noon`.
#[must_use]
pub fn read_time(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace(' ', "");
    match text.as_str() {
        "noon" | "midday" => return Time::new(12, 0, 0, 0).ok(),
        "midnight" => return Time::new(0, 0, 0, 0).ok(),
        _ => {}
    }
    let halves = [("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12)];
    let half = halves.iter().find_map(|(mark, hours)| Some((text.strip_suffix(mark)?, *hours)));
    let (digits, half) = half.map_or((text.as_str(), None), |(rest, hours)| (rest, Some(hours)));
    let digits = digits.strip_suffix("uhr").unwrap_or(digits);
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, "")) => (hour, "0"),
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let number = |text: &str| {
        let fine = (1..=2).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
        text.parse::<i8>().ok().filter(|_| fine)
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(add) => hour % 12 + add,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A day of the week by its English name or the first three letters of it.
#[must_use]
pub fn read_day(text: &str) -> Option<Weekday> {
    let text = text.trim().to_lowercase();
    Weekday::Monday.cycle_forward().take(7).find(|day| {
        let name = day_name(*day).to_lowercase();
        text == name || name.get(..3) == Some(text.as_str())
    })
}

/// The English name of a day.
#[must_use]
pub fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests;
