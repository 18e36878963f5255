//! Stories about interactions no client of today sends: missing, wrong, unknown and forged parts. Hostile words are elsewhere.

use serde_json::{Value, json};

use crate::loopback::{INTERACTION_TOKEN, Waiting};
use crate::world::{ANNA, PATIENCE, TALK, World};

/// `/podcast SUB` with these options, whatever they are.
fn used(world: &World, sub: &str, options: &Value) -> Value {
    json!({"id": world.definition(TALK, 1, "podcast")["id"], "name": "podcast", "type": 1,
        "options": [{"name": sub, "type": 1, "options": options}]})
}

#[tokio::test]
async fn what_cannot_be_read_gets_a_kind_private_answer() {
    let world = World::start().await;
    let id = &world.definition(TALK, 1, "podcast")["id"];
    let about = |value: Value| json!([{"name": "about", "type": 3, "value": value}]);
    let odd = [
        json!({"id": id, "name": "podcast", "type": 1}),
        json!({"id": id, "name": "podcast", "type": 1, "options": [{"name": "topic", "type": 1}]}),
        json!({"id": id, "name": "podcast", "type": 1, "options": "none"}),
        json!({"id": "1", "name": "of-another-version", "type": 1}),
        json!({"id": "2", "name": "Of another version", "type": 3, "target_id": "1", "resolved": {}}),
        json!({"id": "2", "name": "Find podcasts", "type": 3, "target_id": "1", "resolved": {}}),
        json!({"id": "2", "name": "Find podcasts", "type": 3}),
        json!({"id": "3", "name": "Find podcasts", "type": 2, "target_id": "1"}),
        Value::Null,
        used(&world, "tomorrow", &json!([])),
        used(&world, "topic", &json!([])),
        used(&world, "topic", &about(json!(true))),
        used(&world, "topic", &about(json!({"a": 1}))),
        used(&world, "topic", &about(json!(["django"]))),
        used(&world, "topic", &about(Value::Null)),
        used(&world, "topic", &json!([{"name": "subject", "type": 3, "value": "django"}])),
        used(&world, "topic", &json!([{"type": 3, "value": "django"}])),
        used(&world, "show", &json!([])),
        used(&world, "episode", &json!([])),
        used(&world, "similar", &json!([])),
    ];
    for data in odd {
        let told = world.interaction(ANNA, TALK, 2, &data, None).answer().await;
        assert!(told.is_private() && !told.words().trim().is_empty(), "{data}: {}", told.text());
    }
}

#[tokio::test]
async fn what_is_odd_beside_the_question_does_not_spoil_the_answer() {
    let world = World::start().await;
    let beside = [
        json!({"name": "level", "type": 3, "value": "wizard"}),
        json!({"name": "level", "type": 3, "value": 7}),
        json!({"name": "private", "type": 5, "value": "perhaps"}),
        json!({"name": "language", "type": 3, "value": ""}),
        json!({"name": "for", "type": 6, "value": "nobody"}),
        json!({"name": "for", "type": 6, "value": "0"}),
        json!({"name": "of-another-version", "type": 3, "value": "x"}),
    ];
    for option in beside {
        let options = json!([option, {"name": "about", "type": 3, "value": "django"}]);
        let answer = world.interaction(ANNA, TALK, 2, &used(&world, "topic", &options), None).answer().await;
        assert_eq!(answer.titles()[0], "Django Hour", "{option}: {}", answer.text());
    }
}

#[tokio::test]
async fn odd_typing_is_offered_nothing() {
    let world = World::start().await;
    let odd = [
        used(&world, "topic", &json!([{"name": "unheard-of", "type": 3, "value": "x", "focused": true}])),
        used(&world, "topic", &json!([{"name": "about", "type": 3, "value": "django"}])),
        used(&world, "tomorrow", &json!([{"name": "about", "type": 3, "value": "x", "focused": true}])),
        json!({"id": "1", "name": "podcast", "type": 1}),
        Value::Null,
    ];
    for data in odd {
        let raw = world.interaction(ANNA, TALK, 4, &data, None).raw().await;
        assert_eq!(raw["data"]["choices"], json!([]), "{data}");
    }
}

