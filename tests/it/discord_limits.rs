//! Stories about many refusals and many questions at once: what counts against podpick, when it rests, what is let go.

use std::time::Duration;

use crate::loopback::{Fault, Inner, Route};
use crate::picks::{all_done, is_post, schedule};
use crate::world::{ANNA, MIA, TALK, World};

/// More than what rests the jobs, with four or five tries each.
const MANY: usize = 70;

async fn watched() -> World {
    World::plan().env("HTTP_ADDR", "127.0.0.1:0").start().await
}

fn limited(inner: &Inner) -> usize {
    inner.requests.iter().filter(|one| one.status == Some(429)).count()
}

/// Many questions whose answers meet this every time.
async fn many_meet(world: &World, fault: Fault) {
    world.discord.fault_always(Route::Callback, fault);
    let asked: Vec<_> = (0..MANY).map(|_| world.send(ANNA, TALK, "podcast topic about:django")).collect();
    drop(asked);
    world.until("Discord has refused 210 times", |inner| (limited(inner) >= 210).then_some(())).await;
    world.discord.heal();
}

#[tokio::test(flavor = "multi_thread")]
async fn after_two_hundred_refusals_jobs_rest_and_answers_go_on() {
    let world = watched().await;
    let until = schedule(&world).await;
    let minute = Duration::from_mins(1);
    world.advance(until.saturating_sub(minute));
    many_meet(&world, Fault::RateLimited { retry_after: Some("0"), global: false }).await;
    world.page_says("/metrics", 200, "podpick_breaker_open 1").await;
    world.advance(minute);
    world.says("Message not sent, retrying").await;
    assert!(!world.discord.look(|inner| inner.requests.iter().any(is_post)), "nothing but answers goes out");
    assert!(world.ask("podcast topic about:python").await.text().contains("Python"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_that_many_bots_share_is_not_counted() {
    let world = watched().await;
    let until = schedule(&world).await;
    many_meet(&world, Fault::SharedLimit).await;
    let figures = world.page("/metrics").await.1;
    assert!(figures.contains("podpick_breaker_open 0"), "{figures}");
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_answers_are_under_way_than_128_and_what_comes_too_late_is_let_go_and_counted() {
    let world = watched().await;
    world.discord.fault_always(Route::Callback, Fault::Hold { effect: false });
    let asked: Vec<_> = (0..500).map(|_| world.send(ANNA, TALK, "podcast topic about:django")).collect();
    drop(asked);
    world.until("the first answers hang", |inner| (inner.held >= 128).then_some(())).await;
    // Each is given up after 2.5 s, and who has waited for two would be too late.
    world.says("Dropped: waited too long").await;
    world.page_says("/metrics", 200, "outcome=\"dropped\"").await;
    assert_eq!(world.discord.look(|inner| inner.most_held), 128);
    world.discord.heal();
    assert!(world.ask("podcast topic about:python").await.text().contains("Python"));
    assert_eq!(world.identifies(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_trickles_in_costs_no_second_message() {
    let world = World::start().await;
    let until = schedule(&world).await;
    world.discord.fault(Route::Message, Fault::Drip);
    world.advance(until);
    all_done(&world).await;
    let posts = world.discord.look(|inner| inner.requests.iter().filter(|one| is_post(one)).count());
    assert_eq!(posts, 2, "the first was given up after ten seconds");
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_limits_hold_up_a_pick_and_never_double_it() {
    let mut worlds = tokio::task::JoinSet::new();
    for retry_after in [Some("0"), Some("-1"), Some("NaN"), None] {
        worlds.spawn(async move {
            let world = World::start().await;
            let until = schedule(&world).await;
            world.discord.fault(Route::Message, Fault::RateLimited { retry_after, global: false });
            world.advance(until);
            all_done(&world).await;
            let posts = world.discord.look(|inner| inner.requests.iter().filter(|one| is_post(one)).count());
            assert_eq!(posts, 2, "{retry_after:?}");
        });
    }
    while let Some(told) = worlds.join_next().await {
        told.unwrap();
    }
}

#[tokio::test]
async fn a_server_posts_no_more_than_fifty_picks_a_day_by_hand() {
    let world = World::start().await;
    schedule(&world).await;
    let mut posted = 0;
    let told = loop {
        let told = world.ask_as(MIA, TALK, "pick now").await;
        if !told.words().contains("On its way") || posted > 60 {
            break told;
        }
        posted += 1;
    };
    assert_eq!(posted, 50);
    assert!(told.words().contains("podpick posts at most 50 picks a day in one server"), "{}", told.text());
}
