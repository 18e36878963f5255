//! How many sessions may begin: what Discord allows within a day, and the much smaller budget that podpick keeps to.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tokio::time::Instant;

use crate::store::SessionCount;

/// Sessions begun within a day at most: a tenth of what Discord allows before it resets the token, and far more than
/// anything but a crash loop needs. Each further shard adds its own.
const BUDGET: u64 = 100;
const EACH_SHARD: u64 = 20;
const MOST: u64 = 900;
/// What is kept of the budget for a day that went wrong, however many shards there are.
const RESERVE: u64 = 50;
/// What Discord allows this bot to start (`Get Gateway Bot`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SessionStartLimit {
    pub(super) shards: u32,
    /// Sessions that Discord has counted today, and those that it still allows.
    pub(super) used: u64,
    pub(super) remaining: u64,
    pub(super) reset_after: Duration,
    pub(super) concurrency: u32,
    /// When Discord said so.
    asked: Instant,
}

impl SessionStartLimit {
    /// Reads what Discord said. What it leaves out is taken as usual for a small bot.
    pub(super) fn read(said: &Value) -> Self {
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
    pub(super) fn is_over(&self) -> bool {
        !self.reset_after.is_zero() && self.asked.elapsed() > self.reset_after
    }
}

/// How many sessions may begin within a day, and how many of them without waiting. From there on the rest is spread over
/// what is left of the day, so that a long outage makes podpick slow to come back and never keeps it away.
#[derive(Debug, Clone, Copy)]
pub(super) struct IdentifyBudget {
    pub(super) most: u64,
    free: u64,
}

impl IdentifyBudget {
    pub(super) fn of(shards: u32) -> Self {
        let shards = u64::from(shards);
        let most = (BUDGET + EACH_SHARD * shards.saturating_sub(1)).min(MOST);
        // All shards may begin twice, as long as that leaves something for a day that went wrong.
        Self { most, free: (2 * shards).min(most - RESERVE).max(most / 2) }
    }

    /// How long until the next session may begin.
    pub(super) fn wait(self, begun: SessionCount) -> Duration {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn allowances() {
        let said = json!({"shards": 4, "session_start_limit": {"remaining": 0, "reset_after": 5, "max_concurrency": 2}});
        let read = SessionStartLimit::read(&said);
        assert_eq!((read.shards, read.used, read.remaining, read.concurrency), (4, 1000, 0, 2));
        assert_eq!(SessionStartLimit::read(&Value::Null).shards, 1);
    }

    #[test]
    fn a_crash_loop_never_gets_past_its_budget_and_is_never_kept_away_for_a_day() {
        let start: Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        let budget = IdentifyBudget::of(1);
        let mut at: Vec<Timestamp> = Vec::new();
        let (mut now, mut longest) = (start, Duration::ZERO);
        let hours = SignedDuration::from_hours;
        // As fast as it may, for four days.
        while now.duration_since(start) < hours(96) {
            at.retain(|at| now.duration_since(*at) < hours(24));
            let begun = SessionCount {
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
            let budget = IdentifyBudget::of(shards);
            assert_eq!((budget.most, budget.free), (most, free), "{shards} shards");
        }
    }
}
