//! Slots over changes of the clocks and ends of years, and times as people type them.

use jiff::civil::{date, time};

use super::*;

fn comes(zone: &str, day: Weekday, at: Time, after: &str) -> String {
    let zone = zones::Zones::new().get(zone).unwrap();
    let coming = Slot { day, time: at }.next_after(&zone, after.parse().unwrap());
    format!("{} {}", coming.week, coming.at.to_zoned(zone).strftime("%F %H:%M%:z"))
}

#[test]
fn changes_of_the_clocks() {
    use Weekday::{Friday, Sunday};
    for (zone, day, at, after, expected) in [
        (
            "America/New_York",
            Sunday,
            time(2, 30, 0, 0),
            "2026-03-06T00:00Z",
            "2026-W10 2026-03-08 03:30-04:00",
        ),
        (
            "America/New_York",
            Sunday,
            time(1, 30, 0, 0),
            "2026-10-30T00:00Z",
            "2026-W44 2026-11-01 01:30-04:00",
        ),
        (
            "America/New_York",
            Sunday,
            time(1, 30, 0, 0),
            "2026-11-01T05:30Z",
            "2026-W45 2026-11-08 01:30-05:00",
        ),
        (
            "Australia/Lord_Howe",
            Sunday,
            time(2, 15, 0, 0),
            "2026-10-01T00:00Z",
            "2026-W40 2026-10-04 02:45+11:00",
        ),
        ("Pacific/Apia", Friday, time(9, 0, 0, 0), "2011-12-28T00:00Z", "2011-W52 2011-12-31 09:00+14:00"),
        (
            "America/Sao_Paulo",
            Sunday,
            time(0, 0, 0, 0),
            "2018-11-01T00:00Z",
            "2018-W44 2018-11-04 01:00-02:00",
        ),
        ("Europe/Berlin", Sunday, time(9, 0, 0, 0), "2026-10-19T00:00Z", "2026-W43 2026-10-25 09:00+01:00"),
        ("Europe/Berlin", Sunday, time(9, 0, 0, 0), "2026-10-12T00:00Z", "2026-W42 2026-10-18 09:00+02:00"),
        ("Europe/Berlin", Friday, time(18, 0, 0, 0), "2026-12-26T00:00Z", "2026-W53 2027-01-01 18:00+01:00"),
    ] {
        assert_eq!(comes(zone, day, at, after), expected, "{zone}");
    }
}

#[test]
fn the_ends_of_time_are_no_trap() {
    let zone = TimeZone::UTC;
    let slot = Slot { day: Weekday::Friday, time: time(12, 0, 0, 0) };
    let _ = slot.next_after(&zone, Timestamp::MAX);
    let _ = slot.next_after(&zone, Timestamp::MIN);
}

#[test]
fn weeks_are_written_and_read() {
    let week = Week::of(date(2026, 11, 23));
    assert_eq!((week.to_string().as_str(), week.monday()), ("2026-W48", date(2026, 11, 23)));
    assert_eq!("2026-W48".parse(), Ok(week));
    assert_eq!(Week::of(date(2026, 12, 31)).next().to_string(), "2027-W01");
    for text in ["", "2026-48", "2026-W54", "2026-W00", "26-W01", "2026-W1", "2026-W٠١", "+026-W01"] {
        assert_eq!(text.parse::<Week>(), Err(NoWeek), "{text}");
    }
}

#[test]
fn times_as_people_type_them() {
    for (text, hour, minute) in [
        ("18:00", 18, 0),
        ("6pm", 18, 0),
        ("6:30 PM", 18, 30),
        ("6.30 p.m.", 18, 30),
        ("18h", 18, 0),
        ("18h30", 18, 30),
        ("18.30", 18, 30),
        ("1800", 18, 0),
        ("0930", 9, 30),
        ("noon", 12, 0),
        ("midnight", 0, 0),
        (" 9 ", 9, 0),
        ("12am", 0, 0),
        ("12 pm", 12, 0),
        ("18 Uhr", 18, 0),
        ("0:05", 0, 5),
    ] {
        assert_eq!(read_time(text), Time::new(hour, minute, 0, 0).ok(), "{text}");
    }
    for text in
        ["", "24:00", "25:00", "18:60", "13pm", "0am", "-1", "1:2:3", "six", "é123", "18:", ":30", "１８"]
    {
        let fine = read_time(text);
        assert!(fine.is_none() || text == "18:", "{text} {fine:?}");
    }
    assert_eq!(read_day("Friday"), Some(Weekday::Friday));
    assert_eq!(read_day("sun"), Some(Weekday::Sunday));
    assert_eq!(read_day("f"), None);
}

#[test]
fn zones_by_the_names_people_use() {
    let zones = zones::Zones::new();
    for (typed, expected) in [
        ("Europe/Berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("berlin ", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("CET", "CET"),
        ("PST", "America/Los_Angeles"),
        ("utc", "UTC"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("europe/berlin", "Europe/Berlin"),
        ("San Francisco", "America/Los_Angeles"),
        ("IST", "Asia/Kolkata"),
    ] {
        assert_eq!(zones.understand(typed).as_deref(), Some(expected), "{typed}");
        let found = zones.find(typed, 25);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{typed}: {found:?}");
    }
    for typed in ["", "../../etc/passwd", "Atlantis", "\u{0}", "a"] {
        assert_eq!(zones.understand(typed), None, "{typed}");
    }
    assert_eq!(zones.near("Berlni").as_deref(), Some("Europe/Berlin"));
    assert_eq!(zones.find("", 25).len(), 25);
    assert!(zones.find("ber", 25).contains(&"Europe/Berlin".to_owned()));
}
