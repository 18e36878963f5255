//! The best of what fits, as many as are wanted, while all of it is counted.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::docs::Entry;
use crate::catalog::PodcastIx;
use crate::feeds::parse::Kind;
use crate::search::weights::WEIGHTS;

/// Seconds of a day.
const DAY: f32 = 86_400.0;

/// An episode that fits.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'s> {
    /// Whose it is.
    pub podcast: PodcastIx,
    /// The episode.
    pub entry: Entry<'s>,
    /// How well it fits, in 0..=1.
    pub score: f32,
    /// Where it says so itself; nowhere where only its podcast is about it.
    pub says_so: Said,
}

/// Where an episode says what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Said {
    /// Nowhere.
    #[default]
    Nowhere,
    /// In what it says about itself.
    InSummary,
    /// Somebody speaks in it who is called so.
    InPeople,
    /// In its title.
    InTitle,
}

impl<'s> Hit<'s> {
    /// An episode that fits so well by its words.
    pub(super) fn new(podcast: PodcastIx, entry: Entry<'s>, fit: f32, says_so: Said, now: i64) -> Self {
        let whole = if entry.kind() == Kind::Full { 1.0 } else { WEIGHTS.not_full };
        let score = fit * freshness(entry.published(), now) * whole;
        Self { podcast, entry, score, says_so }
    }
}

/// What is new is worth more; what has no date is as old as can be.
pub(super) fn freshness(published: Option<i64>, now: i64) -> f32 {
    let Some(published) = published else { return 1.0 - WEIGHTS.fading };
    let days = (now.saturating_sub(published)).max(0) as f32 / DAY;
    1.0 - WEIGHTS.fading + WEIGHTS.fading * (-days / WEIGHTS.half_life).exp2()
}

/// The best so far, the worst of them at hand.
pub(super) struct Top<'s> {
    most: usize,
    kept: BinaryHeap<Ranked<'s>>,
    /// How many there were in all.
    pub(super) total: usize,
}

impl<'s> Top<'s> {
    pub(super) fn new(most: usize) -> Self {
        Self { most, kept: BinaryHeap::new(), total: 0 }
    }

    /// Whether one with at most such a score may be among the best. Scores that are reckoned by another way may differ in
    /// their last digit.
    pub(super) fn may_take(&self, at_most: f32) -> bool {
        let worst = || self.kept.peek().is_some_and(|worst| at_most * 1.000_1 >= worst.0.score);
        self.kept.len() < self.most || worst()
    }

    pub(super) fn offer(&mut self, hit: Hit<'s>) {
        let hit = Ranked(hit);
        if self.kept.len() < self.most {
            self.kept.push(hit);
        } else if let Some(mut worst) = self.kept.peek_mut()
            && hit < *worst
        {
            *worst = hit;
        }
    }

    /// Best first.
    pub(super) fn finish(self) -> Vec<Hit<'s>> {
        self.kept.into_sorted_vec().into_iter().map(|ranked| ranked.0).collect()
    }
}

/// The better, the smaller.
struct Ranked<'s>(Hit<'s>);

impl Ord for Ranked<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, other) = (&self.0, &other.0);
        other
            .score
            .total_cmp(&one.score)
            .then_with(|| other.entry.published().cmp(&one.entry.published()))
            .then_with(|| one.podcast.cmp(&other.podcast))
            .then_with(|| one.entry.identity().cmp(other.entry.identity()))
    }
}

impl PartialOrd for Ranked<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ranked<'_> {}
