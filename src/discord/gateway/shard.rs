//! One shard's connection: hello, identify or resume, heartbeats, interactions; connects again until told to stop or
//! refused for good. Knows nothing of what interactions mean.

use std::sync::Arc;
use std::time::Duration;

use serenity::futures::{SinkExt, StreamExt};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::pace::{Pace, Turn, dice, patience, pause};
use super::protocol::{self, Fatal, Said};
use super::pulse::Pulse;
use super::socket::{Socket, connect, reason};
use crate::config::Secret;
use crate::discord::deliver::Desk;
use crate::health::Health;
use crate::health::figures::FIGURES;

const CONNECT: Duration = Duration::from_secs(10);
/// How long the gateway may take for its hello, and then for READY or RESUMED.
const PATIENCE: Duration = Duration::from_secs(30);
/// A session that lasted this long was a good one: identifies are counted from one again.
const GOOD: Duration = Duration::from_mins(1);
/// A connection that lasted this long may be replaced at once.
const FAIR: Duration = Duration::from_secs(5);

/// What a shard needs.
pub(super) struct Shard {
    pub(super) number: u32,
    pub(super) of: u32,
    pub(super) token: Secret,
    pub(super) address: String,
    pub(super) desk: Arc<Desk>,
    pub(super) pace: Arc<Pace>,
    pub(super) pulse: Arc<Pulse>,
    pub(super) health: Arc<Health>,
    /// Told the application's id when a session begins.
    pub(super) ready: tokio::sync::watch::Sender<Option<u64>>,
    pub(super) stop: CancellationToken,
}

/// A session that can be resumed.
#[derive(Default)]
struct Session {
    id: Option<String>,
    sequence: Option<u64>,
    resume_at: Option<String>,
}

/// How a connection ended.
enum End {
    Stopped,
    Fatal(Fatal),
    /// Connect again; whether the session lives on, and whether this side hung up.
    Again {
        resume: bool,
        ours: bool,
    },
}

/// What drives one connection.
struct Line<'a> {
    shard: &'a Shard,
    socket: Socket,
    interval: Option<Duration>,
    next_beat: Instant,
    /// When the oldest heartbeat without acknowledgement went out.
    unanswered: Option<Instant>,
    /// When hello or READY is overdue.
    overdue: Option<Instant>,
    ready_since: Option<Instant>,
    /// The right to identify, until it is used.
    turn: Option<Turn>,
}

impl Shard {
    /// Serves until stopped (`None`) or refused for good.
    pub(super) async fn run(self) -> Option<Fatal> {
        let mut session = Session::default();
        let (mut failed, mut identified) = (0u32, 0u32);
        let mut last_identify: Option<Instant> = None;
        loop {
            let resuming = session.id.is_some();
            if !resuming {
                session = Session::default();
                // It stands in line now, maybe for long: nothing is expected of the gateway until it connects.
                self.pulse.rest();
                if let Some(last) = last_identify {
                    // After an invalid session Discord asks for a wait of 1 to 5 s at random.
                    let invalid = Duration::from_secs_f64(1.0 + 4.0 * dice());
                    sleep_until((last + patience(identified)).max(Instant::now() + invalid)).await;
                }
            }
            sleep(pause(failed)).await;
            failed += 1;
            // Before connecting: nobody would read and beat while the turn is waited for.
            let mut turn = None;
            if !resuming {
                turn = Some(self.pace.turn(self.number).await);
            }
            let address = session.resume_at.clone().unwrap_or_else(|| self.address.clone());
            let socket = match timeout(CONNECT, connect(&address)).await {
                Ok(Ok(socket)) => socket,
                outcome => {
                    let error =
                        outcome.map_or_else(|_| "it took too long".to_owned(), |found| reason(found.err()));
                    warn!(shard = self.number, error, "no connection to the gateway");
                    // A gateway that cannot be reached is not a silent one; and the next try takes the main address.
                    self.pulse.rest();
                    session.resume_at = None;
                    self.give_back(turn).await;
                    continue;
                }
            };
            if !resuming {
                last_identify = Some(Instant::now());
                identified += 1;
            }
            self.pulse.expect();
            let mut line = Line::new(&self, socket, turn);
            let end = line.serve(&mut session).await;
            self.give_back(line.turn.take()).await;
            self.health.note_shard(self.number, |known| known.ready = false);
            match line.ready_since.map(|since| since.elapsed()) {
                Some(lasted) if lasted >= GOOD => (failed, identified) = (0, 1),
                Some(lasted) if lasted >= FAIR => failed = 0,
                // It began, so the way is free: never wait long, but never spin either.
                Some(_) => failed = failed.min(3),
                None => {}
            }
            match end {
                End::Stopped => return None,
                End::Fatal(fatal) => return Some(fatal),
                End::Again { resume, ours } => {
                    if !ours {
                        self.pulse.rest();
                    }
                    if !resume {
                        session.id = None;
                    }
                    info!(
                        shard = self.number,
                        resume = session.id.is_some(),
                        "connecting to the gateway again"
                    );
                }
            }
        }
    }

