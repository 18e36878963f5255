//! Kinds of messages, and the unique key each is stored under.

use jiff::Timestamp;

use super::Cause;
use super::note::{Failed, NoteKind};
use super::vote_id::VoteId;
use crate::schedule::Week;

/// What a message is. Together with its guild it is unique in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// The pick of a week.
    WeeklyPick(Week),
    /// A pick besides the week's, posted by this interaction.
    ExtraPick {
        /// The interaction's id.
        interaction: u64,
    },
    /// New episodes of what a channel follows.
    NewEpisodes {
        /// The follow's number in the guild.
        follow: i64,
        /// Tells the notices of one follow apart.
        digest: String,
    },
    /// A show that a member suggests, before moderators.
    Suggestion {
        /// The show's id.
        show: String,
        /// When it was suggested, in milliseconds: a show that was declined may be suggested again.
        at: i64,
    },
    /// What moderators decided about a suggestion, for the member who made it.
    Decision {
        /// The show's id.
        show: String,
        /// When it was suggested, in milliseconds.
        at: i64,
        /// They added it.
        added: bool,
    },
    /// The poll of a vote.
    Vote(VoteId),
    /// A note to moderators.
    Note(NoteKind),
}

/// In seconds.
const DAY: i64 = 86_400;
const ADDED: &str = "added";
const DECLINED: &str = "declined";

impl MessageKind {
    /// The note that this message, due then, was not posted as it should be, for this cause; none where a note failed.
    ///
    /// A post can have several flaws, each of which is told. A pick that somebody sends again has another due time, so
    /// that its next failure is told too. A follow stops once; what passes by itself is told of it once a day.
    #[must_use]
    pub fn failure(&self, due: Timestamp, cause: &Cause) -> Option<NoteKind> {
        let (code, second) = (cause.which(), due.as_second());
        Some(match self {
            Self::WeeklyPick(week) => NoteKind::Failed(Failed::WeeklyPick { week: *week, second, code }),
            Self::ExtraPick { interaction } => {
                NoteKind::Failed(Failed::ExtraPick { interaction: *interaction, second, code })
            }
            Self::NewEpisodes { follow, digest } if cause.stops_follow() => {
                NoteKind::FollowStopped { follow: *follow, digest: digest.clone() }
            }
            Self::NewEpisodes { follow, .. } => {
                NoteKind::FlawedNotice { follow: *follow, day: second / DAY, code }
            }
            // However many cannot be posted in a day: they all wait in one list.
            Self::Suggestion { .. } => NoteKind::Failed(Failed::Suggestions { day: second / DAY }),
            Self::Vote(vote) => NoteKind::Failed(Failed::Vote { vote: *vote, code }),
            Self::Decision { .. } | Self::Note(_) => return None,
        })
    }

    /// Whether it is a pick.
    #[must_use]
    pub fn is_pick(&self) -> bool {
        matches!(self, Self::WeeklyPick(_) | Self::ExtraPick { .. })
    }

    /// Whether it is a poll about a pick.
    #[must_use]
    pub fn is_vote(&self) -> bool {
        matches!(self, Self::Vote(_))
    }

    /// Whether it is worth nothing a day late; what moderators or members are told always is.
    #[must_use]
    pub fn expires(&self) -> bool {
        !matches!(self, Self::Note(_) | Self::Suggestion { .. } | Self::Decision { .. })
    }

    /// The civil week that it is the pick of.
    #[must_use]
    pub fn week(&self) -> Option<Week> {
        match self {
            Self::WeeklyPick(week) => Some(*week),
            _ => None,
        }
    }

    /// The key that a message of this kind has in a guild.
    #[must_use]
    pub fn key(&self, guild: u64) -> String {
        match self {
            Self::WeeklyPick(week) => format!("pick:{guild}:{week}"),
            Self::ExtraPick { interaction } => format!("pick:{guild}:now:{interaction}"),
            Self::NewEpisodes { digest, follow } => {
                format!("{}{digest}", Self::follow_prefix(guild, *follow))
            }
            Self::Suggestion { show, at } => format!("suggest:{guild}:{show}:{at}"),
            Self::Decision { show, at, added } => {
                let decided = if *added { ADDED } else { DECLINED };
                format!("told:{guild}:{decided}:{show}:{at}")
            }
            Self::Vote(vote) => format!("vote:{guild}:{vote}"),
            Self::Note(note) => format!("note:{guild}:{note}"),
        }
    }

    /// What the keys of all notices of a follow begin with.
    #[must_use]
    pub fn follow_prefix(guild: u64, follow: i64) -> String {
        format!("new:{guild}:{follow}:")
    }

