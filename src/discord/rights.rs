//! What podpick may do in a channel, by Discord's rules (`topics/permissions.mdx`). Only reads; asks nobody.

use serde_json::Value;
use serenity::all::Permissions;

use crate::bot::{ChannelKind, Right};

const ALL: [(Right, Permissions); 11] = [
    (Right::ViewChannel, Permissions::VIEW_CHANNEL),
    (Right::SendMessages, Permissions::SEND_MESSAGES),
    (Right::SendMessagesInThreads, Permissions::SEND_MESSAGES_IN_THREADS),
    (Right::EmbedLinks, Permissions::EMBED_LINKS),
    (Right::ReadMessageHistory, Permissions::READ_MESSAGE_HISTORY),
    (Right::CreatePublicThreads, Permissions::CREATE_PUBLIC_THREADS),
    (Right::ManageThreads, Permissions::MANAGE_THREADS),
    (Right::MentionEveryone, Permissions::MENTION_EVERYONE),
    (Right::ManageMessages, Permissions::MANAGE_MESSAGES),
    (Right::SendPolls, Permissions::SEND_POLLS),
    (Right::Connect, Permissions::CONNECT),
];

/// What a channel is, by Discord's number for it (`resources/channel.mdx`, Channel Types).
#[must_use]
pub fn kind_of(number: Option<u64>) -> ChannelKind {
    match number {
        Some(5) => ChannelKind::Announcement,
        Some(10 | 11) => ChannelKind::Thread,
        Some(12) => ChannelKind::PrivateThread,
        Some(2 | 13) => ChannelKind::Voice,
        Some(15 | 16) => ChannelKind::Forum,
        _ => ChannelKind::Text,
    }
}

/// The channel around a thread, whose rights and age restriction count in it (`topics/threads.mdx`); none for any other.
#[must_use]
pub fn around(channel: &Value) -> Option<u64> {
    let thread = kind_of(channel["type"].as_u64()).is_thread();
    channel["parent_id"].as_str().filter(|_| thread)?.parse().ok()
}

/// The rights in a number of Discord's; an administrator has all of them.
#[must_use]
pub fn rights_of(bits: u64) -> Vec<Right> {
    let has = Permissions::from_bits_retain(bits);
    let all = has.contains(Permissions::ADMINISTRATOR);
    ALL.iter().filter(|(_, bit)| all || has.contains(*bit)).map(|(right, _)| *right).collect()
}

/// Which of the needed rights the bot lacks in a channel, by the guild (with its roles), the bot's member and the channel; of a
/// thread the one around it counts.
#[must_use]
pub fn missing(guild: &Value, member: &Value, channel: &Value, bot: u64, needed: &[Right]) -> Vec<Right> {
    let has = rights_of(permissions(guild, member, channel, bot));
    needed.iter().copied().filter(|right| !has.contains(right)).collect()
}

/// What a member may do in a channel, by the guild (with its roles), the member's roles and the channel.
#[must_use]
pub fn of_member(guild: &Value, roles: &Value, channel: &Value, user: u64) -> Vec<Right> {
    // Whoever owns a server may do everything in it.
    if bits(&guild["owner_id"]) == user {
        return rights_of(u64::MAX);
    }
    rights_of(permissions(guild, &serde_json::json!({"roles": roles}), channel, user))
}

/// The roles of a guild that everybody may mention.
#[must_use]
pub fn open_roles(guild: &Value) -> Vec<u64> {
    let open = list(&guild["roles"]).filter(|role| role["mentionable"] == true);
    open.map(|role| bits(&role["id"])).collect()
}

fn permissions(guild: &Value, member: &Value, channel: &Value, bot: u64) -> u64 {
    let everyone = guild["id"].as_str().unwrap_or_default();
    let own: Vec<&str> = list(&member["roles"]).filter_map(Value::as_str).collect();
    let role = |id: &str| {
        list(&guild["roles"]).find(|role| role["id"] == id).map_or(0, |role| bits(&role["permissions"]))
    };
    let base = own.iter().fold(role(everyone), |base, id| base | role(id));
    if base & Permissions::ADMINISTRATOR.bits() != 0 {
        return u64::MAX;
    }
    let written = |id: &str| {
        let found = list(&channel["permission_overwrites"]).find(|one| one["id"] == id);
        found.map_or((0, 0), |one| (bits(&one["allow"]), bits(&one["deny"])))
    };
    let apply = |base: u64, (allow, deny): (u64, u64)| base & !deny | allow;
    let base = apply(base, written(everyone));
    let roles = own.iter().map(|id| written(id)).fold((0, 0), |all, one| (all.0 | one.0, all.1 | one.1));
    let base = apply(apply(base, roles), written(&bot.to_string()));
    // Who cannot see a channel can do nothing in it.
    if base & Permissions::VIEW_CHANNEL.bits() == 0 { 0 } else { base }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn bits(value: &Value) -> u64 {
    value.as_str().and_then(|bits| bits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn roles_and_overwrites_are_counted_as_discord_counts_them() {
        const VIEW: u64 = 1 << 10;
        const SEND: u64 = 1 << 11;
        const BASE: u64 = VIEW | SEND;
        let needed = [Right::ViewChannel, Right::SendMessages];
        let check = |everyone: u64, role: u64, overwrites: Value| {
            let guild = json!({"id": "1", "roles": [{"id": "1", "permissions": everyone.to_string()},
                {"id": "2", "permissions": role.to_string()}]});
            let channel = json!({"permission_overwrites": overwrites});
            missing(&guild, &json!({"roles": ["2"]}), &channel, 9, &needed)
        };
        let written = |id: &str, allow: u64, deny: u64| json!({"id": id, "allow": allow.to_string(), "deny": deny.to_string()});
        assert_eq!(check(BASE, 0, json!([])), []);
        assert_eq!(check(VIEW, SEND, json!([])), []);
        assert_eq!(check(VIEW, 0, json!([])), [Right::SendMessages]);
        assert_eq!(check(BASE, 0, json!([written("1", 0, SEND)])), [Right::SendMessages]);
        assert_eq!(check(BASE, 0, json!([written("1", 0, SEND), written("2", SEND, 0)])), []);
        assert_eq!(
            check(BASE, 0, json!([written("2", SEND, 0), written("9", 0, SEND)])),
            [Right::SendMessages]
        );
        assert_eq!(check(BASE, 0, json!([written("9", 0, VIEW)])), needed);
        assert_eq!(check(0, 1 << 3, json!([written("9", 0, VIEW)])), []);
    }
}
