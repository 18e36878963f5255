//! RSS 0.9x to 2.0, RDF and Atom, well-formed or not, in one pass. What an item's values mean is `item`'s affair.

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};

use super::about::About;
use super::address::safe_in;
use super::item::{Item, truth};
use super::names::{Prefixes, Space, of_address};
use super::value::Value;
use super::{Episode, Feed, FeedError, Flaw, FlawKind, LONGEST_TITLE, MOST_EPISODES, same, text};

/// Open elements; feeds need a dozen.
const DEEPEST: usize = 64;
/// Attributes of one element that are looked at.
const MOST_ATTRIBUTES: usize = 64;
/// Bytes of one value that are kept before it is cleaned.
const LONGEST_VALUE: usize = 64 * 1024;
/// How often reading starts anew behind markup that is none.
const MOST_RECOVERIES: usize = 20;

/// Reads a document that is already text, and that came from this address.
pub(super) fn read(document: &str, address: Option<&str>) -> Result<Feed, FeedError> {
    let mut walk = Walk::new(document, address);
    let mut offset = 0;
    for recovery in 0..=MOST_RECOVERIES {
        let rest = document.get(offset..).unwrap_or_default();
        match walk.run(rest, offset) {
            Ended::Whole => break,
            Ended::Stopped(kind, at) => {
                walk.flaw(at, kind);
                break;
            }
            Ended::Broken(what, at) => {
                walk.flaw(at, FlawKind::Markup(what));
                let next = document.get(at..).and_then(|rest| next_item(rest, usize::from(at == offset)));
                match next {
                    Some(next) if recovery < MOST_RECOVERIES => {
                        walk.back_to_channel();
                        offset = at + next;
                    }
                    _ => break,
                }
            }
        }
    }
    walk.finish()
}

/// Where the next item begins.
fn next_item(rest: &str, skip: usize) -> Option<usize> {
    ["<item", "<entry"].iter().filter_map(|tag| Some(rest.get(skip..)?.find(tag)? + skip)).min()
}

enum Ended {
    Whole,
    Stopped(FlawKind, usize),
    Broken(String, usize),
}

/// An open element.
struct Open {
    /// As it is written but for its case, to know its end by.
    written: String,
    /// Where the name begins behind its prefix.
    prefix: usize,
}

impl Open {
    fn name(&self) -> &str {
        self.written.get(self.prefix..).unwrap_or_default()
    }
}

struct Walk<'d> {
    document: &'d str,
    /// Where the document came from.
    address: Option<&'d str>,
    feed: Feed,
    prefixes: Prefixes,
    open: Vec<Open>,
    /// The root is Atom's, whatever its prefix, so that elements of Atom are its own.
    atom: bool,
    /// Items so far, kept or not.
    items: usize,
    /// The depth of the element whose direct children say something about the feed.
    channel: Option<usize>,
    item: Option<(usize, usize, Item)>,
    value: Option<(usize, Value)>,
    base: Option<String>,
    seen: std::collections::HashMap<String, usize>,
    root: Option<Root>,
    about: About,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Feed,
    WebPage,
    Other,
}

impl<'d> Walk<'d> {
    fn new(document: &'d str, address: Option<&'d str>) -> Self {
        Self {
            document,
            address,
            feed: Feed::default(),
            prefixes: Prefixes::default(),
            open: Vec::new(),
            atom: false,
            items: 0,
            channel: None,
            item: None,
            value: None,
            base: None,
            seen: std::collections::HashMap::new(),
            root: None,
            about: About::default(),
        }
    }

