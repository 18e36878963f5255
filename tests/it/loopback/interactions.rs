//! Interactions that were handed out and what came back. Judges only age and repetition; bodies are judged elsewhere.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::sync::oneshot;

use super::strict::Refusal;

/// How long Discord waits for the first answer.
pub(crate) const LIFETIME: Duration = Duration::from_secs(3);

/// The accepted answer of one interaction, still to come.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) token: String,
    pub(crate) answer: oneshot::Receiver<Value>,
}

/// An interaction that was handed out.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) payload: Value,
    pub(crate) born: Instant,
    pub(crate) answer: Option<Value>,
    /// What took the place of an answer that said "thinking".
    pub(crate) follow_up: Option<Value>,
    /// How long the accepted answer took.
    pub(crate) took: Option<Duration>,
    waiter: Option<oneshot::Sender<Value>>,
}

/// All interactions by token.
#[derive(Debug, Default)]
pub(crate) struct Interactions {
    issued: HashMap<String, Issued>,
}

impl Interactions {
    pub(crate) fn issue(&mut self, payload: &Value) -> Waiting {
        let token = payload["token"].as_str().unwrap_or_default().to_owned();
        let (waiter, answer) = oneshot::channel();
        let issued = Issued {
            payload: payload.clone(),
            born: Instant::now(),
            answer: None,
            follow_up: None,
            took: None,
            waiter: Some(waiter),
        };
        self.issued.insert(token.clone(), issued);
        Waiting { token, answer }
    }

    pub(crate) fn get(&self, token: &str) -> Option<&Issued> {
        self.issued.get(token)
    }

    /// The interaction that may still be answered under this id and token.
    pub(crate) fn open(&self, id: &str, token: &str) -> Result<&Issued, Refusal> {
        let issued = self.issued.get(token).filter(|issued| issued.payload["id"] == id);
        match issued {
            Some(issued) if issued.answer.is_some() => {
                Err(Refusal::plain(400, 40060, "Interaction has already been acknowledged."))
            }
            Some(issued) if issued.born.elapsed() <= LIFETIME => Ok(issued),
            _ => Err(Refusal::plain(404, 10062, "Unknown interaction")),
        }
    }

    /// Accepts what takes the place of an answer that said "thinking".
    pub(crate) fn follow_up(&mut self, token: &str, body: Value) -> Result<(u16, Value), Refusal> {
        match self.issued.get_mut(token) {
            Some(issued) if issued.answer.as_ref().is_some_and(|answer| answer["type"] == 5) => {
                issued.follow_up = Some(body);
                Ok((200, Value::Null))
            }
            _ => Err(Refusal::plain(404, 10015, "Unknown Webhook")),
        }
    }

    /// Accepts an answer; keeps nothing of it unless told to.
    pub(crate) fn accept(&mut self, token: &str, answer: Value, keep: bool) {
        let Some(issued) = self.issued.get_mut(token) else { return };
        let waiter = issued.waiter.take();
        if keep {
            issued.took = Some(issued.born.elapsed());
            issued.answer = Some(answer.clone());
        } else {
            self.issued.remove(token);
        }
        if let Some(waiter) = waiter {
            let _ = waiter.send(answer);
        }
    }
}
