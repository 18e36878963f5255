//! Every sentence about the weekly pick. Decides nothing but words.

mod outcome;

use jiff::Timestamp;

pub(super) use outcome::{held_up, history_line, note, reason, status};

use super::post::{member, plain_card};
use crate::bot::reply::{Card, Reply, Shown, Span, Text};
use crate::bot::request::Right;
use crate::bot::rights::Refusal;
use crate::outbox::Message;
use crate::store::{Queued, Schedule, StoreError};
use crate::week::{Occurrence, Week, day_name};

pub(super) const STATUS: &str = "The weekly pick";
pub(super) const BEFORE: &str = "Picks before";
/// Characters of a note that a list shows.
const SHORT: usize = 80;

fn private(headline: Text) -> Reply {
    Reply { private: true, headline, ..Reply::default() }
}

fn say(words: &str) -> Reply {
    private(Text::plain(words))
}

pub(super) fn no_store() -> Reply {
    say("The weekly pick needs podpick running in a server; here is only the catalog.")
}

pub(super) fn only_in_a_server() -> Reply {
    say("The weekly pick works in servers only. Use this command in a server.")
}

pub(super) fn not_a_moderator() -> Reply {
    say("You need the permission Manage Messages here. Ask a server admin for it.")
}

pub(super) fn no_answer(error: &StoreError, code: &str) -> Reply {
    let why = match error {
        StoreError::Busy => "podpick is busy. Nothing was changed. Try again in a moment",
        StoreError::Full => {
            "podpick's disk is full. Nothing was changed. Whoever runs podpick must free some space"
        }
        StoreError::Lost => {
            "podpick's data was removed from its disk, so nothing can be saved. Whoever runs podpick must look at it"
        }
        StoreError::Refused(_) => {
            "podpick cannot write its data. Nothing was changed. Whoever runs podpick must look at its disk"
        }
        StoreError::Unreadable(_) => {
            "podpick cannot read its data about this. Nothing was changed. Set the weekly pick anew with /pick schedule"
        }
        StoreError::Unreachable | StoreError::Broken(_) => {
            "podpick cannot reach its data. Nothing was changed. Try again in a minute"
        }
    };
    private(
        Text::plain(why)
            .and(". If it happens again, give this code to whoever runs podpick: ")
            .strong(code)
            .and("."),
    )
}

/// The member may not do this where it would take effect.
pub(in crate::bot) fn refused(refusal: &Refusal) -> Reply {
    private(match refusal {
        Refusal::Lacks(channel, missing) => Text::message(
            "This needs {rights} in {channel}, which you do not have. Ask a server admin for it, or choose another channel.",
            &[
                ("channel", Text(vec![Span::Channel(*channel)])),
                ("rights", Text::default().strong(rights(missing))),
            ],
        ),
        Refusal::Unknown(channel) => Text::message(
            "podpick could not check what you may do in {channel}. Nothing was changed. Use the command in that channel, or try again in a minute.",
            &[("channel", Text(vec![Span::Channel(*channel)]))],
        ),
    })
}

pub(super) fn everyone_is_no_role() -> Reply {
    private(Text::plain(
        "Discord does not let a bot notify @everyone as a role, so nothing was changed. Choose a role in ping, or leave it out.",
    ))
}

pub(super) fn no_schedule() -> Reply {
    private(Text::plain("No weekly pick is set up here yet. Start with ").command("pick schedule").and("."))
}

pub(super) fn changed_meanwhile() -> Reply {
    private(
        Text::plain("This changed in the meantime. See how things stand with ")
            .command("pick status")
            .and("."),
    )
}

pub(super) fn no_day(typed: &str) -> Reply {
    private(Text::default().quoted(short(typed)).and(" is not a day of the week."))
}

