//! Which sentences the weekly pick has, and what they name. Decides nothing else.

mod outcome;
mod votes;

use jiff::Timestamp;
use jiff::civil::Weekday;

pub(super) use outcome::{held_up, history_line, mend_review, note, reason, status};
pub(super) use votes::{
    and_vote_ended, candidates, last_vote, too_few_candidates, vote_begins, vote_explicit, vote_is_over,
    vote_runs, vote_runs_until, while_voting,
};

use crate::bot::reply::{Card, Reply, Shown, Span, Text, Value};
use crate::bot::request::{Rating, Right};
use crate::bot::wording::rights;
use crate::outbox::{Message, Ratings, VOTED};
use crate::schedule::{Occurrence, Week};
use crate::store::{Queued, Schedule, StoreError};

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

pub(super) fn no_schedule() -> Reply {
    Reply::say("no-schedule")
}

pub(super) fn changed_meanwhile() -> Reply {
    Reply::say("changed-meanwhile")
}

pub(super) fn no_day(day: &str) -> Reply {
    typed("no-day", day)
}

pub(super) fn no_time(time: &str) -> Reply {
    typed(if time.trim().starts_with("24") { "two-days" } else { "no-time" }, time)
}

pub(super) fn no_zone(zone: &str, near: Option<&str>) -> Reply {
    let Some(near) = near else { return typed("no-zone", zone) };
    let typed = Text::default().quoted(short(zone));
    Reply::private(Text::message("no-zone-but-near", [("typed", typed.into()), ("near", near.into())]))
}

/// A zone as people read it. Names of fixed offsets have their signs turned round: `Etc/GMT-2` is UTC+2.
fn zone_name(zone: &str) -> String {
    match zone.strip_prefix("Etc/GMT").and_then(|offset| offset.parse::<i8>().ok()) {
        Some(offset) if offset != 0 => format!("UTC{:+}", -i16::from(offset)),
        _ => zone.replace('_', " "),
    }
}

fn day_word(day: Weekday) -> Value {
    Value::Word(match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    })
}

/// A week among suggestions: "2026-W50 · from 7 December".
pub(super) fn week_from(week: Week) -> Text {
    let monday = week.monday();
    let values = [
        ("week", week.to_string().into()),
        ("day", Value::day_of(monday)),
        ("month", Value::month_of(monday)),
    ];
    Text::message("choice-week", values)
}

pub(super) fn in_words(schedule: &Schedule) -> Text {
    let slot = schedule.slot;
    let values = [
        ("day", day_word(slot.day)),
        ("time", slot.time.strftime("%H:%M").to_string().into()),
        ("zone", zone_name(&schedule.zone).into()),
        ("channel", Span::Channel(schedule.channel).into()),
    ];
    let role = schedule.role.map(|role| {
        let id = if schedule.self_role { "schedule-self-role" } else { "schedule-role" };
        Text::message(id, [("role", Span::Role(role).into())])
    });
    let extras = [
        (schedule.forum.is_some(), "schedule-forum"),
        (schedule.thread, "schedule-thread"),
        (schedule.publish, "schedule-published"),
        (schedule.auto, "schedule-auto"),
        (!schedule.auto, "schedule-not-auto"),
        (schedule.vote, "schedule-vote"),
    ];
    let extras = extras.iter().filter(|(wanted, _)| *wanted).map(|(_, id)| Text::of(id));
    role.into_iter().chain(extras).fold(Text::message("schedule", values), Text::sentence)
}

