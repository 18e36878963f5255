//! Empties the outbox: claims, sends once, records, publishes, opens threads. What to do next is `outbox::protocol`'s decision.

mod diagnosis;
mod direct;
mod follow_ups;
mod forum;
mod guild_backoff;
mod guilds;
mod history;
mod pace;
mod votes;

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use reqwest::Method;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::task::{JoinHandle, JoinSet};
use tokio_util::sync::CancellationToken;
use tracing::{debug, error, info, warn};

use crate::bot::picks::RATED;
use crate::bot::{Bot, Current, Reply};
use crate::discord::http::{Rest, RestError};
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::message::post;
use crate::ops::health::Health;
use crate::outbox::protocol::{self, DEADLINE, Extra, SendOutcome, Step, Transition};
use crate::outbox::{Cause, Message, MessageKind, State};
use crate::store::{Claimed, Store, StoreError};
use guild_backoff::GuildBackoff;

/// How often the outbox and the schedules are looked at.
const TICK: Duration = Duration::from_secs(1);
/// How long one round may send before slots and counts are looked at again.
const ROUND: Duration = Duration::from_secs(5);
/// Messages on their way at once.
const AT_ONCE: usize = 16;
/// How long notes and news are kept that are done with; picks stay, for the history.
const NOTICES: jiff::SignedDuration = jiff::SignedDuration::from_hours(90 * 24);
/// How long what belongs to a guild that removed podpick is kept.
const KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(30 * 24);

/// When a message is looked at again of whose channel Discord did not tell, in ms.
const MOMENT: i64 = 30_000;

/// A poll that would be open no longer is left out, in ms.
const SHORTEST_POLL: i64 = 1_800_000;

/// Discord's own code (`opcodes-and-status-codes.mdx`).
const UNKNOWN_MESSAGE: u64 = 10_008;

/// Sends what the outbox holds.
#[derive(Debug, Clone)]
pub struct OutboxWorker {
    bots: Arc<Current>,
    store: Store,
    rest: Rest,
    /// The bot's own user, whose messages are looked for.
    me: u64,
    /// For the buttons under what is sent.
    signer: Arc<CustomIdSigner>,
    health: Arc<Health>,
    next_call: Arc<Mutex<tokio::time::Instant>>,
    guild_backoff: Arc<GuildBackoff>,
    /// Those of channels where moderators see suggestions: what members send there must not hold back a server's picks.
    review_backoff: Arc<GuildBackoff>,
}

/// What is done now and then, by the store's clock: it also counts while this machine is suspended.
#[derive(Debug, Default)]
struct Intervals {
    minute: Interval,
    hour: Interval,
    day: Interval,
    /// Counts that are being written beside the messages: a slow store must not hold those up.
    counting: Option<JoinHandle<()>>,
    /// The servers podpick is in are being asked for; whether they were compared to the end.
    comparing: Option<JoinHandle<bool>>,
    compared: bool,
    /// Votes that are being looked at; whether the store answered.
    voting: Option<JoinHandle<bool>>,
}

/// When something was done last.
#[derive(Debug, Default)]
struct Interval(Option<jiff::Timestamp>);

impl Interval {
    /// Whether so much time is over, which then begins anew. A clock that was set back does not stop it.
    fn is_over(&mut self, now: jiff::Timestamp, span: jiff::SignedDuration) -> bool {
        let over = self.0.is_none_or(|last| now.duration_since(last).abs() >= span);
        if over {
            self.0 = Some(now);
        }
        over
    }
}

impl OutboxWorker {
    /// A worker for this bot's user.
    #[must_use]
    pub fn new(
        bots: Arc<Current>,
        store: Store,
        rest: Rest,
        me: u64,
        signer: Arc<CustomIdSigner>,
        health: Arc<Health>,
    ) -> Self {
        Self {
            bots,
            store,
            rest,
            me,
            signer,
            health,
            next_call: Arc::new(Mutex::new(tokio::time::Instant::now())),
            guild_backoff: Arc::default(),
            review_backoff: Arc::default(),
        }
    }

    /// Works until asked to stop; what is on its way then is finished.
    pub async fn run(&self, stop: CancellationToken) {
        let mut intervals = Intervals::default();
        let mut trouble = false;
        if let Err(error) = self.now_and(async |bot, now| bot.recheck_zones(now).await).await {
            warn!(%error, "Could not check the time zones of the schedules");
        }
        while !stop.is_cancelled() {
            let done = self.tick(&mut intervals, &stop).await;
            match &done {
                // Once when it begins and once when it ends; not each second.
                Err(error) if !trouble => {
                    error!(%error, "Weekly picks are waiting: the database does not answer");
                }
                Ok(_) if trouble => info!("The database answers again"),
                _ => {}
            }
            trouble = done.is_err();
            if done.is_ok() {
                self.health.note(|known| known.scheduler = Some(Instant::now()));
            }
            if matches!(done, Ok(true)) {
                continue;
            }
            debug!("went round");
            tokio::select! { () = stop.cancelled() => {}, () = self.store.sleep(TICK) => {} }
        }
        let last_counts = async {
            if let Some(counting) = intervals.counting {
                let _ = counting.await;
            }
            if let Ok(now) = self.store.now().await {
                self.write_counts(now).await;
            }
        };
        let _ = tokio::time::timeout(TICK, last_counts).await;
    }

