//! Numbers, and how long an episode may be.

use super::Parser;
use crate::search::constraints::Length;
use crate::search::query::grammar::{self, Marker, number};
use crate::search::weights::COUNTED_WITHIN;

/// No answer shows more, so no larger number means anything.
const MOST_COUNTED: u16 = 99;
/// Words before one hour, or half of one.
const ONE: [&str; 10] = ["an", "a", "one", "un", "una", "une", "uma", "einer", "eine", "ner"];

impl Parser<'_> {
    pub(super) fn limit_length(&mut self, length: Option<Length>) {
        if let Some(length) = length {
            self.constraints.length.get_or_insert(length);
        }
    }

    /// A number of minutes, or of shows; any other number is a word like others.
    pub(super) fn number(&mut self, at: usize) -> Option<usize> {
        if !self.classes[at].number && !self.words[at].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Some(minutes) = grammar::minutes_in(self.words[at]) {
            self.constraints.length.get_or_insert(Length::about(minutes));
            return Some(1);
        }
        let (number, length) = number(&self.words[at..])?;
        if self.name_around(at, length).is_some() {
            return None;
        }
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        if let Some(minutes) = grammar::minutes(number, word(at + length)) {
            self.constraints.length.get_or_insert(Length::about(minutes));
            return Some(length + 1);
        }
        let top = at.checked_sub(1).is_some_and(|before| grammar::TOP.contains(&self.words[before]));
        let counts = (at + 1..self.words.len()).take(COUNTED_WITHIN).any(|at| self.classes[at].show);
        let version = self.words[at].bytes().all(|byte| byte.is_ascii_digit())
            && at
                .checked_sub(1)
                .is_some_and(|before| !self.classes[before].request && !self.classes[before].stop);
        if !(top || counts && !version) || !(1..=MOST_COUNTED).contains(&number) {
            return None;
        }
        self.constraints.count.get_or_insert(u8::try_from(number).unwrap_or(u8::MAX));
        Some(length)
    }

    /// "Under 20 minutes", "more than an hour"; without a length behind it, words like others.
    pub(super) fn bound(&mut self, at: usize, length: usize, marker: Marker) -> usize {
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let next = at + length;
        let article = usize::from(ONE.contains(&word(next)));
        let first = word(next + article);
        let glued = grammar::minutes_in(first).map(|minutes| (minutes, article + 1));
        let half = grammar::HALF.contains(&first).then(|| {
            let further = usize::from(word(next + article + 1) == "an");
            (30, article + 2 + further)
        });
        let hour = (article > 0 && grammar::HOURS.contains(&first)).then_some((60, 2));
        let counted = self.words.get(next..).and_then(number).and_then(|(number, words)| {
            let minutes = grammar::minutes(number, word(next + words));
            minutes.map(|minutes| (minutes, words + 1)).or((number >= 5).then_some((number, words)))
        });
        let Some((minutes, taken)) = glued.or(half).or(hour).or(counted) else {
            (at..next).for_each(|at| self.add(at));
            return length;
        };
        let wanted =
            if marker == Marker::AtMost { Length::at_most(minutes) } else { Length::AtLeast(minutes) };
        self.constraints.length.get_or_insert(wanted);
        length + taken
    }
}
