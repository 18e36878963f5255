//! Looks at polls whose time is over, and ends those that do not count any more. What follows is the bot's decision.

use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use tokio::task::JoinSet;
use tracing::warn;

use super::{AT_ONCE, Intervals, OutboxWorker, UNKNOWN_MESSAGE};
use crate::bot::PollSeen;
use crate::discord::http::RestError;
use crate::discord::message::poll;
use crate::outbox::protocol::back_off;
use crate::outbox::{Cause, Message, State};
use crate::store::{StoreError, Vote};

/// When a vote is looked at again whose poll is still on its way.
const ON_ITS_WAY: SignedDuration = SignedDuration::from_secs(10);
/// How often podpick tries to end a poll that does not count any more; it ends by itself as well.
const MOST_TRIES: u32 = 10;

impl OutboxWorker {
    /// Looks at votes beside the messages: a slow answer about one holds up nothing else.
    pub(super) async fn look_at_votes(&self, intervals: &mut Intervals) {
        if intervals.voting.as_ref().is_some_and(|job| !job.is_finished()) {
            return;
        }
        let told = match intervals.voting.take() {
            Some(done) => !done.await.unwrap_or(true),
            None => false,
        };
        let worker = self.clone();
        intervals.voting = Some(tokio::spawn(async move {
            let done = worker.each_vote().await;
            // Once when it begins, not each second.
            if let Err(error) = &done
                && !told
            {
                warn!(%error, "Votes are waiting: the database does not answer");
            }
            done.is_ok()
        }));
    }

    async fn each_vote(&self) -> Result<(), StoreError> {
        loop {
            let votes = self.store.votes_to_look_at(self.store.now().await?, AT_ONCE).await?;
            if votes.is_empty() {
                return Ok(());
            }
            let mut tasks = JoinSet::new();
            for vote in votes {
                let worker = self.clone();
                tasks.spawn(async move { worker.look_at_vote(vote).await });
            }
            let mut failed = Ok(());
            while let Some(done) = tasks.join_next().await {
                if let Ok(Err(error)) = done {
                    failed = Err(error);
                }
            }
            failed?;
        }
    }

    async fn look_at_vote(&self, vote: Vote) -> Result<(), StoreError> {
        let Some(message) = self.store.message(&vote.key()).await? else {
            return self.store.forget_vote(&vote).await;
        };
        match (message.message, message.state) {
            (Some(posted), _) if vote.void => self.end_poll(&vote, posted).await,
            (Some(posted), _) => self.count(&vote, &message, posted).await,
            (None, State::Waiting) => {
                let now = self.store.now().await?;
                let at = now.saturating_add(ON_ITS_WAY).unwrap_or(now);
                self.store.look_at_vote_again(&vote, at).await
            }
            // It never was there.
            _ => self.store.forget_vote(&vote).await,
        }
    }

    async fn count(&self, vote: &Vote, message: &Message, posted: u64) -> Result<(), StoreError> {
        self.turn().await;
        let path = format!("/channels/{}/messages/{posted}", message.channel);
        let answer = self.rest.once(Method::GET, &path, None).await;
        let now = self.store.now().await?;
        let seen = match answer {
            Ok(shown) => poll::seen(&shown, vote.ballot.candidates.len(), now),
            Err(RestError::Api { code: UNKNOWN_MESSAGE, .. }) => PollSeen::Gone(Cause::PollGone),
            Err(error) if error.is_transient() || error.unauthorized() => PollSeen::NotNow,
            Err(error) => PollSeen::Gone(self.reason(message, Some(error)).await),
        };
        if seen == PollSeen::Gone(Cause::GuildGone) {
            return self.store.guild_gone(vote.guild, now).await;
        }
        self.bots.bot().in_guild(Some(vote.guild)).count_vote(vote, seen, now).await
    }

    /// Ends a poll whose votes do not count any more, so that nobody votes in vain.
    async fn end_poll(&self, vote: &Vote, posted: u64) -> Result<(), StoreError> {
        self.turn().await;
        let path = format!("/channels/{}/polls/{posted}/expire", vote.channel);
        match self.rest.once(Method::POST, &path, None).await {
            Err(error) if error.is_transient() && vote.tries < MOST_TRIES => {
                let now: Timestamp = self.store.now().await?;
                let wait = SignedDuration::from_millis(back_off(vote.tries));
                self.store.look_at_vote_again(vote, now.saturating_add(wait).unwrap_or(now)).await
            }
            // What is refused, has ended or is gone.
            _ => self.store.forget_vote(vote).await,
        }
    }
}
