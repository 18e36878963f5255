//! Stories about answers that meet trouble on their way: in time, exactly once, and without harm to others.

use std::time::Duration;

use serde_json::json;

use crate::loopback::{Fault, Route};
use crate::world::{ANNA, BEN, TALK, World};

/// One answer meets these faults; it must arrive within Discord's time, once. Gives the statuses it met.
async fn arrives_after(faults: &[Fault]) -> Vec<Option<u16>> {
    arrives_in_a_world_after(faults).await.0
}

async fn arrives_in_a_world_after(faults: &[Fault]) -> (Vec<Option<u16>>, World) {
    let world = World::start().await;
    for fault in faults {
        world.discord.fault(Route::Callback, fault.clone());
    }
    let pending = world.send(ANNA, TALK, "podcast topic about:django");
    let token = pending.token().to_owned();
    pending.answer().await;
    let took = world.discord.look(|inner| inner.interactions.get(&token).unwrap().took.unwrap());
    assert!(took < Duration::from_secs(3), "{took:?}");
    // Discord may have it before the bot knows.
    let expected = faults.len() + 1;
    let of_it = format!("/{token}/callback");
    world
        .until("the bot knows", |inner| {
            let done = inner.requests.iter().filter(|one| one.path.ends_with(&of_it));
            (done.count() >= expected).then_some(())
        })
        .await;
    world.ask("podcast topic about:python").await;
    let statuses: Vec<_> = world.callbacks(&token).iter().map(|request| request.status).collect();
    assert_eq!(statuses.len(), faults.len() + 1, "{statuses:?}");
    (statuses, world)
}

#[tokio::test]
async fn an_answer_outlives_server_errors() {
    assert_eq!(arrives_after(&[Fault::Html(500)]).await.last(), Some(&Some(204)));
    assert_eq!(arrives_after(&[Fault::Html(502), Fault::Html(503)]).await.last(), Some(&Some(204)));
}

#[tokio::test]
async fn an_answer_outlives_a_short_limit() {
    assert_eq!(arrives_after(&[Fault::rate_limited("0.3")]).await.last(), Some(&Some(204)));
}

#[tokio::test]
async fn an_answer_outlives_a_dropped_connection() {
    assert_eq!(arrives_after(&[Fault::Drop]).await.last(), Some(&Some(204)));
}

#[tokio::test]
async fn an_answer_that_arrived_unseen_is_not_a_failure() {
    let (statuses, world) = arrives_in_a_world_after(&[Fault::LoseAnswer]).await;
    assert_eq!(statuses, [None, Some(400)], "the second try hears 40060");
    world.says("answered before").await;
    for level in ["ERROR", "WARN"] {
        assert!(!world.log().contains(level), "{}", world.log());
    }
}

#[tokio::test]
async fn one_odd_limit_is_outlived() {
    let mut worlds = tokio::task::JoinSet::new();
    for retry_after in [Some("NaN"), Some("-1"), Some("0"), Some("soon"), None] {
        worlds.spawn(async move {
            let statuses = arrives_after(&[Fault::RateLimited { retry_after, global: false }]).await;
            assert_eq!(statuses, [Some(429), Some(204)], "{retry_after:?}");
        });
    }
    while let Some(told) = worlds.join_next().await {
        told.unwrap();
    }
}

async fn makes_no_storm(retry_after: Option<&'static str>, global: bool) {
    let world = World::start().await;
    world.discord.fault_always(Route::Callback, Fault::RateLimited { retry_after, global });
    let token = world.send(ANNA, TALK, "podcast topic about:django").token().to_owned();
    world.time_runs_out(&token).await;
    let requests = world.callbacks(&token).len();
    assert!((1..=8).contains(&requests), "{retry_after:?}: {requests} requests");
    world.discord.heal();
    world.ask_as(BEN, TALK, "podcast topic about:python").await;
}

