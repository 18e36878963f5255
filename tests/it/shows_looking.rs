//! Looking at addresses that people give: feeds, pages that name theirs, and everything that is no good.

use std::time::Duration;

use podpick::bot::shelf::{Found, Look, LookFault};
use podpick::config::Proxies;
use podpick::feeds::fetch::{Fetcher, Limits};
use podpick::feeds::guard::Guard;
use podpick::feeds::{Bounds, Looker};

use crate::feeds::{Feeds, Say, gzip, item, rss};
use crate::world::PATIENCE;

const DAY: &str = "2026-03-01T09:00:00Z";

fn with(networks: &[&str], whole: Duration) -> Looker {
    let guard = Guard::new(networks.iter().map(|net| net.parse().unwrap()).collect());
    let limits = Limits { connect: whole, idle: whole, whole, ..Limits::default() };
    let fetcher = Fetcher::new(guard, limits, &Proxies::default()).unwrap();
    Looker::over(fetcher, Bounds { whole: whole * 2, wait: Duration::from_millis(50) })
}

/// Nothing here is about speed but where it says so.
fn looker() -> Looker {
    with(&["127.0.0.0/8", "::1/128"], PATIENCE)
}

fn feed() -> String {
    rss(&item("1", "One", DAY, ""))
}

fn page(head: &str) -> Say {
    let page = format!(
        "<!doctype html><html><head><title>The page</title><meta name=description content='What it says'>{head}</head></html>"
    );
    Say::Text(200, page)
}

fn link(place: &str) -> String {
    format!("<link rel=alternate type=application/rss+xml href='{place}'>")
}

fn to(place: String) -> Say {
    Say::Bare(302, vec![("location", place)])
}

async fn found(address: &str) -> Found {
    looker().look(address.to_owned()).await.unwrap()
}

async fn fault(address: &str) -> LookFault {
    looker().look(address.to_owned()).await.unwrap_err()
}

fn read_from(found: &Found) -> Option<&str> {
    found.feed.as_ref().map(|feed| feed.address.as_str())
}

#[tokio::test]
async fn a_feed_is_one_whatever_its_label_and_its_scheme() {
    let feeds = Feeds::start().await;
    feeds.say("/feed", Say::Bytes(vec![("content-type", b"text/html".to_vec())], feed().into_bytes()));
    let at = feeds.at("/feed");
    let bare = at.trim_start_matches("http://");
    for typed in [
        at.clone(),
        format!("<{at}>"),
        format!("feed:{at}"),
        format!("pcast://{bare}"),
        format!("itpc://{bare}"),
        bare.to_owned(),
    ] {
        let found = found(&typed).await;
        assert_eq!(read_from(&found), Some(at.as_str()), "{typed}");
        assert_eq!(found.feed.unwrap().read.title, "Loopback show");
        assert_eq!((found.page, found.page_title), (None, None));
    }
}

#[tokio::test]
async fn a_page_leads_to_its_feed() {
    let feeds = Feeds::start().await;
    feeds.say("/shows/feed.xml", Say::Text(200, feed()));
    feeds.say(
        "/blog",
        Say::Text(
            200,
            "<rss><channel><title>Blog</title><item><guid>1</guid><title>A</title></item></channel></rss>"
                .to_owned(),
        ),
    );
    let at = feeds.at("/shows/feed.xml");
    for head in [
        link(&at),
        link("feed.xml"),
        link("/shows/feed.xml"),
        format!("<base href='/shows/'>{}", link("feed.xml")),
        format!("{}{}", link("/comments/feed"), link("feed.xml")),
        format!("{}{}", link("/blog"), link("feed.xml")),
        format!("{}{}", link("/missing"), link("feed.xml")),
    ] {
        feeds.say("/shows/page", page(&head));
        let found = found(&feeds.at("/shows/page")).await;
        assert_eq!(read_from(&found), Some(at.as_str()), "{head}");
        assert_eq!(found.page, Some(feeds.at("/shows/page")));
        assert_eq!(found.page_title.as_deref(), Some("The page"));
        assert_eq!(found.page_says.as_deref(), Some("What it says"));
    }
    // Behind a redirect it is relative to where the page is.
    feeds.say("/short", to(feeds.at("/shows/page")));
    feeds.say("/shows/page", page(&link("feed.xml")));
    assert_eq!(read_from(&found(&feeds.at("/short")).await), Some(at.as_str()));
    // Packed, as most servers send it.
    let Say::Text(_, text) = page(&link("feed.xml")) else { panic!() };
    feeds.say("/shows/page", Say::Packed(text));
    assert_eq!(read_from(&found(&feeds.at("/shows/page")).await), Some(at.as_str()));
    // A blog is a feed where there is nothing to hear, and two are enough to look at.
    feeds.say("/shows/page", page(&[link("/blog"), link("/missing"), link("feed.xml")].concat()));
    assert_eq!(read_from(&found(&feeds.at("/shows/page")).await), Some(feeds.at("/blog").as_str()));
}

