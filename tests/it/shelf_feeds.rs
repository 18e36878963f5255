//! Stories of the feeds of own shows: what is queued outlives newer episodes, who suggested is told, and nothing is kept of a
//! show that is gone.

use std::time::Duration;

use sqlx::{Connection, SqliteConnection};

use crate::feeds::{Say, item};
use crate::feeds_news::hourly;
use crate::loopback::DIRECT;
use crate::postgres;
use crate::shelf::{plan, reviewed, served};
use crate::world::{ADA, ANNA, BEN, LEA, MIA, NEWS, Plan, ROUNDS, TALK, World};

const DAY: Duration = Duration::from_hours(24);

/// The own show with so many episodes, one a day.
fn daily(count: usize) -> Say {
    let head = "<rss version=\"2.0\"><channel><title>Pony Express</title><link>https://pony.example/</link>\
        <language>en</language><description>Django news from our town.</description>";
    let one = |n: usize| {
        let at = format!("2026-0{}-{:02}T06:00:30Z", 1 + n / 28, 1 + n % 28);
        item(&format!("p{n}"), &format!("Ride number {n}"), &at, "")
    };
    Say::Text(200, format!("{head}{}</channel></rss>", (0..count).rev().map(one).collect::<String>()))
}

async fn rows(world: &World, database: Option<&str>, count: &'static str) -> i64 {
    if let Some(address) = database {
        return sqlx::query_scalar(count).fetch_one(&mut postgres::connect(address).await).await.unwrap();
    }
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    sqlx::query_scalar(count).fetch_one(&mut beside).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queued_episode_is_posted_after_ever_so_many_newer_ones() {
    let (feeds, world) = (served().await, plan().start().await);
    feeds.say("/ours", daily(20));
    world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{} topic:Django", feeds.at("/ours"))).await;
    world.advance(Duration::from_mins(1));
    world.says("\"episodes\":20,").await;
    let schedule = "pick schedule channel:<#444000000000000010> day:friday time:18:00 timezone:UTC";
    world.ask_as(MIA, TALK, schedule).await;
    let queued = world.ask_as(MIA, TALK, "pick add show:Pony Express episode:Ride number 3").await;
    assert!(queued.text().contains("Queued"), "{}", queued.text());
    feeds.say("/ours", daily(45));
    world.advance(DAY);
    world.says("\"episodes\":45,").await;
    world.advance(DAY * 4);
    world.until("the slot comes", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await;
    let text = world.read(NEWS);
    assert!(text.contains("Ride number 3") && text.contains("https://show.example/p3]"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_to_be_announced_is_announced_after_ever_so_many_newer_ones() {
    let (feeds, world) = (served().await, plan().env("RUST_LOG", ROUNDS).start().await);
    let rides = |count: usize| {
        let text = hourly("one", count).replace("Loopback show", "Pony Express");
        Say::Text(200, text.replace("News number", "Ride number"))
    };
    let read = async |count: usize, after: Duration| {
        feeds.say("/ours", rides(count));
        world.advance(after);
        world.says(&format!("\"episodes\":{count},")).await;
        world.rounds().await;
    };
    feeds.say("/ours", rides(9));
    let add = format!("podcast-shelf add url:{} topic:Django why:Rides", feeds.at("/ours"));
    world.ask_as(MIA, TALK, &add).await;
    read(9, Duration::from_mins(1)).await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Pony Express").await;
    // The day is full after ten; three wait, and then they are older than the twenty newest.
    read(19, Duration::from_mins(67)).await;
    read(22, Duration::from_mins(67)).await;
    read(47, Duration::from_hours(19)).await;
    assert_eq!(world.messages(NEWS).len(), 1, "{}", world.read(NEWS));
    world.advance(Duration::from_hours(5));
    world.until("the rest is told", |inner| inner.channels.all[&NEWS].messages.get(1).map(drop)).await;
    let text = world.read(NEWS);
    let rest = text.split("28 new episodes of **Pony Express**").nth(1).unwrap_or_else(|| panic!("{text}"));
    for n in 19..22 {
        assert!(rest.contains(&format!("# Ride number {n}\n")), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_suggested_a_show_is_told_when_a_moderator_adds_it_by_its_address() {
    let (feeds, world) = (served().await, plan().start().await);
    let suggest = format!("podcast suggest url:{} topic:Django tell:true", feeds.at("/ours"));
    world.ask_as(BEN, TALK, &suggest).await;
    let added = world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    assert!(added.text().contains("is now one of this server's shows"), "{}", added.text());
    let told = world
        .until("Ben is told", |inner| inner.channels.all.get(&(BEN.id + DIRECT))?.messages.first().cloned())
        .await;
    assert_eq!(
        crate::world::written(&told).trim_end(),
        "Das Moderationsteam hat deinen Vorschlag **Pony Express** hinzugefügt. Danke!"
    );
}

async fn nothing_of_its_feed_is_kept(plan: Plan, database: Option<&str>) {
    let (feeds, world) = (served().await, plan.start().await);
    let add = format!("podcast-shelf add url:{}", feeds.at("/ours"));
    let kept = "SELECT (SELECT COUNT(*) FROM feed) + (SELECT COUNT(*) FROM episode)";
    for nth in 1..=2 {
        world.ask_as(MIA, TALK, &add).await;
        world.advance(Duration::from_mins(1));
        world.says_times("\"Feed read\"", nth).await;
        assert_eq!(rows(&world, database, kept).await, 3);
        if nth == 1 {
            world.ask_as(MIA, TALK, "podcast-shelf remove show:Pony Express").await;
        } else {
            let asked = world.ask_as(ADA, TALK, "podcast-admin forget").await;
            world.press(&asked, "Delete everything").await;
        }
        world.says_times("Feeds of shows that are gone are no longer kept", nth).await;
        assert_eq!(rows(&world, database, kept).await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_kept_of_the_feed_of_an_own_show_that_is_gone() {
    nothing_of_its_feed_is_kept(plan(), None).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let address = postgres::fresh().await;
    nothing_of_its_feed_is_kept(plan().env("DATABASE_URL", &address), Some(&address)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_moderates_another_channel_only_decides_nothing() {
    let (feeds, world) = (served().await, plan().start().await);
    // Without a channel for suggestions, a moderator of the channel where it is typed may.
    let alias = "podcast-shelf alias word:Ponytail topic:Django";
    assert!(world.ask_as(LEA, TALK, alias).await.text().contains("means **Django**"));
    reviewed(&world).await;
    world.ask(&format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
    let refused = "This needs **Manage Messages** in <#444000000000000010>, which you do not have.";
    for words in [
        &format!("podcast-shelf add url:{}", feeds.at("/ours")),
        "podcast-shelf remove show:Django Hour",
        "podcast-shelf restore show:Django Hour",
        alias,
    ] {
        let said = world.ask_as(LEA, TALK, words).await;
        assert!(said.is_private() && said.text().contains(refused), "{words}: {}", said.text());
    }
    let list = world.ask_as(LEA, TALK, "podcast-shelf list").await;
    let one = world.choose_as(LEA, &list, "Pony Express").await;
    let said = world.press_as(LEA, &one, "Add").await;
    assert!(said.text().contains(refused), "{}", said.text());
    let form = world.press_as(LEA, &one, "Decline").await;
    let said = world.fill(&form, &[("reason", "No.")]).await;
    assert!(said.text().contains(refused), "{}", said.text());
    assert!(world.ask("podcast topic about:django").await.text().contains("# Django Hour"));
    // Who moderates there decides from anywhere.
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    let one = world.choose_as(MIA, &list, "Pony Express").await;
    assert!(world.press_as(MIA, &one, "Add").await.text().contains("added this show"));
    let hidden = world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await;
    assert!(hidden.text().contains("no longer shows **Django Hour**"), "{}", hidden.text());
    // Members suggest as before.
    let again = world.ask_as(ANNA, TALK, &format!("podcast suggest url:{}", feeds.at("/ours"))).await;
    assert!(again.text().contains("**Pony Express** is here already"), "{}", again.text());
}
