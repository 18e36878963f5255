//! What the loopback Discord knows, behind one lock, and the bell that rings when it changes. Decides nothing.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use serde_json::Value;
use tokio::sync::watch;

use super::channels::Channels;
use super::commands::Commands;
use super::faults::Faults;
use super::gateway::Gateway;
use super::interactions::Interactions;
use super::roles::Roles;

/// How this Discord behaves.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    /// Checks every body; off for load runs.
    pub(crate) strict: bool,
    /// Keeps every request; off for load runs.
    pub(crate) record: bool,
    /// Also serves REST over TLS.
    pub(crate) tls: bool,
    /// The heartbeat interval it asks for in its hello; without one there is no hello.
    pub(crate) heartbeat: Option<Duration>,
    /// The guilds the bot is in.
    pub(crate) guilds: Vec<u64>,
    /// How many shards it recommends.
    pub(crate) shards: u64,
    /// The Interactions Endpoint URL of the application.
    pub(crate) endpoint: Option<String>,
    /// How many identifies it says are left for today.
    pub(crate) identifies_left: u64,
    /// How many shards may identify at once.
    pub(crate) concurrency: u64,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            strict: true,
            record: true,
            tls: false,
            heartbeat: Some(Duration::from_millis(41_250)),
            guilds: vec![],
            shards: 1,
            endpoint: None,
            identifies_left: 1000,
            concurrency: 1,
        }
    }
}

/// One request as it came in.
#[derive(Debug, Clone)]
pub(crate) struct Recorded {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    /// The status it was answered with; `None` while unanswered or when the connection was cut.
    pub(crate) status: Option<u16>,
}

/// Everything that changes.
pub(crate) struct Inner {
    /// Guilds that the bot was removed from.
    pub(crate) left: Vec<u64>,
    pub(crate) requests: Vec<Recorded>,
    /// What Discord would have refused, or what a careful bot does not do.
    pub(crate) violations: Vec<String>,
    pub(crate) faults: Faults,
    /// Requests that hung so far.
    pub(crate) held: usize,
    /// Requests that hang now, and how many did at once.
    pub(crate) holding: usize,
    pub(crate) most_held: usize,
    pub(crate) channels: Channels,
    pub(crate) roles: Roles,
    pub(crate) commands: Commands,
    pub(crate) interactions: Interactions,
    pub(crate) gateway: Gateway,
}

/// The shared state of one loopback Discord.
pub(crate) struct State {
    pub(crate) setup: Setup,
    /// The gateway's address.
    pub(crate) gateway: String,
    inner: Mutex<Inner>,
    bell: watch::Sender<u64>,
}

impl State {
    pub(crate) fn new(setup: Setup, gateway: String) -> Self {
        let inner = Inner {
            left: Vec::new(),
            requests: Vec::new(),
            violations: Vec::new(),
            faults: Faults::default(),
            held: 0,
            holding: 0,
            most_held: 0,
            channels: Channels::default(),
            roles: Roles::default(),
            commands: Commands::default(),
            interactions: Interactions::default(),
            gateway: Gateway::default(),
        };
        Self { setup, gateway, inner: Mutex::new(inner), bell: watch::channel(0).0 }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn look<T>(&self, see: impl FnOnce(&Inner) -> T) -> T {
        see(&self.lock())
    }

    pub(crate) fn change<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        let result = act(&mut self.lock());
        self.bell.send_modify(|rung| *rung = rung.wrapping_add(1));
        result
    }

    pub(crate) async fn until<T>(
        &self,
        limit: Duration,
        mut see: impl FnMut(&Inner) -> Option<T>,
    ) -> Option<T> {
        let mut bell = self.bell.subscribe();
        let wait = async {
            loop {
                bell.borrow_and_update();
                if let Some(seen) = self.look(&mut see) {
                    return Some(seen);
                }
                bell.changed().await.ok()?;
            }
        };
        tokio::time::timeout(limit, wait).await.ok().flatten()
    }
}
