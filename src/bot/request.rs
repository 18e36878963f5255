//! What can be asked of the bot, whoever carries the question. How it is written in Discord or in a terminal is the edges' affair.

use crate::catalog::Fingerprint;
pub use crate::recommend::Filters;

/// One question to the bot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Request {
    /// Podcasts and episodes about something.
    Topic {
        /// What about.
        about: Wish,
        /// What the answer must also satisfy.
        filters: Filters,
        /// From 0.
        page: u16,
    },
    /// One podcast in full.
    Show {
        /// Which one.
        name: Wish,
    },
    /// Episodes by topic, title or guest.
    Episode {
        /// What about.
        about: Wish,
        /// From 0.
        page: u16,
    },
    /// One podcast by chance.
    Random {
        /// Only about this.
        topic: Option<Wish>,
        /// Equal seeds give equal picks.
        seed: u64,
    },
    /// Podcasts like one the member knows.
    Similar {
        /// The one the member knows.
        name: Wish,
        /// From 0.
        page: u16,
    },
    /// The topics there are.
    Topics {
        /// Only those inside this one.
        under: Option<Wish>,
        /// From 0.
        page: u16,
    },
    /// What this member can do.
    Help,
    /// A button or menu that this version cannot read.
    Outdated,
    /// A command that this version cannot read.
    Unreadable,
}

/// What a member wants, as typed or as already understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Wish {
    /// The member's own words; hostile until escaped.
    Words(String),
    /// Understood before, for instance when a button was made.
    Resolved {
        /// What was understood; at most [`Wish::MOST`].
        marks: Vec<Fingerprint>,
        /// The marks are readings of the same words: one is enough.
        any: bool,
    },
}

impl Wish {
    /// How many marks a custom id of 100 characters can hold beside the rest of its request.
    pub const MOST: usize = 4;
}

/// A question with the circumstances that shape its answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The question.
    pub request: Request,
    /// Only the asking member shall see the answer.
    pub privately: bool,
    /// The member whom the answer is for, by Discord id.
    pub for_member: Option<u64>,
}

/// Who asks, as far as an answer depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Caller {
    /// The member may write in this channel, so a private answer may be shared there.
    pub may_post: bool,
}

/// A field that offers suggestions while a member types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// `about` of `/podcast topic`: topics, podcasts, people.
    About,
    /// `name` of `/podcast show` and `/podcast similar`: podcasts.
    Show,
    /// `about` of `/podcast episode`: episodes, topics, guests.
    Episode,
    /// `topic` of `/podcast random`: topics.
    Topic,
    /// `language`: the languages of the catalog.
    Language,
}
