//! Empties the outbox: claims, sends once, records, publishes, opens threads. What to do next is `outbox::protocol`'s decision.

mod diagnosis;
mod direct;
mod follow_ups;
mod forum;
mod guild_backoff;
mod guilds;
mod history;
mod pace;
mod send;
mod tried;
mod votes;

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use serde_json::Value;
use tokio::sync::Mutex;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, info, warn};

use crate::bot::picks::RATED;
use crate::bot::{Bot, Current};
use crate::discord::http::Rest;
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::ops::health::Health;
use crate::store::{Store, StoreError};
use guild_backoff::GuildBackoff;
use tried::Tried;

/// How often the outbox and the schedules are looked at.
const TICK: Duration = Duration::from_secs(1);
/// How long one round may send before slots and counts are looked at again.
const ROUND: Duration = Duration::from_secs(5);
/// Messages on their way at once.
const AT_ONCE: usize = 16;
/// How long notes and news are kept that are done with; picks stay, for the history.
const NOTICES: jiff::SignedDuration = jiff::SignedDuration::from_hours(90 * 24);
/// How long what belongs to a guild that removed podpick is kept.
const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(30 * 24);

/// Discord's own code (`opcodes-and-status-codes.mdx`).
const UNKNOWN_MESSAGE: u64 = 10_008;

/// Sends what the outbox holds.
#[derive(Debug, Clone)]
pub struct OutboxWorker {
    bots: Arc<Current>,
    store: Store,
    rest: Rest,
    /// The bot's own user, whose messages are looked for.
    me: u64,
    /// For the buttons under what is sent.
    signer: Arc<CustomIdSigner>,
    health: Arc<Health>,
    next_call: Arc<Mutex<tokio::time::Instant>>,
    guild_backoff: Arc<GuildBackoff>,
    /// Those of channels where moderators see suggestions: what members send there must not hold back a server's picks.
    review_backoff: Arc<GuildBackoff>,
    tried: Arc<Tried>,
}

/// What is done now and then, by the store's clock: it also counts while this machine is suspended.
#[derive(Debug, Default)]
struct Intervals {
    minute: Interval,
    hour: Interval,
    gone: Interval,
    day: Interval,
    /// Counts that are being written beside the messages: a slow store must not hold those up.
    counting: Option<JoinHandle<()>>,
    /// The servers podpick is in are being asked for; whether they were compared to the end.
    comparing: Option<JoinHandle<bool>>,
    compared: bool,
    /// Votes that are being looked at; whether the store answered.
    voting: Option<JoinHandle<bool>>,
}

/// When something was done last.
#[derive(Debug, Default)]
struct Interval(Option<jiff::Timestamp>);

impl Interval {
    /// Whether so much time is over, which then begins anew. A clock that was set back does not stop it.
    fn is_over(&mut self, now: jiff::Timestamp, span: jiff::SignedDuration) -> bool {
        let over = self.0.is_none_or(|last| now.duration_since(last).abs() >= span);
        if over {
            self.0 = Some(now);
        }
        over
    }
}

impl OutboxWorker {
    /// A worker for this bot's user.
    #[must_use]
    pub fn new(
        bots: Arc<Current>,
        store: Store,
        rest: Rest,
        me: u64,
        signer: Arc<CustomIdSigner>,
        health: Arc<Health>,
    ) -> Self {
        Self {
            bots,
            store,
            rest,
            me,
            signer,
            health,
            next_call: Arc::new(Mutex::new(tokio::time::Instant::now())),
            guild_backoff: Arc::default(),
            review_backoff: Arc::default(),
            tried: Arc::default(),
        }
    }

    /// Works until asked to stop; what is on its way then is finished.
    pub async fn run(&self, stop: CancellationToken) {
        let mut intervals = Intervals::default();
        let mut trouble = false;
        if let Err(error) = self.now_and(async |bot, now| bot.recheck_zones(now).await).await {
            warn!(%error, "Could not check the time zones of the schedules");
        }
        while !stop.is_cancelled() {
            let done = self.tick(&mut intervals, &stop).await;
            match &done {
                // Once when it begins and once when it ends; not each second.
                Err(error) if !trouble => {
                    error!(%error, "Weekly picks are waiting: the database does not answer");
                }
                Ok(_) if trouble => info!("The database answers again"),
                _ => {}
            }
            trouble = done.is_err();
            if done.is_ok() {
                self.health.note(|known| known.scheduler = Some(Instant::now()));
            }
            if matches!(done, Ok(true)) {
                continue;
            }
            debug!("went round");
            tokio::select! { () = stop.cancelled() => {}, () = self.store.sleep(TICK) => {} }
        }
        let last_counts = async {
            if let Some(counting) = intervals.counting {
                let _ = counting.await;
            }
            if let Ok(now) = self.store.now().await {
                self.write_counts(now).await;
            }
        };
        let _ = tokio::time::timeout(TICK, last_counts).await;
    }

