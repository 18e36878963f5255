//! Stories of episodes: read from feeds, found and shown in Discord, told in channels, and none of it harmed by strange feeds.

use std::time::Duration;

use insta::assert_snapshot;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{DIRECT, Inner};
use crate::picks::is_post;
use crate::picks_reading::steady;
use crate::terminal::terminal_with;
use crate::world::{ANNA, GUILD, MIA, NEWS, Place, Plan, TALK, World};

/// A role that everybody may mention.
const LISTENERS: u64 = 555_000_000_000_000_001;

const DAY: Duration = Duration::from_hours(24);
/// Everything happens on this Monday, unless a story lets time pass.
const NOW: &str = "2026-03-02T09:00:00Z";

/// The beginning of the feeds' addresses as it stands within another address.
fn coded(feeds: &Feeds) -> String {
    feeds.at("").replace(':', "%3A").replace('/', "%2F")
}

fn catalog(feeds: &Feeds) -> String {
    let podcast = |id: &str, title: &str, topics: &str| {
        format!(
            "[[podcast]]\nid = \"{id}\"\ntitle = \"{title}\"\nsite = \"https://{id}.example/\"\nfeed = \"{}\"\n\
             language = \"en\"\nstatus = \"active\"\nwhy = \"Why to listen.\"\ntopics = [{topics}]\n",
            feeds.at(&format!("/{id}"))
        )
    };
    format!(
        "[[topic]]\nid = \"python\"\nlabel = \"Python\"\n[[topic]]\nid = \"django\"\nlabel = \"Django\"\naliases = [\"drf\"]\nbroader = [\"python\"]\n{}{}",
        podcast("snakes", "Snake Tales", "\"python\", \"django\""),
        podcast("hour", "Django Hour", "\"django\""),
    )
}

pub(crate) fn snakes() -> String {
    let minutes = |minutes: u32| format!("<itunes:duration>{minutes}:00</itunes:duration>");
    rss(&(item(
        "s3",
        "Async Django in practice",
        "2026-02-27T06:00:00Z",
        &(minutes(48) + "<description>How it went. And more.</description>"),
    ) + &item("s2", "Gardening for programmers", "2026-02-20T06:00:00Z", &minutes(12))
        + &item("s1", "The trouble with threads", "2025-01-10T06:00:00Z", &minutes(65))
        + &item(
            "s0",
            "Swearing at Django",
            "2026-03-01T06:00:00Z",
            "<itunes:explicit>yes</itunes:explicit>",
        )))
}

pub(crate) fn hour() -> String {
    rss(&item("h1", "Forms and more forms", "2024-06-01T06:00:00Z", ""))
}

async fn served() -> Feeds {
    let feeds = Feeds::start().await;
    feeds.say("/snakes", Say::Tagged("\"1\"", snakes()));
    feeds.say("/hour", Say::Text(200, hour()));
    feeds
}

pub(crate) fn plan(feeds: &Feeds) -> Plan {
    World::plan().at(NOW).catalog(&catalog(feeds)).env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1")
}

/// A world that has read both feeds.
async fn read() -> (World, Feeds) {
    read_with(|plan| plan).await
}

/// The same with other settings.
async fn read_with(change: impl FnOnce(Plan) -> Plan) -> (World, Feeds) {
    let feeds = served().await;
    let world = change(plan(&feeds)).start().await;
    all_read(&world).await;
    (world, feeds)
}

