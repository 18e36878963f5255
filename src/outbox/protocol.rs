//! What to do next with a message that must go out exactly once, and what follows from how it went. Pure: no clock, no
//! network, no store; all times are milliseconds of the database's clock.
//!
//! Discord knows a nonce again for some minutes, and a request may arrive after everybody gave up on it. So the same
//! nonce is sent again only as long as its last request surely meets Discord's memory of the first; then nothing is
//! sent until the channel's history tells for sure, and only a message that is surely not there gets a new nonce.

#[cfg(test)]
mod tests;

use std::time::Duration;

use crate::backoff::backoff;

/// How long the same nonce may leave again after it was first sent.
pub const RETRY: i64 = 60_000;
/// How long a request may be under way at most.
pub const IN_FLIGHT: i64 = 60_000;
/// How long Discord surely knows a nonce again.
pub const TRUSTED: i64 = 120_000;
/// When Discord's memory of a nonce no longer counts and the channel's history is asked instead.
pub const RECONCILE: i64 = 300_000;
/// How long a claim holds.
pub const LEASE: i64 = 60_000;
/// A request that has not left so long after its claim must not leave any more.
pub const DEADLINE: i64 = 5_000;
/// How long a message is tried before it is reported as not posted: as long as a slot that podpick slept through is
/// still posted, so that an outage of Discord's costs no more than one of podpick's, and neither does a podpick that
/// is killed again and again in the middle of a try.
pub const PATIENCE: i64 = 24 * 3_600_000;
/// How often a history that cannot be read is looked at before a person is asked; what was claimed more often than that
/// was tried and not slept through.
pub const LOOKS: u32 = 10;

/// Until when a claim may still send the same nonce: what is claimed then leaves by the deadline.
const LAST_CLAIM: i64 = RETRY - DEADLINE;

// What the whole protocol rests on.
const _: () =
    assert!(RETRY + IN_FLIGHT <= TRUSTED, "the last request must meet Discord's memory of the first");
const _: () = assert!(RETRY + IN_FLIGHT < RECONCILE, "nothing may be under way when the history is asked");
const _: () = assert!(DEADLINE < LEASE, "nothing may leave after its claim has ended");

/// Something done to the message after it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extra {
    /// Not wanted.
    None,
    /// Wanted, not done yet.
    Wanted,
    /// Done.
    Done,
    /// Wanted, but Discord refused.
    Refused,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Standing {
    /// When it was first tried at all.
    pub first_attempt_at: Option<i64>,
    /// When the present nonce was first sent; none while it surely was not.
    pub first_send_at: Option<i64>,
    /// The message, once known.
    pub message: Option<u64>,
    /// Publishing it to following channels.
    pub publish: Extra,
    /// Opening a thread under it.
    pub thread: Extra,
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Send it with the nonce of the present generation.
    Send,
    /// Nothing before this time.
    Wait(i64),
    /// Look for it in the channel.
    Reconcile,
    /// Publish it.
    Publish,
    /// Open its thread.
    OpenThread,
    /// Nothing is left to do.
    Finish,
}

/// What to do next. The claim that follows sets `first_attempt_at` and, to send, `first_send_at` where they are none.
#[must_use]
pub fn next(standing: &Standing, now: i64) -> Step {
    if standing.message.is_some() {
        return match (standing.publish, standing.thread) {
            (Extra::Wanted, _) => Step::Publish,
            (_, Extra::Wanted) => Step::OpenThread,
            _ => Step::Finish,
        };
    }
    let Some(first) = standing.first_send_at else { return Step::Send };
    match now.saturating_sub(first) {
        0..=LAST_CLAIM => Step::Send,
        // A clock that was set back tells nothing about the age of a nonce either.
        since if since < RECONCILE => Step::Wait(first.saturating_add(RECONCILE)),
        _ => Step::Reconcile,
    }
}

/// The same step for what Discord takes without a nonce: it leaves once, and is looked for before it leaves again. `fresh`
/// says that this claim is the first to send it.
#[must_use]
pub fn without_nonce(step: Step, fresh: bool, standing: &Standing) -> Step {
    match (step, standing.first_send_at) {
        (Step::Send, Some(first)) if !fresh => Step::Wait(first.saturating_add(RECONCILE)),
        _ => step,
    }
}

/// What is left where the same nonce must not leave again, although it could: what became of its last request is seen in
/// the channel's history.
#[must_use]
pub fn no_more(standing: &Standing, now: i64) -> Step {
    Step::Wait(standing.first_send_at.unwrap_or(now).saturating_add(RECONCILE))
}

