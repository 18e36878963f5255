//! Answers that wait for a look at an address a member gave: one at a time for each member, few for each server, and not too many.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use jiff::{SignedDuration, Timestamp};
use serenity::all::CreateInteractionResponse as Response;

use super::InteractionHandler;
use super::later::Thinking;
use crate::bot::shelf::Look;
use crate::bot::{Reply, Request, ShelfRequest};
use crate::discord::interactions::answer::{self, caller};
use crate::discord::interactions::interaction::Interaction;
use crate::store::{Taken, acting};

/// Addresses that one member may have looked at, found or not, at once and then one in each [`EACH`].
// Judged by the compiler: it cannot fail while podpick runs.
const MOST: NonZeroU32 = NonZeroU32::new(10).expect("not zero");
const EACH: Duration = Duration::from_mins(1);
/// The same for all members of a server together: a few accounts in one server must not block everybody's.
const MOST_OF_A_SERVER: NonZeroU32 = NonZeroU32::new(30).expect("not zero");
const EACH_OF_A_SERVER: Duration = Duration::from_secs(10);
/// Looks of one server that are under way at once; podpick has one place more than that (`feeds::look`).
const AT_ONCE: usize = 3;

/// Who has had addresses looked at lately, and whose is looked at.
#[derive(Debug)]
pub(super) struct Looks {
    members: DefaultKeyedRateLimiter<u64>,
    servers: DefaultKeyedRateLimiter<u64>,
    under_way: Arc<Mutex<UnderWay>>,
}

/// Whose looks are under way.
#[derive(Debug, Default)]
struct UnderWay {
    members: HashSet<u64>,
    /// How many of each server.
    servers: HashMap<u64, usize>,
}

impl UnderWay {
    /// Whether a member of a server may have one more, which then is under way.
    fn begin(&mut self, member: u64, server: u64) -> bool {
        let of_server = self.servers.get(&server).copied().unwrap_or(0);
        if of_server >= AT_ONCE || !self.members.insert(member) {
            return false;
        }
        self.servers.insert(server, of_server + 1);
        true
    }

    fn end(&mut self, member: u64, server: u64) {
        self.members.remove(&member);
        if let Some(of_server) = self.servers.get_mut(&server) {
            *of_server = of_server.saturating_sub(1);
        }
        self.servers.retain(|_, of_server| *of_server > 0);
    }
}

impl Default for Looks {
    fn default() -> Self {
        let limiter = |each, most: NonZeroU32| {
            let quota = Quota::with_period(each).unwrap_or(Quota::per_minute(most));
            RateLimiter::keyed(quota.allow_burst(most))
        };
        Self {
            members: limiter(EACH, MOST),
            servers: limiter(EACH_OF_A_SERVER, MOST_OF_A_SERVER),
            under_way: Arc::default(),
        }
    }
}

/// A member's turn, which ends with it.
struct Turn {
    member: u64,
    server: u64,
    under_way: Arc<Mutex<UnderWay>>,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).end(self.member, self.server);
    }
}

impl Looks {
    /// The turn of a member of a server, or how long to wait for it.
    fn admit(&self, member: u64, server: u64) -> Result<Turn, Duration> {
        if !self.under_way.lock().unwrap_or_else(PoisonError::into_inner).begin(member, server) {
            return Err(EACH / MOST.get());
        }
        let turn = Turn { member, server, under_way: Arc::clone(&self.under_way) };
        // A member who has had enough costs the server nothing.
        let spent = self.members.check_key(&member).and_then(|()| self.servers.check_key(&server));
        spent.map_err(|until| until.wait_time_from(DefaultClock::default().now())).map(|()| turn)
    }

    /// Forgets who gave no address for a while.
    pub(super) fn forget(&self) {
        for limiter in [&self.members, &self.servers] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

impl InteractionHandler {
    /// The same with somebody who looks at addresses that members give.
    #[must_use]
    pub fn looking(mut self, look: Arc<dyn Look>) -> Self {
        self.look = Some(look);
        self
    }

    /// Whether an address has to be looked at before there is an answer. Nothing is fetched for who may not ask that.
    pub(super) fn looks_first(&self, shelf: &ShelfRequest, interaction: &Interaction) -> bool {
        let may = matches!(shelf, ShelfRequest::Suggest(_)) || interaction.may_moderate();
        let here = interaction.guild_id.is_some() && interaction.installed();
        self.look.is_some() && shelf.looks_at().is_some() && here && may
    }

    /// Begins to look, and gives what is answered at once; the answer follows, however long that takes.
    pub(super) fn look_and_answer(
        self: &Arc<Self>,
        shelf: ShelfRequest,
        taken: Option<Taken>,
        interaction: &Arc<Interaction>,
        command: Option<u64>,
        thinking: Thinking,
    ) -> Response {
        let server = interaction.guild_id.map_or(0, |id| id.0);
        let turn = match self.looks.admit(interaction.user().map_or(0, |id| id.0), server) {
            Ok(turn) => turn,
            Err(wait) => {
                let wait = SignedDuration::try_from(wait).unwrap_or_default();
                let until = self.clock.now().saturating_add(wait).unwrap_or(Timestamp::MAX);
                return answer::told(&Reply::looked_enough(until), interaction, &self.signer);
            }
        };
        let (handler, interaction) = (Arc::clone(self), Arc::clone(interaction));
        self.tasks.spawn(async move {
            let (Some(look), Some(address)) = (&handler.look, shelf.looks_at()) else { return };
            let found = look.look(address.to_owned()).await;
            drop(turn);
            let mut caller = caller(&interaction, &handler.signer);
            let request = Request::Shelf(Box::new(shelf.clone()));
            if let Some(channel) =
                handler.lookup(&request, &interaction).await.and_then(|lookup| lookup.rights)
            {
                caller.elsewhere = handler.rights_in(channel, &caller, &interaction).await;
            }
            let bot = handler.bots.bot().in_guild(caller.guild);
            let reply = acting(taken, bot.with_found(&shelf, found, &caller, handler.clock.now())).await;
            handler.done(taken);
            handler.tell_later(&reply, command, &interaction, thinking).await;
        });
        answer::thinking()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_ten_at_once_and_others_go_on() {
        let looks = Looks::default();
        let first = looks.admit(1, 7).map_err(drop);
        assert!(first.is_ok() && looks.admit(1, 7).is_err(), "the first is not over yet");
        assert!(looks.admit(2, 7).is_ok());
        drop(first);
        for _ in 1..MOST.get() {
            assert!(looks.admit(1, 7).is_ok());
        }
        assert!(looks.admit(1, 7).err().is_some_and(|wait| wait <= EACH));
        assert!(looks.admit(2, 7).is_ok());
    }

    #[test]
    fn a_few_accounts_of_one_server_do_not_block_another() {
        let looks = Looks::default();
        let held: Vec<_> = (0..9).map(|member| looks.admit(member, 7).map_err(drop)).collect();
        assert_eq!(held.iter().filter(|turn| turn.is_ok()).count(), AT_ONCE);
        assert!(looks.admit(20, 8).is_ok(), "others go on");
        drop(held);
        let admitted = (100..200).filter(|member| looks.admit(*member, 7).is_ok()).count();
        assert_eq!(admitted + AT_ONCE, MOST_OF_A_SERVER.get() as usize);
        assert!(looks.admit(21, 8).is_ok());
        assert!(looks.under_way.lock().unwrap().servers.is_empty(), "what is over costs nothing");
    }
}