#[tokio::test]
async fn a_page_without_a_feed_is_still_a_page() {
    let feeds = Feeds::start().await;
    for head in [
        String::new(),
        link("/missing"),
        link("/itself"),
        link("http://10.0.0.1/feed"),
        link("file:///etc/passwd"),
    ] {
        feeds.say("/itself", page(&head));
        let found = found(&feeds.at("/itself")).await;
        assert_eq!((read_from(&found), found.page.clone()), (None, Some(feeds.at("/itself"))), "{head}");
    }
}

#[tokio::test]
async fn a_feed_is_read_where_it_has_moved_for_good() {
    let feeds = Feeds::start().await;
    let moved = |place: &str| {
        feed().replace("<item>", &format!("<itunes:new-feed-url>{place}</itunes:new-feed-url><item>"))
    };
    feeds.say("/new", Say::Text(200, feed()));
    feeds.say("/permanent", Say::Bare(301, vec![("location", feeds.at("/new"))]));
    feeds.say("/passing", to(feeds.at("/new")));
    feeds.say("/old", Say::Text(200, moved(&feeds.at("/new"))));
    for (path, address) in [("/permanent", "/new"), ("/passing", "/passing"), ("/old", "/new")] {
        assert_eq!(read_from(&found(&feeds.at(path)).await), Some(feeds.at(address).as_str()), "{path}");
    }
    // It may name any place; only one with a feed counts.
    for place in [feeds.at("/missing"), "http://10.0.0.1/feed".to_owned(), feeds.at("/page")] {
        feeds.say("/page", page(""));
        feeds.say("/old", Say::Text(200, moved(&place)));
        assert_eq!(read_from(&found(&feeds.at("/old")).await), Some(feeds.at("/old").as_str()), "{place}");
    }
}

#[tokio::test]
async fn nothing_inside_is_reached_by_any_way() {
    let feeds = Feeds::start().await;
    feeds.say("/feed", Say::Text(200, feed()));
    // The internet alone: nothing here is asked for.
    let outside = with(&[], PATIENCE);
    for address in [
        feeds.at("/feed"),
        feeds.on("localhost", "/feed"),
        feeds.on("[::1]", "/feed"),
        "http://printer.local/".to_owned(),
    ] {
        assert_eq!(outside.look(address.clone()).await, Err(LookFault::Inside), "{address}");
    }
    assert!(feeds.asked().is_empty());
    // What is opened leads no further, by redirects of the address, of the page and of its feed.
    for inside in [
        "http://10.0.0.1/feed",
        "http://169.254.169.254/latest/",
        "http://[fd00::1]/",
        "file:///etc/passwd",
        "http://u:p@show.example/",
    ] {
        feeds.say("/away", to(inside.to_owned()));
        feeds.say("/hop", to(feeds.at("/away")));
        assert_eq!(fault(&feeds.at("/away")).await, LookFault::Inside, "{inside}");
        assert_eq!(fault(&feeds.at("/hop")).await, LookFault::Inside, "{inside}");
        for place in [inside, "/away", "/hop"] {
            feeds.say("/page", page(&link(place)));
            assert_eq!(read_from(&found(&feeds.at("/page")).await), None, "{inside} by {place}");
        }
    }
}

#[tokio::test]
async fn what_is_no_address_is_not_asked_for() {
    for typed in [
        "",
        "a show about snakes",
        "show",
        "https://",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://ada:secret@show.example/feed",
        "ada:secret@show.example/feed",
        "https://show.example/\u{0}",
    ] {
        assert_eq!(fault(typed).await, LookFault::NotAnAddress, "{typed}");
    }
}

