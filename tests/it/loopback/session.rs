//! Gateway sessions: numbered events, kept for replay, and the connection that carries them. Knows nothing of sockets.

use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;

/// What can be said on a gateway connection.
#[derive(Debug, Clone)]
pub(crate) enum Down {
    /// A frame as it is, be it JSON or not.
    Frame(String),
    /// A frame that is no text.
    Binary(Vec<u8>),
    /// A close frame.
    Close(u16),
    /// The end of the TCP connection, without a close frame.
    Abort,
}

impl Down {
    /// Op 7.
    pub(crate) fn reconnect() -> Self {
        Self::Frame(json!({"op": 7, "d": null, "s": null, "t": null}).to_string())
    }

    /// Op 9.
    pub(crate) fn invalid_session(resumable: bool) -> Self {
        Self::Frame(json!({"op": 9, "d": resumable, "s": null, "t": null}).to_string())
    }
}

/// How the events of a shard are spoilt before they leave.
pub(crate) type Spoils = (u64, fn(&str) -> String);

/// One session of one shard.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) shard: (u64, u64),
    events: Vec<String>,
    first: u64,
    wire: Option<UnboundedSender<Down>>,
}

impl Session {
    pub(crate) fn new(id: String, shard: (u64, u64), wire: UnboundedSender<Down>) -> Self {
        Self { id, shard, events: Vec::new(), first: 1, wire: Some(wire) }
    }

    /// The number of its last event.
    pub(crate) fn seq(&self) -> u64 {
        self.first + self.events.len() as u64 - 1
    }

    /// Numbers an event, keeps it, and sends it if somebody listens.
    pub(crate) fn dispatch(&mut self, name: &str, data: &Value, keep: bool, spoils: Option<Spoils>) {
        // In the order in which Discord writes it.
        let mut frame = format!(r#"{{"t":{},"s":{},"op":0,"d":{data}}}"#, json!(name), self.seq() + 1);
        if let Some((_, spoil)) = spoils.filter(|(shard, _)| *shard == self.shard.0) {
            frame = spoil(&frame);
        }
        self.say(Down::Frame(frame.clone()));
        self.events.push(frame);
        if !keep {
            self.first += self.events.len() as u64;
            self.events.clear();
        }
    }

    /// Attaches a new connection and repeats on it what came after `seq`; false if it knows no such past.
    pub(crate) fn resume(&mut self, seq: u64, wire: UnboundedSender<Down>) -> bool {
        if seq > self.seq() || seq + 1 < self.first {
            return false;
        }
        for missed in &self.events[(seq + 1 - self.first) as usize..] {
            let _ = wire.send(Down::Frame(missed.clone()));
        }
        self.wire = Some(wire);
        true
    }

    /// Says something if somebody listens.
    pub(crate) fn say(&mut self, down: Down) {
        let last = !matches!(down, Down::Frame(_) | Down::Binary(_));
        if self.wire.as_ref().is_some_and(|wire| wire.send(down).is_err() || last) {
            self.wire = None;
        }
    }

    /// Forgets its connection.
    pub(crate) fn leave(&mut self) {
        self.wire = None;
    }

    /// Carries this connection.
    pub(crate) fn is_on(&self, wire: &UnboundedSender<Down>) -> bool {
        self.wire.as_ref().is_some_and(|mine| mine.same_channel(wire))
    }
}
