//! Feeds as strangers write them, read into episodes that are safe to show: bytes in, values out. No network, no clock.
//!
//! Whatever can be read is kept, whatever cannot is reported with its place. Every text is plain, visible, bounded and
//! free of markup; every address is http or https. Escaping for Discord stays the edge's affair.

mod about;
mod address;
mod channel;
mod date;
mod decode;
mod duration;
mod episodes;
mod item;
mod json;
mod names;
pub mod opml;
pub mod page;
pub mod same;
mod text;
mod value;
mod xml;

#[cfg(test)]
mod tests;

pub use address::{safe as safe_address, typed as typed_address};
pub use episodes::Episodes;
pub use text::{cut, one_line, plain};

/// Most items that are kept of one feed; the oldest beyond that are left out, and it is said.
pub const MOST_EPISODES: usize = 5_000;
/// Bytes of a feed, or of a list of feeds, that are read.
pub const LARGEST: usize = 32 << 20;
/// Characters of a title.
pub const LONGEST_TITLE: usize = 300;
/// Characters of what an episode says about itself.
pub const LONGEST_SUMMARY: usize = 600;
/// Bytes before the feed itself that are looked through.
const MOST_BEFORE: usize = 16 * 1024;
/// Flaws that are reported one by one; the rest is counted.
const MOST_FLAWS: usize = 20;

/// A feed as far as it could be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What the podcast calls itself.
    pub title: String,
    /// What the podcast says about itself, plain text; may be empty.
    pub summary: String,
    /// Who makes it, as it says.
    pub people: Vec<String>,
    /// What it is filed under, in its own words.
    pub categories: Vec<String>,
    /// The podcast's page.
    pub site: Option<String>,
    /// The language it claims, as a tag.
    pub language: Option<String>,
    /// Whether the whole podcast is explicit, where it says so.
    pub explicit: Option<bool>,
    /// It says that no further episode will come.
    pub complete: bool,
    /// Where it says it has moved to.
    pub new_address: Option<String>,
    /// What it is, whatever its address (`podcast:guid`).
    pub guid: Option<String>,
    /// Its cover.
    pub image: Option<String>,
    /// The recording that introduces it (`podcast:trailer`).
    pub trailer: Option<String>,
    /// Its own episodes, in its own order; no identity twice.
    pub episodes: Vec<Episode>,
    /// It asks not to be listed (`itunes:block`): nobody is shown or told its episodes.
    pub blocked: bool,
    /// Where its older episodes are, in a feed that comes in pages (RFC 5005, `rel="next"`).
    pub next: Option<String>,
    /// It ends in the middle.
    pub cut_off: bool,
    /// What could not be read, in the order of the feed.
    pub flaws: Vec<Flaw>,
    /// Flaws beyond those.
    pub more_flaws: usize,
}

/// One episode.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Episode {
    /// What makes it the same episode in a later reading: its guid, else its enclosure, else its page.
    pub identity: String,
    /// Plain text; never empty.
    pub title: String,
    /// What it says about itself, plain text; may be empty.
    pub summary: String,
    /// Its page.
    pub page: Option<String>,
    /// The recording.
    pub audio: Option<String>,
    /// When it came out, Unix seconds; none where the feed gives no date that can be read.
    pub published: Option<i64>,
    /// How long it is.
    pub seconds: Option<u32>,
    /// Explicit or clean, where it says so; else as the podcast is.
    pub explicit: Option<bool>,
    /// Its season.
    pub season: Option<u32>,
    /// Its number in the season or in all.
    pub number: Option<u32>,
    /// Who speaks in it, as it says.
    pub people: Vec<String>,
    /// Its own picture.
    pub image: Option<String>,
    /// Where it can be read instead.
    pub transcript: Option<String>,
    /// Where its chapters are.
    pub chapters: Option<String>,
    /// A trailer or an extra, not a full episode.
    pub kind: Kind,
}

/// What an item of a feed is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// An episode.
    #[default]
    Full,
    /// An announcement of the podcast or a season.
    Trailer,
    /// Something besides.
    Bonus,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// Line in the feed, from 1; 0 where nobody can tell.
    pub line: u32,
    /// What it is.
    pub kind: FlawKind,
}

/// What could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlawKind {
    /// Markup that is none; reading went on behind it.
    Markup(String),
    /// The feed ends in the middle.
    CutOff,
    /// More bytes than are read.
    TooLarge,
    /// Nested deeper than any feed needs; reading stopped.
    TooDeep,
    /// More items than are read.
    TooMany,
    /// A date in no known shape.
    Date(String),
    /// A duration in no known shape.
    Duration(String),
    /// An address that is none, or neither http nor https.
    Address(String),
    /// An item without guid, enclosure and page, or without any name.
    Nameless,
    /// An identity that another item had already.
    Repeated(String),
    /// Bytes that are no text in the encoding they claim.
    Encoding(&'static str),
}

