//! Takes interactions in and carries their answers out within Discord's three seconds. Decides no word of them.

mod body;
mod forum;
mod later;
mod look;
mod role;
mod seen;
mod send;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, oneshot};
use tokio::time::sleep;
use tokio_util::task::TaskTracker;
use tracing::{error, info, warn};

use crate::backoff::backoff;
use crate::bot::Current;
use crate::bot::shelf::Look;
use crate::clock::Clock;
use crate::discord::commands::definitions;
use crate::discord::doctor::{Doctor, DoctorCache};
use crate::discord::http::{Rest, RestError};
use crate::discord::interactions::cooldown::Cooldown;
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::interactions::interaction::{Interaction, Kind};
use crate::discord::interactions::response_cache::ResponseCache;
use crate::ops::metrics::METRICS;
use crate::store::Store;
use forum::Forums;
use look::Looks;
use role::Presses;
use seen::Seen;
use send::Sends;

/// Discord forgets an interaction that is not answered within 3 s; the way here took some of that.
const IN_TIME: Duration = Duration::from_millis(2800);
/// How long an interaction may wait for its turn; one that begins later would hardly be in time.
const TURN: Duration = Duration::from_secs(2);
const ONE_TRY: Duration = Duration::from_millis(2500);
const TRIES: u32 = 6;
const FIRST_WAIT: Duration = Duration::from_millis(100);
/// How long an answer over a signed request takes to reach Discord.
const CARRIED_OUT: Duration = Duration::from_millis(150);
/// Answers on their way at once; more wait for their turn.
const AT_ONCE: usize = 128;
/// Answers on their way or waiting; beyond it Discord is not answering, and more would only fill memory.
const AT_MOST: usize = 4096;

/// "Interaction has already been acknowledged" and "Unknown interaction" (`opcodes-and-status-codes.mdx`).
const ALREADY: u64 = 40_060;
const UNKNOWN: u64 = 10_062;

/// Where interactions are handed in.
#[derive(Debug)]
pub struct InteractionHandler {
    bots: Arc<Current>,
    rest: Rest,
    signer: Arc<CustomIdSigner>,
    clock: Clock,
    /// None where members may ask as often as they like.
    cooldown: Option<Cooldown>,
    /// Looks podpick over for admins.
    doctor: Option<Doctor>,
    /// Where interactions that change something are noted.
    store: Option<Store>,
    /// Looks at addresses that members give.
    look: Option<Arc<dyn Look>>,
    doctor_cache: DoctorCache,
    /// What members had sent to them lately.
    sends: Sends,
    looks: Looks,
    /// Forums whose tags were asked for lately.
    forums: Forums,
    /// Who pressed for a role lately.
    presses: Presses,
    slots: Semaphore,
    seen: Mutex<Seen>,
    recent: ResponseCache,
    /// The id of `/podcast`, 0 until known.
    command: AtomicU64,
    tasks: TaskTracker,
}

/// Why there is no answer to hand back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unanswered {
    /// It was taken before.
    Again,
    /// Too much is under way, or podpick stops.
    Busy,
}

impl InteractionHandler {
    /// A handler that answers by these bots over this way.
    #[must_use]
    pub fn new(bots: Arc<Current>, rest: Rest, signer: Arc<CustomIdSigner>, clock: Clock) -> Self {
        Self {
            bots,
            rest,
            signer,
            clock,
            cooldown: Some(Cooldown::default()),
            doctor: None,
            store: None,
            look: None,
            doctor_cache: DoctorCache::default(),
            sends: Sends::default(),
            looks: Looks::default(),
            forums: Forums::default(),
            presses: Presses::default(),
            slots: Semaphore::new(AT_ONCE),
            seen: Mutex::default(),
            recent: ResponseCache::default(),
            command: AtomicU64::new(0),
            tasks: TaskTracker::new(),
        }
    }

    /// The same where members may ask as often as they like.
    #[must_use]
    pub fn without_cooldown(mut self) -> Self {
        self.cooldown = None;
        self
    }

    /// The same with somebody who looks podpick over for admins.
    #[must_use]
    pub fn with_doctor(mut self, doctor: Doctor) -> Self {
        self.doctor = Some(doctor);
        self
    }

    /// The same with a store in which every interaction that changes something is noted, so that it acts once.
    #[must_use]
    pub fn noting(mut self, store: &Store) -> Self {
        self.store = Some(store.clone());
        self
    }

    /// Forgets what is only remembered for a while; to be called about once a minute.
    pub fn tidy(&self) {
        if let Some(cooldown) = &self.cooldown {
            cooldown.forget();
        }
        self.sends.forget();
        self.looks.forget();
        self.presses.forget();
    }

    /// Remembers under which id `/podcast` is registered.
    pub fn know_command(&self, id: u64) {
        self.command.store(id, Ordering::Relaxed);
    }

    /// Takes an interaction and answers it in a task of its own.
    pub fn take(self: &Arc<Self>, mut interaction: Interaction) {
        let since = Instant::now();
        interaction.held_up = self.rest.held_up();
        if !self.is_new(&interaction) || self.tasks.is_closed() {
            return;
        }
        if self.tasks.len() >= AT_MOST {
            return dropped(&interaction, since, "Dropped: too many answers at once");
        }
        let (handler, interaction) = (Arc::clone(self), Arc::new(interaction));
        self.tasks.spawn(async move {
            // A turn that comes too late for Discord is no use to anyone.
            if let Ok(Ok(_slot)) = tokio::time::timeout(TURN, handler.slots.acquire()).await {
                handler.serve(&interaction, since).await;
            } else {
                dropped(&interaction, since, "Dropped: waited too long");
            }
        });
    }

