//! Stories about an ordinary session: how it begins and how it ends.

use std::time::Duration;

use crate::loopback::{Fault, Route};
use crate::world::{ANNA, BEN, TALK, World};

#[tokio::test]
async fn it_identifies_once_and_asks_for_nothing() {
    let world = World::start().await;
    world.ask("podcast topic about:django").await;
    let identify = world.discord.look(|inner| inner.gateway.identifies.clone());
    assert_eq!(identify.len(), 1);
    assert_eq!(identify[0]["intents"], 0);
    assert_eq!(identify[0]["shard"], serde_json::json!([0, 1]));
}

#[tokio::test]
async fn it_keeps_the_connection_with_heartbeats() {
    let world =
        World::plan().discord(|setup| setup.heartbeat = Some(Duration::from_millis(300))).start().await;
    world.until("some heartbeats came", |inner| (inner.gateway.heartbeats > 5).then_some(())).await;
    world.ask("podcast topic about:django").await;
    assert_eq!(world.identifies(), 1);
    assert_eq!(world.discord.look(|inner| inner.gateway.connections), 1);
}

#[tokio::test]
async fn sigterm_ends_it_cleanly() {
    let mut world = World::start().await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    let farewells = world.discord.look(|inner| inner.gateway.farewells.clone());
    assert_eq!(farewells, [4900], "one close frame, and one that keeps the session");
}

#[tokio::test]
async fn ctrl_c_ends_it_cleanly() {
    let mut world = World::start().await;
    world.interrupt();
    assert_eq!(world.exit_code().await, 0);
}

#[tokio::test]
async fn sigterm_waits_for_answers_in_flight() {
    let mut world = World::start().await;
    world.discord.fault_always(Route::Callback, Fault::Slow(Duration::from_millis(700)));
    let tokens: Vec<String> = (0..10)
        .map(|number| {
            let person = if number % 2 == 0 { ANNA } else { BEN };
            world.send(person, TALK, "podcast topic about:django").token().to_owned()
        })
        .collect();
    let begun = |requests: &[crate::loopback::Recorded]| {
        requests.iter().filter(|request| request.path.ends_with("/callback")).count()
    };
    world.until("all answers are in flight", |inner| (begun(&inner.requests) == 10).then_some(())).await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    for token in tokens {
        let answered = world.discord.look(|inner| inner.interactions.get(&token).unwrap().answer.is_some());
        assert!(answered, "an interaction was left alone:\n{}", world.log());
    }
    assert_eq!(world.discord.look(|inner| inner.gateway.farewells.len()), 1, "one close frame");
}

#[tokio::test]
async fn sigterm_ends_it_while_discord_is_away() {
    let plan = World::plan()
        .fault_always(Route::Gateway, Fault::Drop)
        .fault_always(Route::ReadCommands, Fault::Drop);
    let mut world = plan.launch().await;
    world.until("it has tried", |inner| inner.requests.first().map(|_| ())).await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
}

#[tokio::test]
async fn a_second_sigterm_ends_it_at_once() {
    let mut world = World::start().await;
    world.discord.fault_always(Route::Callback, Fault::Slow(Duration::from_secs(20)));
    let hanging = world.send(ANNA, TALK, "podcast topic about:django").token().to_owned();
    world
        .until("it hangs", |inner| inner.requests.iter().any(|one| one.path.contains(&hanging)).then_some(()))
        .await;
    world.terminate();
    world.says("Asked to stop").await;
    let asked = std::time::Instant::now();
    world.terminate();
    assert_eq!(world.exit_code().await, 1, "{}", world.log());
    assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
}
