//! The one answer that is given later: podpick looked over for an admin, which takes calls to Discord.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use tracing::error;

use super::Desk;
use crate::bot::{Asked, Bot, Request};
use crate::discord::answer::{self, caller};
use crate::discord::incoming::Incoming;
use crate::discord::rest::RestError;

/// Between two tries to tell what was found later, and how many.
const FOLLOW_UP: Duration = Duration::from_millis(700);
const FOLLOW_UPS: u32 = 6;

impl Desk {
    /// Only looking podpick over takes calls to Discord, so only it is answered later.
    pub(super) fn is_for_doctor(&self, asked: &Asked, incoming: &Incoming) -> bool {
        let caller = caller(incoming);
        self.doctor.is_some()
            && asked.request == Request::Status
            && caller.may_admin
            && caller.guild.is_some()
    }

    pub(super) fn look_over(self: &Arc<Self>, incoming: &Arc<Incoming>) {
        let (desk, incoming) = (Arc::clone(self), Arc::clone(incoming));
        self.tasks.spawn(async move {
            let (Some(doctor), Some(guild)) = (&desk.doctor, incoming.guild_id) else { return };
            let checks = desk.rounds.of(doctor, guild.0).await;
            let body = answer::checked(&Bot::status_reply(&checks), &incoming, &desk.seals);
            let Ok(body) = serde_json::to_vec(&body) else { return };
            // "Thinking" may still be on its way, and before it is there Discord knows nothing to put this in place of.
            let mut told = Err(RestError::Unreachable("there was no time left"));
            for _ in 0..FOLLOW_UPS {
                sleep(FOLLOW_UP).await;
                told = doctor.follow_up(&incoming, body.clone()).await;
                let early = matches!(told, Err(RestError::Refused { status: 404, .. }));
                if !early && !told.as_ref().is_err_and(RestError::passing) {
                    break;
                }
            }
            if let Err(error) = told {
                error!(guild = guild.0, %error, "what was found could not be told");
            }
        });
    }
}