pub(crate) async fn all_read(world: &World) {
    // The second comes two seconds after the first.
    world.says("\"Feed read\"").await;
    world.advance(std::time::Duration::from_secs(5));
    for podcast in ["snakes", "hour"] {
        world.says(&format!("\"Feed read\",\"podcast\":\"{podcast}\"")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_lead_to_shows_and_their_new_episodes() {
    let (world, _feeds) = read().await;
    assert_snapshot!(world.ask("podcast topic about:djagno").await.text(), @"
    (everyone sees this)
    You typed *djagno*; showing **Django**.
    ---- #3498db ----
    # Django Hour
    -> https://hour.example/
    Why to listen.
    Topics: Django
    Status: Quiet, no episode since <t:1717221600:D>
    Episodes on this: [Forms and more forms](https://show.example/h1), <t:1717221600:R>
    ---- #3498db ----
    # Snake Tales
    -> https://snakes.example/
    Why to listen.
    Topics: Python, Django
    Status: Active, last episode <t:1772344800:R>
    Episodes on this: [Async Django in practice](https://show.example/s3), <t:1772172000:R> (48 min)
    -- Also about Django
    [Send to me]
    <Details
      Django Hour
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast topic about:django length:Long (over 45 minutes)").await.text(), @"
    (everyone sees this)
    About **Django**, over 45 minutes:
    ---- #3498db ----
    # Snake Tales
    -> https://snakes.example/
    Why to listen.
    Topics: Python, Django
    Status: Active, last episode <t:1772344800:R>
    Episodes on this: [Async Django in practice](https://show.example/s3), <t:1772172000:R> (48 min)
    -- Also about Django
    [Without “over 45 minutes”: 2] [Send to me]
    <Details
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast topic about:gardening").await.text(), @"
    (everyone sees this)
    No show about *gardening*, but these episodes mention it:
    ---- #3498db ----
    Episode of Snake Tales
    # Gardening for programmers
    -> https://show.example/s2
    Published: <t:1771567200:D>, <t:1771567200:R>
    Details: 12 min
    Links: [Play](https://cdn.example/s2.mp3)
    -- gardening, in its title
    [Send to me]
    <Details
      Snake Tales>
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn episodes_are_found_by_their_words_misspelt_or_not() {
    let (world, _feeds) = read().await;
    assert_snapshot!(world.ask("podcast episode about:trouble with thraeds").await.text(), @"
    (everyone sees this)
    You typed *thraeds*; showing **threads**. 1 episode:
    ---- #3498db ----
    Episode of Snake Tales
    # The trouble with threads
    -> https://show.example/s1
    Published: <t:1736488800:D>, <t:1736488800:R>
    Details: 65 min
    Links: [Play](https://cdn.example/s1.mp3)
    -- trouble and threads, in its title, you typed thraeds
    [Send to me]
    <Details
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast episode about:async django").await.text(), @"
    (everyone sees this)
    1 episode:
    ---- #3498db ----
    Episode of Snake Tales
    # Async Django in practice
    -> https://show.example/s3
    How it went. And more.
    Published: <t:1772172000:D>, <t:1772172000:R>
    Details: 48 min
    Links: [Play](https://cdn.example/s3.mp3)
    -- Django, in its title
    [Send to me]
    <Details
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast episode about:drf length:Short (under 20 minutes)").await.text(), @"
    (only you see this)
    No episode about **Django** in this catalog (asked for: under 20 minutes).
    [Shows: 1]
    ");
    let offered = world.type_in("podcast episode", "about", "garden").await;
    assert!(offered.iter().any(|(name, _)| name.contains("Gardening for programmers")), "{offered:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_tells_its_latest_and_how_it_is_doing() {
    let (world, feeds) = read().await;
    assert_snapshot!(world.ask("podcast show name:Snake Tales").await.text().replace(&feeds.at(""), "FEEDS").replace(&coded(&feeds), "CODED"), @"
    (everyone sees this)
    ---- #3498db ----
    # Snake Tales
    -> https://snakes.example/
    Why to listen.
    Topics: Python, Django
    Status: Active, last episode <t:1772344800:R>
    Latest: [Async Django in practice](https://show.example/s3), <t:1772172000:R> (48 min)
    [Gardening for programmers](https://show.example/s2), <t:1771567200:R> (12 min)
    [The trouble with threads](https://show.example/s1), <t:1736488800:R> (65 min)
    Language: English
    [Site -> https://snakes.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=CODED%2Fsnakes] [Podcast Addict -> https://podcastaddict.com/feed/CODED%2Fsnakes] [Feed -> FEEDS/snakes]
    [Similar] [Send to me]
    ");
    assert_snapshot!(world.ask("podcast show name:Django Hour").await.text().replace(&feeds.at(""), "FEEDS").replace(&coded(&feeds), "CODED"), @"
    (everyone sees this)
    ---- #3498db ----
    # Django Hour
    -> https://hour.example/
    Why to listen.
    Topics: Django
    Status: Quiet, no episode since <t:1717221600:D>
    Latest: [Forms and more forms](https://show.example/h1), <t:1717221600:R>
    Language: English
    [Site -> https://hour.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=CODED%2Fhour] [Podcast Addict -> https://podcastaddict.com/feed/CODED%2Fhour] [Feed -> FEEDS/hour]
    [Similar] [Send to me]
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_fits_is_counted_and_the_newest_comes_first() {
    let feeds = served().await;
    let at = |n: u32| format!("2026-02-{:02}T{:02}:{:02}:00Z", 17 + n / 60, n % 24, n % 60);
    let items: String =
        (0..350).map(|n| item(&format!("n{n}"), &format!("Django {n}"), &at(n), "")).collect();
    feeds.say("/snakes", Say::Text(200, rss(&items)));
    let world = plan(&feeds).start().await;
    all_read(&world).await;
    let head = |text: String| text.lines().nth(1).unwrap_or_default().to_owned();
    assert_snapshot!(head(world.ask("podcast new").await.text()), @"350 new episodes in the last two weeks:");
    assert_snapshot!(head(world.ask("podcast episode about:django").await.text()), @"351 episodes:");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_out_lately() {
    let (world, _feeds) = read().await;
    assert_snapshot!(world.ask("podcast new").await.text(), @"
    (everyone sees this)
    2 new episodes in the last two weeks:
    ---- #3498db ----
    Episode of Snake Tales
    # Async Django in practice
    -> https://show.example/s3
    How it went. And more.
    Published: <t:1772172000:D>, <t:1772172000:R>
    Details: 48 min
    Links: [Play](https://cdn.example/s3.mp3)
    ---- #3498db ----
    Episode of Snake Tales
    # Gardening for programmers
    -> https://show.example/s2
    Published: <t:1771567200:D>, <t:1771567200:R>
    Details: 12 min
    Links: [Play](https://cdn.example/s2.mp3)
    [Send to me]
    <Details
      Snake Tales>
    ");
    assert_snapshot!(world.ask("podcast new topic:django").await.text(), @"
    (everyone sees this)
    1 new episode about **Django** in the last two weeks:
    ---- #3498db ----
    Episode of Snake Tales
    # Async Django in practice
    -> https://show.example/s3
    How it went. And more.
    Published: <t:1772172000:D>, <t:1772172000:R>
    Details: 48 min
    Links: [Play](https://cdn.example/s3.mp3)
    [Send to me]
    <Details
      Snake Tales>
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn explicit_episodes_stay_where_they_belong() {
    let (world, _feeds) = read().await;
    for words in [
        "podcast new",
        "podcast episode about:swearing",
        "podcast topic about:django",
        "podcast show name:Snake Tales",
    ] {
        let here = world.ask_as(ANNA, TALK, words).await;
        assert!(!here.words().contains("Swearing"), "{words}: {}", here.text());
        let there = world.ask_as(ANNA, Place::Channel { adults_only: true }, words).await;
        assert!(
            there.words().contains("Swearing at Django") && there.words().contains("explicit"),
            "{words}: {}",
            there.text()
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_feeds_say_nothing_they_should_not_and_harm_no_other() {
    let feeds = served().await;
    let hostile =
        "@everyone &lt;@&amp;1&gt; [free](https://evil.example) discord.gg/evil \u{202e}evil ||x|| `y`";
    let summary = "&lt;script&gt;x&lt;/script&gt;&lt;@1&gt; **loud** https://evil.example/ @here";
    feeds.say(
        "/hour",
        Say::Text(
            200,
            rss(&item(
                "x",
                hostile,
                "2026-03-01T06:00:00Z",
                &format!("<description>{summary}</description>"),
            )),
        ),
    );
    let world = plan(&feeds).start().await;
    all_read(&world).await;
    let shown = world.ask("podcast new").await;
    let words = shown.words();
    assert!(words.contains("evil"), "{words}");
    for harmful in [
        "@everyone",
        "@here",
        "<@1>",
        "<@&1>",
        "](https://evil",
        "discord.gg/evil",
        "\u{202e}",
        "**loud**",
        "||x||",
        " https://evil",
        "script",
    ] {
        assert!(!words.contains(harmful), "{harmful} in {words}");
    }
    feeds.say("/hour", Say::Bomb(64));
    world.advance(DAY);
    world.says("more than 32 MiB").await;
    assert!(world.ask("podcast episode about:async django").await.words().contains("Async Django"));
    assert!(feeds.most_at_once() <= 1, "one request at a time to one host");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_outlives_any_end_and_is_not_read_again_at_once() {
    let (mut world, feeds) = read().await;
    let before = (feeds.times("/snakes"), feeds.times("/hour"));
    world.restart().await;
    world.says("\"episodes\":5").await;
    assert!(world.ask("podcast episode about:async django").await.words().contains("Async Django"));
    // Killed in the middle of a reading: nothing is lost, and it is read again.
    feeds.say_once("/snakes", Say::Silence);
    world.advance(DAY * 2);
    feeds.until("/snakes", 2).await;
    world.restart().await;
    world.says("\"episodes\":5").await;
    assert_eq!(before, (1, 1), "the first restart asked nobody");
    world.advance(Duration::from_mins(10));
    feeds.until("/snakes", 3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_locked_stops_reading_and_no_answer() {
    let (world, feeds) = read().await;
    let path = world.folder().join("podpick.db");
    let mut other = SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    world.advance(DAY * 2);
    world.says("Feeds are waiting: the database does not answer").await;
    assert!(world.ask("podcast episode about:async django").await.words().contains("Async Django"));
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    feeds.until("/snakes", 2).await;
    world.says("Reading feeds again").await;
}

fn told(inner: &Inner) -> usize {
    inner.channels.all[&NEWS].messages.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_is_told_of_new_episodes_once_and_of_nothing_else() {
    let (mut world, feeds) = read().await;
    let add = "podcast-follow add channel:<#444000000000000010>";
    assert_snapshot!(world.ask_as(MIA, TALK, &format!("{add} show:Snake Tales publish:true")).await.text(), @"
    (only you see this)
    From now on, new episodes of **Snake Tales** come to <#444000000000000010>.
    ");
    // Both lead to the same channel, which hears once.
    assert_snapshot!(world.ask_as(MIA, TALK, &format!("{add} topic:python")).await.text(), @"
    (only you see this)
    From now on, new episodes of **Python** come to <#444000000000000010>.
    ");
    let two = item("s5", "Two", "2026-03-03T06:00:00Z", "") + &item("s4", "One", "2026-03-03T05:00:00Z", "");
    let edited = snakes().replace("Gardening for", "Gardening (edited) for").replace(
        "<item><guid isPermaLink=\"false\">s3",
        &format!("{two}<item><guid isPermaLink=\"false\">s3"),
    );
    feeds.say("/snakes", Say::Tagged("\"2\"", edited.clone()));
    world.advance(DAY);
    world.until("the channel is told", |inner| (inner.channels.published.len() == 1).then_some(())).await;
    assert_snapshot!(world.read(NEWS), @"
    2 new episodes of **Snake Tales**
    ---- #3498db ----
    Episode of Snake Tales
    # Two
    -> https://show.example/s5
    Published: <t:1772517600:D>, <t:1772517600:R>
    Links: [Play](https://cdn.example/s5.mp3)
    ---- #3498db ----
    Episode of Snake Tales
    # One
    -> https://show.example/s4
    Published: <t:1772514000:D>, <t:1772514000:R>
    Links: [Play](https://cdn.example/s4.mp3)
    [More like this]
    <Choose what to send to you
      Two (Episode of Snake Tales)
      One (Episode of Snake Tales)>
    ");
    // The podcast moves to another host: every guid is new, and nothing is news.
    feeds.say("/snakes", Say::Tagged("\"3\"", edited.replace("\">s", "\">moved-s")));
    world.restart().await;
    world.advance(DAY);
    feeds.until("/snakes", 3).await;
    world.says("\"changed\":6").await;
    world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert_eq!(world.discord.look(told), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn news_of_several_shows_about_a_topic_are_one_message() {
    let (world, feeds) = read().await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> topic:django").await;
    let more = |feed: String, new: &str| feed.replacen("<item>", &format!("{new}<item>"), 1);
    feeds
        .say("/snakes", Say::Text(200, more(snakes(), &item("s4", "Of snakes", "2026-03-02T20:00:00Z", ""))));
    feeds.say("/hour", Say::Text(200, more(hour(), &item("h2", "Of hours", "2026-03-02T21:00:00Z", ""))));
    world.advance(DAY);
    world.says("\"episodes\":5,\"changed\":1").await;
    world.says("\"episodes\":2,\"changed\":1").await;
    world.advance(Duration::from_mins(2));
    world.until("the channel is told", |inner| (told(inner) == 1).then_some(())).await;
    let text = world.read(NEWS);
    assert!(
        text.contains("2 new episodes of **") && text.contains("Of snakes") && text.contains("Of hours"),
        "{text}"
    );
    world.advance(DAY * 2);
    feeds.until("/hour", 3).await;
    assert_eq!(world.discord.look(told), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_that_stops_working_says_why_once() {
    let (world, feeds) = read().await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Snake Tales").await;
    world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().permissions &= !(1 << 11));
    let new = snakes().replace(
        "<item><guid isPermaLink=\"false\">s3",
        &(item("s4", "One", "2026-03-03T05:00:00Z", "") + "<item><guid isPermaLink=\"false\">s3"),
    );
    feeds.say("/snakes", Say::Text(200, new.clone()));
    world.advance(DAY);
    world.says("Not posted").await;
    // No channel for such things is set, so the moderator who set it up hears of it.
    let direct = MIA.id + DIRECT;
    let noted =
        |inner: &Inner| inner.channels.all.get(&direct).is_some_and(|channel| channel.messages.len() == 1);
    world.until("the moderator is told", |inner| noted(inner).then_some(())).await;
    assert_snapshot!(world.read(direct), @"
    Not posted: **new episodes of Snake Tales** – podpick lacks Send Messages in the channel. Grant it in the channel's settings, Permissions, to podpick.
    [Status]
    ");
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert_snapshot!(steady(&list.text()), @"
    (only you see this)
    ---- #546e7a ----
    # Episode announcements
    1. **Snake Tales** in <#444000000000000010>, since <t:1772442000:D>. Stopped: podpick lacks Send Messages in the channel. Fix that and follow it again with `/podcast-follow add`.
    <Choose one to end it
      1. Snake Tales>
    ");
    feeds.say(
        "/snakes",
        Say::Text(
            200,
            new.replace("\"false\">s4", "\"false\">s6")
                .replace(">One<", ">Another<")
                .replace("2026-03-03T05", "2026-03-04T05"),
        ),
    );
    world.advance(DAY);
    world.says("\"changed\":1,\"flaws\":0").await;
    let news = format!("/channels/{NEWS}/messages");
    assert_eq!(world.requests(&news).iter().filter(|one| one.method == "POST").count(), 1, "tried once");
    assert_eq!(world.messages(direct).len(), 1, "told once");
    let left = world.choose(&list, "1. Snake Tales").await;
    assert!(left.words().contains("Nothing is followed here yet"), "{}", left.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_weekly_pick_may_be_an_episode_that_a_feed_gave() {
    let (mut world, feeds) = read().await;
    let set = "pick schedule channel:<#444000000000000010> day:thursday time:18:00 timezone:UTC thread:true";
    world.ask_as(MIA, TALK, set).await;
    let offered = world.type_in("pick add show:Snake Tales", "episode", "async").await;
    assert_eq!(offered, [("Async Django in practice".to_owned(), "Async Django in practice".to_owned())]);
    world.ask_as(MIA, TALK, "pick add show:Snake Tales episode:Async Django in practice").await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    assert_snapshot!(world.ask_as(MIA, TALK, "pick queue").await.text(), @r#"
    (only you see this)
    ---- #546e7a ----
    # 2 picks in the queue
    1. **Snake Tales – Async Django in practice**, by <@333000000000000004>
    2. **Snake Tales**, by <@333000000000000004>
    <Choose one to move or remove
      1. Snake Tales – Async Django in practice
      2. Snake Tales>
    "#);
    // Posted right after a start, when the episodes are perhaps not yet in memory.
    world.sleep_through(DAY * 4).await;
    world.until("it has its thread", |inner| (inner.channels.threads.len() == 1).then_some(())).await;
    assert_snapshot!(world.read(NEWS).replace(&feeds.at(""), "FEEDS").replace(&coded(&feeds), "CODED"), @"
    **Pick of the week**
    ---- #3498db ----
    Episode of Snake Tales
    # Async Django in practice
    -> https://show.example/s3
    How it went. And more.
    Topics: Python, Django
    Episode: [Async Django in practice](https://show.example/s3), <t:1772172000:R> (48 min)
    Picked by: <@333000000000000004>
    [Site -> https://snakes.example/] [Listen -> https://cdn.example/s3.mp3] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=CODED%2Fsnakes] [Podcast Addict -> https://podcastaddict.com/feed/CODED%2Fsnakes] [Feed -> FEEDS/snakes]
    [Listened] [Not for me] [More like this] [Send to me]
    ");
    assert_snapshot!(world.ask_as(MIA, TALK, "pick preview").await.text().replace(&feeds.at(""), "FEEDS").replace(&coded(&feeds), "CODED"), @"
    (only you see this)
    **Pick of the week**
    ---- #3498db ----
    # Snake Tales
    -> https://snakes.example/
    Why to listen.
    Topics: Python, Django
    Status: Active, last episode <t:1772344800:R>
    Latest: [Async Django in practice](https://show.example/s3), <t:1772172000:R> (48 min)
    Picked by: <@333000000000000004>
    [Listen -> https://snakes.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=CODED%2Fsnakes] [Podcast Addict -> https://podcastaddict.com/feed/CODED%2Fsnakes] [Feed -> FEEDS/snakes]
    [Listened] [Not for me] [More like this] [Send to me]
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_notifies_the_role_and_has_its_thread() {
    notifies_and_has_its_thread(read().await).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let address = crate::postgres::fresh().await;
    notifies_and_has_its_thread(read_with(|plan| plan.env("DATABASE_URL", &address)).await).await;
}

async fn notifies_and_has_its_thread((world, feeds): (World, Feeds)) {
    let add = "podcast-follow add channel:<#444000000000000010> show:Snake Tales thread:true";
    let everyone = world.ask_as(MIA, TALK, &format!("{add} ping:<@&{GUILD}>")).await;
    assert!(everyone.words().contains("so nothing was changed"), "{}", everyone.text());
    world.ask_as(MIA, TALK, &format!("{add} ping:<@&{LISTENERS}>")).await;
    let new = snakes().replace(
        "<item><guid isPermaLink=\"false\">s3",
        &(item("s4", "Snakes on the web", "2026-03-03T05:00:00Z", "")
            + "<item><guid isPermaLink=\"false\">s3"),
    );
    feeds.say("/snakes", Say::Text(200, new));
    world.advance(DAY);
    world.until("it has its thread", |inner| (inner.channels.threads.len() == 1).then_some(())).await;
    let posted = world.requests(&format!("/channels/{NEWS}/messages")).into_iter().find(is_post).unwrap();
    assert_eq!(posted.body["allowed_mentions"]["roles"], serde_json::json!([LISTENERS.to_string()]));
    assert!(
        world.read(NEWS).contains(&format!("<@&{LISTENERS}> New episode of **Snake Tales**")),
        "{}",
        world.read(NEWS)
    );
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert_snapshot!(steady(&list.text()), @"
    (only you see this)
    ---- #546e7a ----
    # Episode announcements
    1. **Snake Tales** in <#444000000000000010>, since <t:1772442000:D>. Each announcement notifies <@&555000000000000001>. Each announcement gets a thread. Last episode: <t:1772514000:R>. Last announcement: <t:1772528400:R>. Trouble with the last announcement: it was posted, but the role was not notified: it is gone, or podpick may not mention it.
    <Choose one to end it
      1. Snake Tales>
    ");
}

/// Who follows a show and its topic in one channel is told once, with all that either of them wants.
#[tokio::test(flavor = "multi_thread")]
async fn two_follows_of_one_channel_are_one_notice_with_the_wishes_of_both() {
    let (world, feeds) = read().await;
    let add = "podcast-follow add channel:<#444000000000000010>";
    world.ask_as(MIA, TALK, &format!("{add} show:Snake Tales")).await;
    world.ask_as(MIA, TALK, &format!("{add} topic:python ping:<@&{LISTENERS}> thread:true")).await;
    let new = snakes().replace(
        "<item><guid isPermaLink=\"false\">s3",
        &(item("s4", "Snakes on the web", "2026-03-03T05:00:00Z", "")
            + "<item><guid isPermaLink=\"false\">s3"),
    );
    feeds.say("/snakes", Say::Text(200, new));
    world.advance(DAY);
    world.until("it has its thread", |inner| (inner.channels.threads.len() == 1).then_some(())).await;
    assert_eq!(world.messages(NEWS).len(), 1);
    assert!(world.read(NEWS).contains(&format!("<@&{LISTENERS}> New episode")), "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_moderators_follow_and_only_what_there_is() {
    let (world, _feeds) = read().await;
    let add = "podcast-follow add channel:<#444000000000000010>";
    for (person, words, said) in [
        (ANNA, format!("{add} show:Snake Tales"), "You need the permission Manage Messages"),
        (ANNA, "podcast-follow list".to_owned(), "You need the permission Manage Messages"),
        (MIA, add.to_owned(), "Choose a show or a topic"),
        (MIA, format!("{add} show:Snake Tales topic:python"), "Choose a show or a topic"),
        (MIA, format!("{add} show:Nothing there"), "No show called"),
        (MIA, format!("{add} topic:pizza"), "No topic called"),
        (MIA, "podcast-follow list".to_owned(), "Nothing is followed here yet"),
    ] {
        let answer = world.ask_as(person, TALK, &words).await;
        assert!(answer.is_private() && answer.words().contains(said), "{words}: {}", answer.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_terminal_reads_reports_and_tells_what_to_change() {
    let feeds = served().await;
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("mine.toml"), catalog(&feeds)).unwrap();
    let ahead = NOW.parse::<jiff::Timestamp>().unwrap().as_second() - jiff::Timestamp::now().as_second();
    std::fs::write(place.path().join("clock"), ahead.to_string()).unwrap();
    let run = async |arguments: &str| {
        let (arguments, place) = (arguments.to_owned(), place.path().to_owned());
        let work = tokio::task::spawn_blocking(move || {
            let arguments: Vec<&str> = arguments.split(' ').collect();
            let settings = [
                ("CATALOG", "mine.toml"),
                ("FEED_ALLOW", "127.0.0.1"),
                ("FEED_CONCURRENCY", "1"),
                ("CLOCK_OFFSET_FILE", "clock"),
            ];
            terminal_with(&settings, &place, &arguments, "")
        });
        let ended = work.await.unwrap();
        format!("{}{}exit {}", ended.out, ended.err, ended.code)
            .replace(&feeds.at(""), "FEEDS")
            .replace(&coded(&feeds), "CODED")
    };
    assert_snapshot!(run("refresh").await, @"
    hour: 1 episode, 1 new or changed
    snakes: 4 episodes, 4 new or changed
    2 feeds read, 5 episodes new or changed, 0 failed
    exit 0
    ");
    // In order of the catalog's ids, so hour comes first; the other one has a tag that the server knows.
    assert_snapshot!(run("refresh --show snakes").await, @"
    snakes: unchanged
    1 feed read, 0 episodes new or changed, 0 failed
    exit 0
    ");
    feeds.say("/hour", Say::Bare(410, Vec::new()));
    let ended = snakes().replace(
        "<channel>",
        &format!(
            "<channel><itunes:complete>yes</itunes:complete><itunes:new-feed-url>{}</itunes:new-feed-url>",
            "https://new.example/rss"
        ),
    );
    feeds.say("/snakes", Say::Text(200, ended));
    let second = run("refresh").await;
    assert_snapshot!(second, @"
    hour: failed: HTTP 410, deleted for good
    snakes: 4 episodes, 0 new or changed
    1 feed read, 0 episodes new or changed, 1 failed
      hour    HTTP 410, deleted for good  FEEDS/hour
      snakes has moved to https://new.example/rss
    exit 1
    ");
    let json = run("refresh --json --show hour").await;
    assert!(
        json.contains("\"outcome\":\"failed\"") && json.contains("\"reason\":\"HTTP 410, deleted for good\""),
        "{json}"
    );
    let check = run("check --feeds").await;
    assert_snapshot!(check, @r#"
    hour    quiet, last episode 21 months ago; unreachable since 2026-03-02 (the server says that it is gone for good)
    snakes  ended; moved to https://new.example/rss

    # Changes for the catalog: replace the old lines with these.

    # hour: its feed no longer exists; correct the address, or set status = "ended"

    [[podcast]]
    id = "snakes"
    feed = "https://new.example/rss"  # was "FEEDS/snakes"
    status = "ended"
    ended = 2026
    exit 0
    "#);
    assert!(run("refresh --show nothing").await.contains("the catalog has no show with this id"));
}
