//! Who is to speak: somebody by name, those who do something, or people of whom no catalog tells.

use super::Reader;
use crate::search::index::english::is_common_noun;
use crate::search::query::language::LanguageSet;
use crate::search::query::{Names, everyday};
use crate::search::{MatchKind, Segment, Target, Understanding};

impl Reader<'_> {
    /// Takes in who is to speak: somebody by name, or those who do something: "interviews with hackers".
    pub(super) fn people(&mut self, understanding: &mut Understanding) {
        let people = self.query.person.clone();
        if people.is_empty() {
            return;
        }
        let found = self.segments(&people);
        let speaks = |segment: &Segment| {
            segment.interpretations.iter().any(|one| matches!(one.target, Target::Person(_)))
        };
        if found.iter().any(speaks) {
            understanding.segments.extend(found);
            return;
        }
        let phrase = self.query.person_phrase.clone();
        // "Podcasts with transcripts" have them; "interviews with founders" are about what those do.
        let things = phrase.iter().any(|at| self.query.classes[*at].show);
        let mut means = found.iter().flat_map(|segment| &segment.interpretations);
        let met = means.any(|one| !things || one.kind <= MatchKind::Inflected);
        understanding.with = if met { None } else { self.unknown_people(&people, !found.is_empty()) };
        if understanding.with.is_some() {
            self.want(&phrase);
            return;
        }
        self.want(&people);
        let known = |at: &usize| {
            let word = self.index.word(&self.query.tokens[*at].normal);
            word.is_some_and(|word| self.index.stats_of(word).in_topics > 0)
        };
        if !found.is_empty() || people.iter().any(known) {
            self.want(&phrase);
        }
    }

    /// What shows are to have that no catalog tells: "with women hosts", "by investors", "with transcripts". Names of people
    /// are something else; where another meaning is near, more than one word is as well.
    fn unknown_people(&self, people: &[usize], alone: bool) -> Option<String> {
        let mut says = people.iter().copied().filter(|at| {
            let class = self.query.classes[*at];
            !class.stop && !class.request && !class.category && !class.number && !class.show
        });
        let first = says.next()?;
        let word = |at: usize| self.query.tokens[at].normal.as_str();
        let plain = |at: usize| {
            (is_common_noun(word(at)) || everyday::languages_of(word(at)) != LanguageSet::NONE)
                && !self.index.is_topic(word(at))
        };
        let all = plain(first) && says.all(|at| !alone && plain(at));
        let (phrase, last) = (self.query.person_phrase.last()?, people.last()?);
        let typed = self.query.tokens[*phrase].place.start..self.query.tokens[*last].place.end;
        self.query.text.get(typed).filter(|_| all).map(str::to_owned)
    }
}
