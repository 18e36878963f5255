//! Which words a negation leaves out that is no phrase before them: behind them, joined by a hyphen, or a sign.

use super::grammar::{self, Marker};
use super::language;
use super::parser::{Break, LONGEST_NAME, Parser, Scope};

impl Parser<'_> {
    /// Does what a phrase says that leaves something out.
    pub(super) fn deny(&mut self, at: usize, length: usize, marker: Marker) {
        let ends = self.ends_clause(at + length);
        if marker == Marker::ExcludeBefore {
            let denied = self.scope == Scope::Wanted && self.exclude_before(at);
            if !denied && self.words[at..at + length].contains(&"nicht") && !ends {
                self.exclude(true, false);
            }
        } else if ends {
            // "No, I meant Rust" answers; it leaves nothing out.
            if self.denies_before(at, length) {
                self.exclude_before(at);
            }
        } else {
            let bare = length == 1 && !matches!(self.words[at], "not" | "nicht") && self.classes[at].stop;
            self.exclude(length > 1 || !self.classes[at].stop, bare);
        }
    }

    /// "-java", "non-Apple" and "Apple-free" leave out one name, as in a search engine; how many words that took.
    pub(super) fn by_sign(&mut self, at: usize) -> Option<usize> {
        if let Some(length) = self.behind_minus(at) {
            self.exclude(false, false);
            (at..at + length).for_each(|at| self.add(at));
            self.scope = Scope::Wanted;
            return Some(length);
        }
        self.behind_non(at).or_else(|| self.before_free(at))
    }

    /// How many words a minus right before a word leaves out: those in quotation marks, or one name.
    fn behind_minus(&self, at: usize) -> Option<usize> {
        const QUOTES: [char; 6] = ['"', '\'', '“', '”', '„', '«'];
        let start = self.tokens[at].place.start;
        let before = self.text.get(..start).unwrap_or_default();
        let unquoted = before.trim_end_matches(QUOTES);
        let sign = unquoted.strip_suffix('-')?;
        if at == 0 || !sign.ends_with(char::is_whitespace) {
            return None;
        }
        if unquoted.len() == before.len() {
            return Some(self.name_from(at).unwrap_or(1));
        }
        let closes = |last: &usize| {
            let behind = self.text.get(self.tokens[*last].place.end..).unwrap_or_default();
            behind.starts_with(QUOTES)
        };
        let last = (at..self.words.len()).find(closes);
        Some(last.map_or(1, |last| last + 1 - at))
    }

    fn behind_non(&mut self, at: usize) -> Option<usize> {
        let hyphen = self.words[at] == grammar::NON && self.is_hyphen_behind(at);
        if !hyphen || grammar::phrase(&self.words[at..]).is_some_and(|(length, _)| length > 1) {
            return None;
        }
        let named =
            self.classes[at + 1].language_name.then(|| language::named_as(self.words[at + 1])).flatten();
        if let Some(code) = named {
            self.constraints.except_language.get_or_insert_with(|| code.to_owned());
            return Some(2);
        }
        let length = self.name_from(at + 1)?;
        self.exclude(false, false);
        (at + 1..=at + length).for_each(|at| self.add(at));
        self.scope = Scope::Wanted;
        Some(1 + length)
    }

    fn before_free(&mut self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        if !grammar::WITHOUT_BEHIND.contains(&self.words[at]) || !self.is_hyphen_behind(before) {
            return None;
        }
        let first = at.saturating_sub(LONGEST_NAME);
        let taken = |start: &usize| (*start..at).all(|at| self.wanted.contains(&at));
        let start = (first..at).filter(taken).find(|start| self.is_name(*start, at))?;
        self.wanted.retain(|wanted| *wanted < start);
        self.exclude(false, false);
        (start..at).for_each(|at| self.add(at));
        self.scope = Scope::Wanted;
        Some(1)
    }

    pub(super) fn is_hyphen_behind(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        next.is_some_and(|next| self.text.get(self.tokens[at].place.end..next.place.start) == Some("-"))
    }

    /// How many words the longest name has that begins at a place.
    pub(super) fn name_from(&self, at: usize) -> Option<usize> {
        let most = LONGEST_NAME.min(self.words.len().saturating_sub(at));
        (1..=most).rev().find(|length| self.is_name(at, at + length))
    }

    /// Whether a clause ends before a place.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.breaks.get(at).is_none_or(|end| *end != Break::None)
    }

    pub(super) fn begin_clause(&mut self, at: usize) {
        if self.clause != at {
            self.clause_before = std::mem::replace(&mut self.clause, at);
        }
    }

    /// Whether a negation at the end of a clause denies what went before in it: "Java nicht", "Java no me gusta".
    pub(super) fn denies_before(&self, at: usize, length: usize) -> bool {
        let negation = grammar::NEGATIONS.contains(&self.words[at]) && self.scope == Scope::Wanted;
        let speaks = |at: usize| grammar::SPEAKERS.contains(&self.words[at]);
        negation
            && self.breaks[at] == Break::None
            && (length > 1 || !self.classes[at].stop || !(self.clause..at).any(speaks))
    }

    /// Leaves out what went before in the clause, or in the one before where this one has nothing: "Java? No thanks."
    pub(super) fn exclude_before(&mut self, at: usize) -> bool {
        for start in [self.clause, self.clause_before] {
            let first = self.wanted.iter().position(|wanted| (start..at).contains(wanted));
            let Some(first) = first else { continue };
            let words = self.wanted.split_off(first);
            if self.any_content(&words) {
                self.exclude(true, false);
                for at in words {
                    self.add(at);
                }
                self.scope = Scope::Wanted;
                return true;
            }
            self.wanted.extend(words);
        }
        false
    }

    /// Whether the words before a place say that all there is is meant: "all languages but".
    pub(super) fn all_before(&self, at: usize) -> bool {
        let says_nothing = |at: &usize| {
            let class = self.classes[*at];
            class.stop || class.request || class.category || class.show
        };
        let before = (0..at).rev().take_while(says_nothing).take(3);
        let names =
            self.breaks[at] == Break::None && self.classes.get(at + 1).is_some_and(|class| !class.stop);
        names
            && self.scope == Scope::Wanted
            && before.into_iter().any(|at| grammar::ALL.contains(&self.words[at]))
    }

    /// Whether a phrase that excludes takes the beginning of one that does not: "that is not too technical".
    pub(super) fn cuts_phrase(&self, at: usize, length: usize) -> bool {
        (at + 1..at + length).any(|start| {
            let other = grammar::phrase(&self.words[start..]);
            other.is_some_and(|(other, marker)| {
                matches!(marker, Marker::Easy | Marker::Plain | Marker::Degree) && start + other > at + length
            })
        })
    }

    /// Whether the open exclusion has only words that say how much of something: "not too".
    pub(super) fn only_degree(&self) -> bool {
        let degree = |at: &usize| grammar::TOO.contains(&self.words[*at]) || self.classes[*at].show;
        self.excluded.last().is_some_and(|one| one.words.iter().all(degree))
    }

    /// "Less long", "not so long"
    pub(super) fn is_turned_around(&self, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map(|at| self.words[at]);
        let is = |word: Option<&str>, words: &[&str]| word.is_some_and(|word| words.contains(&word));
        is(before(1), &grammar::LESS)
            || is(before(1), &grammar::TOO)
                && (is(before(2), &grammar::NEGATIONS) || before(2).is_some_and(|word| word.ends_with("nt")))
    }
}
