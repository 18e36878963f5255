//! JSON Feed, in its versions 1.0 and 1.1. What an item's values mean is `item`'s affair.
//!
//! Only what is wanted is built while reading: a tree of everything would take a hundred times the memory of the text.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};

use super::about::About;
use super::item::Item;
use super::{Episode, Feed, FeedError, Flaw, FlawKind, LONGEST_TITLE, MOST_EPISODES, text};

/// Bytes of a text that are kept: far more than is shown of any, and five thousand of them fill no memory.
const LONGEST: usize = 64 * 1024;

/// A value that is text, or something that is passed over.
#[derive(Debug, Default)]
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("anything")
            }
            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                let text = text.trim();
                let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
                Ok(Text(Some(text.to_owned()).filter(|text| !text.is_empty())))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }
            fn visit_bool<E>(self, truth: bool) -> Result<Text, E> {
                Ok(Text(Some(truth.to_string())))
            }
            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Text(None))
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Text(None))
            }
        }
        from.deserialize_any(Reader)
    }
}

/// A list of which only the first values are kept; how many more there were.
#[derive(Debug)]
struct First<T, const MOST: usize> {
    kept: Vec<T>,
    more: bool,
}

impl<T, const MOST: usize> Default for First<T, MOST> {
    fn default() -> Self {
        Self { kept: Vec::new(), more: false }
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for First<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader<T, const MOST: usize>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Reader<T, MOST> {
            type Value = First<T, MOST>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(First::default())
            }
            fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
                Ok(First::default())
            }
            fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
                Ok(First::default())
            }
            fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
                Ok(First::default())
            }
            fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
                Ok(First::default())
            }
            fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
                Ok(First::default())
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(First::default())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let (mut first, mut seen) = (First::default(), 0);
                while seen < MOST {
                    seen += 1;
                    match list.next_element::<Maybe<T>>()? {
                        Some(Maybe(value)) => first.kept.extend(value),
                        None => return Ok(first),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {
                    first.more = true;
                }
                Ok(first)
            }
        }
        from.deserialize_any(Reader(std::marker::PhantomData))
    }
}

/// An object, or something that is passed over. Nothing is held back to look at it twice.
#[derive(Debug)]
struct Maybe<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reader<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Maybe<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Maybe<T>, A::Error> {
                let object = serde::de::value::MapAccessDeserializer::new(map);
                T::deserialize(object).map(|value| Maybe(Some(value)))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Maybe<T>, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Maybe(None))
            }
            fn visit_unit<E>(self) -> Result<Maybe<T>, E> {
                Ok(Maybe(None))
            }
            fn visit_bool<E>(self, _: bool) -> Result<Maybe<T>, E> {
                Ok(Maybe(None))
            }
            fn visit_str<E>(self, _: &str) -> Result<Maybe<T>, E> {
                Ok(Maybe(None))
            }
            fn visit_u64<E>(self, _: u64) -> Result<Maybe<T>, E> {
                Ok(Maybe(None))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Maybe<T>, E> {
                Ok(Maybe(None))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Maybe<T>, E> {
                Ok(Maybe(None))
            }
        }
        from.deserialize_any(Reader(std::marker::PhantomData))
    }
}

#[derive(Debug, Deserialize)]
struct Document {
    #[serde(default)]
    version: Text,
    #[serde(default)]
    title: Text,
    #[serde(default)]
    description: Text,
    #[serde(default)]
    authors: First<Author, 10>,
    #[serde(default)]
    home_page_url: Text,
    #[serde(default)]
    next_url: Text,
    #[serde(default)]
    language: Text,
    #[serde(default)]
    icon: Text,
    #[serde(default)]
    expired: Text,
    items: First<Entry, MOST_EPISODES>,
}

#[derive(Debug, Deserialize)]
struct Author {
    #[serde(default)]
    name: Text,
}

