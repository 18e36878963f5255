//! What Discord refuses, and the words it refuses with. One file for each thing that is judged.

pub(crate) mod answer;
pub(crate) mod command;
mod component;
mod embed;
pub(crate) mod poll;

use std::ops::RangeInclusive;

use serde_json::{Value, json};

/// A refused request.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: u32,
    pub(crate) message: String,
    faults: Vec<(String, &'static str, String)>,
}

impl Refusal {
    /// A refusal without field paths.
    pub(crate) fn plain(status: u16, code: u32, message: &str) -> Self {
        Self { status, code, message: message.to_owned(), faults: Vec::new() }
    }

    /// As Discord writes it: faults nested by field.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        for (path, code, message) in &self.faults {
            let mut at = &mut body["errors"];
            for step in path.split('.').filter(|step| !step.is_empty()) {
                at = &mut at[step];
            }
            let fault = json!({"code": code, "message": message});
            match at["_errors"].as_array_mut() {
                Some(known) => known.push(fault),
                None => at["_errors"] = json!([fault]),
            }
        }
        body
    }
}

/// Collects faults of a body by field path.
#[derive(Debug, Default)]
pub(crate) struct Form {
    faults: Vec<(String, &'static str, String)>,
}

impl Form {
    pub(crate) fn fault(&mut self, path: impl Into<String>, code: &'static str, message: impl Into<String>) {
        self.faults.push((path.into(), code, message.into()));
    }

    /// The refusal, if there was any fault.
    pub(crate) fn refused(self) -> Option<Refusal> {
        let message = "Invalid Form Body".to_owned();
        (!self.faults.is_empty()).then_some(Refusal {
            status: 400,
            code: 50035,
            message,
            faults: self.faults,
        })
    }

    /// A text that must be there and fit; counted in characters, as Discord does.
    pub(crate) fn text(&mut self, path: &str, value: &Value, lengths: RangeInclusive<usize>) {
        match value.as_str().map(str::trim) {
            None | Some("") if *lengths.start() > 0 => {
                self.fault(path, "BASE_TYPE_REQUIRED", "This field is required");
            }
            Some(text) if !lengths.contains(&text.chars().count()) => {
                let (least, most) = lengths.into_inner();
                let message = format!("Must be between {least} and {most} in length.");
                self.fault(path, "BASE_TYPE_BAD_LENGTH", message);
            }
            Some(_) => {}
            None => {
                if !value.is_null() {
                    self.fault(path, "STRING_TYPE_CONVERT", "Could not interpret the value as a string.");
                }
            }
        }
    }

    /// A text that may be missing but, if there, must fit.
    pub(crate) fn optional_text(&mut self, path: &str, value: &Value, most: usize) {
        if !value.is_null() {
            self.text(path, value, 0..=most);
        }
    }

    /// A list that may be missing but, if there, must fit.
    pub(crate) fn count(&mut self, path: &str, value: &Value, counts: RangeInclusive<usize>) {
        let count = value.as_array().map_or(0, Vec::len);
        if !counts.contains(&count) {
            let (least, most) = counts.into_inner();
            let message = format!("Must be between {least} and {most} in length.");
            self.fault(path, "BASE_TYPE_BAD_LENGTH", message);
        }
    }

    /// An address that may be missing but, if there, must be one of the web.
    pub(crate) fn web_address(&mut self, path: &str, value: &Value, most: usize) {
        let Some(address) = value.as_str() else { return };
        self.text(path, value, 1..=most);
        match address.split_once("://") {
            Some(("http" | "https", rest)) => {
                if rest.is_empty() || rest.starts_with('/') || address.contains(char::is_whitespace) {
                    self.fault(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
                }
            }
            Some((scheme, _)) => {
                let message = format!("Scheme \"{scheme}\" is not one of ('http', 'https').");
                self.fault(path, "URL_TYPE_INVALID_SCHEME", message);
            }
            None => self.fault(path, "URL_TYPE_INVALID_URL", "Not a well formed URL."),
        }
    }

    /// Keys that Discord does not know here. It ignores them, but they mean that something is misspelt.
    pub(crate) fn keys(&mut self, path: &str, value: &Value, known: &[&str]) {
        for key in value.as_object().into_iter().flat_map(serde_json::Map::keys) {
            if !known.contains(&key.as_str()) {
                self.fault(
                    format!("{path}.{key}"),
                    "LOOPBACK_UNKNOWN_KEY",
                    "Discord knows no such key here.",
                );
            }
        }
    }
}

/// The items of a list, or none.
pub(crate) fn items(value: &Value) -> impl Iterator<Item = (usize, &Value)> {
    value.as_array().into_iter().flatten().enumerate()
}

/// The first item that stands twice.
pub(crate) fn repeated<'a>(items: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = std::collections::HashSet::new();
    items.into_iter().find(|item| !seen.insert(*item))
}
