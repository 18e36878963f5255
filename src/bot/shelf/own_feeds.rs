//! What the feeds of own shows said, as far as it is kept in memory: once for all servers that share one.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use crate::bot::FeedStatus;
use crate::feeds::parse::Episode;
use crate::search::episodes::Section;
use crate::store::KeptEpisode;

/// Episodes of an own show that are kept in memory, the newest; about 1.7 KB each (`cargo bench --bench shelf`), so that a
/// server with the most shows there can be takes some 7 MB. All are in the store.
const MOST_EPISODES: usize = 20;

/// Older ones of a show that stay beside them because a post names them, those that were asked for last.
const MOST_PINNED: usize = 20;

/// What the feeds of own shows said, by the shows' ids: once for all servers that share one.
#[derive(Debug, Default)]
pub(in crate::bot) struct OwnFeeds(RwLock<OwnFeedState>);

#[derive(Debug, Default)]
pub(super) struct OwnFeedState {
    pub(super) sections: HashMap<String, Arc<Section>>,
    /// Identities that stay however old they are, by show; the last one was asked for last.
    pinned: HashMap<String, Vec<String>>,
    status: HashMap<String, FeedStatus>,
    pub(super) edition: u64,
}

impl OwnFeeds {
    /// Lets episodes of an own show stay, whatever comes after them, from the next time on that its episodes are set.
    pub(in crate::bot) fn pin(&self, show: &str, identities: Vec<String>) {
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let pinned = state.pinned.entry(show.to_owned()).or_default();
        pinned.retain(|known| !identities.contains(known));
        pinned.extend(identities);
        let most = pinned.len().saturating_sub(MOST_PINNED);
        pinned.drain(..most);
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, OwnFeedState> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn pinned(&self, show: &str) -> Vec<String> {
        let state = self.read();
        state.pinned.get(show).cloned().unwrap_or_default()
    }

    /// Puts the newest episodes of own shows, and those that are pinned, in place of those there were.
    pub(in crate::bot) fn set_episodes(&self, shows: Vec<(String, Vec<KeptEpisode>)>) {
        let sections: Vec<(String, Arc<Section>)> = shows
            .into_iter()
            .map(|(show, kept)| {
                let episodes = in_memory(kept, &self.pinned(&show));
                (show, Arc::new(Section::brief(false, episodes)))
            })
            .collect();
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.sections.extend(sections);
        state.edition += 1;
    }

    /// Forgets feeds that no server wants any more.
    pub(super) fn keep_only(&self, feeds: &[(String, String)]) {
        let wanted: HashSet<&str> = feeds.iter().map(|(show, _)| show.as_str()).collect();
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        state.sections.retain(|show, _| wanted.contains(show.as_str()));
        state.pinned.retain(|show, _| wanted.contains(show.as_str()));
        state.status.retain(|show, _| wanted.contains(show.as_str()));
    }

    /// Remembers how reading the feed of an own show went.
    pub(in crate::bot) fn note(&self, show: &str, status: FeedStatus) {
        let mut state = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if state.status.get(show) != Some(&status) {
            state.status.insert(show.to_owned(), status);
            state.edition += 1;
        }
    }

    pub(in crate::bot) fn status(&self, show: &str) -> Option<FeedStatus> {
        self.read().status.get(show).cloned()
    }

    pub(in crate::bot) fn edition(&self) -> u64 {
        self.read().edition
    }
}

/// The episodes of an own show that stay in memory: the newest, and those that are pinned.
fn in_memory(mut kept: Vec<KeptEpisode>, pinned: &[String]) -> Vec<Episode> {
    // One without a date is as new as the day on which it was seen.
    let age = |one: &KeptEpisode| one.episode.published.unwrap_or(one.seen_at.as_second());
    kept.sort_by_key(|one| std::cmp::Reverse(age(one)));
    let stays = |nth: usize, one: &Episode| nth < MOST_EPISODES || pinned.contains(&one.identity);
    let kept = kept.into_iter().map(|one| one.episode).enumerate();
    kept.filter(|(nth, one)| stays(*nth, one)).map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stay_and_those_that_were_asked_for_last() {
        let feeds = OwnFeeds::default();
        let known = || {
            let one = |n: i64| KeptEpisode {
                podcast: "own".to_owned(),
                episode: Episode { identity: n.to_string(), published: Some(n), ..Episode::default() },
                seen_at: jiff::Timestamp::UNIX_EPOCH,
            };
            in_memory((0..100).map(one).collect(), &feeds.pinned("own")).len()
        };
        assert_eq!(known(), MOST_EPISODES);
        // Some of them are among the newest anyway, and one is asked for twice.
        feeds.pin("own", (0..30).map(|n| n.to_string()).collect());
        feeds.pin("own", vec!["99".to_owned(), "29".to_owned()]);
        assert_eq!(known(), MOST_EPISODES + MOST_PINNED - 1);
        feeds.keep_only(&[]);
        assert!(feeds.pinned("own").is_empty());
    }
}
