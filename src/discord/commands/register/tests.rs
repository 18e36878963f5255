//! What counts as different, how refusals read, and uploads against a small Discord on this machine.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Json;
use axum::http::{Method as Verb, StatusCode, Uri};

use super::*;
use crate::config::{Config, Way};
use crate::exit::Exit;

#[test]
fn refusals_name_the_place_in_words() {
    let errors = json!({"0": {"options": {"0": {"options": {"1": {"description": {"_errors": [
        {"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 100 in length."}]}}}}}}});
    let cause = RestError::Api { status: 400, code: 50_035, message: "Invalid Form Body".into(), errors };
    let error = RegisterError { guild: None, cause };
    let text = error.to_string();
    let place = "command 1 (podcast) → option 1 (topic) → option 2 (level) → description: Must be between";
    assert!(text.contains(place), "{text}");
    assert_eq!(error.exit(), Exit::CommandsRefused);
    let passing = RegisterError { guild: None, cause: RestError::Server(503) };
    assert_eq!(passing.exit(), Exit::Unavailable);
}

/// What a small Discord holds by path, what it was asked, and statuses it gives first.
#[derive(Default)]
struct Mock {
    held: HashMap<String, Value>,
    asked: Vec<String>,
    first: Vec<u16>,
}

async fn discord(mock: Arc<Mutex<Mock>>) -> (Registration, tempfile::TempDir) {
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
    let folder = tempfile::tempdir().unwrap();
    let place = crate::config::Place::Folder(folder.path().to_owned());
    let store = Store::open(&place, crate::clock::Clock::default()).await.ok();
    let rest = Rest::new(&config).unwrap();
    (Registration { rest, store, remembers: true, application: 9, scope: Scope::Global }, folder)
}

#[tokio::test]
async fn only_differences_are_uploaded_and_the_other_scope_is_emptied() {
    let mock = Arc::new(Mutex::new(Mock { first: vec![503, 429], ..Mock::default() }));
    mock.lock().unwrap().held.insert("/applications/9/commands".into(), json!([{"name": "old", "type": 1}]));
    let (global, _folder) = discord(Arc::clone(&mock)).await;
    let of_guild = Registration { scope: Scope::Guilds(vec![5]), ..global.clone() };
    assert_eq!(of_guild.register().await.changed, 2);
    {
        let mut mock = mock.lock().unwrap();
        assert_eq!(mock.held["/applications/9/commands"], json!([]));
        assert_eq!(mock.held["/applications/9/guilds/5/commands"], definitions::definitions_json(Some(5)));
        mock.asked.clear();
    }
    assert_eq!(of_guild.register().await.changed, 0);
    assert!(mock.lock().unwrap().asked.iter().all(|asked| asked.starts_with("GET")));
    assert!(of_guild.holds(Some(5)).await.unwrap() && of_guild.holds(None).await.unwrap());
    assert_eq!(global.register().await.changed, 2);
    {
        let mut mock = mock.lock().unwrap();
        assert_eq!(mock.held["/applications/9/guilds/5/commands"], json!([]));
        assert_eq!(mock.held["/applications/9/commands"], definitions::definitions_json(None));
        mock.asked.clear();
        // Somebody else has uploaded something.
        mock.held.insert(
            "/applications/9/commands".into(),
            json!([{"name": "podcast", "type": 1, "version": "8"}]),
        );
    }
    assert!(!global.holds(None).await.unwrap());
    assert_eq!(global.register().await.changed, 1);
    let asked = mock.lock().unwrap().asked.clone();
    assert_eq!(
        asked.iter().filter(|asked| asked.contains("guilds")).count(),
        0,
        "no server is asked: {asked:?}"
    );
}

#[tokio::test]
async fn a_refusal_is_not_repeated_and_holds_up_no_other_place() {
    let mock = Arc::new(Mutex::new(Mock { first: vec![403], ..Mock::default() }));
    let (registration, _folder) = discord(Arc::clone(&mock)).await;
    let two = Registration { scope: Scope::Guilds(vec![5, 6]), ..registration };
    let done = two.register().await;
    assert_eq!(
        done.refused.iter().map(|one| (one.guild, one.exit())).collect::<Vec<_>>(),
        [(Some(5), Exit::CommandsRefused)]
    );
    assert_eq!(
        mock.lock().unwrap().held["/applications/9/guilds/6/commands"],
        definitions::definitions_json(Some(6))
    );
}
