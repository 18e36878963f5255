//! One connection of one shard, from the dial to its end. Twilight speaks the protocol; what it says is passed on as raw text.
//!
//! Twilight connects again by itself, at once, to an address that nobody has checked, and sometimes without a word. So a
//! connection here ends with the first sign of that, and the runner makes the next one.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use serenity::futures::Stream as _;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};
use twilight_gateway::error::{ReceiveMessageError, ReceiveMessageErrorType};
use twilight_gateway::queue::Queue;
use twilight_gateway::{CloseFrame, Config, ConfigBuilder, Message, Shard, ShardId, ShardState};

use super::close_code::FatalCloseCode;
use super::contained::contained;
use super::identify_queue::IdentifyPermit;
use super::session::Resumable;
use crate::ops::metrics::METRICS;

/// How long dialling, hello, and READY or RESUMED may take together; dialling alone takes 10 s at most.
const GREETING: Duration = Duration::from_secs(30);
/// How long the gateway may take to answer a close frame.
const GOODBYE: Duration = Duration::from_millis(500);
/// Any code but 1000 and 1001 keeps the session (`events/gateway.mdx`, Initiating a Disconnect).
const KEEPS_SESSION: u16 = 4900;

/// What a frame was that was passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    /// Heartbeats are sent so often from here on; nothing where that was not said.
    Hello(Option<Duration>),
    /// READY or RESUMED.
    Begun,
    /// The last heartbeat took so long to be acknowledged.
    Acknowledged,
    /// The session is over.
    Invalid,
    /// Anything else.
    Other,
}

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Stopped,
    Fatal(FatalCloseCode),
    /// By a close frame of the gateway.
    Closed(Option<u16>),
    /// The gateway said that the session is over.
    Invalid,
    /// In any other way.
    Lost,
}

/// Hands out the one permit that was obtained before the dial, when twilight wants to identify.
#[derive(Clone, Debug, Default)]
pub(super) struct PermitSlot(Arc<Mutex<Slot>>);

#[derive(Debug, Default)]
struct Slot {
    permit: Option<IdentifyPermit>,
    waiting: Option<oneshot::Sender<()>>,
}

impl PermitSlot {
    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn put(&self, permit: IdentifyPermit) {
        self.slot().permit = Some(permit);
    }

    /// The permit, where it was not used.
    pub(super) fn take_back(&self) -> Option<IdentifyPermit> {
        let mut slot = self.slot();
        slot.waiting = None;
        slot.permit.take()
    }
}

impl Queue for PermitSlot {
    fn enqueue(&self, _shard: u32) -> oneshot::Receiver<()> {
        let (permit, granted) = oneshot::channel();
        let mut slot = self.slot();
        if slot.permit.take().is_some() {
            METRICS.identified();
            let _ = permit.send(());
        } else {
            // Were it dropped, twilight would ask again without end.
            slot.waiting = Some(permit);
        }
        granted
    }
}

/// What comes of looking at a connection.
enum Seen {
    Text(String),
    Close(Option<u16>),
    Unreachable,
    /// Twilight has lost it and dials again.
    Redial,
}

/// A connection.
pub(super) struct Connection {
    shard: Shard<PermitSlot>,
    number: u32,
    /// It stood once.
    up: bool,
    heartbeat_every: Option<Duration>,
    /// When READY or RESUMED came.
    begun_at: Option<Instant>,
}

impl Connection {
    /// Dials nothing yet.
    pub(super) fn new(id: ShardId, base: &Config<PermitSlot>, resumable: Option<&Resumable>) -> Self {
        let mut builder = ConfigBuilder::from(base.clone());
        if let Some(resumable) = resumable {
            builder = builder.session(resumable.session.clone());
            if let Some(url) = &resumable.url {
                builder = builder.resume_url(url.clone());
            }
        }
        let shard = Shard::with_config(id, builder.build());
        Self { shard, number: id.number(), up: false, heartbeat_every: None, begun_at: None }
    }

    /// How long ago READY or RESUMED came.
    pub(super) fn lasted(&self) -> Option<Duration> {
        self.begun_at.map(|at| at.elapsed())
    }

    /// The session as it stands, with the address that Discord gave for it, unchecked.
    pub(super) fn session(&self) -> Option<(twilight_gateway::Session, Option<&str>)> {
        Some((self.shard.session()?.clone(), self.shard.resume_url()))
    }

    /// How long the last heartbeat took.
    pub(super) fn latency(&self) -> Option<Duration> {
        self.shard.latency().recent().first().copied()
    }

