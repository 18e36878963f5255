//! What all calls of a process mind together: a global limit, too many refusals, a token that is no longer accepted.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::Response;
use reqwest::header::{DATE, HeaderValue};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::backoff::backoff;
use crate::bot::HeldUpBy;
use crate::clock::Clock;
use crate::ops::metrics::METRICS;

/// Discord blocks an address after 10,000 refusals (401, 403, 429) in this time (`topics/rate-limits.mdx`).
const WINDOW: Duration = Duration::from_mins(10);
/// So many refusals within it, and calls that nobody waits for rest.
const REST: usize = 200;
/// So many, and no call is made at all.
const REFUSE: usize = 2_000;

/// How long to wait after the first refusal of a whole address that does not say.
const BAN: Duration = Duration::from_mins(1);
const LONGEST_BAN: Duration = Duration::from_mins(15);

/// Shared by all who call.
#[derive(Debug, Default)]
pub(super) struct InvalidRequestLimiter {
    state: Mutex<State>,
    clock: Clock,
    /// What the last answer said of the time, and when it came.
    date: Mutex<Option<(HeaderValue, Instant)>>,
    /// Cancelled once Discord does not accept the token.
    pub(super) revoked: CancellationToken,
    /// When somebody last asked whether it does, and what Discord said; held while it is asked.
    pub(super) asked: tokio::sync::Mutex<Option<(Instant, bool)>>,
}

#[derive(Debug, Default)]
struct State {
    global_until: Option<Instant>,
    /// It was asked by Cloudflare, for the whole address.
    banned: bool,
    /// Answers that said nothing but that this address is refused, in a row.
    bans: u32,
    /// Until when it was said in the log that podpick waits.
    told_until: Option<Instant>,
    /// When Discord refused, oldest first.
    refusals: VecDeque<Instant>,
}

impl InvalidRequestLimiter {
    pub(super) fn new(clock: Clock) -> Self {
        Self { clock, ..Self::default() }
    }

    /// Now, on a clock that a test may set ahead.
    pub(super) fn now(&self) -> Instant {
        let ahead = Duration::try_from(self.clock.ahead()).unwrap_or_default();
        Instant::now() + ahead
    }

    /// The same for people.
    pub(super) fn time(&self) -> jiff::Timestamp {
        self.clock.now()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what time it is at Discord.
    pub(super) fn note_date(&self, response: &Response) {
        if let Some(date) = response.headers().get(DATE) {
            *self.date.lock().unwrap_or_else(PoisonError::into_inner) = Some((date.clone(), Instant::now()));
        }
    }

    pub(super) fn date(&self) -> Option<(HeaderValue, Instant)> {
        self.date.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Discord has answered, so this address is refused no more.
    pub(super) fn answered(&self) {
        self.state().bans = 0;
    }

    /// How long to wait where such a refusal does not say: as long as is known already, else a minute, then longer up to 15.
    pub(super) fn ban(&self) -> Duration {
        let (now, state) = (self.now(), self.state());
        match state.global_until.filter(|until| state.banned && *until > now) {
            Some(until) => until - now,
            None => backoff(BAN, state.bans.saturating_add(1), LONGEST_BAN),
        }
    }

    /// Whether it is news that podpick waits until then.
    pub(super) fn is_news(&self, until: Instant) -> bool {
        let mut state = self.state();
        let known = state.told_until.is_some_and(|told| {
            told.max(until).saturating_duration_since(told.min(until)) < Duration::from_secs(5)
        });
        if !known {
            state.told_until = Some(until);
        }
        !known
    }

    /// How long a call has to wait; nothing when it may go out now. `urgent` is an answer that a member waits for: it
    /// is not bound by the global limit (`interactions/receiving-and-responding.mdx`).
    pub(super) fn wait(&self, for_interaction: bool) -> Option<Duration> {
        let now = self.now();
        let mut state = self.state();
        state.forget(now);
        let most = if for_interaction { REFUSE } else { REST };
        let open = state.refusals.len() >= REST;
        METRICS.breaker(open);
        // It is over when so many are forgotten that fewer than the most are left.
        let over = state.refusals.len().checked_sub(most).and_then(|at| state.refusals.get(at));
        let over = over.map(|at| *at + WINDOW);
        let global = state.global_until.filter(|until| !for_interaction && *until > now);
        over.max(global).map(|until| until.saturating_duration_since(now))
    }

    /// What holds up every call but answers, and for how long yet.
    pub(super) fn held_up(&self) -> Option<(HeldUpBy, Duration)> {
        let wait = self.wait(false)?;
        let (now, state) = (self.now(), self.state());
        let by = match state.global_until.filter(|until| *until > now) {
            Some(_) if state.banned => HeldUpBy::Ban,
            Some(_) => HeldUpBy::GlobalLimit,
            None => HeldUpBy::Refusals,
        };
        Some((by, wait))
    }

    /// Discord asked everybody to wait; `banned` where it was Cloudflare, for the whole address.
    pub(super) fn close(&self, wait: Duration, banned: bool) {
        let now = self.now();
        let until = now + wait;
        let mut state = self.state();
        // Calls that were under way together meet the same one.
        if banned && state.global_until.is_none_or(|until| until <= now) {
            state.bans = state.bans.saturating_add(1);
        }
        state.global_until = state.global_until.max(Some(until));
        state.banned = banned;
    }

    /// Discord refused a call in a way that it counts.
    pub(super) fn refused(&self) {
        let now = self.now();
        let mut state = self.state();
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
        let limiter = InvalidRequestLimiter::default();
        assert_eq!(limiter.wait(false), None);
        limiter.close(Duration::from_secs(3), false);
        limiter.close(Duration::from_secs(1), false);
        assert_eq!(limiter.wait(false), Some(Duration::from_secs(3)));
        assert_eq!(limiter.wait(true), None);
        assert_eq!(limiter.held_up(), Some((HeldUpBy::GlobalLimit, Duration::from_secs(3))));
        tokio::time::advance(Duration::from_secs(3)).await;
        assert_eq!(limiter.wait(false), None);
    }

    #[tokio::test(start_paused = true)]
    async fn many_refusals_rest_the_jobs_first_and_then_everything() {
        let limiter = InvalidRequestLimiter::default();
        for _ in 0..199 {
            limiter.refused();
        }
        assert_eq!(limiter.wait(false), None);
        tokio::time::advance(Duration::from_mins(1)).await;
        limiter.refused();
        assert_eq!(limiter.wait(false), Some(Duration::from_mins(9)));
        assert_eq!(limiter.wait(true), None);
        for _ in 0..5_000 {
            limiter.refused();
        }
        assert_eq!(limiter.wait(true), Some(Duration::from_mins(9)));
        tokio::time::advance(WINDOW).await;
        assert_eq!((limiter.wait(false), limiter.wait(true)), (None, None));
    }
}
