//! Which shards this process holds: its own where it is alone; where several share a store, those it has a lease for.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::pace::dice;
use super::protocol::Fatal;
use super::pulse::Pulses;
use super::shard::Shard;
use crate::health::Health;
use crate::store::{ShardRange, Store};

/// How often leases are renewed, and looked at by those who wait for one.
const ROUND: Duration = Duration::from_secs(5);
/// How long a lease lasts without being renewed: three rounds may fail.
const LEASE: SignedDuration = SignedDuration::from_secs(20);
/// A process that has shards of its own leaves those of a dead one so long to a process that has none.
const COURTESY: SignedDuration = SignedDuration::from_secs(20);

/// Keeps leases in a task of its own, so that a slow store holds up no shard; tells which shards are this process's.
pub(super) fn start(
    store: Store,
    own: ShardRange,
    stop: CancellationToken,
) -> (JoinHandle<()>, watch::Receiver<HashSet<ShardRange>>) {
    let (tell, told) = watch::channel(HashSet::new());
    let keep = async move {
        let mut fleet = Fleet::new(store, own);
        while !stop.is_cancelled() {
            let mine = tokio::select! {
                () = stop.cancelled() => break,
                mine = fleet.round() => mine,
            };
            tell.send_replace(mine);
            tokio::select! { () = stop.cancelled() => {} () = tokio::time::sleep(ROUND) => {} }
        }
        fleet.leave().await;
    };
    (tokio::spawn(keep), told)
}

/// This process among those that share its store.
struct Fleet {
    store: Store,
    own: ShardRange,
    /// Who this process is to the others.
    name: String,
    held: HashSet<ShardRange>,
    said: bool,
}

impl Fleet {
    fn new(store: Store, own: ShardRange) -> Self {
        let name = format!("{}:{:016x}", std::process::id(), (dice() * 1e18) as u64);
        Self { store, own, name, held: HashSet::new(), said: false }
    }

    /// The shards this process holds from now on. A store that does not answer changes nothing: two connections for
    /// one shard answer once all the same, and none would answer never.
    async fn round(&mut self) -> HashSet<ShardRange> {
        if !self.store.is_shared() {
            self.held.insert(self.own);
            return self.held.clone();
        }
        for range in self.held.clone() {
            match self.store.hold_shards(range, &self.name, LEASE).await {
                Ok(true) => {}
                Ok(false) => {
                    warn!(
                        first = range.first,
                        last = range.last,
                        of = range.of,
                        "another process holds these shards now"
                    );
                    self.held.remove(&range);
                }
                Err(error) => warn!(%error, "the lease of the shards could not be renewed"),
            }
        }
        if !self.held.contains(&self.own) {
            self.take(self.own).await;
        }
        let grace = if self.held.is_empty() { SignedDuration::ZERO } else { COURTESY };
        for range in self.store.orphaned_shards(self.own.of, grace).await.unwrap_or_default() {
            // Left behind by a fleet that was parted otherwise: those shards are here, or will be.
            let known = self.held.iter().chain([&self.own]).any(|held| held.overlaps(range));
            if !known {
                self.take(range).await;
            }
        }
        if self.held.is_empty() && !self.said {
            info!(
                first = self.own.first,
                last = self.own.last,
                of = self.own.of,
                "another process holds these shards; this one stands by and takes over when it is gone"
            );
            self.said = true;
        }
        self.held.clone()
    }

    async fn take(&mut self, range: ShardRange) {
        match self.store.hold_shards(range, &self.name, LEASE).await {
            Ok(true) => {
                info!(first = range.first, last = range.last, of = range.of, "holds these shards");
                self.held.insert(range);
                self.said = false;
            }
            // Nobody can say who holds them; rather answered twice than never.
            Err(_) if range == self.own => {
                self.held.insert(range);
            }
            Ok(false) | Err(_) => {}
        }
    }

    /// Lets the others take over at once.
    async fn leave(&self) {
        if !self.store.is_shared() {
            return;
        }
        let mut given = JoinSet::new();
        for range in self.held.iter().copied() {
            let (store, name) = (self.store.clone(), self.name.clone());
            given.spawn(async move { store.release_shards(range, &name).await });
        }
        while let Some(done) = given.join_next().await {
            if let Ok(Err(error)) = done {
                warn!(%error, "the shards could not be given back; others take over when the lease ends");
            }
        }
    }
}

/// Serves one shard until it is taken away or refused for good.
pub(super) async fn serve(shard: Shard, pulses: Pulses, health: Arc<Health>) -> Option<Fatal> {
    let (number, pulse, stop) = (shard.number, Arc::clone(&shard.pulse), shard.stop.clone());
    health.note_shard(number, |known| known.ready = false);
    // One that waits to connect does not look at `stop`.
    let grace = async {
        stop.cancelled().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
    };
    let ended = tokio::select! {
        ended = shard.run() => ended,
        () = grace => None,
    };
    pulses.remove(&pulse);
    health.note(|known| {
        known.shards.remove(&number);
    });
    ended
}
