//! What is in a catalog in numbers, beside what the shipped one has to reach, and where it is thin. Prints nothing itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalog::{Catalog, Podcast, Status, opens_a_feed};

/// Topics that are shown as the largest.
const LARGEST: usize = 10;
/// Names that are shown of what is thin; the rest is counted.
const SHOWN: usize = 20;

/// A language with so many podcasts is one to ask for.
const ENOUGH: usize = 3;

/// What the shipped catalog has to reach.
enum Bar {
    AtLeast(usize),
    AtMost(usize),
}

/// The report, several lines.
pub(super) fn report(catalog: &Catalog) -> String {
    let podcasts: Vec<&Podcast> = catalog.podcasts().map(|(_, podcast)| podcast).collect();
    let mut sizes: Vec<(usize, &str)> = catalog
        .topics()
        .map(|(at, topic)| {
            (podcasts.iter().filter(|podcast| podcast.topics.contains(&at)).count(), topic.label.as_str())
        })
        .collect();
    sizes.sort_by_key(|(count, label)| (std::cmp::Reverse(*count), *label));
    let (topics, episodes) = (sizes.len(), catalog.episodes().count());
    let mut out = format!("{topics} topics, {} shows, {episodes} episodes\n", podcasts.len());
    bars(&mut out, &podcasts, &sizes);
    let _ = writeln!(out, "languages: {}", shares(&counts(&podcasts, language)));
    let _ = writeln!(out, "levels: {}", shares(&counts(&podcasts, level)));
    let _ = writeln!(out, "status: {}", shares(&counts(&podcasts, status)));
    let largest: Vec<String> =
        sizes.iter().take(LARGEST).map(|(count, label)| format!("{label} {count}")).collect();
    let _ = writeln!(out, "largest topics: {}", largest.join(", "));
    for (many, name) in [(0, "topics without a show of their own"), (1, "topics with one show")] {
        thin(&mut out, name, sizes.iter().filter(|(count, _)| *count == many).map(|(_, label)| *label));
    }
    let mut missing = |name: &str, lacks: &dyn Fn(&Podcast) -> bool| {
        let ids = podcasts.iter().filter(|podcast| lacks(podcast)).map(|podcast| podcast.id.as_str());
        thin(&mut out, name, ids);
    };
    missing("shows whose title links to a feed", &title_opens_a_feed);
    missing("shows without a feed", &|podcast| podcast.feed.is_none());
    missing("shows without a number at Apple Podcasts", &|podcast| podcast.apple.is_none());
    missing("shows without artwork", &|podcast| podcast.artwork.is_none());
    missing("shows without hosts", &|podcast| podcast.hosts.is_empty());
    out
}

/// Each figure that the shipped catalog is held to, with its bar.
fn bars(out: &mut String, podcasts: &[&Podcast], sizes: &[(usize, &str)]) {
    let languages = counts(podcasts, language);
    let feeds = podcasts.iter().filter(|podcast| podcast.feed.is_some()).count();
    let feeds = (feeds * 100).checked_div(podcasts.len()).unwrap_or_default();
    let figures = [
        ("shows", podcasts.len(), "", Bar::AtLeast(400)),
        ("topics", sizes.len(), "", Bar::AtLeast(120)),
        (
            "topics with at most one show",
            sizes.iter().filter(|(count, _)| *count <= 1).count(),
            "",
            Bar::AtMost(18),
        ),
        (
            "languages with three shows or more",
            languages.iter().filter(|(_, count)| *count >= ENOUGH).count(),
            "",
            Bar::AtLeast(7),
        ),
        (
            "titles that link to a feed",
            podcasts.iter().filter(|podcast| title_opens_a_feed(podcast)).count(),
            "",
            Bar::AtMost(0),
        ),
        ("shows with a feed", feeds, " %", Bar::AtLeast(70)),
    ];
    for (name, figure, unit, bar) in figures {
        let (words, bar, reached) = match bar {
            Bar::AtLeast(bar) => ("at least", bar, figure >= bar),
            Bar::AtMost(bar) => ("at most", bar, figure <= bar),
        };
        let verdict = if reached { "ok" } else { "not reached" };
        let _ = writeln!(out, "{name}: {figure}{unit} ({words} {bar}{unit}) {verdict}");
    }
}

/// How many podcasts there are of each kind, the most first.
fn counts(podcasts: &[&Podcast], kind: fn(&Podcast) -> &str) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for podcast in podcasts {
        *counts.entry(kind(podcast)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
    counts
}

fn shares(counts: &[(String, usize)]) -> String {
    counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
}

fn language(podcast: &Podcast) -> &str {
    let tag = podcast.language.as_deref().unwrap_or("unknown");
    tag.split('-').next().unwrap_or(tag)
}

fn level(podcast: &Podcast) -> &str {
    podcast.level.code()
}

fn status(podcast: &Podcast) -> &str {
    match podcast.status {
        Status::Active => "active",
        Status::Ended(_) => "ended",
        Status::Unknown => "unknown",
    }
}

/// What is thin: how many, and some of them by name.
fn thin<'n>(out: &mut String, name: &str, found: impl Iterator<Item = &'n str>) {
    let found: Vec<&str> = found.collect();
    let shown = found.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    let _ = match found.len().saturating_sub(SHOWN) {
        0 if found.is_empty() => writeln!(out, "{name}: 0"),
        0 => writeln!(out, "{name}: {}: {shown}", found.len()),
        more => writeln!(out, "{name}: {}: {shown} and {more} more", found.len()),
    };
}

fn title_opens_a_feed(podcast: &Podcast) -> bool {
    podcast.site.as_deref().is_some_and(|site| opens_a_feed(site, podcast.feed.as_deref()))
}
