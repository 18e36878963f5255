//! What an answer is to be like: shows named with "like", titles with "style" behind them, two shows that meet.

use super::{LONGEST_NAME, Parser, Scope};
use crate::search::query::grammar::{self, Marker};

impl Parser<'_> {
    /// Does what a phrase says that compares.
    pub(super) fn compare(&mut self, at: usize, length: usize, marker: Marker) {
        match marker {
            // "I'd like" compares nothing.
            Marker::Like if self.is_would(at) => {}
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
            _ => match self.title_before(at).filter(|_| self.ends_phrase(at + length)) {
                Some(start) => self.compare_to(start),
                None => (at..at + length).for_each(|at| self.add(at)),
            },
        }
    }

    /// Whether a title goes on from the words before: "like IRL: Online Life Is Real Life".
    pub(super) fn is_inside_title(&self, at: usize) -> bool {
        let first = at.saturating_sub(LONGEST_NAME - 1);
        (first..at).filter(|start| (*start..at).all(|at| self.is_open(at))).any(|start| {
            let ends = at + 1..=self.words.len().min(start + LONGEST_NAME);
            ends.into_iter().any(|end| self.catalog.is_title(&self.words[start..end].concat()))
        })
    }

    /// "Wie Freakshow, aber über Linux", "como Darknet Diaries": a word that compares only right before the name of a show.
    pub(super) fn compares_to_title(&self, at: usize) -> bool {
        let most = self.words.len().min(at + 1 + LONGEST_NAME);
        let title = |start: usize| {
            (start + 1..=most).any(|end| self.catalog.is_title(&self.words[start..end].concat()))
        };
        // "Igual ao Darknet Diaries"
        let article = |word: &&str| grammar::ARTICLES.contains(word) || grammar::TO.contains(word);
        grammar::AS.contains(&self.words[at])
            && self.scope == Scope::Wanted
            && !self.any_content(&self.wanted)
            && (title(at + 1) || self.words.get(at + 1).is_some_and(article) && title(at + 2))
    }

    /// "The Changelog, but in German": before a "but", the bare name of a show is what the wish is compared with.
    pub(super) fn wants_another(&mut self) {
        if self.scope == Scope::Wanted && self.like.is_empty() && self.is_whole_title(&self.wanted) {
            self.like.append(&mut self.wanted);
        }
    }

    /// Where the title begins that the wish ends with right before a place.
    pub(super) fn title_before(&self, at: usize) -> Option<usize> {
        let first = at.saturating_sub(LONGEST_NAME);
        let wished = |start: &usize| self.scope == Scope::Wanted && (*start..at).all(|at| self.is_open(at));
        let title = |start: &usize| self.catalog.is_title(&self.words[*start..at].concat());
        (first..at).filter(wished).find(title)
    }

    /// Compares with the title that the wish ends with.
    pub(super) fn compare_to(&mut self, start: usize) {
        let title = self.wanted.iter().position(|wanted| *wanted >= start).unwrap_or(self.wanted.len());
        let words = self.wanted.split_off(title);
        self.like.extend(words);
    }

    /// Whether what a phrase says of the title before it ends at a place: "Syntax style", but no "style guide".
    pub(super) fn ends_phrase(&self, at: usize) -> bool {
        self.ends_clause(at)
            || self.classes.get(at).is_some_and(|class| class.stop || class.show || class.request)
    }

    /// "Syntax meets security": a title on either side is compared with, a topic wished for.
    pub(super) fn meets(&mut self, at: usize, length: usize) {
        let next = at + length;
        let most = self.words.len().min(next + LONGEST_NAME);
        let title = |start: usize| {
            (start + 1..=most).any(|end| self.catalog.is_title(&self.words[start..end].concat()))
        };
        let behind = next < self.words.len() && title(next);
        let before = self.title_before(at);
        if let Some(start) = before {
            self.compare_to(start);
        }
        if behind && self.scope == Scope::Wanted && (before.is_some() || self.any_content(&self.wanted)) {
            self.scope = Scope::Like;
        } else if before.is_none() {
            (at..next).for_each(|at| self.add(at));
        }
    }

    /// Whether a title begins inside a phrase and goes on behind it: "like To Be Continuous" is no "like to".
    pub(super) fn cuts_title(&self, at: usize, length: usize) -> bool {
        let end = at + length;
        (at + 1..end).any(|start| {
            let ends = end + 1..=self.words.len().min(start + LONGEST_NAME);
            ends.into_iter().any(|end| self.is_name(start, end))
        })
    }
}
