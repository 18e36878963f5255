//! From what is wanted to the episodes that fit, newest and best first. Knows marks of words, not how they were typed.

use super::section::{IN_PEOPLE, IN_TITLE, PLACE_BITS};
use super::{Entry, EpisodeIndex, Section};
use crate::catalog::PodcastIx;
use crate::feed::Kind;
use crate::search::Length;
use crate::search::episodes::vocabulary::Mark;
use crate::search::weights::WEIGHTS;

/// Seconds of a day.
const DAY: f32 = 86_400.0;

/// One thing an episode must be about: any of these phrases, or membership of one of these podcasts.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Words that must stand in it together, each phrase with how sure it means what is wanted, in 0..=1.
    pub phrases: Vec<(Vec<Mark>, f32)>,
    /// Podcasts that are about it as a whole.
    pub podcasts: Vec<PodcastIx>,
    /// Podcasts of which only such episodes count that say so; empty for all.
    pub only_in: Vec<PodcastIx>,
    /// What it adds is welcome, but it need not be there.
    pub optional: bool,
}

/// What is wanted.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// All of these.
    pub wanted: Vec<Wanted>,
    /// Only so long.
    pub length: Option<Length>,
    /// Explicit ones, too.
    pub explicit: bool,
    /// Nothing older than this, Unix seconds.
    pub since: Option<i64>,
}

/// An episode that fits.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'s> {
    /// Whose it is.
    pub podcast: PodcastIx,
    /// The episode.
    pub entry: &'s Entry,
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

impl EpisodeIndex {
    /// The `most` best episodes of the podcasts that `allowed` lets pass, and how many there are in all.
    #[must_use]
    pub fn search(
        &self,
        query: &Query,
        allowed: impl Fn(PodcastIx) -> bool,
        now: i64,
        most: usize,
    ) -> (Vec<Hit<'_>>, usize) {
        let mut hits = Vec::new();
        let mut scratch = Scratch::default();
        for (podcast, section) in self.sections().filter(|(podcast, _)| allowed(*podcast)) {
            in_section(podcast, section, query, now, &mut scratch, &mut hits);
        }
        let total = hits.len();
        let order = |one: &Hit<'_>, other: &Hit<'_>| {
            other
                .score
                .total_cmp(&one.score)
                .then_with(|| other.entry.published.cmp(&one.entry.published))
                .then_with(|| one.podcast.cmp(&other.podcast))
                .then_with(|| one.entry.identity.cmp(&other.entry.identity))
        };
        if most > 0 && most < hits.len() {
            hits.select_nth_unstable_by(most - 1, order);
        }
        hits.truncate(most);
        hits.sort_by(order);
        (hits, total)
    }
}

#[derive(Default)]
struct Scratch {
    /// The best fit of the open thing, the fit of the open phrase, and the sum so far; by place.
    best: Vec<f32>,
    phrase: Vec<(u32, f32, Said)>,
    sum: Vec<f32>,
    says_so: Vec<Said>,
}

fn in_section<'s>(
    podcast: PodcastIx,
    section: &'s Section,
    query: &Query,
    now: i64,
    scratch: &mut Scratch,
    hits: &mut Vec<Hit<'s>>,
) {
    let count = section.entries().len();
    scratch.sum.clear();
    scratch.sum.resize(count, 0.0);
    scratch.says_so.clear();
    scratch.says_so.resize(count, Said::Nowhere);
    let mut required = 0.0_f32;
    for wanted in &query.wanted {
        if !wanted.only_in.is_empty() && !wanted.only_in.contains(&podcast) {
            return;
        }
        let member = wanted.podcasts.contains(&podcast);
        scratch.best.clear();
        scratch.best.resize(count, if member { WEIGHTS.member } else { 0.0 });
        let mut met = member;
        for (words, sure) in &wanted.phrases {
            met |= phrase(section, words, *sure, scratch);
        }
        if wanted.optional {
            scratch.sum.iter_mut().zip(&scratch.best).for_each(|(sum, best)| *sum += best * WEIGHTS.optional);
            required += WEIGHTS.optional;
        } else if !met && wanted.only_in.is_empty() {
            return;
        } else if !wanted.phrases.is_empty() || member {
            for (sum, best) in scratch.sum.iter_mut().zip(&scratch.best) {
                // What lacks one thing cannot come back.
                *sum = if *best > 0.0 { *sum + best } else { f32::MIN };
            }
            required += 1.0;
        }
    }
    for (at, entry) in section.entries().iter().enumerate() {
        let fit = if required > 0.0 { scratch.sum[at] / required } else { 1.0 };
        let wished = fit > 0.0
            && (query.explicit || !entry.explicit)
            && query.length.is_none_or(|length| length.fits(entry.seconds))
            && query.since.is_none_or(|since| entry.published.is_some_and(|at| at >= since));
        if wished {
            let score =
                fit * freshness(entry, now) * if entry.kind == Kind::Full { 1.0 } else { WEIGHTS.not_full };
            hits.push(Hit { podcast, entry, score, says_so: scratch.says_so[at] });
        }
    }
}

/// Raises the fit of every episode in which all these words stand. Whether there is one.
fn phrase(section: &Section, words: &[Mark], sure: f32, scratch: &mut Scratch) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    let fit = |posting: u32| {
        let place = posting & ((1 << PLACE_BITS) - 1);
        match place {
            place if place & IN_TITLE != 0 => (WEIGHTS.in_episode_title, Said::InTitle),
            place if place & IN_PEOPLE != 0 => (WEIGHTS.in_people, Said::InPeople),
            _ => (WEIGHTS.in_summary, Said::InSummary),
        }
    };
    scratch.phrase.clear();
    scratch.phrase.extend(section.postings(*first).iter().map(|posting| {
        let (fit, said) = fit(*posting);
        (posting >> PLACE_BITS, fit, said)
    }));
    for word in rest {
        let postings = section.postings(*word);
        scratch.phrase.retain_mut(|(at, so_far, said)| {
            let found = postings.binary_search_by_key(at, |posting| posting >> PLACE_BITS);
            found.is_ok_and(|found| {
                let (fit, here) = fit(postings[found]);
                (*so_far, *said) = (so_far.min(fit), (*said).min(here));
                true
            })
        });
    }
    for (at, fit, said) in &scratch.phrase {
        let at = *at as usize;
        scratch.best[at] = scratch.best[at].max(fit * sure);
        scratch.says_so[at] = scratch.says_so[at].max(*said);
    }
    !scratch.phrase.is_empty()
}

/// What is new is worth more; what has no date is as old as can be.
fn freshness(entry: &Entry, now: i64) -> f32 {
    let Some(published) = entry.published else { return 1.0 - WEIGHTS.fading };
    let days = (now.saturating_sub(published)).max(0) as f32 / DAY;
    1.0 - WEIGHTS.fading + WEIGHTS.fading * (-days / WEIGHTS.half_life).exp2()
}
