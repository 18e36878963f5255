//! Stories of shows that end, move or go: moderators of servers that follow or queued one are told so once.

use std::time::Duration;

use insta::assert_snapshot;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{Fault, Inner, Route};
use crate::postgres;
use crate::world::{GUILD, MIA, NEWS, Plan, ROUNDS, TALK, World};

/// Where moderators are told what they should know.
const STAFF: u64 = 444_000_000_000_000_020;
const DAY: Duration = Duration::from_hours(24);
const FOLLOW: &str = "podcast-follow add channel:<#444000000000000010> show:Bird Talk";
const REMINDED: &str = "pick schedule channel:<#444000000000000010> day:friday time:18:00 timezone:UTC \
                        reminders:<#444000000000000020>";

/// The feed as it says this of itself.
fn birds(more: &str) -> Say {
    let item = item("one", "On ducks", "2026-02-20T06:00:00Z", "");
    Say::Text(200, rss(&format!("{more}{item}")))
}

fn moved(place: &str) -> Say {
    birds(&format!("<itunes:new-feed-url>{place}</itunes:new-feed-url>"))
}

fn ended() -> Say {
    birds("<itunes:complete>Yes</itunes:complete>")
}

fn plan(feeds: &Feeds) -> Plan {
    feeds.say("/birds", birds(""));
    let catalog = format!(
        "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird *Talk*\"\n\
         site = \"https://birds.example/\"\nfeed = \"{}\"\nlanguage = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
        feeds.at("/birds")
    );
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog).channel(STAFF);
    plan.env("FEEDS", "on")
        .env("FEED_ALLOW", "127.0.0.1")
        .env("SHELF_ALLOW", "127.0.0.1")
        .env("RUST_LOG", ROUNDS)
}

fn count(inner: &Inner, channel: u64) -> usize {
    inner.channels.all[&channel].messages.len()
}

/// The feed says this from now on, and is read; then everything is sent that follows.
async fn says(world: &World, feeds: &Feeds, path: &str, say: Say) {
    let before = feeds.times(path);
    feeds.say(path, say);
    world.advance(DAY * 8);
    feeds.until(path, before + 1).await;
    // What was read is kept before the next look.
    world.rounds().await;
    world.rounds().await;
}

async fn is_told(world: &World, channel: u64, times: usize) -> String {
    let told = |inner: &Inner| (count(inner, channel) >= times).then_some(());
    world.until("moderators are told", told).await;
    world.read(channel)
}

