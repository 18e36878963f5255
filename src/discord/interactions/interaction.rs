//! An interaction as far as podpick reads it. Everything but id and token may be absent or odd, so that nothing
//! Discord adds or a client sends wrongly leaves a member without an answer; serenity's own model refuses such ones.

mod parts;
mod payload;

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serenity::all::Permissions;

pub use payload::{Channel, CommandOption, Data, Member, Message, Resolved, User};

use crate::bot::{ChannelKind, HeldUp};
use crate::discord::interactions::progress::Handling;
use crate::discord::rights::kind_of;
use crate::locale::Locale;

/// An id of Discord's, which come as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Snowflake(pub u64);

impl<'de> Deserialize<'de> for Snowflake {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Spelt {
            Text(String),
            Number(u64),
        }
        match Spelt::deserialize(from)? {
            Spelt::Number(id) => Ok(Self(id)),
            Spelt::Text(text) => text.parse().map(Self).map_err(serde::de::Error::custom),
        }
    }
}

/// What happened, as numbered by Discord (`interactions/receiving-and-responding.mdx`, Interaction Type).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 1: a liveness check.
    Ping,
    /// 2: a command was used.
    Command,
    /// 3: a button or menu was used.
    Component,
    /// 4: suggestions are wanted.
    Autocomplete,
    /// 5: a form was handed in.
    Modal,
    /// Anything else.
    Other,
}

/// One interaction.
#[derive(Debug, Deserialize)]
pub struct Interaction {
    /// Unique; also says when it was made.
    pub id: Snowflake,
    /// What happened; 0 where that is no number that Discord gives.
    #[serde(default, rename = "type", deserialize_with = "number")]
    number: u8,
    /// Lets whoever holds it answer, for 15 minutes.
    pub token: SecretString,
    /// What was used.
    #[serde(default)]
    pub data: Data,
    /// The application that is meant.
    #[serde(default)]
    application_id: Option<Snowflake>,
    /// Where, if in a server.
    #[serde(default)]
    pub guild_id: Option<Snowflake>,
    /// The channel's id.
    #[serde(default)]
    pub channel_id: Option<Snowflake>,
    /// What podpick may do in that channel.
    #[serde(default)]
    pub app_permissions: Option<String>,
    /// The channel, of which only the kind matters.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// Who, if in a server.
    #[serde(default)]
    pub member: Option<Member>,
    /// Who, if not in a server.
    #[serde(default)]
    pub user: Option<User>,
    /// The message under which a button was pressed.
    #[serde(default)]
    pub message: Option<Message>,
    /// 0 server, 1 direct message with the bot, 2 any other direct message.
    #[serde(default)]
    pub context: Option<u8>,
    /// The language the member reads Discord in, such as `pt-BR`; whatever the client sent.
    #[serde(default)]
    pub locale: Value,
    /// The language of the server.
    #[serde(default)]
    pub guild_locale: Value,
    /// For whom the app was installed: 0 a server, 1 a member.
    #[serde(default)]
    authorizing_integration_owners: Value,
    /// What holds up posts at the moment it came.
    #[serde(skip)]
    pub held_up: Option<HeldUp>,
    /// Dropped when podpick is done with it, where somebody waits for that.
    #[serde(skip)]
    pub handling: Option<Arc<Handling>>,
}

#[derive(Debug, Deserialize)]
struct Cause {
    #[serde(default)]
    user: Option<User>,
}

fn number<'de, D: Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    let said = Value::deserialize(from)?;
    Ok(said.as_u64().and_then(|number| u8::try_from(number).ok()).unwrap_or(0))
}

impl Interaction {
    /// Whether embeds are shown where the answer goes; so it is taken where Discord does not say.
    #[must_use]
    pub fn may_embed(&self) -> bool {
        let known = self.app_permissions.as_deref().and_then(|bits| bits.parse().ok());
        known.map(Permissions::from_bits_truncate).is_none_or(|has| {
            has.contains(Permissions::EMBED_LINKS) || has.contains(Permissions::ADMINISTRATOR)
        })
    }

    /// The language in which an answer is read: a private one in the member's, any other in the server's.
    #[must_use]
    pub fn locale(&self, private: bool) -> Locale {
        let tag = if private || self.guild_id.is_none() { &self.locale } else { &self.guild_locale };
        tag.as_str().map(Locale::of).unwrap_or_default()
    }

    /// How long ago it was made, by its id (`reference.mdx`, Snowflakes); nothing where the clock is behind.
    #[must_use]
    pub fn age(&self, now: jiff::Timestamp) -> Duration {
        const EPOCH: i64 = 1_420_070_400_000;
        let made = (self.id.0 >> 22).cast_signed() + EPOCH;
        let age = now.as_millisecond().saturating_sub(made);
        Duration::from_millis(u64::try_from(age).unwrap_or(0))
    }

