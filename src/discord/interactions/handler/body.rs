//! Works an answer out, up to what is sent: from what was given lately, by a task that may panic, or later.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serenity::all::CreateInteractionResponse as Response;
use tracing::{debug, error};

use super::later::Thinking;
use super::{InteractionHandler, Unanswered, name};
use crate::bot::{Asked, Field, Request};
use crate::discord::commands::definitions;
use crate::discord::http::RestError;
use crate::discord::interactions::answer::{self, answer, answer_to, caller, command_id};
use crate::discord::interactions::cooldown::TooOften;
use crate::discord::interactions::interaction::{Interaction, Kind};
use crate::store::{Taken, acting, answering};

/// How long an answer waits for the store in all, so that there is time left to say that the store is busy.
const STORE_TIME: Duration = Duration::from_millis(1600);

impl InteractionHandler {
    /// The answer as it is sent, and whether it only asks to slow down.
    pub(super) async fn body(
        self: &Arc<Self>,
        interaction: &Arc<Interaction>,
        thinking: Thinking,
    ) -> (Result<Arc<Vec<u8>>, RestError>, bool) {
        if let Some(cooldown) = &self.cooldown
            && let Err(TooOften { everybody, wait }) = cooldown.admit(interaction)
        {
            let wait = jiff::SignedDuration::try_from(wait).unwrap_or_default();
            let until = self.clock.now().saturating_add(wait).unwrap_or(jiff::Timestamp::MAX);
            return (self.written(&answer::slow_down(interaction, &self.signer, everybody, until)), true);
        }
        if let Some(id) = command_id(interaction) {
            self.know_command(id);
        }
        let known = Some(self.command.load(Ordering::Relaxed)).filter(|id| *id > 0);
        (self.worked_out(interaction, known, thinking).await, false)
    }

    /// The answer as it is sent; one that was given lately is not worked out again.
    async fn worked_out(
        self: &Arc<Self>,
        interaction: &Arc<Interaction>,
        known: Option<u64>,
        thinking: Thinking,
    ) -> Result<Arc<Vec<u8>>, RestError> {
        if interaction.kind() == Kind::Autocomplete
            && let Some((Field::Tag(channel), typed)) = definitions::typing(interaction)
        {
            return self.written(&self.tags_suggested(channel, &typed, interaction).await);
        }
        let asked = (interaction.kind() == Kind::Command).then(|| definitions::read(interaction));
        if let Some(asked) = &asked
            && self.is_for_doctor(asked, interaction)
        {
            self.look_over(interaction, thinking);
            return self.written(&answer::thinking());
        }
        let once = match &asked {
            Some(asked) => Some(asked.request.clone()),
            None => answer::pressed_request(interaction, &self.signer).map(|(request, _)| request),
        };
        let once = once.filter(Request::happens_once);
        let by = Instant::now() + STORE_TIME;
        let Ok(taken) = answering(by, self.taken(once.as_ref(), interaction)).await else {
            return self.written(&answer::taken(interaction, &self.signer));
        };
        if let Some(request @ Request::SendToMe { .. }) = &once {
            return self.written(&self.send_to_member(request, interaction, known, thinking));
        }
        if let Some(Request::SelfRole { post }) = &once {
            return self.written(&self.role_for_member(post.clone(), interaction, known, thinking));
        }
        if let Some(Request::Shelf(shelf)) = &once
            && self.looks_first(shelf, interaction)
        {
            let said = self.look_and_answer((**shelf).clone(), taken, interaction, known, thinking);
            return self.written(&said);
        }
        if let Some(request) = once
            && let Some(lookup) = answering(by, self.lookup(&request, interaction)).await
        {
            self.answer_once_known((request, taken), lookup, interaction, known, thinking);
            return self.written(&answer::thinking());
        }
        self.decided(asked, (taken, by), interaction, known).await
    }

