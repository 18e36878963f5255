//! The protocol's rules as tables. That they suffice together is shown by the model in the integration tests.

use super::*;

const T: i64 = 1_800_000_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

fn sent_at(first: i64) -> Standing {
    Standing { first_attempt_at: Some(first), first_send_at: Some(first), ..NEW }
}

const NEW: Standing = Standing {
    first_attempt_at: None,
    first_send_at: None,
    message: None,
    publish: Extra::None,
    thread: Extra::None,
};

#[test]
fn the_same_nonce_leaves_for_a_minute_and_then_the_history_is_asked() {
    let table = [
        (0, Step::Send),
        (RETRY - DEADLINE, Step::Send),
        // Claimed now, it would leave up to the deadline later.
        (RETRY - DEADLINE + 1, Step::Wait(T + RECONCILE)),
        (RETRY, Step::Wait(T + RECONCILE)),
        (RECONCILE - 1, Step::Wait(T + RECONCILE)),
        (RECONCILE, Step::Reconcile),
        (24 * HOUR, Step::Reconcile),
        // The clock was set back.
        (-1, Step::Wait(T + RECONCILE)),
        (-HOUR, Step::Wait(T + RECONCILE)),
    ];
    for (since, step) in table {
        assert_eq!(next(&sent_at(T), T + since), step, "{since} ms after");
    }
    assert_eq!(next(&NEW, T), Step::Send);
    let tried = Standing { first_attempt_at: Some(T), ..NEW };
    assert_eq!(next(&tried, T + 24 * HOUR), Step::Send, "what surely was not taken is sent however late");
}

#[test]
fn without_a_nonce_it_leaves_once_and_is_then_looked_for() {
    let step = |since: i64, fresh| without_nonce(next(&sent_at(T), T + since), fresh, &sent_at(T));
    assert_eq!(step(0, true), Step::Send);
    assert_eq!(step(1, false), Step::Wait(T + RECONCILE));
    assert_eq!(step(RECONCILE, false), Step::Reconcile);
    assert_eq!(without_nonce(next(&NEW, T), false, &NEW), Step::Send);
}

#[test]
fn extras_come_after_the_message_and_one_after_the_other() {
    let with = |publish, thread| Standing { message: Some(7), publish, thread, ..sent_at(T) };
    let table = [
        (Extra::None, Extra::None, Step::Finish),
        (Extra::Wanted, Extra::Wanted, Step::Publish),
        (Extra::Wanted, Extra::None, Step::Publish),
        (Extra::Done, Extra::Wanted, Step::OpenThread),
        (Extra::Refused, Extra::Wanted, Step::OpenThread),
        (Extra::Done, Extra::Refused, Step::Finish),
    ];
    for (publish, thread, step) in table {
        assert_eq!(next(&with(publish, thread), T + 24 * HOUR), step, "{publish:?} {thread:?}");
    }
    let before = Standing { publish: Extra::Wanted, thread: Extra::Wanted, ..NEW };
    assert_eq!(next(&before, T), Step::Send);
}

#[test]
fn a_first_try_that_surely_failed_frees_the_nonce_and_gives_up_after_a_day() {
    let again = |wait: i64, unsent| Transition::Again { at: T + wait, unsent };
    let table = [
        (1, SendOutcome::NotTaken(None), again(2_000, true)),
        (3, SendOutcome::NotTaken(None), again(8_000, true)),
        (90, SendOutcome::NotTaken(None), again(256_000, true)),
        (1, SendOutcome::NotTaken(Some(90_000)), again(90_000, true)),
        (1, SendOutcome::NotTaken(Some(-5)), again(2_000, true)),
        (1, SendOutcome::NotTaken(Some(DAY)), again(DAY, true)),
        (1, SendOutcome::NotTaken(Some(DAY + 1)), Transition::Failed),
        (1, SendOutcome::NotTaken(Some(i64::MAX)), Transition::Failed),
        (1, SendOutcome::Refused, Transition::Failed),
        (1, SendOutcome::Sent(7), Transition::Message(7)),
        (1, SendOutcome::Deleted, Transition::Deleted),
        (1, SendOutcome::Unclear, again(2_000, false)),
        (5, SendOutcome::Unclear, again(32_000, false)),
        (6, SendOutcome::Unclear, again(RECONCILE, false)),
    ];
    for (tries, went, keep) in table {
        assert_eq!(on_send(&sent_at(T), true, tries, went, T), keep, "{tries} {went:?}");
    }
    // Long after the first attempt, the last try was made and is over.
    let late = Standing { first_attempt_at: Some(T - DAY - HOUR), ..sent_at(T) };
    assert_eq!(on_send(&late, true, 2, SendOutcome::NotTaken(None), T), Transition::Failed);
    // An unclear try is never called a failure, however late.
    assert_eq!(on_send(&late, true, 2, SendOutcome::Unclear, T), again(4_000, false));
}

