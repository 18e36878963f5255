//! Stories about podpick being looked over: in the terminal by whoever runs it, in Discord by a server's admins.

use serde_json::{Value, json};

use crate::loopback::{Fault, Route, Scope};
use crate::world::{ADA, ANNA, MIA, NEWS, Person, TALK, World};

/// What the doctor says, without what differs from run to run.
fn steady(world: &World, said: &str) -> String {
    let said = said.replace(&world.folder().display().to_string(), "DATA");
    let lines = said.lines().map(|line| match line.split_once("time zones: ") {
        Some((verdict, _)) => format!("{verdict}time zones: (of this machine)\n"),
        None => format!("{line}\n"),
    });
    lines.collect()
}

#[tokio::test]
async fn the_time_zone_data_that_picks_follow_are_named() {
    let system = tempfile::tempdir().unwrap();
    let world = World::plan().env("TZDIR", system.path().to_str().unwrap()).start().await;
    for (version, said) in [
        ("2020a", "ok    time zones: picks follow podpick's own time zone data 20"),
        ("2099z", "ok    time zones: picks follow the system's time zone data 2099z"),
    ] {
        std::fs::write(system.path().join("tzdata.zi"), format!("# version {version}\n")).unwrap();
        let looked = world.run(&["doctor"]).await;
        let line = looked.out.lines().find(|line| line.contains("time zones")).unwrap();
        assert!(line.starts_with(said), "{line}");
        assert!(line.contains(version), "{line}");
    }
}

#[tokio::test]
async fn a_healthy_bot_is_found_healthy() {
    let world = World::start().await;
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 0, "{}{}", looked.out, looked.err);
    insta::assert_snapshot!(steady(&world, &looked.out), @"
    ok    version: 0.2.0
    ok    configuration: no faults
    ok    catalog: 9 shows on 6 topics
    ok    time zones: (of this machine)
    ok    data folder: . can be written
    ok    database: readable and current
    ok    database: can be written
    ok    feeds: not read: FEEDS is off
    ok    token: Discord accepts it
    ok    clock: within 30 s of Discord's
    ok    application: id 123456789012345678
    ok    intents: none requested and none granted
    ok    door: interactions come over the gateway
    ok    install link: invite it with https://discord.com/oauth2/authorize?client_id=123456789012345678&scope=bot+applications.commands&permissions=84992 (applications.commands: the commands; View Channel: see the channel; Send Messages: picks and shared answers; Embed Links: answers are embeds; Read Message History: find its own posts)
    ok    commands: registered everywhere
    ok    gateway: 1 recommended shards, 1000 of 1000 sessions left today
    ok    channels: nothing is posted yet: no pick is scheduled and nothing is followed
    ");
}

#[tokio::test]
async fn what_is_wrong_is_said_with_what_to_do() {
    let mut world = World::plan().discord(|setup| setup.identifies_left = 7).start().await;
    world
        .ask_as(MIA, TALK, "pick schedule channel:<#444000000000000010> day:monday time:9:00 timezone:Berlin")
        .await;
    // Once it is stopped, it cannot put right what follows.
    world.terminate();
    world.exit_code().await;
    // Members would see the commands twice, and podpick may no longer write where the picks go.
    world.discord.state.change(|inner| {
        let held = inner.commands.read(Scope::Global, true);
        let stripped: Vec<_> = held
            .as_array()
            .unwrap()
            .iter()
            .map(|command| {
                let mut command = command.clone();
                for key in ["id", "application_id", "version", "guild_id"] {
                    command.as_object_mut().unwrap().remove(key);
                }
                command
            })
            .collect();
        inner.commands.replace(Scope::Guild(crate::world::GUILD), &json!(stripped)).unwrap();
        inner.channels.all.get_mut(&NEWS).unwrap().permissions = 1024;
    });
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1, "{}{}", looked.out, looked.err);
    let (good, other): (Vec<&str>, Vec<&str>) = looked.out.lines().partition(|line| line.starts_with("ok "));
    assert_eq!(good.len(), 15, "{}", looked.out);
    insta::assert_snapshot!(other.join("\n"), @"
    look  commands: also registered in server 222000000000000001, outside COMMAND_SCOPE: members see them twice
          > Run podpick commands --upload, or restart podpick
    look  gateway: 1 recommended shards, 7 of 1000 sessions left today
          > podpick restarts too often; see the log
    bad   channels: in channel 444000000000000010 podpick lacks Send Messages, Embed Links and Read Message History
          > In Discord: the channel's settings > Permissions > podpick > allow Send Messages, Embed Links and Read Message History
    ");
    let json = world.run(&["doctor", "--json"]).await;
    let bad: Vec<_> = json.out.lines().filter(|line| line.contains("\"bad\"")).collect();
    assert_eq!(bad.len(), 1, "{}", json.out);
    assert!(!json.out.contains(crate::loopback::TOKEN));
}

#[tokio::test]
async fn a_refused_token_ends_the_look_over() {
    let world = World::start().await;
    let refused = Fault::Refuse(401, json!({"message": "401: Unauthorized", "code": 0}));
    world.discord.fault_always(Route::Application, refused.clone());
    world.discord.fault_always(Route::Me, refused);
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1);
    assert!(looked.out.contains("Reset Token"), "{}", looked.out);
}

