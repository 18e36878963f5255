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
