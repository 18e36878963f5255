//! What all calls of a process mind together: a global limit, too many refusals, a token that is no longer accepted.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::health::figures::FIGURES;

/// Discord blocks an address after 10,000 refusals (401, 403, 429) in this time (`topics/rate-limits.mdx`).
const WINDOW: Duration = Duration::from_mins(10);
/// So many refusals within it, and calls that nobody waits for rest.
const REST: usize = 200;
/// So many, and no call is made at all.
const REFUSE: usize = 2_000;

/// Shared by all who call.
#[derive(Debug, Default)]
pub(super) struct Brake {
    state: Mutex<State>,
    /// Cancelled once Discord does not accept the token.
    pub(super) revoked: CancellationToken,
    /// When somebody last asked whether it does, and what Discord said; held while it is asked.
    pub(super) asked: tokio::sync::Mutex<Option<(Instant, bool)>>,
}

#[derive(Debug, Default)]
struct State {
    global_until: Option<Instant>,
    /// When Discord refused, oldest first.
    refusals: VecDeque<Instant>,
}

impl Brake {
    /// How long a call has to wait; nothing when it may go out now. `urgent` is an answer that a member waits for: it
    /// is not bound by the global limit (`interactions/receiving-and-responding.mdx`).
    pub(super) fn wait(&self, urgent: bool) -> Option<Duration> {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.forget(now);
        let most = if urgent { REFUSE } else { REST };
        let open = state.refusals.len() >= REST;
        FIGURES.breaker(open);
        // It is over when so many are forgotten that fewer than the most are left.
        let over = state.refusals.len().checked_sub(most).and_then(|at| state.refusals.get(at));
        let over = over.map(|at| *at + WINDOW);
        let global = state.global_until.filter(|until| !urgent && *until > now);
        over.max(global).map(|until| until.saturating_duration_since(now))
    }

    /// Discord asked everybody to wait.
    pub(super) fn close(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.global_until = state.global_until.max(Some(until));
    }

    /// Discord refused a call in a way that it counts.
    pub(super) fn refused(&self) {
        let now = Instant::now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.forget(now);
        if state.refusals.len() <= REFUSE {
            state.refusals.push_back(now);
        }
    }
}

impl State {
    fn forget(&mut self, now: Instant) {
        while self.refusals.front().is_some_and(|at| now.saturating_duration_since(*at) >= WINDOW) {
            self.refusals.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_global_limit_holds_for_all_but_answers() {
        let brake = Brake::default();
        assert_eq!(brake.wait(false), None);
        brake.close(Duration::from_secs(3));
        brake.close(Duration::from_secs(1));
        assert_eq!(brake.wait(false), Some(Duration::from_secs(3)));
        assert_eq!(brake.wait(true), None);
        tokio::time::advance(Duration::from_secs(3)).await;
        assert_eq!(brake.wait(false), None);
    }

    #[tokio::test(start_paused = true)]
    async fn many_refusals_rest_the_jobs_first_and_then_everything() {
        let brake = Brake::default();
        for _ in 0..199 {
            brake.refused();
        }
        assert_eq!(brake.wait(false), None);
        tokio::time::advance(Duration::from_mins(1)).await;
        brake.refused();
        assert_eq!(brake.wait(false), Some(Duration::from_mins(9)));
        assert_eq!(brake.wait(true), None);
        for _ in 0..5_000 {
            brake.refused();
        }
        assert_eq!(brake.wait(true), Some(Duration::from_mins(9)));
        tokio::time::advance(WINDOW).await;
        assert_eq!((brake.wait(false), brake.wait(true)), (None, None));
    }
}
