//! The REST side: records, carries out faults, checks the token, and serves what a bot like this needs. All else is a 404 and a violation.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State as Shared};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::commands::Scope;
use super::faults::{Fault, Route};
use super::forums;
use super::gateway::bot_user;
use super::listen::Wire;
use super::roles::OWNER;
use super::state::{Inner, Recorded, State};
use super::strict::{Refusal, answer};
use super::{APPLICATION, TOKEN};

/// What a request is answered with.
type Served = Result<(u16, Value), Refusal>;

/// Every request that is not the websocket.
pub(crate) async fn serve(
    Shared(state): Shared<Arc<State>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let malformed = malformed(&method, &headers, &body);
    let body: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let segments: Vec<&str> = uri.path().trim_start_matches("/api/v10").split('/').skip(1).collect();
    let route = Route::of(method.as_str(), &segments);
    let request =
        Request { method: method.as_str(), uri: &uri, segments: &segments, headers: &headers, body };
    let (number, fault) = state.change(|inner| {
        if state.setup.record {
            inner.requests.push(request.recorded());
        }
        (inner.requests.len().wrapping_sub(1), inner.faults.next(route))
    });
    if let (Some(refusal), None) = (malformed, &fault) {
        state.change(|inner| inner.violations.push(format!("{method} {}: {}", uri.path(), refusal.body())));
        return reply(refusal.status, &refusal.body());
    }
    let mut answered = match &fault {
        Some(Fault::Drop) => {
            wire.cut();
            return Response::new(Body::empty());
        }
        Some(
            fault @ (Fault::RateLimited { .. }
            | Fault::Ban { .. }
            | Fault::SharedLimit
            | Fault::Html(_)
            | Fault::Says(..)
            | Fault::Endless(_)
            | Fault::Refuse(..)),
        ) => faulty(fault),
        Some(Fault::Drip) => dripping(ordinary(&state, request)).await,
        Some(Fault::Half) => half(ordinary(&state, request)).await,
        Some(Fault::Slow(time)) => {
            tokio::time::sleep(*time).await;
            ordinary(&state, request)
        }
        Some(Fault::Hold { effect }) => {
            if *effect {
                let _ = ordinary(&state, request);
            }
            let _until_it_is_let_go = Hold::new(&state);
            return std::future::pending().await;
        }
        Some(Fault::LoseAnswer) | None => ordinary(&state, request),
    };
    if matches!(fault, Some(Fault::LoseAnswer)) {
        wire.cut();
        *answered.body_mut() = Body::empty();
    } else {
        let status = answered.status().as_u16();
        state.change(|inner| {
            if let Some(recorded) = inner.requests.get_mut(number) {
                recorded.status = Some(status);
            }
        });
    }
    answered
}

/// What Discord refuses before it looks at what is asked: a type without a body, no length, a body that is not what it says
/// to be; and what it takes, but no careful bot sends.
fn malformed(method: &Method, headers: &HeaderMap, body: &[u8]) -> Option<Refusal> {
    let has = |name| headers.contains_key(name);
    let json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if *method == Method::GET {
        let odd = has(header::CONTENT_TYPE) || !body.is_empty();
        return odd.then(|| Refusal::plain(400, 0, "400: Bad Request"));
    }
    if !has(header::CONTENT_LENGTH) && !has(header::TRANSFER_ENCODING) {
        return Some(Refusal::plain(411, 0, "411: Length Required"));
    }
    let odd = if body.is_empty() { has(header::CONTENT_TYPE) } else { !json };
    if odd {
        return Some(Refusal::plain(400, 0, "400: Bad Request"));
    }
    (!body.is_empty() && serde_json::from_slice::<Value>(body).is_err())
        .then(|| Refusal::plain(400, 50_109, "The request body contains invalid JSON."))
}

/// A request that hangs, until whoever asked lets go of it.
struct Hold(Arc<State>);

impl Hold {
    fn new(state: &Arc<State>) -> Self {
        state.change(|inner| {
            inner.held += 1;
            inner.holding += 1;
            inner.most_held = inner.most_held.max(inner.holding);
        });
        Self(Arc::clone(state))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.change(|inner| inner.holding -= 1);
    }
}

struct Request<'a> {
    method: &'a str,
    uri: &'a Uri,
    segments: &'a [&'a str],
    headers: &'a HeaderMap,
    body: Value,
}

