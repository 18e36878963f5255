//! What a wish stands for: a suggestion that was chosen, marks from a button, or the words of a member.

use super::request::Wish;
use super::{Bot, language};
use crate::catalog::{Fingerprint, Subject};
use crate::search::{Interpretation, MatchKind, PersonIx, Segment, Target, Understanding, fold};

/// What stands between a name and its explanation in a suggestion.
pub(super) const DECORATION: &str = " · ";

/// The lasting mark of a person, who has no id in the catalog.
pub(super) fn person_mark(name: &str) -> Fingerprint {
    Fingerprint::of("person", &fold(name))
}

impl Bot {
    /// What a wish means. Marks that the catalog has dropped since mean nothing.
    pub(super) fn resolve(&self, wish: &Wish) -> Understanding {
        match wish {
            Wish::Resolved { marks, any } => {
                let targets = marks.iter().filter_map(|mark| self.marked(*mark));
                let mut segments: Vec<Segment> = targets.map(|target| self.meant(target)).collect();
                if *any && segments.len() > 1 {
                    let interpretations =
                        segments.drain(1..).flat_map(|part| part.interpretations).collect::<Vec<_>>();
                    if let Some(first) = segments.first_mut() {
                        first.interpretations.extend(interpretations);
                    }
                }
                Understanding { segments, near: Vec::new() }
            }
            Wish::Words(words) => match self.suggested(words) {
                Some(target) => Understanding { segments: vec![self.meant(target)], near: Vec::new() },
                None => self.index.understand(undecorated(words)),
            },
        }
    }

    /// What was understood, in the form a button may carry.
    pub(super) fn settled(&self, understanding: &Understanding) -> Wish {
        let targets = understanding.targets();
        Wish::Resolved {
            marks: targets.iter().take(Wish::MOST).map(|target| self.mark(*target)).collect(),
            any: understanding.segments.len() == 1,
        }
    }

    /// Any of several things, in the form a button may carry.
    pub(super) fn any_of(&self, targets: impl Iterator<Item = Target>) -> Wish {
        Wish::Resolved {
            marks: targets.take(Wish::MOST).map(|target| self.mark(target)).collect(),
            any: true,
        }
    }

    /// One thing, in the form a button may carry.
    pub(super) fn just(&self, target: impl Into<Target>) -> Wish {
        Wish::Resolved { marks: vec![self.mark(target.into())], any: true }
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
        let person = || self.people.get(&mark).map(|at: &PersonIx| Target::Person(*at));
        self.catalog.find(mark).map(Target::from).or_else(person)
    }

    /// The value of a suggestion, such as `topic:django`.
    fn suggested(&self, words: &str) -> Option<Target> {
        let (kind, id) = words.trim().split_once(':')?;
        match kind {
            "topic" | "podcast" | "episode" => self.catalog.find(Fingerprint::of(kind, id)).map(Target::from),
            "person" => self.people.get(&person_mark(id)).map(|at| Target::Person(*at)),
            _ => None,
        }
    }

    fn meant(&self, target: Target) -> Segment {
        let interpretation = Interpretation { target, score: 1.0, how: MatchKind::Exact, name: Some(0) };
        Segment { typed: self.name(target).to_owned(), interpretations: vec![interpretation] }
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

/// The name alone of a suggestion that was sent as it is read.
pub(super) fn undecorated(words: &str) -> &str {
    let decoration = |rest: &str| {
        matches!(rest, "show" | "person")
            || ["topic, ", "episode of "].iter().any(|beginning| rest.starts_with(beginning))
            || [" show", " shows"].iter().any(|ending| rest.ends_with(ending))
    };
    words.rsplit_once(DECORATION).filter(|(_, rest)| decoration(rest)).map_or(words, |(name, _)| name)
}
