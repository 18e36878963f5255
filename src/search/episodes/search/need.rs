//! What an episode must be about, and which episodes of a run are: a bit for each, 64 at a time. Knows no order.

use super::Wanted;
use crate::search::episodes::part::{Part, Run};
use crate::search::episodes::postings::Lists;
use crate::search::episodes::top::Said;
use crate::search::episodes::vocabulary::Mark;
use crate::search::weights::WEIGHTS;

/// One thing that is wanted, and where its words stand in a part.
pub(super) struct Need<'q, 'p> {
    pub(super) wanted: &'q Wanted,
    /// Phrases of which every word stands somewhere.
    phrases: Vec<Phrase<'p>>,
    /// Which of them stand in the open run.
    open: Vec<usize>,
    /// The open run's podcast is about it as a whole.
    member: bool,
}

/// Words that must stand in an episode together.
struct Phrase<'p> {
    words: Vec<Lists<'p>>,
    sure: f32,
    /// Where all of them stand in the open run.
    places: Vec<Places>,
}

/// Which of 64 episodes have something, a bit for each. Each of these holds the one before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Places {
    in_title: u64,
    in_names: u64,
    anywhere: u64,
}

impl<'q, 'p> Need<'q, 'p> {
    pub(super) fn new(wanted: &'q Wanted, part: &'p Part, in_names: bool) -> Self {
        let phrase = |(words, sure): &(Vec<Mark>, f32)| -> Option<Phrase<'p>> {
            let words: Option<Vec<_>> = words.iter().map(|word| part.postings.of(*word, in_names)).collect();
            let words = words.filter(|words| !words.is_empty() && *sure > 0.0)?;
            Some(Phrase { words, sure: *sure, places: Vec::new() })
        };
        let phrases = wanted.phrases.iter().filter_map(phrase).collect();
        Self { wanted, phrases, open: Vec::new(), member: false }
    }

    /// Nothing fits without one of its words.
    fn needs_words(&self) -> bool {
        !self.wanted.optional && self.wanted.only_in.is_empty() && !self.member
    }

    /// Finds the phrases whose words stand in a run. Whether it can be met there.
    pub(super) fn open(&mut self, run: &Run) -> bool {
        let end = run.start + run.docs.len() as u32;
        self.member = self.wanted.podcasts.contains(&run.podcast);
        self.open.clear();
        for (nth, phrase) in self.phrases.iter_mut().enumerate() {
            if phrase.words.iter_mut().all(|word| word.reach_into(run.start, end)) {
                self.open.push(nth);
            }
        }
        !self.open.is_empty() || !self.needs_words()
    }

    /// Reads where the open phrases stand.
    pub(super) fn read(&mut self, run: &Run, scratch: &mut Vec<Places>) {
        for nth in &self.open {
            let Phrase { words, places, .. } = &mut self.phrases[*nth];
            for (nth, word) in words.iter_mut().enumerate() {
                if nth == 0 {
                    read_word(word, run, places);
                } else {
                    read_word(word, run, scratch);
                    places.iter_mut().zip(&*scratch).for_each(|(all, one)| all.both(*one));
                }
            }
        }
    }

    /// What a full fit adds, in a run that is open; nothing where it asks for nothing there.
    pub(super) fn required(&self) -> f32 {
        let asks = !self.wanted.phrases.is_empty() || self.member;
        if self.wanted.optional { WEIGHTS.optional } else { f32::from(u8::from(asks)) }
    }

    /// Which of these 64 episodes have it.
    pub(super) fn anywhere(&self, chunk: usize) -> u64 {
        if self.member {
            return u64::MAX;
        }
        self.open.iter().fold(0, |all, nth| all | self.phrases[*nth].places[chunk].anywhere)
    }

    /// Which of them say so in a title or among people.
    pub(super) fn in_names(&self, chunk: usize) -> u64 {
        self.open.iter().fold(0, |all, nth| all | self.phrases[*nth].places[chunk].in_names)
    }

    /// How well the best of some of these 64 episodes fits, and what says so at best.
    pub(super) fn fit(&self, chunk: usize, some: u64) -> (f32, Said) {
        let mut best = (if self.member { WEIGHTS.member } else { 0.0 }, Said::Nowhere);
        for nth in &self.open {
            let phrase = &self.phrases[*nth];
            let places = phrase.places[chunk];
            let (fit, said) = if places.in_title & some != 0 {
                (WEIGHTS.in_episode_title, Said::InTitle)
            } else if places.in_names & some != 0 {
                (WEIGHTS.in_people, Said::InPeople)
            } else if places.anywhere & some != 0 {
                (WEIGHTS.in_summary, Said::InSummary)
            } else {
                continue;
            };
            best = (best.0.max(fit * phrase.sure), best.1.max(said));
        }
        best
    }

    /// About how many episodes its words stand in.
    pub(super) fn weight(&self) -> usize {
        self.phrases.iter().filter_map(|phrase| phrase.words.iter().map(Lists::weight).min()).sum()
    }
}

impl Places {
    fn both(&mut self, other: Self) {
        self.in_title &= other.in_title;
        self.in_names &= other.in_names;
        self.anywhere &= other.anywhere;
    }
}

/// Reads where a word stands in a run.
fn read_word(word: &mut Lists<'_>, run: &Run, to: &mut Vec<Places>) {
    to.clear();
    to.resize(run.docs.len().div_ceil(64), Places::default());
    let end = run.start + run.docs.len() as u32;
    word.names.take_before(end, |at, in_title| {
        let at = (at - run.start) as usize;
        let (places, bit) = (&mut to[at / 64], 1 << (at % 64));
        places.in_title |= u64::from(in_title) << (at % 64);
        places.in_names |= bit;
        places.anywhere |= bit;
    });
    word.summaries.take_before(end, |at, _| {
        let at = (at - run.start) as usize;
        to[at / 64].anywhere |= 1 << (at % 64);
    });
}
