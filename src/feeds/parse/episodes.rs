//! The episodes of a feed while it is read, page after page: no identity twice, and of too many the newest. Knows no markup.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::date::Order;
use super::{Episode, FlawKind, MOST_EPISODES, same};

/// So many are gathered before the oldest go.
const MOST_GATHERED: usize = 2 * MOST_EPISODES;

/// Episodes in the order of the feed.
#[derive(Debug, Default)]
pub struct Episodes {
    list: Vec<Episode>,
    /// Places by identity.
    seen: HashMap<String, usize>,
    too_many: bool,
    /// What their dates have told so far.
    order: Order,
    /// Dates that leave open which number is the day, by what they are now, with what they are if it is the first.
    open: HashMap<i64, i64>,
}

impl Episodes {
    /// Takes one in; what is wrong with it where it was there before.
    pub fn take(&mut self, episode: Episode) -> Option<FlawKind> {
        let Some(known) = self.seen.get(&episode.identity).and_then(|at| self.list.get_mut(*at)) else {
            self.add(episode);
            return None;
        };
        if !same::are_two_items(known, &episode) {
            let flaw = FlawKind::Repeated(episode.title.clone());
            // The later edition counts.
            if known.published < episode.published {
                *known = episode;
            }
            return Some(flaw);
        }
        // Some feeds give one guid to all of their items.
        let episode = Episode { identity: same::own_identity(&episode), ..episode };
        if self.seen.contains_key(&episode.identity) {
            return Some(FlawKind::Repeated(episode.title));
        }
        self.add(episode);
        None
    }

    /// What their dates have told so far about days and months.
    pub(super) fn order(&self) -> Order {
        Order { otherwise: None, ..self.order }
    }

    /// Takes one in, and what its date told.
    pub(super) fn take_dated(&mut self, episode: Episode, order: Order) -> Option<FlawKind> {
        self.order = order;
        if let (Some(now), Some(otherwise)) = (episode.published, order.otherwise)
            && self.open.len() < MOST_GATHERED
        {
            self.open.insert(now, otherwise);
        }
        self.take(episode)
    }

    /// The episodes, and whether some were left out.
    #[must_use]
    pub fn finish(mut self) -> (Vec<Episode>, bool) {
        if self.order.day_first && !self.order.day_second {
            let open = &self.open;
            for one in &mut self.list {
                one.published = one.published.map(|at| open.get(&at).copied().unwrap_or(at));
            }
        }
        self.prune();
        (self.list, self.too_many)
    }

    fn add(&mut self, episode: Episode) {
        if self.list.len() >= MOST_GATHERED {
            self.prune();
        }
        self.seen.insert(episode.identity.clone(), self.list.len());
        self.list.push(episode);
    }

    /// Leaves the newest, whatever the order; of those without dates the first.
    fn prune(&mut self) {
        if self.list.len() <= MOST_EPISODES {
            return;
        }
        self.too_many = true;
        let mut places: Vec<usize> = (0..self.list.len()).collect();
        places.sort_by_key(|at| Reverse(self.list[*at].published));
        let mut stays = vec![false; places.len()];
        places.iter().take(MOST_EPISODES).for_each(|at| stays[*at] = true);
        let mut stays = stays.into_iter();
        self.list.retain(|_| stays.next().unwrap_or(false));
        self.seen = self.list.iter().enumerate().map(|(at, one)| (one.identity.clone(), at)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_too_many_the_newest_stay_in_the_order_of_the_feed() {
        let count = 2 * MOST_GATHERED as i64 + 7;
        let one = |n: i64, dated: bool| Episode {
            identity: n.to_string(),
            title: n.to_string(),
            published: dated.then_some(n),
            ..Episode::default()
        };
        let read = |order: &mut dyn Iterator<Item = i64>, dated: bool| {
            let mut episodes = Episodes::default();
            order.for_each(|n| assert_eq!(episodes.take(one(n, dated)), None));
            let (list, too_many) = episodes.finish();
            assert!(too_many && list.len() == MOST_EPISODES);
            (list[0].identity.clone(), list[MOST_EPISODES - 1].identity.clone())
        };
        let oldest = count - MOST_EPISODES as i64;
        assert_eq!(read(&mut (0..count), true), (oldest.to_string(), (count - 1).to_string()));
        assert_eq!(read(&mut (0..count).rev(), true), ((count - 1).to_string(), oldest.to_string()));
        assert_eq!(read(&mut (0..count), false), ("0".to_owned(), (MOST_EPISODES - 1).to_string()));
    }
}
