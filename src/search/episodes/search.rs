//! From what is wanted to the episodes that fit, newest and best first. Knows marks of words, not how they were typed.

use super::EpisodeIndex;
use super::part::{Part, Run};
use super::postings::Lists;
use super::top::{Hit, Said, Top, freshness};
use crate::catalog::PodcastIx;
use crate::search::Length;
use crate::search::episodes::vocabulary::Mark;
use crate::search::weights::WEIGHTS;

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
        let mut scratch = Scratch::default();
        for part in self.all() {
            in_part(part, query, &allowed, now, &mut scratch, &mut top);
        }
        let total = top.total;
        (top.finish(), total)
    }
}

/// One thing that is wanted, and where its words stand in a part.
struct Need<'q, 'p> {
    wanted: &'q Wanted,
    /// Phrases of which every word stands somewhere.
    phrases: Vec<(Vec<Lists<'p>>, f32)>,
    /// Which of them stand in the open run.
    open: Vec<usize>,
}

impl<'q, 'p> Need<'q, 'p> {
    fn new(wanted: &'q Wanted, part: &'p Part, in_names: bool) -> Self {
        let lists = |words: &[Mark]| -> Option<Vec<Lists<'p>>> {
            let lists: Option<Vec<_>> = words.iter().map(|word| part.postings.of(*word, in_names)).collect();
            lists.filter(|lists| !lists.is_empty())
        };
        let phrases = wanted.phrases.iter().filter_map(|(words, sure)| Some((lists(words)?, *sure)));
        Self { wanted, phrases: phrases.collect(), open: Vec::new() }
    }

    /// Nothing fits without one of its words.
    fn needs_words(&self, podcast: PodcastIx) -> bool {
        let wanted = self.wanted;
        !wanted.optional && wanted.only_in.is_empty() && !wanted.podcasts.contains(&podcast)
    }

    /// Finds the phrases whose words stand in a run. Whether it can be met there.
    fn open(&mut self, run: &Run) -> bool {
        let end = run.start + run.docs.len() as u32;
        self.open.clear();
        for (nth, (words, _)) in self.phrases.iter_mut().enumerate() {
            if words.iter_mut().all(|word| word.reach_into(run.start, end)) {
                self.open.push(nth);
            }
        }
        !self.open.is_empty() || !self.needs_words(run.podcast)
    }

    /// About how many episodes its words stand in.
    fn weight(&self) -> usize {
        self.phrases.iter().filter_map(|(words, _)| words.iter().map(Lists::weight).min()).sum()
    }
}

/// By place in the open run.
#[derive(Default)]
struct Scratch {
    /// The best fit of the open thing, and the sum so far.
    best: Vec<f32>,
    sum: Vec<f32>,
    says_so: Vec<Said>,
    /// Of the open phrase: its worst fit, where that is, and how many of its words were there.
    phrase: Vec<(f32, Said, u8)>,
}

fn in_part<'s>(
    part: &'s Part,
    query: &Query,
    allowed: &impl Fn(PodcastIx) -> bool,
    now: i64,
    scratch: &mut Scratch,
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
            let required = add_up(&mut needs, run, scratch);
            take_fitting(run, query, required, now, scratch, top);
        }
    }
}

/// How well every episode of a run fits, and what a full fit would be.
fn add_up(needs: &mut [Need<'_, '_>], run: &Run, scratch: &mut Scratch) -> f32 {
    let count = run.docs.len();
    scratch.sum.clear();
    scratch.sum.resize(count, 0.0);
    scratch.says_so.clear();
    scratch.says_so.resize(count, Said::Nowhere);
    let mut required = 0.0_f32;
    for need in needs {
        let member = need.wanted.podcasts.contains(&run.podcast);
        scratch.best.clear();
        scratch.best.resize(count, if member { WEIGHTS.member } else { 0.0 });
        for nth in &need.open {
            let (words, sure) = &mut need.phrases[*nth];
            match &mut words[..] {
                [word] => add_word(word, *sure, run, scratch),
                words => add_phrase(words, *sure, run, scratch),
            }
        }
        if need.wanted.optional {
            scratch.sum.iter_mut().zip(&scratch.best).for_each(|(sum, best)| *sum += best * WEIGHTS.optional);
            required += WEIGHTS.optional;
        } else if !need.wanted.phrases.is_empty() || member {
            for (sum, best) in scratch.sum.iter_mut().zip(&scratch.best) {
                // What lacks one thing cannot come back.
                *sum = if *best > 0.0 { *sum + best } else { f32::MIN };
            }
            required += 1.0;
        }
    }
    required
}

