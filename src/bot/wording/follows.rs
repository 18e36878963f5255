//! Which sentences notices of new episodes and those who set them up read. Decides nothing else.

use super::{listed, rights};
use crate::bot::picks::because_of;
use crate::bot::reply::{Joint, Reply, Shown, Span, Text};
use crate::bot::request::Right;
use crate::outbox::Cause;
use crate::store::Follow;

/// Names of shows in a headline.
const NAMED: usize = 3;

pub(in crate::bot) fn no_store() -> Reply {
    Reply::say("follows-no-store")
}

pub(in crate::bot) fn only_in_a_server() -> Reply {
    Reply::say("follows-only-in-a-server")
}

pub(in crate::bot) fn not_a_moderator() -> Reply {
    Reply::say("not-a-moderator")
}

pub(in crate::bot) fn one_of_both() -> Reply {
    Reply::say("follows-one-of-both")
}

pub(in crate::bot) fn too_many(most: usize) -> Reply {
    Reply::private(Text::message("follows-too-many", [("most", most.into())]))
}

pub(in crate::bot) fn added(
    name: &str,
    id: u64,
    lacking: Option<&[Right]>,
    feeds: usize,
    hint: Option<Text>,
) -> Reply {
    let name = Text::default().strong(name);
    let text = Text::message("follows-added", [("name", name.into()), ("channel", Span::Channel(id).into())]);
    let text = if feeds == 0 { text.line().append(Text::of("follows-no-feed")) } else { text };
    let text = hint.into_iter().fold(text, |text, hint| text.line().append(hint));
    let lacks = rights::lacks(id, lacking);
    Reply::private(lacks.into_iter().fold(text, |text, lacks| text.line().append(lacks)))
}

pub(in crate::bot) fn none() -> Reply {
    Reply::say("follows-none")
}

pub(in crate::bot) fn line(nth: usize, name: &str, follow: &Follow) -> Text {
    let name = Text::plain(format!("{nth}. ")).strong(name);
    let since = Text::default().time(follow.since, Shown::Day);
    let id = if follow.topic.is_some() { "follows-line-topic" } else { "follows-line-show" };
    let values =
        [("name", name.into()), ("channel", Span::Channel(follow.channel).into()), ("since", since.into())];
    let role = follow.role.map(|role| {
        let id = if follow.self_role { "follows-self-role" } else { "follows-role" };
        Text::message(id, [("role", Span::Role(role).into())])
    });
    let forum = follow.forum.map(|_| Text::of("follows-forum"));
    let thread = follow.thread.then(|| Text::of("follows-thread"));
    let published = follow.publish.then(|| Text::of("follows-published"));
    let stopped = follow.cause.as_ref().map(|cause| because("follows-stopped", cause));
    let extras = [role, forum, thread, published, stopped].into_iter().flatten();
    extras.fold(Text::message(id, values), Text::sentence)
}

pub(in crate::bot) fn left_the_catalog() -> Text {
    Text::of("follows-left-catalog")
}

pub(in crate::bot) fn unreachable(since: jiff::Timestamp) -> Text {
    Text::message("follows-unreachable", [("since", Text::default().time(since, Shown::Day).into())])
}

pub(in crate::bot) fn last_episode(at: jiff::Timestamp) -> Text {
    Text::message("follows-last-episode", [("when", Text::default().time(at, Shown::Relative).into())])
}

pub(in crate::bot) fn last_notice(at: jiff::Timestamp) -> Text {
    Text::message("follows-last-notice", [("when", Text::default().time(at, Shown::Relative).into())])
}

/// What is not as it should be with the last notice.
pub(in crate::bot) fn flaw(cause: &Cause) -> Text {
    because("follows-flaw", cause)
}

pub(in crate::bot) fn ended() -> Text {
    Text::of("follows-ended")
}

fn because(id: &'static str, cause: &Cause) -> Text {
    Text::message(id, [("reason", because_of(cause).into())])
}

/// So many new episodes, of which so many are not shown.
pub(in crate::bot) fn notice(titles: &[&str], count: usize, hidden: usize, role: Option<u64>) -> Text {
    let (named, more) = titles.split_at(titles.len().min(NAMED));
    let shows = listed(named, Joint::And);
    let shows = match more.len() {
        0 => shows,
        more => Text::message("notice-more-shows", [("shows", shows.into()), ("count", more.into())]),
    };
    let text = Text::message("notice", [("count", count.into()), ("shows", shows.into())]);
    let text = match hidden {
        0 => text,
        hidden => text.line().append(Text::message("notice-and-more", [("count", hidden.into())])),
    };
    match role {
        Some(role) => Text(vec![Span::Role(role)]).and(" ").append(text),
        None => text,
    }
}
