//! Stories of feeds as they really are: files used again, moves that rename everything, dates ahead, ends that are missing.

use crate::feeds::{Feeds, Say, item, rss};
use crate::feeds_news::{DAY, TITLES, catalog, following, hosted, one_message, told, weekly};
use crate::world::{MIA, TALK, World};

/// An item with a file of its own choice.
fn filed(guid: &str, title: &str, at: &str, file: &str) -> String {
    item(guid, title, at, "").replace(&format!("{guid}.mp3"), file)
}

/// Lets the feed be read again, which tells nobody anything.
async fn silence(world: &World, said: &str) {
    let before = world.discord.look(told);
    world.advance(DAY);
    world.says(said).await;
    world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert_eq!(world.discord.look(told), before, "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_used_again_is_news_and_what_it_was_archived_or_mended_is_none() {
    let feeds = Feeds::start().await;
    let old = |file: &str| filed("n3", "News 3", "2026-03-01T20:00:00Z", file);
    let older = filed("n2", "News 2", "2026-02-28T20:00:00Z", "2.mp3")
        + &filed("n1", "News 1", "2026-02-27T20:00:00Z", "1.mp3");
    feeds.say("/birds", Say::Text(200, rss(&(old("latest.mp3") + &older))));
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog(&feeds));
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    let new = filed("n4", "News of the day", "2026-03-02T20:00:00Z", "latest.mp3");
    feeds.say("/birds", Say::Text(200, rss(&(new + &old("3.mp3") + &older))));
    let text = one_message(&world).await;
    assert!(text.contains("News of the day") && !text.contains("News 3"), "{text}");
    let mended = filed("n4-v2", "[CORRECTED] News of the day", "2026-03-02T23:00:00Z", "4-v2.mp3");
    feeds.say("/birds", Say::Text(200, rss(&(mended + &old("3.mp3") + &older))));
    silence(&world, "\"episodes\":4,\"changed\":1").await;
    let found = world.ask("podcast episode about:news of the day").await.text();
    assert_eq!(found.matches("News of the day").count(), 1, "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_that_renames_everything_or_leaves_the_old_ones_beside_it_tells_its_new_episode_alone() {
    let (world, feeds) = following().await;
    let old = hosted(|n| format!("one-{n}"), &TITLES, weekly);
    let items =
        |feed: &str| feed.split_once("<item>").unwrap().1.split_once("</channel>").unwrap().0.to_owned();
    let new = hosted(|n| format!("two-{n}"), &TITLES, weekly);
    let doubled = format!("<item>{}<item>{}", items(&new), items(&old));
    feeds.say("/birds", Say::Text(200, rss(&doubled)));
    silence(&world, "\"episodes\":12,\"changed\":0").await;
    let titles: Vec<String> =
        TITLES.iter().chain(&["Kites"]).enumerate().map(|(n, title)| format!("BS{n:03}: {title}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let at = |n: usize| if n == 6 { "2026-03-02T20:00:00Z".to_owned() } else { weekly(n) };
    feeds.say("/birds", Say::Text(200, hosted(|n| format!("two-{n}"), &titles, at)));
    let text = one_message(&world).await;
    assert!(text.contains("New episode of **Bird Talk**") && text.contains("BS006: Kites"), "{text}");
    let found = world.ask("podcast episode about:owls").await.text();
    assert_eq!(found.matches("Owls at night").count(), 1, "{found}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_dated_ahead_is_told_when_its_day_comes_whatever_the_servers_tag() {
    let (world, feeds) = following().await;
    let old = hosted(|n| format!("one-{n}"), &TITLES, weekly);
    let ahead = item("seven", "Kites", "2026-03-05T10:00:00Z", "");
    feeds.say("/birds", Say::Tagged("\"ahead\"", old.replacen("<item>", &format!("{ahead}<item>"), 1)));
    silence(&world, "\"episodes\":7,\"changed\":1").await;
    world.advance(DAY);
    let text = one_message(&world).await;
    assert!(text.contains("Kites"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_is_missing_and_letters_of_windows_lose_no_episode() {
    let (world, feeds) = following().await;
    let old = hosted(|n| format!("one-{n}"), &TITLES, weekly).replacen("</item>", "", 1);
    let new = item("seven", "A kite&#146;s &#55357;&#56832;", "2026-03-02T20:00:00Z", "");
    feeds.say("/birds", Say::Text(200, old.replacen("<item>", &format!("{new}<item>"), 1)));
    let text = one_message(&world).await;
    assert!(text.contains("A kite’s 😀"), "{text}");
    world.says("\"episodes\":7,\"changed\":1").await;
}
