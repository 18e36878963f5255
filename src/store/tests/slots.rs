//! A slot and what follows from it are kept together, and only where nobody has changed the schedule meanwhile; numbers that
//! podpick never counts to; and a guild whose counts come late: the same stories on both databases.

use jiff::{SignedDuration, Timestamp};

use super::super::pool::changed;
use super::super::{NewPick, Schedule, SlotOutcome, SlotPick, Store};
use super::{occurrence, schedule};
use crate::outbox::{Ballot, Candidate, Message, MessageKind, NoteKind, State, VoteId};
use crate::schedule::Occurrence;

const GUILD: u64 = 61;

pub(super) async fn stories(store: &Store) {
    changed_meanwhile(store).await;
    kept_together(store).await;
    odd_numbers(store).await;
    counted_too_late(store).await;
    store.forget_guild(GUILD).await.unwrap();
}

fn coming() -> Occurrence {
    occurrence("2026-W49", "2026-12-04T17:30:00Z")
}

fn weekly(schedule: &Schedule) -> Message {
    let kind = MessageKind::WeeklyPick(schedule.next.week);
    Message { podcast: Some("a".to_owned()), ..Message::new(GUILD, kind, schedule.channel, schedule.next.at) }
}

fn outcome(schedule: &Schedule, queued: Option<i64>) -> SlotOutcome {
    let pick = SlotPick { message: weekly(schedule), queued, wait: SignedDuration::ZERO, looked_for: false };
    let kind = NoteKind::Reminder(schedule.next.week);
    let note = Message::note(GUILD, kind, 9, crate::outbox::Cause::Reminder(None), schedule.next.at);
    SlotOutcome { messages: vec![note], pick: Some(pick), ..SlotOutcome::default() }
}

async fn queue(store: &Store) -> i64 {
    let pick =
        NewPick { guild: GUILD, podcast: "a".to_owned(), episode: None, note: None, week: None, picker: 3 };
    store.enqueue(&pick).await.unwrap();
    store.queue(GUILD).await.unwrap().last().unwrap().id
}

fn poll(schedule: &Schedule) -> Message {
    let one = |podcast: &str| Candidate {
        podcast: podcast.to_owned(),
        episode: None,
        queued: None,
        title: podcast.to_owned(),
    };
    let ballot = Ballot { ends: schedule.next.at, candidates: vec![one("a"), one("b")] };
    let kind = MessageKind::Vote(VoteId::Extra { interaction: 5 });
    Message { ballot: Some(ballot), ..Message::new(GUILD, kind, schedule.channel, schedule.next.at) }
}

/// What a moderator ends or changes while a round works on others is not posted as it was.
async fn changed_meanwhile(store: &Store) {
    let at = schedule(GUILD).next.at;
    for change in 0..6 {
        let read = Schedule { role: None, ..schedule(GUILD) };
        store.save_schedule(&read).await.unwrap();
        let queued = queue(store).await;
        match change {
            0 => assert!(store.unschedule(GUILD, at).await.unwrap().is_some()),
            1 => assert!(store.pause(GUILD).await.unwrap()),
            2 => assert!(store.forget_guild(GUILD).await.unwrap() > 0),
            3 => store.save_schedule(&Schedule { channel: 6, ..read.clone() }).await.unwrap(),
            4 => store.save_schedule(&Schedule { role: Some(8), ..read.clone() }).await.unwrap(),
            _ => assert!(store.advance(GUILD, read.next.week, coming()).await.unwrap()),
        }
        let before = store.schedule(GUILD).await.unwrap();
        assert!(!store.pass_slot(&read, coming(), &outcome(&read, Some(queued))).await.unwrap(), "{change}");
        assert!(!store.begin_vote(&poll(&read), Some(&read), false).await.unwrap(), "{change}");
        assert_eq!(store.schedule(GUILD).await.unwrap(), before, "{change}");
        for message in [weekly(&read), poll(&read)] {
            assert_eq!(store.message(&message.key()).await.unwrap(), None, "{change}");
        }
        assert_eq!(store.running_vote(GUILD).await.unwrap(), None, "{change}");
        store.forget_guild(GUILD).await.unwrap();
    }
}

