//! Which known episode each of those that were read is: by guid, recording, title and date, the surest first. Pure.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::titles::Titles;
use crate::feeds::parse::Episode;
use crate::feeds::parse::same::{
    FoldedTitle, are_two, file_key, is_edit, may_be_two, same_moment, same_title,
};
use crate::store::KeptEpisode;

/// Of the episodes read so many in ten may have a known guid where a feed counts as moved.
const KNOWN_IN_TEN: usize = 1;

/// Which known episode each of those that were read is.
pub(super) struct Pairs<'k, 'e> {
    pub(super) known: &'k [KeptEpisode],
    pub(super) read: &'e [Episode],
    /// By place in `read`.
    pub(super) known_of: Vec<Option<usize>>,
    /// Known ones that nothing was found for.
    pub(super) free: HashSet<usize>,
    /// How many were found by their guid.
    pub(super) by_guid: usize,
    /// Known ones whose guid another episode has now.
    pub(super) displaced: Vec<usize>,
}

impl<'k, 'e> Pairs<'k, 'e> {
    pub(super) fn new(known: &'k [KeptEpisode], read: &'e [Episode]) -> Self {
        let place: HashMap<&str, usize> =
            known.iter().enumerate().map(|(at, one)| (one.episode.identity.as_str(), at)).collect();
        let elsewhere = Elsewhere::new(read);
        let mut displaced = Vec::new();
        let mut known_of = Vec::with_capacity(read.len());
        for (nth, one) in read.iter().enumerate() {
            let at = place.get(one.identity.as_str()).copied();
            if let Some(at) = at
                && (are_two(&known[at].episode, one)
                    || (may_be_two(&known[at].episode, one) && elsewhere.has(&known[at].episode, nth)))
            {
                displaced.push(at);
                known_of.push(None);
            } else {
                known_of.push(at);
            }
        }
        let taken: HashSet<usize> = known_of.iter().flatten().copied().collect();
        let free = (0..known.len()).filter(|at| !taken.contains(at)).collect();
        Self { known, read, known_of, free, by_guid: taken.len(), displaced }
    }

    /// Whether there is nothing left to look for, or nothing to find it in.
    pub(super) fn is_settled(&self) -> bool {
        self.free.is_empty() || self.known_of.iter().all(Option::is_some)
    }

    pub(super) fn open(&self) -> Vec<usize> {
        (0..self.read.len()).filter(|at| self.known_of[*at].is_none()).collect()
    }

    pub(super) fn pair(&mut self, read: usize, known: usize) {
        self.known_of[read] = Some(known);
        self.free.remove(&known);
    }

    /// Whether nearly none of those that were read was found by its guid.
    pub(super) fn knows_few_guids(&self) -> bool {
        self.by_guid * 10 <= self.read.len() * KNOWN_IN_TEN
    }

    /// Pairs what has the same key, where the key is one episode's alone on either side.
    pub(super) fn by(&mut self, key: impl Fn(&Episode) -> Option<String>) {
        self.alike(key).into_iter().for_each(|(read, known)| self.pair(read, known));
    }

    /// What has the same key and was not found yet, by the places of what was read and what is known.
    pub(super) fn alike(&self, key: impl Fn(&Episode) -> Option<String>) -> Vec<(usize, usize)> {
        if self.is_settled() {
            return Vec::new();
        }
        let places = single(self.known.iter().map(|one| key(&one.episode)));
        let wanted = single(self.read.iter().map(key));
        let found = wanted.into_iter().filter_map(|(key, read)| Some((read, *places.get(&key)?)));
        found
            .filter(|(read, known)| {
                self.known_of[*read].is_none()
                    && self.free.contains(known)
                    // A guid that another episode has now says nothing about the first one.
                    && self.read[*read].identity != self.known[*known].episode.identity
            })
            .collect()
    }

