//! What an item is: its identity, title, recording and pictures.

use super::*;

#[test]
fn the_recording_is_the_whole_one_that_every_player_takes() {
    let best = |recordings: &str| {
        let item = one(&format!("<guid>1</guid><title>One</title>{recordings}"));
        item.audio.unwrap().rsplit('/').next().unwrap().to_owned()
    };
    let of =
        |name: &str, kind: &str| format!("<enclosure url=\"https://cdn.example/{name}\" type=\"{kind}\"/>");
    let media = |name: &str, more: &str| {
        format!(
            "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"https://cdn.example/{name}\" type=\"audio/mpeg\" {more}/>"
        )
    };
    assert_eq!(best(&(media("other.mp3", "") + &of("own.mp3", "audio/mpeg"))), "own.mp3");
    assert_eq!(best(&(media("short.mp3", "expression=\"sample\"") + &media("full.mp3", ""))), "full.mp3");
    assert_eq!(best(&(of("one.ogg", "audio/ogg") + &of("one.mp3", "audio/mpeg"))), "one.mp3");
    for kind in ["", "application/octet-stream"] {
        assert_eq!(best(&(media("other.mp3", "") + &of("own.mp3", kind))), "own.mp3", "{kind}");
    }
    assert_eq!(best(&(media("short.mp3", "expression=\"Sample\"") + &media("full.mp3", ""))), "full.mp3");
    assert_eq!(
        best(&(of("play?f=1", "audio/ogg; codecs=vorbis") + &of("play?f=2", "audio/mpeg"))),
        "play?f=2"
    );
    assert_eq!(best(&(of("one.oga", "audio/mpeg") + &of("one.mp3", "audio/mpeg"))), "one.mp3");
    assert_eq!(best(&(of("one.webm", "audio/webm") + &of("one.mp3", "audio/mpeg"))), "one.mp3");
    assert_eq!(best(&(of("one.ogg", "application/ogg") + &media("one.mp3", ""))), "one.mp3");
    assert_eq!(
        best(&(of("one.pdf", "application/pdf") + &of("one.mp3", "application/octet-stream"))),
        "one.mp3"
    );
    assert_eq!(
        best(&(of("one.jpg", "image/jpeg") + &of("film.mp4", "video/mp4") + &of("one.m4a", "audio/x-m4a"))),
        "one.m4a"
    );
}

#[test]
fn a_recording_is_told_by_its_file_where_its_type_is_none_of_sound() {
    let audio = |recordings: &str| {
        one(&format!("<guid>1</guid><title>One</title>{recordings}")).audio.unwrap_or_default()
    };
    let of =
        |name: &str, kind: &str| format!("<enclosure url=\"https://cdn.example/{name}\" type=\"{kind}\"/>");
    let (mp3, m4a) = ("https://cdn.example/a.mp3", "https://cdn.example/a.m4a");
    for kind in ["text/html", "image/jpeg", "application/pdf", "application/force-download"] {
        assert_eq!(audio(&of("a.mp3", kind)), mp3, "{kind}");
    }
    for (name, kind) in
        [("a.pdf", "application/pdf"), ("a.torrent", "application/x-bittorrent"), ("a.torrent", "")]
    {
        assert_eq!(audio(&of(name, kind)), "", "{name}");
    }
    let media =
        "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"https://cdn.example/a.mp3\"/>";
    assert_eq!(audio(media), mp3);
    let other = "<podcast:alternateEnclosure type=\"audio/mp4\"><podcast:source uri=\"https://cdn.example/a.m4a\"/>\
        <podcast:source uri=\"ipfs://x\"/></podcast:alternateEnclosure>";
    assert_eq!(audio(other), m4a);
    assert_eq!(audio(&(other.to_owned() + &of("a.ogg", "audio/ogg"))), "https://cdn.example/a.ogg");
    assert_eq!(audio("<enclosure>https://cdn.example/a.mp3</enclosure>"), mp3);
    let rdf = "<enc:enclosure xmlns:enc=\"http://purl.oclc.org/net/rss_2.0/enc#\" rdf:resource=\"https://cdn.example/a.mp3\"/>";
    assert_eq!(audio(rdf), mp3);
}

