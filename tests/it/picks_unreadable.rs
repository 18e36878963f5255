//! Stories of rows that cannot be read: the server they belong to is told, and everybody else's picks go on.

use std::time::Duration;

use sqlx::{Connection, SqliteConnection};

use crate::feeds::{Feeds, Say};
use crate::feeds_news;
use crate::feeds_stories;
use crate::loopback::{Fault, Route};
use crate::picks::schedule_with;
use crate::votes::{self, HOUR, STAFF, VOTE, picked, picks_are, poll};
use crate::world::{ANNA, MIA, NEWS, POLLS, TALK, World};

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
        // What says whether it is to come at all says neither yes nor no.
        schedule_of_999("1", "Europe/Berlin", "2026-W10")
            + "; UPDATE schedule SET paused = 'maybe' WHERE guild_id = 999",
        schedule_of_999("1", "Europe/Berlin", "2026-W10")
            + "; UPDATE schedule SET gone_since = 'once' WHERE guild_id = 999",
    ] {
        let world = World::plan().channel(OTHERS).start().await;
        let until = schedule_with(&world, "").await;
        run(&world, &broken).await;
        world.advance(Duration::from_mins(1));
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
        assert!(told.contains("it left out a queued pick or a message"), "{told}");
        assert_eq!(world.messages(OTHERS).len(), 1, "once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_whose_time_cannot_be_read_is_counted_when_it_is_over() {
    let world = votes::scheduled(votes::monday(), "").await;
    votes::told(&world, VOTE).await;
    let asked = poll(&world).await;
    votes::votes(&world, &asked, ANNA, 2);
    run(&world, "UPDATE vote SET wake_at = 'soon'").await;
    world.advance(Duration::from_mins(1));
    world.says("Reset an unreadable time").await;
    world.advance(80 * HOUR + Duration::from_mins(1));
    picks_are(&world, 1).await;
    assert_eq!(picked(&world), ["Django Hour"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_that_cannot_be_read_does_not_count_and_that_is_told() {
    for broken in ["void = 'perhaps'", "ballot = 'none'", "started_at = x'00'"] {
        let world = votes::scheduled(votes::monday(), &format!("auto:true reminders:<#{STAFF}>")).await;
        votes::told(&world, VOTE).await;
        poll(&world).await;
        run(&world, &format!("UPDATE vote SET {broken}")).await;
        world.advance(25 * HOUR);
        world.says("Skipped an unreadable vote").await;
        world
            .until("moderators are told", |inner| {
                (!inner.channels.all[&STAFF].messages.is_empty()).then_some(())
            })
            .await;
        let told = world.read(STAFF);
        assert!(told.contains("The vote for the pick has no winner: podpick cannot read its data"), "{told}");
        // Nothing of it is in the way of another vote, or of the pick.
        let again = votes::told(&world, VOTE).await;
        assert!(again.contains("vote"), "{again}");
        assert!(!again.contains("runs already"), "{again}");
        world
            .until("another poll is posted", |inner| {
                let polls =
                    inner.channels.all[&POLLS].messages.iter().filter(|one| one["poll"].is_object()).count();
                (polls > 1).then_some(())
            })
            .await;
        world.advance(56 * HOUR);
        picks_are(&world, 1).await;
        assert_eq!(world.messages(STAFF).len(), 1, "once: {}", world.read(STAFF));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_whose_row_cannot_be_read_is_read_again_and_the_log_says_so() {
    for (broken, said) in [
        ("next_at = 'soon'", "Reset an unreadable time"),
        ("tried_at = 'once', next_at = 0", "Reset an unreadable feed"),
        ("every = x'00', next_at = 0", "Reset an unreadable feed"),
        ("lease_until = 'mine', next_at = 0", "Feed read"),
    ] {
        let feeds = Feeds::start().await;
        feeds.say("/snakes", Say::Text(200, feeds_stories::snakes()));
        feeds.say("/hour", Say::Text(200, feeds_stories::hour()));
        let mut world = feeds_stories::plan(&feeds).start().await;
        feeds_stories::all_read(&world).await;
        world.terminate();
        assert_eq!(world.exit_code().await, 0);
        let before = feeds.times("/snakes");
        run(&world, &format!("UPDATE feed SET {broken} WHERE podcast = 'snakes'")).await;
        world.advance(2 * HOUR);
        world.restart().await;
        world.says(said).await;
        world.advance(Duration::from_mins(10));
        feeds.until("/snakes", before + 1).await;
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
    for (key, said) in [
        ("'pick:999:x'", "Skipped an unreadable message"),
        ("x'ff'", "Skipped a message without a readable key"),
    ] {
        let world = World::start().await;
        let until = schedule_with(&world, "").await;
        let broken = format!(
            "INSERT INTO outbox (key, guild_id, channel_id, pick, publish, thread, due_at, state, open, wake_at, \
             lease_until, fence, generation, tries) VALUES ({key}, 999, 5, 1, 7, 0, 0, 'waiting', 1, 0, 0, 0, 0, 0)"
        );
        run(&world, &broken).await;
        world.says(said).await;
        picks_go_on(&world, until).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_about_a_notice_keeps_no_episode_from_its_followers() {
    let (world, feeds) = feeds_news::following().await;
    let with = |guid: &'static str, more: &[&'static str]| {
        let titles: Vec<&str> = feeds_news::TITLES.iter().chain(more).copied().collect();
        let at =
            |n: usize| if n < 6 { feeds_news::weekly(n) } else { format!("2026-03-{:02}T20:00:00Z", n - 4) };
        Say::Text(200, feeds_news::hosted(|n| format!("{guid}-{n}"), &titles, at))
    };
    feeds.say("/birds", with("one", &["Kites"]));
    feeds_news::one_message(&world).await;
    run(
        &world,
        "UPDATE outbox SET due_at = 'never' WHERE pick = 0; \
         INSERT INTO vote VALUES (x'ff', 999, 5, 'birds', 0, 9000000000000, 0, 0); \
         INSERT INTO outbox (key, guild_id, channel_id, pick, publish, thread, due_at, state, open, wake_at, \
         lease_until, fence, generation, tries, detail) VALUES (x'fe', 999, 5, 0, 0, 0, 0, 'waiting', 1, 9000000000000, 0, 0, 0, 0, 'birds')",
    )
    .await;
    // Episodes under other guids are followed in what waits and in what is voted on.
    feeds.say("/birds", with("two", &["Kites", "Herons"]));
    world.advance(feeds_news::DAY);
    world.until("followers are told of the next", |inner| (feeds_news::told(inner) == 2).then_some(())).await;
    assert!(world.read(NEWS).contains("Herons"), "{}", world.read(NEWS));
}

/// Whether it is done is nowhere to be read, but what became of it is.
#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_which_nobody_can_say_whether_it_is_done_comes_or_is_told() {
    for (broken, hours) in [("'maybe'", 0), ("2", 0), ("x'00'", 25)] {
        let mut world = World::plan().channel(OTHERS).start().await;
        let until = schedule_with(&world, &format!("reminders:{OTHERS}")).await;
        world.discord.fault(Route::Message, Fault::Hold { effect: false });
        world.advance(until);
        world.until("a request hangs", |inner| (inner.held > 0).then_some(())).await;
        world.discord.state.change(|inner| inner.held = 0);
        world.kill();
        run(&world, &format!("UPDATE outbox SET open = {broken} WHERE pick = 1")).await;
        world.sleep_through(HOUR * hours + Duration::from_mins(10)).await;
        world.says("Reset an unreadable message").await;
        let place = if hours > 24 { OTHERS } else { NEWS };
        world
            .until("it is posted or told", |inner| {
                (!inner.channels.all[&place].messages.is_empty()).then_some(())
            })
            .await;
        assert_eq!(world.messages(NEWS).len(), usize::from(hours == 0), "{broken}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_without_a_readable_key_stops_no_other() {
    let world = votes::scheduled(votes::monday(), "auto:true").await;
    votes::told(&world, VOTE).await;
    votes::votes(&world, &poll(&world).await, ANNA, 2);
    run(
        &world,
        "INSERT INTO vote (key, guild_id, channel_id, ballot, started_at, wake_at, tries, void) \
         SELECT x'ff', 999, channel_id, ballot, started_at, 0, 0, 0 FROM vote",
    )
    .await;
    world.says("Skipped a vote without a readable key").await;
    world.advance(25 * HOUR);
    world.says("Vote counted").await;
    assert!(votes::told(&world, "pick queue").await.contains("**Django Hour**"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_without_a_readable_key_stops_no_other() {
    let feeds = Feeds::start().await;
    feeds.say("/snakes", Say::Text(200, feeds_stories::snakes()));
    feeds.say("/hour", Say::Text(200, feeds_stories::hour()));
    let mut world = feeds_stories::plan(&feeds).start().await;
    feeds_stories::all_read(&world).await;
    // One that is gone since nobody knows when is in nobody's way either.
    run(
        &world,
        "INSERT INTO feed (podcast, address, wanted, next_at, lease_until, failures, gone, complete, every, unwanted_since) \
         VALUES ('left', 'http://left.example/', 0, 0, 0, 0, 0, 0, 3600, 'once'); \
         UPDATE feed SET podcast = x'ff', next_at = 0 WHERE podcast = 'snakes'",
    )
    .await;
    world.advance(Duration::from_mins(1));
    world.says("Skipped a feed without a readable key").await;
    // Whose row it was is a show that is new.
    let before = ["/hour", "/snakes"].map(|path| (path, feeds.times(path)));
    world.sleep_through(25 * HOUR).await;
    for (path, before) in before {
        feeds.until(path, before + 1).await;
    }
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

/// Whose it is cannot be read, so nobody can be told: the log has it, and everybody else's picks come.
#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_of_nobody_stops_no_other() {
    let world = World::start().await;
    let until = schedule_with(&world, "").await;
    for odd in ["'x'", "x'01'", "0.5", "NULL"] {
        let row = schedule_of_999("1", "Europe/Berlin", "2026-W10")
            .replace("VALUES (999", &format!("VALUES ({odd}"));
        run(&world, &row).await;
    }
    world.advance(Duration::from_mins(1));
    world.says("Paused an unreadable schedule").await;
    picks_go_on(&world, until).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_of_copies_that_cannot_be_read_stop_neither_a_start_nor_a_pick() {
    let mut world = World::start().await;
    let until = schedule_with(&world, "").await;
    // While nobody counts on. After a kill the command would come again, by a clock that is days farther.
    world.terminate();
    world.exit_code().await;
    run(&world, "INSERT OR REPLACE INTO gate (name, free_at) VALUES ('restored', 'x'), ('count', 'x')").await;
    world.restart().await;
    world.says("The data file is older than when podpick last ran").await;
    run(&world, "UPDATE gate SET free_at = 'x' WHERE name = 'restored'").await;
    world.advance(until);
    world.says("Reset an unreadable time").await;
    // It is looked for first, since nobody can say what the store has missed.
    world.advance(Duration::from_mins(6));
    picks_go_on(&world, Duration::ZERO).await;
    assert_eq!(world.messages(NEWS).len(), 1);
}
