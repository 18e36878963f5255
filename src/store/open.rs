//! Opens the store: finds it, locks it, copies it before it is changed, and brings it up to date. Keeps nothing itself.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use sqlx::Connection;
use sqlx::migrate::MigrateError;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};

use super::migrations::{MIGRATIONS, missing_table};
use super::open_file::OpenFile;
use super::pool::{BUSY, Pool};
use super::{Refused, Store, StoreError};
use crate::clock::Clock;
use crate::config::Place;

/// The file's name in the data folder.
pub(super) const FILE: &str = "podpick.db";
/// How long a connection to a database server may take while podpick starts, and while it is only looked at.
const CONNECT: Duration = Duration::from_secs(10);
const LOOK: Duration = Duration::from_secs(3);

/// The store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or a file in it cannot be used.
    #[error(
        "cannot use {0}: {1}. podpick keeps its data there. Let it read and write there, or choose another folder with DATA_DIR"
    )]
    File(PathBuf, std::io::Error),
    /// The folder is not there.
    #[error("{0} does not exist. Create it or correct DATA_DIR")]
    NoFolder(PathBuf),
    /// A file is there in its place.
    #[error("{0} is a file, but podpick keeps its data in a folder. Correct DATA_DIR")]
    NotFolder(PathBuf),
    /// No room is left where it is.
    #[error("the disk of {0} is full. Make room on it; podpick changed nothing")]
    Full(PathBuf),
    /// There is none.
    #[error("{0} does not exist; podpick run creates it in DATA_DIR")]
    None(PathBuf),
    /// The copy to put back is not there.
    #[error("{0} does not exist. Name the file of a backup")]
    NoBackup(PathBuf),
    /// The copy to put back cannot be read.
    #[error("cannot read {0}: {1}")]
    Backup(PathBuf, std::io::Error),
    /// A copy cannot be written.
    #[error("cannot write the backup {0}: {1}")]
    Copy(PathBuf, std::io::Error),
    /// A copy would take the place of a file.
    #[error("{0} already exists; choose another name")]
    Exists(PathBuf),
    /// The folder is another user's.
    #[error(
        "{0} belongs to another user. Run this as that user (sudo -u podpick podpick …), so that podpick can use the new files"
    )]
    Anothers(PathBuf),
    /// Another process has it open.
    #[error("{0} is in use by another podpick. Stop it first (a second podpick needs a DATA_DIR of its own)")]
    InUse(PathBuf),
    /// A newer podpick wrote it.
    #[error(
        "{0} was written by a newer podpick (migration {1}). Run that version, or restore the copy that it made before the update"
    )]
    Newer(String, i64),
    /// It is no store of podpick's, or is damaged.
    #[error(
        "{0} is damaged or was not written by podpick ({1}). Nothing in it was changed. Restore a backup, or move the file away to start without data"
    )]
    Damaged(String, String),
    /// A table of it is gone.
    #[error(
        "{0} lacks the table \"{1}\", which podpick made. Nothing in it was changed. Restore a backup, or move the file away to start without data"
    )]
    NoTable(String, String),
    /// It could not be brought up to date.
    #[error("cannot update {0} ({1}). The update was undone; nothing is lost")]
    Migration(String, String),
    /// The same, with a copy from before.
    #[error("cannot update {0} ({1}). The update was undone; nothing is lost, and {2} is a copy from before")]
    MigrationCopied(String, String, PathBuf),
    /// A folder has the name of the file.
    #[error("{0} is a folder, but podpick keeps its data in a file of that name. Move the folder away")]
    Folder(PathBuf),
    /// The address cannot be read.
    #[error("cannot read DATABASE_URL. Write it like postgres://user:password@host:5432/name")]
    Address,
    /// The server does not answer, or does not let podpick in.
    #[error(
        "cannot connect to the database of DATABASE_URL: {0}. Check host, port, user and password, and whether PostgreSQL runs"
    )]
    Server(String),
}

