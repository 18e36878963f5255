//! What the bot answers, as data that every edge can show in its own way. Nothing here is escaped or cut: the edge knows its rules.

use std::borrow::Cow;

use crate::bot::request::Request;
use crate::catalog::PodcastIx;

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
    /// What was found, best first; at most 10.
    pub cards: Vec<Card>,
    /// What to do next; at most 5.
    pub buttons: Vec<Button>,
    /// Pages to open, as buttons before the others; at most 5.
    pub links: Vec<Link>,
    /// What to look at closer.
    pub menu: Option<Menu>,
    /// The question in the form a button may carry, where the answer stands for one.
    pub settled: Option<Request>,
}

impl Reply {
    /// Buttons that fit one row of a Discord message (`components/reference`).
    pub const MOST_BUTTONS: usize = 5;
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Card {
    /// A short line above the title.
    pub kicker: Option<String>,
    /// The name.
    pub title: String,
    /// Where the title leads, http or https.
    pub link: Option<String>,
    /// The podcast it is about, where it is one: [`Bot::links`](super::Bot::links) says where that can be opened.
    pub podcast: Option<PodcastIx>,
    /// Picture address, http or https.
    pub artwork: Option<String>,
    /// Why to listen.
    pub body: Text,
    /// Name and value of what else is worth knowing.
    pub facts: Vec<(&'static str, Text)>,
    /// Why it is shown.
    pub reason: Option<String>,
    /// 0xRRGGBB.
    pub colour: u32,
}

/// A button under an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What is read; Discord shows about 34 characters and takes 80.
    pub label: Cow<'static, str>,
    /// What pressing it asks.
    pub request: Request,
    /// Pressing it shows the answer to everyone in the channel.
    pub share: bool,
}

impl Button {
    /// The label of the button that shows the next page.
    pub const MORE: &'static str = "More";

    /// The button that shows the page after this one, where there is more; none otherwise.
    #[must_use]
    pub fn next(more: bool, page: u16, request: impl Fn(u16) -> Request) -> Option<Self> {
        let next = page.checked_add(1).filter(|_| more)?;
        Some(Self { label: Self::MORE.into(), request: request(next), share: false })
    }
}

/// A button that opens a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// At most 34 characters.
    pub label: &'static str,
    /// Where it leads, http or https.
    pub url: String,
}

/// A choice of closer looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// Shown while nothing is chosen.
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
    pub description: Option<String>,
    /// What choosing it asks.
    pub request: Request,
}

/// Text with a little emphasis, made of pieces that stay apart until an edge writes them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Text(pub Vec<Span>);

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Span {
    /// Words as they are; hostile until the edge escapes them.
    Plain(String),
    /// Words that matter.
    Strong(String),
    /// Words of somebody else, such as what the member typed.
    Quoted(String),
    /// Words that lead to a page.
    Link {
        /// What is read.
        words: String,
        /// Where it leads, http or https.
        url: String,
    },
    /// A command by its full name, such as `podcast topic`.
    Command(&'static str),
    /// A member by Discord id.
    Member(u64),
    /// A role by Discord id.
    Role(u64),
    /// A channel by Discord id.
    Channel(u64),
    /// A moment, shown in the reader's own time and zone.
    Time {
        /// Unix seconds.
        at: i64,
        /// How it is shown.
        shown: Shown,
    },
    /// A new line.
    Break,
}

/// How a moment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shown {
    /// Day, month, year, time, with the day of the week.
    Full,
    /// Day, month and year.
    Day,
    /// As far from now as it is: "in 3 days".
    Relative,
}

impl Text {
    /// A whole message with texts in place of the names in braces: `message("About {topics}:", &[("topics", names)])`.
    #[must_use]
    pub fn message(template: &'static str, values: &[(&str, Text)]) -> Self {
        let mut text = Self::default();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else { break };
            if !before.is_empty() {
                text = text.and(before);
            }
            let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
            text = text.append(value.unwrap_or_default());
            rest = behind;
        }
        if rest.is_empty() { text } else { text.and(rest) }
    }

    /// Only plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self(vec![Span::Plain(words.into())])
    }

    /// Adds plain words.
    #[must_use]
    pub fn and(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Plain(words.into()));
        self
    }

    /// Adds words that matter.
    #[must_use]
    pub fn strong(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Strong(words.into()));
        self
    }

    /// Adds somebody else's words.
    #[must_use]
    pub fn quoted(mut self, words: impl Into<String>) -> Self {
        self.0.push(Span::Quoted(words.into()));
        self
    }

    /// Adds words that lead to a page.
    #[must_use]
    pub fn link(mut self, words: impl Into<String>, url: impl Into<String>) -> Self {
        self.0.push(Span::Link { words: words.into(), url: url.into() });
        self
    }

    /// Adds a command's name.
    #[must_use]
    pub fn command(mut self, name: &'static str) -> Self {
        self.0.push(Span::Command(name));
        self
    }

    /// Adds a moment.
    #[must_use]
    pub fn time(mut self, at: jiff::Timestamp, shown: Shown) -> Self {
        self.0.push(Span::Time { at: at.as_second(), shown });
        self
    }

    /// Adds any piece.
    #[must_use]
    pub fn with(mut self, span: Span) -> Self {
        self.0.push(span);
        self
    }

    /// Adds a new line.
    #[must_use]
    pub fn line(mut self) -> Self {
        self.0.push(Span::Break);
        self
    }

    /// Adds a whole text.
    #[must_use]
    pub fn append(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A suggestion while a member types. Name, value and free text are understood alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the member reads; at most 100 characters.
    pub name: String,
    /// What is sent when it is chosen; at most 100 characters.
    pub value: String,
}
