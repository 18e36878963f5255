//! Stories of the weekly pick: moderators set it up, it is posted in time and once, members see it. Exact words are in the bot's tests.

use std::time::Duration;

use serde_json::Value;
use sqlx::{Connection, SqliteConnection};

use crate::loopback::{Fault, Recorded, Route};
use crate::world::{ANNA, MIA, NEWS, Person, TALK, World};

pub(crate) const WEEK: Duration = Duration::from_hours(7 * 24);
const SCHEDULE: &str = "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin thread:true publish:true auto:true";

/// A world with a schedule, and how long it is until just after its first slot.
pub(crate) async fn scheduled() -> (World, Duration) {
    let world = World::start().await;
    let until = schedule(&world).await;
    (world, until)
}

/// Sets the usual schedule; how long it is until just after its first slot.
pub(crate) async fn schedule(world: &World) -> Duration {
    schedule_with(world, "").await
}

/// The same with more options.
pub(crate) async fn schedule_with(world: &World, more: &str) -> Duration {
    schedule_as(world, MIA, more).await
}

/// The same by a moderator who reads Discord in English.
pub(crate) async fn schedule_as(world: &World, moderator: Person, more: &str) -> Duration {
    let answer = world.ask_as(moderator, TALK, format!("{SCHEDULE} {more}").trim()).await;
    assert!(answer.is_private());
    let text = answer.message.to_string();
    let said =
        text.contains("Saved. Queue picks") && text.contains("Every Monday at 18:00, Europe/Berlin time");
    assert!(said || moderator.locale != "en-US", "{text}");
    assert_eq!(text.matches(":F>").count(), 3, "{text}");
    let first: i64 = text.split("<t:").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    Duration::from_secs(first.unsigned_abs() - now + 2)
}

/// A message that podpick sends by itself.
pub(crate) fn is_post(request: &Recorded) -> bool {
    request.method == "POST" && request.path.ends_with("/messages")
}

/// What is read of the buttons of a message: those that change something are signed for whoever sees them.
fn read_of_buttons(message: &Value) -> Value {
    let mut rows = message["components"].clone();
    for row in rows.as_array_mut().unwrap() {
        for button in row["components"].as_array_mut().unwrap() {
            button.as_object_mut().unwrap().remove("custom_id");
        }
    }
    rows
}

