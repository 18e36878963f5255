//! What counts as different, how refusals read, and uploads against a small Discord on this machine.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::*;
use crate::config::{Config, Way};
use axum::Json;
use axum::http::{Method as Verb, StatusCode, Uri};

#[test]
fn what_discord_adds_makes_no_difference() {
    let wanted = slash::definitions_json();
    let mut held = wanted.clone();
    for (nth, command) in held.as_array_mut().unwrap().iter_mut().enumerate() {
        for (name, value) in [
            ("id", json!(nth.to_string())),
            ("version", json!("9")),
            ("application_id", json!("1")),
            ("dm_permission", json!(true)),
            ("nsfw", json!(false)),
        ] {
            command[name] = value;
        }
        // Discord sorts as it likes.
        command["integration_types"].as_array_mut().unwrap().reverse();
        if command.get("default_member_permissions").is_none() {
            command["default_member_permissions"] = Value::Null;
        }
        if command.get("description").is_none() {
            command["description"] = json!("");
        }
    }
    held.as_array_mut().unwrap().reverse();
    assert!(same(&held, &wanted, None));
    assert_eq!(podcast_id(&held), Some(0));
    held[2]["options"][0]["options"][0]["max_length"] = json!(5);
    assert!(!same(&held, &wanted, None) && !same(&held, &wanted, Some(5)));
    assert!(!same(&json!([]), &wanted, None) && same(&Value::Null, &json!([]), None));
}

#[test]
fn where_commands_may_be_used_counts_only_everywhere() {
    let wanted = slash::definitions_json();
    // What a guild's commands look like: some versions of Discord leave the keys out, some give a default.
    for guilds in [None, Some(json!([0]))] {
        let mut held = wanted.clone();
        for command in held.as_array_mut().unwrap() {
            let command = command.as_object_mut().unwrap();
            command.remove("contexts");
            command.remove("integration_types");
            if let Some(guilds) = &guilds {
                command.insert("integration_types".into(), guilds.clone());
            }
        }
        assert!(same(&held, &wanted, Some(5)), "{guilds:?}");
        assert!(!same(&held, &wanted, None), "{guilds:?}");
    }
}

#[test]
fn refusals_name_the_place_in_words() {
    let errors = json!({"0": {"options": {"0": {"options": {"1": {"description": {"_errors": [
        {"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 100 in length."}]}}}}}}});
    let cause = RestError::Refused { status: 400, code: 50_035, message: "Invalid Form Body".into(), errors };
    let error = RegisterError { guild: None, cause };
    let text = error.to_string();
    let place = "command 1 (podcast) → option 1 (topic) → option 2 (level) → description: Must be between";
    assert!(text.contains(place), "{text}");
    assert_eq!(error.exit(), Some(Exit::CommandsRefused));
    let passing = RegisterError { guild: None, cause: RestError::Unavailable(503) };
    assert_eq!(passing.exit(), None);
}

/// What a small Discord holds by path, what it was asked, and statuses it gives first.
#[derive(Default)]
struct Mock {
    held: HashMap<String, Value>,
    asked: Vec<String>,
    first: Vec<u16>,
}

async fn discord(mock: Arc<Mutex<Mock>>) -> Rest {
    let handle = move |verb: Verb, uri: Uri, body: String| async move {
        let mut mock = mock.lock().unwrap();
        if !mock.first.is_empty() {
            let status = StatusCode::from_u16(mock.first.remove(0)).unwrap();
            return (
                status,
                Json(json!({"retry_after": 0.0, "code": 50_035, "message": "Invalid Form Body"})),
            );
        }
        let path = uri.path().trim_start_matches("/api/v10").to_owned();
        mock.asked.push(format!("{verb} {path}"));
        if verb == Verb::PUT {
            mock.held.insert(path.clone(), serde_json::from_str(&body).unwrap());
        }
        (StatusCode::OK, Json(mock.held.get(&path).cloned().unwrap_or(json!([]))))
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let way = Way::Base(format!("http://{}", listener.local_addr().unwrap()));
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(handle)).await.unwrap() });
    let secret = |name: &str| (name == "DISCORD_TOKEN").then(|| "a.b.c".to_owned());
    let config = Config { way, ..Config::from_env(secret).unwrap() };
    Rest::new(&config).unwrap()
}

#[tokio::test]
async fn only_differences_are_uploaded_and_the_other_scope_is_emptied() {
    let mock = Arc::new(Mutex::new(Mock { first: vec![503, 429], ..Mock::default() }));
    mock.lock().unwrap().held.insert("/applications/9/commands".into(), json!([{"name": "old", "type": 1}]));
    let rest = discord(Arc::clone(&mock)).await;
    let scope = Scope::Guilds(vec![5]);
    assert_eq!(register(&rest, 9, &scope).await.unwrap().changed, 2);
    {
        let mut mock = mock.lock().unwrap();
        assert_eq!(mock.held["/applications/9/commands"], json!([]));
        assert_eq!(mock.held["/applications/9/guilds/5/commands"], slash::definitions_json());
        mock.asked.clear();
        mock.held.insert("/users/@me/guilds".into(), json!([{"id": "5"}]));
    }
    assert_eq!(register(&rest, 9, &scope).await.unwrap().changed, 0);
    assert!(mock.lock().unwrap().asked.iter().all(|asked| asked.starts_with("GET")));
    assert_eq!(register(&rest, 9, &Scope::Global).await.unwrap().changed, 2);
    let mock = mock.lock().unwrap();
    assert_eq!(mock.held["/applications/9/guilds/5/commands"], json!([]));
    assert_eq!(mock.held["/applications/9/commands"], slash::definitions_json());
}

#[tokio::test]
async fn a_refusal_is_not_repeated() {
    let mock = Arc::new(Mutex::new(Mock { first: vec![400], ..Mock::default() }));
    let rest = discord(Arc::clone(&mock)).await;
    let refused = register(&rest, 9, &Scope::Global).await.unwrap_err();
    assert_eq!(refused.exit(), Some(Exit::CommandsRefused));
    assert!(mock.lock().unwrap().asked.is_empty());
}
