//! Turns what a member types into interaction data, by the definitions that are registered, as a client does. Sends nothing.

use serde_json::{Value, json};

use super::people::Person;
use crate::loopback::CLOSED_ROLE;

/// `podcast topic about:djagno level:beginner` as command data; panics where a client would not let it be sent.
pub(crate) fn command(definition: &Value, words: &str, asker: Person, mentioned: &[Person]) -> Value {
    let (definition_options, path, rest) = descend(definition, words);
    let mut resolved = json!({});
    let mut options: Vec<Value> = split(rest, definition_options)
        .into_iter()
        .map(|(option, text)| filled(option, &text, asker, mentioned, &mut resolved))
        .collect();
    for option in definition_options.iter().filter(|option| option["required"] == true) {
        let given = options.iter().any(|given| given["name"] == option["name"]);
        assert!(given, "`{words}` lacks the required option {}", option["name"]);
    }
    options = wrap(options, &path);
    data(definition, &options, &resolved)
}

/// The data of an autocomplete request: `words` as so far, and a field in which something is being typed.
pub(crate) fn typing(definition: &Value, words: &str, field: &str, typed: &str) -> Value {
    let (definition_options, path, rest) = descend(definition, words);
    let mut options: Vec<Value> = split(rest, definition_options)
        .into_iter()
        .map(|(option, text)| {
            // What was chosen from a list is sent by its id.
            let value = text.trim_start_matches("<#").trim_end_matches('>');
            json!({"name": option["name"], "type": option["type"], "value": value})
        })
        .collect();
    let option = definition_options.iter().find(|option| option["name"] == field);
    let option = option.unwrap_or_else(|| panic!("`{words}` has no field {field}"));
    assert_eq!(option["autocomplete"], true, "the field {field} of `{words}` offers no suggestions");
    options.push(json!({"name": field, "type": option["type"], "value": typed, "focused": true}));
    data(definition, &wrap(options, &path), &json!({}))
}

fn data(definition: &Value, options: &[Value], resolved: &Value) -> Value {
    let mut data = json!({"id": definition["id"], "name": definition["name"], "type": 1, "options": options});
    if let Some(guild) = definition.get("guild_id") {
        data["guild_id"] = guild.clone();
    }
    if resolved.as_object().is_some_and(|resolved| !resolved.is_empty()) {
        data["resolved"] = resolved.clone();
    }
    data
}

/// Follows the words through sub-commands.
fn descend<'a, 'w>(definition: &'a Value, words: &'w str) -> (&'a [Value], Vec<(&'a Value, u64)>, &'w str) {
    let (first, mut rest) = words.split_once(' ').unwrap_or((words, ""));
    assert_eq!(definition["name"], first, "asked for another command");
    let mut options = definition["options"].as_array().map_or(&[][..], Vec::as_slice);
    let mut path = Vec::new();
    while let Some(kind @ (1 | 2)) = options.first().and_then(|option| option["type"].as_u64()) {
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        let found = options.iter().find(|option| option["name"] == word);
        let found = found.unwrap_or_else(|| panic!("`{words}`: there is no sub-command {word:?} ({kind})"));
        path.push((&found["name"], found["type"].as_u64().unwrap_or(1)));
        options = found["options"].as_array().map_or(&[][..], Vec::as_slice);
        rest = after;
    }
    (options, path, rest)
}

fn wrap(options: Vec<Value>, path: &[(&Value, u64)]) -> Vec<Value> {
    path.iter()
        .rev()
        .fold(options, |inside, (name, kind)| vec![json!({"name": name, "type": kind, "options": inside})])
}

/// Cuts `about:a b level:c` at the names of known options.
fn split<'a>(words: &str, options: &'a [Value]) -> Vec<(&'a Value, String)> {
    let mut found: Vec<(&Value, String)> = Vec::new();
    for word in words.split(' ').filter(|_| !words.is_empty()) {
        let option = options.iter().find_map(|option| {
            let value = word.strip_prefix(option["name"].as_str()?)?.strip_prefix(':')?;
            Some((option, value.to_owned()))
        });
        match (option, found.last_mut()) {
            (Some(option), _) => found.push(option),
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(word);
            }
            (None, None) => panic!("`{words}` does not begin with an option of this command"),
        }
    }
    found
}

fn filled(option: &Value, text: &str, asker: Person, mentioned: &[Person], resolved: &mut Value) -> Value {
    let name = &option["name"];
    let value = match option["type"].as_u64() {
        Some(3) => {
            let text = chosen(option, text);
            let most = option["max_length"].as_u64().unwrap_or(6000) as usize;
            assert!(
                text.as_str().unwrap().chars().count() <= most,
                "a client cuts {name} at {most} characters"
            );
            text
        }
        Some(4) if option["choices"].as_array().is_none_or(Vec::is_empty) => {
            let number: i64 = text.parse().unwrap();
            let fits = |key: &str, fits: fn(&i64, &i64) -> bool| {
                option[key].as_i64().is_none_or(|end| fits(&number, &end))
            };
            assert!(
                fits("min_value", i64::ge) && fits("max_value", i64::le),
                "a client does not send {number} for {name}"
            );
            json!(number)
        }
        Some(4) => chosen(option, text),
        Some(5) => json!(text == "true"),
        Some(6) => {
            let person = mentioned.iter().find(|person| text == format!("<@{}>", person.id));
            let person = person.unwrap_or_else(|| panic!("nobody known is meant by {text}"));
            resolved["users"][person.id.to_string()] = person.user();
            resolved["members"][person.id.to_string()] = person.member();
            json!(person.id.to_string())
        }
        Some(7) => {
            let id = text.trim_start_matches("<#").trim_end_matches('>');
            let number = id.parse().unwrap();
            let kind = super::people::kind(number);
            let offered = option["channel_types"].as_array().is_none_or(|kinds| kinds.contains(&json!(kind)));
            assert!(offered, "a client offers no channel of type {kind} for {name}");
            resolved["channels"][id] = super::people::resolved(number, asker);
            json!(id)
        }
        Some(8) => {
            let id = text.trim_start_matches("<@&").trim_end_matches('>');
            resolved["roles"][id] = json!({"id": id, "name": "listeners", "mentionable": id != CLOSED_ROLE.to_string(), "permissions": "0",
                "color": 0, "hoist": false, "position": 1, "managed": false, "flags": 0});
            json!(id)
        }
        kind => panic!("options of type {kind:?} are not written yet"),
    };
    json!({"name": name, "type": option["type"], "value": value})
}

fn chosen(option: &Value, text: &str) -> Value {
    let Some(choices) = option["choices"].as_array().filter(|choices| !choices.is_empty()) else {
        return json!(text);
    };
    let same = |value: &Value| value.as_str().is_some_and(|value| value.eq_ignore_ascii_case(text));
    let choice = choices.iter().find(|choice| same(&choice["name"]) || same(&choice["value"]));
    choice.unwrap_or_else(|| panic!("{} has no choice {text}", option["name"]))["value"].clone()
}
