//! The pictures on the pages show what podpick answers: their sources are compared with it, and each PNG carries its source.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::feeds::{Feeds, Say, item};
use crate::picks::is_post;
use crate::terminal::terminal_with;
use crate::world::{ADA, ANNA, MIA, NEWS, POLLS, TALK, World};

/// Where moderators are reminded.
const DESK: u64 = 444_000_000_000_000_011;
const SCHEDULE: &str = "pick schedule channel:<#444000000000000010> day:friday time:17:00 timezone:Berlin \
    thread:true publish:true auto:true reminders:<#444000000000000011>";
const PICKS: [&str; 3] = [
    "pick add show:Talk Python to Me episode:Python past, present, and future with Guido van Rossum \
        note:Guido on how it all began. Start here!",
    "pick add show:Django Chat",
    "pick add show:Command Line Heroes",
];
/// From Monday morning, when the pictures' week begins, to Friday at five in Berlin.
const UNTIL_FRIDAY: Duration = Duration::from_hours(4 * 24 + 7);
/// What a picture may weigh, in bytes.
const HEAVIEST: usize = 150_000;

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_to_a_misspelt_topic() {
    let world = monday().await;
    let answer = world.ask_as(ANNA, TALK, "podcast topic about:djagno").await;
    compare("topic", "json", &source(answer.raw));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weekly_pick_and_the_moderators_status_after_it() {
    let world = monday().await;
    for words in [SCHEDULE].iter().chain(&PICKS) {
        let answer = world.ask_as(MIA, TALK, words).await.text();
        assert!(answer.contains("Saved") || answer.contains("Queued"), "{answer}");
    }
    world.advance(UNTIL_FRIDAY);
    world.until("it has its thread", |inner| (inner.channels.threads.len() == 1).then_some(())).await;
    let posted = world.requests(&format!("/channels/{NEWS}/messages")).into_iter().find(is_post).unwrap();
    let status = world.ask_as(MIA, TALK, "pick status").await;
    compare("pick", "json", &source(posted.body));
    compare("status", "json", &source(status.raw));
}

/// What members read above a suggestion's card, and what a feed of their own says of itself.
const SUGGESTED: &str = "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\
    <title>Crates by the Canal</title><link>https://canal.example/</link><language>en</language>\
    <description>Two friends from the Rust meetup talk about the crates they use at work.</description>\
    <itunes:author>Noor and Pim</itunes:author>";

#[tokio::test(flavor = "multi_thread")]
async fn a_suggestion_before_moderators() {
    let feeds = Feeds::start().await;
    let episodes = item("a", "Errors without tears", "2026-03-01T06:00:00Z", "");
    feeds.say("/feed.xml", Say::Text(200, format!("{SUGGESTED}{episodes}</channel></rss>")));
    let plan = World::plan().without("CATALOG").channel(DESK).at("2026-03-02T09:00:00Z");
    let world = plan.env("FEED_ALLOW", "127.0.0.1").env("SHELF_ALLOW", "127.0.0.1").start().await;
    let reviews = world.ask_as(ADA, TALK, &format!("podcast-shelf reviews channel:<#{DESK}>")).await;
    assert!(reviews.text().contains("Suggestions now come to"), "{}", reviews.text());
    let suggest =
        format!("podcast suggest url:{} topic:Rust why:Short, honest, and made here.", feeds.at("/feed.xml"));
    let suggested = world.ask_as(ANNA, TALK, &suggest).await.text();
    assert!(suggested.contains("Thank you!"), "{suggested}");
    let card = world
        .until("moderators see it", |inner| {
            let posted = |one: &&crate::loopback::Recorded| {
                is_post(one) && one.path.contains(&DESK.to_string()) && one.status.is_some()
            };
            inner.requests.iter().find(posted).cloned()
        })
        .await;
    // The feed is served here, under another port each time.
    let said = source(card.body);
    let here = feeds.at("");
    let said = said.replace(&here.replacen(':', "\\\\:", 1), "https\\\\://canal.example");
    compare("suggestion", "json", &said.replace(&here, "https://canal.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_for_the_pick() {
    let plan = World::plan().without("CATALOG").channel(POLLS).at("2026-03-02T09:00:00Z");
    let world = plan.start().await;
    let schedule =
        format!("pick schedule channel:<#{POLLS}> day:friday time:17:00 timezone:Berlin auto:true");
    let saved = world.ask_as(MIA, TALK, &schedule).await.text();
    assert!(saved.contains("Saved"), "{saved}");
    let vote = "pick vote first:Talk Python to Me second:Django Chat third:Command Line Heroes hours:48";
    let begun = world.ask_as(MIA, TALK, vote).await.text();
    assert!(begun.contains("is on its way"), "{begun}");
    let posted = world
        .until("the poll is posted", |inner| {
            inner.requests.iter().find(|one| is_post(one) && one.status.is_some()).cloned()
        })
        .await;
    compare("vote", "json", &source(posted.body));
}

#[test]
fn the_answer_in_the_terminal() {
    let colours = [("CLICOLOR_FORCE", "1")];
    let answer = terminal_with(&colours, Path::new("."), &["ask", "djagno"], "");
    compare("terminal", "txt", &answer.out.replace('\u{1b}', "^["));
}

/// A world with the shipped catalog on the Monday of the pictures.
async fn monday() -> World {
    World::plan().without("CATALOG").channel(DESK).at("2026-03-02T09:00:00Z").start().await
}

/// A body as the pictures keep it: what differs from run to run and nobody sees is made steady.
fn source(mut body: Value) -> String {
    steady(&mut body);
    format!("{body:#}\n")
}

fn steady(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(steady),
        Value::Object(map) => {
            // Of an option a member sees the label.
            let unseen = if map.contains_key("label") { "value" } else { "nonce" };
            for (key, value) in map.iter_mut() {
                match key.as_str() {
                    key if key == unseen || key == "custom_id" => *value = json!("steady"),
                    _ => steady(value),
                }
            }
        }
        Value::String(text) => *text = without_message(text),
        _ => {}
    }
}

/// Without the number of the message that a link to Discord leads to.
fn without_message(text: &str) -> String {
    let mark = format!("/{NEWS}/");
    let mut parts = text.split(&mark);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + &mark + "MESSAGE" + part.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}

/// Compares what podpick says with what a picture shows, or writes it down where that is asked for.
fn compare(name: &str, kind: &str, said: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    let path = folder.join(name).with_extension(kind);
    if std::env::var("PICTURES").is_ok_and(|wish| wish == "write") {
        std::fs::write(path, said).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == said,
        "docs/pictures/{name}.png shows what podpick no longer answers. `PICTURES=write cargo test --test it \
        pictures` writes the sources anew; then draw them: `npm ci && npm run draw` in docs/pictures.\n\
        --- the picture\n{kept}\n--- podpick\n{said}"
    );
    let png = std::fs::read(folder.join(name).with_extension("png")).unwrap_or_default();
    assert!(
        png.windows(kept.len()).any(|part| part == kept.as_bytes()),
        "docs/pictures/{name}.png was not drawn from {name}.{kind}: `npm ci && npm run draw` in docs/pictures"
    );
    assert!(png.len() < HEAVIEST, "docs/pictures/{name}.png has {} bytes", png.len());
}