#[test]
fn what_google_and_podcasting_2_0_call_so_counts_too() {
    for space in ["googleplay", "podcast"] {
        let item = |more: &str| format!("<item><guid>1</guid><title>A</title>{more}</item>");
        let of = |channel: &str| read(rss(channel).as_bytes(), None).unwrap();
        let block = format!("<{space}:block>yes</{space}:block>");
        assert!(of(&(block.clone() + &item(""))).blocked);
        assert!(of(&item(&block)).episodes.is_empty());
        let image = format!("<{space}:image href=\"https://a.example/1.png\"/>");
        let feed = of(&(image.clone() + &item(&image)));
        assert_eq!(feed.image.as_deref(), Some("https://a.example/1.png"));
        assert_eq!(feed.episodes[0].image, feed.image);
    }
    let explicit =
        "<googleplay:explicit>yes</googleplay:explicit><item><guid>1</guid><title>A</title></item>";
    assert_eq!(read(rss(explicit).as_bytes(), None).unwrap().explicit, Some(true));
    let one_alone =
        "<podcast:block id=\"other\">yes</podcast:block><item><guid>1</guid><title>A</title></item>";
    assert!(!read(rss(one_alone).as_bytes(), None).unwrap().blocked);
}

#[test]
fn what_asks_not_to_be_listed_is_not() {
    let two = "<item><guid>1</guid><title>One</title></item>\
        <item><guid>2</guid><title>Two</title><itunes:block>Yes</itunes:block></item>";
    assert_eq!(titled(rss(two).as_bytes(), None), ["One"]);
    let all = read(rss(&format!("<itunes:block>yes</itunes:block>{two}")).as_bytes(), None).unwrap();
    assert!(all.blocked && all.episodes.len() == 1);
    let none = read(rss(&format!("<itunes:block>no</itunes:block>{two}")).as_bytes(), None).unwrap();
    assert!(!none.blocked && none.episodes.len() == 1);
}

#[test]
fn a_title_that_is_a_picture_and_addresses_without_a_host() {
    let picture = one("<guid>1</guid><title><![CDATA[<img src=\"a.png\">]]></title>\
        <enclosure url=\"https://cdn.example/talk-042.mp3?x=1\" type=\"audio/mpeg\"/>");
    assert_eq!(picture.title, "talk-042");
    let nameless = |title: &str| {
        one(&format!(
            "<guid>seven</guid><title><![CDATA[{title}]]></title>\
            <enclosure url=\"https://cdn.example/?id=7\" type=\"audio/mpeg\"/>"
        ))
        .title
    };
    assert_eq!(nameless("<img src=\"a.png\">"), "seven");
    assert_eq!(nameless("<img src=\"a.png\" alt=\"A nice talk\">"), "A nice talk");
    let item = "<item><guid>1</guid><title>One</title><link>../one</link><enclosure url=\"/1.mp3\" type=\"audio/mpeg\"/></item>";
    let feed = read_from(rss(item).as_bytes(), None, Some("https://host.example/feeds/show.xml")).unwrap();
    assert_eq!(feed.episodes[0].page.as_deref(), Some("https://host.example/one"));
    assert_eq!(feed.episodes[0].audio.as_deref(), Some("https://host.example/1.mp3"));
    let beside = "<itunes:image href=\"/cover.jpg\"/><item><guid>1</guid><title>One</title><itunes:image href=\"img/1.jpg\"/>\
        <podcast:transcript url=\"t/1.vtt\"/><podcast:chapters url=\"../c/1.json\"/></item>";
    let feed = read_from(rss(beside).as_bytes(), None, Some("https://host.example/feeds/show.xml")).unwrap();
    assert_eq!(feed.image.as_deref(), Some("https://host.example/cover.jpg"));
    let one = &feed.episodes[0];
    assert_eq!(
        [&one.image, &one.transcript, &one.chapters].map(Option::as_deref),
        [
            Some("https://host.example/feeds/img/1.jpg"),
            Some("https://host.example/feeds/t/1.vtt"),
            Some("https://host.example/c/1.json")
        ]
    );
}

#[test]
fn the_cover_is_the_likeliest_picture_that_may_be_shown() {
    let cover = |channel: &str| read(rss(channel).as_bytes(), None).unwrap().image;
    let own =
        "<image><url>https://a.example/1.png</url><title>x</title><link>https://a.example/</link></image>";
    let http = "<itunes:image href=\"http://a.example/2.png\"/>";
    let https = "<itunes:image href=\"https://a.example/3.png\"/>";
    for (channel, wanted) in [
        (own.to_owned(), "https://a.example/1.png"),
        (format!("{http}{own}"), "https://a.example/1.png"),
        (format!("{own}{http}"), "https://a.example/1.png"),
        (format!("{own}{https}"), "https://a.example/3.png"),
        (http.to_owned(), "http://a.example/2.png"),
    ] {
        assert_eq!(cover(&channel).as_deref(), Some(wanted), "{channel}");
    }
    let feed = read(rss(&format!("{own}<link>https://show.example/</link>")).as_bytes(), None).unwrap();
    assert_eq!((feed.title.as_str(), feed.site.as_deref()), ("Show", Some("https://show.example/")));
    let atom =
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><logo>/logo.png</logo><icon>/icon.png</icon></feed>";
    let feed = read_from(atom.as_bytes(), None, Some("https://a.example/feed")).unwrap();
    assert_eq!(feed.image.as_deref(), Some("https://a.example/logo.png"));
}

