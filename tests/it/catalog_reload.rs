//! Stories about a catalog that is changed while the bot runs: whole or not at all, and never an empty one.

use std::path::PathBuf;

use crate::catalogs::SMALL;
use crate::world::World;

const ADDED: &str = "\n[[podcast]]\nid = \"new-show\"\ntitle = \"Quantum Llamas\"\nsite = \"https://llamas.example/\"\n\
                     why = \"Because of the llamas.\"\ntopics = [\"django\"]\n";

fn file(world: &World) -> PathBuf {
    world.folder().join("catalog.toml")
}

async fn knows(world: &World, name: &str) -> bool {
    world.ask(&format!("podcast show name:{name}")).await.titles().iter().any(|title| title.contains(name))
}

/// Waits until a log line says so, and no longer than two seconds and a bit.
async fn soon(world: &World, words: &str) {
    world.says_within(std::time::Duration::from_secs(8), words).await;
}

#[tokio::test]
async fn a_changed_catalog_is_in_force_soon_and_without_a_restart() {
    let world = World::plan().env("HTTP_ADDR", "127.0.0.1:0").start().await;
    assert!(!knows(&world, "Quantum Llamas").await);
    std::fs::write(file(&world), format!("{SMALL}{ADDED}")).unwrap();
    soon(&world, "The changed catalog is active").await;
    assert!(knows(&world, "Quantum Llamas").await, "remembered answers are not given any more");
    assert_eq!(world.identifies(), 1);
    let figures = world.page_says("/metrics", 200, "podpick_catalog{kind=\"podcasts\"} 10").await;
    assert!(figures.contains("podpick_catalog_reloads_total{kind=\"taken\"} 1"), "{figures}");
    // By renaming, as editors do.
    std::fs::write(world.folder().join("next.toml"), SMALL).unwrap();
    std::fs::rename(world.folder().join("next.toml"), file(&world)).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog{kind=\"podcasts\"} 9").await;
    assert!(!knows(&world, "Quantum Llamas").await);
}

#[tokio::test]
async fn changed_additions_are_in_force_soon_and_broken_ones_leave_the_last_good_in_force() {
    let world = World::plan()
        .env("HTTP_ADDR", "127.0.0.1:0")
        .env("CATALOG_ADD", "mine.toml")
        .file("mine.toml", "# none yet\n")
        .start()
        .await;
    assert!(!knows(&world, "Quantum Llamas").await);
    let mine = world.folder().join("mine.toml");
    std::fs::write(&mine, ADDED).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog{kind=\"podcasts\"} 10").await;
    assert!(knows(&world, "Quantum Llamas").await && knows(&world, "Snake Tales").await);
    // A fault in either file is told with the file it is in.
    std::fs::write(&mine, ADDED.replace("https://", "hppts://")).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog_reloads_total{kind=\"refused\"} 1").await;
    world.says("the previous one stays active").await;
    let log = world.log();
    let last = log.lines().rfind(|line| line.contains("the previous one stays active")).unwrap();
    assert!(last.contains("mine.toml:5:8 (CATALOG_ADD)"), "{last}");
    std::fs::write(file(&world), SMALL.replace("id = \"django\"", "id = \"Django!\"")).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog_reloads_total{kind=\"refused\"} 2").await;
    assert!(knows(&world, "Quantum Llamas").await);
    std::fs::write(file(&world), SMALL).unwrap();
    std::fs::write(&mine, format!("remove = [\"no-such-show\"]\n{ADDED}")).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog{kind=\"podcasts\"} 10").await;
    soon(&world, "`remove` names `no-such-show`").await;
    // A topic that is gone, or a slip, takes only that show out, and is said.
    std::fs::write(&mine, ADDED.replace("django", "djngo")).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog{kind=\"podcasts\"} 9").await;
    soon(&world, "the unknown topic `djngo` is left out; did you mean `django`?").await;
    soon(&world, "`Quantum Llamas` is left out, because it has no known topic").await;
}

