//! What a phrase means where it stands: "new" about the asker, "for" before an audience, "would like" before a wish.

use super::{Break, Parser, Scope};
use crate::catalog::Level;
use crate::search::index::english::is_english;
use crate::search::query::grammar;

impl Parser<'_> {
    /// How many words behind a denied degree only say a property; what a topic is called stays a wish.
    pub(super) fn property(&self, at: usize) -> usize {
        let says = |at: usize| {
            let class = self.classes[at];
            !self.ends_clause(at)
                && !class.stop
                && !class.show
                && !class.begins_phrase
                && !self.catalog.is_topic(self.words[at])
        };
        if at >= self.words.len() || !says(at) {
            return 0;
        }
        // "Math-heavy"
        1 + usize::from(self.is_hyphen_behind(at) && at + 1 < self.words.len() && !self.classes[at + 1].stop)
    }

    /// Whether "new" is said of what podpick has: of shows, of a topic, or of anything at all.
    pub(super) fn is_new_for_all(&self, at: usize) -> bool {
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let topic = |start: usize| {
            (start + 1..=self.words.len().min(start + 3))
                .any(|end| self.catalog.is_topic(&self.words[start..end].concat()))
        };
        let next = at + 1;
        if grammar::NEWCOMERS.contains(&word(next)) {
            return false;
        }
        let ends = self.ends_clause(next);
        let shows = (next..self.words.len()).take(3).take_while(|at| *at == next || !self.ends_clause(*at));
        let before = at.checked_sub(1);
        before.is_some_and(|before| {
            grammar::THINGS.contains(&self.words[before])
                || self.classes[before].show
                || (before.saturating_sub(1)..=before)
                    .any(|start| self.catalog.is_topic(&self.words[start..at].concat()))
        }) || !ends
            && (topic(next)
                || grammar::ABOUT.contains(&word(next))
                || !is_english(word(next))
                || shows
                    .into_iter()
                    .any(|at| self.classes[at].show || grammar::THINGS.contains(&self.words[at])))
    }

    /// Whether people are named close behind a word: "senior Rust devs".
    pub(super) fn people_behind(&self, at: usize) -> bool {
        let here = (at + 1..self.words.len()).take(3).take_while(|at| self.breaks[*at] == Break::None);
        here.into_iter().any(|at| grammar::PEOPLE.contains(&self.words[at]))
    }

    /// How many words behind a level say only who it is for: "Rust for experienced C++ programmers".
    pub(super) fn audience(&self, at: usize, length: usize) -> usize {
        const MOST: usize = 4;
        let next = at + length;
        if length == 1 || !grammar::FOR.contains(&self.words[at]) || !self.any_content(&self.wanted) {
            return 0;
        }
        let here = (next..self.words.len()).take(MOST).take_while(|at| self.breaks[*at] == Break::None);
        let people = here.into_iter().find(|at| grammar::PEOPLE.contains(&self.words[*at]));
        people.map_or(0, |last| last + 1 - next)
    }

    /// "I know Python", "I'm a Java developer": what is known already, where a topic follows; a show that is known is one to
    /// compare with. How many words behind the phrase are read.
    pub(super) fn knows(&mut self, at: usize, length: usize, level: Option<Level>) -> usize {
        let next = at + length;
        let joins = |word: &&str| grammar::ARTICLES.contains(word) || *word == "de" || *word == "mit";
        let joint = usize::from(self.words.get(next).is_some_and(joins));
        // "I'm a beginner" says a level.
        let says_more = |start: usize| {
            self.classes.get(start).is_some_and(|class| class.begins_phrase)
                && grammar::phrase(&self.words[start..]).is_some()
        };
        let named = [next, next + joint]
            .into_iter()
            .filter(|start| !says_more(*start))
            .find_map(|start| Some((start, self.name_from(start)?)))
            .filter(|_| self.scope == Scope::Wanted && !self.ends_clause(next));
        let topic = |start: usize, name: usize| {
            let compact = self.words[start..start + name].concat();
            self.catalog.is_topic(&compact) && !self.catalog.is_title(&compact)
        };
        match named {
            Some((start, name)) if topic(start, name) || level.is_some() => {
                self.scope = if topic(start, name) { Scope::Known } else { Scope::Like };
                self.known_so_well = self.known_so_well.or(level);
                (start..start + name).for_each(|at| self.add(at));
                start + name - next
            }
            _ => {
                (at..next).for_each(|at| self.add(at));
                0
            }
        }
    }

    /// "I'd like" is a wish, not a comparison.
    pub(super) fn is_would(&self, at: usize) -> bool {
        let typed =
            |at: usize| self.text.get(self.tokens[at].place.clone()).unwrap_or_default().to_lowercase();
        let first = if self.words[at] == "i" { Some(at) } else { at.checked_sub(1) };
        first.is_some_and(|at| {
            typed(at).ends_with("'d") || typed(at).ends_with("’d") || self.words[at] == "id"
        })
    }
}
