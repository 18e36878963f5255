//! Takes interactions in and carries their answers out within Discord's three seconds. Decides no word of them.

use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serenity::all::CreateInteractionResponse as Response;
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_util::task::TaskTracker;
use tracing::{error, info, warn};

use crate::bot::Bot;
use crate::clock::Clock;
use crate::discord::answer::{self, answer, answer_about, caller, command_id};
use crate::discord::incoming::{Incoming, Kind};
use crate::discord::recent::Recent;
use crate::discord::rest::{Rest, RestError};
use crate::discord::slash;

/// Discord forgets an interaction that is not answered within 3 s; the way here took some of that.
const IN_TIME: Duration = Duration::from_millis(2800);
const ONE_TRY: Duration = Duration::from_millis(2500);
const TRIES: u32 = 6;
/// Answers on their way at once; more wait for their turn.
const AT_ONCE: usize = 128;
/// Answers on their way or waiting; beyond it Discord is not answering, and more would only fill memory.
const AT_MOST: usize = 4096;
/// Interactions remembered, so that one sent again is answered once.
const REMEMBERED: usize = 4096;

/// "Interaction has already been acknowledged" and "Unknown interaction" (`opcodes-and-status-codes.mdx`).
const ALREADY: u64 = 40_060;
const UNKNOWN: u64 = 10_062;

/// Where interactions are handed in.
#[derive(Debug)]
pub struct Desk {
    bot: Arc<Bot>,
    rest: Rest,
    clock: Clock,
    slots: Semaphore,
    seen: Mutex<Seen>,
    recent: Recent,
    /// The id of `/podcast`, 0 until known.
    command: AtomicU64,
    tasks: TaskTracker,
}

#[derive(Debug, Default)]
struct Seen {
    order: VecDeque<u64>,
    ids: HashSet<u64>,
}

impl Seen {
    /// Whether this one is new; forgets the oldest.
    fn first(&mut self, id: u64) -> bool {
        if !self.ids.insert(id) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(old) = self.order.pop_front()
        {
            self.ids.remove(&old);
        }
        true
    }
}

impl Desk {
    /// A desk that answers by this bot over this way.
    #[must_use]
    pub fn new(bot: Arc<Bot>, rest: Rest, clock: Clock) -> Self {
        Self {
            bot,
            rest,
            clock,
            slots: Semaphore::new(AT_ONCE),
            seen: Mutex::default(),
            recent: Recent::default(),
            command: AtomicU64::new(0),
            tasks: TaskTracker::new(),
        }
    }

    /// Remembers under which id `/podcast` is registered.
    pub fn know_command(&self, id: u64) {
        self.command.store(id, Ordering::Relaxed);
    }

    /// Takes an interaction and answers it in a task of its own.
    pub fn take(self: &Arc<Self>, incoming: Incoming) {
        let since = Instant::now();
        let first = self.seen.lock().unwrap_or_else(PoisonError::into_inner).first(incoming.id.0);
        if !first || self.tasks.is_closed() {
            return;
        }
        if self.tasks.len() >= AT_MOST {
            warn!(command = name(&incoming), outcome = "dropped", "too many answers are under way");
            return;
        }
        let (desk, incoming) = (Arc::clone(self), Arc::new(incoming));
        self.tasks.spawn(async move {
            // A turn that comes too late for Discord is no use to anyone.
            if let Ok(Ok(_slot)) = tokio::time::timeout(IN_TIME, desk.slots.acquire()).await {
                desk.serve(&incoming, since).await;
            } else {
                warn!(command = name(&incoming), outcome = "dropped", "its turn came too late");
            }
        });
    }

    /// Takes no more and waits for the answers under way, at most this long. Whether all went out.
    pub async fn close(&self, within: Duration) -> bool {
        self.tasks.close();
        tokio::time::timeout(within, self.tasks.wait()).await.is_ok()
    }

    async fn serve(&self, incoming: &Arc<Incoming>, since: Instant) {
        if let Some(id) = command_id(incoming) {
            self.know_command(id);
        }
        let known = Some(self.command.load(Ordering::Relaxed)).filter(|id| *id > 0);
        let body = self.body(incoming, known).await;
        let outcome = match body {
            Ok(body) => self.send(incoming, &body, since).await,
            Err(error) => Err(error),
        };
        let duration_ms = since.elapsed().as_millis() as u64;
        let (command, guild) = (name(incoming), incoming.guild_id.map(|id| id.0));
        match outcome {
            Ok(outcome) => info!(command, guild, outcome, duration_ms, "interaction"),
            Err(RestError::Refused { code: UNKNOWN, .. }) => {
                warn!(command, guild, outcome = "too late", duration_ms, "interaction");
            }
            Err(error) => error!(command, guild, outcome = "failed", duration_ms, %error, "interaction"),
        }
    }

