//! Stories of votes for the pick: members vote in a poll, and what wins is the next pick.

use std::time::Duration;

use insta::{allow_duplicates, assert_snapshot};
use serde_json::Value;

use crate::picks_reading::steady;
use crate::postgres;
use crate::world::{ADA, ANNA, Answer, BEN, LEA, MIA, POLLS, Person, Plan, TALK, World};

pub(crate) const HOUR: Duration = Duration::from_hours(1);
/// From the beginning of a weekly vote until Discord has counted for the last time, a minute after its end.
pub(crate) const COUNTED: Duration = Duration::from_mins(46 * 60 + 5);
/// Every Thursday at 17:00 UTC.
pub(crate) const THURSDAYS: &str =
    "pick schedule channel:<#444000000000000013> day:thursday time:18:00 timezone:Berlin";
pub(crate) const VOTE: &str = "pick vote first:Snake Tales second:Django Hour third:Ship It Nightly hours:24";
/// Where moderators are told what they should know.
pub(crate) const STAFF: u64 = 444_000_000_000_000_020;

/// Monday, the 2nd of March 2026, 09:00 UTC.
pub(crate) fn monday() -> Plan {
    World::plan().channel(POLLS).channel(STAFF).at("2026-03-02T09:00:00Z")
}

/// The same with a schedule that has these options besides the usual ones.
pub(crate) async fn scheduled(plan: Plan, more: &str) -> World {
    let world = plan.start().await;
    let saved = told(&world, format!("{THURSDAYS} {more}").trim()).await;
    assert!(saved.contains("Saved. Queue picks"), "{saved}");
    world
}

/// What a moderator reads, the ids of messages and the minutes of times made steady.
pub(crate) async fn told(world: &World, words: &str) -> String {
    read(&world.ask_as(MIA, TALK, words).await)
}

fn read(answer: &Answer) -> String {
    let text = answer.text();
    let mark = format!("/{POLLS}/");
    let parts: Vec<&str> = text.split(&mark).collect();
    let rest = |part: &&str| part.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    let steadied: Vec<String> =
        parts.iter().skip(1).map(|part| format!("{mark}MESSAGE{}", rest(part))).collect();
    steady(&(parts[0].to_owned() + &steadied.concat()))
}

/// The polls in the channel.
pub(crate) fn polls(world: &World) -> Vec<Value> {
    world.messages(POLLS).into_iter().filter(|message| message["poll"].is_object()).collect()
}

/// The first poll, once it is there.
pub(crate) async fn poll(world: &World) -> Value {
    world
        .until("a poll is posted", |inner| {
            inner.channels.all[&POLLS].messages.iter().find(|message| message["poll"].is_object()).cloned()
        })
        .await
}

pub(crate) fn votes(world: &World, poll: &Value, member: Person, answer: u64) {
    world.discord.state.change(|inner| inner.channels.vote(poll, member.id, answer));
}

/// The titles of the picks that were posted where members vote.
pub(crate) fn picked(world: &World) -> Vec<String> {
    let titles = |message: &Value| message["embeds"][0]["title"].as_str().map(str::to_owned);
    world.messages(POLLS).iter().filter_map(titles).collect()
}

/// Waits until so many picks are posted.
pub(crate) async fn picks_are(world: &World, count: usize) -> Vec<String> {
    world
        .until("the picks are posted", |inner| {
            let posted =
                inner.channels.all[&POLLS].messages.iter().filter(|one| one["embeds"][0].is_object());
            (posted.count() >= count).then_some(())
        })
        .await;
    picked(world)
}

