//! Answers that are given later, because they take calls to Discord: podpick looked over for an admin, and what a moderator does in
//! a channel whose rights came with no interaction.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::time::sleep;
use tracing::{debug, error, warn};

use super::InteractionHandler;
use crate::bot::rights::Lookup;
use crate::bot::{Asked, Bot, Caller, ChannelKind, Reply, Request, Right, RightsIn};
use crate::discord::http::RestError;
use crate::discord::interactions::answer::{self, caller};
use crate::discord::interactions::interaction::Interaction;
use crate::discord::message::forum;
use crate::discord::rights;
use crate::store::{Taken, acting};

/// Discord's own code (`opcodes-and-status-codes.mdx`).
const UNKNOWN_CHANNEL: u64 = 10_003;
/// Between two tries to put an answer in the place of "thinking".
const FOLLOW_UP: Duration = Duration::from_millis(700);
const FOLLOW_UPS: u32 = 6;

/// Ends when "thinking" has gone out.
pub(super) type Thinking = tokio::sync::oneshot::Receiver<()>;

impl InteractionHandler {
    /// Whether podpick is to be looked over, for somebody who may ask that.
    pub(super) fn is_for_doctor(&self, asked: &Asked, interaction: &Interaction) -> bool {
        let caller = caller(interaction, &self.signer);
        self.doctor.is_some()
            && asked.request == Request::Status
            && caller.may_admin
            && caller.guild.is_some()
    }

    pub(super) fn look_over(self: &Arc<Self>, interaction: &Arc<Interaction>, thinking: Thinking) {
        let (handler, interaction) = (Arc::clone(self), Arc::clone(interaction));
        self.tasks.spawn(async move {
            let (Some(doctor), Some(guild)) = (&handler.doctor, interaction.guild_id) else { return };
            // Any command shows that podpick is there; what it cannot save, the round says.
            let bot = handler.bots.bot();
            if let Err(error) = bot.guild_returned(guild.0, handler.clock.now()).await {
                debug!(guild = guild.0, %error, "it was not noted that podpick is in this server");
            }
            let checks = handler.doctor_cache.of(doctor, guild.0).await;
            handler.tell_later(&Bot::status_reply(&checks), None, &interaction, thinking).await;
        });
    }

    /// What takes a call to Discord before a request can be answered: what the member may do where it takes effect, which
    /// tags a forum has, and who may give a role away.
    pub(super) async fn lookup(&self, request: &Request, interaction: &Interaction) -> Option<Lookup> {
        let bot = self.bots.bot().in_guild(interaction.guild_id.map(|id| id.0));
        // Where the store does not answer, the command itself says so.
        bot.asks_for(request, &caller(interaction, &self.signer)).await.ok().flatten()
    }

    /// Answers once all is known that was to be looked up.
    pub(super) fn answer_once_known(
        self: &Arc<Self>,
        (request, taken): (Request, Option<Taken>),
        lookup: Lookup,
        interaction: &Arc<Interaction>,
        command: Option<u64>,
        thinking: Thinking,
    ) {
        let (handler, interaction) = (Arc::clone(self), Arc::clone(interaction));
        self.tasks.spawn(async move {
            let mut caller = caller(&interaction, &handler.signer);
            if let Some(channel) = lookup.rights {
                caller.elsewhere = handler.rights_in(channel, &caller, &interaction).await;
            }
            if let (Some(channel), Some(guild)) = (lookup.forum, caller.guild) {
                caller.forum = handler.forum(channel, guild).await;
            }
            if let Some(role) = lookup.role {
                caller.role_look = handler.look_at_role(role, &caller, &interaction).await;
            }
            let asked = Asked { request, privately: true, for_member: None };
            let bot = handler.bots.bot().in_guild(caller.guild);
            let reply = acting(taken, bot.handle(&asked, &caller, handler.clock.now())).await;
            handler.done(taken);
            handler.tell_later(&reply, command, &interaction, thinking).await;
        });
    }

