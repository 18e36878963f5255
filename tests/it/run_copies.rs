//! Stories about copies of what podpick keeps: made while it runs, put back while it does not.

use crate::feeds::{Say, item, rss};
use crate::loopback::DIRECT;
use crate::shelf::{plan, served};
use crate::world::{BEN, MIA, NEWS, TALK, World};

const SCHEDULE: &str = "pick schedule channel:<#444000000000000010> day:monday time:9:00 timezone:Berlin";

#[tokio::test]
async fn a_copy_is_made_while_it_runs_and_brings_everything_back() {
    let mut world = World::plan().start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let made = world.run(&["backup", "copy.db"]).await;
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(world.folder().join("copy.db").exists() && !world.folder().join("copy.db.half").exists());
    let again = world.run(&["backup", "copy.db"]).await;
    assert_eq!(again.code, 73, "an older copy is never overwritten: {}", again.out);

    let running = world.run(&["restore", "copy.db"]).await;
    assert_eq!(running.code, 75, "{}", running.out);
    assert!(running.err.contains("in use"), "{}", running.err);

    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    // Somebody else's file takes the place of the store.
    std::fs::write(world.folder().join("podpick.db"), b"not a store").unwrap();
    let back = world.run(&["restore", "copy.db"]).await;
    assert_eq!(back.code, 0, "{}", back.err);
    assert!(back.out.contains("before-restore"), "{}", back.out);
    world.restart().await;
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert!(queue.text().contains("Snake Tales"), "{}", queue.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn own_shows_and_what_waits_for_moderators_come_back() {
    let feeds = served().await;
    let second = rss(&item("g", "Gulls", "2026-03-01T06:00:00Z", ""));
    feeds.say("/gulls", Say::Text(200, second.replace("Loopback show", "Gull Hour")));
    let mut world = plan().start().await;
    world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{} topic:Django", feeds.at("/ours"))).await;
    let suggest = format!("podcast suggest url:{} topic:Django why:Gulls tell:true", feeds.at("/gulls"));
    let said = world.ask_as(BEN, TALK, &suggest).await;
    assert!(said.text().contains("Gull Hour"), "{}", said.text());
    world.advance(std::time::Duration::from_mins(1));
    world.says("\"Feed read\"").await;
    assert_eq!(world.run(&["backup", "copy.db"]).await.code, 0);
    // What happens then is undone.
    world.ask_as(MIA, TALK, "podcast-shelf remove show:Pony Express").await;
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    let one = world.choose_as(MIA, &list, "Gull Hour").await;
    let form = world.press_as(MIA, &one, "Decline").await;
    world.fill(&form, &[("reason", "No.")]).await;
    world.until("Ben is told", |inner| inner.channels.all.get(&(BEN.id + DIRECT)).map(drop)).await;
    world.terminate();
    world.exit_code().await;
    let back = world.run(&["restore", "copy.db"]).await;
    assert_eq!(back.code, 0, "{}", back.err);
    // Later than Discord would tell again what was asked since the copy.
    world.advance(std::time::Duration::from_mins(1));
    world.restart().await;
    let list = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    assert!(list.text().contains("1. **Pony Express**"), "{}", list.text());
    let one = world.choose_as(MIA, &list, "Gull Hour").await;
    let added = world.press_as(MIA, &one, "Add").await;
    assert!(added.text().contains("added this show"), "{}", added.text());
    let found = world.ask("podcast topic about:django").await.text();
    assert!(found.contains("# Pony Express") && found.contains("# Gull Hour"), "{found}");
    let episode = world.ask("podcast episode about:ponies").await.text();
    assert!(episode.contains("# Ponies and Django"), "{episode}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_posted_after_the_copy_was_made_is_not_posted_again() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    world
        .ask_as(
            MIA,
            TALK,
            "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true",
        )
        .await;
    assert_eq!(world.run(&["backup", "copy.db"]).await.code, 0);
    world.advance(std::time::Duration::from_hours(9));
    world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
    world.terminate();
    world.exit_code().await;
    let back = world.run(&["restore", "copy.db"]).await;
    assert_eq!(back.code, 0, "{}", back.err);
    world.restart().await;
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(world.messages(NEWS).len(), 1);
}

/// A copy that was put back by plain means knows nothing of what was sent since either.
#[tokio::test(flavor = "multi_thread")]
async fn an_older_file_in_the_place_of_the_store_is_noticed() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    let (store, copy) = (world.folder().join("podpick.db"), world.folder().join("snapshot"));
    world
        .ask_as(
            MIA,
            TALK,
            "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true",
        )
        .await;
    world.ask_as(MIA, TALK, &format!("podcast-follow add show:Snake Tales channel:{NEWS}")).await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    std::fs::copy(&store, &copy).unwrap();
    world.restart().await;
    assert!(
        !world.log().contains("The data file is older"),
        "the same file is no older one: {}",
        world.log()
    );
    world.advance(std::time::Duration::from_hours(9));
    world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    std::fs::copy(&copy, &store).unwrap();
    world.restart().await;
    world.says("The data file is older than when podpick last ran").await;
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(world.messages(NEWS).len(), 1);
    // What came out meanwhile may have been told; only what comes from now on is news.
    let address = format!("sqlite://{}", store.display());
    let mut beside = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    let since: i64 = sqlx::query_scalar("SELECT since FROM follow").fetch_one(&mut beside).await.unwrap();
    assert!(since >= "2026-03-02T18:00:00Z".parse::<jiff::Timestamp>().unwrap().as_millisecond(), "{since}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journal_that_was_deleted_is_noticed() {
    let mut world = World::plan().at("2026-03-02T09:00:00Z").start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.kill();
    world.exit_code().await;
    std::fs::remove_file(world.folder().join("podpick.db-wal")).unwrap();
    world.restart().await;
    world.says("The data file is older than when podpick last ran").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.text().contains("No weekly pick is set up"), "{}", status.text());
}

#[tokio::test]
async fn what_is_no_copy_changes_nothing() {
    let mut world = World::plan().start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.terminate();
    world.exit_code().await;
    let before = std::fs::read(world.folder().join("podpick.db")).unwrap();
    std::fs::write(world.folder().join("bad.db"), b"SQLite format 3\0 and then nonsense").unwrap();
    std::fs::write(world.folder().join("empty.db"), b"").unwrap();
    let address = format!("sqlite://{}", world.folder().join("lacking.db").display());
    std::fs::copy(world.folder().join("podpick.db"), world.folder().join("lacking.db")).unwrap();
    let mut lacking = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    sqlx::query("DROP TABLE follow").execute(&mut lacking).await.unwrap();
    sqlx::Connection::close(lacking).await.unwrap();
    let nowhere = world.run(&["restore", "nowhere.db"]).await;
    assert_eq!(nowhere.err, "error: nowhere.db does not exist. Name the file of a backup\n");
    for odd in ["bad.db", "empty.db", "nowhere.db", "lacking.db"] {
        let back = world.run(&["restore", odd]).await;
        assert_eq!(back.code, if odd == "nowhere.db" { 74 } else { 65 }, "{odd}: {}", back.err);
        // Nobody is told to move away the file that he named.
        assert!(back.err.contains(odd) && !back.err.contains("move the file away"), "{}", back.err);
        assert_eq!(std::fs::read(world.folder().join("podpick.db")).unwrap(), before, "{odd}");
    }
}

#[tokio::test]
async fn a_server_has_tools_of_its_own() {
    let mut world = World::plan().start().await;
    world.set("DATABASE_URL", "postgres://podpick:geheim@127.0.0.1:1/podpick");
    let made = world.run(&["backup", "copy.db"]).await;
    assert_eq!(made.code, 78);
    assert!(made.err.contains("pg_dump") && !made.err.contains("geheim"), "{}", made.err);
}

#[tokio::test]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn what_pg_dump_took_pg_restore_brings_back() {
    let address = crate::postgres::fresh().await;
    let mut world = World::plan().env("DATABASE_URL", &address).start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let copy = world.folder().join("copy.dump").to_str().unwrap().to_owned();
    let tool = |name: &str, args: &[&str]| {
        let done = std::process::Command::new(name).args(args).output().unwrap();
        assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
    };
    tool("pg_dump", &["--format=custom", "--file", &copy, &address]);
    world.ask_as(MIA, TALK, "pick add show:Test Snakes").await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    tool("pg_restore", &["--clean", "--dbname", &address, &copy]);
    world.restart().await;
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert!(queue.words().contains("Snake Tales"), "{}", queue.text());
    assert!(!queue.words().contains("Test Snakes"), "{}", queue.text());
}

/// Starts over a store that is not as it should be; the bot says why and changes nothing in it.
async fn refuses(change: impl FnOnce(&std::path::Path), words: &[&str]) -> World {
    let mut world = World::plan().start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.terminate();
    world.exit_code().await;
    let path = world.folder().join("podpick.db");
    change(&path);
    let before = std::fs::read(&path).unwrap();
    world.start_again();
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    for word in words {
        assert!(world.log().contains(word), "{word}: {}", world.log());
    }
    assert!(std::fs::read(&path).unwrap() == before, "it was changed");
    // What was spoilt on purpose is not looked into again at the end of the story.
    std::fs::remove_file(&path).unwrap();
    world
}

#[tokio::test]
async fn a_damaged_store_is_refused_and_left_alone() {
    let spoil = |path: &std::path::Path| {
        let mut bytes = std::fs::read(path).unwrap();
        // The first page stays what it is: a database. All others are noise.
        let page = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
        for byte in bytes.iter_mut().skip(page) {
            *byte = byte.wrapping_mul(31).wrapping_add(7);
        }
        std::fs::write(path, bytes).unwrap();
    };
    refuses(spoil, &["podpick.db is damaged", "Restore a backup"]).await;
}

#[tokio::test]
async fn somebody_elses_file_and_a_newer_store_are_refused_and_left_alone() {
    refuses(|path| std::fs::write(path, b"these are my notes\n").unwrap(), &["damaged or was not written"])
        .await;
    let newer = by("UPDATE _sqlx_migrations SET version = 99 WHERE version = 5");
    refuses(newer, &["written by a newer podpick"]).await;
    // Somebody's own tables beside podpick's are their affair; one of podpick's that is gone is not.
    refuses(by("DROP TABLE queued"), &["lacks the table", "queued", "Restore a backup"]).await;
    let column = "ALTER TABLE schedule DROP COLUMN vote";
    refuses(by(column), &["lacks the column", "vote", "of the table", "schedule", "Restore a backup"]).await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_that_leads_nowhere_is_no_new_store() {
    let mut world = World::start().await;
    world.terminate();
    world.exit_code().await;
    let (path, away) = (world.folder().join("podpick.db"), world.folder().join("disk.db"));
    std::fs::rename(&path, &away).unwrap();
    std::os::unix::fs::symlink("not-mounted/podpick.db", &path).unwrap();
    world.start_again();
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    assert!(world.log().contains("it is a link that leads nowhere"), "{}", world.log());
    assert!(path.is_symlink());
}

#[tokio::test]
async fn an_empty_file_is_no_new_store() {
    let empty = |path: &std::path::Path| std::fs::write(path, b"").unwrap();
    refuses(empty, &["it is empty", "Restore a backup, or move the file away"]).await;
}

#[tokio::test]
async fn an_update_of_the_store_that_fails_half_way_is_undone_and_a_copy_lies_beside_it() {
    // The tables are there, and nothing says that they were made.
    let undone = by("DELETE FROM _sqlx_migrations WHERE version >= 6");
    let world = refuses(undone, &["cannot update", "is a copy from before"]).await;
    assert!(world.folder().join("podpick.before-6.db").exists());
}

/// All that lies in a folder, but podpick's own lock.
fn lies_in(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let mut files: Vec<_> = files
        .map(|file| (file.file_name().into_string().unwrap(), std::fs::read(file.path()).unwrap()))
        .filter(|(name, _)| name != "podpick.lock")
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn a_database_of_somebody_else_is_left_as_it_is() {
    const ANOTHERS: &str = "CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT, installed_on TEXT, \
        success BOOLEAN, checksum BLOB, execution_time BIGINT); INSERT INTO _sqlx_migrations VALUES (1, 'books', '', 1, x'00', 1); \
        CREATE TABLE books (title TEXT)";
    for (made, journal, is) in [
        ("CREATE TABLE bookmarks (url TEXT)", false, "it holds the tables bookmarks."),
        (
            "PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url TEXT)",
            false,
            "it holds the tables bookmarks.",
        ),
        ("PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url TEXT)", true, "it holds no tables"),
        (ANOTHERS, false, "it holds the tables _sqlx_migrations, books."),
        ("CREATE VIEW fresh AS SELECT 1", false, "it holds the views fresh."),
        ("PRAGMA application_id = 77", false, "it holds no tables of a program with the application_id 77."),
    ] {
        let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = elsewhere.path().join("podpick.db");
        let address = format!("sqlite://{}?mode=rwc", file.display());
        let mut other = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
        sqlx::raw_sql(made).execute(&mut other).await.unwrap();
        if journal {
            // As whoever is killed leaves it.
            for name in ["podpick.db", "podpick.db-wal"] {
                std::fs::copy(elsewhere.path().join(name), data.path().join(name)).unwrap();
            }
            drop(other);
        } else {
            sqlx::Connection::close(other).await.unwrap();
            std::fs::copy(&file, data.path().join("podpick.db")).unwrap();
        }
        let before = lies_in(data.path());
        let mut world = World::plan().env("DATA_DIR", data.path().to_str().unwrap()).launch().await;
        assert_eq!(world.exit_code().await, 78, "{made}");
        assert!(
            world.log().contains("was not written by podpick") && world.log().contains(is),
            "{}",
            world.log()
        );
        for verb in [["doctor"].as_slice(), &["backup", "copy.db"], &["shelf", "export", "--guild", "5"]] {
            let said = world.run(verb).await;
            assert_ne!(said.code, 0, "{verb:?}: {}", said.out);
        }
        let back = world.run(&["restore", data.path().join("podpick.db").to_str().unwrap()]).await;
        assert!(back.err.contains(is.trim_end_matches('.')), "{}", back.err);
        assert!(lies_in(data.path()) == before, "{made}: something was changed, or lies beside it");
    }
}

#[tokio::test]
async fn a_folder_in_the_place_of_the_store_is_called_one() {
    let data = tempfile::tempdir().unwrap();
    std::fs::create_dir(data.path().join("podpick.db")).unwrap();
    let mut world = World::plan().env("DATA_DIR", data.path().to_str().unwrap()).launch().await;
    assert_eq!(world.exit_code().await, 78);
    assert!(world.log().contains("podpick.db is a folder"), "{}", world.log());
}

/// Changes a store with the database's own means.
fn by(statement: &'static str) -> impl FnOnce(&std::path::Path) {
    move |path| {
        let address = format!("sqlite://{}", path.display());
        let work = async move {
            let mut store = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
            sqlx::query(statement).execute(&mut store).await.unwrap();
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut store).await.unwrap();
            sqlx::Connection::close(store).await.unwrap();
        };
        let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        std::thread::spawn(move || runtime().block_on(work)).join().unwrap();
    }
}
