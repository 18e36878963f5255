//! The connection to one of two databases, and what its errors mean. Knows no table.

use std::time::{Duration, Instant};

use sqlx::postgres::PgPool;
use sqlx::sqlite::SqlitePool;

use super::{Refused, StoreError};
use crate::ops::metrics::METRICS;

/// How long one call may take; Discord waits three seconds for an answer that may need two calls.
pub(super) const CALL: Duration = Duration::from_millis(1800);
/// How long a job that nobody waits for may take.
pub(super) const JOB: Duration = Duration::from_secs(30);
/// How long SQLite waits for a lock that somebody else holds.
pub(super) const BUSY: Duration = Duration::from_millis(1500);

/// The database.
#[derive(Debug, Clone)]
pub(super) enum Pool {
    /// One file, one connection: writes never wait for each other inside this process.
    Sqlite(SqlitePool),
    /// A server that several processes share.
    Postgres(PgPool),
}

tokio::task_local! {
    /// When whoever waits for an answer must have it: all calls for one answer share the time until then.
    static ANSWER_BY: Instant;
}

tokio::task_local! {
    /// The interaction for which the store is changed.
    static ACTS_FOR: Option<Taken>;
}

/// An interaction that this process took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub(super) interaction: i64,
    pub(super) process: i64,
}

/// Does what an interaction asks. Each change of the store that this makes notes in the same step that it is done, so that
/// it is neither lost nor done twice, whenever a process dies; a change fails where another process has taken it over.
pub fn acting<T>(taken: Option<Taken>, work: impl Future<Output = T>) -> impl Future<Output = T> {
    ACTS_FOR.scope(taken, Box::pin(work))
}

/// The interaction for which the store is changed.
pub(super) fn acts_for() -> Option<Taken> {
    ACTS_FOR.try_with(|taken| *taken).ok().flatten()
}

/// Does what an answer takes. From `by` on the store only says that it is busy, so that the answer can still say so.
pub fn answering<T>(by: Instant, work: impl Future<Output = T>) -> impl Future<Output = T> {
    // In a box, so that those who wait for it stay small.
    ANSWER_BY.scope(by, Box::pin(work))
}

/// Waits for a call of the database no longer than this, and takes its time.
pub(super) async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, StoreError> {
    let since = Instant::now();
    let left = ANSWER_BY.try_with(|by| by.saturating_duration_since(since));
    let limit = left.map_or(limit, |left| limit.min(left));
    if limit.is_zero() {
        return Err(StoreError::Busy);
    }
    let done = match tokio::time::timeout(limit, work).await {
        Ok(done) => done.map_err(StoreError::from),
        Err(_) => Err(StoreError::Busy),
    };
    METRICS.store(done.is_ok(), since.elapsed());
    done
}