    fn run(&mut self, rest: &str, offset: usize) -> Ended {
        let mut reader = Reader::from_str(rest);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let at = offset + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = offset + usize::try_from(reader.error_position()).unwrap_or(0).min(rest.len());
                    let what: String = error.to_string().chars().take(120).collect();
                    return Ended::Broken(
                        text::plain(&what.replace('<', "‹"), 120),
                        floor(self.document, at),
                    );
                }
            };
            match event {
                Event::Start(tag) => {
                    if self.open.len() >= DEEPEST {
                        return Ended::Stopped(FlawKind::TooDeep, at);
                    }
                    if self.start(&tag, at).is_err() {
                        return Ended::Stopped(FlawKind::TooMany, at);
                    }
                }
                Event::Empty(tag) => {
                    if self.start(&tag, at).is_err() {
                        return Ended::Stopped(FlawKind::TooMany, at);
                    }
                    self.close(at);
                }
                Event::End(tag) => {
                    let name = tag.name();
                    let written = short(as_str(name.as_ref()));
                    // An end without a beginning means nothing; an end of something further out ends all within.
                    if let Some(place) = self.open.iter().rposition(|open| open.written == written) {
                        while self.open.len() > place {
                            self.close(at);
                        }
                    }
                }
                Event::Text(text) => self.words(&text.into_inner()),
                Event::CData(text) => self.words(&text.into_inner()),
                Event::GeneralRef(reference) => self.entity(&reference.into_inner()),
                Event::Eof => {
                    if !self.open.is_empty() && self.root == Some(Root::Feed) {
                        self.flaw(self.document.len(), FlawKind::CutOff);
                        self.close_all(at);
                    }
                    return Ended::Whole;
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// Fails where there are more items than are read.
    fn start(&mut self, tag: &BytesStart<'_>, at: usize) -> Result<(), ()> {
        let attributes = self.attributes(tag);
        let qualified = tag.name();
        let written = as_str(qualified.as_ref());
        let (mut space, local) = self.prefixes.read(written);
        let open = Open { prefix: written.len() - local.len(), written: short(written) };
        let name = open.name();
        let depth = self.open.len();
        if depth == 0 && name == "feed" && space == Space::Atom {
            self.atom = true;
        }
        // A declaration without a prefix inside the feed is its element's alone.
        let alone = (depth > 0).then(|| attributes.iter().find(|(name, _)| name == "xmlns")).flatten();
        match alone {
            Some((_, address)) if !written.contains(':') => space = of_address(address),
            _ if self.atom && space == Space::Atom => space = Space::Own,
            _ => {}
        }
        let parent = self.open.last().map_or("", Open::name);
        self.root.get_or_insert(match name {
            "rss" | "rdf" | "feed" | "channel" => Root::Feed,
            "html" | "body" | "head" => Root::WebPage,
            _ => Root::Other,
        });
        if space == Space::Own && self.item.is_none() && (name == "channel" || (name == "feed" && depth == 0))
        {
            self.channel.get_or_insert(depth);
        }
        // Apple's categories lie in each other.
        if space == Space::Itunes && name == "category" && self.item.is_none() {
            self.about.category(attributes.iter().find(|(key, _)| key == "text").map(|(_, text)| text));
        }
        // Items that other elements hold, such as those of a quoted or related podcast, are not its own.
        let own_place = matches!(parent, "channel" | "rdf" | "feed" | "rss") && depth <= 2;
        if self.item.is_none() && space == Space::Own && own_place && matches!(name, "item" | "entry") {
            self.items += 1;
            if self.items > MOST_EPISODES {
                return Err(());
            }
            self.item = Some((depth, at, Item::default()));
        } else if self.value.is_none() {
            let child = |of: Option<usize>| of.is_some_and(|of| depth == of + 1);
            let inside = match &self.item {
                Some((item, ..)) => depth == item + 1 || (space == Space::Media && depth <= item + 3),
                None => {
                    child(self.channel)
                        || (child(self.channel.map(|channel| channel + 1)) && parent == "image")
                }
            };
            if inside && name != "item" && name != "entry" {
                self.value = Some((
                    depth,
                    Value {
                        space,
                        name: name.to_owned(),
                        in_image: parent == "image",
                        attributes,
                        text: String::new(),
                    },
                ));
            }
        } else {
            // Markup inside a value, as Atom's xhtml has it: its elements part words.
            self.words(" ");
        }
        // A group holds the values that count.
        if space == Space::Media && name == "group" {
            self.value = None;
        }
        self.open.push(open);
        Ok(())
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).take(MOST_ATTRIBUTES).flatten() {
            let name = as_str(attribute.key.as_ref()).to_owned();
            let raw = as_str(&attribute.value);
            let value = unescape_with(raw, resolve_html5_entity)
                .map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
            if name != "xmlns" || self.open.is_empty() {
                self.prefixes.declare(&name, &value);
            }
            if name == "xml:base" && self.base.is_none() {
                self.base = super::address::safe(&value);
            }
            if value.len() <= LONGEST_VALUE {
                found.push((name.to_ascii_lowercase(), value));
            }
        }
        found
    }

    fn words(&mut self, words: &str) {
        if let Some((_, value)) = &mut self.value
            && value.text.len() + words.len() <= LONGEST_VALUE
        {
            value.text.push_str(words);
        } else if let Some((_, value)) = &mut self.value {
            let room = LONGEST_VALUE.saturating_sub(value.text.len());
            value.text.push_str(words.get(..floor(words, room)).unwrap_or_default());
        }
    }

    fn entity(&mut self, name: &str) {
        let whole = format!("&{name};");
        match unescape_with(&whole, resolve_html5_entity) {
            Ok(meant) => self.words(&meant),
            // An entity of the document's own, or of nobody: what it looks like is all there is.
            Err(_) => self.words(&whole),
        }
    }

    fn close(&mut self, at: usize) {
        if self.open.pop().is_none() {
            return;
        }
        let depth = self.open.len();
        if self.value.as_ref().is_some_and(|(of, _)| *of == depth)
            && let Some((_, value)) = self.value.take()
        {
            match &mut self.item {
                Some((.., item)) => item.take(value),
                None => self.about_feed(&value),
            }
        } else if self.value.is_some() {
            self.words(" ");
        }
        if self.item.as_ref().is_some_and(|(of, ..)| *of == depth)
            && let Some((_, began, item)) = self.item.take()
        {
            self.keep(item, began.min(at));
        }
    }

    fn close_all(&mut self, at: usize) {
        while !self.open.is_empty() {
            self.close(at);
        }
    }

    /// Gives up the item that is being read, and what is open in it.
    fn back_to_channel(&mut self) {
        let depth = self.item.as_ref().map(|(depth, ..)| *depth);
        self.value = None;
        if let Some(depth) = depth {
            while self.open.len() > depth {
                self.close(0);
            }
        } else {
            self.open.truncate(self.channel.map_or(0, |channel| channel + 1));
        }
    }

    fn keep(&mut self, item: Item, at: usize) {
        let mut flaws = Vec::new();
        let base = self.base.as_deref().or(self.address).or(self.feed.site.as_deref());
        let episode = if item.blocked { None } else { item.finish(base, &mut flaws) };
        for flaw in flaws {
            self.flaw(at, flaw);
        }
        let Some(episode) = episode else { return };
        match self.seen.get(&episode.identity).copied() {
            Some(known) if same::are_two_items(&self.feed.episodes[known], &episode) => {
                // Some feeds give one guid to all of their items.
                let episode = Episode { identity: same::own_identity(&episode), ..episode };
                if self.seen.contains_key(&episode.identity) {
                    self.flaw(at, FlawKind::Repeated(episode.title));
                } else {
                    self.add(episode);
                }
            }
            Some(known) => {
                self.flaw(at, FlawKind::Repeated(episode.title.clone()));
                // The later edition counts.
                if let Some(kept) = self.feed.episodes.get_mut(known)
                    && kept.published < episode.published
                {
                    *kept = episode;
                }
            }
            None => self.add(episode),
        }
    }

    fn add(&mut self, episode: Episode) {
        self.seen.insert(episode.identity.clone(), self.feed.episodes.len());
        self.feed.episodes.push(episode);
    }

    fn about_feed(&mut self, value: &Value) {
        let feed = &mut self.feed;
        let words = value.text.trim();
        let address = |text: &str, base: Option<&str>| safe_in(text, base);
        match (value.space, value.name.as_str()) {
            (Space::Own, "title") if feed.title.is_empty() && !value.in_image => {
                feed.title = text::plain(words, LONGEST_TITLE);
            }
            (Space::Own | Space::Atom, "link") if !value.in_image => {
                let rel = value.attribute("rel").unwrap_or("alternate");
                let place = value.attribute("href").unwrap_or(words);
                let place = || address(place, self.base.as_deref().or(self.address));
                match rel {
                    "alternate" if feed.site.is_none() => feed.site = place(),
                    "next" if feed.next.is_none() => feed.next = place(),
                    _ => {}
                }
            }
            (Space::Own | Space::Dublin, "language") if !words.is_empty() && words.len() <= 20 => {
                feed.language = Some(words.to_owned());
            }
            (Space::Itunes, "explicit") => feed.explicit = truth(words),
            (Space::Itunes, "block") => feed.blocked |= truth(words) == Some(true),
            (Space::Itunes, "complete") => feed.complete |= truth(words) == Some(true),
            (Space::Podcast, "updatefrequency") => {
                feed.complete |= value.attribute("complete").and_then(truth) == Some(true);
            }
            (Space::Itunes, "new-feed-url") => feed.new_address = super::address::safe(words),
            (Space::Podcast, "guid") if !words.is_empty() => feed.guid = Some(text::plain(words, 64)),
            (Space::Podcast, "trailer") if feed.trailer.is_none() => {
                feed.trailer = value.attribute("url").and_then(super::address::safe);
            }
            (Space::Itunes, "image") => {
                feed.image = value.attribute("href").and_then(super::address::safe).or(feed.image.take());
            }
            (Space::Own, "url") if value.in_image && feed.image.is_none() => {
                feed.image = super::address::safe(words);
            }
            _ => self.about.take(value),
        }
    }

    fn flaw(&mut self, at: usize, kind: FlawKind) {
        self.feed.cut_off |= kind == FlawKind::CutOff;
        if self.feed.flaws.len() >= super::MOST_FLAWS {
            self.feed.more_flaws += 1;
            return;
        }
        let before = self.document.as_bytes().get(..at.min(self.document.len())).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        self.feed.flaws.push(Flaw { line: u32::try_from(line).unwrap_or(u32::MAX), kind });
    }

    fn finish(self) -> Result<Feed, FeedError> {
        match self.root {
            Some(Root::Feed) => {
                // Wherever it was cut, in a tag or in a quotation, its end is missing. What comes behind the end is no part.
                let mut feed = self.feed;
                self.about.finish(&mut feed);
                feed.cut_off |= !is_closed(self.document);
                if feed.blocked {
                    feed.episodes.clear();
                }
                Ok(feed)
            }
            Some(Root::WebPage) => Err(FeedError::WebPage),
            _ if self.document.trim_start().to_ascii_lowercase().starts_with("<!doctype html") => {
                Err(FeedError::WebPage)
            }
            _ => Err(FeedError::NoFeed),
        }
    }
}

/// As much of a name as tells it from others, however it is capitalised.
fn short(name: &str) -> String {
    name.get(..floor(name, 100)).unwrap_or_default().to_ascii_lowercase()
}

/// The nearest border of a character at or before a place.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Whether the end of a feed's outermost element is there.
fn is_closed(document: &str) -> bool {
    let ends = |name: &str| document.rfind(name).or_else(|| document.rfind(&name.to_uppercase())).is_some();
    ["</rss", "</feed", "</rdf", "</channel", ":feed>", ":RDF>"].into_iter().any(ends)
}

fn as_str(name: &(impl AsRef<str> + ?Sized)) -> &str {
    name.as_ref()
}
