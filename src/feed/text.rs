//! Markup to plain text, as a member may read it: no tags, no entities, nothing invisible. Uses a tokenizer only, which has
//! no depth that hostile nesting could exhaust. Escaping for Discord is the edge's affair.

use std::cell::RefCell;
use std::fmt::Write;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use unicode_segmentation::UnicodeSegmentation;

/// Characters of source that are looked at for so many wanted: markup weighs more than words, but not without end.
const SOURCE_PER_CHARACTER: usize = 12;

/// Bytes of a text that is a title rather than a page.
const SHORT: usize = 400;
/// Elements whose content is nothing to read.
const SILENT: [&str; 10] =
    ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg", "textarea"];
/// Elements that part what stands before them from what stands behind.
const BREAKS: [&str; 27] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "td",
    "th",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "pre",
    "section",
    "article",
    "figure",
    "dt",
    "dd",
    "header",
    "footer",
    "img",
];
/// Other elements that occur in feeds. Whatever is none of HTML's is text that merely looks so: `Vec<T>`.
const INLINE: [&str; 40] = [
    "a",
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "span",
    "small",
    "big",
    "sub",
    "sup",
    "code",
    "kbd",
    "samp",
    "var",
    "tt",
    "q",
    "cite",
    "abbr",
    "del",
    "ins",
    "mark",
    "font",
    "center",
    "time",
    "audio",
    "video",
    "source",
    "picture",
    "label",
    "button",
    "form",
    "input",
    "html",
    "body",
    "meta",
    "link",
    "figcaption",
    "strike",
];

/// Plain text of at most so many characters, cut between what people see as characters; a cut text ends in `…`.
#[must_use]
pub fn plain(markup: &str, longest: usize) -> String {
    let source = first_chars(markup, longest.saturating_mul(SOURCE_PER_CHARACTER));
    let text = if source.contains(['<', '&']) { without_markup(source) } else { source.to_owned() };
    cut(&visible(&text), longest)
}

fn first_chars(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

fn without_markup(markup: &str) -> String {
    let tokenizer = Tokenizer::new(Sink::default(), html5ever::tokenizer::TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(markup));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let gathered = tokenizer.sink.0.into_inner();
    // A name in a title that swallows the rest was never meant as an element: "The <template> element".
    let named = gathered
        .silent
        .is_some_and(|name| !matches!(name.as_str(), "script" | "style" | "iframe" | "svg" | "object"));
    if named && markup.len() <= SHORT { markup.to_owned() } else { gathered.text }
}

#[derive(Default)]
struct Sink(RefCell<Gathered>);

#[derive(Default)]
struct Gathered {
    text: String,
    /// The silent element that is open.
    silent: Option<String>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut gathered = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) if gathered.silent.is_none() => gathered.text.push_str(&text),
            Token::TagToken(tag) => {
                let (name, end) = (&*tag.name, tag.kind == TagKind::EndTag);
                if let Some(silent) = &gathered.silent {
                    if end && silent == name {
                        gathered.silent = None;
                    }
                } else if SILENT.contains(&name) {
                    if !end && !tag.self_closing {
                        gathered.silent = Some(name.to_owned());
                    }
                } else if BREAKS.contains(&name) {
                    gathered.text.push(' ');
                } else if !INLINE.contains(&name) {
                    let slash = if end { "/" } else { "" };
                    let _ = write!(gathered.text, "<{slash}{name}>");
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Text on one line without anything invisible.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Zero-width and direction characters, fillers, tags, private and no characters. Joiners of emoji stay.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{fdd0}'..='\u{fdef}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || (u32::from(c) & 0xfffe) == 0xfffe
}

/// Text of at most so many characters, cut between what people see as characters; a cut text ends in `…`.
#[must_use]
pub fn cut(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let (mut kept, mut room) = (String::new(), longest.saturating_sub(1));
    for grapheme in text.graphemes(true) {
        let size = grapheme.chars().count();
        if size > room {
            break;
        }
        room -= size;
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}
