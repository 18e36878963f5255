//! The titles of what is kept and of what was read, folded once. Pure.

use std::collections::HashMap;

use crate::feeds::parse::Episode;
use crate::feeds::parse::same::{Around, FoldedTitle};
use crate::store::KeptEpisode;

/// Titles, by the places of their episodes.
pub(super) struct Titles {
    pub(super) known: Vec<FoldedTitle>,
    pub(super) read: Vec<FoldedTitle>,
    /// For each title that was read the one known episode that has it; none where several have, or several were read.
    single: HashMap<String, Option<usize>>,
    /// How many titles there are among those that were read.
    different: usize,
}

impl Titles {
    /// Folds them, without what nearly all of either share.
    pub(super) fn of(known: &[KeptEpisode], read: &[Episode]) -> Self {
        let known = folded(&known.iter().map(|one| one.episode.title.as_str()).collect::<Vec<_>>());
        let read = folded(&read.iter().map(|one| one.title.as_str()).collect::<Vec<_>>());
        let mut times: HashMap<&str, (usize, Vec<usize>)> = HashMap::new();
        for title in &read {
            times.entry(&title.words).or_default().0 += 1;
        }
        for (at, title) in known.iter().enumerate() {
            if let Some((_, places)) = times.get_mut(title.words.as_str()) {
                places.push(at);
            }
        }
        let different = times.len();
        let single = times
            .into_iter()
            .map(|(title, (read, known))| {
                let only = known.first().copied().filter(|_| read == 1 && known.len() == 1);
                (title.to_owned(), only)
            })
            .collect();
        Self { known, read, single, different }
    }

    /// Whether one that was read has a title that no other has, and just one known episode.
    pub(super) fn is_single(&self, read: usize) -> bool {
        self.single_known(read).is_some()
    }

    /// That known episode.
    pub(super) fn single_known(&self, read: usize) -> Option<usize> {
        self.single.get(&self.read[read].words).copied().flatten()
    }

    /// How many titles there are among those that were read.
    pub(super) fn different(&self) -> usize {
        self.different
    }
}

fn folded(titles: &[&str]) -> Vec<FoldedTitle> {
    let around = Around::of(titles);
    titles.iter().map(|title| FoldedTitle::of(around.taken_from(title))).collect()
}