async fn each_event_is_told_once(plan: impl FnOnce(Plan) -> Plan) {
    let feeds = Feeds::start().await;
    let world = plan(self::plan(&feeds)).start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, FOLLOW).await;
    world.ask_as(MIA, TALK, REMINDED).await;
    world.ask_as(MIA, TALK, "pick pause").await;
    says(&world, &feeds, "/birds", ended()).await;
    assert_snapshot!(is_told(&world, STAFF, 1).await, @r#"
    **Bird \*Talk\*** has ended: its feed says that there will be no more episodes. Queued picks of it are still posted. To stop following it, use `/podcast-follow list`.
    [Status]
    "#);
    says(&world, &feeds, "/birds", birds("")).await;
    says(&world, &feeds, "/birds", ended()).await;
    says(&world, &feeds, "/birds", moved("https://new.example/everyone")).await;
    assert_snapshot!(is_told(&world, STAFF, 2).await, @r#"
    **Bird \*Talk\*** has ended: its feed says that there will be no more episodes. Queued picks of it are still posted. To stop following it, use `/podcast-follow list`.
    [Status]

    The feed of **Bird \*Talk\*** says that it moved for good, to https\://new.example/everyone. podpick keeps reading the address in the catalog and follows its redirects, so you need not do anything now. If new episodes stop coming, ask whoever runs podpick to change the address in the catalog.
    [Status]
    "#);
    says(&world, &feeds, "/birds", Say::Bare(410, Vec::new())).await;
    assert_snapshot!(is_told(&world, STAFF, 3).await, @r#"
    **Bird \*Talk\*** has ended: its feed says that there will be no more episodes. Queued picks of it are still posted. To stop following it, use `/podcast-follow list`.
    [Status]

    The feed of **Bird \*Talk\*** says that it moved for good, to https\://new.example/everyone. podpick keeps reading the address in the catalog and follows its redirects, so you need not do anything now. If new episodes stop coming, ask whoever runs podpick to change the address in the catalog.
    [Status]

    The feed of **Bird \*Talk\*** no longer exists, so podpick sees no new episodes. podpick checks once a week whether it is back. Queued picks of it are still posted; see them with `/pick queue`. To stop following it, use `/podcast-follow list`.
    [Status]
    "#);
    for say in [birds(""), Say::Bare(410, Vec::new()), ended(), moved("https://new.example/everyone")] {
        says(&world, &feeds, "/birds", say).await;
    }
    assert_eq!(world.messages(STAFF).len(), 3, "{}", world.read(STAFF));
    assert_eq!(world.messages(NEWS).len(), 0, "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_that_ends_moves_and_goes_is_told_of_once_each() {
    each_event_is_told_once(|plan| plan).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let address = postgres::fresh().await;
    each_event_is_told_once(|plan| plan.env("DATABASE_URL", &address)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_reminders_the_channel_that_follows_is_told_in_its_language() {
    let feeds = Feeds::start().await;
    let world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    let german = crate::world::Person { guild_locale: "de", ..MIA };
    world.ask_as(german, TALK, FOLLOW).await;
    says(&world, &feeds, "/birds", ended()).await;
    assert_snapshot!(is_told(&world, NEWS, 1).await, @r#"
    **Bird \*Talk\*** ist beendet: Laut Feed erscheinen keine weiteren Folgen. Tipps dazu in der Warteschlange werden noch gepostet. Wenn du dem Podcast nicht mehr folgen willst, nutze `/podcast-follow list`.
    [Status]
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_set_up_who_queued_it_is_told_and_who_follows_a_topic_is_not() {
    let feeds = Feeds::start().await;
    let world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, "pick add show:Bird Talk").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> topic:Birds").await;
    says(&world, &feeds, "/birds", ended()).await;
    says(&world, &feeds, "/birds", Say::Bare(410, Vec::new())).await;
    assert_eq!(world.messages(NEWS).len(), 0, "{}", world.read(NEWS));
    // Nobody said where to tell moderators.
    let direct = MIA.id + crate::loopback::DIRECT;
    world
        .until("who queued it is told", |inner| {
            (inner.channels.all.get(&direct)?.messages.len() == 2).then_some(())
        })
        .await;
    let text = world.read(direct);
    assert!(text.starts_with("**Bird \\*Talk\\*** has ended") && text.contains("no longer exists"), "{text}");
    world.ask_as(MIA, TALK, REMINDED).await;
    world.ask_as(MIA, TALK, "pick pause").await;
    says(&world, &feeds, "/birds", moved("https://new.example/feed")).await;
    assert!(is_told(&world, STAFF, 1).await.contains("moved for good"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_servers_own_show_says_what_to_do_with_its_new_address_and_two_moves_a_day_are_told() {
    let feeds = Feeds::start().await;
    feeds.say("/ours", birds(""));
    let world = plan(&feeds).start().await;
    let added = format!("podcast-shelf add url:{} topic:Birds why:Ours", feeds.at("/ours"));
    world.ask_as(MIA, TALK, &added).await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Loopback show").await;
    world.advance(Duration::from_mins(1));
    feeds.until("/ours", 2).await;
    // Its first reading is kept before time goes on.
    world.says_times("\"Feed read\"", 2).await;
    says(&world, &feeds, "/ours", moved("https://new.example/feed")).await;
    assert_snapshot!(is_told(&world, NEWS, 1).await, @r#"
    The feed of **Loopback show** says that it moved for good, to https\://new.example/feed. podpick keeps reading the address the show was added with and follows its redirects, so you need not do anything now. If new episodes stop coming, remove the show with `/podcast-shelf remove` and add it with its new address with `/podcast-shelf add`.
    [Status]
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_killed_while_telling_and_whose_store_is_put_back_tells_once() {
    let feeds = Feeds::start().await;
    let mut world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, FOLLOW).await;
    assert_eq!(world.run(&["backup", "copy.db"]).await.code, 0);
    world.discord.fault(Route::Message, Fault::Hold { effect: true });
    feeds.say("/birds", ended());
    world.advance(DAY);
    world.kill_when_held().await;
    world.advance(Duration::from_mins(10));
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(world.messages(NEWS).len(), 1, "{}", world.read(NEWS));

    world.terminate();
    world.exit_code().await;
    let back = world.run(&["restore", "copy.db"]).await;
    assert_eq!(back.code, 0, "{}", back.err);
    world.restart().await;
    // The copy does not know that anybody was told.
    world.says_times("Already posted: found the message in the channel", 1).await;
    world.rounds().await;
    assert_eq!(world.messages(NEWS).len(), 1, "{}", world.read(NEWS));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_server_was_told_is_forgotten_with_it() {
    let feeds = Feeds::start().await;
    let world = plan(&feeds).start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, FOLLOW).await;
    says(&world, &feeds, "/birds", ended()).await;
    is_told(&world, NEWS, 1).await;
    let told = async || {
        use sqlx::Connection;
        let path = world.folder().join("podpick.db");
        let address = format!("sqlite://{}?mode=ro", path.display());
        let mut store = sqlx::SqliteConnection::connect(&address).await.unwrap();
        let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM told_show WHERE guild_id = $1")
            .bind(GUILD as i64)
            .fetch_one(&mut store)
            .await
            .unwrap();
        count
    };
    assert_eq!(told().await, 1);
    let asked = world.ask_as(crate::world::ADA, TALK, "podcast-admin forget").await;
    world.press_as(crate::world::ADA, &asked, "Delete everything").await;
    assert_eq!(told().await, 0);
}
