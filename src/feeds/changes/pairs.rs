//! Which known episode each of those that were read is: by guid, recording, title and date, the surest first. Pure.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::titles::Titles;
use crate::feeds::parse::Episode;
use crate::feeds::parse::same::{
    FoldedTitle, are_two, enclosure_host, enclosure_key, is_bare, may_be_two, same_day_somewhere, same_moment,
};
use crate::store::KeptEpisode;

/// Of the episodes read so many in ten may have a known guid where a feed counts as moved.
const KNOWN_IN_TEN: usize = 1;
/// And so many in ten of the rest must have a known title.
const TITLED_IN_TEN: usize = 6;
/// An import that dates episodes anew brings them at least so many times as close to each other.
const SPREAD: i64 = 4;

/// Which known episode each of those that were read is.
pub(super) struct Pairs<'k, 'e> {
    pub(super) known: &'k [KeptEpisode],
    pub(super) read: &'e [Episode],
    /// By place in `read`.
    pub(super) known_of: Vec<Option<usize>>,
    /// Known ones that nothing was found for.
    pub(super) free: HashSet<usize>,
    /// How many were found by their guid.
    by_guid: usize,
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

    fn open(&self) -> Vec<usize> {
        (0..self.read.len()).filter(|at| self.known_of[*at].is_none()).collect()
    }

    fn pair(&mut self, read: usize, known: usize) {
        self.known_of[read] = Some(known);
        self.free.remove(&known);
    }

    /// Pairs what has the same key, where the key is one episode's alone on either side.
    pub(super) fn by(&mut self, key: impl Fn(&Episode) -> Option<String>) {
        let open = self.open();
        if open.is_empty() || self.free.is_empty() {
            return;
        }
        let mut places: HashMap<String, Option<usize>> = HashMap::new();
        for (at, one) in self.known.iter().enumerate() {
            if let Some(key) = key(&one.episode) {
                places.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
            }
        }
        let mut wanted: HashMap<String, Option<usize>> = HashMap::new();
        for (at, one) in self.read.iter().enumerate() {
            if let Some(key) = key(one) {
                wanted.entry(key).and_modify(|place| *place = None).or_insert(Some(at));
            }
        }
        for (key, read) in wanted {
            let known = places.get(&key).copied().flatten();
            if let (Some(read), Some(known)) = (read, known)
                && self.known_of[read].is_none()
                && self.free.contains(&known)
                // A guid that another episode has now says nothing about the first one.
                && self.read[read].identity != self.known[known].episode.identity
            {
                self.pair(read, known);
            }
        }
    }

    /// Pairs what has the same title, the surest first.
    pub(super) fn by_titles(&mut self, titles: &Titles) {
        let (known, read) = (self.known, self.read);
        let dates = |at: usize, of: usize| (known[at].episode.published, read[of].published);
        self.by_title(titles, |at, of| same_moment(dates(at, of).0, dates(at, of).1) == Some(true));
        self.by_title(titles, |at, of| {
            titles.is_single(of) && same_day_somewhere(dates(at, of).0, dates(at, of).1)
        });
        // One that is no newer than what is known already, and has a title of its own, came back under another guid and date.
        let newest = known.iter().filter_map(|one| one.episode.published).max();
        self.by_title(titles, |_, of| titles.is_single(of) && read[of].published <= newest);
        // So did one that was taken out while most of those that stayed are older.
        let mut stayed: Vec<i64> =
            self.known_of.iter().flatten().filter_map(|at| known[*at].episode.published).collect();
        stayed.sort_unstable();
        if let Some(middle) = stayed.get(stayed.len().saturating_sub(1) / 2) {
            let is_later = |at: usize| {
                // Of those that have only their day in common nobody knows the order.
                let is_one_date = |at: i64| at == *middle && !is_bare(at);
                known[at].episode.published.is_some_and(|at| at > *middle || is_one_date(at))
            };
            self.by_title(titles, |at, of| titles.is_single(of) && is_later(at));
        }
        // A show of one episode that comes from another host.
        if let [only] = known {
            let host = |one: &Episode| one.audio.as_deref().map(enclosure_host);
            let from = host(&only.episode);
            self.by_title(titles, |_, of| {
                let here = host(&read[of]);
                titles.is_single(of) && here.is_some() && from.is_some() && here != from
            });
        }
        if self.have_moved(titles) {
            self.by_title(titles, |_, _| true);
        }
    }

