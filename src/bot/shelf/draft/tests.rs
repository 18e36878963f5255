//! Drafts from what feeds and pages say, from nothing to hostile.

use proptest::prelude::*;

use super::*;
use crate::bot::shelf::FoundFeed;
use crate::feeds::parse::Episode;

const CATALOG: &str = r#"
[[topic]]
id = "python"
label = "Python"
[[topic]]
id = "django"
label = "Django"
aliases = ["drf"]
broader = ["python"]
[[topic]]
id = "rust"
label = "Rust"
[[topic]]
id = "testing"
label = "Testing"
[[podcast]]
id = "snake-tales"
title = "Snake Tales"
aliases = ["Snakes"]
site = "https://www.snake.example/"
feed = "https://snake.example/RSS"
why = "Snakes."
topics = ["python"]
[[podcast]]
id = "everything-else"
title = "Everything Else"
site = "https://else.example/"
why = "Else."
topics = ["django", "rust", "testing"]
"#;

fn bot() -> Bot {
    Bot::new(crate::catalog::parse("draft", CATALOG).unwrap())
}

fn episodes(titles: &[&str]) -> Vec<Episode> {
    let titled = |(n, title): (usize, &&str)| Episode {
        identity: n.to_string(),
        title: (*title).to_owned(),
        ..Episode::default()
    };
    titles.iter().enumerate().map(titled).collect()
}

fn found(read: Feed) -> Found {
    let address = "https://show.example/feed".to_owned();
    Found { feed: Some(FoundFeed { address, read }), ..Found::default() }
}

fn words(text: &str) -> QueryText {
    QueryText::Words(text.to_owned())
}