#[tokio::test]
async fn a_message_with_only_an_attachment_is_answered() {
    let world = World::start().await;
    let attachment = json!({"id": "1", "filename": "django.png", "size": 1, "url": "https://cdn.example/1",
        "proxy_url": "https://cdn.example/1", "content_type": "image/png"});
    let told = world.find_podcasts_in_message(&json!({"attachments": [attachment]})).await;
    assert!(told.is_private(), "{}", told.text());
    assert!(told.words().contains("no word in that to search for"), "{}", told.text());
}

#[tokio::test]
async fn forged_custom_ids_get_a_kind_private_answer() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:python").await;
    let more = answer.button("More")["custom_id"].as_str().unwrap().to_owned();
    let mut forged: Vec<String> = (1..more.len()).map(|end| more.chars().take(end).collect()).collect();
    // Without its page, a button for more is one for the first page: another button, not a broken one.
    let first_page = more.rsplit_once(";p").map(|(first, _)| first.to_owned());
    // One that names nothing at all is read as one whose show is gone; `discord_open` has it.
    forged.retain(|id| Some(id) != first_page.as_ref() && !matches!(id.as_str(), "1t;a" | "1t;w"));
    let rubbish = [
        "0",
        "podcast:more:django",
        "99:x:y",
        "::::",
        "\u{202e}",
        "💥",
        " ",
        "1t;wzzzzzzzzzzzzzzzz",
        "~",
        "~1",
        "1t;p65536",
        "menu",
        "{\"a\":1}",
        "../../etc/passwd",
        "\u{0}",
    ];
    forged.extend(rubbish.map(str::to_owned));
    forged.push(more.replacen('1', "0", 1));
    forged.push(more.replacen('1', "2", 1));
    forged.push(more.to_uppercase());
    forged.push("z".repeat(100));
    forged.push("1t;w".to_owned() + &"0123456789abcdef".repeat(6));
    forged.push("é".repeat(50));
    for custom_id in forged {
        let told = world.press_forged(&answer, &custom_id).await;
        assert!(told.is_private() && !told.is_update(), "{custom_id:?}: {}", told.text());
        assert!(told.words().contains("older answer"), "{custom_id:?}: {}", told.text());
    }
}

/// What is done to an interaction.
type Change = fn(&mut Value);

/// `/podcast topic about:django`, changed in some way.
fn changed(world: &World, change: Change) -> Waiting {
    let mut payload = ANNA.circumstances(TALK);
    let id = world.discord.state.change(|inner| inner.channels.next_id());
    payload["id"] = json!(id.to_string());
    payload["token"] = json!(format!("{INTERACTION_TOKEN}{id}-odd"));
    payload["type"] = json!(2);
    payload["data"] = used(world, "topic", &json!([{"name": "about", "type": 3, "value": "django"}]));
    change(&mut payload);
    world.discord.interact(&payload)
}

