//! Stories of what follows a decision about a suggestion, and of cards that moderators do not get: kills, refusals, returns.

use std::time::Duration;

use insta::{allow_duplicates, assert_snapshot};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{DIRECT, Fault, Route};
use crate::postgres;
use crate::shelf::{plan, reviewed, served};
use crate::world::{ADA, ALL_RIGHTS, ANNA, Answer, BEN, GUILD, MIA, NEWS, Plan, ROUNDS, TALK, World};

/// Where moderators are told what they should know.
const STAFF: u64 = 444_000_000_000_000_020;

/// How many rows of the outbox say who suggested something.
async fn rows_about_members(world: &World, database: Option<&str>) -> i64 {
    let count = "SELECT COUNT(*) FROM outbox WHERE key LIKE 'suggest:%' OR key LIKE 'told:%'";
    match database {
        Some(address) => {
            sqlx::query_scalar(count).fetch_one(&mut postgres::connect(address).await).await.unwrap()
        }
        None => sqlx::query_scalar(count).fetch_one(&mut beside(world).await).await.unwrap(),
    }
}

async fn beside(world: &World) -> SqliteConnection {
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    SqliteConnection::connect(&address).await.unwrap()
}

fn suggest(feeds: &Feeds, path: &str) -> String {
    format!("podcast suggest url:{} topic:Django tell:true", feeds.at(path))
}

/// The only suggestion, as moderators find it in the list.
async fn listed(world: &World) -> Answer {
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    world.choose_as(MIA, &list, "Pony Express").await
}

async fn decline(world: &World, one: &Answer, reason: &str) -> Answer {
    let form = world.press_as(MIA, one, "Decline").await;
    world.fill(&form, &[("reason", reason)]).await
}

async fn told(world: &World) -> String {
    let there = world.until("Ben is told", |inner| {
        inner.channels.all.get(&(BEN.id + DIRECT))?.messages.first().map(|_| ())
    });
    there.await;
    world.read(BEN.id + DIRECT)
}

/// A feed of this name, with these tags of its own.
fn named(title: &str, more: &str) -> Say {
    let items = item("a", "Django", "2026-03-01T06:00:00Z", "");
    let head =
        format!("<channel><title>{title}</title><description>Why one listens to it.</description>{more}");
    let text = rss(&items).replace("<link>https://show.example/</link>", "");
    Say::Text(200, text.replace("<channel>", &head))
}

