//! Stories of posts in forums when something is wrong: each comes once all the same, and what is wrong is named.

use std::time::Duration;

use serde_json::json;
use sqlx::{Connection, SqliteConnection};

use crate::catalogs::SMALL;
use crate::feeds::{Feeds, Say, item, rss};
use crate::forums::{FORUMS, HOUR, monday, post, posts, scheduled, told};
use crate::loopback::{Fault, Route};
use crate::postgres;
use crate::world::{ADA, FORUM, MIA, TAG, TALK, World};

const LISTENERS: u64 = 555_000_000_000_000_001;
const TEN_MINUTES: Duration = Duration::from_mins(10);

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_posts_there_is_one_post() {
    for effect in [false, true] {
        let mut world = scheduled(monday()).await;
        world.discord.fault(Route::Post, Fault::Hold { effect });
        world.advance(9 * HOUR);
        world.kill_when_held().await;
        // Discord takes no nonce with a post, so nothing is sent before it is looked for.
        world.advance(Duration::from_secs(30));
        told(&world, "pick status").await;
        assert_eq!(posts(&world, FORUM).len(), usize::from(effect));
        world.advance(TEN_MINUTES);
        is_known_once(&world).await;
    }
}

/// Waits until podpick knows the one post there is.
async fn is_known_once(world: &World) {
    let (id, _) = post(world, FORUM).await;
    loop {
        let status = world.ask_as(MIA, TALK, "pick status").await.text();
        if status.contains(&id.to_string()) {
            break;
        }
    }
    assert_eq!(posts(world, FORUM).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_makes_no_second_post() {
    for fault in [Fault::LoseAnswer, Fault::Drop, Fault::Html(502), Fault::rate_limited("0.5")] {
        let world = scheduled(monday()).await;
        world.discord.fault(Route::Post, fault);
        world.advance(9 * HOUR);
        world
            .until("it was tried", |inner| {
                inner.requests.iter().any(|one| one.path.ends_with("36/threads")).then_some(())
            })
            .await;
        world.advance(TEN_MINUTES);
        is_known_once(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_was_archived_at_once_is_found_among_the_archived() {
    let mut world = scheduled(monday()).await;
    world.discord.fault(Route::Post, Fault::Hold { effect: true });
    world.advance(9 * HOUR);
    world.until("a request hangs", |inner| (inner.held > 0).then_some(())).await;
    world.discord.state.change(|inner| {
        let now = inner.channels.next_id() >> 22;
        let (id, _) = inner.channels.posts(FORUM).next().unwrap();
        let post = inner.channels.all.get_mut(&id).unwrap();
        post.archived = Some(now.cast_signed() + 1_420_070_400_000);
    });
    world.kill_when_held().await;
    world.advance(TEN_MINUTES);
    world.says("Already posted: found the message in the channel").await;
    is_known_once(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_threads_cannot_be_listed_it_waits_and_where_they_may_not_a_person_decides() {
    let mut world = scheduled(monday()).await;
    world.discord.fault(Route::Post, Fault::Hold { effect: false });
    world.advance(9 * HOUR);
    world.kill_when_held().await;
    world.discord.fault(Route::Threads, Fault::Html(502));
    world.discord.state.change(|inner| {
        inner.channels.all.get_mut(&FORUM).unwrap().permissions &= !(1 << 16);
    });
    world.advance(TEN_MINUTES);
    world
        .until("the threads were asked for", |inner| {
            inner.requests.iter().any(|one| one.path.ends_with("/active")).then_some(())
        })
        .await;
    world.advance(TEN_MINUTES);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("podpick cannot tell whether it was posted"), "{}", status.text());
    assert_eq!(posts(&world, FORUM).len(), 0);
    world.press(&status, "Post now").await;
    is_known_once(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_that_is_gone_is_named_and_another_one_is_taken() {
    let world = scheduled(monday()).await;
    world.discord.state.change(|inner| {
        inner.channels.all.get_mut(&FORUM).unwrap().tags = vec![(TAG + 5, "Listening", false)];
    });
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("the chosen tag no longer exists"), "{}", status.text());
    let checked = world.ask_as(ADA, TALK, "podcast-admin status").await.words();
    assert!(
        checked.contains("requires a tag that is not chosen, or the chosen tag no longer exists"),
        "{checked}"
    );
    told(&world, &format!("{FORUMS} tag:listening auto:true")).await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    world.press(&status, "Post now").await;
    assert_eq!(post(&world, FORUM).await.1.applied, [TAG + 5]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_podpick_lacks_in_a_forum_is_named() {
    let world = scheduled(monday()).await;
    world.discord.state.change(|inner| {
        inner.channels.all.get_mut(&FORUM).unwrap().permissions &= !(1 << 11);
    });
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("podpick lacks Send Messages in the channel"), "{}", status.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_explicit_show_takes_a_forum_that_is_age_restricted() {
    let explicit = SMALL.replace("id = \"django-hour\"", "id = \"django-hour\"\nexplicit = true");
    let world = scheduled(monday().catalog(&explicit)).await;
    told(&world, "pick add show:Django Hour").await;
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("the channel is not age-restricted"), "{}", status.text());
    world.discord.state.change(|inner| inner.channels.all.get_mut(&FORUM).unwrap().nsfw = true);
    world.press(&status, "Post now").await;
    assert_eq!(post(&world, FORUM).await.1.name, "Django Hour");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_a_post_that_says_what_is_new() {
    let feeds = Feeds::start().await;
    let old = item("one-1", "On ducks", "2026-01-01T06:00:30Z", "");
    feeds.say("/birds", Say::Text(200, rss(&old)));
    let catalog = format!(
        "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird Talk\"\n\
         site = \"https://birds.example/\"\nfeed = \"{}\"\nlanguage = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
        feeds.at("/birds")
    );
    let world = monday().catalog(&catalog).env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    let follow = "podcast-follow add channel:<#444000000000000036> show:Bird Talk tag:podcasts";
    assert!(told(&world, follow).await.contains("From now on, new episodes of **Bird Talk** come to"));
    let new = item("one-2", "Kites", "2026-03-02T20:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&(new + &old))));
    world.advance(24 * HOUR);
    let (_, made) = post(&world, FORUM).await;
    assert_eq!((made.name.as_str(), made.applied.as_slice()), ("New episode of Bird Talk", [TAG].as_slice()));
    assert!(made.messages[0].to_string().contains("Kites"), "{:?}", made.messages);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_posted_after_a_copy_was_made_is_found_in_its_forum() {
    let mut world = scheduled(monday()).await;
    assert_eq!(world.run(&["backup", "copy.db"]).await.code, 0);
    world.advance(9 * HOUR);
    is_known_once(&world).await;
    world.terminate();
    world.exit_code().await;
    assert_eq!(world.run(&["restore", "copy.db"]).await.code, 0);
    world.advance(TEN_MINUTES);
    world.restart().await;
    world.says("Already posted: found the message in the channel").await;
    is_known_once(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_notified_in_a_post() {
    for there in [true, false] {
        let world = monday().start().await;
        if there {
            world.discord.state.change(|inner| inner.channels.roles.push(LISTENERS));
        }
        told(&world, &format!("{FORUMS} tag:podcasts auto:true ping:<@&{LISTENERS}>")).await;
        world.advance(9 * HOUR);
        let (_, made) = post(&world, FORUM).await;
        let allowed = &made.messages[0]["allowed_mentions"];
        assert_eq!((&allowed["parse"], &allowed["roles"]), (&json!([]), &json!([LISTENERS.to_string()])));
        is_known_once(&world).await;
        let status = world.ask_as(MIA, TALK, "pick status").await.words();
        assert_eq!(status.contains("the role was not notified"), !there, "{status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_that_cannot_be_read_is_told_in_its_forum() {
    for broken in ["zone = 'Mars/Olympus'", "next_week = 'soon'"] {
        let world = scheduled(monday()).await;
        let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
        let mut beside = SqliteConnection::connect(&address).await.unwrap();
        let change = sqlx::AssertSqlSafe(format!("UPDATE schedule SET {broken}"));
        sqlx::raw_sql(change).execute(&mut beside).await.unwrap();
        beside.close().await.unwrap();
        world.advance(9 * HOUR);
        let (_, made) = post(&world, FORUM).await;
        assert_eq!((made.name.as_str(), made.applied.as_slice()), ("The weekly pick", [TAG].as_slice()));
        assert!(made.messages[0].to_string().contains("cannot read its data"), "{:?}", made.messages);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let address = postgres::fresh().await;
    let mut world = scheduled(monday().env("DATABASE_URL", &address)).await;
    world.discord.fault(Route::Post, Fault::Hold { effect: true });
    world.advance(9 * HOUR);
    world.kill_when_held().await;
    world.advance(TEN_MINUTES);
    is_known_once(&world).await;
    let follow = "podcast-follow add channel:<#444000000000000036> show:Snake Tales tag:podcasts";
    assert!(told(&world, follow).await.contains("From now on"));
    assert!(told(&world, "podcast-follow list").await.contains("Snake Tales"));
}
