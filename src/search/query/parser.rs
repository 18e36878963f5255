//! Reads the words of a question from left to right, by phrases of grammar, into what each belongs to.

mod content;
mod languages;
mod lengths;
mod likeness;
mod limits;
mod senses;

use super::Names;
use super::grammar::{self, Marker};
use super::language::{self, LanguageSet};
use super::stopwords::{self, WordClass};
use crate::catalog::Level;
use crate::search::constraints::Constraints;
use crate::text::Token;

/// Words in a row that may be one name.
pub(super) const LONGEST_NAME: usize = 8;

/// Where the words of a question belong that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Wanted,
    Excluded,
    Like,
    Person,
    Known,
}

/// What is not wished for.
#[derive(Debug, Default)]
pub(in crate::search) struct Exclusion {
    /// Places of its words.
    pub(in crate::search) words: Vec<usize>,
    /// Said outright, so that it is one even where nobody knows the words: "I don't want to hear about …".
    pub(in crate::search) firm: bool,
    /// Begins with nothing but "no" or "without", as many a set phrase does.
    pub(in crate::search) bare: bool,
}

/// How a text breaks off before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    None,
    Comma,
    /// The end of a sentence, a bracket, a dash between words.
    Full,
}

pub(super) struct Parser<'p> {
    pub(super) text: &'p str,
    pub(super) tokens: &'p [Token],
    pub(super) words: Vec<&'p str>,
    pub(super) classes: Vec<WordClass>,
    pub(super) breaks: Vec<Break>,
    pub(super) catalog: &'p dyn Names,
    pub(super) scope: Scope,
    pub(super) wanted: Vec<usize>,
    pub(super) excluded: Vec<Exclusion>,
    /// Where the clause begins that is being read, and where the one before it did.
    pub(super) clause: usize,
    pub(super) clause_before: usize,
    pub(super) like: Vec<usize>,
    pub(super) person: Vec<usize>,
    pub(super) person_phrase: Vec<usize>,
    pub(super) known: Vec<usize>,
    pub(super) known_so_well: Option<Level>,
    pub(super) level_words: Vec<usize>,
    pub(super) constraints: Constraints,
}

impl<'p> Parser<'p> {
    pub(super) fn new(text: &'p str, tokens: &'p [Token], catalog: &'p dyn Names) -> Self {
        Self {
            text,
            tokens,
            words: tokens.iter().map(|token| token.normal.as_str()).collect(),
            classes: tokens.iter().map(|token| stopwords::class(&token.normal)).collect(),
            breaks: breaks(text, tokens),
            catalog,
            scope: Scope::Wanted,
            wanted: Vec::new(),
            excluded: Vec::new(),
            clause: 0,
            clause_before: 0,
            like: Vec::new(),
            person: Vec::new(),
            person_phrase: Vec::new(),
            known: Vec::new(),
            known_so_well: None,
            level_words: Vec::new(),
            constraints: Constraints::default(),
        }
    }
}

