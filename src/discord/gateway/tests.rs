//! The gateway against a small Discord on this machine: sessions, refusals, silence, goodbye.

use std::sync::Mutex;

use super::*;
use crate::bot::{Bot, Current};
use crate::catalog::Catalog;
use crate::config::{Config, Way};
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout};

const SECOND: Duration = Duration::from_secs(1);

/// What the gateway does on each connection in turn; the last one is repeated.
#[derive(Clone, Copy)]
enum Act {
    Close(u16),
    /// Sends READY or RESUMED, an interaction with this id, then asks for a new connection.
    InteractThenReconnect(u64),
    Interact(u64),
    NeverAcknowledge,
    Garbage,
}

struct Mock {
    acts: Vec<Act>,
    connections: Mutex<usize>,
    said: mpsc::UnboundedSender<Value>,
    failures: Mutex<usize>,
    address: String,
}

type Shared = State<Arc<Mock>>;

async fn socket(State(mock): Shared, upgrade: WebSocketUpgrade) -> axum::response::Response {
    upgrade.on_upgrade(move |socket| converse(mock, socket))
}

async fn converse(mock: Arc<Mock>, mut socket: WebSocket) {
    let act = {
        let mut nth = mock.connections.lock().unwrap();
        let act = mock.acts[(*nth).min(mock.acts.len() - 1)];
        *nth += 1;
        act
    };
    let text = |value: Value| Message::Text(value.to_string().into());
    let interval = if matches!(act, Act::NeverAcknowledge) { 400 } else { 45_000 };
    let _ = socket.send(text(json!({"op": 10, "d": {"heartbeat_interval": interval}}))).await;
    while let Some(Ok(message)) = socket.recv().await {
        match message {
            Message::Text(said) => {
                let said: Value = serde_json::from_str(&said).unwrap();
                let op = said["op"].as_u64().unwrap();
                let _ = mock.said.send(said);
                let begun = match op {
                    1 if !matches!(act, Act::NeverAcknowledge) => text(json!({"op": 11})),
                    2 => text(json!({"op": 0, "s": 1, "t": "READY", "d": {"session_id": "abc",
                        "resume_gateway_url": "wss://gateway.discord.gg", "application": {"id": "9"}}})),
                    6 => text(json!({"op": 0, "s": 7, "t": "RESUMED", "d": {}})),
                    _ => continue,
                };
                if let (2 | 6, Act::Close(code)) = (op, act) {
                    let _ = socket.send(Message::Close(Some(CloseFrame { code, reason: "".into() }))).await;
                    continue;
                }
                let _ = socket.send(begun).await;
                if op == 1 {
                    continue;
                }
                let interaction = |id: u64| {
                    text(json!({"op": 0, "s": 5, "t": "INTERACTION_CREATE",
                    "d": {"id": id.to_string(), "type": 2, "token": "planted", "data": {"name": "podcast"}}}))
                };
                match act {
                    Act::InteractThenReconnect(id) => {
                        let _ = socket.send(interaction(id)).await;
                        let _ = socket.send(text(json!({"op": 7}))).await;
                    }
                    Act::Interact(id) => {
                        let _ = socket.send(interaction(id)).await;
                    }
                    Act::Garbage => {
                        let _ = socket.send(Message::Text("not json".into())).await;
                        let _ = socket.send(interaction(3)).await;
                    }
                    _ => {}
                }
            }
            Message::Close(frame) => {
                let _ = mock.said.send(json!({"close": frame.map(|frame| frame.code)}));
            }
            _ => {}
        }
    }
}