pub(super) fn scheduled(
    schedule: &Schedule,
    coming: &[Occurrence],
    moved: &[bool],
    lacking: &[(u64, Option<Vec<Right>>)],
    hints: Vec<Text>,
) -> Reply {
    let mut body = in_words(schedule).line().line().append(Text::of("next-picks"));
    for (one, moved) in coming.iter().zip(moved) {
        let id = if *moved { "next-pick-clocks-change" } else { "time-and-distance" };
        let values = [("time", at(one.at, Shown::Full)), ("distance", at(one.at, Shown::Relative))];
        body = body.line().append(Text::message(id, values));
    }
    let mut told: Vec<Text> = Vec::new();
    for (channel, missing) in lacking {
        let lacks = rights::lacks(*channel, missing.as_deref());
        told.extend(lacks.filter(|lacks| !told.contains(lacks)));
    }
    let headline = Text::of(if told.is_empty() { "saved" } else { "saved-but-lacking" });
    for text in told.into_iter().chain(hints) {
        body = body.line().line().append(text);
    }
    Reply { headline, cards: vec![Card::plain(title(), body)], ..Reply::default() }
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

pub(super) fn no_such_episode(show: &str, typed: &str) -> Reply {
    let show = Text::default().strong(show);
    let typed = Text::default().quoted(short(typed));
    Reply::private(Text::message("no-such-episode-of", [("show", show.into()), ("typed", typed.into())]))
}

pub(super) fn no_week(week: &str) -> Reply {
    typed("no-week", week)
}

pub(super) fn week_over(week: Week) -> Reply {
    Reply::private(Text::message("week-over", [("week", week.to_string().into())]))
}

pub(super) fn note_too_long(most: usize) -> Reply {
    Reply::private(Text::message("note-too-long", [("most", most.into())]))
}

pub(super) fn queue_full() -> Reply {
    Reply::say("queue-full")
}

pub(super) fn queue_empty() -> Reply {
    Reply::say("queue-empty")
}

pub(super) fn added(
    title: &str,
    place: usize,
    week: Option<Week>,
    schedule: Option<&Schedule>,
    last: Option<Timestamp>,
    waiting: bool,
) -> Reply {
    let title = || -> Value { Text::default().strong(title).into() };
    let live = schedule.filter(|schedule| !schedule.paused);
    let mut text = match (week, live) {
        (Some(week), _) => {
            Text::message("queued-for-week", [("title", title()), ("week", week.to_string().into())])
        }
        (None, Some(schedule)) if place == 1 => {
            let time = at(schedule.next.at, Shown::Full);
            Text::message("queued-first", [("title", title()), ("time", time)])
        }
        (None, _) => Text::message("queued-at", [("title", title()), ("place", place.into())]),
    };
    if let Some(last) = last {
        text = text.line().append(Text::message("queued-again", [("date", at(last, Shown::Day))]));
    }
    if waiting {
        text = text.line().append(Text::of("queued-twice"));
    }
    if schedule.is_none() {
        text = text.line().append(Text::of("queued-without-schedule"));
    }
    Reply::private(text)
}

pub(super) fn removed(done: bool) -> Text {
    Text::of(if done { "removed" } else { "already-removed" })
}

pub(super) fn queue(
    shown: &[(usize, &Queued, Option<String>)],
    chosen: Option<i64>,
    all: usize,
    page: usize,
    pages: usize,
) -> Card {
    let mut body = Text::default();
    for (nth, (place, queued, title)) in shown.iter().enumerate() {
        body = if nth > 0 { body.line() } else { body };
        body = if chosen == Some(queued.id) { body.and("▸ ") } else { body };
        body = body.and(format!("{place}. ")).append(queue_line(queued, title.as_deref()));
        if let Some(note) = &queued.pick.note {
            body = body.line().and("   ").quoted(short(note));
        }
    }
    let mut card = Card::plain(Text::message("queue-title", [("count", all.into())]), body);
    card.reason =
        (pages > 1).then(|| Text::message("page-of", [("page", page.into()), ("pages", pages.into())]));
    card
}

fn queue_line(queued: &Queued, title: Option<&str>) -> Text {
    let shown = if let Some(title) = title {
        Text::default().strong(title)
    } else {
        let id = Text::default().strong(&queued.pick.podcast);
        Text::message("queue-left-catalog", [("title", id.into())])
    };
    let by = picked_by(Some(queued.pick.picker));
    match queued.pick.week {
        Some(week) => {
            let values = [("title", shown.into()), ("week", week.to_string().into()), ("by", by.into())];
            Text::message("queue-line-week", values)
        }
        None => Text::message("queue-line", [("title", shown.into()), ("by", by.into())]),
    }
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

pub(super) fn skipped(skipped: Occurrence, coming: Occurrence) -> Reply {
    let values = [("skipped", at(skipped.at, Shown::Full)), ("next", at(coming.at, Shown::Full))];
    Reply::private(Text::message("skipped", values))
}

pub(super) fn nothing_to_skip() -> Reply {
    Reply::say("nothing-to-skip")
}

pub(super) fn paused() -> Reply {
    Reply::say("paused")
}

pub(super) fn unscheduled(queued: u64, voting: bool) -> Reply {
    let reply = Reply::private(Text::message("unscheduled", [("count", queued.into())]));
    if voting { and_vote_ended(reply) } else { reply }
}

pub(super) fn resumed(coming: Occurrence) -> Reply {
    let values = [("next", at(coming.at, Shown::Full)), ("soon", at(coming.at, Shown::Relative))];
    Reply::private(Text::message("resumed", values))
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
