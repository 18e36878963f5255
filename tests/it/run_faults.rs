//! Stories about limits and refusals that concern the whole process: a global limit, a token that is taken away, a proxy,
//! a stop in the middle of everything, and that no secret is ever written anywhere.

use std::time::{Duration, Instant};

use serde_json::json;
use sqlx::Connection;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{Fault, INTERACTION_TOKEN, Route, TOKEN};
use crate::picks::{all_done, schedule};
use crate::world::{ADA, ANNA, BEN, MIA, NEWS, TALK, World};

fn unauthorized() -> Fault {
    Fault::Refuse(401, json!({"message": "401: Unauthorized", "code": 0}))
}

#[tokio::test]
async fn a_token_that_is_taken_away_ends_it_after_few_calls_and_loses_no_pick() {
    let mut world = World::plan().env("HTTP_ADDR", "127.0.0.1:0").start().await;
    let until = schedule(&world).await;
    world.discord.fault_always(Route::Message, unauthorized());
    world.discord.fault_always(Route::Guild, unauthorized());
    world.discord.fault_always(Route::Me, unauthorized());
    let before = world.requests("/api/").len();
    world.advance(until);
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    let calls = world.requests("/api/").len() - before;
    assert!(calls <= 5, "{calls} calls after the first refusal");
    assert!(world.log().contains("Reset Token"), "{}", world.log());
    // With the next token what was due is posted.
    world.discord.heal();
    world.restart().await;
    world.advance(Duration::from_mins(2));
    all_done(&world).await;
}

#[tokio::test]
async fn a_global_limit_rests_every_call_but_the_answers() {
    let world = World::plan().start().await;
    let until = schedule(&world).await;
    world.discord.fault(Route::Message, Fault::RateLimited { retry_after: Some("4"), global: true });
    world.advance(until);
    world
        .until("the limit was met", |inner| {
            inner.requests.iter().any(|one| one.status == Some(429)).then_some(())
        })
        .await;
    // Only what podpick has read holds it back.
    world.says("Message not sent, retrying").await;
    let limited = Instant::now();
    let before = world.discord.look(|inner| inner.requests.len());
    world.ask_as(ANNA, TALK, "podcast topic about:django").await;
    // Looking podpick over would take calls; it says that there are none to be had.
    assert_eq!(world.send(ADA, TALK, "podcast-admin status").raw().await["type"], 5);
    let calls = |from: usize| {
        world.discord.look(|inner| {
            let calls = inner.requests.iter().skip(from).map(|one| one.path.clone());
            calls
                .filter(|path| !path.ends_with("/callback") && !path.contains("/webhooks/"))
                .collect::<Vec<_>>()
        })
    };
    while limited.elapsed() < Duration::from_millis(3_300) {
        assert_eq!(calls(before), Vec::<String>::new(), "nothing but answers may go out");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    world.advance(Duration::from_secs(20));
    all_done(&world).await;
}

#[tokio::test]
async fn through_a_proxy_everything_works_and_nobody_is_paced_twice() {
    let world = World::plan().proxied().start().await;
    let until = schedule(&world).await;
    assert!(world.ask("podcast topic about:djagno").await.text().contains("Django"));
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test]
async fn stopped_in_the_middle_of_everything_it_finishes_what_it_took() {
    let feeds = Feeds::start().await;
    feeds.say("/feed", Say::Silence);
    let catalog = crate::catalogs::SMALL.replacen(
        "title = \"Django Hour\"\n",
        &format!("title = \"Django Hour\"\nfeed = \"{}\"\n", feeds.at("/feed")),
        1,
    );
    let mut world =
        World::plan().catalog(&catalog).env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.0/8").start().await;
    let until = schedule(&world).await;
    world.discord.fault_always(Route::Callback, Fault::Slow(Duration::from_millis(700)));
    world.discord.fault(Route::Message, Fault::Slow(Duration::from_secs(2)));
    world.advance(until);
    world
        .until("the pick is under way", |inner| {
            inner
                .requests
                .iter()
                .any(|one| one.method == "POST" && one.path.ends_with("/messages"))
                .then_some(())
        })
        .await;
    let asked: Vec<_> =
        (0..50).map(|n| world.send(if n % 2 == 0 { ANNA } else { BEN }, TALK, "podcast random")).collect();
    let tokens: Vec<String> = asked.iter().map(|one| one.token().to_owned()).collect();
    drop(asked);
    let last = tokens.last().unwrap().clone();
    world
        .until("all have arrived", |inner| {
            inner.requests.iter().any(|one| one.path.contains(&last)).then_some(())
        })
        .await;
    let stopped = Instant::now();
    world.terminate();
    assert_eq!(world.exit_code().await, 0, "{}", world.log());
    assert!(stopped.elapsed() < Duration::from_secs(10), "{:?}", stopped.elapsed());
    for token in &tokens {
        let answered = world.discord.look(|inner| inner.interactions.get(token).unwrap().answer.is_some());
        assert!(answered, "an interaction was left alone");
    }
    // What was on its way is recorded, and nothing is leased by the dead.
    assert_eq!(world.messages(NEWS).len(), 1);
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut store = sqlx::SqliteConnection::connect(&address).await.unwrap();
    let (state, message): (String, Option<i64>) =
        sqlx::query_as("SELECT state, message_id FROM outbox WHERE pick = 1")
            .fetch_one(&mut store)
            .await
            .unwrap();
    assert_eq!((state.as_str(), message.is_some()), ("sent", true));
    let healthy: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut store).await.unwrap();
    assert_eq!(healthy, "ok");
}

