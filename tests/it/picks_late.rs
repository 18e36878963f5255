//! Stories of picks that were cut off, and of stores that were put back: nothing comes days late, and nothing comes twice.

use std::time::Duration;

use sqlx::{Connection, SqliteConnection};

use crate::loopback::{Fault, Route};
use crate::picks::{all_done, schedule, scheduled};
use crate::picks_faults::posts;
use crate::world::{MIA, NEWS, ROUNDS, TALK, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_that_was_cut_off_comes_within_the_day_or_not_at_all() {
    for (down, posted) in [(3, 1), (26, 0), (72, 0)] {
        let mut world = World::plan().at("2026-03-03T09:00:00Z").start().await;
        world
            .ask_as(MIA, TALK, "pick schedule channel:<#444000000000000010> day:tuesday time:18:00 timezone:Berlin auto:true")
            .await;
        world.discord.fault(Route::Message, Fault::Hold { effect: false });
        world.advance(Duration::from_mins(8 * 60 + 5));
        world.until("a request hangs", |inner| (inner.held > 0).then_some(())).await;
        world.discord.state.change(|inner| inner.held = 0);
        world.kill();
        world.advance(Duration::from_hours(down));
        world.restart().await;
        world.advance(Duration::from_mins(10));
        if posted == 0 {
            world.says("more than a day late").await;
            let history = world.ask_as(MIA, TALK, "pick history").await;
            assert!(
                history.words().contains("it could not be sent within a day of its time"),
                "{}",
                history.text()
            );
            world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
            let late = world.ask_as(MIA, TALK, "pick now").await;
            assert!(
                late.words().contains("This week's pick failed, so this one takes its place"),
                "{}",
                late.text()
            );
            world
                .until("it is posted", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(()))
                .await;
            world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().messages.clear());
        } else {
            world
                .until("it is posted", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(()))
                .await;
        }
        assert_eq!(world.messages(NEWS).len(), posted, "{down} hours");
    }
}

/// What was cut off may have arrived: however late it is by then, the channel says so, and nobody is told otherwise.
#[tokio::test(flavor = "multi_thread")]
async fn a_pick_that_arrived_and_was_cut_off_is_found_however_late() {
    // So many hours after it was cut off; and at once, while its nonce could leave again, a day after its time.
    for (down, overdue) in [(26, false), (0, true)] {
        let mut world = World::plan().env("RUST_LOG", ROUNDS).start().await;
        let until = schedule(&world).await;
        world.discord.fault(Route::Message, Fault::Hold { effect: true });
        world.advance(until);
        world.until("a request hangs", |inner| (inner.held > 0).then_some(())).await;
        world.discord.state.change(|inner| inner.held = 0);
        world.kill();
        if overdue {
            let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
            let mut store = SqliteConnection::connect(&address).await.unwrap();
            let late = "UPDATE outbox SET due_at = due_at - 86400000, lease_until = 0 WHERE pick = 1";
            sqlx::raw_sql(late).execute(&mut store).await.unwrap();
            store.close().await.unwrap();
        }
        world.sleep_through(Duration::from_hours(down)).await;
        world.rounds().await;
        world.advance(Duration::from_mins(6));
        world.says("Already posted: found the message in the channel").await;
        world.rounds().await;
        assert_eq!((world.messages(NEWS).len(), posts(&world)), (1, 1), "{down} hours");
        assert!(!world.log().contains("more than a day late"), "{}", world.log());
    }
}

