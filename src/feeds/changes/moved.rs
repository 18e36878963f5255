//! What is the same by its file or by the second it came out, and what a feed says twice. Pure.

use std::collections::HashMap;

use super::pairs::Pairs;
use super::titles::Titles;
use crate::feeds::parse::same::{enclosure_key, is_bare, same_moment};

/// So many whose files alone are known have moved together; of fewer the files are used again.
const FEWEST_MOVED: usize = 3;
/// So many that a feed says twice were doubled by an import; fewer are episodes of their own.
const FEWEST_DOUBLED: usize = 3;

impl Pairs<'_, '_> {
    /// Pairs what has the same file. Hosts use a file's address again, such as `monday.mp3`, so that one newer than all
    /// that is known needs its title or its date too, unless the whole feed has moved.
    pub(super) fn by_file(&mut self, titles: &Titles) {
        let alike = self.alike(|one| one.audio.as_deref().map(enclosure_key));
        // A week of files that are used again is a week of news, and no move.
        let found: Vec<(usize, usize)> = alike.iter().map(|(read, known)| (*known, *read)).collect();
        let moved =
            alike.len() >= FEWEST_MOVED && self.knows_few_guids() && !self.go_on(&self.open(), &found);
        for (read, known) in alike {
            if moved || self.is_same_file(titles, read, known) {
                self.pair(read, known);
            }
        }
    }

    fn is_same_file(&self, titles: &Titles, read: usize, known: usize) -> bool {
        let (one, other) = (&self.known[known].episode, &self.read[read]);
        let days = [one, other].iter().all(|one| one.published.is_some_and(is_bare));
        if same_moment(one.published, other.published) == Some(true) && !days {
            return true;
        }
        let newest = self.known.iter().filter_map(|one| one.episode.published).max();
        let is_old = other.published.map_or(one.published.is_some(), |at| Some(at) <= newest);
        // A feed of one is a bulletin, whose file and title stay.
        is_old || (self.read.len() > 1 && titles.single_known(read) == Some(known))
    }

    /// Pairs what came out in the same second, where that is one's alone on either side: whatever it is called now, it has
    /// moved. The date of a feed of one may never change.
    pub(super) fn by_second(&mut self, titles: &Titles) {
        if self.read.len() < 2 {
            return;
        }
        let alike = self.alike(|one| one.published.filter(|at| !is_bare(*at)).map(|at| at.to_string()));
        let one_hour = self.has_one_hour();
        for (read, known) in alike {
            if one_hour && titles.single_known(read).is_none() {
                continue;
            }
            // By chance it came in the second of one that is gone, where its title is another's.
            if titles.single_known(read).is_none_or(|titled| titled == known) {
                self.pair(read, known);
            }
        }
    }

    /// Whether all that was read came out at one time of day: then a date says no more than its day.
    fn has_one_hour(&self) -> bool {
        let mut hours = self.read.iter().filter_map(|one| one.published).map(|at| at.rem_euclid(86_400));
        let first = hours.next();
        let mut days = self.read.iter().filter_map(|one| one.published);
        let same_day = days.next().is_some_and(|first| days.any(|at| at == first));
        first.is_some_and(|first| hours.all(|hour| hour == first)) && same_day
    }

    /// Whether so much is both known and new that a feed may say it twice.
    pub(super) fn may_be_doubled(&self) -> bool {
        self.by_guid >= FEWEST_DOUBLED && self.open().len() >= FEWEST_DOUBLED
    }

    /// Those that a feed says twice, with the same title and second, where many are so: an import put the whole feed beside
    /// what was there. Of each two the one that was found stays, or the first.
    pub(super) fn doubled(&self, titles: &Titles) -> Vec<usize> {
        let mut places: HashMap<(&str, i64), Vec<usize>> = HashMap::new();
        for (at, one) in self.read.iter().enumerate() {
            if let Some(second) = one.published.filter(|at| !is_bare(*at)) {
                places.entry((&titles.read[at].words, second)).or_default().push(at);
            }
        }
        let mut twins: Vec<(usize, bool)> = Vec::new();
        for pair in places.values() {
            let [one, other] = pair[..] else { continue };
            match (self.known_of[one].is_some(), self.known_of[other].is_some()) {
                (true, false) => twins.push((other, true)),
                (false, true) => twins.push((one, true)),
                (false, false) => twins.push((other, false)),
                (true, true) => {}
            }
        }
        let of_known = twins.iter().filter(|(_, known)| *known).count();
        if of_known < FEWEST_DOUBLED { Vec::new() } else { twins.into_iter().map(|(at, _)| at).collect() }
    }
}
