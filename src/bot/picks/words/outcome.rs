//! What became of picks, in words: history, status, notes to moderators, and what to do about what went wrong.

use jiff::{SignedDuration, Timestamp};

use super::{at, short};
use crate::bot::card::time_and_distance;
use crate::bot::links::post_link;
use crate::bot::reply::{Shown, Span, Text, Value};
use crate::bot::request::{HeldUp, HeldUpBy, Right};
use crate::bot::wording::rights;
use crate::outbox::{Cause, Failed, Message, MessageKind, NoteKind, Ratings, State};
use crate::store::{MOST_FAILURES, Schedule};

/// A pick that is on its way for longer meets some trouble.
const LATE: SignedDuration = SignedDuration::from_mins(10);
/// Characters of an address that a note shows.
const LONGEST_ADDRESS: usize = 200;

pub(in crate::bot::picks) fn history_line(message: &Message, link: Option<String>) -> Text {
    let title = match (&message.title, link) {
        (Some(title), Some(link)) => Text::default().link(title, link),
        (Some(title), None) => Text::default().strong(title),
        (None, _) => Text::of("history-no-pick"),
    };
    let by = match (message.state, message.picker, &message.podcast) {
        (State::Skipped, ..) | (_, None, None) => None,
        (_, None, Some(_)) => Some(Text::plain("podpick")),
        (_, picker, _) => Some(super::picked_by(picker)),
    };
    let (date, title): (Value, Value) = (at(message.due, Shown::Day), title.into());
    let line = match (message.state, by) {
        (State::Failed | State::Unknown | State::Skipped, Some(by)) => {
            let reason = because(message).into();
            let values = [("date", date), ("title", title), ("by", by.into()), ("reason", reason)];
            Text::message("history-line-not-posted", values)
        }
        (_, None) => {
            let values = [("date", date), ("title", title), ("reason", because(message).into())];
            Text::message("history-line-without", values)
        }
        (state, Some(by)) => {
            let id = match state {
                State::Waiting => "history-line-on-its-way",
                _ if message.cause == Some(Cause::Deleted) => "history-line-deleted",
                _ => "history-line",
            };
            Text::message(id, [("date", date), ("title", title), ("by", by.into())])
        }
    };
    rated(line, message.ratings)
}

/// The same line with what members think of the pick, where somebody said so.
fn rated(line: Text, counts: Ratings) -> Text {
    if counts == Ratings::default() {
        return line;
    }
    let (listened, passed) = (counts.listened.into(), counts.not_for_me.into());
    let values = [("line", line.into()), ("listened", listened), ("passed", passed)];
    Text::message("history-line-rated", values)
}

/// Why there was no post, in half a sentence.
fn because(message: &Message) -> Text {
    reason(message.cause.as_ref())
}

/// The same for whatever was to be posted.
pub(in crate::bot::picks) fn reason(cause: Option<&Cause>) -> Text {
    let id = match cause {
        Some(Cause::SkippedByModerator) => "because-skipped",
        Some(Cause::Missed) => "because-missed",
        Some(Cause::NothingQueued) => "because-nothing-queued",
        Some(Cause::NotInCatalog(_)) => "because-not-in-catalog",
        Some(Cause::Permission(missing)) if missing.is_empty() => "because-permission",
        Some(Cause::Permission(missing)) => {
            return Text::message("because-lacks", [("rights", rights::named(missing).into())]);
        }
        Some(Cause::ChannelGone) => "because-channel-gone",
        Some(Cause::GuildGone) => "because-guild-gone",
        Some(Cause::Refused(said)) => {
            return Text::message("because-refused", [("said", short(said).into())]);
        }
        Some(Cause::TimedOut) => "because-timed-out",
        Some(Cause::Unreachable) => "because-unreachable",
        Some(Cause::Unclear(_)) => "because-unclear",
        Some(Cause::Deleted) => "because-deleted",
        Some(Cause::RoleSilent) => "because-role-silent",
        Some(Cause::NoThread) => "because-no-thread",
        Some(Cause::NotPublished) => "because-not-published",
        Some(Cause::ThreadLocked) => "because-thread-locked",
        Some(Cause::TagGone) => "because-tag-gone",
        Some(Cause::Explicit) => "because-explicit",
        Some(Cause::TooLate) => "because-too-late",
        Some(Cause::NoTime) => "because-no-time",
        Some(Cause::NobodyVoted) => "because-nobody-voted",
        Some(Cause::PollGone) => "because-poll-gone",
        Some(Cause::VoteEnded) => "because-vote-ended",
        Some(Cause::PostedMeanwhile) => "because-posted-meanwhile",
        Some(Cause::QueueFull) => "because-queue-full",
        Some(Cause::Unreadable | Cause::LeftOut) => "because-unreadable",
        Some(
            Cause::Reminder(_)
            | Cause::ZoneChanged(_)
            | Cause::ShowEnded
            | Cause::ShowGone
            | Cause::ShowMoved(_)
            | Cause::OwnShowMoved(_),
        )
        | None => "because-not-posted",
    };
    Text::of(id)
}

