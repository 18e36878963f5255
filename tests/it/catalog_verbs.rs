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
    insta::assert_snapshot!(stats.out, @"
    6 topics, 9 shows, 2 episodes
    shows: 9 (at least 400) not reached
    topics: 6 (at least 120) not reached
    topics with at most one show: 5 (at most 18) ok
    languages with three shows or more: 1 (at least 7) not reached
    titles that link to a feed: 0 (at most 0) ok
    shows with a feed: 11 % (at least 70 %) not reached
    languages: en 8, de 1
    levels: all 4, advanced 2, beginner 2, intermediate 1
    status: unknown 6, active 2, ended 1
    largest topics: Python 7, DevOps 1, Django 1, Kubernetes 1, Programming 1, Web development 1
    topics without a show of their own: 0
    topics with one show: 5: DevOps, Django, Kubernetes, Programming, Web development
    shows whose title links to a feed: 0
    shows without a feed: 8: django-hour, first-steps, py-de, py-news, py-tests, py-data, ship-it, code-and-tea
    shows without a number at Apple Podcasts: 9: snake-tales, django-hour, first-steps, py-de, py-news, py-tests, py-data, ship-it, code-and-tea
    shows without artwork: 8: django-hour, first-steps, py-de, py-news, py-tests, py-data, ship-it, code-and-tea
    shows without hosts: 7: first-steps, py-de, py-news, py-tests, py-data, ship-it, code-and-tea
    ");
    // What ships reaches each bar.
    let shipped = terminal(&["catalog", "stats"], "").out;
    let bars: Vec<&str> = shipped.lines().filter(|line| line.contains("(at ")).collect();
    assert!(bars.len() == 6 && bars.iter().all(|line| line.ends_with(" ok")), "{shipped}");
    assert!(shipped.contains("shows whose title links to a feed: 0\n"), "{shipped}");
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
    draft = true
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
    assert_eq!(gone.code, 65);
    assert!(gone.err.contains("HTTP 404"), "{}", gone.err);
    feeds.say("/feed", Say::Bare(503, Vec::new()));
    assert_eq!(add(&[]).await.unwrap().code, 69, "a server that fails may answer later");
}

