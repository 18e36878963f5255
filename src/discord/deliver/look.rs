//! Answers that wait for a look at an address a member gave, and what somebody else is told because of an answer.

use std::sync::Arc;

use reqwest::Method;
use serde_json::json;
use tracing::info;

use super::Desk;
use super::later::Thinking;
use crate::bot::shelf::Look;
use crate::bot::{Direct, ShelfRequest};
use crate::discord::answer::caller;
use crate::discord::incoming::Incoming;
use crate::discord::post;

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

    /// Writes to one member. Whoever takes no messages from this server is not written to, and nobody else hears of it.
    pub(super) fn tell_directly(self: &Arc<Self>, direct: Direct, interaction: u64) {
        let desk = Arc::clone(self);
        self.tasks.spawn(async move {
            let open = json!({"recipient_id": direct.user.to_string()});
            let opened = desk.rest.once(Method::POST, "/users/@me/channels", Some(&open)).await;
            let channel = opened.map(|said| said["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or(0));
            let told = match channel {
                Ok::<u64, _>(channel) => {
                    let nonce = post::nonce(&format!("direct:{interaction}"), 0);
                    let seal = desk.seals.in_guild(0);
                    let now = desk.clock.now();
                    let body = post::post(&direct.reply, &nonce, seal, direct.locale, now);
                    let path = format!("/channels/{channel}/messages");
                    desk.rest.once(Method::POST, &path, Some(&body)).await.map(drop)
                }
                Err(error) => Err(error),
            };
            if let Err(error) = told {
                info!(%error, "a member takes no direct messages");
            }
        });
    }
}
