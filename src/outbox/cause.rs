//! Why a message was not posted, or what a note tells moderators.

use std::fmt;

use jiff::Timestamp;

use super::right::Right;

/// Why something was not posted, or what moderators are told.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A moderator skipped the week.
    SkippedByModerator,
    /// podpick did not run for more than a day around the slot.
    Missed,
    /// Nothing was queued and podpick was not to choose.
    NothingQueued,
    /// Nothing is queued for the slot at this moment, which is tomorrow's.
    Reminder(Option<Timestamp>),
    /// This podcast, by its id, is no longer in the catalog.
    NotInCatalog(String),
    /// podpick lacks these permissions; empty where nobody could tell which.
    Permission(Vec<Right>),
    /// The channel is gone.
    ChannelGone,
    /// The guild removed podpick.
    GuildGone,
    /// Discord refused otherwise, with this sentence.
    Refused(String),
    /// A moderator gave podpick a time-out in the guild.
    TimedOut,
    /// Discord could not be reached for a day.
    Unreachable,
    /// Nobody can tell whether it was sent: the history may not be read. The key under which somebody may send it anew, where
    /// that can be done.
    Unclear(Option<String>),
    /// Somebody deleted the message at once.
    Deleted,
    /// It was posted, but the role was not notified: it is gone, or podpick may not mention it.
    RoleSilent,
    /// The rules of the zone changed; when the slot was before.
    ZoneChanged(Option<Timestamp>),
    /// What is kept about it cannot be read.
    Unreadable,
    /// A part of what is kept for the guild cannot be read and was left out.
    LeftOut,
    /// It was posted, but Discord opens no thread under it.
    NoThread,
    /// It was posted, but Discord does not publish it to the channels that follow.
    NotPublished,
    /// It goes into a thread that is locked.
    ThreadLocked,
    /// The forum requires a tag that is not chosen, or has no such tag any more.
    TagGone,
    /// It is explicit, and the channel is not marked for adults.
    Explicit,
    /// It was cut off, and its time was over when it could be sent again.
    TooLate,
    /// Too little time was left for a vote when its poll could be sent.
    NoTime,
    /// Nobody voted.
    NobodyVoted,
    /// Somebody deleted the poll, or what is there is no poll.
    PollGone,
    /// A moderator changed the schedule while the vote ran.
    VoteEnded,
    /// The winner of the vote was posted while the vote ran.
    PostedMeanwhile,
    /// The queue is full.
    QueueFull,
    /// The feed of a show says that no episode will follow.
    ShowEnded,
    /// The server of a show's feed says that it is gone for good.
    ShowGone,
    /// The feed of a show says that it has moved to this address for good.
    ShowMoved(String),
    /// The same of a show that this server brought itself.
    OwnShowMoved(String),
}

impl Cause {
    /// Whether it ends a follow where it befalls a notice of new episodes: it does not pass by itself.
    #[must_use]
    pub fn stops_follow(&self) -> bool {
        matches!(self, Self::Permission(_) | Self::ChannelGone | Self::ThreadLocked | Self::TagGone)
    }

    /// Whether moderators hear of it where it befalls a notice of new episodes. Nobody can mend that an episode is no
    /// longer known, or is nothing for its channel.
    #[must_use]
    pub fn concerns_follow(&self) -> bool {
        self.stops_follow()
            || matches!(
                self,
                Self::NoThread
                    | Self::NotPublished
                    | Self::RoleSilent
                    | Self::Refused(_)
                    | Self::TimedOut
                    | Self::Unreachable
                    | Self::Unclear(_)
                    | Self::TooLate
            )
    }

