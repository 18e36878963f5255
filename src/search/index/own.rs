//! The names that a server's shelf adds and hides, over an index that all servers share. Whole lists are kept of what differs, so that looking up stays one look.

mod lay;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use fst::Map;

use super::{Name, NameIx, Person, PersonIx, Postings, TermIx, TermStats};
use crate::search::matches::fuzzy::Shapes;

/// What a shelf changes. Positions go on where those of the shared index end.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// The first position of an own word, name, group and person.
    first: First,
    /// Which shared words are in `stats`, as bits: nearly all questions are about others.
    touched: Vec<u64>,
    /// Of shared words that own or hidden names hold.
    stats: HashMap<TermIx, TermStats>,
    topic_names: HashMap<TermIx, Vec<NameIx>>,
    other_names: HashMap<TermIx, Vec<NameIx>>,
    /// Of shared compact names that own or hidden names have as well.
    groups: HashMap<u32, Vec<NameIx>>,
    words: Words,
    names: Vec<Name>,
    name_words: Vec<TermIx>,
    compact: Map<Vec<u8>>,
    compact_texts: Vec<String>,
    compact_names: Postings,
    compact_shapes: Shapes,
    stems: HashMap<String, Vec<TermIx>>,
    phonetic_keys: HashMap<String, Vec<TermIx>>,
    people: Vec<Person>,
    /// Shared people who are heard elsewhere too, or less.
    people_changed: HashMap<PersonIx, Person>,
    languages: HashSet<String>,
}

#[derive(Debug, Default, Clone, Copy)]
struct First {
    word: TermIx,
    name: NameIx,
    group: u32,
    person: u32,
}

/// Words that only own names hold.
#[derive(Debug, Default)]
struct Words {
    vocabulary: Map<Vec<u8>>,
    texts: Vec<String>,
    stats: Vec<TermStats>,
    topic_names: Postings,
    other_names: Postings,
    shapes: Shapes,
}

impl Own {
    pub(super) fn person(&self, at: PersonIx) -> Option<&Person> {
        let own = at.0.checked_sub(self.first.person).and_then(|own| self.people.get(own as usize));
        own.or_else(|| self.people_changed.get(&at))
    }

    pub(super) fn people(&self) -> impl Iterator<Item = (PersonIx, &Person)> {
        (self.first.person..).map(PersonIx).zip(&self.people)
    }

    pub(super) fn name(&self, at: NameIx) -> Option<&Name> {
        self.names.get(at.checked_sub(self.first.name)? as usize)
    }

    pub(super) fn words_of(&self, at: NameIx) -> Option<&[TermIx]> {
        let name = self.name(at)?;
        self.name_words.get(name.start as usize..name.end as usize)
    }

    pub(super) fn stats_of(&self, word: TermIx) -> Option<TermStats> {
        match word.checked_sub(self.first.word) {
            Some(own) => self.words.stats.get(own as usize).copied(),
            None => self.touches(word).then(|| self.stats.get(&word).copied())?,
        }
    }

    pub(super) fn topic_names(&self, word: TermIx) -> Option<&[NameIx]> {
        match word.checked_sub(self.first.word) {
            Some(own) => Some(self.words.topic_names.get(own as usize)),
            None => self.touches(word).then(|| self.topic_names.get(&word).map(Vec::as_slice))?,
        }
    }

    pub(super) fn other_names(&self, word: TermIx) -> Option<&[NameIx]> {
        match word.checked_sub(self.first.word) {
            Some(own) => Some(self.words.other_names.get(own as usize)),
            None => self.touches(word).then(|| self.other_names.get(&word).map(Vec::as_slice))?,
        }
    }

    pub(super) fn names_in(&self, group: u32) -> Option<&[NameIx]> {
        match group.checked_sub(self.first.group) {
            Some(own) => Some(self.compact_names.get(own as usize)),
            None => self.groups.get(&group).map(Vec::as_slice),
        }
    }

    pub(super) fn text(&self, word: TermIx) -> Option<&str> {
        self.words.texts.get(word.checked_sub(self.first.word)? as usize).map(String::as_str)
    }

    pub(super) fn vocabulary(&self) -> &Map<Vec<u8>> {
        &self.words.vocabulary
    }

    pub(super) fn compact(&self) -> &Map<Vec<u8>> {
        &self.compact
    }

    pub(super) fn words_like(&self, typed: &str) -> impl Iterator<Item = TermIx> {
        self.words.shapes.candidates(typed).map(|own| own + self.first.word)
    }

    pub(super) fn names_like(&self, compact: &str) -> impl Iterator<Item = (u32, String)> {
        let found = self.compact_shapes.candidates(compact);
        found.filter_map(|own| Some((own + self.first.group, self.compact_texts.get(own as usize)?.clone())))
    }

    pub(super) fn with_stem(&self, stem: &str) -> Option<&[TermIx]> {
        self.stems.get(stem).map(Vec::as_slice)
    }

    pub(super) fn with_key(&self, key: &str) -> Option<&[TermIx]> {
        self.phonetic_keys.get(key).map(Vec::as_slice)
    }

    pub(super) fn has_language(&self, language: &str) -> bool {
        self.languages.contains(language)
    }

    fn touches(&self, word: TermIx) -> bool {
        self.touched.get(word as usize / 64).is_some_and(|bits| bits & (1 << (word % 64)) != 0)
    }
}
