//! An answer as the member reads it, and where its buttons are. Judging it by Discord's rules is the loopback's affair.

use std::fmt::Write;

use serde_json::{Value, json};

use super::people::{Person, Place};
use crate::loopback::{APPLICATION, FIRST_COMMAND};

/// An accepted answer that shows a message.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The body of the callback.
    pub(crate) raw: Value,
    /// The message as it stands after the answer.
    pub(crate) message: Value,
    pub(crate) asker: Person,
    pub(crate) place: Place,
}

impl Answer {
    /// `pressed` is the message whose component asked, if any.
    pub(crate) fn new(raw: Value, asker: Person, place: Place, id: u64, pressed: Option<&Value>) -> Self {
        let data = &raw["data"];
        let mut message = match (raw["type"].as_u64(), pressed) {
            (Some(7 | 9), Some(pressed)) => pressed.clone(),
            _ => json!({
                "id": id.to_string(), "type": 20, "channel_id": place.channel_id(), "content": "", "embeds": [],
                "components": [], "attachments": [], "mentions": [], "mention_roles": [], "mention_everyone": false,
                "pinned": false, "tts": false, "timestamp": "2026-08-06T12:00:00.000000+00:00",
                "edited_timestamp": null, "flags": data["flags"].as_u64().unwrap_or(0),
                "author": {"id": APPLICATION.to_string(), "username": "podpick", "discriminator": "0000",
                    "global_name": null, "avatar": null, "bot": true, "public_flags": 0},
                "application_id": APPLICATION.to_string(), "webhook_id": APPLICATION.to_string(),
                "interaction_metadata": asker.cause(id, place, pressed),
            }),
        };
        for key in ["content", "embeds", "components"] {
            if !data[key].is_null() && raw["type"] != 9 {
                message[key] = data[key].clone();
            }
        }
        Self { raw, message, asker, place }
    }

    /// Only the asking member sees it.
    pub(crate) fn is_private(&self) -> bool {
        self.message["flags"].as_u64().unwrap_or(0) & 64 != 0
    }

    /// It changed the message whose button was pressed, instead of adding one.
    pub(crate) fn is_update(&self) -> bool {
        self.raw["type"] == 7
    }

    /// The form it opens, as the member reads it: its title, then each field with what stands in it.
    pub(crate) fn form(&self) -> String {
        assert_eq!(self.raw["type"], 9, "no form was opened: {}", self.raw);
        let data = &self.raw["data"];
        let rows = list(data, "components").map(|row| &row["components"][0]);
        let field = |one: &Value| {
            let must = if one["required"] == true { " *" } else { "" };
            format!(
                "{}{must}: {}\n",
                one["label"].as_str().unwrap_or("?"),
                one["value"].as_str().unwrap_or("")
            )
        };
        format!("[{}]\n", data["title"].as_str().unwrap_or("?")) + &rows.map(field).collect::<String>()
    }

    /// Titles of its embeds, from top to bottom.
    pub(crate) fn titles(&self) -> Vec<String> {
        self.list("embeds").filter_map(|embed| embed["title"].as_str()).map(str::to_owned).collect()
    }

    /// Labels of its buttons that can be pressed.
    pub(crate) fn buttons(&self) -> Vec<String> {
        let buttons = self.components().filter(|one| one["type"] == 2 && one["disabled"] != true);
        buttons.filter_map(|button| button["label"].as_str()).map(str::to_owned).collect()
    }

    /// Labels of the options of its select.
    pub(crate) fn options(&self) -> Vec<String> {
        let selects = self.components().filter(|one| one["type"] == 3);
        let options = selects.flat_map(|select| select["options"].as_array().into_iter().flatten());
        options.filter_map(|option| option["label"].as_str()).map(str::to_owned).collect()
    }

    /// The component data that pressing this button sends.
    pub(crate) fn button(&self, label: &str) -> Value {
        let button = self.components().find(|one| one["type"] == 2 && one["label"] == label);
        let button = button.unwrap_or_else(|| panic!("there is no button {label:?} under\n{}", self.text()));
        json!({"component_type": 2, "id": 1, "custom_id": button["custom_id"]})
    }

    /// The component data that choosing this option sends.
    pub(crate) fn option(&self, label: &str) -> Value {
        for select in self.components().filter(|one| one["type"] == 3) {
            let mut options = select["options"].as_array().into_iter().flatten();
            if let Some(option) = options.find(|option| option["label"] == label) {
                let values = [&option["value"]];
                return json!({"component_type": 3, "id": 1, "custom_id": select["custom_id"], "values": values});
            }
        }
        panic!("there is no option {label:?} under\n{}", self.text());
    }

