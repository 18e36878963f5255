//! Setting when and where picks come, with everything checked that can be checked before the first one.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Answered, Moderator, Picks, words};
use crate::bot::places::{self, Extras, Posting};
use crate::bot::reply::{Reply, Text};
use crate::bot::request::{Caller, Right, Wanted};
use crate::bot::wording::rights;
use crate::bot::{Bot, self_roles};
use crate::outbox::protocol::Extra;
use crate::outbox::{Message, MessageKind};
use crate::schedule::{Occurrence, Slot, read_day, read_time};
use crate::store::{Schedule, StoreError};

/// Weeks that are looked ahead for one without a pick.
const FAR: usize = 60;
/// Picks that an answer gives the dates of.
const COMING: usize = 3;

impl Bot {
    pub(super) async fn set_schedule(
        &self,
        picks: &Picks,
        wanted: &Wanted,
        who: Moderator,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        if let Some(refused) = refused(wanted, who, caller) {
            return Ok(refused);
        }
        let Some(day) = read_day(&wanted.day) else { return Ok(words::no_day(&wanted.day)) };
        let Some(time) = read_time(&wanted.time) else { return Ok(words::no_time(&wanted.time)) };
        let named = picks.zones.understand(&wanted.zone);
        let Some((name, zone)) = named.and_then(|name| picks.zones.get(&name).map(|zone| (name, zone)))
        else {
            return Ok(words::no_zone(&wanted.zone, picks.zones.near(&wanted.zone).as_deref()));
        };
        let posting = match posting_of(wanted, caller) {
            Ok(posting) => posting,
            Err(refused) => return Ok(*refused),
        };
        if let Err(refusal) = caller.may_also(&wanted.channel, posting.needed()) {
            return Ok(rights::refused(&refusal));
        }
        let slot = Slot { day, time };
        let next = free_from(picks, who.guild, slot, &zone, now).await?;
        let schedule = Schedule {
            guild: who.guild,
            channel: wanted.channel.id,
            forum: posting.forum,
            slot,
            zone: name,
            role: wanted.role.as_ref().map(|role| role.id),
            self_role: wanted.self_role,
            thread: wanted.thread,
            publish: wanted.publish,
            auto: wanted.auto,
            vote: wanted.vote,
            reminders: wanted.reminders.as_ref().map(|channel| channel.id),
            paused: false,
            next,
            failures: 0,
            set_by: who.user,
            gone_since: None,
            locale: caller.guild_locale,
        };
        let before = match picks.store.schedule(who.guild).await {
            Err(StoreError::Unreadable(_)) => None,
            before => before?,
        };
        picks.store.save_schedule(&schedule).await?;
        let vote_ended = self.end_changed_vote(picks, before.as_ref(), &schedule, now).await?;
        let following = |last: &Occurrence| Some(slot.in_week(last.week.next(), &zone));
        let coming: Vec<_> = std::iter::successors(Some(next), following).take(COMING).collect();
        let moved = coming.iter().map(|one| zone.to_datetime(one.at).time() != time).collect::<Vec<_>>();
        let reply = words::scheduled(&schedule, &coming, &moved, &lacking(wanted, posting), hints(wanted));
        Ok(if vote_ended { words::and_vote_ended(reply) } else { reply })
    }

    /// What podpick must be allowed to do to send a message into a text channel; whether a role may be mentioned by all is not known here.
    #[must_use]
    #[allow(clippy::unused_self, reason = "the outbox worker asks the bot")]
    pub fn needed(&self, message: &Message) -> Vec<Right> {
        if message.kind.is_vote() {
            return super::votes::NEEDED.to_vec();
        }
        needed(message.thread != Extra::None, false)
    }

    /// Rights by the names that Discord's settings show to the reader.
    #[must_use]
    pub fn rights_named(rights: &[Right]) -> Text {
        rights::named(rights)
    }
}

/// Why a member may not choose these channels and this role.
fn refused(wanted: &Wanted, who: Moderator, caller: &Caller) -> Option<Reply> {
    if wanted.role.as_ref().is_some_and(|role| role.id == who.guild) {
        return Some(words::everyone_is_no_role());
    }
    let closed_role = wanted.role.as_ref().is_some_and(|role| !role.mentionable);
    let chosen = std::iter::once((&wanted.channel, closed_role))
        .chain(wanted.reminders.as_ref().map(|channel| (channel, false)));
    for (channel, closed_role) in chosen {
        if let Err(refusal) = caller.may_choose(channel, closed_role) {
            return Some(rights::refused(&refusal));
        }
    }
    self_roles::refused(wanted.self_role, wanted.role.as_ref(), caller.role_look.as_ref())
}

/// How picks are posted where a moderator wants them, or why they cannot be; reminders go where messages can.
fn posting_of(wanted: &Wanted, caller: &Caller) -> Result<Posting, Box<Reply>> {
    let extras = Extras {
        thread: wanted.thread,
        publish: wanted.publish,
        vote: wanted.vote,
        tag: wanted.tag.as_deref(),
    };
    let posting = places::posting(&wanted.channel, extras, caller.forum.as_ref())?;
    if let Some(reminders) = &wanted.reminders {
        places::takes_messages(reminders)?;
    }
    Ok(posting)
}

/// What podpick lacks in the channels that a moderator wants it to use; none where Discord did not say.
fn lacking(wanted: &Wanted, posting: Posting) -> [(u64, Option<Vec<Right>>); 2] {
    let mentions = wanted.role.as_ref().is_some_and(|role| !role.mentionable);
    let polls = wanted.vote.then_some(Right::SendPolls);
    let posts = needed(wanted.thread, mentions).into_iter().chain(polls).chain(posting.needed());
    let reminders = wanted.reminders.as_ref().unwrap_or(&wanted.channel);
    [
        (wanted.channel.id, wanted.channel.missing(posts)),
        (reminders.id, reminders.missing(needed(false, false))),
    ]
}

/// What moderators should know of the channels they chose.
fn hints(wanted: &Wanted) -> Vec<Text> {
    let others = wanted.reminders.iter().filter(|one| one.id != wanted.channel.id);
    std::iter::once(&wanted.channel).chain(others).filter_map(places::hint).collect()
}

pub(super) fn needed(thread: bool, mentions: bool) -> Vec<Right> {
    let always =
        [Right::ViewChannel, Right::SendMessages, Right::EmbedLinks, Right::ReadMessageHistory].into_iter();
    let thread = thread.then_some(Right::CreatePublicThreads);
    always.chain(thread).chain(mentions.then_some(Right::MentionEveryone)).collect()
}

/// The first coming after now in a week that has no pick yet: changing day or zone never makes two in one week.
pub(super) async fn free_from(
    picks: &Picks,
    guild: u64,
    slot: Slot,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Occurrence, crate::store::StoreError> {
    let mut next = slot.next_after(zone, now);
    for _ in 0..FAR {
        if !picks.store.has_message(&MessageKind::WeeklyPick(next.week).key(guild)).await? {
            break;
        }
        next = slot.in_week(next.week.next(), zone);
    }
    Ok(next)
}
