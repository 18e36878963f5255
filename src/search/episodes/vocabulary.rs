//! Words of long texts, and what a typed word may mean among them. Knows nothing of topics or catalogs.

use fst::{Map, MapBuilder, Streamer};

use crate::search::index::{english, stem};
use crate::search::matches::fuzzy;
use crate::text;

/// What stands for all forms of a word; equal words have equal marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u64);

/// The value of a word that stands in a name.
const IN_NAME: u64 = 1;
/// Words that a misspelt one may stand for.
const MOST_MEANT: usize = 4;

/// The mark of a normal word.
#[must_use]
pub fn mark(normal: &str) -> Mark {
    let hash = stem::of(normal).bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    Mark(hash)
}

/// The normal words of a text.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    text::every_word(text).filter(|word| !word.is_empty())
}

/// The different words of a collection, in order, each with whether it stands in a name: a title or among people.
#[derive(Debug, Clone, Default)]
pub(super) struct Words(Map<Vec<u8>>);

impl Words {
    /// From normal words, each once, in any order.
    pub(super) fn new(mut words: Vec<(String, bool)>) -> Self {
        words.sort_unstable();
        Self::in_order(|add| words.iter().for_each(|(word, in_name)| add(word.as_bytes(), *in_name)))
    }

    /// All words of several collections.
    pub(super) fn merged(all: &[&Self]) -> Self {
        let mut union = all.iter().map(|words| &words.0).collect::<fst::map::OpBuilder<'_>>().union();
        Self::in_order(|add| {
            while let Some((word, values)) = union.next() {
                add(word, values.iter().any(|value| value.value == IN_NAME));
            }
        })
    }

    fn in_order(give: impl FnOnce(&mut dyn FnMut(&[u8], bool))) -> Self {
        let mut builder = MapBuilder::memory();
        // Sorted, so each is taken; memory does not fail to be written.
        give(&mut |word, in_name| drop(builder.insert(word, if in_name { IN_NAME } else { 0 })));
        Self(builder.into_inner().ok().and_then(|bytes| Map::new(bytes).ok()).unwrap_or_default())
    }

    /// How much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.0.as_fst().as_bytes().len()
    }
}

/// All words of several collections, in which misspelt words are looked up.
#[derive(Debug, Clone)]
pub struct Vocabulary<'w>(pub(super) Vec<&'w Words>);

impl Vocabulary<'_> {
    /// Whether some text has just this word.
    #[must_use]
    pub fn knows(&self, normal: &str) -> bool {
        self.0.iter().any(|words| words.0.contains_key(normal))
    }

    /// Words that one that stands in no text may be a slip for, best first, with how sure that is. Words of English are
    /// no `weighted_distance`.
    #[must_use]
    pub fn meant(&self, normal: &str) -> Vec<(String, f32)> {
        if self.knows(normal) || english::is_english(normal) || normal.len() > text::LONGEST_WORD {
            return Vec::new();
        }
        let mut near = fuzzy::near_in(self.0.iter().map(|words| &words.0), normal);
        near.truncate(MOST_MEANT);
        near
    }

    /// Words of titles and people that begin so, at most `most`.
    #[must_use]
    pub fn names_beginning(&self, normal: &str, most: usize) -> Vec<String> {
        use fst::Automaton;
        if normal.is_empty() {
            return Vec::new();
        }
        let begins = fst::automaton::Str::new(normal).starts_with();
        let all = self.0.iter().map(|words| words.0.search(begins.clone()));
        let mut union = all.collect::<fst::map::OpBuilder<'_>>().union();
        let mut found = Vec::new();
        while found.len() < most
            && let Some((word, values)) = union.next()
        {
            if values.iter().any(|value| value.value == IN_NAME) {
                found.extend(std::str::from_utf8(word).ok().map(str::to_owned));
            }
        }
        found
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|words| words.bytes()).sum()
    }
}
