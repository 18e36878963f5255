//! Which events of a session were handled: only those count as heard by the next start.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The events of a session that have come and those that are being handled.
#[derive(Debug, Clone, Default)]
pub(in crate::discord) struct Progress(Arc<Mutex<Events>>);

#[derive(Debug, Default)]
struct Events {
    /// Counts the sessions, whose events are numbered anew.
    session: u64,
    last: u64,
    handling: BTreeSet<u64>,
}

/// An event that is being handled, until this is dropped.
pub struct Handling {
    progress: Progress,
    session: u64,
    sequence: u64,
}

impl fmt::Debug for Handling {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Handling({})", self.sequence)
    }
}

impl Drop for Handling {
    fn drop(&mut self) {
        let mut events = self.progress.events();
        if events.session == self.session {
            events.handling.remove(&self.sequence);
        }
    }
}

impl Progress {
    fn events(&self) -> MutexGuard<'_, Events> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A session begins with this event.
    pub(in crate::discord) fn begin(&self, sequence: u64) {
        let mut events = self.events();
        *events = Events { session: events.session + 1, last: sequence, handling: BTreeSet::new() };
    }

    /// This event has come.
    pub(in crate::discord) fn came(&self, sequence: u64) {
        self.events().last = sequence;
    }

    /// This event is being handled until the value is dropped.
    pub(in crate::discord) fn handle(&self, sequence: u64) -> Arc<Handling> {
        let mut events = self.events();
        events.handling.insert(sequence);
        Arc::new(Handling { progress: self.clone(), session: events.session, sequence })
    }

    /// The last event up to which all are handled.
    pub(in crate::discord) fn handled(&self) -> u64 {
        let events = self.events();
        events.handling.first().map_or(events.last, |first| first.saturating_sub(1))
    }

    /// Nothing is being handled.
    pub(in crate::discord) fn is_idle(&self) -> bool {
        self.events().handling.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_handled_counts() {
        let progress = Progress::default();
        progress.begin(4);
        progress.came(5);
        let five = progress.handle(5);
        progress.came(6);
        let six = progress.handle(6);
        progress.came(7);
        assert_eq!(progress.handled(), 4);
        drop(six);
        assert_eq!(progress.handled(), 4, "one before it is still being handled");
        let again = Arc::clone(&five);
        drop(five);
        assert!(!progress.is_idle());
        drop(again);
        assert_eq!(progress.handled(), 7);
        assert!(progress.is_idle());
    }

    #[test]
    fn events_of_two_sessions_are_told_apart() {
        let progress = Progress::default();
        progress.begin(1);
        let before = progress.handle(2);
        progress.begin(1);
        progress.came(2);
        let now = progress.handle(2);
        drop(before);
        assert_eq!(progress.handled(), 1);
        drop(now);
        assert_eq!(progress.handled(), 2);
    }
}
