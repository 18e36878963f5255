//! Stories of what followers are told when a feed changes under them: each new episode once, and nothing old.

use std::time::Duration;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{Fault, Inner, Route};
use crate::world::{MIA, NEWS, TALK, World};

pub(crate) const DAY: Duration = Duration::from_hours(24);
pub(crate) const TITLES: [&str; 6] =
    ["On ducks", "On geese in winter", "Swans, part one", "Owls at night", "A crow’s “memory”", "Larks"];

pub(crate) fn catalog(feeds: &Feeds) -> String {
    format!(
        "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird Talk\"\n\
         site = \"https://birds.example/\"\nfeed = \"{}\"\nlanguage = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
        feeds.at("/birds")
    )
}

/// Items as a host makes them, the newest first: guid and title, and when each came out.
pub(crate) fn hosted(
    guid: impl Fn(usize) -> String,
    titles: &[&str],
    at: impl Fn(usize) -> String,
) -> String {
    let items = titles.iter().enumerate().rev();
    rss(&items.map(|(n, title)| item(&guid(n), title, &at(n), "")).collect::<String>())
}

pub(crate) fn weekly(n: usize) -> String {
    format!("2026-01-{:02}T06:00:30Z", 1 + n * 4)
}

/// A world that has read the feed and follows it.
pub(crate) async fn following() -> (World, Feeds) {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("one-{n}"), &TITLES, weekly)));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    (world, feeds)
}

pub(crate) fn told(inner: &Inner) -> usize {
    inner.channels.all[&NEWS].messages.len()
}

/// Lets the feed be read again, and waits for the one message that follows.
pub(crate) async fn one_message(world: &World) -> String {
    world.advance(DAY);
    world.until("followers are told", |inner| (told(inner) == 1).then_some(())).await;
    world.read(NEWS)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_that_moves_to_another_host_tells_its_new_episode_alone_and_queued_ones_follow_it() {
    let (world, feeds) = following().await;
    world
        .ask_as(MIA, TALK, "pick schedule channel:<#444000000000000001> day:friday time:18:00 timezone:UTC")
        .await;
    world.ask_as(MIA, TALK, "pick add show:Bird Talk episode:Owls at night").await;
    // Other guids, other files, numbers before the titles, and every date is that of the import.
    let titles: Vec<String> =
        TITLES.iter().enumerate().map(|(n, title)| format!("Ep {}: {title}", n + 1)).collect();
    let mut titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    titles.push("Ep 7: Kites");
    let at =
        |n: usize| if n == 6 { "2026-03-02T20:00:00Z".to_owned() } else { "2026-03-02T12:00:00Z".to_owned() };
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("two-{n}"), &titles, at)));
    let text = one_message(&world).await;
    assert!(text.contains("New episode of **Bird Talk**") && text.contains("Kites"), "{text}");
    assert!(!text.contains("Owls"), "{text}");
    let preview = world.ask_as(MIA, TALK, "pick preview").await.text();
    assert!(preview.contains("Owls at night") && preview.contains("two-3.mp3"), "{preview}");
    // Nothing is there twice.
    let found = world.ask("podcast episode about:owls").await;
    assert_eq!(found.text().matches("Owls at night").count(), 1, "{}", found.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_without_a_date_is_new_when_it_is_first_seen() {
    let (world, feeds) = following().await;
    let undated = "<item><guid>seven</guid><title>Kites</title><pubDate>soon</pubDate></item>";
    let old = hosted(|n| format!("one-{n}"), &TITLES, weekly);
    feeds.say("/birds", Say::Text(200, old.replacen("<item>", &format!("{undated}<item>"), 1)));
    let text = one_message(&world).await;
    assert!(text.contains("Kites"), "{text}");
    // Its date comes later; it is the same one.
    let dated = undated.replace("soon", "2026-03-02T20:00:00Z");
    feeds.say("/birds", Say::Text(200, old.replacen("<item>", &format!("{dated}<item>"), 1)));
    world.advance(DAY * 2);
    world.says_times("\"episodes\":7,\"changed\":1", 2).await;
    world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert_eq!(world.discord.look(told), 1, "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_announcement_is_told_once_a_day_and_seen_in_the_list() {
    const STAFF: u64 = 444_000_000_000_000_020;
    let feeds = Feeds::start().await;
    let old = item("one-1", "On ducks", "2026-01-01T06:00:30Z", "");
    feeds.say("/birds", Say::Text(200, rss(&old)));
    let plan = World::plan().channel(STAFF).at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    let follow = "podcast-follow add channel:<#444000000000000010> show:Bird Talk thread:true publish:true";
    world.ask_as(MIA, TALK, follow).await;
    let reminders = "pick schedule channel:<#444000000000000010> day:sunday time:18:00 timezone:UTC auto:true reminders:<#444000000000000020>";
    world.ask_as(MIA, TALK, reminders).await;
    let refused = Fault::Refuse(403, serde_json::json!({"code": 50_013, "message": "Missing Permissions"}));
    world.discord.fault_always(Route::Thread, refused.clone());
    world.discord.fault_always(Route::Publish, refused);
    let new = item("one-2", "Kites", "2026-03-02T20:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&(new + &old))));
    one_message(&world).await;
    world.until("it is told", |inner| (inner.channels.all[&STAFF].messages.len() == 2).then_some(())).await;
    let notes = world.read(STAFF);
    for flaw in ["without a thread", "not published"] {
        let told = format!("**new episodes of Bird Talk** – it was posted, but {flaw}");
        assert!(notes.contains(&told), "{flaw}: {notes}");
    }
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await.text();
    assert!(
        list.contains("Trouble with the last announcement: it was posted, but without a thread"),
        "{list}"
    );
    assert!(!list.contains("stopped"), "{list}");
}

#[tokio::test(flavor = "multi_thread")]
async fn items_that_share_a_guid_are_all_kept_and_a_guid_used_again_is_news() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, shared(3)));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\",\"podcast\":\"birds\",\"episodes\":3").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    feeds.say("/birds", Say::Text(200, shared(4)));
    let text = one_message(&world).await;
    assert!(text.contains("New episode of **Bird Talk**") && text.contains("Owls at night"), "{text}");
    for title in &TITLES[..4] {
        let found = world.ask(&format!("podcast episode about:{title}")).await;
        assert!(found.text().contains(title), "{title}: {}", found.text());
    }
}

