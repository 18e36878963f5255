//! Markup to plain text, as a member may read it: no tags, no entities, nothing invisible. One pass without a tree, so
//! hostile nesting exhausts nothing. Escaping for Discord is the edge's affair.

mod numbered;
mod visible;

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;
use unicode_segmentation::GraphemeCursor;

use numbered::{numbered, surrogates};
use visible::Visible;

/// Bytes of source that are looked at for each character wanted: markup weighs more than words, but not without end.
const SOURCE_PER_CHARACTER: usize = 24;

/// Bytes of a text that is a title rather than a page.
const SHORT: usize = 400;
/// What becomes of an element in plain text.
enum Element {
    /// Its content is nothing to read.
    Silent,
    /// It parts what stands before it from what stands behind.
    Break,
    /// Its content is read as if it were not there.
    Inline,
    /// None of HTML's that occur in feeds: text that merely looks so, as in `Vec<T>`.
    Unknown,
}

fn element(name: &str) -> Element {
    match name.as_bytes() {
        b"script" | b"style" | b"head" | b"title" | b"template" | b"noscript" | b"iframe" | b"object"
        | b"svg" | b"textarea" => Element::Silent,
        b"p" | b"div" | b"br" | b"li" | b"ul" | b"ol" | b"tr" | b"td" | b"th" | b"table" | b"h1" | b"h2"
        | b"h3" | b"h4" | b"h5" | b"h6" | b"hr" | b"blockquote" | b"pre" | b"section" | b"article"
        | b"figure" | b"dt" | b"dd" | b"header" | b"footer" | b"img" => Element::Break,
        b"a" | b"b" | b"i" | b"u" | b"s" | b"em" | b"strong" | b"span" | b"small" | b"big" | b"sub"
        | b"sup" | b"code" | b"kbd" | b"samp" | b"var" | b"tt" | b"q" | b"cite" | b"abbr" | b"del"
        | b"ins" | b"mark" | b"font" | b"center" | b"time" | b"audio" | b"video" | b"source" | b"picture"
        | b"label" | b"button" | b"form" | b"input" | b"html" | b"body" | b"meta" | b"link"
        | b"figcaption" | b"strike" => Element::Inline,
        _ => Element::Unknown,
    }
}

/// Whether an element is one that pages have.
pub(super) fn is_html(name: &str) -> bool {
    !matches!(element(name), Element::Unknown | Element::Silent) || matches!(name, "script" | "style" | "svg")
}

/// Entities that browsers read without the semicolon.
const BARE: [&str; 7] = ["amp", "lt", "gt", "quot", "nbsp", "copy", "reg"];
/// Bytes of an entity's name at most; HTML's longest has 31.
const LONGEST_ENTITY: usize = 32;

/// Plain text of at most so many characters, cut between what people see as characters; a cut text ends in `…`.
#[must_use]
pub fn plain(markup: &str, longest: usize) -> String {
    let most = markup.floor_char_boundary(longest.saturating_mul(SOURCE_PER_CHARACTER));
    let source = markup.get(..most).unwrap_or(markup);
    let mut gathered = Gathered { text: Visible::new(longest, source.len()), silent: None };
    gathered.take(source);
    // A name in a title that swallows the rest was never meant as an element: "The <template> element".
    let named = gathered
        .silent
        .is_some_and(|name| !matches!(name.as_str(), "script" | "style" | "iframe" | "svg" | "object"));
    if named && source.len() <= SHORT { one_line(source, longest) } else { gathered.text.finish() }
}

/// Text that somebody typed, which is no markup, on one line without anything invisible; cut like [`plain`].
#[must_use]
pub fn one_line(typed: &str, longest: usize) -> String {
    let mut text = Visible::new(longest, typed.len());
    text.words(typed);
    text.finish()
}

struct Gathered {
    text: Visible,
    /// The silent element that is open.
    silent: Option<String>,
}

