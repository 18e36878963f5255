//! The tags of forum channels, looked up while a moderator types one and when the choice is saved.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::Value;
use serenity::all::CreateInteractionResponse as Response;
use tracing::debug;

use super::Desk;
use crate::bot::{Bot, Forum, ForumTag, Right};
use crate::discord::incoming::Incoming;
use crate::discord::{answer, forum, rights};

/// For so long a forum is not asked about again: each letter that is typed asks for its tags.
const REMEMBERED: Duration = Duration::from_mins(1);
/// Forums that are remembered.
const MOST: usize = 256;
/// Suggestions that come later are of no use.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Forums that were asked about lately, each with its guild.
#[derive(Debug, Default)]
pub(super) struct Forums(Mutex<HashMap<u64, (Instant, Value, Value)>>);

impl Forums {
    fn get(&self, channel: u64) -> Option<(Value, Value)> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (at, ..)| at.elapsed() < REMEMBERED);
        known.get(&channel).map(|(_, guild, channel)| (guild.clone(), channel.clone()))
    }

    fn put(&self, id: u64, guild: &Value, channel: &Value) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(id, (Instant::now(), guild.clone(), channel.clone()));
        }
    }
}

impl Desk {
    /// Suggestions for the tag of a post in this forum.
    pub(super) async fn tags_suggested(&self, channel: u64, typed: &str, incoming: &Incoming) -> Response {
        let seen = tokio::time::timeout(PATIENCE, self.tags_seen(channel, incoming)).await;
        let tags = seen.ok().flatten().unwrap_or_default();
        answer::choices(&Bot::suggest_tags(&tags, typed))
    }

    /// The tags of a forum that the asking moderator sees; a client may name any channel.
    async fn tags_seen(&self, channel: u64, incoming: &Incoming) -> Option<Vec<ForumTag>> {
        let (guild, user) = (incoming.guild_id?.0, incoming.user()?.0);
        let roles = &incoming.member.as_ref()?.roles;
        if channel == 0 || !incoming.may_moderate() {
            return None;
        }
        let (of, told) = match self.forums.get(channel) {
            Some(known) => known,
            None => {
                let of = self.ask(format!("/guilds/{guild}")).await?;
                let told = self.ask(format!("/channels/{channel}")).await?;
                self.forums.put(channel, &of, &told);
                (of, told)
            }
        };
        let forum = forum::read(&told, guild)?;
        let sees = rights::of_member(&of, roles, &told, user).contains(&Right::ViewChannel);
        sees.then_some(forum.tags)
    }

    /// What Discord says of a forum at this moment; none where it does not.
    pub(super) async fn forum(&self, channel: u64, guild: u64) -> Option<Forum> {
        forum::read(&self.ask(format!("/channels/{channel}")).await?, guild)
    }

    async fn ask(&self, path: String) -> Option<Value> {
        let said = self.rest.once(Method::GET, &path, None).await;
        said.inspect_err(|error| debug!(%error, "a forum could not be looked up")).ok()
    }
}
