//! Who asks and where, with what Discord tells about them in an interaction. Asks nothing itself.

use serde_json::{Value, json};

use crate::loopback::{APPLICATION, MODERATORS};

/// View, send, also in threads, embed, history, join, use commands: what an ordinary member may do.
const ORDINARY: u64 = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 16 | 1 << 20 | 1 << 31 | 1 << 38;
/// The guild of most stories.
pub(crate) const GUILD: u64 = 222_000_000_000_000_001;

/// A member of Discord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) id: u64,
    pub(crate) name: &'static str,
    pub(crate) permissions: u64,
    /// Moderates every channel, and not only the one of most stories.
    pub(crate) everywhere: bool,
    pub(crate) locale: &'static str,
    /// The language of the server they are in.
    pub(crate) guild_locale: &'static str,
}

/// Asks where a story names nobody.
pub(crate) const ANNA: Person = Person {
    id: 333_000_000_000_000_001,
    name: "anna",
    permissions: ORDINARY,
    everywhere: false,
    locale: "en-US",
    guild_locale: "en-US",
};
/// Somebody else in the same guild.
pub(crate) const BEN: Person = Person {
    id: 333_000_000_000_000_002,
    name: "ben",
    permissions: ORDINARY,
    everywhere: false,
    locale: "de",
    guild_locale: "en-US",
};
/// May read here and use commands, but not write.
pub(crate) const QUIET: Person = Person {
    id: 333_000_000_000_000_003,
    name: "quiet",
    permissions: ORDINARY & !(1 << 11),
    everywhere: false,
    locale: "en-GB",
    guild_locale: "en-US",
};

/// Looks after the weekly pick: may also manage messages.
pub(crate) const MIA: Person = Person {
    id: 333_000_000_000_000_004,
    name: "mia",
    permissions: ORDINARY | 1 << 13,
    everywhere: true,
    locale: "en-US",
    guild_locale: "en-US",
};
/// May manage messages only in the channel of most stories.
pub(crate) const LEA: Person = Person {
    id: 333_000_000_000_000_006,
    name: "lea",
    permissions: ORDINARY | 1 << 13,
    everywhere: false,
    locale: "en-US",
    guild_locale: "en-US",
};
/// Runs the server: may also manage it.
pub(crate) const ADA: Person = Person {
    id: 333_000_000_000_000_005,
    name: "ada",
    permissions: ORDINARY | 1 << 13 | 1 << 5,
    everywhere: true,
    locale: "en-US",
    guild_locale: "en-US",
};
/// Where picks are announced, and everything the bot may do there.
pub(crate) const NEWS: u64 = 444_000_000_000_000_010;
pub(crate) const ALL_RIGHTS: u64 = ORDINARY | 1 << 35;
/// Where members vote: there the bot may also post polls.
pub(crate) const POLLS: u64 = 444_000_000_000_000_013;

/// A text channel, and threads in it: an open one, one that only its members see, and a locked one.
pub(crate) const AROUND: u64 = 444_000_000_000_000_030;
pub(crate) const THREAD: u64 = 444_000_000_000_000_031;
pub(crate) const PRIVATE: u64 = 444_000_000_000_000_032;
pub(crate) const LOCKED: u64 = 444_000_000_000_000_033;
/// A voice channel and a stage, which have chats.
pub(crate) const VOICE: u64 = 444_000_000_000_000_034;
pub(crate) const STAGE: u64 = 444_000_000_000_000_035;
/// A forum whose posts need a tag, and a media channel whose posts need none.
pub(crate) const FORUM: u64 = 444_000_000_000_000_036;
pub(crate) const MEDIA: u64 = 444_000_000_000_000_037;
/// Tags of the forum: one for everybody, and one that only moderators give.
pub(crate) const TAG: u64 = 888_000_000_000_000_001;
pub(crate) const STAFF_TAG: u64 = 888_000_000_000_000_002;

/// What a channel is (`resources/channel.mdx`, Channel Types); most are announcement channels.
pub(crate) fn kind(channel: u64) -> u8 {
    match channel {
        AROUND => 0,
        VOICE => 2,
        THREAD | LOCKED => 11,
        PRIVATE => 12,
        STAGE => 13,
        FORUM => 15,
        MEDIA => 16,
        _ => 5,
    }
}

/// The channel around a thread.
pub(crate) fn around(channel: u64) -> Option<u64> {
    matches!(kind(channel), 10..=12).then_some(AROUND)
}

/// A channel as a client tells of one that was chosen (`interactions/receiving-and-responding.mdx`, Resolved Data).
pub(crate) fn resolved(channel: u64, asker: Person) -> Value {
    // A client tells of the channel in which somebody asks what is told of it there.
    let here = channel.to_string() == TALK.channel_id();
    let permissions = if here { asker.permissions } else { asker.elsewhere() };
    let mut told = json!({"id": channel.to_string(), "name": "news", "type": kind(channel),
        "permissions": permissions.to_string(), "app_permissions": bot_rights(channel).to_string()});
    if let Some(around) = around(channel) {
        told["parent_id"] = json!(around.to_string());
        told["thread_metadata"] = json!({"archived": false, "locked": channel == LOCKED});
    }
    told
}

