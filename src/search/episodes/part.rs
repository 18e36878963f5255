//! Episodes that were put on the index together: of one podcast, or of many once such parts are merged.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::docs::{Docs, Entry, Record};
use super::postings::{Postings, Reading};
use super::vocabulary::{Mark, Words, mark, words};
use crate::catalog::PodcastIx;
use crate::feeds::parse::Episode;

/// Episodes, the words they hold, and whose they are. What goes out of date is left out of `runs`; its words stay until
/// parts are merged.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// By podcast, each once.
    pub(super) runs: Arc<[Run]>,
    pub(super) postings: Arc<Postings>,
    pub(super) words: Arc<Words>,
    /// Episodes there were when it was made.
    pub(super) size: u32,
}

/// The episodes of one podcast in a part.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) podcast: PodcastIx,
    /// Its first episode in the postings.
    pub(super) start: u32,
    pub(super) docs: Arc<Docs>,
    /// Those that are not out of date, 64 to a number; all where it is none.
    live: Option<Arc<[u64]>>,
    /// How many those are.
    pub(super) count: usize,
    /// The server that shows it says that all of it is explicit.
    pub(super) all_explicit: bool,
}

impl Run {
    /// Which of the 64 episodes from this place on are up to date.
    pub(super) fn live(&self, place: usize) -> u64 {
        match &self.live {
            Some(live) => live.get(place / 64).copied().unwrap_or_default(),
            None => u64::MAX,
        }
    }

    /// Its episodes, newest first.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.places().map(|place| self.docs.entry(place, self.all_explicit))
    }

    fn places(&self) -> impl Iterator<Item = u32> {
        (0..self.docs.len() as u32).filter(|place| self.live(*place as usize) >> (place % 64) & 1 == 1)
    }

    /// The same without these episodes; none where nothing is left of it.
    fn without(&self, identities: &HashSet<&str>) -> Option<Self> {
        let gone = |place: &u32| identities.contains(self.docs.entry(*place, false).identity());
        let gone: Vec<u32> = self.places().filter(gone).collect();
        if gone.is_empty() {
            return Some(self.clone());
        }
        let mut live: Vec<u64> = (0..self.docs.len()).step_by(64).map(|place| self.live(place)).collect();
        for place in &gone {
            live[*place as usize / 64] &= !(1 << (place % 64));
        }
        let count = self.count - gone.len();
        (count > 0).then(|| Self { live: Some(live.into()), count, ..self.clone() })
    }
}

impl Part {
    /// From the episodes of one podcast in any order.
    pub(super) fn new(explicit: bool, episodes: Vec<Episode>) -> Self {
        let mut episodes = episodes;
        episodes.sort_by(|one, other| {
            other.published.cmp(&one.published).then_with(|| one.identity.cmp(&other.identity))
        });
        let mut reading = Reading::default();
        let mut known: HashMap<String, (Mark, bool)> = HashMap::new();
        for (place, episode) in (0_u32..).zip(&episodes) {
            let mut marked = |word: String, in_name: bool| {
                let (mark, named) = known.entry(word).or_insert_with_key(|word| (mark(word), false));
                *named |= in_name;
                *mark
            };
            words(&episode.title).for_each(|word| reading.in_names(marked(word, true), place, true));
            for person in &episode.people {
                words(person).for_each(|word| reading.in_names(marked(word, true), place, false));
            }
            words(&episode.summary).for_each(|word| reading.in_summary(marked(word, false), place));
        }
        let records: Vec<Record> =
            episodes.into_iter().map(|episode| Record::of(episode, explicit)).collect();
        let run = Run {
            podcast: PodcastIx(0),
            start: 0,
            count: records.len(),
            docs: Arc::new(Docs::new(&records)),
            live: None,
            all_explicit: false,
        };
        Self {
            size: records.len() as u32,
            runs: Arc::new([run]),
            postings: Arc::new(reading.finish()),
            words: Arc::new(Words::new(
                known.into_iter().map(|(word, (_, in_name))| (word, in_name)).collect(),
            )),
        }
    }

    /// The same, of one podcast, as that of a catalog's place.
    pub(super) fn of(&self, podcast: PodcastIx, all_explicit: bool) -> Self {
        let runs = self.runs.iter().map(|run| Run { podcast, all_explicit, ..run.clone() }).collect();
        Self { runs, ..self.clone() }
    }

