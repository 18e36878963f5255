//! Messages for one member: the direct channel is opened when one is sent.

use reqwest::Method;
use serde_json::{Value, json};

use super::send::MOMENT;
use super::{OutboxWorker, id};
use crate::discord::http::RestError;
use crate::discord::message::post;
use crate::outbox::protocol::PATIENCE;
use crate::outbox::{Cause, MessageKind, State};
use crate::store::{Claimed, StoreError};

impl OutboxWorker {
    /// Opens the direct channel that a message goes to; false where it is put off, or where there is none. Nobody else hears
    /// of that.
    pub(super) async fn open_direct(&self, claimed: &mut Claimed) -> Result<bool, StoreError> {
        let member = claimed.message.picker.unwrap_or_default();
        match self.direct_with(member).await {
            Ok(channel) => {
                claimed.message.channel = channel;
                return Ok(true);
            }
            Err(error) if error.is_transient() => {
                let now = self.store.now().await?.as_millisecond();
                if now.saturating_sub(claimed.standing.first_attempt_at.unwrap_or(now)) <= PATIENCE {
                    self.store.again(claimed, now.saturating_add(MOMENT), claimed.fresh).await?;
                    return Ok(false);
                }
            }
            Err(_) => {}
        }
        self.store.give_up(claimed, State::Failed, &Cause::Unreachable).await?;
        Ok(false)
    }

    /// The direct channel with a member.
    pub(super) async fn direct_with(&self, member: u64) -> Result<u64, RestError> {
        self.turn().await;
        let body = json!({"recipient_id": member.to_string()});
        let opened = self.rest.once(Method::POST, "/users/@me/channels", Some(&body)).await?;
        id(&opened["id"]).ok_or(RestError::Decode)
    }

    /// What a decision says, by which it is known again in its channel: it has no button with its key. None for all others.
    pub(super) fn said_directly(&self, claimed: &Claimed) -> Option<Value> {
        let message = &claimed.message;
        if !matches!(message.kind, MessageKind::Decision { .. }) {
            return None;
        }
        let reply = self.bots.bot().render(message, false)?;
        let signed_for = self.signer.in_guild(message.guild);
        let mut body = post::post(&reply, "", signed_for, message.locale, message.due);
        Some(body["content"].take())
    }
}