#[test]
fn where_an_earlier_try_is_unclear_only_the_message_itself_makes_it_clear() {
    let lookup = Transition::Again { at: T + RECONCILE, unsent: false };
    let table = [
        (10_000, 1, SendOutcome::NotTaken(None), Transition::Again { at: T + 12_000, unsent: false }),
        (10_000, 1, SendOutcome::NotTaken(Some(45_000)), Transition::Again { at: T + 55_000, unsent: false }),
        (10_000, 1, SendOutcome::NotTaken(Some(45_001)), lookup),
        (10_000, 1, SendOutcome::NotTaken(Some(i64::MAX)), lookup),
        (10_000, 1, SendOutcome::Refused, lookup),
        (10_000, 1, SendOutcome::Unclear, Transition::Again { at: T + 12_000, unsent: false }),
        (54_000, 1, SendOutcome::Unclear, lookup),
        (10_000, 1, SendOutcome::Sent(7), Transition::Message(7)),
        // An answer that was written down very late does not ask for a time in the past.
        (
            RECONCILE + 500,
            1,
            SendOutcome::Unclear,
            Transition::Again { at: T + RECONCILE + 1_500, unsent: false },
        ),
    ];
    for (since, tries, went, keep) in table {
        assert_eq!(on_send(&sent_at(T), false, tries, went, T + since), keep, "{since} {went:?}");
    }
}

#[test]
fn the_history_decides_and_after_a_day_of_trying_it_ends() {
    // When the nonce was first sent and how long ago the first attempt was.
    let case = |ago: i64, first_send: i64| Standing {
        first_attempt_at: Some(T - ago),
        first_send_at: Some(T - first_send),
        ..NEW
    };
    let five = RECONCILE;
    let table = [
        (case(five, five), 2, Seen::Message(7), HistoryOutcome::Message(7)),
        (case(five, five), 2, Seen::Absent, HistoryOutcome::Anew(T)),
        (case(five, five), 2, Seen::Hidden, HistoryOutcome::Unknown),
        (case(five, five), 2, Seen::NotNow, HistoryOutcome::Again(T + 30_000)),
        (case(five, five), 9, Seen::NotNow, HistoryOutcome::Again(T + 256_000)),
        // Killed in the middle of every try for two hours: that is no reason to give up.
        (case(2 * HOUR, five), 12, Seen::Absent, HistoryOutcome::Anew(T)),
        (case(DAY, five), 30, Seen::Absent, HistoryOutcome::Anew(T)),
        (case(DAY + 1, five), 30, Seen::Absent, HistoryOutcome::Failed),
        (case(DAY + 1, five), 30, Seen::Message(7), HistoryOutcome::Message(7)),
        (case(DAY + 1, five), 30, Seen::NotNow, HistoryOutcome::Unknown),
        (case(DAY + 1, five), LOOKS, Seen::NotNow, HistoryOutcome::Unknown),
        (case(DAY + 1, five), LOOKS - 1, Seen::NotNow, HistoryOutcome::Again(T + 256_000)),
        // Whether it was tried to the end, to the millisecond.
        (case(DAY + 1, 2 * five + 1), 30, Seen::Absent, HistoryOutcome::Failed),
        (case(DAY + 1, 2 * five + 2), 30, Seen::Absent, HistoryOutcome::Anew(T)),
        // Nothing ran for ten days: once more, however long ago the first attempt was.
        (case(10 * DAY, 10 * DAY), 2, Seen::Absent, HistoryOutcome::Anew(T)),
        (case(10 * DAY, 10 * DAY - 600_000), 9, Seen::Absent, HistoryOutcome::Anew(T)),
        (case(10 * DAY, 10 * DAY), 2, Seen::NotNow, HistoryOutcome::Again(T + 30_000)),
        // And that one try was it.
        (case(10 * DAY, five), 4, Seen::Absent, HistoryOutcome::Failed),
    ];
    for (standing, tries, seen, expected) in table {
        assert_eq!(on_history(&standing, tries, seen, T), expected, "{standing:?} {tries} {seen:?}");
    }
}

#[test]
fn after_a_day_nothing_is_sent_however_often_it_was_tried() {
    for (since, late) in [(0, false), (DAY, false), (DAY + 1, true), (30 * DAY, true), (i64::MIN, false)] {
        assert_eq!(too_late(T, T.saturating_add(since)), late, "{since}");
    }
    for (tries, tried) in [(0, false), (LOOKS, false), (LOOKS + 1, true), (u32::MAX, true)] {
        assert_eq!(was_tried(tries), tried, "{tries}");
    }
    assert_eq!(no_more(&sent_at(T), T + 9), Step::Wait(T + RECONCILE));
}

#[test]
fn odd_numbers_do_no_harm() {
    for odd in [i64::MIN, -1, 0, 1, i64::MAX - 10_000] {
        let standing = Standing { first_attempt_at: Some(odd), first_send_at: Some(odd), ..NEW };
        let _ = next(&standing, T);
        for went in [SendOutcome::NotTaken(Some(i64::MIN)), SendOutcome::Unclear, SendOutcome::Refused] {
            let _ = on_send(&standing, false, u32::MAX, went, T);
        }
        let _ = on_history(&standing, 0, Seen::Absent, T);
    }
}
