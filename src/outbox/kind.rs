//! Kinds of messages, the unique key each is stored under, and how a message refers to episodes.

use std::fmt;

use jiff::Timestamp;

use super::Cause;
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
    /// The poll about the pick of a week.
    WeeklyVote {
        /// The week.
        week: Week,
        /// 0, and one more for each that a moderator ended before.
        nth: u32,
    },
    /// A poll that a moderator asked for, by this interaction.
    ExtraVote {
        /// The interaction's id.
        interaction: u64,
    },
    /// A note to moderators; what makes it unique in its guild.
    Note(String),
}

/// What notes begin with that say that suggestions could not be put before moderators.
const FAILED_REVIEW: &str = "failed:reviews:";
/// What notes begin with that say what was wrong with a notice of new episodes.
const FLAWED_NOTICE: &str = "notice:";
/// In seconds.
const DAY: i64 = 86_400;
const ADDED: &str = "added";
const DECLINED: &str = "declined";

impl MessageKind {
    /// Nothing is queued for this week.
    #[must_use]
    pub fn reminder(week: Week) -> Self {
        Self::Note(format!("reminder:{week}"))
    }

    /// The slot of this week moved to this moment, because the rules of its zone changed.
    #[must_use]
    pub fn zone_changed(week: Week, at: Timestamp) -> Self {
        Self::Note(format!("zone:{week}:{}", at.as_second()))
    }

    /// A queued pick was passed over; its number in the queue.
    #[must_use]
    pub fn left_catalog(queued: i64) -> Self {
        Self::Note(format!("gone:{queued}"))
    }

    /// The vote of this kind does not count.
    #[must_use]
    pub fn vote_uncounted(&self) -> Self {
        Self::Note(format!("vote:{}", self.vote().unwrap_or_default()))
    }

    /// Whether it is a note about a vote that does not count.
    #[must_use]
    pub fn is_about_count(&self) -> bool {
        matches!(self, Self::Note(about) if about.starts_with("vote:"))
    }

    /// A show ended, moved or is gone; what tells shows and events apart.
    #[must_use]
    pub fn about_show(digest: &str) -> Self {
        Self::Note(format!("show:{digest}"))
    }

    /// The schedule of the guild cannot be read.
    #[must_use]
    pub fn unreadable(at: Timestamp) -> Self {
        Self::Note(format!("unreadable:{}", at.as_millisecond()))
    }

    /// A part of what is kept for the guild cannot be read; its name tells parts apart.
    #[must_use]
    pub fn left_out(part: &str) -> Self {
        Self::Note(format!("unreadable:{part}"))
    }

    /// The note that this message, due then, was not posted as it should be, for this cause; none where a note failed.
    ///
    /// A post can have several flaws, each of which is told. A pick that somebody sends again has another due time, so
    /// that its next failure is told too. A follow stops once; what passes by itself is told of it once a day.
    #[must_use]
    pub fn failure(&self, due: Timestamp, cause: &Cause) -> Option<Self> {
        let (code, second) = (cause.code(), due.as_second());
        Some(Self::Note(match self {
            Self::WeeklyPick(week) => format!("failed:{week}:{second}:{code}"),
            Self::ExtraPick { interaction } => format!("failed:{interaction}:{second}:{code}"),
            Self::NewEpisodes { follow, digest } if cause.stops_follow() => format!("{follow}:{digest}"),
            Self::NewEpisodes { follow, .. } => format!("{FLAWED_NOTICE}{follow}:{}:{code}", second / DAY),
            Self::WeeklyVote { .. } | Self::ExtraVote { .. } => {
                format!("failed:vote:{}:{code}", self.vote().unwrap_or_default())
            }
            // However many cannot be posted in a day: they all wait in one list.
            Self::Suggestion { .. } => format!("{FAILED_REVIEW}{}", due.as_second() / DAY),
            Self::Decision { .. } | Self::Note(_) => return None,
        }))
    }

    /// Whether it is a note about a notice of new episodes whose follow goes on.
    #[must_use]
    pub fn is_about_notice(&self) -> bool {
        matches!(self, Self::Note(about) if about.starts_with(FLAWED_NOTICE))
    }

    /// Whether it is a note that suggestions could not be put before moderators.
    #[must_use]
    pub fn is_about_review(&self) -> bool {
        matches!(self, Self::Note(about) if about.starts_with(FAILED_REVIEW))
    }

