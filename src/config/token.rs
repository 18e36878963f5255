//! The bot token, from its variable or its file, and secrets that stand where they do not belong.

use std::path::PathBuf;

use secrecy::SecretString;

use super::names::{KNOWN, RETIRED};
use super::{ConfigFault, ConfigFaults, Named, credential};
use crate::config::ConfigFaultKind;

pub(super) fn bot_token(get: &impl Fn(&str) -> Option<String>) -> Result<SecretString, Named> {
    match (get("DISCORD_TOKEN"), get("DISCORD_TOKEN_FILE").map(PathBuf::from)) {
        (None, None) => token(None, credential(get, "discord_token")).map_err(|named| match named {
            (_, ConfigFaultKind::Empty(_)) => ("discord_token", ConfigFaultKind::EmptyCredential),
            named => named,
        }),
        (given, file) => token(given, file),
    }
}

pub(super) fn token(given: Option<String>, file: Option<PathBuf>) -> Result<SecretString, Named> {
    let (variable, text) = match (given, file) {
        (Some(_), Some(_)) => return Err(("DISCORD_TOKEN", ConfigFaultKind::Twice("DISCORD_TOKEN_FILE"))),
        (Some(text), None) => ("DISCORD_TOKEN", text),
        (None, Some(path)) => match std::fs::read_to_string(&path) {
            Ok(text) if text.trim().is_empty() => {
                return Err(("DISCORD_TOKEN_FILE", ConfigFaultKind::Empty(path)));
            }
            Ok(text) => ("DISCORD_TOKEN_FILE", text),
            Err(error) => {
                return Err(("DISCORD_TOKEN_FILE", ConfigFaultKind::Unreadable(path, error.kind())));
            }
        },
        (None, None) => return Err(("DISCORD_TOKEN", ConfigFaultKind::TokenMissing)),
    };
    // A byte order mark, quotation marks and further lines come from editors and from other tools.
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let text = lines.into_iter().find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    let text = text.trim_matches(['"', '\'']);
    let text = text.strip_prefix("Bot ").unwrap_or(text).trim();
    if text.is_empty() {
        return Err((variable, ConfigFaultKind::TokenMissing));
    }
    if looks_like_token(text) {
        Ok(SecretString::new(text.into()))
    } else {
        Err((variable, ConfigFaultKind::TokenShape))
    }
}

/// Settings that hold what is a secret elsewhere. Their faults would repeat it.
#[must_use]
pub fn misplaced_secrets(get: impl Fn(&str) -> Option<String>) -> ConfigFaults {
    let secret = |name: &&&str| {
        let value = get(name).unwrap_or_default();
        let value = value.trim().trim_matches(['"', '\'']);
        is_token(value.strip_prefix("Bot ").unwrap_or(value)) || holds_password(value)
    };
    let fault = |name: &&'static str| ConfigFault {
        variable: (*name).into(),
        kind: ConfigFaultKind::MisplacedSecret,
    };
    ConfigFaults(
        KNOWN
            .iter()
            .filter(|name| !MAY_BE_SECRET.contains(*name) && !RETIRED.contains(*name))
            .filter(secret)
            .map(fault)
            .collect(),
    )
}

/// Settings that may hold a token or a password.
const MAY_BE_SECRET: [&str; 5] = ["DISCORD_TOKEN", "DATABASE_URL", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
/// Characters of the parts of the shortest token there has been; shorter parts between dots are the name of a file.
const SHORTEST_PARTS: [usize; 3] = [18, 6, 27];

fn is_token(value: &str) -> bool {
    looks_like_token(value) && value.split('.').zip(SHORTEST_PARTS).all(|(part, least)| part.len() >= least)
}

/// As in `postgres://user:password@host`.
fn holds_password(value: &str) -> bool {
    let user = value.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(user, _)| user);
    user.is_some_and(|user| user.contains(':')) || value.contains("password=")
}

/// Three parts of base64url, joined by dots, as Discord makes them; their lengths have changed over the years.
pub(super) fn looks_like_token(text: &str) -> bool {
    let base64url = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '=');
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3
        && text.len() <= 200
        && parts.iter().all(|part| !part.is_empty() && part.chars().all(base64url))
}
