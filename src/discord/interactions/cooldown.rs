//! How often a member and a server may ask. Typing is free, but bounded. Decides nothing about what is answered.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::discord::interactions::interaction::{Interaction, Kind};

const SPAN: Duration = Duration::from_secs(10);
// Judged by the compiler: none of these can fail while podpick runs.
/// Questions of one member.
const MEMBER: NonZeroU32 = NonZeroU32::new(5).expect("not zero");
/// Questions of all members of one server: a lively evening, not a flood.
const GUILD: NonZeroU32 = NonZeroU32::new(50).expect("not zero");
/// Suggestions for one member: faster than anybody types.
const TYPING: NonZeroU32 = NonZeroU32::new(100).expect("not zero");

type Limiter<C> = RateLimiter<u64, DefaultKeyedStateStore<u64>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// Who asked how often lately.
#[derive(Debug)]
pub(super) struct Cooldown<C: Clock = DefaultClock> {
    clock: C,
    members: Limiter<C>,
    guilds: Limiter<C>,
    typing: Limiter<C>,
}

/// Somebody asks too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooOften {
    /// It is the whole server, not this member.
    pub(super) everybody: bool,
    /// How long to wait.
    pub(super) wait: Duration,
}

impl Default for Cooldown {
    fn default() -> Self {
        Self::with(DefaultClock::default())
    }
}

impl<C: Clock + Clone> Cooldown<C> {
    fn with(clock: C) -> Self {
        // So many at once, and as many again in ten seconds, evenly.
        let limiter = |most: NonZeroU32| {
            let quota = Quota::with_period(SPAN / most.get()).unwrap_or(Quota::per_second(most));
            RateLimiter::new(quota.allow_burst(most), DefaultKeyedStateStore::default(), clock.clone())
        };
        Self { members: limiter(MEMBER), guilds: limiter(GUILD), typing: limiter(TYPING), clock }
    }

    /// Counts a question, and says whether it comes too soon.
    pub(super) fn admit(&self, interaction: &Interaction) -> Result<(), TooOften> {
        let member = interaction.user().map_or(0, |id| id.0);
        let too_often = |limiter: &Limiter<C>, key: u64, everybody: bool| match limiter.check_key(&key) {
            Ok(()) => Ok(()),
            Err(not_until) => Err(TooOften { everybody, wait: not_until.wait_time_from(self.clock.now()) }),
        };
        match interaction.kind() {
            Kind::Ping => Ok(()),
            Kind::Autocomplete => too_often(&self.typing, member, false),
            Kind::Command | Kind::Component | Kind::Modal | Kind::Other => {
                too_often(&self.members, member, false)?;
                match interaction.guild_id {
                    // A raid must not keep those away who can end it.
                    Some(_) if interaction.may_moderate() || interaction.may_admin() => Ok(()),
                    Some(guild) => too_often(&self.guilds, guild.0, true),
                    None => Ok(()),
                }
            }
        }
    }

    /// Forgets who has not asked for a while; without it memory would grow with everybody who ever asked.
    pub(super) fn forget(&self) {
        for limiter in [&self.members, &self.guilds, &self.typing] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;
    use serde_json::json;

    fn asks(kind: u8, member: u64, guild: u64) -> Interaction {
        Interaction::read(json!({
            "id": "1", "type": kind, "token": "t", "guild_id": guild.to_string(), "data": {},
            "member": {"user": {"id": member.to_string()}},
        }))
        .unwrap()
    }

    #[test]
    fn five_questions_in_ten_seconds_and_typing_is_free() {
        let clock = FakeRelativeClock::default();
        let cooldown = Cooldown::with(clock.clone());
        for _ in 0..5 {
            assert_eq!(cooldown.admit(&asks(2, 1, 9)), Ok(()));
        }
        let refused = cooldown.admit(&asks(3, 1, 9)).unwrap_err();
        assert_eq!(refused, TooOften { everybody: false, wait: Duration::from_secs(2) });
        assert_eq!(cooldown.admit(&asks(4, 1, 9)), Ok(()));
        assert_eq!(cooldown.admit(&asks(2, 2, 9)), Ok(()), "others go on");
        clock.advance(Duration::from_secs(2));
        assert_eq!(cooldown.admit(&asks(2, 1, 9)), Ok(()));
        assert!(cooldown.admit(&asks(2, 1, 9)).is_err());
        clock.advance(SPAN);
        for _ in 0..5 {
            assert_eq!(cooldown.admit(&asks(2, 1, 9)), Ok(()));
        }
    }

    #[test]
    fn a_server_is_bounded_as_a_whole_and_forgotten_members_cost_nothing() {
        let clock = FakeRelativeClock::default();
        let cooldown = Cooldown::with(clock.clone());
        let refused = (0..60).filter(|member| cooldown.admit(&asks(2, *member, 7)).is_err()).count();
        assert_eq!(refused, 10);
        assert!(cooldown.admit(&asks(2, 99, 7)).unwrap_err().everybody);
        let typed = (0..150).filter(|_| cooldown.admit(&asks(4, 5, 7)).is_ok()).count();
        assert_eq!(typed, 100);
        for member in 0..10_000 {
            let _ = cooldown.admit(&asks(2, member, member));
        }
        clock.advance(SPAN * 2);
        cooldown.forget();
        assert_eq!(cooldown.members.len() + cooldown.guilds.len() + cooldown.typing.len(), 0);
    }
}
