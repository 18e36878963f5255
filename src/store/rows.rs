//! What is kept, as values. How it is kept is SQL's affair.

use jiff::Timestamp;

use super::StoreError;
use crate::delivery::Extra;
use crate::week::{Occurrence, Slot, Week};

/// When and where a guild's weekly pick comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// The guild.
    pub guild: u64,
    /// Where the pick is posted.
    pub channel: u64,
    /// Day and time.
    pub slot: Slot,
    /// The IANA name of the zone that day and time are in.
    pub zone: String,
    /// The role to notify.
    pub role: Option<u64>,
    /// Open a thread under each pick.
    pub thread: bool,
    /// Publish each pick to the channels that follow.
    pub publish: bool,
    /// Choose from the catalog when nothing is queued.
    pub auto: bool,
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
}

/// A pick to be queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPick {
    /// The guild.
    pub guild: u64,
    /// The catalog id of the podcast.
    pub podcast: String,
    /// The catalog id of one episode.
    pub episode: Option<String>,
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

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// To be sent when due.
    Waiting,
    /// It is in its channel.
    Sent,
    /// It could not be sent; see the cause.
    Failed,
    /// Nobody can tell whether it was sent.
    Unknown,
    /// Its time passed without a message.
    Skipped,
}

/// Why something was not posted, or what moderators are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// A moderator skipped the week.
    SkippedByModerator,
    /// podpick did not run for more than a day around the slot.
    Missed,
    /// Nothing was queued and podpick was not to choose.
    NothingQueued,
    /// Nothing is queued for the slot of tomorrow.
    Reminder,
    /// The podcast is no longer in the catalog.
    NotInCatalog,
    /// podpick lacks a permission; `detail` names it.
    Permission,
    /// The channel is gone.
    ChannelGone,
    /// The guild removed podpick.
    GuildGone,
    /// Discord refused otherwise; `detail` is its sentence.
    Refused,
    /// Discord could not be reached for an hour.
    Unreachable,
    /// Nobody can tell whether it was sent: the history may not be read.
    Unclear,
    /// Somebody deleted the message at once.
    Deleted,
    /// It was posted, but the role was not notified: it is gone, or podpick may not mention it.
    RoleSilent,
    /// The rules of the zone changed; `detail` is the slot's time before, in Unix seconds.
    ZoneChanged,
    /// What is kept about it cannot be read.
    Unreadable,
    /// It was posted, but Discord opens no thread under it.
    NoThread,
    /// It was posted, but Discord does not publish it to the channels that follow.
    NotPublished,
    /// It is explicit, and the channel is not marked for adults.
    Explicit,
    /// It was cut off, and its time was over when it could be sent again.
    TooLate,
}

/// A message that podpick sends by itself, or a week without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Unique: `pick:<guild>:<week>`, `pick:<guild>:now:<interaction>`, `note:<guild>:…`.
    pub key: String,
    /// The guild.
    pub guild: u64,
    /// Where it goes.
    pub channel: u64,
    /// The civil week of a pick, none for a pick posted besides it and for notes.
    pub week: Option<Week>,
    /// The catalog id of the podcast; none for notes and for weeks without a pick.
    pub podcast: Option<String>,
    /// The catalog id of one episode.
    pub episode: Option<String>,
    /// What it was called when it was posted, for the history.
    pub title: Option<String>,
    /// Why to listen, in the moderator's words.
    pub note: Option<String>,
    /// Who picked it; none where podpick chose.
    pub picker: Option<u64>,
    /// The role to notify.
    pub role: Option<u64>,
    /// Publishing it.
    pub publish: Extra,
    /// Opening a thread.
    pub thread: Extra,
    /// When it is to be sent.
    pub due: Timestamp,
    /// What became of it.
    pub state: State,
    /// Why it was not posted; for notes, what they tell.
    pub cause: Option<Cause>,
    /// More about the cause.
    pub detail: Option<String>,
    /// The message's id in Discord.
    pub message: Option<u64>,
}

impl Message {
    /// A note to the moderators of a guild in a channel; `about` makes it single in the guild.
    pub(super) fn note(guild: u64, channel: u64, about: &str, cause: Cause, due: Timestamp) -> Self {
        Self {
            key: format!("note:{guild}:{about}"),
            guild,
            channel,
            week: None,
            podcast: None,
            episode: None,
            title: None,
            note: None,
            picker: None,
            role: None,
            publish: Extra::None,
            thread: Extra::None,
            due,
            state: State::Waiting,
            cause: Some(cause),
            detail: None,
            message: None,
        }
    }

    /// Whether this is a pick, and not a note to moderators.
    #[must_use]
    pub fn is_pick(&self) -> bool {
        self.key.starts_with("pick:")
    }
}

/// The rows that can be read. Any other is told in the log and stops nobody else's work.
pub(super) fn readable<R, T>(rows: Vec<R>, read: impl Fn(R) -> Result<T, StoreError>) -> Vec<T> {
    let read = |row| {
        read(row).inspect_err(|error| tracing::error!(%error, "a row of the store is passed over")).ok()
    };
    rows.into_iter().filter_map(read).collect()
}

const STATES: [(State, &str); 5] = [
    (State::Waiting, "waiting"),
    (State::Sent, "sent"),
    (State::Failed, "failed"),
    (State::Unknown, "unknown"),
    (State::Skipped, "skipped"),
];

const CAUSES: [(Cause, &str); 19] = [
    (Cause::SkippedByModerator, "skipped"),
    (Cause::Missed, "missed"),
    (Cause::NothingQueued, "nothing-queued"),
    (Cause::Reminder, "reminder"),
    (Cause::NotInCatalog, "not-in-catalog"),
    (Cause::Permission, "permission"),
    (Cause::ChannelGone, "channel-gone"),
    (Cause::GuildGone, "guild-gone"),
    (Cause::Refused, "refused"),
    (Cause::Unreachable, "unreachable"),
    (Cause::Unclear, "unclear"),
    (Cause::Deleted, "deleted"),
    (Cause::RoleSilent, "role-silent"),
    (Cause::ZoneChanged, "zone-changed"),
    (Cause::Unreadable, "unreadable"),
    (Cause::TooLate, "too-late"),
    (Cause::Explicit, "explicit"),
    (Cause::NoThread, "no-thread"),
    (Cause::NotPublished, "not-published"),
];

pub(super) fn state_text(state: State) -> &'static str {
    STATES.iter().find(|(one, _)| *one == state).map_or("failed", |(_, text)| text)
}

pub(super) fn state_from(text: &str) -> Option<State> {
    STATES.iter().find(|(_, one)| *one == text).map(|(state, _)| *state)
}

pub(super) fn cause_text(cause: Cause) -> &'static str {
    CAUSES.iter().find(|(one, _)| *one == cause).map_or("refused", |(_, text)| text)
}

pub(super) fn cause_from(text: &str) -> Option<Cause> {
    CAUSES.iter().find(|(_, one)| *one == text).map(|(cause, _)| *cause)
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