    /// Whether it is a pick.
    #[must_use]
    pub fn is_pick(&self) -> bool {
        matches!(self, Self::WeeklyPick(_) | Self::ExtraPick { .. })
    }

    /// Whether it is a poll about a pick.
    #[must_use]
    pub fn is_vote(&self) -> bool {
        matches!(self, Self::WeeklyVote { .. } | Self::ExtraVote { .. })
    }

    /// What tells the votes of a guild apart; none for what is no vote.
    fn vote(&self) -> Option<String> {
        match self {
            Self::WeeklyVote { week, nth: 0 } => Some(week.to_string()),
            Self::WeeklyVote { week, nth } => Some(format!("{week}:{nth}")),
            Self::ExtraVote { interaction } => Some(format!("now:{interaction}")),
            _ => None,
        }
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
            Self::WeeklyVote { .. } | Self::ExtraVote { .. } => {
                format!("vote:{guild}:{}", self.vote().unwrap_or_default())
            }
            Self::Note(about) => format!("note:{guild}:{about}"),
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
            "vote" => {
                if let Some(interaction) = rest.strip_prefix("now:") {
                    return Some(Self::ExtraVote { interaction: interaction.parse().ok()? });
                }
                let (week, nth) = rest.split_once(':').unwrap_or((rest, "0"));
                Some(Self::WeeklyVote { week: week.parse().ok()?, nth: nth.parse().ok()? })
            }
            "note" => Some(Self::Note(rest.to_owned())),
            _ => None,
        }
    }
}

/// An episode of a podcast that is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EpisodeRef {
    /// One of the catalog, by its id.
    Curated(String),
    /// One that the podcast's feed gave, by its identity there.
    Feed(String),
}

/// Before the identity of an episode from a feed, where it is stored; no id of the catalog has a colon.
const FROM_FEED: &str = "feed:";

impl EpisodeRef {
    /// Reads how it is stored.
    #[must_use]
    pub fn read(text: &str) -> Self {
        match text.strip_prefix(FROM_FEED) {
            Some(identity) => Self::Feed(identity.to_owned()),
            None => Self::Curated(text.to_owned()),
        }
    }

    /// Its identity in the feed; none for a curated one.
    #[must_use]
    pub fn identity(&self) -> Option<&str> {
        match self {
            Self::Feed(identity) => Some(identity),
            Self::Curated(_) => None,
        }
    }

    /// Its id in the catalog; none for one from a feed.
    #[must_use]
    pub fn curated(&self) -> Option<&str> {
        match self {
            Self::Curated(id) => Some(id),
            Self::Feed(_) => None,
        }
    }
}

/// As it is stored.
impl fmt::Display for EpisodeRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Curated(id) => out.write_str(id),
            Self::Feed(identity) => write!(out, "{FROM_FEED}{identity}"),
        }
    }
}

/// An episode that a notice tells of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ToldEpisode {
    /// The podcast, by its id in the catalog.
    pub podcast: String,
    /// The episode, by its identity in the feed.
    pub identity: String,
}

/// Between the episodes of a notice, and between podcast and identity of each. Ids and identities hold no control characters.
const BETWEEN: &str = "\u{1f}";
const WITHIN: char = '\u{1e}';
/// In the place of an identity, before a number: so many more.
const MORE: char = '\u{1d}';

impl ToldEpisode {
    /// Reads how they are stored; what is no episode is left out.
    #[must_use]
    pub fn read_all(text: &str) -> Vec<Self> {
        let read = |one: &str| {
            let (podcast, identity) = one.split_once(WITHIN)?;
            Some(Self { podcast: podcast.to_owned(), identity: identity.to_owned() })
        };
        text.split(BETWEEN).filter_map(read).collect()
    }

    /// How they are stored. Two such texts with [`ToldEpisode::separator`] between them are one of all their episodes.
    #[must_use]
    pub fn write_all(episodes: &[Self]) -> String {
        let written: Vec<String> =
            episodes.iter().map(|one| format!("{}{WITHIN}{}", one.podcast, one.identity)).collect();
        written.join(BETWEEN)
    }

    /// Stands for so many more episodes of a podcast, which are counted and not named.
    #[must_use]
    pub fn more(podcast: &str, count: usize) -> Self {
        Self { podcast: podcast.to_owned(), identity: format!("{MORE}{count}") }
    }