    async fn give_back(&self, turn: Option<Turn>) {
        if let Some(turn) = turn {
            self.pace.give_back(turn).await;
        }
    }
}

impl<'a> Line<'a> {
    fn new(shard: &'a Shard, socket: Socket, turn: Option<Turn>) -> Self {
        let now = Instant::now();
        Self {
            shard,
            socket,
            interval: None,
            next_beat: now,
            unanswered: None,
            overdue: Some(now + PATIENCE),
            ready_since: None,
            turn,
        }
    }

    async fn serve(&mut self, session: &mut Session) -> End {
        let again = |resume, ours| End::Again { resume, ours };
        loop {
            let wait_for_answer = self.interval.unwrap_or(PATIENCE) / 2;
            // Half an interval is plenty for an acknowledgement, and leaves time to try another connection before
            // the watchdog calls the gateway silent.
            let wait_for_answer = wait_for_answer.clamp(Duration::from_millis(500), Duration::from_secs(10));
            let deaf = self.unanswered.map(|since| since + wait_for_answer);
            tokio::select! {
                biased;
                () = self.shard.stop.cancelled() => {
                    self.hang_up(CloseCode::Normal).await;
                    return End::Stopped;
                }
                () = until(deaf) => {
                    warn!(shard = self.shard.number, "the gateway did not acknowledge a heartbeat");
                    self.hang_up(CloseCode::Library(4900)).await;
                    return again(true, true);
                }
                () = until(self.overdue) => {
                    warn!(shard = self.shard.number, "the gateway did not greet");
                    self.hang_up(CloseCode::Library(4900)).await;
                    return again(true, true);
                }
                () = until(self.interval.map(|_| self.next_beat)) => {
                    if !self.beat(session).await {
                        return again(true, false);
                    }
                }
                heard = self.socket.next() => match heard {
                    Some(Ok(Message::Text(text))) => {
                        if let Some(end) = self.hear(&text, session).await {
                            return end;
                        }
                    }
                    Some(Ok(Message::Close(frame))) => {
                        let code = frame.map(|frame| u16::from(frame.code));
                        info!(shard = self.shard.number, code, "the gateway closed the connection");
                        return match code.and_then(Fatal::of) {
                            Some(fatal) => End::Fatal(fatal),
                            None => again(protocol::survives(code), false),
                        };
                    }
                    Some(Ok(_)) => {}
                    Some(Err(error)) => {
                        info!(shard = self.shard.number, error = reason(Some(error)), "the connection broke");
                        return again(true, false);
                    }
                    None => return again(true, false),
                },
            }
        }
    }

