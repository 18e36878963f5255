//! Notices a gateway that fell silent and a runtime that stands still, from a thread that neither can stop.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long the runtime may stand still. Every task of ours is done within milliseconds.
const STALLED: Duration = Duration::from_secs(10);
/// Heartbeats are timed by both sides; a second of slack costs nothing.
const SLACK: Duration = Duration::from_secs(1);
const LOOK: Duration = Duration::from_millis(250);

/// When a shard's gateway last showed life.
#[derive(Debug)]
pub(super) struct Pulse {
    start: Instant,
    /// Milliseconds from `start`; 0 while nothing is expected of the gateway.
    last: AtomicU64,
    /// Milliseconds between heartbeats.
    interval: AtomicU64,
}

impl Pulse {
    pub(super) fn new() -> Self {
        // 41.25 s is what Discord asks for; in force until the gateway says so itself.
        Self { start: Instant::now(), last: AtomicU64::new(0), interval: AtomicU64::new(41_250) }
    }

    /// A connection stands and the gateway has not shown life before.
    pub(super) fn expect(&self) {
        let _ = self.last.compare_exchange(0, self.now(), Ordering::Relaxed, Ordering::Relaxed);
    }

    /// The gateway acknowledged a heartbeat.
    pub(super) fn beat(&self) {
        self.last.store(self.now(), Ordering::Relaxed);
    }

    /// Nothing is expected now: the gateway closed the connection itself, or cannot be reached at all.
    pub(super) fn rest(&self) {
        self.last.store(0, Ordering::Relaxed);
    }

    pub(super) fn every(&self, interval: Duration) {
        self.interval.store(interval.as_millis() as u64, Ordering::Relaxed);
    }

    /// Whether two heartbeats' time has gone by without an acknowledgement.
    fn silent(&self, now: u64) -> bool {
        let last = self.last.load(Ordering::Relaxed);
        let limit = 2 * self.interval.load(Ordering::Relaxed) + SLACK.as_millis() as u64;
        last > 0 && now.saturating_sub(last) > limit
    }

    fn now(&self) -> u64 {
        (self.start.elapsed().as_millis() as u64).max(1)
    }
}

/// The pulses of all shards that this process holds at the moment. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(super) struct Pulses(Arc<Mutex<Vec<Arc<Pulse>>>>);

impl Pulses {
    fn lock(&self) -> MutexGuard<'_, Vec<Arc<Pulse>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn add(&self) -> Arc<Pulse> {
        let pulse = Arc::new(Pulse::new());
        self.lock().push(Arc::clone(&pulse));
        pulse
    }

    pub(super) fn remove(&self, pulse: &Arc<Pulse>) {
        self.lock().retain(|known| !Arc::ptr_eq(known, pulse));
    }
}

/// What the watch may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stillness {
    /// The gateway acknowledged no heartbeat for two intervals.
    Gateway,
    /// The runtime ran no task for ten seconds.
    Runtime,
}

/// Watches until `on_still` has been called once or the process ends. Must be called on the runtime it is to watch.
pub(super) fn watch(pulses: Pulses, on_still: impl FnOnce(Stillness) + Send + 'static) {
    let runtime = Arc::new(Pulse::new());
    runtime.beat();
    let alive = Arc::clone(&runtime);
    tokio::spawn(async move {
        loop {
            alive.beat();
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    });
    let look = move || {
        let mut before = Instant::now();
        loop {
            std::thread::sleep(LOOK);
            // A machine that slept wakes with old times everywhere; that is nobody's silence.
            let slept = before.elapsed() > Duration::from_secs(5);
            before = Instant::now();
            if slept {
                runtime.beat();
                pulses
                    .lock()
                    .iter()
                    .filter(|pulse| pulse.last.load(Ordering::Relaxed) > 0)
                    .for_each(|pulse| pulse.beat());
                continue;
            }
            let idle = runtime.now().saturating_sub(runtime.last.load(Ordering::Relaxed));
            if idle > STALLED.as_millis() as u64 {
                return on_still(Stillness::Runtime);
            }
            if pulses.lock().iter().any(|pulse| pulse.silent(pulse.now())) {
                return on_still(Stillness::Gateway);
            }
        }
    };
    if std::thread::Builder::new().name("watchdog".to_owned()).spawn(look).is_err() {
        tracing::warn!("no thread for the watchdog; silence will go unnoticed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_two_intervals_without_acknowledgement() {
        let pulse = Pulse::new();
        pulse.every(Duration::from_secs(10));
        assert!(!pulse.silent(1_000_000), "nothing is expected yet");
        pulse.expect();
        let from = pulse.last.load(Ordering::Relaxed);
        assert!(!pulse.silent(from + 21_000));
        assert!(pulse.silent(from + 21_001));
        pulse.rest();
        assert!(!pulse.silent(from + 1_000_000));
    }
}
