//! Judges the action rows of a message: buttons and text selects. Other components count as unknown.

use serde_json::Value;

use super::{Form, items, repeated};

pub(crate) fn judge(form: &mut Form, path: &str, rows: &Value) {
    form.count(path, rows, 0..=5);
    for (at, row) in items(rows) {
        let path = format!("{path}.{at}");
        form.keys(&path, row, &["type", "id", "components"]);
        if row["type"] != 1 {
            form.fault(
                format!("{path}.type"),
                "UNION_TYPE_CHOICES",
                "Value of field \"type\" must be one of (1,).",
            );
        }
        self::row(form, &format!("{path}.components"), &row["components"]);
    }
    let inside = || items(rows).flat_map(|(_, row)| items(&row["components"]));
    if let Some(id) = repeated(inside().filter_map(|(_, one)| one["custom_id"].as_str())) {
        let message = format!("Component custom id cannot be duplicated: {id}");
        form.fault(path, "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

fn row(form: &mut Form, path: &str, components: &Value) {
    form.count(path, components, 1..=5);
    let selects = items(components).filter(|(_, one)| one["type"] == 3).count();
    if selects > 0 && items(components).count() > 1 {
        form.fault(
            path,
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        );
    }
    for (at, one) in items(components) {
        let path = format!("{path}.{at}");
        match one["type"].as_u64() {
            Some(2) => button(form, &path, one),
            Some(3) => select(form, &path, one),
            _ => form.fault(format!("{path}.type"), "UNION_TYPE_CHOICES", "Not a button and not a select."),
        }
    }
}

fn button(form: &mut Form, path: &str, button: &Value) {
    form.keys(path, button, &["type", "id", "style", "label", "emoji", "custom_id", "url", "disabled"]);
    if button["emoji"].is_null() {
        form.text(&format!("{path}.label"), &button["label"], 1..=80);
    } else {
        form.optional_text(&format!("{path}.label"), &button["label"], 80);
    }
    match button["style"].as_u64() {
        Some(1..=4) => {
            form.text(&format!("{path}.custom_id"), &button["custom_id"], 1..=100);
            if !button["url"].is_null() {
                form.fault(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url.");
            }
        }
        Some(5) => {
            if !button["url"].is_string() {
                form.fault(format!("{path}.url"), "BASE_TYPE_REQUIRED", "This field is required");
            }
            form.web_address(&format!("{path}.url"), &button["url"], 512);
            if !button["custom_id"].is_null() {
                form.fault(path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url.");
            }
        }
        _ => {
            form.fault(format!("{path}.style"), "BASE_TYPE_CHOICES", "Must be 1, 2, 3, 4 or 5.");
        }
    }
}

fn select(form: &mut Form, path: &str, select: &Value) {
    let known = ["type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled"];
    form.keys(path, select, &known);
    form.text(&format!("{path}.custom_id"), &select["custom_id"], 1..=100);
    form.optional_text(&format!("{path}.placeholder"), &select["placeholder"], 150);
    form.count(&format!("{path}.options"), &select["options"], 1..=25);
    for (at, option) in items(&select["options"]) {
        let path = format!("{path}.options.{at}");
        form.keys(&path, option, &["label", "value", "description", "emoji", "default"]);
        form.text(&format!("{path}.label"), &option["label"], 1..=100);
        form.text(&format!("{path}.value"), &option["value"], 1..=100);
        form.optional_text(&format!("{path}.description"), &option["description"], 100);
    }
    let values = items(&select["options"]).filter_map(|(_, option)| option["value"].as_str());
    if let Some(value) = repeated(values) {
        let message = format!("The specified option value is already used: {value}");
        form.fault(format!("{path}.options"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
    }
}
