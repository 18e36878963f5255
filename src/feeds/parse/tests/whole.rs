//! Feeds that were cut, damaged or are none.

use super::*;

/// What a program wrote behind the end is no part of the feed; what is missing before it is said first, whatever else is wrong.
#[test]
fn a_feed_is_whole_where_its_outermost_element_ends() {
    let item =
        |n: usize, more: &str| format!("<item><title>T{n}</title><guid>guid-{n}</guid>{more}</item>\n");
    let whole = rss(&(0..4).map(|n| item(n, "")).collect::<String>());
    for behind in [
        "<script>x()</script>",
        "<br>\n<b>Warning</b>: x",
        "<p>hello",
        "<img src=\"x\">",
        "<!-- cached",
        "<",
        "<![CDATA[ x",
        "\n0\n",
        "<scr",
        "<?php x",
        " a & b",
    ] {
        let feed = read(format!("{whole}{behind}").as_bytes(), None).unwrap();
        assert_eq!((feed.cut_off, feed.episodes.len(), feed.flaws.len()), (false, 4, 0), "{behind}");
    }
    for end in ["</RSS>", "</Rss>", "</rss >"] {
        assert!(!read(whole.replace("</rss>", end).as_bytes(), None).unwrap().cut_off, "{end}");
    }
    let said =
        rss(&(item(1, "<description><![CDATA[write </rss> or </channel>]]></description>") + &item(2, "")));
    let burner =
        rss(&(0..4).map(|n| item(n, "<feedburner:origLink>x</feedburner:origLink>")).collect::<String>());
    let rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel>\
        <items><rdf:Seq><rdf:li/></rdf:Seq></items></channel><item><title>T1</title><link>https://x.example/1</link></item>\
        <item><title>T2</title><link>https://x.example/2</link></item></rdf:RDF>";
    let flawed = rss(&(0..25).map(|n| item(n, "<pubDate>soon</pubDate>")).collect::<String>());
    for (feed, place) in [
        (whole.as_str(), "</title><guid>guid-3"),
        (&whole, "-3</guid>"),
        (&whole, "</channel>"),
        (&whole, "</rss>"),
        (&whole, "ss>"),
        (&whole, ">\n\n</channel>"),
        (&said, "T2</title>"),
        (&said, "uid-2"),
        (&burner, "T3</title>"),
        (&burner, "eedburner:origLink>x"),
        (rdf, "T2</title>"),
        (rdf, "nk>https://x.example/2"),
        (&flawed, "T24</title>"),
        (&flawed, "uid>guid-24"),
    ] {
        let (head, tail) = feed.split_at(feed.rfind(place).unwrap());
        for open in ["", "<![CDATA[ some words", "<a href=\"", "<!-- "] {
            let cut = format!("{head}{open}");
            let read = read(cut.as_bytes(), None).unwrap();
            assert!(read.cut_off, "{place}{open}");
            assert_eq!(read.flaws[0].kind, FlawKind::CutOff, "{place}{open}");
            // Half an item is none: the rest of its guid may be missing.
            assert!(
                read.episodes.iter().all(|one| !tail.contains(&format!("{}</title>", one.title))),
                "{:?}",
                read.episodes
            );
        }
    }
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"S","items":[{"id":"1","title":"One"},{"id":"2","title":"Two"}]}"#;
    let read = read(&json.as_bytes()[..json.len() - 12], None).unwrap();
    assert_eq!((read.cut_off, read.episodes.len()), (true, 1));
    assert_eq!(read.flaws[0].kind, FlawKind::CutOff);
}

#[test]
fn an_end_that_is_missing_or_misspelt_costs_no_episode_and_is_said() {
    let item = |n: usize| {
        format!(
            "<item><title>T{n}</title><guid>g{n}</guid><pubDate>{n} Feb 2020</pubDate>\
             <enclosure url=\"https://x.example/{n}.mp3\" type=\"audio/mpeg\"/></item>\n"
        )
    };
    let items =
        |change: &dyn Fn(usize, String) -> String| (1..=6).map(|n| change(n, item(n))).collect::<String>();
    let same = |_: usize, text: String| text;
    let only = |what: &'static str, with: &'static str| {
        move |n: usize, text: String| if n == 2 { text.replace(what, with) } else { text }
    };
    let in_channel = |words: &str| rss(&format!("{words}{}", items(&same)));
    let cases = [
        ("one item", rss(&items(&only("</item>", "")))),
        ("all items", rss(&items(&|_, text| text.replace("</item>", "")))),
        ("a title", rss(&items(&only("</title>", "")))),
        ("a title that is misspelt", rss(&items(&only("</title>", "</titel>")))),
        ("a guid", rss(&items(&only("</guid>", "")))),
        ("the channel's title", rss(&items(&same)).replacen("</title>", "</titel>", 1)),
        ("the channel's description", in_channel("<description>All about birds")),
        ("a description with markup", in_channel("<description>All <b>about</b><p>birds")),
        (
            "an item's description",
            rss(&items(&only("</item>", "<description>Words<br></item>")).replace("<br></item>", "<br>")),
        ),
    ];
    for (name, feed) in cases {
        let feed = read(feed.as_bytes(), None).unwrap();
        let said: Vec<(&str, &str)> = feed.episodes.iter().map(|one| (&*one.title, &*one.identity)).collect();
        let meant: Vec<(String, String)> = (1..=6).map(|n| (format!("T{n}"), format!("g{n}"))).collect();
        let meant: Vec<(&str, &str)> = meant.iter().map(|(title, guid)| (&**title, &**guid)).collect();
        assert_eq!(said, meant, "{name}");
        assert!(feed.episodes.iter().all(|one| one.audio.is_some() && one.published.is_some()), "{name}");
        assert!(
            feed.flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::Markup(_))),
            "{name}: {:?}",
            feed.flaws
        );
        assert_eq!(feed.title, "Show", "{name}");
    }
    // Atom may hold entries of others, and pages stray ends.
    let fine = rss(&items(&only("</item>", "<description>one</p> two</b></description></item>")));
    assert!(read(fine.as_bytes(), None).unwrap().flaws.is_empty());
}

