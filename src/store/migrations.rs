//! The steps that made the tables what they are, in the program itself. A step that was released never changes.

use std::collections::HashSet;
use std::sync::LazyLock;

use sqlx::Connection;
use sqlx::SqlStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteConnection;

/// Number, name and statements.
const STEPS: [(i64, &str, &str); 20] = [
    (1, "schedules", include_str!("migrations/0001_schedules.sql")),
    (2, "outbox", include_str!("migrations/0002_outbox.sql")),
    (3, "feeds", include_str!("migrations/0003_feeds.sql")),
    (4, "fleet", include_str!("migrations/0004_fleet.sql")),
    (5, "gone", include_str!("migrations/0005_gone.sql")),
    (6, "gateway", include_str!("migrations/0006_gateway.sql")),
    (7, "locale", include_str!("migrations/0007_locale.sql")),
    (8, "feed_image", include_str!("migrations/0008_feed_image.sql")),
    (9, "follow_extras", include_str!("migrations/0009_follow_extras.sql")),
    (10, "shelf", include_str!("migrations/0010_shelf.sql")),
    (11, "ratings", include_str!("migrations/0011_ratings.sql")),
    (12, "votes", include_str!("migrations/0012_votes.sql")),
    (13, "told_show", include_str!("migrations/0013_told_show.sql")),
    (14, "places", include_str!("migrations/0014_places.sql")),
    (15, "self_role", include_str!("migrations/0015_self_role.sql")),
    (16, "feed_digest", include_str!("migrations/0016_feed_digest.sql")),
    (17, "feed_blocked", include_str!("migrations/0017_feed_blocked.sql")),
    (18, "feed_wanted", include_str!("migrations/0018_feed_wanted.sql")),
    (19, "taken_done", include_str!("migrations/0019_taken_done.sql")),
    (20, "outbox_lost", include_str!("migrations/0020_outbox_lost.sql")),
];

/// All of them, in order.
pub(super) static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let step = |(number, name, statements): (i64, &'static str, &'static str)| {
        Migration::new(number, name.into(), MigrationType::Simple, SqlStr::from_static(statements), false)
    };
    Migrator::with_migrations(STEPS.into_iter().map(step).collect())
});

/// A part that a store lacks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// A table.
    #[error("table \"{0}\"")]
    Table(String),
    /// A column of a table that is there.
    #[error("column \"{1}\" of the table \"{0}\"")]
    Column(String, String),
}

/// Each column of each table of an SQLite file, with its table first. What a virtual table has, its module may not say.
pub(super) const COLUMNS: &str = "SELECT made.name, part.name FROM sqlite_master AS made, pragma_table_info(made.name) AS part \
    WHERE made.type = 'table' AND made.sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY made.name, part.cid";

/// The first table or column that the steps up to this one make and that is not among these. The steps themselves say
/// which there are.
pub(super) async fn missing(last: i64, kept: Vec<(String, String)>) -> Option<Missing> {
    let made = async {
        let mut memory = SqliteConnection::connect("sqlite::memory:").await?;
        MIGRATIONS.run_to(last, &mut memory).await?;
        Ok::<Vec<(String, String)>, MigrateError>(sqlx::query_as(COLUMNS).fetch_all(&mut memory).await?)
    };
    let tables: HashSet<String> = kept.iter().map(|(table, _)| table.clone()).collect();
    let kept: HashSet<(String, String)> = kept.into_iter().collect();
    // Where the steps do not run even in an empty place, running them says so better.
    let lacks = made.await.ok()?.into_iter().find(|part| !kept.contains(part))?;
    Some(if tables.contains(&lacks.0) { Missing::Column(lacks.0, lacks.1) } else { Missing::Table(lacks.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_step() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        let steps: Vec<String> =
            STEPS.iter().map(|(number, name, _)| format!("{number:04}_{name}.sql")).collect();
        assert_eq!(files, steps);
    }

    #[test]
    fn what_was_released_never_changes() {
        // As stores in use hold it; another one would be refused there.
        let first = MIGRATIONS.iter().next().unwrap();
        assert_eq!(hex::encode(&first.checksum[..8]), "eb223ff09dccb16b");
    }
}
