//! Which messages this process has begun to send, or has looked for in their channels: of any other that comes late, a
//! podpick whose store was put back since may know more.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::outbox::{Message, protocol};

/// What is sent so late is looked for first, in ms.
const UNSURE: i64 = 300_000;

/// Messages by key, each with when it is due, in ms.
#[derive(Debug, Default)]
pub(super) struct Tried(Mutex<HashMap<String, i64>>);

impl Tried {
    /// Whether a message may have been sent by somebody of whom its row says nothing.
    pub(super) fn is_unsure(&self, message: &Message, now: i64) -> bool {
        let late = now.saturating_sub(message.due.as_millisecond()) > UNSURE;
        late && message.kind.expires() && !self.lock().contains_key(&message.key())
    }

    pub(super) fn note(&self, message: &Message) {
        if message.kind.expires() {
            self.lock().insert(message.key(), message.due.as_millisecond());
        }
    }

    /// It is there, and will not be sent again.
    pub(super) fn is_done(&self, message: &Message) {
        self.lock().remove(&message.key());
    }

    /// Forgets those that come too late by now, whatever became of them.
    pub(super) fn forget(&self, now: i64) {
        self.lock().retain(|_, due| !protocol::too_late(*due, now));
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