#[test]
fn lines_of_what_cannot_be_read() {
    let feed = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>\n<item>\n<guid>1</guid>\n<title>One</title>\n\
        <pubDate>soon</pubDate>\n</item>\n<item>\n<guid>2</guid>\n<title>Two</title>\n<pubDate>later</pubDate>\n\
        <description><![CDATA[ open\n</description>\n</item>\n<item>\n<guid>3</guid>\n<title>Three</title>\n\
        <pubDate>never</pubDate>\n</item>\n</channel></rss>\n";
    let lines: Vec<String> =
        read(feed.as_bytes(), None).unwrap().flaws.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 4, "{lines:?}");
    for said in [
        "line 6: an unreadable date: soon",
        "line 11: an unreadable date: later",
        "line 18: an unreadable date: never",
    ] {
        assert!(lines.iter().any(|line| line == said), "{lines:?}");
    }
}

#[test]
fn damage_is_reported_with_its_line_and_the_rest_is_kept() {
    let feed = rss(
        "<item><guid>1</guid><title>One</title></item>\n<item><guid>2</guid><title>Two <![CDATA[ never closed</title></item>\n<item><guid>3</guid><title>Three</title></item>",
    );
    let feed = read(feed.as_bytes(), None).unwrap();
    let titles: Vec<_> = feed.episodes.iter().map(|episode| episode.title.as_str()).collect();
    assert!(titles.contains(&"One") && titles.contains(&"Three"), "{feed:?}");
    assert!(
        feed.flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::Markup(_)) && flaw.line == 4),
        "{:?}",
        feed.flaws
    );
    let cut = "<rss><channel>\n<item><guid>1</guid><title>One</title></item>\n<item><guid>2</guid><title>Tw";
    let feed = read(cut.as_bytes(), None).unwrap();
    assert_eq!(feed.episodes[0].title, "One");
    assert!(feed.flaws.iter().any(|flaw| flaw.kind == FlawKind::CutOff));
    let dated = read(rss("<item><guid>1</guid><title>A</title><pubDate>soon</pubDate><itunes:duration>12 parsecs</itunes:duration></item>").as_bytes(), None).unwrap();
    let said: Vec<String> = dated.flaws.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["line 3: an unreadable date: soon", "line 3: an unreadable duration: 12 parsecs"]);
}

#[test]
fn what_is_no_feed_is_said() {
    for (text, error) in [
        ("", FeedError::Empty),
        (" \n ", FeedError::Empty),
        ("<!doctype html><html><head><title>404</title></head></html>", FeedError::WebPage),
        ("hello", FeedError::NoFeed),
        ("{\"version\": 1}", FeedError::NoFeed),
        ("{", FeedError::NoFeed),
        ("<opml><body/></opml>", FeedError::NoFeed),
    ] {
        assert_eq!(read(text.as_bytes(), None), Err(error), "{text}");
    }
}

#[test]
fn bombs_cost_little() {
    // Each takes milliseconds; one that took quadratic time would never end.
    let laughs = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]><rss><channel><item><guid>1</guid><title>&a;&a;</title></item></channel></rss>",
        "ha".repeat(10)
    );
    assert_eq!(titled(laughs.as_bytes(), None), ["&a;&a;"]);
    let external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><guid>1</guid><title>&a;</title></item></channel></rss>";
    assert_eq!(titled(external.as_bytes(), None), ["&a;"]);
    let deep =
        format!("<rss><channel><item><guid>1</guid><title>A</title></item>{}", "<x>".repeat(1_000_000));
    let feed = read(deep.as_bytes(), None).unwrap();
    assert!(feed.episodes.len() == 1 && feed.flaws.iter().any(|flaw| flaw.kind == FlawKind::TooDeep));
    let attributes: String = (0..400_000).map(|n| format!(" a{n}='1'")).collect::<Vec<_>>().concat();
    titled(rss(&format!("<item{attributes}><guid>1</guid><title>A</title></item>")).as_bytes(), None);
    let nested = format!(
        "<item><guid>1</guid><title>A</title><description>{}</description></item>",
        "&lt;div&gt;".repeat(200_000)
    );
    titled(rss(&nested).as_bytes(), None);
    let many = "<item><guid>1</guid></item>".repeat(200_000);
    read(rss(&many).as_bytes(), None).unwrap();
    let long = format!("<rss><{}>{}", "a".repeat(1_000_000), "<b/>".repeat(1_000_000));
    read(long.as_bytes(), None).unwrap();
    let json = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{}{{}}],\"x\":[{}0]}}",
        "{},".repeat(200_000),
        "{\"\":0},".repeat(2_000_000)
    );
    let fat = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"id\":\"1\",\"title\":\"A\",\"x\":[{}0]}}]}}",
        "{\"\":0},".repeat(2_000_000)
    );
    assert_eq!(titled(fat.as_bytes(), None), ["A"]);
    let read_json = read(json.as_bytes(), None).unwrap();
    assert!(read_json.episodes.is_empty() && read_json.more_flaws > 1_000);
    let attributes: String = (0..6_000).map(|n| format!(" a{n}")).collect::<Vec<_>>().concat();
    let _ = plain(&format!("<p{attributes}>").repeat(50), LONGEST_SUMMARY);
    let errors = "<item><!".repeat(100_000);
    read(rss(&errors).as_bytes(), None).unwrap();
}
