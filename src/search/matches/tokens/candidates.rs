//! The words of the index that a typed word may stand for.

use super::{Candidate, DOERS, long_enough};
use crate::search::MatchKind;
use crate::search::index::{Index, TermIx, stem};
use crate::search::query::everyday;
use crate::search::query::language::LanguageSet;
use crate::search::weights::{
    LONG_STEM, LONGEST_VERSION, MOST_CLIPPED, SHORTEST_MISSPELT, SHORTEST_VERSIONED,
};

/// What one word may stand for: itself, another form of it, or, if it is no word at all, a misspelt one.
pub(super) fn candidates(
    index: &Index,
    normal: &str,
    exact: Option<TermIx>,
    may_spell: bool,
    category: bool,
) -> Vec<Candidate> {
    let weights = &index.weights;
    let mut found = Candidates { index, found: Vec::new() };
    if let Some(word) = exact {
        found.add(word, 1.0, MatchKind::Exact);
    } else if let Some(word) = versioned(index, normal) {
        found.add(word, weights.version, MatchKind::Exact);
    }
    let languages = everyday::languages_of(normal);
    // A word of another language has the forms of an English one only where much of both is the same: "conférence", but
    // not "darte" for Dart.
    let of_one_language = |word: &&TermIx| {
        languages == LanguageSet::NONE
            || languages.meets(everyday::languages_of(index.text(**word)))
            || stem::of(normal).chars().count() >= LONG_STEM
    };
    for word in other_forms(index, normal).iter().filter(of_one_language) {
        let similarity =
            if plural_of_each_other(normal, *word, index) { weights.plural } else { weights.inflected };
        found.add(*word, similarity, MatchKind::Inflected);
    }
    if let Some(word) =
        normal.strip_suffix('s').filter(|_| found.found.is_empty()).and_then(|one| index.word(one))
    {
        // Stems are only kept of topics' words, and not of abbreviations: "DBAs", "SREs".
        if index.stats_of(word).in_topics > 0 {
            found.add(word, weights.plural, MatchKind::Inflected);
        }
    }
    // Women and several of them: "programadoras", "développeuses", "Programmiererinnen".
    for word in masculine(normal).filter(|_| exact.is_none()).filter_map(|one| index.word(&one)) {
        if index.stats_of(word).in_topics > 0 {
            found.add(word, weights.plural, MatchKind::Inflected);
        }
    }
    if found.found.is_empty() || exact.is_some() && index.with_compact_form(normal).is_empty() {
        // Who tests is a tester, and who likes Ruby a Rubyist: English makes that noun of any word, and the stemmer
        // leaves it alone.
        let doer =
            DOERS.iter().find_map(|ending| normal.strip_suffix(ending)).filter(|verb| long_enough(verb));
        for word in doer.map_or(&[][..], |verb| index.same_stem(verb)) {
            found.add(*word, weights.doer, MatchKind::Inflected);
        }
    }
    if may_spell {
        found.guess(normal, category);
    }
    found.found
}

/// How words for women end, and for men or all: Spanish and Portuguese, French, German.
const FEMININE: [(&str, &str); 12] = [
    ("oras", "ores"),
    ("oras", "or"),
    ("ora", "or"),
    ("euses", "eurs"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("trices", "teurs"),
    ("trices", "teur"),
    ("trice", "teur"),
    ("erinnen", "er"),
    ("erin", "er"),
    ("ern", "er"),
];

/// What a word for women may be for men or all.
pub(in crate::search::matches) fn masculine(normal: &str) -> impl Iterator<Item = String> {
    let form = move |(feminine, other): (&str, &str)| {
        let root = normal.strip_suffix(feminine).filter(|root| long_enough(root))?;
        Some(format!("{root}{other}"))
    };
    FEMININE.into_iter().filter_map(form)
}

pub(super) struct Candidates<'i> {
    index: &'i Index,
    found: Vec<Candidate>,
}

impl Candidates<'_> {
    fn add(&mut self, word: TermIx, similarity: f32, kind: MatchKind) {
        let known = self.found.iter().any(|known| known.word == word);
        if !known && self.index.weights.without != Some(kind) {
            self.found.push(Candidate { word, similarity, kind });
        }
    }

    /// Adds what a word that is none may be: misspelt, written as it sounds, clipped.
    fn guess(&mut self, normal: &str, category: bool) {
        let weights = &self.index.weights;
        let short = normal.chars().count() == SHORTEST_MISSPELT;
        for near in self.index.near_words(normal) {
            // One letter of four in place of another is a slip only where that is likely: "rusr", but not "kart" for Dart.
            let replaced = short && self.index.text(near.value).chars().count() == SHORTEST_MISSPELT;
            if replaced && near.similarity < weights.least_short_slip {
                continue;
            }
            // "hanselminuts" has the stem of the name it misses a letter of; the better explanation stands.
            self.found.retain(|known| known.word != near.value || known.similarity >= near.similarity);
            self.add(near.value, near.similarity, MatchKind::Misspelt);
        }
        for word in self.index.same_phonetic_key(normal) {
            self.add(*word, weights.phonetic, MatchKind::Phonetic);
        }
        let length = normal.chars().count();
        if self.found.is_empty() && !category && (3..=6).contains(&length) {
            let longer = self.index.starting_with(normal, MOST_CLIPPED + 1);
            if longer.len() <= MOST_CLIPPED {
                for word in longer {
                    self.add(word, weights.prefix, MatchKind::Prefix);
                }
            }
        }
    }
}

/// The name of a topic that a word is with a version behind it.
pub(super) fn versioned(index: &Index, normal: &str) -> Option<TermIx> {
    let name = normal.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = normal.len() - name.len();
    let fits = (1..=LONGEST_VERSION).contains(&digits) && name.chars().count() >= SHORTEST_VERSIONED;
    fits.then(|| index.word(name)).flatten().filter(|word| index.stats_of(*word).in_topics > 0)
}

/// Words of topics with the same stem. An adverb says how, not what, where its root is a name: "swiftly" is not about Swift.
pub(super) fn other_forms<'i>(index: &'i Index, normal: &str) -> &'i [TermIx] {
    match normal.strip_suffix("ly") {
        Some(root) if index.is_label(root) => &[],
        Some(root) => match index.same_stem(normal) {
            [] => index.same_stem(root),
            forms => forms,
        },
        None => index.same_stem(normal),
    }
}

/// Differ only by a last `s`: nearly the same word.
pub(super) fn plural_of_each_other(normal: &str, word: TermIx, index: &Index) -> bool {
    let differs_by_s = |longer: &str, shorter: &str| longer.strip_suffix('s') == Some(shorter);
    let text = index.text(word);
    differs_by_s(normal, text) || differs_by_s(text, normal)
}
