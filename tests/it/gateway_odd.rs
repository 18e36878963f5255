//! Stories about a gateway that behaves as none should: it never greets, or says too much at once.

use std::time::Duration;

use crate::loopback::{Down, Greeting};
use crate::world::World;

/// The bot waits half a minute for a greeting; this is a little more.
const LONG: Duration = Duration::from_secs(40);

/// Waits in vain for a greeting, says so, and tries again without spending identifies.
async fn gives_up_waiting(world: World, identifies: usize) {
    world.says_within(LONG, "The gateway did not start the session").await;
    world.until("it connects again", |inner| (inner.gateway.connections >= 2).then_some(())).await;
    assert!(world.identifies() <= identifies, "{}", world.log());
    assert!(world.discord.look(|inner| inner.gateway.connections) <= 2, "{}", world.log());
}

#[tokio::test]
async fn a_gateway_that_never_greets_is_tried_again_and_not_in_a_hurry() {
    // Both at once, because each takes half a minute of waiting.
    let without_hello = World::plan().discord(|setup| setup.heartbeat = None).launch().await;
    let without_ready = World::plan().on_every_identify(Greeting::Silence).launch().await;
    tokio::join!(gives_up_waiting(without_hello, 0), gives_up_waiting(without_ready, 2));
}

#[tokio::test]
async fn a_frame_of_ten_megabytes_does_no_harm() {
    let world = World::start().await;
    world.ask("podcast topic about:django").await;
    world.discord.down(&Down::Frame("x".repeat(10 << 20)));
    world.ask("podcast topic about:python").await;
    assert_eq!(world.identifies(), 1);
    assert!(world.peak_memory() < 128, "{} MB", world.peak_memory());
}
