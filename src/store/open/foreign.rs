//! Tells the file of another program from podpick's own before anything is changed in it or lies beside it.

use std::path::Path;

use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use super::{OpenError, unopened, with_tail};
use crate::store::migrations::MIGRATIONS;

/// Names of tables that are given to say what a file is.
const MOST_NAMED: usize = 3;
/// Characters of such a name.
const LONGEST_NAME: usize = 40;

/// Refuses a file that podpick did not make.
pub(in crate::store) async fn refuse_foreign(path: &Path) -> Result<(), OpenError> {
    // Read so, nothing is made beside it. podpick's own says who made it in the file itself, whatever its journal holds: a new
    // store gets its name when it is whole.
    let options = SqliteConnectOptions::new().filename(path).read_only(true).immutable(true);
    let name = path.display().to_string();
    match holds(&options).await {
        Ok(None) => Ok(()),
        Ok(Some(other)) => Err(OpenError::Foreign(name, other)),
        // Without the journal it may make no sense.
        Err(_) if with_tail(path, "-wal").exists() => Ok(()),
        Err(error) => Err(unopened(&name, path, error)),
    }
}

/// What a file holds that is not podpick's own; none where it is.
async fn holds(options: &SqliteConnectOptions) -> Result<Option<String>, sqlx::Error> {
    let mut file = SqliteConnection::connect_with(options).await?;
    let look = async {
        let named = "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') \
                     AND SUBSTR(name, 1, 7) <> 'sqlite_' ORDER BY type, name";
        let named: Vec<(String, String)> = sqlx::query_as(named).fetch_all(&mut file).await?;
        if named.iter().any(|(_, name)| name == "_sqlx_migrations") && is_own(&mut file).await? {
            return Ok(None);
        }
        let of: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut file).await?;
        Ok(Some(what(&named, of)))
    };
    let looked = look.await;
    let _ = file.close().await;
    looked
}

/// Whether the first step that made the tables is podpick's.
async fn is_own(file: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let Some(first) = MIGRATIONS.iter().next() else { return Ok(false) };
    let own =
        "SELECT COUNT(*) FROM _sqlx_migrations WHERE version = $1 AND (checksum = $2 OR description = $3)";
    let own: i64 = sqlx::query_scalar(own)
        .bind(first.version)
        .bind(first.checksum.as_ref())
        .bind(first.description.as_ref())
        .fetch_one(file)
        .await?;
    Ok(own > 0)
}

fn what(named: &[(String, String)], application: i64) -> String {
    let names = |kind: &str| -> Vec<String> {
        let of = named.iter().filter(|(of, _)| of == kind);
        of.map(|(_, name)| name.chars().take(LONGEST_NAME).collect::<String>().escape_debug().to_string())
            .collect()
    };
    let (tables, views) = (names("table"), names("view"));
    let (kind, names) = if tables.is_empty() { ("views", views) } else { ("tables", tables) };
    let more = names.len().saturating_sub(MOST_NAMED);
    let said = match names.get(..MOST_NAMED).unwrap_or(&names).join(", ") {
        none if none.is_empty() => "no tables".to_owned(),
        named if more > 0 => format!("the {kind} {named} and {more} more"),
        named => format!("the {kind} {named}"),
    };
    match application {
        0 => said,
        application => format!("{said} of a program with the application_id {application}"),
    }
}

#[cfg(test)]
mod tests {
    use super::what;

    #[test]
    fn what_a_file_is_is_said_in_few_words() {
        let of = |kind: &'static str, names: &[&str]| {
            names.iter().map(|name| (kind.to_owned(), (*name).to_owned())).collect::<Vec<_>>()
        };
        let both = [of("table", &["books"]), of("view", &["new"])].concat();
        for (named, application, said) in [
            (of("table", &["a", "b", "c"]), 0, "the tables a, b, c"),
            (of("table", &["a", "b", "c", "d", "e"]), 0, "the tables a, b, c and 2 more"),
            (of("table", &["a\u{1b}[31m"]), 0, "the tables a\\u{1b}[31m"),
            (of("view", &["new"]), 0, "the views new"),
            (both, 0, "the tables books"),
            (Vec::new(), 0, "no tables"),
            (Vec::new(), 77, "no tables of a program with the application_id 77"),
        ] {
            assert_eq!(what(&named, application), said);
        }
    }
}
