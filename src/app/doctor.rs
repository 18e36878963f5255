//! Looks everything over for an admin: this machine's side here, Discord's side by its own room. Changes nothing.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, timeout, timeout_at};

use super::{runtime, zones};
use crate::bot::{Bot, Check, Current, Verdict};
use crate::clock::Clock;
use crate::config::{Config, Place};
use crate::discord::doctor::Doctor;
use crate::discord::http::Rest;
use crate::schedule::zones::Source;
use crate::store::{OpenError, Store};

/// How long everything may take, and one call to Discord.
const PATIENCE: Duration = Duration::from_secs(13);
const CALL_PATIENCE: Duration = Duration::from_secs(5);
/// How long the store may take of that.
const STORE_PATIENCE: Duration = Duration::from_secs(5);
/// How long closing the store may take after it.
const CLOSE: Duration = Duration::from_secs(1);

/// What was found.
#[derive(Debug)]
pub struct Looked {
    /// One thing after the other.
    pub checks: Vec<Check>,
}

impl Looked {
    /// The worst of it.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        self.checks.iter().map(|check| check.verdict).max().unwrap_or(Verdict::Good)
    }
}

/// Looks podpick over with this configuration and this catalog, also while it runs.
#[must_use]
pub fn look_over(config: &Config, bot: Bot) -> Looked {
    let (Ok(runtime), Ok(rest)) =
        (runtime(), Rest::new(config).map(|rest| rest.with_patience(CALL_PATIENCE)))
    else {
        let check =
            Check::bad("system", "no threads, or no TLS", "Check DISCORD_TLS_CA and the system's limits");
        return Looked { checks: vec![check] };
    };
    let mut checks = vec![catalog(&bot), time_zones()];
    let looked = runtime.block_on(async {
        let until = Instant::now() + PATIENCE;
        let looked = timeout(STORE_PATIENCE, store_and_feeds(config, &bot)).await;
        let (store, found) = looked.unwrap_or_else(|_| (None, vec![silent_store()]));
        checks.extend(found);
        let doctor = Doctor {
            rest,
            store: store.clone(),
            bots: Arc::new(Current::new(bot)),
            health: None,
            scope: config.scope.clone(),
            door: config.door.clone(),
            proxied: config.proxies.are_set(),
        };
        // Whoever waits for this is at a terminal: what takes longer than that is said to do so.
        if timeout_at(until, doctor.everything(&mut checks)).await.is_err() {
            checks.push(Check::bad(
                "Discord",
                format!("no complete answer within {} s", PATIENCE.as_secs()),
                "Try again in a few minutes; see https://discordstatus.com",
            ));
        }
        if let Some(store) = store {
            let _ = timeout_at(until + CLOSE, store.close()).await;
        }
        Looked { checks }
    });
    runtime.shutdown_background();
    looked
}

fn catalog(bot: &Bot) -> Check {
    let catalog = bot.catalog();
    Check::good(
        "catalog",
        format!("{} shows on {} topics", catalog.podcasts().count(), catalog.topics().count()),
    )
}

/// Data of different ages put picks at different times.
fn time_zones() -> Check {
    let Source { system, bundled, bundled_counts } = zones::source();
    let said = match system {
        Some(system) if bundled_counts => {
            format!("picks follow podpick's own time zone data {bundled}, newer than the system's {system}")
        }
        Some(system) => format!("picks follow the system's time zone data {system}"),
        None => "picks follow the system's time zone data, of unknown version".to_owned(),
    };
    Check::good("time zones", said)
}

fn silent_store() -> Check {
    Check::bad(
        "database",
        format!("no answer within {} s", STORE_PATIENCE.as_secs()),
        "Check DATABASE_URL, and whether the database runs",
    )
}

/// The store, where it can be looked into, and what was found of it and of the feeds.
async fn store_and_feeds(config: &Config, bot: &Bot) -> (Option<Store>, Vec<Check>) {
    let mut checks = Vec::new();
    let store = store(config, &mut checks).await;
    if let Some(store) = &store {
        checks.push(feeds(config, store, bot).await);
    }
    (store, checks)
}

/// The store, where it can be looked into.
async fn store(config: &Config, checks: &mut Vec<Check>) -> Option<Store> {
    let clock = Clock::new(config.clock.clone());
    if let Place::Folder(folder) = &config.store {
        checks.push(folder_check(folder));
    }
    match Store::look(&config.store, clock).await {
        Ok(store) => {
            let version = store.version().await;
            let newest = Store::newest_version();
            checks.push(match version {
                Ok(version) if version >= newest => Check::good("database", "readable and current"),
                Ok(_) => Check::warn(
                    "database",
                    "an older podpick wrote it",
                    "Start podpick run: it makes a copy, then updates the data",
                ),
                Err(error) => Check::bad("database", error.to_string(), "podpick run tells more"),
            });
            checks.push(match Store::can_write(&config.store).await {
                Ok(()) => Check::good("database", "can be written"),
                Err(error) => Check::bad(
                    "database",
                    error.to_string(),
                    match &config.store {
                        Place::Folder(_) => {
                            "Give podpick.db and the files beside it to the user that runs podpick (chown), and check the disk"
                        }
                        Place::Server(_) => "Let the user of DATABASE_URL write to the database",
                    },
                ),
            });
            Some(store)
        }
        Err(OpenError::None(_)) => {
            checks.push(Check::good("database", "does not exist yet; podpick run creates it"));
            None
        }
        Err(error) => {
            checks.push(Check::bad(
                "database",
                error.to_string(),
                "Fix this, then run podpick doctor again; nothing was changed",
            ));
            None
        }
    }
}

/// Whether the data folder can be written by whoever asks.
fn folder_check(folder: &Path) -> Check {
    if !folder.is_dir() && !folder.as_os_str().is_empty() {
        let what = if folder.exists() { "is no folder" } else { "does not exist" };
        return Check::bad(
            "data folder",
            format!("{} {what}, so podpick run does not start", folder.display()),
            "Create it and give it to the user that runs podpick, or correct DATA_DIR",
        );
    }
    match probe(folder) {
        Ok(()) => Check::good("data folder", format!("{} can be written", folder.display())),
        Err(error) => Check::bad(
            "data folder",
            format!("{} cannot be written: {error}", folder.display()),
            "Give it to the user that runs podpick, or set DATA_DIR to another folder",
        ),
    }
}

/// Writes into a folder, and takes it back: a new file under a name that nobody could have laid a link under.
fn probe(folder: &Path) -> std::io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = format!(".podpick-doctor-{}-{}", std::process::id(), jiff::Timestamp::now().as_nanosecond());
    let path = folder.join(name);
    std::fs::File::options().write(true).create_new(true).open(&path)?;
    std::fs::remove_file(path)
}

async fn feeds(config: &Config, store: &Store, bot: &Bot) -> Check {
    if !config.feeds.on {
        return Check::good("feeds", "not read: FEEDS is off");
    }
    let all = bot.feeds().len();
    match store.feed_states().await {
        Ok(states) => {
            let count = |name| states.iter().find(|(state, _)| *state == name).map_or(0, |(_, count)| *count);
            let (healthy, failing, gone) = (count("healthy"), count("failing"), count("gone"));
            let found = format!("{healthy} of {all} read, {failing} failing, {gone} gone for good");
            if failing + gone > healthy && failing + gone > 0 {
                Check::warn("feeds", found, "podpick check --feeds shows which, and why")
            } else {
                Check::good("feeds", found)
            }
        }
        Err(error) => Check::warn("feeds", error.to_string(), "podpick run tells more"),
    }
}