#[tokio::test]
async fn no_secret_is_written_anywhere() {
    const WORDS: &str = "xylophone-of-a-private-member";
    let mut world = World::plan()
        .env("RUST_LOG", "trace")
        .env("HTTP_ADDR", "127.0.0.1:0")
        .fault(Route::WriteCommands, Fault::Html(502))
        .start()
        .await;
    world.discord.fault(Route::Callback, Fault::rate_limited("0.1"));
    world.discord.fault(Route::Callback, Fault::Drop);
    world.discord.fault(Route::Me, Fault::Html(500));
    let answer = world.ask_as(ANNA, TALK, &format!("podcast topic about:{WORDS} private:true")).await;
    assert!(answer.is_private());
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let thinking = world.send(ADA, TALK, "podcast-admin status");
    let token = thinking.token().to_owned();
    thinking.raw().await;
    world.until("it is told", |inner| inner.interactions.get(&token)?.follow_up.clone()).await;
    let mut written = vec![("the log", world.log().into_bytes())];
    for page in ["/healthz", "/readyz", "/metrics", "/nothing"] {
        written.push((page, world.page(page).await.1.into_bytes()));
    }
    for args in
        [&["doctor"][..], &["doctor", "--json"], &["check"], &["catalog", "gaps"], &["backup", "copy.db"]]
    {
        let said = world.run(args).await;
        written.push((args[0], format!("{}{}", said.out, said.err).into_bytes()));
    }
    let until = schedule(&world).await;
    world.advance(until);
    all_done(&world).await;
    world.terminate();
    world.exit_code().await;
    written.push(("the log", world.log().into_bytes()));
    for entry in std::fs::read_dir(world.folder()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let holds = |secret: &str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        for secret in [TOKEN, INTERACTION_TOKEN, WORDS] {
            assert!(!holds(secret), "{} holds a secret", path.display());
        }
    }
    let middle = TOKEN.split('.').nth(2).unwrap();
    for (place, bytes) in written {
        let text = String::from_utf8_lossy(&bytes);
        for secret in [TOKEN, middle, INTERACTION_TOKEN, WORDS] {
            assert!(!text.contains(secret), "{place} holds a secret:\n{text}");
        }
    }
}

#[tokio::test]
async fn no_core_dump_is_left_whatever_the_supervisor_allows() {
    let world = World::start().await;
    let limits = world.limits();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).collect::<Vec<_>>(), ["0", "0", "bytes"], "{limits}");
}

#[tokio::test]
async fn what_was_asked_is_answered_beside_a_feed_that_floods() {
    let feeds = Feeds::start().await;
    feeds.say("/feed", Say::Text(200, rss(&item("1", "One", "Mon, 02 Mar 2026 09:00:00 GMT", ""))));
    feeds.say("/bomb", Say::Bomb(64));
    let catalog = crate::catalogs::SMALL.replacen(
        "title = \"Django Hour\"\n",
        &format!("title = \"Django Hour\"\nfeed = \"{}\"\n", feeds.at("/bomb")),
        1,
    );
    let world = World::plan()
        .catalog(&catalog)
        .env("FEEDS", "on")
        .env("FEED_ALLOW", "127.0.0.0/8")
        .env("HTTP_ADDR", "127.0.0.1:0")
        .start()
        .await;
    world.page_says("/metrics", 200, "podpick_feeds{kind=\"failing\"} 1").await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    world.page_says("/readyz", 200, "ready").await;
}
