//! Stories about starting with wrong settings: the bot says which one, and asks Discord nothing.

use serde_json::json;

use crate::catalogs::SMALL;
use crate::loopback::{Fault, Route, TOKEN};
use crate::world::{Plan, World};

/// Ends with this code before any request, naming all of these.
async fn refuses(plan: Plan, code: i32, words: &[&str]) -> String {
    let mut world = plan.launch().await;
    assert_eq!(world.exit_code().await, code, "{}", world.log());
    let log = world.log();
    for word in words {
        assert!(log.contains(word), "{word} is not named:\n{log}");
    }
    let (requests, connections) =
        world.discord.look(|inner| (inner.requests.len(), inner.gateway.connections));
    assert_eq!((requests, connections), (0, 0), "it was to ask Discord nothing");
    log
}

#[tokio::test]
async fn a_missing_token_is_named_and_where_to_get_one() {
    let words = ["DISCORD_TOKEN", "https://discord.com/developers/applications"];
    refuses(World::plan().without("DISCORD_TOKEN"), 78, &words).await;
    refuses(World::plan().env("DISCORD_TOKEN", ""), 78, &words).await;
}

#[tokio::test]
async fn what_is_set_to_nothing_counts_as_unset_and_the_file_says_it() {
    let file = format!("DISCORD_TOKEN={TOKEN}\nFEEDS=off\n");
    let plan = World::plan().file(".env", &file).env("DISCORD_TOKEN", "").env("FEEDS", " ");
    let world = plan.start().await;
    assert!(world.log().contains("FEEDS is off"), "{}", world.log());
}

#[tokio::test]
async fn settings_and_catalog_are_judged_together() {
    let plan = World::plan().env("CATALOG", "nowhere.toml").env("COUNT_GAPS", "maybe");
    refuses(plan, 78, &["COUNT_GAPS", "`maybe` is neither", "nowhere.toml"]).await;
}

#[tokio::test]
async fn a_malformed_token_is_named_but_not_shown() {
    for token in ["hunter2-hunter2", "a.b", "Bot  ", "your-token-here", "a.b.c d"] {
        let log = refuses(World::plan().env("DISCORD_TOKEN", token), 78, &["DISCORD_TOKEN"]).await;
        assert!(!log.contains("hunter2"), "it was shown:\n{log}");
    }
}

#[tokio::test]
async fn a_secret_in_the_wrong_place_is_hidden() {
    const LOST: &str = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.hunter2hunter2hunter2hunter2hunter2hun";
    for (name, value) in [
        ("DISCORD_TOKEN_FILE", LOST),
        ("CATALOG", LOST),
        ("COMMAND_SCOPE", LOST),
        ("DATABASE_URL_FILE", "postgres://podpick:hunter2@db.example/podpick"),
        ("DISCORD_PROXY", "http://podpick:hunter2@proxy.example:3000"),
    ] {
        let log = refuses(World::plan().env(name, value), 78, &[name, "it is hidden"]).await;
        assert!(!log.contains("hunter2"), "{name}: {log}");
    }
}

#[tokio::test]
async fn a_token_is_read_as_editors_and_other_tools_write_it() {
    for text in [
        format!("\u{feff}{TOKEN}\r\n"),
        format!("\"{TOKEN}\"\n"),
        format!("# the bot's token\n\n{TOKEN}\n# made on Monday\n"),
    ] {
        let plan = World::plan().without("DISCORD_TOKEN").env("DISCORD_TOKEN_FILE", "token");
        plan.file("token", &text).start().await;
    }
    World::plan().env("DISCORD_TOKEN", &format!("'{TOKEN}'")).start().await;
}

#[tokio::test]
async fn all_wrong_settings_are_named_at_once() {
    let plan = World::plan().without("DISCORD_TOKEN").scope("everywhere");
    refuses(plan, 78, &["DISCORD_TOKEN", "COMMAND_SCOPE"]).await;
}

#[tokio::test]
async fn all_bad_lines_of_the_file_are_named_at_once_and_not_shown() {
    let file = format!("DISCORD_TOKEN=Bot {TOKEN}\nFEEDS=off\n\nexport hunter2 hunter2\nCOOLDOWN=off");
    let log = refuses(World::plan().file(".env", &file), 78, &["line 1 is not", "line 4 is not"]).await;
    assert!(
        !log.contains("hunter2") && !log.contains(TOKEN) && log.matches("is not NAME").count() == 2,
        "{log}"
    );
}

#[tokio::test]
async fn a_broken_catalog_starts_nothing() {
    let broken = SMALL.replace("broader = [\"devops\"]", "broader = [\"devop\"]");
    let line = broken.lines().position(|line| line.contains("\"devop\"")).unwrap() + 1;
    let place = format!("catalog.toml:{line}:12");
    let words = [place.as_str(), "broader = [\"devop\"]", "devops"];
    refuses(World::plan().catalog(&broken), 65, &words).await;
    for (broken, words) in [
        ("[[podcast]]\ntitel = \"Oops\"\n", ["catalog.toml:2:1", "titel = \"Oops\"", "title"]),
        ("[[topic]\n", ["catalog.toml:1:", "[[topic]", "]"]),
        ("", ["catalog.toml", "podcast", "catalog"]),
    ] {
        refuses(World::plan().catalog(broken), 65, &words).await;
    }
}

#[tokio::test]
async fn a_missing_catalog_starts_nothing() {
    refuses(World::plan().env("CATALOG", "nowhere.toml"), 74, &["nowhere.toml"]).await;
}

#[tokio::test]
async fn the_token_may_stand_in_a_file() {
    let plan = World::plan().without("DISCORD_TOKEN").file("token", &format!("{TOKEN}\n"));
    let world = plan.env("DISCORD_TOKEN_FILE", "token").start().await;
    world.ask("podcast topic about:django").await;
}

#[tokio::test]
async fn the_token_may_stand_in_dot_env() {
    let plan = World::plan().without("DISCORD_TOKEN").file(".env", &format!("DISCORD_TOKEN={TOKEN}\n"));
    let world = plan.start().await;
    world.ask("podcast topic about:django").await;
}

#[tokio::test]
async fn a_token_that_discord_refuses_ends_the_bot_soon() {
    let plan = World::plan();
    let unauthorised = Fault::Refuse(401, json!({"message": "401: Unauthorized", "code": 0}));
    let plan = [
        Route::Gateway,
        Route::ReadCommands,
        Route::WriteCommands,
        Route::Me,
        Route::Application,
        Route::Other,
    ]
    .into_iter()
    .fold(plan, |plan, route| plan.fault_always(route, unauthorised.clone()));
    let mut world = plan.launch().await;
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    assert!(world.discord.look(|inner| inner.requests.len()) <= 5, "it does not insist");
    assert!(world.log().to_lowercase().contains("token"), "{}", world.log());
}
