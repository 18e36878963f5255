//! The commands Discord holds, by scope, in the shape it gives them back. Judging them is done elsewhere.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::APPLICATION;
use super::strict::{Refusal, command, items};

/// The id of the command that is registered first, which is `/podcast`.
pub(crate) const FIRST_COMMAND: u64 = 1_400_000_000_000_000_001;

/// Where commands are registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    Global,
    Guild(u64),
}

/// All commands.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    scopes: BTreeMap<Scope, Vec<Value>>,
    given: u64,
}

impl Commands {
    /// As `GET` shows them: translations only when asked for.
    pub(crate) fn read(&self, scope: Scope, localised: bool) -> Value {
        let mut commands: Value = self.scopes.get(&scope).cloned().unwrap_or_default().into();
        if !localised {
            strip_translations(&mut commands);
        }
        commands
    }

    /// Replaces a scope, unless Discord would refuse.
    pub(crate) fn replace(&mut self, scope: Scope, commands: &Value) -> Result<Value, Refusal> {
        if let Some(refusal) = command::judge(commands) {
            return Err(refusal);
        }
        let before = self.scopes.remove(&scope).unwrap_or_default();
        let stored =
            items(commands).map(|(_, command)| self.stored(command, &before, scope)).collect::<Vec<_>>();
        self.scopes.insert(scope, stored.clone());
        Ok(stored.into())
    }

    /// What a scope holds now.
    pub(crate) fn held(&self, scope: Scope) -> &[Value] {
        self.scopes.get(&scope).map_or(&[], Vec::as_slice)
    }

    /// All commands a member of this guild sees.
    pub(crate) fn seen_in(&self, guild: Option<u64>) -> impl Iterator<Item = &Value> {
        let global = self.held(Scope::Global).iter();
        global.chain(guild.into_iter().flat_map(|guild| self.held(Scope::Guild(guild))))
    }

    /// Commands of one kind and name keep their id over an overwrite.
    fn stored(&mut self, command: &Value, before: &[Value], scope: Scope) -> Value {
        let mut stored = Map::new();
        let kind = command["type"].as_u64().unwrap_or(1);
        let known = before.iter().find(|old| old["name"] == command["name"] && old["type"] == kind);
        self.given += 1;
        let version = (FIRST_COMMAND - 1 + self.given).to_string();
        stored.insert("id".into(), known.map_or_else(|| json!(version), |old| old["id"].clone()));
        stored.insert("application_id".into(), json!(APPLICATION.to_string()));
        stored.insert("version".into(), json!(version));
        stored.insert("type".into(), json!(kind));
        stored.insert("name".into(), command["name"].clone());
        stored.insert("description".into(), json!(command["description"].as_str().unwrap_or_default()));
        stored.insert("default_member_permissions".into(), command["default_member_permissions"].clone());
        stored.insert("nsfw".into(), json!(command["nsfw"] == true));
        stored.insert("dm_permission".into(), json!(true));
        stored.insert("contexts".into(), sorted(&command["contexts"], &Value::Null));
        stored.insert("integration_types".into(), sorted(&command["integration_types"], &json!([0])));
        stored.insert("name_localizations".into(), command["name_localizations"].clone());
        stored.insert("description_localizations".into(), command["description_localizations"].clone());
        if let Scope::Guild(guild) = scope {
            stored.insert("guild_id".into(), json!(guild.to_string()));
            for only_global in ["dm_permission", "contexts", "integration_types"] {
                stored.remove(only_global);
            }
        }
        if items(&command["options"]).next().is_some() {
            let options = items(&command["options"]).map(|(_, option)| stored_option(option));
            stored.insert("options".into(), options.collect());
        }
        stored.into()
    }
}

/// Discord drops what says nothing: false, empty and null.
fn stored_option(option: &Value) -> Value {
    let mut stored = Map::new();
    for (key, value) in option.as_object().into_iter().flatten() {
        let says_nothing = value.is_null() || *value == false || value.as_array().is_some_and(Vec::is_empty);
        if !says_nothing {
            stored.insert(key.clone(), value.clone());
        }
    }
    if stored.contains_key("options") {
        stored["options"] = items(&option["options"]).map(|(_, option)| stored_option(option)).collect();
    }
    stored.into()
}

fn sorted(list: &Value, default: &Value) -> Value {
    let Some(list) = list.as_array() else { return default.clone() };
    let mut list = list.clone();
    list.sort_by_key(Value::as_u64);
    list.into()
}

fn strip_translations(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(strip_translations),
        Value::Object(map) => {
            map.remove("name_localizations");
            map.remove("description_localizations");
            map.values_mut().for_each(strip_translations);
        }
        _ => {}
    }
}