    /// Reads an interaction from its JSON value. Parts that are odd beyond reading are left out; without id and token there is
    /// none.
    #[must_use]
    pub fn read(json: Value) -> Option<Self> {
        if let Ok(usual) = Self::deserialize(&json) {
            return Some(usual);
        }
        // What may be shown depends on the server, so without it nothing else is read.
        let json = parts::readable(json, &["id", "type", "token"], "guild_id", |json| {
            Self::deserialize(json).is_ok()
        })?;
        Self::deserialize(&json).ok()
    }

    /// What happened.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.number {
            1 => Kind::Ping,
            2 => Kind::Command,
            3 => Kind::Component,
            4 => Kind::Autocomplete,
            5 => Kind::Modal,
            _ => Kind::Other,
        }
    }

    /// Whether podpick is in the server where it was used; so it is taken where Discord does not say.
    #[must_use]
    pub fn installed(&self) -> bool {
        let owners = &self.authorizing_integration_owners;
        !owners.is_object() || owners.get("0").is_some()
    }

    /// What was filled into a field of a form; nothing where there is no such field.
    #[must_use]
    pub fn filled(&self, field: &str) -> String {
        let rows = self.data.components.as_array().into_iter().flatten();
        // A field lies in a row, or in a label around it (`components/reference.mdx`, Text Input).
        let fields = rows.flat_map(|row| {
            row["components"].as_array().into_iter().flatten().chain(std::iter::once(&row["component"]))
        });
        let mut named = fields.filter(|one| one["custom_id"] == field);
        named.next().and_then(|one| one["value"].as_str()).unwrap_or_default().to_owned()
    }

    /// Who did it.
    #[must_use]
    pub fn user(&self) -> Option<Snowflake> {
        let member = self.member.as_ref().and_then(|member| member.user.as_ref());
        member.or(self.user.as_ref()).map(|user| user.id)
    }

    /// Whether this member may manage messages here, which is what it takes to use `/pick`.
    #[must_use]
    pub fn may_moderate(&self) -> bool {
        self.may(Permissions::MANAGE_MESSAGES)
    }

    /// The application that is meant, by id.
    #[must_use]
    pub fn application(&self) -> Option<u64> {
        self.application_id.map(|id| id.0)
    }

    /// What the channel is.
    #[must_use]
    pub fn channel_kind(&self) -> ChannelKind {
        kind_of(self.channel.as_ref().map(|channel| u64::from(channel.kind)))
    }

    /// Whether it is a thread in which only moderators may write.
    #[must_use]
    pub fn in_locked_thread(&self) -> bool {
        self.channel.as_ref().is_some_and(|channel| channel.thread_metadata["locked"] == true)
    }

    /// Whether the member may manage the guild, by what Discord says with each interaction.
    #[must_use]
    pub fn may_admin(&self) -> bool {
        self.may(Permissions::MANAGE_GUILD)
    }

    /// Whether the member may do everything everywhere in the guild.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.may(Permissions::ADMINISTRATOR)
    }

    /// What the member may do in this channel, as a number of Discord's.
    #[must_use]
    pub fn permissions(&self) -> u64 {
        let bits = self.member.as_ref().and_then(|member| member.permissions.as_deref()?.parse().ok());
        bits.unwrap_or(0)
    }

    /// What podpick may do in this channel, as a number of Discord's.
    #[must_use]
    pub fn bot_permissions(&self) -> Option<u64> {
        self.app_permissions.as_deref()?.parse().ok()
    }

    fn may(&self, what: Permissions) -> bool {
        let has = Permissions::from_bits_retain(self.permissions());
        has.contains(what) || has.contains(Permissions::ADMINISTRATOR)
    }

    /// Whether explicit episodes may be shown here: the channel is marked for them, or only those read who asked. A
    /// thread does not say how its channel is marked.
    #[must_use]
    pub fn explicit_allowed(&self) -> bool {
        self.guild_id.is_none() || self.channel.as_ref().is_some_and(|channel| channel.nsfw == Some(true))
    }

    /// Whether this member may write where this happened. In a direct message with the bot nobody else reads, so
    /// there is nothing to share.
    #[must_use]
    pub fn may_post(&self) -> bool {
        use serenity::all::Permissions;
        let Some(member) = &self.member else { return self.context == Some(2) };
        let bits = member.permissions.as_deref().and_then(|bits| bits.parse().ok()).unwrap_or(0);
        let has = Permissions::from_bits_retain(bits);
        let thread = self.channel_kind().is_thread();
        let needed = if thread { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::SEND_MESSAGES };
        has.contains(needed) || has.contains(Permissions::ADMINISTRATOR)
    }
}
