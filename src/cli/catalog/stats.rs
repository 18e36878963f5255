//! What is in a catalog in numbers, and where it is thin. Prints nothing itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::draft::UNWRITTEN;
use crate::catalog::{Catalog, Level, Status};

/// Topics that are shown as the largest.
const LARGEST: usize = 10;
/// Names that are shown of what is thin; the rest is counted.
const SHOWN: usize = 20;

/// The report, several lines.
pub(super) fn report(catalog: &Catalog) -> String {
    let mut out = String::new();
    let podcasts: Vec<_> = catalog.podcasts().map(|(_, podcast)| podcast).collect();
    let _ = writeln!(
        out,
        "{} topics, {} podcasts, {} episodes",
        catalog.topics().count(),
        podcasts.len(),
        catalog.episodes().count()
    );
    let count = |of: &dyn Fn(&crate::catalog::Podcast) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for podcast in &podcasts {
            *counts.entry(of(podcast)).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
        counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ")
    };
    let language = count(&|podcast| {
        let tag = podcast.language.as_deref().unwrap_or("not said");
        tag.split('-').next().unwrap_or(tag).to_owned()
    });
    let level = count(&|podcast| match podcast.level {
        Level::Beginner => "beginner".to_owned(),
        Level::Intermediate => "intermediate".to_owned(),
        Level::Advanced => "advanced".to_owned(),
        Level::All => "all".to_owned(),
    });
    let status = count(&|podcast| match podcast.status {
        Status::Active => "active".to_owned(),
        Status::Ended(_) => "ended".to_owned(),
        Status::Unknown => "unknown".to_owned(),
    });
    let _ = writeln!(out, "languages: {language}\nlevels: {level}\nstatus: {status}");
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
    thin("topics without a podcast of their own", empty, &mut out);
    let single = sizes.iter().filter(|(count, _)| *count == 1).map(|(_, label)| *label).collect();
    thin("topics with one podcast", single, &mut out);
    let missing = |lacks: &dyn Fn(&crate::catalog::Podcast) -> bool| {
        podcasts
            .iter()
            .filter(|podcast| lacks(podcast))
            .map(|podcast| podcast.id.as_str())
            .collect::<Vec<_>>()
    };
    thin("podcasts whose why nobody has written", missing(&|podcast| podcast.why == UNWRITTEN), &mut out);
    thin("podcasts without a feed", missing(&|podcast| podcast.feed.is_none()), &mut out);
    thin("podcasts without artwork", missing(&|podcast| podcast.artwork.is_none()), &mut out);
    thin("podcasts without hosts", missing(&|podcast| podcast.hosts.is_empty()), &mut out);
    out
}
