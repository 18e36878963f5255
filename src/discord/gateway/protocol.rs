//! What the gateway says and hears, as values. No socket, no clock.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use url::{Host, Url};

use crate::discord::incoming::Incoming;

/// One thing the gateway said (`events/gateway-events.mdx`).
#[derive(Debug)]
pub(super) enum Said {
    /// 10: how often to send a heartbeat.
    Hello(Duration),
    /// 11: a heartbeat has arrived.
    Acknowledged,
    /// 1: send a heartbeat now.
    HeartbeatWanted,
    /// 7: connect anew.
    Reconnect,
    /// 9: the session is gone, unless it may be resumed.
    Invalid { resumable: bool },
    /// A session begins.
    Ready { session: String, resume_at: Option<String>, application: Option<u64> },
    /// A session goes on, and what was missed has been said.
    Resumed,
    /// Somebody used the bot.
    Interaction(Box<Incoming>),
    /// Anything else, also what cannot be read.
    Other,
}

impl Said {
    /// Its name, for figures.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Hello(_) => "hello",
            Self::Acknowledged => "heartbeat_ack",
            Self::HeartbeatWanted => "heartbeat",
            Self::Reconnect => "reconnect",
            Self::Invalid { .. } => "invalid_session",
            Self::Ready { .. } => "ready",
            Self::Resumed => "resumed",
            Self::Interaction(_) => "interaction_create",
            Self::Other => "other",
        }
    }
}

#[derive(Deserialize)]
struct Head {
    op: u8,
    #[serde(default)]
    s: Option<u64>,
    #[serde(default)]
    t: Option<String>,
}

/// Most of what is said is read in passing; only what matters is read whole.
#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    d: Value,
}

/// The usual interaction, read without a detour; an odd one takes the detour.
#[derive(Deserialize)]
struct Whole {
    d: Incoming,
}

/// Reads a frame: its number, if it has one, and what it says. None when it is no frame at all.
pub(super) fn read(text: &str) -> Option<(Option<u64>, Said)> {
    let head: Head = serde_json::from_str(text).ok()?;
    let body = || serde_json::from_str::<Body>(text).map(|body| body.d).unwrap_or_default();
    let said = match (head.op, head.t.as_deref()) {
        (0, Some("INTERACTION_CREATE")) => {
            let whole = serde_json::from_str::<Whole>(text).map(|whole| whole.d).ok();
            let read = whole.or_else(|| Incoming::read(body()));
            read.map_or(Said::Other, |incoming| Said::Interaction(Box::new(incoming)))
        }
        (0, Some("READY")) => {
            let d = body();
            Said::Ready {
                session: d["session_id"].as_str().unwrap_or_default().to_owned(),
                resume_at: d["resume_gateway_url"].as_str().map(str::to_owned),
                application: d["application"]["id"].as_str().and_then(|id| id.parse().ok()),
            }
        }
        (0, Some("RESUMED")) => Said::Resumed,
        (1, _) => Said::HeartbeatWanted,
        (7, _) => Said::Reconnect,
        (9, _) => Said::Invalid { resumable: body() == json!(true) },
        (10, _) => {
            let millis = body()["heartbeat_interval"].as_u64().unwrap_or(41_250);
            // Bounds against nonsense: never a busy loop, never silence for ever.
            Said::Hello(Duration::from_millis(millis.clamp(100, 600_000)))
        }
        (11, _) => Said::Acknowledged,
        _ => Said::Other,
    };
    Some((head.s.filter(|_| head.op == 0), said))
}

pub(super) fn heartbeat(sequence: Option<u64>) -> String {
    json!({"op": 1, "d": sequence}).to_string()
}

/// Intents are 0: interactions come without any (`events/gateway.mdx`, Gateway Intents).
pub(super) fn identify(token: &str, shard: u32, shards: u32) -> String {
    json!({"op": 2, "d": {
        "token": token,
        "intents": 0,
        "shard": [shard, shards],
        "compress": false,
        "properties": {"os": std::env::consts::OS, "browser": "podpick", "device": "podpick"},
        "presence": {
            "status": "online", "afk": false, "since": null,
            // 2 is "Listening to".
            "activities": [{"name": "/podcast topic", "type": 2}],
        },
    }})
    .to_string()
}

pub(super) fn resume(token: &str, session: &str, sequence: Option<u64>) -> String {
    json!({"op": 6, "d": {"token": token, "session_id": session, "seq": sequence}}).to_string()
}

