//! Lists of subscriptions as podcast players write them (OPML 2.0): feeds with their names and folders. Fetches none.

use quick_xml::Reader;
use quick_xml::escape::{resolve_html5_entity, unescape_with};
use quick_xml::events::{BytesStart, Event};

use super::address::with_web_scheme;
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

/// What a list holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// Feeds, each address once.
    pub read: Vec<Subscription>,
    /// What was left out, by its name in the list, and why.
    pub left_out: Vec<(String, LeftOut)>,
}

/// Why a subscription was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LeftOut {
    /// It names no feed that can be fetched.
    #[error("its `xmlUrl` is not an http or https address")]
    Address,
    /// Its feed was there before.
    #[error("its feed is in the list twice")]
    Twice,
    /// It says that it is a feed, and not where.
    #[error("it has no `xmlUrl`")]
    NoFeed,
    /// There are more than are read.
    #[error("podpick reads only the first {MOST} of a list")]
    TooMany,
    /// The list is broken here, and nothing behind it was read.
    #[error("the list is broken here; podpick did not read the rest")]
    Broken,
}

/// It is no such list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an OPML file: {0}")]
pub struct OpmlError(&'static str);

/// The feeds of a list. Text that is no markup, values without quotes and the schemes that players made up are read too.
///
/// # Errors
/// When it is not OPML; what is broken inside ends the reading, and what was read counts.
pub fn subscriptions(bytes: &[u8]) -> Result<Subscriptions, OpmlError> {
    let (text, _) = decode(bytes, None);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut list = Subscriptions::default();
    let mut seen = std::collections::HashSet::new();
    // For each open outline the name it gives to what is inside, where it is a folder.
    let mut open: Vec<Option<String>> = Vec::new();
    let mut is_opml = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if name(&tag) == "outline" => {
                let outline = Outline::read(&tag);
                list.take(&outline, &open, &mut seen);
                open.push(outline.folder());
                if open.len() > DEEPEST {
                    return Err(OpmlError("its folders lie too deep"));
                }
            }
            Ok(Event::Empty(tag)) if name(&tag) == "outline" => {
                list.take(&Outline::read(&tag), &open, &mut seen);
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                open.pop();
            }
            Ok(Event::Start(tag)) if name(&tag) == "opml" => is_opml = true,
            Ok(Event::Eof) => break,
            Err(_) => {
                let line = text.get(..usize::try_from(reader.error_position()).unwrap_or(0).min(text.len()));
                let line = line.unwrap_or(&text).matches('\n').count() + 1;
                list.left_out.push((format!("line {line}"), LeftOut::Broken));
                break;
            }
            Ok(_) => {}
        }
    }
    if !is_opml {
        return Err(OpmlError("the element `opml` is missing"));
    }
    Ok(list)
}

impl Subscriptions {
    fn take(
        &mut self,
        outline: &Outline,
        open: &[Option<String>],
        seen: &mut std::collections::HashSet<String>,
    ) {
        let why = match outline.subscription(open) {
            Some(one) if seen.contains(&one.feed) => LeftOut::Twice,
            Some(_) if self.read.len() >= MOST => LeftOut::TooMany,
            Some(one) => {
                seen.insert(one.feed.clone());
                self.read.push(one);
                return;
            }
            None if outline.named_feed.is_some() => LeftOut::Address,
            None if outline.is_feed => LeftOut::NoFeed,
            None => return,
        };
        let named = Some(&outline.title).filter(|title| !title.is_empty()).or(outline.named_feed.as_ref());
        if self.left_out.len() < MOST {
            self.left_out.push((named.cloned().unwrap_or_default(), why));
        }
    }
}

fn name(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_ascii_lowercase()
}

/// The attributes of an outline that matter.
#[derive(Default)]
struct Outline {
    title: String,
    feed: Option<String>,
    /// What stands where the address of a feed belongs.
    named_feed: Option<String>,
    /// It says that it is a feed.
    is_feed: bool,
    site: Option<String>,
    category: Vec<String>,
}

impl Outline {
    fn read(tag: &BytesStart<'_>) -> Self {
        let mut outline = Self::default();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let raw: &str = &attribute.value;
            // A bare `&` is what it looks like.
            let value = unescape_with(raw, resolve_html5_entity).unwrap_or(raw.into());
            match attribute.key.local_name().as_ref().to_ascii_lowercase().as_str() {
                "xmlurl" => {
                    outline.feed = safe_address(&with_web_scheme(&value));
                    outline.named_feed = Some(words(&value)).filter(|named| !named.is_empty());
                }
                "type" => outline.is_feed = matches!(value.trim(), "rss" | "atom"),
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
        let Subscriptions { read, left_out } = subscriptions(list.as_bytes()).unwrap();
        assert_eq!(read.len(), 2);
        let left_out: Vec<(&str, LeftOut)> =
            left_out.iter().map(|(name, why)| (name.as_str(), *why)).collect();
        assert_eq!(left_out, [("again", LeftOut::Twice), ("bad", LeftOut::Address)]);
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
        let cut = subscriptions(cut).unwrap();
        assert_eq!((cut.read.len(), cut.left_out), (1, vec![("line 1".into(), LeftOut::Broken)]));
    }

    #[test]
    fn what_players_write_that_is_no_opml_is_read() {
        let list = r#"<opml version=1.0><body>
            <outline type=rss text="A & B" xmlUrl="feed:https://a.example/feed?x=1&y=2"/>
            <outline type=rss text=C xmlUrl=pcast://c.example/feed />
            <outline text="Caf&eacute; &nbsp;D" xmlUrl="itpc://d.example/feed"/>
            <outline type="rss" text="No feed"/>
            <outline text="feed" xmlUrl="feed://e.example/feed"></outline></body></opml>"#;
        let Subscriptions { read, left_out } = subscriptions(list.as_bytes()).unwrap();
        let read: Vec<(&str, &str)> =
            read.iter().map(|one| (one.title.as_str(), one.feed.as_str())).collect();
        assert_eq!(
            read,
            [
                ("A & B", "https://a.example/feed?x=1&y=2"),
                ("C", "http://c.example/feed"),
                ("Café D", "http://d.example/feed"),
                ("feed", "http://e.example/feed"),
            ]
        );
        assert_eq!(left_out, [("No feed".to_owned(), LeftOut::NoFeed)]);
    }
}