pub(super) fn no_time(typed: &str) -> Reply {
    if typed.trim().starts_with("24") {
        return private(
            Text::default()
                .quoted(short(typed))
                .and(" could be two days. Write 00:00 and choose the day that begins then, or write 23:59."),
        );
    }
    private(
        Text::default()
            .quoted(short(typed))
            .and(" is not a time podpick understands. Write it like 18:00 or 6:30 pm."),
    )
}

pub(super) fn no_zone(typed: &str, near: Option<&str>) -> Reply {
    let text = Text::default().quoted(short(typed)).and(" is not a time zone podpick knows. ");
    private(match near {
        Some(near) => text.and("Did you mean ").strong(near).and("?"),
        None => text.and("Type the nearest big city and choose from the list, such as Europe/Berlin."),
    })
}

pub(super) fn cannot_publish(channel: u64) -> Reply {
    private(Text(vec![Span::Channel(channel)]).and(
        " is not an announcement channel, so podpick cannot publish there. Choose an announcement channel, or leave out publish.",
    ))
}

/// A right by the name that Discord's settings show.
fn right(right: Right) -> &'static str {
    match right {
        Right::ViewChannel => "View Channel",
        Right::SendMessages => "Send Messages",
        Right::EmbedLinks => "Embed Links",
        Right::ReadMessageHistory => "Read Message History",
        Right::CreatePublicThreads => "Create Public Threads",
        Right::MentionEveryone => "Mention @everyone, @here and All Roles",
        Right::ManageMessages => "Manage Messages",
    }
}

pub(super) fn rights(rights: &[Right]) -> String {
    rights.iter().map(|one| right(*one)).collect::<Vec<_>>().join(", ")
}

/// A zone as people read it. Names of fixed offsets have their signs turned round: `Etc/GMT-2` is UTC+2.
fn zone_name(zone: &str) -> String {
    match zone.strip_prefix("Etc/GMT").and_then(|offset| offset.parse::<i8>().ok()) {
        Some(offset) if offset != 0 => format!("UTC{:+}", -i16::from(offset)),
        _ => zone.replace('_', " "),
    }
}

fn slot(schedule: &Schedule) -> String {
    let slot = schedule.slot;
    format!("{} at {}, {} time", day_name(slot.day), slot.time.strftime("%H:%M"), zone_name(&schedule.zone))
}

pub(super) fn in_words(schedule: &Schedule) -> Text {
    let mut text = Text::plain(format!("Every {} in ", slot(schedule))).with(Span::Channel(schedule.channel));
    if let Some(role) = schedule.role {
        text = text.and(", for ").with(Span::Role(role));
    }
    let extras = [(schedule.thread, "with a thread"), (schedule.publish, "published to followers")];
    for (_, what) in extras.iter().filter(|(wanted, _)| *wanted) {
        text = text.and(format!(", {what}"));
    }
    let empty =
        if schedule.auto { "podpick chooses from the catalog" } else { "the week passes without a pick" };
    text.and(format!(". When nothing is queued, {empty}."))
}

pub(super) fn scheduled(
    schedule: &Schedule,
    coming: &[Occurrence],
    moved: &[bool],
    lacking: &[(u64, Option<Vec<Right>>)],
) -> Reply {
    let mut body = in_words(schedule).line().line().strong("The next picks");
    for (one, moved) in coming.iter().zip(moved) {
        body = body.line().time(one.at, Shown::Full).and(", ").time(one.at, Shown::Relative);
        if *moved {
            body = body.and(" (the clocks change that day)");
        }
    }
    let mut told = Vec::new();
    for (channel, missing) in lacking {
        let text = match missing {
            None => Text::plain("Discord did not say what podpick may do in ").with(Span::Channel(*channel)).and(
                ". Look at that channel's permissions: View Channel, Send Messages, Embed Links and Read Message \
                 History are needed.",
            ),
            Some(missing) if missing.is_empty() => continue,
            Some(missing) => Text::plain("podpick cannot post in ")
                .with(Span::Channel(*channel))
                .and(" yet: it lacks ")
                .strong(rights(missing))
                .and(". Grant that in the channel's settings, Permissions, to podpick."),
        };
        if !told.contains(&text) {
            body = body.line().line().append(text.clone());
            told.push(text);
        }
    }
    let headline = if told.is_empty() { "Saved." } else { "Saved, but something is missing." };
    let headline = Text::plain(headline).and(" Queue picks with ").command("pick add").and(".");
    Reply { headline, cards: vec![plain_card(STATUS.to_owned(), body)], ..Reply::default() }
}

