//! Opens the store: finds it, locks it, copies it before it is changed, and brings it up to date. Keeps nothing itself.

mod error;
mod files;
mod foreign;
mod server;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use secrecy::ExposeSecret;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::migrations::{COLUMNS, MIGRATIONS, missing};
use super::open_file::OpenFile;
use super::pool::{BUSY, Pool};
use super::{Refused, Store, StoreError};
use crate::clock::Clock;
use crate::config::Place;
pub use error::OpenError;
use files::is_full;
pub(super) use files::{lock, private, rename, with_tail};
pub(super) use foreign::refuse_foreign;

/// The file's name in the data folder.
pub(super) const FILE: &str = "podpick.db";

impl Store {
    /// Opens the store, makes it if there is none, and brings it up to date.
    ///
    /// # Errors
    /// What an admin has to know; then nothing has changed.
    pub async fn open(place: &Place, clock: Clock) -> Result<Self, OpenError> {
        match place {
            Place::Folder(folder) => Self::open_file(folder, clock).await,
            Place::Server(address) => Self::open_server(address.expose_secret(), clock, true).await,
        }
    }

    async fn open_file(folder: &Path, clock: Clock) -> Result<Self, OpenError> {
        // A misspelt name would make an empty store that looks as if everything was gone.
        is_folder(folder)?;
        let path = folder.join(FILE);
        let lock = lock(&path)?;
        if !is_there(&path)? {
            tracing::info!(path = %path.display(), "Creating a new data file");
            make(&path).await?;
        }
        let name = path.display().to_string();
        // Before anything in it is changed, even how it is written.
        refuse_foreign(&path).await?;
        let pool = connect(&path).await.map_err(|error| unopened(&name, &path, error))?;
        let copied = copy_before_update(&pool, &path).await?;
        MIGRATIONS.run(&pool).await.map_err(|error| match (not_migrated(&name, &error), copied) {
            // It was undone as well, and goes on by itself once there is room.
            (OpenError::Migration(..), _) if is_full(&path) || says_full(&error) => full(&path),
            (OpenError::Migration(name, why), Some(copy)) => OpenError::MigrationCopied(name, why, copy),
            (error, _) => error,
        })?;
        if let Err(error) = writable(&pool).await {
            // Somebody who holds it for a moment, such as a copy being made, is no reason not to start.
            match unopened(&name, &path, error) {
                OpenError::InUse(_) => {}
                error => return Err(error),
            }
        }
        let file = Some(Arc::new(OpenFile::new(&path)));
        let store =
            Self { pool: Pool::Sqlite(pool), clock, lock: Some(Arc::new(lock)), file, process: process() };
        let older = store.notice_older_copy().await.map_err(|error| unopened(&name, &path, error))?;
        if older {
            tracing::warn!(path = %name, "The data file is older than when podpick last ran; looking into the channels before posting");
        }
        Ok(store)
    }
}

/// Where the data is to lie there must be a folder: one made for a misspelt name would hide the right one.
pub(super) fn is_folder(folder: &Path) -> Result<(), OpenError> {
    match folder {
        folder if folder.is_dir() || folder.as_os_str().is_empty() => Ok(()),
        file if file.exists() => Err(OpenError::NotFolder(file.to_owned())),
        missing => Err(OpenError::NoFolder(missing.to_owned())),
    }
}

/// A number that no other process has.
fn process() -> i64 {
    // The keys of the standard library's maps are random.
    RandomState::new().build_hasher().finish().cast_signed()
}

async fn connect(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An answer that was given must survive a power cut.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY);
    let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(BUSY);
    pool.idle_timeout(None).max_lifetime(None).connect_with(options).await
}

/// Whether the store's file is there, as a file that may be one.
fn is_there(path: &Path) -> Result<bool, OpenError> {
    if path.is_dir() {
        return Err(OpenError::Folder(path.to_owned()));
    }
    if path.metadata().is_ok_and(|about| about.len() == 0) {
        // podpick never leaves one: a new store gets its name when it is whole.
        return Err(OpenError::Damaged(path.display().to_string(), "it is empty".to_owned()));
    }
    let there = path.try_exists().map_err(|error| OpenError::File(path.to_owned(), error))?;
    if !there && path.is_symlink() {
        // Such as one to a disk that is not there yet: a new store in its place would hide the old one.
        let nowhere = std::io::Error::new(std::io::ErrorKind::NotFound, "it is a link that leads nowhere");
        return Err(OpenError::File(path.to_owned(), nowhere));
    }
    Ok(there)
}

/// Looks whether a store is whole and of this version or an earlier one; one of an earlier version is copied, and that
/// copy's place is returned.
async fn copy_before_update(pool: &SqlitePool, path: &Path) -> Result<Option<PathBuf>, OpenError> {
    let name = path.display().to_string();
    let damaged = |error: sqlx::Error| unopened(&name, path, error);
    let healthy: String =
        sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(pool).await.map_err(damaged)?;
    if healthy != "ok" {
        return Err(OpenError::Damaged(name, healthy.chars().take(120).collect()));
    }
    let last = version_of(pool, path).await?;
    if MIGRATIONS.iter().all(|migration| migration.version <= last) {
        return Ok(None);
    }
    copy(pool, path, last).await.map(Some)
}

