//! Brings Discord's copy of the commands up to date, only where it differs, and removes them from the other scope.

use std::fmt;

use reqwest::Method;
use serde_json::{Map, Value, json};
use tracing::{info, warn};

use crate::config::Scope;
use crate::discord::rest::{Rest, RestError};
use crate::discord::slash;
use crate::exit::Exit;

/// How many servers are looked through for commands left behind, Discord's page size for a bot's own servers.
const MOST_GUILDS: usize = 200;

/// Where and by whose installation a command may be used: Discord keeps this for global commands only
/// (`application-commands.mdx`, Contexts), so in a server it can never be as wanted.
const ONLY_GLOBAL: [&str; 2] = ["contexts", "integration_types"];

/// What an upload did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Registered {
    /// In how many places the commands were different and are new now.
    pub changed: usize,
    /// The id of `/podcast`, for mentions of it; with several servers there is not one id.
    pub podcast: Option<u64>,
}

/// Discord did not take the commands.
#[derive(Debug)]
pub struct RegisterError {
    /// The server, or none for everywhere.
    pub guild: Option<u64>,
    /// Why.
    pub cause: RestError,
}

impl RegisterError {
    /// How the process should end; none if it can go on and try again with the next start.
    #[must_use]
    pub fn exit(&self) -> Option<Exit> {
        match &self.cause {
            error if error.unauthorized() => Some(Exit::Config),
            error if error.passing() => None,
            _ => Some(Exit::CommandsRefused),
        }
    }
}

impl std::error::Error for RegisterError {}

impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.guild {
            Some(guild) => {
                write!(f, "the commands could not be uploaded for server {guild}: {}", self.cause)?;
            }
            None => write!(f, "the commands could not be uploaded: {}", self.cause)?,
        }
        let RestError::Refused { status, errors, .. } = &self.cause else { return Ok(()) };
        if *status == 403 && self.guild.is_some() {
            write!(f, "; is podpick in that server, invited with the scope applications.commands?")?;
        }
        for (path, reason) in field_errors(errors) {
            write!(f, "\n  {}: {reason}", in_words(&path, &slash::definitions_json()))?;
        }
        Ok(())
    }
}

/// Uploads the commands for this application where they differ, then empties the other scope.
///
/// # Errors
/// When a place that should have the commands does not. Places that should not have them only warn.
pub async fn register(rest: &Rest, application: u64, scope: &Scope) -> Result<Registered, RegisterError> {
    let wanted = slash::definitions_json();
    let guilds = match scope {
        Scope::Global => vec![None],
        Scope::Guilds(ids) => ids.iter().copied().map(Some).collect(),
    };
    let mut done = Registered::default();
    for guild in &guilds {
        let put = bring(rest, application, *guild, &wanted).await;
        let (changed, held) = put.map_err(|cause| RegisterError { guild: *guild, cause })?;
        info!(guild, changed, "commands are up to date");
        done.changed += usize::from(changed);
        done.podcast = podcast_id(&held).filter(|_| guilds.len() == 1);
    }
    let others = match scope {
        Scope::Guilds(_) => vec![None],
        Scope::Global => own_guilds(rest).await.into_iter().map(Some).collect(),
    };
    for guild in others {
        match bring(rest, application, guild, &json!([])).await {
            Ok((changed, _)) => {
                if changed {
                    info!(guild, "commands of the other scope are removed");
                }
                done.changed += usize::from(changed);
            }
            // A server without the scope applications.commands has none to remove.
            Err(RestError::Refused { status: 403 | 404, .. }) => {}
            Err(error) => warn!(guild, %error, "commands of the other scope could not be looked up"),
        }
    }
    Ok(done)
}

/// Whether a place holds the commands as they are wanted, or none where none are wanted.
///
/// # Errors
/// When Discord does not tell.
pub async fn holds(
    rest: &Rest,
    application: u64,
    guild: Option<u64>,
    wanted: bool,
) -> Result<bool, RestError> {
    let path = path(application, guild);
    let held = rest.call(Method::GET, &format!("{path}?with_localizations=true"), None).await?;
    let expected = if wanted { slash::definitions_json() } else { json!([]) };
    Ok(same(&held, &expected, guild))
}

/// The id of the application this token belongs to.
///
/// # Errors
/// When Discord does not tell.
pub async fn application(rest: &Rest) -> Result<u64, RestError> {
    let mut found = rest.call(Method::GET, "/applications/@me", None).await;
    if matches!(found, Err(RestError::Refused { status: 404, .. })) {
        found = rest.call(Method::GET, "/oauth2/applications/@me", None).await;
    }
    found?["id"].as_str().and_then(|id| id.parse().ok()).ok_or(RestError::Odd)
}

fn path(application: u64, guild: Option<u64>) -> String {
    match guild {
        Some(guild) => format!("/applications/{application}/guilds/{guild}/commands"),
        None => format!("/applications/{application}/commands"),
    }
}

