//! The job that reads feeds: claims what is due, fetches, reads, keeps, and puts episodes where answers find them.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, info, warn};

use super::fetch::Fetchers;
use super::hosts::{self, Hosts};
use super::report::{Outcome, Report};
use crate::bot::Current;
use crate::feeds::parse::FlawKind;
use crate::store::{FeedState, Store, StoreError};

/// How often it looks whether a feed is due.
const TICK: Duration = Duration::from_secs(5);
/// How often feeds that nobody wants are looked through.
const DAY: Duration = Duration::from_hours(24);
/// How often it looks whether another process has read feeds.
const LOOK: Duration = Duration::from_mins(1);
/// Feeds that are read at all for the first time come so far from each other, in ms: nobody waits for them.
const APART: i64 = 2_000;
/// Claims in one look, so that feeds of a busy host leave their place to others.
const CLAIMS: usize = 8;
/// When a feed is looked at again whose host had no place.
const BUSY_HOST: SignedDuration = SignedDuration::from_secs(10);
/// Feeds that are taken apart at once: it costs processor time and memory.
const READ_AT_ONCE: usize = 2;

/// Reads feeds.
#[derive(Debug, Clone)]
pub struct Refresher {
    pub(super) bots: Arc<Current>,
    pub(super) store: Store,
    pub(super) fetchers: Arc<Fetchers>,
    at_once: usize,
    pub(super) reading: Arc<Semaphore>,
    /// Readings under way at once, whatever waits for its host.
    pub(super) slots: Arc<Semaphore>,
    hosts: Arc<Hosts>,
    /// When each feed was read that lies on the index, in the store's milliseconds.
    pub(super) set: Arc<Mutex<HashMap<String, i64>>>,
    /// Feeds that this process is reading.
    under_way: Arc<Mutex<HashSet<String>>>,
    /// Another catalog is in force than the one whose feeds the store knows.
    pub(super) changed: Arc<AtomicBool>,
    /// How often some server's shelf had changed when the store last heard which feeds are wanted.
    shelves: Arc<AtomicU64>,
    /// Episodes go on the bot's index as well.
    pub(super) indexes: bool,
}

impl Refresher {
    /// A reader of so many feeds at once.
    #[must_use]
    pub fn new(bots: Arc<Current>, store: Store, fetchers: Fetchers, at_once: usize) -> Self {
        Self {
            bots,
            store,
            fetchers: Arc::new(fetchers),
            at_once: at_once.max(1),
            reading: Arc::new(Semaphore::new(READ_AT_ONCE)),
            slots: Arc::new(Semaphore::new(at_once.max(1))),
            hosts: Arc::default(),
            set: Arc::default(),
            under_way: Arc::default(),
            changed: Arc::default(),
            shelves: Arc::default(),
            indexes: true,
        }
    }

    /// The same for a process that only fills the store: an index that answers nothing is most of the work.
    #[must_use]
    pub fn without_index(mut self) -> Self {
        self.indexes = false;
        self
    }

    async fn load(&self) -> Result<(), StoreError> {
        // First, so that a catalog which takes the place of this one meanwhile is wanted with the next look.
        self.changed.store(false, Ordering::Relaxed);
        self.shelves.store(self.bots.bot().shelf_changes(), Ordering::Relaxed);
        self.want().await?;
        let set = self.fill(&self.bots.bot()).await?;
        *self.set.lock().unwrap_or_else(PoisonError::into_inner) = set.0;
        Ok(())
    }

    async fn want(&self) -> Result<(), StoreError> {
        let bot = self.bots.bot();
        let feeds = bot.feeds();
        let gone = self.store.want_feeds(&feeds, self.store.now().await?, APART).await?;
        if !gone.is_empty() {
            info!(feeds = gone.len(), "Feeds of shows that are gone are no longer kept");
        }
        // What nobody wants lies on no index any more; wanted again, it comes from the store anew.
        bot.keep_own_feeds(&feeds);
        let wanted: HashSet<&str> = feeds.iter().map(|(podcast, _)| podcast.as_str()).collect();
        let mut set = self.set.lock().unwrap_or_else(PoisonError::into_inner);
        set.retain(|podcast, _| wanted.contains(podcast.as_str()));
        Ok(())
    }

    /// Makes the store know the feeds of a catalog that took the place of another, and of shelves that changed.
    async fn want_changed(&self) -> Result<(), StoreError> {
        let shelves = self.bots.bot().shelf_changes();
        let other_shelves = self.shelves.swap(shelves, Ordering::Relaxed) != shelves;
        if self.changed.swap(false, Ordering::Relaxed) || other_shelves {
            let wanted = self.want().await;
            if wanted.is_err() {
                self.changed.store(true, Ordering::Relaxed);
            }
            return wanted;
        }
        Ok(())
    }

    /// Reads what is due until asked to stop; what is on its way then is let go, and read again with the next start.
    pub async fn run(&self, stop: CancellationToken) {
        let mut trouble = false;
        let mut said = |result: &Result<(), StoreError>| {
            match result {
                // Once when it begins and once when it ends.
                Err(error) if !trouble => {
                    error!(%error, "Feeds are waiting: the database does not answer");
                }
                Ok(()) if trouble => info!("Reading feeds again"),
                _ => {}
            }
            trouble = result.is_err();
        };
        loop {
            let loaded = self.load().await;
            said(&loaded);
            if loaded.is_ok() {
                break;
            }
            tokio::select! { () = stop.cancelled() => return, () = self.store.sleep(TICK) => {} }
        }
        let index = self.bots.bot().episode_index();
        info!(episodes = index.len(), bytes = index.bytes(), "Episodes are loaded");
        said(&self.wake_lost().await);
        let (mut looked, mut wanted) = (Instant::now(), Instant::now());
        let mut tasks = JoinSet::new();
        while !stop.is_cancelled() {
            // What nobody wants any more is kept for some time, and that comes to its end.
            if wanted.elapsed() >= DAY {
                wanted = Instant::now();
                self.changed.store(true, Ordering::Relaxed);
            }
            let changed = self.want_changed().await;
            let mut result = changed.and(self.claim(&mut tasks).await);
            if looked.elapsed() >= LOOK {
                looked = Instant::now();
                result = result.and(self.look_at_others().await).and(self.wake_lost().await);
            }
            said(&result);
            tokio::select! {
                () = stop.cancelled() => {}
                done = tasks.join_next(), if !tasks.is_empty() => note(done),
                () = self.store.sleep(TICK) => {}
            }
        }
        tasks.shutdown().await;
    }