pub(super) fn no_such_episode(show: &str, typed: &str) -> Reply {
    private(
        Text::plain("No episode of ")
            .strong(show)
            .and(" in the catalog is called ")
            .quoted(short(typed))
            .and(". Choose from the list, or leave the episode out."),
    )
}

pub(super) fn no_week(typed: &str) -> Reply {
    private(
        Text::default()
            .quoted(short(typed))
            .and(" is not a week. Choose one from the list, such as 2026-W50."),
    )
}

pub(super) fn week_over(week: Week) -> Reply {
    say(&format!("Week {week} is over or has its pick. Choose a later one, or leave the week out."))
}

pub(super) fn note_too_long(most: usize) -> Reply {
    say(&format!("The note is too long: {most} characters at most. Nothing was queued."))
}

pub(super) fn queue_full() -> Reply {
    private(
        Text::plain("The queue is full (100 picks). Remove some in ").command("pick queue").and(" first."),
    )
}

pub(super) fn queue_empty() -> Reply {
    private(Text::plain("Nothing is queued. Add something with ").command("pick add").and("."))
}

pub(super) fn added(
    title: &str,
    place: usize,
    week: Option<Week>,
    schedule: Option<&Schedule>,
    last: Option<Timestamp>,
    waiting: bool,
) -> Reply {
    let mut text = Text::plain("Queued ").strong(title);
    text = match week {
        Some(week) => text.and(format!(" for week {week}.")),
        None => text.and(format!(" as number {place}.")),
    };
    if let (None, 1, Some(schedule)) = (week, place, schedule.filter(|schedule| !schedule.paused)) {
        text = text.and(" It comes ").time(schedule.next.at, Shown::Full).and(".");
    }
    if let Some(at) = last {
        text = text
            .line()
            .and("Note: this show was a pick on ")
            .time(at, Shown::Day)
            .and(", less than 26 weeks ago. It stays queued.");
    }
    if waiting {
        text = text.line().and("Note: this show is now in the queue twice.");
    }
    if schedule.is_none() {
        text = text.line().and("No day is set yet: ").command("pick schedule").and(" does that.");
    }
    private(text)
}

pub(super) fn removed(done: bool) -> Text {
    Text::plain(if done { "Removed." } else { "It was already removed." })
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
        body = body.and(format!("{place}. "));
        body = match title {
            Some(title) => body.strong(title),
            None => body.strong(&queued.pick.podcast).and(" (no longer in the catalog, will be passed over)"),
        };
        if let Some(week) = queued.pick.week {
            body = body.and(format!(", week {week}"));
        }
        body = body.and(", by ").append(picked_by(Some(queued.pick.picker)));
        if let Some(note) = &queued.pick.note {
            body = body.line().and("   ").quoted(short(note));
        }
    }
    let mut card = plain_card(
        if all == 1 { "1 pick in the queue".to_owned() } else { format!("{all} picks in the queue") },
        body,
    );
    card.reason = (pages > 1).then(|| format!("Page {page} of {pages}"));
    card
}

pub(super) fn nothing_to_post() -> Reply {
    private(
        Text::plain("Nothing is queued, and automatic picks are off. Add something with ")
            .command("pick add")
            .and("."),
    )
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
}