    /// Pairs what has the same title, in the order of the feed, where these two, a known one and one that was read, may be
    /// one.
    fn by_title(&mut self, titles: &Titles, may_be_one: impl Fn(usize, usize) -> bool) {
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
                .filter(|(_, known)| title.fits(&titles.known[**known]) && may_be_one(**known, read));
            let best = fits.min_by_key(|(_, known)| distance(**known)).map(|(place, _)| place);
            if let Some(place) = best {
                let known = here.swap_remove(place);
                self.pair(read, known);
            }
        }
    }

    /// Whether the whole feed has moved: nearly no guid is known any more, but most of the titles, and they differ.
    fn have_moved(&self, titles: &Titles) -> bool {
        let open = self.open();
        if open.is_empty() || self.by_guid * 10 > self.read.len() * KNOWN_IN_TEN {
            return false;
        }
        // A title that comes again and again, such as that of a bulletin, says nothing.
        let found: Vec<(usize, usize)> =
            (0..self.read.len()).filter_map(|of| Some((titles.single_known(of)?, of))).collect();
        let different = titles.different();
        let is_known = found.len() >= 2
            && different * 2 > self.read.len()
            && found.len() * 10 >= different * TITLED_IN_TEN;
        is_known && !self.go_on(&open, &found)
    }

    /// Whether all that was read came after all that is known, at the same distances: then those are new, whatever they are
    /// called. An import that dates episodes anew gives them all the date of that day.
    fn go_on(&self, open: &[usize], found: &[(usize, usize)]) -> bool {
        let newest = self.known.iter().filter_map(|one| one.episode.published).max();
        let later = open.iter().all(|of| self.read[*of].published.is_some_and(|at| Some(at) > newest));
        let spread = |dates: Vec<Option<i64>>| {
            let dates: Vec<i64> = dates.into_iter().flatten().collect();
            dates.iter().max().zip(dates.iter().min()).map_or(0, |(last, first)| last - first)
        };
        let found = || found.iter().filter(|(_, read)| self.known_of[*read].is_none());
        let before = spread(found().map(|(known, _)| self.known[*known].episode.published).collect());
        let now = spread(found().map(|(_, read)| self.read[*read].published).collect());
        let bare = found().all(|(_, read)| self.read[*read].published.is_some_and(is_bare));
        later
            && newest.is_some()
            && if before > 0 { now.saturating_mul(SPREAD) >= before } else { now > 0 || bare }
    }

    /// Whether one that was read, at this place, and has no date is below what is known, and so old: the feed shows more of
    /// its past. One that always stands first may be pinned there.
    pub(super) fn is_below(&self, place: usize) -> bool {
        let mut dates = self.read.iter().filter_map(|one| one.published);
        let oldest_first = dates.next().zip(dates.next_back()).is_some_and(|(first, last)| first < last);
        let known = |at: &usize| self.known_of[*at].is_some();
        let before = (0..place).filter(known).count();
        let behind = (place + 1..self.read.len()).filter(known).count();
        let (above, below) = if oldest_first { (behind, before) } else { (before, behind) };
        above > 1 || (above == 1 && below == 0)
    }
}

/// Where the recordings and titles of a reading are, made when it is first asked for.
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
        one.audio.as_deref().map_or_else(titled, enclosure_key)
    }

    /// Whether another item than this one is an episode that is known.
    fn has(&self, known: &Episode, besides: usize) -> bool {
        let places = self.places.get_or_init(|| {
            // The first of each counts; where this one is it, a second would be the same again.
            self.read.iter().enumerate().rev().map(|(at, one)| (Self::key(one), at)).collect()
        });
        places.get(&Self::key(known)).is_some_and(|at| *at != besides)
    }
}
