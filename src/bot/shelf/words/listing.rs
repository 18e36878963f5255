//! What moderators read about what a shelf holds, and about searches without results.

use crate::bot::picks::why_no_review;
use crate::bot::reply::{Card, Reply, Span, Text};
use crate::bot::wording::podcasts;
use crate::outbox::{Message, State};
use crate::store::{Gap, Reviews};

/// Questions without an answer that moderators are shown.
pub(in crate::bot::shelf) const MOST_MISSING: usize = 25;

pub(in crate::bot::shelf) fn counts(shows: usize, waiting: usize) -> Text {
    let own = match shows {
        0 => Text::of("shelf-none"),
        shows => Text::message("shelf-count", [("shows", podcasts(shows).into())]),
    };
    match waiting {
        0 => own,
        waiting => own.line().append(Text::message("shelf-waits", [("count", waiting.into())])),
    }
}

/// Where suggestions come to, and why the last one did not.
pub(in crate::bot::shelf) fn reviews_line(reviews: Reviews, last: Option<&Message>) -> Text {
    let text = Text::message("shelf-reviews-here", [("channel", Span::Channel(reviews.channel).into())]);
    let Some(lost) = last.filter(|last| matches!(last.state, State::Failed | State::Unknown)) else {
        return text;
    };
    let (reason, mend) = why_no_review(lost.cause.as_ref());
    text.sentence(Text::message("shelf-reviews-refused", [("reason", reason.into())])).sentence(mend)
}

pub(in crate::bot::shelf) fn show_line(nth: usize, title: &str, topics: Text) -> Text {
    let title = Text::plain(format!("{nth}. ")).strong(title);
    if topics.is_empty() {
        title.and(" · ").append(Text::of("shelf-no-topics"))
    } else {
        title.and(" · ").append(topics)
    }
}

pub(in crate::bot::shelf) fn hidden_line(title: &str) -> Text {
    Text::message("shelf-hides", [("show", Text::default().strong(title).into())])
}

pub(in crate::bot::shelf) fn alias_line(alias: &str, topic: &str) -> Text {
    let values = [("word", Text::default().quoted(alias).into()), ("topic", topic.into())];
    Text::message("shelf-alias", values)
}

pub(in crate::bot::shelf) fn missing(all: &[Gap]) -> Reply {
    if all.is_empty() {
        return Reply::say("shelf-nothing-missing");
    }
    let mut body = Text::default();
    for (nth, gap) in all.iter().enumerate() {
        body = if nth > 0 { body.line() } else { body };
        let times = Text::message("shelf-times", [("count", gap.times.into())]);
        body = body.and(format!("{}. ", nth + 1)).quoted(&gap.question).and(" · ").append(times);
    }
    let card = Card::plain(Text::of("shelf-missing-title"), body);
    Reply { private: true, cards: vec![card], ..Reply::default() }
}
