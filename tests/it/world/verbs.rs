//! What members do: ask, type, press, choose. How an interaction looks is in `people` and `phrase`.

use serde_json::{Value, json};

use super::answer::Answer;
use super::people::{ANNA, BEN, Person, Place, QUIET, TALK};
use super::phrase;
use super::{PATIENCE, World};
use crate::loopback::{INTERACTION_TOKEN, Waiting};

/// An interaction on its way; its answer can be waited for.
pub(crate) struct Pending<'w> {
    world: &'w World,
    waiting: Waiting,
    asker: Person,
    place: Place,
    id: u64,
    pressed: Option<Value>,
}

impl Pending<'_> {
    /// The token to look it up by.
    pub(crate) fn token(&self) -> &str {
        &self.waiting.token
    }

    /// The accepted answer as a message.
    pub(crate) async fn answer(self) -> Answer {
        let (asker, place, id, pressed) = (self.asker, self.place, self.id, self.pressed.clone());
        let (world, token) = (self.world, self.waiting.token.clone());
        let mut raw = self.raw().await;
        if raw["type"] == 5 {
            // "Thinking": the member sees what takes its place.
            let told = world
                .until("the answer that was promised", |inner| {
                    inner.interactions.get(&token)?.follow_up.clone()
                })
                .await;
            let flags = raw["data"]["flags"].clone();
            raw = json!({"type": 4, "data": told});
            raw["data"]["flags"] = flags;
        }
        Answer::new(raw, asker, place, id, pressed.as_ref())
    }

    /// The body of the accepted callback.
    pub(crate) async fn raw(self) -> Value {
        match tokio::time::timeout(PATIENCE, self.waiting.answer).await {
            Ok(Ok(answer)) => answer,
            _ => self.world.give_up("no answer was accepted"),
        }
    }
}

impl World {
    /// A slash command in the usual channel, and its answer.
    pub(crate) async fn ask(&self, words: &str) -> Answer {
        self.ask_as(ANNA, TALK, words).await
    }

    /// A slash command in a direct message.
    pub(crate) async fn ask_in_dm(&self, words: &str) -> Answer {
        self.ask_as(ANNA, Place::Dm, words).await
    }

    /// A slash command of somebody somewhere.
    pub(crate) async fn ask_as(&self, person: Person, place: Place, words: &str) -> Answer {
        self.send(person, place, words).answer().await
    }

    /// A slash command in the usual channel under an id of the story's choice, each of which can be used once.
    pub(crate) async fn ask_numbered(&self, id: u64, words: &str) -> Answer {
        let name = words.split(' ').next().unwrap_or_default();
        let data = phrase::command(&self.definition(TALK, 1, name), words, ANNA, &[ANNA, BEN, QUIET]);
        self.interaction_numbered(id, ANNA, TALK, 2, &data, None).answer().await
    }