    /// Custom ids of everything that can be pressed or chosen from.
    pub(crate) fn custom_ids(&self) -> Vec<String> {
        self.components().filter_map(|one| one["custom_id"].as_str()).map(str::to_owned).collect()
    }

    /// What the member reads, from top to bottom, with the marks of markdown still in it.
    pub(crate) fn text(&self) -> String {
        let mut text =
            String::from(if self.is_private() { "(only you see this)" } else { "(everyone sees this)" });
        text.push_str(if self.is_update() { " (changed)\n" } else { "\n" });
        text + &written(&self.message)
    }

    /// Every text of the message in one string, without layout.
    pub(crate) fn words(&self) -> String {
        fn gather(value: &Value, words: &mut String) {
            match value {
                Value::String(text) => {
                    words.push_str(text);
                    words.push('\n');
                }
                Value::Array(list) => list.iter().for_each(|one| gather(one, words)),
                Value::Object(map) => {
                    map.iter().filter(|(key, _)| *key != "custom_id").for_each(|(_, one)| gather(one, words));
                }
                _ => {}
            }
        }
        let mut words = String::new();
        for key in ["content", "embeds", "components"] {
            gather(&self.message[key], &mut words);
        }
        words
    }

    fn list(&self, key: &str) -> impl Iterator<Item = &Value> {
        list(&self.message, key)
    }

    fn components(&self) -> impl Iterator<Item = &Value> {
        self.list("components").flat_map(|row| row["components"].as_array().into_iter().flatten())
    }
}

fn list<'a>(message: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    message[key].as_array().into_iter().flatten()
}

/// What a person reads of a message, from top to bottom, with the marks of markdown still in it.
pub(crate) fn written(message: &Value) -> String {
    let mut text = String::new();
    if let Some(content) = message["content"].as_str().filter(|content| !content.is_empty()) {
        let _ = writeln!(text, "{content}");
    }
    for embed in list(message, "embeds") {
        text.push_str(&embed_text(embed));
    }
    if let Some(question) = message["poll"]["question"]["text"].as_str() {
        let _ = writeln!(text, "poll: {question}");
        for answer in list(&message["poll"], "answers") {
            let _ = writeln!(text, "  ( ) {}", answer["poll_media"]["text"].as_str().unwrap_or_default());
        }
    }
    for row in list(message, "components") {
        let components = row["components"].as_array().into_iter().flatten().map(component_text);
        let _ = writeln!(text, "{}", components.collect::<Vec<_>>().join(" "));
    }
    // Discord shows a command by its name; the id is nothing anyone reads.
    let text = text.replace(&format!(":{FIRST_COMMAND}>"), ">");
    // A full stop reads the same with a backslash before it and without.
    text.replace("\\.", ".")
}

fn embed_text(embed: &Value) -> String {
    let mut text = String::new();
    let bar = embed["color"].as_u64().map_or("-------".to_owned(), |colour| format!("#{colour:06x}"));
    let _ = writeln!(text, "---- {bar} ----");
    let mut line = |label: &str, value: &Value| {
        if let Some(value) = value.as_str() {
            let _ = writeln!(text, "{label}{value}");
        }
    };
    line("", &embed["author"]["name"]);
    line("# ", &embed["title"]);
    line("-> ", &embed["url"]);
    line("", &embed["description"]);
    for field in embed["fields"].as_array().into_iter().flatten() {
        line(&format!("{}: ", field["name"].as_str().unwrap_or_default()), &field["value"]);
    }
    line("-- ", &embed["footer"]["text"]);
    line("picture ", &embed["thumbnail"]["url"]);
    line("picture ", &embed["image"]["url"]);
    text
}

fn component_text(component: &Value) -> String {
    let label = component["label"].as_str().unwrap_or_default();
    match (component["type"].as_u64(), component["url"].as_str()) {
        (Some(2), Some(url)) => format!("[{label} -> {url}]"),
        (Some(2), None) => format!("[{label}]"),
        _ => {
            let mut text = format!("<{}", component["placeholder"].as_str().unwrap_or_default());
            for option in component["options"].as_array().into_iter().flatten() {
                let described = option["description"].as_str().map(|words| format!(" ({words})"));
                let _ = write!(
                    text,
                    "\n  {}{}",
                    option["label"].as_str().unwrap_or_default(),
                    described.unwrap_or_default()
                );
            }
            text + ">"
        }
    }
}
