//! What the TOML parser complains about, told in podpick's faults, and which tables its complaints make unsure. Parses nothing.

use std::collections::HashSet;
use std::ops::Range;

use super::fault::FaultKind;
use super::faults::Found;

/// Translates the parser's errors.
pub(super) fn gather(text: &str, errors: &[toml::de::Error], found: &mut Found) {
    for error in errors {
        // Without a place the whole is meant: keys nested out of all proportion.
        let Some(span) = error.span() else {
            found.push(0..0, FaultKind::TooDeep);
            continue;
        };
        let kind = kind(error.message(), text.get(span.clone()).unwrap_or_default());
        found.push(span, kind);
    }
}

fn kind(message: &str, at: &str) -> FaultKind {
    if message.starts_with("duplicate key") {
        return FaultKind::DuplicateKey(at.trim_matches(['"', '\'']).to_owned());
    }
    if message.starts_with("invalid date") {
        return FaultKind::BadDate;
    }
    if message.starts_with("string values must be quoted") {
        return if at.is_empty() {
            FaultKind::NoValue
        } else {
            FaultKind::Syntax("text must be in quotes".to_owned())
        };
    }
    FaultKind::Syntax(message.to_owned())
}

/// Where the syntax is broken: what is missing there was perhaps only not understood.
#[derive(Debug, Default)]
pub(super) struct Damage {
    /// Starts of the tables that hold a syntax fault.
    tables: HashSet<usize>,
    /// The lines with a syntax fault, as ranges in order.
    lines: Vec<Range<usize>>,
    /// A header or the text before the first one is broken, so whole tables may be lost.
    pub(super) tables_lost: bool,
}

impl Damage {
    /// What the syntax faults found so far have damaged; `starts` are the starts of all tables.
    pub(super) fn new(text: &str, found: &Found, mut starts: Vec<usize>) -> Self {
        let mut damage = Self::default();
        starts.sort_unstable();
        let mut faults: Vec<usize> = found.list.iter().map(|(span, _)| span.start).collect();
        faults.sort_unstable();
        for at in faults {
            if damage.lines.last().is_some_and(|line| at < line.end) {
                continue;
            }
            let at = text.floor_char_boundary(at);
            let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let end = after.find('\n').map_or(text.len(), |newline| at + newline + 1);
            damage.lines.push(start..end);
            damage.tables_lost |= text.get(start..end).is_some_and(|line| line.trim_start().starts_with('['));
            match starts.partition_point(|&table| table < end).checked_sub(1).and_then(|i| starts.get(i)) {
                Some(&table) => _ = damage.tables.insert(table),
                None => damage.tables_lost = true,
            }
        }
        damage
    }

    /// Whether the text has any syntax fault.
    pub(super) fn any(&self) -> bool {
        !self.lines.is_empty()
    }

    /// Whether a table that starts there has one.
    pub(super) fn table(&self, start: usize) -> bool {
        self.tables.contains(&start)
    }

    /// Whether a place stands on a line that has one.
    pub(super) fn line(&self, at: usize) -> bool {
        let next = self.lines.partition_point(|line| line.end <= at);
        self.lines.get(next).is_some_and(|line| line.start <= at)
    }
}
