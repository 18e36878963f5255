//! Stories about the ways to Discord: a plain address, or TLS to a given one. What is said there is tested elsewhere.

use crate::loopback::{Authority, Fault, Route};
use crate::world::{PATIENCE, World};

#[tokio::test]
async fn over_tls_a_limit_is_waited_for() {
    let plan = World::plan().discord(|setup| setup.tls = true);
    let limited = [Route::Gateway, Route::ReadCommands, Route::WriteCommands];
    let plan = limited.into_iter().fold(plan, |plan, route| plan.fault(route, Fault::rate_limited("0.3")));
    let world = plan.start().await;
    assert_eq!(world.uploads(), 2, "the upload is repeated once:\n{}", world.log());
    world.discord.fault(Route::Callback, Fault::rate_limited("0.3"));
    let answer = world.ask("podcast topic about:django").await;
    assert_eq!(answer.titles()[0], "Django Hour");
    assert_eq!(world.requests("/callback").len(), 2);
}

#[tokio::test]
async fn tls_wins_where_both_ways_are_set() {
    // Nothing listens on port 1, so a bot that took the other way would never be ready.
    let plan = World::plan().env("DISCORD_API", "http://127.0.0.1:1").discord(|setup| setup.tls = true);
    let world = plan.start().await;
    world.ask("podcast topic about:django").await;
}

#[tokio::test]
async fn who_is_not_vouched_for_hears_no_token() {
    let other = Authority::new().pem();
    let plan = World::plan().discord(|setup| setup.tls = true);
    let mut world = plan.file("other.pem", &other).env("DISCORD_TLS_CA", "other.pem").launch().await;
    assert!(world.discord.is_distrusted(PATIENCE).await, "{}", world.log());
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    assert!(world.discord.look(|inner| inner.requests.is_empty()), "the token went to a stranger");
}
