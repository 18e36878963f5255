//! The job that reads feeds: claims what is due, fetches, reads, keeps, and puts episodes where answers find them.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, info, warn};

use super::changes::{Changes, changes};
use super::fetch::{Answer, FetchError, Fetchers};
use super::guard::public_picture;
use super::plan::{self, Reading};
use crate::bot::{Bot, Current, show_news};
use crate::feed::{self, Episode, Flaw};
use crate::store::{FeedState, KeptEpisode, KeptReading, ShowNote, Store, StoreError};

/// How often it looks whether a feed is due.
const TICK: Duration = Duration::from_secs(5);
/// How often it looks whether another process has read feeds.
const LOOK: Duration = Duration::from_mins(1);
/// Feeds that are read at all for the first time come so far from each other, in ms: nobody waits for them.
const APART: i64 = 2_000;
/// Claims in one look, so that feeds of a busy host leave their place to others.
const CLAIMS: usize = 8;
/// Feeds of one host that wait for their turn here; more wait in the store.
const PLACES: usize = 5;
/// When a feed is looked at again whose host had no place.
const BUSY_HOST: SignedDuration = SignedDuration::from_secs(10);
/// Feeds that are taken apart at once: it costs processor time and memory.
const READ_AT_ONCE: usize = 2;
/// Podcasts that are put on the index together at the start.
const SHELVED_AT_ONCE: usize = 50;

/// What became of one feed.
#[derive(Debug, Clone)]
pub struct Report {
    /// The catalog id of its podcast.
    pub podcast: String,
    /// Its address.
    pub address: String,
    /// What came.
    pub outcome: Outcome,
    /// Where it says it has moved.
    pub moved_to: Option<String>,
    /// How long it took.
    pub took: Duration,
}

/// What came of reading a feed.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It was read.
    Read {
        /// Episodes in it.
        episodes: usize,
        /// Of these, new or changed.
        changed: usize,
        /// What could not be read in it.
        flaws: Vec<Flaw>,
    },
    /// Nothing new.
    Unchanged,
    /// It could not be read.
    Failed(String),
}

