//! Lists as players write them, and lists that are damaged.

use super::*;

#[test]
fn a_list_of_a_player_is_read() {
    let list = r#"<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
        <outline text="Tech"><outline text="Web"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed"
          htmlUrl="https://a.example/"/></outline></outline>
        <outline type="rss" title="C" text="ignored" xmlUrl="https://c.example/feed" category="/Python/Data,News"/>
        <outline type="rss" text="again" xmlUrl="https://a.example/feed"/>
        <outline type="rss" text="bad" xmlUrl="javascript:alert(1)"/></body></opml>"#;
    let Subscriptions { read, left_out } = subscriptions(list.as_bytes()).unwrap();
    assert_eq!(read.len(), 2);
    let left_out: Vec<(&str, LeftOut)> = left_out.iter().map(|(name, why)| (name.as_str(), *why)).collect();
    assert_eq!(left_out, [("again", LeftOut::Twice), ("bad", LeftOut::Address)]);
    assert_eq!(read[0].title, "A & B");
    assert_eq!(read[0].folders, ["Tech", "Web"]);
    assert_eq!(read[0].site.as_deref(), Some("https://a.example/"));
    assert_eq!(read[1].title, "C");
    assert_eq!(read[1].folders, ["Python", "Data", "News"]);
}

#[test]
fn odd_lists_end_in_words() {
    assert!(subscriptions(b"").is_err());
    assert!(subscriptions(b"<rss><channel/></rss>").is_err());
    let deep = format!("<opml><body>{}", "<outline text='x'>".repeat(100_000));
    assert!(subscriptions(deep.as_bytes()).unwrap().read.is_empty());
    let cut = br#"<opml><body><outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlU"#;
    let cut = subscriptions(cut).unwrap();
    assert_eq!((cut.read.len(), cut.left_out), (1, vec![("line 1".into(), LeftOut::Broken)]));
}

#[test]
fn every_subscription_is_read_or_listed_with_its_reason() {
    let read = |body: &str| {
        let Subscriptions { read, left_out } =
            subscriptions(format!("<opml><body>\n{body}</body></opml>").as_bytes()).unwrap();
        let feeds: Vec<String> = read.into_iter().map(|one| one.feed).collect();
        (feeds.join(" "), left_out)
    };
    for without in [
        "type=\"RSS\"",
        "type=\"podcast\"",
        "xmlUrl=\"\"",
        "xmlUrl=\"   \"",
        "url=\"https://a.example/10\"",
        "htmlUrl=\"https://a.example/\"",
        "type=\"link\" url=\"https://a.example/7\"",
    ] {
        let (feeds, left_out) = read(&format!("<outline text=\"N\" {without}/>"));
        assert_eq!((feeds.as_str(), left_out), ("", vec![("N".to_owned(), LeftOut::NoFeed)]), "{without}");
    }
    assert!(read("<outline text=\"A folder\"/>").1.is_empty());
    let one = |n: usize| format!("<outline type=\"rss\" text=\"T\" xmlUrl=\"https://a.example/{n}\"/>\n");
    for fault in ["<!broken ", "<![CDATA[ x ", "<a <b \"", "<!-- "] {
        let (feeds, left_out) = read(&format!("{}{fault}{}{}", one(1), one(2), one(3)));
        assert!(
            feeds.starts_with("https://a.example/1") && feeds.ends_with("https://a.example/3"),
            "{fault}: {feeds}"
        );
        assert!(left_out.iter().all(|(_, why)| *why != LeftOut::Lost), "{fault}: {left_out:?}");
    }
    let (feeds, left_out) =
        read(&format!("{}<outline type=\"rss\" text=\"B\" xmlUrl=\"https://a.exa", one(1)));
    assert_eq!(feeds, "https://a.example/1");
    assert!(!left_out.is_empty());
    let unclosed: String = (0..90).map(|n| one(n).replace("/>", ">")).collect();
    assert_eq!(read(&unclosed).0.split(' ').count(), 90);
    let deep = format!("{}{}{}", "<outline text=\"x\">".repeat(40), one(1), "</outline>".repeat(40));
    assert_eq!(read(&(deep + &one(2))).0, "https://a.example/1 https://a.example/2");
    let mixed = read("<outline text=\"A &amp; B & C\" xmlUrl=\"https://a.example/f?x=1&amp;y=2&z=3\"/>").0;
    assert_eq!(mixed, "https://a.example/f?x=1&y=2&z=3");
}

#[test]
fn what_players_write_that_is_no_opml_is_read() {
    let list = r#"<opml version=1.0><body>
        <outline type=rss text="A & B" xmlUrl="feed:https://a.example/feed?x=1&y=2"/>
        <outline type=rss text=C xmlUrl=pcast://c.example/feed />
        <outline text="Caf&eacute; &nbsp;D" xmlUrl="itpc://d.example/feed"/>
        <outline type="rss" text="No feed"/>
        <outline text="feed" xmlUrl="feed://e.example/feed"></outline></body></opml>"#;
    let Subscriptions { read, left_out } = subscriptions(list.as_bytes()).unwrap();
    let read: Vec<(&str, &str)> = read.iter().map(|one| (one.title.as_str(), one.feed.as_str())).collect();
    assert_eq!(
        read,
        [
            ("A & B", "https://a.example/feed?x=1&y=2"),
            ("C", "http://c.example/feed"),
            ("Café D", "http://d.example/feed"),
            ("feed", "http://e.example/feed"),
        ]
    );
    assert_eq!(left_out, [("No feed".to_owned(), LeftOut::NoFeed)]);
}

#[test]
fn what_is_no_feed_is_left_out_with_its_reason() {
    let list = r#"<opml><body><outline type="rss" text="P" xmlUrl="https://u:p@a.example/feed"/>
        <outline type="rss" text="R" xmlUrl="https://a.example/1.mp3?x=1"/>
        <outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
        <outline type="rss" text="T" xmlUrl="http://a.example/feed/"/></body></opml>"#;
    let Subscriptions { read, left_out } = subscriptions(list.as_bytes()).unwrap();
    assert_eq!(read.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["A"]);
    let meant = [("P", LeftOut::Password), ("R", LeftOut::Recording), ("T", LeftOut::Twice)];
    assert_eq!(left_out, meant.map(|(name, why)| (name.to_owned(), why)));
}
