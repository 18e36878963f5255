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
    assert!(
        refused.words().contains("podpick's disk is full, and nothing was changed"),
        "{}",
        refused.text()
    );
    assert!(world.ask("podcast topic about:django").await.words().contains("Django Hour"));
    world.page_says("/readyz", 503, "the disk that holds the store is full").await;
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
        world.log().contains("podpick keeps its data there, so it must be able to write it"),
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