/// What surely never left needs no look at the channel.
#[tokio::test(flavor = "multi_thread")]
async fn a_pick_that_never_left_is_passed_over_as_soon_as_it_is_too_late() {
    let mut world = World::plan().env("RUST_LOG", ROUNDS).start().await;
    let until = schedule(&world).await;
    world.discord.fault(Route::Message, Fault::rate_limited("60"));
    world.advance(until);
    world.says("Message not sent, retrying").await;
    // It is written down by then.
    world.rounds().await;
    world.sleep_through(Duration::from_hours(26)).await;
    world.says("more than a day late").await;
    let looked = world.requests("/messages").iter().any(|one| one.method == "GET");
    assert_eq!((looked, posts(&world), world.messages(NEWS).len()), (false, 1, 0), "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_put_back_by_plain_means_posts_nothing_again() {
    // After three minutes Discord has forgotten the nonce, and the slot is not so late that any store looks first.
    for minutes in [3, 20] {
        let (mut world, until) = scheduled().await;
        world.terminate();
        world.exit_code().await;
        let (store, copy) = (world.folder().join("podpick.db"), world.folder().join("copy"));
        std::fs::copy(&store, &copy).unwrap();
        world.start_again();
        world.advance(until);
        world
            .until("it is posted", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(()))
            .await;
        world.advance(Duration::from_mins(minutes));
        world.terminate();
        world.exit_code().await;
        std::fs::copy(&copy, &store).unwrap();
        for tail in ["podpick.db-wal", "podpick.db-shm"] {
            let _ = std::fs::remove_file(world.folder().join(tail));
        }
        world.restart().await;
        // What may have left lately is looked for once it cannot be under way any more.
        world.advance(Duration::from_mins(3));
        world.says("Already posted: found the message in the channel").await;
        assert_eq!(world.messages(NEWS).len(), 1, "{minutes} minutes");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_in_a_store_put_back_by_plain_means_is_looked_for_first() {
    let (mut world, _) = scheduled().await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.ask_as(MIA, TALK, "pick now").await;
    world.says("\"message\":\"Posted\"").await;
    world.advance(Duration::from_mins(20));
    world.terminate();
    world.exit_code().await;
    // A copy from the moment in which the pick lay in the outbox and nobody had begun with it.
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut store = SqliteConnection::connect(&address).await.unwrap();
    sqlx::raw_sql(
        "UPDATE outbox SET state = 'waiting', open = 1, message_id = NULL, first_send_at = NULL, first_attempt_at = NULL, \
         tries = 0, lease_until = 0, wake_at = due_at WHERE pick = 1; \
         UPDATE gate SET free_at = free_at - 1 WHERE name = 'count'",
    )
    .execute(&mut store)
    .await
    .unwrap();
    store.close().await.unwrap();
    world.restart().await;
    world.says("The data file is older than when podpick last ran").await;
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(world.messages(NEWS).len(), 1);
}

/// A snapshot of the whole folder: nothing in it says that it is one. What is late is looked for, and what is not there
/// comes.
#[tokio::test(flavor = "multi_thread")]
async fn what_waited_in_a_folder_put_back_whole_is_looked_for_first() {
    for there in [true, false] {
        let (mut world, _) = scheduled().await;
        world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
        world.ask_as(MIA, TALK, "pick now").await;
        world.says("\"message\":\"Posted\"").await;
        world.advance(Duration::from_mins(20));
        world.terminate();
        world.exit_code().await;
        if !there {
            world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().messages.clear());
        }
        let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
        let mut store = SqliteConnection::connect(&address).await.unwrap();
        sqlx::raw_sql(
            "UPDATE outbox SET state = 'waiting', open = 1, message_id = NULL, first_send_at = NULL, first_attempt_at = NULL, \
             tries = 0, lease_until = 0, wake_at = due_at WHERE pick = 1",
        )
        .execute(&mut store)
        .await
        .unwrap();
        store.close().await.unwrap();
        world.restart().await;
        world
            .says(if there { "Already posted: found the message in the channel" } else { "\"Posted\"" })
            .await;
        assert!(!world.log().contains("The data file is older"), "{}", world.log());
        assert_eq!(world.messages(NEWS).len(), 1, "{there}");
        let looked = world.requests("/messages").iter().filter(|one| one.method == "GET").count();
        assert_eq!((looked, posts(&world)), (1, if there { 1 } else { 2 }), "{there}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_of_the_version_before_goes_on_with_what_was_under_way() {
    let (mut world, until) = scheduled().await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    // The message arrives, and podpick is stopped before it hears so.
    world.discord.fault(Route::Message, Fault::Hold { effect: true });
    world.advance(until);
    world.until("a request hangs", |inner| (inner.held > 0).then_some(())).await;
    world.discord.state.change(|inner| inner.held = 0);
    world.kill();
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut store = SqliteConnection::connect(&address).await.unwrap();
    let before = "DROP TABLE gone; DROP INDEX outbox_open_guild; DROP TABLE gateway_session; DROP TABLE registered; \
                  ALTER TABLE schedule DROP COLUMN locale; ALTER TABLE follow DROP COLUMN locale; \
                  ALTER TABLE outbox DROP COLUMN locale; ALTER TABLE feed DROP COLUMN image; ALTER TABLE feed DROP COLUMN blocked; ALTER TABLE feed DROP COLUMN digest; \
                  ALTER TABLE feed DROP COLUMN wanted_since; ALTER TABLE feed DROP COLUMN older; ALTER TABLE feed DROP COLUMN unwanted_since; \
                  ALTER TABLE follow DROP COLUMN role_id; ALTER TABLE follow DROP COLUMN thread; DROP INDEX outbox_told; \
                  ALTER TABLE schedule DROP COLUMN vote; DROP TABLE vote; DROP TABLE shelf; DROP TABLE own_show; \
                  DROP TABLE hidden_show; DROP TABLE own_alias; DROP TABLE suggestion; DROP TABLE suggested; DROP TABLE missing; \
                  DROP TABLE rating; DROP TABLE told_show; ALTER TABLE outbox DROP COLUMN listened; ALTER TABLE outbox DROP COLUMN not_for_me; \
                  ALTER TABLE taken DROP COLUMN owner; ALTER TABLE taken DROP COLUMN done; \
                  ALTER TABLE schedule DROP COLUMN self_role; ALTER TABLE follow DROP COLUMN self_role; \
                  ALTER TABLE outbox DROP COLUMN self_role; ALTER TABLE schedule DROP COLUMN forum; ALTER TABLE follow DROP COLUMN forum; ALTER TABLE outbox DROP COLUMN forum; \
                  DELETE FROM _sqlx_migrations WHERE version >= 5; \
                  INSERT INTO follow VALUES (999, 1, 5, 'snake-tales', NULL, 0, 0, 0, 0, NULL, NULL, 7, 12345)";
    sqlx::raw_sql(before).execute(&mut store).await.unwrap();
    store.close().await.unwrap();
    world.restart().await;
    world.advance(Duration::from_mins(10));
    world.says("Already posted: found the message in the channel").await;
    all_done(&world).await;
    assert!(world.folder().join("podpick.before-5.db").exists());
    let mut store = SqliteConnection::connect(&address).await.unwrap();
    let gone: Option<i64> = sqlx::query_scalar("SELECT since FROM gone WHERE guild_id = 999")
        .fetch_optional(&mut store)
        .await
        .unwrap();
    assert!(
        gone.is_none() || gone == Some(12345),
        "a server that left before keeps its day, or is forgotten by it: {gone:?}"
    );
    world.advance(crate::picks::WEEK);
    world
        .until("the next pick comes", |inner| (inner.channels.all[&NEWS].messages.len() == 2).then_some(()))
        .await;
}
