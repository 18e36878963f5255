//! Stories of follows: what they count as old, and what becomes of them when moderators set them again or end them.

use std::time::Duration;

use crate::feeds::{Feeds, Say, item, rss};
use crate::feeds_news::{DAY, TITLES, catalog, hosted, hourly, one_message, told, weekly};
use crate::loopback::LISTENERS;
use crate::world::{MIA, NEWS, Plan, ROUNDS, TALK, World};

const BIRDS: &str = "podcast-follow add channel:<#444000000000000010> show:Bird Talk";

fn plan(feeds: &Feeds) -> Plan {
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(feeds)).env("RUST_LOG", ROUNDS);
    plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").env("SHELF_ALLOW", "127.0.0.1")
}

/// A world that has read nine episodes, one each hour, and follows the show with these further words.
async fn following_hourly(more: &str) -> (World, Feeds) {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, hourly("one", 9)));
    let world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, &format!("{BIRDS}{more}")).await;
    (world, feeds)
}

/// Lets the feed come with so many episodes.
async fn read(world: &World, feeds: &Feeds, count: usize) {
    feeds.say("/birds", Say::Text(200, hourly("one", count)));
    world.advance(Duration::from_mins(67));
    world.says(&format!("\"episodes\":{count},")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_that_comes_under_a_followed_topic_tells_what_is_new_from_then_on() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, rss("")));
    let world = plan(&feeds).start().await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> topic:Birds").await;
    world.advance(DAY * 60);
    let kites =
        |n: usize| item(&format!("k{n}"), &format!("Kite {n}"), &format!("2026-04-0{n}T06:00:30Z"), "");
    let old: String = (1..9).rev().map(kites).collect();
    let head = |items: &str| rss(items).replace("Loopback show", "Kite Hour");
    feeds.say("/kites", Say::Text(200, head(&old)));
    let add = format!("podcast-shelf add url:{} topic:Birds why:Kites", feeds.at("/kites"));
    let added = world.ask_as(MIA, TALK, &add).await;
    assert!(added.text().contains("now one of this server"), "{}", added.text());
    world.advance(Duration::from_mins(1));
    world.says("\"episodes\":8,").await;
    // What is told of a topic waits a minute for that of other shows.
    world.advance(Duration::from_mins(2));
    world.rounds().await;
    assert_eq!(world.discord.look(told), 0, "{}", world.read(NEWS));
    let new = item("k9", "Kite 9", "2026-05-01T20:00:30Z", "");
    feeds.say("/kites", Say::Text(200, head(&(new + &old))));
    world.advance(DAY);
    world.says("\"episodes\":9,").await;
    world.advance(Duration::from_mins(2));
    world.until("followers are told", |inner| (told(inner) > 0).then_some(())).await;
    world.rounds().await;
    let text = world.read(NEWS);
    assert!(text.contains("New episode of **Kite Hour**") && text.contains("Kite 9"), "{text}");
    assert_eq!(world.discord.look(told), 1, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_catalogue_without_dates_is_old_after_an_empty_first_answer_too() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, rss("")));
    let world = plan(&feeds).start().await;
    world.says("\"episodes\":0,").await;
    world.ask_as(MIA, TALK, BIRDS).await;
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("one-{n}"), &TITLES[..5], |_| String::new())));
    world.advance(DAY);
    world.says("\"episodes\":5,").await;
    world.rounds().await;
    assert_eq!(world.discord.look(told), 0, "{}", world.read(NEWS));
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("one-{n}"), &TITLES, |_| String::new())));
    let text = one_message(&world).await;
    assert!(text.contains("New episode of **Bird Talk**") && text.contains("Larks"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_that_is_set_again_loses_no_episode() {
    let feeds = Feeds::start().await;
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("one-{n}"), &TITLES, weekly)));
    let world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    world.discord.state.change(|inner| inner.channels.roles.push(LISTENERS));
    world.ask_as(MIA, TALK, BIRDS).await;
    world.advance(Duration::from_mins(30));
    world.ask_as(MIA, TALK, &format!("{BIRDS} ping:<@&{LISTENERS}>")).await;
    let more = [&TITLES[..], &["Robins"]].concat();
    let at = |n: usize| if n == 6 { "2026-03-02T09:20:00Z".to_owned() } else { weekly(n) };
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("one-{n}"), &more, at)));
    let text = one_message(&world).await;
    assert!(text.contains("Robins") && text.contains(&format!("<@&{LISTENERS}>")), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_that_is_ended_tells_nothing_that_still_waits() {
    let (world, feeds) = following_hourly("").await;
    // The day is full after the first ten, and three more wait.
    read(&world, &feeds, 19).await;
    world.until("ten are told", |inner| (told(inner) == 1).then_some(())).await;
    read(&world, &feeds, 22).await;
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await;
    let label = list.options().first().cloned().unwrap();
    assert!(world.choose(&list, &label).await.words().contains("Nothing is followed here yet"));
    world.advance(DAY + Duration::from_hours(1));
    world.rounds().await;
    assert_eq!(world.discord.look(told), 1, "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_a_day_are_ten_where_the_role_is_not_notified_too() {
    let (world, feeds) = following_hourly(&format!(" ping:<@&{LISTENERS}>")).await;
    let notices = |world: &World| world.read(NEWS).matches("of **Bird Talk**").count();
    read(&world, &feeds, 19).await;
    world.says("Posted without notifying the role").await;
    read(&world, &feeds, 22).await;
    world.rounds().await;
    assert_eq!(notices(&world), 1, "{}", world.read(NEWS));
    world.advance(DAY);
    world.rounds().await;
    assert_eq!(notices(&world), 2, "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queued_episode_follows_a_feed_that_numbers_its_items_by_their_place() {
    let feeds = Feeds::start().await;
    // The newest is always number 1.
    let placed = |titles: &[&str]| {
        let items = titles.iter().enumerate().map(|(n, title)| {
            let made = item(&format!("{title}-file"), title, &weekly(5 - n.min(5)), "");
            let guid = format!("<guid isPermaLink=\"false\">{title}-file</guid>");
            made.replace(&guid, &format!("<guid isPermaLink=\"false\">{}</guid>", n + 1))
        });
        rss(&items.collect::<String>())
    };
    feeds.say("/birds", Say::Text(200, placed(&["Owls", "Swans", "Geese", "Ducks", "Crows"])));
    let world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    let schedule = "pick schedule channel:<#444000000000000001> day:friday time:18:00 timezone:UTC";
    world.ask_as(MIA, TALK, schedule).await;
    world.ask_as(MIA, TALK, "pick add show:Bird Talk episode:Swans").await;
    feeds.say("/birds", Say::Text(200, placed(&["Larks", "Owls", "Swans", "Geese", "Ducks"])));
    world.advance(DAY);
    world.says_times("\"Feed read\"", 2).await;
    let preview = world.ask_as(MIA, TALK, "pick preview").await.text();
    assert!(preview.contains("Swans") && preview.contains("Swans-file.mp3"), "{preview}");
}

const OTHER: &str = "[[podcast]]\nid = \"other\"\ntitle = \"Other Birds\"\nsite = \"https://other.example/\"\nlanguage = \"en\"\n\
    why = \"Why.\"\ntopics = [\"birds\"]\n";

/// Another catalog takes the place of the one in force.
async fn replace_catalog(world: &mut World, catalog: &str) {
    std::fs::write(world.folder().join("catalog.toml"), catalog).unwrap();
    world.restart().await;
    world.says("Episodes are loaded").await;
}

/// An episode that came out while the show was away, and one after its return.
async fn told_after_a_return(away: Duration) -> String {
    let feeds = Feeds::start().await;
    let old = item("b1", "Owls", "2026-03-01T06:00:30Z", "");
    feeds.say("/birds", Say::Text(200, rss(&old)));
    let whole = format!("{}{OTHER}", catalog(&feeds));
    let mut world = plan(&feeds).catalog(&whole).start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, BIRDS).await;
    let head = whole.split("[[podcast]]").next().unwrap();
    replace_catalog(&mut world, &format!("{head}{OTHER}")).await;
    world.advance(away);
    let meanwhile = item("b2", "Robins", "2026-03-02T09:30:00Z", "") + &old;
    feeds.say("/birds", Say::Text(200, rss(&meanwhile)));
    replace_catalog(&mut world, &whole).await;
    world.advance(Duration::from_hours(14));
    world.says("\"episodes\":2,").await;
    // What there is to tell of it is told in its time.
    world.rounds().await;
    let later = item("b3", "Terns", "2026-03-06T09:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&(later + &meanwhile))));
    world.advance(DAY * 4);
    world.says("\"episodes\":3,").await;
    world.until("it is told", |inner| (told(inner) > 0).then_some(())).await;
    world.rounds().await;
    world.read(NEWS)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_that_returns_tells_its_followers_only_what_is_new_from_then_on() {
    let text = told_after_a_return(DAY * 3).await;
    assert!(text.contains("Terns") && !text.contains("Robins"), "{text}");
    // One that was away for an hour was not away.
    let text = told_after_a_return(Duration::from_hours(1)).await;
    assert!(text.contains("Terns") && text.contains("Robins"), "{text}");
}

/// However many servers follow a show and its topic in one channel, each is told once, with what both follows wish.
#[test]
fn each_channel_is_told_once_what_all_its_follows_wish() {
    const SERVERS: u64 = 20_000;
    let catalog = "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird Talk\"\n\
         site = \"https://birds.example/\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n";
    let bot = podpick::bot::Bot::new(podpick::catalog::parse("c", catalog).unwrap());
    let now: jiff::Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
    let follow = |guild: u64, id: i64| podpick::store::Follow {
        guild,
        id,
        channel: guild + 7,
        podcast: (id == 1).then(|| "birds".to_owned()),
        topic: (id == 2).then(|| "birds".to_owned()),
        publish: false,
        adults: false,
        since: now,
        cause: None,
        set_by: 3,
        locale: podpick::locale::Locale::English,
        role: (id == 2).then_some(guild + 1),
        self_role: false,
        thread: false,
        forum: None,
    };
    let shows = (1..=SERVERS).map(|guild| follow(guild, 1));
    // The last ones first, as far from their shows' as can be.
    let follows: Vec<_> = shows.chain((1..=SERVERS).rev().map(|guild| follow(guild, 2))).collect();
    let new = podpick::feeds::parse::Episode {
        identity: "one".to_owned(),
        title: "One".to_owned(),
        ..Default::default()
    };
    let notices = bot.notices("birds", &[&new], &follows, now);
    assert_eq!(notices.len() as u64, SERVERS);
    for (notice, guild) in notices.iter().zip(1..) {
        assert_eq!((notice.guild, notice.channel, notice.role), (guild, guild + 7, Some(guild + 1)));
    }
}
