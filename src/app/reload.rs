//! A changed catalog file is judged and takes the place of the old one whole; a broken one leaves the last good in force.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::{RecursiveMode, Watcher};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::app::catalog_file::{Contents, OpenError};
use crate::bot::{Bot, Current};
use crate::catalog::Catalog;
use crate::config::CatalogFiles;
use crate::feeds::Refresher;
use crate::ops::health::Health;
use crate::ops::metrics::METRICS;
use crate::store::StoreError;

/// Looked at so often without being told: network drives tell nothing.
const LOOK: Duration = Duration::from_secs(30);
/// Between two looks at a file that was just changed, until it is the same twice.
const SETTLE: Duration = Duration::from_millis(250);
/// A file that never rests is judged as it is.
const LOOKS: usize = 4;
/// How long until a catalog is tried again that only the store stood in the way of.
const RETRY: Duration = Duration::from_secs(5);

/// Why a changed catalog is not in force.
enum NotTaken {
    /// It has faults, or cannot be read; said with their place.
    Catalog(String),
    /// What feeds said could not be read.
    Store(StoreError),
}

/// Follows the file until asked to stop; `asked` makes it look at once.
pub(super) async fn follow(
    files: CatalogFiles,
    bots: Arc<Current>,
    reader: Option<Refresher>,
    health: Arc<Health>,
    asked: Arc<Notify>,
    stop: CancellationToken,
) {
    let changed = Arc::new(Notify::new());
    let watcher = watcher(&files, &changed);
    if let Err(error) = &watcher {
        warn!(%error, "Cannot watch the catalog's folder; checking it every 30 s");
    }
    // What the bot in force was made of; the file may have been changed since.
    let mut judged = bots.bot().made_of();
    let changed_already = read(&files).await.map(|contents| contents.mark()).ok() != judged;
    if changed_already {
        changed.notify_one();
    }
    let mut retry = false;
    loop {
        let pause = if retry { RETRY } else { LOOK };
        let by_hand = tokio::select! {
            () = stop.cancelled() => return,
            () = asked.notified() => true,
            () = changed.notified() => false,
            () = tokio::time::sleep(pause) => false,
        } || retry;
        retry = false;
        let found = settled(&files).await;
        let now = found.as_ref().map(Contents::mark).ok();
        if now == judged && !by_hand {
            continue;
        }
        match take(found, &bots, reader.as_ref()).await {
            Ok(()) => {
                judged = now;
                METRICS.reloaded(true);
                health.note(|known| known.catalog_fault = None);
            }
            // The file is as good as it was; it is taken when the store answers.
            Err(NotTaken::Store(error)) => {
                warn!(%error, "Changed catalog not active yet: cannot read episodes from the database");
                retry = true;
            }
            Err(NotTaken::Catalog(why)) => {
                judged = now;
                METRICS.reloaded(false);
                error!("The changed catalog has errors; the previous one stays active: {why}");
                health.note(|known| known.catalog_fault = Some(why));
            }
        }
    }
}

/// Watches the folders, because editors put a new file in the place of the old one.
fn watcher(files: &CatalogFiles, changed: &Arc<Notify>) -> notify::Result<notify::RecommendedWatcher> {
    let changed = Arc::clone(changed);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // The store may lie in the same folder, and is written all the time.
        let about_store = |path: &PathBuf| {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            name.starts_with("podpick.db") || name == "podpick.lock"
        };
        let matters = |event: notify::Event| {
            !event.kind.is_access() && (event.paths.is_empty() || !event.paths.iter().all(about_store))
        };
        if event.is_ok_and(matters) {
            changed.notify_one();
        }
    })?;
    let folder = |path: &Path| match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let folders: BTreeSet<PathBuf> = files.paths().map(|path| folder(path)).collect();
    folders.iter().try_for_each(|folder| watcher.watch(folder, RecursiveMode::NonRecursive))?;
    Ok(watcher)
}

/// What the files hold once it is the same twice. One content at a time is held in memory.
async fn settled(files: &CatalogFiles) -> Result<Contents, OpenError> {
    let mut last = read(files).await.map(|contents| contents.mark()).ok();
    for look in 1..=LOOKS {
        tokio::time::sleep(SETTLE).await;
        let next = read(files).await;
        let now = next.as_ref().map(Contents::mark).ok();
        if now == last || look == LOOKS {
            return next;
        }
        last = now;
    }
    read(files).await
}

async fn read(files: &CatalogFiles) -> Result<Contents, OpenError> {
    let copy = files.clone();
    let read = tokio::task::spawn_blocking(move || Contents::read(&copy));
    read.await.unwrap_or_else(|error| {
        let path = files.paths().next().cloned().unwrap_or_default();
        Err(OpenError::Unreadable { path, source: error.into() })
    })
}

/// Makes a bot of what was found and puts it in force; or says what is wrong with it.
async fn take(
    found: Result<Contents, OpenError>,
    bots: &Current,
    reader: Option<&Refresher>,
) -> Result<(), NotTaken> {
    let faulty = |error: &dyn std::fmt::Display| NotTaken::Catalog(error.to_string());
    let contents = found.map_err(|error| faulty(&error))?;
    let before = bots.bot();
    let made_of = Arc::clone(&before);
    // Building the index takes a moment; answers go on meanwhile.
    let made =
        tokio::task::spawn_blocking(move || contents.bot().map(|bot| Arc::new(bot.succeeding(&made_of))));
    let bot = made.await.map_err(|error| faulty(&error))?.map_err(|error| faulty(&error))?;
    let set = match reader {
        Some(reader) => Some(reader.fill(&bot).await.map_err(NotTaken::Store)?),
        None => None,
    };
    bots.replace(Arc::clone(&bot));
    bot.catch_up_with(&before);
    announce(&bot);
    if let (Some(reader), Some(set)) = (reader, set) {
        reader.took_over(set);
    }
    Ok(())
}

fn announce(bot: &Bot) {
    let (topics, podcasts) = (bot.catalog().topics().count(), bot.catalog().podcasts().count());
    METRICS.catalog(podcasts, topics, bot.catalog().episodes().count());
    info!(topics, podcasts, "The changed catalog is active");
    remark(bot.catalog());
}

/// What the curator should know although nothing is wrong.
pub(super) fn remark(catalog: &Catalog) {
    for note in catalog.notes() {
        warn!("{note}");
    }
}