async fn start(acts: Vec<Act>, failures: usize) -> (Arc<Mock>, mpsc::UnboundedReceiver<Value>, Gateway) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (said, heard) = mpsc::unbounded_channel();
    let (connections, failures) = (Mutex::default(), Mutex::new(failures));
    let mock = Arc::new(Mock { acts, connections, said, failures, address: address.clone() });
    let fail = |mock: &Mock| {
        let mut left = mock.failures.lock().unwrap();
        let fails = *left > 0;
        *left = left.saturating_sub(1);
        fails
    };
    let callback = move |State(mock): Shared, Path((id, _)): Path<(u64, String)>, Json(body): Json<Value>| async move {
        if fail(&mock) {
            return axum::http::StatusCode::BAD_GATEWAY;
        }
        mock.said.send(json!({"answered": id, "type": body["type"]})).unwrap();
        axum::http::StatusCode::NO_CONTENT
    };
    let url = |State(mock): Shared| async move { Json(json!({"url": format!("ws://{}/ws", mock.address)})) };
    let app = Router::new()
        .route("/api/v10/gateway", get(url))
        .route("/api/v10/gateway/bot", get(|| async { Json(json!({"shards": 1})) }))
        .route("/api/v10/interactions/{id}/{token}/callback", post(callback))
        .route("/ws", get(socket))
        .with_state(Arc::clone(&mock));
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    let token = Secret::new("a.b.c");
    let way = Way::Base(format!("http://{address}"));
    let secret = |name: &str| (name == "DISCORD_TOKEN").then(|| "a.b.c".to_owned());
    let config = Config { way, ..Config::from_env(secret).unwrap() };
    let folder = tempfile::tempdir().unwrap();
    let place = crate::config::Place::Folder(folder.path().to_owned());
    let store = Store::open(&place, crate::clock::Clock::default()).await.unwrap();
    // The file stays open, so its folder may go.
    drop(folder);
    let rest = Rest::new(&config).unwrap();
    let desk = Arc::new(Desk::new(
        Arc::new(Current::new(Bot::new(Catalog::default()))),
        rest.clone(),
        Arc::new(crate::discord::seal::Seals::new(&config.token)),
        crate::clock::Clock::default(),
    ));
    let stop = CancellationToken::new();
    let gateway = Gateway {
        rest,
        token,
        store,
        shards: Shards::Auto,
        desk,
        health: Arc::default(),
        ready: watch::channel(None).0,
        stop,
    };
    (mock, heard, gateway)
}

async fn hear(heard: &mut mpsc::UnboundedReceiver<Value>, wanted: impl Fn(&Value) -> bool) -> Value {
    let find = async {
        loop {
            let said = heard.recv().await.unwrap();
            if wanted(&said) {
                return said;
            }
        }
    };
    timeout(10 * SECOND, find).await.expect("never said")
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_end_at_once_with_one_identify() {
    for code in [4004, 4010, 4011, 4012, 4013, 4014] {
        let (mock, mut heard, gateway) = start(vec![Act::Close(code)], 0).await;
        let ended = timeout(5 * SECOND, gateway.run(|_| ())).await.expect("ends in time");
        let ended = ended.unwrap_err();
        assert_eq!(ended, Ended::Refused(Fatal::of(code).unwrap()));
        assert_eq!(ended.exit(), Exit::Config);
        assert_eq!(*mock.connections.lock().unwrap(), 1);
        let mut identifies = 0;
        while let Ok(said) = heard.try_recv() {
            identifies += usize::from(said["op"] == 2);
        }
        assert_eq!(identifies, 1, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reconnects_resume_and_a_replay_is_answered_once() {
    let acts = vec![Act::InteractThenReconnect(1), Act::InteractThenReconnect(1), Act::Interact(2)];
    let (_mock, mut heard, gateway) = start(acts, 1).await;
    let stop = gateway.stop.clone();
    let mut ready = gateway.ready.subscribe();
    let running = tokio::spawn(gateway.run(|_| ()));
    ready.wait_for(|known| *known == Some(9)).await.unwrap();
    let resumed = hear(&mut heard, |said| said["op"] == 6).await;
    assert_eq!((&resumed["d"]["session_id"], &resumed["d"]["seq"]), (&json!("abc"), &json!(5)));
    let mut answers = vec![hear(&mut heard, |said| said["answered"].is_u64()).await["answered"].clone()];
    answers.push(hear(&mut heard, |said| said["answered"].is_u64()).await["answered"].clone());
    answers.sort_by_key(Value::as_u64);
    assert_eq!(answers, [json!(1), json!(2)], "each once, in spite of a 502 and a replay");
    stop.cancel();
    assert_eq!(hear(&mut heard, |said| said["close"].is_u64()).await["close"], 1000);
    assert_eq!(timeout(3 * SECOND, running).await.unwrap().unwrap(), Ok(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_never_acknowledges_is_noticed() {
    let (_mock, _heard, gateway) = start(vec![Act::NeverAcknowledge], 0).await;
    let (still, mut seen) = mpsc::unbounded_channel();
    let from = Instant::now();
    tokio::spawn(gateway.run(move |what| still.send(what).unwrap()));
    let what = timeout(10 * SECOND, seen.recv()).await.unwrap();
    assert_eq!(what, Some(Stillness::Gateway));
    assert!(from.elapsed() >= SECOND);
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_does_no_harm() {
    let (_mock, mut heard, gateway) = start(vec![Act::Garbage], 0).await;
    let stop = gateway.stop.clone();
    tokio::spawn(gateway.run(|_| ()));
    assert_eq!(hear(&mut heard, |said| said["answered"].is_u64()).await["answered"], 3);
    stop.cancel();
}
