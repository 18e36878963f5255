//! Stories of feeds at the terminal: what a curator is told of those that give little, and of what is wrong in one.

use insta::assert_snapshot;

use crate::feeds::{Feeds, Say, item, rss};
use crate::world::{Plan, World};

fn catalog(feeds: &Feeds, names: &[&str]) -> String {
    let show = |id: &&str| {
        format!(
            "[[podcast]]\nid = \"{id}\"\ntitle = \"{id}\"\nsite = \"https://{id}.example/\"\nfeed = \"{}\"\n\
             language = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
            feeds.at(&format!("/{id}"))
        )
    };
    let shows: String = names.iter().map(show).collect();
    format!("[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n{shows}")
}

fn plan(feeds: &Feeds, names: &[&str]) -> Plan {
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(feeds, names));
    plan.env("FEED_ALLOW", "127.0.0.1")
}

/// What a verb prints where no bot runs.
async fn prints(world: &World, words: &[&str]) -> String {
    let ended = world.run(words).await;
    format!("{}{}exit {}", ended.out, ended.err, ended.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_that_give_little_are_told_apart() {
    let feeds = Feeds::start().await;
    feeds.say("/empty", Say::Text(200, rss("")));
    feeds.say("/same", Say::Bare(304, Vec::new()));
    feeds.say("/undated", Say::Text(200, rss(&item("a", "Owls", "", ""))));
    let mut world = plan(&feeds, &["empty", "same", "undated"]).env("FEEDS", "off").start().await;
    world.terminate();
    world.exit_code().await;
    let read = prints(&world, &["refresh"]).await.replace(&feeds.at(""), "FEEDS");
    assert_snapshot!(read, @"
    empty: 0 episodes, 0 new or changed
    same: failed: HTTP 304, but podpick has no copy of the feed
    undated: 1 episode, 1 new or changed
    2 feeds read, 1 episode new or changed, 1 failed
      same     HTTP 304, but podpick has no copy of the feed  FEEDS/same
    exit 1
    ");
    assert_snapshot!(prints(&world, &["check", "--feeds"]).await, @"
    empty    its feed has no episodes
    same     its feed could not be read yet; unreachable since 2026-03-02 (HTTP 304, but podpick has no copy of the feed)
    undated  its feed has no dates
    exit 0
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_feed_with_many_faults_the_cut_is_told_first() {
    let feeds = Feeds::start().await;
    let faulty = |n: usize| item(&format!("b{n}"), &format!("Bird {n}"), &format!("someday {n}"), "");
    let whole = rss(&(0..26).map(faulty).collect::<String>());
    let cut = whole.get(..whole.find("Bird 25").unwrap()).unwrap().to_owned();
    feeds.say("/birds", Say::Text(200, cut));
    let mut world = plan(&feeds, &["birds"]).env("FEEDS", "on").start().await;
    world
        .says(
            "\"Feed read\",\"podcast\":\"birds\",\"episodes\":25,\"changed\":25,\"flaws\":5,\"cut_off\":true",
        )
        .await;
    world.terminate();
    world.exit_code().await;
    assert_snapshot!(prints(&world, &["refresh"]).await, @"
    birds: 25 episodes, 0 new or changed, 5 flaws
    1 feed read, 0 episodes new or changed, 0 failed
      birds: line 1: the feed ends in the middle
      birds: line 1: an unreadable date: someday 0
      birds: line 1: an unreadable date: someday 1
      birds: line 1: an unreadable date: someday 2
      birds: line 1: an unreadable date: someday 3
    exit 0
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_feed_answers_the_exit_code_says_so() {
    let feeds = Feeds::start().await;
    let mut world = plan(&feeds, &["one", "two"]).env("FEEDS", "off").start().await;
    world.terminate();
    world.exit_code().await;
    for path in ["/one", "/two"] {
        feeds.say(path, Say::Text(503, String::new()));
    }
    assert_eq!(world.run(&["refresh"]).await.code, 69);
    feeds.say("/two", Say::Text(200, rss(&item("a", "Owls", "2026-03-01T10:00:00Z", ""))));
    assert_eq!(world.run(&["refresh"]).await.code, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_says_it_has_moved_inside_has_not() {
    let feeds = Feeds::start().await;
    let mut world = plan(&feeds, &["birds"]).env("FEEDS", "off").start().await;
    world.terminate();
    world.exit_code().await;
    for (place, kept) in [
        ("http://192.168.0.1/feed", None),
        ("http://[fd00::1]/feed", None),
        ("https://203.0.113.7/feed", None),
        ("https://new.example/feed#part", Some("https://new.example/feed")),
    ] {
        let said = format!("<channel><itunes:new-feed-url>{place}</itunes:new-feed-url>");
        let feed = rss(&item("a", "Owls", "2026-03-01T10:00:00Z", "")).replacen("<channel>", &said, 1);
        feeds.say("/birds", Say::Text(200, feed));
        let read = prints(&world, &["refresh"]).await;
        let state = prints(&world, &["check", "--feeds"]).await;
        assert_eq!((read + &state).contains("moved to"), kept.is_some(), "{place}: {state}");
        assert!(kept.is_none_or(|kept| state.contains(&format!("feed = \"{kept}\""))), "{state}");
    }
}
