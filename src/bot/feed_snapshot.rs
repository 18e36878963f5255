//! The episodes that feeds gave, as far as answers use them, and how each podcast is doing.

use std::sync::{Arc, PoisonError};

use super::Bot;
use crate::catalog::{OwnShow, PodcastIx, Status};
use crate::feeds::parse::Episode;
use crate::search::episodes::{EpisodeIndex, Section};
use crate::store::{FeedState, KeptEpisode};

/// Without an episode for so long a podcast is quiet.
const QUIET: i64 = 365 * 86_400;
/// After so long without an answer a feed counts as unreachable; a bad night does not.
const UNREACHABLE: i64 = 3 * 86_400;

/// What is known of a podcast from its feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedStatus {
    /// When its newest episode came out, Unix seconds.
    pub newest: Option<i64>,
    /// It says that no episode will follow.
    pub complete: bool,
    /// Since when its feed does not answer, Unix seconds.
    pub failing_since: Option<i64>,
    /// The server says that its feed is gone for good.
    pub gone: bool,
    /// The picture that its feed gives.
    pub image: Option<String>,
}

/// How a podcast is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// New episodes come; when the last one did, where a feed told.
    Active(Option<i64>),
    /// None for a year; since when.
    Quiet(i64),
    /// No further one will come; in which year the last one did, if known.
    Ended(Option<i16>),
    /// Nobody knows.
    Unknown,
}

/// What changes while podpick runs.
#[derive(Debug, Default)]
pub(super) struct FeedSnapshot {
    index: Arc<EpisodeIndex>,
    status: Vec<Option<FeedStatus>>,
    edition: u64,
}

impl FeedSnapshot {
    /// Nothing yet, and never an edition that another bot had before.
    pub(super) fn after(edition: u64) -> Self {
        Self { edition: edition.saturating_add(1 << 32), ..Self::default() }
    }
}

impl Bot {
    /// The podcasts whose feeds are to be read, those of servers' own shows too: id and address.
    #[must_use]
    pub fn feeds(&self) -> Vec<(String, String)> {
        let feed =
            |(_, podcast): (_, &crate::catalog::Podcast)| Some((podcast.id.clone(), podcast.feed.clone()?));
        let mut feeds: Vec<(String, String)> = self.catalog.podcasts().filter_map(feed).collect();
        feeds.extend(self.own_feeds());
        feeds
    }

    /// Puts the episodes of podcasts where answers find them, in place of those there were.
    pub fn set_episodes(&self, podcasts: Vec<(String, Vec<KeptEpisode>)>) {
        // One after the other, or the slower would take back what the faster has set.
        let _turn = self.updating.lock().unwrap_or_else(PoisonError::into_inner);
        let (own, podcasts): (Vec<_>, Vec<_>) = podcasts.into_iter().partition(|(id, _)| OwnShow::is_own(id));
        if !own.is_empty() {
            self.own_feeds.set_episodes(own);
        }
        let sections = podcasts.into_iter().filter_map(|(id, episodes)| {
            let at = self.catalog.podcast_with_id(&id)?;
            let episodes = episodes.into_iter().map(|kept| kept.episode).collect();
            Some((at, Section::new(self.catalog.podcast(at).explicit, episodes)))
        });
        let sections: Vec<(PodcastIx, Section)> = sections.collect();
        if sections.is_empty() {
            return;
        }
        // Made beside the lock that answers take, so that none waits for it.
        self.set_index(self.shared_episodes().0.with(sections));
    }

    /// Puts some episodes of a podcast of the catalog in place of those with their identities, and takes away those that
    /// are gone: the same as all of them anew, in a fraction of the time.
    pub fn change_episodes(&self, podcast: &str, changed: Vec<Episode>, gone: &[String]) {
        let Some(at) = self.catalog.podcast_with_id(podcast) else { return };
        let section = Section::new(self.catalog.podcast(at).explicit, changed);
        let _turn = self.updating.lock().unwrap_or_else(PoisonError::into_inner);
        self.set_index(self.shared_episodes().0.with_changes(at, &section, gone));
    }

