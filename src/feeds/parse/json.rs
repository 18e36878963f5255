//! JSON Feed, in its versions 1.0 and 1.1. What an item's values mean is `item`'s affair.
//!
//! Only what is wanted is built while reading: a tree of everything would take a hundred times the memory of the text. What
//! was read before a document ends in the middle counts.

mod values;

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::about::About;
use super::address::{safe, safe_in};
use super::episodes::Episodes;
use super::item::Item;
use super::{Feed, FeedError, Flaw, FlawKind, LONGEST_TITLE, text};
use values::{First, Maybe, Text, else_nothing};

/// What a document says besides its items.
#[derive(Debug, Default)]
struct Head {
    version: Text,
    title: Text,
    description: Text,
    authors: First<Author, 10>,
    home_page_url: Text,
    next_url: Text,
    language: Text,
    icon: Text,
    expired: Text,
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

/// A document while it is read.
#[derive(Default)]
struct Walk<'d> {
    /// Where it came from.
    address: Option<&'d str>,
    head: Head,
    /// The list of items has begun.
    has_items: bool,
    feed: Feed,
    episodes: Episodes,
}

/// Reads a document that begins like a JSON object.
pub(super) fn read(document: &str, address: Option<&str>) -> Result<Feed, FeedError> {
    let (mut walk, mut ended) = Walk::over(document, address);
    if ended.as_ref().is_err_and(|error| !error.is_eof()) {
        (walk, ended) = Walk::over(&mended(document), address);
        walk.flaw(FlawKind::Markup("JSON that is none".to_owned()));
    }
    let cut_off = match ended {
        Ok(()) => false,
        Err(error) if error.is_eof() => true,
        Err(_) => return Err(FeedError::NoFeed),
    };
    let is_feed = walk.head.version.0.as_deref().is_some_and(|version| version.contains("jsonfeed.org"));
    if !is_feed || !(walk.has_items || cut_off) {
        return Err(FeedError::NoFeed);
    }
    Ok(walk.finish(cut_off))
}

/// A document without the commas that nothing follows, and with the line breaks in its texts written as they must be.
fn mended(document: &str) -> String {
    let (mut out, mut quoted, mut escaped) = (String::with_capacity(document.len()), false, false);
    for (at, c) in document.char_indices() {
        let rest = || document.get(at + 1..).unwrap_or_default().trim_start();
        match c {
            '\n' | '\r' | '\t' if quoted => out.push(' '),
            c if quoted && c.is_control() => {}
            ',' if !quoted && rest().starts_with(['}', ']']) => {}
            c => out.push(c),
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
    }
    out
}

impl<'d> Walk<'d> {
    fn over(document: &str, address: Option<&'d str>) -> (Self, serde_json::Result<()>) {
        let mut walk = Self { address, ..Self::default() };
        let ended = Root(&mut walk).deserialize(&mut serde_json::Deserializer::from_str(document));
        (walk, ended)
    }

    fn item(&mut self, entry: Entry) {
        let mut flaws = Vec::new();
        let site = self.head.home_page_url.0.as_deref().and_then(safe);
        let mut order = self.episodes.order();
        let episode = item(entry).finish(self.address.or(site.as_deref()), &mut flaws, &mut order);
        let again = episode.and_then(|episode| self.episodes.take_dated(episode, order));
        for kind in flaws.into_iter().map(|(_, kind)| kind).chain(again) {
            self.flaw(kind);
        }
    }

    fn flaw(&mut self, kind: FlawKind) {
        if self.feed.flaws.len() < super::MOST_FLAWS {
            self.feed.flaws.push(Flaw { line: 0, kind });
        } else {
            self.feed.more_flaws += 1;
        }
    }

    fn finish(self, cut_off: bool) -> Feed {
        let Self { address, head, mut feed, episodes, .. } = self;
        feed.title = text::plain(head.title.0.as_deref().unwrap_or_default(), LONGEST_TITLE);
        feed.site = head.home_page_url.0.as_deref().and_then(safe);
        feed.next = head.next_url.0.as_deref().and_then(|place| safe_in(place, address));
        feed.language = head.language.0.filter(|tag| tag.len() <= 20);
        feed.complete = head.expired.0.as_deref() == Some("true");
        feed.image = head.icon.0.as_deref().and_then(|place| safe_in(place, address));
        let mut about = About::default();
        about.summary(0, head.description.0.as_deref().map(written));
        about
            .hosts
            .extend(head.authors.0.into_iter().filter_map(|author| author.name.0.as_deref().map(written)));
        about.finish(&mut feed);
        let (episodes, too_many) = episodes.finish();
        feed.episodes = episodes;
        feed.cut_off = cut_off;
        let missing = [(cut_off, FlawKind::CutOff), (too_many, FlawKind::TooMany)];
        let missing = missing.into_iter().filter(|(is, _)| *is).map(|(_, kind)| Flaw { line: 0, kind });
        feed.flaws.splice(0..0, missing);
        feed
    }
}

/// The outermost object.
struct Root<'w, 'd>(&'w mut Walk<'d>);

impl<'de> DeserializeSeed<'de> for Root<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Root<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let head = &mut self.0.head;
            match key.as_str() {
                "version" => head.version = map.next_value()?,
                "title" => head.title = map.next_value()?,
                "description" => head.description = map.next_value()?,
                "authors" => head.authors = map.next_value()?,
                "home_page_url" => head.home_page_url = map.next_value()?,
                "next_url" => head.next_url = map.next_value()?,
                "language" => head.language = map.next_value()?,
                "icon" => head.icon = map.next_value()?,
                "expired" => head.expired = map.next_value()?,
                "items" => map.next_value_seed(Items(self.0))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// The list of items.
struct Items<'w, 'd>(&'w mut Walk<'d>);

impl<'de> DeserializeSeed<'de> for Items<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        self.0.has_items = true;
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_> {
    type Value = ();

    else_nothing!(());

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(Maybe(entry)) = list.next_element::<Maybe<Entry>>()? {
            if let Some(entry) = entry {
                self.0.item(entry);
            }
        }
        Ok(())
    }
}

/// Plain text may look like markup; escaped it stays what it is.
fn written(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn item(entry: Entry) -> Item<'static> {
    let mut item = Item {
        guid: entry.id.0.map(Cow::from),
        guid_is_no_page: true,
        page: entry.url.0.or(entry.external_url.0).map(Cow::from),
        title: entry.title.0.as_deref().map(written).map(Cow::from),
        image: entry.image.0,
        ..Item::default()
    };
    item.summary(0, entry.summary.0.as_deref().map(written).map(Cow::from));
    item.summary(1, entry.content_text.0.as_deref().map(written).map(Cow::from));
    item.summary(2, entry.content_html.0.map(Cow::from));
    item.date(0, entry.date_published.0.map(Cow::from), None);
    item.date(2, entry.date_modified.0.map(Cow::from), None);
    for attachment in entry.attachments.0 {
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
