//! What moderators read about the schedule.

use jiff::civil::Weekday;

use super::{and_vote_ended, at, short, title, typed};
use crate::bot::reply::{Card, Reply, Shown, Span, Text, Value};
use crate::bot::request::Right;
use crate::bot::wording::rights;
use crate::schedule::Occurrence;
use crate::store::Schedule;

pub(in crate::bot::picks) fn no_day(day: &str) -> Reply {
    typed("no-day", day)
}

pub(in crate::bot::picks) fn no_time(time: &str) -> Reply {
    typed(if time.trim().starts_with("24") { "two-days" } else { "no-time" }, time)
}

pub(in crate::bot::picks) fn no_zone(zone: &str, near: Option<&str>) -> Reply {
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

pub(in crate::bot::picks) fn in_words(schedule: &Schedule) -> Text {
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

pub(in crate::bot::picks) fn scheduled(
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

pub(in crate::bot::picks) fn skipped(skipped: Occurrence, coming: Occurrence) -> Reply {
    let values = [("skipped", at(skipped.at, Shown::Full)), ("next", at(coming.at, Shown::Full))];
    Reply::private(Text::message("skipped", values))
}

pub(in crate::bot::picks) fn nothing_to_skip() -> Reply {
    Reply::say("nothing-to-skip")
}

pub(in crate::bot::picks) fn paused() -> Reply {
    Reply::say("paused")
}

pub(in crate::bot::picks) fn unscheduled(queued: u64, voting: bool) -> Reply {
    let reply = Reply::private(Text::message("unscheduled", [("count", queued.into())]));
    if voting { and_vote_ended(reply) } else { reply }
}

pub(in crate::bot::picks) fn resumed(coming: Occurrence) -> Reply {
    let values = [("next", at(coming.at, Shown::Full)), ("soon", at(coming.at, Shown::Relative))];
    Reply::private(Text::message("resumed", values))
}

pub(in crate::bot::picks) fn no_schedule() -> Reply {
    Reply::say("no-schedule")
}
