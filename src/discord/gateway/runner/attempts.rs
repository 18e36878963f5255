//! How often a shard connected lately.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{BURST, FAIR, GOOD, IN_VAIN, WINDOW};
use crate::discord::gateway::backoff::{identify_backoff, random, reconnect_backoff};
use crate::discord::gateway::close_code::AfterClose;
use crate::discord::gateway::connection::End;

/// How often a shard has tried of late, and how long it waits for that.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    /// Connections in a row that came to nothing.
    failed: u32,
    /// Identifies in a row whose session did not last.
    identified: u32,
    last_identify: Option<Instant>,
    dials: VecDeque<Instant>,
    /// The session was kept over a close with 1000 or 1001, and has not gone on since.
    closed_normally: bool,
    /// Since when a gateway that greets does not let the session go on.
    in_vain: Option<Instant>,
}

impl Attempts {
    /// Returns when the next connection may be made.
    pub(super) async fn wait(&mut self, resumes: bool) {
        let mut at = Instant::now() + reconnect_backoff(self.failed);
        if !resumes && let Some(last) = self.last_identify {
            // After an invalid session Discord asks for a wait of 1 to 5 s at random.
            let invalid = Duration::from_secs_f64(1.0 + 4.0 * random());
            at = at.max(last + identify_backoff(self.identified)).max(Instant::now() + invalid);
        }
        while self.dials.len() >= BURST {
            at = at.max(self.dials.pop_front().map_or(at, |first| first + WINDOW));
        }
        sleep_until(at).await;
    }

    pub(super) fn begin(&mut self) {
        self.failed = self.failed.saturating_add(1);
        self.dials.push_back(Instant::now());
    }

    /// The connection that was begun last has identified.
    pub(super) fn identified(&mut self) {
        self.last_identify = self.dials.back().copied();
        self.identified = self.identified.saturating_add(1);
    }

    /// A connection has ended that lasted so long from READY or RESUMED on; none where neither came, though the gateway may
    /// have `greeted`.
    pub(super) fn ended(&mut self, lasted: Option<Duration>, greeted: bool) {
        match lasted {
            Some(lasted) if lasted >= GOOD => (self.failed, self.identified) = (0, 1),
            Some(lasted) if lasted >= FAIR => self.failed = 0,
            // It began, so the way is free: never wait long, but never spin either.
            Some(_) => self.failed = self.failed.min(3),
            None => {}
        }
        if lasted.is_some() {
            (self.closed_normally, self.in_vain) = (false, None);
        } else if greeted {
            self.in_vain.get_or_insert(Instant::now());
        }
    }

    /// Whether the session is worth another connection.
    pub(super) fn resumes_after(&mut self, end: End) -> bool {
        if self.in_vain.is_some_and(|since| since.elapsed() >= IN_VAIN) {
            self.in_vain = None;
            return false;
        }
        match end {
            End::Fatal(_) | End::Invalid => false,
            End::Stopped | End::Lost => true,
            End::Closed(code) => match AfterClose::of(code) {
                AfterClose::Resume => true,
                AfterClose::ResumeOnce => !std::mem::replace(&mut self.closed_normally, true),
                AfterClose::Identify => false,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_session_that_never_goes_on_is_given_up_after_a_minute() {
        let mut attempts = Attempts::default();
        let begun = Instant::now();
        let given_up = loop {
            attempts.wait(true).await;
            attempts.begin();
            attempts.ended(None, true);
            if !attempts.resumes_after(End::Lost) {
                break begun.elapsed();
            }
        };
        assert!((60..100).contains(&given_up.as_secs()), "{given_up:?}");
        // One that is only out of reach is kept for as long as that takes.
        for _ in 0..20 {
            attempts.wait(true).await;
            attempts.begin();
            attempts.ended(None, false);
            assert!(attempts.resumes_after(End::Lost));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn only_identifies_are_waited_for() {
        let mut attempts = Attempts::default();
        let begun = Instant::now();
        for _ in 0..4 {
            attempts.wait(false).await;
            attempts.begin();
            attempts.ended(None, false);
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
        attempts.identified();
        attempts.wait(false).await;
        assert!(begun.elapsed() >= Duration::from_secs(10), "{:?}", begun.elapsed());
    }
}
