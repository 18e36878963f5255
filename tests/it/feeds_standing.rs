//! Stories of how shows are doing, by their feeds, where podpick chooses one.

use std::time::Duration;

use crate::feeds::{Feeds, Say, item, rss};
use crate::world::{MIA, TALK, World};

fn catalog(feeds: &Feeds) -> String {
    let show = |id: &str, title: &str| {
        format!(
            "[[podcast]]\nid = \"{id}\"\ntitle = \"{title}\"\nsite = \"https://{id}.example/\"\nfeed = \"{}\"\n\
             language = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
            feeds.at(&format!("/{id}"))
        )
    };
    let topic = "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n";
    format!(
        "{topic}{}{}{}",
        show("over", "Owls Over"),
        show("gone", "Gulls Gone"),
        show("live", "Larks Live")
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_whose_feed_says_that_it_ended_or_is_gone_is_not_chosen() {
    let feeds = Feeds::start().await;
    let one = item("a", "On birds", "2026-02-27T06:00:00Z", "");
    feeds.say("/live", Say::Text(200, rss(&one)));
    feeds.say("/over", Say::Text(200, rss(&format!("<itunes:complete>yes</itunes:complete>{one}"))));
    feeds.say("/gone", Say::Bare(410, Vec::new()));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.advance(Duration::from_secs(30));
    world.says_times("\"Feed read\"", 2).await;
    world.says("HTTP 410").await;
    for _ in 0..12 {
        let drawn = world.ask("podcast random").await.text();
        assert!(drawn.contains("# Larks Live"), "{drawn}");
        let drawn = world.ask("podcast random topic:birds").await.text();
        assert!(drawn.contains("# Larks Live"), "{drawn}");
        let chosen = world.ask("podcast topic about:surprise me").await.text();
        let first = chosen.lines().find(|line| line.starts_with("# "));
        assert_eq!(first, Some("# Larks Live"), "{chosen}");
    }
    let schedule = "pick schedule channel:<#444000000000000010> day:friday time:18:00 timezone:UTC auto:true";
    world.ask_as(MIA, TALK, schedule).await;
    for _ in 0..4 {
        let preview = world.ask_as(MIA, TALK, "pick preview").await.text();
        assert!(preview.contains("# Larks Live"), "{preview}");
        world.advance(Duration::from_hours(24 * 7));
    }
}
