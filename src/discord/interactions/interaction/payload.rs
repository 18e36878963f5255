//! What an interaction carries: options, what ids stand for, members, channels, messages.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Cause, Snowflake};

/// What was used, and how.
#[derive(Debug, Default, Deserialize)]
pub struct Data {
    /// The registered command.
    #[serde(default)]
    pub id: Option<Snowflake>,
    /// The command's name in English.
    #[serde(default)]
    pub name: String,
    /// 1 slash command, 3 message command.
    #[serde(default, rename = "type")]
    pub kind: Option<u8>,
    /// What was filled in.
    #[serde(default)]
    pub options: Vec<CommandOption>,
    /// The message a message command was used on.
    #[serde(default)]
    pub target_id: Option<Snowflake>,
    /// What ids in here stand for.
    #[serde(default)]
    pub resolved: Resolved,
    /// The button's or menu's id.
    #[serde(default)]
    pub custom_id: String,
    /// What was chosen in a menu.
    #[serde(default)]
    pub values: Vec<String>,
    /// The rows of a form that was handed in, as they came.
    #[serde(default)]
    pub(super) components: Value,
}

/// An option as filled in, possibly half-way.
#[derive(Debug, Default, Deserialize)]
pub struct CommandOption {
    /// The option's name in English.
    pub name: String,
    /// Whatever the client sent.
    #[serde(default)]
    pub value: Value,
    /// Options inside a subcommand.
    #[serde(default)]
    pub options: Vec<CommandOption>,
    /// The member is typing here.
    #[serde(default)]
    pub focused: bool,
}

/// What ids stand for.
#[derive(Debug, Default, Deserialize)]
pub struct Resolved {
    /// Messages by id.
    #[serde(default)]
    pub messages: HashMap<Snowflake, Message>,
    /// Channels by id, as they came.
    #[serde(default)]
    pub channels: Value,
    /// Roles by id, as they came.
    #[serde(default)]
    pub roles: Value,
}

/// A channel.
#[derive(Debug, Deserialize)]
pub struct Channel {
    /// By Discord's number for it.
    #[serde(rename = "type")]
    pub kind: u8,
    /// It is marked for adults.
    #[serde(default)]
    pub nsfw: Option<bool>,
    /// What makes a thread one, as it came.
    #[serde(default)]
    pub(super) thread_metadata: Value,
}

/// A member of a server.
#[derive(Debug, Deserialize)]
pub struct Member {
    /// The person.
    #[serde(default)]
    pub user: Option<User>,
    /// What the member may do in this channel, computed by Discord.
    #[serde(default)]
    pub(super) permissions: Option<String>,
    /// The member's roles by id, as they came.
    #[serde(default)]
    pub roles: Value,
}

/// A person.
#[derive(Debug, Deserialize)]
pub struct User {
    /// The person's id.
    pub id: Snowflake,
}

/// A message.
#[derive(Debug, Default, Deserialize)]
pub struct Message {
    /// Its text.
    #[serde(default)]
    pub content: String,
    /// What it shows besides, whatever that is.
    #[serde(default)]
    embeds: Value,
    /// Its buttons and menus, as they came.
    #[serde(default)]
    pub components: Value,
    #[serde(default)]
    flags: u64,
    #[serde(default)]
    interaction_metadata: Option<Cause>,
    #[serde(default)]
    interaction: Option<Cause>,
}

impl Message {
    /// All that it says: its text, and titles and descriptions of what it shows, up to 6,000 characters.
    #[must_use]
    pub fn words(&self) -> String {
        let embeds = self.embeds.as_array().into_iter().flatten().take(10);
        let shown = embeds.flat_map(|embed| [embed["title"].as_str(), embed["description"].as_str()]);
        let all: Vec<&str> = std::iter::once(self.content.as_str()).chain(shown.flatten()).collect();
        all.join("\n").trim().chars().take(6_000).collect()
    }

    /// Whether only one member sees it.
    #[must_use]
    pub fn ephemeral(&self) -> bool {
        self.flags & (1 << 6) != 0
    }

    /// Whose interaction it answers.
    #[must_use]
    pub fn invoker(&self) -> Option<Snowflake> {
        let cause = self.interaction_metadata.as_ref().or(self.interaction.as_ref())?;
        cause.user.as_ref().map(|user| user.id)
    }
}
