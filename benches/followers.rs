//! How long it takes to keep a reading that many channels follow, and to make many feeds known: both shall grow with their number
//! and no faster, so each line is set against the first.
//!
//! `cargo bench --bench followers` measures SQLite; with `TEST_DATABASE_URL` naming an empty database, PostgreSQL too.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing but that its work was done"
)]

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};
use sqlx::{Connection, PgConnection, SqliteConnection};

use podpick::clock::Clock;
use podpick::config::Place;
use podpick::outbox::{Message, MessageKind, ToldEpisode};
use podpick::store::{KeptReading, Store};

const FOLLOWERS: [usize; 4] = [1_000, 5_000, 20_000, 50_000];
const FEEDS: [usize; 3] = [1_000, 20_000, 100_000];

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("the system gives threads");
    let folder = tempfile::tempdir().expect("a folder can be made");
    runtime.block_on(measure("SQLite", &Place::Folder(folder.path().to_owned())));
    if let Ok(address) = std::env::var("TEST_DATABASE_URL") {
        runtime.block_on(measure("PostgreSQL", &Place::Server(SecretString::new(address.clone()))));
    }
}

async fn measure(name: &str, place: &Place) {
    let store = Store::open(place, Clock::default()).await.expect("the store opens");
    println!("{name}\n| | number | took | each, against the first |\n|---|---:|---:|---:|");
    follow(place).await.expect("the store answers");
    let mut first = None;
    for (nth, many) in FOLLOWERS.into_iter().enumerate() {
        let took = reading(&store, nth, many).await;
        line("a reading with followers", many, took, &mut first);
    }
    let mut first = None;
    for many in FEEDS {
        let took = feeds(&store, many).await;
        line("feeds made known, then again", many, took, &mut first);
    }
    store.close().await;
}

/// A follow in each channel that is told.
async fn follow(place: &Place) -> Result<(), sqlx::Error> {
    let many = FOLLOWERS.into_iter().max().unwrap_or_default();
    let follows = format!(
        "INSERT INTO follow (guild_id, id, channel_id, podcast, publish, adults, since, failures, set_by) \
         WITH RECURSIVE guild(id) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT id + 1 FROM guild WHERE id < {many}) \
         SELECT id, 1, id, 'followed', 0, 0, 0, 0, 7 FROM guild"
    );
    let follows = sqlx::raw_sql(sqlx::AssertSqlSafe(follows));
    match place {
        Place::Folder(folder) => {
            let address = format!("sqlite://{}", folder.join("podpick.db").display());
            follows.execute(&mut SqliteConnection::connect(&address).await?).await?;
        }
        Place::Server(address) => {
            follows.execute(&mut PgConnection::connect(address.expose_secret()).await?).await?;
        }
    }
    Ok(())
}

fn line(what: &str, many: usize, took: Duration, first: &mut Option<f64>) {
    let each = took.as_secs_f64() / many as f64;
    let ratio = each / *first.get_or_insert(each);
    println!("| {what} | {many} | {took:.2?} | × {ratio:.2} |");
}

/// Keeps one reading that tells so many channels, each of a guild of its own, while those of before still wait.
async fn reading(store: &Store, nth: usize, many: usize) -> Duration {
    let podcast = format!("show-{nth}");
    let now = store.now().await.expect("it has a clock");
    let wanted = [(podcast.clone(), format!("https://{podcast}.example/rss"))];
    store.want_feeds(&wanted, now, 0).await.expect("it is kept");
    let before = store.claim_feeds(now, 1).await.expect("the store answers").pop().expect("it is due");
    let mut after = before.clone();
    after.tried_at = Some(now);
    let messages: Vec<Message> = (0..many).map(|guild| notice(&podcast, guild as u64 + 1, now)).collect();
    let reading = KeptReading { seen_at: now, messages: &messages, ..KeptReading::default() };
    let started = Instant::now();
    let kept = store.keep_reading(&before, &after, &reading).await.expect("within its time");
    assert!(kept, "nobody else has read it");
    started.elapsed()
}

fn notice(podcast: &str, guild: u64, due: jiff::Timestamp) -> Message {
    let told = vec![ToldEpisode { podcast: podcast.to_owned(), identity: "1".to_owned() }];
    let kind = MessageKind::NewEpisodes { follow: 1, digest: podcast.to_owned() };
    Message { podcast: Some(podcast.to_owned()), told, ..Message::new(guild, kind, guild, due) }
}

/// Makes so many feeds known, and then the same ones again.
async fn feeds(store: &Store, many: usize) -> Duration {
    let wanted: Vec<(String, String)> =
        (0..many).map(|n| (format!("feed-{n}"), format!("https://f{n}.example/rss"))).collect();
    let now = store.now().await.expect("it has a clock");
    let started = Instant::now();
    for _ in 0..2 {
        store.want_feeds(&wanted, now, 1).await.expect("within its time");
    }
    started.elapsed()
}
