//! A database of its own for a story, on the server that `TEST_DATABASE_URL` names. Without one, such stories are ignored by name.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::Connection;
use sqlx::postgres::PgConnection;

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An empty database on the server of `TEST_DATABASE_URL`; panics where there is none.
pub(crate) async fn fresh() -> String {
    let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL names no server");
    let name = format!("story_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let create = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::raw_sql(create).execute(&mut connection).await.unwrap();
    let mut address: url::Url = server.parse().unwrap();
    address.set_path(&name);
    address.to_string()
}

/// Ends all connections to a database and lets nobody in any more, or lets all in again.
pub(crate) async fn close_to_all(address: &str, closed: bool) {
    let server = std::env::var("TEST_DATABASE_URL").expect("TEST_DATABASE_URL names no server");
    let name = address.parse::<url::Url>().unwrap().path().trim_start_matches('/').to_owned();
    let mut connection = PgConnection::connect(&server).await.unwrap();
    let alter = sqlx::AssertSqlSafe(format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {}", !closed));
    sqlx::raw_sql(alter).execute(&mut connection).await.unwrap();
    if closed {
        let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        sqlx::query(end).bind(name).execute(&mut connection).await.unwrap();
    }
}

/// A connection beside podpick's own.
pub(crate) async fn connect(address: &str) -> PgConnection {
    PgConnection::connect(address).await.unwrap()
}
