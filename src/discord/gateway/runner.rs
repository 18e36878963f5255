//! Keeps one shard connected until it is stopped or refused for good: when to connect, what to resume, where events go.

mod attempts;

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};
use twilight_gateway::{Config, ShardId};

use attempts::Attempts;

use super::address::resume_address;
use super::close_code::FatalCloseCode;
use super::connection::{Connection, End, Passed, PermitSlot};
use super::event::{self, GatewayEvent};
use super::identify_queue::IdentifyQueue;
use super::session::{Resumable, SessionKeeper};
use crate::clock::Clock;
use crate::discord::interactions::handler::InteractionHandler;
use crate::discord::interactions::progress::Progress;
use crate::ops::health::{Health, Shard};
use crate::ops::metrics::METRICS;
use crate::store::Store;

/// A session that lasted this long was a good one: identifies are counted from one again.
const GOOD: Duration = Duration::from_mins(1);
/// A connection that lasted this long may be replaced at once.
const FAIR: Duration = Duration::from_secs(5);
/// Connections within [`WINDOW`] at most, whatever the gateway does.
const BURST: usize = 4;
const WINDOW: Duration = Duration::from_secs(5);
/// How long a session is tried to be resumed where the gateway greets and then does not go on with it.
const IN_VAIN: Duration = Duration::from_mins(1);
/// How often the session is looked at, to be kept in the store.
const KEEP_EVERY: Duration = Duration::from_secs(1);
/// How long what is being handled may take after a stop, so that it counts as handled.
const LAST: Duration = Duration::from_secs(3);
/// Discord waits so long for the answer to an interaction.
const ANSWERABLE: Duration = Duration::from_secs(3);
/// Between two starts of a runner that panicked.
const AFTER_PANIC: Duration = Duration::from_secs(5);

/// What a shard needs.
#[derive(Clone)]
pub(super) struct ShardRunner {
    pub(super) number: u32,
    pub(super) total: u32,
    pub(super) token: SecretString,
    /// The gateway's own address.
    pub(super) address: String,
    pub(super) config: Config<PermitSlot>,
    pub(super) queue: Arc<IdentifyQueue>,
    pub(super) store: Store,
    pub(super) handler: Arc<InteractionHandler>,
    pub(super) health: Arc<Health>,
    pub(super) clock: Clock,
    pub(super) stop: CancellationToken,
}

impl ShardRunner {
    /// Serves until stopped (`None`) or refused for good. A defect in it costs a new connection, not the shard.
    pub(super) async fn serve(self) -> Option<FatalCloseCode> {
        self.health.note_shard(self.number, |known| known.ready = false);
        let ended = loop {
            let ran = tokio::spawn(self.clone().run()).await;
            match ran {
                Ok(ended) => break ended,
                Err(_) if self.stop.is_cancelled() => break None,
                Err(_) => {
                    error!(shard = self.number, "Internal error in a shard; restarting it (panic above)");
                }
            }
            self.health.note_shard(self.number, |known| known.ready = false);
            if self.stop.run_until_cancelled(sleep(AFTER_PANIC)).await.is_none() {
                break None;
            }
        };
        self.health.note(|known| {
            known.shards.remove(&self.number);
        });
        ended
    }

    async fn run(self) -> Option<FatalCloseCode> {
        let mut keeper = SessionKeeper::new(self.store.clone(), self.number, self.total, &self.token);
        let progress = Progress::default();
        let mut resumable = keeper.restore(&self.address).await;
        // A slot of its own: the permit of one shard is no other's.
        let slot = PermitSlot::default();
        let config = twilight_gateway::ConfigBuilder::from(self.config.clone()).queue(slot.clone()).build();
        let mut attempts = Attempts::default();
        let mut replaying = resumable.is_some();
        if let Some(known) = &resumable {
            progress.begin(known.session.sequence());
        }
        loop {
            if self.stop.run_until_cancelled(attempts.wait(resumable.is_some())).await.is_none() {
                if let Some(session) = &resumable {
                    self.settle(&progress).await;
                    keeper.save(session, &progress, true).await;
                }
                return None;
            }
            let identifies = resumable.is_none();
            if identifies {
                slot.put(Box::pin(self.queue.permit(self.number, &self.stop)).await?);
            }
            attempts.begin();
            let mut connection =
                Connection::new(ShardId::new(self.number, self.total), &config, resumable.as_ref());
            let mut pass =
                |text: &str, connection: &Connection| self.pass(text, connection, &progress, &mut replaying);
            let end = self.serve_and_keep(&mut connection, &mut pass, &mut keeper, &progress).await;
            match slot.take_back() {
                Some(permit) => self.queue.release(permit).await,
                None if identifies => attempts.identified(),
                None => {}
            }
            self.health.note_shard(self.number, |known| known.ready = false);
            attempts.ended(connection.lasted(), connection.is_greeted());
            resumable = attempts.resumes_after(end).then(|| self.resumable(&connection)).flatten();
            if let Some(resumable) = resumable.as_mut().filter(|_| connection.lasted().is_none()) {
                // Where the session did not go on, the gateway's own address is tried.
                resumable.url = None;
            }
            match (&resumable, end) {
                (_, End::Fatal(fatal)) => {
                    keeper.end().await;
                    return Some(fatal);
                }
                (Some(session), End::Stopped) => {
                    self.settle(&progress).await;
                    keeper.save(session, &progress, true).await;
                    return None;
                }
                (None, End::Stopped) => return None,
                (None, _) => keeper.end().await,
                (Some(_), _) => {}
            }
            info!(shard = self.number, resume = resumable.is_some(), "Reconnecting to the gateway");
        }
    }