#[test]
fn identities_hold_no_control_characters() {
    let odd = one("<title>A</title><guid>a&#x1f;b</guid>").identity;
    assert!(odd.starts_with("ab…"), "{odd}");
}

#[test]
fn what_makes_an_episode_the_same() {
    assert_eq!(one("<title>A</title><guid>g</guid><link>https://x.example/a</link>").identity, "g");
    assert_eq!(
        one("<title>A</title><guid> </guid><enclosure url='https://x.example/a.mp3' type='audio/mpeg'/>")
            .identity,
        "https://x.example/a.mp3"
    );
    assert_eq!(one("<title>A</title><link>https://x.example/a</link>").identity, "https://x.example/a");
    let bare = one("<title>A</title><pubDate>2 Feb 2020</pubDate>");
    assert_eq!((bare.identity.as_str(), bare.title.as_str()), ("1580601600 A", "A"));
    let long = one(&format!("<title>A</title><guid>{}</guid>", "g".repeat(1000)));
    assert!(long.identity.len() < 300);
    let feed = read(
        rss("<item><title>No way to know it</title></item><item><guid>1</guid></item>").as_bytes(),
        None,
    )
    .unwrap();
    assert!(feed.episodes.is_empty());
    assert_eq!(
        feed.flaws.iter().map(|flaw| &flaw.kind).collect::<Vec<_>>(),
        [&FlawKind::Nameless, &FlawKind::Nameless]
    );
}

#[test]
fn the_same_guid_twice_is_one_episode_in_its_later_edition() {
    let item = |title, day| {
        format!(
            "<item><guid>1</guid><title>{title}</title><pubDate>{day} Feb 2020 00:00 GMT</pubDate></item>"
        )
    };
    let feed = read(rss(&(item("Old", 1) + &item("New", 2))).as_bytes(), None).unwrap();
    assert_eq!(feed.episodes.iter().map(|episode| episode.title.as_str()).collect::<Vec<_>>(), ["New"]);
}

#[test]
fn only_its_own_items_count() {
    let feed = rss(
        "<item><guid>1</guid><title>Own</title><podcast:valueTimeSplit><item><guid>2</guid><title>Foreign</title></item></podcast:valueTimeSplit><source><title>Elsewhere</title></source></item>\
        <podcast:podroll><podcast:remoteItem feedGuid='x'/><item><guid>3</guid><title>Foreign</title></item></podcast:podroll>",
    );
    assert_eq!(titled(feed.as_bytes(), None), ["Own"]);
}

#[test]
fn newest_is_by_date_and_not_by_place() {
    let item =
        |guid, day| format!("<item><guid>{guid}</guid><title>A</title><pubDate>{day}</pubDate></item>");
    let feed = read(
        rss(&(item(1, "1 Feb 2020") + &item(2, "3 Feb 2020") + &item(3, "") + &item(4, "2 Feb 2020")))
            .as_bytes(),
        None,
    )
    .unwrap();
    assert_eq!(feed.newest(), date::read("3 Feb 2020"));
}

#[test]
fn recordings_that_sound_and_addresses_that_are_safe() {
    let both = one(
        "<guid>1</guid><title>A</title><enclosure url='https://x.example/a.jpg' type='image/jpeg'/><enclosure url='https://x.example/a.mp3' type='audio/mpeg'/>",
    );
    assert_eq!(both.audio.as_deref(), Some("https://x.example/a.mp3"));
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https://user:pass@x.example/",
        "https://",
        "mailto:a@b.example",
    ] {
        let episode = one(&format!("<guid isPermaLink='false'>1</guid><title>A</title><link>{bad}</link>"));
        assert_eq!(episode.page, None, "{bad}");
    }
    assert_eq!(
        one("<guid isPermaLink='false'>1</guid><title>A</title><link>//x.example/a b</link>").page.as_deref(),
        Some("https://x.example/a%20b")
    );
    assert_eq!(
        one("<guid>https://x.example/p</guid><title>A</title>").page.as_deref(),
        Some("https://x.example/p")
    );
    assert_eq!(
        one("<guid>1</guid><title>A</title><link>https://x.example/a_(b)'</link>").page.as_deref(),
        Some("https://x.example/a_%28b%29%27")
    );
}
