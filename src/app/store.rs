//! What can be done with the store and a running podpick from outside: a copy, putting one back, searches without results, a server's shelf, health.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::runtime;
use crate::catalog::Shelf;
use crate::clock::Clock;
use crate::config::{FeedConfig, Place};
use crate::exit::Exit;
use crate::store::{Gap, OpenError, Store, StoreError};

/// It could not be done.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The store, or the copy, does not open.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The store does not answer.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// An earlier podpick made it, and what is asked for came later.
    #[error("an earlier podpick wrote the data. Start podpick run once to update it")]
    Older,
    /// What is to be put back is no copy of podpick's data.
    #[error(
        "{0} is damaged or is no backup of podpick ({1}). Nothing was changed. Name the file of another backup"
    )]
    NotABackup(PathBuf, String),
    /// Everything is on a database server.
    #[error(
        "with DATABASE_URL, use PostgreSQL's own tools: pg_dump --format=custom makes a backup while podpick runs, \
         pg_restore --clean restores it while no podpick runs"
    )]
    Server,
    /// The system lacks something.
    #[error("cannot start threads")]
    System,
}

impl KeepError {
    /// How the process ends because of it.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Open(error) => unopened(error),
            Self::Older => Exit::Io,
            Self::NotABackup(..) => Exit::Catalog,
            Self::Server => Exit::Config,
            _ => Exit::Temporary,
        }
    }
}

/// How a process ends where the store, or a copy of it, does not open: the same for each command.
pub(super) fn unopened(error: &OpenError) -> Exit {
    match error {
        error if error.passing() => Exit::Temporary,
        OpenError::Exists(_) => Exit::Exists,
        OpenError::None(_)
        | OpenError::NoBackup(_)
        | OpenError::Backup(..)
        | OpenError::Copy(..)
        | OpenError::Anothers(_) => Exit::Io,
        _ => Exit::Config,
    }
}

/// Lays a consistent copy of the store into a file, also while podpick runs.
///
/// # Errors
/// When there is no store, or the copy cannot be made; then there is no file.
pub fn backup(config: &FeedConfig, to: &Path) -> Result<(), KeepError> {
    let Place::Folder(folder) = &config.store else { return Err(KeepError::Server) };
    let work = Store::backup(folder, to);
    Ok(runtime().map_err(|_| KeepError::System)?.block_on(work)?)
}

/// Puts a copy in the place of the store; what was there is kept beside it, and where that is, is given.
///
/// # Errors
/// When podpick runs, or the copy is none; then nothing has changed.
pub fn restore(config: &FeedConfig, from: &Path) -> Result<(PathBuf, Option<PathBuf>), KeepError> {
    let Place::Folder(folder) = &config.store else { return Err(KeepError::Server) };
    let clock = Clock::new(config.clock.clone());
    let work = Store::restore(folder, from, clock);
    let old = runtime().map_err(|_| KeepError::System)?.block_on(work).map_err(|error| match error {
        OpenError::Damaged(_, why) => KeepError::NotABackup(from.to_owned(), why),
        OpenError::Foreign(_, other) => KeepError::NotABackup(from.to_owned(), format!("it holds {other}")),
        OpenError::Missing(_, part) => KeepError::NotABackup(from.to_owned(), format!("it lacks the {part}")),
        error => KeepError::Open(error),
    })?;
    Ok((folder.canonicalize().unwrap_or_else(|_| folder.clone()), old))
}

/// The questions that found nothing, most often asked first; forgotten where `forget` says so, once `told` has taken them.
///
/// # Errors
/// When the store does not open or answer.
pub fn gaps(
    config: &FeedConfig,
    most: usize,
    forget: bool,
    told: impl FnOnce(&[Gap]) -> bool,
) -> Result<(), KeepError> {
    let clock = Clock::new(config.clock.clone());
    runtime().map_err(|_| KeepError::System)?.block_on(async {
        let store = if forget {
            Store::open(&config.store, clock).await?
        } else {
            match Store::look(&config.store, clock).await {
                // Nothing was asked yet.
                Err(OpenError::None(_)) => {
                    told(&[]);
                    return Ok(());
                }
                looked => looked?,
            }
        };
        let gaps = store.gaps(most).await?;
        if told(&gaps) && forget {
            store.forget_gaps(&gaps).await?;
        }
        store.close().await;
        Ok(())
    })
}

/// A server's own shelf, also while podpick runs; none where that server never had one.
///
/// # Errors
/// When the store does not open or answer.
pub fn shelf(config: &FeedConfig, guild: u64) -> Result<Option<Shelf>, KeepError> {
    let clock = Clock::new(config.clock.clone());
    runtime().map_err(|_| KeepError::System)?.block_on(async {
        let store = Store::look(&config.store, clock).await?;
        let read = async {
            if store.version().await? < Store::newest_version() {
                return Err(KeepError::Older);
            }
            let shelf = store.shelf(guild).await?;
            Ok((shelf.revision > 0).then_some(shelf))
        };
        let read = read.await;
        store.close().await;
        read
    })
}

/// Asks a running podpick whether it is ready; its own words where it is not.
///
/// # Errors
/// What it said, or why it said nothing.
pub fn healthcheck(address: SocketAddr) -> Result<(), String> {
    // Where it listens on all addresses, this machine's own is one of them.
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    let page = format!("http://{}/readyz", SocketAddr::new(ip, address.port()));
    let ask = async {
        let none = reqwest::redirect::Policy::none();
        let client =
            reqwest::Client::builder().timeout(Duration::from_secs(3)).no_proxy().redirect(none).build()?;
        let answer = client.get(page).send().await?;
        let ready = answer.status().is_success();
        Ok::<_, reqwest::Error>((ready, answer.text().await?))
    };
    match runtime().map_err(|error| error.to_string())?.block_on(ask) {
        Ok((true, _)) => Ok(()),
        Ok((false, said)) => {
            let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            Err(lines.join("; ").chars().take(1_000).collect())
        }
        Err(error) if error.is_timeout() => Err("podpick did not answer within 3 s".to_owned()),
        Err(_) => Err(format!("no answer at {address}. Is podpick running with HTTP_ADDR set?")),
    }
}