    /// Puts an index in force, and once answers have it, the same in fewer parts.
    fn set_index(&self, index: EpisodeIndex) {
        let index = Arc::new(index);
        let set = |index: Arc<EpisodeIndex>| {
            let mut snapshot = self.snapshot.write().unwrap_or_else(PoisonError::into_inner);
            snapshot.index = index;
            snapshot.edition += 1;
        };
        set(Arc::clone(&index));
        if let Some(merged) = index.merged() {
            set(Arc::new(merged));
        }
    }

    /// Remembers how reading a feed went.
    pub fn note_feed(&self, feed: &FeedState) {
        let status = FeedStatus {
            newest: feed.newest,
            complete: feed.complete,
            failing_since: feed.failing_since.map(jiff::Timestamp::as_second),
            gone: feed.gone,
            image: feed.image.clone(),
        };
        if OwnShow::is_own(&feed.podcast) {
            return self.own_feeds.note(&feed.podcast, status);
        }
        let Some(at) = self.catalog.podcast_with_id(&feed.podcast) else { return };
        let mut snapshot = self.snapshot.write().unwrap_or_else(PoisonError::into_inner);
        let at = at.0 as usize;
        if snapshot.status.len() <= at {
            snapshot.status.resize(at + 1, None);
        }
        if snapshot.status[at].as_ref() != Some(&status) {
            snapshot.status[at] = Some(status);
            snapshot.edition += 1;
        }
    }

    /// Changes with everything that feeds say; an answer from another edition may be out of date.
    #[must_use]
    pub fn edition(&self) -> u64 {
        let own = self.own.as_ref().map_or(0, |own| own.revision() + self.own_feeds.edition());
        self.shared_episodes().1 + own
    }

    fn shared_episodes(&self) -> (Arc<EpisodeIndex>, u64) {
        let snapshot = self.snapshot.read().unwrap_or_else(PoisonError::into_inner);
        (Arc::clone(&snapshot.index), snapshot.edition)
    }

    /// The episodes there are.
    #[must_use]
    pub fn episode_index(&self) -> Arc<EpisodeIndex> {
        let (shared, edition) = self.shared_episodes();
        match &self.own {
            Some(own) => own.episodes(self, &shared, edition),
            None => shared,
        }
    }

    fn feed_status(&self, at: PodcastIx) -> Option<FeedStatus> {
        let id = &self.catalog.podcast(at).id;
        if OwnShow::is_own(id) {
            return self.own_feeds.status(id);
        }
        self.snapshot
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .status
            .get(at.0 as usize)
            .cloned()
            .flatten()
    }

    /// How a podcast is doing, by its feed, or else by the catalog.
    #[must_use]
    pub fn activity(&self, at: PodcastIx, now: i64) -> Activity {
        let podcast = self.catalog.podcast(at);
        let status = self.feed_status(at).unwrap_or_default();
        match (podcast.status, status.newest) {
            (Status::Ended(year), _) => Activity::Ended(year),
            (_, newest) if status.complete => Activity::Ended(newest.and_then(year_of)),
            (_, Some(newest)) if now.saturating_sub(newest) > QUIET => Activity::Quiet(newest),
            (_, Some(newest)) => Activity::Active(Some(newest)),
            (Status::Active, None) => Activity::Active(None),
            (Status::Unknown, None) => Activity::Unknown,
        }
    }

    /// A podcast's picture: the catalog's, or else that of its feed.
    pub(super) fn artwork(&self, at: PodcastIx) -> Option<String> {
        self.catalog.podcast(at).artwork.clone().or_else(|| self.feed_status(at)?.image)
    }

    /// Since when a podcast's feed cannot be reached, if for long.
    #[must_use]
    pub fn unreachable_since(&self, at: PodcastIx, now: i64) -> Option<i64> {
        let status = self.feed_status(at)?;
        status.failing_since.filter(|since| status.gone || now.saturating_sub(*since) > UNREACHABLE)
    }
}

fn year_of(at: i64) -> Option<i16> {
    Some(jiff::Timestamp::from_second(at).ok()?.to_zoned(jiff::tz::TimeZone::UTC).year())
}
