//! What a member must be allowed to do where an action lands, which need not be where it was typed.

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
        let open = |role: u64| known.is_some_and(|known| known.open_roles.contains(&role));
        let mentions = landing.role.is_some_and(|role| !open(role));
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
        _ => schedule.map(|schedule| Landing::bare(schedule.channel)),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Time, Weekday};

    use super::*;
    use crate::bot::RightsIn;
    use crate::locale::Locale;
    use crate::outbox::{ForumPost, MessageKind};
    use crate::schedule::{Occurrence, Slot};

    #[test]
    fn a_locked_thread_takes_those_who_manage_threads() {
        let landing = Landing::bare(7);
        let moderates = [Right::ViewChannel, Right::SendMessagesInThreads, Right::ManageMessages];
        for (locked, manages, may) in [(false, false, true), (true, false, false), (true, true, true)] {
            let rights: Vec<Right> =
                moderates.into_iter().chain(manages.then_some(Right::ManageThreads)).collect();
            let refused = Err(Refusal::Lacks(7, vec![Right::ManageThreads]));
            let expected = if may { Ok(()) } else { refused };
            let here = Caller {
                channel: Some(7),
                kind_here: ChannelKind::Thread,
                locked_here: locked,
                rights_here: rights.clone(),
                ..Caller::default()
            };
            assert_eq!(here.may_act(landing), expected, "in the thread itself");
            let kind = ChannelKind::Thread;
            let known = RightsIn { channel: 7, kind, rights: rights.clone(), locked, ..RightsIn::default() };
            let elsewhere = Caller { elsewhere: Some(known), ..Caller::default() };
            assert_eq!(elsewhere.may_act(landing), expected, "from elsewhere");
            let chosen = Channel { id: 7, kind, locked, adults: false, rights: None, callers: Some(rights) };
            assert_eq!(Caller::default().may_choose(&chosen, false), expected, "as it is chosen");
        }
    }

    #[test]
    fn what_is_known_of_one_channel_says_nothing_of_another() {
        let known = RightsIn { channel: 8, rights: Right::ALL.to_vec(), adults: true, ..RightsIn::default() };
        let caller = Caller { elsewhere: Some(known), ..Caller::default() };
        assert_eq!(caller.may_act(Landing::bare(7)), Err(Refusal::Unknown(7)));
        assert_eq!(caller.may_act(Landing::bare(8)), Ok(()));
        assert_eq!((caller.is_for_adults(7), caller.is_for_adults(8)), (None, Some(true)));
    }

    #[test]
    fn whoever_may_do_everything_is_looked_up_nowhere() {
        let rights_here = Right::ALL.to_vec();
        let administrator =
            Caller { channel: Some(1), administrator: true, rights_here, ..Caller::default() };
        let anywhere = Landing { channel: 7, role: Some(3), tag: Some(6) };
        assert_eq!(administrator.may_act(anywhere), Ok(()));
        let member = Caller { administrator: false, ..administrator };
        assert_eq!(member.may_act(anywhere), Err(Refusal::Unknown(7)));
    }

    #[test]
    fn a_thread_may_be_for_adults_though_nothing_says_so() {
        for (kind_here, explicit_allowed, expected) in [
            (ChannelKind::Text, true, Some(true)),
            (ChannelKind::Text, false, Some(false)),
            (ChannelKind::Thread, true, Some(true)),
            (ChannelKind::Thread, false, None),
        ] {
            let here = Caller { channel: Some(7), kind_here, explicit_allowed, ..Caller::default() };
            assert_eq!(here.is_for_adults(7), expected, "{kind_here:?}");
        }
    }

    #[test]
    fn a_role_and_a_tag_take_a_right_only_where_not_everybody_has_it() {
        let rights = vec![Right::ViewChannel, Right::SendMessages, Right::ManageMessages];
        let lacks = |right| Err(Refusal::Lacks(7, vec![right]));
        let known = RightsIn {
            channel: 7,
            rights: rights.clone(),
            open_roles: vec![3],
            moderated_tags: vec![6],
            ..RightsIn::default()
        };
        let elsewhere = Caller { elsewhere: Some(known), ..Caller::default() };
        for (role, tag, expected) in [
            (None, None, Ok(())),
            (Some(3), None, Ok(())),
            (Some(4), None, lacks(Right::MentionEveryone)),
            (None, Some(5), Ok(())),
            (None, Some(6), lacks(Right::ManageThreads)),
        ] {
            assert_eq!(elsewhere.may_act(Landing { channel: 7, role, tag }), expected, "{role:?} {tag:?}");
        }
        // Which tags are for moderators alone comes with no request.
        let here = Caller { channel: Some(7), rights_here: rights, ..Caller::default() };
        let tagged = Landing { channel: 7, role: None, tag: Some(5) };
        assert_eq!(here.may_act(tagged), Err(Refusal::Unknown(7)));
    }

    #[test]
    fn what_is_posted_anew_gets_the_tag_that_the_schedule_has_by_now() {
        let week = "2026-W10".parse().unwrap();
        let forum = |tag| Some(ForumPost { tag: Some(tag) });
        let kind = MessageKind::WeeklyPick(week);
        let message = Message {
            forum: forum(5),
            role: Some(3),
            ..Message::new(1, kind, 7, jiff::Timestamp::UNIX_EPOCH)
        };
        let landing = |tag| Landing { channel: 7, role: Some(3), tag: Some(tag) };
        assert_eq!(Landing::anew(&message, None), landing(5));
        let schedule = |channel| Schedule {
            guild: 1,
            channel,
            forum: forum(6),
            slot: Slot { day: Weekday::Monday, time: Time::midnight() },
            zone: "UTC".to_owned(),
            role: None,
            self_role: false,
            thread: false,
            publish: false,
            auto: true,
            vote: false,
            reminders: None,
            paused: false,
            next: Occurrence { week, at: jiff::Timestamp::UNIX_EPOCH },
            failures: 0,
            set_by: 2,
            gone_since: None,
            locale: Locale::English,
        };
        assert_eq!(Landing::anew(&message, Some(&schedule(7))), landing(6));
        assert_eq!(Landing::anew(&message, Some(&schedule(8))), landing(5), "of another channel");
    }

    #[test]
    fn what_came_with_a_command_says_what_may_be_done_where_it_was_typed() {
        let moderates = vec![Right::ViewChannel, Right::SendMessages, Right::ManageMessages];
        let here = Caller { channel: Some(7), rights_here: moderates, ..Caller::default() };
        let kind = ChannelKind::Text;
        let chosen = |id| Channel { id, kind, locked: false, adults: false, rights: None, callers: None };
        assert_eq!(here.may_choose(&chosen(7), false), Ok(()));
        assert_eq!(here.may_choose(&chosen(8), false), Err(Refusal::Unknown(8)));
    }
}
