//! What people read, as pieces that stay apart until an edge writes them, and sentences that wait for a language.

mod day;
mod messages;
mod value;

use crate::locale::Locale;
pub use value::Value;

/// Text with a little emphasis, made of pieces that stay apart until an edge writes them.
///
/// Sentences lie in message files, one for each language; a text names the sentence and holds its values, so that it
/// can be read in any of them. [`Text::in_locale`] chooses one.
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
    /// A word of the message files that leads to a page.
    LinkTo {
        /// The message's id.
        id: &'static str,
        /// Where it leads, http or https.
        url: String,
    },
    /// A command by its full name, such as `podcast topic`.
    Command(String),
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
    /// A sentence of the message files, with its values.
    Message {
        /// Its id.
        id: &'static str,
        /// What it names.
        values: Vec<(&'static str, Value)>,
    },
    /// Several things in one sentence: "Django, Flask and Testing".
    List {
        /// What is listed.
        items: Vec<Text>,
        /// What stands before the last one.
        joint: Joint,
    },
}

/// What stands before the last item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Joint {
    /// All of them.
    And,
    /// Any of them.
    Or,
    /// Only a comma: they stand in a row.
    Comma,
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
    /// A member, silently.
    #[must_use]
    pub fn member(id: u64) -> Self {
        Self(vec![Span::Member(id)])
    }

    /// A sentence of the message files that names nothing.
    #[must_use]
    pub fn of(id: &'static str) -> Self {
        Self(vec![Span::Message { id, values: Vec::new() }])
    }

    /// A sentence of the message files with its values: `message("about", [("what", names.into())])`.
    #[must_use]
    pub fn message<const N: usize>(id: &'static str, values: [(&'static str, Value); N]) -> Self {
        Self(vec![Span::Message { id, values: values.into() }])
    }

    /// Several texts in one sentence.
    pub fn list(items: impl IntoIterator<Item = Self>, joint: Joint) -> Self {
        let items: Vec<Self> = items.into_iter().collect();
        if items.is_empty() { Self::default() } else { Self(vec![Span::List { items, joint }]) }
    }

    /// Names in a row, with nothing but a comma between them.
    pub fn row<T: Into<Self>>(names: impl IntoIterator<Item = T>) -> Self {
        Self::list(names.into_iter().map(Into::into), Joint::Comma)
    }

    /// The same text in a language: no sentence waits for one any more.
    #[must_use]
    pub fn in_locale(&self, locale: Locale) -> Self {
        messages::read(self, locale)
    }

    /// The words alone, in a language, as a label or a program takes them.
    #[must_use]
    pub fn words(&self, locale: Locale) -> String {
        let words = self.in_locale(locale).0.into_iter().map(|span| match span {
            Span::Plain(words) | Span::Strong(words) | Span::Quoted(words) | Span::Link { words, .. } => {
                words
            }
            Span::Command(name) => format!("/{name}"),
            Span::Break => " ".to_owned(),
            _ => String::new(),
        });
        words.collect()
    }

    /// Only plain words.
    pub fn plain(words: impl Into<String>) -> Self {
        Self(vec![Span::Plain(words.into())])
    }

    /// Adds plain words: a name, a number or a mark, never a part of a sentence.
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

    /// The same text where it matters, whatever language it waits for.
    #[must_use]
    pub fn strengthened(self) -> Self {
        Self::message("strong", [("words", self.into())])
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

    /// Adds another sentence, with a blank between them where both are there.
    #[must_use]
    pub fn sentence(self, other: Self) -> Self {
        if self.is_empty() || other.is_empty() { self.append(other) } else { self.and(" ").append(other) }
    }

    /// Nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The words of a sentence that names nothing, by an id that is put together, as those of commands are.
#[must_use]
pub fn words_of(id: &str, locale: Locale) -> String {
    messages::sentence(id, &[], locale).words(locale)
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::plain(words)
    }
}

impl From<&String> for Text {
    fn from(words: &String) -> Self {
        Self::plain(words)
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::plain(words)
    }
}

#[cfg(test)]
mod tests;
