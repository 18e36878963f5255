//! Stories about the upload of the commands. What the commands are is tested beside them.

use serde_json::json;

use crate::loopback::{Fault, Route, Scope};
use crate::world::{GUILD, MIA, TALK, World};

async fn leaves_equal_commands_alone(scope: &str) {
    let mut world = World::plan().scope(scope).start().await;
    world.says("Commands are up to date").await;
    assert_eq!(world.uploads(), 1);
    world.restart().await;
    world.says("Commands are up to date").await;
    world.ask("podcast topic about:python").await;
    assert_eq!(world.uploads(), 1, "nothing had changed:\n{}", world.log());
}

#[tokio::test]
async fn global_commands_are_uploaded_once_and_then_left_alone() {
    leaves_equal_commands_alone("global").await;
}

#[tokio::test]
async fn commands_of_one_guild_are_uploaded_once_and_then_left_alone() {
    leaves_equal_commands_alone(&format!("guild:{GUILD}")).await;
}

#[tokio::test]
async fn an_older_definition_is_replaced() {
    let old = json!([{"type": 1, "name": "podcast", "description": "An older one"}]);
    let world = World::plan().holding(Scope::Global, old).start().await;
    world
        .until("the older definition is gone", |inner| {
            let held = inner.commands.held(Scope::Global);
            held.iter().all(|command| command["description"] != "An older one").then_some(())
        })
        .await;
    assert_eq!(world.uploads(), 1);
}

#[tokio::test]
async fn global_commands_empty_the_guild() {
    let old = json!([{"type": 1, "name": "podcast", "description": "An older one"}]);
    let world = World::plan().holding(Scope::Guild(GUILD), old).start().await;
    world
        .until("the guild's commands are gone", |inner| {
            (inner.commands.held(Scope::Guild(GUILD)).is_empty()
                && !inner.commands.held(Scope::Global).is_empty())
            .then_some(())
        })
        .await;
}

#[tokio::test]
async fn guild_commands_empty_the_global_scope() {
    let old = json!([{"type": 1, "name": "podcast", "description": "An older one"}]);
    let plan = World::plan().holding(Scope::Global, old).scope(&format!("guild:{GUILD}"));
    let world = plan.start().await;
    world
        .until("the global commands are gone", |inner| {
            (inner.commands.held(Scope::Global).is_empty()
                && !inner.commands.held(Scope::Guild(GUILD)).is_empty())
            .then_some(())
        })
        .await;
}

async fn outlives_faults_of(route: Route) {
    let world = World::plan()
        .fault(route, Fault::Html(502))
        .fault(route, Fault::rate_limited("0.2"))
        .fault(route, Fault::Drop)
        .start()
        .await;
    world.ask("podcast topic about:python").await;
}

#[tokio::test]
async fn an_upload_outlives_faults() {
    tokio::join!(outlives_faults_of(Route::ReadCommands), outlives_faults_of(Route::WriteCommands));
}

#[tokio::test]
async fn an_upload_whose_answer_is_lost_is_no_failure() {
    let world = World::plan().fault(Route::WriteCommands, Fault::LoseAnswer).start().await;
    world.ask("podcast topic about:python").await;
}

#[tokio::test]
async fn a_refusal_is_told_in_words_and_podpick_goes_on() {
    let refusal = json!({
        "code": 50035, "message": "Invalid Form Body",
        "errors": {"0": {"options": {"1": {"name": {"_errors": [
            {"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 32 in length."},
        ]}}}}},
    });
    let plan = World::plan().fault(Route::WriteCommands, Fault::Refuse(400, refusal.clone()));
    let world = plan.launch().await;
    world.says("Must be between 1 and 32 in length.").await;
    let log = world.log();
    assert!(log.contains("command 1 (podcast)"), "the command is named:\n{log}");
    assert_eq!(world.uploads(), 1, "a refusal is not tried again at once");
    // Whoever uploads by hand hears it by the exit code.
    world.discord.fault(Route::WriteCommands, Fault::Refuse(400, refusal));
    let uploaded = world.run(&["commands", "--upload"]).await;
    assert_eq!(uploaded.code, 76, "{}", uploaded.err);
    assert!(uploaded.err.contains("Must be between 1 and 32 in length."), "{}", uploaded.err);
}

/// A server that podpick was removed from, or is not invited to yet.
const ELSEWHERE: u64 = 222_000_000_000_000_099;

#[tokio::test]
async fn a_guild_without_the_bot_holds_up_no_other() {
    let plan = World::plan().scope(&format!("guild:{ELSEWHERE},{GUILD}")).env("HTTP_ADDR", "127.0.0.1:0");
    let world = plan.start().await;
    world.says("cannot upload the commands for server 222000000000000099").await;
    world.says("invited with the scope applications.commands").await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    let ready = world.page_says("/readyz", 200, "222000000000000099").await;
    assert!(ready.starts_with("ready"), "{ready}");
    let uploaded = world.run(&["commands", "--upload"]).await;
    assert_eq!(uploaded.code, 76, "{}{}", uploaded.out, uploaded.err);
    assert!(uploaded.err.contains("222000000000000099"), "{}", uploaded.err);
}

/// Discord counts these refusals, but two hundred of them are far from what it blocks an address for.
#[tokio::test(flavor = "multi_thread")]
async fn many_guilds_without_the_bot_do_not_hold_up_the_picks() {
    let guilds: Vec<String> = (0..210).map(|number| (ELSEWHERE + 1 + number).to_string()).collect();
    let scope = format!("guild:{},{GUILD}", guilds.join(","));
    let world = World::plan().scope(&scope).env("HTTP_ADDR", "127.0.0.1:0").start().await;
    world.says(&format!("cannot upload the commands for server {}", guilds[209])).await;
    assert_eq!(world.uploads(), 211);
    world.page_says("/metrics", 200, "podpick_breaker_open 0").await;
    let status = world.ask_as(MIA, TALK, "pick status").await.words();
    assert!(!status.contains("to wait"), "{status}");
}

#[tokio::test]
async fn it_says_who_it_is_and_where_its_commands_may_be_used() {
    let world = World::start().await;
    for request in world.requests("/commands") {
        let agent = request.headers["user-agent"].to_str().unwrap();
        assert!(agent.starts_with("DiscordBot ("), "{agent}");
    }
    let uploaded =
        world.requests("/commands").into_iter().find(|request| request.method == "PUT").unwrap().body;
    for command in uploaded.as_array().unwrap() {
        // What moderators and admins do belongs to a server; all else works everywhere.
        let name = command["name"].as_str();
        let only_servers =
            matches!(name, Some("pick" | "podcast-follow" | "podcast-shelf" | "podcast-admin"));
        let (contexts, types) =
            if only_servers { (json!([0]), json!([0])) } else { (json!([0, 1, 2]), json!([0, 1])) };
        assert_eq!(command["contexts"], contexts, "{command}");
        assert_eq!(command["integration_types"], types, "{command}");
    }
}

#[tokio::test]
async fn odd_limits_make_no_storm_of_uploads() {
    let mut worlds = tokio::task::JoinSet::new();
    for retry_after in ["0", "-1", "NaN", "1000000000"] {
        worlds.spawn(async move {
            let limited = Fault::RateLimited { retry_after: Some(retry_after), global: true };
            let world = World::plan().fault_always(Route::WriteCommands, limited).launch().await;
            world.says("retrying in").await;
            assert!((1..=8).contains(&world.uploads()), "{retry_after}: {} uploads", world.uploads());
            world.discord.heal();
        });
    }
    while let Some(told) = worlds.join_next().await {
        told.unwrap();
    }
}
