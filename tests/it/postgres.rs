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

/// A connection beside podpick's own.
pub(crate) async fn connect(address: &str) -> PgConnection {
    PgConnection::connect(address).await.unwrap()
}
