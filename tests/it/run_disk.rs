//! Stories about the disk that holds the store: full, or taken away from writers. Recommending goes on, and nothing is lost.

use crate::picks::{all_done, schedule};
use crate::world::{MIA, TALK, World};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, to mount a small disk: sudo -E cargo test -- --ignored"]
async fn a_full_disk_is_said_and_recommending_goes_on() {
    let disk = SmallDisk::mount();
    let plan = World::plan().env("DATA_DIR", disk.path());
    let world = plan.env("HTTP_ADDR", "127.0.0.1:0").start().await;
    let until = schedule(&world).await;
    disk.fill();
    let refused = loop {
        // The log of the database has some room left before it must grow.
        let answer = world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
        if !answer.words().contains("Queued") {
            break answer;
        }
    };
    assert!(refused.words().contains("podpick's disk is full. Nothing was changed"), "{}", refused.text());
    assert!(world.ask("podcast topic about:django").await.words().contains("Django Hour"));
    world.page_says("/readyz", 503, "the disk of the database is full").await;
    disk.clear();
    world.page_says("/readyz", 200, "ready").await;
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, to mount a small disk: sudo -E cargo test -- --ignored"]
async fn a_disk_that_takes_no_writes_is_called_that_and_nothing_is_called_damaged() {
    let disk = SmallDisk::mount();
    let mut world = World::plan().env("DATA_DIR", disk.path()).start().await;
    let until = schedule(&world).await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    disk.writable(false);
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1, "{}", looked.out);
    assert!(looked.out.contains("cannot be written"), "{}", looked.out);
    world.start_again();
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    assert!(
        world.log().contains("podpick keeps its data there. Let it read and write there"),
        "{}",
        world.log()
    );
    for text in [&looked.out, &world.log()] {
        assert!(!text.contains("damaged"), "{text}");
    }
    disk.writable(true);
    world.restart().await;
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, to mount a small disk: sudo -E cargo test -- --ignored"]
async fn a_first_start_on_a_full_disk_leaves_nothing_half() {
    let disk = SmallDisk::mount();
    disk.fill();
    let mut world = World::plan().env("DATA_DIR", disk.path()).launch().await;
    assert_eq!(world.exit_code().await, 75, "{}", world.log());
    assert!(world.log().contains("is full. Make room on it"), "{}", world.log());
    // Room for a page, or for some of the tables only: no update has failed, and nothing is left of them.
    for room in [4, 8, 40, 100, 200, 350] {
        disk.leave(room);
        world.start_again();
        assert_eq!(world.exit_code().await, 75, "{room}: {}", world.log());
        assert!(!world.log().contains("cannot update"), "{room}: {}", world.log());
        for name in ["podpick.db", "podpick.db.new", "podpick.db.new-wal", "podpick.db.new-shm"] {
            assert!(!std::path::Path::new(disk.path()).join(name).exists(), "{room}: {name}");
        }
        assert!(!world.log().contains("podpick.db.new"), "{room}: {}", world.log());
    }
    disk.clear();
    world.restart().await;
    world.ready().await;
    let until = schedule(&world).await;
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, to mount a small disk: sudo -E cargo test -- --ignored"]
async fn a_store_on_a_full_disk_is_tried_again_later() {
    let disk = SmallDisk::mount();
    let mut world = World::plan().env("DATA_DIR", disk.path()).start().await;
    let until = schedule(&world).await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    disk.fill();
    world.start_again();
    assert_eq!(world.exit_code().await, 75, "{}", world.log());
    assert!(!world.log().contains("damaged") && !world.log().contains("errors"), "{}", world.log());
    // Then a copy is most wanted.
    let copy = world.run(&["backup", "copy.db"]).await;
    assert_eq!(copy.code, 0, "{}", copy.err);
    disk.clear();
    world.restart().await;
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs root, to mount a small disk: sudo -E cargo test -- --ignored"]
async fn an_update_on_a_full_disk_is_tried_again_later_and_leaves_nothing_half() {
    let disk = SmallDisk::mount();
    let mut world = World::plan().env("DATA_DIR", disk.path()).start().await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    let store = std::path::Path::new(disk.path()).join("podpick.db");
    std::fs::remove_file(&store).unwrap();
    let address = format!("sqlite://{}?mode=rwc", store.display());
    let mut older = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    crate::upgrade::earlier(&world).await.run(&mut older).await.unwrap();
    sqlx::Connection::close(older).await.unwrap();
    let before = std::fs::read(&store).unwrap();
    disk.fill();
    world.start_again();
    assert_eq!(world.exit_code().await, 75, "{}", world.log());
    assert!(
        world.log().contains("is full. Make room on it") && !world.log().contains("damaged"),
        "{}",
        world.log()
    );
    let beside: Vec<_> = std::fs::read_dir(disk.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("before"))
        .collect();
    assert!(beside.is_empty(), "{beside:?}");
    assert!(std::fs::read(&store).unwrap() == before, "it was changed");
    disk.clear();
    world.restart().await;
    assert!(std::path::Path::new(disk.path()).join("podpick.before-5.db").exists());
    let until = schedule(&world).await;
    world.advance(until);
    all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_is_removed_while_podpick_runs_saves_nothing_and_says_so() {
    for replaced in [false, true] {
        let world = World::plan().env("HTTP_ADDR", "127.0.0.1:0").start().await;
        schedule(&world).await;
        let store = world.folder().join("podpick.db");
        let kept = std::fs::read(&store).unwrap();
        std::fs::remove_file(&store).unwrap();
        if replaced {
            std::fs::write(&store, kept).unwrap();
        }
        let refused = world.ask_as(MIA, TALK, "pick pause").await;
        assert!(
            refused.words().contains("was removed from its disk, so nothing can be saved"),
            "{}",
            refused.text()
        );
        world.page_says("/readyz", 503, "removed or replaced while podpick runs").await;
        world.says("the database file was removed or replaced").await;
        assert!(world.ask("podcast topic about:django").await.words().contains("Django Hour"));
    }
}

#[tokio::test]
async fn a_data_folder_that_is_not_there_is_a_fault_that_names_it() {
    let mut world = World::plan().env("DATA_DIR", "dta").launch().await;
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    // What keeps podpick from starting reads like any error of the terminal.
    let said = world.log();
    let error = said.lines().find(|line| line.starts_with("error: ")).unwrap_or_default();
    assert!(error.contains("dta does not exist. Create it or correct DATA_DIR"), "{said}");
    assert!(!world.folder().join("dta").exists());
    for (verb, code) in [
        (["restore", "copy.db"].as_slice(), 78),
        (&["backup", "new.db"], 78),
        (&["refresh"], 78),
        (&["doctor"], 1),
    ] {
        let said = world.run(verb).await;
        assert_eq!(said.code, code, "{verb:?}: {}{}", said.out, said.err);
        assert!(format!("{}{}", said.out, said.err).contains("dta does not exist"), "{verb:?}: {}", said.err);
        assert!(!world.folder().join("dta").exists(), "{verb:?}");
    }
    std::fs::write(world.folder().join("dta"), "").unwrap();
    world.start_again();
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    assert!(world.log().contains("dta is a file, but podpick keeps its data in a folder"), "{}", world.log());
}

/// A disk of two megabytes.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Self {
        let place = tempfile::tempdir().unwrap();
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "none"])
            .arg(place.path())
            .status();
        assert!(mounted.is_ok_and(|status| status.success()), "no disk could be mounted; is this root?");
        Self(place)
    }

    fn path(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    /// As after errors, when the system no longer trusts it.
    fn writable(&self, writable: bool) {
        let options = if writable { "remount,rw" } else { "remount,ro" };
        let done = std::process::Command::new("mount").args(["-o", options]).arg(self.0.path()).status();
        assert!(done.is_ok_and(|status| status.success()), "the disk could not be mounted anew");
    }

    fn fill(&self) {
        let file = std::fs::File::create(self.0.path().join("filler")).unwrap();
        while std::io::Write::write_all(&mut &file, &[0; 4096]).is_ok() {}
    }

    /// Full but for so many kilobytes.
    fn leave(&self, room: u64) {
        self.fill();
        let file = std::fs::File::options().write(true).open(self.0.path().join("filler")).unwrap();
        file.set_len(file.metadata().unwrap().len() - room * 1024).unwrap();
    }

    fn clear(&self) {
        std::fs::remove_file(self.0.path().join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // The bot may still be ending; the mount goes when nobody uses it any more.
        let _ = std::process::Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}
