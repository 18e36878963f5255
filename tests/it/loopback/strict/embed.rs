//! Judges one embed. The total over all embeds of a message is the message's affair.

use serde_json::Value;

use super::{Form, items};

const KEYS: [&str; 13] = [
    "title",
    "type",
    "description",
    "url",
    "timestamp",
    "color",
    "footer",
    "image",
    "thumbnail",
    "video",
    "provider",
    "author",
    "fields",
];

pub(crate) fn judge(form: &mut Form, path: &str, embed: &Value) {
    form.keys(path, embed, &KEYS);
    form.optional_text(&format!("{path}.title"), &embed["title"], 256);
    form.optional_text(&format!("{path}.description"), &embed["description"], 4096);
    form.web_address(&format!("{path}.url"), &embed["url"], 2048);
    for picture in ["thumbnail", "image"] {
        form.web_address(&format!("{path}.{picture}.url"), &embed[picture]["url"], 2048);
    }
    let footer = &embed["footer"];
    if !footer.is_null() {
        form.text(&format!("{path}.footer.text"), &footer["text"], 1..=2048);
        form.web_address(&format!("{path}.footer.icon_url"), &footer["icon_url"], 2048);
    }
    let author = &embed["author"];
    if !author.is_null() {
        form.text(&format!("{path}.author.name"), &author["name"], 1..=256);
        form.web_address(&format!("{path}.author.url"), &author["url"], 2048);
        form.web_address(&format!("{path}.author.icon_url"), &author["icon_url"], 2048);
    }
    form.count(&format!("{path}.fields"), &embed["fields"], 0..=25);
    for (at, field) in items(&embed["fields"]) {
        let path = format!("{path}.fields.{at}");
        form.keys(&path, field, &["name", "value", "inline"]);
        form.text(&format!("{path}.name"), &field["name"], 1..=256);
        form.text(&format!("{path}.value"), &field["value"], 1..=1024);
    }
    let colour = embed["color"].as_u64();
    if !embed["color"].is_null() && colour.is_none_or(|colour| colour > 0x00ff_ffff) {
        let message = "int value should be less than or equal to 16777215.";
        form.fault(format!("{path}.color"), "NUMBER_TYPE_MAX", message);
    }
    if characters(embed) == 0 && embed["image"].is_null() && embed["thumbnail"].is_null() {
        form.fault(format!("{path}.description"), "BASE_TYPE_REQUIRED", "This field is required");
    }
}

/// What counts towards the 6,000 of a message.
pub(crate) fn characters(embed: &Value) -> usize {
    let count = |text: &Value| text.as_str().map_or(0, |text| text.trim().chars().count());
    let fields = items(&embed["fields"]).map(|(_, field)| count(&field["name"]) + count(&field["value"]));
    count(&embed["title"])
        + count(&embed["description"])
        + count(&embed["footer"]["text"])
        + count(&embed["author"]["name"])
        + fields.sum::<usize>()
}
