//! Stories of servers that remove podpick, return, or are never heard of again: nothing live is deleted, nothing dead is kept.

use std::time::Duration;

use serde_json::json;
use sqlx::{Connection, SqliteConnection};

use crate::endpoint::Signer;
use crate::feeds::{Feeds, Say};
use crate::loopback::{Fault, Route};
use crate::picks::schedule;
use crate::world::{ADA, GUILD, MIA, NEWS, ROUNDS, TALK, World};

async fn beside(world: &World) -> SqliteConnection {
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    SqliteConnection::connect(&address).await.unwrap()
}

async fn count(world: &World, table: &str) -> i64 {
    let mut beside = beside(world).await;
    let statement = format!("SELECT COUNT(*) FROM {table}");
    sqlx::query_scalar(sqlx::AssertSqlSafe(statement)).fetch_one(&mut beside).await.unwrap()
}

async fn run(world: &World, statement: &str) {
    let mut beside = beside(world).await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned())).execute(&mut beside).await.unwrap();
    beside.close().await.unwrap();
}

fn episode(number: u32, day: u32) -> String {
    format!(
        "<item><title>Number {number}</title><guid>{number}</guid><pubDate>{day:02} Mar 2026 12:00:00 GMT</pubDate></item>"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_keeps_everything() {
    let feeds = Feeds::start().await;
    let feed = |items: &str| {
        Say::Text(200, format!("<rss version=\"2.0\"><channel><title>S</title>{items}</channel></rss>"))
    };
    feeds.say("/snake", feed(&episode(1, 1)));
    let catalog = crate::catalogs::SMALL.replace("https://snake.example/rss", &feeds.at("/snake"));
    let mut world = World::plan()
        .at("2026-03-03T09:00:00Z")
        .catalog(&catalog)
        .env("FEEDS", "on")
        .env("FEED_ALLOW", "127.0.0.1")
        .start()
        .await;
    // It only follows a show, and removes podpick: a notice is refused.
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Snake Tales").await;
    run(
        &world,
        &format!("INSERT INTO gone (guild_id, since) VALUES ({GUILD}, 0); UPDATE follow SET gone_since = 0"),
    )
    .await;
    // It comes back and sets up more.
    world
        .ask_as(
            MIA,
            TALK,
            "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true",
        )
        .await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    assert_eq!(count(&world, "gone").await, 0);
    assert_eq!(count(&world, "follow WHERE gone_since IS NULL").await, 1, "the follow works again");
    world.sleep_through(Duration::from_hours(31 * 24)).await;
    world.advance(Duration::from_hours(3 * 24 + 10));
    world
        .until("the picks went on", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(()))
        .await;
    assert_eq!((count(&world, "schedule").await, count(&world, "follow").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn any_command_of_an_admin_says_that_podpick_is_there() {
    let world = World::start().await;
    schedule(&world).await;
    run(&world, &format!("INSERT INTO gone (guild_id, since) VALUES ({GUILD}, 0)")).await;
    world.ask_as(ADA, TALK, "podcast-admin status").await;
    assert_eq!(count(&world, "gone").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_the_door_what_belongs_to_a_server_podpick_is_not_in_goes_as_well() {
    let plan = World::plan()
        .env("INTERACTIONS_ADDR", "127.0.0.1:0")
        .env("DISCORD_PUBLIC_KEY", &Signer::new().key())
        .discord(|setup| setup.endpoint = Some("https://podpick.example/discord".to_owned()));
    let mut world = plan.launch().await;
    world.until("the commands are registered", |inner| inner.commands.seen_in(None).next().map(|_| ())).await;
    run(
        &world,
        &format!(
            "INSERT INTO queued VALUES (999, 1, 1, 'snake-tales', NULL, NULL, NULL, 5); \
                          INSERT INTO asked VALUES ({GUILD}, 3, 4)"
        ),
    )
    .await;
    world.kill();
    world.start_again();
    world.says("podpick was removed from this server").await;
    world.kill();
    world.advance(Duration::from_hours(31 * 24));
    world.start_again();
    world.says("Deleted the data of a server").await;
    assert_eq!((count(&world, "queued").await, count(&world, "asked").await), (0, 1));
    assert_eq!(world.identifies(), 0, "no gateway is opened beside the door");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_deletion_asks_again_whether_it_is_still_gone() {
    let mut world = World::start().await;
    schedule(&world).await;
    world.kill();
    // It was listed as gone, and came back before its rows were touched; another server's go after it.
    run(
        &world,
        &format!(
            "CREATE TRIGGER back BEFORE DELETE ON gone WHEN OLD.guild_id = {GUILD} BEGIN SELECT RAISE(IGNORE); END; \
             INSERT INTO gone (guild_id, since) VALUES ({GUILD}, 0), (999, 1); INSERT INTO asked VALUES (999, 3, 4)"
        ),
    )
    .await;
    world.start_again();
    world.says("Deleted the data of a server").await;
    assert_eq!((count(&world, "asked").await, count(&world, "schedule").await), (0, 1));
    assert_eq!(world.log().matches("Deleted the data of a server").count(), 1, "{}", world.log());
}

/// What is old goes whether or not Discord lists its servers.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_old_goes_also_where_the_list_of_servers_cannot_be_read() {
    let mut world = World::plan().env("RUST_LOG", ROUNDS).start().await;
    world.kill();
    run(&world, "INSERT INTO missing VALUES (999, 'pottery', 1, 0)").await;
    world.discord.fault_always(Route::Guilds, Fault::Refuse(500, json!({})));
    world.restart().await;
    world.rounds().await;
    assert_eq!(count(&world, "missing").await, 0);
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_a_server_podpick_is_not_in_goes_without_a_refused_post() {
    let mut world = World::start().await;
    // A paused schedule, a queue, counts and a moderator's id of a server that removed podpick long ago.
    run(&world, "INSERT INTO queued VALUES (999, 1, 1, 'snake-tales', NULL, NULL, NULL, 5); \
                 INSERT INTO asked VALUES (999, 3, 4); \
                 INSERT INTO schedule VALUES (999, 12, 1, 60, 'Europe/Berlin', NULL, 0, 0, 0, NULL, 1, '2026-W10', 0, 0, 7, NULL, 'de', 0, NULL, 0)").await;
    world.restart().await;
    world.says("podpick was removed from this server").await;
    assert_eq!(count(&world, "schedule").await, 1, "30 days remain");
    world.sleep_through(Duration::from_hours(31 * 24)).await;
    world.says("Deleted the data of a server").await;
    for table in ["queued", "asked", "schedule", "gone"] {
        assert_eq!(count(&world, table).await, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_servers_that_cannot_be_read_deletes_nothing() {
    let mut world = World::start().await;
    run(&world, "INSERT INTO asked VALUES (999, 3, 4)").await;
    world.discord.fault_always(Route::Guilds, Fault::Refuse(500, json!({})));
    world.restart().await;
    world.ask_as(MIA, TALK, "pick status").await;
    assert_eq!(count(&world, "gone").await, 0);
    world.forgive();
}

/// It left long ago and came back while podpick did not run: only the list of servers says so.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_deleted_before_the_list_of_servers_was_compared() {
    let mut world = World::plan().env("RUST_LOG", ROUNDS).start().await;
    schedule(&world).await;
    world.kill();
    run(&world, &format!("INSERT INTO gone (guild_id, since) VALUES ({GUILD}, 0)")).await;
    world.discord.fault_always(Route::Guilds, Fault::Refuse(500, json!({})));
    world.restart().await;
    world.rounds().await;
    world.advance(Duration::from_hours(1));
    world.rounds().await;
    assert_eq!((count(&world, "schedule").await, count(&world, "gone").await), (1, 1));
    world.discord.heal();
    world.advance(Duration::from_hours(1));
    world.says("podpick is in this server again").await;
    world.rounds().await;
    assert_eq!((count(&world, "schedule").await, count(&world, "gone").await), (1, 0));
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ended_pick_stays_ended() {
    let world = World::start().await;
    let until = schedule(&world).await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    let ended = world.ask_as(MIA, TALK, "pick unschedule").await;
    assert!(ended.words().contains("Deleted: the schedule and 1 queued pick."), "{}", ended.text());
    assert_eq!((count(&world, "schedule").await, count(&world, "queued").await), (0, 0));
    world.advance(until);
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("No weekly pick is set up here yet"), "{}", status.text());
    assert_eq!(world.messages(NEWS).len(), 0);
    assert!(
        world
            .ask_as(MIA, TALK, "pick unschedule")
            .await
            .words()
            .contains("No weekly pick is set up here yet")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_has_everything_deleted_after_a_word_and_nobody_else() {
    let world = World::start().await;
    schedule(&world).await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Snake Tales").await;
    let refused = world.ask_as(MIA, TALK, "podcast-admin forget").await;
    assert!(refused.words().contains("Only members who may manage this server"), "{}", refused.text());
    let asked = world.ask_as(ADA, TALK, "podcast-admin forget").await;
    assert!(asked.words().contains("at once and for good"), "{}", asked.text());
    assert_eq!(count(&world, "schedule").await, 1, "nothing went yet");
    let done = world.press(&asked, "Delete everything").await;
    assert!(
        done.words().contains("Deleted: 3 entries, which is everything podpick kept about this server."),
        "{}",
        done.text()
    );
    for table in ["schedule", "queued", "follow", "asked", "outbox", "gone"] {
        assert_eq!(count(&world, table).await, 0, "{table}");
    }
}

/// A shelf with something of everything: a show and a suggestion of this member, and what is counted.
fn shelf(guild: u64, member: u64) -> String {
    let show = json!({"id": "own-0000000000000001", "title": "Ours", "site": "https://ours.example/", "why": "Why.", "topics": ["python"]});
    format!(
        "INSERT INTO shelf (guild_id, revision, reviews_channel, reviews_locale) VALUES ({guild}, 7, 5, 'de'); \
         INSERT INTO own_show VALUES ({guild}, 'own-0000000000000001', 1, '{show}', {member}); \
         INSERT INTO hidden_show VALUES ({guild}, 'snake-tales'); \
         INSERT INTO own_alias VALUES ({guild}, 'snake', 'snake', 'python'); \
         INSERT INTO suggestion VALUES ({guild}, 'own-0000000000000002', 0, '{show}', {member}, 1, 'de'); \
         INSERT INTO suggested VALUES ({guild}, {member}, 9000000000000); \
         INSERT INTO missing VALUES ({guild}, 'pottery', 1, 9000000000000);"
    )
}

const SHELF: [&str; 7] =
    ["shelf", "own_show", "hidden_show", "own_alias", "suggestion", "suggested", "missing"];

#[tokio::test(flavor = "multi_thread")]
async fn a_shelf_goes_with_its_server() {
    let mut world = World::start().await;
    run(&world, &shelf(999, MIA.id)).await;
    world.restart().await;
    world.says("podpick was removed from this server").await;
    assert_eq!(count(&world, "own_show").await, 1, "30 days remain");
    world.sleep_through(Duration::from_hours(31 * 24)).await;
    world.says("Deleted the data of a server").await;
    for table in SHELF {
        assert_eq!(count(&world, table).await, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shelf_goes_when_an_admin_or_a_member_says_so() {
    let world = World::start().await;
    run(&world, &shelf(GUILD, MIA.id)).await;
    let done = world.ask_as(MIA, TALK, "podcast forget-me").await;
    assert!(done.words().contains("your id was taken out of 3 places"), "{}", done.text());
    for gone in ["own_show WHERE curator IS NOT NULL", "suggestion", "suggested"] {
        assert_eq!(count(&world, gone).await, 0, "{gone}");
    }
    assert_eq!(count(&world, "own_show").await, 1, "what the member brought stays");
    assert_eq!(count(&world, "shelf WHERE revision > 7").await, 1, "and is shown without a name");
    let asked = world.ask_as(ADA, TALK, "podcast-admin forget").await;
    let done = world.press(&asked, "Delete everything").await;
    assert!(done.words().contains("Deleted: 5 entries"), "{}", done.text());
    for table in SHELF {
        assert_eq!(count(&world, table).await, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_forgotten_and_what_was_set_up_stays() {
    let world = World::start().await;
    schedule(&world).await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Snake Tales").await;
    let done = world.ask_as(MIA, TALK, "podcast forget-me").await;
    assert!(done.is_private());
    assert!(done.words().contains("your id was taken out of 3 places"), "{}", done.text());
    let mia = MIA.id;
    for place in
        ["schedule WHERE set_by", "queued WHERE picker", "follow WHERE set_by", "outbox WHERE picker"]
    {
        assert_eq!(count(&world, &format!("{place} = {mia}")).await, 0, "{place}");
    }
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert!(queue.text().contains("Django Hour") && !queue.text().contains("<@0>"), "{}", queue.text());
}
