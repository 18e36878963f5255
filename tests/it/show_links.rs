//! Stories about where a show can be opened: its page, apps, and its feed where it has no page.

use insta::assert_snapshot;

use crate::catalogs::SMALL;
use crate::terminal::terminal_with;
use crate::world::World;

/// A show without a page, and one whose feed is so long that no app's address with it fits a button.
fn shows() -> String {
    let long = format!("https://long.example/{}", "x".repeat(460));
    format!(
        "[[podcast]]\nid = \"no-page\"\ntitle = \"Pageless Snakes\"\nfeed = \"https://pageless.example/rss\"\napple = 1603082924\n\
         why = \"Nothing but a feed.\"\ntopics = [\"django\"]\n\
         [[podcast]]\nid = \"long\"\ntitle = \"Longwinded Snakes\"\nsite = \"https://long.example/\"\nfeed = \"{long}\"\napple = 42\n\
         why = \"A long address.\"\ntopics = [\"kubernetes\"]\n"
    )
}

#[tokio::test]
async fn a_show_without_a_page_opens_by_its_feed() {
    let world = World::plan().env("CATALOG_ADD", "mine.toml").file("mine.toml", &shows()).start().await;
    assert_snapshot!(world.ask("podcast show name:Pageless Snakes").await.text(), @"
    (everyone sees this)
    ---- #3498db ----
    # Pageless Snakes
    Nothing but a feed.
    Topics: Django
    [Feed -> https://pageless.example/rss] [Apple Podcasts -> https://podcasts.apple.com/podcast/id1603082924] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fpageless.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fpageless.example%2Frss]
    [Similar] [Send to me]
    ");
    // Beside others there is no button of its own.
    let cards = world.ask("podcast topic about:django").await.text();
    assert!(cards.contains("# Pageless Snakes\nNothing but a feed."), "{cards}");
    assert!(cards.contains("Links: [Feed](https://pageless.example/rss)"), "{cards}");
}

#[tokio::test]
async fn an_address_that_fits_no_button_leaves_its_place_to_the_next() {
    let world = World::plan().env("CATALOG_ADD", "mine.toml").file("mine.toml", &shows()).start().await;
    let shown = world.ask("podcast show name:Longwinded Snakes").await.text();
    let buttons = shown.lines().find(|line| line.starts_with('[')).unwrap_or_default();
    assert_snapshot!(buttons.replace(&"x".repeat(460), "…"), @"[Site -> https://long.example/] [Apple Podcasts -> https://podcasts.apple.com/podcast/id42] [Feed -> https://long.example/…] [Similar] [Send to me]");
}

#[test]
fn a_terminal_says_each_place_once() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("catalog.toml"), format!("{SMALL}{}", shows())).unwrap();
    let asked = |question: &str| {
        terminal_with(&[("CATALOG", "catalog.toml"), ("LANG", "C")], place.path(), &["ask", question], "").out
    };
    assert_snapshot!(asked("pageless snakes"), @"
    Pageless Snakes
      Nothing but a feed.
      Topics: Django
      Feed: https://pageless.example/rss
      Apple Podcasts: https://podcasts.apple.com/podcast/id1603082924
      AntennaPod: https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fpageless.example%2Frss
      Podcast Addict: https://podcastaddict.com/feed/https%3A%2F%2Fpageless.example%2Frss
      (By its name)
    ");
    for (number, said) in
        [("0", "from 1 to"), ("\"1603082924\"", "a whole number, not a text"), ("-1", "from 1 to")]
    {
        let text = format!("{SMALL}{}", shows().replace("1603082924", number));
        std::fs::write(place.path().join("wrong.toml"), text).unwrap();
        let checked = terminal_with(&[], place.path(), &["check", "--catalog", "wrong.toml"], "");
        assert_eq!(checked.code, 65);
        assert!(checked.err.contains("`apple` must be") && checked.err.contains(said), "{}", checked.err);
    }
}