    /// The word it is stored under.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.which().0
    }

    /// Which one it is, whatever is stored beside it.
    #[must_use]
    pub fn which(&self) -> CauseCode {
        CauseCode(match self {
            Self::SkippedByModerator => "skipped",
            Self::Missed => "missed",
            Self::NothingQueued => "nothing-queued",
            Self::Reminder(_) => "reminder",
            Self::NotInCatalog(_) => "not-in-catalog",
            Self::Permission(_) => "permission",
            Self::ChannelGone => "channel-gone",
            Self::GuildGone => "guild-gone",
            Self::Refused(_) => "refused",
            Self::TimedOut => "timed-out",
            Self::Unreachable => "unreachable",
            Self::Unclear(_) => "unclear",
            Self::Deleted => "deleted",
            Self::RoleSilent => "role-silent",
            Self::ZoneChanged(_) => "zone-changed",
            Self::Unreadable => "unreadable",
            Self::LeftOut => "left-out",
            Self::NoThread => "no-thread",
            Self::NotPublished => "not-published",
            Self::ThreadLocked => "thread-locked",
            Self::TagGone => "tag-gone",
            Self::Explicit => "explicit",
            Self::TooLate => "too-late",
            Self::NoTime => "no-time",
            Self::NobodyVoted => "nobody-voted",
            Self::PollGone => "poll-gone",
            Self::VoteEnded => "vote-ended",
            Self::PostedMeanwhile => "posted-meanwhile",
            Self::QueueFull => "queue-full",
            Self::ShowEnded => "show-ended",
            Self::ShowGone => "show-gone",
            Self::ShowMoved(_) => "show-moved",
            Self::OwnShowMoved(_) => "own-show-moved",
        })
    }

    /// What is stored beside the word.
    #[must_use]
    pub fn detail(&self) -> Option<String> {
        match self {
            Self::Reminder(at) | Self::ZoneChanged(at) => at.map(|at| at.as_second().to_string()),
            Self::Permission(lacking) => Some(Right::write_all(lacking)),
            Self::NotInCatalog(text)
            | Self::Refused(text)
            | Self::ShowMoved(text)
            | Self::OwnShowMoved(text) => Some(text.clone()),
            Self::Unclear(key) => key.clone(),
            _ => None,
        }
    }

    /// Reads what is stored; none for a word that podpick does not know.
    #[must_use]
    pub fn read(code: &str, detail: Option<&str>) -> Option<Self> {
        let text = || detail.unwrap_or_default().to_owned();
        let moment = || detail.and_then(|at| Timestamp::from_second(at.parse().ok()?).ok());
        Some(match code {
            "skipped" => Self::SkippedByModerator,
            "missed" => Self::Missed,
            "nothing-queued" => Self::NothingQueued,
            "reminder" => Self::Reminder(moment()),
            "not-in-catalog" => Self::NotInCatalog(text()),
            "permission" => Self::Permission(Right::read_all(&text())),
            "channel-gone" => Self::ChannelGone,
            "guild-gone" => Self::GuildGone,
            "refused" => Self::Refused(text()),
            "timed-out" => Self::TimedOut,
            "unreachable" => Self::Unreachable,
            "unclear" => Self::Unclear(detail.filter(|key| key.starts_with("pick:")).map(str::to_owned)),
            "deleted" => Self::Deleted,
            "role-silent" => Self::RoleSilent,
            "zone-changed" => Self::ZoneChanged(moment()),
            "unreadable" => Self::Unreadable,
            "left-out" => Self::LeftOut,
            "no-thread" => Self::NoThread,
            "not-published" => Self::NotPublished,
            "thread-locked" => Self::ThreadLocked,
            "tag-gone" => Self::TagGone,
            "explicit" => Self::Explicit,
            "too-late" => Self::TooLate,
            "no-time" => Self::NoTime,
            "nobody-voted" => Self::NobodyVoted,
            "poll-gone" => Self::PollGone,
            "vote-ended" => Self::VoteEnded,
            "posted-meanwhile" => Self::PostedMeanwhile,
            "queue-full" => Self::QueueFull,
            "show-ended" => Self::ShowEnded,
            "show-gone" => Self::ShowGone,
            "show-moved" => Self::ShowMoved(text()),
            "own-show-moved" => Self::OwnShowMoved(text()),
            _ => return None,
        })
    }
}

/// Which cause it is, without what is stored beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CauseCode(&'static str);

impl CauseCode {
    /// Reads what is stored; none for a word that podpick does not know.
    #[must_use]
    pub fn read(word: &str) -> Option<Self> {
        Cause::read(word, None).map(|cause| cause.which())
    }
}

/// As it is stored.
impl fmt::Display for CauseCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_is_read_as_it_was_written() {
        let at = Timestamp::from_second(1_800_000_000).ok();
        let causes = [
            Cause::SkippedByModerator,
            Cause::Missed,
            Cause::NothingQueued,
            Cause::Reminder(at),
            Cause::NotInCatalog("django-chat".to_owned()),
            Cause::Permission(vec![Right::SendMessages]),
            Cause::TimedOut,
            Cause::ChannelGone,
            Cause::GuildGone,
            Cause::Refused("Missing Access".to_owned()),
            Cause::Unreachable,
            Cause::Unclear(Some("pick:1:2026-W48".to_owned())),
            Cause::Deleted,
            Cause::RoleSilent,
            Cause::ZoneChanged(at),
            Cause::Unreadable,
            Cause::LeftOut,
            Cause::NoThread,
            Cause::NotPublished,
            Cause::ThreadLocked,
            Cause::TagGone,
            Cause::Explicit,
            Cause::TooLate,
            Cause::NoTime,
            Cause::NobodyVoted,
            Cause::PollGone,
            Cause::VoteEnded,
            Cause::PostedMeanwhile,
            Cause::QueueFull,
            Cause::ShowEnded,
            Cause::ShowGone,
            Cause::ShowMoved("https://new.example/feed".to_owned()),
            Cause::OwnShowMoved("https://new.example/feed".to_owned()),
        ];
        for cause in causes {
            assert_eq!(Cause::read(cause.code(), cause.detail().as_deref()), Some(cause));
        }
        assert_eq!(Cause::read("of tomorrow's podpick", None), None);
        // What was in a notice is not kept, so nobody can send it anew.
        assert_eq!(Cause::read("unclear", Some("new:1:3:ab")), Some(Cause::Unclear(None)));
        assert_eq!(Cause::read("reminder", Some("soon")), Some(Cause::Reminder(None)));
    }
}
