//! Keeps the shelves of servers in force as the store has them: at the start, and whenever another process has changed one.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use crate::bot::Current;
use crate::store::{Store, StoreError};

/// How often it looks whether another process has changed a shelf.
const LOOK: Duration = Duration::from_secs(30);

/// Puts all shelves in force, before anything is answered. Where the store does not answer, [`follow`] goes on trying.
pub(super) async fn load(bots: &Current, store: &Store) {
    match store.shelves().await {
        Ok(shelves) => {
            if !shelves.is_empty() {
                info!(servers = shelves.len(), "servers with shows of their own");
            }
            bots.bot().set_shelves(shelves);
        }
        Err(error) => error!(%error, "servers' own shows are not known until the store answers"),
    }
}

/// Takes over what other processes change, until asked to stop.
pub(super) async fn follow(bots: Arc<Current>, store: Store, stop: CancellationToken) {
    let mut trouble = false;
    while stop.run_until_cancelled(store.sleep(LOOK)).await.is_some() {
        let done = look(&bots, &store).await;
        match &done {
            Err(error) if !trouble => error!(%error, "changed shelves of servers are not seen"),
            Ok(()) if trouble => info!("changed shelves of servers are seen again"),
            _ => {}
        }
        trouble = done.is_err();
    }
}

async fn look(bots: &Current, store: &Store) -> Result<(), StoreError> {
    let bot = bots.bot();
    let (kept, known) = (store.shelf_revisions().await?, bot.shelf_revisions());
    let mut changed = Vec::new();
    for (guild, revision) in &kept {
        if known.get(guild) != Some(revision) {
            changed.push((*guild, store.shelf(*guild).await?));
        }
    }
    let named: std::collections::HashSet<u64> = kept.iter().map(|(guild, _)| *guild).collect();
    let gone = known.into_keys().filter(|guild| !named.contains(guild));
    changed.extend(gone.map(|guild| (guild, crate::catalog::Shelf::default())));
    if !changed.is_empty() {
        let servers = changed.len();
        bot.set_shelves(changed);
        info!(servers, "servers' own shows changed elsewhere");
    }
    Ok(())
}
