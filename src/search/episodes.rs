//! The episodes that feeds gave, kept in memory and found by words. Pure: no store, no clock; who reads feeds puts them here.
//!
//! The index consists of parts that never change. What a feed brings is a new part, and what it replaces is left out of the
//! old ones, so that one new episode costs as much as one episode. Small parts are merged into larger ones.

mod docs;
mod own;
mod part;
mod postings;
mod search;
mod section;
mod top;
pub mod vocabulary;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::Arc;

use crate::catalog::PodcastIx;
use crate::search::episodes::own::OwnPart;
use crate::search::episodes::part::{Part, Run};
use crate::search::episodes::vocabulary::Vocabulary;

pub use docs::{Details, Entry};
pub use own::OwnSection;
pub use search::{Query, Wanted};
pub use section::{Episodes, Section};
pub use top::{Hit, Said};

/// Parts of about one size; more are merged into one.
const MOST_OF_A_SIZE: usize = 3;
/// Own shows whose episodes lie in one part: each part is searched for every word, and made anew where one of its shows has
/// a new episode. All that a server can have, in one: an answer takes × 1.12 to 1.18 then, and × 1.26 with 50 to a part.
const MOST_TOGETHER: usize = 200;

/// All episodes there are. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct EpisodeIndex {
    parts: Vec<Part>,
    /// Of shows that only one server has.
    own: Vec<Arc<OwnPart>>,
}

impl EpisodeIndex {
    /// The same with these sections in place of those of their podcasts.
    #[must_use]
    pub fn with(&self, sections: impl IntoIterator<Item = (PodcastIx, Section)>) -> Self {
        let mut podcasts = HashSet::new();
        let new: Vec<Part> = sections
            .into_iter()
            .map(|(podcast, section)| {
                podcasts.insert(podcast);
                section.0.of(podcast, false)
            })
            .collect();
        let mut parts: Vec<Part> =
            self.parts.iter().filter_map(|part| part.with_runs(&podcasts, |_| None)).collect();
        let new: Vec<&Part> = new.iter().filter(|part| part.size > 0).collect();
        match new[..] {
            [] => {}
            [only] => parts.push(only.clone()),
            _ => parts.push(Part::merged(&new)),
        }
        Self { parts, own: self.own.clone() }
    }

    /// The same with some episodes of a podcast in place of those with their identities, and without those that are gone.
    #[must_use]
    pub fn with_changes(&self, podcast: PodcastIx, changed: &Section, gone: &[String]) -> Self {
        let new = changed.0.of(podcast, false);
        let changed = new.runs.iter().flat_map(Run::entries).map(|entry| entry.identity());
        let replaced: HashSet<&str> = changed.chain(gone.iter().map(String::as_str)).collect();
        let mut parts: Vec<Part> =
            self.parts.iter().filter_map(|part| part.without(podcast, &replaced)).collect();
        if new.size > 0 {
            parts.push(new.clone());
        }
        Self { parts, own: self.own.clone() }
    }

    /// The same in fewer parts, where there are many or much of one is out of date. Answers stay the same.
    #[must_use]
    pub fn merged(&self) -> Option<Self> {
        let mut parts = self.parts.clone();
        let mut changed = false;
        while let Some(chosen) = to_merge(&parts) {
            let (merge, mut keep): (Vec<Part>, Vec<Part>) =
                parts.into_iter().partition(|part| chosen == size_class(part) || is_stale(part));
            keep.push(Part::merged(&merge.iter().collect::<Vec<_>>()));
            parts = keep;
            changed = true;
        }
        changed.then(|| Self { parts, own: self.own.clone() })
    }

    /// The same with sections that only one server has, each with whether the server calls all of it explicit, and without
    /// those it hides. What `before` has of the same sections is used again. Words that only they hold are found as they
    /// are, but not where they are misspelt: a vocabulary for each server would cost more than it gives.
    #[must_use]
    pub fn laid_over(
        &self,
        own: impl IntoIterator<Item = OwnSection>,
        hidden: impl IntoIterator<Item = PodcastIx>,
        before: Option<&Self>,
    ) -> Self {
        let own: Vec<OwnSection> = own.into_iter().collect();
        let hidden: HashSet<PodcastIx> =
            hidden.into_iter().chain(own.iter().map(|one| one.podcast)).collect();
        let shared = self.parts.iter().filter_map(|part| part.with_runs(&hidden, |_| None));
        let known = before.map_or(&[][..], |before| &before.own);
        let together = own.chunks(MOST_TOGETHER).map(|sections| {
            let same = known.iter().find(|part| part.is_of(sections));
            same.cloned().unwrap_or_else(|| Arc::new(OwnPart::new(sections)))
        });
        Self { parts: shared.collect(), own: together.collect() }
    }

    fn all(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().chain(self.own.iter().map(|own| &own.part))
    }

    /// The episodes of a podcast; none where its feed gave none so far.
    #[must_use]
    pub fn section(&self, podcast: PodcastIx) -> Option<Episodes<'_>> {
        let runs: Vec<_> = self.all().filter_map(|part| part.run(podcast)).collect();
        (!runs.is_empty()).then_some(Episodes(runs))
    }

    /// All words of all episodes.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary(self.parts.iter().map(|part| &*part.words).collect())
    }

    /// How many episodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all().map(Part::count).sum()
    }

    /// No episode at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// About how much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.all().map(Part::bytes).sum()
    }
}

/// Parts that are four times as large are of the next class.
fn size_class(part: &Part) -> u32 {
    part.count().max(1).ilog2() / 2
}

/// More than a quarter of it is out of date.
fn is_stale(part: &Part) -> bool {
    part.count() * 4 < part.size as usize * 3
}

/// The class of parts that are to be merged, the smallest first.
fn to_merge(parts: &[Part]) -> Option<u32> {
    let mut classes: Vec<u32> = parts.iter().map(size_class).collect();
    classes.sort_unstable();
    let many = classes.windows(MOST_OF_A_SIZE + 1).find(|some| some[0] == some[MOST_OF_A_SIZE]);
    let stale = || parts.iter().filter(|part| is_stale(part)).map(size_class).min();
    many.map(|some| some[0]).or_else(stale)
}