    /// Sends a slash command without waiting.
    pub(crate) fn send(&self, person: Person, place: Place, words: &str) -> Pending<'_> {
        let name = words.split(' ').next().unwrap_or_default();
        let data = phrase::command(&self.definition(place, 1, name), words, person, &[ANNA, BEN, QUIET]);
        self.interaction(person, place, 2, &data, None)
    }

    /// What is offered while somebody types into a field: names and values.
    pub(crate) async fn type_in(&self, words: &str, field: &str, typed: &str) -> Vec<(String, String)> {
        self.type_in_as(ANNA, words, field, typed).await
    }

    /// The same for somebody else.
    pub(crate) async fn type_in_as(
        &self,
        person: Person,
        words: &str,
        field: &str,
        typed: &str,
    ) -> Vec<(String, String)> {
        let name = words.split(' ').next().unwrap_or_default();
        let data = phrase::typing(&self.definition(TALK, 1, name), words, field, typed);
        let raw = self.interaction(person, TALK, 4, &data, None).raw().await;
        let choices = raw["data"]["choices"].as_array().into_iter().flatten();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        choices.map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect()
    }

    /// The asker presses a button.
    pub(crate) async fn press(&self, answer: &Answer, label: &str) -> Answer {
        self.press_as(answer.asker, answer, label).await
    }

    /// Somebody presses a button under an answer everyone sees.
    pub(crate) async fn press_as(&self, person: Person, answer: &Answer, label: &str) -> Answer {
        self.operate(person, answer, &answer.button(label)).await
    }

    /// The asker chooses from the select.
    pub(crate) async fn choose(&self, answer: &Answer, label: &str) -> Answer {
        self.choose_as(answer.asker, answer, label).await
    }

    /// Somebody chooses from the select of an answer everyone sees.
    pub(crate) async fn choose_as(&self, person: Person, answer: &Answer, label: &str) -> Answer {
        self.operate(person, answer, &answer.option(label)).await
    }

    /// The asker fills in the form that was opened and hands it in; what is not named stays as it stands there.
    pub(crate) async fn fill(&self, opened: &Answer, fields: &[(&str, &str)]) -> Answer {
        let data = &opened.raw["data"];
        let rows = data["components"].as_array().into_iter().flatten().map(|row| {
            let input = &row["components"][0];
            let name = input["custom_id"].as_str().unwrap_or_default();
            let given = fields.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
            let value = given.or(input["value"].as_str()).unwrap_or_default();
            json!({"type": 1, "components": [{"type": 4, "id": 2, "custom_id": name, "value": value}]})
        });
        let data = json!({"custom_id": data["custom_id"], "components": rows.collect::<Vec<_>>()});
        let under = opened.message["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty());
        let under = under.then_some(&opened.message);
        self.interaction(opened.asker, opened.place, 5, &data, under).answer().await
    }

    /// Somebody presses a button under a message that podpick wrote by itself.
    pub(crate) async fn press_under(&self, person: Person, message: &Value, label: &str) -> Answer {
        let shown = Answer { raw: Value::Null, message: message.clone(), asker: person, place: TALK };
        self.press(&shown, label).await
    }

    /// The same under one in [`super::NEWS`].
    pub(crate) async fn press_in_news(&self, person: Person, message: &Value, label: &str) -> Answer {
        let shown = Answer { raw: Value::Null, message: message.clone(), asker: person, place: Place::News };
        self.press(&shown, label).await
    }

    /// A button with a custom id that podpick never wrote, or wrote long ago.
    pub(crate) async fn press_forged(&self, answer: &Answer, custom_id: &str) -> Answer {
        self.operate(answer.asker, answer, &json!({"component_type": 2, "id": 1, "custom_id": custom_id}))
            .await
    }

    /// The message command on a message of somebody else.
    pub(crate) async fn find_podcasts_in(&self, text: &str) -> Answer {
        self.find_podcasts_in_message(&json!({"content": text})).await
    }

    /// The message command on a message of somebody else that has these fields besides the usual ones.
    pub(crate) async fn find_podcasts_in_message(&self, fields: &Value) -> Answer {
        let definition = self.definition(TALK, 3, "Find podcasts");
        let id = self.discord.state.change(|inner| inner.channels.next_id()).to_string();
        let mut message = json!({
            "id": id, "type": 0, "channel_id": TALK.channel_id(), "content": "", "author": BEN.user(), "embeds": [],
            "components": [], "attachments": [], "mentions": [], "mention_roles": [], "mention_everyone": false,
            "pinned": false, "tts": false, "timestamp": "2026-08-06T11:00:00.000000+00:00", "edited_timestamp": null,
            "flags": 0,
        });
        for (key, value) in fields.as_object().into_iter().flatten() {
            message[key] = value.clone();
        }
        let data = json!({"id": definition["id"], "name": "Find podcasts", "type": 3, "target_id": id,
            "resolved": {"messages": {id.clone(): message}}});
        self.interaction(ANNA, TALK, 2, &data, None).answer().await
    }

    /// Any interaction: 2 command, 3 component, 4 autocomplete.
    pub(crate) fn interaction(
        &self,
        asker: Person,
        place: Place,
        kind: u8,
        data: &Value,
        pressed: Option<&Value>,
    ) -> Pending<'_> {
        let id = self.discord.state.change(|inner| inner.channels.next_id());
        self.interaction_numbered(id, asker, place, kind, data, pressed)
    }

    /// The same under an id of the story's choice, which is also the seed of what is left to chance.
    fn interaction_numbered(
        &self,
        id: u64,
        asker: Person,
        place: Place,
        kind: u8,
        data: &Value,
        pressed: Option<&Value>,
    ) -> Pending<'_> {
        let mut payload = asker.circumstances(place);
        // An interaction tells the roles that the member has at that moment.
        let given = self.discord.look(|inner| inner.roles.of(asker.id));
        if let Some(roles) = payload["member"]["roles"].as_array_mut() {
            roles.extend(given.into_iter().map(Value::from));
        }
        payload["id"] = json!(id.to_string());
        payload["token"] = json!(format!("{INTERACTION_TOKEN}{id}-secret"));
        payload["type"] = json!(kind);
        payload["data"] = data.clone();
        if let Some(message) = pressed {
            payload["message"] = message.clone();
        }
        let waiting = self.discord.interact(&payload);
        Pending { world: self, waiting, asker, place, id, pressed: pressed.cloned() }
    }

    async fn operate(&self, person: Person, answer: &Answer, data: &Value) -> Answer {
        let seen = person == answer.asker || !answer.is_private();
        assert!(seen, "nobody else sees a private answer");
        self.interaction(person, answer.place, 3, data, Some(&answer.message)).answer().await
    }

    /// The registered definition of a command, as a client in this place knows it.
    pub(crate) fn definition(&self, place: Place, kind: u64, name: &str) -> Value {
        let found = self.discord.look(|inner| {
            let mut seen = inner.commands.seen_in(place.guild());
            seen.find(|command| command["type"] == kind && command["name"] == name).cloned()
        });
        found.unwrap_or_else(|| self.give_up(&format!("no command {name:?} is registered")))
    }
}
