//! Judges the commands of one scope, as they arrive in a bulk overwrite.

use serde_json::{Value, json};
use twilight_model::application::command::Command;
use twilight_validate::command::CommandValidationErrorType;

use super::{Form, Refusal, items, repeated};

const KEYS: [&str; 14] = [
    "id",
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "default_permission",
    "integration_types",
    "contexts",
    "nsfw",
    "handler",
];
const OPTION_KEYS: [&str; 15] = [
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "choices",
    "options",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "autocomplete",
    "id",
];
/// Names in one scope, by kind of command, at most: slash, user, message.
const MOST: [(u64, usize); 3] = [(1, 100), (2, 15), (3, 15)];

pub(crate) fn judge(commands: &Value) -> Option<Refusal> {
    let mut form = Form::default();
    if !commands.is_array() {
        form.fault("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
    }
    for (at, command) in items(commands) {
        one(&mut form, &at.to_string(), command);
        second_opinion(&mut form, &at.to_string(), command);
    }
    for (kind, most) in MOST {
        let of_kind = || items(commands).filter(|(_, command)| command["type"].as_u64().unwrap_or(1) == kind);
        if let Some(name) = repeated(of_kind().filter_map(|(_, command)| command["name"].as_str())) {
            let message = format!("Application command names must be unique: {name}");
            form.fault("", "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
        if of_kind().count() > most {
            return Some(Refusal::plain(400, 30032, "Maximum number of application commands reached"));
        }
    }
    form.refused()
}

fn one(form: &mut Form, path: &str, command: &Value) {
    form.keys(path, command, &KEYS);
    form.count(&format!("{path}.options"), &command["options"], 0..=25);
    if command["type"].as_u64().unwrap_or(1) == 1 {
        slash_name(form, &format!("{path}.name"), &command["name"]);
        form.text(&format!("{path}.description"), &command["description"], 1..=100);
    } else {
        form.text(&format!("{path}.name"), &command["name"], 1..=32);
        if !command["description"].as_str().unwrap_or_default().is_empty()
            || items(&command["options"]).count() > 0
        {
            let message = "Context menu commands cannot have description";
            form.fault(format!("{path}.description"), "APPLICATION_COMMAND_INVALID_DESCRIPTION", message);
        }
    }
    translations(form, path, command);
    options(form, &format!("{path}.options"), &command["options"]);
    if characters(command) > 8000 {
        form.fault(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }
}

fn options(form: &mut Form, path: &str, options: &Value) {
    form.count(path, options, 0..=25);
    let mut optional_seen = false;
    for (at, option) in items(options) {
        let path = format!("{path}.{at}");
        form.keys(&path, option, &OPTION_KEYS);
        slash_name(form, &format!("{path}.name"), &option["name"]);
        form.text(&format!("{path}.description"), &option["description"], 1..=100);
        translations(form, &path, option);
        let required = option["required"] == true;
        if required && optional_seen {
            let message = "Required options must be placed before non-required options";
            form.fault(&path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        optional_seen |= !required;
        form.count(&format!("{path}.choices"), &option["choices"], 0..=25);
        if option["autocomplete"] == true && items(&option["choices"]).count() > 0 {
            let message = "Choices and autocomplete exclude each other";
            form.fault(&path, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message);
        }
        for (at, choice) in items(&option["choices"]) {
            form.text(&format!("{path}.choices.{at}.name"), &choice["name"], 1..=100);
            if !choice["value"].is_number() {
                form.text(&format!("{path}.choices.{at}.value"), &choice["value"], 1..=100);
            }
        }
        if option["max_length"].as_u64().is_some_and(|most| most > 6000) {
            form.fault(format!("{path}.max_length"), "NUMBER_TYPE_MAX", "Must be at most 6000.");
        }
        self::options(form, &format!("{path}.options"), &option["options"]);
    }
    if let Some(name) = repeated(items(options).filter_map(|(_, option)| option["name"].as_str())) {
        form.fault(path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", format!("Twice: {name}"));
    }
}

fn slash_name(form: &mut Form, path: &str, name: &Value) {
    form.text(path, name, 1..=32);
    let fits = |c: char| c.is_alphanumeric() || "-_'".contains(c);
    if name.as_str().is_some_and(|name| !name.chars().all(fits) || name.to_lowercase() != name) {
        form.fault(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

fn translations(form: &mut Form, path: &str, value: &Value) {
    const LOCALES: [&str; 32] = [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no",
        "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN",
        "ja", "zh-TW", "ko",
    ];
    for key in ["name_localizations", "description_localizations"] {
        let most = if key == "name_localizations" { 32 } else { 100 };
        for (locale, text) in value[key].as_object().into_iter().flatten() {
            let path = format!("{path}.{key}.{locale}");
            if !LOCALES.contains(&locale.as_str()) {
                form.fault(&path, "LOCALE_INVALID", "Not a valid locale");
            }
            form.text(&path, text, 1..=most);
        }
    }
}

/// Name, description and choice values, the longest translation each, over the whole command.
fn characters(value: &Value) -> usize {
    let longest = |key: &str, translations: &str| {
        let translated = value[translations].as_object().into_iter().flat_map(serde_json::Map::values);
        let texts = translated.chain([&value[key]]).filter_map(Value::as_str);
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let choices = items(&value["choices"]).map(|(_, choice)| {
        let value = choice["value"].as_str().map_or(0, |text| text.chars().count());
        value + choice["name"].as_str().map_or(0, |text| text.chars().count())
    });
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + choices.sum::<usize>()
        + items(&value["options"]).map(|(_, option)| characters(option)).sum::<usize>()
}

/// What another library thinks of it; its limit for the whole command is older than Discord's and does not count.
fn second_opinion(form: &mut Form, path: &str, command: &Value) {
    let mut whole = command.clone();
    whole["version"] = json!("1");
    for (key, default) in [("type", json!(1)), ("description", json!(""))] {
        if whole[key].is_null() {
            whole[key] = default;
        }
    }
    match serde_json::from_value::<Command>(whole) {
        Err(error) => form.fault(path, "TWILIGHT_PARSE", error.to_string()),
        Ok(command) => {
            if let Err(error) = twilight_validate::command::command(&command)
                && !matches!(error.kind(), CommandValidationErrorType::CommandTooLarge { .. })
            {
                form.fault(path, "TWILIGHT", error.to_string());
            }
        }
    }
}