#[test]
fn where_nothing_runs_yet_there_is_nothing_to_see_and_nothing_is_made() {
    let place = place();
    let gaps = run(place.path(), &["catalog", "gaps"]);
    assert_eq!((gaps.code, gaps.out.as_str()), (0, "No searches without results yet\n"), "{}", gaps.err);
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
    assert!(read.err.contains("Nobody Knows: it names no topic of the catalog"), "{}", read.err);
    // Nobody has said why to listen: it is not recommended, and the check says what is to be done.
    let asked = run(place.path(), &["ask", "llama talk"]);
    assert!(!asked.out.contains("Llama Talk"), "{}", asked.out);
    let checked = run(place.path(), &["check", "--catalog", "catalog.toml"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(
        checked.out.contains("`Llama Talk` is a draft; podpick does not recommend it yet"),
        "{}",
        checked.out
    );
    // A draft is not drafted twice.
    let again = run(place.path(), &["catalog", "import", "list.opml", "--write"]);
    assert!(again.err.contains("Llama Talk: the catalog has it already"), "{}", again.err);
    let path = place.path().join("catalog.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("draft = true", "why = \"Llamas.\"")).unwrap();
    let asked = run(place.path(), &["ask", "llama talk"]);
    assert!(asked.out.contains("Llama Talk"), "{}", asked.out);
    std::fs::write(place.path().join("odd.opml"), "<rss/>").unwrap();
    assert_eq!(run(place.path(), &["catalog", "import", "odd.opml"]).code, 65);
}

fn with_additions(place: &Path, args: &[&str]) -> Output {
    terminal_with(&[("CATALOG_ADD", "mine.toml"), ("FEED_ALLOW", "127.0.0.0/8")], place, args, "")
}

#[tokio::test]
async fn what_is_added_goes_into_a_file_of_ones_own_over_the_shipped_catalog() {
    let feeds = Feeds::start().await;
    let feed = "<rss version=\"2.0\"><channel><title>Django Llamas</title>\
                <item><title>One</title><guid>1</guid></item></channel></rss>";
    feeds.say("/feed", Say::Text(200, feed.to_owned()));
    let (place, address) = (tempfile::tempdir().unwrap(), feeds.at("/feed"));
    let at = place.path().to_owned();
    let run = move |args: &[&str]| {
        let (at, args): (_, Vec<String>) = (at.clone(), args.iter().map(|arg| (*arg).to_owned()).collect());
        tokio::task::spawn_blocking(move || {
            with_additions(&at, &args.iter().map(String::as_str).collect::<Vec<_>>())
        })
    };
    // Only looked at: nothing is written.
    let seen = run(&["catalog", "add", &address, "--print"]).await.unwrap();
    assert!(seen.out.contains("draft = true") && !place.path().join("mine.toml").exists(), "{}", seen.out);
    let added = run(&["catalog", "add", &address]).await.unwrap();
    assert_eq!(added.code, 0, "{}", added.err);
    insta::assert_snapshot!(added.out, @"Added 1 to mine.toml as drafts, which podpick does not recommend yet. In each, write `why`, check the topics, and delete `draft = true`");
    let text = std::fs::read_to_string(place.path().join("mine.toml")).unwrap();
    insta::assert_snapshot!(text.replace(&address, "FEED"), @r#"
    [[podcast]]
    id = "django-llamas"
    title = "Django Llamas"
    feed = "FEED"
    status = "active"
    draft = true
    topics = ["django"]
    "#);
    std::fs::write(place.path().join("mine.toml"), text.replace("draft = true", "why = \"Llamas.\""))
        .unwrap();
    let asked = run(&["ask", "django llamas"]).await.unwrap();
    assert!(
        asked.out.contains("Django Llamas") && asked.out.contains("AntennaPod: https://antennapod.org/"),
        "{}",
        asked.out
    );
    assert_eq!(run(&["catalog", "fmt", "--check"]).await.unwrap().code, 0);
}

#[test]
fn additions_change_the_shipped_catalog_and_say_where_they_are_wrong() {
    let place = tempfile::tempdir().unwrap();
    let mine = |text: &str| std::fs::write(place.path().join("mine.toml"), text).unwrap();
    let check = || with_additions(place.path(), &["catalog", "stats"]);
    let missing = check();
    assert_eq!(missing.code, 74);
    assert!(
        missing.err.contains("additions to the catalog mine.toml") && missing.err.contains("CATALOG_ADD"),
        "{}",
        missing.err
    );
    mine("");
    let (before, whole) = (check(), terminal(&["catalog", "stats"], ""));
    assert_eq!((before.code, &before.out), (0, &whole.out), "{}", before.err);
    mine("remove = [\"talk-python\"]\n\n[[topic]]\nid = \"python\"\naliases = [\"schlangensprache\"]\n");
    let asked = with_additions(place.path(), &["ask", "--json", "schlangensprache"]);
    let answer: Value = serde_json::from_str(&asked.out).unwrap();
    assert_eq!(answer["matched"], serde_json::json!(["python"]));
    assert!(!asked.out.contains("talk-python") && asked.out.contains("python-bytes"), "{}", asked.out);
    mine("[[podcast]]\nid = \"python-bytes\"\nlevel = \"hard\"\n");
    let wrong = check();
    assert_eq!(wrong.code, 65);
    insta::assert_snapshot!(wrong.err, @r#"
    error: `level` cannot be `hard`; use `beginner`, `intermediate`, `advanced`, `all`
     --> mine.toml:3:9 (CATALOG_ADD)
      |
    3 | level = "hard"
      |         ^^^^^^
    "#);
    // So are bytes that are no text.
    std::fs::write(place.path().join("mine.toml"), b"# ok\nremove = [\"\xff\"]\n").unwrap();
    let wrong = check();
    assert!(wrong.code == 65 && wrong.err.contains("mine.toml:2:12 (CATALOG_ADD)"), "{}", wrong.err);
    // A catalog named by hand is the whole of it.
    std::fs::write(place.path().join("small.toml"), SMALL).unwrap();
    assert_eq!(with_additions(place.path(), &["check", "--catalog", "small.toml"]).code, 0);
}

#[test]
fn an_update_never_stops_on_additions_that_fit_no_more() {
    let place = tempfile::tempdir().unwrap();
    // A topic that the catalog has by now, one by another name, one that is gone, a show and an episode that are gone,
    // the id of an episode, and a show that the catalog has by now under another title.
    let mine = "[[topic]]\nid = \"scala-lang\"\nlabel = \"Scala\"\n\
        [[podcast]]\nid = \"our-scala\"\ntitle = \"Our Scala\"\nfeed = \"https://ours.example/scala\"\nwhy = \"Ours.\"\ntopics = [\"scala-lang\", \"swe\", \"gone-topic\"]\n\
        [[podcast]]\nid = \"gone-show\"\nlevel = \"beginner\"\n\
        [[podcast]]\nid = \"talk-python\"\n[[podcast.episode]]\nid = \"talk-python-0\"\nminutes = 7\n\
        [[podcast]]\nid = \"talk-python-100\"\ntitle = \"A hundred\"\nfeed = \"https://ours.example/100\"\nwhy = \"Ours.\"\ntopics = [\"python\"]\n\
        [[podcast]]\nid = \"bytes\"\ntitle = \"Bites of Python\"\nfeed = \"https://pythonbytes.fm/episodes/rss\"\nwhy = \"Ours.\"\ntopics = [\"python\"]\n";
    std::fs::write(place.path().join("mine.toml"), mine).unwrap();
    let checked = with_additions(place.path(), &["check"]);
    assert!(!checked.err.contains("mine.toml"), "{}", checked.err);
    let notes: Vec<&str> = checked.out.lines().filter(|line| line.starts_with("mine.toml")).collect();
    insta::assert_snapshot!(notes.join("\n"), @"
    mine.toml:1 (CATALOG_ADD): your topic `scala-lang` joins the catalog's topic `scala`, because they share a name
    mine.toml:9 (CATALOG_ADD): no topic has the id `scala-lang`; podpick uses `scala`, which has that name
    mine.toml:9 (CATALOG_ADD): no topic has the id `swe`; podpick uses `software-engineering`, which has that name
    mine.toml:9 (CATALOG_ADD): the unknown topic `gone-topic` is left out
    mine.toml:24 (CATALOG_ADD): your `Bites of Python` replaces `Python Bytes` (id `python-bytes`) because they share a feed
    mine.toml:10 (CATALOG_ADD): `gone-show` is left out: the catalog has no such id to change, and a new entry needs more keys; did you mean `golang-show`?
    mine.toml:15 (CATALOG_ADD): `talk-python-0` is left out: the catalog has no such id to change, and a new entry needs more keys; did you mean `talk-python-5`?
    mine.toml:18 (CATALOG_ADD): the id `talk-python-100` is used in both files; the episode now has the id `talk-python-100-2`
    ");
    let asked = with_additions(place.path(), &["ask", "--json", "our scala"]);
    let answer: Value = serde_json::from_str(&asked.out).unwrap();
    assert_eq!(answer["results"][0], "our-scala", "{}", asked.err);
}

#[test]
fn one_file_in_both_places_is_what_it_holds() {
    let place = tempfile::tempdir().unwrap();
    let shows = |text: &str| {
        std::fs::write(place.path().join("own.toml"), text).unwrap();
        let stats = terminal_with(
            &[("CATALOG", "own.toml"), ("CATALOG_ADD", "own.toml")],
            place.path(),
            &["catalog", "stats"],
            "",
        );
        assert_eq!(stats.code, 0, "{}", stats.err);
        stats.out.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(shows(SMALL), "6 topics, 9 shows, 2 episodes");
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
    assert_eq!(gaps.out, "No searches without results yet\n");
}

#[tokio::test]
async fn a_page_is_enough_to_find_the_feed() {
    let feeds = Feeds::start().await;
    let feed = "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\
                <title>Django Llamas</title><itunes:author>Ada Example</itunes:author>\
                <item><title>One</title><guid>1</guid></item></channel></rss>";
    feeds.say("/feed", Say::Text(200, feed.to_owned()));
    let page = "<!doctype html><title>Llamas on Django</title><link rel=alternate type=application/rss+xml href=/feed>";
    feeds.say("/page", Say::Text(200, page.to_owned()));
    feeds.say("/no-feed", Say::Text(200, page.replace("/feed", "/missing")));
    feeds.say("/inside", Say::Bare(302, vec![("location", "http://10.0.0.1/".to_owned())]));
    feeds.say("/song.mp3", Say::Text(200, "ID3".to_owned()));
    let place = place();
    let add = async |address: String| {
        let at = place.path().to_owned();
        let output =
            tokio::task::spawn_blocking(move || run(&at, &["catalog", "add", &address])).await.unwrap();
        let shown = |text: &str| text.replace(&feeds.at(""), "http://show.example");
        format!("{}\n{}{}", output.code, shown(&output.out), shown(&output.err))
    };
    insta::assert_snapshot!(add(feeds.at("/page")).await, @r#"
    0
    [[podcast]]
    id = "django-llamas"
    title = "Django Llamas"
    site = "http://show.example/page"
    feed = "http://show.example/feed"
    hosts = ["Ada Example"]
    status = "active"
    draft = true
    topics = ["django"]
    "#);
    insta::assert_snapshot!(add(feeds.at("/no-feed")).await, @r#"
    0
    [[podcast]]
    id = "llamas-on-django"
    title = "Llamas on Django"
    site = "http://show.example/no-feed"
    draft = true
    topics = ["django"]
    http://show.example/no-feed links to no readable feed; podpick will know no episodes
    "#);
    insta::assert_snapshot!(add(feeds.at("/inside")).await, @r"
    2
    error: cannot use http://show.example/inside: it leads into a private network, or to a port other than 80 and 443. FEED_ALLOW allows such addresses
    ");
    insta::assert_snapshot!(add(feeds.at("/song.mp3")).await, @r"
    65
    error: cannot use http://show.example/song.mp3: it is neither a feed nor a page
    ");
}
