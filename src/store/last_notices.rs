//! What became of the last notices of each follow.

use std::collections::HashMap;

use jiff::Timestamp;

use super::pool::{from_row, on};
use super::rows::extra_from;
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, id, moment};
use crate::outbox::{Cause, MessageKind, State, flaws};

/// What became of the last notices of a follow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LastNotice {
    /// When one was posted.
    pub sent: Option<Timestamp>,
    /// What is not as it should be with the very last one.
    pub flaws: Vec<Cause>,
}

from_row! {
    struct NoticeRow {
        key: String,
        state: String,
        cause: Option<String>,
        detail: Option<String>,
        publish: i64,
        thread: i64,
    }
}

impl NoticeRow {
    /// Of which follow, and what is not as it should be; none where it is no notice.
    fn read(self, guild: u64) -> Result<Option<(i64, Vec<Cause>)>> {
        let Some(MessageKind::NewEpisodes { follow, .. }) = MessageKind::read(&self.key, guild) else {
            return Ok(None);
        };
        let odd = |what: &str| StoreError::Unreadable(format!("message {}: {what}", self.key));
        let state = State::read(&self.state).ok_or_else(|| odd("state"))?;
        let publish = extra_from(self.publish).ok_or_else(|| odd("publish"))?;
        let thread = extra_from(self.thread).ok_or_else(|| odd("thread"))?;
        let cause = self.cause.as_deref().and_then(|code| Cause::read(code, self.detail.as_deref()));
        Ok(Some((follow, flaws(state, cause.as_ref(), publish, thread))))
    }
}

impl Store {
    /// What became of the last notices of each follow of a guild, by its number.
    ///
    /// # Errors
    /// What the store says.
    pub async fn last_notices(&self, guild: u64) -> Result<HashMap<i64, LastNotice>> {
        // A notice's key ends in a digest of 16 characters; what stands before it is its follow's.
        let last: Vec<Decoded<(String, i64, Option<i64>)>> = on!(self, pool => sqlx::query_as(
            "SELECT begin, MAX(due_at), MAX(CASE WHEN state = 'sent' THEN due_at END) FROM \
             (SELECT CASE WHEN LENGTH(key) > 16 THEN SUBSTR(key, 1, LENGTH(key) - 16) ELSE '' END AS begin, due_at, state \
             FROM outbox WHERE guild_id = $1 AND pick = 0 AND state IN ('sent', 'failed', 'unknown')) AS told \
             WHERE begin LIKE 'new:%' GROUP BY begin ORDER BY begin")
            .bind(id(guild)).fetch_all(pool))?;
        let mut notices = HashMap::new();
        for (begin, due, sent) in readable(last, Ok) {
            let rows: Vec<Decoded<NoticeRow>> = on!(self, pool => sqlx::query_as(
                "SELECT key, state, cause, CASE WHEN state <> 'sent' THEN detail END AS detail, publish, thread FROM outbox \
                 WHERE guild_id = $1 AND pick = 0 AND due_at = $2 AND SUBSTR(key, 1, LENGTH($3)) = $3 \
                 AND state IN ('sent', 'failed', 'unknown') ORDER BY key DESC LIMIT 1")
                .bind(id(guild)).bind(due).bind(begin).fetch_all(pool))?;
            let sent = sent.map(moment).transpose()?;
            let of = readable(rows, |row| row.read(guild)).into_iter().flatten();
            notices.extend(of.map(|(follow, flaws)| (follow, LastNotice { sent, flaws })));
        }
        Ok(notices)
    }
}
