//! Lays faults out with their source lines, as compilers do. The words come from `wording`.

use std::fmt;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::faults::{Fault, Faults};
use super::wording;

/// How many faults are shown in full.
const SHOWN: usize = 100;
/// Lines up to this many bytes are laid out whole; of longer ones only the part around the fault.
const LINE: usize = 1000;
/// What is shown on each side of the beginning of a fault in a longer line, in bytes.
const AROUND: usize = 60;
/// How much of a fault is underlined, in bytes: more would push the line out of sight.
const MARKED: usize = 60;

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl Faults {
    /// Each fault with file, line, column, its source line and what would be right; `colour` is for terminals.
    #[must_use]
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut shown: Vec<String> =
            self.list().iter().take(SHOWN).map(|fault| self.one(fault, &renderer)).collect();
        let left = self.count() - shown.len();
        if left > 0 {
            shown.push(wording::more(left));
        }
        shown.join("\n\n")
    }

    fn one(&self, fault: &Fault, renderer: &Renderer) -> String {
        let title = Level::ERROR.primary_title(wording::title(fault, self));
        let (before, after) = self.text().split_at_checked(fault.span.start).unwrap_or((self.text(), ""));
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = fault.span.start + after.find('\n').unwrap_or(after.len());
        let long = line_end - line_start > LINE;
        let (from, to) = if long {
            let from =
                self.text().floor_char_boundary(fault.span.start.saturating_sub(AROUND)).max(line_start);
            (from, self.text().ceil_char_boundary(fault.span.start + AROUND).min(line_end))
        } else {
            (line_start, line_end)
        };
        let source = self.text().get(from..to).unwrap_or_default().trim_end_matches('\r');
        let start = (fault.span.start - from).min(source.len());
        // A fault that goes on in the next lines is shown by its first one.
        let end = fault.span.end.saturating_sub(from).min(start + MARKED).clamp(start, source.len());
        let end = source.ceil_char_boundary(end);
        let annotation = AnnotationKind::Primary.span(start..end);
        let snippet = Snippet::source(source).line_start(fault.line()).annotation(annotation);
        let mut group: Group<'_> = if self.text().is_empty() {
            title.element(Origin::path(self.file(fault)).line(1).char_column(1))
        } else if long {
            // The snippet would count the column from where it was cut.
            let origin = Origin::path(self.file(fault)).line(fault.line()).char_column(fault.column());
            title.element(origin).element(snippet)
        } else {
            title.element(snippet.path(self.file(fault)))
        };
        if let Some(help) = wording::help(&fault.kind) {
            group = group.element(Level::HELP.message(help));
        }
        let mut shown = renderer.render(&[group]);
        // Behind the place, so that terminals still open it.
        let place = shown.find(&format!("{}:{}:", self.file(fault), fault.line()));
        if let Some(at) = place {
            let rest = shown.get(at..).unwrap_or_default();
            shown.insert_str(at + rest.find('\n').unwrap_or(rest.len()), self.layer(fault));
        }
        shown
    }
}
