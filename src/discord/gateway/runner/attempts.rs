//! How often a shard connected lately.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{BURST, FAIR, GOOD, WINDOW};
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

    pub(super) fn begin(&mut self, identifies: bool) {
        self.failed = self.failed.saturating_add(1);
        self.dials.push_back(Instant::now());
        if identifies {
            self.last_identify = Some(Instant::now());
            self.identified = self.identified.saturating_add(1);
        }
    }

    /// A connection has ended that lasted so long from READY or RESUMED on; none where neither came.
    pub(super) fn ended(&mut self, lasted: Option<Duration>) {
        match lasted {
            Some(lasted) if lasted >= GOOD => (self.failed, self.identified) = (0, 1),
            Some(lasted) if lasted >= FAIR => self.failed = 0,
            // It began, so the way is free: never wait long, but never spin either.
            Some(_) => self.failed = self.failed.min(3),
            None => {}
        }
        if lasted.is_some() {
            self.closed_normally = false;
        }
    }

    /// Whether the session is worth another connection.
    pub(super) fn resumes_after(&mut self, end: End) -> bool {
        match end {
            End::Fatal(_) => false,
            End::Stopped | End::Lost => true,
            End::Closed(code) => match AfterClose::of(code) {
                AfterClose::Resume => true,
                AfterClose::ResumeOnce => !std::mem::replace(&mut self.closed_normally, true),
                AfterClose::Identify => false,
            },
        }
    }
}
