//! How soon a shard may connect and identify: Discord's spacing, its daily allowance, and patience after failures.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};
use tracing::{error, warn};

use crate::discord::rest::{Rest, RestError};
use crate::store::{Begun, Store};

/// Between two identifies that Discord counts together, which are to arrive 5 s apart (`events/gateway.mdx`, Rate
/// Limiting), with room for ways of different length.
const SPACING: Duration = Duration::from_millis(5_500);
/// Between two identifies of one shard, doubled each time while sessions keep failing.
const PATIENCE: Duration = Duration::from_secs(10);
/// The same spacing for all processes of a fleet.
const FLEET_SPACING: SignedDuration = SignedDuration::from_millis(5_500);
/// Sessions begun within a day at most: a tenth of what Discord allows before it resets the token, and far more than
/// anything but a crash loop needs. Each further shard adds its own.
const BUDGET: u64 = 100;
const EACH_SHARD: u64 = 20;
const MOST: u64 = 900;
/// What is kept of the budget for a day that went wrong, however many shards there are.
const RESERVE: u64 = 50;
/// Sessions that a process begins at most while the store cannot count them.
const UNCOUNTED: usize = 10;
/// How often a process that may not identify looks again.
const LOOK: Duration = Duration::from_secs(2);

/// What Discord allows this bot to start (`Get Gateway Bot`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowance {
    pub(super) shards: u32,
    /// Sessions that Discord has counted today, and those that it still allows.
    used: u64,
    remaining: u64,
    reset_after: Duration,
    concurrency: u32,
    /// When Discord said so.
    asked: Instant,
}

impl Allowance {
    /// Asks Discord. What it leaves out is taken as usual for a small bot.
    pub(super) async fn ask(rest: &Rest) -> Result<Self, RestError> {
        rest.call(Method::GET, "/gateway/bot", None).await.map(|said| Self::read(&said))
    }

    fn read(said: &Value) -> Self {
        let limit = &said["session_start_limit"];
        let remaining = limit["remaining"].as_u64().unwrap_or(1000);
        Self {
            // Above 1000 shards (2.5 million servers) one process is the wrong shape anyway.
            shards: said["shards"].as_u64().unwrap_or(1).clamp(1, 1000) as u32,
            used: limit["total"].as_u64().unwrap_or(1000).saturating_sub(remaining),
            remaining,
            reset_after: Duration::from_millis(limit["reset_after"].as_u64().unwrap_or(0).min(86_400_000)),
            concurrency: limit["max_concurrency"].as_u64().unwrap_or(1).clamp(1, 1000) as u32,
            asked: Instant::now(),
        }
    }

    /// What Discord said holds no longer.
    fn is_over(&self) -> bool {
        !self.reset_after.is_zero() && self.asked.elapsed() > self.reset_after
    }
}

/// Shared by all shards.
#[derive(Debug)]
pub(super) struct Pace {
    rest: Rest,
    store: Store,
    allowance: Mutex<Allowance>,
    /// When shards of a bucket may identify next. Whoever stands first in a bucket's line holds its lock, so that one
    /// session at most is counted for it before it begins.
    next: Mutex<HashMap<u32, Arc<Mutex<Instant>>>>,
    /// Sessions that the store could not count, within the life of this process.
    uncounted: Mutex<Vec<Instant>>,
    budget: Budget,
}

/// How many sessions may begin within a day, and how many of them without waiting. From there on the rest is spread over
/// what is left of the day, so that a long outage makes podpick slow to come back and never keeps it away.
#[derive(Debug, Clone, Copy)]
struct Budget {
    most: u64,
    free: u64,
}

impl Budget {
    fn of(shards: u32) -> Self {
        let shards = u64::from(shards);
        let most = (BUDGET + EACH_SHARD * shards.saturating_sub(1)).min(MOST);
        // All shards may begin twice, as long as that leaves something for a day that went wrong.
        Self { most, free: (2 * shards).min(most - RESERVE).max(most / 2) }
    }

