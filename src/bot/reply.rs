//! What the bot answers, as data that every edge can show in its own way. Nothing here is escaped or cut: the edge knows its rules.

use jiff::Timestamp;

use crate::bot::request::Request;
pub use crate::bot::text::{Joint, Shown, Span, Text, Value};
use crate::catalog::{EpisodeIx, Fingerprint, PodcastIx};

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reply {
    /// Only the asking member sees it.
    pub private: bool,
    /// The one member whom the answer may notify.
    pub ping: Option<u64>,
    /// The one role whom a post may notify.
    pub ping_role: Option<u64>,
    /// A sentence or two above the cards.
    pub headline: Text,
    /// What it is called where it is a post in a forum.
    pub post_title: Text,
    /// What was found, best first; at most 10.
    pub cards: Vec<Card>,
    /// What to do next; at most 5.
    pub buttons: Vec<Button>,
    /// Pages to open, as buttons before the others; at most 5.
    pub links: Vec<Link>,
    /// What to look at closer.
    pub menu: Option<Menu>,
    /// What everybody may vote on; only in a post.
    pub poll: Option<Poll>,
    /// The question in the form a button may carry, where the answer stands for one.
    pub settled: Option<Request>,
    /// A form to fill in, in place of all the rest.
    pub modal: Option<Modal>,
    /// It takes the place of podpick's own message that was pressed, for everybody who reads that.
    pub in_place: bool,
    /// Buttons of the message that was pressed, as they read from now on. Where the edge can change them there, nothing
    /// else of this is shown.
    pub relabelled: Vec<Button>,
}

impl Reply {
    /// Buttons that fit one row of a Discord message (`components/reference`).
    pub const MOST_BUTTONS: usize = 5;

    /// Something that only the asking member reads.
    #[must_use]
    pub fn private(headline: Text) -> Self {
        Self { private: true, headline, ..Self::default() }
    }

    /// The same of one sentence that names nothing.
    #[must_use]
    pub fn say(id: &'static str) -> Self {
        Self::private(Text::of(id))
    }
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modal {
    /// Discord shows 45 characters.
    pub title: Text,
    /// What handing it in asks; what was filled in is added there.
    pub request: Request,
    /// At most 5.
    pub fields: Vec<ModalField>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModalField {
    /// What it is called when it comes back.
    pub name: &'static str,
    /// The message beside it; Discord shows 45 characters.
    pub label: &'static str,
    /// What stands in it; hostile until escaped, though forms show plain text.
    pub value: Text,
    /// Of several lines.
    pub long: bool,
    /// Characters at most.
    pub most: u16,
    /// It must not be empty.
    pub required: bool,
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Card {
    /// A short line above the title.
    pub kicker: Option<Text>,
    /// The name.
    pub title: Text,
    /// Where the title leads, http or https.
    pub link: Option<String>,
    /// What it is about, where that can be opened or sent to somebody.
    pub subject: Option<CardSubject>,
    /// Picture address, http or https.
    pub artwork: Option<String>,
    /// Why to listen.
    pub body: Text,
    /// What else is worth knowing: a message's id as the name, and the value.
    pub facts: Vec<(&'static str, Text)>,
    /// Why it is shown.
    pub reason: Option<Text>,
    /// 0xRRGGBB.
    pub colour: u32,
}

/// A podcast or an episode that a card is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CardSubject {
    /// A podcast: [`Bot::links`](super::Bot::links) says where it can be opened.
    Podcast(PodcastIx),
    /// A curated episode.
    Episode(EpisodeIx),
    /// An episode that a podcast's feed gave, by the mark of its identity there.
    FeedEpisode(PodcastIx, Fingerprint),
}

impl Card {
    /// One of plain words, for what is about podpick itself.
    #[must_use]
    pub fn plain(title: Text, body: Text) -> Self {
        Self { title, body, colour: 0x0054_6E7A, ..Self::default() }
    }
}

/// A button under an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What is read; Discord shows about 34 characters and takes 80.
    pub label: Text,
    /// What pressing it asks.
    pub request: Request,
    /// Pressing it shows the answer to everyone in the channel.
    pub share: bool,
}

impl Button {
    /// The message on the button that shows the next page.
    pub const MORE: &'static str = "button-more";

    /// A button that only the one who presses it sees the answer to, or whoever saw the question.
    #[must_use]
    pub fn new(label: &'static str, request: Request) -> Self {
        Self { label: Text::of(label), request, share: false }
    }

    /// The button that shows the page after this one, where there is more; none otherwise.
    #[must_use]
    pub fn next(more: bool, page: u16, request: impl Fn(u16) -> Request) -> Option<Self> {
        let next = page.checked_add(1).filter(|_| more)?;
        Some(Self::new(Self::MORE, request(next)))
    }
}

/// A button that opens a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// A message's id.
    pub label: &'static str,
    /// Where it leads, http or https.
    pub url: String,
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// What is asked.
    pub question: Text,
    /// Names to choose from; at most 10.
    pub answers: Vec<String>,
    /// When it ends.
    pub ends: Timestamp,
}

/// A choice of closer looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Shown while nothing is chosen: a message's id.
    pub placeholder: &'static str,
    /// At most 25.
    pub options: Vec<MenuOption>,
}

/// One closer look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MenuOption {
    /// The name.
    pub label: String,
    /// A few words more.
    pub description: Option<Text>,
    /// What choosing it asks.
    pub request: Request,
}

/// A suggestion while a member types. Name, value and free text are understood alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the member reads; at most 100 characters.
    pub name: String,
    /// What is sent when it is chosen; at most 100 characters.
    pub value: String,
}
