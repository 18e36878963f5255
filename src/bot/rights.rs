//! What a member must be allowed to do where an action lands, which need not be where it was typed.

#[cfg(test)]
mod tests;

use super::Bot;
use super::request::{Caller, Channel, ChannelKind, Following, Pick, Request, Right};
use crate::outbox::Message;
use crate::store::{Schedule, Store, StoreError};

/// What it takes to have podpick post in a channel.
const TO_POST: [Right; 3] = [Right::ViewChannel, Right::SendMessages, Right::ManageMessages];

/// What has to be looked up before a request can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lookup {
    /// The channel in which it has to be known what the member may do.
    pub rights: Option<u64>,
    /// The forum whose tags have to be known.
    pub forum: Option<u64>,
    /// The role that is to be offered to members.
    pub role: Option<u64>,
}

/// Where an action lands: a channel, the role that is notified there, and the tag that a post gets there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Landing {
    pub(super) channel: u64,
    pub(super) role: Option<u64>,
    pub(super) tag: Option<u64>,
}

impl Landing {
    /// In a channel, where nobody is notified and nothing gets a tag.
    fn bare(channel: u64) -> Self {
        Self { channel, role: None, tag: None }
    }

    /// Where a pick of this schedule is posted.
    fn of(schedule: &Schedule) -> Self {
        let tag = schedule.forum.and_then(|post| post.tag);
        Self { channel: schedule.channel, role: schedule.role, tag }
    }

    /// Where a pick is posted once more: under the tag that the schedule has by now, as the store does it.
    fn anew(message: &Message, schedule: Option<&Schedule>) -> Self {
        let here = schedule.filter(|schedule| schedule.channel == message.channel);
        let forum = here.and_then(|schedule| schedule.forum).or(message.forum);
        Self { channel: message.channel, role: message.role, tag: forum.and_then(|post| post.tag) }
    }
}

/// Why an action is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The member lacks these rights there.
    Lacks(u64, Vec<Right>),
    /// Nobody knows what the member may do there.
    Unknown(u64),
}

/// A channel, as far as it is known.
struct Known<'c> {
    kind: ChannelKind,
    locked: bool,
    rights: &'c [Right],
}

impl Caller {
    /// What a channel is and what the member may do in it, as far as it is known.
    fn rights_in(&self, channel: u64) -> Option<Known<'_>> {
        // Who may do everything may do so in channels of every kind.
        if self.channel == Some(channel) || self.administrator {
            return Some(Known { kind: self.kind_here, locked: self.locked_here, rights: &self.rights_here });
        }
        let known = self.elsewhere.as_ref().filter(|known| known.channel == channel)?;
        Some(Known { kind: known.kind, locked: known.locked, rights: &known.rights })
    }

    /// Whether a channel is marked for adults; none where nobody knows.
    pub(super) fn is_for_adults(&self, channel: u64) -> Option<bool> {
        // What comes with a request in a thread does not say how the channel around it is marked.
        if self.channel == Some(channel) && (self.explicit_allowed || !self.kind_here.is_thread()) {
            return Some(self.explicit_allowed);
        }
        let elsewhere = self.elsewhere.as_ref().filter(|known| known.channel == channel)?;
        Some(elsewhere.adults)
    }

    /// Whether a member may have podpick post somewhere.
    pub(super) fn may_act(&self, landing: Landing) -> Result<(), Refusal> {
        let Some(there) = self.rights_in(landing.channel) else {
            return Err(Refusal::Unknown(landing.channel));
        };
        let known = self.elsewhere.as_ref();
        // One that is deleted notifies nobody.
        let closed = |role: u64| known.is_none_or(|known| known.closed_roles.contains(&role));
        let mentions = landing.role.is_some_and(closed);
        let manages = there.locked || self.tag_takes_more(landing, &there)?;
        lacking(landing.channel, there.kind.needed(to_post(mentions, manages)), there.rights)
    }

    /// Whether the tag that a post gets is one that only those give who may manage threads.
    fn tag_takes_more(&self, landing: Landing, there: &Known<'_>) -> Result<bool, Refusal> {
        // Whoever may manage threads gives every tag.
        let Some(tag) = landing.tag.filter(|_| !there.rights.contains(&Right::ManageThreads)) else {
            return Ok(false);
        };
        let known = self.elsewhere.as_ref().filter(|known| known.channel == landing.channel);
        let known = known.ok_or(Refusal::Unknown(landing.channel))?;
        Ok(known.moderated_tags.contains(&tag))
    }

    /// The same for a channel that was named in a command, with what Discord said about it.
    pub(super) fn may_choose(&self, channel: &Channel, closed_role: bool) -> Result<(), Refusal> {
        let needed = channel.kind.needed(to_post(closed_role, channel.locked));
        lacking(channel.id, needed, self.rights_chosen(channel)?)
    }

    /// Whether a member may have podpick do there what takes this right besides.
    pub(super) fn may_also(&self, channel: &Channel, right: Option<Right>) -> Result<(), Refusal> {
        lacking(channel.id, right.into_iter().collect(), self.rights_chosen(channel)?)
    }

    /// What a member may do in a channel that was named in a command.
    fn rights_chosen<'r>(&'r self, channel: &'r Channel) -> Result<&'r [Right], Refusal> {
        let elsewhere = || self.rights_in(channel.id).map(|there| there.rights);
        channel.callers.as_deref().or_else(elsewhere).ok_or(Refusal::Unknown(channel.id))
    }
}

