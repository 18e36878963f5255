//! JSON Feed, in its versions 1.0 and 1.1. What an item's values mean is `item`'s affair.

use serde_json::Value;

use super::item::Item;
use super::{Feed, FeedError, Flaw, FlawKind, LONGEST_TITLE, MOST_EPISODES, text};

/// Reads a document that begins like a JSON object.
pub(super) fn read(document: &str) -> Result<Feed, FeedError> {
    let root: Value = serde_json::from_str(document).map_err(|_| FeedError::NoFeed)?;
    let is_feed = root["version"].as_str().is_some_and(|version| version.contains("jsonfeed.org"));
    let items = root["items"].as_array().ok_or(FeedError::NoFeed)?;
    if !is_feed {
        return Err(FeedError::NoFeed);
    }
    let string = |key: &str| root[key].as_str();
    let mut feed = Feed {
        title: text::plain(string("title").unwrap_or_default(), LONGEST_TITLE),
        site: string("home_page_url").and_then(super::address::safe),
        language: string("language").filter(|tag| tag.len() <= 20).map(str::to_owned),
        complete: root["expired"] == true,
        image: string("icon").and_then(super::address::safe),
        ..Feed::default()
    };
    let mut seen = std::collections::HashSet::new();
    for value in items {
        if feed.episodes.len() >= MOST_EPISODES {
            feed.flaws.push(Flaw { line: 0, kind: FlawKind::TooMany });
            break;
        }
        let mut flaws = Vec::new();
        let episode = item(value).finish(feed.site.as_deref(), &mut flaws);
        feed.flaws.extend(flaws.into_iter().map(|kind| Flaw { line: 0, kind }));
        let Some(episode) = episode else { continue };
        if seen.insert(episode.identity.clone()) {
            feed.episodes.push(episode);
        } else {
            feed.flaws.push(Flaw { line: 0, kind: FlawKind::Repeated(episode.title) });
        }
    }
    Ok(feed)
}

fn item(value: &Value) -> Item {
    let string =
        |key: &str| value[key].as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let id = string("id").or_else(|| value["id"].as_number().map(ToString::to_string));
    let mut item = Item {
        guid: id,
        guid_is_no_page: true,
        page: string("url").or_else(|| string("external_url")),
        title: string("title"),
        image: string("image"),
        ..Item::default()
    };
    // Plain text may look like markup; escaped it stays what it is.
    let written = |text: String| text.replace('&', "&amp;").replace('<', "&lt;");
    item.title = item.title.map(written);
    item.summary(0, string("summary").map(written));
    item.summary(1, string("content_text").map(written));
    item.summary(2, string("content_html"));
    item.date(0, string("date_published"));
    item.date(2, string("date_modified"));
    for attachment in value["attachments"].as_array().into_iter().flatten().take(20) {
        let kind = attachment["mime_type"].as_str().map(str::to_ascii_lowercase);
        if let Some(url) = attachment["url"].as_str() {
            item.recordings.push((url.to_owned(), kind));
        }
        let seconds =
            attachment["duration_in_seconds"].as_f64().filter(|seconds| (1.0..360_000.0).contains(seconds));
        item.seconds = item.seconds.or(seconds.map(|seconds| seconds as u32));
    }
    item
}
