//! Stories of several podpicks that share the gateway's shards: each shard once, in Discord's rhythm, and none left alone.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::loopback::Inner;
use crate::postgres;
use crate::world::World;

/// How often each shard has identified.
fn shards(inner: &Inner) -> BTreeMap<u64, usize> {
    let mut shards = BTreeMap::new();
    for identify in &inner.gateway.identifies {
        *shards.entry(identify["shard"][0].as_u64().unwrap()).or_default() += 1;
    }
    shards
}

/// Waits longer than other stories do.
async fn until<T>(world: &World, limit: Duration, see: impl FnMut(&Inner) -> Option<T>) -> T {
    match world.discord.until(limit, see).await {
        Some(seen) => seen,
        None => world.give_up("waited in vain"),
    }
}

#[tokio::test]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn each_range_has_one_process_and_a_dead_ones_is_taken_over_within_a_minute() {
    let address = postgres::fresh().await;
    let plan = World::plan()
        .env("DATABASE_URL", &address)
        .env("HTTP_ADDR", "127.0.0.1:0")
        .discord(|setup| setup.shards = 4);
    let mut world = plan.env("SHARDS", "0-1/4").launch().await;
    world.join_with(&[("SHARDS", "2-3/4")]);
    until(&world, Duration::from_mins(1), |inner| (shards(inner).len() == 4).then_some(())).await;
    assert_eq!(world.discord.look(shards), BTreeMap::from([(0, 1), (1, 1), (2, 1), (3, 1)]));
    let times = world.discord.look(|inner| inner.gateway.identified_at.clone());
    for pair in times.windows(2) {
        // They leave 5.5 s apart; a busy machine holds one back a little.
        assert!(pair[1] - pair[0] >= Duration::from_millis(4_500), "{:?}", pair[1] - pair[0]);
    }
    // A third stands by for the first's range.
    world.join_with(&[]);
    world.other_says(1, "stands by").await;
    world.kill_other(0);
    let killed = Instant::now();
    until(&world, Duration::from_mins(1), |inner| {
        let shards = shards(inner);
        (shards[&2] == 2 && shards[&3] == 2).then_some(())
    })
    .await;
    assert!(killed.elapsed() < Duration::from_mins(1), "{:?}", killed.elapsed());
    world.other_says(0, "holds these shards").await;
    assert!(!world.log().contains("another process holds these shards now"), "{}", world.log());
    assert_eq!(world.discord.look(shards), BTreeMap::from([(0, 1), (1, 1), (2, 2), (3, 2)]));
    world.page_says("/readyz", 200, "ready").await;
    // And when nobody stands by, a process that has shards of its own takes more.
    world.kill_other(0);
    until(&world, Duration::from_mins(1), |inner| {
        let shards = shards(inner);
        (shards[&2] == 3 && shards[&3] == 3).then_some(())
    })
    .await;
    assert_eq!(world.discord.look(|inner| shards(inner)[&0]), 1, "its own go on");
}

#[tokio::test]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn a_fleet_that_is_parted_anew_serves_each_shard_once() {
    let address = postgres::fresh().await;
    let plan = World::plan().env("DATABASE_URL", &address).discord(|setup| setup.shards = 2);
    let mut world = plan.env("SHARDS", "0-0/2").launch().await;
    world.join_with(&[("SHARDS", "1-1/2")]);
    until(&world, Duration::from_mins(1), |inner| (shards(inner).len() == 2).then_some(())).await;
    world.kill_other(0);
    world.kill();
    // One process for all of it; what the two left behind is free by now, and nobody else's to take.
    world.advance(Duration::from_secs(30));
    world.set("SHARDS", "0-1/2");
    world.start_again();
    until(&world, Duration::from_mins(1), |inner| (inner.gateway.readies == 4).then_some(())).await;
    // Longer than it is left to those who have no shards, and two rounds of looking.
    world.advance(Duration::from_secs(30));
    tokio::time::sleep(Duration::from_secs(12)).await;
    assert_eq!(world.discord.look(shards), BTreeMap::from([(0, 2), (1, 2)]), "{}", world.log());
    assert_eq!(world.log().matches("holds these shards").count(), 1, "{}", world.log());
}

#[tokio::test]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn a_spare_takes_over_at_once_when_the_other_stops_in_order() {
    let address = postgres::fresh().await;
    let mut world = World::plan().env("DATABASE_URL", &address).start().await;
    world.join_with(&[]);
    world.other_says(0, "stands by").await;
    assert_eq!(world.identifies(), 1);
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    let stopped = Instant::now();
    until(&world, Duration::from_secs(20), |inner| (inner.gateway.identifies.len() == 2).then_some(())).await;
    assert!(stopped.elapsed() < Duration::from_secs(12), "{:?}", stopped.elapsed());
    until(&world, Duration::from_secs(20), |inner| (inner.gateway.readies == 2).then_some(())).await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
}
