//! What podpick may do in a channel, by Discord's rules (`topics/permissions.mdx`). Only reads; asks nobody.

use serde_json::Value;
use serenity::all::Permissions;

use crate::bot::{ChannelKind, Giver, Right, RoleLook, SeenRole};

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

/// Whether only those write in a thread who may manage threads (`topics/threads.mdx`).
#[must_use]
pub fn is_locked(channel: &Value) -> bool {
    channel["thread_metadata"]["locked"] == true
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

/// The roles of a guild that not everybody may mention.
#[must_use]
pub fn closed_roles(guild: &Value) -> Vec<u64> {
    let closed = list(&guild["roles"]).filter(|role| role["mentionable"] != true);
    closed.map(|role| bits(&role["id"])).collect()
}

/// What makes a role none that members may give themselves: rights over the server, over what others write, or over others.
const POWERS: Permissions = Permissions::ADMINISTRATOR
    .union(Permissions::MANAGE_GUILD)
    .union(Permissions::MANAGE_ROLES)
    .union(Permissions::MANAGE_CHANNELS)
    .union(Permissions::MANAGE_MESSAGES)
    .union(Permissions::MANAGE_THREADS)
    .union(Permissions::MANAGE_WEBHOOKS)
    .union(Permissions::MANAGE_NICKNAMES)
    .union(Permissions::MANAGE_GUILD_EXPRESSIONS)
    .union(Permissions::MANAGE_EVENTS)
    .union(Permissions::KICK_MEMBERS)
    .union(Permissions::BAN_MEMBERS)
    .union(Permissions::MODERATE_MEMBERS)
    .union(Permissions::MUTE_MEMBERS)
    .union(Permissions::DEAFEN_MEMBERS)
    .union(Permissions::MOVE_MEMBERS)
    .union(Permissions::MENTION_EVERYONE)
    .union(Permissions::VIEW_AUDIT_LOG)
    .union(Permissions::VIEW_GUILD_INSIGHTS);
/// Pin Messages and Bypass Slowmode, which serenity does not know (`topics/permissions.mdx`).
const LATER_POWERS: u64 = 1 << 51 | 1 << 52;

/// Somebody in a guild.
#[derive(Debug, Clone, Copy)]
pub struct Holder<'v> {
    /// Who.
    pub user: u64,
    /// Their roles by id.
    pub roles: &'v Value,
}

/// A role, and who may give it away, by the guild with its roles (`topics/permissions.mdx`, Permission Hierarchy).
#[must_use]
pub fn role(guild: &Value, podpick: Holder<'_>, caller: Holder<'_>, role: u64) -> RoleLook {
    let name = role.to_string();
    let found = list(&guild["roles"]).find(|one| one["id"] == name.as_str());
    let seen = found.map(|one| {
        let has = bits(&one["permissions"]);
        SeenRole {
            everyone: one["id"] == guild["id"],
            managed: one["managed"] == true,
            powerful: has & (POWERS.bits() | LATER_POWERS) != 0,
        }
    });
    let giver = |who: Holder<'_>| {
        if bits(&guild["owner_id"]) == who.user {
            return Giver { manages: true, above: true };
        }
        let own = list(&guild["roles"])
            .filter(|one| one["id"] == guild["id"] || list(who.roles).any(|id| *id == one["id"]));
        let own: Vec<&Value> = own.collect();
        let has = own.iter().fold(0, |has, one| has | bits(&one["permissions"]));
        let manages = Permissions::ADMINISTRATOR.union(Permissions::MANAGE_ROLES).bits();
        let above = found.is_some_and(|found| own.iter().any(|one| rank(one) > rank(found)));
        Giver { manages: has & manages != 0, above }
    };
    RoleLook { role, seen, podpick: giver(podpick), caller: giver(caller) }
}

/// Roles with the same position are sorted by id, the older one higher (`topics/permissions.mdx`, Role Object).
fn rank(role: &Value) -> (i64, std::cmp::Reverse<u64>) {
    (role["position"].as_i64().unwrap_or(0), std::cmp::Reverse(bits(&role["id"])))
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

    #[test]
    fn a_role_is_given_away_by_who_manages_roles_and_stands_above_it() {
        const MANAGE_ROLES: u64 = 1 << 28;
        let one = |id: &str, position: u32, permissions: u64, managed: bool| json!({"id": id, "position": position, "permissions": permissions.to_string(), "managed": managed});
        let guild = json!({"id": "1", "owner_id": "99", "roles": [one("1", 0, 1 << 10, false), one("2", 5, MANAGE_ROLES, false),
            one("3", 4, 0, false), one("4", 5, 0, false), one("5", 3, 1 << 13, false), one("6", 2, 0, true)]});
        let (with, without) = (json!(["2"]), json!(["4"]));
        let giver = |user, roles| Holder { user, roles };
        let look = |of: u64| role(&guild, giver(8, &with), giver(9, &without), of);
        let harmless = SeenRole { everyone: false, managed: false, powerful: false };
        let fine = Giver { manages: true, above: true };
        let listeners = look(3);
        assert_eq!((listeners.seen, listeners.podpick), (Some(harmless), fine));
        assert_eq!(listeners.caller, Giver { manages: false, above: true });
        assert!(look(4).podpick.above, "of the same position the older one is higher");
        assert!(!look(2).podpick.above, "nobody stands above themselves");
        assert!(look(5).seen.unwrap().powerful && look(6).seen.unwrap().managed);
        assert!(look(1).seen.unwrap().everyone);
        assert_eq!(look(7).seen, None);
        assert_eq!(role(&guild, giver(8, &with), giver(99, &json!([])), 2).caller, fine, "the owner may all");
    }
}