/// What to do about it.
fn mend(cause: Option<&Cause>) -> Text {
    let id = match cause {
        Some(Cause::Permission(_)) => "mend-permission",
        Some(Cause::ChannelGone) => "mend-channel-gone",
        Some(Cause::ThreadLocked) => "mend-thread-locked",
        Some(Cause::TagGone) => "mend-tag-gone",
        Some(Cause::RoleSilent) => {
            let right = rights::name(Right::MentionEveryone).strengthened();
            return Text::message("mend-role-silent", [("right", right.into())]);
        }
        Some(Cause::NothingQueued) => "mend-nothing-queued",
        Some(Cause::NotInCatalog(_)) => "mend-not-in-catalog",
        Some(Cause::Unclear(_)) => "mend-unclear",
        Some(Cause::Unreachable | Cause::TimedOut | Cause::Refused(_)) => "mend-unreachable",
        _ => return Text::default(),
    };
    Text::of(id)
}

/// What to do about a vote without a winner, where its pick does not come by itself either.
pub(super) fn mend_vote(cause: Option<&Cause>) -> Text {
    let lasting = matches!(cause, Some(Cause::Permission(_) | Cause::ChannelGone | Cause::ThreadLocked));
    if lasting { mend(cause) } else { Text::default() }
}

/// What to do about suggestions that are not posted for moderators.
pub(in crate::bot::picks) fn mend_review(cause: Option<&Cause>) -> Text {
    match cause {
        Some(Cause::Permission(_) | Cause::ThreadLocked) => mend(cause),
        Some(Cause::ChannelGone | Cause::TagGone) => Text::of("mend-reviews"),
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
    let next = schedule.next.at;
    let next = if !schedule.paused {
        time_and_distance(next, Shown::Full)
    } else if schedule.failures >= MOST_FAILURES {
        Text::message("status-paused-after", [("count", u64::from(schedule.failures).into())])
    } else {
        Text::of("status-paused")
    };
    let mut facts =
        vec![("fact-next", next), ("fact-queue", Text::message("count-picks", [("count", queued.into())]))];
    if let Some(message) = waiting {
        let title = message.title.as_deref().map_or_else(|| Text::of("a-pick"), Text::plain);
        let late = now.duration_since(message.due) > LATE;
        let values = [("title", title.clone().into()), ("since", at(message.due, Shown::Relative))];
        facts.push((
            "fact-on-its-way",
            if late { Text::message("status-tried-since", values) } else { title },
        ));
    }
    if let Some(message) = last {
        facts.push(("fact-last", history_line(message, post_link(message))));
    }
    if let Some(reminders) = schedule.reminders {
        facts.push(("fact-reminders", Text(vec![Span::Channel(reminders)])));
    }
    if let Some(message) = wrong {
        facts.push(("fact-went-wrong", went_wrong(message)));
    }
    facts
}

/// All that went wrong with a pick, and what to do about it.
fn went_wrong(message: &Message) -> Text {
    let flaws = message.flaws();
    let causes = if flaws.is_empty() { vec![None] } else { flaws.iter().map(Some).collect() };
    let sentence = |cause: Option<&Cause>| {
        let values = [("date", at(message.due, Shown::Day)), ("reason", reason(cause).into())];
        Text::message("status-went-wrong", values).sentence(mend(cause))
    };
    let sentences = causes.into_iter().map(sentence);
    sentences.reduce(Text::sentence).unwrap_or_default()
}

/// Why posts wait, and until when.
pub(in crate::bot::picks) fn held_up(held_up: HeldUp) -> (&'static str, Text) {
    let id = match held_up.by {
        HeldUpBy::GlobalLimit => "held-up-limit",
        HeldUpBy::Ban => "held-up-ban",
        HeldUpBy::Refusals => "held-up-refusals",
    };
    ("fact-held-up", Text::message(id, [("until", at(held_up.until, Shown::Full))]))
}

/// A note in the moderators' channel.
pub(in crate::bot::picks) fn note(message: &Message) -> Text {
    let told = if let MessageKind::Note(told) = &message.kind { Some(told) } else { None };
    match &message.cause {
        Some(cause @ (Cause::ShowEnded | Cause::ShowGone | Cause::ShowMoved(_) | Cause::OwnShowMoved(_))) => {
            about_show(message, cause)
        }
        cause if matches!(told, Some(NoteKind::Failed(Failed::Suggestions { .. }))) => {
            let title = message.title.as_deref().map(Text::plain).unwrap_or_default().strengthened();
            let values = [("title", title.into()), ("reason", because(message).into())];
            Text::message("note-review-not-posted", values).sentence(mend_review(cause.as_ref()))
        }
        Some(cause) if matches!(told, Some(NoteKind::VoteUncounted(_))) && *cause != Cause::QueueFull => {
            let text = Text::message("note-vote-uncounted", [("reason", because(message).into())]);
            text.sentence(mend_vote(Some(cause)))
        }
        Some(Cause::Reminder(Some(moment))) => {
            Text::message("note-nothing-queued", [("time", at(*moment, Shown::Full))])
        }
        Some(Cause::Reminder(None)) => Text::of("note-nothing-queued-tomorrow"),
        Some(Cause::ZoneChanged(Some(before))) => {
            Text::message("note-zone-changed-from", [("before", at(*before, Shown::Full))])
        }
        Some(Cause::ZoneChanged(None)) => Text::of("note-zone-changed"),
        Some(Cause::Unreadable) => Text::of("note-unreadable"),
        Some(Cause::LeftOut) => Text::of("note-left-out"),
        Some(Cause::NotInCatalog(podcast)) => {
            let show: Value = Text::default().strong(podcast).into();
            Text::message("note-not-in-catalog", [("show", show)])
        }
        Some(Cause::QueueFull) => {
            let title = message.title.as_deref().map(Text::plain).unwrap_or_default().strengthened();
            Text::message("note-vote-queue-full", [("title", title.into())])
        }
        cause => {
            let title = message.title.as_deref().map_or_else(|| Text::of("this-weeks-pick"), Text::plain);
            let posted = matches!(cause, Some(Cause::RoleSilent | Cause::NoThread | Cause::NotPublished));
            let id = if posted { "note-posted-but" } else { "note-not-posted" };
            let values = [("title", title.strengthened().into()), ("reason", because(message).into())];
            let text = Text::message(id, values);
            match cause {
                Some(cause) if matches!(told, Some(NoteKind::FlawedNotice { .. })) => {
                    text.sentence(mend_notice(cause))
                }
                // There is no button then.
                Some(Cause::Unclear(None)) => text.sentence(Text::of("mend-unclear-look")),
                cause => text.sentence(mend(cause.as_ref())),
            }
        }
    }
}

/// What to do about a notice of new episodes that was not as it should be.
fn mend_notice(cause: &Cause) -> Text {
    match cause {
        Cause::RoleSilent => {
            let right = rights::name(Right::MentionEveryone).strengthened();
            Text::message("mend-role-silent-follow", [("right", right.into())])
        }
        Cause::Unclear(_) => Text::of("mend-unclear-look"),
        _ => Text::default(),
    }
}

/// A note about what became of a show.
fn about_show(message: &Message, cause: &Cause) -> Text {
    let title = message.title.as_deref().map(Text::plain).unwrap_or_default();
    let show: Value = title.strengthened().into();
    let (id, address) = match cause {
        Cause::ShowMoved(address) => ("note-show-moved", address),
        Cause::OwnShowMoved(address) => ("note-own-show-moved", address),
        Cause::ShowGone => return Text::message("note-show-gone", [("show", show)]),
        _ => return Text::message("note-show-ended", [("show", show)]),
    };
    Text::message(id, [("show", show), ("address", Value::Short(Text::plain(address), LONGEST_ADDRESS))])
}
