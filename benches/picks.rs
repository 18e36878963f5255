//! How long 10,000 guilds take whose picks are due in the same moment: computing slots, filling the outbox, claiming and
//! recording. Discord itself is left out: it takes 50 requests a second, so sending them takes 200 s and more.
//!
//! `cargo bench --bench picks` measures SQLite; with `TEST_DATABASE_URL` naming an empty database, PostgreSQL too.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing but that its work was done"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::civil::{Weekday, time};
use podpick::bot::Bot;
use podpick::bot::picks::Picks;
use podpick::catalog;
use podpick::clock::Clock;
use podpick::config::Place;
use podpick::discord::interactions::custom_id_signer::CustomIdSigner;
use podpick::discord::message::post;
use podpick::schedule::zones::Zones;
use podpick::schedule::{Occurrence, Slot, Week};
use podpick::store::{Schedule, Store};
use secrecy::SecretString;

const GUILDS: u64 = 10_000;
/// As many as the sender claims at once.
const AT_ONCE: usize = 16;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads");
    slots();
    println!();
    println!("| database | one write | due slot to outbox | claim, render, record | guilds a second |");
    println!("|---|---:|---:|---:|---:|");
    let folder = tempfile::tempdir().expect("a folder can be made");
    runtime.block_on(measure("SQLite", &Place::Folder(folder.path().to_owned())));
    if let Ok(address) = std::env::var("TEST_DATABASE_URL") {
        runtime.block_on(measure("PostgreSQL", &Place::Server(SecretString::new(address.clone()))));
    }
}

/// The pure part: the next coming of a slot, in as many zones as there are common ones.
fn slots() {
    let zones = Zones::new(None);
    let names = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "UTC"];
    let found: Vec<_> = names.iter().filter_map(|name| zones.get(name)).collect();
    let slot = Slot { day: Weekday::Sunday, time: time(2, 30, 0, 0) };
    let started = Instant::now();
    for n in 0..GUILDS {
        let after = jiff::Timestamp::from_second(1_772_000_000 + n.cast_signed() * 3_600).expect("in range");
        black_box(slot.next_after(&found[n as usize % found.len()], after));
    }
    println!(
        "{GUILDS} next slots computed in {:.1?}, {:.2?} each",
        started.elapsed(),
        started.elapsed() / GUILDS as u32
    );
}

async fn measure(name: &str, place: &Place) {
    let store = Store::open(place, Clock::default()).await.expect("the store opens");
    let now = store.now().await.expect("it has a clock");
    let week = Week::of(now.to_zoned(jiff::tz::TimeZone::UTC).date());
    let writing = Instant::now();
    for guild in 1..=GUILDS {
        let schedule = schedule(guild, Occurrence { week, at: now });
        store.save_schedule(&schedule).await.expect("it is kept");
    }
    let one_write = writing.elapsed() / GUILDS as u32;
    let catalog =
        catalog::parse("catalog.toml", catalog::SHIPPED).expect("the shipped catalog has no faults");
    let bot = Bot::new(catalog).with_picks(Picks::new(store.clone(), Zones::new(None)));

    let started = Instant::now();
    let mut due = 0;
    loop {
        match bot.due(now).await.expect("the store answers") {
            0 => break,
            more => due += more,
        }
    }
    let filling = started.elapsed() / GUILDS as u32;
    assert_eq!(due as u64, GUILDS, "every guild was due");

    // A crowd is spread over its minute; here it is over at once.
    let awake = now.saturating_add(jiff::SignedDuration::from_mins(1)).expect("far from the end of time");
    let seals = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
    let started = Instant::now();
    let mut sent = 0;
    loop {
        let claimed = store.claim(awake, AT_ONCE).await.expect("the store answers");
        if claimed.is_empty() {
            break;
        }
        for one in claimed {
            let reply = bot.render(&one.message, true).expect("its show is in the catalog");
            black_box(post::post(
                &reply,
                &post::nonce(&one.message.key(), one.generation),
                seals.in_guild(one.message.guild),
                one.message.locale,
                awake,
            ));
            sent += 1;
            assert!(store.sent(&one, sent, None).await.expect("the store answers"), "the claim holds");
        }
    }
    let sending = started.elapsed() / GUILDS as u32;
    assert_eq!(sent, GUILDS, "every message was sent");
    println!(
        "| {name} | {} µs | {} µs ({:.1} writes) | {} µs ({:.1} writes) | {:.0} |",
        one_write.as_micros(),
        filling.as_micros(),
        ratio(filling, one_write),
        sending.as_micros(),
        ratio(sending, one_write),
        1.0 / (filling + sending).as_secs_f64(),
    );
    store.close().await;
}

fn ratio(of: Duration, to: Duration) -> f64 {
    of.as_secs_f64() / to.as_secs_f64()
}

fn schedule(guild: u64, next: Occurrence) -> Schedule {
    Schedule {
        guild,
        channel: guild,
        forum: None,
        slot: Slot { day: Weekday::Monday, time: time(18, 0, 0, 0) },
        zone: "Europe/Berlin".to_owned(),
        role: None,
        self_role: false,
        thread: false,
        publish: false,
        auto: true,
        vote: false,
        reminders: None,
        paused: false,
        next,
        failures: 0,
        set_by: 1,
        gone_since: None,
        locale: podpick::locale::Locale::English,
    }
}
