//! Which interactions were taken lately, so that one that comes again is answered once. In memory only.

use std::collections::{HashSet, VecDeque};

/// Interactions remembered, so that one sent again is answered once.
const REMEMBERED: usize = 4096;

#[derive(Debug, Default)]
pub(super) struct Seen {
    order: VecDeque<u64>,
    ids: HashSet<u64>,
}

impl Seen {
    /// Whether this one is new; forgets the oldest.
    pub(super) fn first(&mut self, id: u64) -> bool {
        if !self.ids.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(old) = self.order.pop_front()
        {
            self.ids.remove(&old);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_interaction_is_seen_once_and_memory_is_bounded() {
        let mut seen = Seen::default();
        assert!(seen.first(1));
        assert!(!seen.first(1));
        for id in 2..20_000 {
            assert!(seen.first(id));
        }
        assert!(seen.ids.len() <= REMEMBERED && seen.order.len() <= REMEMBERED);
        assert!(!seen.first(19_999));
    }
}