pub(super) fn posting(title: &str, channel: u64, besides: Besides, coming: Occurrence) -> Reply {
    let text = Text::plain("On its way to ").with(Span::Channel(channel)).and(": ").strong(title).and(". ");
    let text = match besides {
        Besides::Nothing => text.and("It is this week's pick. The next one comes "),
        Besides::APick => {
            text.and("This week already had its pick, so this is an extra one. The next one comes ")
        }
        Besides::AnEmptyWeek => {
            text.and("This week was skipped, so this pick comes late. The next one comes ")
        }
    };
    private(text.time(coming.at, Shown::Full).and("."))
}

pub(super) fn enough_for_today(most: usize) -> Reply {
    private(
        Text::plain(format!("{most} picks within a day are enough for one server. Queue this one with "))
            .command("pick add")
            .and(", and it comes in its week."),
    )
}

pub(super) fn skipped(skipped: Occurrence, coming: Occurrence) -> Reply {
    private(
        Text::plain("Skipped: nothing is posted ")
            .time(skipped.at, Shown::Full)
            .and(". The next pick comes ")
            .time(coming.at, Shown::Full)
            .and("; the queue stays as it is."),
    )
}

pub(super) fn nothing_to_skip() -> Reply {
    private(
        Text::plain("The weekly pick is paused, so there is nothing to skip. ")
            .command("pick resume")
            .and(" resumes it."),
    )
}

pub(super) fn paused() -> Reply {
    private(
        Text::plain("Paused. Nothing is posted until ")
            .command("pick resume")
            .and("; the queue stays as it is."),
    )
}

pub(super) fn unscheduled(queued: u64) -> Reply {
    private(Text::message(
        "The weekly pick has ended. Deleted: the schedule and {queued} queued picks. What was posted before stays in {history}; {forget} deletes that as well.",
        &[
            ("queued", Text::plain(queued.to_string())),
            ("history", Text::default().command("pick history")),
            ("forget", Text::default().command("podcast-admin forget")),
        ],
    ))
}

pub(super) fn resumed(coming: Occurrence) -> Reply {
    private(
        Text::plain("Weekly picks resumed. The next pick comes ")
            .time(coming.at, Shown::Full)
            .and(", ")
            .time(coming.at, Shown::Relative)
            .and("."),
    )
}

pub(super) fn sending_anew() -> Reply {
    private(Text::plain("On its way. ").command("pick status").and(" says what became of it."))
}

pub(super) fn headline(role: Option<u64>) -> Text {
    let text = role.map_or_else(Text::default, |role| Text(vec![Span::Role(role)]).and(" "));
    text.strong("Pick of the week")
}

pub(super) fn picked_by(picker: Option<u64>) -> Text {
    match picker {
        None => Text::plain("podpick, from the catalog"),
        // Whoever it was has been forgotten since.
        Some(0) => Text::plain("a moderator"),
        Some(picker) => member(picker),
    }
}

pub(super) fn no_history() -> Reply {
    private(
        Text::plain("Nothing was picked here yet. See when the first one comes with ")
            .command("pick status")
            .and("."),
    )
}

pub(super) fn history_title(page: u16, pages: usize) -> String {
    if pages > 1 { format!("Picks so far, page {page} of {pages}") } else { "Picks so far".to_owned() }
}

pub(super) fn no_pick_yet(coming: Option<Timestamp>) -> Reply {
    let text = Text::plain("There was no weekly pick here yet.");
    private(match coming {
        Some(at) => text.and(" The next one comes ").time(at, Shown::Relative).and("."),
        None => text.and(" Ask for a show right away with ").command("podcast topic").and("."),
    })
}

pub(super) fn this_week(newest: &Message, coming: Option<Timestamp>) -> Text {
    let text = Text::strong(Text::default(), "Pick of the week").and(" of ").time(newest.due, Shown::Day);
    match coming {
        Some(at) => text.and("; the next one comes ").time(at, Shown::Relative).and("."),
        None => text.and("."),
    }
}

fn short(words: &str) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = one_line.chars().take(SHORT).collect();
    if cut == one_line { one_line } else { format!("{cut}…") }
}