/// What is odd, absent or nothing beside the question costs itself alone.
#[tokio::test]
async fn a_part_that_cannot_be_read_does_not_spoil_the_others() {
    let table: [(&str, Change); 33] = [
        ("channel_id null", |said| said["channel_id"] = Value::Null),
        ("channel_id -1", |said| said["channel_id"] = json!("-1")),
        ("channel_id words", |said| said["channel_id"] = json!("here")),
        ("application_id 2^64", |said| said["application_id"] = json!("18446744073709551616")),
        ("application_id number", |said| said["application_id"] = json!(5)),
        ("app_permissions number", |said| said["app_permissions"] = json!(2048)),
        ("app_permissions words", |said| said["app_permissions"] = json!("all")),
        ("app_permissions 2^70", |said| said["app_permissions"] = json!("1180591620717411303424")),
        ("channel null", |said| said["channel"] = Value::Null),
        ("channel words", |said| said["channel"] = json!("talk")),
        ("channel of a kind 300", |said| said["channel"]["type"] = json!(300)),
        ("channel of no kind", |said| said["channel"]["type"] = Value::Null),
        ("channel nsfw words", |said| said["channel"]["nsfw"] = json!("no")),
        ("member list", |said| said["member"] = json!([])),
        ("member permissions number", |said| said["member"]["permissions"] = json!(2048)),
        ("member permissions words", |said| said["member"]["permissions"] = json!("admin")),
        ("member roles words", |said| said["member"]["roles"] = json!("none")),
        ("user id words", |said| said["member"]["user"]["id"] = json!("me")),
        ("user id nothing", |said| said["member"]["user"]["id"] = Value::Null),
        ("user id number", |said| said["member"]["user"]["id"] = json!(333_000_000_000_000_001_u64)),
        ("user words", |said| said["user"] = json!("anna")),
        ("guild_id number", |said| said["guild_id"] = json!(222_000_000_000_000_001_u64)),
        ("context words", |said| said["context"] = json!("guild")),
        ("context 300", |said| said["context"] = json!(300)),
        ("locale number", |said| said["locale"] = json!(5)),
        ("message words", |said| said["message"] = json!("x")),
        ("owners words", |said| said["authorizing_integration_owners"] = json!("x")),
        ("resolved nothing", |said| said["data"]["resolved"] = json!({"messages": null, "channels": null})),
        ("values and custom_id nothing", |said| {
            said["data"]["values"] = Value::Null;
            said["data"]["custom_id"] = Value::Null;
        }),
        ("an option that is nothing", |said| {
            said["data"]["options"][0]["options"].as_array_mut().unwrap().push(Value::Null);
        }),
        ("an option of nothings", |said| {
            let nothing =
                json!({"name": "level", "type": 3, "value": null, "focused": null, "options": null});
            said["data"]["options"][0]["options"].as_array_mut().unwrap().push(nothing);
        }),
        ("parts of the future", |said| said["future"] = json!({"a": [1, {"b": null}]})),
        ("100,000 words", |said| {
            said["data"]["options"][0]["options"][0]["value"] = json!("django ".repeat(100_000));
        }),
    ];
    let world = World::start().await;
    for (what, change) in table {
        let answer = tokio::time::timeout(PATIENCE, changed(&world, change).answer).await;
        let answer = answer.unwrap_or_else(|_| world.give_up(what)).unwrap().to_string();
        assert!(answer.contains("Django Hour"), "{what}: {answer}");
    }
}

/// Where something happened decides what may be shown: without that it is as if nothing could be read.
#[tokio::test]
async fn a_server_that_cannot_be_read_is_no_direct_message() {
    let world = World::start().await;
    let odd: [Change; 3] = [
        |said| said["guild_id"] = json!("-5"),
        |said| said["guild_id"] = json!(""),
        |said| said["guild_id"] = json!(true),
    ];
    for change in odd {
        let answer = tokio::time::timeout(PATIENCE, changed(&world, change).answer).await;
        let answer = answer.unwrap().unwrap();
        assert_eq!(answer["data"]["flags"], 64, "{answer}");
        assert!(answer.to_string().contains("cannot read this command"), "{answer}");
    }
}

/// Nobody knows how a kind to come wants to be answered; it is tried, and leaves a trace.
#[tokio::test]
async fn an_unknown_kind_is_answered_as_well_as_can_be() {
    let world = World::start().await;
    let kinds: [Change; 7] = [
        |said| said["type"] = json!(6),
        |said| said["type"] = json!(300),
        |said| said["type"] = json!(-1),
        |said| said["type"] = json!("2"),
        |said| said["type"] = json!(2.0),
        |said| said["type"] = Value::Null,
        |said| drop(said.as_object_mut().unwrap().remove("type")),
    ];
    for change in kinds {
        let token = changed(&world, change).token;
        world
            .until("an answer is tried", |inner| {
                inner.requests.iter().any(|one| one.path.contains(&token)).then_some(())
            })
            .await;
    }
    world.ask("podcast topic about:django").await;
    let refused = world.forgive();
    assert!(refused.iter().all(|one| one.contains("does not answer a")), "{refused:?}");
}
