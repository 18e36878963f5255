//! Which sentences votes for the pick have, and what they name.

use jiff::Timestamp;

use super::at;
use super::outcome::mend_vote;
use crate::bot::reply::{Reply, Shown, Span, Text};
use crate::bot::text::Joint;
use crate::outbox::{Ballot, Message};
use crate::store::Vote;

pub(in crate::bot::picks) fn too_few_candidates() -> Reply {
    Reply::say("vote-too-few")
}

pub(in crate::bot::picks) fn vote_explicit(title: &str, channel: u64) -> Reply {
    let title = Text::default().strong(title);
    let values = [("title", title.into()), ("channel", Span::Channel(channel).into())];
    Reply::private(Text::message("vote-explicit", values))
}

pub(in crate::bot::picks) fn vote_runs(vote: &Vote) -> Reply {
    Reply::private(Text::message("vote-runs-already", [("end", at(vote.ballot.ends, Shown::Full))]))
}

pub(in crate::bot::picks) fn vote_begins(
    channel: u64,
    ballot: Option<&Ballot>,
    comes: Option<Timestamp>,
) -> Reply {
    let Some(ballot) = ballot else { return Reply::default() };
    let titles = ballot.candidates.iter().map(|one| Text::default().strong(&one.title));
    let values = [
        ("channel", Span::Channel(channel).into()),
        ("shows", Text::list(titles, Joint::And).into()),
        ("end", at(ballot.ends, Shown::Full)),
    ];
    let text = Text::message("vote-begins", values);
    Reply::private(text.sentence(match comes {
        Some(next) => Text::message("vote-winner-comes", [("next", at(next, Shown::Full))]),
        None => Text::of("vote-winner-waits"),
    }))
}

pub(in crate::bot::picks) fn candidates(vote: &Vote) -> Text {
    Text::message("vote-candidates", [("end", at(vote.ballot.ends, Shown::Relative))])
}

pub(in crate::bot::picks) fn vote_is_over(won: Option<&str>) -> Reply {
    match won {
        Some(title) => {
            let title = Text::default().strong(title);
            Reply::private(Text::message("vote-is-over-won", [("title", title.into())]))
        }
        None => Reply::say("vote-is-over"),
    }
}

pub(in crate::bot::picks) fn vote_runs_until(vote: &Vote, link: Option<String>) -> Text {
    let end = at(vote.ballot.ends, Shown::Full);
    match link {
        Some(url) => {
            let poll = Span::LinkTo { id: "link-poll", url };
            Text::message("vote-open-linked", [("end", end), ("poll", poll.into())])
        }
        None => Text::message("vote-open", [("end", end)]),
    }
}

/// What became of the last vote.
pub(in crate::bot::picks) fn last_vote(poll: &Message) -> Text {
    let date = at(poll.due, Shown::Day);
    match (&poll.cause, &poll.title) {
        (None, Some(title)) => {
            let title = Text::default().strong(title);
            Text::message("vote-last-won", [("date", date), ("title", title.into())])
        }
        (cause, _) => {
            let reason = super::reason(cause.as_ref());
            let text = Text::message("vote-last-uncounted", [("date", date), ("reason", reason.into())]);
            text.sentence(mend_vote(cause.as_ref()))
        }
    }
}

/// The same answer while a vote runs, with what that means for it.
pub(in crate::bot::picks) fn while_voting(reply: Reply, id: &'static str, vote: Option<&Vote>) -> Reply {
    let Some(vote) = vote else { return reply };
    let said = Text::message(id, [("end", at(vote.ballot.ends, Shown::Full))]);
    let headline = if reply.headline.is_empty() { said } else { reply.headline.line().append(said) };
    Reply { headline, ..reply }
}

/// The same answer where the vote that ran was ended with what it is about.
pub(in crate::bot::picks) fn and_vote_ended(reply: Reply) -> Reply {
    let headline = reply.headline.line().append(Text::of("vote-ended"));
    Reply { headline, ..reply }
}
