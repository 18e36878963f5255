//! Stories of processes whose own clock is wrong: what all share decides, and an admin is told.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::json;

use crate::picks_fleet::{each_has_one, posted, thousand_due};
use crate::postgres;
use crate::world::{MIA, NEWS, Plan, TALK, World};

/// Where the distribution puts the library that tells a process another time.
fn library() -> String {
    let found = std::fs::read_dir("/usr/lib").unwrap().flatten().find_map(|folder| {
        let path = folder.path().join("faketime/libfaketime.so.1");
        path.exists().then(|| path.to_str().unwrap().to_owned())
    });
    found.expect("libfaketime is not installed (package faketime)")
}

/// For a process whose clock is off by this much; how long things take stays as it is.
fn off(by: &str) -> [(&'static str, String); 4] {
    [
        ("LD_PRELOAD", library()),
        ("FAKETIME", by.to_owned()),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ("NO_FAKE_STAT", "1".to_owned()),
    ]
}

fn with(plan: Plan, by: &str) -> Plan {
    off(by).iter().fold(plan, |plan, (name, value)| plan.env(name, value))
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL and faketime: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn three_processes_of_which_two_have_wrong_clocks_post_everything_once_and_in_time() {
    let address = postgres::fresh().await;
    let mut world = with(World::plan().env("DATABASE_URL", &address), "+10m").start().await;
    for by in ["-10m", "+0m"] {
        let settings = off(by);
        let settings: Vec<(&str, &str)> =
            settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        world.join_with(&settings);
    }
    world.other_says(0, "waiting as a spare").await;
    world.other_says(1, "waiting as a spare").await;
    // Five minutes from now, which by the clock of the process that is asked were five minutes ago.
    let slot = Timestamp::now() + SignedDuration::from_mins(5);
    let local = slot.to_zoned(TimeZone::UTC);
    let (day, time) = (local.strftime("%A").to_string().to_lowercase(), local.strftime("%H:%M").to_string());
    let words = format!("pick schedule channel:<#{NEWS}> day:{day} time:{time} timezone:UTC auto:true");
    let saved = world.ask_as(MIA, TALK, &words).await;
    let first: i64 = saved.text().split("<t:").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
    assert!((first - slot.as_second()).abs() <= 60, "this week, not the next: {}", saved.text());

    thousand_due(&world, &address).await;
    world
        .until_within(Duration::from_mins(2), "all are posted", |inner| {
            (posted(inner) >= 1_000).then_some(())
        })
        .await;
    world.advance(Duration::from_mins(10));
    world
        .until("and the one that was set up", |inner| inner.channels.all[&NEWS].messages.first().cloned())
        .await;
    world.ask_as(MIA, TALK, "pick status").await;
    each_has_one(&world);
    assert_eq!(world.messages(NEWS).len(), 1);
    let senders = world.logs().iter().filter(|log| log.contains("\"Posted\"")).count();
    assert_eq!(senders, 3, "all took part");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL and faketime: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn behind_the_signed_door_a_wrong_clock_refuses_nobody() {
    let signer = crate::endpoint::Signer::new();
    let key = signer.key();
    let plan = World::plan()
        .env("DATABASE_URL", &postgres::fresh().await)
        .env("INTERACTIONS_ADDR", "127.0.0.1:0")
        .env("DISCORD_PUBLIC_KEY", &key)
        .env("HTTP_ADDR", "127.0.0.1:0");
    let world = with(plan, "-10m").launch().await;
    let address = world.listens("INTERACTIONS_ADDR").await;
    world.page_says("/readyz", 200, "ready").await;
    let ping = br#"{"id":"1","type":1,"token":"t"}"#;
    let now = crate::endpoint::now();
    assert_eq!(
        crate::endpoint::signed_request(&address, &signer, now, ping).await,
        (200, json!({"type": 1}))
    );
    let old = crate::endpoint::signed_request(&address, &signer, now - 600, ping).await;
    assert_eq!(old.0, 401, "what its own clock takes for new");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs faketime: cargo test -- --ignored"]
async fn the_look_over_tells_of_a_wrong_clock() {
    let mut world = World::start().await;
    for (name, value) in off("+5m") {
        world.set(name, &value);
    }
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1, "{}", looked.out);
    assert!(looked.out.contains("ahead of Discord's"), "{}", looked.out);
    assert!(looked.out.contains("timedatectl set-ntp true"), "{}", looked.out);
}
