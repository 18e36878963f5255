//! Stories about members who ask very often: they are asked to wait, others are not, and typing is free.

use std::time::Duration;

use crate::endpoint::question;
use crate::loopback::{Down, Fault, Route};
use crate::world::{ANNA, BEN, TALK, World};

#[tokio::test]
async fn the_sixth_question_in_ten_seconds_waits_and_others_do_not() {
    let world = World::plan().env("COOLDOWN", "on").start().await;
    // At once, so that a slow machine gives nobody time to be asked for another.
    let asked: Vec<_> = (0..30).map(|_| world.send(ANNA, TALK, "podcast topic about:django")).collect();
    let mut sixth = None;
    let mut free = 0;
    for pending in asked {
        let answer = pending.answer().await;
        if answer.is_private() {
            sixth = Some(answer);
        } else {
            free += 1;
        }
    }
    let sixth = sixth.expect("nobody is asked to wait");
    assert!(free >= 5, "{free} were answered");
    assert!(sixth.text().contains("five questions in ten seconds"), "{}", sixth.text());
    assert!(sixth.text().contains("<t:"), "it says when: {}", sixth.text());
    assert!(!world.ask_as(BEN, TALK, "podcast topic about:django").await.is_private());
    for typed in ["d", "dj", "dja", "djan", "djang", "django"] {
        assert!(!world.type_in("podcast topic", "about", typed).await.is_empty(), "{typed}");
    }
    world.says("slowed down").await;
}

/// Answers under way or waiting at most; what comes beyond is let go.
const AT_MOST: usize = 4096;
const FLOOD: usize = 5_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_whose_answers_all_hang_is_bounded_and_keeps_the_heartbeat() {
    let world = World::plan().env("COOLDOWN", "on").start().await;
    world.discord.fault_always(Route::Callback, Fault::Hold { effect: false });
    let before = world.discord.look(|inner| inner.gateway.heartbeats);
    for n in 0..FLOOD as u64 {
        drop(world.discord.interact(&question(1_700_000_000_000_000_000 + n, "django")));
    }
    // Behind all of these the gateway asks for heartbeats, while every answer hangs.
    for _ in 0..3 {
        world.discord.down(&Down::Frame(r#"{"op":1,"d":null,"s":null,"t":null}"#.to_owned()));
    }
    world.until("hearts beat on", |inner| (inner.gateway.heartbeats >= before + 3).then_some(())).await;
    world.until("answers hang", |inner| (inner.held >= 128).then_some(())).await;
    let (most, connections) = world.discord.look(|inner| (inner.most_held, inner.gateway.connections));
    assert_eq!((connections, world.identifies()), (1, 1), "{}", world.log());
    // Discord sees that an answer was given up a moment after podpick gives its place to the next one, so a place may
    // count twice. Without the bound there are thousands.
    assert!(most <= 2 * 128, "{most} under way at once");
    // No more are held: what is not under way, or waiting for its turn, is let go.
    world.says_times("\"outcome\":\"dropped\"", FLOOD - AT_MOST).await;
    world.forgive();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_member_who_floods_does_not_keep_others_waiting() {
    let world = World::plan().env("COOLDOWN", "on").start().await;
    let begun = std::time::Instant::now();
    let flood: Vec<_> = (0..200).map(|n| question(1_710_000_000_000_000_000 + n, "django")).collect();
    let flooded: Vec<_> = flood.iter().map(|question| world.discord.interact(question)).collect();
    for _ in 0..5 {
        assert!(!world.ask_as(BEN, TALK, "podcast topic about:python").await.is_private());
    }
    let mut served = 0;
    for waiting in flooded {
        let answer = tokio::time::timeout(Duration::from_secs(4), waiting.answer).await;
        served += u64::from(
            answer.is_ok_and(|answer| answer.is_ok_and(|answer| answer["data"]["flags"].is_null())),
        );
    }
    // Five at once, and one more each two seconds.
    let most = 6 + begun.elapsed().as_secs() / 2;
    assert!((1..=most).contains(&served), "{served} of the flood were really answered");
}
