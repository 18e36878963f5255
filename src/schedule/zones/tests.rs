//! What people type for zones, as tables.

use std::time::Instant;

use jiff::civil::{Weekday, time};

use super::words::{ALSO, COMMON, OLD};
use super::*;

fn bundled() -> Zones {
    Zones::with(TimeZoneDatabase::bundled(), TimeZoneDatabase::bundled(), None)
}

#[test]
fn names_cities_and_abbreviations_are_understood() {
    let table = [
        ("Europe/Berlin", "Europe/Berlin"),
        (" europe/berlin ", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("europe berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("New_York", "America/New_York"),
        ("CET", "CET"),
        ("cet", "CET"),
        ("CEST", "Europe/Berlin"),
        ("PST", "America/Los_Angeles"),
        ("PT", "America/Los_Angeles"),
        ("pacific", "America/Los_Angeles"),
        ("EST", "America/New_York"),
        ("Eastern Time", "America/New_York"),
        ("MST", "America/Denver"),
        ("BST", "Europe/London"),
        ("GMT", "GMT"),
        ("UTC", "UTC"),
        ("Etc/UTC", "UTC"),
        ("IST", "Asia/Kolkata"),
        ("JST", "Asia/Tokyo"),
        ("AEST", "Australia/Sydney"),
        ("San Francisco", "America/Los_Angeles"),
        ("München", "Europe/Berlin"),
        ("Delhi", "Asia/Kolkata"),
        ("Calcutta", "Asia/Kolkata"),
        ("Beijing", "Asia/Shanghai"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Zürich", "Europe/Zurich"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Japan", "Asia/Tokyo"),
        ("St. John's", "America/St_Johns"),
        ("Louisville", "America/Kentucky/Louisville"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("EST5EDT", "EST5EDT"),
    ];
    let zones = bundled();
    for (typed, name) in table {
        assert_eq!(zones.understand(typed).as_deref(), Some(name), "{typed:?}");
        assert!(zones.get(name).is_some(), "{name}");
        assert_eq!(zones.find(typed, 5).first().map(String::as_str), Some(name), "{typed:?}");
    }
}

#[test]
fn what_is_no_zone_is_none() {
    let zones = Zones::new(None);
    let long = "berlin".repeat(50);
    for typed in [
        "",
        " ",
        "../../etc/passwd",
        "/etc/passwd",
        "Ber\0lin",
        "Berlin\n",
        "posix/Europe/Berlin",
        "right/UTC",
        "Factory",
        "localtime",
        "posixrules",
        "Etc/Unknown",
        "🕰",
        "...",
        "/",
        "GMT+99",
        "Europe",
        "America",
        "a",
        &long,
    ] {
        assert_eq!(zones.understand(typed), None, "{typed:?}");
        assert!(zones.get(typed).is_none(), "{typed:?}");
    }
    for typed in ["../../etc/passwd", "Ber\0lin", "🕰", "...", "/", "localtime", "posixrules", "qqqq", &long]
    {
        assert_eq!(zones.find(typed, 25), Vec::<String>::new(), "{typed:?}");
        assert_eq!(zones.near(typed), None, "{typed:?}");
    }
}

#[test]
fn suggestions_are_what_people_mean_best_first() {
    let zones = bundled();
    let table: [(&str, &[&str]); 9] = [
        ("lon", &["Europe/London"]),
        ("los", &["America/Los_Angeles"]),
        ("new y", &["America/New_York"]),
        ("ist", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
        ("cst", &["America/Chicago", "Asia/Shanghai"]),
        ("america york", &["America/New_York"]),
        ("sydn", &["Australia/Sydney"]),
        ("paris", &["Europe/Paris"]),
        ("", &["Europe/London", "Europe/Berlin"]),
    ];
    for (typed, first) in table {
        assert_eq!(zones.find(typed, first.len()), first, "{typed:?}");
    }
    let europe = zones.find("europe", 100);
    // After them comes Asia/Nicosia, which was Europe/Nicosia too.
    assert!(europe.iter().take_while(|name| name.starts_with("Europe/")).count() > 40, "{europe:?}");
    assert_eq!(zones.find("a", 25).len(), 25);
    assert_eq!(zones.find("", 0), Vec::<String>::new());
}

#[test]
fn slips_are_forgiven_and_named() {
    let zones = bundled();
    let table = [
        ("Berlni", Some("Europe/Berlin")),
        ("londn", Some("Europe/London")),
        ("new yrok", Some("America/New_York")),
        ("Europe/Berln", Some("Europe/Berlin")),
        ("san fransisco", Some("America/Los_Angeles")),
        ("Los Angles", Some("America/Los_Angeles")),
        ("Kolkatta", Some("Asia/Kolkata")),
        ("xyzzy", None),
        ("", None),
    ];
    for (typed, name) in table {
        assert_eq!(zones.near(typed).as_deref(), name, "{typed:?}");
        assert_eq!(zones.understand(typed), None, "{typed:?}");
    }
}

#[test]
fn no_suggestion_is_an_old_or_useless_name() {
    let zones = Zones::new(None);
    let mut typed: Vec<String> = ('a'..='z').map(String::from).collect();
    typed.extend(["us", "gmt", "etc", "brazil", "posix", "right", "factory", "est5edt"].map(String::from));
    for typed in typed {
        let found = zones.find(&typed, usize::MAX);
        let mut once = found.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), found.len(), "{typed}: {found:?}");
        for name in found {
            let old = OLD.iter().any(|(_, olds)| olds.contains(&name.as_str()));
            let exactly = zones.understand(&typed).as_ref() == Some(&name);
            assert!(!old, "{typed}: {name}");
            assert!(exactly || !name.starts_with("Etc/") && !name.starts_with("posix"), "{typed}: {name}");
            assert!(zones.get(&name).is_some(), "{name}");
        }
    }
}

#[test]
fn the_tables_agree_with_the_database_and_with_themselves() {
    let zones = bundled();
    let is_there = |name: &str| zones.get(name).and_then(|zone| zone.iana_name().map(str::to_owned));
    let also = ALSO.iter().flat_map(|(zones, _)| zones.iter());
    for name in COMMON.iter().chain(also).chain(OLD.iter().map(|(new, _)| new)) {
        assert_eq!(is_there(name).as_deref(), Some(*name));
        assert!(!OLD.iter().any(|(_, olds)| olds.contains(name)), "{name} is old");
    }
    // An old name is the same zone, so that the new one posts at the same time.
    let from = "2024-01-01T00:00:00Z".parse().unwrap();
    for (new, olds) in OLD {
        for old in *olds {
            let (Some(a), Some(b)) = (zones.get(old), zones.get(new)) else { continue };
            let changes = |zone: &TimeZone| -> Vec<_> {
                zone.following(from).take(20).map(|change| (change.timestamp(), change.offset())).collect()
            };
            assert_eq!(changes(&a), changes(&b), "{old} and {new}");
            assert_eq!(a.to_offset(from), b.to_offset(from), "{old} and {new}");
        }
    }
    let mut words: Vec<&str> = ALSO.iter().flat_map(|(_, words)| words.iter().copied()).collect();
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), all, "a word stands twice");
}