/// Why connecting again would only repeat the refusal, by close code (`opcodes-and-status-codes.mdx`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fatal {
    /// 4004: the token.
    Token,
    /// 4010: a shard that does not exist.
    InvalidShard,
    /// 4011: too many servers for so few shards.
    ShardingRequired,
    /// 4012: a version that Discord no longer speaks.
    Version,
    /// 4013: intents that do not exist.
    InvalidIntents,
    /// 4014: intents that must be granted first.
    DisallowedIntents,
}

impl Fatal {
    /// The refusal a close code stands for.
    #[must_use]
    pub fn of(code: u16) -> Option<Self> {
        match code {
            4004 => Some(Self::Token),
            4010 => Some(Self::InvalidShard),
            4011 => Some(Self::ShardingRequired),
            4012 => Some(Self::Version),
            4013 => Some(Self::InvalidIntents),
            4014 => Some(Self::DisallowedIntents),
            _ => None,
        }
    }
}

/// Whether the session outlives this close. 1000 and 1001 end it; 4003, 4006, 4007 and 4009 say it is no good.
pub(super) fn survives(code: Option<u16>) -> bool {
    !matches!(code, Some(1000 | 1001 | 4003 | 4006 | 4007 | 4009))
}

/// The address to connect to: TLS, or without it only to this machine, since the token goes over it.
pub(super) fn address(text: &str) -> Option<String> {
    let mut url = Url::parse(text).ok()?;
    let local = match url.host()? {
        Host::Domain(name) => name.eq_ignore_ascii_case("localhost"),
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    };
    if !(url.scheme() == "wss" || (url.scheme() == "ws" && local)) {
        return None;
    }
    url.set_query(Some("v=10&encoding=json"));
    Some(url.into())
}

/// Where to resume: what Discord said, but a gateway on this machine never sends us off it.
pub(super) fn resume_address(main: &str, said: Option<&str>) -> Option<String> {
    let said = address(said?)?;
    (main.starts_with("wss:") || said.starts_with("ws:")).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn frames() {
        assert!(
            matches!(read(r#"{"op":10,"d":{"heartbeat_interval":45000}}"#), Some((None, Said::Hello(d))) if d.as_secs() == 45)
        );
        assert!(matches!(read(r#"{"op":9,"d":true}"#), Some((None, Said::Invalid { resumable: true }))));
        assert!(matches!(read(r#"{"op":9}"#), Some((None, Said::Invalid { resumable: false }))));
        let ready = r#"{"op":0,"s":3,"t":"READY","d":{"session_id":"x","application":{"id":"5"}}}"#;
        assert!(matches!(read(ready), Some((Some(3), Said::Ready { application: Some(5), .. }))));
        let odd = r#"{"op":0,"s":4,"t":"INTERACTION_CREATE","d":{"id":"1","type":2,"token":"t","data":7}}"#;
        assert!(matches!(read(odd), Some((Some(4), Said::Interaction(_)))));
        assert!(read("not json").is_none());
    }

    #[test]
    fn addresses() {
        for good in ["wss://gateway.discord.gg", "ws://127.0.0.1:9/", "ws://localhost:1", "ws://[::1]:1"] {
            assert!(address(good).unwrap().ends_with("?v=10&encoding=json"), "{good}");
        }
        for bad in ["ws://gateway.discord.gg", "http://127.0.0.1", "ws://10.0.0.1", "gateway", ""] {
            assert_eq!(address(bad), None, "{bad}");
        }
        assert_eq!(resume_address("ws://127.0.0.1:1/", Some("wss://gateway.discord.gg")), None);
        assert!(resume_address("wss://a.b/", Some("wss://c.d")).is_some());
    }

    #[test]
    fn closes() {
        for code in [4004, 4010, 4011, 4012, 4013, 4014] {
            assert!(Fatal::of(code).is_some());
        }
        assert!(survives(None) && survives(Some(4000)) && survives(Some(1006)) && !survives(Some(4009)));
    }

    proptest! {
        #[test]
        fn anything_can_be_read(text in "\\PC{0,60}", op: u8, d in "[0-9]{1,3}|true|null|\\{\\}|\"x\"") {
            let _ = read(&text);
            for event in ["READY", "INTERACTION_CREATE", "X"] {
                let _ = read(&format!(r#"{{"op":{op},"s":1,"t":"{event}","d":{d}}}"#));
                let _ = read(&format!(r#"{{"op":0,"s":1,"t":"{event}","d":{d}}}"#));
            }
        }
    }
}