    /// How long until the next session may begin.
    fn wait(self, begun: Begun) -> Duration {
        if begun.count < self.free {
            return Duration::ZERO;
        }
        let left = self.most.saturating_sub(begun.count);
        let day_over = begun.oldest.saturating_add(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MAX);
        let at = if left == 0 {
            day_over
        } else {
            let rest = day_over.duration_since(begun.newest);
            let step = rest.as_millis() as i64 / left as i64;
            begun.newest.saturating_add(SignedDuration::from_millis(step)).unwrap_or(Timestamp::MAX)
        };
        Duration::try_from(at.duration_since(begun.now)).unwrap_or_default()
    }
}

/// The right to begin one session. It is counted already; one that was not used is to be given back.
#[derive(Debug)]
pub(super) struct Turn {
    id: String,
    /// In the store, or only in this process.
    stored: bool,
}

impl Pace {
    pub(super) fn new(rest: Rest, store: Store, allowance: Allowance, shards: u32) -> Self {
        let budget = Budget::of(shards);
        let (allowance, next) = (Mutex::new(allowance), Mutex::default());
        Self { rest, store, allowance, next, uncounted: Mutex::default(), budget }
    }

    /// Returns when this shard may connect to identify.
    pub(super) async fn turn(&self, shard: u32) -> Turn {
        let bucket = shard % self.allowance.lock().await.concurrency;
        let line = Arc::clone(self.next.lock().await.entry(bucket).or_insert_with(|| {
            // The first one need not wait.
            Arc::new(Mutex::new(Instant::now()))
        }));
        let mut free = line.lock().await;
        sleep_until(*free).await;
        self.within_allowance().await;
        let turn = self.within_budget(shard).await;
        if self.store.is_shared() {
            let gate = format!("identify:{bucket}");
            // A store that does not answer must not keep a bot away from its members; Discord's own spacing then
            // costs an invalid session, and patience follows.
            while matches!(self.store.pass(&gate, FLEET_SPACING).await, Ok(false)) {
                sleep(Duration::from_millis(500)).await;
            }
        }
        *free = Instant::now() + SPACING;
        turn
    }

    /// The session did not begin after all.
    pub(super) async fn give_back(&self, turn: Turn) {
        if turn.stored {
            // Where it cannot be taken back it stays counted: rather too slow than too often.
            let _ = self.store.give_session_back(&turn.id).await;
        } else {
            self.uncounted.lock().await.pop();
        }
    }

    /// Takes one of the sessions that Discord still allows today.
    async fn within_allowance(&self) {
        let mut allowance = self.allowance.lock().await;
        loop {
            // The day that Discord counts is over, or it may have been renewed.
            if (allowance.remaining == 0 || allowance.is_over())
                && let Ok(renewed) = Allowance::ask(&self.rest).await
            {
                *allowance = renewed;
            }
            if allowance.remaining > 0 {
                allowance.remaining -= 1;
                return;
            }
            // One over the limit and Discord resets the token of the bot.
            let wait = allowance.reset_after.clamp(Duration::from_secs(30), Duration::from_mins(10));
            warn!(
                seconds = wait.as_secs(),
                "podpick has connected as often as Discord allows in a day; waiting for the allowance to be renewed"
            );
            sleep(wait).await;
        }
    }

    /// Takes one of the day's sessions, which are counted for longer than this process lives.
    async fn within_budget(&self, shard: u32) -> Turn {
        let id = format!("{shard}:{:016x}", (dice() * 1e18) as u64);
        let mut said = false;
        loop {
            let (wait, stored) = match self.store.begin_session(&id, |begun| self.budget.wait(begun)).await {
                Ok(wait) => (wait, true),
                Err(error) => {
                    warn!(%error, "sessions with Discord cannot be counted in the store");
                    (self.uncounted().await, false)
                }
            };
            if wait.is_zero() {
                return Turn { id, stored };
            }
            if !said {
                error!(
                    budget = self.budget.most,
                    wait_s = wait.as_secs(),
                    "podpick has begun many sessions with Discord within a day; something makes it start again and again. \
                     It now takes its time, because Discord resets the token after 1000: look further up in the log for the \
                     reason, mend it, and leave podpick running"
                );
                said = true;
            }
            sleep(wait.min(LOOK)).await;
        }
    }

