//! Stories about a curator at the terminal: tidying the catalog, adding to it, taking it elsewhere, seeing what it lacks.

use std::path::Path;

use serde_json::Value;

use crate::catalogs::SMALL;
use crate::feeds::{Feeds, Say};
use crate::terminal::{Output, terminal, terminal_with};
use crate::world::{ANNA, TALK, World};

fn run(place: &Path, args: &[&str]) -> Output {
    terminal_with(&[("CATALOG", "catalog.toml"), ("FEED_ALLOW", "127.0.0.0/8")], place, args, "")
}

fn place() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("catalog.toml"), SMALL).unwrap();
    place
}

#[test]
fn a_catalog_is_tidied_once() {
    let place = place();
    let path = place.path().join("catalog.toml");
    std::fs::write(&path, SMALL.replace("\n[[podcast]]", "\n\n\n# kept\n[[podcast]]").replace(" = ", "="))
        .unwrap();
    assert_eq!(run(place.path(), &["catalog", "fmt", "--check"]).code, 1);
    let tidied = run(place.path(), &["catalog", "fmt"]);
    assert_eq!(tidied.code, 0, "{}", tidied.err);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("# kept\n[[podcast]]\nid = ") && !text.contains("\n\n\n"), "{text}");
    assert_eq!(run(place.path(), &["catalog", "fmt", "--check"]).code, 0);
    assert_eq!(run(place.path(), &["check", "--catalog", "catalog.toml"]).code, 0);
    std::fs::write(&path, "[[topic]]\nid = 7\n").unwrap();
    assert_eq!(run(place.path(), &["catalog", "fmt"]).code, 65);
    assert_eq!(terminal(&["catalog", "fmt"], "").code, 2, "the built-in catalog cannot be tidied");
}

