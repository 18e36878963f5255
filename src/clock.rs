//! What time it is. The only place that reads the system's clock for what people see; a test may set it ahead.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// The clock of this process. Cheap to clone; all clones follow the same other clock, if any.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    ahead: Option<PathBuf>,
    /// How far the clock that is followed is ahead of the system's, in ms.
    followed: Arc<AtomicI64>,
}

impl Clock {
    /// The system's clock; where a file is named, as many seconds ahead of it as the file says at that moment.
    #[must_use]
    pub fn new(ahead: Option<PathBuf>) -> Self {
        Self { ahead, followed: Arc::default() }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let followed = SignedDuration::from_millis(self.followed.load(Ordering::Relaxed));
        Timestamp::now().saturating_add(followed + self.ahead()).unwrap_or(Timestamp::MAX)
    }

    /// Follows another clock, which says this now: that of a database which several processes share. However wrong the
    /// system's own clock, they then agree about slots, and about how old a signed request is.
    pub fn follow(&self, now: Timestamp) {
        let ahead = now.duration_since(Timestamp::now()).as_millis();
        self.followed.store(i64::try_from(ahead).unwrap_or(0), Ordering::Relaxed);
    }

    /// Whether a test may set it ahead.
    #[must_use]
    pub fn may_be_set(&self) -> bool {
        self.ahead.is_some()
    }

    /// How far this clock is ahead of the one it follows; nothing unless a test says otherwise.
    #[must_use]
    pub fn ahead(&self) -> SignedDuration {
        let text = self.ahead.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
        SignedDuration::from_secs(text.and_then(|text| text.trim().parse().ok()).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_clones_follow_the_same_clock() {
        let clock = Clock::default();
        let clone = clock.clone();
        let hour = SignedDuration::from_hours(1);
        clock.follow(Timestamp::now() - hour);
        let behind = Timestamp::now().duration_since(clone.now());
        assert!((behind - hour).abs() < SignedDuration::from_secs(5), "{behind}");
    }
}
