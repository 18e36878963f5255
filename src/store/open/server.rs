//! Opens a store on a database server, once that lets podpick in.

use std::str::FromStr;
use std::time::Duration;

use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};

use super::{OpenError, not_migrated, process};
use crate::clock::Clock;
use crate::store::migrations::{MIGRATIONS, missing};
use crate::store::pool::{BUSY, Pool};
use crate::store::{Store, StoreError};

/// How long a connection to a database server may take while podpick starts, and while it is only looked at.
const CONNECT: Duration = Duration::from_secs(10);

const LOOK: Duration = Duration::from_secs(3);

impl Store {
    pub(in crate::store) async fn open_server(
        address: &str,
        clock: Clock,
        update: bool,
    ) -> Result<Self, OpenError> {
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
            let kept = "SELECT table_name::TEXT, column_name::TEXT FROM information_schema.columns \
                        WHERE table_schema = current_schema()";
            let kept = sqlx::query_as(kept)
                .fetch_all(&pool)
                .await
                .map_err(|error| OpenError::Server(StoreError::from(error).outside().to_owned()))?;
            if let Some(missing) = missing(i64::MAX, kept).await {
                return Err(OpenError::Missing(name.to_owned(), missing));
            }
        }
        Ok(Self { pool: Pool::Postgres(pool), clock, lock: None, file: None, process: process() })
    }
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
