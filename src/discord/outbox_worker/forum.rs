//! Looks for a post of podpick's own in a forum, where Discord takes no nonce: among the active threads first, then among
//! those that were archived since. Sends nothing.

use jiff::Timestamp;
use reqwest::Method;
use serde_json::Value;
use url::form_urlencoded::byte_serialize;

use super::history::{PAGE, PAGES, carries, snowflake};
use super::{OutboxWorker, UNKNOWN_MESSAGE, id};
use crate::discord::http::RestError;
use crate::outbox::protocol::Seen;
use crate::store::Claimed;

impl OutboxWorker {
    /// Looks through the posts that were made in a forum since shortly before the first send.
    pub(super) async fn look_in_forum(&self, claimed: &Claimed, since: i64) -> Seen {
        let message = &claimed.message;
        let active = match self.threads(&format!("/guilds/{}/threads/active", message.guild)).await {
            Ok(active) => active,
            Err(seen) => return seen,
        };
        match self.own_post(&active, claimed, since).await {
            Ok(None) => {}
            Ok(Some(found)) => return Seen::Message(found),
            Err(seen) => return seen,
        }
        let path = format!("/channels/{}/threads/archived/public?limit={PAGE}", message.channel);
        let mut before = String::new();
        for _ in 0..PAGES {
            let page = match self.threads(&format!("{path}{before}")).await {
                Ok(page) => page,
                Err(seen) => return seen,
            };
            match self.own_post(&page, claimed, since).await {
                Ok(None) => {}
                Ok(Some(found)) => return Seen::Message(found),
                Err(seen) => return seen,
            }
            // The last archived come first, and none was archived before it was made.
            let last = page["threads"].as_array().and_then(|threads| threads.last());
            let archived = last.and_then(|one| one["thread_metadata"]["archive_timestamp"].as_str());
            let Some(at) = archived.filter(|_| page["has_more"] == true) else { return Seen::Absent };
            if at.parse::<Timestamp>().is_ok_and(|at| at.as_millisecond() < since) {
                return Seen::Absent;
            }
            before = format!("&before={}", byte_serialize(at.as_bytes()).collect::<String>());
        }
        Seen::Hidden
    }

    async fn threads(&self, path: &str) -> Result<Value, Seen> {
        self.turn().await;
        match self.rest.once(Method::GET, path, None).await {
            Ok(page) if page["threads"].is_array() => Ok(page),
            Ok(_) => Err(Seen::NotNow),
            Err(error) if error.is_transient() => Err(Seen::NotNow),
            Err(_) => Err(Seen::Hidden),
        }
    }

    /// The post that was sent, if it is among these threads. Its first message has the thread's id, and the key.
    async fn own_post(&self, page: &Value, claimed: &Claimed, since: i64) -> Result<Option<u64>, Seen> {
        let (key, first) = (claimed.message.key(), snowflake(since));
        for thread in page["threads"].as_array().into_iter().flatten() {
            let here = id(&thread["parent_id"]) == Some(claimed.message.channel);
            let own = id(&thread["owner_id"]) == Some(self.me);
            let Some(thread) = id(&thread["id"]).filter(|thread| here && own && *thread >= first) else {
                continue;
            };
            self.turn().await;
            let path = format!("/channels/{thread}/messages/{thread}");
            match self.rest.once(Method::GET, &path, None).await {
                Ok(message) if carries(&message, &key) => return Ok(Some(thread)),
                // Another post, or one whose message somebody deleted.
                Ok(_) | Err(RestError::Api { code: UNKNOWN_MESSAGE, .. }) => {}
                Err(error) if error.is_transient() => return Err(Seen::NotNow),
                Err(_) => return Err(Seen::Hidden),
            }
        }
        Ok(None)
    }
}