impl Request<'_> {
    fn recorded(&self) -> Recorded {
        Recorded {
            method: self.method.to_owned(),
            path: self.uri.path().to_owned(),
            headers: self.headers.clone(),
            body: self.body.clone(),
            status: None,
        }
    }

    fn authorised(&self) -> bool {
        self.headers
            .get(header::AUTHORIZATION)
            .is_some_and(|given| given.as_bytes() == format!("Bot {TOKEN}").as_bytes())
    }
}

fn faulty(fault: &Fault) -> Response {
    match fault {
        Fault::RateLimited { retry_after, global } => {
            let wait: Option<f64> =
                retry_after.and_then(|wait| wait.parse().ok()).filter(|wait: &f64| wait.is_finite());
            let body =
                json!({"message": "You are being rate limited.", "retry_after": wait, "global": global});
            let mut response = reply(429, &body);
            let headers = response.headers_mut();
            if let Some(wait) = retry_after {
                headers.insert("retry-after", wait.parse().unwrap());
                headers.insert("x-ratelimit-reset-after", wait.parse().unwrap());
            }
            headers.insert("x-ratelimit-scope", if *global { "global" } else { "user" }.parse().unwrap());
            if *global {
                headers.insert("x-ratelimit-global", "true".parse().unwrap());
            }
            response
        }
        Fault::Ban { retry_after } => {
            let response = Response::builder().status(429).header("content-type", "text/plain");
            let response = match retry_after {
                Some(wait) => response.header("retry-after", *wait),
                None => response,
            };
            response.body(Body::from("error code: 1015")).unwrap()
        }
        Fault::SharedLimit => {
            let mut response =
                reply(429, &json!({"message": "You are being rate limited.", "retry_after": 0.0}));
            response.headers_mut().insert("retry-after", "0".parse().unwrap());
            response.headers_mut().insert("x-ratelimit-scope", "shared".parse().unwrap());
            response
        }
        Fault::Html(status) => Response::builder()
            .status(*status)
            .header("content-type", "text/html")
            .body(Body::from("<html><head><title>Oops</title></head><body>upstream error</body></html>"))
            .unwrap(),
        Fault::Refuse(status, body) => reply(*status, body),
        Fault::Says(status, headers, body) => {
            let response = Response::builder().status(*status);
            let response =
                headers.iter().fold(response, |response, (name, text)| response.header(*name, *text));
            response.body(Body::from(*body)).unwrap()
        }
        Fault::Endless(status) => {
            let more = || Some((Ok::<_, std::convert::Infallible>(Bytes::from_static(&[b' '; 1 << 14])), ()));
            let endless = serenity::futures::stream::unfold((), move |()| std::future::ready(more()));
            Response::builder().status(*status).body(Body::from_stream(endless)).unwrap()
        }
        Fault::Hold { .. } | Fault::Slow(_) | Fault::Drip | Fault::Half | Fault::Drop | Fault::LoseAnswer => {
            Response::new(Body::empty())
        }
    }
}

/// The same answer up to its middle, where the connection ends.
async fn half(answer: Response) -> Response {
    let (parts, body) = answer.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let pieces =
        [Ok(bytes.slice(..bytes.len() / 2)), Err(std::io::Error::from(std::io::ErrorKind::BrokenPipe))];
    Response::from_parts(parts, Body::from_stream(serenity::futures::stream::iter(pieces)))
}

/// The same answer, a byte a second.
async fn dripping(answer: Response) -> Response {
    let (parts, body) = answer.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let drops = serenity::futures::stream::unfold(bytes, |mut left| async move {
        if left.is_empty() {
            return None;
        }
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        let drop = left.split_to(1);
        Some((Ok::<_, std::convert::Infallible>(drop), left))
    });
    Response::from_parts(parts, Body::from_stream(drops))
}

fn ordinary(state: &State, request: Request<'_>) -> Response {
    let answered = state.change(|inner| {
        if state.setup.strict {
            let agent = request.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
            if !agent.is_some_and(|agent| agent.starts_with("DiscordBot (")) {
                inner.violations.push(format!("User-Agent is {agent:?}, not `DiscordBot (url, version)`"));
            }
        }
        route(inner, state, request)
    });
    match answered {
        Ok((status, body)) => reply(status, &body),
        Err(refusal) => reply(refusal.status, &refusal.body()),
    }
}

fn reply(status: u16, body: &Value) -> Response {
    let text = if body.is_null() { String::new() } else { body.to_string() };
    Response::builder()
        .status(status)
        .header("content-type", "application/json")
        .body(Body::from(text))
        .unwrap()
}

