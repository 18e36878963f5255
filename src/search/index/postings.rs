//! Names, words and where each occurs.

use crate::search::Target;

/// Where a name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) enum NameKind {
    /// The catalog gives it.
    Own,
    /// A product or the like that the catalog files under a topic.
    Tool,
    /// Podpick's own vocabulary lends it.
    Inherited,
    /// A term that belongs to the topic without being its name, from either.
    Related,
    /// The host of a page: one word that is looked up whole and never misspelt.
    Address,
}

/// A name as positions of words.
#[derive(Debug, Clone)]
pub(in crate::search) struct Name {
    pub(in crate::search) target: Target,
    pub(in crate::search) which: Option<u16>,
    pub(in crate::search) kind: NameKind,
    pub(in crate::search) start: u32,
    pub(in crate::search) end: u32,
}

/// What is known of a word of the vocabulary.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::search) struct TermStats {
    /// Names of topics that hold it.
    pub(in crate::search) in_topics: u32,
    /// Names of podcasts, episodes and people that hold it.
    pub(in crate::search) in_names: u32,
    /// How discriminative it is in a name: the logarithm of the share of podcasts it leaves.
    pub(in crate::search) idf: f32,
    /// Belongs to grammar.
    pub(in crate::search) stop: bool,
    /// Many topics end in it.
    pub(in crate::search) head: bool,
    /// An ordinary English word.
    pub(in crate::search) english: bool,
}

/// Lists of numbers, one after another.
#[derive(Debug, Default)]
pub(in crate::search) struct Postings {
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Postings {
    pub(in crate::search) fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        self.items.extend(items);
        self.ends.push(self.items.len() as u32);
    }

    /// The list at a position; empty where there is none.
    pub(in crate::search) fn get(&self, at: usize) -> &[u32] {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        match (start, self.ends.get(at)) {
            (Some(start), Some(end)) => &self.items[start as usize..*end as usize],
            _ => &[],
        }
    }
}
