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

#[tokio::test]
async fn from_half_of_a_days_sessions_on_it_takes_its_time() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    begun_at(&world, "2026-03-02T08:59:00Z", 48).await;
    // One is left that costs no waiting.
    world.restart().await;
    assert_eq!(world.identifies(), 2);
    world.kill();
    world.start_again();
    world.says("many sessions with Discord within a day").await;
    assert_eq!(world.identifies(), 2, "it must wait instead: {}", world.log());
    assert!(world.log().contains("\"budget\":100"), "{}", world.log());
    // Fifty are left for a day: half an hour each. Then it comes back by itself, over a connection that is still fresh.
    world.advance(Duration::from_mins(31));
    world.until("it is back", |inner| (inner.gateway.readies == 3).then_some(())).await;
    assert_eq!(world.discord.look(|inner| inner.gateway.connections), 3, "no connection waited unread");
    world.ask("podcast topic about:django").await;
    // It is told to stop while it waits all the same.
    world.kill();
    world.start_again();
    world.says("many sessions with Discord within a day").await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
}

#[tokio::test]
async fn yesterdays_sessions_no_longer_count() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    begun_at(&world, "2026-03-01T08:59:00Z", 300).await;
    world.restart().await;
    assert_eq!(world.identifies(), 2);
}
