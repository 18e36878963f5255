//! Events of the gateway, read from raw frames. Only what podpick acts on is read whole. No socket, no clock.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::discord::interactions::interaction::Interaction;

/// One event of the gateway (`events/gateway-events.mdx`).
#[derive(Debug)]
pub(super) enum GatewayEvent {
    /// 10: how often heartbeats are sent on this connection; nothing where it does not say.
    Hello(Option<Duration>),
    /// 11: a heartbeat has arrived.
    HeartbeatAck,
    /// A session begins.
    Ready,
    /// A session goes on, and what was missed has been said.
    Resumed,
    /// Somebody used the bot.
    Interaction(Box<Interaction>),
    /// 9, unless the session can be resumed.
    InvalidSession,
    /// Somebody used the bot, and it cannot be told who or how.
    Unreadable,
    /// Anything else, by a name for figures.
    Other(&'static str),
}

impl GatewayEvent {
    /// Its name, for figures.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Hello(_) => "hello",
            Self::HeartbeatAck => "heartbeat_ack",
            Self::Ready => "ready",
            Self::Resumed => "resumed",
            Self::Interaction(_) | Self::Unreadable => "interaction_create",
            Self::InvalidSession => "invalid_session",
            Self::Other(name) => name,
        }
    }
}

#[derive(Deserialize)]
struct Head {
    op: u8,
    #[serde(default)]
    s: Value,
    #[serde(default)]
    t: Value,
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
    d: Interaction,
}

/// Reads a frame: its sequence, if it has one, and the event. None when it is no frame at all.
pub(super) fn read(text: &str) -> Option<(Option<u64>, GatewayEvent)> {
    let head: Head = serde_json::from_str(text).ok()?;
    let body = || serde_json::from_str::<Body>(text).map(|body| body.d).unwrap_or_default();
    let event = match (head.op, head.t.as_str()) {
        (0, Some("INTERACTION_CREATE")) => {
            let whole = serde_json::from_str::<Whole>(text).map(|whole| whole.d).ok();
            let read = whole.or_else(|| Interaction::read(body()));
            read.map_or(GatewayEvent::Unreadable, |interaction| {
                GatewayEvent::Interaction(Box::new(interaction))
            })
        }
        (0, Some("READY")) => GatewayEvent::Ready,
        (0, Some("RESUMED")) => GatewayEvent::Resumed,
        (1, _) => GatewayEvent::Other("heartbeat"),
        (7, _) => GatewayEvent::Other("reconnect"),
        (9, _) if body() == true => GatewayEvent::Other("invalid_session"),
        (9, _) => GatewayEvent::InvalidSession,
        (10, _) => {
            let millis = body()["heartbeat_interval"].as_u64();
            GatewayEvent::Hello(millis.map(|millis| Duration::from_millis(millis.clamp(100, 600_000))))
        }
        (11, _) => GatewayEvent::HeartbeatAck,
        _ => GatewayEvent::Other("other"),
    };
    Some((head.s.as_u64().filter(|_| head.op == 0), event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn frames() {
        let hello = r#"{"op":10,"d":{"heartbeat_interval":45000}}"#;
        assert!(
            matches!(read(hello), Some((None, GatewayEvent::Hello(Some(every)))) if every.as_secs() == 45)
        );
        let ready = r#"{"op":0,"s":3,"t":"READY","d":{"session_id":"x","application":{"id":"5"}}}"#;
        assert!(matches!(read(ready), Some((Some(3), GatewayEvent::Ready))));
        let odd = r#"{"op":0,"s":4,"t":"INTERACTION_CREATE","d":{"id":"1","type":2,"token":"t","data":7}}"#;
        assert!(matches!(read(odd), Some((Some(4), GatewayEvent::Interaction(_)))));
        assert!(matches!(read(r#"{"op":9}"#), Some((None, GatewayEvent::InvalidSession))));
        assert!(matches!(read(r#"{"op":9,"d":true}"#), Some((None, GatewayEvent::Other("invalid_session")))));
        let odd = r#"{"op":10,"d":{"heartbeat_interval":"soon"}}"#;
        assert!(matches!(read(odd), Some((None, GatewayEvent::Hello(None)))));
        assert!(read("not json").is_none());
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
