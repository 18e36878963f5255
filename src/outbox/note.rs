//! What notes to moderators tell of, and the text that makes each unique in its guild.

use std::fmt;

use super::cause::CauseCode;
use super::vote_id::VoteId;
use crate::schedule::Week;

/// What a note tells of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// Nothing is queued for this week.
    Reminder(Week),
    /// The slot of this week moved, because the rules of its zone changed.
    ZoneChanged {
        /// The week.
        week: Week,
        /// To this second since 1970.
        second: i64,
    },
    /// A queued pick was passed over.
    LeftCatalog {
        /// Its number in the queue.
        queued: i64,
    },
    /// A vote does not count.
    VoteUncounted(VoteId),
    /// A show ended, moved or is gone.
    AboutShow {
        /// Tells shows and events apart.
        digest: String,
    },
    /// The schedule of the guild cannot be read, noticed at this millisecond since 1970.
    Unreadable {
        /// The millisecond.
        at: i64,
    },
    /// A part of what is kept for the guild cannot be read.
    LeftOut(Part),
    /// Something was not posted as it should be.
    Failed(Failed),
    /// A follow stopped.
    FollowStopped {
        /// Its number in the guild.
        follow: i64,
        /// Of the notice that could not be posted.
        digest: String,
    },
    /// A notice of new episodes was not as it should be, and its follow goes on.
    FlawedNotice {
        /// The follow's number in the guild.
        follow: i64,
        /// The day since 1970.
        day: i64,
        /// Why.
        code: CauseCode,
    },
    /// One that only an earlier podpick wrote; nothing is read out of it.
    Earlier(String),
}

/// What was not posted as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Failed {
    /// The pick of a week.
    WeeklyPick {
        /// The week.
        week: Week,
        /// When it was due, in seconds since 1970.
        second: i64,
        /// Why.
        code: CauseCode,
    },
    /// A pick besides the week's.
    ExtraPick {
        /// The interaction that posted it.
        interaction: u64,
        /// When it was due, in seconds since 1970.
        second: i64,
        /// Why.
        code: CauseCode,
    },
    /// A poll.
    Vote {
        /// Of which vote.
        vote: VoteId,
        /// Why.
        code: CauseCode,
    },
    /// Suggestions of one day.
    Suggestions {
        /// The day since 1970.
        day: i64,
    },
}

/// A part of what is kept for a guild.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Part {
    /// A queued pick.
    Queued {
        /// Its number in the queue.
        id: i64,
    },
    /// A message or a vote under a key that may be none.
    Message(String),
}

impl NoteKind {
    /// Reads what is stored. Total: what is written otherwise than today's notes are is kept as it is.
    #[must_use]
    pub fn read(text: &str) -> Self {
        // Whoever settles a note finds it by the very text it was stored under.
        let known = read(text).filter(|known| known.to_string() == text);
        known.unwrap_or_else(|| Self::Earlier(text.to_owned()))
    }
}

fn read(text: &str) -> Option<NoteKind> {
    let (kind, rest) = text.split_once(':')?;
    Some(match kind {
        "reminder" => NoteKind::Reminder(rest.parse().ok()?),
        "zone" => {
            let (week, second) = rest.split_once(':')?;
            NoteKind::ZoneChanged { week: week.parse().ok()?, second: second.parse().ok()? }
        }
        "gone" => NoteKind::LeftCatalog { queued: rest.parse().ok()? },
        "vote" => NoteKind::VoteUncounted(VoteId::read(rest)?),
        "show" => NoteKind::AboutShow { digest: rest.to_owned() },
        "unreadable" => match rest.parse() {
            Ok(at) => NoteKind::Unreadable { at },
            Err(_) => NoteKind::LeftOut(Part::read(rest)),
        },
        "failed" => NoteKind::Failed(Failed::read(rest)?),
        "notice" => {
            let mut parts = rest.splitn(3, ':');
            let follow = parts.next()?.parse().ok()?;
            let day = parts.next()?.parse().ok()?;
            NoteKind::FlawedNotice { follow, day, code: CauseCode::read(parts.next()?)? }
        }
        follow => NoteKind::FollowStopped { follow: follow.parse().ok()?, digest: rest.to_owned() },
    })
}

impl Failed {
    fn read(text: &str) -> Option<Self> {
        let (what, rest) = text.split_once(':')?;
        if what == "reviews" {
            return Some(Self::Suggestions { day: rest.parse().ok()? });
        }
        let (middle, code) = rest.rsplit_once(':')?;
        let code = CauseCode::read(code)?;
        if what == "vote" {
            return Some(Self::Vote { vote: VoteId::read(middle)?, code });
        }
        let second = middle.parse().ok()?;
        Some(match what.parse() {
            Ok(interaction) => Self::ExtraPick { interaction, second, code },
            Err(_) => Self::WeeklyPick { week: what.parse().ok()?, second, code },
        })
    }
}