    async fn now_and<T>(
        &self,
        work: impl AsyncFnOnce(&Bot, jiff::Timestamp) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let now = self.store.now().await?;
        work(&self.bots.bot(), now).await
    }

    /// One round; whether more is waiting.
    async fn tick(&self, intervals: &mut Intervals, stop: &CancellationToken) -> Result<bool, StoreError> {
        let now = self.store.now().await?;
        let planned = self.now_and(async |bot, now| bot.due(now).await).await?;
        if intervals.minute.is_over(now, jiff::SignedDuration::from_mins(1)) {
            self.each_minute(intervals, now).await?;
        }
        self.look_at_votes(intervals).await;
        self.compare_now_and_then(intervals, now).await;
        let hour = jiff::SignedDuration::from_hours(1);
        if intervals.hour.is_over(now, hour) {
            self.forget_what_is_over(now).await;
        }
        // Only after somebody has seen which servers came back meanwhile.
        if intervals.compared && intervals.gone.is_over(now, hour) {
            self.forget_who_is_gone(now).await?;
        }
        Ok(self.send_what_is_due(stop).await? || planned > 0)
    }

    async fn each_minute(&self, intervals: &mut Intervals, now: jiff::Timestamp) -> Result<(), StoreError> {
        if intervals.counting.as_ref().is_none_or(JoinHandle::is_finished) {
            let worker = self.clone();
            intervals.counting = Some(tokio::spawn(async move { worker.write_counts(now).await }));
        }
        self.store.wake_lost(now).await?;
        // What Discord does not say now, the poll's own look at its channel finds out.
        let worker = self.clone();
        let adults = move |channel| -> Pin<Box<dyn Future<Output = bool> + Send>> {
            let worker = worker.clone();
            Box::pin(async move { worker.is_for_adults(channel).await.unwrap_or(true) })
        };
        self.now_and(async |bot, now| bot.open_votes(now, &adults).await).await?;
        self.now_and(async |bot, now| bot.remind(now).await).await?;
        Ok(())
    }

    async fn forget_who_is_gone(&self, now: jiff::Timestamp) -> Result<(), StoreError> {
        for guild in self.store.forget_guilds(now.saturating_sub(KEPT).unwrap_or(now)).await? {
            info!(guild, "Deleted the data of a server that removed podpick 30 days ago");
        }
        Ok(())
    }

    async fn forget_what_is_over(&self, now: jiff::Timestamp) {
        self.tried.forget(now.as_millisecond());
        if let Err(error) = self.store.forget_notices(now.saturating_sub(NOTICES).unwrap_or(now)).await {
            warn!(%error, "Could not delete old notes and news; retrying in an hour");
        }
        if let Err(error) = self.store.forget_counts(now).await {
            warn!(%error, "Could not delete old counts; retrying in an hour");
        }
        if let Err(error) = self.store.forget_raters(now.saturating_sub(RATED).unwrap_or(now)).await {
            warn!(%error, "Could not delete old ratings; retrying in an hour");
        }
    }

    /// Sends until nothing is due or the round is over; whether anything was sent, or still waits.
    async fn send_what_is_due(&self, stop: &CancellationToken) -> Result<bool, StoreError> {
        let mut sent = false;
        let mut tasks = JoinSet::new();
        let begun = Instant::now();
        while !stop.is_cancelled() {
            if begun.elapsed() > ROUND {
                // What is due meanwhile must not wait until a whole crowd is through.
                return Ok(true);
            }
            self.health.note(|known| known.scheduler = Some(Instant::now()));
            let most = self.reserve(stop).await?;
            let since = (Instant::now(), SystemTime::now());
            let now = self.store.now().await?;
            let claimed = self.store.claim(now, most).await?;
            if claimed.is_empty() {
                break;
            }
            sent = true;
            for claimed in claimed {
                let worker = self.clone();
                tasks.spawn(async move { worker.work(claimed, since).await });
            }
            let mut failed = None;
            while let Some(done) = tasks.join_next().await {
                if let Ok(Err(error)) = done {
                    failed = Some(error);
                }
            }
            if let Some(error) = failed {
                return Err(error);
            }
        }
        Ok(sent)
    }

    /// Writes down what was counted in memory.
    async fn write_counts(&self, now: jiff::Timestamp) {
        let bot = self.bots.bot();
        let asked = bot.take_asked();
        if !asked.is_empty()
            && let Err(error) = self.store.count_asked(&asked).await
        {
            warn!(%error, "Could not save topic counts, retrying");
            bot.put_asked_back(&asked);
        }
        let gaps = bot.take_gaps();
        if !gaps.is_empty()
            && let Err(error) = self.store.count_gaps(&gaps, now).await
        {
            warn!(%error, "Could not save searches without results, retrying");
            bot.put_gaps_back(gaps);
        }
        if let Err(error) = self.store.outdate_copies().await {
            debug!(%error, "the store does not count up");
        }
    }
}

fn id(value: &Value) -> Option<u64> {
    value.as_str().and_then(|id| id.parse().ok())
}
