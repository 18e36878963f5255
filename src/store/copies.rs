//! Copies of the store: looking into one that is in use, making one, and putting one back. Only for files.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::ExposeSecret;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use super::migrations::MIGRATIONS;
use super::older_copy::RESTORED;
use super::open::{
    FILE, full, is_folder, lock, private, refuse_foreign, rename, unopened, version_of, with_tail,
};
use super::pool::{BUSY, Pool};
use super::{OpenError, Result, Store, on};
use crate::clock::Clock;
use crate::config::Place;

/// How long a copy may take: a gigabyte on a slow disk.
const COPY: Duration = Duration::from_mins(10);

type Opened<T> = std::result::Result<T, OpenError>;

impl Store {
    /// Opens the store to look into it, also while podpick runs: it is neither locked nor changed.
    ///
    /// # Errors
    /// What an admin has to know; [`OpenError::None`] where there is no store yet.
    pub async fn look(place: &Place, clock: Clock) -> Opened<Self> {
        match place {
            Place::Server(address) => Self::open_server(address.expose_secret(), clock, false).await,
            Place::Folder(folder) => {
                is_folder(folder)?;
                let path = folder.join(FILE);
                let pool = reading(&path).await?;
                if let Err(error) = version_of(&pool, &path).await {
                    pool.close().await;
                    return Err(error);
                }
                Ok(Self { pool: Pool::Sqlite(pool), clock, lock: None, file: None, process: 0 })
            }
        }
    }

    /// Whether something could be written, also while podpick runs; nothing is.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn can_write(place: &Place) -> Opened<()> {
        match place {
            Place::Server(address) => {
                let store = Self::open_server(address.expose_secret(), Clock::default(), false).await?;
                let tried = super::pool::all_or_nothing!(store, tx => {
                    sqlx::query("UPDATE gate SET free_at = free_at WHERE name = 'doctor'").execute(&mut *tx).await?;
                    false
                });
                store.close().await;
                tried.map(drop).map_err(|error| OpenError::Server(error.outside().to_owned()))
            }
            Place::Folder(folder) => {
                let path = folder.join(FILE);
                let name = path.display().to_string();
                refuse_foreign(&path).await?;
                let options = SqliteConnectOptions::new().filename(&path).busy_timeout(BUSY);
                let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(BUSY);
                let failed = |error: sqlx::Error| unopened(&name, &path, error);
                let pool = pool.connect_with(options).await.map_err(failed)?;
                let tried = async {
                    let tx = pool.begin_with("BEGIN IMMEDIATE").await?;
                    tx.rollback().await
                };
                let tried = tried.await.map_err(failed);
                pool.close().await;
                tried
            }
        }
    }

    /// The version of the store's tables.
    ///
    /// # Errors
    /// What the store says.
    pub async fn version(&self) -> Result<i64> {
        let version: Option<i64> = on!(self, pool => sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(pool))?;
        Ok(version.unwrap_or(0))
    }

    /// The version of the tables that this podpick writes.
    #[must_use]
    pub fn newest_version() -> i64 {
        MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
    }

    /// Lays a consistent copy of a folder's store into a file that is not there yet, also while podpick runs.
    ///
    /// # Errors
    /// What an admin has to know; then there is no such file.
    pub async fn backup(folder: &Path, to: &Path) -> Opened<()> {
        if to.exists() {
            return Err(OpenError::Exists(to.to_owned()));
        }
        is_folder(folder)?;
        let source = folder.join(FILE);
        let pool = readable(&source).await?;
        let half = beside(to, "half");
        let _ = std::fs::remove_file(&half);
        // What is in it is nobody else's business; an empty file is filled as it is.
        if let Err(error) = private(&half) {
            pool.close().await;
            return Err(OpenError::Copy(to.to_owned(), error));
        }
        let made = sqlx::query("VACUUM INTO $1").bind(half.to_string_lossy().into_owned()).execute(&pool);
        let made = tokio::time::timeout(COPY, made).await;
        pool.close().await;
        let made = match made {
            // What is wrong with the copy is wrong with what it was made of.
            Ok(Ok(_)) => judge(&half, &source).await,
            Ok(Err(error)) => Err(match unopened(&source.display().to_string(), &source, error) {
                OpenError::Full(_) => full(to),
                error => error,
            }),
            Err(_) => Err(OpenError::Copy(to.to_owned(), std::io::ErrorKind::TimedOut.into())),
        };
        let made = made.and_then(|()| {
            let synced = std::fs::File::open(&half).and_then(|file| file.sync_all());
            let named = synced.and_then(|()| name_also(&half, to));
            named.map_err(|error| OpenError::Copy(to.to_owned(), error))
        });
        let _ = std::fs::remove_file(&half);
        made
    }

    /// Puts a copy in the place of a folder's store, while no podpick runs, and brings it up to date. What was there is
    /// kept; gives where. What may have been sent since the copy was made is looked for before it is sent again.
    ///
    /// # Errors
    /// What an admin has to know; then the store is as it was.
    pub async fn restore(folder: &Path, from: &Path, clock: Clock) -> Opened<Option<PathBuf>> {
        is_folder(folder)?;
        judge(from, from).await.map_err(|error| match error {
            OpenError::None(file) => OpenError::NoBackup(file),
            OpenError::Folder(file) => OpenError::Backup(file, std::io::Error::other("it is a folder")),
            OpenError::File(file, error) => OpenError::Backup(file, error),
            other => other,
        })?;
        if is_anothers(folder) {
            return Err(OpenError::Anothers(folder.to_owned()));
        }
        let path = folder.join(FILE);
        let held = lock(&path)?;
        let new = beside(&path, "restoring");
        let made = prepare(from, &new, &clock).await;
        let swapped = match made {
            Ok(()) => swap(&path, &new, &clock).await.inspect(|_| {
                // It is marked already.
                let _ = super::older_copy::write(&held, 0);
            }),
            Err(error) => Err(error),
        };
        for tail in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(with_tail(&new, tail));
        }
        swapped
    }
}