    /// What the asking member may do in a channel of the guild; none where Discord does not say.
    pub(super) async fn rights_in(
        &self,
        channel: u64,
        caller: &Caller,
        interaction: &Interaction,
    ) -> Option<RightsIn> {
        let (guild, user, member) = (caller.guild?, caller.user?, interaction.member.as_ref()?);
        let ask = async |path: String| {
            let said = self.rest.once(Method::GET, &path, None).await;
            said.inspect_err(|error| warn!(guild, %error, "Could not look up a member's permissions")).ok()
        };
        let said = ask(format!("/guilds/{guild}")).await?;
        // Channels that podpick may not see are listed as well; threads are not.
        let channels = ask(format!("/guilds/{guild}/channels")).await?;
        let listed = |id: u64| {
            let id = id.to_string();
            channels.as_array()?.iter().find(|one| one["id"].as_str() == Some(id.as_str()))
        };
        let of = |one: &Value| rights::of_member(&said, &member.roles, one, user);
        let adults = |one: &Value| one["nsfw"] == true;
        let known = RightsIn { channel, closed_roles: rights::closed_roles(&said), ..RightsIn::default() };
        if let Some(found) = listed(channel) {
            let kind = rights::kind_of(found["type"].as_u64());
            let moderated_tags = forum::moderated_tags(found);
            return Some(RightsIn {
                kind,
                rights: of(found),
                adults: adults(found),
                moderated_tags,
                ..known
            });
        }
        let thread = match self.rest.once(Method::GET, &format!("/channels/{channel}"), None).await {
            Ok(thread) => thread,
            // Nothing is posted in a channel that is gone, so nothing protects it.
            Err(RestError::Api { code: UNKNOWN_CHANNEL, .. }) => {
                return Some(RightsIn { rights: rights::rights_of(u64::MAX), ..known });
            }
            Err(_) => return None,
        };
        let around = listed(rights::around(&thread)?)?;
        let kind = rights::kind_of(thread["type"].as_u64());
        let mut rights = of(around);
        if kind == ChannelKind::PrivateThread && !self.enters(channel, user, &rights).await? {
            rights.retain(|right| *right != Right::ViewChannel);
        }
        let locked = rights::is_locked(&thread);
        Some(RightsIn { kind, rights, adults: adults(around), locked, ..known })
    }

    /// Whether a member sees a private thread: its members do, and who may manage threads (`topics/threads.mdx`,
    /// Permissions). None where Discord does not say.
    async fn enters(&self, thread: u64, user: u64, rights: &[Right]) -> Option<bool> {
        if rights.contains(&Right::ManageThreads) {
            return Some(true);
        }
        let path = format!("/channels/{thread}/thread-members/{user}");
        match self.rest.once(Method::GET, &path, None).await {
            Ok(_) => Some(true),
            Err(RestError::Api { status: 404, .. }) => Some(false),
            Err(_) => None,
        }
    }

    /// Puts an answer in the place of "thinking".
    pub(super) async fn tell_later(
        &self,
        reply: &Reply,
        command: Option<u64>,
        interaction: &Interaction,
        thinking: Thinking,
    ) {
        let body = answer::later(reply, command, interaction, &self.signer);
        let Ok(body) = serde_json::to_vec(&body) else { return };
        let mut told = Err(RestError::Unreachable("there was no time left"));
        // Its end, too, says that "thinking" is out, or never will be.
        let _ = thinking.await;
        for nth in 0..FOLLOW_UPS {
            if nth > 0 {
                sleep(FOLLOW_UP).await;
            }
            told = self.follow_up(interaction, body.clone()).await;
            // Before "thinking" is there Discord knows nothing to put this in place of.
            let early = matches!(told, Err(RestError::Api { status: 404, .. }));
            if !early && !told.as_ref().is_err_and(RestError::is_transient) {
                break;
            }
        }
        if let Err(error) = told {
            error!(guild = interaction.guild_id.map(|id| id.0), %error, "Could not send the answer");
        }
    }

    async fn follow_up(&self, to: &Interaction, body: Vec<u8>) -> Result<(), RestError> {
        let application = match to.application() {
            Some(id) => id,
            None => self.rest.application().await?.id,
        };
        self.rest.follow_up(application, to, body).await
    }
}
