//! A vote as people see it: the poll, what is voted on, and how it stands for moderators.

use jiff::Timestamp;

use super::missing_here;
use crate::bot::picks::{Answered, Picks, words};
use crate::bot::reply::{Button, Poll, Reply, Text};
use crate::bot::request::{Caller, Request};
use crate::bot::wording::rights;
use crate::bot::{Bot, wording};
use crate::catalog::Subject;
use crate::outbox::{Message, MessageKind};
use crate::store::{Schedule, StoreError};

/// The poll as it is posted; none where nobody knows what it asks.
pub(in crate::bot::picks) fn poll_reply(message: &Message) -> Option<Reply> {
    let ballot = message.ballot.as_ref()?;
    let answers = ballot.candidates.iter().map(|one| one.title.clone()).collect();
    // Its custom id is how podpick knows the poll again.
    let request = Request::Candidates { post: message.key() };
    Some(Reply {
        headline: Text::of("vote-headline"),
        buttons: vec![Button::new("button-candidates", request)],
        poll: Some(Poll { question: Text::of("vote-question"), answers, ends: ballot.ends }),
        ..Reply::default()
    })
}

impl Bot {
    /// The shows that a poll is about, for whoever asks under it.
    pub(in crate::bot::picks) async fn voted_on(
        &self,
        picks: &Picks,
        guild: u64,
        key: &str,
        now: Timestamp,
    ) -> Answered {
        if !MessageKind::read(key, guild).is_some_and(|kind| kind.is_vote()) {
            return Ok(wording::outdated());
        }
        let Some(vote) = picks.store.running_vote(guild).await?.filter(|vote| vote.key() == key) else {
            let poll = picks.store.message(key).await?;
            let won = poll.filter(|poll| poll.cause.is_none()).and_then(|poll| poll.title);
            return Ok(words::vote_is_over(won.as_deref()));
        };
        let known = |podcast: &str| self.catalog.podcast_with_id(podcast);
        let shows: Vec<_> = vote.ballot.candidates.iter().filter_map(|one| known(&one.podcast)).collect();
        let mut reply = Reply {
            headline: words::candidates(&vote),
            cards: shows.iter().map(|at| self.podcast_card(*at, &[], None, now)).collect(),
            menu: self.details(shows.iter().map(|at| Subject::Podcast(*at))),
            settled: Some(Request::Candidates { post: key.to_owned() }),
            ..Reply::default()
        };
        reply.buttons.extend(self.send_button(&reply));
        Ok(reply)
    }

    /// How the vote that runs stands, or what became of the last one; none where there never was one.
    pub(in crate::bot::picks) async fn vote_fact(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        caller: &Caller,
    ) -> Result<Option<(&'static str, Text)>, StoreError> {
        let guild = schedule.guild;
        let running = picks.vote_of(guild).await?;
        let mut text = match &running {
            Some(vote) => {
                let poll = picks.store.message(&vote.key()).await?;
                words::vote_runs_until(vote, poll.and_then(|poll| crate::bot::links::post_link(&poll)))
            }
            None => {
                picks.store.last_vote(guild).await?.map(|last| words::last_vote(&last)).unwrap_or_default()
            }
        };
        let missing = missing_here(schedule, caller).filter(|_| schedule.vote || running.is_some());
        let lacks = rights::lacks(schedule.channel, Some(&missing.unwrap_or_default()));
        text = text.sentence(lacks.unwrap_or_default());
        Ok((!text.is_empty()).then_some(("fact-vote", text)))
    }
}