#[derive(Debug, Deserialize)]
struct Entry {
    #[serde(default)]
    id: Text,
    #[serde(default)]
    url: Text,
    #[serde(default)]
    external_url: Text,
    #[serde(default)]
    title: Text,
    #[serde(default)]
    image: Text,
    #[serde(default)]
    summary: Text,
    #[serde(default)]
    content_text: Text,
    #[serde(default)]
    content_html: Text,
    #[serde(default)]
    date_published: Text,
    #[serde(default)]
    date_modified: Text,
    #[serde(default)]
    attachments: First<Attachment, 20>,
}

#[derive(Debug, Deserialize)]
struct Attachment {
    #[serde(default)]
    url: Text,
    #[serde(default)]
    mime_type: Text,
    #[serde(default)]
    duration_in_seconds: Text,
}

/// Reads a document that begins like a JSON object.
pub(super) fn read(document: &str, address: Option<&str>) -> Result<Feed, FeedError> {
    let root: Document = serde_json::from_str(document).map_err(|_| FeedError::NoFeed)?;
    if !root.version.0.is_some_and(|version| version.contains("jsonfeed.org")) {
        return Err(FeedError::NoFeed);
    }
    let mut feed = Feed {
        title: text::plain(root.title.0.as_deref().unwrap_or_default(), LONGEST_TITLE),
        site: root.home_page_url.0.as_deref().and_then(super::address::safe),
        next: root.next_url.0.as_deref().and_then(|place| super::address::safe_in(place, address)),
        language: root.language.0.filter(|tag| tag.len() <= 20),
        complete: root.expired.0.as_deref() == Some("true"),
        image: root.icon.0.as_deref().and_then(super::address::safe),
        ..Feed::default()
    };
    let mut about = About::default();
    about.summary(0, root.description.0.as_deref().map(written));
    about
        .hosts
        .extend(root.authors.kept.into_iter().filter_map(|author| author.name.0.as_deref().map(written)));
    about.finish(&mut feed);
    let mut seen = std::collections::HashMap::new();
    for entry in root.items.kept {
        let mut flaws = Vec::new();
        let episode = item(entry).finish(address.or(feed.site.as_deref()), &mut flaws);
        for kind in flaws {
            flaw(&mut feed, kind);
        }
        let Some(episode) = episode else { continue };
        // Some feeds give one id to all of their items.
        let episode = match seen.get(&episode.identity) {
            Some(known) if super::same::are_two_items(&feed.episodes[*known], &episode) => {
                Episode { identity: super::same::own_identity(&episode), ..episode }
            }
            _ => episode,
        };
        if seen.contains_key(&episode.identity) {
            flaw(&mut feed, FlawKind::Repeated(episode.title));
        } else {
            seen.insert(episode.identity.clone(), feed.episodes.len());
            feed.episodes.push(episode);
        }
    }
    if root.items.more {
        flaw(&mut feed, FlawKind::TooMany);
    }
    Ok(feed)
}

fn flaw(feed: &mut Feed, kind: FlawKind) {
    if feed.flaws.len() < super::MOST_FLAWS {
        feed.flaws.push(Flaw { line: 0, kind });
    } else {
        feed.more_flaws += 1;
    }
}

/// Plain text may look like markup; escaped it stays what it is.
fn written(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn item(entry: Entry) -> Item {
    let mut item = Item {
        guid: entry.id.0,
        guid_is_no_page: true,
        page: entry.url.0.or(entry.external_url.0),
        title: entry.title.0.as_deref().map(written),
        image: entry.image.0,
        ..Item::default()
    };
    item.summary(0, entry.summary.0.as_deref().map(written));
    item.summary(1, entry.content_text.0.as_deref().map(written));
    item.summary(2, entry.content_html.0);
    item.date(0, entry.date_published.0);
    item.date(2, entry.date_modified.0);
    for attachment in entry.attachments.kept {
        let seconds = attachment.duration_in_seconds.0.and_then(|seconds| seconds.parse::<f64>().ok());
        item.seconds = item
            .seconds
            .or(seconds.filter(|seconds| (1.0..360_000.0).contains(seconds)).map(|seconds| seconds as u32));
        if let Some(url) = attachment.url.0 {
            item.recording(Some(&url), attachment.mime_type.0.as_deref());
        }
    }
    item
}