fn route(inner: &mut Inner, state: &State, request: Request<'_>) -> Served {
    let application = APPLICATION.to_string();
    let is_callback = matches!(request.segments, ["interactions" | "webhooks", ..]);
    if !is_callback && !request.authorised() {
        return Err(Refusal::plain(401, 0, "401: Unauthorized"));
    }
    if state.setup.strict && is_callback && request.headers.contains_key(header::AUTHORIZATION) {
        inner.violations.push(format!("{} {} carries the bot's token", request.method, request.uri.path()));
    }
    let localised = request.uri.query().is_some_and(|query| query.contains("with_localizations=true"));
    match (request.method, request.segments) {
        // serenity asks here before it asks there; for want of an answer it would go to the real Discord.
        ("GET", ["gateway"]) => Ok((200, json!({"url": state.gateway}))),
        ("GET", ["gateway", "bot"]) => Ok((200, gateway_bot(inner, state))),
        ("GET", ["users", "@me"]) => Ok((200, bot_user())),
        ("GET", ["users", "@me", "guilds"]) => Ok((200, guilds(inner, state, &request))),
        ("GET", ["applications", "@me"]) => Ok((200, application_info(state))),
        ("GET", ["applications", id, "commands"]) if *id == application => {
            Ok((200, inner.commands.read(Scope::Global, localised)))
        }
        ("PUT", ["applications", id, "commands"]) if *id == application => {
            write(inner, Scope::Global, &request.body)
        }
        (method, ["applications", id, "guilds", guild, "commands"]) if *id == application => {
            let guild: u64 = guild.parse().unwrap_or(0);
            if !state.setup.guilds.contains(&guild) {
                return Err(Refusal::plain(403, 50001, "Missing Access"));
            }
            match method {
                "GET" => Ok((200, inner.commands.read(Scope::Guild(guild), localised))),
                "PUT" => write(inner, Scope::Guild(guild), &request.body),
                _ => Err(unknown(inner, &request)),
            }
        }
        ("GET", ["guilds", guild]) if state.setup.guilds.contains(&guild.parse().unwrap_or(0)) => {
            let roles = inner.roles.told(guild);
            Ok((200, json!({"id": guild, "owner_id": OWNER.to_string(), "roles": roles})))
        }
        ("GET", ["guilds", _]) => Err(Refusal::plain(404, 10_004, "Unknown Guild")),
        ("GET", ["guilds", guild, "channels"]) => Ok((200, inner.channels.of_guild(guild))),
        ("GET", ["guilds", _, "members", id]) => {
            let roles = inner.roles.of(id.parse().unwrap_or(0));
            let until = jiff::Timestamp::from_millisecond(inner.channels.timed_out_until).unwrap();
            let until =
                (*id == application && until > jiff::Timestamp::UNIX_EPOCH).then(|| until.to_string());
            Ok((200, json!({"user": {"id": id}, "roles": roles, "communication_disabled_until": until})))
        }
        (method @ ("PUT" | "DELETE"), ["guilds", guild, "members", member, "roles", role])
            if state.setup.guilds.contains(&guild.parse().unwrap_or(0)) =>
        {
            let path = (*guild, *member, *role);
            inner.roles.change(path, method == "PUT", request.headers, &mut inner.violations)
        }
        ("GET", ["channels", id]) => inner.channels.read(id),
        ("GET", ["channels", id, "thread-members", member]) => inner.channels.thread_member(id, member),
        ("GET", ["channels", id, "messages"]) => {
            let query = request.uri.query().unwrap_or_default();
            let after = query.split('&').find_map(|pair| pair.strip_prefix("after=")?.parse().ok());
            inner.channels.history(id, after.unwrap_or(0))
        }
        ("GET", ["guilds", guild, "threads", "active"]) => Ok((200, inner.channels.active_threads(guild))),
        ("GET", ["channels", id, "threads", "archived", "public"]) => {
            let query = request.uri.query().unwrap_or_default();
            let limit = given(query, "limit").and_then(|limit| limit.parse::<usize>().ok()).unwrap_or(50);
            let before = given(query, "before").map(|at| at.replace("%3A", ":").replace("%2B", "+"));
            let before = before.map(|at| at.parse::<jiff::Timestamp>().unwrap().as_millisecond());
            inner.channels.archived_threads(id, limit, before)
        }
        ("POST", ["channels", id, "threads"]) => {
            let judged =
                forums::judge(&request.body).or_else(|| answer::judge_message(&request.body["message"]));
            if let Some(refusal) = judged.filter(|_| state.setup.strict) {
                inner.violations.push(format!("post refused: {}", refusal.body()));
                return Err(refusal);
            }
            inner.channels.post(id, &request.body, &mut inner.violations)
        }
        ("GET", ["channels", channel, "messages", id]) => inner.channels.shown(channel, id),
        ("POST", ["channels", channel, "polls", id, "expire"]) => inner.channels.end_poll(channel, id),
        ("POST", ["users", "@me", "channels"]) => inner.channels.direct(&request.body),
        ("POST", ["channels", id, "messages"]) => {
            if let Some(refusal) = answer::judge_message(&request.body).filter(|_| state.setup.strict) {
                inner.violations.push(format!("message refused: {}", refusal.body()));
                return Err(refusal);
            }
            inner.channels.create(id, &request.body, &mut inner.violations)
        }
        ("POST", ["channels", channel, "messages", id, "crosspost"]) => inner.channels.publish(channel, id),
        ("POST", ["channels", channel, "messages", id, "threads"]) => {
            inner.channels.thread(channel, id, &request.body)
        }
        ("POST", ["interactions", id, token, "callback"]) => callback(inner, state, id, token, request.body),
        ("PATCH", ["webhooks", id, token, "messages", "@original"]) if *id == application => {
            let judged = answer::judge_follow_up(&request.body);
            inner.violations.extend(judged.careless);
            match judged.refused {
                Some(refusal) => Err(refusal),
                None => inner.interactions.follow_up(token, request.body),
            }
        }
        _ => Err(unknown(inner, &request)),
    }
}

