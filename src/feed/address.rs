//! Addresses from strangers: http and https only, and short enough to be kept. Asks no network.

use std::borrow::Cow;

use url::Url;

/// Discord takes no longer ones (`resources/message.mdx`).
const LONGEST: usize = 2048;

/// The address in its normal form, if it is one that may be shown and opened.
#[must_use]
pub fn safe(text: &str) -> Option<String> {
    let mut text = Cow::Borrowed(text.trim());
    if text.contains(char::is_control) {
        text = text.chars().filter(|c| !c.is_control()).collect::<String>().into();
    }
    if text.starts_with("//") {
        text = format!("https:{text}").into();
    }
    let url = Url::parse(&text).ok()?;
    let fine = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(is_known_everywhere)
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().len() <= LONGEST;
    // What comes out is ASCII alone; quotes and brackets could end a link early wherever it is written.
    if url.as_str().contains(['(', ')', '\'']) {
        return fine.then(|| url.as_str().replace('(', "%28").replace(')', "%29").replace('\'', "%27"));
    }
    fine.then(|| url.into())
}

/// Discord refuses a whole message for one address whose host cannot be on the internet, such as `localhost`.
fn is_known_everywhere(host: &str) -> bool {
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    host.starts_with('[')
        || (labels.len() >= 2
            && host.len() <= 253
            && labels.iter().all(|label| (1..=63).contains(&label.len()))
            && !matches!(labels.last(), Some(&("localhost" | "local" | "internal"))))
}

/// The same, against the address of the document it stands in where it is only part of one.
pub(super) fn safe_in(text: &str, base: Option<&str>) -> Option<String> {
    safe(text).or_else(|| {
        let base = Url::parse(base?).ok()?;
        let trimmed = text.trim();
        // Something like `javascript:` is whole already, and wrong.
        if trimmed.is_empty() || Url::parse(trimmed).is_ok() {
            return None;
        }
        safe(base.join(trimmed).ok()?.as_str())
    })
}