#[tokio::test]
async fn what_servers_say_instead() {
    let feeds = Feeds::start().await;
    for (say, wanted) in [
        (Say::Bare(404, Vec::new()), LookFault::NotFound(404)),
        (Say::Bare(410, Vec::new()), LookFault::NotFound(410)),
        (Say::Bare(503, Vec::new()), LookFault::NotFound(503)),
        (Say::Text(200, String::new()), LookFault::NeitherFeedNorPage),
        (Say::Text(200, "Hello".to_owned()), LookFault::NeitherFeedNorPage),
        (Say::Text(200, rss("")), LookFault::EmptyFeed),
        (
            Say::Text(200, rss(&format!("<itunes:block>yes</itunes:block>{}", item("1", "One", DAY, "")))),
            LookFault::FeedAsksNotToBeListed,
        ),
        (Say::Bytes(Vec::new(), gzip(&gzip(b"ID3"))), LookFault::NeitherFeedNorPage),
        (to("/x".to_owned()), LookFault::NoAnswer),
    ] {
        feeds.say("/x", say.clone());
        assert_eq!(fault(&feeds.at("/x")).await, wanted, "{say:?}");
    }
    feeds.say("/page", page(&link("/blocked")));
    feeds.say("/blocked", Say::Text(200, rss("<itunes:block>yes</itunes:block>")));
    assert_eq!(fault(&feeds.at("/page")).await, LookFault::FeedAsksNotToBeListed);
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    for nobody in [format!("http://{free}/"), free.to_string(), "podpick.invalid/feed".to_owned()] {
        assert_eq!(fault(&nobody).await, LookFault::NoAnswer, "{nobody}");
    }
}

#[tokio::test]
async fn what_never_ends_is_not_read_to_its_end() {
    let feeds = Feeds::start().await;
    feeds.say("/endless", Say::Endless);
    feeds.say("/bomb", Say::Bomb(2_000));
    let mut recording = b"ID3\x04".to_vec();
    recording.resize(64 << 20, 7);
    feeds.say("/show.mp3", Say::Bytes(vec![("content-type", b"audio/mpeg".to_vec())], recording));
    for path in ["/endless", "/bomb", "/show.mp3"] {
        assert_eq!(fault(&feeds.at(path)).await, LookFault::TooLarge, "{path}");
    }
    // Of a page so much is read as may say something.
    let Say::Text(_, text) = page(&link("/feed")) else { panic!() };
    let mut long = text.replace("</html>", "").into_bytes();
    long.resize(64 << 20, b' ');
    feeds.say("/feed", Say::Text(200, feed()));
    for say in [Say::Bytes(Vec::new(), long.clone()), Say::Bytes(Vec::new(), gzip(&long))] {
        feeds.say("/long", say);
        assert_eq!(read_from(&found(&feeds.at("/long")).await), Some(feeds.at("/feed").as_str()));
    }
    // A large feed is read whole, as always.
    let large = rss(&(0..3_000)
        .map(|n| item(&n.to_string(), &"x".repeat(250), DAY, &"<!-- -->".repeat(100)))
        .collect::<String>());
    assert!(large.len() > 3 << 20);
    feeds.say("/large", Say::Text(200, large));
    assert_eq!(found(&feeds.at("/large")).await.feed.unwrap().read.episodes.len(), 3_000);
}

#[tokio::test]
async fn who_is_slow_is_left_and_keeps_only_its_own_host() {
    let feeds = Feeds::start().await;
    feeds.say("/drip", Say::Drip(Duration::from_millis(50)));
    feeds.say("/silence", Say::Silence);
    let hasty = with(&["127.0.0.0/8"], Duration::from_millis(400));
    for path in ["/drip", "/silence"] {
        assert_eq!(hasty.look(feeds.at(path)).await, Err(LookFault::NoAnswer), "{path}");
        // Its feed may come another time, so the page is not taken for one without.
        feeds.say("/page", page(&link(path)));
        assert_eq!(hasty.look(feeds.at("/page")).await, Err(LookFault::NoAnswer), "{path}");
    }
    let (patient, asked) = (looker(), feeds.times("/silence"));
    feeds.say("/feed", Say::Text(200, feed()));
    let hangs = patient.look(feeds.at("/silence"));
    let others = async {
        feeds.until("/silence", asked + 1).await;
        assert_eq!(patient.look(feeds.at("/feed")).await, Err(LookFault::Busy));
        patient.look(feeds.on("[::1]", "/feed")).await.unwrap();
    };
    tokio::select! {
        gave_up = hangs => panic!("{gave_up:?}"),
        () = others => {}
    }
    // Whoever no longer waits gives its turn back.
    patient.look(feeds.at("/feed")).await.unwrap();
}
