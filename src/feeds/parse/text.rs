//! Markup to plain text, as a member may read it: no tags, no entities, nothing invisible. One pass without a tree, so
//! hostile nesting exhausts nothing. Escaping for Discord is the edge's affair.

mod numbered;

use std::borrow::Cow;
use std::fmt::Write;

use quick_xml::escape::resolve_html5_entity;
use unicode_segmentation::GraphemeCursor;

use numbered::{numbered, surrogates, windows};

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
    match name {
        "script" | "style" | "head" | "title" | "template" | "noscript" | "iframe" | "object" | "svg"
        | "textarea" => Element::Silent,
        "p" | "div" | "br" | "li" | "ul" | "ol" | "tr" | "td" | "th" | "table" | "h1" | "h2" | "h3"
        | "h4" | "h5" | "h6" | "hr" | "blockquote" | "pre" | "section" | "article" | "figure" | "dt"
        | "dd" | "header" | "footer" | "img" => Element::Break,
        "a" | "b" | "i" | "u" | "s" | "em" | "strong" | "span" | "small" | "big" | "sub" | "sup" | "code"
        | "kbd" | "samp" | "var" | "tt" | "q" | "cite" | "abbr" | "del" | "ins" | "mark" | "font"
        | "center" | "time" | "audio" | "video" | "source" | "picture" | "label" | "button" | "form"
        | "input" | "html" | "body" | "meta" | "link" | "figcaption" | "strike" => Element::Inline,
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
    if !source.contains(['<', '&']) {
        return cut(&visible(source), longest);
    }
    // Most texts say enough long before they end.
    let enough = longest.saturating_mul(2);
    let begun = visible(&without_markup(source, enough));
    if source.len() <= enough || is_longer(&begun, longest) {
        return cut(&begun, longest);
    }
    cut(&visible(&without_markup(source, usize::MAX)), longest)
}

/// Text that somebody typed, which is no markup, on one line without anything invisible; cut like [`plain`].
#[must_use]
pub fn one_line(typed: &str, longest: usize) -> String {
    cut(&visible(typed), longest)
}

/// The words of a text, or at least so many bytes of them.
fn without_markup(markup: &str, enough: usize) -> String {
    let mut gathered = Gathered { text: String::with_capacity(markup.len().min(enough)), silent: None };
    let mut rest = markup;
    while gathered.text.len() < enough
        && let Some(at) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&'))
    {
        let (words, from) = rest.split_at(at);
        gathered.words(words);
        let taken = if from.starts_with('&') { gathered.entity(from) } else { gathered.tag(from) };
        rest = from.get(taken..).unwrap_or_default();
    }
    if gathered.text.len() < enough {
        gathered.words(rest);
    }
    // A name in a title that swallows the rest was never meant as an element: "The <template> element".
    let named = gathered
        .silent
        .is_some_and(|name| !matches!(name.as_str(), "script" | "style" | "iframe" | "svg" | "object"));
    if named && markup.len() <= SHORT { markup.to_owned() } else { gathered.text }
}

struct Gathered {
    text: String,
    /// The silent element that is open.
    silent: Option<String>,
}

impl Gathered {
    fn words(&mut self, words: &str) {
        if self.silent.is_none() {
            self.text.push_str(words);
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
                let slash = if end { "/" } else { "" };
                let _ = write!(self.text, "<{slash}{written}>");
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

/// Text on one line without anything invisible.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        // Most text is letters and single blanks between them, which need no second look.
        let mut blank = out.is_empty() || out.ends_with(' ');
        let odd = rest.bytes().position(|byte| {
            let again = blank;
            blank = byte == b' ';
            !byte.is_ascii_graphic() && (again || !blank)
        });
        let plain = odd.unwrap_or(rest.len());
        let (words, from) = rest.split_at(plain);
        out.push_str(words);
        let mut chars = from.chars();
        let Some(c) = chars.next().map(windows) else { break };
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if joins(c, out.chars().next_back()) || !is_invisible(c) {
            out.push(c);
        }
        rest = chars.as_str();
    }
    out.truncate(out.trim_end().len());
    out
}

/// A joiner or its opposite where a script needs it, from Arabic to Mongolian, or an emoji is joined.
fn joins(c: char, before: Option<char>) -> bool {
    let script = before.is_some_and(|before| ('\u{600}'..'\u{1e00}').contains(&before));
    match c {
        '\u{200c}' => script,
        '\u{200d}' => script || before.is_some_and(|before| before >= '\u{2190}' && before != c),
        _ => false,
    }
}

/// Zero-width and direction characters, fillers, tags, private and no characters.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{fdd0}'..='\u{fdef}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || (u32::from(c) & 0xfffe) == 0xfffe
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
    let end = text.char_indices().nth(longest.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    let end = match cursor.is_boundary(text, 0) {
        Ok(true) => end,
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    };
    let mut kept = text.get(..end).unwrap_or_default().trim_end().to_owned();
    kept.push('…');
    kept
}