/// What it takes to have podpick post, with a role that not everybody may mention, or where it takes to manage threads.
fn to_post(closed_role: bool, manages: bool) -> impl Iterator<Item = Right> {
    let mentions = closed_role.then_some(Right::MentionEveryone);
    TO_POST.into_iter().chain(mentions).chain(manages.then_some(Right::ManageThreads))
}

fn lacking(channel: u64, needed: Vec<Right>, has: &[Right]) -> Result<(), Refusal> {
    let missing: Vec<Right> = needed.into_iter().filter(|right| !has.contains(right)).collect();
    if missing.is_empty() { Ok(()) } else { Err(Refusal::Lacks(channel, missing)) }
}

impl Bot {
    /// What has to be looked up before a request can be answered; none where what came with the request says enough.
    ///
    /// # Errors
    /// What the store says.
    pub async fn asks_for(&self, request: &Request, caller: &Caller) -> Result<Option<Lookup>, StoreError> {
        if !caller.may_moderate || !request.changes() {
            return Ok(None);
        }
        let landing = self.lands(request, caller).await?;
        let rights = landing.and_then(|landing| match caller.may_act(landing) {
            // Whether everybody may mention the role is not known here either.
            Err(Refusal::Lacks(_, missing)) if missing == [Right::MentionEveryone] => Some(landing.channel),
            Err(Refusal::Unknown(_)) => Some(landing.channel),
            // Members vote on nothing that is not fit for the channel.
            Ok(()) if request.begins_vote() && caller.is_for_adults(landing.channel).is_none() => {
                Some(landing.channel)
            }
            _ => None,
        });
        let forum = request.forum();
        let role = request.offers_role();
        let lookup = Lookup { rights, forum, role };
        Ok((lookup != Lookup::default()).then_some(lookup))
    }

    /// Where a request lands that names no channel itself; none where it lands nowhere.
    pub(super) async fn lands(
        &self,
        request: &Request,
        caller: &Caller,
    ) -> Result<Option<Landing>, StoreError> {
        let (Some(picks), Some(guild)) = (&self.picks, caller.guild) else { return Ok(None) };
        let store = picks.store();
        Ok(match request {
            Request::Pick(pick) => pick_lands(store, pick, guild).await?,
            Request::Follow(follow) => match &**follow {
                Following::Remove { id } => {
                    let follows = store.follows(guild).await?;
                    let follow = follows.iter().find(|follow| follow.id == *id);
                    follow.map(|follow| Landing::bare(follow.channel))
                }
                _ => None,
            },
            // Moderators of the channel for suggestions decide what the server sees.
            Request::Shelf(shelf) if shelf.decides() => {
                store.reviews(guild).await?.map(|reviews| Landing::bare(reviews.channel))
            }
            _ => None,
        })
    }
}

async fn pick_lands(store: &Store, pick: &Pick, guild: u64) -> Result<Option<Landing>, StoreError> {
    let schedule = match store.schedule(guild).await {
        // What cannot be read belongs to nobody any more.
        Err(StoreError::Unreadable(_)) => None,
        schedule => schedule?,
    };
    Ok(match pick {
        Pick::SendAnew { key } => {
            let message = store.message(key).await?.filter(|message| message.guild == guild);
            message.map(|message| Landing::anew(&message, schedule.as_ref()))
        }
        // What is named in the command is told with it.
        Pick::Schedule(wanted) => {
            let before = schedule.filter(|schedule| schedule.channel != wanted.channel.id);
            before.map(|schedule| Landing::bare(schedule.channel))
        }
        Pick::Add { .. } | Pick::Now { .. } | Pick::Vote { .. } => schedule.as_ref().map(Landing::of),
        // The role is notified again each week; what posts nothing by itself takes no right to a tag.
        Pick::Resume => schedule.map(|schedule| Landing { tag: None, ..Landing::of(&schedule) }),
        _ => schedule.map(|schedule| Landing::bare(schedule.channel)),
    })
}
