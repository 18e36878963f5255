//! How soon a shard may connect and identify: Discord's spacing, its daily allowance, and patience after failures.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, sleep_until};
use tracing::warn;

use crate::discord::rest::{Rest, RestError};

/// Between two identifies that Discord counts together (`events/gateway.mdx`, Rate Limiting).
const SPACING: Duration = Duration::from_secs(5);
/// Between two identifies of one shard, doubled each time while sessions keep failing.
const PATIENCE: Duration = Duration::from_secs(10);

/// What Discord allows this bot to start (`Get Gateway Bot`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Allowance {
    pub(super) shards: u32,
    remaining: u64,
    reset_after: Duration,
    concurrency: u32,
}

impl Allowance {
    /// Asks Discord. What it does not say is taken as usual for a small bot.
    pub(super) async fn ask(rest: &Rest) -> Result<Self, RestError> {
        match rest.call(Method::GET, "/gateway/bot", None).await {
            Ok(said) => Ok(Self::read(&said)),
            Err(error) if error.unauthorized() => Err(error),
            Err(error) => {
                warn!(%error, "Discord does not say how often podpick may connect; assuming it may");
                Ok(Self::read(&Value::Null))
            }
        }
    }

    fn read(said: &Value) -> Self {
        let limit = &said["session_start_limit"];
        Self {
            // Above 1000 shards (2.5 million servers) one process is the wrong shape anyway.
            shards: said["shards"].as_u64().unwrap_or(1).clamp(1, 1000) as u32,
            remaining: limit["remaining"].as_u64().unwrap_or(1000),
            reset_after: Duration::from_millis(limit["reset_after"].as_u64().unwrap_or(0).min(86_400_000)),
            concurrency: limit["max_concurrency"].as_u64().unwrap_or(1).clamp(1, 1000) as u32,
        }
    }
}

/// Shared by all shards.
#[derive(Debug)]
pub(super) struct Pace {
    rest: Rest,
    allowance: Mutex<Allowance>,
    /// When shards of a bucket may identify next.
    next: Mutex<HashMap<u32, Instant>>,
}

impl Pace {
    pub(super) fn new(rest: Rest, allowance: Allowance) -> Self {
        Self { rest, allowance: Mutex::new(allowance), next: Mutex::default() }
    }

    /// Returns when this shard may identify.
    pub(super) async fn turn(&self, shard: u32) {
        let concurrency = {
            let mut allowance = self.allowance.lock().await;
            while allowance.remaining == 0 {
                // One over the limit and Discord resets the token of the bot.
                let wait = allowance.reset_after.max(Duration::from_secs(30));
                warn!(
                    seconds = wait.as_secs(),
                    "podpick has connected as often as Discord allows in a day; waiting for the allowance to be renewed"
                );
                sleep(wait).await;
                if let Ok(renewed) = Allowance::ask(&self.rest).await {
                    *allowance = renewed;
                }
            }
            allowance.remaining -= 1;
            allowance.concurrency
        };
        let at = {
            let mut next = self.next.lock().await;
            let slot = next.entry(shard % concurrency).or_insert_with(Instant::now);
            let at = (*slot).max(Instant::now());
            *slot = at + SPACING;
            at
        };
        sleep_until(at).await;
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
        assert_eq!((read.shards, read.remaining, read.concurrency), (4, 0, 2));
        assert_eq!(Allowance::read(&Value::Null).shards, 1);
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