    async fn now_and<T>(
        &self,
        work: impl AsyncFnOnce(&Bot, jiff::Timestamp) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let now = self.store.now().await?;
        work(&self.bots.bot(), now).await
    }

    /// One round; whether more is waiting.
    async fn tick(&self, intervals: &mut Intervals, stop: &CancellationToken) -> Result<bool, StoreError> {
        let now = self.store.now().await?;
        let planned = self.now_and(async |bot, now| bot.due(now).await).await?;
        if intervals.minute.is_over(now, jiff::SignedDuration::from_mins(1)) {
            if intervals.counting.as_ref().is_none_or(JoinHandle::is_finished) {
                let worker = self.clone();
                intervals.counting = Some(tokio::spawn(async move { worker.write_counts(now).await }));
            }
            self.store.wake_lost(now).await?;
            // What Discord does not say now, the poll's own look at its channel finds out.
            let worker = self.clone();
            let adults = move |channel| -> Pin<Box<dyn Future<Output = bool> + Send>> {
                let worker = worker.clone();
                Box::pin(async move { worker.is_for_adults(channel).await.unwrap_or(true) })
            };
            self.now_and(async |bot, now| bot.open_votes(now, &adults).await).await?;
            self.now_and(async |bot, now| bot.remind(now).await).await?;
        }
        self.look_at_votes(intervals).await;
        self.compare_now_and_then(intervals, now).await;
        // Only after somebody has seen which servers came back meanwhile.
        if intervals.compared && intervals.hour.is_over(now, jiff::SignedDuration::from_hours(1)) {
            for guild in self.store.forget_guilds(now.saturating_sub(KEPT).unwrap_or(now)).await? {
                info!(guild, "Deleted the data of a server that removed podpick 30 days ago");
            }
            if let Err(error) = self.store.forget_notices(now.saturating_sub(NOTICES).unwrap_or(now)).await {
                warn!(%error, "Could not delete old notes and news; retrying in an hour");
            }
            if let Err(error) = self.store.forget_counts(now).await {
                warn!(%error, "Could not delete old counts; retrying in an hour");
            }
            if let Err(error) = self.store.forget_raters(now.saturating_sub(RATED).unwrap_or(now)).await {
                warn!(%error, "Could not delete old ratings; retrying in an hour");
            }
        }
        let mut sent = 0;
        let mut tasks = JoinSet::new();
        let begun = Instant::now();
        while !stop.is_cancelled() {
            if begun.elapsed() > ROUND {
                // What is due meanwhile must not wait until a whole crowd is through.
                return Ok(true);
            }
            self.health.note(|known| known.scheduler = Some(Instant::now()));
            let most = self.reserve(stop).await?;
            let since = (Instant::now(), SystemTime::now());
            let now = self.store.now().await?;
            let claimed = self.store.claim(now, most).await?;
            if claimed.is_empty() {
                break;
            }
            sent += claimed.len();
            for claimed in claimed {
                let worker = self.clone();
                tasks.spawn(async move { worker.work(claimed, since).await });
            }
            let mut failed = None;
            while let Some(done) = tasks.join_next().await {
                if let Ok(Err(error)) = done {
                    failed = Some(error);
                }
            }
            if let Some(error) = failed {
                return Err(error);
            }
        }
        Ok(planned > 0 || sent > 0)
    }

    /// Writes down what was counted in memory.
    async fn write_counts(&self, now: jiff::Timestamp) {
        let bot = self.bots.bot();
        let asked = bot.take_asked();
        if !asked.is_empty()
            && let Err(error) = self.store.count_asked(&asked).await
        {
            warn!(%error, "Could not save topic counts, retrying");
            bot.put_asked_back(&asked);
        }
        let gaps = bot.take_gaps();
        if !gaps.is_empty()
            && let Err(error) = self.store.count_gaps(&gaps, now).await
        {
            warn!(%error, "Could not save searches without results, retrying");
            bot.put_gaps_back(gaps);
        }
        if let Err(error) = self.store.outdate_copies().await {
            debug!(%error, "the store does not count up");
        }
    }

