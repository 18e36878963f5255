//! What a channel that was chosen can take, and the words for what it cannot. Who may choose it is `rights`' affair.

use super::reply::{Reply, Span, Text};
use super::request::{Channel, ChannelKind, Right};

/// What is to be done to each message besides posting it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extras {
    /// Open a thread under it.
    pub(super) thread: bool,
    /// Publish it to the channels that follow.
    pub(super) publish: bool,
}

/// Why messages cannot be posted so in a channel; nothing where they can.
pub(super) fn unfit(channel: &Channel, extras: Extras) -> Option<Reply> {
    let manages = || channel.rights.as_ref().is_some_and(|has| has.contains(&Right::ManageThreads));
    let id = if channel.locked && !manages() {
        "thread-is-locked"
    } else if extras.publish && channel.kind != ChannelKind::Announcement {
        "cannot-publish"
    } else if extras.thread && channel.kind.is_thread() {
        "no-thread-in-thread"
    } else if extras.thread && !channel.kind.has_threads() {
        "no-thread-in-chat"
    } else {
        return None;
    };
    Some(Reply { private: true, headline: about(id, channel), ..Reply::default() })
}

/// What moderators should know of a channel that Discord does not tell podpick.
pub(super) fn hint(channel: &Channel) -> Option<Text> {
    (channel.kind == ChannelKind::PrivateThread).then(|| about("thread-is-private", channel))
}

fn about(id: &'static str, channel: &Channel) -> Text {
    Text::message(id, [("channel", Span::Channel(channel.id).into())])
}