#[test]
fn data_that_differs_about_the_next_coming_is_seen() {
    let zones = bundled();
    let slot = Slot { day: Weekday::Friday, time: time(18, 0, 0, 0) };
    let after = "2026-11-23T00:00:00Z".parse().unwrap();
    assert_eq!(zones.disagreement("Europe/Berlin", slot, after), None);
    assert_eq!(zones.disagreement("Nowhere/Atall", slot, after), None);
    // A system whose Berlin is Cairo.
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("Europe")).unwrap();
    let utc_plus_2 = b"TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x04\0\0\x1c\x20\0\0ABC\0\
        TZif2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x04\0\0\x1c\x20\0\0ABC\0\nABC-2\n";
    std::fs::write(folder.path().join("Europe/Berlin"), utc_plus_2).unwrap();
    let system = TimeZoneDatabase::from_dir(folder.path()).unwrap();
    // What is older does not count, and what says nothing of itself does.
    let older = Zones::with(system.clone(), TimeZoneDatabase::bundled(), Some("2025b".to_owned()));
    let (counts, _) = older.disagreement("Europe/Berlin", slot, after).expect("an hour");
    assert_eq!(counts.at, "2026-11-27T17:00:00Z".parse().unwrap());
    assert!(older.source().bundled_counts);
    let zones = Zones::with(system, TimeZoneDatabase::bundled(), None);
    assert!(!zones.source().bundled_counts);
    let (by_system, by_bundled) = zones.disagreement("Europe/Berlin", slot, after).expect("an hour");
    assert_eq!(by_system.at, "2026-11-27T16:00:00Z".parse().unwrap());
    assert_eq!(by_bundled.at, "2026-11-27T17:00:00Z".parse().unwrap());
    // And what only the bundled data have is there.
    assert!(zones.get("Asia/Tokyo").is_some());
    assert_eq!(zones.understand("tokyo").as_deref(), Some("Asia/Tokyo"));
}

#[test]
fn a_suggestion_takes_no_time() {
    let zones = bundled();
    let typed = ["a", "berlin", "Berlni", "qqqqqqqqqqqqq", "america argentina", "san fransisco"];
    let start = Instant::now();
    for typed in typed.iter().cycle().take(60) {
        let _ = zones.find(typed, 25);
    }
    let each = start.elapsed() / 60;
    println!("{each:?} each");
    // Some 1 ms without optimisation on an idle machine; ten times that would be felt.
    assert!(each.as_millis() < 20, "{each:?}");
}
