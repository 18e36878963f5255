//! Web pages, read only for what they say of a podcast: their name, a few words, and where the feed lies. One pass over the
//! tags without a tree, so hostile nesting exhausts nothing. Fetches none.

use url::Url;

use super::address::safe_in;
use super::decode::decode;
use super::text::{plain, tag_end};
use super::{FeedError, LONGEST_SUMMARY, LONGEST_TITLE, xml};

/// Bytes of a page that are read.
pub const LARGEST_PAGE: usize = 2 << 20;
/// Bytes by which a page is told from a feed.
const HEAD: usize = 64 * 1024;
/// Links to feeds that are looked at; podcasts have one or two, blogs a dozen.
const MOST_LINKS: usize = 50;
/// Attributes of one tag that are looked at.
const MOST_ATTRIBUTES: usize = 64;
/// Bytes of an attribute that are kept.
const LONGEST_VALUE: usize = 8 * 1024;
/// Elements whose content is no markup, or none of the page's own.
const OPAQUE: [&str; 9] =
    ["script", "style", "textarea", "template", "noscript", "iframe", "svg", "xmp", "noembed"];
/// What feeds of comments have in their names.
const COMMENTS: [&str; 6] = ["comment", "kommentar", "comentario", "comentário", "commentaire", "replies"];
/// What feeds of podcasts have in their names.
const PODCAST: [&str; 6] = ["podcast", "episode", "itunes", "audio", "mp3", "episodio"];

/// What a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is called, plain text.
    pub title: Option<String>,
    /// What it says about itself, plain text.
    pub says: Option<String>,
    /// Where its feeds lie, the likeliest podcast first; none of comments.
    pub feeds: Vec<String>,
}

/// What bytes begin like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// A feed.
    Feed,
    /// A web page.
    Page,
    /// Neither.
    Other,
}

/// What a document is by its first bytes, so that what is too large to be of use need not be read to its end.
#[must_use]
pub fn begins(bytes: &[u8], charset: Option<&str>) -> Beginning {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let (text, _) = decode(head, charset);
    let text = text.get(super::beginning(&text)..).unwrap_or_default();
    if text.starts_with('{') {
        return Beginning::Feed;
    }
    match xml::read(text, None) {
        Ok(_) => Beginning::Feed,
        Err(FeedError::WebPage) => Beginning::Page,
        Err(_) if read(head, charset, "").is_some() => Beginning::Page,
        Err(_) => Beginning::Other,
    }
}

/// Reads a page that lies at this address; none where the bytes are no page.
#[must_use]
pub fn read(bytes: &[u8], charset: Option<&str>, address: &str) -> Option<Page> {
    let bytes = bytes.get(..LARGEST_PAGE).unwrap_or(bytes);
    let (text, _) = decode(bytes, charset);
    let mut scan = Scan::default();
    scan.run(&text);
    scan.is_page.then(|| scan.finish(address))
}

/// What was found so far.
#[derive(Default)]
struct Scan {
    is_page: bool,
    base: Option<String>,
    title: Option<String>,
    og_title: Option<String>,
    says: Option<String>,
    og_says: Option<String>,
    /// As they are written, with what tells them apart.
    links: Vec<(u8, String)>,
}

