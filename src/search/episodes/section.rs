//! The episodes of one podcast: by themselves, and as an index has them. Answers no question by itself.

use super::docs::{Entry, first_sentence};
use super::part::{Part, Run};
use crate::feeds::parse::{Episode, Kind};

/// The episodes of one podcast, ready to be put on an index.
#[derive(Debug, Clone)]
pub struct Section(pub(super) Part);

impl Section {
    /// From the episodes of a podcast in any order. Episodes that do not say whether they are explicit are as their
    /// podcast is.
    #[must_use]
    pub fn new(explicit: bool, episodes: Vec<Episode>) -> Self {
        Self(Part::new(explicit, episodes))
    }

    /// The same, where only words are found that are shown: it takes much less memory.
    #[must_use]
    pub fn brief(explicit: bool, mut episodes: Vec<Episode>) -> Self {
        for episode in &mut episodes {
            episode.summary = first_sentence(&episode.summary);
        }
        Self::new(explicit, episodes)
    }
}

/// The episodes of one podcast on an index.
#[derive(Debug, Clone)]
pub struct Episodes<'s>(pub(super) Vec<&'s Run>);

impl<'s> Episodes<'s> {
    /// In no order.
    pub fn iter(&self) -> impl Iterator<Item = Entry<'s>> {
        self.0.iter().flat_map(|run| run.entries())
    }

    /// Newest first, those without a date last.
    #[must_use]
    pub fn newest_first(&self) -> Vec<Entry<'s>> {
        let mut all: Vec<Entry<'s>> = self.iter().collect();
        if self.0.len() > 1 {
            all.sort_by(Entry::newer);
        }
        all
    }

    /// The newest full episode that has a date; an explicit one only where that is allowed.
    #[must_use]
    pub fn latest(&self, explicit: bool) -> Option<Entry<'s>> {
        let fine = |entry: &Entry<'_>| {
            entry.kind() == Kind::Full && entry.published().is_some() && (explicit || !entry.explicit())
        };
        self.0.iter().filter_map(|run| run.entries().find(fine)).min_by(Entry::newer)
    }

    /// The episode with an identity.
    #[must_use]
    pub fn with_identity(&self, identity: &str) -> Option<Entry<'s>> {
        self.iter().find(|entry| entry.identity() == identity)
    }
}
