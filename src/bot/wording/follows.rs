//! Every sentence about notices of new episodes. Decides nothing but words.

use super::listed;
use crate::bot::picks::{because_of, right_names};
use crate::bot::reply::{Reply, Shown, Span, Text};
use crate::bot::request::Right;
use crate::store::Follow;

pub(in crate::bot) const TITLE: &str = "Episode announcements";

fn private(headline: Text) -> Reply {
    Reply { private: true, headline, ..Reply::default() }
}

pub(in crate::bot) fn no_store() -> Reply {
    private(Text::plain("Following needs podpick running in a server; here is only the catalog."))
}

pub(in crate::bot) fn only_in_a_server() -> Reply {
    private(Text::plain("podpick announces new episodes in server channels. Use this command in a server."))
}

pub(in crate::bot) fn not_a_moderator() -> Reply {
    private(Text::plain("You need the permission Manage Messages here. Ask a server admin for it."))
}

pub(in crate::bot) fn one_of_both() -> Reply {
    private(Text::plain("Choose a show or a topic, not both."))
}

pub(in crate::bot) fn cannot_publish(id: u64) -> Reply {
    private(channel(id).and(
        " is not an announcement channel, so podpick cannot publish there. Choose an announcement channel, or leave out publish.",
    ))
}

pub(in crate::bot) fn too_many(most: usize) -> Reply {
    private(
        Text::plain(format!("This server follows {most} shows and topics already. End one with "))
            .command("podcast-follow list")
            .and(" first."),
    )
}

pub(in crate::bot) fn added(name: &str, id: u64, lacking: Option<&[Right]>, feeds: usize) -> Reply {
    let text = Text::plain("From now on, new episodes of ")
        .strong(name)
        .and(" come to ")
        .append(channel(id))
        .and(".");
    let text = match feeds {
        0 => text.line().and("Note: podpick knows no feed for it, so it cannot see new episodes."),
        _ => text,
    };
    private(match lacking {
        None => text.line().and("Discord did not say what podpick may do there: View Channel, Send Messages, Embed Links and Read Message History are needed."),
        Some([]) => text,
        Some(lacking) => text
            .line()
            .and("podpick cannot post there yet: it lacks ")
            .strong(right_names(lacking))
            .and(". Grant that in the channel's settings, Permissions, to podpick."),
    })
}

pub(in crate::bot) fn none() -> Reply {
    private(Text::plain("Nothing is followed here yet. Start with ").command("podcast-follow add").and("."))
}

pub(in crate::bot) fn line(nth: usize, name: &str, follow: &Follow) -> Text {
    let text = Text::plain(format!("{nth}. ")).strong(name);
    let text = if follow.topic.is_some() { text.and(" (topic)") } else { text };
    let text =
        text.and(" in ").append(channel(follow.channel)).and(", since ").time(follow.since, Shown::Day);
    let text = if follow.publish { text.and(", published") } else { text };
    match &follow.cause {
        Some(cause) => text
            .and(format!(" – stopped: {}. Mend that and follow it again with ", because_of(cause)))
            .command("podcast-follow add"),
        None => text,
    }
}

pub(in crate::bot) fn left_the_catalog() -> Text {
    Text::plain(" – no longer in the catalog")
}

pub(in crate::bot) fn unreachable(since: jiff::Timestamp) -> Text {
    Text::plain(" – its feed cannot be reached since ").time(since, Shown::Day)
}

pub(in crate::bot) fn ended() -> Text {
    Text::plain(" – it has ended")
}

/// Names of shows in a headline.
const NAMED: usize = 3;

/// A notice names `most` episodes of each show and no more.
pub(in crate::bot) fn notice(titles: &[&str], count: usize, most: usize) -> Text {
    let what = match count {
        1 => "New episode of ".to_owned(),
        count if count < most => format!("{count} new episodes of "),
        count => format!("{count} or more new episodes of "),
    };
    let text = listed(Text::plain(what), titles.get(..titles.len().min(NAMED)).unwrap_or_default(), "and");
    match titles.len().saturating_sub(NAMED) {
        0 => text,
        more => text.and(format!(" and {more} more shows")),
    }
}

/// A channel, silently.
fn channel(id: u64) -> Text {
    Text(vec![Span::Channel(id)])
}
