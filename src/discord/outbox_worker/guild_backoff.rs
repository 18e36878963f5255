//! Guilds that refuse podpick again and again are tried rarely: Discord counts refusals for all guilds together.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::outbox::Cause;

/// Refusals of one guild within [`SPAN`] after which little is tried there.
const MOST: usize = 6;
const SPAN: SignedDuration = SignedDuration::from_mins(10);
/// Between two messages that are tried there all the same, to see whether somebody has mended what was wrong.
const PROBE: SignedDuration = SignedDuration::from_mins(1);

/// Who refused lately, and why last; all by the store's clock.
#[derive(Debug, Default)]
pub(super) struct GuildBackoff(Mutex<HashMap<u64, Refusals>>);

#[derive(Debug)]
struct Refusals {
    since: Timestamp,
    tried: Timestamp,
    count: usize,
    why: Held,
}

/// Why a message is held back, and how long until the next one may be tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) cause: Cause,
    pub(super) wait: SignedDuration,
}

impl GuildBackoff {
    /// Discord refused a message of this guild.
    pub(super) fn add(&self, guild: u64, now: Timestamp, cause: &Cause) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, refusals| refusals.is_recent(now));
        let why = Held { cause: cause.clone(), wait: PROBE };
        let refusals = all.entry(guild).or_insert_with(|| Refusals {
            since: now,
            tried: now,
            count: 0,
            why: why.clone(),
        });
        (refusals.count, refusals.tried, refusals.why) = (refusals.count + 1, now, why);
    }

    /// Discord took a message of this guild.
    pub(super) fn clear(&self, guild: u64) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&guild);
    }

    /// Why this guild's next message is held back; none where it may be tried, which counts as the try of this minute.
    pub(super) fn hold(&self, guild: u64, now: Timestamp) -> Option<Held> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let refusals = all.get_mut(&guild)?;
        if refusals.count < MOST || !refusals.is_recent(now) {
            return None;
        }
        let wait = PROBE - now.duration_since(refusals.tried);
        // Longer than that only where the clock was set back.
        if !wait.is_positive() || wait > PROBE {
            refusals.tried = now;
            return None;
        }
        Some(Held { wait, ..refusals.why.clone() })
    }
}

impl Refusals {
    fn is_recent(&self, now: Timestamp) -> bool {
        now.duration_since(self.since).abs() < SPAN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn one_guild_is_tried_once_a_minute_until_it_takes_a_message_and_others_are_not_held() {
        let guild_backoff = GuildBackoff::default();
        let why = Cause::Permission(vec![crate::outbox::Right::SendMessages]);
        for _ in 0..MOST {
            assert_eq!(guild_backoff.hold(1, at(0)), None);
            guild_backoff.add(1, at(0), &why);
        }
        let held = |seconds| {
            let wait = SignedDuration::from_secs(seconds);
            Some(Held { cause: why.clone(), wait })
        };
        assert_eq!(guild_backoff.hold(1, at(0)), held(60));
        assert_eq!(guild_backoff.hold(2, at(0)), None);
        assert_eq!(guild_backoff.hold(1, at(20)), held(40));
        assert_eq!(guild_backoff.hold(1, at(60)), None, "one may be tried");
        assert_eq!(guild_backoff.hold(1, at(60)), held(60), "and no other");
        assert_eq!(guild_backoff.hold(1, at(30)), None, "a clock that was set back holds nobody");
        guild_backoff.clear(1);
        assert_eq!(guild_backoff.hold(1, at(31)), None, "it was mended");
    }

    #[test]
    fn after_ten_minutes_it_is_forgotten() {
        let guild_backoff = GuildBackoff::default();
        for _ in 0..MOST {
            guild_backoff.add(1, at(0), &Cause::ChannelGone);
        }
        assert_eq!(guild_backoff.hold(1, at(600)), None);
        guild_backoff.add(2, at(600), &Cause::ChannelGone);
        assert_eq!(guild_backoff.0.lock().unwrap().len(), 1, "who is forgotten costs nothing");
    }
}