    async fn wake_lost(&self) -> Result<(), StoreError> {
        self.store.wake_lost_feeds(self.store.now().await?).await
    }

    /// Reads these podcasts' feeds now, or all; tells of each as it is done.
    ///
    /// # Errors
    /// What the store says.
    pub async fn read_now(
        &self,
        only: Option<&str>,
        mut tell: impl FnMut(&Report),
    ) -> Result<Vec<Report>, StoreError> {
        let own = self.bots.bot().feeds();
        let now = self.store.now().await?;
        if self.store.is_shared() {
            self.store.know_feeds(&own, now, APART).await?;
        } else {
            // Nobody else has the file open.
            self.store.want_feeds(&own, now, APART).await?;
        }
        let mut feeds = self.store.feeds().await?;
        // Another catalog than the running bot's reads its own feeds only, and changes nothing for the bot.
        let own: HashMap<&str, &str> =
            own.iter().map(|(podcast, address)| (podcast.as_str(), address.as_str())).collect();
        feeds.retain(|feed| own.get(feed.podcast.as_str()) == Some(&feed.address.as_str()));
        let mut waiting: Vec<FeedState> =
            feeds.into_iter().filter(|feed| only.is_none_or(|only| feed.podcast == only)).rev().collect();
        let (mut tasks, mut reports) = (JoinSet::new(), Vec::new());
        loop {
            while tasks.len() < self.at_once {
                // The first whose host is free: one that hangs holds up only its own feeds.
                let free = |at: usize| Some((at, self.hosts.place(&waiting.get(at)?.address)?.at_once()?));
                let Some((at, place)) = (0..waiting.len()).rev().find_map(free) else { break };
                let (refresher, feed) = (self.clone(), waiting.remove(at));
                tasks.spawn(async move { refresher.read_one(feed, place).await });
            }
            match tasks.join_next().await {
                None => return Ok(reports),
                Some(Ok(Ok(report))) => {
                    tell(&report);
                    reports.push(report);
                }
                Some(Ok(Err(error))) => return Err(error),
                Some(Err(broken)) => error!(%broken, "Internal error while reading a feed (panic above)"),
            }
        }
    }

    async fn claim(&self, tasks: &mut JoinSet<Result<Report, StoreError>>) -> Result<(), StoreError> {
        for _ in 0..CLAIMS {
            let free = (self.at_once * hosts::PLACES).saturating_sub(tasks.len()).min(self.at_once);
            if free == 0 || self.claim_some(tasks, free).await? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// Claims up to so many feeds and gives how many that were. One whose host has no place left comes later, so that a
    /// host that hangs holds up only its own feeds.
    async fn claim_some(
        &self,
        tasks: &mut JoinSet<Result<Report, StoreError>>,
        most: usize,
    ) -> Result<usize, StoreError> {
        let now = self.store.now().await?;
        let claimed = self.store.claim_feeds(now, most).await?;
        let count = claimed.len();
        for feed in claimed {
            let Some(place) = self.hosts.place(&feed.address) else {
                self.store.feed_later(&feed.podcast, now.saturating_add(BUSY_HOST).unwrap_or(now)).await?;
                continue;
            };
            let mut under_way = self.under_way.lock().unwrap_or_else(PoisonError::into_inner);
            // A reading that takes longer than its claim is still the only one.
            if under_way.insert(feed.podcast.clone()) {
                let (refresher, podcast) = (self.clone(), feed.podcast.clone());
                tasks.spawn(async move {
                    // However the reading ends.
                    let _under_way = UnderWay { all: Arc::clone(&refresher.under_way), podcast };
                    refresher.read_one(feed, place).await
                });
            }
        }
        Ok(count)
    }
}

/// A feed that is being read; dropping it says that it no longer is.
struct UnderWay {
    all: Arc<Mutex<HashSet<String>>>,
    podcast: String,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.podcast);
    }
}

fn note(done: Option<Result<Result<Report, StoreError>, tokio::task::JoinError>>) {
    match done {
        Some(Ok(Ok(report))) => {
            let (podcast, duration_ms) = (report.podcast, report.took.as_millis() as u64);
            match report.outcome {
                Outcome::Read { episodes, changed, flaws } => {
                    let cut_off =
                        flaws.iter().any(|flaw| matches!(flaw.kind, FlawKind::CutOff | FlawKind::TooLarge));
                    let flaws = flaws.len();
                    info!(podcast, episodes, changed, flaws, cut_off, duration_ms, "Feed read");
                }
                Outcome::Unchanged => debug!(podcast, duration_ms, "feed unchanged"),
                Outcome::Failed(why) => warn!(podcast, why, duration_ms, "Feed not read"),
            }
        }
        // The feed is taken up again when its claim is over.
        Some(Ok(Err(error))) => warn!(%error, "Could not save what a feed holds"),
        None => {}
        Some(Err(broken)) => error!(%broken, "Internal error while reading a feed (panic above)"),
    }
}
