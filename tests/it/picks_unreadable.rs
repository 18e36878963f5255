//! Stories of rows that cannot be read: the server they belong to is told, and everybody else's picks go on.

use std::time::Duration;

use sqlx::{Connection, SqliteConnection};

use crate::picks::schedule_with;
use crate::world::{MIA, NEWS, TALK, World};

/// Where moderators of another server are told.
const OTHERS: u64 = 444_000_000_000_000_013;

async fn run(world: &World, statement: &str) {
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned())).execute(&mut beside).await.unwrap();
    beside.close().await.unwrap();
}

/// A schedule of another server that is due, with one value that podpick never wrote.
fn schedule_of_999(day: &str, zone: &str, week: &str) -> String {
    format!(
        "INSERT INTO schedule VALUES (999, {OTHERS}, {day}, 60, '{zone}', NULL, 0, 0, 1, {OTHERS}, 0, '{week}', 0, 0, 7, NULL, 'en-US', 0, NULL, 0)"
    )
}

async fn picks_go_on(world: &World, until: Duration) {
    world.advance(until);
    world
        .until("this server's pick is posted", |inner| {
            (!inner.channels.all[&NEWS].messages.is_empty()).then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_that_cannot_be_read_is_paused_and_told() {
    for broken in [
        schedule_of_999("77", "Europe/Berlin", "2026-W10"),
        schedule_of_999("1", "Mars/Olympus", "2026-W10"),
        schedule_of_999("1", "Europe/Berlin", "soon"),
        // What belongs elsewhere: a file keeps a word where a number belongs.
        schedule_of_999("'Monday'", "Europe/Berlin", "2026-W10"),
        schedule_of_999("1", "Europe/Berlin", "2026-W10")
            + "; UPDATE schedule SET next_at = 'soon' WHERE guild_id = 999",
        schedule_of_999("1", "Europe/Berlin", "2026-W10")
            + "; UPDATE schedule SET zone = x'ff' WHERE guild_id = 999",
    ] {
        let world = World::plan().channel(OTHERS).start().await;
        let until = schedule_with(&world, "").await;
        run(&world, &broken).await;
        world.says("Paused an unreadable schedule").await;
        world
            .until("its moderators are told", |inner| {
                (!inner.channels.all[&OTHERS].messages.is_empty()).then_some(())
            })
            .await;
        let told = world.read(OTHERS);
        assert!(told.contains("so the pick is paused"), "{told}");
        picks_go_on(&world, until).await;
        assert_eq!(world.messages(OTHERS).len(), 1, "once");
    }
}

/// Nobody can say where its moderators are told, so only the log has it.
#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_that_does_not_even_say_where_stops_no_other() {
    let world = World::start().await;
    let until = schedule_with(&world, "").await;
    let nowhere = "; UPDATE schedule SET channel_id = 'news', reminders = NULL WHERE guild_id = 999";
    run(&world, &(schedule_of_999("1", "Europe/Berlin", "2026-W10") + nowhere)).await;
    world.says("Paused an unreadable schedule").await;
    picks_go_on(&world, until).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queued_pick_that_cannot_be_read_is_passed_over_and_told() {
    for broken in ["week = 'soon'", "picker = 'Mia'", "place = x'00'"] {
        let world = World::plan().channel(OTHERS).start().await;
        let until = schedule_with(&world, &format!("reminders:{OTHERS}")).await;
        world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
        run(&world, &format!("UPDATE queued SET {broken}")).await;
        world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
        picks_go_on(&world, until).await;
        let posted = world.messages(NEWS);
        if broken.starts_with("place") {
            // Its place is for the order alone.
            assert!(world.read(OTHERS).is_empty(), "{}", world.read(OTHERS));
            continue;
        }
        assert_eq!(posted[0]["embeds"][0]["title"], "Django Hour");
        world.says("Skipped an unreadable queued pick").await;
        world
            .until("moderators are told", |inner| {
                (!inner.channels.all[&OTHERS].messages.is_empty()).then_some(())
            })
            .await;
        let told = world.read(OTHERS);
        assert!(told.contains("so a queued pick or a message was left out"), "{told}");
        assert_eq!(world.messages(OTHERS).len(), 1, "once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_hold_what_cannot_be_read_show_the_rest() {
    let world = World::start().await;
    schedule_with(&world, "").await;
    world.ask_as(MIA, TALK, &format!("podcast-follow add show:Snake Tales channel:{NEWS}")).await;
    world.ask_as(MIA, TALK, &format!("podcast-follow add show:Django Hour channel:{NEWS}")).await;
    run(&world, "UPDATE follow SET since = 'ever' WHERE podcast = 'snake-tales'").await;
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert!(list.text().contains("Django Hour") && !list.text().contains("Snake Tales"), "{}", list.text());
    run(&world, "UPDATE outbox SET due_at = 'never'").await;
    assert!(!world.ask_as(MIA, TALK, "pick history").await.text().contains("unexpected"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_cannot_be_read_is_laid_aside() {
    let world = World::start().await;
    let until = schedule_with(&world, "").await;
    run(&world, "INSERT INTO outbox (key, guild_id, channel_id, pick, publish, thread, due_at, state, open, wake_at, \
                 lease_until, fence, generation, tries) VALUES ('pick:999:x', 999, 5, 1, 7, 0, 0, 'waiting', 1, 0, 0, 0, 0, 0)").await;
    world.says("Skipped an unreadable message").await;
    picks_go_on(&world, until).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_that_cannot_be_read_can_be_set_anew() {
    let world = World::start().await;
    schedule_with(&world, "").await;
    run(&world, "UPDATE schedule SET day = 77, next_at = 0").await;
    world.says("Paused an unreadable schedule").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(
        status.text().contains(
            "podpick cannot read its data about this. Nothing was changed. Set the weekly pick anew"
        ),
        "{}",
        status.text()
    );
    let until = schedule_with(&world, "").await;
    picks_go_on(&world, until).await;
}
