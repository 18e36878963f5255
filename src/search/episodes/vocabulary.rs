//! Words of long texts, and what a typed word may mean among them. Knows nothing of topics or catalogs.

use fst::{IntoStreamer, Map, MapBuilder, Set, SetBuilder, Streamer};

use crate::search::index::{english, stem};
use crate::search::matches::fuzzy;
use crate::text;

/// What stands for all forms of a word; equal words have equal marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u64);

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

/// The different words of a collection, in order.
#[derive(Debug, Clone)]
pub struct Words(Set<Vec<u8>>);

impl Words {
    /// From normal words in any order.
    #[must_use]
    pub fn new(mut words: Vec<String>) -> Self {
        words.sort_unstable();
        words.dedup();
        let mut builder = SetBuilder::memory();
        for word in &words {
            // Sorted, so it is taken; memory does not fail to be written.
            let _ = builder.insert(word);
        }
        Self(builder.into_inner().ok().and_then(|bytes| Set::new(bytes).ok()).unwrap_or_default())
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.as_fst().as_bytes().len()
    }
}

/// All words of several collections, in which misspelt words are looked up.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary(Map<Vec<u8>>);

impl Vocabulary {
    /// The same with the words of these collections.
    #[must_use]
    pub fn with<'w>(&self, more: impl Iterator<Item = &'w Words>) -> Self {
        let mut all = fst::set::OpBuilder::new().add(self.0.keys());
        for words in more {
            all.push(&words.0);
        }
        let mut union = all.union();
        let (mut builder, mut nth) = (MapBuilder::memory(), 0);
        while let Some(word) = union.next() {
            let _ = builder.insert(word, nth);
            nth += 1;
        }
        Self(builder.into_inner().ok().and_then(|bytes| Map::new(bytes).ok()).unwrap_or_default())
    }

    /// Whether some text has just this word.
    #[must_use]
    pub fn knows(&self, normal: &str) -> bool {
        self.0.contains_key(normal)
    }

    /// Words that one that stands in no text may be a slip for, best first, with how sure that is. Words of English are
    /// no `weighted_distance`.
    #[must_use]
    pub fn meant(&self, normal: &str) -> Vec<(String, f32)> {
        if self.knows(normal) || english::is_english(normal) || normal.len() > text::LONGEST_WORD {
            return Vec::new();
        }
        let near = fuzzy::near_in(&self.0, normal);
        near.iter()
            .take(MOST_MEANT)
            .filter_map(|near| Some((self.word(u64::from(near.value))?, near.similarity)))
            .collect()
    }

    /// The word with a number.
    fn word(&self, value: u64) -> Option<String> {
        let mut key = Vec::new();
        // Numbers were given in order, so the map finds its words by them.
        self.0.as_fst().get_key_into(value, &mut key).then(|| String::from_utf8(key).ok())?
    }

    /// Words that begin so, at most `most`.
    #[must_use]
    pub fn beginning(&self, normal: &str, most: usize) -> Vec<String> {
        use fst::Automaton;
        if normal.is_empty() {
            return Vec::new();
        }
        let mut stream = self.0.search(fst::automaton::Str::new(normal).starts_with()).into_stream();
        let mut found = Vec::new();
        while found.len() < most
            && let Some((word, _)) = stream.next()
        {
            found.extend(std::str::from_utf8(word).ok().map(str::to_owned));
        }
        found
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// No word at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How much memory it takes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.0.as_fst().as_bytes().len()
    }
}