    /// The same where the store cannot count: a few in the life of this process, and none where Discord itself has counted
    /// as many as the budget allows, since what came before this process is known to nobody else.
    async fn uncounted(&self) -> Duration {
        let used = {
            let mut allowance = self.allowance.lock().await;
            // Another day for Discord is another day here.
            if allowance.is_over()
                && let Ok(renewed) = Allowance::ask(&self.rest).await
            {
                *allowance = renewed;
            }
            allowance.used
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

/// How long after its last identify a shard waits for the next, after so many in a row that came to nothing.
pub(super) fn patience(failed: u32) -> Duration {
    PATIENCE * 2u32.pow(failed.saturating_sub(1).min(3))
}

/// How long to wait before connecting again after so many failures in a row: at once, then longer up to 30 s.
pub(super) fn pause(failed: u32) -> Duration {
    if failed <= 1 {
        return Duration::ZERO;
    }
    Duration::from_millis(500 * 2u64.pow(failed.min(8) - 2))
        .min(Duration::from_secs(30))
        .mul_f64(0.75 + dice() / 2.0)
}

/// A number from 0 to 1 that differs between processes: only to spread load, never for secrets.
pub(super) fn dice() -> f64 {
    (RandomState::new().build_hasher().finish() >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn allowances() {
        let said = json!({"shards": 4, "session_start_limit": {"remaining": 0, "reset_after": 5, "max_concurrency": 2}});
        let read = Allowance::read(&said);
        assert_eq!((read.shards, read.used, read.remaining, read.concurrency), (4, 1000, 0, 2));
        assert_eq!(Allowance::read(&Value::Null).shards, 1);
    }

    #[test]
    fn a_crash_loop_never_gets_past_its_budget_and_is_never_kept_away_for_a_day() {
        let start: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        let budget = Budget::of(1);
        let mut at: Vec<Timestamp> = Vec::new();
        let (mut now, mut longest) = (start, Duration::ZERO);
        let hours = SignedDuration::from_hours;
        // As fast as it may, for four days.
        while now.duration_since(start) < hours(96) {
            at.retain(|at| now.duration_since(*at) < hours(24));
            let begun = Begun {
                count: at.len() as u64,
                oldest: at.first().copied().unwrap_or(now),
                newest: at.last().copied().unwrap_or(now),
                now,
            };
            let wait = budget.wait(begun);
            longest = longest.max(wait);
            now = now.saturating_add(SignedDuration::try_from(wait).unwrap()).unwrap();
            at.retain(|at| now.duration_since(*at) < hours(24));
            at.push(now);
            assert!(at.len() as u64 <= BUDGET, "{} within a day", at.len());
            now = now.saturating_add(SignedDuration::from_secs(2)).unwrap();
        }
        assert!(longest < Duration::from_hours(2), "{longest:?}");
    }

    #[test]
    fn all_shards_may_begin_twice_as_long_as_that_leaves_a_reserve() {
        let table =
            [(1, 100, 50), (2, 120, 60), (16, 400, 200), (41, 900, 450), (400, 900, 800), (1000, 900, 850)];
        for (shards, most, free) in table {
            let budget = Budget::of(shards);
            assert_eq!((budget.most, budget.free), (most, free), "{shards} shards");
        }
    }

    #[test]
    fn never_more_than_three_identifies_a_minute() {
        let times: Vec<u64> = (1..4)
            .scan(0, |at, failed| {
                *at += patience(failed).as_secs();
                Some(*at)
            })
            .collect();
        assert_eq!(times, [10, 30, 70]);
        assert!(pause(1).is_zero() && pause(99) <= Duration::from_secs(38));
        assert!((0.0..1.0).contains(&dice()));
    }
}
