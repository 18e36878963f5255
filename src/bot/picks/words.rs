//! Which sentences the weekly pick has, and what they name. Decides nothing else.

mod outcome;
mod queue;
mod schedule;
mod votes;

use jiff::Timestamp;

pub(super) use outcome::{held_up, history_line, mend_review, note, reason, status};
pub(super) use queue::{
    added, no_such_episode, no_week, note_too_long, queue, queue_empty, queue_full, removed, week_from,
    week_over,
};
pub(super) use schedule::{
    in_words, no_day, no_schedule, no_time, no_zone, nothing_to_skip, paused, resumed, scheduled, skipped,
    unscheduled,
};
pub(super) use votes::{
    and_vote_ended, candidates, last_vote, too_few_candidates, vote_begins, vote_explicit, vote_is_over,
    vote_runs, vote_runs_until, while_voting,
};

use crate::bot::reply::{Reply, Shown, Span, Text, Value};
use crate::bot::request::Rating;
use crate::outbox::{Message, Ratings, VOTED};
use crate::store::StoreError;

/// Characters of a note that a list shows.
const SHORT: usize = 80;

fn typed(id: &'static str, typed: &str) -> Reply {
    Reply::private(Text::message(id, [("typed", Text::default().quoted(short(typed)).into())]))
}

fn at(moment: Timestamp, shown: Shown) -> Value {
    Text::default().time(moment, shown).into()
}

pub(super) fn no_store() -> Reply {
    Reply::say("picks-no-store")
}

pub(super) fn only_in_a_server() -> Reply {
    Reply::say("picks-only-in-a-server")
}

pub(super) fn not_a_moderator() -> Reply {
    Reply::say("not-a-moderator")
}

pub(super) fn no_answer(error: &StoreError, code: &str) -> Reply {
    let id = match error {
        StoreError::Busy => "store-busy",
        StoreError::Full => "store-full",
        StoreError::Lost => "store-lost",
        StoreError::Refused(_) => "store-refused",
        StoreError::Unreadable(_) => "store-unreadable",
        StoreError::Unreachable | StoreError::Broken(_) => "store-unreachable",
    };
    Reply::private(Text::of(id).sentence(Text::message("give-this-code", [("code", code.into())])))
}

pub(super) fn everyone_is_no_role() -> Reply {
    Reply::say("everyone-is-no-role")
}

pub(super) fn changed_meanwhile() -> Reply {
    Reply::say("changed-meanwhile")
}

/// The headline of a pick that is a post in a forum, below what the post is called and whether it has a tag.
pub(super) fn post_above(reply: &Reply, tagged: bool) -> Text {
    let id = if tagged { "preview-post-with-tag" } else { "preview-post" };
    let title = reply.post_title.clone().strengthened();
    Text::message(id, [("title", title.into())]).line().append(reply.headline.clone())
}

/// The name of it all.
pub(super) fn title() -> Text {
    Text::of("picks-title")
}

pub(super) fn nothing_to_post() -> Reply {
    Reply::say("nothing-to-post")
}

/// Besides what a pick is posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Besides {
    /// It is the pick of its week.
    Nothing,
    /// The week has another one.
    APick,
    /// The week was passed over.
    AnEmptyWeek,
    /// The week's own could not be posted, or nobody can tell.
    AFailedPick,
}

/// The pick is on its way; `comes` says when the next one does, none while picks are paused.
pub(super) fn posting(title: &str, channel: u64, besides: Besides, comes: Option<Timestamp>) -> Reply {
    let id = match besides {
        Besides::Nothing => "posting",
        Besides::APick => "posting-extra",
        Besides::AnEmptyWeek => "posting-late",
        Besides::AFailedPick => "posting-instead",
    };
    let values =
        [("channel", Span::Channel(channel).into()), ("title", Text::default().strong(title).into())];
    Reply::private(Text::message(id, values).sentence(match comes {
        Some(next) => Text::message("next-pick-comes", [("next", at(next, Shown::Full))]),
        None => Text::of("next-pick-waits"),
    }))
}

pub(super) fn enough_for_today(most: usize) -> Reply {
    Reply::private(Text::message("enough-for-today", [("most", most.into())]))
}

pub(super) fn sending_anew() -> Reply {
    Reply::say("sending-anew")
}

pub(super) fn headline(role: Option<u64>) -> Text {
    match role {
        Some(role) => Text(vec![Span::Role(role)]).and(" ").append(Text::of("pick-of-the-week")),
        None => Text::of("pick-of-the-week"),
    }
}

pub(super) fn picked_by(picker: Option<u64>) -> Text {
    match picker {
        None => Text::of("picked-by-podpick"),
        // Whoever it was has been forgotten since.
        Some(0) => Text::of("picked-by-somebody"),
        Some(VOTED) => Text::of("picked-by-vote"),
        Some(picker) => Text::member(picker),
    }
}

pub(super) fn no_history() -> Reply {
    Reply::say("no-history")
}

pub(super) fn history_title(page: u16, pages: usize) -> Text {
    if pages > 1 {
        Text::message("history-title-page", [("page", page.into()), ("pages", pages.into())])
    } else {
        Text::of("history-title")
    }
}

/// What stands on the button under a pick.
pub(super) fn rating_label(rating: Rating, count: u64) -> Text {
    let (alone, counted) = match rating {
        Rating::Listened => ("button-listened", "button-listened-count"),
        Rating::NotForMe => ("button-not-for-me", "button-not-for-me-count"),
    };
    if count == 0 { Text::of(alone) } else { Text::message(counted, [("count", count.into())]) }
}

/// Said where the buttons themselves cannot show it.
pub(super) fn rated(counts: Ratings) -> Reply {
    let values = [("listened", counts.listened.into()), ("passed", counts.not_for_me.into())];
    Reply::private(Text::message("rated", values))
}

pub(super) fn nothing_to_rate() -> Reply {
    Reply::say("nothing-to-rate")
}

pub(super) fn too_old_to_rate(counts: Ratings) -> Reply {
    let values = [("listened", counts.listened.into()), ("passed", counts.not_for_me.into())];
    Reply::private(Text::message("too-old-to-rate", values))
}

pub(super) fn no_pick_yet(coming: Option<Timestamp>) -> Reply {
    match coming {
        Some(next) => {
            Reply::private(Text::message("no-pick-yet-but-next", [("next", at(next, Shown::Relative))]))
        }
        None => Reply::say("no-pick-yet"),
    }
}

pub(super) fn this_week(newest: &Message, coming: Option<Timestamp>) -> Text {
    let date = at(newest.due, Shown::Day);
    match coming {
        Some(next) => {
            Text::message("pick-of-with-next", [("date", date), ("next", at(next, Shown::Relative))])
        }
        None => Text::message("pick-of", [("date", date)]),
    }
}

fn short(words: &str) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = one_line.chars().take(SHORT).collect();
    if cut == one_line { one_line } else { format!("{cut}…") }
}