    /// How many episodes it stands for without naming them; none where it is one itself.
    #[must_use]
    pub fn counted(&self) -> Option<usize> {
        self.identity.strip_prefix(MORE)?.parse().ok()
    }

    /// Names at most so many episodes of a podcast, the first of them; the rest is counted.
    pub fn name(told: &mut Vec<Self>, podcast: &str, most: usize) {
        let (mut named, mut more) = (0_usize, 0_usize);
        told.retain(|one| {
            if one.podcast != podcast {
                return true;
            }
            if let Some(count) = one.counted() {
                more = more.saturating_add(count);
                return false;
            }
            named += 1;
            more = more.saturating_add(usize::from(named > most));
            named <= most
        });
        if more > 0 {
            told.push(Self::more(podcast, more));
        }
    }

    /// What stands between two episodes.
    #[must_use]
    pub const fn separator() -> &'static str {
        BETWEEN
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
            (week, 0..9_u32).prop_map(|(week, nth)| MessageKind::WeeklyVote { week, nth }),
            any::<u64>().prop_map(|interaction| MessageKind::ExtraVote { interaction }),
            any::<u64>().prop_map(|interaction| MessageKind::ExtraPick { interaction }),
            (any::<i64>(), "[0-9a-f]{1,16}")
                .prop_map(|(follow, digest)| MessageKind::NewEpisodes { follow, digest }),
            ("own-[a-z2-7]{24}", any::<i64>()).prop_map(|(show, at)| MessageKind::Suggestion { show, at }),
            ("own-[a-z2-7]{24}", any::<i64>(), any::<bool>())
                .prop_map(|(show, at, added)| MessageKind::Decision { show, at, added }),
            "[a-z]{1,10}:[0-9]{1,12}".prop_map(MessageKind::Note),
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

        #[test]
        fn episodes_are_read_as_they_were_written(
            told in proptest::collection::vec(("[a-z-]{1,9}", "[^\u{0}-\u{1f}]{0,30}"), 1..9), identity in "\\PC{0,30}",
        ) {
            let told: Vec<_> =
                told.into_iter().map(|(podcast, identity)| ToldEpisode { podcast, identity }).collect();
            prop_assert_eq!(ToldEpisode::read_all(&ToldEpisode::write_all(&told)), told);
            let episode = EpisodeRef::Feed(identity);
            prop_assert_eq!(EpisodeRef::read(&episode.to_string()), episode);
        }
    }

    #[test]
    fn what_is_not_named_is_counted() {
        let one = |podcast: &str, identity: &str| ToldEpisode {
            podcast: podcast.to_owned(),
            identity: identity.to_owned(),
        };
        let mut told =
            vec![one("a", "1"), one("b", "1"), one("a", "2"), ToldEpisode::more("a", 7), one("a", "3")];
        ToldEpisode::name(&mut told, "a", 2);
        assert_eq!(told, [one("a", "1"), one("b", "1"), one("a", "2"), ToldEpisode::more("a", 8)]);
        assert_eq!(ToldEpisode::read_all(&ToldEpisode::write_all(&told)), told);
        ToldEpisode::name(&mut told, "b", 9);
        assert_eq!(told.iter().filter_map(ToldEpisode::counted).collect::<Vec<_>>(), [8]);
    }

    #[test]
    fn keys_are_those_of_existing_stores() {
        let week: Week = "2026-W48".parse().unwrap();
        assert_eq!(MessageKind::WeeklyPick(week).key(7), "pick:7:2026-W48");
        assert_eq!(MessageKind::ExtraPick { interaction: 9 }.key(7), "pick:7:now:9");
        assert_eq!(MessageKind::NewEpisodes { follow: 3, digest: "ab".to_owned() }.key(7), "new:7:3:ab");
        assert_eq!(MessageKind::WeeklyVote { week, nth: 0 }.key(7), "vote:7:2026-W48");
        assert_eq!(MessageKind::WeeklyVote { week, nth: 2 }.key(7), "vote:7:2026-W48:2");
        assert_eq!(MessageKind::ExtraVote { interaction: 9 }.key(7), "vote:7:now:9");
        assert_eq!(MessageKind::reminder(week).key(7), "note:7:reminder:2026-W48");
        let note = |kind: MessageKind, cause| kind.failure(Timestamp::UNIX_EPOCH, &cause).unwrap().key(7);
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
