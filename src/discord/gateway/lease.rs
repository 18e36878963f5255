//! Whether this process holds its shards: always where it is alone, by a lease where several share a store. One with the
//! same shards waits as a spare and takes over when the lease ends.

use std::time::Duration;

use jiff::SignedDuration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::backoff::random;
use crate::store::{ShardRange, Store};

/// How often a lease is renewed, and looked at by those who wait for it.
const ROUND: Duration = Duration::from_secs(5);
/// How long a lease lasts without being renewed: three rounds may fail.
const LEASE: SignedDuration = SignedDuration::from_secs(20);

/// Holds the lease in a task of its own, so that a slow store holds up no shard; tells whether it is
/// held, as soon as that is known.
pub(super) fn hold(
    store: Store,
    range: ShardRange,
    stop: CancellationToken,
) -> (JoinHandle<()>, watch::Receiver<Option<bool>>) {
    let (tell, told) = watch::channel(None);
    let keep = async move {
        if !store.is_shared() {
            tell.send_replace(Some(true));
            return stop.cancelled().await;
        }
        let owner = format!("{}:{:016x}", std::process::id(), (random() * 1e18) as u64);
        let mut known = None;
        loop {
            let round = Box::pin(acquire(&store, range, &owner, known));
            let Some(held) = stop.run_until_cancelled(round).await else { break };
            known = Some(held);
            tell.send_if_modified(|told| told.replace(held) != Some(held));
            if stop.run_until_cancelled(store.sleep(ROUND)).await.is_none() {
                break;
            }
        }
        // Others take over at once.
        if known == Some(true)
            && let Err(error) = store.release_shards(range, &owner).await
        {
            warn!(%error, "Could not release the shards; a spare takes over when the lease expires");
        }
    };
    (tokio::spawn(keep), told)
}

/// Takes the lease or keeps it. A store that does not answer changes nothing: two connections for one shard answer once
/// all the same, and none would answer never.
async fn acquire(store: &Store, range: ShardRange, owner: &str, known: Option<bool>) -> bool {
    let held = store.hold_shards(range, owner, LEASE).await.unwrap_or_else(|error| {
        warn!(%error, "Could not renew the lease of the shards");
        known.unwrap_or(true)
    });
    let ShardRange { first, last, of } = range;
    match (known, held) {
        (Some(true), false) => warn!(first, last, of, "Another process runs these shards now"),
        (Some(false) | None, true) => info!(first, last, of, "Running these shards"),
        (None, false) => {
            info!(first, last, of, "Another process runs these shards; waiting as a spare");
        }
        (Some(true), true) | (Some(false), false) => {}
    }
    held
}
