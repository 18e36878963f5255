//! Stories about ends that last: the bot says what to change and ends, instead of trying for ever.

use std::time::{Duration, Instant};

use crate::loopback::{Down, Greeting};
use crate::world::World;

async fn ends_after_identify(code: u16, words: &[&str]) {
    let mut world = World::plan().on_every_identify(Greeting::Close(code)).launch().await;
    world.until("it has identified", |inner| inner.gateway.identifies.first().map(|_| ())).await;
    let closed = Instant::now();
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    assert!(closed.elapsed() < Duration::from_secs(5), "{:?}", closed.elapsed());
    assert_eq!(world.identifies(), 1);
    let log = world.log();
    assert!(words.iter().any(|word| log.to_lowercase().contains(word)), "{code} is not explained:\n{log}");
}

#[tokio::test]
async fn a_wrong_token_is_fatal() {
    ends_after_identify(4004, &["token"]).await;
}

#[tokio::test]
async fn a_wrong_shard_is_fatal() {
    ends_after_identify(4010, &["shard"]).await;
}

#[tokio::test]
async fn too_many_guilds_for_one_shard_are_fatal() {
    ends_after_identify(4011, &["shard"]).await;
}

#[tokio::test]
async fn a_wrong_version_is_fatal() {
    ends_after_identify(4012, &["version"]).await;
}

#[tokio::test]
async fn wrong_intents_are_fatal() {
    ends_after_identify(4013, &["intent"]).await;
}

#[tokio::test]
async fn disallowed_intents_are_fatal() {
    ends_after_identify(4014, &["intent"]).await;
}

#[tokio::test]
async fn a_token_that_is_reset_later_is_fatal() {
    for code in [4004, 4011] {
        let mut world = World::start().await;
        world.discord.state.change(|inner| inner.gateway.on_every_identify = Some(Greeting::Close(code)));
        world.discord.down(&Down::Close(code));
        let closed = Instant::now();
        assert_eq!(world.exit_code().await, 78, "{}", world.log());
        assert!(closed.elapsed() < Duration::from_secs(5), "{:?}", closed.elapsed());
        assert_eq!(world.identifies(), 1);
    }
}

#[tokio::test]
async fn a_bot_that_has_outgrown_its_shards_ends_to_be_started_with_more() {
    let mut world = World::start().await;
    world.discord.state.change(|inner| {
        inner.gateway.on_every_identify = Some(Greeting::Close(4011));
        inner.gateway.recommends = Some(2);
    });
    world.discord.down(&Down::Close(4011));
    assert_eq!(world.exit_code().await, 75, "{}", world.log());
    assert!(world.log().contains("Discord now recommends 2 shards"), "{}", world.log());
    world.discord.state.change(|inner| inner.gateway.on_every_identify = None);
    world.restart().await;
    world.until("both shards are there", |inner| (inner.gateway.readies == 3).then_some(())).await;
}