    async fn work(&self, mut claimed: Claimed, since: (Instant, SystemTime)) -> Result<(), StoreError> {
        if claimed.message.is_direct() && !self.open_direct(&mut claimed).await? {
            return Ok(());
        }
        let now = self.store.now().await?.as_millisecond();
        let step = if claimed.fresh { Step::Send } else { protocol::next(&claimed.standing, now) };
        let step = match claimed.message.forum {
            Some(_) => protocol::without_nonce(step, claimed.fresh, &claimed.standing),
            None => step,
        };
        let step = match step {
            Step::Send if claimed.fresh && is_late(&claimed, now) => return self.expire(&claimed).await,
            Step::Send if is_late(&claimed, now) => protocol::no_more(&claimed.standing, now),
            step => step,
        };
        match step {
            Step::Send => self.send(claimed, since).await,
            Step::Reconcile => self.reconcile(claimed).await,
            Step::Wait(at) => self.store.again(&claimed, at, false).await.map(drop),
            Step::Publish | Step::OpenThread => self.extras(claimed).await,
            Step::Finish => {
                let (publish, thread) = (claimed.message.publish, claimed.message.thread);
                self.store.extras(&claimed, publish, thread, now).await.map(drop)
            }
        }
    }

    async fn send(&self, claimed: Claimed, since: (Instant, SystemTime)) -> Result<(), StoreError> {
        let message = &claimed.message;
        self.load_episodes(message).await?;
        let Some(reply) = self.rendered(&claimed).await? else { return Ok(()) };
        let now = self.store.now().await?;
        if let Some(held) =
            self.backoff_of(message).and_then(|guild_backoff| guild_backoff.hold(message.guild, now))
        {
            return self.hold_back(&claimed, held, now.as_millisecond()).await;
        }
        let (place, body) = self.written(&claimed, &reply, now);
        self.own_turn().await;
        // One clock stops while a machine is suspended, the other may be set back; the stricter one counts.
        let waited = since.0.elapsed().max(since.1.elapsed().unwrap_or(Duration::MAX));
        if waited.as_millis() as i64 >= DEADLINE {
            return self.store.release(&claimed).await.map(drop);
        }
        let path = format!("/channels/{}/{place}", message.channel);
        let answer = self.rest.once(Method::POST, &path, Some(&body)).await;
        self.settle(claimed, answer).await
    }

    /// The refusals that a message is held back for; none for what goes to one member.
    fn backoff_of(&self, message: &Message) -> Option<&GuildBackoff> {
        match message.kind {
            MessageKind::Suggestion { .. } => Some(&self.review_backoff),
            _ if message.is_direct() => None,
            _ => Some(&self.guild_backoff),
        }
    }

    /// A message as its channel takes it, and where in the channel that is.
    fn written(&self, claimed: &Claimed, reply: &Reply, now: jiff::Timestamp) -> (&'static str, Value) {
        let message = &claimed.message;
        let signed_for = self.signer.in_guild(message.guild);
        if let Some(post) = message.forum {
            return ("threads", post::in_forum(reply, post.tag, signed_for, message.locale));
        }
        let nonce = post::nonce(&message.key(), claimed.generation);
        ("messages", post::post(reply, &nonce, signed_for, message.locale, now))
    }

    /// Reads the episodes that a message shows, where they are not known yet.
    async fn load_episodes(&self, message: &Message) -> Result<(), StoreError> {
        let bot = self.bots.bot().in_guild(Some(message.guild));
        let mut found = Vec::new();
        for podcast in bot.misses(message) {
            let episodes = self.store.episodes_of(&podcast).await?;
            found.push((podcast, episodes));
        }
        if !found.is_empty() {
            let message = message.clone();
            let work = move || {
                bot.pin_episodes(&message);
                bot.set_episodes(found);
            };
            let _ = tokio::task::spawn_blocking(work).await;
        }
        Ok(())
    }

    /// The message as it is posted in its channel; none where it cannot be, which is recorded then.
    async fn rendered(&self, claimed: &Claimed) -> Result<Option<Reply>, StoreError> {
        let message = &claimed.message;
        let bot = self.bots.bot().in_guild(Some(message.guild));
        // Asked each time: a channel may be marked otherwise since it was chosen.
        let adults =
            if bot.is_explicit(message) { self.is_for_adults(message.channel).await } else { Ok(true) };
        let Ok(adults) = adults else {
            let now = self.store.now().await?.as_millisecond();
            let first = claimed.standing.first_attempt_at.unwrap_or(now);
            if claimed.fresh && now.saturating_sub(first) > protocol::PATIENCE {
                self.fail(claimed, State::Failed, Cause::Unreachable).await?;
            } else {
                self.store.again(claimed, now.saturating_add(MOMENT), claimed.fresh).await?;
            }
            return Ok(None);
        };
        let reply = bot.render(message, adults);
        if reply.is_some() {
            return Ok(reply);
        }
        if !adults && bot.render(message, true).is_some() {
            self.unfit(claimed).await?;
        } else {
            let cause = Cause::NotInCatalog(message.podcast.clone().unwrap_or_default());
            self.store.give_up(claimed, State::Failed, &cause).await?;
            self.tell(message, cause).await?;
        }
        Ok(None)
    }

