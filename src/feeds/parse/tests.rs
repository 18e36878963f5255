//! Feeds of every kind and oddity, by hand; what each part of them means is in the files beside.

mod dates;
mod encodings;
mod items;
mod random;
mod whole;

use insta::assert_debug_snapshot;

use super::*;

/// An RSS feed with these elements in its channel.
fn rss(channel: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"><channel><title>Show</title>\n{channel}\n</channel></rss>"
    )
}

fn one(item: &str) -> Episode {
    let feed = read(rss(&format!("<item>{item}</item>")).as_bytes(), None).unwrap();
    assert_eq!(feed.episodes.len(), 1, "{feed:?}");
    feed.episodes.into_iter().next().unwrap()
}

fn titled(text: &[u8], charset: Option<&str>) -> Vec<String> {
    read(text, charset).unwrap().episodes.into_iter().map(|episode| episode.title).collect()
}

#[test]
fn everything_a_podcast_says() {
    let feed = rss(r#"<link>https://show.example/</link><language>en-us</language>
        <itunes:explicit>true</itunes:explicit><itunes:complete>Yes</itunes:complete>
        <itunes:new-feed-url>https://new.example/rss</itunes:new-feed-url>
        <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
        <itunes:image href="https://show.example/cover.jpg"/>
        <podcast:trailer url="https://show.example/trailer.mp3" pubdate="x" type="audio/mpeg">Hello</podcast:trailer>
        <item>
          <guid isPermaLink="false">tag:7</guid><title>Seven</title>
          <link>https://show.example/7</link><pubDate>Sat, 29 Feb 2020 06:00:00 -0500</pubDate>
          <description><![CDATA[<p>All <b>about</b> it &amp; more.</p>]]></description>
          <enclosure url="https://cdn.example/7.mp3" length="1" type="audio/mpeg"/>
          <itunes:duration>1:01:01</itunes:duration><itunes:explicit>clean</itunes:explicit>
          <itunes:season>2</itunes:season><itunes:episode>7</itunes:episode>
          <itunes:episodeType>bonus</itunes:episodeType><itunes:image href="https://show.example/7.jpg"/>
          <podcast:person role="wizard">Ada Example</podcast:person><podcast:person>Bob Example</podcast:person>
          <podcast:transcript url="https://show.example/7.vtt" type="text/vtt"/>
          <podcast:chapters url="https://show.example/7.json" type="application/json+chapters"/>
        </item>"#);
    assert_debug_snapshot!(read(feed.as_bytes(), None).unwrap(), @r#"
    Feed {
        title: "Show",
        summary: "",
        people: [],
        categories: [],
        site: Some(
            "https://show.example/",
        ),
        language: Some(
            "en-us",
        ),
        explicit: Some(
            true,
        ),
        complete: true,
        new_address: Some(
            "https://new.example/rss",
        ),
        guid: Some(
            "917393e3-1b1e-5cef-ace4-edaa54e1f810",
        ),
        image: Some(
            "https://show.example/cover.jpg",
        ),
        trailer: Some(
            "https://show.example/trailer.mp3",
        ),
        episodes: [
            Episode {
                identity: "tag:7",
                title: "Seven",
                summary: "All about it & more.",
                page: Some(
                    "https://show.example/7",
                ),
                audio: Some(
                    "https://cdn.example/7.mp3",
                ),
                published: Some(
                    1582974000,
                ),
                seconds: Some(
                    3661,
                ),
                explicit: Some(
                    false,
                ),
                season: Some(
                    2,
                ),
                number: Some(
                    7,
                ),
                people: [
                    "Ada Example",
                    "Bob Example",
                ],
                image: Some(
                    "https://show.example/7.jpg",
                ),
                transcript: Some(
                    "https://show.example/7.vtt",
                ),
                chapters: Some(
                    "https://show.example/7.json",
                ),
                kind: Bonus,
            },
        ],
        blocked: false,
        next: None,
        cut_off: false,
        flaws: [],
        more_flaws: 0,
    }
    "#);
}

#[test]
fn what_a_podcast_says_about_itself() {
    let about = |channel: &str| {
        let feed = read(rss(channel).as_bytes(), None).unwrap();
        (feed.summary, feed.people, feed.categories)
    };
    let (summary, people, categories) = about(
        r#"<description>&lt;p&gt;All about &lt;b&gt;it&lt;/b&gt;.&lt;/p&gt;</description><itunes:summary>no</itunes:summary>
        <itunes:author>A company</itunes:author><podcast:person>Ada Example</podcast:person>
        <podcast:person role="Guest">Bob</podcast:person><podcast:person role="host">Cid</podcast:person>
        <itunes:category text="Technology"><itunes:category text="Tech News"/></itunes:category>
        <itunes:category text="News &amp;amp; Views"/><category>Python</category><itunes:keywords>web, python , ,web</itunes:keywords>
        <item><guid>1</guid><title>One</title><category>No</category><itunes:author>Nobody</itunes:author></item>"#,
    );
    assert_eq!(summary, "All about it.");
    assert_eq!(people, ["Ada Example", "Cid"]);
    assert_eq!(categories, ["Technology", "Tech News", "News & Views", "Python", "web", "python"]);
    assert_eq!(about("<itunes:author>Ada &amp; Bob</itunes:author>").1, ["Ada & Bob"]);
    assert!(about("<itunes:author>SHOW</itunes:author>").1.is_empty());
    let many = "<itunes:category text=\"x\"/><podcast:person>y</podcast:person><description>z</description>";
    let many = about(&(0..9_000).map(|n| many.replace("\"x\"", &format!("\"{n}\""))).collect::<String>());
    assert_eq!((many.0.as_str(), many.1.len(), many.2.len()), ("z", 1, 16));
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Show", "description": "Vec<T> & co",
        "authors": [{"name": "Ada"}, null, {"url": "x"}], "items": []}"#;
    let feed = read(json.as_bytes(), None).unwrap();
    assert_eq!((feed.summary.as_str(), feed.people), ("Vec<T> & co", vec!["Ada".to_owned()]));
}

#[test]
fn undeclared_prefixes_entities_blank_lines_and_stray_characters() {
    let feed = "\u{feff}\n \n<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY lol \"lol\">]>\n<rss><channel>\
        <item><guid>1</guid><title>A &nbsp;&eacute;&lol;\u{b}& B</title><itunes:duration>10:00</itunes:duration></item></channel></rss>";
    let read = read(feed.as_bytes(), None).unwrap();
    assert_eq!(read.episodes[0].title, "A é&lol; & B");
    assert_eq!(read.episodes[0].seconds, Some(600));
}

#[test]
fn declarations_inside_are_for_their_element_alone() {
    let feed = "<rss><channel><item><guid>1</guid><title>A</title><author xmlns='http://www.itunes.com/dtds/podcast-1.0.dtd'>x</author>\
        <duration xmlns='http://www.itunes.com/dtds/podcast-1.0.dtd'>60</duration></item><item><guid>2</guid><title>B</title></item></channel></rss>";
    assert_eq!(titled(feed.as_bytes(), None), ["A", "B"]);
    assert_eq!(read(feed.as_bytes(), None).unwrap().episodes[0].seconds, Some(60));
    let empty = "<rss xmlns='http://backend.userland.com/rss2'><channel xmlns=''><item xmlns=''><guid>1</guid><title xmlns=''>A</title></item></channel></rss>";
    assert_eq!(titled(empty.as_bytes(), None), ["A"]);
    let atom = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>1</a:id><a:title>A</a:title></a:entry></a:feed>";
    assert_eq!(titled(atom.as_bytes(), None), ["A"]);
}

#[test]
fn capitals_unquoted_types_and_empty_values_are_no_obstacle() {
    let feed = "<?xml version='1.0'?><?xml-stylesheet href='x.xsl'?><RSS Version='2.0'><Channel><Title>Show</Title>\
        <Item><Title>A &rsquo; B</title><GUID></GUID><Link></Link><Enclosure URL='https://x.example/a.mp3' TYPE=''/>\
        <PubDate>Sat, 29 Feb 2020 06:00:00 GMT</PubDate></item>\
        <Item><Title><![CDATA[C &amp; D]]></Title><guid>2</guid><description><!-- nothing --></description>\
        <content:encoded><![CDATA[<p>Said.</p>]]></content:encoded></Item></Channel></RSS>";
    let feed = read(feed.as_bytes(), None).unwrap();
    let said: Vec<_> = feed
        .episodes
        .iter()
        .map(|one| (one.title.as_str(), one.identity.as_str(), one.summary.as_str()))
        .collect();
    assert_eq!(said, [("A ’ B", "https://x.example/a.mp3", ""), ("C & D", "2", "Said.")]);
    assert!(feed.episodes[0].published.is_some() && feed.episodes[0].audio.is_some());
}

#[test]
fn prefixes_are_names_of_the_feeds_own() {
    let feed = "<rss xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><item><guid>1</guid><title>A</title><i:duration>60</i:duration></item></channel></rss>";
    assert_eq!(read(feed.as_bytes(), None).unwrap().episodes[0].seconds, Some(60));
}

#[test]
fn atom_rdf_old_rss_and_json() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://x.example/"><title>Show</title><link href="https://x.example/"/>
        <entry><id>tag:1</id><title type="html">A &amp;amp; B</title><link href="/1"/><link rel="enclosure" type="audio/mpeg" href="/1.mp3"/>
        <published>2020-02-29T11:00:00Z</published><updated>2021-02-28T11:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div></content></entry></feed>"#;
    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>Show</title><link>https://x.example/</link><items><rdf:Seq/></items></channel>
        <item rdf:about="https://x.example/1"><title>A</title><link>https://x.example/1</link><dc:date>2020-02-29</dc:date></item></rdf:RDF>"#;
    let old = "<rss version='0.91'><channel><title>Show</title><item><title>A</title><link>https://x.example/1</link></item></channel></rss>";
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Show", "home_page_url": "https://x.example/", "expired": true, "items": [
        {"id": 1, "title": "Vec<T> & co", "url": "/1", "content_html": "<p>One</p>", "date_published": "2020-02-29T11:00:00Z",
         "attachments": [{"url": "https://x.example/1.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 60.5}]}]}"#;
    let short = |text: &str| {
        let feed = read(text.as_bytes(), None).unwrap();
        feed.episodes
            .iter()
            .map(|e| {
                format!(
                    "{} | {} | {:?} | {:?} | {:?} | {:?} | {:?} | {}",
                    feed.title, e.title, e.identity, e.page, e.audio, e.published, e.seconds, e.summary
                )
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_debug_snapshot!([atom, rdf, old, json].map(short), @r#"
    [
        "Show | A & B | \"tag:1\" | Some(\"https://x.example/1\") | Some(\"https://x.example/1.mp3\") | Some(1582974000) | None | One Two",
        "Show | A | \"https://x.example/1\" | Some(\"https://x.example/1\") | None | Some(1582934400) | None | ",
        "Show | A | \"https://x.example/1\" | Some(\"https://x.example/1\") | None | None | None | ",
        "Show | Vec<T> & co | \"1\" | Some(\"https://x.example/1\") | Some(\"https://x.example/1.mp3\") | Some(1582974000) | Some(60) | One",
    ]
    "#);
}

#[test]
fn json_with_a_comma_or_a_line_break_too_many_is_read() {
    let json = "{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"S\", \"items\": [
        {\"id\": \"1\", \"title\": \"One\nline, }\", \"content_text\": \"a \\\"b\\\", ]\",},
        {\"id\": \"2\", \"title\": \"Two\\\\\",}, ], }";
    let feed = read(json.as_bytes(), None).unwrap();
    let said: Vec<(&str, &str)> = feed.episodes.iter().map(|one| (&*one.title, &*one.summary)).collect();
    assert_eq!(said, [("One line, }", "a \"b\", ]"), ("Two\\", "")]);
    assert!(matches!(&feed.flaws[..], [Flaw { kind: FlawKind::Markup(_), .. }]), "{:?}", feed.flaws);
}

#[test]
fn odd_values_in_json_lose_their_own_item_only() {
    let json = r#"{"version": "https://jsonfeed.org/version/1", "title": 7, "items": [null, "x", 3, [1],
        {"id": "1", "title": "A", "attachments": null}, {"id": "2", "title": "B", "attachments": {"url": "x"}},
        {"id": "3", "title": "C", "attachments": [null, 5, {"url": "https://x.example/3.mp3"}]}]}"#;
    assert_eq!(titled(json.as_bytes(), None), ["A", "B", "C"]);
}