    /// Serves a connection, and keeps its session in the store beside it.
    async fn serve_and_keep(
        &self,
        connection: &mut Connection,
        pass: &mut (impl FnMut(&str, &Connection) -> Passed + Send),
        keeper: &mut SessionKeeper,
        progress: &Progress,
    ) -> End {
        let begun = tokio::sync::watch::channel(None);
        let mut pass_and_tell = |text: &str, connection: &Connection| {
            let passed = pass(text, connection);
            if passed == Passed::Begun {
                begun.0.send_replace(self.resumable(connection));
            }
            passed
        };
        let keep = async {
            let mut known = begun.1.clone();
            loop {
                let session: Option<Resumable> = known.borrow_and_update().clone();
                if let Some(session) = session {
                    keeper.save(&session, progress, false).await;
                }
                tokio::select! {
                    changed = known.changed() => if changed.is_err() { return std::future::pending().await },
                    () = sleep(KEEP_EVERY) => {}
                }
            }
        };
        tokio::select! {
            end = connection.serve(&self.stop, &mut pass_and_tell) => end,
            () = keep => End::Lost,
        }
    }

    /// Lets what is being handled come to its end, so that the next start does not do it again.
    async fn settle(&self, progress: &Progress) {
        let last = Instant::now() + LAST;
        while !progress.is_idle() && Instant::now() < last {
            sleep(Duration::from_millis(10)).await;
        }
    }

    fn resumable(&self, connection: &Connection) -> Option<Resumable> {
        let (session, url) = connection.session()?;
        Some(Resumable { session, url: resume_address(&self.address, url) })
    }

    /// Hands an event on.
    fn pass(&self, text: &str, connection: &Connection, progress: &Progress, replaying: &mut bool) -> Passed {
        let Some((sequence, event)) = event::read(text) else {
            warn!(shard = self.number, "Skipped an unreadable message from the gateway");
            return Passed::Other;
        };
        METRICS.event(event.name());
        match event {
            GatewayEvent::Hello(every) => {
                self.health.note_shard(self.number, |known| known.heartbeat_every = every);
                return Passed::Hello(every);
            }
            GatewayEvent::HeartbeatAck => {
                self.health.note_shard(self.number, Shard::acknowledged);
                if let Some(latency) = connection.latency() {
                    METRICS.latency(self.number, latency);
                }
                return Passed::Acknowledged;
            }
            GatewayEvent::Ready | GatewayEvent::Resumed => {
                let resumed = matches!(event, GatewayEvent::Resumed);
                match sequence {
                    Some(sequence) if resumed => progress.came(sequence),
                    None if resumed => {}
                    _ => progress.begin(sequence.unwrap_or_default()),
                }
                *replaying = false;
                self.health.note_shard(self.number, |known| {
                    known.ready = true;
                    known.acknowledged();
                });
                info!(shard = self.number, of = self.total, "{}", if resumed { "resumed" } else { "ready" });
                return Passed::Begun;
            }
            GatewayEvent::Interaction(mut interaction) => {
                if let Some(sequence) = sequence {
                    progress.came(sequence);
                    interaction.handling = Some(progress.handle(sequence));
                }
                // What nobody waits for any more was answered by the process before, or never can be.
                if *replaying && interaction.age(self.clock.now()) > ANSWERABLE {
                    info!(
                        shard = self.number,
                        "Skipped an interaction from before the restart: too late to answer"
                    );
                } else {
                    self.handler.take(*interaction);
                }
            }
            GatewayEvent::InvalidSession => return Passed::Invalid,
            GatewayEvent::Unreadable | GatewayEvent::Other(_) => {
                if matches!(event, GatewayEvent::Unreadable) {
                    warn!(shard = self.number, "Skipped an unreadable message from the gateway");
                }
                if let Some(sequence) = sequence {
                    progress.came(sequence);
                }
            }
        }
        Passed::Other
    }
}