/// Reads feeds.
#[derive(Debug, Clone)]
pub struct Refresher {
    bots: Arc<Current>,
    pub(super) store: Store,
    pub(super) fetchers: Arc<Fetchers>,
    at_once: usize,
    reading: Arc<Semaphore>,
    /// Readings under way at once, whatever waits for its host.
    slots: Arc<Semaphore>,
    hosts: Arc<Mutex<HashMap<String, Host>>>,
    /// When each feed was read that lies on the index, in the store's milliseconds.
    set: Arc<Mutex<HashMap<String, i64>>>,
    /// Feeds that this process is reading.
    under_way: Arc<Mutex<HashSet<String>>>,
    /// Another catalog is in force than the one whose feeds the store knows.
    changed: Arc<AtomicBool>,
    /// How often some server's shelf had changed when the store last heard which feeds are wanted.
    shelves: Arc<AtomicU64>,
    /// Episodes go on the bot's index as well.
    indexes: bool,
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
        self.store.want_feeds(&feeds, self.store.now().await?, APART).await?;
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
                    error!(%error, "feeds are not read until the store answers; answers go on");
                }
                Ok(()) if trouble => info!("feeds are read again"),
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
        info!(episodes = index.len(), bytes = index.bytes(), "the episodes that are kept can be found");
        let mut looked = Instant::now();
        let mut tasks = JoinSet::new();
        while !stop.is_cancelled() {
            let wanted = self.want_changed().await;
            let mut result = wanted.and(self.claim(&mut tasks).await);
            if looked.elapsed() >= LOOK {
                looked = Instant::now();
                result = result.and(self.look_at_others().await);
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
                let free = |at: usize| Some((at, self.place(&waiting.get(at)?.address)?.at_once()?));
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
                Some(Err(broken)) => error!(%broken, "reading a feed failed; the panic is above"),
            }
        }
    }

    async fn claim(&self, tasks: &mut JoinSet<Result<Report, StoreError>>) -> Result<(), StoreError> {
        for _ in 0..CLAIMS {
            let free = (self.at_once * PLACES).saturating_sub(tasks.len()).min(self.at_once);
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
            let Some(place) = self.place(&feed.address) else {
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

    /// Puts on the index what another process has read.
    async fn look_at_others(&self) -> Result<(), StoreError> {
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

    fn remember_shelved(&self, feed: &FeedState) {
        let read_at = stamp(feed);
        self.set.lock().unwrap_or_else(PoisonError::into_inner).insert(feed.podcast.clone(), read_at);
    }

    async fn read_one(&self, feed: FeedState, place: Place) -> Result<Report, StoreError> {
        // One request at a time to one host, and so many at all. Neither semaphore is ever closed.
        let _turn = match place.at_once {
            None => place.turn.acquire().await.ok(),
            Some(_) => None,
        };
        let _slot = self.slots.acquire().await;
        let started = Instant::now();
        let fetcher = self.fetchers.of(&feed.podcast);
        let fetched = fetcher.fetch(&feed.address, feed.etag.as_deref(), feed.modified.as_deref()).await;
        let now = self.store.now().await?;
        let chance = f64::from((now.as_millisecond() % 1_000) as u16) / 1_000.0;
        let (answer, moved_to) = match fetched {
            Ok(fetched) => (Ok(fetched.answer), fetched.moved_to),
            Err(error) => (Err(error), None),
        };
        let Interpreted { what, outcome, read, known, ahead } = self.interpret(&feed, answer, now).await?;
        let reading = match what {
            AnswerKind::Read { etag, modified } => Reading::Read { feed: &read, etag, modified },
            AnswerKind::Unchanged => Reading::Unchanged,
            AnswerKind::Gone => Reading::Gone,
            AnswerKind::Failed(why, wait) => Reading::Failed(why, wait),
        };
        let state = plan::after(&feed, reading, moved_to, now, chance);
        let mut changes =
            if read.episodes.is_empty() { Changes::default() } else { changes(&known, &read.episodes) };
        if read.blocked {
            changes.dropped = known.iter().map(|one| one.episode.identity.clone()).collect();
        }
        // One without a date is as old as the first reading that gave it, and of the very first nobody knows.
        let first = feed.read_at.is_none();
        changes.new.retain(|one| one.published.is_some() || (!first && !ahead.contains(&one.identity)));
        let messages = self.notices(&feed, &changes.new, now).await?;
        let news = self.show_notes(&feed, &state, now).await?;
        let changed: Vec<Episode> = changes.changed.into_iter().cloned().collect();
        let reading = KeptReading {
            episodes: &changed,
            renamed: &changes.renamed,
            dropped: &changes.dropped,
            seen_at: now,
            messages: &messages,
            news: &news,
            busy: plan::is_busy(&read.episodes, now),
        };
        let hidden = self.hide_displaced(&feed.podcast, &known, &changed, &changes.renamed).await;
        let kept = self.store.keep_reading(&feed, &state, &reading).await;
        let kept = match kept {
            Ok(kept) => kept,
            Err(error) => {
                // Not at once again: what could not be kept now may not be kept in five minutes either.
                let _ = self.store.put_off_feed(&feed.podcast, state.next_at).await;
                if hidden {
                    self.set_episodes(vec![(feed.podcast, known)]).await;
                }
                return Err(error);
            }
        };
        if !kept {
            // Another process read it meanwhile; what it kept counts, and comes with the next look.
            return Ok(Report {
                podcast: feed.podcast,
                address: feed.address,
                outcome: Outcome::Unchanged,
                moved_to: state.moved_to,
                took: started.elapsed(),
            });
        }
        self.bots.bot().note_feed(&state);
        let differs = !changed.is_empty() || !changes.dropped.is_empty() || !changes.renamed.is_empty();
        if differs && self.indexes {
            let episodes = self.store.episodes_of(&feed.podcast).await?;
            self.set_episodes(vec![(feed.podcast.clone(), episodes)]).await;
        }
        // Where its episodes could not be read for answers, the next look does that.
        self.remember_shelved(&state);
        Ok(Report {
            podcast: feed.podcast,
            address: feed.address,
            outcome,
            moved_to: state.moved_to,
            took: started.elapsed(),
        })
    }

    /// What an answer says.
    async fn interpret(
        &self,
        feed: &FeedState,
        answer: Result<Answer, FetchError>,
        now: jiff::Timestamp,
    ) -> Result<Interpreted, StoreError> {
        let failed =
            |why: String| Interpreted::of(AnswerKind::Failed(why.clone(), None), Outcome::Failed(why));
        Ok(match answer {
            Err(error) => failed(error.to_string()),
            Ok(Answer::Unchanged) if feed.etag.is_none() && feed.modified.is_none() => {
                failed("HTTP 304, although nothing was known of the feed".to_owned())
            }
            Ok(Answer::Unchanged) => Interpreted::of(AnswerKind::Unchanged, Outcome::Unchanged),
            Ok(Answer::Gone) => {
                Interpreted::of(AnswerKind::Gone, Outcome::Failed("HTTP 410, gone for good".to_owned()))
            }
            Ok(Answer::Refused(status)) => failed(format!("HTTP {status}")),
            Ok(Answer::NotNow { status, wait }) => {
                let wait = wait.and_then(|wait| SignedDuration::try_from(wait).ok());
                let why = format!("HTTP {status}");
                Interpreted::of(AnswerKind::Failed(why.clone(), wait), Outcome::Failed(why))
            }
            Ok(Answer::Body { bytes, whole, charset, etag, modified, permit }) => {
                let taken = self.take_apart(bytes, whole, charset, feed.address.clone()).await;
                // Not held while further pages are waited for, which may need it.
                drop(permit);
                match taken {
                    Err(why) => failed(why),
                    Ok(mut read) => {
                        if feed.read_at.is_none() && !read.blocked {
                            read = self.with_older_pages(read, feed).await;
                        }
                        read.image = public_picture(read.image);
                        let ahead = plan::settle(&mut read, now);
                        let known = self.store.episodes_of(&feed.podcast).await?;
                        let changed = changes(&known, &read.episodes).changed.len();
                        let mut flaws = read.flaws.clone();
                        flaws.truncate(5);
                        let outcome = Outcome::Read { episodes: read.episodes.len(), changed, flaws };
                        Interpreted { what: AnswerKind::Read { etag, modified }, outcome, read, known, ahead }
                    }
                }
            }
        })
    }

    async fn notices(
        &self,
        feed: &FeedState,
        new: &[&Episode],
        now: jiff::Timestamp,
    ) -> Result<Vec<crate::outbox::Message>, StoreError> {
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let bot = self.bots.bot();
        let mut follows = self.store.follows_of_podcast(&feed.podcast).await?;
        for topic in bot.topics_heard(&feed.podcast) {
            follows.extend(self.store.follows_of_topic(&topic).await?);
        }
        Ok(bot.notices_everywhere(&feed.podcast, new, follows, now))
    }

    async fn show_notes(
        &self,
        before: &FeedState,
        after: &FeedState,
        now: jiff::Timestamp,
    ) -> Result<Vec<ShowNote>, StoreError> {
        let events = show_news::events(before, after);
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let concerned = self.store.concerned_by(&before.podcast).await?;
        Ok(self.bots.bot().show_notes(&before.podcast, &events, &concerned, now))
    }

    /// Reads a feed in a thread of its own: however strange it is, nothing else waits for it.
    pub(super) async fn take_apart(
        &self,
        bytes: Vec<u8>,
        whole: bool,
        charset: Option<String>,
        address: String,
    ) -> Result<feed::Feed, String> {
        let _permit = self.reading.acquire().await;
        let work =
            tokio::task::spawn_blocking(move || feed::read_from(&bytes, charset.as_deref(), Some(&address)));
        match work.await {
            // What was left out is only then old where the feed begins with the newest.
            Ok(Ok(read)) if whole || read.is_newest_first() => Ok(read),
            Ok(_) if !whole => Err(FetchError::Large(feed::LARGEST).to_string()),
            Ok(read) => read.map_err(|error| error.to_string()),
            Err(_) => Err("reading it failed; the panic is in the log".to_owned()),
        }
    }

    /// Takes from the index whose guid another episode takes over: a notice of that one must not lead to the first while
    /// both change places in the store. Whether any was taken.
    async fn hide_displaced(
        &self,
        podcast: &str,
        known: &[KeptEpisode],
        changed: &[Episode],
        renamed: &[(String, String)],
    ) -> bool {
        if !self.indexes {
            return false;
        }
        let taken_over: HashSet<&str> = renamed.iter().map(|(old, _)| old.as_str()).collect();
        let hides = changed.iter().any(|one| taken_over.contains(one.identity.as_str()));
        if hides {
            let stay = known.iter().filter(|one| !taken_over.contains(one.episode.identity.as_str()));
            self.set_episodes(vec![(podcast.to_owned(), stay.cloned().collect())]).await;
        }
        hides
    }

    async fn set_episodes(&self, podcasts: Vec<(String, Vec<KeptEpisode>)>) {
        set_episodes(self.bots.bot(), podcasts).await;
    }

    /// A place among those that wait for a feed's host; none where too many do.
    fn place(&self, address: &str) -> Option<Place> {
        let host = url::Url::parse(address)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let host = hosts.entry(host).or_default();
        let held = Arc::clone(&host.places).try_acquire_owned().ok()?;
        Some(Place { turn: Arc::clone(&host.turn), at_once: None, _held: held })
    }
}

/// An answer, read.
struct Interpreted {
    what: AnswerKind,
    outcome: Outcome,
    /// Nothing in it unless it was read.
    read: feed::Feed,
    /// The episodes that were kept before.
    known: Vec<KeptEpisode>,
    /// Episodes whose dates are ahead of the clock.
    ahead: HashSet<String>,
}

/// What came, before it is decided what follows.
enum AnswerKind {
    Read { etag: Option<String>, modified: Option<String> },
    Unchanged,
    Gone,
    Failed(String, Option<SignedDuration>),
}

impl Interpreted {
    /// Anything but a feed.
    fn of(what: AnswerKind, outcome: Outcome) -> Self {
        Self { what, outcome, read: feed::Feed::default(), known: Vec::new(), ahead: HashSet::new() }
    }
}

/// What keeps readings of one host apart.
#[derive(Debug)]
struct Host {
    turn: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Host {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), places: Arc::new(Semaphore::new(PLACES)) }
    }
}

/// One of the places before a host, given back when it is dropped.
#[derive(Debug)]
struct Place {
    turn: Arc<Semaphore>,
    /// The turn itself, where it was taken already.
    at_once: Option<OwnedSemaphorePermit>,
    _held: OwnedSemaphorePermit,
}

impl Place {
    /// The same with its turn; none where another has it.
    fn at_once(self) -> Option<Self> {
        let turn = Arc::clone(&self.turn).try_acquire_owned().ok()?;
        Some(Self { at_once: Some(turn), ..self })
    }
}

/// Which reading of each feed lies on a bot's index, in the store's milliseconds.
#[derive(Debug, Default)]
pub struct Shelved(HashMap<String, i64>);

fn stamp(feed: &FeedState) -> i64 {
    feed.read_at.map_or(0, jiff::Timestamp::as_millisecond)
}

async fn set_episodes(bot: Arc<Bot>, podcasts: Vec<(String, Vec<KeptEpisode>)>) {
    if !podcasts.is_empty() {
        let _ = tokio::task::spawn_blocking(move || bot.set_episodes(podcasts)).await;
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
                    info!(podcast, episodes, changed, flaws = flaws.len(), duration_ms, "feed read");
                }
                Outcome::Unchanged => debug!(podcast, duration_ms, "feed unchanged"),
                Outcome::Failed(why) => warn!(podcast, why, duration_ms, "feed not read"),
            }
        }
        // The feed is taken up again when its claim is over.
        Some(Ok(Err(error))) => warn!(%error, "what a feed said could not be kept"),
        None => {}
        Some(Err(broken)) => error!(%broken, "reading a feed failed; the panic is above"),
    }
}
