//! Stories of feeds that come in pages: older ones that are not there at once, cut, or hidden, and how many episodes stay.

use std::time::Duration;

use crate::feeds::{Feeds, Say, item, rss};
use crate::feeds_news::{catalog, told};
use crate::world::{MIA, NEWS, ROUNDS, TALK, World};

const LATER: Duration = Duration::from_hours(200);

async fn bot(feeds: &Feeds) -> World {
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(feeds)).env("RUST_LOG", ROUNDS);
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    world
}

fn paged(items: &str, next: &str) -> String {
    let next =
        format!("<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"{next}\"/>");
    rss(&(next + items))
}

fn owls() -> String {
    item("3", "Owls at night", "2026-02-01T06:00:00Z", "")
}

fn gulls() -> String {
    item("2", "Gulls at sea", "2025-01-01T06:00:00Z", "")
}

/// One that has no date, as if it came now.
fn wrens() -> String {
    item("1", "Wrens in walls", "", "")
}

async fn finds(world: &World, title: &str) -> bool {
    world.ask(&format!("podcast episode about:{title}")).await.text().contains(&format!("# {title}\n"))
}

/// Waits until the feed was read so often.
async fn read(world: &World, times: usize) {
    world.says_times("\"Feed read\"", times).await;
}

/// All of them are known, nobody was told of any, and the older pages are asked for no more.
async fn all_is_there(world: &World, feeds: &Feeds, readings: usize) {
    for title in ["Owls at night", "Gulls at sea", "Wrens in walls"] {
        assert!(finds(world, title).await, "{title}");
    }
    world.advance(Duration::from_mins(2));
    world.rounds().await;
    assert_eq!(world.discord.look(told), 0, "{}", world.read(NEWS));
    let asked = feeds.times("/older");
    world.advance(LATER);
    feeds.until("/birds", readings + 1).await;
    world.rounds().await;
    assert_eq!(feeds.times("/older"), asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_page_that_is_not_there_for_long_is_read_later() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Tagged("\"one\"", paged(&owls(), "/older")));
    feeds.say("/older", Say::Bare(503, Vec::new()));
    let world = bot(&feeds).await;
    for times in 1..=3 {
        feeds.until("/older", times).await;
        world.advance(Duration::from_secs(11));
    }
    read(&world, 1).await;
    assert!(finds(&world, "Owls at night").await && !finds(&world, "Gulls at sea").await);
    feeds.say("/older", Say::Text(200, rss(&(gulls() + &wrens()))));
    world.advance(LATER);
    read(&world, 2).await;
    all_is_there(&world, &feeds, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_page_that_is_not_there_for_a_month_is_none() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Tagged("\"one\"", paged(&owls(), "/older")));
    feeds.say("/older", Say::Bare(503, Vec::new()));
    let world = bot(&feeds).await;
    for times in 1..=6 {
        feeds.until("/older", times).await;
        world.advance(Duration::from_secs(11));
        if times == 3 {
            read(&world, 1).await;
            world.advance(LATER * 4);
        }
    }
    read(&world, 2).await;
    world.advance(LATER);
    feeds.until("/birds", 3).await;
    world.rounds().await;
    assert_eq!(feeds.times("/older"), 6);
    let asked = feeds.asked().into_iter().rfind(|one| one.path == "/birds").unwrap();
    assert!(asked.headers.contains_key("if-none-match"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_page_that_is_cut_is_asked_for_again() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, paged(&owls(), "/older")));
    let whole = rss(&(gulls() + &wrens()));
    let cut = whole.get(..whole.find("Wrens").unwrap()).unwrap();
    feeds.say_once("/older", Say::Text(200, cut.to_owned()));
    feeds.say("/older", Say::Text(200, whole));
    let world = bot(&feeds).await;
    feeds.until("/older", 1).await;
    world.advance(Duration::from_secs(11));
    read(&world, 1).await;
    all_is_there(&world, &feeds, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn older_pages_are_read_once_a_feed_is_to_be_listed() {
    let feeds = Feeds::start().await;
    let first = paged(&owls(), "/older");
    let blocked = first.replacen("<item>", "<itunes:block>Yes</itunes:block><item>", 1);
    feeds.say("/birds", Say::Text(200, blocked));
    feeds.say("/older", Say::Text(200, rss(&(gulls() + &wrens()))));
    let world = bot(&feeds).await;
    read(&world, 1).await;
    assert_eq!(feeds.times("/older"), 0);
    feeds.say("/birds", Say::Text(200, first));
    world.advance(LATER);
    read(&world, 2).await;
    all_is_there(&world, &feeds, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_answer_that_is_cut_or_empty_leaves_its_older_pages_for_the_next() {
    for begun in [rss(""), "<rss version=\"2.0\"><channel><title>Bird".to_owned()] {
        let feeds = Feeds::start().await;
        feeds.say_once("/birds", Say::Text(200, begun));
        feeds.say("/birds", Say::Text(200, paged(&owls(), "/older")));
        feeds.say("/older", Say::Text(200, rss(&(gulls() + &wrens()))));
        let world = bot(&feeds).await;
        read(&world, 1).await;
        world.advance(LATER);
        read(&world, 2).await;
        all_is_there(&world, &feeds, 2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn items_of_several_pages_may_share_one_guid() {
    let feeds = Feeds::start().await;
    let shared = |text: String| {
        ["1", "2", "3"].iter().fold(text, |text, guid| {
            let guid = format!("<guid isPermaLink=\"false\">{guid}</guid>");
            text.replace(&guid, "<guid isPermaLink=\"false\">same</guid>")
        })
    };
    feeds.say("/birds", Say::Text(200, shared(paged(&owls(), "/older"))));
    feeds.say("/older", Say::Text(200, shared(rss(&(gulls() + &wrens())))));
    let world = bot(&feeds).await;
    read(&world, 1).await;
    all_is_there(&world, &feeds, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_large_pages_the_newest_stay_whatever_their_order() {
    let feeds = Feeds::start().await;
    let page = |from: i64| {
        let one = |n: i64| {
            let at = jiff::Timestamp::from_second(1_400_000_000 + n * 3_600).unwrap();
            item(&n.to_string(), &format!("Bird number {n}"), &at.to_string(), "")
        };
        (from..from + 3_000).map(one).collect::<String>()
    };
    feeds.say("/birds", Say::Text(200, paged(&page(0), "/older")));
    feeds.say("/older", Say::Text(200, rss(&page(3_000))));
    let world = bot(&feeds).await;
    world.says("\"Feed read\",\"podcast\":\"birds\",\"episodes\":5000,").await;
    assert!(!finds(&world, "Bird number 999").await && finds(&world, "Bird number 1000").await);
    assert!(finds(&world, "Bird number 5999").await);
}
