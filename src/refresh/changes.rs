//! What a reading of a feed changes: which episodes are new, which are the same under another guid, which go. Pure.
//!
//! Hosts change guids, addresses, dates and titles; a follower wants to hear of each episode once, when it comes. So an
//! episode that the feed gives is looked for among those that are known: by its guid, by its recording, by its title and
//! date, and where a whole feed has moved by its title alone.

use std::collections::{HashMap, HashSet};

use crate::feed::Episode;
use crate::feed::same::{FoldedTitle, are_two, enclosure_key, own_identity, same_moment};
use crate::store::KeptEpisode;

/// Episodes of one podcast that are kept, of which those that its feed still has are never dropped.
const MOST_KEPT: usize = 5_000;
/// A date so much later than when it was first seen was one ahead, and the episode is new when it comes.
const AHEAD: i64 = 86_400;
/// Of the episodes read so many in ten may have a known guid where a feed counts as moved.
const KNOWN_IN_TEN: usize = 1;
/// And so many in ten of the rest must have a known title.
const TITLED_IN_TEN: usize = 6;

/// What a reading changes.
#[derive(Debug, Default)]
pub struct Changes<'e> {
    /// New and changed episodes.
    pub changed: Vec<&'e Episode>,
    /// Those of them that are surely new.
    pub new: Vec<&'e Episode>,
    /// Episodes that are known under another identity from now on: the old and the new one, in this order.
    pub renamed: Vec<(String, String)>,
    /// Identities that are kept no longer: they are too many.
    pub dropped: Vec<String>,
}

/// Compares what is kept with what was read.
#[must_use]
pub fn changes<'e>(known: &[KeptEpisode], read: &'e [Episode]) -> Changes<'e> {
    let mut pairs = Pairs::new(known, read);
    pairs.by(|one| one.audio.as_deref().map(|audio| enclosure_key(audio).into_owned()));
    pairs.by(|one| Some(without_scheme(&one.identity).to_owned()));
    pairs.by_title(|known, read| same_moment(known.published, read.published) == Some(true));
    // One that is no newer than what is known already, and has a title of its own, came back under another guid and date.
    if !pairs.open().is_empty() && !pairs.free.is_empty() {
        let newest = known.iter().filter_map(|one| one.episode.published).max();
        let single = pairs.single_titles();
        pairs.by_title(|_, read| {
            read.published <= newest && single.contains(&FoldedTitle::of(&read.title).words)
        });
        if pairs.have_moved() {
            pairs.by_title(|_, _| true);
        }
    }
    pairs.changes()
}

fn without_scheme(identity: &str) -> &str {
    let bare = identity.split_once("://").map_or(identity, |(_, rest)| rest);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/')
}

/// Which known episode each of those that were read is.
struct Pairs<'k, 'e> {
    known: &'k [KeptEpisode],
    read: &'e [Episode],
    /// By place in `read`.
    known_of: Vec<Option<usize>>,
    /// Known ones that nothing was found for.
    free: HashSet<usize>,
    /// How many were found by their guid.
    by_guid: usize,
    /// Known ones whose guid another episode has now.
    displaced: Vec<usize>,
}