impl OpenError {
    /// Whether trying again later may help without anybody changing anything.
    #[must_use]
    pub fn passing(&self) -> bool {
        let full = |error: &std::io::Error| error.kind() == std::io::ErrorKind::StorageFull;
        match self {
            // Whoever makes room changes nothing of podpick's.
            Self::InUse(_) | Self::Server(_) | Self::Full(_) => true,
            Self::File(_, error) | Self::Copy(_, error) => full(error),
            _ => false,
        }
    }
}

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
        if is_anothers(&path).await {
            return Err(OpenError::Damaged(name, "it holds other tables".to_owned()));
        }
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

    pub(super) async fn open_server(address: &str, clock: Clock, update: bool) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(address).map_err(|_| OpenError::Address)?;
        let options = options.application_name("podpick").options([("statement_timeout", "5000")]);
        let pool =
            PgPoolOptions::new().max_connections(8).acquire_timeout(BUSY).connect_lazy_with(options.clone());
        // A server that starts beside podpick needs a moment; who only looks does not wait for it.
        let patience = if update { CONNECT } else { LOOK };
        let begun = std::time::Instant::now();
        while let Err(why) = reach(&options).await {
            let passing = matches!(why, Away::Passing(_));
            if !passing || begun.elapsed() >= patience {
                let (Away::Passing(why) | Away::Refused(why)) = why;
                return Err(OpenError::Server(why));
            }
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
        // sqlx takes an advisory lock, so processes that start together do this one after the other.
        let name = "the database of DATABASE_URL";
        if update {
            MIGRATIONS.run(&pool).await.map_err(|error| not_migrated(name, &error))?;
            let tables = "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = current_schema()";
            let tables: Vec<String> = sqlx::query_scalar(tables)
                .fetch_all(&pool)
                .await
                .map_err(|error| OpenError::Server(StoreError::from(error).outside().to_owned()))?;
            if let Some(missing) = missing_table(i64::MAX, &tables).await {
                return Err(OpenError::NoTable(name.to_owned(), missing));
            }
        }
        Ok(Self { pool: Pool::Postgres(pool), clock, lock: None, file: None, process: process() })
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
    let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(pool)
        .await
        .map_err(damaged)?;
    if tables.is_empty() {
        return Ok(None);
    }
    let last = version_of(pool, path).await?;
    if MIGRATIONS.iter().all(|migration| migration.version <= last) {
        return Ok(None);
    }
    copy(pool, path, last).await.map(Some)
}

/// The version of a store that has all its tables and that this podpick knows.
pub(super) async fn version_of(pool: &SqlitePool, path: &Path) -> Result<i64, OpenError> {
    let name = path.display().to_string();
    let damaged = |error: sqlx::Error| unopened(&name, path, error);
    let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
        .fetch_all(pool)
        .await
        .map_err(damaged)?;
    if !tables.iter().any(|table| table == "_sqlx_migrations") {
        let why = if tables.is_empty() { "it is empty" } else { "it holds other tables" };
        return Err(OpenError::Damaged(name, why.to_owned()));
    }
    let applied: Vec<i64> = sqlx::query_scalar("SELECT version FROM _sqlx_migrations ORDER BY version")
        .fetch_all(pool)
        .await
        .map_err(damaged)?;
    if let Some(newer) = applied.iter().find(|version| !MIGRATIONS.version_exists(**version)) {
        return Err(OpenError::Newer(name, *newer));
    }
    let last = applied.last().copied().unwrap_or(0);
    match missing_table(last, &tables).await {
        Some(missing) => Err(OpenError::NoTable(name, missing)),
        None => Ok(last),
    }
}

/// Whether a file holds a database of somebody else, found out without changing it.
async fn is_anothers(path: &Path) -> bool {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(BUSY);
    let Ok(mut looking) = SqliteConnection::connect_with(&options).await else { return false };
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut looking).await.unwrap_or_default();
    let _ = looking.close().await;
    !tables.is_empty() && !tables.iter().any(|table| table == "_sqlx_migrations")
}

