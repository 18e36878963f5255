//! Days as each language writes them, where Discord does not do it.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Text, Value};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Value {
    /// The word for the month of a day.
    pub(in crate::bot) fn month_of(day: Date) -> Self {
        let month = usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month));
        Self::Word(month.copied().unwrap_or_default())
    }

    /// The number of a day in its month.
    pub(in crate::bot) fn day_of(day: Date) -> Self {
        Self::Number(u64::from(day.day().unsigned_abs()))
    }
}

impl Text {
    /// A day in UTC.
    #[must_use]
    pub fn day(at: jiff::Timestamp) -> Self {
        let day = at.to_zoned(TimeZone::UTC).date();
        let year = day.year().to_string();
        let values = [("day", Value::day_of(day)), ("month", Value::month_of(day)), ("year", year.into())];
        Self::message("terminal-day", values)
    }
}