#[tokio::test]
async fn a_broken_catalog_leaves_the_last_good_one_in_force() {
    let world = World::plan().env("HTTP_ADDR", "127.0.0.1:0").start().await;
    for (nth, (broken, place)) in [
        (format!("{SMALL}\n[[podcast]]\nid = \"half"), "catalog.toml:"),
        (String::new(), "catalog.toml"),
        (format!("{SMALL}{}", ADDED.replace("django", "djngo")), "did you mean `django`"),
        ("\u{feff}[[topic]]\r\n".to_owned(), "catalog.toml:"),
    ]
    .into_iter()
    .enumerate()
    {
        std::fs::write(file(&world), broken).unwrap();
        let refused = format!("podpick_catalog_reloads_total{{kind=\"refused\"}} {}", nth + 1);
        world.page_says("/metrics", 200, &refused).await;
        world.says_times("the previous one stays active", nth + 1).await;
        let log = world.log();
        let last = log.lines().rfind(|line| line.contains("the previous one stays active")).unwrap();
        assert!(last.contains(place), "{place} is not named: {last}");
        assert!(knows(&world, "Snake Tales").await, "{nth}");
    }
    std::fs::write(file(&world), [0xff, 0xfe, 0x00]).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog_reloads_total{kind=\"refused\"} 5").await;
    std::fs::remove_file(file(&world)).unwrap();
    world.page_says("/metrics", 200, "podpick_catalog_reloads_total{kind=\"refused\"} 6").await;
    assert!(knows(&world, "Snake Tales").await);
    std::fs::write(file(&world), format!("{SMALL}{ADDED}")).unwrap();
    soon(&world, "The changed catalog is active").await;
    assert!(knows(&world, "Quantum Llamas").await);
}

#[tokio::test]
async fn asked_by_a_signal_it_looks_at_once() {
    let world = World::start().await;
    world.signal("HUP");
    soon(&world, "The changed catalog is active").await;
    assert!(knows(&world, "Snake Tales").await);
}

#[tokio::test]
async fn a_file_that_never_rests_never_leaves_the_bot_without_a_catalog() {
    let world = World::start().await;
    let whole = format!("{SMALL}{ADDED}");
    let path = file(&world);
    let writer = std::thread::spawn(move || {
        for cut in 1..500 {
            let end = whole.len() * cut / 500;
            let end = (0..=end).rev().find(|end| whole.is_char_boundary(*end)).unwrap();
            std::fs::write(&path, whole.get(..end).unwrap()).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        std::fs::write(&path, &whole).unwrap();
    });
    while !writer.is_finished() {
        assert!(!world.ask("podcast topic about:python").await.titles().is_empty());
    }
    writer.join().unwrap();
    let wait = async { while !knows(&world, "Quantum Llamas").await {} };
    tokio::time::timeout(std::time::Duration::from_secs(10), wait).await.expect("the whole file is in force");
    assert!(!world.log().contains("panicked"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_that_leads_elsewhere_is_followed() {
    let world = World::plan().env("CATALOG", "link.toml").file("link.toml", SMALL).start().await;
    let link = world.folder().join("link.toml");
    std::fs::create_dir(world.folder().join("next")).unwrap();
    std::fs::write(world.folder().join("next/catalog.toml"), format!("{SMALL}{ADDED}")).unwrap();
    // As mounted configurations are exchanged: a new link is renamed over the old one.
    std::os::unix::fs::symlink("next/catalog.toml", world.folder().join("new-link")).unwrap();
    std::fs::rename(world.folder().join("new-link"), link).unwrap();
    soon(&world, "The changed catalog is active").await;
    assert!(knows(&world, "Quantum Llamas").await);
}

#[tokio::test]
async fn a_catalog_may_bear_podpicks_own_name() {
    let world = World::plan().env("CATALOG", "podpick.toml").file("podpick.toml", SMALL).start().await;
    std::fs::write(world.folder().join("podpick.toml"), format!("{SMALL}{ADDED}")).unwrap();
    soon(&world, "The changed catalog is active").await;
    assert!(knows(&world, "Quantum Llamas").await);
}

#[tokio::test]
async fn a_file_of_four_gigabytes_is_refused_in_passing() {
    let world = World::start().await;
    // It takes no room on the disk.
    std::fs::File::create(file(&world)).unwrap().set_len(4 << 30).unwrap();
    world.says("the previous one stays active").await;
    assert!(knows(&world, "Snake Tales").await);
    // Read up to a limit it is far below, read whole far above.
    assert!(world.peak_memory() < 1024, "{} MB", world.peak_memory());
}
