//! Stories of weeks at their edges: over, paused, passed without a pick, or meant for later.

use std::time::Duration;

use insta::assert_snapshot;
use sqlx::{Connection, SqliteConnection};

use crate::world::{MIA, NEWS, TALK, World};

const SCHEDULE: &str = "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin";

/// Thursday of week 10, with the pick of week 11 to come.
async fn thursday() -> World {
    let world = World::plan().at("2026-03-05T09:00:00Z").start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world
}

async fn posted(world: &World) -> String {
    world.until("it is posted", |inner| (!inner.channels.all[&NEWS].messages.is_empty()).then_some(())).await;
    world.messages(NEWS)[0]["embeds"][0]["title"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_preview_shows_is_what_now_posts() {
    let world = thursday().await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales week:2026-W11").await;
    let preview = world.ask_as(MIA, TALK, "pick preview").await;
    assert_eq!(preview.titles(), ["Snake Tales"]);
    world.ask_as(MIA, TALK, "pick now").await;
    assert_eq!(posted(&world).await, "Snake Tales");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_preview_chose_is_what_now_posts() {
    let world = World::plan().at("2026-03-05T09:00:00Z").start().await;
    world.ask_as(MIA, TALK, &format!("{SCHEDULE} auto:true")).await;
    for nth in 0..4 {
        let preview = world.ask_as(MIA, TALK, "pick preview").await;
        world.ask_as(MIA, TALK, "pick now").await;
        let posted =
            world.until("it is posted", |inner| inner.channels.all[&NEWS].messages.get(nth).cloned()).await;
        assert_eq!(preview.titles(), [posted["embeds"][0]["title"].as_str().unwrap()], "{nth}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn paused_for_weeks_now_posts_what_the_preview_shows() {
    let world = thursday().await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales week:2026-W11").await;
    world.ask_as(MIA, TALK, "pick pause").await;
    world.advance(Duration::from_hours(21 * 24));
    let preview = world.ask_as(MIA, TALK, "pick preview").await;
    assert_eq!(preview.titles(), ["Django Hour"], "the week of the other one is over");
    let answer = world.ask_as(MIA, TALK, "pick now").await;
    assert_eq!(posted(&world).await, "Django Hour");
    assert_snapshot!(answer.text(), @r#"
    (only you see this)
    On its way to <#444000000000000010>: **Django Hour**. It is this week's pick. The weekly pick is paused, so the next one comes after `/pick resume`.
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_whose_slot_is_over_takes_no_pick_while_it_is_paused() {
    let world = thursday().await;
    world.ask_as(MIA, TALK, "pick pause").await;
    let over = world.ask_as(MIA, TALK, "pick add show:Django Hour week:2026-W10").await;
    assert!(over.text().contains("2026-W10 is over"), "{}", over.text());
    let next = world.ask_as(MIA, TALK, "pick add show:Django Hour week:2026-W11").await;
    assert!(next.text().contains("Queued"), "{}", next.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn just_those_weeks_are_offered_that_take_a_pick() {
    let offered = async |world: &World| {
        let found = world.type_in_as(MIA, "pick add", "week", "").await;
        found.into_iter().map(|(_, week)| week).collect::<Vec<_>>()
    };
    // Monday, nine hours before this week's pick.
    let world = World::plan().at("2026-03-02T08:00:00Z").start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    let first = offered(&world).await;
    assert_eq!(first[..2], ["2026-W10", "2026-W11"]);
    assert_eq!(first.len(), 12);
    // It has its pick before its time, and the next one is skipped.
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    world.ask_as(MIA, TALK, "pick now").await;
    posted(&world).await;
    world.advance(Duration::from_hours(3 * 24));
    let skipped = world.ask_as(MIA, TALK, "pick skip").await;
    assert!(skipped.text().contains("Skipped"), "{}", skipped.text());
    assert_eq!(offered(&world).await[0], "2026-W12");
    for week in offered(&world).await {
        let added = world.ask_as(MIA, TALK, &format!("pick add show:Django Hour week:{week}")).await;
        assert!(added.text().contains("Queued"), "{week}: {}", added.text());
    }
    world.ask_as(MIA, TALK, "pick pause").await;
    assert_eq!(offered(&world).await[0], "2026-W12");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_store_does_not_answer_later_weeks_are_offered_all_the_same() {
    let world = thursday().await;
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    sqlx::raw_sql("ALTER TABLE schedule RENAME TO away").execute(&mut beside).await.unwrap();
    let offered = world.type_in_as(MIA, "pick add", "week", "").await;
    assert_eq!(offered[0].1, "2026-W11");
    sqlx::raw_sql("ALTER TABLE away RENAME TO schedule").execute(&mut beside).await.unwrap();
    beside.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_whose_slot_is_over_takes_no_pick() {
    let world = thursday().await;
    let over = world.ask_as(MIA, TALK, "pick add show:Django Hour week:2026-W10").await;
    assert!(over.text().contains("2026-W10"), "{}", over.text());
    assert!(!over.text().contains("Queued"), "{}", over.text());
    let offered = world.type_in("pick add", "week", "").await;
    assert!(offered.iter().all(|(name, _)| !name.contains("2026-W10")), "{offered:?}");
    assert!(
        world.ask_as(MIA, TALK, "pick add show:Django Hour week:2026-W11").await.text().contains("Queued")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn while_it_is_paused_there_is_nothing_to_skip() {
    let world = thursday().await;
    world.ask_as(MIA, TALK, "pick pause").await;
    world.advance(Duration::from_hours(21 * 24));
    let skipped = world.ask_as(MIA, TALK, "pick skip").await;
    assert_snapshot!(skipped.text(), @r#"
    (only you see this)
    The weekly pick is paused, so there is nothing to skip. `/pick resume` resumes it.
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_week_without_a_pick_now_says_so() {
    let world = thursday().await;
    // Nothing was queued on Monday.
    world.advance(Duration::from_hours(4 * 24 + 10));
    let passed =
        async || world.ask_as(MIA, TALK, "pick history").await.words().contains("nothing was queued");
    while !passed().await {}
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let answer = world.ask_as(MIA, TALK, "pick now").await;
    assert!(answer.words().contains("This week was skipped, so this pick comes late"), "{}", answer.text());
    assert_eq!(posted(&world).await, "Snake Tales");
}

#[tokio::test(flavor = "multi_thread")]
async fn offsets_are_understood_and_twenty_four_is_two_days() {
    let world = thursday().await;
    let offset = world.ask_as(MIA, TALK, &SCHEDULE.replace("timezone:Berlin", "timezone:UTC+2")).await;
    assert!(offset.text().contains("Every Monday at 18:00, UTC+2 time"), "{}", offset.text());
    let midnight = world.ask_as(MIA, TALK, &SCHEDULE.replace("18:00", "24:00")).await;
    assert_snapshot!(midnight.text(), @"
    (only you see this)
    *24:00* could be two days. Write 00:00 and choose the day that begins then, or write 23:59.
    ");
}
