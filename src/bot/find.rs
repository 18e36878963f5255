//! Answers "what about this": podcasts and episodes by topic, name or person, and the honest nothing.

mod codes;
mod coverage;
mod reason;
mod topic;

use jiff::Timestamp;

use super::reply::{Button, Menu, MenuOption};
use super::request::{Caller, Constraints, Field, QueryText, Request};
use super::{Activity, Bot, Finding, wording};
use crate::catalog::{PodcastIx, Subject};
use crate::search::constraints::Condition;
use crate::search::rank::{self, Asker, Recommendation};
use crate::search::{Completion, Interpretation, Length, MatchKind, Segment, Target, Understanding};

pub(super) use coverage::{Coverage, Thing};
pub(super) use reason::Reason;

/// Podcasts in one answer.
pub(super) const PAGE: usize = 5;

/// Who asks, and when, as far as the order of an answer depends on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asking<'c> {
    pub(super) caller: &'c Caller,
    pub(super) now: Timestamp,
    /// Equal seeds give equal choices.
    pub(super) seed: u64,
}

impl<'c> Asking<'c> {
    pub(super) fn new(caller: &'c Caller, now: Timestamp) -> Self {
        // Another choice every day, where nobody says which.
        Self { caller, now, seed: now.as_second().div_euclid(86_400) as u64 }
    }
}

impl Bot {
    /// What fits a question, best first, at most `most`, by the catalog alone.
    #[must_use]
    pub fn find(&self, about: &QueryText, options: &Constraints, most: usize) -> Finding {
        let options = Self::constraints_wished(options);
        let understanding = self.resolve(about);
        let asker = Asker {
            languages: &[],
            seed: seed_of(about),
            standing: &|subject| rank::standing_of(&self.catalog, subject),
            has_length: &|at, length| rank::length_by_catalog(&self.catalog, at, length),
            has_new: &|_| false,
            explicit: false,
        };
        let recommendation =
            rank::recommend(&self.catalog, &self.index, &understanding, &options, &asker, most);
        Finding { understanding, options, recommendation }
    }

    /// What fits a question as a member sees it at this moment: by what feeds said as well.
    #[must_use]
    pub fn find_now(
        &self,
        about: &QueryText,
        options: &Constraints,
        caller: &Caller,
        now: Timestamp,
        most: usize,
    ) -> Finding {
        let options = Self::constraints_wished(options);
        self.found(self.resolve(about), &options, Asking::new(caller, now), most)
    }

    /// Constraints as they are compared, from constraints as they were typed.
    pub(super) fn constraints_wished(typed: &Constraints) -> Constraints {
        Constraints { language: typed.language.as_deref().map(Self::language_wished), ..typed.clone() }
    }

    /// What fits what was understood, for whoever asks, at most `most`.
    pub(super) fn found(
        &self,
        understanding: Understanding,
        options: &Constraints,
        asking: Asking<'_>,
        most: usize,
    ) -> Finding {
        let recommendation = self.recommended(&understanding, options, asking, most);
        Finding { understanding, options: options.clone(), recommendation }
    }

    pub(super) fn recommended(
        &self,
        understanding: &Understanding,
        options: &Constraints,
        asking: Asking<'_>,
        most: usize,
    ) -> Recommendation {
        let languages: Vec<String> = asking.caller.language.iter().cloned().collect();
        let asker = Asker {
            languages: &languages,
            seed: asking.seed,
            standing: &|subject| self.standing(subject, asking.now),
            has_length: &|at, length| self.has_length(at, length),
            has_new: &|at| self.has_new(at, asking.now),
            explicit: asking.caller.explicit_allowed,
        };
        rank::recommend(&self.catalog, &self.index, understanding, options, &asker, most)
    }

    /// Whether a podcast has an episode of a length; none where no feed and no curator says.
    fn has_length(&self, at: PodcastIx, length: Length) -> Option<bool> {
        let curated = rank::length_by_catalog(&self.catalog, at, length);
        let index = self.episode_index();
        let fresh = index.section(at).map(|section| section.iter().any(|entry| length.fits(entry.seconds())));
        match (curated, fresh) {
            (Some(true), _) => Some(true),
            (_, fresh) => fresh,
        }
    }

    /// What the best suggestions for a half-typed question lead to: those that fit it equally well.
    #[must_use]
    pub fn find_completed(&self, typed: &str, most: usize) -> Finding {
        if crate::text::normalize(typed).is_empty() {
            let useful = self.targets_suggested(&Field::About, typed).into_iter().take(QueryText::MOST);
            return self.find(&self.any_of(useful), &Constraints::default(), most);
        }
        let completions = self.index.complete(typed, |_| true, QueryText::MOST);
        let rank = |completion: &Completion| (completion.step, matches!(completion.target, Target::Topic(_)));
        let best = completions.first().map(rank);
        let interpretations = completions
            .iter()
            .filter(|completion| Some(rank(completion)) == best)
            .map(|completion| Interpretation {
                target: completion.target,
                score: 1.0,
                kind: MatchKind::Exact,
                name: completion.name,
            })
            .collect();
        let segment = Segment { typed: typed.to_owned(), interpretations, ..Segment::default() };
        let segments = if segment.interpretations.is_empty() { Vec::new() } else { vec![segment] };
        let understanding = Understanding { segments, ..Understanding::default() };
        let caller = Caller::default();
        self.found(understanding, &Constraints::default(), Asking::new(&caller, Timestamp::UNIX_EPOCH), most)
    }