async fn is_told_and_nothing_is_kept(plan: Plan, database: Option<&str>) {
    let (feeds, world) = (served().await, plan.env("RUST_LOG", ROUNDS).start().await);
    reviewed(&world).await;
    world.ask_as(BEN, TALK, &suggest(&feeds, "/ours")).await;
    let card = world
        .until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.first().cloned())
        .await;
    world.rounds().await;
    assert_eq!(rows_about_members(&world, database).await, 1, "the card");
    let declined = world.press_in_news(MIA, &card, "Decline").await;
    world.fill(&declined, &[("reason", "Not *this* year.")]).await;
    let text = told(&world).await;
    allow_duplicates!(
        assert_snapshot!(text, @r#"Das Moderationsteam hat deinen Vorschlag **Pony Express** nicht hinzugefügt. Der Grund: Not \*this\* year."#)
    );
    world.rounds().await;
    assert_eq!(rows_about_members(&world, database).await, 0, "nobody's id and words stay");
    // Once more, and added.
    world.ask_as(BEN, TALK, &suggest(&feeds, "/ours")).await;
    let added = world.press_as(MIA, &listed(&world).await, "Add").await;
    assert!(added.text().contains("added this show"), "{}", added.text());
    let two = |inner: &crate::loopback::Inner| {
        (inner.channels.all[&(BEN.id + DIRECT)].messages.len() == 2).then_some(())
    };
    world.until("Ben is told again", two).await;
    world.rounds().await;
    assert_eq!(rows_about_members(&world, database).await, 0);
    assert!(world.ask("podcast show name:pony express").await.text().contains("# Pony Express"));
    // A member who asks to be forgotten leaves no card behind, and no answer names the member any more.
    feeds.say("/more", named("More of it", ""));
    world.ask_as(BEN, TALK, &suggest(&feeds, "/more")).await;
    assert_eq!(rows_about_members(&world, database).await, 1);
    assert!(world.ask("podcast show name:pony express").await.text().contains("<@333000000000000002>"));
    world.ask_as(BEN, TALK, "podcast forget-me").await;
    assert_eq!(rows_about_members(&world, database).await, 0);
    assert!(!world.ask("podcast show name:pony express").await.text().contains("<@333000000000000002>"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_member_is_told_and_nothing_about_a_decided_suggestion_is_kept() {
    is_told_and_nothing_is_kept(plan(), None).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let address = postgres::fresh().await;
    is_told_and_nothing_is_kept(plan().env("DATABASE_URL", &address), Some(&address)).await;
    killed_while_the_member_is_told(async || plan().env("DATABASE_URL", &postgres::fresh().await)).await;
}

async fn killed_while_the_member_is_told(plan: impl AsyncFn() -> Plan) {
    for (effect, adds) in [(false, true), (true, true), (false, false), (true, false)] {
        let (feeds, mut world) = (served().await, plan().await.env("RUST_LOG", ROUNDS).start().await);
        world.ask_as(BEN, TALK, &suggest(&feeds, "/ours")).await;
        let one = listed(&world).await;
        world.discord.fault(Route::Message, Fault::Hold { effect });
        if adds {
            world.press_as(MIA, &one, "Add").await;
        } else {
            decline(&world, &one, "No.").await;
        }
        world.kill_when_held().await;
        world.advance(Duration::from_mins(10));
        let said = told(&world).await;
        assert!(said.contains(if adds { "hinzugefügt. Danke!" } else { "Der Grund: No." }), "{said}");
        world.rounds().await;
        world.rounds().await;
        assert_eq!(world.messages(BEN.id + DIRECT).len(), 1, "effect {effect}, adds {adds}");
        let shown = world.ask("podcast show name:pony express").await.text();
        assert_eq!(shown.contains("# Pony Express"), adds, "{shown}");
        let again = world.ask_as(MIA, TALK, "podcast-shelf list").await.text();
        assert!(!again.contains("waits"), "{again}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_the_member_is_told_it_is_told_once() {
    killed_while_the_member_is_told(async || plan()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_right_after_a_decision_the_member_is_told_later() {
    let (feeds, mut world) = (served().await, plan().start().await);
    world.ask_as(BEN, TALK, &suggest(&feeds, "/ours")).await;
    let one = listed(&world).await;
    world.discord.fault_always(Route::Message, Fault::Html(502));
    world.press_as(MIA, &one, "Add").await;
    world.restart().await;
    world.discord.heal();
    world.advance(Duration::from_mins(10));
    assert!(told(&world).await.contains("hinzugefügt. Danke!"));
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_takes_no_messages_is_not_written_to_and_nothing_is_kept() {
    let (feeds, world) = (served().await, plan().env("RUST_LOG", ROUNDS).start().await);
    world.discord.state.change(|inner| inner.channels.closed = vec![BEN.id]);
    world.ask_as(BEN, TALK, &suggest(&feeds, "/ours")).await;
    assert!(world.press_as(MIA, &listed(&world).await, "Add").await.text().contains("added this show"));
    world.says("\"Not posted\"").await;
    world.rounds().await;
    assert_eq!(rows_about_members(&world, None).await, 0);
    assert_eq!(world.read(BEN.id + DIRECT), "");
}

/// podpick may not write where suggestions are shown.
fn close(world: &World, channel: u64, closed: bool) {
    let rights = if closed { ALL_RIGHTS & !(1 << 11) } else { ALL_RIGHTS };
    world.discord.state.change(|inner| inner.channels.all.get_mut(&channel).unwrap().permissions = rights);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_is_refused_is_told_listed_and_holds_back_no_pick() {
    let feeds = Feeds::start().await;
    let world = plan().channel(STAFF).channel(STAFF + 1).env("RUST_LOG", ROUNDS).start().await;
    let schedule = "pick schedule channel:<#444000000000000010> day:friday time:18:00 timezone:UTC \
                    auto:true reminders:<#444000000000000020>";
    world.ask_as(MIA, TALK, schedule).await;
    world.ask_as(ADA, TALK, "podcast-shelf reviews channel:<#444000000000000021>").await;
    close(&world, STAFF + 1, true);
    for nth in 0..7 {
        feeds.say(&format!("/{nth}"), named(&format!("Show {nth}"), ""));
        let member = if nth < 4 { ANNA } else { BEN };
        let said = world.ask_as(member, TALK, &suggest(&feeds, &format!("/{nth}"))).await;
        assert!(!said.message["embeds"].as_array().unwrap().is_empty(), "{}", said.text());
        world.rounds().await;
    }
    assert_snapshot!(world.read(STAFF), @r#"
    The suggestion **Show 0** could not be posted for the moderators: podpick lacks Send Messages in the channel. It waits in `/podcast-shelf list`. Grant it in the channel's settings, Permissions, to podpick.
    [Status]
    "#);
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await.text();
    assert!(
        list.contains("Suggestions come to <#444000000000000021>. The last one could not be posted there: podpick lacks Send Messages in the channel. Grant it in the channel's settings"),
        "{list}"
    );
    let looked = world.run(&["doctor"]).await;
    assert!(
        looked.out.contains("in channel 444000000000000021 podpick lacks Send Messages"),
        "{}",
        looked.out
    );
    // What members send there is no reason to wait with a pick.
    world.ask_as(MIA, TALK, "pick now").await;
    world.rounds().await;
    assert_eq!(world.messages(NEWS).len(), 1, "{}", world.log());
    close(&world, STAFF + 1, false);
    assert!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text().contains("7 suggestions wait"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_takes_podpick_back_has_its_shelf_at_once() {
    let (feeds, world) = (served().await, plan().start().await);
    world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    let gone = format!("INSERT INTO gone (guild_id, since) VALUES ({GUILD}, 1772442000000)");
    sqlx::raw_sql(AssertSqlSafe(gone)).execute(&mut beside(&world).await).await.unwrap();
    world.advance(Duration::from_secs(31));
    world.says("own shows were changed by another process").await;
    assert!(!world.ask("podcast topic about:django").await.text().contains("Pony Express"));
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    assert!(list.text().contains("1. **Pony Express**"), "{}", list.text());
    assert!(world.ask("podcast topic about:django").await.text().contains("Pony Express"));
    let gone: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM gone").fetch_one(&mut beside(&world).await).await.unwrap();
    assert_eq!(gone, 0, "nothing is deleted in 30 days");
    world.advance(Duration::from_secs(61));
    assert!(world.ask("podcast topic about:django").await.text().contains("Pony Express"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_hidden_or_waiting_is_known_however_it_is_addressed() {
    let (feeds, world) = (served().await, plan().start().await);
    world.ask_as(BEN, TALK, &suggest(&feeds, "/ours")).await;
    // The same show at another address.
    feeds.say("/theirs", named("Pony Express", ""));
    let twice = world.ask(&suggest(&feeds, "/theirs")).await;
    assert_snapshot!(twice.text(), @"
    (only you see this)
    Somebody suggested **Pony Express** already. It waits for the moderators.
    ");
    // Moderators need not wait; then it is decided what was suggested, at whatever address.
    let one = listed(&world).await;
    let added = world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/theirs"))).await;
    assert!(added.text().contains("is now one of this server's shows"), "{}", added.text());
    assert_snapshot!(world.press_as(MIA, &one, "Add").await.text(), @"
    (only you see this)
    Somebody has decided about this already, or it is gone.
    ");
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await.text();
    assert!(list.contains("Only in this server: 1 show") && !list.contains("suggestion"), "{list}");
    world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await;
    feeds.say("/hidden", named("Django Hour", ""));
    assert_snapshot!(world.ask(&suggest(&feeds, "/hidden")).await.text(), @"
    (only you see this)
    **Django Hour** is hidden in this server. Moderators can bring it back with `/podcast-shelf restore`.
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_see_for_whom_a_show_is_and_members_which_topic_is_none() {
    let (feeds, world) = (Feeds::start().await, plan().start().await);
    reviewed(&world).await;
    feeds.say("/loud", named("Loud Ponies", "<itunes:explicit>yes</itunes:explicit>"));
    let words = format!("podcast suggest url:{} topic:gardening", feeds.at("/loud"));
    let suggested = world.ask(&words).await;
    assert!(
        suggested.text().contains(
            "podpick knows no topic called *gardening*, so it took those that the show itself names."
        ),
        "{}",
        suggested.text()
    );
    let card: Value = world
        .until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.first().cloned())
        .await;
    let written = crate::world::written(&card);
    assert!(written.contains("Status: Explicit") && !written.contains("Level"), "{written}");
    let form = world.press_in_news(MIA, &card, "Edit").await;
    let changed = world.fill(&form, &[("level", "Beginner")]).await.text();
    assert!(changed.contains("Level: ") && changed.contains("Status: Explicit"), "{changed}");
}
