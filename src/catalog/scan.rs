//! A look at the text before the TOML parser's: refuses what would exhaust it, and fences off what is never closed. Judges no TOML.
//!
//! The parser's tree is dropped recursively, so nesting ends the process long before the parser's own bound; and one
//! missing `]` makes it read the rest of the file as one list, so that a single slip would hide every other fault.

use std::borrow::Cow;
use std::ops::Range;

use super::fault::FaultKind;
use super::faults::Found;

/// An inline `podcast = [{ episode = [{ topics = [` is five deep; nothing in the format is deeper.
const DEPTH: usize = 8;
/// Lines and values: a catalog of 100,000 podcasts has about 3 million.
const PARTS: usize = 8_000_000;

#[derive(Default)]
struct Scanner {
    parts: usize,
    /// The brackets that are open, and where.
    open: Vec<(u8, usize)>,
    /// The quote of the multi-line text that is open, and where.
    quote: Option<(u8, usize)>,
}

/// The text with everything unclosed blanked out (same length, same lines), or nothing if it must not be parsed.
pub(super) fn scan<'t>(text: &'t str, found: &mut Found) -> Option<Cow<'t, str>> {
    let mut scanner = Scanner::default();
    let mut blanks: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    // Where the statement began that is still open.
    let mut statement = 0;
    for line in text.split_inclusive('\n') {
        if scanner.must_be_closed_before(line) {
            blanks.push(statement..start);
            scanner.give_up(found);
        }
        if scanner.open.is_empty() && scanner.quote.is_none() {
            statement = start;
        }
        if let Err((at, kind)) = scanner.line(line, start) {
            found.push(at..at + 1, kind);
            return None;
        }
        start += line.len();
    }
    if !scanner.open.is_empty() || scanner.quote.is_some() {
        blanks.push(statement..start);
        scanner.give_up(found);
    }
    Some(if blanks.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(blank(text, &blanks)) })
}

impl Scanner {
    /// Whether a line can only be one outside of every bracket and text.
    fn must_be_closed_before(&self, line: &str) -> bool {
        let line = line.trim_start();
        let header =
            || ["[[topic]]", "[[podcast]]", "[[podcast.episode]]"].iter().any(|h| line.starts_with(h));
        let key = || {
            let name = line.trim_start_matches(|c: char| c.is_ascii_lowercase());
            name.len() < line.len() && name.trim_start().starts_with('=')
        };
        if self.quote.is_some() {
            return header();
        }
        // In braces a key is right; in brackets alone it is not.
        !self.open.is_empty() && (header() || self.open.iter().all(|&(bracket, _)| bracket == b'[') && key())
    }

    /// Reports what is open and goes on as if it were closed.
    fn give_up(&mut self, found: &mut Found) {
        let quote = self.quote.take().map(|(quote, at)| (if quote == b'"' { "\"\"\"" } else { "'''" }, at));
        let bracket = self.open.first().map(|&(bracket, at)| (if bracket == b'[' { "[" } else { "{" }, at));
        if let Some((what, at)) = quote.or(bracket) {
            found.push(at..at + what.len(), FaultKind::Unclosed(what));
        }
        self.open.clear();
    }

    fn line(&mut self, line: &str, start: usize) -> Result<(), (usize, FaultKind)> {
        let bytes = line.as_bytes();
        let header = self.open.is_empty() && self.quote.is_none() && line.trim_start().starts_with('[');
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let rest = bytes.get(at..).unwrap_or_default();
            let triple = |quote: u8| rest.starts_with(&[quote; 3]);
            if let Some((quote, _)) = self.quote {
                if triple(quote) {
                    self.quote = None;
                    // Up to two quotes may stand before the closing three.
                    at += 2 + rest.iter().take(5).take_while(|&&b| b == quote).count().saturating_sub(2);
                    continue;
                }
                at += if byte == b'\\' && quote == b'"' { 2 } else { 1 };
                continue;
            }
            match byte {
                b'#' => break,
                b'"' | b'\'' if triple(byte) => {
                    self.quote = Some((byte, start + at));
                    at += 2;
                }
                b'"' | b'\'' => at += end_of_text(rest, byte),
                b'[' | b'{' => {
                    self.parts += 1;
                    self.open.push((byte, start + at));
                    if self.open.len() > DEPTH {
                        return Err((start + at, FaultKind::TooDeep));
                    }
                }
                b']' | b'}' => {
                    self.parts += 1;
                    self.open.pop();
                }
                b'=' | b',' | b'\n' => self.parts += 1,
                _ => {}
            }
            at += 1;
        }
        if header {
            // A header ends with its line, closed or not; the parser says best what it lacks.
            self.open.clear();
        }
        if self.parts > PARTS { Err((start, FaultKind::TooManyParts)) } else { Ok(()) }
    }
}

/// How far the closing quote is from the opening one; the end of the line closes a text as well.
fn end_of_text(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        if byte == quote {
            return at;
        }
        at += if byte == b'\\' && quote == b'"' { 2 } else { 1 };
    }
    rest.len()
}

fn blank(text: &str, blanks: &[Range<usize>]) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut from = 0;
    for range in blanks {
        blanked.push_str(text.get(from..range.start).unwrap_or_default());
        for byte in text.get(range.clone()).unwrap_or_default().bytes() {
            blanked.push(if byte == b'\n' { '\n' } else { ' ' });
        }
        from = range.end;
    }
    blanked.push_str(text.get(from..).unwrap_or_default());
    blanked
}