pub(crate) async fn all_done(world: &World) -> Value {
    world
        .until("the pick is posted, published and has its thread", |inner| {
            let done = inner.channels.published.len() == 1 && inner.channels.threads.len() == 1;
            done.then_some(())
        })
        .await;
    let messages = world.messages(NEWS);
    assert_eq!(messages.len(), 1, "{messages:?}");
    messages[0].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_is_posted_in_its_week_and_seen_by_members() {
    let (world, until) = scheduled().await;
    let added = world
        .ask_as(MIA, TALK, "pick add show:Django Hour note:@everyone [click](https://evil.example)")
        .await;
    assert!(
        added.message["content"].as_str().unwrap().contains("Queued **Django Hour** as number 1."),
        "{added:?}"
    );
    let preview = world.ask_as(MIA, TALK, "pick preview").await;
    world.advance(until);
    let posted = all_done(&world).await;
    assert_eq!(posted["embeds"], preview.message["embeds"]);
    assert_eq!(read_of_buttons(&posted), read_of_buttons(&preview.message));
    assert!(posted["content"].as_str().unwrap().contains("Pick of the week"));
    let body = posted["embeds"][0]["description"].as_str().unwrap();
    assert!(!body.contains("@everyone") && !body.contains("](https://"), "{body}");
    let seen = world.ask_as(ANNA, TALK, "podcast pick").await;
    assert!(seen.is_private() && seen.message.to_string().contains("Django Hour"), "{seen:?}");
    let status = world.ask_as(MIA, TALK, "pick status").await.message.to_string();
    assert!(status.contains("0 picks") && status.contains("/channels/"), "{status}");
    let history = world.ask_as(MIA, TALK, "pick history").await.message.to_string();
    assert!(history.contains("Django Hour"), "{history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_moderators_may() {
    let world = World::start().await;
    for words in [SCHEDULE, "pick add show:Django Hour", "pick queue", "pick now", "pick skip", "pick status"]
    {
        let answer = world.ask_as(ANNA, TALK, words).await;
        assert!(answer.is_private());
        assert!(
            answer.message["content"].as_str().unwrap().contains("Manage Messages"),
            "{words}: {answer:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_is_ordered_and_buttons_outlive_a_restart() {
    let (mut world, _) = scheduled().await;
    for show in ["Django Hour", "Test Snakes"] {
        world.ask_as(MIA, TALK, &format!("pick add show:{show}")).await;
    }
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    let chosen = world.choose(&queue, "2. Test Snakes").await;
    world.restart().await;
    let moved = world.press(&chosen, "Up").await;
    let body = moved.message["embeds"][0]["description"].as_str().unwrap().to_owned();
    assert!(body.find("Test").unwrap() < body.find("Django").unwrap(), "{body}");
    let left = world.press(&moved, "Remove").await;
    assert!(left.message.to_string().contains("1 pick in the queue"), "{left:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_step_there_is_one_message_one_publication_and_one_thread() {
    for (route, effect) in [
        (Route::Message, false),
        (Route::Message, true),
        (Route::Publish, false),
        (Route::Publish, true),
        (Route::Thread, false),
        (Route::Thread, true),
    ] {
        let (mut world, until) = scheduled().await;
        world.discord.fault(route, Fault::Hold { effect });
        world.advance(until);
        world.kill_when_held().await;
        // The dead process's claim ends, Discord forgets the nonce, and only the channel itself can tell.
        world.advance(Duration::from_mins(10));
        all_done(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_where_the_store_is_written_it_comes_once_all_the_same() {
    // Before it is put into the outbox, before it is claimed, and before it is recorded that it was sent.
    for step in ["INSERT ON outbox", "UPDATE OF tries ON outbox", "UPDATE OF message_id ON outbox"] {
        let (mut world, until) = scheduled().await;
        let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
        let mut beside = SqliteConnection::connect(&address).await.unwrap();
        let stop = format!("CREATE TRIGGER stop BEFORE {step} BEGIN SELECT RAISE(ABORT, 'not yet'); END");
        sqlx::raw_sql(sqlx::AssertSqlSafe(stop)).execute(&mut beside).await.unwrap();
        world.advance(until);
        world.says("Weekly picks are waiting").await;
        world.kill();
        sqlx::raw_sql("DROP TRIGGER stop").execute(&mut beside).await.unwrap();
        beside.close().await.unwrap();
        world.restart().await;
        world.advance(Duration::from_mins(10));
        all_done(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_cannot_take_now_is_tried_again_and_comes_once() {
    for fault in [Fault::rate_limited("0.5"), Fault::Html(502), Fault::Drop, Fault::LoseAnswer] {
        let (world, until) = scheduled().await;
        world.discord.fault(Route::Message, fault);
        world.advance(until);
        all_done(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_permission_is_named_and_not_tried_again() {
    let (world, until) = scheduled().await;
    world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().permissions &= !(1 << 11));
    world.advance(until);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await.message.to_string();
    assert!(status.contains("podpick lacks Send Messages in the channel"), "{status}");
    assert_eq!(world.requests("/messages").iter().filter(|one| one.method == "POST").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_by_more_than_a_day_is_skipped_and_said() {
    let (mut world, until) = scheduled().await;
    world.terminate();
    world.exit_code().await;
    world.advance(until + 3 * WEEK + Duration::from_hours(30));
    world.restart().await;
    let history = loop {
        let answer = world.ask_as(MIA, TALK, "pick history").await.message.to_string();
        if answer.contains("did not run") {
            break answer;
        }
    };
    assert!(history.contains("No pick"), "{history}");
    assert_eq!(world.messages(NEWS).len(), 0, "all slots were over for more than a day");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_channel_is_said_and_the_pick_can_be_sent_anew() {
    let (world, until) = scheduled().await;
    let news = world.discord.state.change(|inner| inner.channels.all.remove(&NEWS)).unwrap();
    world.advance(until);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.message.to_string().contains("the channel is gone"), "{status:?}");
    world.discord.state.change(|inner| inner.channels.all.insert(NEWS, news));
    let pressed = world.press(&status, "Post now").await;
    assert!(pressed.message.to_string().contains("On its way"), "{pressed:?}");
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn now_skip_pause_and_resume() {
    let (world, until) = scheduled().await;
    let said = async |words: &str| world.ask_as(MIA, TALK, words).await.message["content"].to_string();
    let first = said("pick now").await;
    assert!(first.contains("It is this week's pick"), "{first}");
    all_done(&world).await;
    let second = said("pick now").await;
    assert!(second.contains("this is an extra one"), "{second}");
    world.until("a second one is posted", |inner| (inner.channels.threads.len() == 2).then_some(())).await;
    let skipped = said("pick skip").await;
    assert!(skipped.contains("Skipped: nothing is posted"), "{skipped}");
    assert!(said("pick pause").await.contains("Paused"));
    // Two slots pass: this week's was replaced, the next one skipped, and no other comes while it is paused.
    world.advance(until + 3 * WEEK);
    let resumed = said("pick resume").await;
    assert!(resumed.contains("Weekly picks resumed"), "{resumed}");
    assert_eq!(world.messages(NEWS).len(), 2);
}