/// A feed whose items all have one guid, and recordings of their own.
fn shared(count: usize) -> String {
    let at = |n: usize| if n == 3 { "2026-03-02T20:00:00Z".to_owned() } else { weekly(n) };
    let text = hosted(|n| format!("one-{n}"), &TITLES[..count], at);
    (0..count).fold(text, |text, n| {
        text.replace(
            &format!("<guid isPermaLink=\"false\">one-{n}</guid>"),
            "<guid isPermaLink=\"false\">same</guid>",
        )
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_cut_off_is_asked_for_again_in_whole() {
    let whole = hosted(|n| format!("one-{n}"), &TITLES, weekly);
    let at = whole.find("Owls at").unwrap();
    let (in_words, in_a_tag) = (whole.get(..at).unwrap(), whole.get(..at - 3).unwrap());
    for cut in [in_words.to_owned(), in_a_tag.to_owned(), format!("{in_words}<![CDATA[ Owls")] {
        let feeds = Feeds::start().await;
        feeds.say("/birds", Say::Tagged("\"half\"", cut));
        let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
        let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
        world.says("\"Feed read\"").await;
        world.advance(DAY);
        feeds.until("/birds", 2).await;
        assert!(!feeds.asked()[1].headers.contains_key("if-none-match"), "{:?}", feeds.asked()[1]);
    }
    // What comes behind the end is no cut.
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Tagged("\"whole\"", format!("{whole}<script>counted()</script>")));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    world.advance(DAY);
    feeds.until("/birds", 2).await;
    assert!(feeds.asked()[1].headers.contains_key("if-none-match"), "{:?}", feeds.asked()[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_that_never_stops_talking_is_told_in_ten_episodes_a_day_and_then_together() {
    let feeds = Feeds::start().await;
    // One each hour, so that it is read each hour.
    let hourly = |count: usize| {
        let titles: Vec<String> = (0..count).map(|n| format!("News number {n}")).collect();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        hosted(|n| format!("one-{n}"), &titles, |n| format!("2026-03-02T{n:02}:20:00Z"))
    };
    feeds.say("/birds", Say::Text(200, hourly(9)));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    for count in 10..=23 {
        feeds.say("/birds", Say::Text(200, hourly(count)));
        world.advance(Duration::from_mins(67));
        world.says(&format!("\"episodes\":{count},")).await;
    }
    assert!(world.discord.look(told) <= 10, "{}", world.read(NEWS));
    world.advance(DAY);
    // Each is told of once, shown or counted, and what waited comes together.
    let counted = |inner: &Inner| {
        let messages = inner.channels.all[&NEWS].messages.iter();
        let count = |words: &str| words.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or(1);
        messages.map(|one| count(one["content"].as_str().unwrap())).sum::<usize>()
    };
    world.until("all are told of", |inner| (counted(inner) >= 14).then_some(())).await;
    assert_eq!(world.discord.look(counted), 14, "{}", world.read(NEWS));
    assert!(world.discord.look(told) <= 11, "{}", world.read(NEWS));
}

/// Episodes that come each hour, by their numbers and the host that has them.
pub(crate) fn hourly(host: &str, count: usize) -> String {
    let titles: Vec<String> = (0..count).map(|n| format!("News number {n}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let at = |n: usize| format!("2026-03-{:02}T{:02}:20:00Z", 2 + n / 24, n % 24);
    hosted(|n| format!("{host}-{n}"), &titles, at)
}

/// A world that has read nine of them and follows the show.
async fn following_hourly() -> (World, Feeds) {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, hourly("one", 9)));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    (world, feeds)
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_the_newest_are_shown_and_the_rest_is_counted() {
    let (world, feeds) = following_hourly().await;
    feeds.say("/birds", Say::Text(200, hourly("one", 39)));
    let text = one_message(&world).await;
    let lines: Vec<&str> = text.lines().take(2).collect();
    assert_eq!(lines, ["30 new episodes of **Bird Talk**", "The newest are below, and 25 more came out."]);
    assert_eq!(text.matches("# News number").count(), 5, "{text}");
    assert!(text.contains("# News number 38") && text.contains("# News number 34"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_to_be_told_follows_its_episodes_to_another_host() {
    let (world, feeds) = following_hourly().await;
    let read = async |host: &str, count: usize, changed: usize| {
        feeds.say("/birds", Say::Text(200, hourly(host, count)));
        world.advance(Duration::from_mins(67));
        world.says(&format!("\"episodes\":{count},\"changed\":{changed}")).await;
    };
    // The day is full after the first ten.
    read("one", 19, 10).await;
    world.until("ten are told", |inner| (told(inner) == 1).then_some(())).await;
    read("one", 22, 3).await;
    read("two", 22, 22).await;
    world.advance(DAY);
    world.until("the rest is told", |inner| (told(inner) == 2).then_some(())).await;
    let text = world.read(NEWS);
    let rest = text.split("3 new episodes of **Bird Talk**").nth(1).unwrap_or_else(|| panic!("{text}"));
    for n in 19..22 {
        assert!(rest.contains(&format!("# News number {n}")), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_guid_is_no_episode() {
    let (world, feeds) = following().await;
    let old = hosted(|n| format!("one-{n}"), &TITLES, weekly);
    let kites = "<item><title>Kites</title><guid isPermaLink=\"false\">one-6-long</guid>\
        <pubDate>2026-03-02T20:00:00Z</pubDate></item>";
    let head = old.split("<item>").next().unwrap();
    let cut = format!("{head}{}", kites.split("-long").next().unwrap());
    feeds.say("/birds", Say::Text(200, cut));
    world.advance(DAY);
    world.says("\"episodes\":0").await;
    feeds.say("/birds", Say::Text(200, old.replacen("<item>", &format!("{kites}<item>"), 1)));
    let text = one_message(&world).await;
    assert!(text.contains("New episode of **Bird Talk**") && text.contains("Kites"), "{text}");
    world.advance(DAY * 2);
    world.says_times("\"episodes\":7", 2).await;
    assert_eq!(world.discord.look(told), 1, "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_comes_again_under_another_tag_is_known_and_what_changes_next_is_told() {
    let (world, feeds) = following().await;
    let unchanged = "\"Feed read\",\"podcast\":\"birds\",\"episodes\":6,\"changed\":0";
    feeds.say("/birds", Say::Tagged("\"two\"", hosted(|n| format!("one-{n}"), &TITLES, weekly)));
    world.advance(DAY);
    world.says(unchanged).await;
    let more = [&TITLES[..], &["Robins"]].concat();
    let at = |n: usize| if n == 6 { "2026-03-02T20:00:00Z".to_owned() } else { weekly(n) };
    feeds.say("/birds", Say::Tagged("\"three\"", hosted(|n| format!("one-{n}"), &more, at)));
    let message = one_message(&world).await;
    assert!(message.contains("Robins"), "{message}");
    // The tag was that of the body that came again.
    assert_eq!(feeds.asked()[2].headers["if-none-match"], "\"two\"");
    let answer = world.ask("podcast episode about:robins").await;
    assert!(answer.words().contains("Robins"), "{}", answer.text());
}