/// Makes one place hold these commands. Whether it had to change, and what it holds now.
async fn bring(
    rest: &Rest,
    application: u64,
    guild: Option<u64>,
    wanted: &Value,
) -> Result<(bool, Value), RestError> {
    let path = path(application, guild);
    let held = rest.call(Method::GET, &format!("{path}?with_localizations=true"), None).await?;
    if same(&held, wanted, guild) {
        return Ok((false, held));
    }
    let held = rest.call(Method::PUT, &path, Some(wanted)).await?;
    Ok((true, held))
}

async fn own_guilds(rest: &Rest) -> Vec<u64> {
    let page = format!("/users/@me/guilds?limit={MOST_GUILDS}");
    match rest.call(Method::GET, &page, None).await {
        Ok(Value::Array(guilds)) => {
            guilds.iter().take(MOST_GUILDS).filter_map(|guild| guild["id"].as_str()?.parse().ok()).collect()
        }
        Ok(_) => Vec::new(),
        Err(error) => {
            warn!(%error, "servers could not be listed, so commands left in them stay");
            Vec::new()
        }
    }
}

fn podcast_id(held: &Value) -> Option<u64> {
    let podcast = held.as_array()?.iter().find(|command| command["name"] == "podcast")?;
    podcast["id"].as_str()?.parse().ok()
}

/// Whether Discord holds what is wanted, whatever ids and defaults it adds and however it orders commands.
fn same(held: &Value, wanted: &Value, guild: Option<u64>) -> bool {
    let essence = |commands: &Value| {
        let commands = commands.as_array().into_iter().flatten();
        let mut all: Vec<String> = commands
            .map(|command| {
                let mut essence = essential(command);
                if let (Some(_), Some(fields)) = (guild, essence.as_object_mut()) {
                    fields.retain(|name, _| !ONLY_GLOBAL.contains(&name.as_str()));
                }
                essence.to_string()
            })
            .collect();
        all.sort();
        all
    };
    essence(held) == essence(wanted)
}

/// What somebody chose about a command, without what Discord adds and without what says nothing.
fn essential(of: &Value) -> Value {
    const CHOSEN: [&str; 18] = [
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "options",
        "required",
        "choices",
        "value",
        "autocomplete",
        "min_length",
        "max_length",
        "min_value",
        "max_value",
        "channel_types",
        "default_member_permissions",
        "contexts",
        "integration_types",
    ];
    let Some(fields) = of.as_object() else { return of.clone() };
    let mut kept = Map::new();
    for (name, value) in fields.iter().filter(|(name, _)| CHOSEN.contains(&name.as_str()) || *name == "nsfw")
    {
        let value = match (name.as_str(), value) {
            ("options" | "choices", Value::Array(list)) => list.iter().map(essential).collect(),
            ("contexts" | "integration_types" | "channel_types", Value::Array(list)) => {
                let mut list = list.clone();
                list.sort_by_key(ToString::to_string);
                Value::Array(list)
            }
            _ => value.clone(),
        };
        let says_nothing = match &value {
            Value::Null | Value::Bool(false) => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            _ => false,
        };
        if !says_nothing {
            kept.insert(name.clone(), value);
        }
    }
    // A command is a slash command unless it says otherwise; options always have a type.
    kept.entry("type").or_insert(json!(1));
    Value::Object(kept)
}

/// Every sentence in Discord's nested field errors with the way to it.
fn field_errors(errors: &Value) -> Vec<(Vec<String>, String)> {
    fn walk(at: &Value, path: &mut Vec<String>, out: &mut Vec<(Vec<String>, String)>) {
        let Some(fields) = at.as_object() else { return };
        // Discord nests a dozen levels at most; more is not from Discord.
        if path.len() > 24 || out.len() > 24 {
            return;
        }
        for error in fields.get("_errors").and_then(Value::as_array).into_iter().flatten() {
            let reason = error["message"].as_str().unwrap_or("refused");
            out.push((path.clone(), reason.chars().take(200).collect()));
        }
        for (name, inner) in fields.iter().filter(|(name, _)| *name != "_errors") {
            path.push(name.chars().take(60).collect());
            walk(inner, path, out);
            path.pop();
        }
    }
    let mut out = Vec::new();
    walk(errors, &mut Vec::new(), &mut out);
    out
}

/// `0 → options → 1 → description` as `command 1 (podcast) → option 2 (show) → description`.
fn in_words(path: &[String], commands: &Value) -> String {
    let (mut at, mut kind, mut words) = (commands, "command", Vec::new());
    for step in path {
        if let Ok(nth) = step.parse::<usize>() {
            at = &at[nth];
            let name = at["name"].as_str().map(|name| format!(" ({name})")).unwrap_or_default();
            words.push(format!("{kind} {}{name}", nth.saturating_add(1)));
        } else {
            at = &at[step.as_str()];
            match step.as_str() {
                "options" => kind = "option",
                "choices" => kind = "choice",
                other => words.push(other.to_owned()),
            }
        }
    }
    if words.is_empty() { "the commands".to_owned() } else { words.join(" → ") }
}

#[cfg(test)]
mod tests;
