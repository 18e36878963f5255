//! Stories of several podpicks that share the gateway's shards: each shard once, in Discord's rhythm, and none left alone.

use std::collections::BTreeMap;
use std::time::Duration;

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
    // A third stands by for the second's range.
    world.join_with(&[("SHARDS", "2-3/4")]);
    world.other_says(1, "waiting as a spare").await;
    world.kill_other(0);
    // Its lease ends by itself.
    world.advance(Duration::from_secs(25));
    // Their sessions go on: no identify is spent.
    until(&world, Duration::from_mins(1), |inner| (inner.gateway.resumed == 2).then_some(())).await;
    world.other_says(0, "Running these shards").await;
    assert!(!world.log().contains("Another process runs these shards now"), "{}", world.log());
    assert_eq!(world.discord.look(shards), BTreeMap::from([(0, 1), (1, 1), (2, 1), (3, 1)]));
    world.page_says("/readyz", 200, "ready").await;
}

#[tokio::test]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn a_spare_takes_over_at_once_when_the_other_stops_in_order() {
    let address = postgres::fresh().await;
    let mut world = World::plan().env("DATABASE_URL", &address).start().await;
    world.join_with(&[]);
    world.other_says(0, "waiting as a spare").await;
    assert_eq!(world.identifies(), 1);
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    until(&world, Duration::from_secs(20), |inner| (inner.gateway.resumed == 1).then_some(())).await;
    assert_eq!(world.identifies(), 1, "the session goes on");
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
}
