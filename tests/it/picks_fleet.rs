//! Stories of several podpicks on one PostgreSQL: everything due comes once, whoever sends it and whoever dies.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::SignedDuration;
use jiff::civil::{Weekday, time};
use podpick::clock::Clock;
use podpick::config::Place;
use podpick::schedule::{Occurrence, Slot, Week};
use podpick::store::{Schedule, Store};
use secrecy::SecretString;

use crate::loopback::{Channel, Inner};
use crate::world::{ALL_RIGHTS, ANNA, MIA, NEWS, ROUNDS, TALK, World};
use crate::{picks, postgres};

const GUILDS: u64 = 1_000;
/// Guild n and its channel.
const FIRST_GUILD: u64 = 700_000_000_000_000_000;
const FIRST_CHANNEL: u64 = 800_000_000_000_000_000;

/// A schedule whose next pick comes then, chosen by podpick.
pub(crate) fn due_at(guild: u64, channel: u64, next: Occurrence) -> Schedule {
    Schedule {
        guild,
        channel,
        forum: None,
        slot: Slot { day: Weekday::Monday, time: time(12, 0, 0, 0) },
        zone: "UTC".to_owned(),
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
        set_by: MIA.id,
        gone_since: None,
        locale: podpick::locale::Locale::English,
    }
}

/// Two podpicks and a thousand guilds whose picks are due in the same moment.
pub(crate) async fn two_with_a_thousand() -> World {
    let address = postgres::fresh().await;
    let mut world = World::plan().env("DATABASE_URL", &address).env("RUST_LOG", ROUNDS).start().await;
    world.join().await;
    thousand_due(&world, &address).await;
    world
}

/// Makes the picks of a thousand guilds due in the same moment.
pub(crate) async fn thousand_due(world: &World, address: &str) {
    world.discord.state.change(|inner| {
        for n in 0..GUILDS {
            let channel =
                Channel { guild: FIRST_GUILD + n, kind: 0, permissions: ALL_RIGHTS, ..Channel::default() };
            inner.channels.all.insert(FIRST_CHANNEL + n, channel);
        }
    });
    let store =
        Store::open(&Place::Server(SecretString::new(address.into())), Clock::default()).await.unwrap();
    let now = store.now().await.unwrap();
    let at = now.checked_add(SignedDuration::from_secs(5)).unwrap();
    let week = Week::of(at.to_zoned(jiff::tz::TimeZone::UTC).date());
    for n in 0..GUILDS {
        let schedule = due_at(FIRST_GUILD + n, FIRST_CHANNEL + n, Occurrence { week, at });
        store.save_schedule(&schedule).await.unwrap();
    }
    store.close().await;
    // A crowd is spread over as long as it takes to send it; that time passes at once.
    world.advance(Duration::from_secs(40));
}

pub(crate) fn posted(inner: &Inner) -> usize {
    inner.channels.all.values().map(|channel| channel.messages.len()).sum()
}

pub(crate) fn each_has_one(world: &World) {
    let counts = world.discord.look(|inner| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for channel in inner.channels.all.range(FIRST_CHANNEL..FIRST_CHANNEL + GUILDS) {
            *counts.entry(channel.1.messages.len()).or_default() += 1;
        }
        counts
    });
    assert_eq!(counts, BTreeMap::from([(1, GUILDS as usize)]), "messages in a channel: how many channels");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn two_senders_post_a_thousand_picks_once_each() {
    let world = two_with_a_thousand().await;
    world
        .until_within(Duration::from_mins(2), "all are posted", |inner| {
            (posted(inner) >= GUILDS as usize).then_some(())
        })
        .await;
    // Whatever would come twice has had its chance: nonces are forgotten and every lease is over.
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    each_has_one(&world);
    let senders = world.logs().iter().filter(|log| log.contains("\"Posted\"")).count();
    assert_eq!(senders, 2, "both took part");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn killed_half_way_the_other_posts_the_rest_once() {
    let mut world = two_with_a_thousand().await;
    world
        .until_within(Duration::from_mins(2), "half are posted", |inner| {
            (posted(inner) >= GUILDS as usize / 2).then_some(())
        })
        .await;
    world.lose_first();
    // The dead one's claims end, and only the channels can tell what became of them.
    world.advance(Duration::from_mins(10));
    world
        .until_within(Duration::from_mins(2), "all are posted", |inner| {
            (posted(inner) >= GUILDS as usize).then_some(())
        })
        .await;
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    each_has_one(&world);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn a_server_that_breaks_every_connection_costs_a_sentence_and_no_pick() {
    let address = postgres::fresh().await;
    let world = World::plan().env("DATABASE_URL", &address).start().await;
    let until = picks::schedule(&world).await;
    let mut beside = postgres::connect(&address).await;
    sqlx::query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    .execute(&mut beside)
    .await
    .unwrap();
    world.advance(until);
    picks::all_done(&world).await;
    let seen = world.ask_as(ANNA, TALK, "podcast pick").await;
    assert!(seen.words().contains("Pick of the week"), "{}", seen.text());
    assert_eq!(world.messages(NEWS).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn a_server_that_is_away_is_said_in_time_and_all_goes_on_when_it_is_back() {
    let address = postgres::fresh().await;
    let world = World::plan().env("DATABASE_URL", &address).start().await;
    let until = picks::schedule(&world).await;
    postgres::close_to_all(&address, true).await;
    let refused = world.send(MIA, TALK, "pick add show:Django Hour");
    let token = refused.token().to_owned();
    let refused = refused.answer().await;
    assert!(
        refused.words().contains("podpick cannot reach its data. Nothing was changed"),
        "{}",
        refused.text()
    );
    let took = world.discord.look(|inner| inner.interactions.get(&token).unwrap().took.unwrap());
    assert!(took < crate::loopback::LIFETIME, "{took:?}");
    let words = refused.words();
    let (_, told) = words.split_once("runs podpick: ").unwrap();
    let code: String = told.chars().filter(char::is_ascii_alphanumeric).take(5).collect();
    world.says(&format!("\"code\":\"{code}\"")).await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"), "that needs no store");
    world.advance(until);
    world.says("Weekly picks are waiting").await;
    postgres::close_to_all(&address, false).await;
    picks::all_done(&world).await;
    assert!(world.ask_as(MIA, TALK, "pick add show:Django Hour").await.words().contains("Queued"));
}