#[test]
fn a_feed_becomes_a_show() {
    let read = Feed {
        title: "Talks on Django".to_owned(),
        summary: "Hello! Each week two friends talk about Django. And about cats.".to_owned(),
        people: vec!["Ada Example".to_owned(), " ".to_owned()],
        site: Some("https://show.example/".to_owned()),
        language: Some("EN_us".to_owned()),
        image: Some("https://show.example/cover.png".to_owned()),
        explicit: Some(true),
        episodes: episodes(&["One"]),
        ..Feed::default()
    };
    insta::assert_debug_snapshot!(bot().draft_show(&found(read), None, None).unwrap(), @r#"
    OwnShow {
        id: "own-c24r47m5m2ivj7if7hz4lg3o",
        title: "Talks on Django",
        site: Some(
            "https://show.example/",
        ),
        feed: Some(
            "https://show.example/feed",
        ),
        artwork: Some(
            "https://show.example/cover.png",
        ),
        hosts: [
            "Ada Example",
        ],
        language: Some(
            "en-US",
        ),
        level: All,
        explicit: true,
        why: "Hello! Each week two friends talk about Django.",
        topics: [
            "django",
        ],
        curator: None,
    }
    "#);
}

#[test]
fn a_page_alone_is_a_show_too() {
    let page = Found {
        page: Some("https://show.example/about".to_owned()),
        page_title: Some("Rust for two".to_owned()),
        page_says: Some("Two people learn Rust in the open.".to_owned()),
        feed: None,
    };
    let show = bot().draft_show(&page, None, None).unwrap();
    assert_eq!((show.feed, show.site.as_deref()), (None, Some("https://show.example/about")));
    assert_eq!((show.title.as_str(), show.topics), ("Rust for two", vec!["rust".to_owned()]));
    assert_eq!(show.id, OwnShow::id_of("https://show.example/about"));
    assert_eq!(show.why, "Two people learn Rust in the open.");
}

#[test]
fn what_the_member_says_wins() {
    let read = Feed { title: "Django talks".to_owned(), summary: "x".repeat(900), ..Feed::default() };
    let why = " They\n\u{202e}laugh\u{200b}  a lot: Vec<T> & <b>more</b>. ";
    let show = bot().draft_show(&found(read.clone()), Some(why), Some(&words("rust"))).unwrap();
    assert_eq!(show.why, "They laugh a lot: Vec<T> & <b>more</b>.");
    assert_eq!(show.topics, ["rust", "django"]);
    let chosen = bot().draft_show(&found(read.clone()), None, Some(&words("topic:testing"))).unwrap();
    assert_eq!(chosen.topics, ["testing", "django"]);
    assert_eq!(chosen.why.chars().count(), 200);
    // What nobody understands says nothing.
    let show = bot().draft_show(&found(read.clone()), Some(" \u{200b}\n"), Some(&words("pottery"))).unwrap();
    assert_eq!((show.topics, show.why.len()), (vec!["django".to_owned()], "x".repeat(199).len() + 3));
    let long = bot().draft_show(&found(read), Some(&"👩‍🚀".repeat(400)), None).unwrap();
    assert!(long.why.chars().count() <= 300 && long.why.ends_with("👩‍🚀…"), "{}", long.why);
}

#[test]
fn what_is_missing_is_said() {
    let fault = |found: &Found, topic: Option<&str>| {
        bot().draft_show(found, None, topic.map(words).as_ref()).unwrap_err()
    };
    let read = Feed { title: "Show".to_owned(), summary: "Words.".to_owned(), ..Feed::default() };
    assert_eq!(fault(&found(read.clone()), None), DraftFault::NoTopic);
    assert!(bot().draft_show(&found(read.clone()), None, Some(&words("python"))).is_ok());
    let untold = Feed { summary: String::new(), ..read.clone() };
    assert_eq!(fault(&found(untold), Some("python")), DraftFault::NoWhy);
    let nameless = Feed { title: "\u{200b} ".to_owned(), ..read.clone() };
    assert_eq!(fault(&found(nameless), Some("python")), DraftFault::NoTitle);
    let mut nowhere = found(read);
    if let Some(feed) = &mut nowhere.feed {
        feed.address = "ftp://show.example/".to_owned();
    }
    assert_eq!(fault(&nowhere, Some("python")), DraftFault::NoAddress);
}

#[test]
fn what_episodes_are_called_counts_less_than_the_name() {
    let topics = |title: &str, titles: &[&str]| {
        let read = Feed { title: title.to_owned(), episodes: episodes(titles), ..Feed::default() };
        bot().topics_named(Hint::of_feed(&read))
    };
    assert_eq!(topics("Show", &["Rust and rest", "On testing", "Rust again", "x"]), ["rust"]);
    assert_eq!(topics("Django", &["Rust", "Testing", "Rust again"]), ["django", "rust"]);
    // Where nothing is named twice, once is all there is.
    assert_eq!(topics("Show", &["Rust", "On testing"]), ["rust", "testing"]);
    assert_eq!(topics("Show", &["Rust rust. Rust!", "Testing and Rust", "Testing"]), ["rust", "testing"]);
    assert!(topics("Cooking", &["Soup", "Salt"]).is_empty());
}

#[test]
fn a_show_that_is_there_is_known() {
    let bot = bot();
    let known = |feed, title, site| bot.known_show(feed, title, site).is_some();
    assert!(known(Some("http://www.Snake.example/RSS/"), "x", None));
    assert!(!known(Some("http://snake.example/rss"), "x", None));
    assert!(known(None, "x", Some("http://snake.example")));
    assert!(known(Some("https://other.example/"), "snake-tales!", None));
    assert!(known(None, "SNAKES", None));
    assert!(!known(None, "", None) && !known(Some(""), " ", Some("")));
}

proptest! {
    #[test]
    fn any_words_make_a_draft_that_is_inert(title in "\\PC{1,300}|[\u{202e}\u{200b}a\n<&]{1,40}", summary in "\\PC{0,700}", why in "\\PC{0,400}|[\n\u{0}a ]{0,40}", language in "\\PC{0,30}") {
        let read = Feed { title, summary, language: Some(language), people: vec![why.clone()], ..Feed::default() };
        if let Ok(show) = bot().draft_show(&found(read), Some(&why), Some(&words("python"))) {
            prop_assert!(!show.title.is_empty() && show.title.chars().count() <= 200);
            prop_assert!(!show.why.is_empty() && show.why.chars().count() <= 300);
            prop_assert!((1..=3).contains(&show.topics.len()));
            for text in show.hosts.iter().chain([&show.title, &show.why]) {
                let hidden = text.contains(|c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{200b}'));
                prop_assert!(!hidden);
            }
        }
    }
}
