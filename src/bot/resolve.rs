//! What a wish stands for: a suggestion that was chosen, marks from a button, or the words of a member.

use std::sync::LazyLock;

use super::request::QueryText;
use super::{Bot, Text, language};
use crate::catalog::{Fingerprint, Subject};
use crate::locale::Locale;
use crate::search::{Interpretation, MatchKind, PersonIx, Segment, Target, Understanding};
use crate::text::normalize;

/// What stands between a name and its explanation in a suggestion.
pub(super) const DECORATION: &str = " · ";

/// The lasting mark of a person, who has no id in the catalog.
pub(super) fn person_mark(name: &str) -> Fingerprint {
    Fingerprint::of("person", &normalize(name))
}

impl Bot {
    /// What a query means. Marks that the catalog has dropped since mean nothing.
    pub(super) fn resolve(&self, query: &QueryText) -> Understanding {
        match query {
            QueryText::Resolved { wishes, except } => Understanding {
                segments: wishes.iter().filter_map(|marks| self.meant_by(marks)).collect(),
                excluded: except.iter().filter_map(|mark| self.meant_by(&[*mark])).collect(),
                ..Understanding::default()
            },
            QueryText::Words(words) => match self.suggested(words) {
                Some(target) => {
                    Understanding { segments: vec![self.meant([target])], ..Understanding::default() }
                }
                None => self.index.understand(undecorated(words)),
            },
        }
    }

    /// What was understood, in the form a button may carry.
    pub(super) fn settled(&self, understanding: &Understanding) -> QueryText {
        let mut room = QueryText::MOST;
        let mut marks = |segment: &Segment| -> Vec<Fingerprint> {
            let targets = segment.interpretations.iter().map(|one| self.mark(one.target));
            let marks: Vec<Fingerprint> = targets.take(room).collect();
            room -= marks.len();
            marks
        };
        let mut wishes: Vec<Vec<Fingerprint>> = understanding.segments.iter().map(&mut marks).collect();
        let except: Vec<Fingerprint> = understanding.excluded.iter().flat_map(&mut marks).collect();
        wishes.retain(|marks| !marks.is_empty());
        QueryText::Resolved { wishes, except }
    }

    /// The shows to compare with, in the form a button may carry.
    pub(super) fn models_settled(&self, understanding: &Understanding) -> QueryText {
        let wishes = understanding.models().map(|at| vec![self.mark(Target::Podcast(at))]).collect();
        QueryText::Resolved { wishes, except: Vec::new() }
    }

    /// Any of several things, in the form a button may carry.
    pub(super) fn any_of(&self, targets: impl Iterator<Item = Target>) -> QueryText {
        let marks: Vec<Fingerprint> = targets.take(QueryText::MOST).map(|target| self.mark(target)).collect();
        let wishes = if marks.is_empty() { Vec::new() } else { vec![marks] };
        QueryText::Resolved { wishes, except: Vec::new() }
    }

    /// One thing, in the form a button may carry.
    pub(super) fn just(&self, target: impl Into<Target>) -> QueryText {
        QueryText::Resolved { wishes: vec![vec![self.mark(target.into())]], except: Vec::new() }
    }

    pub(super) fn mark(&self, target: Target) -> Fingerprint {
        match target {
            Target::Topic(at) => self.catalog.fingerprint(Subject::Topic(at)),
            Target::Podcast(at) => self.catalog.fingerprint(Subject::Podcast(at)),
            Target::Episode(at) => self.catalog.fingerprint(Subject::Episode(at)),
            Target::Person(at) => person_mark(&self.index.person(at).name),
        }
    }

    fn marked(&self, mark: Fingerprint) -> Option<Target> {
        let person = || self.person_marked(mark).map(Target::Person);
        self.catalog.find(mark).map(Target::from).or_else(person)
    }

    fn person_marked(&self, mark: Fingerprint) -> Option<PersonIx> {
        let person = self.people.get(&mark).or_else(|| self.own_people.get(&mark)).copied();
        // Of somebody heard in hidden shows alone nothing is left.
        person.filter(|at| !self.index.person(*at).subjects.is_empty())
    }

    /// The value of a suggestion, such as `topic:django`.
    fn suggested(&self, words: &str) -> Option<Target> {
        let (kind, id) = words.trim().split_once(':')?;
        match kind {
            "topic" | "podcast" | "episode" => self.catalog.find(Fingerprint::of(kind, id)).map(Target::from),
            "person" => self.person_marked(person_mark(id)).map(Target::Person),
            _ => None,
        }
    }

    /// One wish whose words may mean any of these; none where all are gone.
    fn meant_by(&self, marks: &[Fingerprint]) -> Option<Segment> {
        let segment = self.meant(marks.iter().filter_map(|mark| self.marked(*mark)));
        (!segment.interpretations.is_empty()).then_some(segment)
    }

    fn meant(&self, targets: impl IntoIterator<Item = Target>) -> Segment {
        let exact = |target| Interpretation { target, score: 1.0, kind: MatchKind::Exact, name: Some(0) };
        let interpretations: Vec<Interpretation> = targets.into_iter().map(exact).collect();
        let typed = interpretations.first().map_or("", |one| self.name(one.target)).to_owned();
        Segment { typed, interpretations, ..Segment::default() }
    }

    /// The name people read.
    pub(super) fn name(&self, target: Target) -> &str {
        match target {
            Target::Topic(at) => self.catalog.name(Subject::Topic(at)),
            Target::Podcast(at) => self.catalog.name(Subject::Podcast(at)),
            Target::Episode(at) => self.catalog.name(Subject::Episode(at)),
            Target::Person(at) => &self.index.person(at).name,
        }
    }

    /// A language as members or suggestions write it, as a primary subtag; as it is where nobody knows it.
    pub(super) fn language_wished(text: &str) -> String {
        language::read(undecorated(text))
    }
}

/// What stands behind the name of a suggestion, in all languages: all of it, or its beginning and its end.
static DECORATIONS: LazyLock<Vec<(String, Option<String>)>> = LazyLock::new(|| {
    const VALUE: &str = "\u{1}";
    let around = |text: Text, locale| {
        let words = text.words(locale);
        match words.split_once(VALUE) {
            Some((before, after)) => (before.to_owned(), Some(after.to_owned())),
            None => (words, None),
        }
    };
    let in_locale = |locale| {
        let shows = [1_u64, 2].map(|count| {
            let words = Text::message("count-shows", [("count", count.into())]).words(locale);
            (String::new(), Some(words.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()))
        });
        let others = [
            Text::of("choice-show"),
            Text::of("choice-person"),
            Text::message("choice-topic", [("shows", VALUE.into())]),
            Text::message("choice-episode-of", [("podcast", VALUE.into())]),
        ];
        others.map(|text| around(text, locale)).into_iter().chain(shows)
    };
    Locale::ALL.into_iter().flat_map(in_locale).collect()
});

/// The name alone of a suggestion that was sent as it is read.
pub(super) fn undecorated(words: &str) -> &str {
    let decoration = |rest: &str| {
        DECORATIONS.iter().any(|(before, after)| match after {
            Some(after) => rest.starts_with(before) && rest.ends_with(after),
            None => rest == before,
        })
    };
    words.rsplit_once(DECORATION).filter(|(_, rest)| decoration(rest)).map_or(words, |(name, _)| name)
}
