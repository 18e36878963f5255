//! Episodes that are kept come on the index of the bot that answers, whoever read them.

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};

use super::job::Refresher;
use crate::bot::Bot;
use crate::catalog::OwnShow;
use crate::feeds::parse::Episode;
use crate::store::{FeedState, KeptEpisode, KeptReading, StoreError, one_by_one};

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

    /// Puts on the index what a reading changed. All of the show's episodes come anew where the index may lack something
    /// of what the reading began with, and where the show is a server's own, of which it has the newest only.
    pub(super) async fn index_reading(
        &self,
        before: &FeedState,
        after: &FeedState,
        known: &[KeptEpisode],
        reading: &KeptReading<'_>,
        hidden: bool,
    ) -> Result<(), StoreError> {
        let bot = self.bots.bot();
        let nothing = reading.episodes.is_empty() && reading.renamed.is_empty() && reading.dropped.is_empty();
        if self.indexes && !nothing {
            let podcast = before.podcast.clone();
            let lies = self.set.lock().unwrap_or_else(PoisonError::into_inner).get(&podcast).copied();
            if hidden || OwnShow::is_own(&podcast) || lies != Some(stamp(before)) {
                let episodes = self.store.episodes_of(&podcast).await?;
                set_episodes(Arc::clone(&bot), vec![(podcast, episodes)]).await;
            } else {
                let (changed, gone) = difference(known, reading);
                let bot = Arc::clone(&bot);
                let work = move || bot.change_episodes(&podcast, changed, &gone);
                let _ = tokio::task::spawn_blocking(work).await;
            }
        }
        // Another bot that took its place meanwhile was filled before this.
        if Arc::ptr_eq(&bot, &self.bots.bot()) {
            self.remember_shelved(after);
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

/// What is otherwise in the store after a reading was kept: episodes that are new or changed, and identities that are gone.
fn difference(known: &[KeptEpisode], reading: &KeptReading<'_>) -> (Vec<Episode>, Vec<String>) {
    let known: HashMap<&str, &Episode> =
        known.iter().map(|one| (one.episode.identity.as_str(), &one.episode)).collect();
    // By identity; none where it is gone.
    let mut now: HashMap<&str, Option<Episode>> = HashMap::new();
    let is = |now: &HashMap<&str, Option<Episode>>, identity: &str| match now.get(identity) {
        Some(one) => one.clone(),
        None => known.get(identity).map(|one| Episode::clone(one)),
    };
    // In the store's order; whoever has an identity keeps it.
    let renamed = one_by_one(reading.renamed);
    for (old, new) in &renamed {
        if let Some(episode) = is(&now, old) {
            if is(&now, new).is_none() {
                now.insert(new, Some(Episode { identity: new.clone(), ..episode }));
            }
            now.insert(old, None);
        }
    }
    // Where some waited while they changed places.
    now.retain(|identity, one| one.is_some() || known.contains_key(identity));
    now.extend(reading.dropped.iter().map(|identity| (identity.as_str(), None)));
    now.extend(reading.episodes.iter().map(|one| (one.identity.as_str(), Some(Episode::clone(one)))));
    let (mut changed, mut gone) = (Vec::new(), Vec::new());
    for (identity, episode) in now {
        match episode {
            Some(episode) => changed.push(episode),
            None => gone.push(identity.to_owned()),
        }
    }
    (changed, gone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_the_index_becomes_what_is_in_the_store() {
        let episode = |identity: &str, title: &str| Episode {
            identity: identity.to_owned(),
            title: title.to_owned(),
            ..Episode::default()
        };
        let known: Vec<KeptEpisode> = ["a", "b", "c", "d"]
            .iter()
            .map(|identity| KeptEpisode {
                podcast: "show".to_owned(),
                episode: episode(identity, identity),
                seen_at: jiff::Timestamp::UNIX_EPOCH,
            })
            .collect();
        let renamed = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        // "a" was taken over by another and goes on as "a2"; "b" moved to "b2"; "c" gives way to "d", which is there.
        let reading = KeptReading {
            episodes: &[&episode("a", "another"), &episode("b2", "b")],
            renamed: &[renamed("a", "a2"), renamed("b", "b2"), renamed("c", "d"), renamed("x", "y")],
            dropped: &["d".to_owned()],
            ..KeptReading::default()
        };
        let (mut changed, mut gone) = difference(&known, &reading);
        changed.sort_by(|one, other| one.identity.cmp(&other.identity));
        gone.sort();
        assert_eq!(changed, [episode("a", "another"), episode("a2", "a"), episode("b2", "b")]);
        assert_eq!(gone, ["b", "c", "d"]);
    }
}
