//! Weeks, slots and what people type, as tables.

use jiff::civil::{date, time};

use super::*;

fn zone(name: &str) -> TimeZone {
    jiff::tz::TimeZoneDatabase::bundled().get(name).unwrap()
}

fn slot(day: Weekday, hour: i8, minute: i8) -> Slot {
    Slot { day, time: time(hour, minute, 0, 0) }
}

#[test]
fn a_slot_keeps_its_civil_time_or_comes_later_by_the_gap() {
    // Zone, a day of the week, the slot's day and time, and when it comes in that zone.
    let table = [
        ("America/New_York", date(2026, 3, 8), slot(Weekday::Sunday, 2, 30), "2026-03-08T03:30:00-04:00"),
        ("America/New_York", date(2026, 11, 1), slot(Weekday::Sunday, 1, 30), "2026-11-01T01:30:00-04:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), slot(Weekday::Sunday, 2, 15), "2026-10-04T02:45:00+11:00"),
        ("Pacific/Apia", date(2011, 12, 30), slot(Weekday::Friday, 9, 0), "2011-12-31T09:00:00+14:00"),
        ("America/Sao_Paulo", date(2018, 11, 4), slot(Weekday::Sunday, 0, 0), "2018-11-04T01:00:00-02:00"),
        ("Europe/Berlin", date(2026, 10, 24), slot(Weekday::Saturday, 9, 0), "2026-10-24T07:00:00Z"),
        ("Europe/Berlin", date(2026, 10, 26), slot(Weekday::Monday, 9, 0), "2026-10-26T08:00:00Z"),
        ("Europe/Berlin", date(2026, 10, 25), slot(Weekday::Sunday, 9, 0), "2026-10-25T08:00:00Z"),
    ];
    for (name, day, slot, expected) in table {
        let coming = slot.in_week(Week::of(day), &zone(name));
        assert_eq!(coming.at, expected.parse().unwrap(), "{name} {day}");
    }
}

#[test]
fn weeks_follow_iso_8601_over_the_borders_of_years() {
    let table = [
        (date(2026, 12, 31), "2026-W53", "2027-W01"),
        (date(2027, 1, 3), "2026-W53", "2027-W01"),
        (date(2027, 1, 4), "2027-W01", "2027-W02"),
        (date(2024, 12, 30), "2025-W01", "2025-W02"),
        (date(2025, 12, 28), "2025-W52", "2026-W01"),
    ];
    for (day, week, next) in table {
        assert_eq!(Week::of(day).to_string(), week);
        assert_eq!(Week::of(day).next().to_string(), next);
        assert_eq!(week.parse(), Ok(Week::of(day)));
        assert_eq!(Week::of(day).next().before(), Week::of(day));
    }
    for wrong in
        ["", "2025-W53", "2026-W00", "2026-W54", "2026-W5", "26-W05", "+026-W05", "2026-w05", "٢٠٢٦-W05"]
    {
        assert_eq!(wrong.parse::<Week>(), Err(NoWeek), "{wrong}");
    }
}

#[test]
fn the_next_coming_is_strictly_later_and_the_very_next() {
    let berlin = zone("Europe/Berlin");
    let friday = slot(Weekday::Friday, 18, 0);
    let table = [
        ("2026-11-23T10:00:00Z", "2026-W48", "2026-11-27T17:00:00Z"),
        ("2026-11-27T16:59:59Z", "2026-W48", "2026-11-27T17:00:00Z"),
        ("2026-11-27T17:00:00Z", "2026-W49", "2026-12-04T17:00:00Z"),
        ("2026-12-31T10:00:00Z", "2026-W53", "2027-01-01T17:00:00Z"),
    ];
    for (after, week, at) in table {
        let coming = friday.next_after(&berlin, after.parse().unwrap());
        assert_eq!((coming.week.to_string().as_str(), coming.at), (week, at.parse().unwrap()), "{after}");
    }
}

#[test]
fn a_missing_day_carries_its_slot_into_the_next_week_at_most_once() {
    // Friday 30 December 2011 was missing in Apia; on Kwajalein it was Saturday 21 August 1993.
    let apia = zone("Pacific/Apia");
    let friday = slot(Weekday::Friday, 9, 0);
    let first = friday.next_after(&apia, "2011-12-29T00:00:00-10:00".parse().unwrap());
    let second = friday.next_after(&apia, first.at);
    assert_eq!((first.week.to_string(), second.week.to_string()), ("2011-W52".into(), "2012-W01".into()));
    assert_eq!(second.at, "2012-01-06T09:00:00+14:00".parse().unwrap());
}

#[test]
fn a_sunday_that_comes_again_does_not_bring_mondays_slot_again() {
    // Clocks set back from Monday 00:30 to Sunday 23:30, every year on the first Monday of November.
    let odd = TimeZone::posix("AAA0BBB-1,M4.1.1/0:30,M11.1.1/0:30").unwrap();
    let monday = slot(Weekday::Monday, 0, 15);
    let second_sunday = "2026-11-01T23:40:00Z".parse().unwrap();
    let coming = monday.next_after(&odd, second_sunday);
    assert!(coming.at > second_sunday);
    assert_eq!(coming.week, Week::of(date(2026, 11, 9)));
}

#[test]
fn at_the_ends_of_time_there_is_an_answer() {
    for name in ["UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        for day in WEEKDAYS {
            let slot = slot(day, 0, 0);
            let last = slot.next_after(&zone(name), Timestamp::MAX).at;
            assert!(
                last > Timestamp::MAX - jiff::SignedDuration::from_hours(14 * 24),
                "{name} {day:?} {last}"
            );
            assert!(slot.next_after(&zone(name), Timestamp::MIN).at >= Timestamp::MIN);
        }
    }
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

#[test]
fn times_are_read_as_people_type_them() {
    let table: [(&str, i8, i8); 34] = [
        ("18:00", 18, 0),
        ("6pm", 18, 0),
        ("6 PM", 18, 0),
        ("6:30 PM", 18, 30),
        ("6:30pm", 18, 30),
        ("6.30 p.m.", 18, 30),
        ("6p", 18, 0),
        ("12am", 0, 0),
        ("12 a.m.", 0, 0),
        ("12pm", 12, 0),
        ("12:05 am", 0, 5),
        ("18h", 18, 0),
        ("18 h", 18, 0),
        ("18h30", 18, 30),
        ("18 h 30", 18, 30),
        ("18:30h", 18, 30),
        ("18.30", 18, 30),
        ("18 Uhr", 18, 0),
        ("18 Uhr 30", 18, 30),
        ("18:30 Uhr", 18, 30),
        ("9 o'clock", 9, 0),
        ("1800", 18, 0),
        ("930", 9, 30),
        ("0930", 9, 30),
        ("0000", 0, 0),
        (" 9 ", 9, 0),
        ("09", 9, 0),
        ("0", 0, 0),
        ("23:59", 23, 59),
        ("18:00:00", 18, 0),
        ("noon", 12, 0),
        ("Midnight", 0, 0),
        ("Mediodía", 12, 0),
        ("１８：００", 18, 0),
    ];
    for (typed, hour, minute) in table {
        assert_eq!(read_time(typed), Some(time(hour, minute, 0, 0)), "{typed:?}");
    }
    for typed in [
        "",
        " ",
        "25:00",
        "24:00",
        "2400",
        "18:60",
        "1860",
        "18:5",
        "18:",
        ":30",
        "13pm",
        "0am",
        "0 pm",
        "18:00 pm",
        "-3",
        "+3",
        "1.5.3",
        "18:00:30",
        "am",
        "pm",
        "h",
        "uhr",
        "tomorrow",
        "18000",
        "6 in the morning",
        "9\n",
        "٩",
        "1e1",
        "99999999999999999999",
        "18::00",
        "9 10",
    ] {
        assert_eq!(read_time(typed), None, "{typed:?}");
    }
}

#[test]
fn days_are_read_in_five_languages() {
    let table = [
        ("monday", Weekday::Monday),
        ("Mondays", Weekday::Monday),
        (" TUE ", Weekday::Tuesday),
        ("thurs.", Weekday::Thursday),
        ("Mittwoch", Weekday::Wednesday),
        ("Do", Weekday::Thursday),
        ("vendredi", Weekday::Friday),
        ("sábado", Weekday::Saturday),
        ("Miércoles", Weekday::Wednesday),
        ("terça-feira", Weekday::Tuesday),
        ("quinta-feira", Weekday::Thursday),
        ("domingo", Weekday::Sunday),
        ("mar.", Weekday::Tuesday),
    ];
    for (typed, day) in table {
        assert_eq!(read_day(typed), Some(day), "{typed:?}");
    }
    for typed in ["", "m", "today", "s", "days", "mon tue", "mo\nn"] {
        assert_eq!(read_day(typed), None, "{typed:?}");
    }
}

#[test]
fn no_name_stands_for_two_days() {
    for name in ["mar", "mer", "sam", "sab", "son", "don", "die", "mit", "do", "di", "so", "sa", "fr"] {
        assert!(read_day(name).is_some(), "{name}");
    }
    let mut seen = std::collections::BTreeSet::new();
    for name in typed::names() {
        assert!(seen.insert(name), "{name} is listed twice");
        assert_eq!(typed::plain(name), name, "{name} is never typed so");
    }
}

#[test]
fn crowds_spread_within_their_minute_and_few_do_not() {
    assert!((0..1_000).all(|guild| spread(guild, 199).is_zero()));
    let sixths = |crowd: usize| {
        let mut counts = [0; 6];
        for guild in 0..6_000u64 {
            let later = spread(guild << 22, crowd);
            assert!(!later.is_negative() && later.as_millis() < 50_000, "{later}");
            assert_eq!(later, spread(guild << 22, crowd));
            counts[(later.as_millis() / 10_000) as usize] += 1;
        }
        counts
    };
    let wide = sixths(100_000);
    assert!(wide[..5].iter().all(|count| (1_000..1_400).contains(count)), "{wide:?}");
    assert_eq!(sixths(430), [6_000, 0, 0, 0, 0, 0], "as far as it takes");
}
