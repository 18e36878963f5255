//! One episode of the index, read where it lies.

use super::{Details, Docs, NONE, Page, Record, Row};
use crate::feeds::parse::Kind;

/// An episode in memory.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'s> {
    pub(super) docs: &'s Docs,
    pub(super) place: u32,
    /// The server that shows it says that all of its podcast is explicit.
    pub(super) all_explicit: bool,
}

impl<'s> Entry<'s> {
    fn row(&self) -> &'s Row {
        &self.docs.rows[self.place as usize]
    }

    fn text(&self, nth: usize) -> &'s str {
        let row = self.row();
        let before: usize = row.lengths.iter().take(nth).map(|length| usize::from(*length)).sum();
        let start = row.at as usize + before;
        self.docs.texts.get(start..start + usize::from(row.lengths[nth])).unwrap_or_default()
    }

    /// What makes it the same in a later reading.
    #[must_use]
    pub fn identity(&self) -> &'s str {
        self.text(0)
    }

    /// Plain text.
    #[must_use]
    pub fn title(&self) -> &'s str {
        self.text(1)
    }

    /// Its page.
    #[must_use]
    pub fn page(&self) -> Option<&'s str> {
        match self.row().page {
            Page::None => None,
            Page::IsIdentity => Some(self.identity()),
            Page::Own => Some(self.text(2)),
        }
    }

    /// When it came out, Unix seconds.
    #[must_use]
    pub fn published(&self) -> Option<i64> {
        Some(self.row().published).filter(|at| *at > i64::MIN)
    }

    /// How long it is.
    #[must_use]
    pub fn seconds(&self) -> Option<u32> {
        Some(self.row().seconds).filter(|seconds| *seconds < NONE)
    }

    /// Its number.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        Some(self.row().number).filter(|number| *number < NONE)
    }

    /// It or its podcast is explicit.
    #[must_use]
    pub fn explicit(&self) -> bool {
        let place = self.place as usize;
        self.all_explicit || self.docs.explicit(place) >> (place % 64) & 1 == 1
    }

    /// A trailer or an extra.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.row().kind
    }

    /// What only a card shows; it has to be unpacked.
    #[must_use]
    pub fn details(&self) -> Details {
        self.docs.details(self.place as usize)
    }

    /// Its page, or else its recording.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.page().map(str::to_owned).or_else(|| self.details().audio)
    }

    /// Newest first, those without a date last.
    pub(in crate::search::episodes) fn newer(&self, other: &Self) -> std::cmp::Ordering {
        other.row().published.cmp(&self.row().published).then_with(|| self.identity().cmp(other.identity()))
    }

    pub(in crate::search::episodes) fn record(&self) -> Record {
        Record {
            identity: self.identity().to_owned(),
            title: self.title().to_owned(),
            page: self.page().map(str::to_owned),
            published: self.published(),
            seconds: self.seconds(),
            number: self.number(),
            explicit: self.explicit(),
            kind: self.kind(),
            details: self.details(),
        }
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        // Unpacks the details of few: those that are one have one identity.
        self.identity() == other.identity() && self.record() == other.record()
    }
}
