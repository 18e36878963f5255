//! One state of the model: the row, the replicas, the requests under way and what is in the channel.

use podpick::outbox::protocol::{DEADLINE, Extra, RECONCILE, Seen, SendOutcome, Standing, Step, TRUSTED};

/// Now, always: time passes by making everything else older.
pub(super) const NOW: i64 = 1_000_000_000;
/// The message's id, whichever of the nonces it was taken with.
pub(super) const ID: u64 = 7;

/// What is left out of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weaker {
    Not,
    NoDeadline,
    NoLook,
    SameNonceForEver,
    NoNonce,
    /// Discord knows no nonce, and podpick knows that: a post in a forum.
    NoNonceButOneTry,
    LongRetry,
    RetryWithoutDeadline,
    NoFence,
    RefusalIsFinal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Row {
    Waiting,
    Sent,
    Unknown,
    Failed,
}

/// Where a replica is between its claim and its record. A crash takes it back to `Idle` from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Phase {
    Idle,
    Claimed { step: Step, age: i64, fresh: bool },
    Asking { fresh: bool },
    Answered { went: SendOutcome, fresh: bool },
    Looked(Seen),
    DidExtra(Step),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Replica {
    pub(super) phase: Phase,
    /// Its fence is the row's.
    pub(super) current: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Request {
    /// 0 is the row's generation, those before are negative.
    pub(super) generation: i64,
    pub(super) left: i64,
    /// The replica that still waits for the answer.
    pub(super) asker: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct World {
    pub(super) row: Row,
    pub(super) standing: Standing,
    pub(super) lease: Option<i64>,
    pub(super) due: i64,
    pub(super) replicas: [Replica; 2],
    pub(super) under_way: Vec<Request>,
    /// Messages by generation, and when each arrived.
    pub(super) messages: Vec<(i64, i64)>,
    pub(super) published: u8,
    pub(super) threads: u8,
}

impl World {
    pub(super) fn new() -> Self {
        let idle = Replica { phase: Phase::Idle, current: false };
        let wanted = Extra::Wanted;
        Self {
            row: Row::Waiting,
            standing: Standing {
                first_attempt_at: None,
                first_send_at: None,
                message: None,
                publish: wanted,
                thread: wanted,
            },
            lease: None,
            due: NOW,
            replicas: [idle; 2],
            under_way: Vec::new(),
            messages: Vec::new(),
            published: 0,
            threads: 0,
        }
    }

    /// Everything gets older by a tick.
    pub(super) fn pass(&mut self, tick: i64) {
        let older = |at: i64, oldest: i64| (at - tick).max(NOW - oldest);
        self.standing.first_send_at = self.standing.first_send_at.map(|at| older(at, RECONCILE));
        self.lease = self.lease.map(|until| until - tick).filter(|until| *until > NOW);
        self.due = older(self.due, 0);
        self.under_way.iter_mut().for_each(|request| request.left -= tick);
        self.messages.iter_mut().for_each(|(_, arrived)| *arrived = older(*arrived, TRUSTED + tick));
        for at in 0..2 {
            match &mut self.replicas[at].phase {
                Phase::Claimed { age, .. } => *age = (*age + tick).min(DEADLINE + tick),
                // The client's time-out is shorter than a tick.
                Phase::Asking { fresh } => {
                    let fresh = *fresh;
                    self.replicas[at].phase = Phase::Answered { went: SendOutcome::Unclear, fresh };
                    self.nobody_waits(at);
                }
                _ => {}
            }
        }
        self.under_way.sort_unstable();
    }

    pub(super) fn crash(&mut self, at: usize) {
        self.replicas[at] = Replica { phase: Phase::Idle, current: false };
        self.nobody_waits(at);
        self.under_way.sort_unstable();
    }

    pub(super) fn nobody_waits(&mut self, at: usize) {
        self.under_way.iter_mut().for_each(|request| request.asker = request.asker.filter(|by| *by != at));
    }

    pub(super) fn wrong(&self) -> Option<&'static str> {
        let message = self.messages.len();
        if message > 1 {
            return Some("two messages");
        }
        if self.row == Row::Sent && (message != 1 || self.standing.message.is_none()) {
            return Some("sent without a message");
        }
        if self.row == Row::Failed && (message > 0 || !self.under_way.is_empty()) {
            return Some("failed with a message");
        }
        if self.published > 1 || self.threads > 1 {
            return Some("an extra twice");
        }
        (self.row == Row::Sent && (self.published, self.threads) != (1, 1)).then_some("an extra missing")
    }
}
