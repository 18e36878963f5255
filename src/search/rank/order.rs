//! The order of what fits.

use std::cmp::Reverse;

use super::{Asker, STEPS};
use crate::catalog::{Catalog, Level, Podcast, Subject};
use crate::search::constraints::{Condition, Constraints, is_in, is_of_another_length, podcast_of};
use crate::search::rank::candidates::Candidate;
use crate::search::{Index, Understanding};

/// What an order depends on.
pub(super) struct Order<'o> {
    pub(super) catalog: &'o Catalog,
    pub(super) index: &'o Index,
    pub(super) understanding: &'o Understanding,
    pub(super) constraints: &'o Constraints,
    pub(super) asker: &'o Asker<'o>,
    pub(super) applied: &'o [Condition],
    /// How well a show in the asker's own language must fit to come before better ones in English.
    pub(super) least_own: f32,
}

/// Where something stands: what is compared first comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    other_tongue: bool,
    helps_out: bool,
    pub(super) foreign: bool,
    other_level: bool,
    ended: bool,
    other_length: bool,
    no_episode: bool,
    unsure_length: bool,
    unqualified: bool,
    missing: u8,
    pub(super) other_language: bool,
    fit: Reverse<i64>,
    standing: u8,
    score: Reverse<i64>,
    subject: Subject,
}

impl Order<'_> {
    pub(super) fn key(&self, candidate: &Candidate) -> Key {
        let applied = |wanted: fn(&Condition) -> bool| self.applied.iter().any(wanted);
        let standing = (self.asker.standing)(candidate.subject);
        let near = self.index.weights.nearly_equal.max(f32::EPSILON);
        Key {
            other_tongue: self.is_in_another_tongue(candidate.subject),
            foreign: !candidate.named && self.is_foreign(candidate.subject),
            helps_out: candidate.helps_out,
            other_level: applied(|one| matches!(one, Condition::Level(_)))
                && !self.is_for_level(candidate.subject),
            ended: self.constraints.fresh && standing > 1,
            other_length: is_of_another_length(self.catalog, candidate.subject, self.constraints),
            no_episode: applied(|one| *one == Condition::Episodes)
                && !matches!(candidate.subject, Subject::Episode(_)),
            unsure_length: self.is_unsure_of_length(candidate.subject),
            unqualified: !candidate.qualified,
            missing: candidate.missing,
            other_language: !self.is_own(candidate),
            fit: Reverse((candidate.score / near).round() as i64),
            standing,
            score: Reverse((candidate.score * STEPS).round() as i64),
            subject: candidate.subject,
        }
    }

    /// In another language than the question and the model it compares with.
    fn is_in_another_tongue(&self, subject: Subject) -> bool {
        let Some(language) = &self.constraints.asked_in else { return false };
        let mut models = self.understanding.models();
        models.any(|model| is_in(self.catalog.podcast(model), language))
            && podcast_of(self.catalog, subject).is_some_and(|podcast| !is_in(podcast, language))
    }

    /// In a language that nobody asked for.
    fn is_foreign(&self, subject: Subject) -> bool {
        if self.applied.iter().any(|one| matches!(one, Condition::Language(_))) {
            return false;
        }
        podcast_of(self.catalog, subject).is_some_and(|podcast| !is_in(podcast, "en") && !self.reads(podcast))
    }

    fn reads(&self, podcast: &Podcast) -> bool {
        self.constraints.asked_in.iter().chain(self.asker.languages).any(|language| is_in(podcast, language))
    }

    /// In the asker's own language and not clearly worse than the rest. What is named as it is stands first in any
    /// language, and where English is all the asker is known to read, no language comes first.
    fn is_own(&self, candidate: &Candidate) -> bool {
        let english = self.asker.languages.iter().all(|language| language == "en");
        if candidate.named || english && self.constraints.asked_in.is_none() {
            return true;
        }
        let podcast = podcast_of(self.catalog, candidate.subject);
        candidate.score >= self.least_own
            && podcast.is_some_and(|podcast| !is_in(podcast, "en") && self.reads(podcast))
    }

    /// Made for the wished level, or filed under the topic that its words name.
    fn is_for_level(&self, subject: Subject) -> bool {
        let filed = self.understanding.level_topic.is_some_and(|topic| match subject {
            Subject::Podcast(at) => self.catalog.podcast(at).topics.contains(&topic),
            Subject::Episode(at) => self.catalog.episode(at).topics.contains(&topic),
            Subject::Topic(_) => false,
        });
        let level = self.constraints.level.unwrap_or(Level::All);
        filed || podcast_of(self.catalog, subject).is_some_and(|podcast| podcast.level == level)
    }

    /// A length is wished for, and nobody knows whether this has it.
    fn is_unsure_of_length(&self, subject: Subject) -> bool {
        let applied = self.applied.iter().any(|one| matches!(one, Condition::Length(_)));
        match (self.constraints.length.filter(|_| applied), subject) {
            (Some(length), Subject::Podcast(at)) => (self.asker.has_length)(at, length) != Some(true),
            _ => false,
        }
    }
}
