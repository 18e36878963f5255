//! How fast feeds are read, beside feed-rs on the same bytes: `cargo bench --bench feeds`. Fetching is measured in `examples/feeds`.

#![allow(clippy::expect_used, reason = "a program for the terminal that checks nothing")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput};

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    for (items, characters) in [(30, 700), (300, 700), (300, 7_000), (3_000, 700)] {
        let feed = feed(items, characters);
        let mut group = criterion.benchmark_group(format!("{items} items of {characters} characters"));
        group.throughput(Throughput::Bytes(feed.len() as u64));
        group.bench_function("podpick", |bencher| {
            bencher.iter(|| black_box(podpick::feeds::parse::read(feed.as_bytes(), None).expect("a feed")));
        });
        group.bench_function("feed-rs", |bencher| {
            bencher.iter(|| black_box(feed_rs::parser::parse(feed.as_bytes()).expect("a feed")));
        });
        group.finish();
    }
    let nested = format!("{}x", "<div>".repeat(200_000));
    criterion.bench_function("a megabyte of nested markup to text", |bencher| {
        bencher.iter(|| black_box(podpick::feeds::parse::plain(&nested, 600)));
    });
    criterion.final_summary();
}

fn feed(items: usize, characters: usize) -> String {
    let mut text = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\
        <channel><title>Show</title><link>https://show.example/</link>"
        .to_owned();
    for n in 0..items {
        let _ = write!(
            text,
            "<item><guid isPermaLink=\"false\">show-{n}</guid><title>Episode {n}: on the matter of things</title>\
             <link>https://show.example/{n}</link><pubDate>Sat, 29 Feb 2020 06:{:02}:00 -0500</pubDate>\
             <enclosure url=\"https://cdn.example/{n}.mp3\" type=\"audio/mpeg\" length=\"1\"/>\
             <itunes:duration>1:01:01</itunes:duration><itunes:explicit>no</itunes:explicit>\
             <description><![CDATA[<p>{}</p><ul><li><a href=\"https://show.example/\">Notes</a></li></ul>]]></description></item>",
            n % 60,
            "Words that say what it is about, and <b>some</b> of them twice. ".repeat(characters / 60)
        );
    }
    text + "</channel></rss>"
}
