//! What a moderator asks about the weekly pick.

use super::{Channel, QueryText, Role};

/// What a moderator does about the weekly pick.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Pick {
    /// Sets when and where picks are posted.
    Schedule(Wanted),
    /// Queues a pick.
    Add {
        /// Which podcast.
        show: QueryText,
        /// Which of its episodes.
        episode: Option<String>,
        /// Why to listen; hostile until escaped.
        note: Option<String>,
        /// Only in this week.
        week: Option<String>,
    },
    /// Shows what is queued, one entry chosen or none.
    Queue {
        /// From 0.
        page: u16,
        /// The entry that buttons act on.
        chosen: Option<i64>,
    },
    /// Moves an entry one place.
    Move {
        /// The entry.
        id: i64,
        /// Towards the front.
        up: bool,
    },
    /// Removes an entry.
    Remove {
        /// The entry.
        id: i64,
    },
    /// Shows what will be posted.
    Preview,
    /// Posts the next one at once; unique for each use of the command.
    Now {
        /// The interaction, so that one that comes twice posts once.
        interaction: u64,
    },
    /// Lets members vote for the pick of the coming slot.
    Vote {
        /// What they vote on; podpick adds some where there are fewer than two.
        shows: Vec<QueryText>,
        /// For how many hours.
        hours: u16,
        /// The interaction, so that one that comes twice begins one vote.
        interaction: u64,
    },
    /// Leaves the coming slot out.
    Skip,
    /// Posts nothing until resumed.
    Pause,
    /// Goes on.
    Resume,
    /// Ends it for good.
    Unschedule,
    /// What was posted.
    History {
        /// From 0.
        page: u16,
    },
    /// How things stand.
    Status {
        /// The key of the note that the button stood under, by which podpick knows its own message again.
        post: String,
    },
    /// Sends a message anew whose fate nobody knows.
    SendAnew {
        /// Its key.
        key: String,
    },
}

/// A schedule as a moderator asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Where picks are posted.
    pub channel: Channel,
    /// The day, as Discord's choice gives it: `monday` … `sunday`.
    pub day: String,
    /// The time as typed.
    pub time: String,
    /// The zone as typed.
    pub zone: String,
    /// The role to notify.
    pub role: Option<Role>,
    /// Let members give themselves that role.
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
    pub reminders: Option<Channel>,
    /// The tag of each pick in a forum, as typed.
    pub tag: Option<String>,
}
