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
    pub fn with(&self, sections: impl IntoIterator<Item = (PodcastIx, Section)>) -> Self {
        let mut all = self.sections.clone();
        let mut new = Vec::new();
        for (podcast, section) in sections {
            let at = podcast.0 as usize;
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

    /// The same with sections that only one server has, and without those it hides. Words that only they hold are found as
    /// they are, but not where they are misspelt: a vocabulary for each server would cost more than it gives.
    #[must_use]
    pub fn laid_over(
        &self,
        own: impl IntoIterator<Item = (PodcastIx, Arc<Section>)>,
        hidden: impl IntoIterator<Item = PodcastIx>,
    ) -> Self {
        let mut sections = self.sections.clone();
        for at in hidden {
            if let Some(section) = sections.get_mut(at.0 as usize) {
                *section = None;
            }
        }
        for (at, section) in own {
            let at = at.0 as usize;
            if sections.len() <= at {
                sections.resize(at + 1, None);
            }
            sections[at] = Some(section);
        }
        Self { sections, vocabulary: Arc::clone(&self.vocabulary) }
    }

    /// The episodes of a podcast, newest first; none where its feed was not read yet.
    #[must_use]
    pub fn section(&self, podcast: PodcastIx) -> Option<&Section> {
        self.sections.get(podcast.0 as usize)?.as_deref()
    }

    /// All sections, each with whose it is.
    pub fn sections(&self) -> impl Iterator<Item = (PodcastIx, &Section)> {
        let all = (0..).map(PodcastIx).zip(&self.sections);
        all.filter_map(|(at, section)| Some((at, section.as_deref()?)))
    }

    /// All words of all episodes.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How many episodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sections().map(|(_, section)| section.entries().len()).sum()
    }

    /// No episode at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// About how much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.sections().map(|(_, section)| section.bytes()).sum::<usize>() + self.vocabulary.bytes()
    }
}