    /// Records what Discord answered to a message, and does what follows.
    async fn settle(&self, claimed: Claimed, answer: Result<Value, RestError>) -> Result<(), StoreError> {
        let message = &claimed.message;
        let went = match &answer {
            Ok(sent) => id(&sent["id"]).map_or(SendOutcome::Unclear, SendOutcome::Sent),
            Err(RestError::RateLimited(wait)) => SendOutcome::NotTaken(Some(wait.as_millis() as i64)),
            // Nothing is wrong with the message; podpick ends over this, and sends it with the next token.
            Err(error) if error.unauthorized() => SendOutcome::NotTaken(None),
            Err(RestError::Api { code: UNKNOWN_MESSAGE, .. }) => SendOutcome::Deleted,
            Err(RestError::Api { .. }) => SendOutcome::Refused,
            Err(_) => SendOutcome::Unclear,
        };
        let now = self.store.now().await?.as_millisecond();
        match protocol::on_send(&claimed.standing, claimed.fresh, claimed.tries, went, now) {
            Transition::Message(sent) => {
                let silent = answer.as_ref().is_ok_and(|posted| is_silent(message, posted));
                let flaw = silent.then_some(Cause::RoleSilent);
                if let Some(guild_backoff) = self.backoff_of(message) {
                    guild_backoff.clear(message.guild);
                }
                if self.store.sent(&claimed, sent, flaw.as_ref()).await? {
                    if let Some(flaw) = flaw {
                        warn!(
                            key = message.key(),
                            guild = message.guild,
                            "Posted without notifying the role"
                        );
                        self.tell(message, flaw).await?;
                    }
                    self.posted(claimed, sent).await?;
                }
            }
            Transition::Again { at, unsent } => {
                if let Err(error) = &answer {
                    warn!(key = message.key(), %error, "Message not sent, retrying");
                }
                self.store.again(&claimed, at, unsent).await?;
            }
            Transition::Deleted => {
                self.store.give_up(&claimed, State::Sent, &Cause::Deleted).await?;
            }
            Transition::Failed => {
                let cause = self.reason(message, answer.err()).await;
                if let Some(guild_backoff) = self.backoff_of(message) {
                    guild_backoff.add(message.guild, self.store.now().await?, &cause);
                }
                self.fail(&claimed, State::Failed, cause).await?;
            }
        }
        Ok(())
    }

    /// What follows at once when a message is there: publishing and the thread, in the same claim.
    async fn posted(&self, mut claimed: Claimed, sent: u64) -> Result<(), StoreError> {
        let message = &claimed.message;
        info!(
            key = message.key(),
            guild = message.guild,
            channel = message.channel,
            message = sent,
            "Posted"
        );
        if message.is_pick() {
            self.store.count_failure(message.guild, false).await?;
        }
        claimed.standing.message = Some(sent);
        claimed.message.message = Some(sent);
        if claimed.message.publish == Extra::Wanted || claimed.message.thread == Extra::Wanted {
            self.extras(claimed).await?;
        }
        Ok(())
    }
}

/// Whether a pick, a notice or a poll comes too late; what moderators or members are told never does.
fn is_late(claimed: &Claimed, now: i64) -> bool {
    let message = &claimed.message;
    if let Some(ballot) = &message.ballot {
        return now.saturating_add(SHORTEST_POLL) > ballot.ends.as_millisecond();
    }
    let expires = !matches!(
        message.kind,
        MessageKind::Note(_) | MessageKind::Suggestion { .. } | MessageKind::Decision { .. }
    );
    expires && protocol::too_late(message.due.as_millisecond(), now)
}

fn id(value: &Value) -> Option<u64> {
    value.as_str().and_then(|id| id.parse().ok())
}

/// Whether a role that was to be notified was not: Discord names in the message those that were.
fn is_silent(message: &Message, posted: &Value) -> bool {
    // The answer to a post is its thread, with the message in it.
    let posted = if message.forum.is_some() { &posted["message"] } else { posted };
    let notified = |role| {
        posted["mention_roles"].as_array().is_some_and(|all| all.iter().any(|one| id(one) == Some(role)))
    };
    message.role.is_some_and(|role| !notified(role))
}