/// Makes a new store under another name, so that whatever bears the store's name is whole.
async fn make(path: &Path) -> Result<(), OpenError> {
    let half = with_tail(path, ".new");
    for tail in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(with_tail(&half, tail));
    }
    // An empty file is filled as it is, and what lies beside it later gets its rights.
    private(&half).map_err(|error| OpenError::File(half.clone(), error))?;
    let name = half.display().to_string();
    let pool = connect(&half).await.map_err(|error| unopened(&name, &half, error))?;
    let made = async {
        MIGRATIONS
            .run(&pool)
            .await
            .map_err(|error| if says_full(&error) { full(path) } else { not_migrated(&name, &error) })?;
        // All of it into the one file that gets the name: what a full disk keeps back would be missing for ever.
        let whole: (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&pool)
            .await
            .map_err(|error| unopened(&name, &half, error))?;
        if whole.0 == 0 { Ok(()) } else { Err(OpenError::InUse(half.clone())) }
    };
    let made = made.await;
    pool.close().await;
    if let Err(error) = made {
        for tail in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(with_tail(&half, tail));
        }
        // The database says of a full disk what it says of a broken one.
        return Err(if is_full(path) { full(path) } else { error });
    }
    rename(&half, path).map_err(|error| OpenError::File(path.to_owned(), error))
}

/// Whether the store takes a write; nothing is written.
async fn writable(pool: &SqlitePool) -> Result<(), sqlx::Error> {
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("UPDATE gate SET free_at = free_at WHERE name = 'start'").execute(&mut *tx).await?;
    tx.rollback().await
}

/// Whether the disk of a file is full, found out by a small file beside it.
fn is_full(path: &Path) -> bool {
    let probe = with_tail(path, ".room");
    let said = std::fs::write(&probe, vec![0; 65_536]);
    let _ = std::fs::remove_file(&probe);
    said.is_err_and(|error| error.kind() == std::io::ErrorKind::StorageFull)
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

/// Gives a file another name, so that a power cut does not take that back.
pub(super) fn rename(file: &Path, name: &Path) -> std::io::Result<()> {
    std::fs::rename(file, name)?;
    #[cfg(unix)]
    if let Some(folder) = name.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Why a database server lets nobody in.
enum Away {
    /// It may be there in a moment.
    Passing(String),
    Refused(String),
}

async fn reach(options: &PgConnectOptions) -> Result<(), Away> {
    match tokio::time::timeout(LOOK, PgConnection::connect_with(options)).await {
        Ok(Ok(connection)) => {
            let _ = connection.close().await;
            Ok(())
        }
        Ok(Err(sqlx::Error::Io(error))) => Err(Away::Passing(error.to_string())),
        // "The database system is starting up."
        Ok(Err(sqlx::Error::Database(said))) if said.code().as_deref() == Some("57P03") => {
            Err(Away::Passing(said.message().to_owned()))
        }
        Ok(Err(sqlx::Error::Database(said))) => Err(Away::Refused(said.message().to_owned())),
        Ok(Err(_)) => Err(Away::Refused("it does not speak as PostgreSQL does".to_owned())),
        Err(_) => Err(Away::Passing("it does not answer".to_owned())),
    }
}

/// One podpick for one file: the lock goes with the process, however that ends.
pub(super) fn lock(path: &Path) -> Result<std::fs::File, OpenError> {
    let path = path.with_extension("lock");
    let file = std::fs::File::options().create(true).truncate(false).read(true).write(true).open(&path);
    let file = file.map_err(|error| OpenError::File(path.clone(), error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::InUse(path)),
        Err(std::fs::TryLockError::Error(error)) => Err(OpenError::File(path, error)),
    }
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

/// A file beside this one, by a longer name.
pub(super) fn with_tail(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}

/// A new file that only this user can read; never one that a link leads to.
pub(super) fn private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