impl<'k, 'e> Pairs<'k, 'e> {
    fn new(known: &'k [KeptEpisode], read: &'e [Episode]) -> Self {
        let place: HashMap<&str, usize> =
            known.iter().enumerate().map(|(at, one)| (one.episode.identity.as_str(), at)).collect();
        let mut displaced = Vec::new();
        let mut known_of = Vec::with_capacity(read.len());
        for one in read {
            let at = place.get(one.identity.as_str()).copied();
            if let Some(at) = at
                && are_two(&known[at].episode, one)
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

    fn open(&self) -> Vec<usize> {
        (0..self.read.len()).filter(|at| self.known_of[*at].is_none()).collect()
    }

    fn pair(&mut self, read: usize, known: usize) {
        self.known_of[read] = Some(known);
        self.free.remove(&known);
    }

    /// Pairs what has the same key, where the key is one episode's alone on either side.
    fn by(&mut self, key: impl Fn(&Episode) -> Option<String>) {
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

    /// Pairs what has the same title, in the order of the feed, where these two may be one.
    fn by_title(&mut self, may_be_one: impl Fn(&Episode, &Episode) -> bool) {
        let open = self.open();
        if open.is_empty() {
            return;
        }
        let mut places: HashMap<String, Vec<(usize, FoldedTitle)>> = HashMap::new();
        for at in &self.free {
            let title = FoldedTitle::of(&self.known[*at].episode.title);
            places.entry(title.words.clone()).or_default().push((*at, title));
        }
        for read in open {
            let one = &self.read[read];
            let title = FoldedTitle::of(&one.title);
            let Some(here) = places.get_mut(&title.words) else { continue };
            // Of several the one that came nearest to it.
            let distance = |known: usize| {
                let dates = self.known[known].episode.published.zip(one.published);
                (dates.map_or(u64::MAX, |(one, two)| one.abs_diff(two)), known)
            };
            let fits = here.iter().enumerate().filter(|(_, (known, other))| {
                title.fits(other) && may_be_one(&self.known[*known].episode, one)
            });
            let best = fits.min_by_key(|(_, (known, _))| distance(*known)).map(|(place, _)| place);
            if let Some(place) = best {
                let (known, _) = here.swap_remove(place);
                self.pair(read, known);
            }
        }
    }

    /// Titles that one known episode has, and one of those read at most.
    fn single_titles(&self) -> HashSet<String> {
        let mut known: HashMap<String, usize> = HashMap::new();
        for one in self.known {
            *known.entry(FoldedTitle::of(&one.episode.title).words).or_default() += 1;
        }
        let mut read: HashMap<String, usize> = HashMap::new();
        for one in self.read {
            *read.entry(FoldedTitle::of(&one.title).words).or_default() += 1;
        }
        known.retain(|title, times| *times == 1 && read.get(title).is_none_or(|times| *times == 1));
        known.into_keys().collect()
    }

    /// Whether the whole feed has moved: nearly no guid is known any more, but most of the titles, and they differ.
    fn have_moved(&self) -> bool {
        let open = self.open();
        if open.is_empty() || self.by_guid * 10 > self.read.len() * KNOWN_IN_TEN {
            return false;
        }
        let titles: HashSet<String> =
            self.known.iter().map(|one| FoldedTitle::of(&one.episode.title).words).collect();
        let read: HashSet<String> = self.read.iter().map(|one| FoldedTitle::of(&one.title).words).collect();
        let found = read.iter().filter(|title| titles.contains(*title)).count();
        found >= 2 && read.len() * 2 > self.read.len() && found * 10 >= read.len() * TITLED_IN_TEN
    }

    fn changes(self) -> Changes<'e> {
        let mut changes = Changes::default();
        // Whose guid another has now keeps what is known of it, under an identity of its own.
        for at in self.displaced.iter().filter(|at| self.free.contains(at)) {
            let one = &self.known[*at].episode;
            changes.renamed.push((one.identity.clone(), own_identity(one)));
        }
        for (one, known) in self.read.iter().zip(&self.known_of) {
            let Some(kept) = known.map(|at| &self.known[at]) else {
                changes.changed.push(one);
                changes.new.push(one);
                continue;
            };
            if kept.episode.identity != one.identity {
                changes.renamed.push((kept.episode.identity.clone(), one.identity.clone()));
            }
            if kept.episode != *one {
                changes.changed.push(one);
                // A date that was too far ahead to be believed has come.
                let ahead = kept.seen_at.as_second() + AHEAD;
                if kept.episode.published.is_none() && one.published.is_some_and(|at| at > ahead) {
                    changes.new.push(one);
                }
            }
        }
        // The guid that another took is free only once its first owner has gone from it.
        let displaced: HashSet<&str> =
            self.displaced.iter().map(|at| self.known[*at].episode.identity.as_str()).collect();
        changes.renamed.sort_by_key(|(old, _)| !displaced.contains(old.as_str()));
        // The newest stay. Whatever a feed does, it fills no disk.
        let mut gone: Vec<&Episode> = self.free.iter().map(|at| &self.known[*at].episode).collect();
        gone.sort_by(|one, other| {
            other.published.cmp(&one.published).then_with(|| one.identity.cmp(&other.identity))
        });
        let room = MOST_KEPT.saturating_sub(self.read.len());
        changes.dropped = gone.iter().skip(room).map(|one| one.identity.clone()).collect();
        changes
    }
}

#[cfg(test)]
mod tests;
