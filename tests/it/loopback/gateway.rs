//! The gateway's websocket: hello, identify, resume, heartbeats, and every way to end. Intents and guild events are only recorded.

use std::collections::VecDeque;
use std::sync::Arc;

use axum::extract::State as Shared;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::session::{Down, Session, Spoils};
use super::state::{Inner, State};
use super::{APPLICATION, TOKEN};

/// What an identify or a resume meets instead of success.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Greeting {
    /// A close frame.
    Close(u16),
    /// Op 9.
    Invalid(bool),
    /// Nothing at all; heartbeats are still acknowledged.
    Silence,
}

/// What happened on the gateway, and what shall happen next.
#[derive(Debug)]
pub(crate) struct Gateway {
    pub(crate) connections: usize,
    /// Of these, how many came where READY said that a session is to be resumed.
    pub(crate) at_resume_address: usize,
    /// How many shards it recommends by now, where that has changed.
    pub(crate) recommends: Option<u64>,
    pub(crate) identifies: Vec<Value>,
    pub(crate) identified_at: Vec<std::time::Instant>,
    pub(crate) resumes: Vec<Value>,
    pub(crate) readies: usize,
    pub(crate) resumed: usize,
    pub(crate) heartbeats: usize,
    /// Close codes the bot sent; 1005 where it gave none.
    pub(crate) farewells: Vec<u16>,
    /// Acknowledges heartbeats.
    pub(crate) acknowledges: bool,
    /// Shards whose heartbeats it does not acknowledge all the same.
    pub(crate) deaf: Vec<u64>,
    /// For the next identifies, one each.
    pub(crate) on_identify: VecDeque<Greeting>,
    /// For every identify after those.
    pub(crate) on_every_identify: Option<Greeting>,
    /// For the next resumes, one each.
    pub(crate) on_resume: VecDeque<Greeting>,
    /// What the next connections hear in the place of a hello, one each.
    pub(crate) hellos: VecDeque<Down>,
    /// How the events of a shard are spoilt before they leave.
    pub(crate) spoils: Option<Spoils>,
    sessions: Vec<Session>,
    keeps_events: bool,
}

impl Default for Gateway {
    fn default() -> Self {
        Self {
            connections: 0,
            at_resume_address: 0,
            recommends: None,
            identifies: vec![],
            identified_at: vec![],
            resumes: vec![],
            readies: 0,
            resumed: 0,
            heartbeats: 0,
            farewells: vec![],
            acknowledges: true,
            deaf: Vec::new(),
            on_identify: VecDeque::new(),
            on_every_identify: None,
            on_resume: VecDeque::new(),
            hellos: VecDeque::new(),
            spoils: None,
            sessions: vec![],
            keeps_events: true,
        }
    }
}

impl Gateway {
    /// How often a session began or went on.
    pub(crate) fn begun(&self) -> usize {
        self.readies + self.resumed
    }

    /// Forgets all sessions, as Discord does after some minutes.
    pub(crate) fn forget(&mut self) {
        self.sessions.clear();
    }

    /// Ends the session of a shard, whose connection stays.
    pub(crate) fn disown(&mut self, shard: u64) {
        for session in self.sessions.iter_mut().filter(|session| session.shard.0 == shard) {
            session.id.clear();
        }
    }