/// Gives where a word stands in a run: the place there, how well that fits, and what says so.
fn each(word: &mut Lists<'_>, run: &Run, mut give: impl FnMut(usize, f32, Said)) {
    let end = run.start + run.docs.len() as u32;
    word.names.take_before(end, |at, in_title| {
        let (fit, said) = if in_title {
            (WEIGHTS.in_episode_title, Said::InTitle)
        } else {
            (WEIGHTS.in_people, Said::InPeople)
        };
        give((at - run.start) as usize, fit, said);
    });
    word.summaries.take_before(end, |at, _| {
        give((at - run.start) as usize, WEIGHTS.in_summary, Said::InSummary);
    });
}

/// Raises the fit of every episode in which a word stands.
fn add_word(word: &mut Lists<'_>, sure: f32, run: &Run, scratch: &mut Scratch) {
    each(word, run, |at, fit, said| {
        scratch.best[at] = scratch.best[at].max(fit * sure);
        scratch.says_so[at] = scratch.says_so[at].max(said);
    });
}

/// Raises the fit of every episode in which all these words stand.
fn add_phrase(words: &mut [Lists<'_>], sure: f32, run: &Run, scratch: &mut Scratch) {
    let phrase = &mut scratch.phrase;
    phrase.clear();
    phrase.resize(run.docs.len(), (f32::MAX, Said::InTitle, 0));
    for word in &mut *words {
        each(word, run, |at, fit, said| {
            let (so_far, where_so_far, met) = phrase[at];
            phrase[at] = (so_far.min(fit), where_so_far.min(said), met.saturating_add(1));
        });
    }
    for (at, (fit, said, met)) in phrase.iter().enumerate() {
        if usize::from(*met) == words.len() {
            scratch.best[at] = scratch.best[at].max(fit * sure);
            scratch.says_so[at] = scratch.says_so[at].max(*said);
        }
    }
}

/// Counts the episodes that fit, and takes the best. 64 at a time: of most the newest is not new enough.
fn take_fitting<'s>(
    run: &'s Run,
    query: &Query,
    required: f32,
    now: i64,
    scratch: &Scratch,
    top: &mut Top<'s>,
) {
    for (chunk, sums) in scratch.sum.chunks(64).enumerate() {
        let start = chunk * 64;
        let entry = |at: usize| run.docs.entry((start + at) as u32, run.all_explicit);
        // Newest first, so this is the newest.
        let newest = entry(0).published();
        if query.since.is_some_and(|since| newest.is_none_or(|at| at < since)) {
            return;
        }
        let (mut fitting, mut high) = (0_u64, 0.0_f32);
        for (at, sum) in sums.iter().enumerate() {
            fitting |= u64::from(*sum > 0.0 || required == 0.0) << at;
            high = high.max(*sum);
        }
        fitting &= run.live(start);
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
        let fit = |sum: f32| if required > 0.0 { sum / required } else { 1.0 };
        let fresh = freshness(newest, now);
        if fitting == 0 || !top.may_take(fit(high) * fresh) {
            continue;
        }
        for at in bits(fitting) {
            let fit = fit(sums[at]);
            if top.may_take(fit * fresh) {
                top.offer(Hit::new(run.podcast, entry(at), fit, scratch.says_so[start + at], now));
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