/// A private copy, brought up to date and marked, in one file without a journal.
async fn prepare(from: &Path, new: &Path, clock: &Clock) -> Opened<()> {
    let failed = |error| OpenError::File(new.to_owned(), error);
    let _ = std::fs::remove_file(new);
    let mut file = private(new).map_err(failed)?;
    std::io::copy(&mut std::fs::File::open(from).map_err(failed)?, &mut file).map_err(failed)?;
    drop(file);
    let name = new.display().to_string();
    let broken = |error: sqlx::Error| unopened(&name, new, error);
    let options = SqliteConnectOptions::new().filename(new);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(broken)?;
    let work = async {
        MIGRATIONS.run(&pool).await.map_err(|error| OpenError::Migration(name.clone(), error.to_string()))?;
        let now = clock.now().as_millisecond();
        for (statement, bound) in RESTORED {
            let query = sqlx::query(statement);
            let query = if bound { query.bind(now) } else { query };
            query.execute(&pool).await.map_err(broken)?;
        }
        sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&pool).await.map_err(broken)?;
        Ok(())
    };
    let done = work.await;
    pool.close().await;
    done?;
    std::fs::File::open(new).and_then(|file| file.sync_all()).map_err(failed)
}

/// Puts the new file in the place of the old one, which is kept beside it.
async fn swap(path: &Path, new: &Path, clock: &Clock) -> Opened<Option<PathBuf>> {
    let failed = |error| OpenError::File(path.to_owned(), error);
    let mut kept = None;
    if path.exists() {
        // What a killed podpick left in the journal belongs to the old file.
        if let Ok(pool) = SqlitePool::connect_with(SqliteConnectOptions::new().filename(path)).await {
            let _ = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&pool).await;
            pool.close().await;
        }
        let stamp = clock.now().strftime("%Y%m%dT%H%M%S%.3fZ").to_string();
        let old = path.with_extension(format!("before-restore-{stamp}.db"));
        name_also(path, &old).map_err(failed)?;
        for tail in ["-wal", "-shm"] {
            let journal = with_tail(path, tail);
            if journal.exists() {
                std::fs::rename(&journal, with_tail(&old, tail)).map_err(failed)?;
            }
        }
        kept = Some(old);
    }
    rename(new, path).map_err(failed)?;
    Ok(kept)
}

/// Whether a file is a store that this podpick can use; what is not so is said of `named`.
async fn judge(path: &Path, named: &Path) -> Opened<()> {
    let pool = reading(path).await?;
    let name = named.display().to_string();
    let broken = |error: sqlx::Error| unopened(&name, named, error);
    let look = async {
        let healthy: String =
            sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&pool).await.map_err(broken)?;
        if healthy != "ok" {
            return Err(OpenError::Damaged(name.clone(), healthy.chars().take(120).collect()));
        }
        version_of(&pool, named).await.map(drop)
    };
    let judged = look.await;
    pool.close().await;
    judged
}

/// The same where nothing can be written beside the file: from a disk that is full or can only be read, a copy can be
/// made all the same, if no podpick has left anything in the journal.
async fn readable(path: &Path) -> Opened<SqlitePool> {
    let pool = reading(path).await?;
    let Err(error) = version_of(&pool, path).await else { return Ok(pool) };
    pool.close().await;
    let written_to = with_tail(path, "-wal").metadata().is_ok_and(|journal| journal.len() > 0);
    if written_to || !matches!(error, OpenError::File(..) | OpenError::Full(_)) {
        return Err(error);
    }
    let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
    let pool = pool.map_err(|error| unopened(&path.display().to_string(), path, error))?;
    match version_of(&pool, path).await {
        Ok(_) => Ok(pool),
        Err(error) => {
            pool.close().await;
            Err(error)
        }
    }
}

/// A connection that cannot change anything.
async fn reading(path: &Path) -> Opened<SqlitePool> {
    if path.is_dir() {
        return Err(OpenError::Folder(path.to_owned()));
    }
    match path.try_exists() {
        Ok(true) => {}
        Ok(false) => return Err(OpenError::None(path.to_owned())),
        Err(error) => return Err(OpenError::File(path.to_owned(), error)),
    }
    refuse_foreign(path).await?;
    let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(BUSY);
    let pool = SqlitePoolOptions::new().max_connections(1).acquire_timeout(BUSY).connect_with(options).await;
    pool.map_err(|error| unopened(&path.display().to_string(), path, error))
}

/// A second name for a file, or, on a disk that knows no second names, a second file; refused where the name is taken.
fn name_also(file: &Path, name: &Path) -> std::io::Result<()> {
    match std::fs::hard_link(file, name) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            let mut copy = private(name)?;
            let copied = std::fs::File::open(file).and_then(|mut file| std::io::copy(&mut file, &mut copy));
            copied.and_then(|_| copy.sync_all()).inspect_err(|_| drop(std::fs::remove_file(name)))
        }
        named => named,
    }
}

/// Whether a folder belongs to another user: files made there would not be the running podpick's.
#[cfg(unix)]
fn is_anothers(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let owner = |path: &Path| std::fs::metadata(path).map(|about| about.uid());
    matches!((owner(Path::new("/proc/self")), owner(folder)), (Ok(me), Ok(owner)) if me != owner)
}

#[cfg(not(unix))]
fn is_anothers(_folder: &Path) -> bool {
    false
}

/// A file of the same folder, for what is not finished yet.
fn beside(path: &Path, what: &str) -> PathBuf {
    with_tail(path, &format!(".{what}"))
}