#[tokio::test]
async fn whoever_looks_podpick_over_is_told_what_discord_asks_to_wait() {
    let world = World::start().await;
    let ban = Fault::Ban { retry_after: Some("3600") };
    world.discord.fault_always(Route::Application, ban.clone());
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1, "{}", looked.out);
    assert!(looked.out.contains("Discord asks podpick to wait 3600 s"), "{}", looked.out);
    let uploaded = world.run(&["commands", "--upload"]).await;
    assert_eq!(uploaded.code, 69, "{}", uploaded.err);
    assert!(uploaded.err.contains("Discord asks podpick to wait 3600 s"), "{}", uploaded.err);
    world.discord.heal();
    let limited = Fault::RateLimited { retry_after: Some("30"), global: true };
    for (fault, said) in [
        (limited, "Discord asks podpick to wait 30 s"),
        (Fault::Ban { retry_after: None }, "Discord asks podpick to wait 60 s"),
    ] {
        world.discord.fault_always(Route::Application, fault);
        let looked = world.run(&["doctor"]).await;
        assert!(looked.out.contains(said) && !looked.out.contains("can reach https"), "{}", looked.out);
        let uploaded = world.run(&["commands", "--upload"]).await;
        assert_eq!(uploaded.code, 69, "{}", uploaded.err);
        assert!(uploaded.err.contains(said), "{}", uploaded.err);
        world.discord.heal();
    }
    // One that takes the call and never answers is waited for in vain for some seconds only.
    world.discord.fault_always(Route::Application, Fault::Hold { effect: false });
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1, "{}", looked.out);
    assert!(looked.out.contains("cannot reach Discord"), "{}", looked.out);
    let uploaded = world.run(&["commands", "--upload"]).await;
    assert_eq!(uploaded.code, 69, "{}", uploaded.err);
}

#[tokio::test]
async fn one_odd_refusal_is_asked_about_again() {
    let world = World::start().await;
    world
        .discord
        .fault(Route::Application, Fault::Refuse(401, json!({"message": "401: Unauthorized", "code": 0})));
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 0, "one odd answer is not the token's fault: {}", looked.out);
}

/// What an admin is told who asks how podpick is doing.
async fn status(world: &World) -> Value {
    status_as(ADA, world).await
}

pub(crate) async fn status_as(admin: Person, world: &World) -> Value {
    let thinking = world.send(admin, TALK, "podcast-admin status");
    let token = thinking.token().to_owned();
    let raw = thinking.raw().await;
    assert_eq!((raw["type"].clone(), raw["data"]["flags"].clone()), (json!(5), json!(64)));
    world.until("what was found is told", |inner| inner.interactions.get(&token)?.follow_up.clone()).await
}

#[tokio::test]
async fn a_broken_catalog_shows_in_discord() {
    let world = World::start().await;
    std::fs::write(world.folder().join("catalog.toml"), "[[podcast]]\nid = \"half").unwrap();
    world.says("the previous one stays active").await;
    let told = status(&world).await.to_string();
    assert!(told.contains("the previous catalog stays active (9 shows on 6 topics)"), "{told}");
    assert!(told.contains("podpick check shows each error with its line"), "{told}");
}

#[tokio::test]
async fn admins_see_in_discord_how_podpick_is_doing() {
    let world = World::start().await;
    world
        .ask_as(MIA, TALK, "pick schedule channel:<#444000000000000010> day:monday time:9:00 timezone:Berlin")
        .await;
    let told = status(&world).await;
    let text = told["embeds"][0]["description"].as_str().unwrap();
    insta::assert_snapshot!(format!("{}\n{text}", told["content"].as_str().unwrap()), @"
    All is well.
    ✅ **version**: 0.2.0
    ✅ **catalog**: 9 shows on 6 topics
    ✅ **connection**: shard 0 of 1
    ✅ **database**: it answers
    ✅ **feeds**: 0 feeds read, 0 not answering now
    ✅ **commands**: registered everywhere
    ✅ **channels**: podpick may post in <#444000000000000010>
    ");
    assert_eq!(told["allowed_mentions"]["parse"], json!([]));
}

#[tokio::test]
async fn admins_read_what_is_amiss_in_their_own_language() {
    let world = World::start().await;
    let german = Person { locale: "de", ..ADA };
    world.discord.fault_always(
        Route::ReadCommands,
        Fault::Refuse(403, json!({"message": "Missing Access", "code": 50001})),
    );
    std::fs::write(world.folder().join("catalog.toml"), "[[podcast]]\nid = \"half").unwrap();
    world.says("the previous one stays active").await;
    let told = status_as(german, &world).await;
    let text = told["embeds"][0]["description"].as_str().unwrap();
    for said in [
        "**Katalog**: die Datei wurde geändert und enthält Fehler",
        "→ Bitte die Person, die podpick betreibt, die Datei zu korrigieren",
        "**Befehle**: Discord hat abgelehnt: Missing Access",
        "→ Versuche es in einer Minute noch einmal",
    ] {
        assert!(text.contains(said), "{text}");
    }
}

#[tokio::test]
async fn members_do_not() {
    let world = World::start().await;
    let answer = world.ask_as(ANNA, TALK, "podcast-admin status").await;
    assert!(answer.is_private());
    assert!(answer.text().contains("may manage this server"), "{}", answer.text());
}

#[tokio::test]
async fn the_other_door_is_seen_before_anybody_waits_in_vain() {
    let mut world = World::plan()
        .discord(|setup| setup.endpoint = Some("https://podpick.example/discord".to_owned()))
        .launch()
        .await;
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
    let log = world.log();
    assert!(log.contains("Interactions Endpoint URL") && log.contains("INTERACTIONS_ADDR"), "{log}");
    let looked = world.run(&["doctor"]).await;
    assert_eq!(looked.code, 1);
    assert!(looked.out.contains("delivers nothing over the gateway"), "{}", looked.out);
}
