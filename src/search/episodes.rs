//! The episodes that feeds gave, kept in memory and found by words. Pure: no store, no clock; who reads feeds puts them here.
//!
//! Each podcast has a section of its own, so that a feed that was read replaces one section and nothing else.

mod search;
mod section;
pub mod vocabulary;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::catalog::PodcastIx;
use crate::search::episodes::vocabulary::Vocabulary;

pub use search::{Hit, Query, Said, Wanted};
pub use section::{Entry, Section};

/// All episodes there are. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct EpisodeIndex {
    sections: Vec<Option<Arc<Section>>>,
    vocabulary: Arc<Vocabulary>,
}

impl EpisodeIndex {
    /// The same shelf with these sections in the places of their podcasts.
    #[must_use]
    pub fn with(&self, sections: impl IntoIterator<Item = Section>) -> Self {
        let mut all = self.sections.clone();
        let mut new = Vec::new();
        for section in sections {
            let at = section.podcast.0 as usize;
            if all.len() <= at {
                all.resize(at + 1, None);
            }
            let section = Arc::new(section);
            new.push(Arc::clone(&section));
            all[at] = Some(section);
        }
        // Words that went with an old section stay until the next start: looking all of them up would cost more than
        // they do.
        let vocabulary = self.vocabulary.with(new.iter().map(|section| section.words()));
        Self { sections: all, vocabulary: Arc::new(vocabulary) }
    }

    /// The episodes of a podcast, newest first; none where its feed was not read yet.
    #[must_use]
    pub fn section(&self, podcast: PodcastIx) -> Option<&Section> {
        self.sections.get(podcast.0 as usize)?.as_deref()
    }

    /// All sections.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().flatten().map(|section| &**section)
    }

    /// All words of all episodes.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How many episodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections().map(|section| section.entries().len()).sum()
    }

    /// No episode at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// About how much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.sections().map(Section::bytes).sum::<usize>() + self.vocabulary.bytes()
    }
}
