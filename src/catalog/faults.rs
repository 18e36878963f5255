//! The faults of one text: gathered, put in order and given their lines and columns. Lays nothing out.

use std::ops::Range;

use super::fault::FaultKind;
use super::shipped::BUILT_IN;
use super::sources::{self, Sources};

/// More faults than this are counted, not kept: nobody reads them, and a hostile file could hold millions.
const KEPT: usize = 10_000;

/// One fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The bytes of the text that are wrong; the text is [`Faults::text`].
    pub span: Range<usize>,
    line: usize,
    column: usize,
}

impl Fault {
    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in characters, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

/// All faults of one catalog, in the order of its text; `Display` shows each with its source line.
#[derive(Debug, Clone)]
pub struct Faults {
    /// Name and beginning of each file, in order.
    files: Vec<(String, usize)>,
    text: String,
    list: Vec<Fault>,
    left_out: usize,
}

impl Faults {
    pub(super) fn new(sources: &Sources<'_>, found: Found) -> Self {
        let text = sources.text();
        let mut list: Vec<Fault> = found
            .list
            .into_iter()
            .map(|(span, kind)| {
                let start = text.floor_char_boundary(span.start);
                let end = text.ceil_char_boundary(span.end.max(start));
                Fault { kind, span: start..end, line: 1, column: 1 }
            })
            .collect();
        // Stable, so that faults of one place stay in the order in which they were found.
        list.sort_by_key(|fault| fault.span.start);
        // One walk over the text for all: counting anew for each fault would take ages on one endless line.
        let (mut at, mut line, mut column) = (0, 1, 1);
        for fault in &mut list {
            let begun = sources.files().iter().rfind(|(_, start)| *start <= fault.span.start);
            if let Some((_, start)) = begun.filter(|(_, start)| *start > at) {
                (at, line, column) = (*start, 1, 1);
            }
            for character in text.get(at..fault.span.start).unwrap_or_default().chars() {
                if character == '\n' {
                    (line, column) = (line + 1, 1);
                } else {
                    column += 1;
                }
            }
            at = fault.span.start;
            (fault.line, fault.column) = (line, column);
        }
        let files = sources.files().iter().map(|(name, start)| ((*name).to_owned(), *start)).collect();
        Self { files, text: text.to_owned(), list, left_out: found.left_out }
    }

    /// The same of a text that was read alone although another lies below or above it.
    #[must_use]
    pub fn in_layer(mut self, additions: bool) -> Self {
        if additions {
            self.files.insert(0, (String::new(), 0));
        } else {
            self.files.push((String::new(), usize::MAX));
        }
        self
    }

    /// The name of the file that a fault is in.
    #[must_use]
    pub fn file(&self, fault: &Fault) -> &str {
        self.file_at(fault.span.start).0
    }

    /// Which layer of the catalog a fault is in, in brackets; nothing where there is only one file.
    pub(super) fn layer(&self, fault: &Fault) -> &str {
        self.layer_at(fault.span.start)
    }

    fn file_at(&self, at: usize) -> (&str, usize) {
        let found = self.files.iter().rfind(|(_, start)| *start <= at);
        found.map_or(("", 0), |(name, start)| (name.strip_suffix(BUILT_IN).unwrap_or(name), *start))
    }

    fn layer_at(&self, at: usize) -> &str {
        sources::layer(&self.files, at)
    }

    /// All texts that were read, one behind the other, without byte order marks.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The faults, in the order of the text; of many thousands only the first found.
    #[must_use]
    pub fn list(&self) -> &[Fault] {
        &self.list
    }

    /// How many faults there are; never 0.
    #[must_use]
    pub fn count(&self) -> usize {
        self.list.len() + self.left_out
    }

    /// Where else to look, beside a fault: the line that holds a byte, and its file where that is another one.
    pub(super) fn elsewhere(&self, at: usize, fault: &Fault) -> String {
        let (name, start) = self.file_at(at);
        let line = self.text.get(start..at).unwrap_or_default().matches('\n').count() + 1;
        if self.layer(fault) == self.layer_at(at) {
            format!("line {line}")
        } else {
            format!("line {line} of {name}{}", self.layer_at(at))
        }
    }
}

impl std::error::Error for Faults {}

/// Faults being gathered.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) list: Vec<(Range<usize>, FaultKind)>,
    pub(super) left_out: usize,
}

impl Found {
    pub(super) fn push(&mut self, span: Range<usize>, kind: FaultKind) {
        if self.list.len() < KEPT {
            self.list.push((span, kind));
        } else {
            self.left_out += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
