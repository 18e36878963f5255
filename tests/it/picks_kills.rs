//! Stories of podpicks that are killed or stopped at any moment: what is due comes once all the same.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde_json::json;
use sqlx::{Connection, SqliteConnection};

use crate::loopback::{Fault, Route};
use crate::picks_fleet::{each_has_one, posted, two_with_a_thousand};
use crate::world::{MIA, NEWS, TALK, World};

/// Kills on one day: each start costs a session, and from fifty a day on podpick takes its time.
const KILLS: u64 = 40;
const DAYS: u64 = 5;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute: cargo test -- --ignored"]
async fn killed_again_and_again_it_posts_what_was_asked_for_once() {
    let mut world = World::plan().at("2026-03-03T09:00:00Z").start().await;
    world
        .ask_as(
            MIA,
            TALK,
            "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true",
        )
        .await;
    for day in 0..DAYS {
        for kill in 0..KILLS {
            // The pick is recorded when the moderator reads so; when it dies after that is a matter of chance.
            world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
            let answer = world.ask_as(MIA, TALK, "pick now").await.words();
            let taken = answer.contains("It is this week's pick") || answer.contains("this is an extra one");
            assert!(taken, "{kill}: {answer}");
            tokio::time::sleep(Duration::from_millis((day * KILLS + kill) * 7 % 120)).await;
            world.restart().await;
            // What a dead one had claimed is looked for after five minutes.
            world.advance(Duration::from_mins(6));
        }
        let expected = (day + 1) * KILLS;
        world
            .until_within(Duration::from_mins(2), "all are posted", |inner| {
                (inner.channels.all[&NEWS].messages.len() as u64 >= expected).then_some(())
            })
            .await;
        world.advance(Duration::from_hours(25));
    }
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    for message in world.messages(NEWS) {
        *keys.entry(message["components"].to_string()).or_default() += 1;
    }
    assert_eq!(
        (keys.len() as u64, keys.values().max()),
        (DAYS * KILLS, Some(&1)),
        "a pick came twice or never"
    );
}

/// Chance, the same for the same seed; a story that fails names it.
struct Chance {
    seed: u64,
    state: u64,
}

impl Chance {
    /// From `KILL_SEED`, or anew.
    fn new() -> Self {
        let given = std::env::var("KILL_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = given.unwrap_or_else(|| now().unsigned_abs());
        Self { seed, state: seed | 1 }
    }

    /// A number below this one.
    fn below(&mut self, end: u64) -> u64 {
        // xorshift64*
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        (self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }

    fn moment(&mut self, most_millis: u64) -> Duration {
        Duration::from_millis(self.below(most_millis))
    }

    /// Something that goes wrong with a request.
    fn fault(&mut self) -> Fault {
        match self.below(11) {
            0 => Fault::Html(502),
            1 => Fault::Refuse(500, json!({})),
            2 => Fault::rate_limited("0.3"),
            3 => Fault::RateLimited { retry_after: Some("1"), global: true },
            4 => Fault::SharedLimit,
            5 => Fault::Slow(self.moment(2_000)),
            6 => Fault::Hold { effect: false },
            7 => Fault::Hold { effect: true },
            8 => Fault::Drop,
            9 => Fault::Drip,
            _ => Fault::LoseAnswer,
        }
    }

    /// How long podpick is dead: mostly not at all, sometimes until nobody wants the pick any more.
    fn dead(&mut self) -> Duration {
        let minutes = [0, 0, 0, 2, 7, 90, 23 * 60, 26 * 60];
        Duration::from_mins(minutes[self.below(minutes.len() as u64) as usize])
    }
}

impl Drop for Chance {
    #[allow(clippy::print_stderr, reason = "a test that fails is read there")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the same once more: KILL_SEED={}", self.seed);
        }
    }
}

fn now() -> i64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis() as i64
}

/// The picks of all weeks by their keys: when each was due, what became of it and why.
async fn outcomes(store: &mut SqliteConnection) -> Vec<(String, i64, String, Option<String>)> {
    sqlx::query_as("SELECT key, due_at, state, cause FROM outbox WHERE pick = 1 ORDER BY due_at")
        .fetch_all(store)
        .await
        .unwrap()
}

