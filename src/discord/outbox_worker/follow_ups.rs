//! What is done to a message once it is there: publishing it, and opening its thread. Each step is recorded by itself.

use reqwest::Method;
use serde_json::{Value, json};
use tracing::warn;

use super::OutboxWorker;
use crate::bot::Text;
use crate::discord::http::RestError;
use crate::discord::message::cut;
use crate::outbox::Cause;
use crate::outbox::protocol::{Extra, PATIENCE, back_off};
use crate::store::{Claimed, StoreError};

// Discord's own codes (`opcodes-and-status-codes.mdx`).
const ALREADY_CROSSPOSTED: u64 = 40_033;
const THREAD_EXISTS: u64 = 160_004;

impl OutboxWorker {
    pub(super) async fn extras(&self, claimed: Claimed) -> Result<(), StoreError> {
        let message = &claimed.message;
        let Some(sent) = claimed.standing.message else { return Ok(()) };
        let (mut publish, mut thread) = (claimed.standing.publish, claimed.standing.thread);
        let channel = message.channel;
        let mut wait = 0;
        if publish == Extra::Wanted {
            let path = format!("/channels/{channel}/messages/{sent}/crosspost");
            publish = self.extra(&claimed, "publish", &path, &Value::Null, &mut wait).await?;
            self.store.extras(&claimed, publish, thread, wait).await?;
            if publish == Extra::Refused {
                self.tell(message, Cause::NotPublished).await?;
            }
        }
        if thread == Extra::Wanted {
            let path = format!("/channels/{channel}/messages/{sent}/threads");
            let unnamed = || Text::of("pick-of-the-week").words(message.locale);
            let name = cut::plain(&message.title.clone().unwrap_or_else(unnamed), 100);
            let body = json!({"name": name, "auto_archive_duration": 10_080});
            thread = self.extra(&claimed, "thread", &path, &body, &mut wait).await?;
            self.store.extras(&claimed, publish, thread, wait).await?;
            if thread == Extra::Refused {
                self.tell(message, Cause::NoThread).await?;
            }
        }
        if wait > 0 {
            self.store.again(&claimed, wait, false).await?;
        }
        Ok(())
    }

    /// One thing done to a message that is there. Doing it twice is refused by Discord and counts as done.
    async fn extra(
        &self,
        claimed: &Claimed,
        what: &str,
        path: &str,
        body: &Value,
        wait: &mut i64,
    ) -> Result<Extra, StoreError> {
        self.turn().await;
        let body = (!body.is_null()).then_some(body);
        let error = match self.rest.once(Method::POST, path, body).await {
            Ok(_) => return Ok(Extra::Done),
            Err(RestError::Api { code: ALREADY_CROSSPOSTED | THREAD_EXISTS, .. }) => {
                return Ok(Extra::Done);
            }
            Err(error) => error,
        };
        warn!(key = claimed.message.key(), what, %error, "A step after posting failed");
        let now = self.store.now().await?.as_millisecond();
        let over = now > claimed.message.due.as_millisecond() + PATIENCE;
        if !error.is_transient() || over {
            return Ok(Extra::Refused);
        }
        let asked = match error {
            RestError::RateLimited(wait) => wait.as_millis() as i64,
            _ => 0,
        };
        *wait = (*wait).max(now + asked.max(back_off(claimed.tries)));
        Ok(Extra::Wanted)
    }
}