/// How a row is read from either database: by its columns' names. `and` names parts that read some of them themselves.
macro_rules! from_row {
    ($(#[$about:meta])* $scope:vis struct $row:ident { $($seen:vis $column:ident: $value:ty),* $(,)? }) => {
        $(#[$about])*
        $scope struct $row { $($seen $column: $value),* }
        $crate::store::pool::from_row!($row { $($column),* });
    };
    ($row:ident { $($column:ident),* $(,)? } $(and $($part:ident),+)?) => {
        $crate::store::pool::from_row!(sqlx::sqlite::SqliteRow, $row { $($column),* } $(and $($part),+)?);
        $crate::store::pool::from_row!(sqlx::postgres::PgRow, $row { $($column),* } $(and $($part),+)?);
    };
    ($from:ty, $row:ident { $($column:ident),* } $(and $($part:ident),+)?) => {
        impl<'r> sqlx::FromRow<'r, $from> for $row {
            fn from_row(row: &'r $from) -> sqlx::Result<Self> {
                Ok(Self {
                    $($($part: sqlx::FromRow::from_row(row)?,)+)?
                    $($column: sqlx::Row::try_get(row, stringify!($column))?,)*
                })
            }
        }
    };
}

/// Runs the same statement on whichever database there is, bounded in time.
macro_rules! on {
    ($store:expr, $pool:ident => $work:expr) => {
        $crate::store::pool::on!($store, within $crate::store::pool::CALL, $pool => $work)
    };
    ($store:expr, within $limit:expr, $pool:ident => $work:expr) => {{
        let work = async {
            match &$store.pool {
                $crate::store::pool::Pool::Sqlite($pool) => $work.await,
                $crate::store::pool::Pool::Postgres($pool) => $work.await,
            }
        };
        $crate::store::pool::within($limit, work).await
    }};
}

/// Runs the same statement on whichever database there is and gives how many rows it changed.
macro_rules! changed {
    ($store:expr, $query:expr) => {
        if $crate::store::pool::acts_for().is_some() {
            let mut changed = 0;
            // In a box, so that all others who wait for a change stay small.
            let kept = Box::pin(async {
                $crate::store::pool::all_or_nothing!($store, tx => {
                    changed = $query.execute(&mut *tx).await?.rows_affected();
                    changed > 0
                })
            });
            kept.await.map(|_| changed)
        } else {
            let work = async {
                $store.is_there().map_err(sqlx::Error::from)?;
                match &$store.pool {
                    $crate::store::pool::Pool::Sqlite(pool) => {
                        $query.execute(pool).await.map(|done| done.rows_affected())
                    }
                    $crate::store::pool::Pool::Postgres(pool) => {
                        $query.execute(pool).await.map(|done| done.rows_affected())
                    }
                }
            };
            $crate::store::pool::within($crate::store::pool::CALL, work).await
        }
    };
}

/// Notes in a transaction that the interaction is done for which it is.
macro_rules! note_done {
    ($tx:ident) => {
        if let Some(taken) = $crate::store::pool::acts_for() {
            let noted = sqlx::query("UPDATE taken SET done = 1 WHERE interaction = $1 AND owner = $2")
                .bind(taken.interaction)
                .bind(taken.process)
                .execute(&mut *$tx)
                .await?
                .rows_affected();
            if noted == 0 {
                // Another process has taken it over meanwhile.
                return Err(sqlx::Error::from($crate::store::StoreError::Busy));
            }
        }
    };
}

/// Runs statements in one transaction that is committed if the work ends with `true`, and undone otherwise.
macro_rules! all_or_nothing {
    ($store:expr, $tx:ident => $work:expr) => {
        $crate::store::pool::all_or_nothing!($store, within $crate::store::pool::CALL, $tx => $work)
    };
    ($store:expr, within $limit:expr, $tx:ident => $work:expr) => {{
        let work = async {
            $store.is_there().map_err(sqlx::Error::from)?;
            match &$store.pool {
                $crate::store::pool::Pool::Sqlite(pool) => {
                    let mut connection = pool.acquire().await?;
                    let done = async {
                        // Taking the write lock first means that nobody has to be turned away half-way.
                        let mut $tx = sqlx::Connection::begin_with(&mut *connection, "BEGIN IMMEDIATE").await?;
                        let keep: bool = $work;
                        if keep {
                            $crate::store::pool::note_done!($tx);
                            $tx.commit().await?
                        } else {
                            $tx.rollback().await?
                        }
                        Ok::<bool, sqlx::Error>(keep)
                    };
                    let done = done.await;
                    if done.is_err() {
                        // SQLite may have undone it by itself, of which the connection knows nothing.
                        connection.close_on_drop();
                    }
                    done
                }
                $crate::store::pool::Pool::Postgres(pool) => {
                    let mut $tx = pool.begin().await?;
                    let keep: bool = $work;
                    if keep {
                        $crate::store::pool::note_done!($tx);
                        $tx.commit().await?
                    } else {
                        $tx.rollback().await?
                    }
                    Ok(keep)
                }
            }
        };
        $crate::store::pool::within($limit, work).await
    }};
}

pub(super) use {all_or_nothing, changed, from_row, note_done, on};

/// What the store itself finds out before it asks the database goes the same way as what the database says.
impl From<StoreError> for sqlx::Error {
    fn from(error: StoreError) -> Self {
        Self::AnyDriverError(Box::new(error))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let error = match error {
            sqlx::Error::AnyDriverError(own) => match own.downcast::<StoreError>() {
                Ok(own) => return *own,
                Err(other) => sqlx::Error::AnyDriverError(other),
            },
            error => error,
        };
        match &error {
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unreachable,
            sqlx::Error::Database(said) => {
                let code = said.code().unwrap_or_default();
                match code.as_ref() {
                    // SQLite's primary codes are the low byte: BUSY, LOCKED, READONLY, CANTOPEN, IOERR, FULL.
                    code if sqlite(code, 5) || sqlite(code, 6) => Self::Busy,
                    code if sqlite(code, 8) || sqlite(code, 14) => Self::Refused(Refused::Use),
                    code if sqlite(code, 10) => Self::Refused(Refused::Disk),
                    code if sqlite(code, 13) => Self::Full,
                    "53100" => Self::Full,
                    // PostgreSQL: lock not available, serialisation, deadlock, too many connections.
                    "55P03" | "40001" | "40P01" | "53300" | "57014" => Self::Busy,
                    "57P01" | "57P02" | "57P03" => Self::Unreachable,
                    _ => Self::Broken(said.message().chars().take(200).collect()),
                }
            }
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                Self::Unreadable(error.to_string().chars().take(200).collect())
            }
            sqlx::Error::Configuration(_) => Self::Broken("the address cannot be read".to_owned()),
            other => Self::Broken(other.to_string().chars().take(200).collect()),
        }
    }
}

fn sqlite(code: &str, primary: u32) -> bool {
    code.len() < 5 && code.parse::<u32>().is_ok_and(|code| code & 0xff == primary)
}