impl Part {
    fn read(text: &str) -> Self {
        let queued = text.strip_prefix("queued:").and_then(|id| id.parse().ok());
        queued.map_or_else(|| Self::Message(text.to_owned()), |id| Self::Queued { id })
    }
}

/// As it is stored.
impl fmt::Display for NoteKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reminder(week) => write!(out, "reminder:{week}"),
            Self::ZoneChanged { week, second } => write!(out, "zone:{week}:{second}"),
            Self::LeftCatalog { queued } => write!(out, "gone:{queued}"),
            Self::VoteUncounted(vote) => write!(out, "vote:{vote}"),
            Self::AboutShow { digest } => write!(out, "show:{digest}"),
            Self::Unreadable { at } => write!(out, "unreadable:{at}"),
            Self::LeftOut(Part::Queued { id }) => write!(out, "unreadable:queued:{id}"),
            Self::LeftOut(Part::Message(key)) => write!(out, "unreadable:{key}"),
            Self::Failed(failed) => write!(out, "failed:{failed}"),
            Self::FollowStopped { follow, digest } => write!(out, "{follow}:{digest}"),
            Self::FlawedNotice { follow, day, code } => write!(out, "notice:{follow}:{day}:{code}"),
            Self::Earlier(text) => out.write_str(text),
        }
    }
}

/// As it is stored.
impl fmt::Display for Failed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WeeklyPick { week, second, code } => write!(out, "{week}:{second}:{code}"),
            Self::ExtraPick { interaction, second, code } => write!(out, "{interaction}:{second}:{code}"),
            Self::Vote { vote, code } => write!(out, "vote:{vote}:{code}"),
            Self::Suggestions { day } => write!(out, "reviews:{day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::outbox::Cause;

    fn notes() -> impl Strategy<Value = NoteKind> {
        let week: Week = "2026-W48".parse().unwrap();
        let code = Cause::RoleSilent.which();
        let vote = prop_oneof![
            (0..9_u32).prop_map(move |nth| VoteId::Weekly { week, nth }),
            any::<u64>().prop_map(|interaction| VoteId::Extra { interaction }),
        ];
        prop_oneof![
            Just(NoteKind::Reminder(week)),
            any::<i64>().prop_map(move |second| NoteKind::ZoneChanged { week, second }),
            any::<i64>().prop_map(|queued| NoteKind::LeftCatalog { queued }),
            vote.clone().prop_map(NoteKind::VoteUncounted),
            "[0-9a-f-]{1,16}".prop_map(|digest| NoteKind::AboutShow { digest }),
            any::<i64>().prop_map(|at| NoteKind::Unreadable { at }),
            any::<i64>().prop_map(|id| NoteKind::LeftOut(Part::Queued { id })),
            "(pick|new):[0-9]{1,9}:[a-z0-9:]{0,9}".prop_map(|key| NoteKind::LeftOut(Part::Message(key))),
            any::<i64>().prop_map(move |second| NoteKind::Failed(Failed::WeeklyPick { week, second, code })),
            (any::<u64>(), any::<i64>()).prop_map(move |(interaction, second)| NoteKind::Failed(
                Failed::ExtraPick { interaction, second, code }
            )),
            vote.prop_map(move |vote| NoteKind::Failed(Failed::Vote { vote, code })),
            any::<i64>().prop_map(|day| NoteKind::Failed(Failed::Suggestions { day })),
            (any::<i64>(), "[0-9a-f]{1,16}")
                .prop_map(|(follow, digest)| NoteKind::FollowStopped { follow, digest }),
            (any::<i64>(), any::<i64>()).prop_map(move |(follow, day)| NoteKind::FlawedNotice {
                follow,
                day,
                code
            }),
        ]
    }

    proptest! {
        #[test]
        fn every_note_is_read_as_it_was_written(note in notes()) {
            prop_assert_eq!(NoteKind::read(&note.to_string()), note);
        }

        #[test]
        fn whatever_is_stored_is_found_under_the_same_text(text in "\\PC{0,40}") {
            prop_assert_eq!(NoteKind::read(&text).to_string(), text);
        }

        #[test]
        fn so_is_what_looks_like_a_note(
            text in "(reminder|zone|gone|vote|show|unreadable|failed|notice|7):(2026-[Ww]48|now|vote|reviews|0*5)(:0?[0-9]{0,4}){0,2}(:missed)?",
        ) {
            prop_assert_eq!(NoteKind::read(&text).to_string(), text);
        }
    }

    #[test]
    fn notes_of_the_version_before_are_kept_as_they_are() {
        for text in ["failed:2026-W08", "failed:2026-w08:1:missed", "gone:007", "failed:2026-W08:1:new", ""] {
            assert_eq!(NoteKind::read(text), NoteKind::Earlier(text.to_owned()));
        }
        let stopped = NoteKind::FollowStopped { follow: 1, digest: "abcdef".to_owned() };
        assert_eq!(NoteKind::read("1:abcdef"), stopped);
    }
}
