//! From what is wanted to the episodes that fit, newest and best first. Knows marks of words, not how they were typed.

mod need;

use need::{Need, Places};

use super::EpisodeIndex;
use super::part::{Part, Run};
use super::top::{Hit, Said, Top, freshness};
use crate::catalog::PodcastIx;
use crate::search::Length;
use crate::search::episodes::vocabulary::Mark;

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
    /// Only in titles and among people.
    pub in_names: bool,
    /// Only so long.
    pub length: Option<Length>,
    /// Explicit ones, too.
    pub explicit: bool,
    /// Nothing older than this, Unix seconds.
    pub since: Option<i64>,
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
        let mut top = Top::new(most);
        let mut scratch = Vec::new();
        for part in self.all() {
            in_part(part, query, &allowed, now, &mut scratch, &mut top);
        }
        let total = top.total;
        (top.finish(), total)
    }
}

fn in_part<'s>(
    part: &'s Part,
    query: &Query,
    allowed: &impl Fn(PodcastIx) -> bool,
    now: i64,
    scratch: &mut Vec<Places>,
    top: &mut Top<'s>,
) {
    let mut needs: Vec<Need<'_, '_>> =
        query.wanted.iter().map(|wanted| Need::new(wanted, part, query.in_names)).collect();
    // The rarest first: most podcasts lack that, and the others need not be looked at.
    let mut rarest: Vec<usize> = (0..needs.len()).collect();
    rarest.sort_by_key(|nth| needs[*nth].weight());
    for run in &*part.runs {
        let elsewhere = |need: &Need<'_, '_>| {
            !need.wanted.only_in.is_empty() && !need.wanted.only_in.contains(&run.podcast)
        };
        let met = !needs.iter().any(elsewhere) && rarest.iter().all(|nth| needs[*nth].open(run));
        if met && (query.explicit || !run.all_explicit) && allowed(run.podcast) {
            for need in &mut needs {
                need.read(run, scratch);
            }
            take_fitting(run, query, &needs, now, top);
        }
    }
}

/// Which of 64 episodes of a run have all that is needed, or any of it where nothing is.
fn having(needs: &[Need<'_, '_>], chunk: usize) -> u64 {
    let asking = || needs.iter().filter(|need| need.required() > 0.0);
    let needed = || asking().filter(|need| !need.wanted.optional);
    if needed().next().is_some() || asking().next().is_none() {
        return needed().fold(u64::MAX, |all, need| all & need.anywhere(chunk));
    }
    asking().fold(0, |all, need| all | need.anywhere(chunk))
}

/// Counts the episodes that fit, and takes the best. 64 at a time: of most the newest is not new enough.
fn take_fitting<'s>(run: &'s Run, query: &Query, needs: &[Need<'_, '_>], now: i64, top: &mut Top<'s>) {
    let required: f32 = needs.iter().map(Need::required).sum();
    let count = run.docs.len();
    for (chunk, start) in (0..count).step_by(64).enumerate() {
        let entry = |at: usize| run.docs.entry((start + at) as u32, run.all_explicit);
        let newest = run.docs.newest(start);
        if query.since.is_some_and(|since| newest.is_none_or(|at| at < since)) {
            return;
        }
        let mut fitting =
            having(needs, chunk) & run.live(start) & u64::MAX >> 64_usize.saturating_sub(count - start);
        if !query.explicit {
            fitting &= !run.docs.explicit(start);
        }
        if query.length.is_some() || query.since.is_some() {
            for at in bits(fitting) {
                let entry = entry(at);
                let wished = query.length.is_none_or(|length| length.fits(entry.seconds()))
                    && query.since.is_none_or(|since| entry.published().is_some_and(|at| at >= since));
                fitting &= !(u64::from(!wished) << at);
            }
        }
        top.total += fitting.count_ones() as usize;
        let fit = |some: u64| {
            let fits = needs.iter().filter(|need| need.required() > 0.0).map(|need| {
                let (fit, said) = need.fit(chunk, some);
                (fit * need.required(), said)
            });
            let (sum, said) = fits.fold((0.0, Said::Nowhere), |all, one| (all.0 + one.0, all.1.max(one.1)));
            (if required > 0.0 { sum / required } else { 1.0 }, said)
        };
        // Few say it in a name, and all others fit so much worse that most of them need no look.
        let named = needs.iter().fold(0, |all, need| all | need.in_names(chunk));
        for some in [fitting & named, fitting & !named] {
            let (high, mut fresh) = (fit(some).0, freshness(newest, now));
            if some == 0 || !top.may_take(high * fresh) {
                continue;
            }
            for at in bits(some) {
                let (fit, said) = fit(1 << at);
                // Episodes themselves lie far apart in memory, so that few are looked at.
                if top.may_take(fit * fresh) {
                    let entry = entry(at);
                    // All that follow are older.
                    fresh = freshness(entry.published(), now);
                    if top.may_take(fit * fresh) {
                        top.offer(Hit::new(run.podcast, entry, fit, said, now));
                    }
                }
            }
        }
    }
}

/// The places of the bits that are set.
fn bits(mut of: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = of.trailing_zeros() as usize;
        (of != 0).then(|| {
            of &= of - 1;
            at
        })
    })
}
