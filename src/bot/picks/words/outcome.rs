//! What became of picks, in words: history, status, notes to moderators, and what to do about what went wrong.

use jiff::{SignedDuration, Timestamp};

use super::{right, short};
use crate::bot::links::post_link;
use crate::bot::reply::{Shown, Span, Text};
use crate::bot::request::{HeldUp, HeldUpBy, Right};
use crate::outbox::{Cause, Message, State};
use crate::store::{MOST_FAILURES, Schedule};

/// A pick that is on its way for longer meets some trouble.
const LATE: SignedDuration = SignedDuration::from_mins(10);

pub(in crate::bot::picks) fn history_line(message: &Message, link: Option<String>) -> Text {
    let text = Text::default().time(message.due, Shown::Day).and(" ");
    let title = message.title.as_deref().unwrap_or("No pick");
    let text = match link {
        Some(link) => text.link(title, link),
        None => text.strong(title),
    };
    let text = match (message.state, message.picker, &message.podcast) {
        (State::Skipped, ..) => text,
        (_, Some(picker), _) => text.and(", by ").append(super::picked_by(Some(picker))),
        (_, None, Some(_)) => text.and(", by podpick"),
        _ => text,
    };
    match message.state {
        State::Sent if message.cause == Some(Cause::Deleted) => text.and(" (deleted)"),
        State::Sent => text,
        State::Waiting => text.and(" (on its way)"),
        State::Failed | State::Unknown | State::Skipped => text.and(format!(" – {}", because(message))),
    }
}

/// Why there was no post, in half a sentence.
fn because(message: &Message) -> String {
    reason(message.cause.as_ref())
}

/// The same for whatever was to be posted.
pub(in crate::bot::picks) fn reason(cause: Option<&Cause>) -> String {
    match cause {
        Some(Cause::SkippedByModerator) => "skipped by a moderator".to_owned(),
        Some(Cause::Missed) => "podpick did not run for more than a day".to_owned(),
        Some(Cause::NothingQueued) => "nothing was queued".to_owned(),
        Some(Cause::NotInCatalog(_)) => "its show is no longer in the catalog".to_owned(),
        Some(Cause::Permission(missing)) if missing.is_empty() => {
            "podpick lacks a permission in the channel".to_owned()
        }
        Some(Cause::Permission(missing)) => format!("podpick lacks {missing} in the channel"),
        Some(Cause::ChannelGone) => "the channel is gone".to_owned(),
        Some(Cause::GuildGone) => "podpick was removed from the server".to_owned(),
        Some(Cause::Refused(said)) => format!("Discord refused: {}", short(said)),
        Some(Cause::Unreachable) => "Discord could not be reached for a day".to_owned(),
        Some(Cause::Unclear(_)) => "nobody can tell whether it was posted".to_owned(),
        Some(Cause::Deleted) => "it was deleted at once".to_owned(),
        Some(Cause::RoleSilent) => {
            "it was posted, but the role was not notified: it is gone, or podpick may not mention it"
                .to_owned()
        }
        Some(Cause::NoThread) => {
            "it was posted, but without a thread: podpick lacks Create Public Threads in the channel, or threads are off there".to_owned()
        }
        Some(Cause::NotPublished) => {
            "it was posted, but not published: only announcement channels publish, and only so often an hour".to_owned()
        }
        Some(Cause::Explicit) => "its show is explicit, and the channel is not age-restricted".to_owned(),
        Some(Cause::TooLate) => "it could not be sent within a day of its time".to_owned(),
        Some(Cause::Unreadable) => "what podpick keeps about it cannot be read".to_owned(),
        Some(Cause::Reminder(_) | Cause::ZoneChanged(_)) | None => "not posted".to_owned(),
    }
}

/// What to do about it.
fn mend(cause: Option<&Cause>) -> Text {
    match cause {
        Some(Cause::Permission(_)) => {
            Text::plain("Grant it in the channel's settings, Permissions, to podpick.")
        }
        Some(Cause::ChannelGone) => Text::plain("Choose another one with ").command("pick schedule").and("."),
        Some(Cause::RoleSilent) => Text::plain("Choose another role with ")
            .command("pick schedule")
            .and(", or grant podpick ")
            .strong(right(Right::MentionEveryone))
            .and("."),
        Some(Cause::NothingQueued) => Text::plain("Queue something with ").command("pick add").and("."),
        Some(Cause::NotInCatalog(_)) => Text::plain("Queue another one with ").command("pick add").and("."),
        Some(Cause::Unclear(_)) => Text::plain(
            "Look into the channel: if it is not there, post it with the button. podpick needs Read Message History to see for itself.",
        ),
        Some(Cause::Unreachable | Cause::Refused(_)) => {
            Text::plain("Post it with the button, or ").command("pick now").and(".")
        }
        _ => Text::default(),
    }
}

