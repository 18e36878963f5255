//! How this process is doing: figures that are counted, and what must hold for it to be ready. Serves them to nobody.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The scheduler looks every second; so long without a look means that it stands still.
const SCHEDULER: Duration = Duration::from_secs(30);

/// What is known at the moment. Cheap to share behind an `Arc`.
#[derive(Debug, Default)]
pub struct Health {
    known: Mutex<Known>,
}

/// The same as plain values.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The shards this process holds.
    pub shards: BTreeMap<u32, Shard>,
    /// Shards in all, once known.
    pub of: Option<u32>,
    /// Another process holds the shards; this one waits to take over.
    pub spare: bool,
    /// When the scheduler last went round.
    pub scheduler: Option<Instant>,
    /// What is wrong with the catalog file, where the last good one is still in force.
    pub catalog_fault: Option<String>,
    /// Where the commands are not as they should be, in words; podpick answers all the same.
    pub commands: Vec<String>,
    /// Discord does not accept the token any more.
    pub revoked: bool,
}

/// What keeps this process from being ready. As text it is a line for whoever runs podpick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// Discord does not accept the token.
    Revoked,
    /// There is no connection to Discord yet.
    NotConnected,
    /// These shards are not connected, or hear nothing.
    Silent(Vec<u32>),
    /// The scheduler has never gone round.
    NoScheduler,
    /// The scheduler has not gone round lately.
    StandingScheduler,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revoked => f.write_str("Discord does not accept the token"),
            Self::NotConnected => f.write_str("not connected to Discord yet; see the log"),
            Self::Silent(shards) => {
                let shards: Vec<String> = shards.iter().map(u32::to_string).collect();
                write!(f, "not connected to the gateway: shard {}", shards.join(", "))
            }
            Self::NoScheduler => f.write_str("the scheduler has not started"),
            Self::StandingScheduler => f.write_str("the scheduler is not running"),
        }
    }
}

/// A shard's connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shard {
    /// READY or RESUMED came, and the connection stands.
    pub ready: bool,
    /// When the gateway last acknowledged a heartbeat, or the session began.
    pub acknowledged_at: Option<Instant>,
    /// How often one is sent.
    pub heartbeat_every: Option<Duration>,
}

impl Shard {
    /// Ready, and its heartbeats are answered.
    #[must_use]
    pub fn fresh(&self, now: Instant) -> bool {
        let heard = self.acknowledged_at.zip(self.heartbeat_every).is_none_or(|(at, every)| {
            now.saturating_duration_since(at) <= every * 2 + Duration::from_secs(1)
        });
        self.ready && heard
    }

    /// The gateway has answered just now.
    pub fn acknowledged(&mut self) {
        self.acknowledged_at = Some(Instant::now());
    }
}

impl Health {
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything that is known.
    #[must_use]
    pub fn known(&self) -> Known {
        self.lock().clone()
    }

    /// Changes what is known.
    pub fn note(&self, change: impl FnOnce(&mut Known)) {
        change(&mut self.lock());
    }

    /// Changes what is known of a shard.
    pub fn note_shard(&self, number: u32, change: impl FnOnce(&mut Shard)) {
        change(self.lock().shards.entry(number).or_default());
    }
}

impl Known {
    /// Somebody is served by this process, or it stands by for another.
    #[must_use]
    pub fn is_serving(&self) -> bool {
        self.spare || self.shards.values().any(|shard| shard.ready)
    }

    /// What keeps this process from being ready; empty when nothing does.
    #[must_use]
    pub fn obstacles(&self, now: Instant) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        if self.revoked {
            obstacles.push(Obstacle::Revoked);
        }
        if self.shards.is_empty() && !self.spare {
            obstacles.push(Obstacle::NotConnected);
        }
        let silent: Vec<u32> =
            self.shards.iter().filter(|(_, shard)| !shard.fresh(now)).map(|(number, _)| *number).collect();
        if !silent.is_empty() {
            obstacles.push(Obstacle::Silent(silent));
        }
        match self.scheduler {
            None => obstacles.push(Obstacle::NoScheduler),
            Some(at) if now.saturating_duration_since(at) > SCHEDULER => {
                obstacles.push(Obstacle::StandingScheduler);
            }
            Some(_) => {}
        }
        obstacles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_means_connected_heard_and_ticking() {
        let now = Instant::now();
        let minute = Duration::from_mins(1);
        let health = Health::default();
        assert_eq!(health.known().obstacles(now).len(), 2);
        health.note(|known| known.scheduler = Some(now));
        let every = Some(Duration::from_secs(10));
        health.note_shard(0, |shard| {
            *shard = Shard { ready: true, acknowledged_at: Some(now), heartbeat_every: every };
        });
        assert_eq!(health.known().obstacles(now), Vec::<Obstacle>::new());
        assert_eq!(health.known().obstacles(now + Duration::from_secs(21)), Vec::<Obstacle>::new());
        let late = health.known().obstacles(now + minute);
        assert_eq!(late, [Obstacle::Silent(vec![0]), Obstacle::StandingScheduler]);
        assert_eq!(late[0].to_string(), "not connected to the gateway: shard 0");
        health.note(|known| {
            known.shards.clear();
            known.spare = true;
        });
        assert_eq!(health.known().obstacles(now), Vec::<Obstacle>::new());
        health.note(|known| known.revoked = true);
        assert_eq!(health.known().obstacles(now).len(), 1);
    }
}
