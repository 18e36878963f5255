//! Stories of a server's own shows: members suggest them, moderators decide, and every answer in that server has them.

use std::time::Duration;

use insta::assert_snapshot;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{DIRECT, Inner};
use crate::world::{ADA, ANNA, BEN, GUILD, MIA, NEWS, Person, Plan, TALK, World};

const NOW: &str = "2026-03-02T09:00:00Z";

const CATALOG: &str = "\
[[topic]]
id = \"python\"
label = \"Python\"
[[topic]]
id = \"django\"
label = \"Django\"
aliases = [\"drf\"]
broader = [\"python\"]
[[podcast]]
id = \"snakes\"
title = \"Snake Tales\"
site = \"https://snakes.example/\"
language = \"en\"
why = \"Stories from people who write Python.\"
topics = [\"python\", \"django\"]
[[podcast]]
id = \"hour\"
title = \"Django Hour\"
site = \"https://hour.example/\"
language = \"en\"
why = \"An hour of Django, each week.\"
topics = [\"django\"]
";

fn ours() -> String {
    let head = "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\
        <title>Pony Express</title><link>https://pony.example/</link><language>en</language>\
        <description>Django news from our town. And more.</description><itunes:author>Cleo Rider</itunes:author>";
    let items = item("p2", "Ponies and Django", "2026-03-01T06:00:00Z", "")
        + &item("p1", "How it began", "2026-02-20T06:00:00Z", "");
    format!("{head}{items}</channel></rss>")
}

fn plan() -> Plan {
    World::plan().at(NOW).catalog(CATALOG).env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1")
}

async fn served() -> Feeds {
    let feeds = Feeds::start().await;
    feeds.say("/ours", Say::Text(200, ours()));
    feeds
}

/// The addresses of this run in words that stay.
fn steady(text: &str, feeds: &Feeds) -> String {
    text.replace(&feeds.at(""), "http://feeds.example")
}

async fn reviewed(world: &World) {
    let said = world.ask_as(ADA, TALK, "podcast-shelf reviews channel:<#444000000000000010>").await;
    assert!(said.text().contains("suggestions come to"), "{}", said.text());
}

/// The messages in a direct channel.
fn direct(inner: &Inner, person: Person) -> Vec<serde_json::Value> {
    inner.channels.all.get(&(person.id + DIRECT)).map(|channel| channel.messages.clone()).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_suggests_and_moderators_decide() {
    let (feeds, world) = (served().await, plan().start().await);
    reviewed(&world).await;
    let words = format!("podcast suggest url:{} why:Our own town topic:Django tell:true", feeds.at("/ours"));
    let suggested = world.ask_as(BEN, TALK, &words).await;
    assert_snapshot!(steady(&suggested.text(), &feeds), @"");
    let card = world
        .until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.first().cloned())
        .await;
    assert_snapshot!(steady(&crate::world::written(&card), &feeds), @"");
    // A member who may not decide is told so, and nothing happens.
    let refused = world.press_under(ANNA, &card, "Add").await;
    assert_snapshot!(refused.text(), @"");
    let form = world.press_under(MIA, &card, "Edit").await;
    assert_snapshot!(form.form(), @"");
    let changed =
        world.fill(&form, &[("why", "Django news from *our* town."), ("topics", "drf, Python")]).await;
    assert_snapshot!(steady(&changed.text(), &feeds), @"");
    let added = world.press_under(MIA, &changed.message, "Add").await;
    assert_snapshot!(steady(&added.text(), &feeds), @"");
    let again = world.press_under(ADA, &card, "Add").await;
    assert_snapshot!(again.text(), @"");
    // Ben wished to hear of it.
    let told = world.until("Ben is told", |inner| direct(inner, BEN).first().cloned()).await;
    assert_snapshot!(crate::world::written(&told), @"");
    assert_snapshot!(world.ask("podcast topic about:djagno").await.text(), @"");
    assert_snapshot!(steady(&world.ask("podcast show name:pony expres").await.text(), &feeds), @"");
}

#[tokio::test(flavor = "multi_thread")]
async fn its_feed_is_read_and_its_episodes_are_found_followed_and_picked() {
    let (feeds, mut world) = (served().await, plan().start().await);
    let added = world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    assert_snapshot!(steady(&added.text(), &feeds), @"");
    world.advance(Duration::from_secs(60));
    world.says("\"feed read\"").await;
    assert_snapshot!(steady(&world.ask("podcast new topic:Django").await.text(), &feeds), @"");
    let follow = "podcast-follow add channel:<#444000000000000010> topic:Django";
    world.ask_as(MIA, TALK, follow).await;
    let more = ours().replace("<item>", &(item("p3", "Saddle up", "2026-03-02T10:00:00Z", "") + "<item>"));
    let once = more.replacen(&item("p3", "Saddle up", "2026-03-02T10:00:00Z", ""), "", 1);
    assert_ne!(once, more);
    feeds.say("/ours", Say::Text(200, once));
    world.sleep_through(Duration::from_hours(25)).await;
    let notice = world.until("the notice", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await;
    assert_snapshot!(steady(&crate::world::written(&notice), &feeds), @"");
    let picked = world.ask_as(MIA, TALK, "pick add show:Pony Express").await;
    assert_snapshot!(picked.text(), @"");
    // All of it is there after a restart.
    world.restart().await;
    assert!(world.ask("podcast show name:pony express").await.text().contains("# Pony Express"));
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_shape_what_the_server_sees() {
    let (feeds, world) = (served().await, plan().start().await);
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text(), @"");
    world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await.text(), @"");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf alias word:Ponytail topic:Django").await.text(), @"");
    assert_snapshot!(world.ask("podcast topic about:ponytail").await.text(), @"");
    assert_snapshot!(world.ask("podcast show name:Django Hour").await.text(), @"");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text(), @"");
    let form = world.ask_as(MIA, TALK, "podcast-shelf edit show:Pony Express").await;
    assert_snapshot!(form.form(), @"");
    let unknown = world.fill(&form, &[("topics", "gardening")]).await;
    assert_snapshot!(unknown.text(), @"");
    let changed = world.fill(&form, &[("topics", "Python"), ("level", "Anfänger")]).await;
    assert_snapshot!(steady(&changed.text(), &feeds), @"");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf edit show:Snake Tales").await.text(), @"");
    let offered = world.type_in_as(MIA, "podcast-shelf restore", "show", "hour").await;
    assert_eq!(offered, [("Django Hour".to_owned(), "hour".to_owned())]);
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf restore show:hour").await.text(), @"");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf alias word:Ponytail").await.text(), @"");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf remove show:Pony Express").await.text(), @"");
    assert_snapshot!(world.ask("podcast topic about:ponytail").await.text(), @"");
    // Elsewhere nobody ever saw any of it.
    assert!(world.ask_in_dm("podcast show name:Django Hour").await.text().contains("# Django Hour"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_suggested_is_said_kindly() {
    let (feeds, world) = (served().await, plan().start().await);
    feeds.say("/page", Say::Text(200, "<html><title>A garden</title>No podcast.</html>".to_owned()));
    feeds.say("/gone", Say::Bare(404, Vec::new()));
    feeds.say("/known", Say::Text(200, rss("").replace("<channel>", "<channel><title>Snake Tales</title>")));
    for (address, words) in [
        ("not an address".to_owned(), "cannot read"),
        ("http://192.168.0.1/feed".to_owned(), "private networks"),
        (feeds.at("/gone"), "HTTP 404"),
        (feeds.at("/page"), "found no podcast"),
    ] {
        let said = world.ask(&format!("podcast suggest url:{address} topic:Django")).await;
        assert!(said.is_private() && said.text().contains(words), "{address}: {}", said.text());
    }
    let in_private = world.ask_in_dm(&format!("podcast suggest url:{}", feeds.at("/ours"))).await;
    assert_snapshot!(in_private.text(), @"");
    let first = world.ask(&format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
    assert!(first.text().contains("Thank you"), "{}", first.text());
    let again =
        world.ask_as(BEN, TALK, &format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
    assert!(again.text().contains("vorgeschlagen"), "{}", again.text());
    let declined = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    let one = world.choose_as(MIA, &declined, "Pony Express").await;
    let form = world.press_as(MIA, &one, "Decline").await;
    assert_snapshot!(form.form(), @"");
    assert_snapshot!(steady(&world.fill(&form, &[("reason", "@everyone knows **it**")]).await.text(), &feeds), @"");
    assert!(!world.ask("podcast topic about:django").await.text().contains("Pony"));
    assert_eq!(GUILD, 222_000_000_000_000_001);
}