    /// Sends an event to the shard that its guild belongs to.
    pub(crate) fn dispatch(&mut self, name: &str, data: &Value) {
        let guild: u64 = data["guild_id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(0);
        let (keeps_events, spoils) = (self.keeps_events, self.spoils);
        let newest = self.sessions.iter_mut().rev();
        for session in newest.filter(|session| (guild >> 22) % session.shard.1 == session.shard.0).take(1) {
            session.dispatch(name, data, keeps_events, spoils);
        }
    }

    /// Says something on every open connection. An op 9 that cannot be resumed ends the sessions.
    pub(crate) fn say(&mut self, down: &Down) {
        for session in &mut self.sessions {
            session.say(down.clone());
        }
        if matches!(down, Down::Frame(text) if *text == invalid(false)) {
            self.sessions.clear();
        }
    }

    /// The same to one shard alone.
    pub(crate) fn say_to(&mut self, shard: u64, down: &Down) {
        let ends = matches!(down, Down::Frame(text) if *text == invalid(false));
        for session in self.sessions.iter_mut().filter(|session| session.shard.0 == shard) {
            session.say(down.clone());
        }
        self.sessions.retain(|session| !ends || session.shard.0 != shard);
    }

    fn begin(&mut self, shard: (u64, u64), wire: &UnboundedSender<Down>) -> String {
        self.sessions.retain(|session| session.shard != shard);
        self.readies += 1;
        let id = format!("session-{}", self.readies);
        self.sessions.push(Session::new(id.clone(), shard, wire.clone()));
        id
    }

    fn resume(&mut self, data: &Value, wire: &UnboundedSender<Down>) -> bool {
        let seq = data["seq"].as_u64().unwrap_or(u64::MAX);
        let session = self.sessions.iter_mut().find(|session| data["session_id"] == session.id.as_str());
        let Some(session) = session.filter(|session| seq <= session.seq()) else { return false };
        if !session.resume(seq, wire.clone()) {
            return false;
        }
        session.dispatch("RESUMED", &json!({"_trace": []}), self.keeps_events, self.spoils);
        self.resumed += 1;
        true
    }
}

fn invalid(resumable: bool) -> String {
    match Down::invalid_session(resumable) {
        Down::Frame(text) => text,
        Down::Binary(_) | Down::Close(_) | Down::Abort => String::new(),
    }
}

/// `GET /` with a websocket upgrade.
pub(crate) async fn upgrade(Shared(state): Shared<Arc<State>>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.max_message_size(usize::MAX).on_upgrade(|socket| async move {
        let (wire, downs) = unbounded_channel();
        state.change(|inner| {
            inner.gateway.connections += 1;
            inner.gateway.keeps_events = state.setup.record;
        });
        converse(socket, &state, &wire, downs).await;
        state.change(|inner| {
            for session in inner.gateway.sessions.iter_mut().filter(|session| session.is_on(&wire)) {
                session.leave();
            }
        });
    })
}

/// The same where sessions are resumed.
pub(crate) async fn resume(state: Shared<Arc<State>>, socket: WebSocketUpgrade) -> Response {
    state.change(|inner| inner.gateway.at_resume_address += 1);
    upgrade(state, socket).await
}

async fn converse(
    mut socket: WebSocket,
    state: &State,
    wire: &UnboundedSender<Down>,
    mut downs: UnboundedReceiver<Down>,
) {
    if let Some(hello) = state.change(|inner| inner.gateway.hellos.pop_front()) {
        let _ = wire.send(hello);
    } else if let Some(interval) = state.setup.heartbeat {
        let data = json!({"heartbeat_interval": interval.as_millis() as u64, "_trace": []});
        let hello = json!({"op": 10, "d": data, "s": null, "t": null});
        let _ = wire.send(Down::Frame(hello.to_string()));
    }
    loop {
        tokio::select! {
            biased;
            down = downs.recv() => match down {
                Some(Down::Frame(text)) => {
                    if socket.send(Message::Text(text.into())).await.is_err() {
                        return;
                    }
                }
                Some(Down::Binary(bytes)) => {
                    if socket.send(Message::Binary(bytes.into())).await.is_err() {
                        return;
                    }
                }
                Some(Down::Close(code)) => {
                    let frame = CloseFrame { code, reason: reason(code).into() };
                    let _ = socket.send(Message::Close(Some(frame))).await;
                    // The peer echoes the close; whatever else it says no longer counts.
                    while let Some(Ok(_)) = socket.recv().await {}
                    return;
                }
                Some(Down::Abort) | None => return,
            },
            up = socket.recv() => match up {
                Some(Ok(Message::Text(text))) => {
                    let frame: Value = serde_json::from_str(&text).unwrap_or(Value::Null);
                    state.change(|inner| hear(inner, state, &frame, wire));
                }
                Some(Ok(Message::Close(frame))) => {
                    state.change(|inner| inner.gateway.farewells.push(frame.map_or(1005, |frame| frame.code)));
                    // Only reading on sends the answer.
                    while let Some(Ok(_)) = socket.recv().await {}
                    return;
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
        }
    }
}

fn hear(inner: &mut Inner, state: &State, frame: &Value, wire: &UnboundedSender<Down>) {
    let gateway = &mut inner.gateway;
    let data = &frame["d"];
    let greeting = match frame["op"].as_u64() {
        Some(1) => {
            gateway.heartbeats += 1;
            let shard = gateway.sessions.iter().find(|session| session.is_on(wire)).map(|one| one.shard.0);
            if gateway.acknowledges && !shard.is_some_and(|shard| gateway.deaf.contains(&shard)) {
                let _ =
                    wire.send(Down::Frame(json!({"op": 11, "d": null, "s": null, "t": null}).to_string()));
            }
            return;
        }
        Some(2) => {
            gateway.identifies.push(data.clone());
            gateway.identified_at.push(std::time::Instant::now());
            match gateway.on_identify.pop_front().or(gateway.on_every_identify) {
                None if !authorised(data) => Greeting::Close(4004),
                None => return welcome(inner, state, data, wire),
                Some(greeting) => greeting,
            }
        }
        Some(6) => {
            gateway.resumes.push(data.clone());
            match gateway.on_resume.pop_front() {
                None if !authorised(data) => Greeting::Close(4004),
                None if gateway.resume(data, wire) => return,
                None => Greeting::Invalid(false),
                Some(greeting) => greeting,
            }
        }
        Some(3) => return,
        _ => {
            inner.violations.push(format!("the gateway heard something it does not know: {frame}"));
            Greeting::Close(4001)
        }
    };
    let _ = match greeting {
        Greeting::Close(code) => wire.send(Down::Close(code)),
        Greeting::Invalid(resumable) => wire.send(Down::invalid_session(resumable)),
        Greeting::Silence => Ok(()),
    };
}

/// Discord takes the token with its kind before it and without.
fn authorised(data: &Value) -> bool {
    data["token"].as_str().is_some_and(|token| token.trim_start_matches("Bot ") == TOKEN)
}

fn welcome(inner: &mut Inner, state: &State, identify: &Value, wire: &UnboundedSender<Down>) {
    let shard = &identify["shard"];
    let shard = (shard[0].as_u64().unwrap_or(0), shard[1].as_u64().unwrap_or(1).max(1));
    let session = inner.gateway.begin(shard, wire);
    let guilds = state.setup.guilds.iter().map(|id| json!({"id": id.to_string(), "unavailable": true}));
    let ready = json!({
        "v": 10,
        "user": bot_user(),
        "guilds": guilds.collect::<Vec<_>>(),
        "session_id": session,
        "session_type": "normal",
        "resume_gateway_url": format!("{}/resume", state.gateway),
        "shard": [shard.0, shard.1],
        "application": {"id": APPLICATION.to_string(), "flags": 0},
        "private_channels": [],
        "presences": [],
        "relationships": [],
        "user_settings": {},
        "_trace": [],
    });
    inner.gateway.dispatch_to(&session, "READY", &ready);
}

impl Gateway {
    fn dispatch_to(&mut self, session: &str, name: &str, data: &Value) {
        let (keeps_events, spoils) = (self.keeps_events, self.spoils);
        for session in self.sessions.iter_mut().filter(|known| known.id == session) {
            session.dispatch(name, data, keeps_events, spoils);
        }
    }
}

/// The bot as Discord shows it.
pub(crate) fn bot_user() -> Value {
    json!({
        "id": APPLICATION.to_string(), "username": "podpick", "discriminator": "0000", "global_name": null,
        "avatar": null, "bot": true, "verified": true, "mfa_enabled": false, "email": null, "flags": 0,
    })
}

fn reason(code: u16) -> &'static str {
    match code {
        4004 => "Authentication failed.",
        4010 => "Invalid shard.",
        4011 => "Sharding required.",
        4012 => "Invalid API version.",
        4013 => "Invalid intent(s).",
        4014 => "Disallowed intent(s).",
        _ => "",
    }
}
