//! RSS 0.9x to 2.0, RDF and Atom, well-formed or not, in one pass. What an item's values mean is `item`'s affair.

mod gathered;
mod start;
mod unclosed;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::Event;

use super::channel::Channel;
use super::episodes::Episodes;
use super::item::Item;
use super::names::Prefixes;
use super::value::Value;
use super::{Feed, FeedError, FlawKind, text};

/// Open elements; feeds need a dozen.
const DEEPEST: usize = 64;
/// Attributes of one element that are looked at.
const MOST_ATTRIBUTES: usize = 64;
/// Bytes of a name that tell it from others.
const LONGEST_NAME: usize = 100;
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
            Ended::TooDeep(at) => {
                walk.flaw(at, FlawKind::TooDeep);
                // What was not looked at may be whole.
                walk.closed = true;
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
                    _ => {
                        walk.closed = walk.ends_with_root();
                        break;
                    }
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
    TooDeep(usize),
    Broken(String, usize),
}

/// An open element.
struct Open<'d> {
    /// As it is written but for its case, to know its end by.
    written: Cow<'d, str>,
    /// Where the name begins behind its prefix.
    prefix: usize,
}

impl Open<'_> {
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
    open: Vec<Open<'d>>,
    /// The root is Atom's, whatever its prefix, so that elements of Atom are its own.
    atom: bool,
    /// The depth of the element whose direct children say something about the feed.
    channel: Option<usize>,
    item: Option<(usize, usize, Item<'d>)>,
    value: Option<(usize, Value<'d>)>,
    base: Option<String>,
    episodes: Episodes,
    root: Option<Root>,
    /// The outermost element as it is written, in lower case.
    root_name: String,
    /// Its end was there. What comes behind it is no part of the feed.
    closed: bool,
    about: Channel,
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
            channel: None,
            item: None,
            value: None,
            base: None,
            episodes: Episodes::default(),
            root: None,
            root_name: String::new(),
            closed: false,
            about: Channel::default(),
        }
    }

    fn run(&mut self, rest: &'d str, offset: usize) -> Ended {
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
                        return Ended::TooDeep(at);
                    }
                    self.start(&tag, at);
                }
                Event::Empty(tag) => {
                    self.start(&tag, at);
                    self.close();
                    if self.ends_root(as_str(tag.name().as_ref())) {
                        return Ended::Whole;
                    }
                }
                Event::End(tag) => {
                    let name = tag.name();
                    let written = short(as_str(name.as_ref()));
                    // An end without a beginning means nothing; an end of something further out ends all within.
                    let place =
                        self.open.iter().rposition(|open| written.eq_ignore_ascii_case(&open.written));
                    if place.is_none() {
                        self.end_misspelt(&written.to_ascii_lowercase(), at);
                    }
                    while place.is_some_and(|place| self.open.len() > place) {
                        self.close();
                    }
                    if self.ends_root(written) {
                        return Ended::Whole;
                    }
                }
                Event::Text(text) => self.words(text.into_inner()),
                Event::CData(text) => self.words(text.into_inner()),
                Event::GeneralRef(reference) => self.entity(&reference.into_inner()),
                // What is still open was cut in the middle: half a guid would be another episode.
                Event::Eof => return Ended::Whole,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn words(&mut self, words: Cow<'d, str>) {
        let Some((_, value)) = &mut self.value else { return };
        let room = LONGEST_VALUE.saturating_sub(value.text.len());
        if value.text.is_empty() && words.len() <= room {
            value.text = words;
        } else {
            value.text.to_mut().push_str(words.get(..floor(&words, room)).unwrap_or_default());
        }
    }

    fn entity(&mut self, name: &str) {
        if let Some(meant) = resolve_html5_entity(name) {
            return self.words(meant.into());
        }
        let whole = format!("&{name};");
        match unescape_with(&whole, resolve_html5_entity) {
            Ok(meant) => self.words(meant.into_owned().into()),
            // An entity of the document's own, or of nobody: what it looks like is all there is.
            Err(_) => self.words(whole.into()),
        }
    }

    fn close(&mut self) {
        if self.open.pop().is_none() {
            return;
        }
        let depth = self.open.len();
        if self.value.as_ref().is_some_and(|(of, _)| *of == depth)
            && let Some((_, value)) = self.value.take()
        {
            if let Some((.., item)) = &mut self.item {
                item.take(value);
            } else {
                let base = self.base.as_deref().or(self.address);
                self.about.take(&mut self.feed, &value, base);
            }
        } else if self.value.is_some() {
            self.words(" ".into());
        }
        if self.item.as_ref().is_some_and(|(of, ..)| *of == depth)
            && let Some((_, began, item)) = self.item.take()
        {
            self.keep(item, began);
        }
    }

    /// Gives up the item that is being read, and what is open in it.
    fn back_to_channel(&mut self) {
        let depth = self.item.as_ref().map(|(depth, ..)| *depth);
        self.value = None;
        if let Some(depth) = depth {
            while self.open.len() > depth {
                self.close();
            }
        } else {
            self.open.truncate(self.channel.map_or(0, |channel| channel + 1));
        }
    }

    /// Whether the element that just ended is the outermost one.
    fn ends_root(&mut self, written: &str) -> bool {
        self.closed |= self.open.is_empty() && short(written).eq_ignore_ascii_case(&self.root_name);
        self.closed
    }
}

/// As much of a name as tells it from others.
fn short(name: &str) -> &str {
    name.get(..floor(name, LONGEST_NAME)).unwrap_or_default()
}

/// The nearest border of a character at or before a place.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn as_str(name: &(impl AsRef<str> + ?Sized)) -> &str {
    name.as_ref()
}
