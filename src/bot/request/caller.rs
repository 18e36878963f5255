//! Who asks, as far as an answer depends on it.

use jiff::Timestamp;

use super::{ChannelKind, Forum, Right, RightsIn, RoleLook};
use crate::locale::Locale;

/// Who asks, as far as an answer depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Caller {
    /// The member may write in this channel, so a private answer may be shared there.
    pub may_post: bool,
    /// The member.
    pub user: Option<u64>,
    /// The member as a keyed hash, under which ratings are kept: nobody can tell the member from it.
    pub rater: Option<String>,
    /// The guild, if asked in one.
    pub guild: Option<u64>,
    /// podpick is in that guild, and not only brought along by the member.
    pub installed: bool,
    /// The primary subtag of the language the member reads Discord in, if known: shows in it come first.
    pub language: Option<String>,
    /// The language in which the member reads Discord.
    pub locale: Locale,
    /// The language in which everybody in the guild reads what podpick posts.
    pub guild_locale: Locale,
    /// Explicit episodes may be shown here: the channel is marked for them, or nobody else reads.
    pub explicit_allowed: bool,
    /// The member may manage messages, which is what it takes to use `/pick`.
    pub may_moderate: bool,
    /// The member may manage the guild, which is what it takes to use `/podcast-admin`.
    pub may_admin: bool,
    /// The member may do everything everywhere in the guild.
    pub administrator: bool,
    /// The channel it was asked in.
    pub channel: Option<u64>,
    /// What that channel is.
    pub kind_here: ChannelKind,
    /// It is a thread in which only moderators may write.
    pub locked_here: bool,
    /// What the member may do in that channel.
    pub rights_here: Vec<Right>,
    /// What podpick may do in that channel; none where Discord did not say.
    pub bot_rights_here: Option<Vec<Right>>,
    /// What the member may do in another channel, where that was looked up.
    pub elsewhere: Option<RightsIn>,
    /// The forum that a request names, where that was looked up.
    pub forum: Option<Forum>,
    /// The role that is to be offered to members, where that was looked up.
    pub role_look: Option<RoleLook>,
    /// What holds up posts at the moment.
    pub held_up: Option<HeldUp>,
}

/// Discord asks podpick to wait with everything but answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeldUp {
    /// Why.
    pub by: HeldUpBy,
    /// Until when.
    pub until: Timestamp,
}

/// Why Discord asks podpick to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeldUpBy {
    /// Too many calls of this bot.
    GlobalLimit,
    /// Too many calls from this address, whoever made them.
    Ban,
    /// Too many calls that Discord refused; podpick rests before Discord makes it.
    Refusals,
}