impl Scan {
    fn run(&mut self, text: &str) {
        let mut rest = text;
        // Every turn goes on behind what it took; what never ends, ends it.
        while let Some((_, from)) = rest.split_once('<') {
            rest = from;
            if let Some(comment) = from.strip_prefix("!--") {
                let Some((_, behind)) = comment.split_once("-->") else { return };
                rest = behind;
                continue;
            }
            if from.get(..8).is_some_and(|head| head.eq_ignore_ascii_case("!doctype")) {
                let named = from.get(8..).unwrap_or_default().trim_start();
                self.is_page |= named.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("html"));
            }
            if !from.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let stop = from.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
            let (name, attributes) = from.split_at(stop.unwrap_or(from.len()));
            let Some(end) = tag_end(attributes) else { return };
            let (attributes, behind) = attributes.split_at(end);
            rest = behind;
            let name = name.get(..name.len().min(16)).unwrap_or_default().to_ascii_lowercase();
            match name.as_str() {
                "html" | "head" | "body" => self.is_page = true,
                "title" => {
                    let Some((words, behind)) = until_end(behind, "title") else { return };
                    let words = words.strip_prefix('>').unwrap_or(words);
                    self.is_page = true;
                    fill(&mut self.title, words, LONGEST_TITLE);
                    rest = behind;
                }
                "link" => self.link(&Attributes::of(attributes)),
                "meta" => self.meta(&Attributes::of(attributes)),
                // Only the first counts.
                "base" if self.base.is_none() => self.base = Attributes::of(attributes).address("href"),
                opaque if OPAQUE.contains(&opaque) && !attributes.ends_with('/') => {
                    let Some((_, behind)) = until_end(behind, opaque) else { return };
                    rest = behind;
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, attributes: &Attributes<'_>) {
        let Some(rel) = attributes.get("rel").map(str::to_ascii_lowercase) else { return };
        let is_alternate = rel.split_ascii_whitespace().any(|word| matches!(word, "alternate" | "feed"));
        let kind = attributes.get("type").unwrap_or_default().to_ascii_lowercase();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let is_feed = matches!(
            kind,
            "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" | "application/feed+json"
        );
        if !is_alternate || !is_feed || self.links.len() >= MOST_LINKS {
            return;
        }
        self.is_page = true;
        let Some(place) = attributes.address("href") else { return };
        let named = format!("{place} {}", attributes.get("title").unwrap_or_default()).to_lowercase();
        let names = |words: &[&str]| words.iter().any(|word| named.contains(word));
        if !names(&COMMENTS) {
            self.links.push((u8::from(!names(&PODCAST)), place));
        }
    }

    fn meta(&mut self, attributes: &Attributes<'_>) {
        let Some(content) = attributes.get("content") else { return };
        let key = attributes.get("property").or(attributes.get("name")).unwrap_or_default();
        match key.trim().to_ascii_lowercase().as_str() {
            "og:title" => fill(&mut self.og_title, content, LONGEST_TITLE),
            "og:description" => fill(&mut self.og_says, content, LONGEST_SUMMARY),
            "description" => fill(&mut self.says, content, LONGEST_SUMMARY),
            _ => {}
        }
    }

    fn finish(mut self, address: &str) -> Page {
        let base = self.base.and_then(|base| {
            let page = Url::parse(address).ok()?;
            Some(page.join(base.trim()).ok()?.to_string())
        });
        let base = base.as_deref().unwrap_or(address);
        self.links.sort_by_key(|(rank, _)| *rank);
        let mut feeds: Vec<String> = Vec::new();
        for (_, place) in self.links {
            let feed = safe_in(&place, Some(base));
            feeds.extend(feed.filter(|feed| !feeds.contains(feed)));
        }
        Page { title: self.og_title.or(self.title), says: self.og_says.or(self.says), feeds }
    }
}

/// Keeps the first text that says something.
fn fill(place: &mut Option<String>, markup: &str, longest: usize) {
    if place.is_none() {
        *place = Some(plain(markup, longest)).filter(|words| !words.is_empty());
    }
}

/// What stands before the end tag of an element, and what begins with it.
fn until_end<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("</")?;
        let behind = text.get(at + 2..)?;
        let same = behind.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
        if same && behind.get(name.len()..)?.starts_with(|c: char| !c.is_ascii_alphanumeric()) {
            return Some((text.get(..at)?, text.get(at..)?));
        }
        from = at + 2;
    }
}

/// The attributes of one tag, as they are written.
struct Attributes<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Attributes<'t> {
    fn of(text: &'t str) -> Self {
        let mut found = Vec::new();
        let mut rest = text;
        while found.len() < MOST_ATTRIBUTES {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
            if rest.is_empty() {
                break;
            }
            let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='));
            let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let value = behind.trim_start().strip_prefix('=').map(str::trim_start);
            let Some(value) = value else {
                rest = behind;
                continue;
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, behind) = match quote {
                // Quotes are one byte.
                Some(quote) => {
                    let inside = value.get(1..).unwrap_or_default();
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            found.push((name, value));
            rest = behind;
        }
        Self(found)
    }

    /// The first of that name counts.
    fn get(&self, name: &str) -> Option<&'t str> {
        let found = self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| *value).filter(|value| value.len() <= LONGEST_VALUE)
    }

    /// An address, in which `&` may be written in three ways.
    fn address(&self, name: &str) -> Option<String> {
        let text = self.get(name)?.trim();
        let text = ["&amp;", "&#38;", "&#x26;", "&#038;"]
            .iter()
            .fold(text.to_owned(), |text, written| text.replace(written, "&"));
        (!text.is_empty()).then_some(text)
    }
}

#[cfg(test)]
mod tests;
