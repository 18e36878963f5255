//! A whole catalog for other programs: OPML for podcast players, JSON for everything else. Reads nothing.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::catalog::{Catalog, Status, TopicIx};

/// The podcasts that have a feed, as a list of subscriptions (OPML 2.0).
pub(super) fn opml(catalog: &Catalog) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head><title>podpick</title></head>\n  <body>\n",
    );
    for (_, podcast) in catalog.podcasts() {
        let Some(feed) = &podcast.feed else { continue };
        let topics: Vec<&str> = podcast.topics.iter().map(|at| catalog.topic(*at).label.as_str()).collect();
        let page = podcast.site.as_deref().map(|site| format!(" htmlUrl=\"{}\"", escaped(site)));
        let _ = writeln!(
            out,
            "    <outline type=\"rss\" text=\"{}\" xmlUrl=\"{}\"{} category=\"{}\"/>",
            escaped(&podcast.title),
            escaped(feed),
            page.unwrap_or_default(),
            escaped(&topics.join(",")),
        );
    }
    out.push_str("  </body>\n</opml>\n");
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Everything, with the names the catalog file uses.
pub(super) fn json(catalog: &Catalog) -> Value {
    let ids = |all: &[TopicIx]| all.iter().map(|at| catalog.topic(*at).id.clone()).collect::<Vec<_>>();
    let topics: Vec<Value> = catalog
        .topics()
        .map(|(_, topic)| {
            json!({"id": topic.id, "label": topic.label, "aliases": topic.aliases, "tools": topic.tools,
                "related": topic.related, "broader": ids(&topic.broader)})
        })
        .collect();
    let podcasts: Vec<Value> = catalog
        .podcasts()
        .map(|(_, podcast)| {
            let episodes: Vec<Value> = podcast
                .episodes
                .iter()
                .map(|at| {
                    let episode = catalog.episode(*at);
                    json!({
                        "id": episode.id, "number": episode.number, "title": episode.title,
                        "published": episode.published.map(|day| day.to_string()), "minutes": episode.minutes,
                        "guests": episode.guests, "url": episode.url, "audio": episode.audio,
                        "why": episode.why, "topics": ids(&episode.topics),
                    })
                })
                .collect();
            let (status, ended) = match podcast.status {
                Status::Active => ("active", None),
                Status::Ended(year) => ("ended", year),
                Status::Unknown => ("unknown", None),
            };
            let level = podcast.level.code();
            json!({
                "id": podcast.id, "title": podcast.title, "aliases": podcast.aliases, "site": podcast.site,
                "feed": podcast.feed, "apple": podcast.apple, "artwork": podcast.artwork, "hosts": podcast.hosts,
                "language": podcast.language, "level": level, "status": status, "ended": ended,
                "explicit": podcast.explicit, "why": podcast.why, "topics": ids(&podcast.topics), "episode": episodes,
            })
        })
        .collect();
    json!({"topic": topics, "podcast": podcasts})
}
