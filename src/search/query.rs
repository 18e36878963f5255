//! A question taken apart: its words, how much each counts, and which words of the vocabulary each may stand for.

pub(super) mod stopwords;

use super::MatchKind;
use super::index::english::is_english;
use super::index::{Index, TermIx};
use super::matches::fuzzy;
use super::text::{self, LONGEST_WORD};
use stopwords::{is_category_word, is_request_word, is_stop_word};

/// Misspelt words that are looked up per question: each costs a walk through the vocabulary.
const MOST_SPELLINGS: usize = 6;
/// The same where a question is long, and how many words that are.
const MOST_SPELLINGS_IF_LONG: usize = 3;
pub(super) const LONG: usize = 20;
/// Words that a clipped one may stand for; more would be guessing.
const MOST_CLIPPED: usize = 6;
/// Words from which on a question is a sentence, where not every word must be understood.
const SENTENCE_FUNCTION_WORDS: usize = 2;
const SENTENCE_CONTENT_WORDS: usize = 4;

/// MatchKind sure the plural of a word means the word.
pub(super) const PLURAL: f32 = 0.95;

/// Endings that make of a word the people who do it.
const DOERS: [&str; 5] = ["ers", "er", "ists", "ist", "ista"];

/// A vocabulary word that a typed one may stand for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) word: TermIx,
    /// In 0..=1.
    pub(super) similarity: f32,
    pub(super) how: MatchKind,
}

/// A typed word.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) normal: String,
    pub(super) typed: String,
    /// Belongs to grammar: never meaningful alone.
    pub(super) stop: bool,
    /// Only asks or praises: meaningful only where nothing else is.
    pub(super) request: bool,
    /// Neither a word of the catalog nor of English: it may be misspelt.
    pub(super) unknown: bool,
    pub(super) candidates: Vec<Candidate>,
}

/// A question taken apart.
#[derive(Debug)]
pub(super) struct Tokens {
    pub(super) tokens: Vec<Token>,
    /// Long enough that words around the wish need not be understood.
    pub(super) sentence: bool,
    /// Which token stands for which word, sorted by word.
    standing: Vec<(TermIx, usize, Candidate)>,
}

impl Tokens {
    /// Takes a text apart; at most 48 words are looked at.
    pub(super) fn read(index: &Index, text: &str) -> Self {
        let words = text::words(text);
        let verbs: Vec<bool> = (0..words.len()).map(|at| is_verb_here(&words, at)).collect();
        let mut spellings = if words.len() > LONG { MOST_SPELLINGS_IF_LONG } else { MOST_SPELLINGS };
        let mut tokens = Vec::new();
        for (word, verb) in words.into_iter().zip(verbs) {
            let asking = is_request_word(&word.normal) && (verb || !index.is_label(&word.normal));
            let function = is_stop_word(&word.normal);
            let exact = index.word(&word.normal);
            let unknown = exact.is_none()
                && !function
                && !asking
                && !is_english(&word.normal)
                && word.normal.len() <= LONGEST_WORD;
            let may_spell = unknown && spellings > 0;
            spellings -= usize::from(may_spell);
            let candidates =
                if function { Vec::new() } else { candidates(index, &word.normal, exact, may_spell) };
            tokens.push(Token {
                request: asking,
                normal: word.normal,
                typed: word.typed,
                stop: function,
                unknown,
                candidates,
            });
        }
        let function = tokens.iter().filter(|token| token.stop || token.request).count();
        let content = tokens.len() - function;
        let mut standing = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            standing.extend(token.candidates.iter().map(|candidate| (candidate.word, at, *candidate)));
        }
        standing.sort_by_key(|(word, at, _)| (*word, *at));
        Self {
            sentence: function >= SENTENCE_FUNCTION_WORDS || content >= SENTENCE_CONTENT_WORDS,
            tokens,
            standing,
        }
    }

    /// The vocabulary words that some token stands for, each once.
    pub(super) fn words(&self) -> impl Iterator<Item = TermIx> {
        self.standing
            .chunk_by(|one, other| one.0 == other.0)
            .filter_map(|same| same.first().map(|(word, ..)| *word))
    }

    /// The tokens that stand for a word, in the order of the question.
    pub(super) fn tokens_matching(&self, word: TermIx) -> &[(TermIx, usize, Candidate)] {
        let start = self.standing.partition_point(|(other, ..)| *other < word);
        let length = self.standing[start..].iter().take_while(|(other, ..)| *other == word).count();
        &self.standing[start..start + length]
    }

    /// The words that say what is wished for, with their places.
    pub(super) fn content(&self) -> Vec<(usize, &Token)> {
        let discriminative =
            |(_, token): &(usize, &Token)| !token.stop && !token.request && !is_category_word(&token.normal);
        self.tokens.iter().enumerate().filter(discriminative).collect()
    }

    /// The tokens that only ask, as a bit set.
    pub(super) fn requests(&self) -> u64 {
        self.tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.request)
            .fold(0, |mask, (at, _)| mask | 1 << at)
    }

    /// The typed words of a set of tokens, with the words of grammar between them.
    pub(super) fn typed(&self, mask: u64) -> String {
        let first = mask.trailing_zeros() as usize;
        let last = 63 - mask.leading_zeros() as usize;
        let words: Vec<&str> = (first..=last)
            .filter_map(|at| self.tokens.get(at).map(|token| (at, token)))
            .filter(|(at, token)| mask & (1 << at) != 0 || token.stop)
            .map(|(_, token)| token.typed.as_str())
            .collect();
        words.join(" ")
    }
}

