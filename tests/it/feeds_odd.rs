//! Stories of feeds that are too large, keep nothing of their word, or ask not to be listed.

use std::fmt::Write;

use crate::feeds::{Feeds, Say, item, rss};
use crate::world::{MIA, NEWS, TALK, World};

fn catalog(feeds: &Feeds) -> String {
    format!(
        "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird Talk\"\n\
         site = \"https://birds.example/\"\nfeed = \"{}\"\nlanguage = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
        feeds.at("/birds")
    )
}

async fn bot(feeds: &Feeds) -> World {
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(feeds));
    plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await
}

/// A feed of more than 32 MiB; the dates go up or down.
fn huge(newest_first: bool) -> String {
    let padding = "words about birds ".repeat(2_000);
    let mut items = String::new();
    for n in 0..1_100 {
        let day = if newest_first { 1_100 - n } else { n };
        let at = format!("20{:02}-{:02}-{:02}T06:00:00Z", day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let _ = write!(
            items,
            "{}",
            item(&format!("bird-{n}"), &format!("Bird {n}"), &at, &format!("<x>{padding}</x>"))
        );
    }
    rss(&items)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_more_than_32_mib_what_came_first_counts_where_that_is_the_newest() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Bytes(vec![("etag", b"\"one\"".to_vec())], huge(true).into_bytes()));
    let mut world = bot(&feeds).await;
    world.says("\"Feed read\"").await;
    assert!(world.ask("podcast episode about:bird 3").await.words().contains("Bird 3"));
    // What came in part is asked for again in whole.
    world.advance(std::time::Duration::from_hours(200));
    feeds.until("/birds", 2).await;
    assert!(!feeds.asked()[1].headers.contains_key("if-none-match"));
    world.says_times("\"flaws\":1,\"cut_off\":true", 2).await;
    world.terminate();
    world.exit_code().await;
    let read = world.run(&["refresh"]).await.out;
    assert!(read.contains("birds: more than 32 MiB; podpick left out the rest"), "{read}");
    assert!(!read.contains("ends in the middle"), "{read}");

    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, huge(false)));
    let world = bot(&feeds).await;
    world.says("more than 32 MiB").await;
    assert!(!world.ask("podcast episode about:bird 3").await.words().contains("Bird 3"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_new_for_one_who_knows_nothing_is_a_failure() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Bare(304, Vec::new()));
    let world = bot(&feeds).await;
    world.says("HTTP 304, but podpick has no copy of the feed").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_asks_not_to_be_listed_has_no_episodes_any_more() {
    let feeds = Feeds::start().await;
    let owls = item("1", "Owls at night", "2026-01-01T06:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&owls)));
    let world = bot(&feeds).await;
    world.says("\"Feed read\"").await;
    assert!(world.ask("podcast episode about:owls").await.words().contains("Owls at night"));
    feeds.say("/birds", Say::Text(200, rss(&format!("<itunes:block>Yes</itunes:block>{owls}"))));
    world.advance(std::time::Duration::from_hours(200));
    world.says_times("\"Feed read\"", 2).await;
    assert!(!world.ask("podcast episode about:owls").await.words().contains("Owls at night"));
    // Listed again, it has what it had, and what came meanwhile; nothing of it is news.
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    let larks = item("2", "Larks", "2026-03-12T06:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&format!("<itunes:block>Yes</itunes:block>{larks}{owls}"))));
    world.advance(std::time::Duration::from_hours(200));
    world.says_times("\"Feed read\"", 3).await;
    feeds.say("/birds", Say::Text(200, rss(&format!("{larks}{owls}"))));
    world.advance(std::time::Duration::from_hours(200));
    world.says_times("\"Feed read\"", 4).await;
    assert!(world.ask("podcast episode about:owls").await.words().contains("Owls at night"));
    assert!(world.ask("podcast episode about:larks").await.words().contains("Larks"));
    assert_eq!(world.discord.look(|inner| inner.channels.all[&NEWS].messages.len()), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn older_pages_of_a_feed_are_read_once_and_politely() {
    let feeds = Feeds::start().await;
    let page = |items: &str, next: Option<&str>| {
        let next = next.map(|next| {
            format!("<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"{next}\"/>")
        });
        Say::Text(200, rss(&(next.unwrap_or_default() + items)))
    };
    let owls = item("3", "Owls at night", "2026-02-01T06:00:00Z", "");
    let gulls = item("2", "Gulls at sea", "2025-01-01T06:00:00Z", "");
    let wrens = item("1", "Wrens in walls", "2024-01-01T06:00:00Z", "");
    feeds.say("/birds", page(&owls, Some("birds/2")));
    feeds.say("/birds/2", page(&(owls.clone() + &gulls), Some("/birds/3")));
    // The last one leads back, as some do.
    feeds.say("/birds/3", page(&wrens, Some("/birds")));
    let world = bot(&feeds).await;
    world.says("\"Feed read\"").await;
    for (asked, found) in [("owls", "Owls at night"), ("gulls", "Gulls at sea"), ("wrens", "Wrens in walls")]
    {
        let answer = world.ask(&format!("podcast episode about:{asked}")).await;
        assert!(answer.words().contains(found), "{}", answer.text());
    }
    assert_eq!(feeds.asked().len(), 3, "each page once");
    world.advance(std::time::Duration::from_hours(200));
    feeds.until("/birds", 2).await;
    world.says_times("\"Feed read\"", 2).await;
    assert_eq!(feeds.asked().len(), 4, "a feed that is known is read by its first page");
    let answer = world.ask("podcast episode about:wrens").await;
    assert!(answer.words().contains("Wrens in walls"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_of_a_feed_is_shown_where_the_catalog_has_none() {
    let feeds = Feeds::start().await;
    let owls = item("1", "Owls at night", "2026-01-01T06:00:00Z", "");
    let with = |image: &str| Say::Text(200, rss(&format!("<itunes:image href=\"{image}\"/>{owls}")));
    feeds.say("/birds", with("https://art.example/owl.png"));
    let world = bot(&feeds).await;
    world.says("\"Feed read\"").await;
    let picture = async || world.ask("podcast show name:Bird Talk").await.text();
    assert!(picture().await.contains("picture https://art.example/owl.png"), "{}", picture().await);
    for (nth, (image, shown)) in [
        ("https://art.example/gull.png", true),
        ("http://art.example/plain.png", false),
        ("https://127.0.0.1/inside.png", false),
        ("https://printer.local/inside.png", false),
    ]
    .into_iter()
    .enumerate()
    {
        feeds.say("/birds", with(image));
        world.advance(std::time::Duration::from_hours(200));
        world.says_times("\"Feed read\"", nth + 2).await;
        let said = picture().await;
        assert_eq!(said.contains(&format!("picture {image}")), shown, "{said}");
        assert_eq!(said.contains("picture "), shown, "{said}");
    }
}

/// A curator at the terminal sees what members see, also while podpick runs.
#[tokio::test(flavor = "multi_thread")]
async fn the_terminal_answers_with_what_feeds_said() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, rss(&item("1", "Owls at night", "2026-01-01T06:00:00Z", ""))));
    let world = bot(&feeds).await;
    world.says("\"Feed read\"").await;
    let asked = world.run(&["ask", "owls"]).await;
    assert!(asked.code == 0 && asked.out.contains("Owls at night"), "{}{}", asked.out, asked.err);
    let alone = world.run(&["ask", "--catalog-only", "owls"]).await;
    assert!(alone.code == 1 && !alone.out.contains("Owls at night"), "{}{}", alone.out, alone.err);
    for (more, source) in
        [(&[][..], "store"), (&["--catalog-only"], "catalog"), (&["--catalog", "catalog.toml"], "catalog")]
    {
        let said = world.run(&[&["ask", "--json", "birds"], more].concat()).await;
        let said: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!((&said["source"], &said["results"][0]), (&source.into(), &"birds".into()), "{said}");
    }
}

/// However many episodes its older pages have, a feed that asks not to be listed has none.
#[tokio::test(flavor = "multi_thread")]
async fn pages_bring_no_episodes_of_a_feed_that_asks_not_to_be_listed() {
    let feeds = Feeds::start().await;
    let next = "<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"/older\"/>";
    let owls = item("1", "Owls at night", "2026-01-01T06:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&format!("<itunes:block>Yes</itunes:block>{next}{owls}"))));
    feeds.say("/older", Say::Text(200, rss(&item("2", "Gulls at sea", "2025-01-01T06:00:00Z", ""))));
    let world = bot(&feeds).await;
    world.says("\"Feed read\"").await;
    assert_eq!(feeds.asked().len(), 1, "nobody asks for its older pages");
    for asked in ["owls", "gulls"] {
        assert!(!world.ask(&format!("podcast episode about:{asked}")).await.words().contains(" at "));
    }
}
