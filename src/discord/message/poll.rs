//! Polls as Discord takes and shows them (`resources/poll.mdx`). Decides nothing about what is voted on.

use jiff::Timestamp;
use serde_json::{Value, json};
use tracing::warn;

use crate::bot::{Poll, PollSeen};
use crate::discord::message::cut;
use crate::locale::Locale;
use crate::outbox::Cause;

/// Characters of the question and of an answer, answers, and hours that a poll may be open.
const QUESTION: usize = 300;
const ANSWER: usize = 55;
const ANSWERS: usize = 10;
const HOURS: i64 = 768;
const HOUR: i64 = 3_600_000;

/// A poll as it is created at this moment.
#[must_use]
pub(crate) fn create(poll: &Poll, locale: Locale, now: Timestamp) -> Value {
    let answers = answers(&poll.answers);
    let answers: Vec<Value> = answers.iter().map(|text| json!({"poll_media": {"text": text}})).collect();
    json!({
        "question": {"text": cut::plain(&poll.question.words(locale), QUESTION)},
        "answers": answers,
        "duration": hours(poll.ends, now),
        "allow_multiselect": false,
        "layout_type": 1,
    })
}

/// Whole hours until then, to the nearest: a poll knows no minutes.
fn hours(ends: Timestamp, now: Timestamp) -> i64 {
    let left = ends.as_millisecond().saturating_sub(now.as_millisecond());
    (left.saturating_add(HOUR / 2) / HOUR).clamp(1, HOURS)
}

/// Names cut to their room, and no two alike: who votes must know for what.
fn answers(names: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names.iter().take(ANSWERS) {
        let mut text = cut::plain(name, ANSWER);
        let mut nth = 2;
        while text.is_empty() || all.contains(&text) {
            let number = format!(" ({nth})");
            text = cut::plain(name, ANSWER - number.len()) + &number;
            nth += 1;
        }
        all.push(text);
    }
    all
}

/// What a message shows of its poll at this moment, with the votes for so many answers in their order.
#[must_use]
pub(crate) fn seen(message: &Value, answers: usize, now: Timestamp) -> PollSeen {
    let poll = &message["poll"];
    let given: Vec<Option<u64>> =
        poll["answers"].as_array().into_iter().flatten().map(|one| one["answer_id"].as_u64()).collect();
    if given.len() != answers {
        warn!(answers, given = given.len(), "The poll in Discord differs from the posted one");
        return PollSeen::Gone(Cause::PollGone);
    }
    let until: Option<Timestamp> = poll["expiry"].as_str().and_then(|at| at.parse().ok());
    let results = &poll["results"];
    let last_count = results["is_finalized"] == true;
    let over = until.is_some_and(|until| until <= now);
    // Without results nothing is known, not even that nobody voted.
    if !(last_count || over) || !results.is_object() {
        return PollSeen::Open(until);
    }
    let counts = || results["answer_counts"].as_array().into_iter().flatten();
    let votes = given.into_iter().map(|id| {
        let of = id.and_then(|id| counts().find(|one| one["id"].as_u64() == Some(id)));
        of.and_then(|one| one["count"].as_u64()).unwrap_or(0)
    });
    PollSeen::Ended { votes: votes.collect(), last_count, at: until.unwrap_or(now) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;
    use crate::bot::Text;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    proptest! {
        #[test]
        fn answers_fit_and_differ(names in proptest::collection::vec("\\PC{0,80}|a{50,70}|(👩‍👩‍👧‍👦){1,20}", 2..=5)) {
            let cut = answers(&names);
            prop_assert_eq!(cut.len(), names.len());
            for (nth, text) in cut.iter().enumerate() {
                prop_assert!((1..=ANSWER).contains(&text.encode_utf16().count()), "{}", text);
                prop_assert!(!cut.iter().take(nth).any(|other| other == text), "{}", text);
            }
        }
    }

    #[test]
    fn flags_are_not_torn_apart() {
        let flag = "🇩🇪";
        let cut = answers(&[flag.repeat(20), flag.repeat(20)]);
        for text in &cut {
            let whole = text.graphemes(true).filter(|piece| *piece == flag).count();
            let rest = text.replace(flag, "");
            assert!(whole > 10 && (rest == "…" || rest == "… (2)"), "{text}");
        }
    }

    #[test]
    fn a_poll_is_what_discord_takes() {
        let names = ["Snake Tales".to_owned(), "Ship It".to_owned()];
        let poll = Poll { question: Text::plain("Which?"), answers: names.to_vec(), ends: at(46 * 3600) };
        insta::assert_snapshot!(create(&poll, Locale::English, at(1)), @r#"{"allow_multiselect":false,"answers":[{"poll_media":{"text":"Snake Tales"}},{"poll_media":{"text":"Ship It"}}],"duration":46,"layout_type":1,"question":{"text":"Which?"}}"#);
        for (left, expected) in [(-9, 1), (1, 1), (5_400, 2), (48 * 3_600 - 2, 48), (9_999 * 3_600, 768)] {
            assert_eq!(hours(at(left), at(0)), expected, "{left}");
        }
    }

    #[test]
    fn a_result_is_read_by_the_numbers_of_the_answers() {
        let message = |results: Value, expiry: i64| {
            let answers = json!([{"answer_id": 7, "poll_media": {"text": "a"}}, {"answer_id": 3, "poll_media": {"text": "b"}}]);
            json!({"poll": {"answers": answers, "expiry": at(expiry).to_string(), "results": results}})
        };
        let counts = json!([{"id": 3, "count": 2, "me_voted": false}]);
        let results = |last: bool| json!({"is_finalized": last, "answer_counts": counts});
        let ended = |last_count| PollSeen::Ended { votes: vec![0, 2], last_count, at: at(0) };
        assert_eq!(seen(&message(results(true), 0), 2, at(9)), ended(true));
        assert_eq!(seen(&message(results(false), 0), 2, at(9)), ended(false));
        assert_eq!(seen(&message(results(false), 20), 2, at(9)), PollSeen::Open(Some(at(20))));
        assert_eq!(
            seen(&message(Value::Null, 0), 2, at(9)),
            PollSeen::Open(Some(at(0))),
            "unknown, not none"
        );
        assert_eq!(seen(&message(results(true), 0), 3, at(9)), PollSeen::Gone(Cause::PollGone));
        assert_eq!(seen(&json!({"content": "edited"}), 2, at(9)), PollSeen::Gone(Cause::PollGone));
    }
}
