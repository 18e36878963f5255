//! Looks in a channel's history for what may have been sent, and says what follows. Sends nothing.

use reqwest::Method;
use serde_json::Value;
use tracing::info;

use super::send::is_late;
use super::{OutboxWorker, id};
use crate::discord::interactions::custom_id;
use crate::outbox::protocol::{self, HistoryOutcome, Seen};
use crate::outbox::{Cause, State};
use crate::store::{Claimed, StoreError};

/// Messages in one page of a channel's history, Discord's most, and pages looked through.
pub(super) const PAGE: usize = 100;
pub(super) const PAGES: usize = 20;

impl OutboxWorker {
    pub(super) async fn reconcile(&self, claimed: Claimed) -> Result<(), StoreError> {
        let since = claimed.standing.first_send_at.unwrap_or(0);
        let seen = self.look_for(&claimed, since).await;
        let now = self.store.now().await?.as_millisecond();
        match protocol::on_history(&claimed.standing, claimed.tries, seen, now) {
            HistoryOutcome::Message(sent) => self.found(claimed, sent).await?,
            HistoryOutcome::Anew(_) if is_late(&claimed, now) => self.expire(&claimed).await?,
            HistoryOutcome::Anew(at) => {
                self.tried.note(&claimed.message);
                self.store.anew(&claimed, at).await?;
            }
            HistoryOutcome::Again(at) => drop(self.store.again(&claimed, at, false).await?),
            HistoryOutcome::Unknown => {
                // Of a poll or a notice, what was in it is not kept.
                let again = claimed.message.is_pick().then(|| claimed.message.key());
                let cause = Cause::Unclear(again);
                self.fail(&claimed, State::Unknown, cause).await?;
            }
            HistoryOutcome::Failed => self.fail(&claimed, State::Failed, Cause::Unreachable).await?,
        }
        Ok(())
    }

    /// Gives a message back that is to be sent, unless it is in its channel: a store that was put back knows nothing of what
    /// was sent since.
    pub(super) async fn unless_there(&self, claimed: Claimed) -> Result<Option<Claimed>, StoreError> {
        let seen = self.look_for(&claimed, claimed.message.due.as_millisecond()).await;
        let now = self.store.now().await?.as_millisecond();
        match protocol::on_history(&claimed.standing, claimed.tries, seen, now) {
            HistoryOutcome::Anew(_) => {
                self.tried.note(&claimed.message);
                return Ok(Some(claimed));
            }
            HistoryOutcome::Message(sent) => self.found(claimed, sent).await?,
            HistoryOutcome::Again(at) => drop(self.store.again(&claimed, at, true).await?),
            HistoryOutcome::Unknown => {
                let again = claimed.message.is_pick().then(|| claimed.message.key());
                self.fail(&claimed, State::Unknown, Cause::Unclear(again)).await?;
            }
            HistoryOutcome::Failed => self.fail(&claimed, State::Failed, Cause::Unreachable).await?,
        }
        Ok(None)
    }

    async fn found(&self, claimed: Claimed, sent: u64) -> Result<(), StoreError> {
        if self.store.sent(&claimed, sent, None).await? {
            // Said once it is kept: whoever reads the log finds the message in the history.
            info!(key = claimed.message.key(), "Already posted: found the message in the channel");
            self.posted(claimed, sent).await?;
        }
        Ok(())
    }

    /// Looks through what was written in the channel since shortly before this moment.
    async fn look_for(&self, claimed: &Claimed, since: i64) -> Seen {
        let message = &claimed.message;
        let since = since.saturating_sub(5_000);
        if message.forum.is_some() {
            return self.look_in_forum(claimed, since).await;
        }
        let (mut after, key) = (snowflake(since), message.key());
        let said = self.said_directly(claimed);
        let is_it = |one: &&Value| match &said {
            Some(said) => one["content"] == *said,
            None => carries(one, &key),
        };
        for _ in 0..PAGES {
            self.turn().await;
            let path = format!("/channels/{}/messages?limit={PAGE}&after={after}", message.channel);
            let page = match self.rest.once(Method::GET, &path, None).await {
                Ok(Value::Array(page)) => page,
                Ok(_) => return Seen::NotNow,
                Err(error) if error.is_transient() => return Seen::NotNow,
                Err(_) => return Seen::Hidden,
            };
            let own = page.iter().filter(|one| id(&one["author"]["id"]) == Some(self.me));
            if let Some(found) = own.filter(|one| is_it(one)).find_map(|one| id(&one["id"])) {
                return Seen::Message(found);
            }
            let newest = page.iter().filter_map(|one| id(&one["id"])).max();
            match newest {
                Some(newest) if page.len() >= PAGE => after = newest,
                _ => return Seen::Absent,
            }
        }
        Seen::Hidden
    }
}

/// The smallest id that a message of this moment can have (`reference.mdx`, Snowflakes).
pub(super) fn snowflake(millis: i64) -> u64 {
    ((millis - 1_420_070_400_000).max(0) as u64) << 22
}

/// Whether a message has a button with the key of what was sent.
pub(super) fn carries(message: &Value, key: &str) -> bool {
    let rows = message["components"].as_array().into_iter().flatten();
    let buttons = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    buttons
        .filter_map(|one| one["custom_id"].as_str())
        .any(|custom_id| custom_id::post_key(custom_id).as_deref() == Some(key))
}
