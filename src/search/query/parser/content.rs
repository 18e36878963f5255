//! Whether words are grammar, names or what is asked about.

use super::{Break, LONGEST_NAME, Parser, Scope};
use crate::search::query::grammar::{self, Marker, phrase};
use crate::search::query::stopwords::WordClass;

impl Parser<'_> {
    /// Whether the open exclusion or comparison has a word of content yet.
    pub(super) fn has_content(&self) -> bool {
        let words = match self.scope {
            Scope::Wanted => &self.wanted,
            // A title of plain words is enough: "like IT ist alles, but about security".
            Scope::Like => return self.any_content(&self.like) || self.is_whole_title(&self.like),
            Scope::Person => &self.person,
            Scope::Known => &self.known,
            Scope::Excluded => return self.excluded.last().is_some_and(|one| self.any_content(&one.words)),
        };
        self.any_content(words)
    }

    pub(super) fn is_whole_title(&self, words: &[usize]) -> bool {
        let compact: String = words.iter().map(|at| self.words[*at]).collect();
        self.catalog.is_title(&compact)
    }

    pub(in crate::search::query) fn any_content(&self, words: &[usize]) -> bool {
        words.iter().any(|at| !self.classes[*at].stop && !self.classes[*at].request)
    }

    /// Whether a topic is called by a word and the next.
    pub(super) fn begins_topic(&self, at: usize) -> bool {
        self.words.get(at..at + 2).is_some_and(|name| self.catalog.is_topic(&name.concat()))
    }

    /// Whether the first word that says what is meant stands at a place.
    pub(super) fn begins_content(&self, at: usize) -> bool {
        let says = |class: &WordClass| !class.stop && !class.request && !class.show;
        self.scope == Scope::Wanted
            && !self.ends_clause(at)
            && !self.any_content(&self.wanted)
            && self.classes.get(at).is_some_and(says)
    }

    /// Whether a word stands beside another wish: "beginners and Python" are two.
    pub(super) fn stands_beside(&self, at: usize, length: usize) -> bool {
        let is_and = |at: Option<usize>| {
            at.and_then(|at| self.words.get(at)).is_some_and(|word| grammar::AND.contains(word))
        };
        length == 1
            && phrase(&self.words[at..]).is_some_and(|(_, marker)| matches!(marker, Marker::Level(_)))
            && (is_and(at.checked_sub(1)) || is_and(Some(at + 1)))
    }

    /// Where a name ends that the phrase at a place belongs to and that began there or before, in words not yet taken.
    pub(super) fn name_around(&self, at: usize, length: usize) -> Option<usize> {
        let first = at.saturating_sub(LONGEST_NAME - 1);
        let taken_before = |start: usize| (start..at).all(|at| self.is_open(at));
        (first..=at).filter(|start| taken_before(*start)).find_map(|start| {
            let least = (at + length).max(start + 2);
            let most = self.words.len().min(start + LONGEST_NAME);
            (least..=most).rev().find(|end| self.is_name(start, *end))
        })
    }

    /// Whether words are a title, or a topic's name that is more than grammar.
    pub(in crate::search::query) fn is_name(&self, start: usize, end: usize) -> bool {
        let compact = self.words[start..end].concat();
        self.catalog.is_title(&compact)
            || self.catalog.is_topic(&compact) && !self.is_grammar(start, end) && !self.goes_on(start, end)
    }

    /// Whether another topic's name begins inside words and goes on behind them: "new to programming languages".
    pub(super) fn goes_on(&self, start: usize, end: usize) -> bool {
        (start + 1..end).any(|start| {
            let ends = end + 1..=self.words.len().min(start + LONGEST_NAME);
            ends.into_iter().any(|end| self.catalog.is_topic(&self.words[start..end].concat()))
        })
    }

    /// Whether the last words taken are those right before a place, in the open scope.
    pub(super) fn is_open(&self, at: usize) -> bool {
        match self.scope {
            Scope::Wanted => self.wanted.contains(&at),
            Scope::Like => self.like.contains(&at),
            Scope::Person => self.person.contains(&at),
            Scope::Known => self.known.contains(&at),
            Scope::Excluded => self.excluded.last().is_some_and(|one| one.words.contains(&at)),
        }
    }

    /// Whether words are nothing but phrases and stop words: "introduction to programming" has more.
    pub(super) fn is_grammar(&self, start: usize, end: usize) -> bool {
        let mut at = start;
        while at < end {
            let class = self.classes[at];
            match phrase(&self.words[at..end]) {
                Some((length, _)) => at += length,
                None if class.stop || class.request => at += 1,
                None => return false,
            }
        }
        true
    }

    /// "Python without Django, Flask, Celery": three names or more behind a wish that is no list itself.
    pub(super) fn is_bare_list(&self) -> bool {
        let Some(&first) = self.excluded.last().and_then(|one| one.words.first()) else { return false };
        let commas =
            |range: std::ops::Range<usize>| range.filter(|at| self.breaks[*at] == Break::Comma).count();
        let end = (first + 1..self.words.len()).find(|at| self.breaks[*at] == Break::Full);
        let end = end.unwrap_or(self.words.len());
        self.any_content(&self.wanted)
            && commas(1..first) == 0
            && commas(first + 1..end) > 1
            && (first..end).all(|at| !self.classes[at].begins_phrase && !self.classes[at].stop)
    }

    /// Whether the words behind a comma still belong to a list: "no Java, C++ or PHP".
    pub(super) fn list_goes_on(&self, at: usize) -> bool {
        if self.scope != Scope::Excluded {
            return false;
        }
        let same_sentence =
            (at..self.words.len()).take_while(|next| *next == at || self.breaks[*next] != Break::Full);
        same_sentence.skip(1).take(4).any(|next| grammar::OR.contains(&self.words[next]))
            || self.is_bare_list()
    }
}
