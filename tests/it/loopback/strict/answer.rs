//! Judges the answer to an interaction: its kind, its message or its choices, and the care it takes with mentions.

use serde_json::{Value, json};
use twilight_model::http::interaction::InteractionResponse;

use super::{Form, Refusal, component, embed, items};

/// What became of an answer.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// Discord would not take it.
    pub(crate) refused: Option<Refusal>,
    /// Discord would take it, but it is careless.
    pub(crate) careless: Vec<String>,
}

/// Judges `body` as the answer to the interaction `payload`.
pub(crate) fn judge(payload: &Value, body: &Value) -> Judged {
    let asked = payload["type"].as_u64().unwrap_or(0);
    let kind = body["type"].as_u64().unwrap_or(0);
    let mut form = Form::default();
    let mut careless = Vec::new();
    form.keys("", body, &["type", "data"]);
    match (asked, kind) {
        (4, 8) => choices(&mut form, &body["data"]),
        (2 | 3, 9) => modal(&mut form, &body["data"]),
        (2 | 3 | 5, 4) | (3 | 5, 7) => {
            message(&mut form, &body["data"], kind == 4);
            careless.extend(mentions(&body["data"]));
            let may = payload["app_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
            let shown = body["data"]["embeds"].as_array().is_some_and(|embeds| !embeds.is_empty());
            if shown && may.is_some_and(|may| may & 1 << 14 == 0) {
                careless.push("embeds are not shown without the permission Embed Links".to_owned());
            }
        }
        // Only what takes calls may answer later: looking over, what a moderator does in another channel, a look at an
        // address, and what a member has sent.
        (2, 5)
            if payload["data"]["name"] != "podcast" || payload["data"]["options"][0]["name"] == "suggest" => {
        }
        (3 | 5, 5) if moderates(payload) || sends(payload) => {}
        (2, 5) | (3, 5 | 6) => careless.push("the answer was deferred".to_owned()),
        _ => form.fault("type", "BASE_TYPE_CHOICES", format!("A {kind} does not answer a {asked}.")),
    }
    // Bots leave the kind of an embed out; the model wants to see it.
    let mut whole = body.clone();
    for embed in whole["data"]["embeds"].as_array_mut().into_iter().flatten() {
        embed["type"] = json!("rich");
    }
    match serde_json::from_value::<InteractionResponse>(whole) {
        Err(error) => form.fault("", "TWILIGHT_PARSE", error.to_string()),
        Ok(response) => second_opinion(&mut form, response),
    }
    Judged { refused: form.refused(), careless }
}

/// Whether who pressed may manage messages.
fn moderates(payload: &Value) -> bool {
    let bits = payload["member"]["permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
    bits.is_some_and(|bits| bits & 1 << 13 != 0)
}

/// Whether it was a wish to have something sent or to have a role, which takes calls to Discord.
fn sends(payload: &Value) -> bool {
    let data = &payload["data"];
    let id = data["values"][0].as_str().or(data["custom_id"].as_str());
    id.is_some_and(|id| id.starts_with("1D;") || id.starts_with("1T;"))
}

/// Judges a new message in a channel (`resources/message.mdx`, Create Message).
pub(crate) fn judge_message(body: &Value) -> Option<Refusal> {
    let mut form = Form::default();
    let mut data = body.clone();
    if let Some(body) = data.as_object_mut() {
        // What only a new message has.
        for own in ["nonce", "enforce_nonce", "message_reference", "sticker_ids"] {
            body.remove(own);
        }
    }
    // Nobody but the one who asked can be shown something alone, and that only in an answer.
    if data["flags"].as_u64().unwrap_or(0) & 64 != 0 {
        form.fault("flags", "BITFIELD_INVALID", "A message in a channel cannot be ephemeral.");
    }
    message(&mut form, &data, data["poll"].is_null());
    form.refused()
}

/// Judges what takes the place of an answer that said "thinking".
pub(crate) fn judge_follow_up(data: &Value) -> Judged {
    let mut form = Form::default();
    message(&mut form, data, true);
    Judged { refused: form.refused(), careless: mentions(data) }
}

/// What another library thinks of it.
fn second_opinion(form: &mut Form, response: InteractionResponse) {
    let Some(data) = response.data else { return };
    if let Err(error) = twilight_validate::message::content(data.content.unwrap_or_default()) {
        form.fault("data.content", "TWILIGHT", error.to_string());
    }
    if let Err(error) = twilight_validate::message::embeds(&data.embeds.unwrap_or_default()) {
        form.fault("data.embeds", "TWILIGHT", error.to_string());
    }
    if let Err(error) = twilight_validate::message::components(&data.components.unwrap_or_default(), false) {
        form.fault("data.components", "TWILIGHT", error.to_string());
    }
    for (at, choice) in data.choices.unwrap_or_default().iter().enumerate() {
        if let Err(error) = twilight_validate::command::choice(choice) {
            form.fault(format!("data.choices.{at}"), "TWILIGHT", error.to_string());
        }
    }
}

fn message(form: &mut Form, data: &Value, fresh: bool) {
    let known =
        ["tts", "content", "embeds", "allowed_mentions", "flags", "components", "attachments", "poll"];
    form.keys("data", data, &known);
    form.optional_text("data.content", &data["content"], 2000);
    form.count("data.embeds", &data["embeds"], 0..=10);
    for (at, one) in items(&data["embeds"]) {
        embed::judge(form, &format!("data.embeds.{at}"), one);
    }
    if items(&data["embeds"]).map(|(_, one)| embed::characters(one)).sum::<usize>() > 6000 {
        form.fault("data.embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }
    component::judge(form, "data.components", &data["components"]);
    let empty = data["content"].as_str().unwrap_or_default().trim().is_empty()
        && items(&data["embeds"]).next().is_none();
    if fresh && empty {
        form.fault("data.content", "BASE_TYPE_REQUIRED", "Cannot send an empty message");
    }
    let flags = data["flags"].as_u64().unwrap_or(0);
    if flags & !(4 | 64 | 4096) != 0 {
        form.fault("data.flags", "BITFIELD_INVALID", format!("Unexpected flags {flags}."));
    }
}

/// A form (`interactions/receiving-and-responding.mdx`, Modal): one to five rows with a text input each.
fn modal(form: &mut Form, data: &Value) {
    form.keys("data", data, &["custom_id", "title", "components"]);
    form.text("data.custom_id", &data["custom_id"], 1..=100);
    form.text("data.title", &data["title"], 1..=45);
    form.count("data.components", &data["components"], 1..=5);
    for (at, row) in items(&data["components"]) {
        let path = format!("data.components.{at}");
        form.keys(&path, row, &["type", "components"]);
        form.count(&format!("{path}.components"), &row["components"], 1..=1);
        let input = &row["components"][0];
        let path = format!("{path}.components.0");
        let known = [
            "type",
            "custom_id",
            "style",
            "label",
            "min_length",
            "max_length",
            "required",
            "value",
            "placeholder",
        ];
        form.keys(&path, input, &known);
        form.text(&format!("{path}.custom_id"), &input["custom_id"], 1..=100);
        form.text(&format!("{path}.label"), &input["label"], 1..=45);
        if input["type"] != 4 || !matches!(input["style"].as_u64(), Some(1 | 2)) {
            form.fault(path.clone(), "BASE_TYPE_CHOICES", "a form holds text inputs only");
        }
        let most = input["max_length"].as_u64().unwrap_or(4000);
        if !(1..=4000).contains(&most) {
            form.fault(format!("{path}.max_length"), "NUMBER_TYPE_MAX", "1 to 4000");
        }
        if !input["value"].is_null() {
            form.text(&format!("{path}.value"), &input["value"], 1..=most as usize);
        }
    }
}

fn choices(form: &mut Form, data: &Value) {
    form.keys("data", data, &["choices"]);
    form.count("data.choices", &data["choices"], 0..=25);
    for (at, choice) in items(&data["choices"]) {
        let path = format!("data.choices.{at}");
        form.keys(&path, choice, &["name", "name_localizations", "value"]);
        form.text(&format!("{path}.name"), &choice["name"], 1..=100);
        if !choice["value"].is_number() {
            form.text(&format!("{path}.value"), &choice["value"], 1..=100);
        }
    }
}

fn mentions(data: &Value) -> Vec<String> {
    let allowed = &data["allowed_mentions"];
    let mut careless = Vec::new();
    if !allowed.is_object() {
        careless.push(format!("an answer says nothing about mentions, so Discord parses users: {data}"));
    }
    if items(&allowed["parse"]).next().is_some() {
        careless.push(format!("an answer lets Discord parse mentions: {allowed}"));
    }
    if items(&allowed["roles"]).next().is_some() {
        careless.push(format!("an answer may notify roles: {allowed}"));
    }
    careless
}
