//! Forum and media channels as Discord tells of them (`resources/channel.mdx`, Channel Object). Only reads; asks nobody.

use serde_json::Value;

use crate::bot::{ChannelKind, Forum, ForumTag};
use crate::discord::rights::kind_of;

/// Each post must have a tag (`resources/channel.mdx`, Channel Flags).
const REQUIRE_TAG: u64 = 1 << 4;

/// What posts in a channel of a guild may be given; none where it is no forum of that guild.
#[must_use]
pub(in crate::discord) fn read(channel: &Value, guild: u64) -> Option<Forum> {
    let is_forum = kind_of(channel["type"].as_u64()) == ChannelKind::Forum;
    if !is_forum || id(&channel["guild_id"]) != Some(guild) {
        return None;
    }
    Some(Forum {
        channel: id(&channel["id"])?,
        tags: tags(channel).collect(),
        requires_tag: channel["flags"].as_u64().unwrap_or(0) & REQUIRE_TAG != 0,
    })
}

/// The tags in a channel that only those give to posts who may manage threads.
#[must_use]
pub(in crate::discord) fn moderated_tags(channel: &Value) -> Vec<u64> {
    tags(channel).filter(|tag| tag.moderated).map(|tag| tag.id).collect()
}

fn tags(channel: &Value) -> impl Iterator<Item = ForumTag> {
    let tag = |one: &Value| {
        Some(ForumTag {
            id: id(&one["id"])?,
            name: one["name"].as_str()?.to_owned(),
            moderated: one["moderated"] == true,
        })
    };
    channel["available_tags"].as_array().into_iter().flatten().filter_map(tag)
}

fn id(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_forums_of_the_same_guild_are_read() {
        let channel = |kind: u8, flags: u64| {
            json!({"id": "5", "guild_id": "1", "type": kind, "flags": flags,
                "available_tags": [{"id": "7", "name": "Podcasts", "moderated": true}, {"id": null}]})
        };
        let forum = read(&channel(15, REQUIRE_TAG), 1).unwrap();
        assert!(forum.requires_tag);
        assert_eq!(forum.tags, [ForumTag { id: 7, name: "Podcasts".to_owned(), moderated: true }]);
        assert_eq!(moderated_tags(&channel(15, 0)), [7]);
        assert!(read(&channel(16, 0), 1).is_some_and(|forum| !forum.requires_tag));
        assert_eq!(read(&channel(15, 0), 2), None);
        assert_eq!(read(&channel(0, 0), 1), None);
    }
}
