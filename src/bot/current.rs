//! The bot in force: a changed catalog takes the place of the old one whole, between two answers.

use std::sync::Arc;

use arc_swap::ArcSwap;

use super::{Bot, feed_snapshot};

/// Whoever answers asks here for the bot that is in force. Cheap to share behind an `Arc`.
#[derive(Debug)]
pub struct Current(ArcSwap<Bot>);

impl Current {
    /// This bot is in force.
    #[must_use]
    pub fn new(bot: Bot) -> Self {
        Self(ArcSwap::from_pointee(bot))
    }

    /// The bot in force at this moment; an answer is worked out by one bot from beginning to end.
    #[must_use]
    pub fn bot(&self) -> Arc<Bot> {
        self.0.load_full()
    }

    /// Another bot is in force from now on. It should have been made by [`Bot::succeeding`].
    pub fn replace(&self, bot: Arc<Bot>) {
        self.0.store(bot);
    }
}

impl Bot {
    /// The same bot, which remembers from which content of a file it was made.
    #[must_use]
    pub fn made_from(mut self, mark: u64) -> Self {
        self.mark = Some(mark);
        self
    }

    /// From which content of a file it was made.
    #[must_use]
    pub fn made_of(&self) -> Option<u64> {
        self.mark
    }

    /// This bot in place of another: with the same store and the same counts, and with answers that are never mistaken
    /// for the other's. What feeds said is not taken over, since episodes belong to podcasts of one catalog.
    #[must_use]
    pub fn succeeding(mut self, other: &Self) -> Self {
        self.picks.clone_from(&other.picks);
        self.gaps.clone_from(&other.gaps);
        // What the feeds of own shows said belongs to no catalog.
        self.own_feeds = Arc::clone(&other.own_feeds);
        let after = feed_snapshot::FeedSnapshot::after(other.edition());
        self.snapshot = Arc::new(std::sync::RwLock::new(after));
        let shelves = other.shelves();
        self.set_shelves(shelves);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    #[test]
    fn an_answer_belongs_to_the_bot_that_was_asked() {
        let current = Current::new(Bot::new(Catalog::default()));
        let before = current.bot();
        let next = Bot::new(Catalog::default()).succeeding(&before);
        assert!(next.edition() > before.edition());
        before.set_episodes(Vec::new());
        current.replace(Arc::new(next));
        assert!(current.bot().edition() > before.edition());
        assert!(!Arc::ptr_eq(&before, &current.bot()));
    }
}