/// The version of a store that has all its tables, each with all its columns, and that this podpick knows.
pub(super) async fn version_of(pool: &SqlitePool, path: &Path) -> Result<i64, OpenError> {
    let name = path.display().to_string();
    let damaged = |error: sqlx::Error| unopened(&name, path, error);
    let applied: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations ORDER BY version")
        .fetch_all(pool)
        .await
        .map_err(damaged)?;
    if let Some(newer) = applied.iter().find(|version| !MIGRATIONS.version_exists(**version)) {
        return Err(OpenError::Newer(name, *newer));
    }
    let last = applied.last().copied().unwrap_or(0);
    let kept = sqlx::query_as(COLUMNS).fetch_all(pool).await.map_err(damaged)?;
    match missing(last, kept).await {
        Some(missing) => Err(OpenError::Missing(name, missing)),
        None => Ok(last),
    }
}

/// Makes a new store under another name, so that whatever bears the store's name is whole.
async fn make(path: &Path) -> Result<(), OpenError> {
    let half = with_tail(path, ".new");
    let clear = || {
        for tail in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(with_tail(&half, tail));
        }
    };
    clear();
    let made = fill(&half, path).await;
    let made =
        made.and_then(|()| rename(&half, path).map_err(|error| OpenError::File(path.to_owned(), error)));
    made.map_err(|error| {
        clear();
        // The database says of a full disk what it says of a broken one.
        if is_full(path) { full(path) } else { error }
    })
}

/// Fills a new file; what goes wrong is said of the store that it is to be.
async fn fill(half: &Path, path: &Path) -> Result<(), OpenError> {
    // An empty file is filled as it is, and what lies beside it later gets its rights.
    private(half).map_err(|error| OpenError::File(path.to_owned(), error))?;
    let name = path.display().to_string();
    let pool = connect(half).await.map_err(|error| unopened(&name, path, error))?;
    let filled = async {
        MIGRATIONS
            .run(&pool)
            .await
            .map_err(|error| if says_full(&error) { full(path) } else { not_migrated(&name, &error) })?;
        // All of it into the one file that gets the name: what a full disk keeps back would be missing for ever.
        let whole: (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&pool)
            .await
            .map_err(|error| unopened(&name, path, error))?;
        if whole.0 == 0 { Ok(()) } else { Err(OpenError::InUse(path.to_owned())) }
    };
    let filled = filled.await;
    pool.close().await;
    filled
}

/// Whether the store takes a write; nothing is written.
async fn writable(pool: &SqlitePool) -> Result<(), sqlx::Error> {
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("UPDATE gate SET free_at = free_at WHERE name = 'start'").execute(&mut *tx).await?;
    tx.rollback().await
}

/// Whether a step of an update ended because the disk is full; by then there may be room again.
fn says_full(error: &MigrateError) -> bool {
    let (MigrateError::Execute(said) | MigrateError::ExecuteMigration(said, _)) = error else { return false };
    // SQLITE_FULL (`sqlite.org/rescode.html`)
    matches!(said, sqlx::Error::Database(said) if said.code().as_deref() == Some("13"))
}

pub(super) fn full(path: &Path) -> OpenError {
    OpenError::Full(path.to_owned())
}

/// A whole copy beside the file, as it was before the change.
async fn copy(pool: &SqlitePool, path: &Path, version: i64) -> Result<PathBuf, OpenError> {
    let copy = path.with_extension(format!("before-{}.db", version + 1));
    if copy.exists() {
        // From a try that failed later on: what lies there is as good.
        return Ok(copy);
    }
    // Whatever bears the copy's name is whole.
    let half = with_tail(&copy, ".half");
    let _ = std::fs::remove_file(&half);
    let made = async {
        private(&half).map_err(|error| OpenError::Copy(copy.clone(), error))?;
        let made =
            sqlx::query("VACUUM INTO $1").bind(half.to_string_lossy().into_owned()).execute(pool).await;
        made.map_err(|error| match unopened("", &half, error) {
            OpenError::Full(_) => full(&copy),
            OpenError::File(_, error) => OpenError::Copy(copy.clone(), error),
            OpenError::Damaged(_, why) => OpenError::Copy(copy.clone(), std::io::Error::other(why)),
            other => other,
        })?;
        rename(&half, &copy).map_err(|error| OpenError::Copy(copy.clone(), error))
    };
    let made = made.await;
    let _ = std::fs::remove_file(&half);
    made.map(|()| copy)
}

pub(super) fn unopened(name: &str, path: &Path, error: impl Into<StoreError>) -> OpenError {
    match error.into() {
        StoreError::Busy => OpenError::InUse(path.to_owned()),
        StoreError::Full => full(path),
        StoreError::Refused(_) if is_full(path) => full(path),
        StoreError::Unreachable | StoreError::Lost | StoreError::Refused(Refused::Use) => {
            OpenError::File(path.to_owned(), std::io::ErrorKind::PermissionDenied.into())
        }
        StoreError::Refused(Refused::Disk) => {
            OpenError::File(path.to_owned(), std::io::Error::other("the disk has errors"))
        }
        StoreError::Broken(why) | StoreError::Unreadable(why) => OpenError::Damaged(name.to_owned(), why),
    }
}

fn not_migrated(name: &str, error: &MigrateError) -> OpenError {
    match error {
        MigrateError::VersionMissing(version) => OpenError::Newer(name.to_owned(), *version),
        other => OpenError::Migration(name.to_owned(), other.to_string()),
    }
}
