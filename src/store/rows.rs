//! What is kept, as values. How it is kept is SQL's affair.

use jiff::Timestamp;

use crate::locale::Locale;
use crate::outbox::protocol::Extra;
use crate::outbox::{EpisodeRef, ForumPost};
use crate::schedule::{Occurrence, Slot, Week};

/// When and where a guild's weekly pick comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The guild.
    pub guild: u64,
    /// Where the pick is posted.
    pub channel: u64,
    /// Each pick is a post in a forum or media channel.
    pub forum: Option<ForumPost>,
    /// Day and time.
    pub slot: Slot,
    /// The IANA name of the zone that day and time are in.
    pub zone: String,
    /// The role to notify.
    pub role: Option<u64>,
    /// Members may give themselves that role.
    pub self_role: bool,
    /// Open a thread under each pick.
    pub thread: bool,
    /// Publish each pick to the channels that follow.
    pub publish: bool,
    /// Choose from the catalog when nothing is queued.
    pub auto: bool,
    /// Let members vote for each pick.
    pub vote: bool,
    /// Where moderators are told what they should know.
    pub reminders: Option<u64>,
    /// Nothing is posted until somebody resumes.
    pub paused: bool,
    /// The coming slot.
    pub next: Occurrence,
    /// How many picks in a row could not be posted.
    pub failures: u32,
    /// Who set it.
    pub set_by: u64,
    /// The guild no longer has podpick, since then.
    pub gone_since: Option<Timestamp>,
    /// The language that picks and notes are written in.
    pub locale: Locale,
}

/// A pick to be queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPick {
    /// The guild.
    pub guild: u64,
    /// The catalog id of the podcast.
    pub podcast: String,
    /// One episode of it.
    pub episode: Option<EpisodeRef>,
    /// Why to listen, in the moderator's words; hostile until escaped.
    pub note: Option<String>,
    /// Only in this week.
    pub week: Option<Week>,
    /// Who picked it.
    pub picker: u64,
}

/// A pick that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its number in the store.
    pub id: i64,
    /// What is picked.
    pub pick: NewPick,
}

/// No id of Discord's is 0.
pub(super) fn forum_number(forum: Option<ForumPost>) -> Option<i64> {
    forum.map(|post| post.tag.map_or(0, super::id))
}

pub(super) fn forum_from(number: Option<i64>) -> Option<ForumPost> {
    number.map(|tag| ForumPost { tag: Some(tag.cast_unsigned()).filter(|tag| *tag > 0) })
}

pub(super) fn extra_number(extra: Extra) -> i64 {
    match extra {
        Extra::None => 0,
        Extra::Wanted => 1,
        Extra::Done => 2,
        Extra::Refused => 3,
    }
}

pub(super) fn extra_from(number: i64) -> Option<Extra> {
    [Extra::None, Extra::Wanted, Extra::Done, Extra::Refused].get(usize::try_from(number).ok()?).copied()
}
