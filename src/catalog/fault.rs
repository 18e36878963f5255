//! What can be wrong with a catalog, as data. Holds no places, those are in `faults`, and no words, those are in `wording`.

use super::check::UrlFault;

/// A part of the file with keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The top of the file, outside every table.
    File,
    /// `[[topic]]`.
    Topic,
    /// `[[podcast]]`.
    Podcast,
    /// `[[podcast.episode]]`.
    Episode,
}

/// What a value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A text in quotes.
    Text,
    /// A list of texts.
    Texts,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Bool,
    /// A day, without quotes and without a time.
    Date,
    /// A table that may be repeated, `[[…]]`.
    Tables,
}

/// What is wrong, with all that is needed to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is larger than a catalog may be.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// The file has more lines and values than a catalog may have.
    TooManyParts,
    /// Brackets within brackets, deeper than any catalog needs.
    TooDeep,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// Not TOML; the words are the TOML parser's own.
    Syntax(String),
    /// A key without a value.
    NoValue,
    /// A bracket or a multi-line text that is opened and never closed.
    Unclosed(&'static str),
    /// A key that is written twice in one table.
    DuplicateKey(String),
    /// A key that the format does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// Where it stands.
        section: Section,
        /// The right key it is nearest to.
        near: Option<String>,
    },
    /// A key that has to be there.
    MissingKey {
        /// The key.
        key: &'static str,
        /// Where it is missing.
        section: Section,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key.
        key: &'static str,
        /// What it has to be.
        expected: Shape,
        /// What TOML calls the value.
        found: &'static str,
    },
    /// A text with nothing to see in it.
    Empty {
        /// The key.
        key: &'static str,
    },
    /// A text that is too long.
    TooLong {
        /// The key.
        key: &'static str,
        /// Its length in characters.
        length: usize,
        /// The longest it may be.
        limit: usize,
    },
    /// A text with a character that steers instead of showing.
    Control {
        /// The key.
        key: &'static str,
        /// The character.
        character: char,
    },
    /// An id that is not made of `a-z`, `0-9` and `-`.
    BadId {
        /// The id.
        id: String,
        /// A right id made from it.
        near: Option<String>,
    },
    /// An id that an earlier entry has.
    DuplicateId {
        /// The id.
        id: String,
        /// Where the earlier one stands.
        first: usize,
        /// podpick made it from the show and the number or title, because the file gives none.
        made: bool,
    },
    /// A name that an earlier entry goes by.
    NameTaken {
        /// The name.
        name: String,
        /// The other entry's id, or its name if it has none.
        by: String,
        /// What kind of entry both are.
        section: Section,
        /// Where the other entry claims it.
        first: usize,
    },
    /// A topic that the file does not define.
    UnknownTopic {
        /// The word that stands for it.
        topic: String,
        /// The id of the topic it is nearest to.
        near: Option<String>,
    },
    /// A podcast or an episode about nothing.
    NoTopic,
    /// A topic that contains itself.
    Cycle {
        /// The ids along the way; the first comes after the last.
        topics: Vec<String>,
    },
    /// A topic without a show, even through the topics it contains.
    DeadTopic {
        /// Its id.
        topic: String,
    },
    /// No web address that podpick can show.
    BadUrl {
        /// The key.
        key: &'static str,
        /// What is wrong with it.
        why: UrlFault,
    },
    /// No BCP 47 language tag.
    BadLanguage {
        /// The tag.
        tag: String,
        /// The tag that was likely meant.
        near: Option<String>,
    },
    /// No day of the calendar, or one on which there were no recordings to publish.
    BadDate,
    /// A word that is none of those a key allows.
    BadWord {
        /// The key.
        key: &'static str,
        /// The word.
        word: String,
        /// The right words.
        allowed: &'static [&'static str],
        /// The right word it is nearest to.
        near: Option<&'static str>,
    },
    /// A number out of bounds.
    OutOfRange {
        /// The key.
        key: &'static str,
        /// The number as written.
        found: String,
        /// The smallest right one.
        least: u32,
        /// The largest right one.
        most: u32,
    },
    /// `ended` beside `status = "active"`.
    EndedButActive,
    /// Two entries with one fingerprint: buttons could not tell them apart.
    SameFingerprint {
        /// The id of the other entry.
        other: String,
    },
    /// A catalog without a podcast.
    NoPodcast,
}