    /// The kind behind a key of this guild; none where it is no such key.
    #[must_use]
    pub fn read(key: &str, guild: u64) -> Option<Self> {
        let (kind, rest) = key.split_once(':')?;
        let (owner, rest) = rest.split_once(':')?;
        if owner.parse() != Ok(guild) {
            return None;
        }
        match kind {
            "pick" => match rest.strip_prefix("now:") {
                Some(interaction) => Some(Self::ExtraPick { interaction: interaction.parse().ok()? }),
                None => Some(Self::WeeklyPick(rest.parse().ok()?)),
            },
            "new" => {
                let (follow, digest) = rest.split_once(':')?;
                Some(Self::NewEpisodes { follow: follow.parse().ok()?, digest: digest.to_owned() })
            }
            "suggest" => {
                let (show, at) = rest.split_once(':')?;
                Some(Self::Suggestion { show: show.to_owned(), at: at.parse().ok()? })
            }
            "told" => {
                let (decided, rest) = rest.split_once(':')?;
                let (show, at) = rest.split_once(':')?;
                let added = match decided {
                    ADDED => true,
                    DECLINED => false,
                    _ => return None,
                };
                Some(Self::Decision { show: show.to_owned(), at: at.parse().ok()?, added })
            }
            "vote" => Some(Self::Vote(VoteId::read(rest)?)),
            "note" => Some(Self::Note(NoteKind::read(rest))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds() -> impl Strategy<Value = MessageKind> {
        let week = (2000_i16..2100, 1_i8..53)
            .prop_filter_map("a week", |(year, week)| format!("{year}-W{week:02}").parse::<Week>().ok());
        prop_oneof![
            week.clone().prop_map(MessageKind::WeeklyPick),
            (week, 0..9_u32).prop_map(|(week, nth)| MessageKind::Vote(VoteId::Weekly { week, nth })),
            any::<u64>().prop_map(|interaction| MessageKind::Vote(VoteId::Extra { interaction })),
            any::<u64>().prop_map(|interaction| MessageKind::ExtraPick { interaction }),
            (any::<i64>(), "[0-9a-f]{1,16}")
                .prop_map(|(follow, digest)| MessageKind::NewEpisodes { follow, digest }),
            ("own-[a-z2-7]{24}", any::<i64>()).prop_map(|(show, at)| MessageKind::Suggestion { show, at }),
            ("own-[a-z2-7]{24}", any::<i64>(), any::<bool>())
                .prop_map(|(show, at, added)| MessageKind::Decision { show, at, added }),
            "[a-z]{1,10}:[0-9a-z:-]{1,12}".prop_map(|about| MessageKind::Note(NoteKind::read(&about))),
        ]
    }

    proptest! {
        #[test]
        fn every_kind_is_read_as_it_was_written(kind in kinds(), guild in any::<u64>(), other in any::<u64>()) {
            let key = kind.key(guild);
            prop_assert_eq!(MessageKind::read(&key, guild), Some(kind));
            prop_assert_eq!(MessageKind::read(&key, other).is_some(), other == guild, "another server's key is none");
        }

        #[test]
        fn no_text_is_more_than_no_key(key in "\\PC{0,40}", guild in any::<u64>()) {
            let _ = MessageKind::read(&key, guild);
        }
    }

    #[test]
    fn keys_are_those_of_existing_stores() {
        let week: Week = "2026-W48".parse().unwrap();
        assert_eq!(MessageKind::WeeklyPick(week).key(7), "pick:7:2026-W48");
        assert_eq!(MessageKind::ExtraPick { interaction: 9 }.key(7), "pick:7:now:9");
        assert_eq!(MessageKind::NewEpisodes { follow: 3, digest: "ab".to_owned() }.key(7), "new:7:3:ab");
        assert_eq!(MessageKind::Vote(VoteId::Weekly { week, nth: 0 }).key(7), "vote:7:2026-W48");
        assert_eq!(MessageKind::Vote(VoteId::Weekly { week, nth: 2 }).key(7), "vote:7:2026-W48:2");
        assert_eq!(MessageKind::Vote(VoteId::Extra { interaction: 9 }).key(7), "vote:7:now:9");
        assert_eq!(MessageKind::Note(NoteKind::Reminder(week)).key(7), "note:7:reminder:2026-W48");
        let note = |kind: MessageKind, cause| {
            MessageKind::Note(kind.failure(Timestamp::UNIX_EPOCH, &cause).unwrap()).key(7)
        };
        let notice = MessageKind::NewEpisodes { follow: 3, digest: "ab".to_owned() };
        assert_eq!(note(notice.clone(), Cause::ChannelGone), "note:7:3:ab");
        assert_eq!(note(notice, Cause::NoThread), "note:7:notice:3:0:no-thread");
        assert_eq!(
            note(MessageKind::WeeklyPick(week), Cause::RoleSilent),
            "note:7:failed:2026-W48:0:role-silent"
        );
        for key in ["pick:7:soon", "new:7:x:1", "new:7:1", "old:7:1", "pick", "", "pick:x:2026-W48"] {
            assert_eq!(MessageKind::read(key, 7), None, "{key}");
        }
    }
}