/// How a try to send went, all requests of one claim together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SendOutcome {
    /// Discord has it under this id.
    Sent(u64),
    /// Discord surely has not taken it, or nothing left at all, and it may be taken later; how long Discord asks to
    /// wait, in ms.
    NotTaken(Option<i64>),
    /// It may or may not be there.
    Unclear,
    /// Discord will never take it so.
    Refused,
    /// Discord had it, and somebody deleted it.
    Deleted,
}

/// What to keep of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transition {
    /// It is there.
    Message(u64),
    /// Look again at this time; the nonce counts as never sent if `unsent`.
    Again {
        /// When.
        at: i64,
        /// The present nonce was surely never taken.
        unsent: bool,
    },
    /// Give up and report it.
    Failed,
    /// It was there and is gone; nothing more to do.
    Deleted,
}

/// What follows from a try. `standing` is as it was claimed, with `first_send_at` set; `fresh` says that this claim set it;
/// `tries` counts this one.
///
/// Where an earlier try of the same nonce is unclear, no answer to this one but the message itself makes it clear, not
/// even a refusal: then the history has the last word.
#[must_use]
pub fn on_send(standing: &Standing, fresh: bool, tries: u32, outcome: SendOutcome, now: i64) -> Transition {
    let first = standing.first_send_at.unwrap_or(now);
    let asked = |wait: Option<i64>| now.saturating_add(wait.unwrap_or(0).max(back_off(tries)));
    let looked_up = first.saturating_add(RECONCILE).max(now + 1_000);
    let same_nonce = |at: i64| {
        let in_time = at <= first.saturating_add(LAST_CLAIM);
        Transition::Again { at: if in_time { at } else { looked_up }, unsent: false }
    };
    match outcome {
        SendOutcome::Sent(id) => Transition::Message(id),
        SendOutcome::Deleted => Transition::Deleted,
        SendOutcome::Refused if fresh => Transition::Failed,
        SendOutcome::Refused => Transition::Again { at: looked_up, unsent: false },
        SendOutcome::NotTaken(wait) if fresh && asked(wait) > given_up(standing, now) => Transition::Failed,
        SendOutcome::NotTaken(wait) if fresh => Transition::Again { at: asked(wait), unsent: true },
        SendOutcome::NotTaken(wait) => same_nonce(asked(wait)),
        SendOutcome::Unclear => same_nonce(asked(None)),
    }
}

/// What the channel's history says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// It is there.
    Message(u64),
    /// It is surely not there.
    Absent,
    /// The history could not be read now, but may be later.
    NotNow,
    /// The history may not be read.
    Hidden,
}

/// What to keep of a look into the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HistoryOutcome {
    /// It is there.
    Message(u64),
    /// Start anew with the next generation's nonce, at this time.
    Anew(i64),
    /// Look again at this time.
    Again(i64),
    /// Nobody can tell; a person has to decide.
    Unknown,
    /// Not there, and the time to post it is over.
    Failed,
}

/// What follows from a look into the history; `tries` counts claims, this one too.
#[must_use]
pub fn on_history(standing: &Standing, tries: u32, seen: Seen, now: i64) -> HistoryOutcome {
    let end = given_up(standing, now);
    // A nonce from long before the end says that podpick did not run meanwhile: then it is tried once more.
    let tried_to_the_end = standing.first_send_at.is_some_and(|first| first >= end - 2 * RECONCILE);
    match seen {
        Seen::Message(id) => HistoryOutcome::Message(id),
        Seen::Absent if now > end && tried_to_the_end => HistoryOutcome::Failed,
        Seen::Absent => HistoryOutcome::Anew(now),
        Seen::Hidden => HistoryOutcome::Unknown,
        Seen::NotNow if now > end && tries >= LOOKS => HistoryOutcome::Unknown,
        Seen::NotNow => HistoryOutcome::Again(now.saturating_add(back_off(tries).max(30_000))),
    }
}

/// Whether a message comes too late to be sent at all, however often it was tried: nobody wants last week's pick beside
/// this week's.
#[must_use]
pub fn too_late(due: i64, now: i64) -> bool {
    now.saturating_sub(due) > PATIENCE
}

/// Whether a message that comes too late was tried again and again, so that Discord is to blame and not a podpick that
/// did not run.
#[must_use]
pub fn was_tried(tries: u32) -> bool {
    tries > LOOKS
}

/// When patience ends.
fn given_up(standing: &Standing, now: i64) -> i64 {
    standing.first_attempt_at.unwrap_or(now).saturating_add(PATIENCE)
}

/// How long to wait after so many tries, in ms: two seconds, then twice as long each time, up to four minutes.
#[must_use]
pub fn back_off(tries: u32) -> i64 {
    backoff(Duration::from_secs(2), tries, Duration::from_secs(256)).as_millis() as i64
}
