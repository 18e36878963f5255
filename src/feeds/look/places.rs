//! Who may look at an address at this moment: a few at once in this process, and one at a time at one host.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Looks that are under way at once.
const AT_ONCE: usize = 4;

#[derive(Debug)]
pub(super) struct Places {
    slots: Arc<Semaphore>,
    hosts: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// A place that is given back when it is dropped.
#[derive(Debug)]
pub(super) struct Place(#[expect(dead_code, reason = "held, not read")] Option<OwnedSemaphorePermit>);

impl Places {
    pub(super) fn new() -> Self {
        Self { slots: Arc::new(Semaphore::new(AT_ONCE)), hosts: Mutex::default() }
    }

    /// One of the few places in this process.
    pub(super) async fn slot(&self) -> Place {
        // It is never closed.
        Place(Arc::clone(&self.slots).acquire_owned().await.ok())
    }

    /// The turn at the host of an address. Whoever waits for one holds no slot, so that a host which hangs holds up nobody
    /// who wants another.
    pub(super) async fn turn(&self, address: &str) -> Place {
        let url = url::Url::parse(address).ok();
        let host = url.and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let turn = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            // Those that nobody holds or waits for.
            hosts.retain(|_, turn| Arc::strong_count(turn) > 1);
            Arc::clone(hosts.entry(host).or_insert_with(|| Arc::new(Semaphore::new(1))))
        };
        Place(turn.acquire_owned().await.ok())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    const SOON: Duration = Duration::from_millis(10);

    #[tokio::test(start_paused = true)]
    async fn a_host_has_one_turn_and_the_process_four_places() {
        let places = Places::new();
        let first = places.turn("https://a.example/1").await;
        assert!(timeout(SOON, places.turn("http://a.example:8080/2")).await.is_err());
        let other = timeout(SOON, places.turn("https://b.example/1")).await.unwrap();
        drop((first, other));
        assert!(timeout(SOON, places.turn("https://a.example/2")).await.is_ok());
        for n in 0..1_000 {
            places.turn(&format!("https://{n}.example/")).await;
        }
        assert_eq!(places.hosts.lock().unwrap().len(), 1);
        let mut held = Vec::new();
        for _ in 0..AT_ONCE {
            held.push(places.slot().await);
        }
        assert!(timeout(SOON, places.slot()).await.is_err());
        held.pop();
        assert!(timeout(SOON, places.slot()).await.is_ok());
    }
}
