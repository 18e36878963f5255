//! Fetching feeds from the loopback server: polite, bounded, and never into places that are nobody's business.

use std::io::Write;
use std::time::Duration;

use podpick::config::Proxies;
use podpick::feeds::fetch::{Answer, FetchError, Fetched, Fetcher, Limits};
use podpick::feeds::guard::{Guard, Refusal};

use crate::feeds::{Feeds, Say, gzip, rss};
use crate::world::PATIENCE;

/// Nothing here is about speed,
fn patient() -> Limits {
    Limits { connect: PATIENCE, idle: PATIENCE, whole: PATIENCE * 3, ..Limits::default() }
}

/// but for who is slow: the same proportions, quicker.
fn hasty() -> Limits {
    Limits {
        connect: Duration::from_secs(2),
        idle: Duration::from_millis(400),
        whole: Duration::from_millis(1200),
        ..Limits::default()
    }
}

fn with(networks: &[&str], limits: Limits) -> Fetcher {
    Fetcher::new(
        Guard::new(networks.iter().map(|net| net.parse().unwrap()).collect()),
        limits,
        &Proxies::default(),
    )
    .unwrap()
}

fn open(networks: &[&str]) -> Fetcher {
    with(networks, patient())
}

fn loopback() -> Fetcher {
    open(&["127.0.0.0/8", "::1/128"])
}

fn refused(result: Result<Fetched, FetchError>) -> FetchError {
    result.unwrap_err()
}

#[tokio::test]
async fn it_says_who_it_is_and_asks_only_for_what_is_new() {
    let feeds = Feeds::start().await;
    feeds.say("/rss", Say::Tagged("\"one\"", rss("")));
    let fetcher = loopback();
    let first = fetcher.fetch(&feeds.at("/rss"), None, None).await.unwrap();
    let Answer::Body { etag, .. } = first.answer else { panic!("{first:?}") };
    assert_eq!(etag.as_deref(), Some("\"one\""));
    let again = fetcher
        .fetch(&feeds.at("/rss"), Some("\"one\""), Some("Sat, 29 Feb 2020 11:00:00 GMT"))
        .await
        .unwrap();
    assert!(matches!(again.answer, Answer::Unchanged));
    let asked = feeds.asked();
    assert!(asked[0].headers["user-agent"].to_str().unwrap().starts_with("podpick/"));
    assert!(asked[0].headers["accept-encoding"].to_str().unwrap().contains("gzip"));
    assert_eq!(asked[1].headers["if-none-match"], "\"one\"");
    assert_eq!(asked[1].headers["if-modified-since"], "Sat, 29 Feb 2020 11:00:00 GMT");
}