#[test]
fn a_catalog_is_counted_and_taken_elsewhere() {
    let place = place();
    let stats = run(place.path(), &["catalog", "stats"]);
    assert!(
        stats.out.starts_with("10 topics, 9 podcasts") || stats.out.contains("9 podcasts"),
        "{}",
        stats.out
    );
    let json = run(place.path(), &["catalog", "export", "--json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["podcast"].as_array().unwrap().len(), 9);
    let opml = run(place.path(), &["catalog", "export", "--opml"]);
    assert!(opml.out.starts_with("<?xml") && opml.out.contains("xmlUrl=\"https://"), "{}", opml.out);
    // What was taken elsewhere comes back as nothing new.
    std::fs::write(place.path().join("own.opml"), &opml.out).unwrap();
    let back = run(place.path(), &["catalog", "import", "own.opml"]);
    assert_eq!(back.code, 1);
    assert!(back.err.contains("the catalog has it already"), "{}", back.err);
    assert_eq!(run(place.path(), &["catalog", "export"]).code, 2);
}

#[tokio::test]
async fn a_feed_becomes_a_draft_and_then_an_entry() {
    let feeds = Feeds::start().await;
    let feed = "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\
                <title>Django &amp; Friends</title><link>https://friends.example/</link><language>en</language>\
                <item><title>One</title><guid>1</guid></item></channel></rss>";
    feeds.say("/feed", Say::Text(200, feed.to_owned()));
    let (place, address) = (place(), feeds.at("/feed"));
    let at = place.path().to_owned();
    let add = {
        let address = address.clone();
        move |more: &[&str]| {
            let args: Vec<String> =
                ["catalog", "add", &address].iter().chain(more).map(|arg| (*arg).to_owned()).collect();
            let at = at.clone();
            tokio::task::spawn_blocking(move || {
                run(&at, &args.iter().map(String::as_str).collect::<Vec<_>>())
            })
        }
    };
    let drafted = add(&[]).await.unwrap();
    assert_eq!(drafted.code, 0, "{}", drafted.err);
    insta::assert_snapshot!(drafted.out.replace(&address, "FEED"), @r#"
    [[podcast]]
    id = "django-and-friends"
    title = "Django & Friends"
    site = "https://friends.example/"
    feed = "FEED"
    language = "en"
    status = "active"
    why = "New here: nobody has written yet why to listen."
    topics = ["django"]
    "#);
    let written = add(&["--write", "--topic", "python", "--why", "They are friends."]).await.unwrap();
    assert_eq!(written.code, 0, "{}", written.err);
    let text = std::fs::read_to_string(place.path().join("catalog.toml")).unwrap();
    assert!(text.starts_with(SMALL.trim_end()) && text.contains("why = \"They are friends.\""), "{text}");
    let again = add(&[]).await.unwrap();
    assert!(again.err.contains("the catalog has it already"), "{}", again.err);
    assert_eq!(add(&["--topic", "nonsense"]).await.unwrap().code, 2);
    feeds.say("/feed", Say::Bare(404, Vec::new()));
    let gone = add(&[]).await.unwrap();
    assert_eq!(gone.code, 69);
    assert!(gone.err.contains("HTTP 404"), "{}", gone.err);
}

#[test]
fn where_nothing_runs_yet_there_is_nothing_to_see_and_nothing_is_made() {
    let place = place();
    let gaps = run(place.path(), &["catalog", "gaps"]);
    assert_eq!((gaps.code, gaps.out.as_str()), (0, "nothing was asked in vain yet\n"), "{}", gaps.err);
    let feeds = run(place.path(), &["check", "--feeds"]);
    assert_eq!(feeds.code, 0, "{}", feeds.err);
    assert!(!place.path().join("podpick.db").exists());
}

#[test]
fn a_list_of_subscriptions_is_filed_by_its_folders() {
    let place = place();
    let list = "<opml version=\"2.0\"><body><outline text=\"Django\"><outline text=\"Llama Talk\" \
                xmlUrl=\"https://llama.example/feed\" htmlUrl=\"https://llama.example/\"/></outline>\
                <outline text=\"Nobody Knows\" xmlUrl=\"https://nobody.example/feed\"/></body></opml>";
    std::fs::write(place.path().join("list.opml"), list).unwrap();
    let read = run(place.path(), &["catalog", "import", "list.opml", "--write"]);
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("Nobody Knows: nothing in it names a topic"), "{}", read.err);
    let asked = run(place.path(), &["ask", "llama talk"]);
    assert!(asked.out.contains("Llama Talk"), "{}", asked.out);
    std::fs::write(place.path().join("odd.opml"), "<rss/>").unwrap();
    assert_eq!(run(place.path(), &["catalog", "import", "odd.opml"]).code, 65);
}

#[tokio::test]
async fn what_members_ask_for_in_vain_is_counted_without_them() {
    let world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    for _ in 0..3 {
        world.ask_as(ANNA, TALK, "podcast topic about:pottery wheels").await;
    }
    world.ask("podcast topic about:django").await;
    world.ask("podcast topic about:write me at anna@example.org").await;
    world.ask("podcast topic about:underwater basketry private:true").await;
    world.advance(std::time::Duration::from_secs(90));
    let counted = async {
        loop {
            let gaps = world.run(&["catalog", "gaps"]).await;
            if gaps.out.contains("pottery") {
                return gaps.out;
            }
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
    };
    let gaps = tokio::time::timeout(crate::world::PATIENCE, counted).await.expect("they are written down");
    insta::assert_snapshot!(gaps, @"     3  2026-03-02  pottery wheels");
    let running = world.run(&["catalog", "gaps", "--forget"]).await;
    assert_eq!(running.code, 75, "forgetting changes the store, which the bot holds: {}", running.out);
}

#[tokio::test]
async fn whoever_does_not_want_it_counts_nothing() {
    let world = World::plan().at("2026-03-02T09:00:00Z").env("COUNT_GAPS", "off").start().await;
    world.ask_as(ANNA, TALK, "podcast topic about:pottery wheels").await;
    world.advance(std::time::Duration::from_secs(90));
    world.ask("podcast topic about:django").await;
    let gaps = world.run(&["catalog", "gaps"]).await;
    assert_eq!(gaps.out, "nothing was asked in vain yet\n");
}