impl Gathered {
    /// Takes in markup, until there is enough: most texts say enough long before they end.
    fn take(&mut self, markup: &str) {
        let mut rest = markup;
        while !rest.is_empty() && !self.text.is_enough() {
            let taken = match rest.as_bytes() {
                [b'<', ..] => self.tag(rest),
                [b'&', ..] => self.entity(rest),
                _ if self.silent.is_some() => rest.find(['<', '&']).unwrap_or(rest.len()),
                _ => self.text.take(rest),
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    fn words(&mut self, words: &str) {
        if self.silent.is_none() {
            self.text.words(words);
        }
    }

    /// Takes what begins with `&`; how many bytes that were.
    fn entity(&mut self, from: &str) -> usize {
        let name = from.get(1..).unwrap_or_default();
        let end = name.bytes().take(LONGEST_ENTITY + 1).position(|byte| byte == b';');
        if let Some(known) = end.and_then(|end| name.get(..end)) {
            if let Some(number) = known.strip_prefix('#') {
                if let Some((c, second)) = surrogates(number, name.get(known.len() + 1..).unwrap_or_default())
                {
                    self.words(c.encode_utf8(&mut [0; 4]));
                    return known.len() + 2 + second;
                }
                if let Some(c) = numbered(number) {
                    self.words(c.encode_utf8(&mut [0; 4]));
                    return known.len() + 2;
                }
            } else if let Some(meaning) = resolve_html5_entity(known) {
                self.words(meaning);
                return known.len() + 2;
            }
        }
        // Older pages leave the semicolon out.
        let bare = BARE.iter().find(|bare| name.starts_with(**bare));
        if let Some((bare, meaning)) = bare.and_then(|bare| Some((bare, resolve_html5_entity(bare)?))) {
            self.words(meaning);
            return bare.len() + 1;
        }
        self.words("&");
        1
    }

    /// Takes what begins with `<`; how many bytes that were.
    fn tag(&mut self, from: &str) -> usize {
        if let Some(comment) = from.strip_prefix("<!--") {
            return comment.find("-->").map_or(from.len(), |end| end + 7);
        }
        if from.starts_with("<!") || from.starts_with("<?") {
            return from.find('>').map_or(from.len(), |end| end + 1);
        }
        let end = from.starts_with("</");
        let name = from.get(if end { 2 } else { 1 }..).unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.words("<");
            return 1;
        }
        let stop = name.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        let stop = stop.unwrap_or(name.len());
        let (name, attributes) = name.split_at(stop);
        // One that never ends is no text either, as browsers see it.
        let Some(close) = tag_end(attributes) else { return from.len() };
        let self_closing = attributes.get(..close).is_some_and(|all| all.ends_with('/'));
        self.element(name, end, self_closing);
        from.len() - attributes.len() + close + 1
    }

    fn element(&mut self, written: &str, end: bool, self_closing: bool) {
        let mut name = Cow::Borrowed(written);
        if written.bytes().any(|byte| byte.is_ascii_uppercase()) {
            name = written.to_ascii_lowercase().into();
        }
        if let Some(silent) = &self.silent {
            if end && *silent == name {
                self.silent = None;
            }
            return;
        }
        match element(&name) {
            Element::Silent if !end && !self_closing => self.silent = Some(name.into_owned()),
            Element::Silent | Element::Inline => {}
            Element::Break => self.text.push(' '),
            Element::Unknown => {
                for words in [if end { "</" } else { "<" }, written, ">"] {
                    self.text.words(words);
                }
            }
        }
    }
}

/// Where a tag ends that has these attributes: at the first `>` that no quotes enclose.
pub(super) fn tag_end(attributes: &str) -> Option<usize> {
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in attributes.bytes().enumerate() {
        match quote {
            Some(open) => quote = Some(open).filter(|open| *open != byte),
            None if byte == b'>' => return Some(at),
            // A quote encloses a value only where one begins.
            None => quote = Some(byte).filter(|byte| matches!(byte, b'"' | b'\'') && before == b'='),
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// Bytes are never fewer than characters, and never more than four times as many.
fn is_longer(text: &str, characters: usize) -> bool {
    text.len() > characters
        && (text.len() > characters.saturating_mul(4) || text.chars().nth(characters).is_some())
}

/// Text of at most so many characters, cut between what people see as characters; a cut text ends in `…`.
#[must_use]
pub fn cut(text: &str, longest: usize) -> String {
    if !is_longer(text, longest) {
        return text.to_owned();
    }
    let last = longest.saturating_sub(1);
    let end = match text.get(..last) {
        Some(ascii) if ascii.is_ascii() => last,
        _ => text.char_indices().nth(last).map_or(text.len(), |(at, _)| at),
    };
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    let end = match cursor.is_boundary(text, 0) {
        Ok(true) => end,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    };
    let mut kept = text.get(..end).unwrap_or_default().trim_end().to_owned();
    kept.push('…');
    kept
}
