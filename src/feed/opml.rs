//! Lists of subscriptions as podcast players write them (OPML 2.0): feeds with their names and folders. Fetches none.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::decode::decode;
use super::{plain, safe_address};

/// Most feeds that are read of one list.
const MOST: usize = 10_000;
/// Folders inside each other that are looked at.
const DEEPEST: usize = 32;
const LONGEST: usize = 300;

/// A feed of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// What the list calls it; may be empty.
    pub title: String,
    /// Its feed.
    pub feed: String,
    /// Its page.
    pub site: Option<String>,
    /// The folders it lies in and what it is filed under, outermost first.
    pub folders: Vec<String>,
}

/// It is no such list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is no OPML file: {0}")]
pub struct OpmlError(&'static str);

/// The feeds of a list, each address once.
///
/// # Errors
/// When it is not OPML; what is broken inside ends the reading, and what was read counts.
pub fn subscriptions(bytes: &[u8]) -> Result<Vec<Subscription>, OpmlError> {
    let (text, _) = decode(bytes, None);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut found: Vec<Subscription> = Vec::new();
    // For each open outline the name it gives to what is inside, where it is a folder.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut is_opml = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if name(&tag) == "outline" => {
                let outline = Outline::read(&tag);
                found.extend(outline.subscription(&open));
                open.push(outline.folder());
                if open.len() > DEEPEST {
                    return Err(OpmlError("its folders lie too deep"));
                }
            }
            Ok(Event::Empty(tag)) if name(&tag) == "outline" => {
                found.extend(Outline::read(&tag).subscription(&open));
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                open.pop();
            }
            Ok(Event::Start(tag)) if name(&tag) == "opml" => is_opml = true,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        if found.len() >= MOST {
            break;
        }
    }
    if !is_opml {
        return Err(OpmlError("the element `opml` is missing"));
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| seen.insert(one.feed.clone()));
    Ok(found)
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

/// The attributes of an outline that matter.
#[derive(Default)]
struct Outline {
    title: String,
    feed: Option<String>,
    site: Option<String>,
    category: Vec<String>,
}

impl Outline {
    fn read(tag: &BytesStart<'_>) -> Self {
        let mut outline = Self::default();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let Ok(value) = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) else { continue };
            match attribute.key.local_name().as_ref().to_ascii_lowercase().as_str() {
                "xmlurl" => outline.feed = safe_address(&value),
                "htmlurl" => outline.site = safe_address(&value),
                "title" => outline.title = words(&value),
                "text" if outline.title.is_empty() => outline.title = words(&value),
                "category" => {
                    let named = value.split([',', '/']).map(words).filter(|one| !one.is_empty());
                    outline.category = named.take(8).collect();
                }
                _ => {}
            }
        }
        outline
    }

    fn folder(&self) -> Option<String> {
        (self.feed.is_none() && !self.title.is_empty()).then(|| self.title.clone())
    }

    fn subscription(&self, open: &[Option<String>]) -> Option<Subscription> {
        let folders = open.iter().flatten().cloned().chain(self.category.iter().cloned()).collect();
        Some(Subscription {
            title: self.title.clone(),
            feed: self.feed.clone()?,
            site: self.site.clone(),
            folders,
        })
    }
}

fn words(text: &str) -> String {
    plain(text, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_a_player_is_read() {
        let list = r#"<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
            <outline text="Tech"><outline text="Web"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed"
              htmlUrl="https://a.example/"/></outline></outline>
            <outline type="rss" title="C" text="ignored" xmlUrl="https://c.example/feed" category="/Python/Data,News"/>
            <outline type="rss" text="again" xmlUrl="https://a.example/feed"/>
            <outline type="rss" text="bad" xmlUrl="javascript:alert(1)"/></body></opml>"#;
        let read = subscriptions(list.as_bytes()).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].title, "A & B");
        assert_eq!(read[0].folders, ["Tech", "Web"]);
        assert_eq!(read[0].site.as_deref(), Some("https://a.example/"));
        assert_eq!(read[1].title, "C");
        assert_eq!(read[1].folders, ["Python", "Data", "News"]);
    }

    #[test]
    fn odd_lists_end_in_words() {
        assert!(subscriptions(b"").is_err());
        assert!(subscriptions(b"<rss><channel/></rss>").is_err());
        let deep = format!("<opml><body>{}", "<outline text='x'>".repeat(100_000));
        assert!(subscriptions(deep.as_bytes()).is_err());
        let cut = br#"<opml><body><outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlU"#;
        assert_eq!(subscriptions(cut).unwrap().len(), 1);
    }
}
