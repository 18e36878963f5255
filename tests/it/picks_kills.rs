//! Stories of podpicks that are killed or stopped at any moment: what is due comes once all the same.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::picks_fleet::{each_has_one, posted, two_with_a_thousand};
use crate::world::{MIA, NEWS, TALK, World};

/// Kills on one day: each start costs a session, and from fifty a day on podpick takes its time.
const KILLS: u64 = 40;
const DAYS: u64 = 5;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute: cargo test -- --ignored"]
async fn killed_again_and_again_it_posts_what_was_asked_for_once() {
    let mut world = World::plan().at("2026-03-03T09:00:00Z").start().await;
    world
        .ask_as(
            MIA,
            TALK,
            "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true",
        )
        .await;
    for day in 0..DAYS {
        for kill in 0..KILLS {
            // The pick is recorded when the moderator reads so; when it dies after that is a matter of chance.
            world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
            let answer = world.ask_as(MIA, TALK, "pick now").await.words();
            let taken = answer.contains("It is this week's pick") || answer.contains("this is an extra one");
            assert!(taken, "{kill}: {answer}");
            tokio::time::sleep(Duration::from_millis((day * KILLS + kill) * 7 % 120)).await;
            world.restart().await;
            // What a dead one had claimed is looked for after five minutes.
            world.advance(Duration::from_mins(6));
        }
        let expected = (day + 1) * KILLS;
        world
            .until_within(Duration::from_mins(2), "all are posted", |inner| {
                (inner.channels.all[&NEWS].messages.len() as u64 >= expected).then_some(())
            })
            .await;
        world.advance(Duration::from_hours(25));
    }
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    for message in world.messages(NEWS) {
        *keys.entry(message["components"].to_string()).or_default() += 1;
    }
    assert_eq!(
        (keys.len() as u64, keys.values().max()),
        (DAYS * KILLS, Some(&1)),
        "a pick came twice or never"
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn one_that_was_asleep_sends_nothing_when_it_wakes() {
    let world = two_with_a_thousand().await;
    world
        .until_within(Duration::from_mins(2), "some are posted", |inner| (posted(inner) >= 300).then_some(()))
        .await;
    world.signal("STOP");
    // Ten minutes pass for everybody; the other looks for what the sleeper had claimed, and sends the rest.
    world.advance(Duration::from_mins(10));
    world
        .until_within(Duration::from_mins(2), "all are posted", |inner| {
            (posted(inner) >= 1_000).then_some(())
        })
        .await;
    each_has_one(&world);
    world.signal("CONT");
    world.rounds().await;
    each_has_one(&world);
    world.forgive();
}