    /// Acts on a frame; how the connection ends if it does.
    async fn hear(&mut self, text: &str, session: &mut Session) -> Option<End> {
        let Some((sequence, said)) = protocol::read(text) else {
            warn!(shard = self.shard.number, "the gateway sent something that cannot be read");
            return None;
        };
        session.sequence = sequence.or(session.sequence);
        FIGURES.event(said.kind());
        let sent = match said {
            // One that comes again is no reason to identify again.
            Said::Hello(_) if self.interval.is_some() => true,
            Said::Hello(interval) => {
                self.interval = Some(interval);
                self.shard.pulse.every(interval);
                // The first heartbeat at random, so that not all bots beat at once after Discord restarts.
                self.next_beat = Instant::now() + interval.mul_f64(dice());
                self.overdue = Some(Instant::now() + PATIENCE);
                let token = self.shard.token.reveal();
                let hello = if let Some(id) = &session.id {
                    protocol::resume(token, id, session.sequence)
                } else {
                    self.turn = None;
                    FIGURES.identified();
                    protocol::identify(token, self.shard.number, self.shard.of)
                };
                self.socket.send(Message::Text(hello.into())).await.is_ok()
            }
            Said::HeartbeatWanted => self.beat(session).await,
            Said::Acknowledged => {
                self.acknowledged();
                self.shard.pulse.beat();
                true
            }
            Said::Reconnect => {
                self.hang_up(CloseCode::Library(4900)).await;
                return Some(End::Again { resume: true, ours: false });
            }
            Said::Invalid { resumable } => {
                self.hang_up(CloseCode::Library(4900)).await;
                return Some(End::Again { resume: resumable, ours: false });
            }
            Said::Ready { session: id, resume_at, application } => {
                session.id = Some(id).filter(|id| !id.is_empty());
                session.resume_at = protocol::resume_address(&self.shard.address, resume_at.as_deref());
                self.begun();
                self.shard.ready.send_if_modified(|known| {
                    let new = application.is_some() && *known != application;
                    *known = application.or(*known);
                    new
                });
                info!(shard = self.shard.number, of = self.shard.of, "ready");
                true
            }
            Said::Resumed => {
                self.begun();
                info!(shard = self.shard.number, "resumed");
                // Proves at once that this connection is heard, when the last one was not.
                self.beat(session).await
            }
            Said::Interaction(incoming) => {
                self.shard.desk.take(*incoming);
                true
            }
            Said::Other => true,
        };
        (!sent).then_some(End::Again { resume: true, ours: false })
    }

    fn begun(&mut self) {
        self.overdue = None;
        self.ready_since = Some(Instant::now());
        let heard = self.interval.map(|every| (std::time::Instant::now(), every));
        self.shard.health.note_shard(self.shard.number, |known| {
            known.ready = true;
            known.acknowledged = heard;
        });
    }

    fn acknowledged(&mut self) {
        let latency = self.unanswered.take().map(|since| since.elapsed());
        let heard = self.interval.map(|every| (std::time::Instant::now(), every));
        self.shard.health.note_shard(self.shard.number, |known| {
            known.acknowledged = heard;
        });
        if let Some(latency) = latency {
            FIGURES.latency(self.shard.number, latency);
        }
    }

    async fn beat(&mut self, session: &Session) -> bool {
        self.next_beat = Instant::now() + self.interval.unwrap_or(PATIENCE);
        self.unanswered.get_or_insert_with(Instant::now);
        self.socket.send(Message::Text(protocol::heartbeat(session.sequence).into())).await.is_ok()
    }

    /// Says goodbye and waits a moment for the other side to do so. A normal close ends the session, another keeps it.
    async fn hang_up(&mut self, code: CloseCode) {
        let frame = CloseFrame { code, reason: "".into() };
        let goodbye = async {
            if self.socket.close(Some(frame)).await.is_ok() {
                while let Some(Ok(_)) = self.socket.next().await {}
            }
        };
        let _ = timeout(Duration::from_millis(500), goodbye).await;
    }
}

async fn until(at: Option<Instant>) {
    match at {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}