    /// The sentences that say how a question was understood, and what of it could not be met.
    #[must_use]
    pub fn headline(&self, question: &str, finding: &Finding) -> super::Text {
        if finding.understanding.is_empty() {
            wording::not_understood(self, &QueryText::Words(question.to_owned()), finding).headline
        } else if finding.recommendation.found.is_empty() {
            wording::filtered_out(self, finding, Vec::new()).headline
        } else if finding.understanding.like.is_some() {
            wording::like(self, finding)
        } else if finding.recommendation.varied {
            wording::varied(self, finding)
        } else {
            wording::found(self, finding)
        }
    }

    /// The words that ask for what a button leads to, where there are some.
    #[must_use]
    pub fn question(&self, request: &Request) -> Option<super::Text> {
        wording::question(self, request)
    }

    /// Buttons that lead to the answer without one of the constraints that took something away: "Without “for beginners”: 12".
    pub(super) fn without_buttons(&self, finding: &Finding, asking: Asking<'_>) -> Vec<Button> {
        let constraints = finding.in_force();
        let mut buttons = Vec::new();
        for condition in &finding.recommendation.applied {
            let (mut understanding, mut rest) =
                (finding.understanding.clone(), constraints.without(condition));
            understanding.constraints = Constraints::default();
            match condition {
                Condition::Without => understanding.excluded.clear(),
                Condition::Fresh
                | Condition::Episodes
                | Condition::With
                | Condition::About
                | Condition::Like => continue,
                _ => {}
            }
            rest.asked_in.clone_from(&constraints.asked_in);
            let total = self.recommended(&understanding, &rest, asking, 1).total;
            if total > finding.recommendation.total {
                let request = self.request_for(&understanding, &rest, asking.seed);
                let label = wording::without(self, &finding.understanding, condition, total);
                buttons.push(Button { label, request, share: false });
            }
        }
        buttons
    }

    /// The question in the form a button may carry.
    fn request_for(&self, understanding: &Understanding, constraints: &Constraints, seed: u64) -> Request {
        let about = self.settled(understanding);
        let constraints = constraints.clone();
        match (understanding.like, understanding.open) {
            (Some(_), _) => {
                let narrowed = !(understanding.segments.is_empty() && understanding.excluded.is_empty());
                let about = narrowed.then_some(about);
                Request::Similar { name: self.models_settled(understanding), about, constraints, page: 0 }
            }
            (None, true) => Request::Varied { except: about, constraints, seed, page: 0 },
            (None, false) => Request::Topic { about, constraints, page: 0 },
        }
    }

    /// Low for what does well: quiet and ended podcasts stand behind live ones that fit equally well.
    pub(super) fn standing(&self, subject: Subject, now: Timestamp) -> u8 {
        match subject {
            Subject::Podcast(at) if self.unreachable_since(at, now.as_second()).is_some() => 3,
            Subject::Podcast(at) => match self.activity(at, now.as_second()) {
                Activity::Active(_) => 0,
                Activity::Unknown => 1,
                Activity::Quiet(_) => 2,
                Activity::Ended(_) => 3,
            },
            // An episode worth hearing stays so.
            _ => 1,
        }
    }

    /// The menu that shows one of several things in full, each of them once.
    pub(super) fn details(&self, subjects: impl Iterator<Item = Subject>) -> Option<Menu> {
        let mut seen = std::collections::HashSet::new();
        let options: Vec<MenuOption> = subjects
            .filter(|subject| seen.insert(*subject))
            .map(|subject| MenuOption {
                label: self.catalog.name(subject).to_owned(),
                description: match subject {
                    Subject::Episode(at) => {
                        let podcast = self.catalog.podcast(self.catalog.episode(at).podcast);
                        Some(super::card::episode_of(None, &podcast.title))
                    }
                    _ => None,
                },
                request: Request::Show { name: self.just(subject) },
            })
            .collect();
        (!options.is_empty()).then_some(Menu { placeholder: "menu-details", options })
    }
}

/// Other words, another choice, where nothing in particular is asked for.
pub(super) fn seed_of(about: &QueryText) -> u64 {
    match about {
        QueryText::Words(words) => crate::text::every_word(words)
            .flat_map(String::into_bytes)
            .fold(0_u64, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte))),
        QueryText::Resolved { .. } => 0,
    }
}

/// How many shows an answer has: five, or fewer where fewer were asked for.
pub(super) fn page_size(finding: &Finding) -> usize {
    finding.constraints().count.map_or(PAGE, |count| usize::from(count).clamp(1, PAGE))
}
