//! What a channel that was chosen can take, and the words for what it cannot. Who may choose it is `rights`' affair.

use super::Bot;
use super::reply::{Choice, Reply, Span, Text};
use super::request::{Channel, ChannelKind, Forum, ForumTag, Right};
use super::text::Joint;
use crate::outbox::ForumPost;
use crate::text::normalize;

/// Suggestions in one answer (Discord, `interactions/application-commands`).
const MOST: usize = 25;
/// Characters of a typed tag that an answer repeats.
const TYPED: usize = 40;

/// What is to be done to each message besides posting it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extras<'a> {
    /// Open a thread under it.
    pub(super) thread: bool,
    /// Publish it to the channels that follow.
    pub(super) publish: bool,
    /// Let members vote before it.
    pub(super) vote: bool,
    /// The tag of a post in a forum, as typed or by its id.
    pub(super) tag: Option<&'a str>,
}

/// How messages are posted in a channel.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Posting {
    /// As posts of their own.
    pub(super) forum: Option<ForumPost>,
    /// Only those who may manage threads give their tag.
    moderated: bool,
}

impl Posting {
    /// What podpick must be allowed to do besides posting.
    pub(super) fn needed(self) -> Option<Right> {
        self.moderated.then_some(Right::ManageThreads)
    }
}

/// How messages are posted in a channel that takes them so, or why it does not. `forum` is what Discord said about it.
pub(super) fn posting(
    channel: &Channel,
    extras: Extras<'_>,
    forum: Option<&Forum>,
) -> Result<Posting, Box<Reply>> {
    let refused = |text: Text| Err(Box::new(Reply::private(text)));
    let manages = || channel.rights.as_ref().is_some_and(|has| has.contains(&Right::ManageThreads));
    let is_forum = channel.kind == ChannelKind::Forum;
    let id = if channel.locked && !manages() {
        "thread-is-locked"
    } else if extras.publish && channel.kind != ChannelKind::Announcement {
        "cannot-publish"
    } else if extras.thread && channel.kind.is_thread() {
        "no-thread-in-thread"
    } else if extras.thread && is_forum {
        "no-thread-in-forum"
    } else if extras.thread && !channel.kind.has_threads() {
        "no-thread-in-chat"
    } else if extras.vote && is_forum {
        "no-vote-in-forum"
    } else if extras.tag.is_some() && !is_forum {
        "tag-without-forum"
    } else if !is_forum {
        return Ok(Posting::default());
    } else {
        let Some(forum) = forum.filter(|forum| forum.channel == channel.id) else {
            return refused(about("forum-unknown", channel.id));
        };
        return tagged(forum, extras.tag).map_err(|text| Box::new(Reply::private(text)));
    };
    refused(about(id, channel.id))
}

/// Whether a channel takes the messages that moderators read, or why not: a forum takes posts only.
pub(super) fn takes_messages(channel: &Channel) -> Result<(), Box<Reply>> {
    if channel.kind == ChannelKind::Forum {
        return Err(Box::new(Reply::private(about("no-messages-in-forum", channel.id))));
    }
    posting(channel, Extras::default(), None).map(drop)
}

/// Posts with the tag that was typed, or without one where the forum requires none.
fn tagged(forum: &Forum, typed: Option<&str>) -> Result<Posting, Text> {
    let named = || ("channel", Span::Channel(forum.channel).into());
    let tags = || {
        let names = forum.tags.iter().map(|tag| Text::default().strong(&tag.name));
        ("tags", Text::list(names, Joint::Or).into())
    };
    let Some(typed) = typed else {
        if forum.requires_tag && !forum.tags.is_empty() {
            return Err(Text::message("forum-needs-tag", [named(), tags()]));
        }
        return Ok(Posting { forum: Some(ForumPost { tag: None }), moderated: false });
    };
    let name = normalize(typed);
    let by_id = forum.tags.iter().find(|tag| tag.id.to_string() == typed.trim());
    let found = by_id.or_else(|| forum.tags.iter().find(|tag| normalize(&tag.name) == name));
    match found {
        Some(tag) => Ok(Posting { forum: Some(ForumPost { tag: Some(tag.id) }), moderated: tag.moderated }),
        None if forum.tags.is_empty() => Err(about("forum-without-tags", forum.channel)),
        None => {
            let typed: String = typed.chars().take(TYPED).collect();
            let typed = ("typed", Text::default().quoted(typed).into());
            Err(Text::message("forum-no-such-tag", [named(), typed, tags()]))
        }
    }
}

/// What moderators should know of a channel that Discord does not tell podpick.
pub(super) fn hint(channel: &Channel) -> Option<Text> {
    (channel.kind == ChannelKind::PrivateThread).then(|| about("thread-is-private", channel.id))
}

/// The answer to `/pick vote` where the pick comes into a forum.
pub(super) fn no_polls(channel: u64) -> Reply {
    Reply::private(about("vote-not-in-forum", channel))
}

impl Bot {
    /// The tags of a forum whose names begin or go on as was typed.
    #[must_use]
    pub fn suggest_tags(tags: &[ForumTag], typed: &str) -> Vec<Choice> {
        let wanted = normalize(typed);
        let fits = |tag: &&ForumTag| normalize(&tag.name).contains(&wanted);
        let choice = |tag: &ForumTag| Choice { name: tag.name.clone(), value: tag.id.to_string() };
        tags.iter().filter(fits).take(MOST).map(choice).collect()
    }
}

fn about(id: &'static str, channel: u64) -> Text {
    Text::message(id, [("channel", Span::Channel(channel).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forum(requires_tag: bool) -> Forum {
        let tag = |id, name: &str, moderated| ForumTag { id, name: name.to_owned(), moderated };
        Forum { channel: 5, requires_tag, tags: vec![tag(7, "Podcasts", false), tag(8, "Staff picks", true)] }
    }

    #[test]
    fn a_tag_is_found_by_its_id_and_by_its_name() {
        let chosen = |typed| tagged(&forum(true), typed).ok().and_then(|posting| posting.forum);
        for typed in ["7", "podcasts", " PODCASTS "] {
            assert_eq!(chosen(Some(typed)), Some(ForumPost { tag: Some(7) }), "{typed}");
        }
        assert_eq!(chosen(Some("news")), None);
        assert_eq!(chosen(None), None);
        let untagged = tagged(&forum(false), None).unwrap();
        assert_eq!(untagged.forum, Some(ForumPost { tag: None }));
        let moderated = tagged(&forum(true), Some("staff picks")).unwrap();
        assert_eq!(moderated.needed(), Some(Right::ManageThreads));
    }

    #[test]
    fn tags_are_suggested_as_they_are_typed() {
        let names = |typed| Bot::suggest_tags(&forum(true).tags, typed).into_iter().map(|one| one.name);
        assert_eq!(names("").collect::<Vec<_>>(), ["Podcasts", "Staff picks"]);
        assert_eq!(names("pick").collect::<Vec<_>>(), ["Staff picks"]);
    }
}
