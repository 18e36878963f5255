//! Where which rights count, case by case.

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
    let administrator = Caller { channel: Some(1), administrator: true, rights_here, ..Caller::default() };
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
        closed_roles: vec![4],
        moderated_tags: vec![6],
        ..RightsIn::default()
    };
    let elsewhere = Caller { elsewhere: Some(known), ..Caller::default() };
    for (role, tag, expected) in [
        (None, None, Ok(())),
        (Some(3), None, Ok(())),
        (Some(4), None, lacks(Right::MentionEveryone)),
        // Deleted since then.
        (Some(5), None, Ok(())),
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
    let message =
        Message { forum: forum(5), role: Some(3), ..Message::new(1, kind, 7, jiff::Timestamp::UNIX_EPOCH) };
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