/// What a query says of something.
fn given<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

fn unknown(inner: &mut Inner, request: &Request<'_>) -> Refusal {
    inner.violations.push(format!("{} {} is nothing this Discord knows", request.method, request.uri.path()));
    Refusal::plain(404, 0, "404: Not Found")
}

fn write(inner: &mut Inner, scope: Scope, body: &Value) -> Served {
    let global_only =
        |command: &Value| ["contexts", "integration_types"].iter().any(|key| !command[key].is_null());
    if matches!(scope, Scope::Guild(_)) && body.as_array().is_some_and(|all| all.iter().any(global_only)) {
        inner.violations.push("commands of a guild say where they may be used".to_owned());
    }
    inner.commands.replace(scope, body).map(|stored| (200, stored)).inspect_err(|refusal| {
        inner.violations.push(format!("commands refused: {}", refusal.body()));
    })
}

fn callback(inner: &mut Inner, state: &State, id: &str, token: &str, body: Value) -> Served {
    let issued = inner.interactions.open(id, token)?;
    if state.setup.strict {
        let judged = answer::judge(&issued.payload, &body);
        inner.violations.extend(judged.careless);
        if let Some(refusal) = judged.refused {
            inner.violations.push(format!("answer refused: {} for {body}", refusal.body()));
            return Err(refusal);
        }
    }
    if body["type"] == 7 {
        let pressed = issued.payload["message"]["id"].as_str().unwrap_or_default().to_owned();
        inner.channels.update(&pressed, &body["data"]);
    }
    inner.interactions.accept(token, body, state.setup.record);
    Ok((204, Value::Null))
}

fn gateway_bot(inner: &Inner, state: &State) -> Value {
    json!({
        "url": state.gateway,
        "shards": inner.gateway.recommends.unwrap_or(state.setup.shards),
        "session_start_limit": {
            "total": 1000, "remaining": state.setup.identifies_left, "reset_after": 14_400_000,
            "max_concurrency": state.setup.concurrency,
        },
    })
}

fn guilds(inner: &Inner, state: &State, request: &Request<'_>) -> Value {
    let query = request.uri.query().unwrap_or_default();
    let after = query.split('&').find_map(|pair| pair.strip_prefix("after=")?.parse().ok()).unwrap_or(0);
    let there = |id: &&u64| **id > after && !inner.left.contains(id);
    let guilds = state.setup.guilds.iter().filter(there).map(|id| {
        json!({"id": id.to_string(), "name": "Loopback", "icon": null, "banner": null, "owner": false,
            "permissions": "2147503104", "features": []})
    });
    guilds.collect()
}

fn application_info(state: &State) -> Value {
    json!({
        "id": APPLICATION.to_string(), "name": "podpick", "icon": null, "description": "", "summary": "",
        "type": null, "bot": bot_user(), "bot_public": true, "bot_require_code_grant": false,
        "verify_key": "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c",
        "flags": 0, "hook": true, "owner": bot_user(), "team": null, "redirect_uris": [],
        "interactions_endpoint_url": state.setup.endpoint, "role_connections_verification_url": null, "rpc_origins": [],
        "approximate_guild_count": 1, "approximate_user_install_count": 0,
        "integration_types_config": {"0": {}, "1": {}},
    })
}
