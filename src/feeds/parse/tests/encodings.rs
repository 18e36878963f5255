//! Bytes of every encoding, and what programs write around a feed.

use super::*;

#[test]
fn what_programs_write_before_and_beside_a_feed() {
    let php = format!(
        "<br />\n<b>Warning</b>: mysql_connect() in /www/rss.php on line 3<br />\n{}",
        rss("<item><guid>1</guid><title>One</title><pubDate>nonsense</pubDate></item>")
    );
    let feed = read(php.as_bytes(), None).unwrap();
    assert_eq!(feed.episodes[0].title, "One");
    // The line in what the server sent, not in what was left of it.
    let item = php.lines().position(|line| line.contains("<pubDate>")).unwrap() as u32 + 1;
    assert_eq!(feed.flaws.iter().map(|flaw| flaw.line).collect::<Vec<_>>(), [item], "{:?}", feed.flaws);
    assert!(!feed.cut_off);
    assert!(matches!(
        read(b"<html><body>Look: &lt;rss&gt; <rss></body></html>", None),
        Err(FeedError::WebPage)
    ));
    // One byte of another program in the midst of UTF-8.
    let mut mixed = rss("<item><guid>1</guid><title>Äther und Caf").into_bytes();
    mixed.truncate(mixed.len() - "\n</channel></rss>".len());
    mixed.extend_from_slice(b"\xe9</title></item></channel></rss>");
    assert_eq!(titled(&mixed, None), ["Äther und Café"]);
    let wide = rss("<item><guid>1</guid><title>Ünder</title></item>");
    for mark in [true, false] {
        let letters = || mark.then_some('\u{feff}').into_iter().chain(wide.chars()).map(u32::from);
        let little: Vec<u8> = letters().flat_map(u32::to_le_bytes).collect();
        let big: Vec<u8> = letters().flat_map(u32::to_be_bytes).collect();
        assert_eq!((titled(&little, None), titled(&big, None)), (vec!["Ünder".into()], vec!["Ünder".into()]));
    }
}

#[test]
fn encodings_right_wrong_and_missing() {
    let feed = |declaration: &str, title: &str| {
        format!(
            "{declaration}<rss><channel><item><guid>1</guid><title>{title}</title></item></channel></rss>"
        )
    };
    let utf8 = feed("<?xml version='1.0' encoding='utf-8'?>", "Käse");
    assert_eq!(titled(utf8.as_bytes(), None), ["Käse"]);
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode("Käse – “x”");
    let latin = |declaration: &str| {
        let whole = feed(declaration, "@");
        let mut parts = whole.split('@');
        [parts.next().unwrap().as_bytes(), &latin, parts.next().unwrap().as_bytes()].concat()
    };
    for declaration in [
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "<?xml version='1.0' encoding='windows-1252'?>",
        "<?xml version='1.0' encoding='UTF-8'?>",
        "",
        "\n\n",
    ] {
        assert_eq!(titled(&latin(declaration), None), ["Käse – “x”"], "{declaration}");
    }
    // Wrong: it says Latin, and is UTF-8.
    let lie = feed("<?xml version='1.0' encoding='iso-8859-1'?>", "Käse");
    assert_eq!(titled(lie.as_bytes(), Some("iso-8859-1")), ["Käse"]);
    // One byte of another program, whatever is claimed.
    let mixed = |declaration: &str| {
        let whole = feed(declaration, "Äther und Caf@");
        let (before, after) = whole.split_once('@').unwrap();
        [before.as_bytes(), b"\xe9", after.as_bytes()].concat()
    };
    for charset in ["iso-8859-1", "us-ascii", "utf-8"] {
        assert_eq!(titled(&mixed(""), Some(charset)), ["Äther und Café"], "{charset}");
    }
    assert_eq!(titled(&mixed("<?xml version='1.0' encoding='iso-8859-1'?>"), None), ["Äther und Café"]);
    let warned = "<br />\n<b>Warning</b>: foo in <b>/x.php</b> on line <b>3</b><br />\n".repeat(30);
    let (late, ..) = encoding_rs::WINDOWS_1251.encode(
        "<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><guid>1</guid><title>Привет</title></item></channel></rss>",
    );
    assert_eq!(titled(&[warned.as_bytes(), &late].concat(), None), ["Привет"]);
    let (cyrillic, ..) = encoding_rs::WINDOWS_1251
        .encode("<rss><channel><item><guid>1</guid><title>Привет</title></item></channel></rss>");
    assert_eq!(titled(&cyrillic, Some("windows-1251")), ["Привет"]);
    for big in [false, true] {
        for mark in [false, true] {
            let mut bytes = Vec::new();
            let units = mark.then_some(0xfeff).into_iter().chain(utf8.encode_utf16());
            units.for_each(|unit: u16| {
                bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            });
            assert_eq!(titled(&bytes, None), ["Käse"], "big-endian {big}, mark {mark}");
        }
    }
    let halves = feed("", "Käsekäse@");
    let (before, after) = halves.split_once('@').unwrap();
    let broken = read(&[before.as_bytes(), &[0xc3], after.as_bytes()].concat(), None).unwrap();
    assert!(matches!(broken.flaws[0].kind, FlawKind::Encoding(_)), "{broken:?}");
}

#[test]
fn halves_of_letters_in_utf_8_are_letters() {
    let mut bytes = b"<rss><channel><item><guid>1</guid><title>A ".to_vec();
    bytes.extend_from_slice(b"\xed\xa0\xbd\xed\xb8\x80 \xed\x95\x9c</title></item></channel></rss>");
    assert_eq!(titled(&bytes, None), ["A 😀 한"]);
}

#[test]
fn references_to_what_windows_and_utf16_have_are_letters_in_a_feed_too() {
    let feed = rss("<item><guid>1</guid><title>Duck&#146;s &#55357;&#56832;</title></item>");
    assert_eq!(titled(feed.as_bytes(), None), ["Duck’s 😀"]);
}

#[test]
fn markup_becomes_plain_text() {
    for (markup, expected) in [
        ("<p>One</p><p>Two</p>", "One Two"),
        ("Fish &amp; chips &nbsp; &#8211; &hellip;", "Fish & chips – …"),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("Vec<T> in depth", "Vec<T> in depth"),
        ("Duck&#146;s &#x93;pond&#x94; &#133;", "Duck’s “pond” …"),
        ("Duck\u{92}s \u{96} pond\u{85}", "Duck’s – pond…"),
        ("&#55357;&#56832; &#xD83D;&#xDE00; &#55357; x", "😀 😀 x"),
        ("The <template> element", "The <template> element"),
        ("<a href=\"javascript:x\">words</a>", "words"),
        ("a\u{202e}b\u{200b}c\u{feff}", "abc"),
        // Joiners where a script needs them, and nowhere else.
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("क्\u{200d}ष", "क्\u{200d}ष"),
        ("👩\u{200d}💻", "👩\u{200d}💻"),
        ("pass\u{200c}word an\u{200d}d", "password and"),
        ("line\none\ttwo\u{0}", "line one two"),
        ("un<b>closed", "unclosed"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("👩\u{200d}👩\u{200d}👧", "👩\u{200d}👩\u{200d}👧"),
        ("<!-- hidden -->seen", "seen"),
    ] {
        assert_eq!(plain(markup, 600), expected, "{markup}");
    }
    assert_eq!(plain("abcdef", 4), "abc…");
    assert_eq!(plain("👩\u{200d}👩\u{200d}👧👩\u{200d}👩\u{200d}👧", 6), "👩\u{200d}👩\u{200d}👧…");
}