#[tokio::test]
async fn odd_limits_make_no_storm() {
    let mut worlds = tokio::task::JoinSet::new();
    let waits = [Some("NaN"), Some("-1"), Some("0"), Some("1000000000"), Some("soon"), None];
    for (number, retry_after) in waits.into_iter().enumerate() {
        worlds.spawn(makes_no_storm(retry_after, number % 2 == 0));
    }
    while let Some(told) = worlds.join_next().await {
        told.unwrap();
    }
}

#[tokio::test]
async fn an_interaction_that_is_too_old_is_logged_once() {
    let world = World::start().await;
    let unknown = json!({"message": "Unknown interaction", "code": 10062});
    world.discord.fault_always(Route::Callback, Fault::Refuse(404, unknown));
    let token = world.send(ANNA, TALK, "podcast topic about:django").token().to_owned();
    world.says("too late").await;
    world.discord.heal();
    world.ask("podcast topic about:python").await;
    assert_eq!(world.callbacks(&token).len(), 1, "there is no use in trying again");
    assert_eq!(world.log().matches("too late").count(), 1, "{}", world.log());
}

#[tokio::test]
async fn a_hanging_answer_holds_up_nobody_else() {
    let world = World::start().await;
    world.discord.fault(Route::Callback, Fault::Slow(Duration::from_secs(20)));
    let hanging = world.send(ANNA, TALK, "podcast topic about:django").token().to_owned();
    world
        .until("it hangs", |inner| inner.requests.iter().find(|one| one.path.contains(&hanging)).map(|_| ()))
        .await;
    let pending = world.send(BEN, TALK, "podcast topic about:python");
    let token = pending.token().to_owned();
    pending.answer().await;
    let took = world.discord.look(|inner| inner.interactions.get(&token).unwrap().took.unwrap());
    assert!(took < Duration::from_secs(2), "{took:?}");
}

#[tokio::test]
async fn no_token_is_ever_logged() {
    let world = World::plan().env("RUST_LOG", "trace").start().await;
    for fault in [Fault::Html(500), Fault::Drop, Fault::rate_limited("0.1"), Fault::LoseAnswer] {
        world.discord.fault(Route::Callback, fault);
        world.ask("podcast topic about:django").await;
    }
    world
        .discord
        .fault(Route::Callback, Fault::Refuse(404, json!({"message": "Unknown interaction", "code": 10062})));
    let _ = world.send(ANNA, TALK, "podcast topic about:django");
    world.says("too late").await;
}

/// What a proxy or Cloudflare says in Discord's place, and limits in every shape.
#[tokio::test]
async fn an_answer_outlives_what_is_said_in_discords_place() {
    const JSON: (&str, &str) = ("content-type", "application/json");
    const HTML: (&str, &str) = ("content-type", "text/html");
    const OWN: (&str, &str) = ("x-ratelimit-scope", "user");
    let table = [
        Fault::Half,
        Fault::Says(301, &[("location", "http://127.0.0.1:1/")], ""),
        Fault::Says(403, &[HTML], "error code: 1020"),
        Fault::Says(401, &[HTML], "<html>"),
        Fault::Says(418, &[], "teapot"),
        Fault::Says(520, &[HTML], "<html>"),
        Fault::Says(429, &[("retry-after", "1"), HTML], "error code: 1015"),
        Fault::Says(429, &[("retry-after", "Wed, 21 Oct 2035 07:28:00 GMT"), OWN], "{}"),
        Fault::Says(429, &[("retry-after", "0.25"), ("x-ratelimit-remaining", "0")], ""),
        Fault::Says(429, &[OWN, JSON], r#"{"retry_after":0.3}"#),
        Fault::Says(429, &[OWN, JSON], r#"{"retry_after":-1.5}"#),
        Fault::Says(429, &[OWN, JSON], r#"{"retry_after":"1"}"#),
        Fault::Says(429, &[JSON], r#"{"retry_after":0.5,"global":false}"#),
    ];
    let world = World::start().await;
    for fault in table {
        world.discord.fault(Route::Callback, fault);
        world.ask("podcast topic about:django").await;
    }
}
