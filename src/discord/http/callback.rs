//! The answer to an interaction, by the interaction's own token instead of the bot's.

use std::time::Duration;

use reqwest::Method;
use secrecy::ExposeSecret;

use super::{Rest, RestError, response};
use crate::discord::interactions::interaction::Interaction;

impl Rest {
    /// Hands in the answer to an interaction, tried once.
    ///
    /// # Errors
    /// What became of it.
    pub async fn callback(&self, to: &Interaction, body: Vec<u8>, within: Duration) -> Result<(), RestError> {
        let path = format!("/interactions/{}/{}/callback", to.id.0, to.token.expose_secret());
        self.may_call(true)?;
        let sent = self.request(&Method::POST, &path, Some(body)).timeout(within).send().await;
        let response = self.accepted("POST", "/interactions/:id/:token/callback", sent).await?;
        // The rest is read only to give the connection back; the answer is in.
        let _ = response::body(response).await;
        Ok(())
    }

    /// Puts what was worked out later in the place of an answer that said "thinking".
    ///
    /// # Errors
    /// What became of it.
    pub async fn follow_up(
        &self,
        application: u64,
        to: &Interaction,
        body: Vec<u8>,
    ) -> Result<(), RestError> {
        let path = format!("/webhooks/{application}/{}/messages/@original", to.token.expose_secret());
        self.may_call(true)?;
        let sent = self.request(&Method::PATCH, &path, Some(body)).send().await;
        let response = self.accepted("PATCH", "/webhooks/:id/:token/messages/@original", sent).await?;
        let _ = response::body(response).await;
        Ok(())
    }
}
