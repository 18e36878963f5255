//! What became of reading one feed, for logs and the terminal.

use std::time::Duration;

use crate::feeds::parse::Flaw;

/// What became of one feed.
#[derive(Debug, Clone)]
pub struct Report {
    /// The catalog id of its podcast.
    pub podcast: String,
    /// Its address.
    pub address: String,
    /// What came.
    pub outcome: Outcome,
    /// Where it says it has moved.
    pub moved_to: Option<String>,
    /// How long it took.
    pub took: Duration,
}

/// What came of reading a feed.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It was read.
    Read {
        /// Episodes in it.
        episodes: usize,
        /// Of these, new or changed.
        changed: usize,
        /// What could not be read in it.
        flaws: Vec<Flaw>,
    },
    /// Nothing new.
    Unchanged,
    /// It could not be read.
    Failed(String),
}