    /// Passes on what comes until the connection ends. `pass` must not wait: nobody sends heartbeats meanwhile.
    pub(super) async fn serve(
        &mut self,
        stop: &CancellationToken,
        pass: &mut (impl FnMut(&str, &Self) -> Passed + Send),
    ) -> End {
        let overdue = Instant::now() + GREETING;
        loop {
            let deaf = self.deaf_at();
            let seen = tokio::select! {
                biased;
                () = stop.cancelled() => {
                    self.leave(pass).await;
                    return End::Stopped;
                }
                () = sleep_until(overdue), if self.begun_at.is_none() => {
                    warn!(shard = self.number, "The gateway did not start the session");
                    return End::Lost;
                }
                () = sleep_until(deaf.unwrap_or(overdue)), if deaf.is_some() => {
                    if self.is_deaf() {
                        warn!(shard = self.number, "No answer to a heartbeat; reconnecting");
                        self.leave(pass).await;
                        return End::Lost;
                    }
                    continue;
                }
                seen = self.look() => seen,
            };
            match seen {
                Seen::Text(text) => {
                    match pass(&text, self) {
                        Passed::Begun => self.begun_at = Some(Instant::now()),
                        Passed::Hello(Some(every)) => self.heartbeat_every = Some(every),
                        // Twilight would wait for another one.
                        Passed::Hello(None) => return End::Lost,
                        // It was odd, and twilight has not taken it.
                        Passed::Invalid if !self.is_down() => return End::Invalid,
                        Passed::Invalid | Passed::Acknowledged | Passed::Other => {}
                    }
                    // The gateway asked to connect again, or ended the session: twilight has its close frame ready.
                    if self.is_down() {
                        self.hang_up(pass).await;
                        return End::Lost;
                    }
                }
                Seen::Close(code) => {
                    info!(shard = self.number, code, "The gateway closed the connection");
                    return code.and_then(FatalCloseCode::of).map_or(End::Closed(code), End::Fatal);
                }
                Seen::Unreachable => {
                    warn!(shard = self.number, "Cannot connect to the gateway, retrying");
                    return End::Lost;
                }
                Seen::Redial => {
                    info!(shard = self.number, "The connection to the gateway broke; reconnecting");
                    return End::Lost;
                }
            }
        }
    }

    /// How long an acknowledgement may take: half an interval, within bounds.
    fn patience(&self) -> Duration {
        (self.heartbeat_every.unwrap_or(GREETING) / 2)
            .clamp(Duration::from_millis(500), Duration::from_secs(10))
    }

    /// When the last heartbeat, if it has no acknowledgement yet, has waited long enough; else when to look again.
    fn deaf_at(&self) -> Option<Instant> {
        let every = self.heartbeat_every?;
        let latency = self.shard.latency();
        match (latency.sent(), latency.received()) {
            (Some(sent), None) => Some(Instant::from_std(sent) + self.patience()),
            _ => Some(Instant::now() + every),
        }
    }

    fn is_deaf(&self) -> bool {
        let latency = self.shard.latency();
        latency.received().is_none() && latency.sent().is_some_and(|at| at.elapsed() >= self.patience())
    }

    fn is_down(&self) -> bool {
        matches!(self.shard.state(), ShardState::Disconnected { .. })
    }

    /// Whether it has said hello.
    pub(super) fn is_greeted(&self) -> bool {
        self.heartbeat_every.is_some()
    }

    /// What twilight makes of what came; nothing where it panics, as on a heartbeat every 0 ms, an address that is none, or
    /// a frame longer than any memory. Then this connection is of no more use.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, ReceiveMessageError>>> {
        contained(|| Pin::new(&mut self.shard).poll_next(context)).unwrap_or(Poll::Ready(None))
    }

    /// The next thing on this connection, or that twilight has lost it without a word and dials again.
    async fn look(&mut self) -> Seen {
        poll_fn(|context| {
            let polled = self.poll(context);
            self.up |= !matches!(self.shard.state(), ShardState::Disconnected { .. });
            Poll::Ready(match polled {
                Poll::Pending if self.up && self.is_down() => Seen::Redial,
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(Message::Text(text)))) => Seen::Text(text),
                Poll::Ready(Some(Ok(Message::Close(frame)))) => Seen::Close(frame.map(|frame| frame.code)),
                // Odd to twilight, perhaps not to podpick.
                Poll::Ready(Some(Err(error))) => match error.kind() {
                    ReceiveMessageErrorType::Deserializing { event } => Seen::Text(event.clone()),
                    _ => Seen::Unreachable,
                },
                Poll::Ready(None) => Seen::Redial,
            })
        })
        .await
    }

    /// Closes it in a way that keeps the session.
    async fn leave(&mut self, pass: &mut (impl FnMut(&str, &Self) -> Passed + Send)) {
        if !self.is_down() {
            self.shard.close(CloseFrame::new(KEEPS_SESSION, ""));
            self.hang_up(pass).await;
        }
    }

    /// Sends the close frame that is ready, and waits a moment for the answer. What still comes is passed on: it counts.
    async fn hang_up(&mut self, pass: &mut (impl FnMut(&str, &Self) -> Passed + Send)) {
        let goodbye = async {
            while let Some(Ok(Message::Text(text))) = poll_fn(|context| self.poll(context)).await {
                // Without an answer twilight dials again; no token goes there before the next poll.
                if matches!(pass(&text, self), Passed::Hello(_)) {
                    break;
                }
            }
        };
        let _ = timeout(GOODBYE, goodbye).await;
    }
}