#[tokio::test]
async fn redirects_are_followed_five_times_and_each_is_checked() {
    let feeds = Feeds::start().await;
    let fetcher = loopback();
    let to = |status, place: String| Say::Bare(status, vec![("location", place)]);
    for n in 0..6 {
        feeds.say(&format!("/{n}"), to(301, feeds.at(&format!("/{}", n + 1))));
    }
    feeds.say("/6", Say::Text(200, rss("")));
    assert_eq!(refused(fetcher.fetch(&feeds.at("/0"), None, None).await), FetchError::Redirects);
    let moved = fetcher.fetch(&feeds.at("/1"), None, None).await.unwrap();
    assert_eq!(moved.moved_to.as_deref(), Some(feeds.at("/6").as_str()));
    // A passing redirect moves nothing, nor does what lies behind it.
    feeds.say("/passing", to(302, feeds.at("/5")));
    assert_eq!(fetcher.fetch(&feeds.at("/passing"), None, None).await.unwrap().moved_to, None);
    feeds.say("/relative", to(308, "/6?x=1".to_owned()));
    assert!(fetcher.fetch(&feeds.at("/relative"), None, None).await.unwrap().moved_to.is_some());
    feeds.say("/loop", to(301, "/loop".to_owned()));
    // Such a server asks for a cookie first.
    let itself = FetchError::BadRedirect("it leads to itself");
    assert_eq!(refused(fetcher.fetch(&feeds.at("/loop"), None, None).await), itself);
    feeds.say("/empty", to(302, String::new()));
    let nowhere = FetchError::BadRedirect("it leads nowhere");
    assert_eq!(refused(fetcher.fetch(&feeds.at("/empty"), None, None).await), nowhere);
    feeds.say("/part", to(301, "/6#part".to_owned()));
    let whole = fetcher.fetch(&feeds.at("/part"), None, None).await.unwrap();
    assert_eq!(whole.moved_to, Some(feeds.at("/6")));
    for (place, refusal) in [
        ("file:///etc/passwd", Refusal::Scheme),
        ("http://10.0.0.1/", Refusal::NotPublic),
        ("http://169.254.169.254/latest/", Refusal::NotPublic),
        ("http://user:pass@show.example/", Refusal::Credentials),
    ] {
        feeds.say("/away", to(302, place.to_owned()));
        let said = refused(fetcher.fetch(&feeds.at("/away"), None, None).await);
        assert_eq!(said, FetchError::GuardedRedirect(refusal), "{place}");
        assert!(!said.to_string().contains(place), "{said}");
    }
    feeds.say("/nowhere", Say::Bare(301, Vec::new()));
    assert!(matches!(
        refused(fetcher.fetch(&feeds.at("/nowhere"), None, None).await),
        FetchError::BadRedirect(_)
    ));
}

#[tokio::test]
async fn places_that_are_not_public_hear_nothing() {
    let feeds = Feeds::start().await;
    feeds.say("/rss", Say::Text(200, rss("")));
    for fetcher in [open(&[]), open(&["10.0.0.0/8"])] {
        for host in
            ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "localhost"]
        {
            let said = refused(fetcher.fetch(&feeds.on(host, "/rss"), None, None).await);
            assert_eq!(said, FetchError::Guarded(Refusal::NotPublic), "{host}");
        }
    }
    assert!(feeds.asked().is_empty());
    // What an admin has opened is reached: by number, by name, and over IPv6.
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        loopback().fetch(&feeds.on(host, "/rss"), None, None).await.unwrap();
    }
}

#[tokio::test]
async fn bodies_without_end_are_cut() {
    let feeds = Feeds::start().await;
    let fetcher = loopback();
    for (path, say) in [("/endless", Say::Endless), ("/bomb", Say::Bomb(64))] {
        feeds.say(path, say);
        let Answer::Body { bytes, whole, .. } =
            fetcher.fetch(&feeds.at(path), None, None).await.unwrap().answer
        else {
            panic!("{path}")
        };
        assert_eq!((bytes.len(), whole), (32 << 20, false), "{path}");
    }
    feeds.say("/packed", Say::Packed(rss("")));
    let fetched = fetcher.fetch(&feeds.at("/packed"), None, None).await.unwrap();
    assert!(matches!(fetched.answer, Answer::Body { bytes, .. } if bytes.starts_with(b"<?xml")));
}