    /// Pairs what has the same title, in the order of the feed, where these two, a known one and one that was read, may be
    /// one.
    pub(super) fn by_title(&mut self, titles: &Titles, may_be_one: impl Fn(usize, usize) -> bool) {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in &self.free {
            places.entry(&titles.known[*at].words).or_default().push(*at);
        }
        for read in self.open() {
            let title: &FoldedTitle = &titles.read[read];
            let Some(here) = places.get_mut(title.words.as_str()) else { continue };
            // Of several the one that came nearest to it.
            let distance = |known: usize| {
                let dates = self.known[known].episode.published.zip(self.read[read].published);
                (dates.map_or(u64::MAX, |(one, two)| one.abs_diff(two)), known)
            };
            let fits = here
                .iter()
                .enumerate()
                .filter(|(_, known)| may_be_one(**known, read) && title.fits(&titles.known[**known]));
            let best = fits.min_by_key(|(_, known)| distance(**known)).map(|(place, _)| place);
            if let Some(place) = best {
                let known = here.swap_remove(place);
                self.pair(read, known);
            }
        }
    }

    /// Whether one stands alone behind all that is known, where nothing has a date: a feed that begins with the oldest.
    fn is_appended(&self, place: usize) -> bool {
        let dated = self.read.iter().any(|one| one.published.is_some());
        !dated && place + 1 == self.read.len() && self.free.is_empty() && self.open() == [place]
    }

    /// Whether one that was read, at this place, and has no date is below what is known, and so old: the feed shows more of
    /// its past. One that always stands first may be pinned there.
    pub(super) fn is_below(&self, place: usize) -> bool {
        let mut dates = self.read.iter().filter_map(|one| one.published);
        let oldest_first = dates.next().zip(dates.next_back()).is_some_and(|(first, last)| first < last);
        let known = |at: &usize| self.known_of[*at].is_some();
        let before = (0..place).filter(known).count();
        let behind = (place + 1..self.read.len()).filter(known).count();
        if self.is_appended(place) {
            return false;
        }
        let (above, below) = if oldest_first { (behind, before) } else { (before, behind) };
        above > 1 || (above == 1 && below == 0)
    }
}

/// Where the recordings of a reading are, made when it is first asked for.
struct Elsewhere<'e> {
    read: &'e [Episode],
    places: OnceCell<HashMap<String, usize>>,
}

impl<'e> Elsewhere<'e> {
    fn new(read: &'e [Episode]) -> Self {
        Self { read, places: OnceCell::new() }
    }

    /// What a recording is, or where there is none, title and date.
    fn key(one: &Episode) -> String {
        let titled = || format!("{}\u{1f}{:?}", FoldedTitle::of(&one.title).words, one.published);
        one.audio.as_deref().map_or_else(titled, file_key)
    }

    /// Whether another item than this one is an episode that is known, and rather than this one: a file's address may be
    /// another's now.
    fn has(&self, known: &Episode, besides: usize) -> bool {
        let places = self.places.get_or_init(|| {
            // The first of each counts; where this one is it, a second would be the same again.
            self.read.iter().enumerate().rev().map(|(at, one)| (Self::key(one), at)).collect()
        });
        let agrees = |at: usize| {
            let one = &self.read[at];
            let moment = same_moment(known.published, one.published) == Some(true);
            usize::from(same_title(known, one) || is_edit(known, one)) + usize::from(moment)
        };
        let place = places.get(&Self::key(known)).copied().filter(|at| *at != besides);
        // The other one has the recording as well.
        place.is_some_and(|at| agrees(at) + 1 > agrees(besides))
    }
}

/// Keys that one alone has.
fn single(keys: impl Iterator<Item = Option<String>>) -> HashMap<String, usize> {
    let mut places: HashMap<String, Option<usize>> = HashMap::new();
    for (at, key) in keys.enumerate() {
        if let Some(key) = key {
            places.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
        }
    }
    places.into_iter().filter_map(|(key, at)| Some((key, at?))).collect()
}
