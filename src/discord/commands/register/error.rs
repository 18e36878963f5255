//! Why commands were not registered, in words an admin can act on.

use std::fmt;

use serde_json::Value;

use crate::discord::commands::definitions;
use crate::discord::http::RestError;
use crate::exit::Exit;

/// Discord did not take the commands in one place.
#[derive(Debug)]
pub struct RegisterError {
    /// The server, or none for everywhere.
    pub guild: Option<u64>,
    /// Why.
    pub cause: RestError,
}

impl RegisterError {
    /// How a process should end that was started to upload the commands.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match &self.cause {
            error if error.unauthorized() => Exit::Config,
            error if error.is_transient() => Exit::Unavailable,
            _ => Exit::CommandsRefused,
        }
    }

    /// Whether the other says nothing new: the same kind of refusal in the same place.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.guild == other.guild
            && match (&self.cause, &other.cause) {
                (
                    RestError::Api { status, code, errors, .. },
                    RestError::Api { status: other_status, code: other_code, errors: other_errors, .. },
                ) => (status, code, errors) == (other_status, other_code, other_errors),
                (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
            }
    }
}

impl std::error::Error for RegisterError {}

impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.guild {
            Some(guild) => {
                write!(f, "cannot upload the commands for server {guild}: {}", self.cause)?;
            }
            None => write!(f, "cannot upload the commands: {}", self.cause)?,
        }
        let RestError::Api { status, errors, .. } = &self.cause else { return Ok(()) };
        if *status == 403 && self.guild.is_some() {
            write!(
                f,
                ". Is podpick in that server, and was it invited with the scope applications.commands?"
            )?;
        }
        for (path, reason) in field_errors(errors) {
            write!(f, "\n  {}: {reason}", in_words(&path, &definitions::definitions_json(self.guild)))?;
        }
        Ok(())
    }
}

/// Every sentence in Discord's nested field errors with the way to it.
pub(super) fn field_errors(errors: &Value) -> Vec<(Vec<String>, String)> {
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
pub(super) fn in_words(path: &[String], commands: &Value) -> String {
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