/// How many times a pick is killed around its slot; `KILL_ROUNDS` says otherwise.
const ROUNDS: u64 = 6;

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_amid_faults_of_all_kinds_each_due_pick_comes_once_or_is_skipped_and_said() {
    let rounds = std::env::var("KILL_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let mut chance = Chance::new();
    let mut world = World::plan().at("2026-03-02T16:00:00Z").start().await;
    world
        .ask_as(MIA, TALK, "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:UTC")
        .await;
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut slot = "2026-03-02T18:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond();
    for round in 0..rounds {
        world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
        for route in [Route::Message, Route::Message, Route::Message, Route::Other, Route::Guild] {
            if chance.below(3) > 0 {
                let fault = chance.fault();
                world.discord.fault(route, fault);
            }
        }
        let ahead = world.discord.look(|inner| inner.channels.ahead);
        let left = slot - (now() + ahead) - 1_000;
        world.advance(Duration::from_millis(left.max(0).unsigned_abs()));
        // A moment at chance is what this is about.
        for _ in 0..=chance.below(2) {
            tokio::time::sleep(chance.moment(3_000)).await;
            world.sleep_through(chance.dead()).await;
        }
        world.discord.heal();
        let week = round as usize;
        let settled = async |world: &World| {
            let mut store = SqliteConnection::connect(&address).await.unwrap();
            loop {
                let picks = outcomes(&mut store).await;
                if picks.get(week).is_some_and(|(_, _, state, _)| state != "waiting") {
                    return;
                }
                world.advance(Duration::from_secs(40));
                // Each answer takes a while, in which the outbox goes round.
                world.ask_as(MIA, TALK, "pick status").await;
            }
        };
        let in_time = tokio::time::timeout(Duration::from_mins(2), settled(&world)).await;
        assert!(in_time.is_ok(), "seed {}, round {round}: it never came\n{}", chance.seed, world.log());
        slot += 7 * 24 * 3_600_000;
    }
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    each_came_once_or_was_skipped(&world, &address, rounds as usize).await;
}

async fn each_came_once_or_was_skipped(world: &World, address: &str, rounds: usize) {
    let mut store = SqliteConnection::connect(address).await.unwrap();
    let picks = outcomes(&mut store).await;
    store.close().await.unwrap();
    assert_eq!(picks.len(), rounds, "{picks:?}");
    let messages = world.messages(NEWS);
    let mut posted = 0;
    for (key, due, state, cause) in &picks {
        let found: Vec<i64> = messages
            .iter()
            .filter(|message| message["components"].to_string().contains(key.as_str()))
            .map(|message| message["id"].as_str().unwrap().parse::<i64>().unwrap())
            .collect();
        posted += found.len();
        match state.as_str() {
            "sent" => {
                assert_eq!(found.len(), 1, "{key} came {} times", found.len());
                let late = (found[0] >> 22) + 1_420_070_400_000 - due;
                assert!(late < 24 * 3_600_000, "{key} came {late} ms late");
            }
            "skipped" | "failed" => {
                assert!(
                    found.is_empty() && cause.is_some(),
                    "{key} is {state} for {cause:?}, and was posted"
                );
            }
            _ => panic!("{key} is {state} for {cause:?}"),
        }
    }
    assert_eq!(posted, messages.len(), "something was posted that nobody asked for");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn one_that_was_asleep_sends_nothing_when_it_wakes() {
    let world = two_with_a_thousand().await;
    world
        .until_within(Duration::from_mins(2), "some are posted", |inner| (posted(inner) >= 300).then_some(()))
        .await;
    world.signal("STOP");
    // Ten minutes pass for everybody; the other looks for what the sleeper had claimed, and sends the rest.
    world.advance(Duration::from_mins(10));
    world
        .until_within(Duration::from_mins(2), "all are posted", |inner| {
            (posted(inner) >= 1_000).then_some(())
        })
        .await;
    each_has_one(&world);
    world.signal("CONT");
    world.rounds().await;
    each_has_one(&world);
    world.forgive();
}
