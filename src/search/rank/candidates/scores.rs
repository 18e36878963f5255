//! How well each podcast and episode fits each wish.

use std::collections::HashSet;

use super::Candidate;
use crate::catalog::{Catalog, EpisodeIx, PodcastIx, Subject, TopicIx};
use crate::search::constraints::{Constraints, meets};
use crate::search::weights::FEW_PODCASTS;
use crate::search::{Index, Target};

/// Scores by position, so that a topic with thousands of podcasts costs no hashing.
pub(super) struct Scores {
    podcasts: Sums,
    episodes: Sums,
    /// What fits the open wish.
    open: Vec<Subject>,
    best_podcasts: Vec<f32>,
    best_episodes: Vec<f32>,
    pub(super) touched: Vec<Subject>,
    named: Vec<Subject>,
    /// What fits only by a neighbour of a topic.
    helping: HashSet<Subject>,
    twice: f32,
}

/// Sums by position. Numbers alone, so that zeros cost nothing until they are touched.
pub(super) struct Sums {
    scores: Vec<f32>,
    wishes: Vec<u32>,
}

impl Sums {
    fn new(length: usize) -> Self {
        Self { scores: vec![0.0; length], wishes: vec![0; length] }
    }
}

impl Scores {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let (podcasts, episodes) = catalog.positions();
        Self {
            podcasts: Sums::new(podcasts),
            episodes: Sums::new(episodes),
            open: Vec::new(),
            best_podcasts: vec![0.0; podcasts],
            best_episodes: vec![0.0; episodes],
            touched: Vec::new(),
            named: Vec::new(),
            helping: HashSet::new(),
            twice: 0.0,
        }
    }

    pub(super) fn add_target(&mut self, catalog: &Catalog, index: &Index, target: Target) {
        self.twice = index.weights.twice;
        let mut name = |subject| {
            self.raise(subject, index.weights.named);
            self.named.push(subject);
        };
        match target {
            Target::Topic(topic) => self.add_topic(catalog, index, topic, 1.0),
            Target::Podcast(at) => name(Subject::Podcast(at)),
            Target::Episode(at) => name(Subject::Episode(at)),
            Target::Person(at) => index.person(at).subjects.iter().copied().for_each(name),
        }
    }

    pub(super) fn add_topic(&mut self, catalog: &Catalog, index: &Index, topic: TopicIx, worth: f32) {
        self.add_topic_where(catalog, index, topic, worth, |_| true);
    }

    fn add_topic_where(
        &mut self,
        catalog: &Catalog,
        index: &Index,
        topic: TopicIx,
        worth: f32,
        counts: impl Fn(Subject) -> bool,
    ) {
        let weights = &index.weights;
        let fit = |topics: &[TopicIx]| {
            let at = topics.iter().position(|own| *own == topic)?;
            let spent =
                weights.per_place * at.min(10) as f32 + weights.per_topic * topics.len().min(10) as f32;
            Some(if at == 0 { weights.main_topic } else { weights.side_topic - spent })
        };
        for at in catalog.podcasts_about(topic) {
            if let Some(fit) = fit(&catalog.podcast(*at).topics).filter(|_| counts(Subject::Podcast(*at))) {
                self.raise(Subject::Podcast(*at), fit * worth);
            }
        }
        for at in catalog.episodes_about(topic) {
            if let Some(fit) = fit(&catalog.episode(*at).topics).filter(|_| counts(Subject::Episode(*at))) {
                self.raise(Subject::Episode(*at), fit * worth);
            }
        }
    }

    /// Lets narrower topics help out, then broader ones, until there is something to show.
    pub(super) fn expand(&mut self, catalog: &Catalog, index: &Index, topic: TopicIx) -> Vec<TopicIx> {
        let mut expanded = Vec::new();
        let mut direct = self.open.len();
        let inside = catalog.descendants(topic);
        let narrower = inside.iter().copied().map(|topic| (topic, index.weights.narrower));
        let broader = catalog.ancestors(topic).into_iter().map(|topic| (topic, index.weights.broader));
        for (neighbour, worth) in narrower.chain(broader) {
            let before = self.open_podcasts();
            if before >= FEW_PODCASTS {
                break;
            }
            self.add_topic(catalog, index, neighbour, worth);
            if self.open_podcasts() > before {
                expanded.push(neighbour);
            }
            if inside.contains(&neighbour) {
                // What a topic contains is about it, too.
                direct = self.open.len();
            }
        }
        self.helping.extend(self.open.iter().skip(direct));
        expanded
    }

    /// Adds what a topic contains in the wished languages, where it has little in them itself.
    pub(super) fn widen(
        &mut self,
        catalog: &Catalog,
        index: &Index,
        topic: TopicIx,
        constraints: &Constraints,
    ) {
        let Some(condition) = constraints.in_languages() else { return };
        let fits = |subject: Subject| meets(catalog, subject, &condition);
        for inside in catalog.descendants(topic) {
            let shows = |subject: &&Subject| matches!(subject, Subject::Podcast(_)) && fits(**subject);
            if self.open.iter().filter(shows).count() >= FEW_PODCASTS {
                break;
            }
            self.add_topic_where(catalog, index, inside, index.weights.narrower, fits);
        }
    }

    fn best(&mut self, subject: Subject) -> Option<&mut f32> {
        match subject {
            Subject::Podcast(PodcastIx(at)) => self.best_podcasts.get_mut(at as usize),
            Subject::Episode(EpisodeIx(at)) => self.best_episodes.get_mut(at as usize),
            Subject::Topic(_) => None,
        }
    }

    /// The sum of a subject, and the wishes it fits as a bit set.
    fn sum(&mut self, subject: Subject) -> Option<(&mut f32, &mut u32)> {
        let (sums, at) = match subject {
            Subject::Podcast(PodcastIx(at)) => (&mut self.podcasts, at as usize),
            Subject::Episode(EpisodeIx(at)) => (&mut self.episodes, at as usize),
            Subject::Topic(_) => return None,
        };
        Some((sums.scores.get_mut(at)?, sums.wishes.get_mut(at)?))
    }

    /// Notes that something fits the open wish so well.
    fn raise(&mut self, subject: Subject, score: f32) {
        let twice = self.twice;
        let Some(best) = self.best(subject) else { return };
        if *best == 0.0 {
            *best = score;
            self.open.push(subject);
        } else {
            // What fits in two ways stands before what fits in one.
            *best = best.max(score) + twice;
        }
    }

    /// Raises what already fits the open wish.
    pub(super) fn raise_found(&mut self, subject: Subject, score: f32) {
        if self.best(subject).is_some_and(|best| *best > 0.0) {
            self.raise(subject, score);
        }
    }

    /// Adds the open wish to the sums.
    pub(super) fn close(&mut self, wish: usize) {
        self.add_up(1 << wish.min(31));
    }

    /// Adds what stands behind all that fits a wish.
    pub(super) fn close_behind(&mut self) {
        self.add_up(0);
    }

    fn add_up(&mut self, wish: u32) {
        for subject in std::mem::take(&mut self.open) {
            let score = self.best(subject).map(std::mem::take).unwrap_or_default();
            let Some((sum, wishes)) = self.sum(subject) else { continue };
            let new = *sum == 0.0;
            // What already fits a wish needs nothing behind it.
            if wish > 0 || new {
                *sum += score;
                *wishes |= wish;
            }
            if new {
                self.touched.push(subject);
            }
        }
    }

    fn open_podcasts(&self) -> usize {
        self.open.iter().filter(|subject| matches!(subject, Subject::Podcast(_))).count()
    }

    /// How many podcasts fit, but for some.
    pub(super) fn podcasts_found(&self, but: &[PodcastIx]) -> usize {
        let other = |subject: &&Subject| matches!(subject, Subject::Podcast(at) if !but.contains(at));
        self.touched.iter().filter(other).count()
    }

    pub(super) fn candidates(mut self, wishes: usize) -> Vec<Candidate> {
        let touched = std::mem::take(&mut self.touched);
        let named = std::mem::take(&mut self.named);
        let helping = std::mem::take(&mut self.helping);
        let wishes = wishes.max(1);
        let candidate = |subject| {
            let (score, fits) = self.sum(subject).map_or((0.0, 0), |(score, fits)| (*score, *fits));
            Candidate {
                subject,
                score: score / wishes as f32,
                wishes: u64::from(fits),
                missing: wishes.saturating_sub(fits.count_ones() as usize) as u8,
                qualified: false,
                helps_out: fits == 0 || helping.contains(&subject),
                named: named.contains(&subject),
            }
        };
        touched.into_iter().map(candidate).collect()
    }
}