/// Nothing of it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedError {
    /// There is nothing.
    Empty,
    /// It is a web page.
    WebPage,
    /// It is something else.
    NoFeed,
}

/// Reads a feed. `charset` is what the answer's `Content-Type` said about the encoding.
///
/// # Errors
/// When it is no feed at all; a damaged one gives what could be read, with its flaws.
pub fn read(bytes: &[u8], charset: Option<&str>) -> Result<Feed, FeedError> {
    read_from(bytes, charset, None)
}

/// The same for a feed that lies at this address: what it names without a host lies beside it.
///
/// # Errors
/// When it is no feed at all.
pub fn read_from(bytes: &[u8], charset: Option<&str>, address: Option<&str>) -> Result<Feed, FeedError> {
    let (text, encoding_flaw) = decode::decode(bytes, charset);
    let (before, text) = text.split_at(beginning(&text));
    if text.is_empty() {
        return Err(FeedError::Empty);
    }
    let mut feed = if text.starts_with('{') { json::read(text, address)? } else { xml::read(text, address)? };
    let lines = u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX);
    for flaw in feed.flaws.iter_mut().filter(|flaw| flaw.line > 0) {
        flaw.line = flaw.line.saturating_add(lines);
    }
    if let Some(encoding) = encoding_flaw {
        feed.flaws.insert(0, Flaw { line: 0, kind: FlawKind::Encoding(encoding) });
    }
    // Whatever else is wrong, that something is missing is said first.
    feed.flaws.sort_by_key(|flaw| flaw.kind != FlawKind::CutOff);
    feed.more_flaws += feed.flaws.len().saturating_sub(MOST_FLAWS);
    feed.flaws.truncate(MOST_FLAWS);
    Ok(feed)
}

/// Where the feed begins. Blanks may stand before it, and what a program said that failed while it wrote the feed.
fn beginning(text: &str) -> usize {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0';
    let start = text.find(|c| !blank(c)).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let begins = |name: &str| rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    let is_whole = ["<?", "<!", "{", "<rss", "<feed", "<rdf", "<html"].into_iter().any(begins);
    let head = rest.get(..rest.floor_char_boundary(MOST_BEFORE)).unwrap_or_default();
    let place = |name: &str| head.find(name);
    let first = ["<?xml", "<rss", "<feed", "<rdf:RDF"].into_iter().filter_map(place).min();
    start + if is_whole { 0 } else { first.unwrap_or(0) }
}

impl Feed {
    /// Whether its episodes stand in the order of their dates, the newest first.
    #[must_use]
    pub fn is_newest_first(&self) -> bool {
        let dates: Vec<i64> = self.episodes.iter().filter_map(|episode| episode.published).collect();
        dates.first() > dates.last()
            && dates.windows(2).filter(|two| two[0] < two[1]).count() * 10 <= dates.len()
    }

    /// Says that it was cut because it is larger than what is read.
    pub(super) fn is_too_large(&mut self) {
        self.flaws.retain(|flaw| flaw.kind != FlawKind::CutOff);
        self.flaws.insert(0, Flaw { line: 0, kind: FlawKind::TooLarge });
    }

    /// When its newest dated episode came out, Unix seconds. Trailers do not count.
    #[must_use]
    pub fn newest(&self) -> Option<i64> {
        let full = self.episodes.iter().filter(|episode| episode.kind != Kind::Trailer);
        full.filter_map(|episode| episode.published).max()
    }
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        match &self.kind {
            FlawKind::Markup(what) => write!(f, "unreadable markup ({what})"),
            FlawKind::CutOff => f.write_str("the feed ends in the middle"),
            FlawKind::TooLarge => {
                write!(f, "more than {} MiB; podpick left out the rest", LARGEST >> 20)
            }
            FlawKind::TooDeep => f.write_str("nested too deeply; podpick did not read the rest"),
            FlawKind::TooMany => write!(f, "more than {MOST_EPISODES} items; podpick left out the oldest"),
            FlawKind::Date(text) => write!(f, "an unreadable date: {text}"),
            FlawKind::Duration(text) => write!(f, "an unreadable duration: {text}"),
            FlawKind::Address(text) => write!(f, "not an http address: {text}"),
            FlawKind::Nameless => f.write_str("an item without guid, recording and page, or without a name"),
            FlawKind::Repeated(text) => write!(f, "a repeated item: {text}"),
            FlawKind::Encoding(name) => write!(f, "bytes that are not {name}"),
        }
    }
}

impl std::fmt::Display for FeedError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Empty => "the answer is empty",
            Self::WebPage => "the address leads to a web page, not to a feed",
            Self::NoFeed => "this is not a feed",
        })
    }
}

impl std::error::Error for FeedError {}
