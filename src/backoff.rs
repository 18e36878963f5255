//! How long to wait before something is tried again: twice as long after each try, up to a longest wait.

use std::time::Duration;

/// The wait after so many tries in a row that came to nothing; `first` after the first one.
#[must_use]
pub fn backoff(first: Duration, failed: u32, longest: Duration) -> Duration {
    let doubled = 2_u32.saturating_pow(failed.saturating_sub(1));
    first.saturating_mul(doubled).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_the_longest() {
        let waits = |failed: u32| backoff(Duration::from_secs(2), failed, Duration::from_mins(1)).as_secs();
        assert_eq!([0, 1, 2, 3, 5, 6, 7, u32::MAX].map(waits), [2, 2, 4, 8, 32, 60, 60, 60]);
    }
}