impl Parser<'_> {
    pub(super) fn read(&mut self, languages: LanguageSet) {
        let mut at = 0;
        while at < self.words.len() {
            self.break_before(at);
            at += self.step(at, languages);
        }
    }

    /// Reads what begins at a word and says how many words that took.
    fn step(&mut self, at: usize, languages: LanguageSet) -> usize {
        if let Some(taken) = self.by_sign(at) {
            return taken;
        }
        if self.compares_to_title(at) {
            self.scope = Scope::Like;
            return 1;
        }
        if let Some(taken) = self.language(at).or_else(|| self.number(at)) {
            return taken;
        }
        let whole = |(length, marker): &(usize, Marker)| {
            let cut = *marker == Marker::Exclude && self.cuts_phrase(at, *length);
            !cut && !self.cuts_title(at, *length)
        };
        let may_begin = self.classes[at].begins_phrase;
        let found = may_begin.then(|| grammar::phrases(&self.words[at..]).find(whole)).flatten();
        let Some((length, marker)) = found else {
            self.add(at);
            return 1;
        };
        if let Some(name) = self.name_around(at, length) {
            (at..name).for_each(|at| self.add(at));
            return name - at;
        }
        self.mark(at, length, marker, languages)
    }

    /// Does what a phrase says.
    fn mark(&mut self, at: usize, length: usize, marker: Marker, languages: LanguageSet) -> usize {
        match marker {
            // "No" is "in the" in Portuguese.
            Marker::Exclude if self.words[at] == "no" && languages == language::PORTUGUESE => self.add(at),
            Marker::Exclude | Marker::ExcludeBefore => self.deny(at, length, marker),
            Marker::Like | Marker::LikeBefore | Marker::LikeTitle => self.compare(at, length, marker),
            Marker::Meets => self.meets(at, length),
            Marker::Person => {
                self.scope = Scope::Person;
                self.person_phrase.extend(at..at + length);
            }
            Marker::Known(level) => return length + self.knows(at, length, level),
            // "All languages but Java"
            Marker::Include if self.words[at] == "but" && length == 1 && self.all_before(at) => {
                self.exclude(true, false);
            }
            Marker::Include => {
                if self.scope != Scope::Wanted && self.has_content() {
                    self.scope = Scope::Wanted;
                }
                if grammar::CONTRAST.contains(&self.words[at]) {
                    self.wants_another();
                    self.begin_clause(at);
                }
                (at..at + length).for_each(|at| self.add(at));
            }
            Marker::Plain => {}
            Marker::Degree => return length + self.property(at + length),
            Marker::AtMost | Marker::AtLeast => return self.bound(at, length, marker),
            _ => return self.limit(at, length, marker),
        }
        length
    }

    pub(super) fn exclude(&mut self, firm: bool, bare: bool) {
        self.scope = Scope::Excluded;
        self.excluded.push(Exclusion { words: Vec::new(), firm, bare });
    }

    /// Takes a word as what it is where it stands.
    pub(super) fn add(&mut self, at: usize) {
        match self.scope {
            Scope::Wanted => self.wanted.push(at),
            Scope::Like => self.like.push(at),
            Scope::Person => self.person.push(at),
            Scope::Known => {
                // "I know Python and want to learn Rust"
                let goes_on = self.classes[at].request || grammar::GOES_ON.contains(&self.words[at]);
                if goes_on && self.has_content() {
                    self.scope = Scope::Wanted;
                    self.wanted.push(at);
                } else {
                    self.known.push(at);
                }
            }
            // A scope of exclusion begins with an exclusion.
            Scope::Excluded => self.excluded.last_mut().into_iter().for_each(|one| one.words.push(at)),
        }
    }

    /// Ends an exclusion or a comparison at the end of a sentence, and at a comma behind which no list goes on.
    fn break_before(&mut self, at: usize) {
        let ends = match self.breaks[at] {
            Break::None => false,
            Break::Full => true,
            Break::Comma => self.scope != Scope::Like && !self.list_goes_on(at),
        };
        if ends && self.scope != Scope::Wanted && self.has_content() && !self.is_inside_title(at) {
            self.scope = Scope::Wanted;
        }
        if self.breaks[at] != Break::None {
            self.begin_clause(at);
        }
    }
}

/// How the text breaks off before each word.
fn breaks(text: &str, tokens: &[Token]) -> Vec<Break> {
    let mut last = 0;
    tokens
        .iter()
        .map(|token| {
            let between = text.get(last..token.place.start).unwrap_or_default();
            last = token.place.end;
            let dash = between.contains(" - ") || between.contains(['–', '—']);
            // A dot inside a word, as in "node.js", stands between no white space.
            let dot = between.contains(['.', '?', '!', '…']) && between.contains(char::is_whitespace);
            if dash || dot || between.contains([';', '\n', '(', ')', ':', '|']) {
                Break::Full
            } else if between.contains([',', '、']) {
                Break::Comma
            } else {
                Break::None
            }
        })
        .collect()
}
