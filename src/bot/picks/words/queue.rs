//! What moderators read about what waits to be picked.

use jiff::Timestamp;

use super::{at, picked_by, short, typed};
use crate::bot::reply::{Card, Reply, Shown, Text, Value};
use crate::schedule::Week;
use crate::store::{Queued, Schedule};

pub(in crate::bot::picks) fn no_such_episode(show: &str, typed: &str) -> Reply {
    let show = Text::default().strong(show);
    let typed = Text::default().quoted(short(typed));
    Reply::private(Text::message("no-such-episode-of", [("show", show.into()), ("typed", typed.into())]))
}

pub(in crate::bot::picks) fn no_week(week: &str) -> Reply {
    typed("no-week", week)
}

pub(in crate::bot::picks) fn week_over(week: Week) -> Reply {
    Reply::private(Text::message("week-over", [("week", week.to_string().into())]))
}

/// A week among suggestions: "2026-W50 · from 7 December".
pub(in crate::bot::picks) fn week_from(week: Week) -> Text {
    let monday = week.monday();
    let values = [
        ("week", week.to_string().into()),
        ("day", Value::day_of(monday)),
        ("month", Value::month_of(monday)),
    ];
    Text::message("choice-week", values)
}

pub(in crate::bot::picks) fn note_too_long(most: usize) -> Reply {
    Reply::private(Text::message("note-too-long", [("most", most.into())]))
}

pub(in crate::bot::picks) fn queue_full() -> Reply {
    Reply::say("queue-full")
}

pub(in crate::bot::picks) fn queue_empty() -> Reply {
    Reply::say("queue-empty")
}

pub(in crate::bot::picks) fn added(
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

pub(in crate::bot::picks) fn removed(done: bool) -> Text {
    Text::of(if done { "removed" } else { "already-removed" })
}

pub(in crate::bot::picks) fn queue(
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
