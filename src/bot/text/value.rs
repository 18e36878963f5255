//! What a sentence of the message files is given.

use super::{Span, Text};

/// What a sentence is given.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// Any text.
    Text(Text),
    /// A text that is cut to so many characters, where there is little room.
    Short(Text, usize),
    /// A number, which also decides between singular and plural.
    Number(u64),
    /// One of the words between which a sentence decides, such as a day of the week.
    Word(&'static str),
    /// The same for the primary tag of a language.
    Tag(String),
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Span> for Value {
    fn from(span: Span) -> Self {
        Self::Text(Text(vec![span]))
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        Self::Text(Text::plain(words))
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        Self::Text(Text::plain(words))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(u64::from(number))
    }
}
