//! Occurrences of a weekly slot in a time zone: one in each civil week, at the civil time. No clock, no store.

mod typed;
pub mod zones;

#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Time, Weekday};
use jiff::tz::TimeZone;

pub use typed::{read_day, read_time};

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

    /// The day of this week; the last day there is where the calendar ends within the week.
    #[must_use]
    pub fn day(self, day: Weekday) -> Date {
        ISOWeekDate::new(self.year, self.week, day).map_or(Date::MAX, ISOWeekDate::date)
    }

    /// The week after this one; the same at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Self {
        self.days_away(7)
    }

    /// The week before this one; the same at the beginning of the calendar.
    fn before(self) -> Self {
        self.days_away(-7)
    }

    fn days_away(self, days: i64) -> Self {
        self.monday().checked_add(jiff::SignedDuration::from_hours(days * 24)).map_or(self, Self::of)
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
        let end = if civil.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let at = zone.to_ambiguous_timestamp(civil).compatible().unwrap_or(end);
        Occurrence { week, at }
    }

    /// The first coming after a moment. At the end of time, the last one.
    #[must_use]
    pub fn next_after(self, zone: &TimeZone, after: Timestamp) -> Occurrence {
        let here = Week::of(zone.to_datetime(after).date());
        let later = |week: Week| Some(self.in_week(week, zone)).filter(|coming| coming.at > after);
        match later(here) {
            // A skipped day carries a slot of Sunday into Monday.
            Some(coming) => later(here.before()).unwrap_or(coming),
            // Clocks set back over midnight bring a Sunday after a slot of Monday, so it may be the week after the next.
            None => later(here.next()).unwrap_or_else(|| self.in_week(here.next().next(), zone)),
        }
    }
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
