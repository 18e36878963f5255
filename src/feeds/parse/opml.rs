//! Lists of subscriptions as podcast players write them (OPML 2.0): feeds with their names and folders. Fetches none.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::address::with_web_scheme;
use super::decode::decode;
use super::item::Recording;
use super::value::unescaped;
use super::{plain, safe_address};
use crate::catalog::comparable_address;

/// Most feeds that are read of one list.
const MOST: usize = 10_000;
/// Folders inside each other that are looked at.
const DEEPEST: usize = 32;
/// How often reading starts anew behind markup that is none.
const MOST_RECOVERIES: usize = 100;
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
    /// Its address would tell everybody the password.
    #[error("its `xmlUrl` holds a user name or password")]
    Password,
    /// It is a recording.
    #[error("its `xmlUrl` is a recording, not a feed")]
    Recording,
    /// Its feed was there before.
    #[error("its feed is in the list twice")]
    Twice,
    /// It is more than a folder, and says not where its feed is.
    #[error("it has no `xmlUrl`")]
    NoFeed,
    /// There are more than are read.
    #[error("podpick reads only the first {MOST} of a list")]
    TooMany,
    /// The list is broken here; reading goes on with the next outline.
    #[error("the list is broken here")]
    Broken,
    /// The list is broken once too often.
    #[error("the list is broken here and in many places before; podpick did not read the rest")]
    Lost,
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
    let mut walk = Walk::default();
    let mut offset = 0;
    for recovery in 0..=MOST_RECOVERIES {
        let rest = text.get(offset..).unwrap_or_default();
        let Some(at) = walk.run(rest).map(|at| offset + at) else { break };
        // Where markup is none, the next outline is looked for.
        let next = text.get(at..).and_then(|rest| {
            let skip = usize::from(rest.starts_with("<outline"));
            Some(at + skip + rest.get(skip..)?.find("<outline")?)
        });
        let line = text.get(..at).unwrap_or(&text).matches('\n').count() + 1;
        let why = if next.is_some() && recovery == MOST_RECOVERIES { LeftOut::Lost } else { LeftOut::Broken };
        walk.list.left_out.push((format!("line {line}"), why));
        let Some(next) = next else { break };
        offset = next;
    }
    if !walk.is_opml {
        return Err(OpmlError("the element `opml` is missing"));
    }
    Ok(walk.list)
}

/// A list while it is read.
#[derive(Default)]
struct Walk {
    list: Subscriptions,
    seen: std::collections::HashSet<String>,
    /// For each open outline the name it gives to what is inside, where it is a folder.
    open: Vec<Option<String>>,
    /// Outlines that are open inside of those; some programs close none.
    deeper: usize,
    is_opml: bool,
}

impl Walk {
    /// Reads on; where it is broken, if it is.
    fn run(&mut self, text: &str) -> Option<usize> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) if name(&tag) == "outline" => {
                    let outline = Outline::read(&tag);
                    self.list.take(&outline, &self.open, &mut self.seen);
                    if self.open.len() < DEEPEST {
                        self.open.push(outline.folder());
                    } else {
                        self.deeper += 1;
                    }
                }
                Ok(Event::Empty(tag)) if name(&tag) == "outline" => {
                    self.list.take(&Outline::read(&tag), &self.open, &mut self.seen);
                }
                Ok(Event::End(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                    if self.deeper > 0 {
                        self.deeper -= 1;
                    } else {
                        self.open.pop();
                    }
                }
                Ok(Event::Start(tag)) if name(&tag) == "opml" => self.is_opml = true,
                Ok(Event::Eof) => return None,
                Err(_) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(0).min(text.len());
                    return Some(text.floor_char_boundary(at));
                }
                Ok(_) => {}
            }
        }
    }
}

impl Subscriptions {
    fn take(
        &mut self,
        outline: &Outline,
        open: &[Option<String>],
        seen: &mut std::collections::HashSet<String>,
    ) {
        let why = match outline.subscription(open) {
            Some(one) if seen.contains(&comparable_address(&one.feed)) => LeftOut::Twice,
            Some(one) if Recording::is_named_so(&one.feed) => LeftOut::Recording,
            Some(_) if self.read.len() >= MOST => LeftOut::TooMany,
            Some(one) => {
                seen.insert(comparable_address(&one.feed));
                self.read.push(one);
                return;
            }
            None if outline.has_password => LeftOut::Password,
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
    has_password: bool,
    /// It is more than a folder.
    is_feed: bool,
    site: Option<String>,
    category: Vec<String>,
}

impl Outline {
    fn read(tag: &BytesStart<'_>) -> Self {
        let mut outline = Self::default();
        for attribute in tag.html_attributes().with_checks(false).flatten() {
            let raw: &str = &attribute.value;
            let value = unescaped(raw);
            match attribute.key.local_name().as_ref().to_ascii_lowercase().as_str() {
                "xmlurl" => {
                    outline.is_feed = true;
                    let place = with_web_scheme(&value);
                    outline.feed = safe_address(&place);
                    outline.has_password = url::Url::parse(&place)
                        .is_ok_and(|url| url.password().is_some() || !url.username().is_empty());
                    outline.named_feed = Some(words(&value)).filter(|named| !named.is_empty());
                }
                "type" => outline.is_feed |= !value.trim().is_empty(),
                "url" => outline.is_feed = true,
                "htmlurl" => {
                    outline.is_feed |= !value.trim().is_empty();
                    outline.site = safe_address(&value);
                }
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
mod tests;
