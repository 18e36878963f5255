//! Which sentences say what somebody may not do, and what they name.

use crate::bot::reply::{Joint, Reply, Span, Text};
use crate::bot::request::Right;
use crate::bot::rights::Refusal;

/// A right by the name that Discord's settings show.
pub(in crate::bot) fn name(right: Right) -> Text {
    Text::of(match right {
        Right::ViewChannel => "right-view-channel",
        Right::SendMessages => "right-send-messages",
        Right::SendMessagesInThreads => "right-send-messages-in-threads",
        Right::EmbedLinks => "right-embed-links",
        Right::ReadMessageHistory => "right-read-message-history",
        Right::CreatePublicThreads => "right-create-public-threads",
        Right::ManageThreads => "right-manage-threads",
        Right::MentionEveryone => "right-mention-everyone",
        Right::ManageMessages => "right-manage-messages",
        Right::SendPolls => "right-send-polls",
        Right::Connect => "right-connect",
    })
}

/// Several, in one sentence.
pub(in crate::bot) fn named(rights: &[Right]) -> Text {
    Text::list(rights.iter().map(|right| name(*right)), Joint::And)
}

/// What podpick lacks in a channel, and who can mend it; nothing where it lacks nothing. `missing` is none where Discord
/// did not say.
pub(in crate::bot) fn lacks(channel: u64, missing: Option<&[Right]>) -> Option<Text> {
    let channel = Span::Channel(channel).into();
    match missing {
        None => Some(Text::message("rights-unknown", [("channel", channel)])),
        Some([]) => None,
        Some(missing) => {
            let rights = named(missing).strengthened();
            Some(Text::message("rights-lacking", [("channel", channel), ("rights", rights.into())]))
        }
    }
}

/// The member may not do this where it would take effect.
pub(in crate::bot) fn refused(refusal: &Refusal) -> Reply {
    Reply::private(match refusal {
        Refusal::Lacks(channel, missing) => {
            let rights = named(missing).strengthened();
            let values = [("rights", rights.into()), ("channel", Span::Channel(*channel).into())];
            Text::message("member-lacks-rights", values)
        }
        Refusal::Unknown(channel) => {
            Text::message("member-rights-unknown", [("channel", Span::Channel(*channel).into())])
        }
    })
}
