//! The bot token, from its variable or its file.

use std::path::PathBuf;

use secrecy::SecretString;

use super::{Named, credential};
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
    let text = text.trim();
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

/// Three parts of base64url, joined by dots, as Discord makes them; their lengths have changed over the years.
pub(super) fn looks_like_token(text: &str) -> bool {
    let base64url = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '=');
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3
        && text.len() <= 200
        && parts.iter().all(|part| !part.is_empty() && part.chars().all(base64url))
}
