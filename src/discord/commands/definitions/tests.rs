//! The commands keep Discord's limits, and what is declared is what is read.

use std::collections::BTreeSet;

use serde_json::json;
use twilight_model::application::command::Command;

use super::*;
use crate::catalog::Level;
use crate::discord::interactions::interaction::CommandOption;

fn podcast() -> Value {
    definitions_json(None)[0].clone()
}

fn subcommands() -> Vec<Value> {
    podcast()["options"].as_array().unwrap().clone()
}

fn used(data: &Value) -> Interaction {
    serde_json::from_value(json!({"id": "77", "type": 2, "token": "t", "data": data})).unwrap()
}

fn ask(data: &Value) -> Request {
    read(&used(data)).request
}

#[test]
fn declared_is_what_is_read() {
    for sub in subcommands() {
        let name = sub["name"].as_str().unwrap();
        let none = Vec::new();
        let options = sub.get("options").and_then(Value::as_array).unwrap_or(&none);
        let filled: Vec<CommandOption> = options
            .iter()
            .map(|option| CommandOption {
                name: option["name"].as_str().unwrap().to_owned(),
                value: json!("x"),
                ..CommandOption::default()
            })
            .collect();
        let given = Given::new(&filled);
        assert!(subcommand(name, &given, 1).is_some(), "{name} is not read");
        let read: BTreeSet<_> = given.read.borrow().iter().map(ToString::to_string).collect();
        let declared: BTreeSet<_> = filled.iter().map(|option| option.name.clone()).collect();
        assert_eq!(read, declared, "{name}");
        for option in options {
            let suggests = option.get("autocomplete") == Some(&json!(true));
            assert_eq!(suggests, field(name, option["name"].as_str().unwrap()).is_some(), "{name}");
        }
        let logged = super::name(&used(&json!({"name": "podcast", "type": 1, "options": [{"name": name}]})));
        assert_eq!(logged, format!("podcast {name}"));
    }
}

#[test]
fn limits_of_discord() {
    fn size(of: &Value) -> usize {
        let longest = |field: &str| {
            let texts = of[format!("{field}_localizations")].as_object();
            let others = texts.into_iter().flatten().filter_map(|(_, text)| text.as_str());
            others.chain(of[field].as_str()).map(|text| text.chars().count()).max().unwrap_or(0)
        };
        let inside = |field: &str| of[field].as_array().into_iter().flatten().map(size).sum::<usize>();
        let value = of["value"].as_str().map_or(0, |value| value.chars().count());
        longest("name") + longest("description") + value + inside("options") + inside("choices")
    }
    fn check(of: &Value, chat: bool) {
        let names = of["name_localizations"].as_object().into_iter().flatten().map(|(_, name)| name);
        for name in names.chain([&of["name"]]).filter_map(Value::as_str) {
            assert!((1..=32).contains(&name.chars().count()), "{name}");
            assert!(
                !chat || name.chars().all(|c| c.is_lowercase() || c.is_numeric() || c == '-' || c == '_')
            );
        }
        let texts = of["description_localizations"].as_object().into_iter().flatten().map(|(_, text)| text);
        for text in texts.chain([&of["description"]]).filter_map(Value::as_str).filter(|_| chat) {
            assert!((1..=100).contains(&text.chars().count()), "{text}");
        }
        let options = of["options"].as_array().cloned().unwrap_or_default();
        assert!(options.len() <= 25);
        let needed: Vec<bool> = options.iter().map(|option| option["required"] == json!(true)).collect();
        assert!(needed.is_sorted_by(|a, b| a >= b), "required options come first");
        let unique: BTreeSet<_> = options.iter().map(|option| option["name"].to_string()).collect();
        assert_eq!(unique.len(), options.len());
        assert!(of["choices"].as_array().is_none_or(|choices| choices.len() <= 25));
        for option in &options {
            check(option, chat);
        }
    }
    for command in definitions_json(None).as_array().unwrap() {
        check(command, command["type"] != json!(3));
        assert!(size(command) <= 8000);
        let rights = match command["name"].as_str() {
            Some("pick" | "podcast-follow" | "podcast-shelf") => json!("8192"),
            Some("podcast-admin") => json!("32"),
            _ => Value::Null,
        };
        let for_moderators = !rights.is_null();
        let (contexts, types) =
            if for_moderators { (json!([0]), json!([0])) } else { (json!([0, 1, 2]), json!([0, 1])) };
        assert_eq!((&command["contexts"], &command["integration_types"]), (&contexts, &types));
        assert_eq!(command["default_member_permissions"], rights, "only what moderators do is hidden");
    }
}

#[test]
fn a_second_library_accepts_them() {
    for command in definitions_json(None).as_array().unwrap() {
        let mut whole = command.clone();
        whole["version"] = json!("1");
        if whole.get("default_member_permissions").is_none() {
            whole["default_member_permissions"] = Value::Null;
        }
        if whole.get("description").is_none() {
            whole["description"] = json!("");
        }
        let command: Command = serde_json::from_value(whole).unwrap();
        twilight_validate::command::command(&command).unwrap();
    }
}

#[test]
fn used_commands() {
    let topic =
        ask(&json!({"name": "podcast", "type": 1, "options": [{"name": "topic", "type": 1, "options": [
        {"name": "about", "type": 3, "value": "djagno"}, {"name": "level", "type": 3, "value": "beginner"},
        {"name": "language", "type": 3, "value": "pt-BR"}, {"name": "for", "type": 6, "value": "42"}]}]}));
    let constraints = Constraints {
        level: Some(Level::Beginner),
        language: Some("pt-BR".into()),
        ..Constraints::default()
    };
    assert_eq!(topic, Request::Topic { about: QueryText::Words("djagno".into()), constraints, page: 0 });
    let message = json!({"name": "Find podcasts", "type": 3, "target_id": "5",
        "resolved": {"messages": {"5": {"id": "5", "content": "about rust"}}}});
    let asked = read(&used(&message));
    assert!(asked.privately);
    assert!(
        matches!(asked.request, Request::Topic { about: QueryText::Words(words), .. } if words == "about rust")
    );
    let random = ask(&json!({"name": "podcast", "type": 1, "options": [{"name": "random", "type": 1}]}));
    assert_eq!(random, Request::Random { topic: None, seed: 77 });
}

#[test]
fn odd_commands_ask_for_help_with_the_old() {
    for data in [
        json!({}),
        json!({"name": "podcast"}),
        json!({"name": "podcast", "options": [{"name": "brandnew"}]}),
        json!({"name": "podcast", "options": [{"name": "topic"}]}),
        json!({"name": "podcast", "options": [{"name": "show", "options": [{"name": "name", "value": [1]}]}]}),
        json!({"name": "other", "options": [{"name": "help"}]}),
        json!({"name": "Find podcasts", "type": 3}),
        json!({"name": "Find podcasts", "type": 3, "target_id": "5"}),
    ] {
        assert_eq!(ask(&data), Request::Unreadable, "{data}");
    }
}

#[test]
fn typing_names_its_field() {
    let data = json!({"name": "podcast", "type": 1, "options": [{"name": "similar", "type": 1,
        "options": [{"name": "name", "type": 3, "value": "tal", "focused": true}]}]});
    assert_eq!(typing(&used(&data)), Some((Field::Show, "tal".into())));
    assert_eq!(typing(&used(&json!({}))), None);
}
