//! Pages of every oddity, by hand; and any bytes at all.

use proptest::prelude::*;

use super::*;

const AT: &str = "https://show.example/about/us";

fn page(text: &str) -> Page {
    read(text.as_bytes(), None, AT).unwrap_or_else(|| panic!("no page: {text}"))
}

fn feeds(head: &str) -> Vec<String> {
    page(&format!("<!doctype html><html><head>{head}</head><body></body></html>")).feeds
}

fn link(more: &str) -> String {
    format!("<link rel=\"alternate\" type=\"application/rss+xml\" {more}>")
}

#[test]
fn a_page_says_its_name_and_where_its_feed_is() {
    let read = page(
        r#"<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <title>Show &ndash; Home</title><meta name="description" content="All about <b>it</b> &amp; more.">
        <meta property="og:title" content="Show"><meta property="og:description" content="From us to you.">
        <link rel="alternate" type="application/rss+xml" title="Show" href="/feed?a=1&amp;b=2"></head></html>"#,
    );
    insta::assert_debug_snapshot!(read, @r#"
    Page {
        title: Some(
            "Show",
        ),
        says: Some(
            "From us to you.",
        ),
        feeds: [
            "https://show.example/feed?a=1&b=2",
        ],
    }
    "#);
    let plainly = page("<title>\n Show \u{202e}&#8203;x </title><meta name=description content=Words>");
    assert_eq!((plainly.title.as_deref(), plainly.says.as_deref()), (Some("Show x"), Some("Words")));
}

#[test]
fn links_are_read_however_they_are_written() {
    for (written, feed) in [
        (link("href='feed.xml'"), "https://show.example/about/feed.xml"),
        (link("href=../feed.xml"), "https://show.example/feed.xml"),
        (link("href=\"//feeds.example/x\""), "https://feeds.example/x"),
        (link("href=\"http://feeds.example/x\" /"), "http://feeds.example/x"),
        (link("data-x='>' href = \"/a\""), "https://show.example/a"),
        (
            "<LINK TYPE='application/RSS+xml; charset=utf-8' HREF='/a' REL='Alternate Home'/>".to_owned(),
            "https://show.example/a",
        ),
        ("<link rel=alternate type=application/atom+xml href=/a>".to_owned(), "https://show.example/a"),
        ("<link rel=alternate type=application/feed+json href=/a>".to_owned(), "https://show.example/a"),
        (format!("<base href='https://other.example/x/'>{}", link("href=y")), "https://other.example/x/y"),
        (format!("<base href='/deep/'>{}<base href='/no/'>", link("href=y")), "https://show.example/deep/y"),
    ] {
        assert_eq!(feeds(&written), [feed], "{written}");
    }
}

#[test]
fn what_is_no_feed_of_the_page_is_none() {
    let good = link("href=/a");
    for written in [
        format!("<!-- {good} -->"),
        format!("<script>const x = '{good}';</script>"),
        format!("<style>{good}</style>"),
        format!("<noscript>{good}</noscript>"),
        format!("<template>{good}</template>"),
        format!("<textarea>{good}</textarea>"),
        format!("<title>{good}</title>"),
        format!("<svg><title>x</title>{good}</svg>"),
        link("href=javascript:alert(1)"),
        link("href='file:///etc/passwd'"),
        link("href='https://user:pass@show.example/a'"),
        link("href='https://localhost/a'"),
        link("href=''"),
        link(""),
        "<link rel=stylesheet type=application/rss+xml href=/a>".to_owned(),
        "<link rel=alternate type=application/json href=/wp-json/wp/v2/pages/2>".to_owned(),
        "<link rel=alternate hreflang=de href=/de/>".to_owned(),
        "<a rel=alternate type=application/rss+xml href=/a>".to_owned(),
        link("href=/comments/feed/"),
        link("href=/feed2 title='Show » Kommentar-Feed'"),
        format!("<p x='{good}"),
    ] {
        assert!(feeds(&written).is_empty(), "{written}");
    }
}

#[test]
fn a_podcast_goes_before_a_blog_and_none_comes_twice() {
    let written = [
        link("href=/blog"),
        link("href=/comments/feed"),
        link("href=/x title='The Podcast'"),
        link("href=/blog"),
    ];
    assert_eq!(feeds(&written.concat()), ["https://show.example/x", "https://show.example/blog"]);
    assert_eq!(feeds(&(0..9_000).map(|n| link(&format!("href=/{n}"))).collect::<String>()).len(), MOST_LINKS);
}

#[test]
fn only_pages_are_pages() {
    for text in [
        "",
        "x",
        "<",
        "{\"a\": 1}",
        "<rss><channel/></rss>",
        "<opml/>",
        "ID3\u{4}\u{0}binary",
        "1 < 2 and <b>so on</b>",
    ] {
        assert_eq!(read(text.as_bytes(), None, AT), None, "{text}");
    }
    for (text, begins_as) in [
        ("<!doctype html><p>x", Beginning::Page),
        ("  <!-- x --><html><body>", Beginning::Page),
        ("<head><title>x</title>", Beginning::Page),
        ("<title>x</title>", Beginning::Page),
        ("<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>", Beginning::Page),
        ("<?xml version='1.0'?><rss><channel>", Beginning::Feed),
        ("{\"version\":", Beginning::Feed),
        ("<opml>", Beginning::Other),
        ("ID3", Beginning::Other),
        ("", Beginning::Other),
    ] {
        assert_eq!(begins(text.as_bytes(), None), begins_as, "{text}");
    }
}

#[test]
fn bombs_cost_little() {
    // Each takes milliseconds; one that took quadratic time would never end.
    for piece in [
        "<",
        "<!--",
        "</",
        "</title",
        "<title",
        "<script>",
        "<p a='",
        "<a a=",
        "<link ",
        "<meta content=",
        "&amp;",
        "<a/",
    ] {
        let many = format!("<html>{}", piece.repeat(LARGEST_PAGE / piece.len()));
        let _ = read(many.as_bytes(), None, AT);
    }
    let attributes = format!("<html><link {}>", "a=b ".repeat(400_000));
    assert!(page(&attributes).feeds.is_empty());
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = (read(&bytes, None, AT), begins(&bytes, None));
    }

    #[test]
    fn any_tags_are_read(pieces in proptest::collection::vec(prop_oneof![
        Just("<link rel=alternate type=application/rss+xml href="), Just("<title>"), Just("</title"), Just("<!--"), Just("-->"),
        Just("<meta name=description content="), Just("<script"), Just("</script"), Just(">"), Just("'"), Just("\""), Just(" "),
        Just("/"), Just("="), Just("é"), Just("\u{202e}"), Just("&amp;"), Just("&#x202e;"), Just("<base href="), Just("//x.example/y"), Just("\u{0}"),
    ], 0..60)) {
        let text = format!("<html>{}", pieces.concat());
        let page = read(text.as_bytes(), None, AT).unwrap();
        for words in page.title.iter().chain(&page.says) {
            let hidden = words.contains(['\u{202e}', '\u{0}', '\n']);
            prop_assert!(!hidden && !words.is_empty());
        }
        for feed in &page.feeds {
            prop_assert!(feed.starts_with("https://") || feed.starts_with("http://"));
        }
    }
}