#[tokio::test]
async fn packed_otherwise_than_the_label_says() {
    let feeds = Feeds::start().await;
    let fetcher = loopback();
    let text = rss(&"<item/>".repeat(1_000)).into_bytes();
    let mut deflated = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    deflated.write_all(&text).unwrap();
    let deflated = deflated.finish().unwrap();
    let mut framed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    framed.write_all(&text).unwrap();
    let framed = framed.finish().unwrap();
    for (label, body) in [
        (None, gzip(&text)),
        (Some("x-gzip"), gzip(&text)),
        (Some("gzip, gzip"), gzip(&gzip(&text))),
        (Some("gzip"), gzip(&gzip(&text))),
        (Some("gzip"), text.clone()),
        (Some("deflate"), deflated),
        (Some("deflate"), framed),
        (Some("deflate"), text.clone()),
        (Some("identity"), text.clone()),
    ] {
        let headers = label.map(|label: &str| ("content-encoding", label.as_bytes().to_vec()));
        feeds.say("/odd", Say::Bytes(headers.into_iter().collect(), body));
        let fetched = fetcher.fetch(&feeds.at("/odd"), None, None).await.unwrap();
        let Answer::Body { bytes, whole: true, .. } = fetched.answer else { panic!("{label:?}") };
        assert!(bytes == text, "{label:?}");
    }
    let packed = gzip(&text);
    feeds.say("/cut", Say::Bytes(Vec::new(), packed[..packed.len() / 2].to_vec()));
    assert_eq!(refused(fetcher.fetch(&feeds.at("/cut"), None, None).await), FetchError::Broken);
    // An address in plain UTF-8, as some servers write it.
    let place = "/größe".as_bytes().to_vec();
    feeds.say("/utf8", Say::Bare(301, vec![("location", "/gr%C3%B6%C3%9Fe".to_owned())]));
    feeds.say("/gr%C3%B6%C3%9Fe", Say::Text(200, rss("")));
    assert!(fetcher.fetch(&feeds.at("/utf8"), None, None).await.is_ok());
    feeds.say("/raw", Say::Moved(place));
    let moved = fetcher.fetch(&feeds.at("/raw"), None, None).await.unwrap();
    assert_eq!(moved.moved_to, Some(feeds.at("/gr%C3%B6%C3%9Fe")));
}

#[tokio::test]
async fn who_is_slow_is_left() {
    let feeds = Feeds::start().await;
    let fetcher = with(&["127.0.0.0/8"], hasty());
    feeds.say("/drip", Say::Drip(Duration::from_millis(100)));
    feeds.say("/silence", Say::Silence);
    feeds.say("/stuck", Say::Drip(Duration::from_hours(1)));
    for path in ["/drip", "/silence", "/stuck"] {
        let said = refused(fetcher.fetch(&feeds.at(path), None, None).await);
        assert!(matches!(said, FetchError::Slow(_)), "{path}: {said}");
    }
}

#[tokio::test]
async fn what_servers_say_instead_of_a_feed() {
    let feeds = Feeds::start().await;
    let fetcher = loopback();
    let answer = async |say| {
        feeds.say("/rss", say);
        fetcher.fetch(&feeds.at("/rss"), None, None).await.unwrap().answer
    };
    assert!(matches!(answer(Say::Bare(410, Vec::new())).await, Answer::Gone));
    assert!(matches!(answer(Say::Bare(404, Vec::new())).await, Answer::Refused(404)));
    assert!(matches!(answer(Say::Bare(403, Vec::new())).await, Answer::Refused(403)));
    let waits = |answer: Answer| match answer {
        Answer::NotNow { status, wait } => (status, wait.map(|wait| wait.as_secs())),
        other => panic!("{other:?}"),
    };
    assert_eq!(waits(answer(Say::Bare(429, vec![("retry-after", "120".into())])).await), (429, Some(120)));
    assert_eq!(waits(answer(Say::Bare(503, Vec::new())).await), (503, None));
    assert_eq!(waits(answer(Say::Bare(403, vec![("retry-after", "7200".into())])).await), (403, Some(7_200)));
    for odd in ["-1", "NaN", "soon", "99999999999999999999999"] {
        assert_eq!(
            waits(answer(Say::Bare(429, vec![("retry-after", odd.into())])).await),
            (429, None),
            "{odd}"
        );
    }
    let long_ago = "Sat, 29 Feb 2020 11:00:00 GMT".to_owned();
    assert_eq!(waits(answer(Say::Bare(429, vec![("retry-after", long_ago)])).await), (429, Some(0)));
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let nobody = refused(fetcher.fetch(&format!("http://{free}/"), None, None).await);
    assert_eq!(nobody, FetchError::Connection("nobody answers"));
    let unknown = refused(fetcher.fetch("http://podpick.invalid/", None, None).await);
    assert!(matches!(unknown, FetchError::Connection(_)), "{unknown}");
}