/// What the bot may do in a channel, as long as nobody changes it.
pub(crate) fn bot_rights(channel: u64) -> u64 {
    if channel == POLLS { ALL_RIGHTS | 1 << 49 } else { ALL_RIGHTS }
}

/// Where something is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// A text channel of [`GUILD`].
    Channel { adults_only: bool },
    /// A channel of the server in which podpick may not show embeds.
    Bare,
    /// The channel [`NEWS`] of the server.
    News,
    /// A direct message with the bot.
    Dm,
    /// A group message of others, where the asking member brought the app along.
    Group,
}

/// Where most stories happen.
pub(crate) const TALK: Place = Place::Channel { adults_only: false };

impl Place {
    pub(crate) fn guild(self) -> Option<u64> {
        matches!(self, Self::Channel { .. } | Self::Bare | Self::News).then_some(GUILD)
    }

    pub(crate) fn channel_id(self) -> String {
        match self {
            Self::Channel { adults_only: false } => "444000000000000001",
            Self::Channel { adults_only: true } => "444000000000000002",
            Self::Bare => "444000000000000005",
            Self::News => "444000000000000010",
            Self::Dm => "444000000000000003",
            Self::Group => "444000000000000004",
        }
        .to_owned()
    }

    /// By whose installation the app is here.
    fn owners(self, asker: Person) -> Value {
        match self {
            Self::Channel { .. } | Self::Bare | Self::News => json!({"0": GUILD.to_string()}),
            Self::Dm => json!({"0": "0"}),
            Self::Group => json!({"1": asker.id.to_string()}),
        }
    }

    fn channel(self) -> Value {
        let id = self.channel_id();
        match self {
            Self::Channel { .. } | Self::Bare | Self::News => json!({
                "id": id, "type": 0, "name": "talk", "nsfw": matches!(self, Self::Channel { adults_only: true }), "guild_id": GUILD.to_string(), "flags": 0,
                "parent_id": null, "position": 3, "rate_limit_per_user": 0, "topic": null, "last_message_id": null,
                "permissions": ORDINARY.to_string(),
            }),
            Self::Dm => json!({"id": id, "type": 1, "flags": 0, "last_message_id": null,
                "recipients": [ANNA.user()]}),
            Self::Group => json!({"id": id, "type": 3, "flags": 0, "last_message_id": null, "name": null,
                "icon": null, "owner_id": BEN.id.to_string(), "recipients": [BEN.user()]}),
        }
    }
}

impl Person {
    /// The user object.
    pub(crate) fn user(self) -> Value {
        json!({
            "id": self.id.to_string(), "username": self.name, "global_name": null, "discriminator": "0",
            "avatar": null, "avatar_decoration_data": null, "collectibles": null, "clan": null,
            "primary_guild": null, "public_flags": 0,
        })
    }

    /// What the person may do in a channel where nothing else was asked.
    pub(crate) fn elsewhere(self) -> u64 {
        if self.everywhere { self.permissions } else { ORDINARY }
    }

    /// The member object without its user, as in resolved data.
    pub(crate) fn member(self) -> Value {
        let roles = if self.everywhere { vec![MODERATORS.to_string()] } else { Vec::new() };
        json!({
            "nick": null, "avatar": null, "banner": null, "roles": roles, "joined_at": "2024-05-01T12:00:00.000000+00:00",
            "premium_since": null, "pending": false, "flags": 0, "communication_disabled_until": null,
            "unusual_dm_activity_until": null, "permissions": self.permissions.to_string(),
        })
    }

    /// What a message that answers an interaction of this person tells about it.
    pub(crate) fn cause(self, id: u64, place: Place, pressed: Option<&Value>) -> Value {
        let mut cause = json!({
            "id": id.to_string(), "type": if pressed.is_some() { 3 } else { 2 }, "user": self.user(),
            "authorizing_integration_owners": place.owners(self),
        });
        match pressed {
            Some(message) => cause["interacted_message_id"] = message["id"].clone(),
            None => cause["name"] = json!("podcast"),
        }
        cause
    }

    /// Everything about an interaction but its id, token, type and data.
    pub(crate) fn circumstances(self, place: Place) -> Value {
        let context = match place {
            Place::Channel { .. } | Place::Bare | Place::News => 0,
            Place::Dm => 1,
            Place::Group => 2,
        };
        let may = if place == Place::Bare { ORDINARY & !(1 << 14) } else { ORDINARY };
        let mut said = json!({
            "application_id": APPLICATION.to_string(),
            "version": 1,
            "channel_id": place.channel_id(),
            "channel": place.channel(),
            "app_permissions": (may | 1 << 18).to_string(),
            "locale": self.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": place.owners(self),
            "context": context,
            "attachment_size_limit": 10_485_760,
        });
        if let Some(guild) = place.guild() {
            let mut member = self.member();
            member["user"] = self.user();
            if place == Place::News {
                member["permissions"] = json!(self.elsewhere().to_string());
            }
            member["deaf"] = json!(false);
            member["mute"] = json!(false);
            said["member"] = member;
            said["guild_id"] = json!(guild.to_string());
            said["guild_locale"] = json!(self.guild_locale);
            said["guild"] = json!({"id": guild.to_string(), "locale": self.guild_locale, "features": []});
        } else {
            said["user"] = self.user();
        }
        said
    }
}
