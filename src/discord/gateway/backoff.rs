//! How long a shard waits before it connects or identifies again.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use crate::backoff::backoff;

/// Between two identifies of one shard, doubled each time while sessions keep failing.
const IDENTIFY: Duration = Duration::from_secs(10);
const LONGEST_IDENTIFY: Duration = Duration::from_secs(80);
/// Between two connections behind the second, and the longest such wait.
const RECONNECT: Duration = Duration::from_millis(500);
const LONGEST_RECONNECT: Duration = Duration::from_secs(30);

/// How long after its last identify a shard waits for the next, after so many in a row that came to nothing.
pub(super) fn identify_backoff(failed: u32) -> Duration {
    backoff(IDENTIFY, failed, LONGEST_IDENTIFY)
}

/// How long to wait before connecting again after so many failures in a row: at once, then longer up to 30 s.
pub(super) fn reconnect_backoff(failed: u32) -> Duration {
    if failed <= 1 {
        return Duration::ZERO;
    }
    backoff(RECONNECT, failed - 1, LONGEST_RECONNECT).mul_f64(0.75 + random() / 2.0)
}

/// A number from 0 to 1 that differs between processes: only to spread load, never for secrets.
pub(super) fn random() -> f64 {
    (RandomState::new().build_hasher().finish() >> 11) as f64 / (1u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_more_than_three_identifies_a_minute() {
        let times: Vec<u64> = (1..4)
            .scan(0, |at, failed| {
                *at += identify_backoff(failed).as_secs();
                Some(*at)
            })
            .collect();
        assert_eq!(times, [10, 30, 70]);
        assert!(reconnect_backoff(1).is_zero() && reconnect_backoff(99) <= Duration::from_secs(38));
        assert!((0.0..1.0).contains(&random()));
    }
}
