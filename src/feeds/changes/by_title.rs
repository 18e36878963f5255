//! What is the same by its title: with its date, by its place among what stayed, or because the whole feed has moved. Pure.

use super::pairs::Pairs;
use super::titles::Titles;
use crate::feeds::parse::Episode;
use crate::feeds::parse::same::{enclosure_host, is_bare, is_edit, same_day_somewhere, same_moment};

/// So many in ten of the different titles must be known where a feed has moved.
const TITLED_IN_TEN: usize = 6;
/// An import that dates episodes anew brings them at least so many times as close to each other.
const SPREAD: i64 = 4;
/// Episodes that are mended between two readings.
const MOST_MENDED: usize = 10;
/// A feed so short may give no more than the newest of what another host had.
const FEW: usize = 3;
/// So far hosts shift dates.
const SHIFTED: u64 = 36 * 3_600;
/// A show that always has the same title comes at least as often as that.
const OFTEN: u64 = 35 * 86_400;

impl Pairs<'_, '_> {
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
            self.by_edit(&is_later);
        }
        self.by_host(titles);
        if self.have_moved(titles) {
            self.by_title(titles, |_, _| true);
        }
    }

    /// Pairs one that was taken out and one that came soon after, under a title with more or fewer words.
    fn by_edit(&mut self, may_be_edited: &impl Fn(usize) -> bool) {
        let (known, read) = (self.known, self.read);
        let open = self.open();
        // Nobody mends many at once, and each is compared with all that are gone.
        if open.len() > MOST_MENDED {
            return;
        }
        for of in open {
            let fits = self.free.iter().copied().filter(|at| may_be_edited(*at));
            let edited: Vec<usize> = fits.filter(|at| is_edit(&known[*at].episode, &read[of])).collect();
            if let [at] = edited[..] {
                self.pair(of, at);
            }
        }
    }

    /// Pairs what comes from another host in a feed too short to show that it has moved.
    fn by_host(&mut self, titles: &Titles) {
        let (known, read) = (self.known, self.read);
        if self.by_guid > 0 || read.len() > FEW {
            return;
        }
        let host = |one: &Episode| one.audio.as_deref().map(enclosure_host);
        let alone = known.len() == 1;
        self.by_title(titles, |at, of| {
            let (one, other) = (&known[at].episode, &read[of]);
            let (from, here) = (host(one), host(other));
            let apart = one.published.zip(other.published).map(|(one, two)| one.abs_diff(two));
            // A show of one was dated anew, unless it comes that often under one title.
            let is_one = if alone {
                apart.is_none_or(|apart| apart > OFTEN)
            } else {
                apart.is_some_and(|apart| apart <= SHIFTED)
            };
            titles.is_single(of) && is_one && here.is_some() && from.is_some() && here != from
        });
    }

    /// Whether the whole feed has moved: nearly no guid is known any more, but most of the titles, and they differ.
    fn have_moved(&self, titles: &Titles) -> bool {
        let open = self.open();
        if open.is_empty() || !self.knows_few_guids() {
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
    pub(super) fn go_on(&self, open: &[usize], found: &[(usize, usize)]) -> bool {
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
}
