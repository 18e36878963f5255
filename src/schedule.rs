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

/// The text is not a week.
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

/// So few that are due at once are sent at once.
const CROWD: usize = 200;
/// Calls a second that all senders together make.
const A_SECOND: i64 = 43;
/// The last moment of a minute at which something may still begin, so that members see it within that minute.
const WIDEST: i64 = 50_000;

/// How much later within its minute a guild's message goes out where many are due at the same time: as far as it takes to
/// send them all, and never so far that members see another minute. Always the same for a guild and a crowd. What is
/// sent besides, such as a pick posted by hand, then does not have to wait for the whole crowd.
#[must_use]
pub fn spread(guild: u64, crowd: usize) -> jiff::SignedDuration {
    if crowd < CROWD {
        return jiff::SignedDuration::ZERO;
    }
    let width = (crowd as i64 * 1_000 / A_SECOND).min(WIDEST);
    // Ids that were given one after the other shall not come one after the other (SplitMix64).
    let mut mixed = guild.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    jiff::SignedDuration::from_millis(((mixed ^ (mixed >> 31)) % width.unsigned_abs()) as i64)
}