    pub(super) fn run(&self, podcast: PodcastIx) -> Option<&Run> {
        let at = self.runs.binary_search_by_key(&podcast, |run| run.podcast).ok()?;
        self.runs.get(at)
    }

    /// The same with other runs in place of some podcasts'; none where nothing is left.
    pub(super) fn with_runs(
        &self,
        podcasts: &HashSet<PodcastIx>,
        becomes: impl Fn(&Run) -> Option<Run>,
    ) -> Option<Self> {
        if !podcasts.iter().any(|podcast| self.run(*podcast).is_some()) {
            return Some(self.clone());
        }
        let keep = |run: &Run| if podcasts.contains(&run.podcast) { becomes(run) } else { Some(run.clone()) };
        let runs: Arc<[Run]> = self.runs.iter().filter_map(keep).collect();
        (!runs.is_empty()).then(|| Self { runs, ..self.clone() })
    }

    /// The same without these episodes of a podcast.
    pub(super) fn without(&self, podcast: PodcastIx, identities: &HashSet<&str>) -> Option<Self> {
        self.with_runs(&HashSet::from([podcast]), |run| run.without(identities))
    }

    /// Episodes that are up to date.
    pub(super) fn count(&self) -> usize {
        self.runs.iter().map(|run| run.count).sum()
    }

    /// One of several, without what went out of date.
    pub(super) fn merged(parts: &[&Self]) -> Self {
        let words: Vec<&Words> = parts.iter().map(|part| &*part.words).collect();
        Self::merged_with(parts, Words::merged(&words))
    }

    /// The same, whose words are found as they are only.
    pub(super) fn merged_without_words(parts: &[&Self]) -> Self {
        Self::merged_with(parts, Words::default())
    }

    fn merged_with(parts: &[&Self], words: Words) -> Self {
        let mut sources: BTreeMap<PodcastIx, Vec<(usize, &Run)>> = BTreeMap::new();
        for (from, part) in parts.iter().enumerate() {
            part.runs.iter().for_each(|run| sources.entry(run.podcast).or_default().push((from, run)));
        }
        let mut places: Vec<Vec<u32>> = parts.iter().map(|part| vec![u32::MAX; part.size as usize]).collect();
        let (mut runs, mut start) = (Vec::with_capacity(sources.len()), 0);
        for sources in sources.values() {
            let run = merged_run(sources, start, &mut places);
            start += run.count as u32;
            runs.push(run);
        }
        let place =
            |from: usize, at: u32| places[from].get(at as usize).copied().filter(|place| *place < u32::MAX);
        let postings: Vec<&Postings> = parts.iter().map(|part| &*part.postings).collect();
        Self {
            runs: runs.into(),
            postings: Arc::new(Postings::merged(&postings, place)),
            words: Arc::new(words),
            size: start,
        }
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let run = |run: &Run| {
            size_of::<Run>() + run.docs.bytes() + run.live.as_ref().map_or(0, |live| size_of_val(&**live))
        };
        self.runs.iter().map(run).sum::<usize>() + self.postings.bytes() + self.words.bytes()
    }
}

/// The episodes of one podcast, from parts of this place among all; notes where in the merged part each of them is.
fn merged_run(sources: &[(usize, &Run)], start: u32, places: &mut [Vec<u32>]) -> Run {
    if let [(from, run)] = sources
        && run.live.is_none()
    {
        for at in 0..run.count as u32 {
            places[*from][(run.start + at) as usize] = start + at;
        }
        return Run { start, ..Run::clone(run) };
    }
    let mut all: Vec<(Entry<'_>, usize, u32)> = Vec::new();
    for (from, run) in sources {
        all.extend(run.places().map(|at| (run.docs.entry(at, false), *from, run.start + at)));
    }
    all.sort_by(|one, other| one.0.newer(&other.0));
    for (at, (_, from, before)) in (start..).zip(&all) {
        places[*from][*before as usize] = at;
    }
    let records: Vec<Record> = all.iter().map(|(entry, ..)| entry.record()).collect();
    Run {
        podcast: sources[0].1.podcast,
        start,
        count: records.len(),
        docs: Arc::new(Docs::new(&records)),
        live: None,
        all_explicit: sources[0].1.all_explicit,
    }
}
