//! Polls in messages: members vote by a door of the tests, Discord's clock ends them, and a last count comes later.

use serde_json::{Value, json};

use super::channels::Channels;
use super::strict::{Refusal, poll};

/// The permission to post polls (`topics/permissions.mdx`).
pub(super) const SEND_POLLS: u64 = 1 << 49;
/// What it takes to read a message: seeing the channel and its history (`resources/message.mdx`, Get Channel Message).
const READ: u64 = 1 << 10 | 1 << 16;
/// How long after its end a poll is counted for the last time.
const LAST_COUNT: i64 = 60_000;
const HOUR: i64 = 3_600_000;

impl Channels {
    /// A poll as it is kept once it is created.
    pub(super) fn poll_made(&self, asked: &Value) -> Value {
        let mut made = poll::numbered(asked);
        let ends = self.now() + asked["duration"].as_i64().unwrap_or(24) * HOUR;
        made["expiry"] = json!(written(ends));
        made
    }

    /// A message as it is now, with what its poll says.
    pub(crate) fn shown(&mut self, channel: &str, id: &str) -> Result<(u16, Value), Refusal> {
        let (number, _, mut message) = self.message(channel, id, READ)?;
        if message["poll"].is_object() {
            let over = self.now() - ends(&message["poll"]);
            message["poll"]["results"] = json!({
                "is_finalized": over >= LAST_COUNT && !self.counts_later,
                "answer_counts": self.counts(number),
            });
        }
        Ok((200, message))
    }

    /// The votes for each answer that has any.
    fn counts(&self, message: u64) -> Value {
        let of = |answer: u64| {
            self.votes.iter().filter(|(at, _, voted)| (*at, *voted) == (message, answer)).count()
        };
        let voted = (1..=10).filter(|answer| of(*answer) > 0);
        voted.map(|answer| json!({"id": answer, "count": of(answer), "me_voted": false})).collect()
    }

    /// A member votes; once, since several answers are never allowed.
    pub(crate) fn vote(&mut self, message: &Value, member: u64, answer: u64) {
        assert!(ends(&message["poll"]) > self.now(), "the poll has ended");
        let number = message["id"].as_str().unwrap().parse().unwrap();
        self.votes.retain(|(at, who, _)| (*at, *who) != (number, member));
        self.votes.push((number, member, answer));
    }

    /// Ends a poll at once. All messages here are the bot's own.
    pub(crate) fn end_poll(&mut self, channel: &str, id: &str) -> Result<(u16, Value), Refusal> {
        let (_, _, message) = self.message(channel, id, 1 << 10)?;
        let now = self.now();
        if !message["poll"].is_object() {
            return Err(Refusal::plain(400, 520_006, "Cannot expire a non-poll message"));
        }
        if ends(&message["poll"]) <= now {
            return Err(Refusal::plain(400, 520_001, "Poll expired"));
        }
        let mut kept = self.open(channel, 0)?.messages.iter_mut();
        if let Some(kept) = kept.find(|message| message["id"] == id) {
            kept["poll"]["expiry"] = json!(written(now));
        }
        self.shown(channel, id)
    }
}

/// When a poll ends, in ms since 1970.
fn ends(poll: &Value) -> i64 {
    poll["expiry"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

/// As Discord writes times.
fn written(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap().strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}
