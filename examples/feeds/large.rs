//! Feeds of nearly 32 MiB each: packed, nested, JSON and plain, two of each.

use std::fmt::Write as _;
use std::io::Write as _;

/// Bytes of a feed; more than 32 MiB are not read.
pub(crate) const SIZE: usize = 31 << 20;
const ITEMS: usize = 4_500;

pub(crate) fn bodies() -> Vec<Vec<u8>> {
    (0..8).map(body).collect()
}

fn body(n: usize) -> Vec<u8> {
    const WORDS: &str = "Words that say what it is about, and <b>some</b> of them twice. ";
    let each = SIZE / ITEMS - 500;
    match n % 4 {
        0 => {
            let text = rss(n, &WORDS.repeat(each / WORDS.len()));
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(text.as_bytes()).unwrap();
            packer.finish().unwrap()
        }
        1 => rss(n, &"<div><p>".repeat(each / 8)).into_bytes(),
        2 => json(n, &WORDS.repeat(each / WORDS.len())).into_bytes(),
        _ => rss(n, &WORDS.repeat(each / WORDS.len())).into_bytes(),
    }
}

fn rss(n: usize, description: &str) -> String {
    let mut text = String::with_capacity(SIZE + 1_000_000);
    text.push_str("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Show</title><link>https://show.example/</link>");
    for item in 0..ITEMS {
        let _ = write!(
            text,
            "<item><guid isPermaLink=\"false\">{n}-{item}</guid><title>Episode {item} of {n}</title>\
             <link>https://show.example/{n}/{item}</link><pubDate>Sat, 29 Feb 2020 06:00:00 -0500</pubDate>\
             <enclosure url=\"https://cdn.example/{n}/{item}.mp3\" type=\"audio/mpeg\" length=\"1\"/>\
             <description><![CDATA[{description}]]></description></item>"
        );
    }
    text + "</channel></rss>"
}

fn json(n: usize, description: &str) -> String {
    let mut text = String::with_capacity(SIZE + 1_000_000);
    text.push_str("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Show\",\"items\":[");
    for item in 0..ITEMS {
        let comma = if item > 0 { "," } else { "" };
        let _ = write!(
            text,
            "{comma}{{\"id\":\"{n}-{item}\",\"title\":\"Episode {item} of {n}\",\"content_html\":\"{description}\",\
             \"date_published\":\"2020-02-29T06:00:00Z\",\"attachments\":[{{\"url\":\"https://cdn.example/{n}/{item}.mp3\",\
             \"mime_type\":\"audio/mpeg\"}}]}}"
        );
    }
    text + "]}"
}
