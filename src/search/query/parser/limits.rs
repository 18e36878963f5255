//! What an answer must satisfy beside its topic, by the phrases that say so: a level, a length, what is new.

use super::{Parser, Scope};
use crate::search::query::grammar::{self, Marker};

impl Parser<'_> {
    /// Takes in a limit, or its words as what they are where they stand; how many words that took.
    pub(super) fn limit(&mut self, at: usize, length: usize, marker: Marker) -> usize {
        match marker {
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
            _ => {}
        }
        length
    }
}
