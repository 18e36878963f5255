//! Feeds that wait for their hosts: one request at a time to each host, and a few that wait for it. Asks no network.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Feeds of one host that wait for their turn here; more wait in the store.
pub(super) const PLACES: usize = 5;

/// The hosts that are asked.
#[derive(Debug, Default)]
pub(super) struct Hosts(Mutex<HashMap<String, Host>>);

impl Hosts {
    /// A place among those that wait for a feed's host; none where too many do.
    pub(super) fn place(&self, address: &str) -> Option<Place> {
        let host = url::Url::parse(address)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default();
        let mut hosts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let host = hosts.entry(host).or_default();
        let held = Arc::clone(&host.places).try_acquire_owned().ok()?;
        Some(Place { turn: Arc::clone(&host.turn), at_once: None, _held: held })
    }
}

/// What keeps readings of one host apart.
#[derive(Debug)]
struct Host {
    turn: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Host {
    fn default() -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), places: Arc::new(Semaphore::new(PLACES)) }
    }
}

/// One of the places before a host, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) turn: Arc<Semaphore>,
    /// The turn itself, where it was taken already.
    pub(super) at_once: Option<OwnedSemaphorePermit>,
    _held: OwnedSemaphorePermit,
}

impl Place {
    /// The same with its turn; none where another has it.
    pub(super) fn at_once(self) -> Option<Self> {
        let turn = Arc::clone(&self.turn).try_acquire_owned().ok()?;
        Some(Self { at_once: Some(turn), ..self })
    }
}
