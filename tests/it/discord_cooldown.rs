//! Stories about members who ask very often: they are asked to wait, others are not, and typing is free.

use std::time::Duration;

use crate::endpoint::question;
use crate::loopback::LIFETIME;
use crate::world::{ANNA, BEN, TALK, World};

#[tokio::test]
async fn the_sixth_question_in_ten_seconds_waits_and_others_do_not() {
    let world = World::plan().env("COOLDOWN", "on").start().await;
    for _ in 0..5 {
        assert!(!world.ask_as(ANNA, TALK, "podcast topic about:django").await.is_private());
    }
    let sixth = world.ask_as(ANNA, TALK, "podcast topic about:django").await;
    assert!(sixth.is_private());
    assert!(sixth.text().contains("five questions in ten seconds"), "{}", sixth.text());
    assert!(sixth.text().contains("<t:"), "it says when: {}", sixth.text());
    assert!(!world.ask_as(BEN, TALK, "podcast topic about:django").await.is_private());
    for typed in ["d", "dj", "dja", "djan", "djang", "django"] {
        assert!(!world.type_in("podcast topic", "about", typed).await.is_empty(), "{typed}");
    }
    world.says("slowed down").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_buttons_and_commands_keeps_the_heartbeat() {
    let world = World::plan()
        .env("COOLDOWN", "on")
        .discord(|setup| setup.heartbeat = Some(Duration::from_secs(3)))
        .start()
        .await;
    let before = world.discord.look(|inner| inner.gateway.heartbeats);
    let asked: Vec<_> = (0..10_000).map(|n| question(1_700_000_000_000_000_000 + n, "django")).collect();
    let sent: Vec<_> = asked.iter().map(|question| world.discord.interact(question)).collect();
    let last = tokio::time::Instant::now() + LIFETIME + Duration::from_secs(2);
    let mut answered = 0;
    for waiting in sent {
        answered += usize::from(matches!(tokio::time::timeout_at(last, waiting.answer).await, Ok(Ok(_))));
    }
    // How many depends on the machine; that many wait in vain is all that a flood may cost.
    assert!(answered >= 100, "{answered} answered");
    world.until("hearts beat on", |inner| (inner.gateway.heartbeats > before + 1).then_some(())).await;
    assert_eq!(world.identifies(), 1, "the connection was lost: {}", world.log());
    assert!(world.peak_memory() < 160, "{} MB", world.peak_memory());
    world.forgive();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_member_who_floods_does_not_keep_others_waiting() {
    let world = World::plan().env("COOLDOWN", "on").start().await;
    let flood: Vec<_> = (0..1_000).map(|n| question(1_710_000_000_000_000_000 + n, "django")).collect();
    let flooded: Vec<_> = flood.iter().map(|question| world.discord.interact(question)).collect();
    for _ in 0..5 {
        let pending = world.send(BEN, TALK, "podcast topic about:python");
        let token = pending.token().to_owned();
        assert!(!pending.answer().await.is_private());
        let took = world.discord.look(|inner| inner.interactions.get(&token).unwrap().took.unwrap());
        assert!(took < LIFETIME, "{took:?}");
    }
    let mut served = 0;
    for waiting in flooded {
        let answer = tokio::time::timeout(LIFETIME, waiting.answer).await;
        served += usize::from(
            answer.is_ok_and(|answer| answer.is_ok_and(|answer| answer["data"]["flags"].is_null())),
        );
    }
    assert!((1..=10).contains(&served), "{served} of the flood were really answered");
}