/// The pick, the queue, the notes and the next slot: all of it or nothing.
async fn kept_together(store: &Store) {
    let read = schedule(GUILD);
    store.save_schedule(&read).await.unwrap();
    let queued = queue(store).await;
    // Somebody removed the queued pick: the next round takes what there is then.
    assert!(!store.pass_slot(&read, coming(), &outcome(&read, Some(queued + 1))).await.unwrap());
    assert_eq!(store.schedule(GUILD).await.unwrap(), Some(read.clone()));
    assert_eq!(store.message(&weekly(&read).key()).await.unwrap(), None);
    // What has nothing to do with the slot may change.
    store.count_failure(GUILD, true).await.unwrap();
    store.forget_member(read.set_by, "").await.unwrap();
    assert!(store.pass_slot(&read, coming(), &outcome(&read, Some(queued))).await.unwrap());
    assert_eq!(store.schedule(GUILD).await.unwrap().unwrap().next, coming());
    let SlotOutcome { messages, .. } = outcome(&read, None);
    for message in [weekly(&read), messages[0].clone()] {
        assert_eq!(store.message(&message.key()).await.unwrap().unwrap().state, State::Waiting);
    }
    assert!(store.queue(GUILD).await.unwrap().is_empty());
    // A week that has its pick keeps it, and the queue what waits.
    store.save_schedule(&read).await.unwrap();
    let queued = queue(store).await;
    assert!(store.pass_slot(&read, coming(), &outcome(&read, Some(queued))).await.unwrap());
    assert_eq!(store.queue(GUILD).await.unwrap().len(), 1);
    store.forget_guild(GUILD).await.unwrap();
}

/// A number as large as there is: no database can add to it, and that is no trouble of any other row.
async fn odd_numbers(store: &Store) {
    let read = schedule(GUILD);
    store.save_schedule(&read).await.unwrap();
    assert!(store.post(&weekly(&read), None).await.unwrap());
    let other = Message { guild: GUILD + 1, ..weekly(&read) };
    assert!(store.post(&other, None).await.unwrap());
    assert!(store.begin_vote(&poll(&read), None, false).await.unwrap());
    let most = i64::MAX;
    for odd in [
        "UPDATE outbox SET fence = $1, tries = $1, generation = $1 WHERE guild_id = 61",
        "UPDATE vote SET tries = $1, wake_at = 0 WHERE guild_id = 61",
        "UPDATE schedule SET failures = $1 WHERE guild_id = 61",
    ] {
        changed!(store, sqlx::query(odd).bind(most)).unwrap();
    }
    let now = read.next.at;
    let mut claimed = store.claim(now, 99).await.unwrap();
    claimed.retain(|one| (GUILD..=GUILD + 1).contains(&one.message.guild));
    let mut guilds: Vec<u64> = claimed.iter().map(|one| one.message.guild).collect();
    guilds.sort_unstable();
    assert_eq!(guilds, [GUILD, GUILD, GUILD + 1]);
    for one in &claimed {
        assert_eq!((one.fence, one.tries), (1, 1), "it begins anew");
        assert!(store.anew(one, now.as_millisecond()).await.unwrap());
    }
    let votes = store.votes_to_look_at(now, 9).await.unwrap();
    assert!(votes.iter().any(|vote| vote.guild == GUILD && vote.tries == 1));
    store.count_failure(GUILD, true).await.unwrap();
    assert!(store.schedule(GUILD).await.unwrap().unwrap().paused);
    store.count_failure(GUILD, false).await.unwrap();

    let gap = (Some(GUILD), "pottery".to_owned(), 2);
    let [topic, fine] = [(GUILD, 4, 2), (GUILD + 1, 4, 2)];
    // Of a guild that was not forgotten meanwhile.
    changed!(store, sqlx::query("DELETE FROM gate WHERE name LIKE 'forgotten:%'")).unwrap();
    store.count_asked(&[topic, fine]).await.unwrap();
    store.count_gaps(std::slice::from_ref(&gap), now).await.unwrap();
    for odd in [
        "UPDATE asked SET times = $1 WHERE guild_id = 61",
        "UPDATE gap SET times = $1 WHERE question = 'pottery'",
        "UPDATE missing SET times = $1 WHERE guild_id = 61",
    ] {
        changed!(store, sqlx::query(odd).bind(most)).unwrap();
    }
    store.count_asked(&[topic, fine]).await.unwrap();
    store.count_gaps(&[gap], now).await.unwrap();
    assert_eq!(store.asked_most(GUILD + 1).await.unwrap(), [(4, 4)], "another's count");
    assert_eq!(store.asked_most(GUILD).await.unwrap(), [(4, 2)], "it begins anew");
    assert_eq!(store.missing(GUILD, 9).await.unwrap()[0].times, 2);
    let gaps = store.gaps(9).await.unwrap();
    store.forget_gaps(&gaps).await.unwrap();
    for guild in [GUILD, GUILD + 1] {
        store.forget_guild(guild).await.unwrap();
    }
}

