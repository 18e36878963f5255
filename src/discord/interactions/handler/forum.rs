//! The tags of forum channels, looked up while a moderator types one and when the choice is saved.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::Value;
use serenity::all::CreateInteractionResponse as Response;
use tracing::debug;

use super::InteractionHandler;
use crate::bot::{Bot, ChannelKind, Forum, ForumTag, Right};
use crate::discord::http::RestError;
use crate::discord::interactions::answer;
use crate::discord::interactions::interaction::Interaction;
use crate::discord::message::forum;
use crate::discord::rights;

/// For so long a server is not asked about again: each letter that is typed asks for tags.
const REMEMBERED: Duration = Duration::from_mins(1);
/// Servers that are remembered.
const MOST: usize = 64;
/// Suggestions that come later are of no use.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// A server with its forums, as Discord tells of them; nothing in it where Discord refuses to.
#[derive(Debug, Default)]
struct KnownGuild {
    guild: Value,
    forums: Vec<Value>,
}

/// Servers that were asked about lately.
#[derive(Debug, Default)]
pub(super) struct Forums(Mutex<HashMap<u64, (Instant, Arc<KnownGuild>)>>);

impl Forums {
    fn get(&self, guild: u64) -> Option<Arc<KnownGuild>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (at, _)| at.elapsed() < REMEMBERED);
        known.get(&guild).map(|(_, seen)| Arc::clone(seen))
    }

    fn put(&self, guild: u64, seen: &Arc<KnownGuild>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(guild, (Instant::now(), Arc::clone(seen)));
        }
    }
}

impl InteractionHandler {
    /// Suggestions for the tag of a post in this forum.
    pub(super) async fn tags_suggested(
        &self,
        channel: u64,
        typed: &str,
        interaction: &Interaction,
    ) -> Response {
        let seen = tokio::time::timeout(PATIENCE, self.tags_seen(channel, interaction)).await;
        let tags = seen.ok().flatten().unwrap_or_default();
        answer::choices(&Bot::suggest_tags(&tags, typed))
    }

    /// The tags of a forum that the asking moderator sees; a client may name any channel.
    async fn tags_seen(&self, channel: u64, interaction: &Interaction) -> Option<Vec<ForumTag>> {
        let (guild, user) = (interaction.guild_id?.0, interaction.user()?.0);
        let roles = &interaction.member.as_ref()?.roles;
        if channel == 0 || !interaction.may_moderate() {
            return None;
        }
        let seen = if let Some(seen) = self.forums.get(guild) {
            seen
        } else {
            let seen = Arc::new(self.look_at(guild).await?);
            self.forums.put(guild, &seen);
            seen
        };
        let told = seen.forums.iter().find(|one| one["id"].as_str() == Some(channel.to_string().as_str()))?;
        let forum = forum::read(told, guild)?;
        let sees = rights::of_member(&seen.guild, roles, told, user).contains(&Right::ViewChannel);
        sees.then_some(forum.tags)
    }

    /// What Discord says of a forum at this moment; none where it does not.
    pub(super) async fn forum(&self, channel: u64, guild: u64) -> Option<Forum> {
        let forums = self.forums_of(guild).await.ok()?;
        forums.iter().filter_map(|one| forum::read(one, guild)).find(|forum| forum.channel == channel)
    }

    /// A server with its forums; none where Discord does not answer now. A refusal is an answer, which is remembered, since
    /// Discord counts them.
    async fn look_at(&self, guild: u64) -> Option<KnownGuild> {
        let said = self.rest.once(Method::GET, &format!("/guilds/{guild}"), None).await;
        let seen = match said {
            Ok(guild_said) => {
                self.forums_of(guild).await.map(|forums| KnownGuild { guild: guild_said, forums })
            }
            Err(error) => Err(error),
        };
        match seen {
            Ok(seen) => Some(seen),
            Err(RestError::Api { .. }) => Some(KnownGuild::default()),
            Err(error) => {
                debug!(guild, %error, "the forums of a server could not be looked up");
                None
            }
        }
    }

    /// The forums in a server. The list is asked for, and not the channel: that would be refused where podpick may not see it.
    async fn forums_of(&self, guild: u64) -> Result<Vec<Value>, RestError> {
        let channels = self.rest.once(Method::GET, &format!("/guilds/{guild}/channels"), None).await?;
        let Value::Array(mut channels) = channels else { return Err(RestError::Decode) };
        channels.retain(|one| rights::kind_of(one["type"].as_u64()) == ChannelKind::Forum);
        Ok(channels)
    }
}