    /// The answer that needs no call to Discord, in time.
    async fn decided(
        &self,
        asked: Option<Asked>,
        (taken, by): (Option<Taken>, Instant),
        interaction: &Arc<Interaction>,
        known: Option<u64>,
    ) -> Result<Arc<Vec<u8>>, RestError> {
        // One bot from here to the end, whatever takes its place meanwhile.
        let guild = interaction.guild_id.map(|id| id.0);
        let (bot, now) = (self.bots.bot().in_guild(guild), self.clock.now());
        let state = (bot.edition(), bot.guild(), now.as_second() / 3600);
        let key = asked.as_ref().and_then(|asked| {
            let locales = [interaction.locale(true), interaction.locale(false)];
            self.recent.key(
                asked,
                &caller(interaction, &self.signer),
                known,
                interaction.may_embed(),
                locales,
                state,
            )
        });
        if let Some((body, aside)) = key.and_then(|key| self.recent.get(key)) {
            aside.count(&bot, guild);
            return Ok(body);
        }
        let (for_task, decides, signer) =
            (Arc::clone(interaction), Arc::clone(&bot), Arc::clone(&self.signer));
        // A task of its own, so that a panic ends there and the member still hears something.
        let deciding = async move {
            match asked {
                Some(asked) => answer_to(&decides, &asked, &for_task, &signer, known, now).await,
                None => answer(&decides, &for_task, &signer, known, now).await,
            }
        };
        let work = tokio::spawn(answering(by, acting(taken, deciding)));
        let Ok((response, aside)) = work.await else {
            let fault = fault_code(interaction);
            error!(fault, command = name(interaction), "Internal error while answering (panic above)");
            return self.written(&answer::fault(interaction, &self.signer, &fault));
        };
        self.done(taken);
        let body = self.written(&response)?;
        aside.count(&bot, guild);
        if let Some(key) = key {
            self.recent.keep(key, &body, Arc::new(aside));
        }
        Ok(body)
    }

    /// Takes what is asked, where it is to be done once. A load balancer, or Discord after a restart, may bring the same command
    /// again after a process has done it and could not say so, or has died before it did it.
    async fn taken(
        &self,
        once: Option<&Request>,
        interaction: &Interaction,
    ) -> Result<Option<Taken>, Unanswered> {
        let (Some(store), Some(request)) = (&self.store, once) else { return Ok(None) };
        // What is done in Discord cannot be done in one step with the note that it is done.
        let at_once = matches!(request, Request::SendToMe { .. } | Request::SelfRole { .. });
        match store.take_interaction(interaction.id.0, at_once).await {
            Ok(None) => Err(Unanswered::Again),
            Ok(taken) => Ok(taken),
            // Where the store does not answer, the command itself will not get far either, and says so.
            Err(_) => Ok(None),
        }
    }

    /// Notes beside the answer that there is one.
    pub(super) fn done(&self, taken: Option<Taken>) {
        let (Some(store), Some(taken)) = (&self.store, taken) else { return };
        let store = store.clone();
        self.tasks.spawn(async move {
            if let Err(error) = store.interaction_done(taken).await {
                debug!(%error, "it was not noted that an interaction is done");
            }
        });
    }

    #[allow(clippy::unused_self, reason = "reads as a step of answering")]
    fn written(&self, response: &Response) -> Result<Arc<Vec<u8>>, RestError> {
        serde_json::to_vec(response).map(Arc::new).map_err(|_| RestError::Decode)
    }
}

/// The end of the interaction's id: as good as random, and in Discord's own records too.
fn fault_code(interaction: &Interaction) -> String {
    format!("{:05X}", interaction.id.0 & 0xf_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::interactions::custom_id_signer::CustomIdSigner;

    #[test]
    fn a_panic_becomes_a_private_answer_with_a_code() {
        let interaction =
            Interaction::read(serde_json::json!({"id": "1048575", "type": 2, "token": "t", "data": {}}))
                .unwrap();
        let signer = CustomIdSigner::new(&secrecy::SecretString::new("a.b.c".into()));
        let body =
            serde_json::to_value(answer::fault(&interaction, &signer, &fault_code(&interaction))).unwrap();
        assert_eq!(body["type"], 4);
        assert_eq!(body["data"]["flags"], 64);
        assert!(body["data"]["content"].as_str().unwrap().contains("FFFFF"));
    }
}