/// What was counted before a guild was forgotten, and could not be written or lay in another process, does not come back.
async fn counted_too_late(store: &Store) {
    let now = store.now().await.unwrap();
    let gap = (Some(GUILD), "glass".to_owned(), 1);
    store.forget_guild(GUILD).await.unwrap();
    store.count_asked(&[(GUILD, 4, 1)]).await.unwrap();
    store.count_gaps(std::slice::from_ref(&gap), now).await.unwrap();
    assert!(store.asked_most(GUILD).await.unwrap().is_empty());
    assert!(store.missing(GUILD, 9).await.unwrap().is_empty());
    let kept = store.guilds_kept(GUILD - 1, 1).await.unwrap();
    assert_ne!(kept.first().map(|(guild, _)| *guild), Some(GUILD));
    // An hour later it counts again, and nothing says that it was forgotten.
    store.forget_counts(now + SignedDuration::from_hours(2)).await.unwrap();
    store.count_asked(&[(GUILD, 4, 1)]).await.unwrap();
    assert_eq!(store.asked_most(GUILD).await.unwrap(), [(4, 1)]);
    let gaps = store.gaps(9).await.unwrap();
    store.forget_gaps(&gaps).await.unwrap();
}

/// Whose schedule it is cannot be read: it comes to nobody, and everybody else's comes. Only a file keeps such values.
pub(super) async fn nobodys(store: &Store) {
    let now: Timestamp = "2026-11-27T17:30:00Z".parse().unwrap();
    store.save_schedule(&schedule(GUILD)).await.unwrap();
    for odd in ["'x'", "x'01'", "0.5", "NULL"] {
        let row = format!(
            "INSERT INTO schedule SELECT {odd}, channel_id, day, minute, zone, role_id, thread, publish, auto, reminders, paused, \
             next_week, next_at, failures, set_by, gone_since, locale, vote, forum, self_role FROM schedule WHERE guild_id = 61"
        );
        changed!(store, sqlx::query(sqlx::AssertSqlSafe(row.clone()))).unwrap();
        let due = store.due_schedules(now, 9).await.unwrap();
        assert_eq!(due.iter().map(|schedule| schedule.guild).collect::<Vec<_>>(), [GUILD], "{odd}");
        assert_eq!(store.due_at(now).await.unwrap(), 2, "{odd}");
        store.wake_lost(now).await.unwrap();
        assert_eq!(store.due_at(now).await.unwrap(), 1, "{odd} is paused");
        changed!(store, sqlx::query("DELETE FROM schedule WHERE guild_id IS NULL OR guild_id <> 61"))
            .unwrap();
    }
    store.forget_guild(GUILD).await.unwrap();
}
