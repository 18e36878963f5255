//! Answers that wait for a look at an address a member gave.

use std::sync::Arc;

use super::Desk;
use super::later::Thinking;
use crate::bot::ShelfRequest;
use crate::bot::shelf::Look;
use crate::discord::answer::caller;
use crate::discord::incoming::Incoming;

impl Desk {
    /// The same with somebody who looks at addresses that members give.
    #[must_use]
    pub fn looking(mut self, look: Arc<dyn Look>) -> Self {
        self.look = Some(look);
        self
    }

    /// Whether an address has to be looked at before there is an answer. Nothing is fetched for who may not ask that.
    pub(super) fn looks_first(&self, shelf: &ShelfRequest, incoming: &Incoming) -> bool {
        let may = matches!(shelf, ShelfRequest::Suggest(_)) || incoming.may_moderate();
        self.look.is_some() && shelf.looks_at().is_some() && incoming.guild_id.is_some() && may
    }

    /// Answers once the address was looked at, however long that takes.
    pub(super) fn look_and_answer(
        self: &Arc<Self>,
        shelf: ShelfRequest,
        incoming: &Arc<Incoming>,
        command: Option<u64>,
        thinking: Thinking,
    ) {
        let (desk, incoming) = (Arc::clone(self), Arc::clone(incoming));
        self.tasks.spawn(async move {
            let (Some(look), Some(address)) = (&desk.look, shelf.looks_at()) else { return };
            let found = look.look(address.to_owned()).await;
            let caller = caller(&incoming, &desk.seals);
            let bot = desk.bots.bot().in_guild(caller.guild);
            let reply = bot.with_found(&shelf, found, &caller, desk.clock.now()).await;
            desk.tell_later(&reply, command, &incoming, thinking).await;
        });
    }
}
