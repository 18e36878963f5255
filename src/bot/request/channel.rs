//! Channels, as a command names them and as far as posting depends on them.

pub use crate::outbox::Right;

/// What a channel is, as far as posting in it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ChannelKind {
    /// A text channel.
    #[default]
    Text,
    /// Messages there can be published to channels that follow.
    Announcement,
    /// A thread that everybody sees who sees its channel.
    Thread,
    /// A thread that only its members and moderators see.
    PrivateThread,
    /// The text chat of a voice or stage channel.
    Voice,
    /// A forum or media channel, which takes posts and no messages.
    Forum,
}

impl ChannelKind {
    /// Whether it is a thread, which has the rights of the channel around it.
    #[must_use]
    pub fn is_thread(self) -> bool {
        matches!(self, Self::Thread | Self::PrivateThread)
    }

    /// Whether threads can be opened under its messages.
    #[must_use]
    pub fn has_threads(self) -> bool {
        matches!(self, Self::Text | Self::Announcement)
    }

    /// The rights that these come to in a channel of this kind: writing in a thread takes a right of its own, and who may
    /// not join a voice channel does not see its chat (discord-api-docs, pull request 5111).
    #[must_use]
    pub fn needed(self, rights: impl IntoIterator<Item = Right>) -> Vec<Right> {
        let join = (self == Self::Voice).then_some(Right::Connect);
        let here = rights.into_iter().filter_map(|right| match right {
            Right::SendMessages if self.is_thread() => Some(Right::SendMessagesInThreads),
            Right::CreatePublicThreads if !self.has_threads() => None,
            right => Some(right),
        });
        here.chain(join).collect()
    }
}

/// A channel that was named in a command.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Channel {
    /// Its id.
    pub id: u64,
    /// What it is.
    pub kind: ChannelKind,
    /// It is a thread in which only moderators may write.
    pub locked: bool,
    /// It is marked for adults.
    pub adults: bool,
    /// What podpick may do there; none where Discord did not say.
    pub rights: Option<Vec<Right>>,
    /// What the asking member may do there; none where Discord did not say.
    pub callers: Option<Vec<Right>>,
}

impl Channel {
    /// What podpick lacks there of these rights; none where Discord did not say.
    #[must_use]
    pub fn missing(&self, needed: impl IntoIterator<Item = Right>) -> Option<Vec<Right>> {
        let has = self.rights.as_ref()?;
        let needed = self.kind.needed(needed).into_iter();
        Some(needed.filter(|right| !has.contains(right)).collect())
    }
}

/// What Discord says of a forum or media channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Forum {
    /// Its id.
    pub channel: u64,
    /// What its posts may be given.
    pub tags: Vec<ForumTag>,
    /// Each post must have one of them.
    pub requires_tag: bool,
}

/// A tag of posts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ForumTag {
    /// Its id.
    pub id: u64,
    /// What people read; hostile until escaped.
    pub name: String,
    /// Only those who may manage threads give it to posts.
    pub moderated: bool,
}

/// What a member may do in a channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RightsIn {
    /// The channel.
    pub channel: u64,
    /// What it is.
    pub kind: ChannelKind,
    /// What the member may do there.
    pub rights: Vec<Right>,
    /// The roles that not everybody may mention.
    pub closed_roles: Vec<u64>,
    /// It is marked for adults.
    pub adults: bool,
    /// It is a thread in which only moderators may write.
    pub locked: bool,
    /// The tags of a forum that only those give to posts who may manage threads.
    pub moderated_tags: Vec<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_channel_takes_its_own_rights() {
        let post = [Right::ViewChannel, Right::SendMessages, Right::CreatePublicThreads];
        assert_eq!(ChannelKind::Text.needed(post), post);
        assert_eq!(ChannelKind::Announcement.needed(post), post);
        let in_thread = [Right::ViewChannel, Right::SendMessagesInThreads];
        assert_eq!(ChannelKind::Thread.needed(post), in_thread);
        assert_eq!(ChannelKind::PrivateThread.needed(post), in_thread);
        let in_chat = [Right::ViewChannel, Right::SendMessages, Right::Connect];
        assert_eq!(ChannelKind::Voice.needed(post), in_chat);
        // Whoever may send messages may make posts.
        assert_eq!(ChannelKind::Forum.needed(post), [Right::ViewChannel, Right::SendMessages]);
    }
}