    /// The answer as it is sent; one that was given lately is not worked out again.
    async fn body(&self, incoming: &Arc<Incoming>, known: Option<u64>) -> Result<Arc<Vec<u8>>, RestError> {
        let asked = (incoming.kind() == Kind::Command).then(|| slash::read(incoming));
        let state = (self.bot.edition(), self.clock.now().as_second() / 3600);
        let key = asked.as_ref().and_then(|asked| self.recent.key(asked, &caller(incoming), known, state));
        let guild = incoming.guild_id.map(|id| id.0);
        if let Some((body, topics)) = key.and_then(|key| self.recent.get(key)) {
            self.bot.count_asked(guild, &topics);
            return Ok(body);
        }
        let (bot, now) = (Arc::clone(&self.bot), self.clock.now());
        let for_task = Arc::clone(incoming);
        // A task of its own, so that a panic ends there and the member still hears something.
        let work = tokio::spawn(async move {
            match asked {
                Some(asked) => answer_about(&bot, &asked, &for_task, known, now).await,
                None => (answer(&bot, &for_task, known, now).await, Vec::new()),
            }
        });
        let Ok((response, topics)) = work.await else {
            let fault = fault_code(incoming);
            error!(fault, command = name(incoming), "working out an answer failed; the panic is above");
            return self.written(&answer::fault(incoming, &fault));
        };
        let body = self.written(&response)?;
        self.bot.count_asked(guild, &topics);
        if let Some(key) = key {
            self.recent.keep(key, &body, topics);
        }
        Ok(body)
    }

    #[allow(clippy::unused_self, reason = "reads as a step of answering")]
    fn written(&self, response: &Response) -> Result<Arc<Vec<u8>>, RestError> {
        serde_json::to_vec(response).map(Arc::new).map_err(|_| RestError::Odd)
    }

    async fn send(&self, to: &Incoming, body: &[u8], since: Instant) -> Result<&'static str, RestError> {
        let mut pause = Duration::from_millis(100);
        for tried in 1.. {
            let left = IN_TIME.saturating_sub(since.elapsed());
            let error = match self.rest.callback(to, body.to_vec(), left.min(ONE_TRY)).await {
                Ok(()) => return Ok("answered"),
                Err(RestError::Refused { code: ALREADY, .. }) => return Ok("answered before"),
                Err(error) => error,
            };
            let wait = match error {
                RestError::Limited(wait) => wait.max(pause),
                _ => pause,
            };
            let left = IN_TIME.saturating_sub(since.elapsed());
            if !error.passing() || tried >= TRIES || wait >= left {
                return Err(error);
            }
            sleep(wait).await;
            pause *= 2;
        }
        Err(RestError::Unreachable)
    }
}

/// The end of the interaction's id: as good as random, and in Discord's own records too.
fn fault_code(incoming: &Incoming) -> String {
    format!("{:05X}", incoming.id.0 & 0xf_ffff)
}

/// What was used, in words of ours only.
fn name(incoming: &Incoming) -> &'static str {
    match incoming.kind() {
        Kind::Ping => "ping",
        Kind::Command => slash::name(incoming),
        Kind::Component => "button",
        Kind::Autocomplete => "autocomplete",
        Kind::Other => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_private_answer_with_a_code() {
        let incoming =
            Incoming::read(serde_json::json!({"id": "1048575", "type": 2, "token": "t", "data": {}}))
                .unwrap();
        let body = serde_json::to_value(answer::fault(&incoming, &fault_code(&incoming))).unwrap();
        assert_eq!(body["type"], 4);
        assert_eq!(body["data"]["flags"], 64);
        assert!(body["data"]["content"].as_str().unwrap().contains("FFFFF"));
    }

    #[test]
    fn a_repeated_interaction_is_seen_once_and_memory_is_bounded() {
        let mut seen = Seen::default();
        assert!(seen.first(1));
        assert!(!seen.first(1));
        for id in 2..20_000 {
            assert!(seen.first(id));
        }
        assert!(seen.ids.len() <= REMEMBERED && seen.order.len() <= REMEMBERED);
        assert!(!seen.first(19_999));
    }
}
