//! Stories of a server's own shows: members suggest them, moderators decide, and every answer in that server has them.

use std::time::Duration;

use insta::assert_snapshot;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{DIRECT, Inner};
use crate::postgres;
use crate::world::{ADA, ANNA, BEN, GUILD, MIA, NEWS, Person, Plan, TALK, World};

pub(crate) const NOW: &str = "2026-03-02T09:00:00Z";

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

pub(crate) fn plan() -> Plan {
    World::plan()
        .at(NOW)
        .catalog(CATALOG)
        .env("FEEDS", "on")
        .env("FEED_ALLOW", "127.0.0.1")
        .env("SHELF_ALLOW", "127.0.0.1")
}

pub(crate) async fn served() -> Feeds {
    let feeds = Feeds::start().await;
    feeds.say("/ours", Say::Text(200, ours()));
    feeds
}

/// The addresses of this run in words that stay.
fn steady(text: &str, feeds: &Feeds) -> String {
    let address = feeds.at("");
    let escaped = address.replacen(':', "\\:", 1);
    let coded = address.replace(':', "%3A").replace('/', "%2F");
    let text = text.replace(&address, "http://feeds.example");
    text.replace(&escaped, "http://feeds.example")
        .replace(&coded, "http%3A%2F%2Ffeeds.example")
        .replace('\u{200b}', "~")
}

