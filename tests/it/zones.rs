//! Every zone there is, ten years long: a weekly slot comes once in each civil week, at its civil time.

use jiff::civil::{DateTime, Time, Weekday, date, time};
use jiff::tz::{AmbiguousOffset, TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};
use podpick::schedule::{Slot, Week};

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Each day of the week has another one in each zone; neighbours in the list of zones have others.
const TIMES: [Time; 8] = [
    time(0, 0, 0, 0),
    time(0, 30, 0, 0),
    time(1, 30, 0, 0),
    time(2, 0, 0, 0),
    time(2, 30, 0, 0),
    time(3, 0, 0, 0),
    time(12, 0, 0, 0),
    time(23, 59, 0, 0),
];

#[test]
fn every_zone_has_one_occurrence_a_week_at_its_civil_time() {
    let database = TimeZoneDatabase::bundled();
    let (mut zones, mut comings, mut shifted) = (0, 0, 0);
    let (start, end) = (timestamp("2024-01-01T00:00:00Z"), timestamp("2035-01-01T00:00:00Z"));
    for (at, name) in database.available().enumerate() {
        let zone = database.get(name.as_str()).unwrap();
        zones += 1;
        // Where the clocks never change, one day is like the other.
        let fixed = zone.following(start).take_while(|change| change.timestamp() < end).next().is_none();
        for (nth, day) in DAYS.into_iter().enumerate().filter(|(nth, _)| !fixed || *nth == at % 7) {
            let slot = Slot { day, time: TIMES[(at + nth * 3) % TIMES.len()] };
            let (come, moved) = walk(name.as_str(), &zone, slot, date(2024, 1, 1).at(0, 0, 0, 0), 574);
            comings += come;
            shifted += moved;
        }
    }
    println!("{zones} zones, {comings} occurrences, {shifted} of them in gaps");
    assert!(zones > 400 && comings > 1_000_000, "{zones} zones, {comings} occurrences");
}

#[test]
fn at_every_change_of_the_clocks_a_slot_in_the_change_comes_once() {
    let database = TimeZoneDatabase::bundled();
    let (mut changes, mut shifted) = (0, 0);
    let (start, end) = (timestamp("2024-01-01T00:00:00Z"), timestamp("2035-01-01T00:00:00Z"));
    for name in database.available() {
        let zone = database.get(name.as_str()).unwrap();
        for change in zone.following(start).take_while(|change| change.timestamp() < end) {
            changes += 1;
            let just_before = zone.to_datetime(change.timestamp() - SignedDuration::from_secs(1));
            // In the gap, right at its edge, and in the hour that comes twice.
            for minutes in [-30, -1, 0, 1, 15, 30, 59] {
                let civil = just_before + SignedDuration::from_secs(1) + SignedDuration::from_mins(minutes);
                let slot = Slot { day: civil.weekday(), time: civil.time() };
                let (_, moved) = walk(name.as_str(), &zone, slot, civil - SignedDuration::from_hours(504), 6);
                shifted += moved;
            }
        }
    }
    println!("{changes} changes of the clocks, {shifted} slots in gaps");
    assert!(changes > 2_000 && shifted > 2_000, "{changes} changes, {shifted} in gaps");
}

/// Walks from a civil time through so many weeks; gives how many times the slot came, and how often in a gap.
fn walk(name: &str, zone: &TimeZone, slot: Slot, from: DateTime, weeks: usize) -> (usize, usize) {
    let mut week = Week::of(from.date());
    // From before the first week, so that it is known which week comes first.
    let monday = week.monday().at(0, 0, 0, 0);
    let mut last = zone.to_ambiguous_timestamp(monday).compatible().unwrap() - SignedDuration::from_secs(1);
    let mut moved = 0;
    for _ in 0..weeks {
        let coming = slot.next_after(zone, last);
        assert_eq!(coming.week, week, "{name} {slot:?}: {coming:?} after {last}");
        assert!(coming.at > last, "{name} {slot:?}: {coming:?} after {last}");
        let civil = week.day(slot.day).to_datetime(slot.time);
        let here = zone.to_datetime(coming.at);
        if here != civil {
            let ambiguous = zone.to_ambiguous_timestamp(civil);
            assert!(
                matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. }),
                "{name} {slot:?}: {here} instead of {civil}"
            );
            assert!(here > civil, "{name} {slot:?}: {here} is before {civil}");
            moved += 1;
        }
        last = coming.at;
        week = week.next();
    }
    (weeks, moved)
}

fn timestamp(text: &str) -> Timestamp {
    text.parse().unwrap()
}