/// Words before and after which a word is what somebody does: "to go", "we go", "go home".
const BEFORE_VERBS: [&str; 12] =
    ["to", "i", "we", "you", "they", "lets", "can", "will", "should", "must", "could", "would"];
const AFTER_VERBS: [&str; 8] = ["to", "into", "through", "over", "home", "back", "wrong", "ahead"];

/// Whether a word stands where sentences have their verb.
fn is_verb_here(words: &[text::Word], at: usize) -> bool {
    let is_one_of = |word: Option<&text::Word>, list: &[&str]| {
        word.is_some_and(|word| list.contains(&word.normal.as_str()))
    };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    is_one_of(before, &BEFORE_VERBS) || is_one_of(words.get(at + 1), &AFTER_VERBS)
}

/// What one word may stand for: itself, another form of it, or, if it is no word at all, a misspelt one.
fn candidates(index: &Index, normal: &str, exact: Option<TermIx>, may_spell: bool) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let add = |found: &mut Vec<Candidate>, word, similarity, how| {
        if !found.iter().any(|known: &Candidate| known.word == word) {
            found.push(Candidate { word, similarity, how });
        }
    };
    if let Some(word) = exact {
        add(&mut found, word, 1.0, MatchKind::Exact);
    }
    // An adverb says how, not what: "swiftly" is not about Swift.
    let forms = if normal.ends_with("ly") { &[][..] } else { index.same_stem(normal) };
    for word in forms {
        let similarity = if plural_of_each_other(normal, *word, index) { PLURAL } else { 0.88 };
        add(&mut found, *word, similarity, MatchKind::Inflected);
    }
    if found.is_empty() {
        // Who tests is a tester, and who likes Ruby a Rubyist: English makes that noun of any word, and the stemmer
        // leaves it alone.
        let doer =
            DOERS.iter().find_map(|ending| normal.strip_suffix(ending)).filter(|verb| long_enough(verb));
        for word in doer.map_or(&[][..], |verb| index.same_stem(verb)) {
            add(&mut found, *word, 0.85, MatchKind::Inflected);
        }
    }
    if !may_spell {
        return found;
    }
    for near in index.near_words(normal) {
        let word = near.value as TermIx;
        // "hanselminuts" has the stem of the name it misses a letter of; the better explanation stands.
        found.retain(|known| known.word != word || known.similarity >= near.similarity);
        add(&mut found, word, near.similarity, MatchKind::Misspelt);
    }
    for word in index.same_phonetic_key(normal) {
        add(&mut found, *word, 0.78, MatchKind::Phonetic);
    }
    let length = normal.chars().count();
    if found.is_empty() && (3..=6).contains(&length) {
        let longer = index.starting_with(normal, MOST_CLIPPED + 1);
        if longer.len() <= MOST_CLIPPED {
            for word in longer {
                add(&mut found, word, 0.74, MatchKind::Prefix);
            }
        }
    }
    found
}

/// Differ only by a last `s`: nearly the same word.
fn plural_of_each_other(normal: &str, word: TermIx, index: &Index) -> bool {
    let differs_by_s = |longer: &str, shorter: &str| longer.strip_suffix('s') == Some(shorter);
    let text = index.text(word);
    differs_by_s(normal, text) || differs_by_s(text, normal)
}

/// Whether a word may be misspelt at all.
pub(super) fn long_enough(normal: &str) -> bool {
    normal.chars().count() >= fuzzy::SHORTEST
}
