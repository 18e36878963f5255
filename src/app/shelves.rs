//! Keeps the shelves of servers in force as the store has them: at the start, and whenever another process has changed one.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use crate::bot::{Bot, Current};
use crate::catalog::Shelf;
use crate::store::{Store, StoreError};

/// How often it looks whether another process has changed a shelf.
const LOOK: Duration = Duration::from_secs(30);
/// How soon it tries again where the store did not answer.
const SOON: Duration = Duration::from_secs(3);

/// Puts all shelves in force, before anything is answered. Where the store does not answer, [`follow`] goes on trying.
pub(super) async fn load(bots: &Current, store: &Store) {
    match store.shelves().await {
        Ok(shelves) => {
            if !shelves.is_empty() {
                info!(servers = shelves.len(), "Servers with their own shows");
            }
            let bot = bots.bot();
            lay(bot, shelves).await;
        }
        Err(error) => error!(%error, "Servers' own shows are waiting: the database does not answer"),
    }
}

/// Takes over what other processes change, until asked to stop.
pub(super) async fn follow(bots: Arc<Current>, store: Store, stop: CancellationToken) {
    let mut trouble = false;
    loop {
        let done = look(&bots, &store).await;
        match &done {
            Err(error) if !trouble => error!(%error, "Cannot read changes to servers' own shows"),
            Ok(()) if trouble => info!("Reading changes to servers' own shows again"),
            _ => {}
        }
        trouble = done.is_err();
        let pause = if trouble { SOON } else { LOOK };
        if stop.run_until_cancelled(store.sleep(pause)).await.is_none() {
            return;
        }
    }
}

async fn look(bots: &Current, store: &Store) -> Result<(), StoreError> {
    let bot = bots.bot();
    // First what is known here: what a server makes meanwhile is not taken for gone.
    let known = bot.shelf_revisions();
    let kept = store.shelf_revisions().await?;
    let mut changed = Vec::new();
    for (guild, revision) in &kept {
        if known.get(guild) != Some(revision) {
            changed.push((*guild, store.shelf(*guild).await?));
        }
    }
    let named: std::collections::HashSet<u64> = kept.iter().map(|(guild, _)| *guild).collect();
    let gone = known.into_keys().filter(|guild| !named.contains(guild));
    changed.extend(gone.map(|guild| (guild, Shelf::default())));
    if !changed.is_empty() {
        let servers = changed.len();
        lay(bot, changed).await;
        info!(servers, "Servers' own shows were changed by another process");
    }
    Ok(())
}

/// Puts shelves in force in a thread of its own: it takes processor time, and answers go on meanwhile.
async fn lay(bot: Arc<Bot>, shelves: Vec<(u64, Shelf)>) {
    let laid = tokio::task::spawn_blocking(move || bot.set_shelves(shelves)).await;
    if let Err(broken) = laid {
        error!(%broken, "Internal error with servers' own shows (panic above)");
    }
}
