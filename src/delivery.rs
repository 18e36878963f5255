//! What to do next with a message that must go out exactly once, and what follows from how it went. Pure: no clock, no
//! network, no store; all times are milliseconds of the database's clock.

/// How long the same nonce is sent again after it was first sent.
pub const RETRY: i64 = 60_000;
/// When Discord's memory of a nonce no longer counts and the channel's history is asked instead.
pub const RECONCILE: i64 = 300_000;
/// How long a claim holds.
pub const LEASE: i64 = 60_000;
/// A request that has not left so long after its claim must not leave any more.
pub const DEADLINE: i64 = 5_000;
/// How long a message is tried before it is reported as not posted.
pub const PATIENCE: i64 = 3_600_000;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What to do next.
#[must_use]
pub fn next(standing: &Standing, now: i64) -> Step {
    if standing.message.is_some() {
        return match (standing.publish, standing.thread) {
            (Extra::Wanted, _) => Step::Publish,
            (_, Extra::Wanted) => Step::OpenThread,
            _ => Step::Finish,
        };
    }
    match standing.first_send_at {
        None => Step::Send,
        Some(first) if now - first <= RETRY => Step::Send,
        Some(first) if now - first < RECONCILE => Step::Wait(first + RECONCILE),
        Some(_) => Step::Reconcile,
    }
}

/// How a try to send went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// Discord has it under this id.
    Sent(u64),
    /// Discord surely has not taken it, and may later; how long it asks to wait, in ms.
    NotTaken(Option<i64>),
    /// It may or may not be there.
    Unclear,
    /// Discord will never take it so.
    Refused,
    /// Discord had it, and somebody deleted it.
    Deleted,
}

/// What to keep of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
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
#[must_use]
pub fn after(standing: &Standing, fresh: bool, tries: u32, went: Went, now: i64) -> Keep {
    let last = standing.first_attempt_at.unwrap_or(now) + PATIENCE;
    let again = |wait: i64, unsent: bool| {
        let at = now + wait;
        if at > last { Keep::Failed } else { Keep::Again { at, unsent } }
    };
    let back_off = 1_000 << tries.clamp(1, 8);
    match went {
        Went::Sent(id) => Keep::Message(id),
        Went::Deleted => Keep::Deleted,
        Went::Refused => Keep::Failed,
        Went::NotTaken(wait) => again(wait.unwrap_or(0).max(back_off), fresh),
        Went::Unclear => {
            let since = now - standing.first_send_at.unwrap_or(now);
            // Within the window the same nonce is safe; after it only the history tells.
            if since + back_off <= RETRY {
                Keep::Again { at: now + back_off, unsent: false }
            } else {
                Keep::Again { at: (now - since + RECONCILE).max(now + 1_000), unsent: false }
            }
        }
    }
}

/// What the channel's history says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
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

/// What follows from a look into the history.
#[must_use]
pub fn found(standing: &Standing, tries: u32, seen: Seen, now: i64) -> Found {
    let over = now > standing.first_attempt_at.unwrap_or(now) + PATIENCE;
    match seen {
        Seen::Message(id) => Found::Message(id),
        Seen::Absent if over && tries > 1 => Found::Failed,
        Seen::Absent => Found::Anew(now),
        Seen::Hidden => Found::Unknown,
        Seen::NotNow if over => Found::Unknown,
        Seen::NotNow => Found::Again(now + 30_000),
    }
}
