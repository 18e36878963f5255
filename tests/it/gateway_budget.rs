//! Stories about sessions with the gateway: they are counted on disk, so that a crash loop never costs the token.

use std::time::Duration;

use sqlx::Connection;

use crate::world::World;

/// As if sessions had been begun at this moment.
async fn begun_at(world: &World, moment: &str, count: u32) {
    let at: jiff::Timestamp = moment.parse().unwrap();
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut store = sqlx::SqliteConnection::connect(&address).await.unwrap();
    for n in 0..count {
        sqlx::query("INSERT INTO identify (id, at) VALUES ($1, $2)")
            .bind(format!("{moment}-{n}"))
            .bind(at.as_millisecond())
            .execute(&mut store)
            .await
            .unwrap();
    }
}

/// Starts it again without a session that it could resume.
async fn begins_anew(world: &mut World) {
    world.kill();
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut store = sqlx::SqliteConnection::connect(&address).await.unwrap();
    sqlx::query("DELETE FROM gateway_session").execute(&mut store).await.unwrap();
    store.close().await.unwrap();
    world.start_again();
}

#[tokio::test]
async fn from_half_of_a_days_sessions_on_it_takes_its_time() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    begun_at(&world, "2026-03-02T08:59:00Z", 48).await;
    // One is left that costs no waiting.
    begins_anew(&mut world).await;
    world.until("it has identified again", |inner| (inner.gateway.readies == 2).then_some(())).await;
    begins_anew(&mut world).await;
    world.says("opened many Discord sessions in 24 hours").await;
    assert_eq!(world.identifies(), 2, "it must wait instead: {}", world.log());
    assert!(world.log().contains("\"budget\":100"), "{}", world.log());
    // Fifty are left for a day: half an hour each. Then it comes back by itself, over a connection that is still fresh.
    world.advance(Duration::from_mins(31));
    world.until("it is back", |inner| (inner.gateway.readies == 3).then_some(())).await;
    assert_eq!(world.discord.look(|inner| inner.gateway.connections), 3, "no connection waited unread");
    world.ask("podcast topic about:django").await;
    // It is told to stop while it waits all the same.
    begins_anew(&mut world).await;
    world.says("opened many Discord sessions in 24 hours").await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
}

#[tokio::test]
async fn where_discord_allows_no_more_sessions_it_waits_and_says_so() {
    let mut world = World::plan().discord(|setup| setup.identifies_left = 0).launch().await;
    world.says("Discord allows no more sessions today").await;
    assert_eq!(world.identifies(), 0);
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
}

#[tokio::test]
async fn a_disk_that_cannot_count_leaves_it_to_discord() {
    // Every session of today is counted by Discord, and the store takes no write.
    let mut world = World::plan().discord(|setup| setup.identifies_left = 880).start().await;
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut other = sqlx::SqliteConnection::connect(&address).await.unwrap();
    world.kill();
    sqlx::query("DELETE FROM gateway_session").execute(&mut other).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    world.start_again();
    world.says("Cannot count Discord sessions in the database").await;
    world.says("opened many Discord sessions in 24 hours").await;
    assert_eq!(world.identifies(), 1, "{}", world.log());
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    world.until("it is back", |inner| (inner.gateway.readies == 2).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn as_many_shards_identify_at_once_as_discord_allows() {
    let plan = World::plan().discord(|setup| (setup.shards, setup.concurrency) = (4, 2));
    let world = plan.start().await;
    world.until("all have identified", |inner| (inner.gateway.readies == 4).then_some(())).await;
    let seen = world.discord.look(|inner| {
        let shards = inner.gateway.identifies.iter().map(|one| one["shard"][0].as_u64().unwrap());
        shards.zip(inner.gateway.identified_at.clone()).collect::<Vec<_>>()
    });
    for (shard, at) in &seen {
        for (other, then) in seen.iter().filter(|(other, _)| other != shard && other % 2 == shard % 2) {
            let apart = at.max(then).duration_since(*at.min(then));
            // They leave 5.5 s apart; a busy machine holds one back a little.
            assert!(apart >= Duration::from_millis(4_500), "{shard} and {other}: {apart:?}");
        }
    }
    let (first, last) = (seen.first().unwrap().1, seen.last().unwrap().1);
    assert!(last - first < Duration::from_secs(11), "two at a time: {seen:?}");
}

#[tokio::test]
async fn yesterdays_sessions_no_longer_count() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    begun_at(&world, "2026-03-01T08:59:00Z", 300).await;
    begins_anew(&mut world).await;
    world.until("it has identified again", |inner| (inner.gateway.readies == 2).then_some(())).await;
}

#[tokio::test]
async fn two_quick_starts_keep_the_pace() {
    let mut world = World::plan().start().await;
    begins_anew(&mut world).await;
    world.until("it has identified again", |inner| (inner.gateway.readies == 2).then_some(())).await;
    let at = world.discord.look(|inner| inner.gateway.identified_at.clone());
    // They leave 5.5 s apart; a busy machine holds one back a little.
    assert!(at[1] - at[0] >= Duration::from_millis(4_500), "{:?}", at[1] - at[0]);
}