    /// Takes an interaction and gives its answer to be sent in the same breath, within Discord's time.
    ///
    /// # Errors
    /// Why there is none.
    pub async fn respond(self: &Arc<Self>, mut interaction: Interaction) -> Result<Arc<Vec<u8>>, Unanswered> {
        let since = Instant::now();
        interaction.held_up = self.rest.held_up();
        // Before it counts as seen: who is sent away may come again.
        if self.tasks.is_closed() || self.tasks.len() >= AT_MOST {
            METRICS.interaction(name(&interaction), "dropped", since.elapsed());
            return Err(Unanswered::Busy);
        }
        if !self.is_new(&interaction) {
            return Err(Unanswered::Again);
        }
        let (handler, interaction) = (Arc::clone(self), Arc::new(interaction));
        // Tracked, so that the answer is waited for when podpick stops, even where the caller is gone.
        let work = self.tasks.spawn(async move {
            let slot = tokio::time::timeout(TURN, handler.slots.acquire()).await;
            if !matches!(slot, Ok(Ok(_))) {
                METRICS.interaction(name(&interaction), "dropped", since.elapsed());
                return Err(Unanswered::Busy);
            }
            let (sent, thinking) = oneshot::channel();
            let (body, limited) = handler.body(&interaction, thinking).await;
            // Whoever asked carries the answer out; nobody says when it is there.
            handler.tasks.spawn(async move {
                sleep(CARRIED_OUT).await;
                drop(sent);
            });
            let outcome = match (&body, limited) {
                (Ok(_), true) => "slowed down",
                (Ok(_), false) => "answered",
                (Err(_), _) => "failed",
            };
            handler.note(&interaction, outcome, since, None);
            body.map_err(|_| Unanswered::Busy)
        });
        work.await.unwrap_or(Err(Unanswered::Busy))
    }

    fn is_new(&self, interaction: &Interaction) -> bool {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).first(interaction.id.0)
    }

    /// Takes no more and waits for the answers under way, at most this long. Whether all went out.
    pub async fn close(&self, within: Duration) -> bool {
        self.tasks.close();
        tokio::time::timeout(within, self.tasks.wait()).await.is_ok()
    }

    async fn serve(self: &Arc<Self>, interaction: &Arc<Interaction>, since: Instant) {
        let (sent, thinking) = oneshot::channel();
        let (body, limited) = self.body(interaction, thinking).await;
        let outcome = match body {
            Ok(body) => self.send(interaction, &body, since).await,
            Err(error) => Err(error),
        };
        drop(sent);
        match outcome {
            Ok("answered") if limited => self.note(interaction, "slowed down", since, None),
            Ok(outcome) => self.note(interaction, outcome, since, None),
            Err(RestError::Api { code: UNKNOWN, .. }) => self.note(interaction, "too late", since, None),
            Err(error) => self.note(interaction, "failed", since, Some(&error)),
        }
    }

    /// One line and one count for each interaction.
    #[allow(clippy::unused_self, reason = "reads as a step of answering")]
    fn note(
        &self,
        interaction: &Interaction,
        outcome: &'static str,
        since: Instant,
        error: Option<&RestError>,
    ) {
        let took = since.elapsed();
        let duration_ms = took.as_millis() as u64;
        let (command, guild) = (name(interaction), interaction.guild_id.map(|id| id.0));
        METRICS.interaction(command, outcome, took);
        match error {
            Some(error) => error!(command, guild, outcome, duration_ms, %error, "interaction"),
            None if outcome == "too late" => warn!(command, guild, outcome, duration_ms, "interaction"),
            None => info!(command, guild, outcome, duration_ms, "interaction"),
        }
    }

    async fn send(&self, to: &Interaction, body: &[u8], since: Instant) -> Result<&'static str, RestError> {
        for tried in 1.. {
            let left = IN_TIME.saturating_sub(since.elapsed());
            let error = match self.rest.callback(to, body.to_vec(), left.min(ONE_TRY)).await {
                Ok(()) => return Ok("answered"),
                Err(RestError::Api { code: ALREADY, .. }) => return Ok("answered before"),
                Err(error) => error,
            };
            let wait = backoff(FIRST_WAIT, tried, IN_TIME);
            let wait = match error {
                RestError::RateLimited(asked) => asked.max(wait),
                _ => wait,
            };
            let left = IN_TIME.saturating_sub(since.elapsed());
            if !error.is_transient() || tried >= TRIES || wait >= left {
                return Err(error);
            }
            sleep(wait).await;
        }
        Err(RestError::Unreachable("there was no time left"))
    }
}

fn dropped(interaction: &Interaction, since: Instant, why: &'static str) {
    let command = name(interaction);
    METRICS.interaction(command, "dropped", since.elapsed());
    warn!(command, outcome = "dropped", "{why}");
}

/// What was used, in words of ours only.
fn name(interaction: &Interaction) -> &'static str {
    match interaction.kind() {
        Kind::Ping => "ping",
        Kind::Command => definitions::name(interaction),
        Kind::Component => "button",
        Kind::Modal => "form",
        Kind::Autocomplete => "autocomplete",
        Kind::Other => "unknown",
    }
}
