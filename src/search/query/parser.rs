//! Reads the words of a question from left to right, by phrases of grammar, into what each belongs to.

mod content;
mod languages;
mod lengths;
mod likeness;
mod senses;

use super::Names;
use super::grammar::{self, Marker};
use super::language::{self, LanguageSet};
use super::stopwords::WordClass;
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
    pub(super) level_words: Vec<usize>,
    pub(super) constraints: Constraints,
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
            // "No" is "in the" in Portuguese, and "I'd like" compares nothing.
            Marker::Exclude if self.words[at] == "no" && languages == language::PORTUGUESE => self.add(at),
            Marker::Exclude if self.ends_clause(at + length) => {
                // "No, I meant Rust" answers; it leaves nothing out.
                if self.denies_before(at, length) {
                    self.exclude_before(at);
                }
            }
            Marker::ExcludeBefore => {
                let denied = self.scope == Scope::Wanted && self.exclude_before(at);
                if !denied && self.words[at..at + length].contains(&"nicht") && !self.ends_clause(at + length)
                {
                    self.exclude(true, false);
                }
            }
            Marker::Like if self.is_would(at) => {}
            Marker::Exclude => {
                let bare = length == 1 && !matches!(self.words[at], "not" | "nicht") && self.classes[at].stop;
                self.exclude(length > 1 || !self.classes[at].stop, bare);
            }
            // "All languages but Java"
            Marker::Include if self.words[at] == "but" && length == 1 && self.all_before(at) => {
                self.exclude(true, false);
            }
            Marker::Like => self.scope = Scope::Like,
            // "Similar Darknet Diaries"; a topic behind it stays a topic.
            Marker::LikeBefore if length == 1 && self.begins_content(at + length) => self.scope = Scope::Like,
            // "Similar podcasts about Rust" are like nothing that went before.
            Marker::LikeBefore
                if length == 1 && self.classes[at].request && !self.ends_clause(at + length) =>
            {
                self.add(at);
            }
            Marker::LikeBefore => {
                self.like.append(&mut self.wanted);
                self.like.sort_unstable();
            }
            Marker::Person => {
                self.scope = Scope::Person;
                self.person_phrase.extend(at..at + length);
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
            Marker::LikeTitle => match self.title_before(at).filter(|_| self.ends_phrase(at + length)) {
                Some(start) => self.compare_to(start),
                None => (at..at + length).for_each(|at| self.add(at)),
            },
            Marker::Meets => self.meets(at, length),
            Marker::AtMost | Marker::AtLeast => return self.bound(at, length, marker),
            Marker::Length(length) if self.scope == Scope::Excluded && self.only_degree() => {
                // "Not too long" leaves nothing out.
                self.excluded.pop();
                self.scope = Scope::Wanted;
                self.limit_length(length.complement());
            }
            _ if self.scope == Scope::Excluded || self.stands_beside(at, length) => {
                let bare = self.scope == Scope::Excluded && !self.has_content();
                (at..at + length).for_each(|at| self.add(at));
                // "Nothing for beginners on Rust" leaves out a level, not Rust.
                let next = self.words.get(at + length);
                if bare
                    && matches!(marker, Marker::Level(_))
                    && !next.is_some_and(|next| grammar::OR.contains(next))
                {
                    self.scope = Scope::Wanted;
                }
            }
            // "Becoming a senior" is no level of a show.
            Marker::Level(_) if length == 1 && self.words[at] == "senior" && !self.people_behind(at) => {
                self.add(at);
            }
            Marker::Level(level) => {
                self.constraints.level.get_or_insert(level);
                self.level_words.extend(at..at + length);
                return length + self.audience(at, length);
            }
            Marker::Easy => self.constraints.easy = true,
            Marker::Length(length) if self.is_turned_around(at) => {
                // "Less" says nothing else.
                self.wanted.pop_if(|last| *last + 1 == at && grammar::LESS.contains(&self.words[*last]));
                self.limit_length(length.complement());
            }
            Marker::Length(length) => self.limit_length(Some(length)),
            // "Hi all, new member"
            Marker::Fresh if length == 1 && self.words[at] == "new" && !self.is_new_for_all(at) => {}
            Marker::Fresh => self.constraints.fresh = true,
            // "Active learning" is a topic.
            Marker::Active if self.begins_topic(at) => self.add(at),
            Marker::Active => self.constraints.active = true,
            Marker::One => {
                self.constraints.count.get_or_insert(1);
            }
            Marker::Episodes => self.constraints.episodes = true,
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
pub(super) fn breaks(text: &str, tokens: &[Token]) -> Vec<Break> {
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