pub(crate) async fn reviewed(world: &World) {
    let said = world.ask_as(ADA, TALK, "podcast-shelf reviews channel:<#444000000000000010>").await;
    assert!(said.text().contains("Suggestions now come to"), "{}", said.text());
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
    assert_snapshot!(steady(&suggested.text(), &feeds), @"
    (only you see this)
    Danke! Dein Vorschlag **Pony Express** liegt jetzt beim Moderationsteam.
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Our own town
    Themen: Django
    Hosts: Cleo Rider
    Sprache: Englisch
    Feed: http://feeds.example/ours
    ");
    let card = world
        .until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.first().cloned())
        .await;
    assert_snapshot!(steady(&crate::world::written(&card), &feeds), @"
    A member suggests this show for this server.
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Our own town
    Topics: Django
    Hosts: Cleo Rider
    Language: English
    Feed: http://feeds.example/ours
    Suggested by: <@333000000000000002>
    [Add] [Edit] [Decline]
    ");
    // A member who may not decide is told so, and nothing happens.
    let refused = world.press_in_news(ANNA, &card, "Add").await;
    assert_snapshot!(refused.text(), @"
    (only you see this)
    You need the permission Manage Messages here. Ask a server admin for it.
    ");
    let form = world.press_in_news(MIA, &card, "Edit").await;
    assert_snapshot!(form.form(), @"
    [Change this show]
    Why listen? *: Our own town
    Topics, with commas between them *: Django
    For whom?: Everyone
    ");
    let changed =
        world.fill(&form, &[("why", "Django news from *our* town."), ("topics", "drf, Python")]).await;
    assert_snapshot!(steady(&changed.text(), &feeds), @r#"
    (everyone sees this) (changed)
    A member suggests this show for this server.
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from \*our\* town.
    Topics: Django, Python
    Hosts: Cleo Rider
    Language: English
    Feed: http://feeds.example/ours
    Suggested by: <@333000000000000002>
    [Add] [Edit] [Decline]
    "#);
    let added = world.press_in_news(MIA, &changed.message, "Add").await;
    assert_snapshot!(steady(&added.text(), &feeds), @r#"
    (everyone sees this) (changed)
    <@333000000000000004> added this show.
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from \*our\* town.
    Topics: Django, Python
    Hosts: Cleo Rider
    Language: English
    Feed: http://feeds.example/ours
    "#);
    let again = world.press_in_news(ADA, &card, "Add").await;
    assert_snapshot!(again.text(), @"
    (only you see this)
    Somebody has decided about this already, or it is gone.
    ");
    // Ben wished to hear of it.
    let told = world.until("Ben is told", |inner| direct(inner, BEN).first().cloned()).await;
    assert_snapshot!(crate::world::written(&told), @"Das Moderationsteam hat deinen Vorschlag **Pony Express** hinzugefügt. Danke!");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_moderators_added_is_in_every_answer() {
    let (feeds, world) = (served().await, plan().start().await);
    reviewed(&world).await;
    let words =
        format!("podcast suggest url:{} why:Django news from *our* town. topic:Django", feeds.at("/ours"));
    world.ask_as(BEN, TALK, &words).await;
    let card = world
        .until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.first().cloned())
        .await;
    world.press_in_news(MIA, &card, "Add").await;
    assert_snapshot!(world.ask("podcast topic about:djagno").await.text(), @r#"
    (everyone sees this)
    You typed *djagno*; showing **Django**.
    ---- #3498db ----
    # Django Hour
    -> https://hour.example/
    An hour of Django, each week.
    Topics: Django
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from \*our\* town.
    Topics: Django
    Hosts: Cleo Rider
    ---- #3498db ----
    # Snake Tales
    -> https://snakes.example/
    Stories from people who write Python.
    Topics: Python, Django
    -- Also about Django
    [Send to me]
    <Details
      Django Hour
      Pony Express
      Snake Tales>
    "#);
    assert_snapshot!(steady(&world.ask("podcast show name:pony expres").await.text(), &feeds), @r#"
    (everyone sees this)
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from \*our\* town.
    Topics: Django
    Hosts: Cleo Rider
    Language: English
    Brought by: <@333000000000000002>
    [Site -> https://pony.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=http%3A%2F%2Ffeeds.example%2Fours] [Podcast Addict -> https://podcastaddict.com/feed/http%3A%2F%2Ffeeds.example%2Fours] [Feed -> http://feeds.example/ours]
    [Similar] [Send to me]
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn its_feed_is_read_and_its_episodes_are_found_followed_and_picked() {
    read_found_followed_and_picked(plan()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    read_found_followed_and_picked(plan().env("DATABASE_URL", &postgres::fresh().await)).await;
}

async fn read_found_followed_and_picked(plan: Plan) {
    let (feeds, mut world) = (served().await, plan.start().await);
    let added = world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    assert_snapshot!(steady(&added.text(), &feeds), @"
    (only you see this)
    **Pony Express** is now one of this server's shows. podpick reads its feed soon.
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from our town.
    Topics: Django
    Hosts: Cleo Rider
    Language: English
    Feed: http://feeds.example/ours
    [Edit]
    ");
    world.advance(Duration::from_mins(1));
    world.says("\"Feed read\"").await;
    assert_snapshot!(steady(&world.ask("podcast new topic:Django").await.text(), &feeds), @"
    (everyone sees this)
    2 new episodes about **Django** in the last two weeks:
    ---- #3498db ----
    Episode of Pony Express
    # Ponies and Django
    -> https://show.example/p2
    Published: <t:1772344800:D>, <t:1772344800:R>
    Links: [Play](https://cdn.example/p2.mp3)
    ---- #3498db ----
    Episode of Pony Express
    # How it began
    -> https://show.example/p1
    Published: <t:1771567200:D>, <t:1771567200:R>
    Links: [Play](https://cdn.example/p1.mp3)
    [Send to me]
    <Details
      Pony Express>
    ");
    let follow = "podcast-follow add channel:<#444000000000000010> topic:Django";
    world.ask_as(MIA, TALK, follow).await;
    let more = ours().replace("<item>", &(item("p3", "Saddle up", "2026-03-02T10:00:00Z", "") + "<item>"));
    let once = more.replacen(&item("p3", "Saddle up", "2026-03-02T10:00:00Z", ""), "", 1);
    assert_ne!(once, more);
    feeds.say("/ours", Say::Text(200, once));
    world.sleep_through(Duration::from_hours(25)).await;
    world.says("\"Feed read\"").await;
    // What is told of a topic waits a minute for that of other shows.
    world.advance(Duration::from_secs(61));
    let notice = world.until("the notice", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await;
    assert_snapshot!(steady(&crate::world::written(&notice), &feeds), @"
    New episode of **Pony Express**
    ---- #3498db ----
    Episode of Pony Express
    # Saddle up
    -> https://show.example/p3
    Published: <t:1772445600:D>, <t:1772445600:R>
    Links: [Play](https://cdn.example/p3.mp3)
    [More like this] [Send to me]
    ");
    let picked = world.ask_as(MIA, TALK, "pick add show:Pony Express").await;
    assert_snapshot!(picked.text(), @"
    (only you see this)
    Queued **Pony Express** as number 1.
    No day is set yet: `/pick schedule` does that.
    ");
    // All of it is there after a restart.
    world.restart().await;
    assert!(world.ask("podcast show name:pony express").await.text().contains("# Pony Express"));
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_shape_what_the_server_sees() {
    let (feeds, world) = (served().await, plan().start().await);
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text(), @"
    (only you see this)
    ---- #546e7a ----
    # This server's own shelf
    This server has no shows of its own yet. Members suggest them with `/podcast suggest`, moderators add them with `/podcast-shelf add`.
    ");
    world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await.text(), @"
    (only you see this)
    podpick no longer shows **Django Hour** in this server. Bring it back with `/podcast-shelf restore`.
    ");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf alias word:Ponytail topic:Django").await.text(), @"
    (only you see this)
    In this server, *Ponytail* means **Django** from now on.
    ");
    assert_snapshot!(world.ask("podcast topic about:ponytail").await.text(), @"
    (everyone sees this)
    About **Django**:
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from our town.
    Topics: Django
    Hosts: Cleo Rider
    ---- #3498db ----
    # Snake Tales
    -> https://snakes.example/
    Stories from people who write Python.
    Topics: Python, Django
    -- Also about Django
    [Send to me]
    <Details
      Pony Express
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast show name:Django Hour").await.text(), @"
    (only you see this)
    No show called *Django Hour* in this catalog. Look for a topic with </podcast topic>.
    ");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text(), @"
    (only you see this)
    ---- #546e7a ----
    # This server's own shelf
    Only in this server: 1 show
    1. **Pony Express** · Django

    Not shown in this server: **Django Hour**

    *Ponytail* means Django
    ");
    let form = world.ask_as(MIA, TALK, "podcast-shelf edit show:Pony Express").await;
    assert_snapshot!(form.form(), @"
    [Change this show]
    Why listen? *: Django news from our town.
    Topics, with commas between them *: Django
    For whom?: Everyone
    ");
    let unknown = world.fill(&form, &[("topics", "gardening")]).await;
    assert_snapshot!(unknown.text(), @"
    (only you see this)
    podpick knows no topic called *gardening*. Choose one from </podcast topics>.
    ");
    let changed = world.fill(&form, &[("topics", "Python"), ("level", "einsteiger")]).await;
    assert_snapshot!(steady(&changed.text(), &feeds), @"
    (only you see this)
    **Pony Express** is changed.
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from our town.
    Topics: Python
    Hosts: Cleo Rider
    Language: English
    Level: For beginners
    Feed: http://feeds.example/ours
    ");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf edit show:Snake Tales").await.text(), @"
    (only you see this)
    **Snake Tales** is from the catalog and cannot be changed here. You can hide it with `/podcast-shelf remove`.
    ");
    let offered = world.type_in_as(MIA, "podcast-shelf restore", "show", "hour").await;
    assert_eq!(offered, [("Django Hour".to_owned(), "hour".to_owned())]);
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf restore show:hour").await.text(), @"
    (only you see this)
    podpick shows **Django Hour** in this server again.
    ");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf alias word:Ponytail").await.text(), @"
    (only you see this)
    *Ponytail* has no meaning of its own in this server any more.
    ");
    assert_snapshot!(world.ask_as(MIA, TALK, "podcast-shelf remove show:Pony Express").await.text(), @"
    (only you see this)
    **Pony Express** is no longer one of this server's shows.
    ");
    assert_snapshot!(world.ask("podcast topic about:ponytail").await.text(), @"
    (only you see this)
    Nothing about *ponytail* in this catalog. Here are topics to browse:
    <Show instead
      Python (2 shows)>
    ");
    // Elsewhere nobody ever saw any of it.
    assert!(world.ask_in_dm("podcast show name:Django Hour").await.text().contains("# Django Hour"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_suggested_is_said_kindly() {
    let (feeds, world) = (served().await, plan().start().await);
    feeds.say("/page", Say::Text(200, "<html><title>Garden Talk</title>No feed.</html>".to_owned()));
    feeds.say("/gone", Say::Bare(404, Vec::new()));
    feeds.say("/known", Say::Text(200, rss("").replace("<channel>", "<channel><title>Snake Tales</title>")));
    for (address, words) in [
        ("user:secret@example.com/feed".to_owned(), "cannot read"),
        ("http://192.168.0.1/feed".to_owned(), "did not answer"),
        (feeds.at("/gone"), "HTTP 404"),
    ] {
        let said = world.ask(&format!("podcast suggest url:{address} topic:Django")).await;
        assert!(said.is_private() && said.text().contains(words), "{address}: {}", said.text());
    }
    // A page without a feed is a show too, if somebody says why; it has no episodes.
    let no_why = world.ask(&format!("podcast suggest url:{} topic:Django", feeds.at("/page"))).await;
    assert_snapshot!(no_why.text(), @"
    (only you see this)
    podpick found the show, but nothing that says why to listen. Use the command again and say it with “why”.
    ");
    let page = format!("podcast-shelf add url:{} topic:Django why:Flowers and forms", feeds.at("/page"));
    assert_snapshot!(steady(&world.ask_as(MIA, TALK, &page).await.text(), &feeds), @"
    (only you see this)
    **Garden Talk** is now one of this server's shows. podpick found no feed for it, so it cannot see new episodes.
    ---- #3498db ----
    # Garden Talk
    -> http://feeds.example/page
    Flowers and forms
    Topics: Django
    [Edit]
    ");
    let in_private = world.ask_in_dm(&format!("podcast suggest url:{}", feeds.at("/ours"))).await;
    assert_snapshot!(in_private.text(), @"
    (only you see this)
    Own shows belong to a server. Use this command in a server.
    ");
    let first = world.ask(&format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
    assert!(first.text().contains("Thank you"), "{}", first.text());
    let again =
        world.ask_as(BEN, TALK, &format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
    assert!(again.text().contains("vorgeschlagen"), "{}", again.text());
    let declined = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    let one = world.choose_as(MIA, &declined, "Pony Express").await;
    let form = world.press_as(MIA, &one, "Decline").await;
    assert_snapshot!(form.form(), @"
    [Decline this show]
    Reason (the member may see it):
    ");
    assert_snapshot!(steady(&world.fill(&form, &[("reason", "@everyone knows **it**")]).await.text(), &feeds), @r#"
    (only you see this) (changed)
    <@333000000000000004> declined this show.
    Reason: @~everyone knows \*\*it\*\*
    ---- #3498db ----
    # Pony Express
    -> https://pony.example/
    Django news from our town.
    Topics: Django
    Hosts: Cleo Rider
    Language: English
    Feed: http://feeds.example/ours
    "#);
    assert!(!world.ask("podcast topic about:django").await.text().contains("Pony"));
    assert_eq!(GUILD, 222_000_000_000_000_001);
}
