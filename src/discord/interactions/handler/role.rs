//! A role that a member gives themselves or takes back under a post: looked at and changed beside the answer. Decides no word.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use governor::DefaultKeyedRateLimiter;
use governor::clock::{Clock, DefaultClock};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::Value;
use serenity::all::CreateInteractionResponse as Response;
use tracing::{info, warn};

use super::InteractionHandler;
use super::later::Thinking;
use super::send::within_span;
use crate::bot::RoleLook;
use crate::bot::self_roles::{RoleFault, RoleOutcome};
use crate::bot::{Caller, Reply, Text};
use crate::discord::http::RestError;
use crate::discord::interactions::answer;
use crate::discord::interactions::interaction::Interaction;
use crate::discord::rights;

/// Discord's own codes (`opcodes-and-status-codes.mdx`).
const UNKNOWN_MEMBER: u64 = 10_007;
const UNKNOWN_ROLE: u64 = 10_011;
const MISSING_ACCESS: u64 = 50_001;
const MISSING_PERMISSIONS: u64 = 50_013;

/// How often one member may press within ten minutes: each press is three calls to Discord.
// Judged by the compiler: it cannot fail while podpick runs.
const MOST: NonZeroU32 = NonZeroU32::new(10).expect("not zero");

/// Who pressed lately.
#[derive(Debug)]
pub(super) struct Presses(DefaultKeyedRateLimiter<u64>);

impl Default for Presses {
    fn default() -> Self {
        Self(within_span(MOST))
    }
}

impl Presses {
    /// Counts a press of a member; how long to wait where it is one too many.
    fn admit(&self, member: u64) -> Result<(), Duration> {
        self.0.check_key(&member).map_err(|until| until.wait_time_from(DefaultClock::default().now()))
    }

    /// Forgets who did not press for a while.
    pub(super) fn forget(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

impl InteractionHandler {
    /// Begins to give a member the role of a post or to take it back, and gives what is answered at once.
    pub(super) fn role_for_member(
        self: &Arc<Self>,
        post: String,
        interaction: &Arc<Interaction>,
        command: Option<u64>,
        thinking: Thinking,
    ) -> Response {
        if let Err(wait) = self.presses.admit(interaction.user().map_or(0, |id| id.0)) {
            let wait = SignedDuration::try_from(wait).unwrap_or_default();
            let until = self.clock.now().saturating_add(wait).unwrap_or(Timestamp::MAX);
            return answer::slow_down(interaction, &self.signer, false, until);
        }
        let (handler, interaction) = (Arc::clone(self), Arc::clone(interaction));
        self.tasks.spawn(async move {
            let told = handler.change_role(&post, &interaction).await;
            handler.tell_later(&told, command, &interaction, thinking).await;
        });
        answer::thinking()
    }

    /// Gives or takes the role; what the member is told.
    async fn change_role(&self, post: &str, interaction: &Interaction) -> Reply {
        let caller = answer::caller(interaction, &self.signer);
        let (Some(guild), Some(user), Some(member)) = (caller.guild, caller.user, &interaction.member) else {
            return Reply::no_role_offered();
        };
        // Which role it is, only what is kept says.
        let role = match self.bots.bot().in_guild(Some(guild)).offered_role(guild, post).await {
            Ok(Some(role)) => role,
            Ok(None) => return Reply::no_role_offered(),
            Err(error) => {
                warn!(guild, %error, "Could not read which role a post offers");
                return Reply::about_role(0, RoleOutcome::Failed);
            }
        };
        let offerable = match self.look_at_role(role, &caller, interaction).await {
            Some(look) => look.offerable(),
            None => Err(RoleFault::Unknown),
        };
        if let Err(fault) = offerable {
            return Reply::role_not_now(role, fault);
        }
        let wanted = role.to_string();
        let has = member.roles.as_array().is_some_and(|own| own.iter().any(|own| *own == wanted.as_str()));
        let (method, reason) =
            if has { (Method::DELETE, "audit-role-taken") } else { (Method::PUT, "audit-role-given") };
        // Moderators read it: in the server's language.
        let reason = Text::of(reason).words(interaction.locale(false));
        let path = format!("/guilds/{guild}/members/{user}/roles/{role}");
        let outcome = match self.rest.with_reason(method, &path, &reason).await {
            Ok(()) if has => RoleOutcome::Taken,
            Ok(()) => RoleOutcome::Given,
            Err(RestError::Api { code: UNKNOWN_ROLE, .. }) => {
                return Reply::role_not_now(role, RoleFault::Gone);
            }
            Err(RestError::Api { code: UNKNOWN_MEMBER, .. }) => RoleOutcome::NoMember,
            Err(RestError::Api { code: MISSING_PERMISSIONS | MISSING_ACCESS, .. }) => RoleOutcome::Refused,
            Err(error) => {
                warn!(guild, %error, "Could not change a member's role");
                RoleOutcome::Failed
            }
        };
        info!(guild, outcome = ?outcome, "A member pressed Get this role");
        Reply::about_role(role, outcome)
    }

    /// A role, and who may give it away; none where Discord does not say.
    pub(super) async fn look_at_role(
        &self,
        role: u64,
        caller: &Caller,
        interaction: &Interaction,
    ) -> Option<RoleLook> {
        let (guild, user, member) = (caller.guild?, caller.user?, interaction.member.as_ref()?);
        let ask = async |path: String| -> Option<Value> {
            let said = self.rest.once(Method::GET, &path, None).await;
            said.inspect_err(|error| warn!(guild, %error, "Could not look up a role")).ok()
        };
        let me = self.rest.application().await.ok()?.user;
        let said = ask(format!("/guilds/{guild}")).await?;
        let own = ask(format!("/guilds/{guild}/members/{me}")).await?;
        let podpick = rights::Holder { user: me, roles: &own["roles"] };
        let caller = rights::Holder { user, roles: &member.roles };
        Some(rights::role(&said, podpick, caller, role))
    }
}
