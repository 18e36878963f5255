//! What is in a catalog in numbers, and where it is thin. Prints nothing itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalog::{Catalog, Level, Podcast, Status};

/// Topics that are shown as the largest.
const LARGEST: usize = 10;
/// Names that are shown of what is thin; the rest is counted.
const SHOWN: usize = 20;

/// A language with so many podcasts is one to ask for.
const ENOUGH: usize = 3;

/// The report, several lines.
pub(super) fn report(catalog: &Catalog) -> String {
    let mut out = String::new();
    let podcasts: Vec<_> = catalog.podcasts().map(|(_, podcast)| podcast).collect();
    let _ = writeln!(
        out,
        "{} topics, {} shows, {} episodes",
        catalog.topics().count(),
        podcasts.len(),
        catalog.episodes().count()
    );
    let count = |of: &dyn Fn(&Podcast) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for podcast in &podcasts {
            *counts.entry(of(podcast)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
        let words = counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>();
        (words.join(", "), counts.iter().filter(|(_, count)| *count >= ENOUGH).count())
    };
    let (language, asked) = count(&|podcast| {
        let tag = podcast.language.as_deref().unwrap_or("unknown");
        tag.split('-').next().unwrap_or(tag).to_owned()
    });
    let (level, _) = count(&|podcast| match podcast.level {
        Level::Beginner => "beginner".to_owned(),
        Level::Intermediate => "intermediate".to_owned(),
        Level::Advanced => "advanced".to_owned(),
        Level::All => "all".to_owned(),
    });
    let (status, _) = count(&|podcast| match podcast.status {
        Status::Active => "active".to_owned(),
        Status::Ended(_) => "ended".to_owned(),
        Status::Unknown => "unknown".to_owned(),
    });
    let _ = writeln!(
        out,
        "languages: {language}\nlanguages with {ENOUGH} shows or more: {asked}\nlevels: {level}\nstatus: {status}"
    );
    let feeds = podcasts.iter().filter(|podcast| podcast.feed.is_some()).count();
    let _ = writeln!(
        out,
        "with a feed: {feeds} of {} ({} %)",
        podcasts.len(),
        (feeds * 100).checked_div(podcasts.len()).unwrap_or_default()
    );
    let mut sizes: Vec<(usize, &str)> = catalog
        .topics()
        .map(|(at, topic)| {
            (podcasts.iter().filter(|podcast| podcast.topics.contains(&at)).count(), topic.label.as_str())
        })
        .collect();
    sizes.sort_by_key(|(count, label)| (std::cmp::Reverse(*count), *label));
    let largest: Vec<String> =
        sizes.iter().take(LARGEST).map(|(count, label)| format!("{label} {count}")).collect();
    let _ = writeln!(out, "largest topics: {}", largest.join(", "));
    let thin = |name: &str, found: Vec<&str>, out: &mut String| {
        if found.is_empty() {
            return;
        }
        let more = found.len().saturating_sub(SHOWN);
        let shown: Vec<&str> = found.iter().take(SHOWN).copied().collect();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let _ = writeln!(out, "{name} ({}): {}{more}", found.len(), shown.join(", "));
    };
    let empty = sizes.iter().filter(|(count, _)| *count == 0).map(|(_, label)| *label).collect();
    thin("topics without a show of their own", empty, &mut out);
    let single = sizes.iter().filter(|(count, _)| *count == 1).map(|(_, label)| *label).collect();
    thin("topics with one show", single, &mut out);
    let missing = |lacks: &dyn Fn(&Podcast) -> bool| {
        podcasts
            .iter()
            .filter(|podcast| lacks(podcast))
            .map(|podcast| podcast.id.as_str())
            .collect::<Vec<_>>()
    };
    thin("shows whose title links to a feed", missing(&opens_a_feed), &mut out);
    thin("shows without a feed", missing(&|podcast| podcast.feed.is_none()), &mut out);
    thin("shows without artwork", missing(&|podcast| podcast.artwork.is_none()), &mut out);
    thin("shows without hosts", missing(&|podcast| podcast.hosts.is_empty()), &mut out);
    out
}

/// Whether the title of a podcast leads to a feed instead of a page, as far as an address shows it.
fn opens_a_feed(podcast: &Podcast) -> bool {
    let Some(site) = &podcast.site else { return false };
    let path = site.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_lowercase();
    let feed = |end: &&str| path.ends_with(*end);
    podcast.feed.as_ref() == Some(site)
        || site.contains("format=rss")
        || ["/rss", "/feed", "/feed/podcast", ".rss", ".xml", "/atom"].iter().any(feed)
}
