//! How long a moderator's commands take in a server with a long history, in a store with a million messages.
//!
//! `cargo bench --bench history` measures SQLite; with `TEST_DATABASE_URL` naming an empty database, PostgreSQL too.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing but that its work was done"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::civil::{Weekday, time};
use podpick::bot::picks::Picks;
use podpick::bot::{Asked, Bot, Caller, Following, Pick, QueryText, Request, Right};
use podpick::catalog;
use podpick::clock::Clock;
use podpick::config::Place;
use podpick::locale::Locale;
use podpick::schedule::zones::Zones;
use podpick::schedule::{Occurrence, Slot, Week};
use podpick::store::{NewPick, Schedule, Store};
use secrecy::SecretString;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

/// All messages that are kept, and how many of them are one server's picks and one server's announcements.
const MESSAGES: u64 = 1_000_000;
const PICKS_OF_ONE: u64 = 2_000;
const NOTICES_OF_ONE: u64 = 10_000;
const OF_ONE: u64 = PICKS_OF_ONE + NOTICES_OF_ONE;
/// The server that is asked in.
const GUILD: u64 = 1;
const TIMES: usize = 50;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads");
    println!("| database | command | p50 | longest of {TIMES} |");
    println!("|---|---|---:|---:|");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = format!("sqlite://{}/podpick.db", folder.path().display());
    runtime.block_on(measure("SQLite", &Place::Folder(folder.path().to_owned()), &file));
    if let Ok(address) = std::env::var("TEST_DATABASE_URL") {
        let place = Place::Server(SecretString::new(address.clone()));
        runtime.block_on(measure("PostgreSQL", &place, &address));
    }
}

async fn measure(name: &str, place: &Place, address: &str) {
    let store = Store::open(place, Clock::default()).await.expect("the store opens");
    let now = store.now().await.expect("it has a clock");
    store.save_schedule(&schedule(now)).await.expect("it is kept");
    for _ in 0..20 {
        store.enqueue(&queued()).await.expect("it is kept");
    }
    fill(address, now.as_millisecond()).await;
    let catalog =
        catalog::parse("catalog.toml", catalog::SHIPPED).expect("the shipped catalog has no faults");
    let bot = Bot::new(catalog).with_picks(Picks::new(store.clone(), Zones::new(None)));
    let caller = Caller {
        guild: Some(GUILD),
        channel: Some(GUILD),
        user: Some(7),
        installed: true,
        may_post: true,
        may_moderate: true,
        may_admin: true,
        administrator: true,
        rights_here: vec![Right::ViewChannel, Right::SendMessages, Right::ManageMessages],
        ..Caller::default()
    };
    for (command, request) in commands() {
        let mut took: Vec<Duration> = Vec::with_capacity(TIMES);
        for nth in 0..TIMES {
            let asked = Asked { request: request(nth), privately: true, for_member: None };
            let started = Instant::now();
            black_box(bot.handle(&asked, &caller, now).await);
            took.push(started.elapsed());
        }
        took.sort_unstable();
        let p50 = took.get(TIMES / 2).copied().unwrap_or_default();
        let longest = took.last().copied().unwrap_or_default();
        println!("| {name} | {command} | {p50:.1?} | {longest:.1?} |");
    }
    store.close().await;
}

type Made = fn(usize) -> Request;

/// What moderators and members ask, each time anew.
fn commands() -> [(&'static str, Made); 8] {
    [
        ("pick history", |_| Request::Pick(Box::new(Pick::History { page: 0 }))),
        ("pick history, last page", |_| Request::Pick(Box::new(Pick::History { page: 199 }))),
        ("pick status", |_| Request::Pick(Box::new(Pick::Status { post: String::new() }))),
        ("pick queue", |_| Request::Pick(Box::new(Pick::Queue { page: 0, chosen: None }))),
        ("pick preview", |_| Request::Pick(Box::new(Pick::Preview))),
        ("pick add", |_| {
            let show = QueryText::Words("Talk Python To Me".to_owned());
            Request::Pick(Box::new(Pick::Add { show, episode: None, note: None, week: None }))
        }),
        ("podcast pick", |_| Request::WeeklyPick),
        ("podcast-follow list", |_| Request::Follow(Box::new(Following::List { page: 0 }))),
    ]
}

/// Ten years of picks and announcements of thousands of servers, in as few statements as it takes.
async fn fill(address: &str, now: i64) {
    let statement = format!(
        "INSERT INTO follow (guild_id, id, channel_id, podcast, publish, adults, since, failures, set_by) \
         VALUES ({GUILD}, 1, {GUILD}, 'talk-python', 0, 0, 0, 0, 7); \
         INSERT INTO outbox (key, guild_id, channel_id, pick, podcast, title, note, picker, publish, thread, due_at, state, \
         message_id, open, wake_at, lease_until, fence, generation, tries, locale, self_role) \
         WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {MESSAGES}), \
         owned AS (SELECT n, CASE WHEN n <= {PICKS_OF_ONE} OR n > {OF_ONE} AND n % 2 = 0 THEN 1 ELSE 0 END AS pick, \
         CASE WHEN n <= {OF_ONE} THEN {GUILD} ELSE 2 + n % 4000 END AS guild FROM number) \
         SELECT CASE WHEN pick = 1 THEN 'pick:' ELSE 'new:' END || CAST(guild AS TEXT) || \
         CASE WHEN pick = 1 THEN ':now:' ELSE ':1:' END || CAST(1000000000000000 + n AS TEXT), guild, guild, pick, 'talk-python', \
         'Talk Python To Me', 'A note of some length, as people write them.', 7, 0, 0, {now} - n * 300000, 'sent', n, \
         0, 0, 0, 1, 0, 0, 'en-US', 0 FROM owned"
    );
    let statement = sqlx::raw_sql(AssertSqlSafe(statement));
    if address.starts_with("sqlite") {
        let mut beside = SqliteConnection::connect(address).await.expect("the file opens");
        statement.execute(&mut beside).await.expect("the rows are taken");
        beside.close().await.expect("it closes");
    } else {
        let mut beside = PgConnection::connect(address).await.expect("the server answers");
        statement.execute(&mut beside).await.expect("the rows are taken");
        sqlx::raw_sql("ANALYZE outbox").execute(&mut beside).await.expect("it counts");
        beside.close().await.expect("it closes");
    }
}

fn queued() -> NewPick {
    NewPick {
        guild: GUILD,
        podcast: "talk-python".to_owned(),
        episode: None,
        note: None,
        week: None,
        picker: 7,
    }
}

fn schedule(now: jiff::Timestamp) -> Schedule {
    let at = now.saturating_add(jiff::SignedDuration::from_hours(48)).expect("far from the end of time");
    let week = Week::of(at.to_zoned(jiff::tz::TimeZone::UTC).date());
    Schedule {
        guild: GUILD,
        channel: GUILD,
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
        next: Occurrence { week, at },
        failures: 0,
        set_by: 1,
        gone_since: None,
        locale: Locale::English,
    }
}
