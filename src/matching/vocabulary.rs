//! Words of long texts, and what a typed word may mean among them. Knows nothing of topics or catalogs.

use fst::{IntoStreamer, Map, MapBuilder, Set, SetBuilder, Streamer};

use super::{english, fold, plain, spelling, stem};

/// What stands for all forms of a word; equal words have equal marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u64);

/// Words that a misspelt one may stand for.
const MOST_MEANT: usize = 4;

/// The mark of a folded word.
#[must_use]
pub fn mark(folded: &str) -> Mark {
    let hash = stem::of(folded).bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    Mark(hash)
}

/// The folded words of a text.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    fold::every_word(text).filter(|word| !word.is_empty())
}

/// The words of a question that say what it is about, folded and as typed.
#[must_use]
pub fn telling_words(question: &str) -> Vec<(String, String)> {
    let telling = |word: &str| {
        !plain::is_function_word(word) && !plain::is_asking_word(word) && !plain::is_kind_word(word)
    };
    let all: Vec<_> = fold::words(question).into_iter().map(|word| (word.folded, word.typed)).collect();
    let kept: Vec<_> = all.iter().filter(|(folded, _)| telling(folded)).cloned().collect();
    kept
}

/// The different words of a collection, in order.
#[derive(Debug, Clone)]
pub struct Words(Set<Vec<u8>>);

impl Words {
    /// From folded words in any order.
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
    pub fn knows(&self, folded: &str) -> bool {
        self.0.contains_key(folded)
    }

    /// Words that one that stands in no text may be a slip for, best first, with how sure that is. Words of English are
    /// no slips.
    #[must_use]
    pub fn meant(&self, folded: &str) -> Vec<(String, f32)> {
        if self.knows(folded) || english::is_english(folded) || folded.len() > fold::LONGEST_WORD {
            return Vec::new();
        }
        let near = spelling::near(&self.0, folded, |_| true);
        near.iter()
            .take(MOST_MEANT)
            .filter_map(|near| Some((self.word(near.value)?, near.likeness)))
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
    pub fn beginning(&self, folded: &str, most: usize) -> Vec<String> {
        use fst::Automaton;
        if folded.is_empty() {
            return Vec::new();
        }
        let mut stream = self.0.search(fst::automaton::Str::new(folded).starts_with()).into_stream();
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
