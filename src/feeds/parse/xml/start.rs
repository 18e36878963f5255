//! The beginning of an element: whose it is, and whether an item or a value begins with it.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use super::{LONGEST_VALUE, MOST_ATTRIBUTES, Open, Root, Walk, as_str, short};
use crate::feeds::parse::address::safe;
use crate::feeds::parse::item::Item;
use crate::feeds::parse::names::{Space, of_address};
use crate::feeds::parse::value::{Value, unescaped};

impl<'d> Walk<'d> {
    /// Takes in the beginning of an element.
    pub(super) fn start(&mut self, tag: &BytesStart<'_>, at: usize) {
        let attributes = self.attributes(tag);
        let qualified = tag.name();
        let written = as_str(qualified.as_ref());
        let (mut space, local) = self.prefixes.read(written);
        let open = Open { prefix: written.len() - local.len(), written: self.lowered(written, at) };
        let name = open.name();
        if space == Space::Own && matches!(name, "item" | "entry") {
            self.end_unclosed(name, at);
        } else {
            self.end_unclosed_text(space, name, at);
        }
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
        self.root.get_or_insert(match name {
            "rss" | "rdf" | "feed" | "channel" => Root::Feed,
            "html" | "body" | "head" => Root::WebPage,
            _ => Root::Other,
        });
        if self.root_name.is_empty() {
            self.root_name = open.written.clone().into_owned();
        }
        if space == Space::Own && self.item.is_none() && (name == "channel" || (name == "feed" && depth == 0))
        {
            self.channel.get_or_insert(depth);
        }
        // Apple's categories lie in each other.
        if space == Space::Itunes && name == "category" && self.item.is_none() {
            self.about
                .category(attributes.iter().find(|(key, _)| key == "text").map(|(_, text)| text.as_str()));
        }
        self.begin(space, &open, attributes, at);
        // A group holds the values that count.
        if space == Space::Media && name == "group" {
            self.value = None;
        }
        self.open.push(open);
    }

    /// Begins an item or a value, where one begins with this element.
    fn begin(&mut self, space: Space, open: &Open<'d>, attributes: Vec<(String, String)>, at: usize) {
        let name = open.name();
        let depth = self.open.len();
        let parent = self.open.last().map_or("", Open::name);
        // Items that other elements hold, such as those of a quoted or related podcast, are not its own.
        let own_place = matches!(parent, "channel" | "rdf" | "feed" | "rss") && depth <= 2;
        if self.item.is_none() && space == Space::Own && own_place && matches!(name, "item" | "entry") {
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
            // The channel's picture is one of the elements in it.
            let holds = matches!(name, "item" | "entry")
                || (self.item.is_none() && space == Space::Own && name == "image");
            if inside && !holds {
                self.value = Some((
                    depth,
                    Value {
                        space,
                        name: match open.written {
                            Cow::Borrowed(written) => written.get(open.prefix..).unwrap_or_default().into(),
                            Cow::Owned(_) => name.to_owned().into(),
                        },
                        in_image: parent == "image",
                        attributes,
                        text: Cow::default(),
                        at,
                    },
                ));
            }
        } else if space == Space::Podcast && name == "source" {
            self.source(attributes);
        } else {
            // Markup inside a value, as Atom's xhtml has it: its elements part words.
            self.words(" ".into());
        }
    }

    /// Where one form of a recording lies.
    fn source(&mut self, attributes: Vec<(String, String)>) {
        if let Some((_, value)) = &mut self.value
            && value.name == "alternateenclosure"
            && value.attribute("uri").is_none()
        {
            value.attributes.extend(attributes.into_iter().find(|(name, _)| name == "uri"));
        }
    }

    /// As much of a name as tells it from others, however it is capitalised: where it stands in the document, if it can be.
    fn lowered(&self, name: &str, at: usize) -> Cow<'d, str> {
        let there = self.document.get(at + 1..).and_then(|rest| rest.get(..name.len()));
        match there.filter(|there| *there == name && !name.bytes().any(|byte| byte.is_ascii_uppercase())) {
            Some(there) => short(there).into(),
            None => short(name).to_ascii_lowercase().into(),
        }
    }

    fn attributes(&mut self, tag: &BytesStart<'_>) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for attribute in tag.html_attributes().with_checks(false).take(MOST_ATTRIBUTES).flatten() {
            let name = as_str(attribute.key.as_ref());
            let raw = as_str(&attribute.value);
            let value = unescaped(raw);
            if name != "xmlns" || self.open.is_empty() {
                self.prefixes.declare(name, &value);
            }
            if name == "xml:base" && self.base.is_none() {
                self.base = safe(&value);
            }
            if value.len() <= LONGEST_VALUE {
                found.push((name.to_ascii_lowercase(), value));
            }
        }
        found
    }
}
