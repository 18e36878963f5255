//! When a shard may identify: Discord's spacing, its daily limit, and podpick's own budget, for all processes together.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use reqwest::Method;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};
use tokio_util::sync::CancellationToken;
use tracing::{error, warn};

use super::backoff::random;
use super::identify_budget::{IdentifyBudget, SessionStartLimit};
use crate::discord::http::Rest;
use crate::store::Store;

/// Between two identifies that Discord counts together, which are to arrive 5 s apart (`events/gateway.mdx`, Rate
/// Limiting), with room for ways of different length.
const SPACING: Duration = Duration::from_millis(5_500);
/// The same spacing as the store keeps it, for all processes.
const STORED_SPACING: SignedDuration = SignedDuration::from_millis(5_500);
/// Sessions that a process begins at most while the store cannot count them.
const UNCOUNTED: usize = 10;
/// How often a process that may not identify looks again.
const LOOK: Duration = Duration::from_secs(2);

/// Shared by all shards.
#[derive(Debug)]
pub(super) struct IdentifyQueue {
    rest: Rest,
    store: Store,
    limit: Mutex<SessionStartLimit>,
    /// When shards of a bucket may identify next. Whoever stands first in a bucket's line holds its lock, so that one
    /// session at most is counted for it before it begins.
    next: Mutex<HashMap<u32, Arc<Mutex<Instant>>>>,
    /// Sessions that the store could not count, within the life of this process.
    uncounted: Mutex<Vec<Instant>>,
    budget: IdentifyBudget,
}

/// The right to begin one session. It is counted already; one that was not used is to be given back.
#[derive(Debug)]
pub(super) struct IdentifyPermit {
    id: String,
    /// In the store, or only in this process.
    stored: bool,
}

impl IdentifyQueue {
    pub(super) fn new(rest: Rest, store: Store, limit: SessionStartLimit, shards: u32) -> Self {
        let budget = IdentifyBudget::of(shards);
        let (limit, next) = (Mutex::new(limit), Mutex::default());
        Self { rest, store, limit, next, uncounted: Mutex::default(), budget }
    }

    /// Returns when this shard may connect to identify; none where it is stopped meanwhile, which leaves nothing counted.
    pub(super) async fn permit(&self, shard: u32, stop: &CancellationToken) -> Option<IdentifyPermit> {
        let bucket = shard % self.limit.lock().await.concurrency;
        let line = Arc::clone(self.next.lock().await.entry(bucket).or_insert_with(|| {
            // The first one need not wait.
            Arc::new(Mutex::new(Instant::now()))
        }));
        let mut free = stop.run_until_cancelled(line.lock()).await?;
        stop.run_until_cancelled(sleep_until(*free)).await?;
        stop.run_until_cancelled(self.within_limit()).await?;
        let permit = self.within_budget(shard, stop).await?;
        let gate = format!("identify:{bucket}");
        // In the store, so that it holds for a process that starts again at once too. One that does not answer must not keep
        // a bot away from its members; Discord's own spacing then costs an invalid session, and a wait follows.
        while matches!(self.store.pass(&gate, STORED_SPACING).await, Ok(false)) {
            if stop.run_until_cancelled(sleep(Duration::from_millis(500))).await.is_none() {
                self.release(permit).await;
                return None;
            }
        }
        *free = Instant::now() + SPACING;
        Some(permit)
    }

    /// The session did not begin after all.
    pub(super) async fn release(&self, permit: IdentifyPermit) {
        if permit.stored {
            // Where it cannot be taken back it stays counted: rather too slow than too often.
            let _ = self.store.give_session_back(&permit.id).await;
        } else {
            self.uncounted.lock().await.pop();
        }
    }

    /// Takes one of the sessions that Discord still allows today.
    async fn within_limit(&self) {
        let mut limit = self.limit.lock().await;
        loop {
            // The day that Discord counts is over, or it may have been renewed.
            if (limit.remaining == 0 || limit.is_over())
                && let Ok(renewed) = self.renewed().await
            {
                *limit = renewed;
            }
            if limit.remaining > 0 {
                limit.remaining -= 1;
                return;
            }
            // One over the limit and Discord resets the token of the bot.
            let wait = limit.reset_after.clamp(Duration::from_secs(30), Duration::from_mins(10));
            warn!(seconds = wait.as_secs(), "Discord allows no more sessions today; waiting for new ones");
            self.store.sleep(wait).await;
        }
    }

    async fn renewed(&self) -> Result<SessionStartLimit, crate::discord::http::RestError> {
        let said = self.rest.call(Method::GET, "/gateway/bot", None).await?;
        Ok(SessionStartLimit::read(&said))
    }

    /// Takes one of the day's sessions, which are counted for longer than this process lives.
    async fn within_budget(&self, shard: u32, stop: &CancellationToken) -> Option<IdentifyPermit> {
        let id = format!("{shard}:{:016x}", (random() * 1e18) as u64);
        let mut said = false;
        loop {
            let (wait, stored) = match self.store.begin_session(&id, |begun| self.budget.wait(begun)).await {
                Ok(wait) => (wait, true),
                Err(error) => {
                    warn!(%error, "Cannot count Discord sessions in the database");
                    (self.uncounted().await, false)
                }
            };
            if wait.is_zero() {
                return Some(IdentifyPermit { id, stored });
            }
            if !said {
                error!(
                    budget = self.budget.most,
                    wait_s = wait.as_secs(),
                    "podpick opened many Discord sessions in 24 hours; it probably keeps crashing. It now connects more \
                     slowly, because Discord resets the token after 1,000. Find the cause above and fix it"
                );
                said = true;
            }
            stop.run_until_cancelled(self.store.sleep(wait.min(LOOK))).await?;
        }
    }

    /// The same where the store cannot count: a few in the life of this process, and none where Discord itself has counted
    /// as many as the budget allows, since what came before this process is known to nobody else.
    async fn uncounted(&self) -> Duration {
        let used = {
            let mut limit = self.limit.lock().await;
            // Another day for Discord is another day here.
            if limit.is_over()
                && let Ok(renewed) = self.renewed().await
            {
                *limit = renewed;
            }
            limit.used
        };
        let mut uncounted = self.uncounted.lock().await;
        uncounted.retain(|at| at.elapsed() < Duration::from_hours(24));
        if uncounted.len() < UNCOUNTED && used < self.budget.most {
            uncounted.push(Instant::now());
            return Duration::ZERO;
        }
        LOOK
    }
}
