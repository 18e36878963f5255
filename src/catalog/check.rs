//! Whether a single text is right: ids, web addresses, what can be seen of it. Knows no TOML; languages are in `language`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use url::Url;

use super::names::comparable_address;

/// Ids go into custom ids, file names and JSON; the catalog's longest need is far below.
pub(super) const ID: usize = 64;
/// Discord cuts an embed's title and an author's name at 256 characters.
pub(super) const NAME: usize = 256;
/// A field's value holds 1,024 characters; some are left for what podpick adds.
pub(super) const WHY: usize = 1000;
/// The longest address that a link button takes.
pub(super) const URL: usize = 512;

/// Why an address is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UrlFault {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It names no host.
    NoHost,
    /// It holds a user name or a password, which everyone could read.
    Credentials,
    /// It is malformed; the words are the URL parser's own.
    Malformed(String),
    /// It is longer than a link button allows, once written in plain characters.
    TooLong,
}

/// The address in characters that every client takes, as written where that is possible.
pub(super) fn url(text: &str) -> Result<String, UrlFault> {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let scheme = if lower.starts_with("https://") {
        8
    } else if lower.starts_with("http://") {
        7
    } else {
        return Err(UrlFault::Scheme);
    };
    // The URL standard reads `https:///x` as host x; a curator who wrote that forgot the host.
    if text.get(scheme..).is_none_or(|rest| rest.starts_with(['/', '\\', '?', '#']) || rest.is_empty()) {
        return Err(UrlFault::NoHost);
    }
    let parsed = Url::parse(text).map_err(|fault| match fault {
        url::ParseError::EmptyHost => UrlFault::NoHost,
        other => UrlFault::Malformed(other.to_string()),
    })?;
    if parsed.host_str().is_none_or(str::is_empty) {
        return Err(UrlFault::NoHost);
    }
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err(UrlFault::Credentials);
    }
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    let address = if text.bytes().all(plain) { text.to_owned() } else { parsed.into() };
    if address.len() > URL { Err(UrlFault::TooLong) } else { Ok(address) }
}

/// Whether an address opens a feed instead of a page, as far as it shows: it is the feed, or is written as feeds are.
#[must_use]
pub fn opens_a_feed(address: &str, feed: Option<&str>) -> bool {
    let short = comparable_address(address);
    let place = short.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    let (host, path) = place.split_once('/').unwrap_or((&place, ""));
    let ends = ["rss", "feed", "feed/podcast", "atom"];
    feed.is_some_and(|feed| comparable_address(feed) == short)
        || ["feed.", "feeds.", "rss."].iter().any(|begin| host.starts_with(begin))
        || ends
            .iter()
            .any(|end| path.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('/')))
        || [".rss", ".xml"].iter().any(|end| path.ends_with(end))
        || address.contains("format=rss")
}

/// `^[a-z0-9][a-z0-9-]*$`
pub(super) fn is_id(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.is_empty()
        && !text.starts_with('-')
}

/// An id made from any text: Latin letters without their accents, digits, and `-` between words; empty if none is left.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.nfkd().filter(|&c| !is_combining_mark(c)).take(4 * NAME) {
        let character = character.to_ascii_lowercase();
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(character, '\'' | '’') {
            slug.push('-');
        }
        if slug.len() >= ID {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The first character that steers instead of showing: controls, and marks that turn the direction of what follows.
pub(super) fn steering(text: &str) -> Option<char> {
    text.chars().find(|&c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

/// Whether nothing of a text can be seen.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{3164}' | '\u{2800}')
    })
}
