//! When a call may go out: below Discord's limit for a whole bot, in one process or in several that share a store.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{AT_ONCE, OutboxWorker};
use crate::store::StoreError;

/// Between two calls: 45 a second, below Discord's 50 for a whole bot (`topics/rate-limits.mdx`).
const PACE: Duration = Duration::from_micros(22_300);
/// The same for all processes that share a store, which counts in whole milliseconds.
const SHARED_PACE: jiff::SignedDuration = jiff::SignedDuration::from_millis(23);

impl OutboxWorker {
    /// How many messages may be claimed now. Where several senders share a store, their calls are reserved first, so that
    /// what is claimed leaves well before its deadline, however many senders there are.
    pub(super) async fn reserve(&self, stop: &CancellationToken) -> Result<usize, StoreError> {
        if !self.store.is_shared() || self.rest.is_proxied() {
            return Ok(AT_ONCE);
        }
        let waiting = self.store.waiting(self.store.now().await?, AT_ONCE).await?;
        if waiting > 0 {
            let calls = SHARED_PACE * i32::try_from(waiting).unwrap_or(i32::MAX);
            let at = self.store.queue_at("rest", calls).await?;
            let wait = at.duration_since(self.store.now().await?);
            tokio::select! {
                () = stop.cancelled() => return Ok(0),
                () = tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()) => {}
            }
        }
        Ok(waiting)
    }

    /// Waits for the turn of a call that was reserved.
    pub(super) async fn own_turn(&self) {
        if self.rest.is_proxied() {
            return;
        }
        let at = {
            let mut next = self.next_call.lock().await;
            let at = (*next).max(tokio::time::Instant::now());
            *next = at + PACE;
            at
        };
        tokio::time::sleep_until(at).await;
    }

    /// Waits for a turn, so that a whole evening of guilds stays below Discord's limit, which holds for all processes of
    /// one bot together. A proxy that minds the limits needs nobody to wait here.
    pub(super) async fn turn(&self) {
        if self.rest.is_proxied() {
            return;
        }
        if self.store.is_shared()
            && let (Ok(at), Ok(now)) =
                (self.store.queue_at("rest", SHARED_PACE).await, self.store.now().await)
        {
            let wait = at.duration_since(now);
            tokio::time::sleep(Duration::try_from(wait).unwrap_or_default()).await;
            return;
        }
        self.own_turn().await;
    }
}
