//! The options of a used command, read by name.

use serde_json::Value;

use crate::bot::{Constraints, Length, QueryText};
use crate::catalog::Level;
use crate::discord::interactions::interaction::CommandOption;

/// The options of a used subcommand; a value of the wrong type counts as absent.
pub(super) struct Given<'a> {
    options: &'a [CommandOption],
    #[cfg(test)]
    pub(super) read: std::cell::RefCell<Vec<&'static str>>,
}

impl<'a> Given<'a> {
    pub(super) fn new(options: &'a [CommandOption]) -> Self {
        Self {
            options,
            #[cfg(test)]
            read: std::cell::RefCell::default(),
        }
    }

    pub(super) fn value(&self, name: &'static str) -> Option<&Value> {
        #[cfg(test)]
        self.read.borrow_mut().push(name);
        self.options.iter().find(|option| option.name == name).map(|option| &option.value)
    }

    pub(super) fn text(&self, name: &'static str) -> Option<String> {
        self.value(name).and_then(words)
    }

    pub(super) fn wish(&self, name: &'static str) -> Option<QueryText> {
        self.text(name).map(QueryText::Words)
    }

    /// What an answer must also satisfy, but for the level. Tags and names of languages are the bot's to understand, as
    /// typed here as in the terminal.
    pub(super) fn constraints(&self) -> Constraints {
        let length = match self.text("length").as_deref() {
            Some("short") => Some(Length::Short),
            Some("commute") => Some(Length::Commute),
            Some("long") => Some(Length::Long),
            _ => None,
        };
        let language = self.text("language").filter(|typed| !typed.trim().is_empty());
        Constraints { language, length, ..Constraints::default() }
    }

    pub(super) fn flag(&self, name: &'static str) -> Option<bool> {
        self.value(name).and_then(Value::as_bool)
    }

    pub(super) fn number(&self, name: &'static str) -> Option<u64> {
        self.value(name).and_then(Value::as_u64)
    }

    pub(super) fn member(&self, name: &'static str) -> Option<u64> {
        self.value(name).and_then(Value::as_str).and_then(|id| id.parse().ok()).filter(|id| *id > 0)
    }
}

pub(super) fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

pub(super) fn level(word: &str) -> Option<Level> {
    match word.trim().to_lowercase().as_str() {
        "beginner" => Some(Level::Beginner),
        "intermediate" => Some(Level::Intermediate),
        "advanced" => Some(Level::Advanced),
        "all" | "everyone" => Some(Level::All),
        _ => None,
    }
}