async fn a_vote(plan: Plan) {
    let world = scheduled(plan, "auto:true").await;
    let text = told(&world, VOTE).await;
    allow_duplicates!(assert_snapshot!(text, @"
    (only you see this)
    The vote between **Snake Tales**, **Django Hour** and **Ship It Nightly** is on its way to <#444000000000000013>. It ends <t:1772528400:F>. The winner comes <t:1772730000:F>.
    "));
    let posted = poll(&world).await;
    let text = crate::world::written(&posted);
    allow_duplicates!(assert_snapshot!(text, @"
    **Vote for the pick of the week.** The winner is the next pick.
    poll: Which show should be the pick of the week?
      ( ) Snake Tales
      ( ) Django Hour
      ( ) Ship It Nightly
    [About these shows]
    "));
    assert_eq!(posted["poll"]["allow_multiselect"], false);
    let refused = told(&world, VOTE).await;
    assert!(refused.contains("A vote for the pick is running until"), "{refused}");
    let text = told(&world, "pick status").await;
    allow_duplicates!(assert_snapshot!(text, @"
    (only you see this)
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000013>. When nothing is queued, podpick chooses from the catalog.
    Next: <t:1772730000:F>, <t:1772730000:R>
    Queue: 0 picks
    Vote: Members vote until <t:1772528400:F>; the winner is the next pick. See [the poll](https://discord.com/channels/222000000000000001/444000000000000013/MESSAGE).
    "));
    assert!(told(&world, "pick preview").await.contains("The winner comes before what you see here."));
    assert!(told(&world, "pick queue").await.contains("The winner comes before everything in the queue."));
    let about = world.press_under(ANNA, &posted, "About these shows").await;
    assert!(about.is_private());
    assert_eq!(about.titles(), ["Snake Tales", "Django Hour", "Ship It Nightly"]);
    for (member, answer) in [(ANNA, 2), (BEN, 2), (LEA, 1), (MIA, 3), (ADA, 3)] {
        votes(&world, &posted, member, answer);
    }
    world.advance(25 * HOUR);
    world.says("Vote counted").await;
    // Two have two votes: the first of them wins.
    let text = told(&world, "pick queue").await;
    allow_duplicates!(assert_snapshot!(text, @"
    (only you see this)
    ---- #546e7a ----
    # 1 pick in the queue
    1. **Django Hour**, week 2026-W10, by the members' vote
    <Choose one to move or remove
      1. Django Hour>
    "));
    assert!(told(&world, "pick status").await.contains("**Django Hour** won."));
    let about = world.press_under(BEN, &posted, "About these shows").await;
    assert!(
        about.text().contains("Diese Abstimmung ist vorbei: **Django Hour** hat gewonnen."),
        "{}",
        about.text()
    );
    world.advance(3 * 24 * HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Django Hour"]);
    let pick = world.read(POLLS);
    assert!(pick.contains("the members' vote"), "{pick}");
    assert_eq!(polls(&world).len(), 1, "a schedule without votes begins none");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_wins_a_vote_is_the_next_pick() {
    a_vote(monday()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    a_vote(monday().env("DATABASE_URL", &postgres::fresh().await)).await;
    each_week(monday().env("DATABASE_URL", &postgres::fresh().await)).await;
}

async fn each_week(plan: Plan) {
    let world = scheduled(plan, "vote:true auto:true reminders:<#444000000000000020>").await;
    for show in ["Test Snakes", "Schlangengrube", "Snakes and Tables"] {
        told(&world, &format!("pick add show:{show} note:Why not")).await;
    }
    assert_eq!(polls(&world).len(), 0, "it begins two days before");
    // Tuesday, 17:05.
    world.advance(32 * HOUR + HOUR / 12);
    let first = poll(&world).await;
    let text = crate::world::written(&first);
    allow_duplicates!(assert_snapshot!(text, @"
    **Vote for the pick of the week.** The winner is the next pick.
    poll: Which show should be the pick of the week?
      ( ) Test Snakes
      ( ) Schlangengrube
      ( ) Snakes and Tables
    [About these shows]
    "));
    assert!(told(&world, "pick status").await.contains("Members vote until <t:1772722800:F>"));
    votes(&world, &first, ANNA, 3);
    // Thursday, 15:10: the vote is over, the pick is still to come.
    world.advance(COUNTED);
    world.says("Vote counted").await;
    let queue = told(&world, "pick queue").await;
    assert!(queue.contains("1. **Snakes and Tables**, week 2026-W10, by <@333000000000000004>"), "{queue}");
    assert!(queue.contains("3 picks in the queue"), "it waits there once: {queue}");
    world.advance(2 * HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Snakes and Tables"]);
    // In the next week nobody votes, and the first in the queue comes.
    world.advance(5 * 24 * HOUR);
    world
        .until("another poll", |inner| {
            let all = &inner.channels.all[&POLLS].messages;
            (all.iter().filter(|message| message["poll"].is_object()).count() == 2).then_some(())
        })
        .await;
    world.advance(COUNTED);
    world.says("Nobody voted").await;
    assert!(told(&world, "pick status").await.contains("no winner, because nobody voted"));
    world.advance(2 * HOUR);
    assert_eq!(picks_are(&world, 2).await, ["Snakes and Tables", "Test Snakes"]);
    // One alone is queued: podpick adds some from other topics.
    world.advance(5 * 24 * HOUR);
    world
        .until("a third poll", |inner| {
            let all = &inner.channels.all[&POLLS].messages;
            (all.iter().filter(|message| message["poll"].is_object()).count() == 3).then_some(())
        })
        .await;
    let third = crate::world::written(&polls(&world)[2]);
    assert!(third.contains("( ) Schlangengrube") && third.contains("( ) Ship It Nightly"), "{third}");
    assert_eq!(third.matches("( )").count(), 4, "{third}");
    assert_eq!(world.messages(STAFF).len(), 0, "nothing went wrong");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_week_has_its_vote() {
    each_week(monday()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_with_a_pick_of_its_own_has_no_vote() {
    let world = scheduled(monday(), "vote:true").await;
    told(&world, "pick add show:Test Snakes week:2026-W10").await;
    world.advance(81 * HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Test Snakes"]);
    assert_eq!(polls(&world).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn skipping_and_pausing_leave_a_vote_and_say_so() {
    let world = scheduled(monday(), "auto:true").await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 3);
    assert_snapshot!(told(&world, "pick skip").await, @"
    (only you see this)
    Skipped: nothing is posted <t:1772730000:F>. The next pick comes <t:1773334800:F>; the queue stays as it is.
    The vote that is running goes on until <t:1772528400:F>; its winner is the next pick.
    ");
    assert_snapshot!(told(&world, "pick pause").await, @"
    (only you see this)
    Paused. Nothing is posted until `/pick resume`; the queue stays as it is.
    The vote that is running goes on until <t:1772528400:F>; its winner waits in the queue.
    ");
    world.advance(25 * HOUR);
    world.says("Vote counted").await;
    assert!(told(&world, "pick queue").await.contains("1. **Ship It Nightly**, by the members' vote"));
    told(&world, "pick resume").await;
    // This week was skipped.
    world.advance(10 * 24 * HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Ship It Nightly"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_or_ended_schedule_ends_its_vote_and_the_poll() {
    let world = scheduled(monday(), "auto:true").await;
    for words in [THURSDAYS.replace("thursday", "friday"), "pick unschedule".to_owned()] {
        told(&world, VOTE).await;
        let count = polls(&world).len();
        let posted = world.until("a poll is posted", |inner| {
            let all = inner.channels.all[&POLLS].messages.iter();
            all.filter(|message| message["poll"].is_object()).nth(count).cloned()
        });
        let posted = if count == 0 { poll(&world).await } else { posted.await };
        votes(&world, &posted, ANNA, 3);
        let answer = told(&world, &words).await;
        assert!(answer.contains("This ended the running vote; it does not count."), "{answer}");
        world
            .until("the poll is ended", |inner| {
                let ended = |one: &&crate::loopback::Recorded| {
                    one.path.ends_with("/expire") && one.status == Some(200)
                };
                (inner.requests.iter().filter(ended).count() > count).then_some(())
            })
            .await;
        let about = world.press_under(ANNA, &posted, "About these shows").await;
        assert!(about.text().contains("This vote is over."), "{}", about.text());
    }
    world.advance(26 * HOUR);
    assert!(told(&world, "pick queue").await.contains("Nothing is queued."));
    // The same schedule once more, or one with a thread, ends nothing.
    let world = scheduled(monday(), "auto:true").await;
    told(&world, VOTE).await;
    poll(&world).await;
    let answer = told(&world, &format!("{THURSDAYS} thread:true")).await;
    assert!(!answer.contains("ended"), "{answer}");
    assert!(told(&world, "pick status").await.contains("Members vote until"));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_moderators_name_fewer_than_two_podpick_adds_some() {
    let world = monday().start().await;
    assert!(told(&world, "pick vote").await.contains("No weekly pick is set up here yet."));
    told(&world, THURSDAYS).await;
    told(&world, "pick add show:Test Snakes").await;
    let begun = told(&world, "pick vote first:Django Hour hours:1").await;
    assert_snapshot!(begun, @"
    (only you see this)
    The vote between **Django Hour** and **Test Snakes** is on its way to <#444000000000000013>. It ends <t:1772445600:F>. The winner comes <t:1772730000:F>.
    ");
    let posted = poll(&world).await;
    votes(&world, &posted, ANNA, 2);
    world.advance(2 * HOUR);
    world.says("Vote counted").await;
    let queue = told(&world, "pick queue").await;
    assert!(
        queue.contains("1 pick in the queue") && queue.contains("**Test Snakes**, week 2026-W10"),
        "{queue}"
    );
    let offered = world.type_in_as(MIA, "pick vote", "fifth", "Snake").await;
    assert!(offered.iter().any(|(name, _)| name.contains("Snake Tales")), "{offered:?}");
    assert!(told(&world, "pick vote first:Nothing Like It").await.contains("Nothing Like It"));
}