pub(in crate::bot::picks) fn status(
    schedule: &Schedule,
    queued: usize,
    last: Option<&Message>,
    wrong: Option<&Message>,
    waiting: Option<&Message>,
    now: Timestamp,
) -> Vec<(&'static str, Text)> {
    let mut facts = Vec::new();
    facts.push(if schedule.paused {
        let why = if schedule.failures >= MOST_FAILURES {
            format!("Paused after {} picks that could not be posted. Resume with ", schedule.failures)
        } else {
            "Paused. Resume with ".to_owned()
        };
        ("Next", Text::plain(why).command("pick resume"))
    } else {
        let at = schedule.next.at;
        ("Next", Text::default().time(at, Shown::Full).and(", ").time(at, Shown::Relative))
    });
    facts.push((
        "Queue",
        Text::plain(if queued == 1 { "1 pick".to_owned() } else { format!("{queued} picks") }),
    ));
    if let Some(message) = waiting {
        let text = Text::plain(message.title.as_deref().unwrap_or("a pick"));
        let late = now.duration_since(message.due) > LATE;
        facts.push((
            "On its way",
            if late {
                text.and(", tried since ")
                    .time(message.due, Shown::Relative)
                    .and("; podpick goes on for up to a day")
            } else {
                text
            },
        ));
    }
    if let Some(message) = last {
        facts.push(("Last", history_line(message, post_link(message))));
    }
    if let Some(reminders) = schedule.reminders {
        facts.push(("Reminders", Text(vec![Span::Channel(reminders)])));
    }
    if let Some(message) = wrong {
        let text = Text::default().time(message.due, Shown::Day).and(format!(": {}. ", because(message)));
        facts.push(("What went wrong", text.append(mend(message.cause.as_ref()))));
    }
    facts
}

/// Why posts wait, and until when.
pub(in crate::bot::picks) fn held_up(held_up: HeldUp) -> (&'static str, Text) {
    let until = Text::default().time(held_up.until, Shown::Full);
    let text = match held_up.by {
        HeldUpBy::GlobalLimit => Text::message(
            "Discord asks podpick to wait until {until}, because it made too many calls at once. Posts go out after that; nothing is lost.",
            &[("until", until)],
        ),
        HeldUpBy::Ban => Text::message(
            "Discord takes no calls from podpick's address until {until}, because too many came from there. Posts go out after that; nothing is lost.",
            &[("until", until)],
        ),
        HeldUpBy::Refusals => Text::message(
            "podpick waits until {until}, because Discord refused too many of its calls. Posts go out after that; nothing is lost.",
            &[("until", until)],
        ),
    };
    ("Held up", text)
}

/// A note in the moderators' channel.
pub(in crate::bot::picks) fn note(message: &Message) -> Text {
    match &message.cause {
        Some(Cause::Reminder(moment)) => {
            let text = Text::plain("Nothing is queued for the pick ");
            let text = match moment {
                Some(at) => text.time(*at, Shown::Full),
                None => text.and("of tomorrow"),
            };
            text.and(". Add one with ").command("pick add").and(", or the week passes without.")
        }
        Some(Cause::ZoneChanged(before)) => {
            let text = Text::plain("The rules of your time zone changed, and the next pick moved with them");
            let text = match before {
                Some(at) => text.and("; it was to come ").time(*at, Shown::Full),
                None => text,
            };
            text.and(". See ").command("pick status").and(".")
        }
        Some(Cause::Unreadable) => Text::plain("What podpick keeps about this server's weekly pick cannot be read, so the pick is paused. Set it anew with ")
            .command("pick schedule")
            .and("; whoever runs podpick finds more in its log."),
        Some(Cause::NotInCatalog(podcast)) => Text::plain("A queued pick was passed over, because its show ")
            .strong(podcast)
            .and(" is no longer in the catalog. Queue another one with ")
            .command("pick add")
            .and("."),
        cause => {
            let what = message.title.as_deref().unwrap_or("this week's pick");
            let posted = matches!(cause, Some(Cause::RoleSilent | Cause::NoThread | Cause::NotPublished));
            let before = if posted { "" } else { "Not posted: " };
            let text = Text::plain(before).strong(what).and(format!(" – {}. ", because(message)));
            text.append(mend(cause.as_ref()))
        }
    }
}
