//! Episodes that are kept come on the index of the bot that answers, whoever read them.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use super::job::Refresher;
use crate::bot::Bot;
use crate::store::{FeedState, KeptEpisode, StoreError};

/// Podcasts that are put on the index together at the start.
const SHELVED_AT_ONCE: usize = 50;

/// Which reading of each feed lies on a bot's index, in the store's milliseconds.
#[derive(Debug, Default)]
pub struct Shelved(pub(super) HashMap<String, i64>);

fn stamp(feed: &FeedState) -> i64 {
    feed.read_at.map_or(0, jiff::Timestamp::as_millisecond)
}

async fn set_episodes(bot: Arc<Bot>, podcasts: Vec<(String, Vec<KeptEpisode>)>) {
    if !podcasts.is_empty() {
        let _ = tokio::task::spawn_blocking(move || bot.set_episodes(podcasts)).await;
    }
}

impl Refresher {
    /// Makes a bot know the episodes that are kept. It need not be in force yet; once it is, [`Refresher::took_over`] wants
    /// what this gave.
    ///
    /// # Errors
    /// What the store says.
    pub async fn fill(&self, bot: &Arc<Bot>) -> Result<Shelved, StoreError> {
        let own = bot.feeds();
        let mut set = Shelved::default();
        let mut feeds = self.store.feeds().await?;
        let own: HashMap<&str, &str> =
            own.iter().map(|(podcast, address)| (podcast.as_str(), address.as_str())).collect();
        feeds.retain(|feed| own.get(feed.podcast.as_str()) == Some(&feed.address.as_str()));
        for some in feeds.chunks(SHELVED_AT_ONCE) {
            let mut podcasts = Vec::new();
            for feed in some {
                bot.note_feed(feed);
                let episodes = self.store.episodes_of(&feed.podcast).await?;
                set.0.insert(feed.podcast.clone(), stamp(feed));
                if !episodes.is_empty() {
                    podcasts.push((feed.podcast.clone(), episodes));
                }
            }
            set_episodes(Arc::clone(bot), podcasts).await;
        }
        Ok(set)
    }

    /// A bot that was filled is in force: what was read since then comes to it with the next look.
    /// The store then hears which feeds are wanted from now on.
    pub fn took_over(&self, set: Shelved) {
        self.changed.store(true, Ordering::Relaxed);
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = set.0;
    }

    /// Puts on the index what another process has read.
    pub(super) async fn look_at_others(&self) -> Result<(), StoreError> {
        let mut changed = Vec::new();
        for feed in self.store.feeds().await? {
            let known = self.set.lock().unwrap_or_else(PoisonError::into_inner).get(&feed.podcast).copied();
            if known != Some(stamp(&feed)) {
                changed.push(feed.clone());
            }
            self.bots.bot().note_feed(&feed);
        }
        for some in changed.chunks(SHELVED_AT_ONCE) {
            let mut podcasts = Vec::new();
            for feed in some {
                podcasts.push((feed.podcast.clone(), self.store.episodes_of(&feed.podcast).await?));
            }
            self.set_episodes(podcasts).await;
            // Only what answers know: where the store failed on the way, the next look begins there.
            for feed in some {
                self.remember_shelved(feed);
            }
        }
        Ok(())
    }

    pub(super) fn remember_shelved(&self, feed: &FeedState) {
        let read_at = stamp(feed);
        self.set.lock().unwrap_or_else(PoisonError::into_inner).insert(feed.podcast.clone(), read_at);
    }

    pub(super) async fn set_episodes(&self, podcasts: Vec<(String, Vec<KeptEpisode>)>) {
        set_episodes(self.bots.bot(), podcasts).await;
    }
}
