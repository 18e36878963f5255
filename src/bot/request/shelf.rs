//! What members and moderators ask about a server's own shelf.

use super::{Channel, QueryText};

/// What is asked about a server's own shelf.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ShelfRequest {
    /// A member suggests a show; needs a look at the address before it can be answered.
    Suggest(NewShow),
    /// A moderator adds one, likewise.
    Add(NewShow),
    /// What the server has of its own, what it hides, and what waits.
    List {
        /// From 0.
        page: u16,
    },
    /// Opens the form in which an own show can be changed.
    Edit {
        /// Which one.
        show: QueryText,
    },
    /// Takes an own show off the shelf, or one of the catalog out of this server's answers.
    Remove {
        /// Which one.
        show: QueryText,
    },
    /// Shows one of the catalog again.
    Restore {
        /// Its name or id; hostile until escaped.
        show: String,
    },
    /// Gives a topic another name in this server, or takes that name away.
    Alias {
        /// The name; hostile until escaped.
        word: String,
        /// The topic; none takes the name away.
        topic: Option<QueryText>,
    },
    /// What members of this server looked for and did not find.
    Missing,
    /// Where suggestions are shown to moderators; none in no channel.
    Reviews {
        /// The channel.
        channel: Option<Channel>,
    },
    /// Shows one suggestion, chosen from the list.
    Review {
        /// [`key`](crate::outbox::MessageKind::key) of its card.
        key: String,
    },
    /// Puts a suggestion on the shelf.
    Accept {
        /// The key of its card.
        key: String,
    },
    /// Opens the form in which a suggestion or an own show can be changed.
    AskEdit {
        /// The key of the suggestion's card, or the id of the own show.
        what: String,
    },
    /// Opens the form that asks why a suggestion is declined.
    AskDecline {
        /// The key of its card.
        key: String,
    },
    /// A form that was filled in.
    Edited {
        /// The key of the suggestion's card, or the id of the own show.
        what: String,
        /// What was filled in.
        form: ShowForm,
    },
    /// A suggestion is declined.
    Declined {
        /// The key of its card.
        key: String,
        /// Why, for the member who suggested it; may be empty; hostile until escaped.
        reason: String,
    },
}

/// A show as somebody gives it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NewShow {
    /// Of its feed or its page, as typed.
    pub address: String,
    /// Why to listen; hostile until escaped.
    pub why: Option<String>,
    /// What it is about.
    pub topic: Option<QueryText>,
    /// The member wants to hear what the moderators decide.
    pub tell: bool,
}

/// What a form holds; hostile until escaped.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ShowForm {
    /// Why to listen.
    pub why: String,
    /// Topics, with commas between them.
    pub topics: String,
    /// For whom it is made.
    pub level: String,
}

impl ShelfRequest {
    /// Whether doing it twice would do more than doing it once.
    #[must_use]
    pub fn changes(&self) -> bool {
        match self {
            Self::List { .. }
            | Self::Edit { .. }
            | Self::Missing
            | Self::Review { .. }
            | Self::AskEdit { .. }
            | Self::AskDecline { .. } => false,
            Self::Suggest(_)
            | Self::Add(_)
            | Self::Remove { .. }
            | Self::Restore { .. }
            | Self::Alias { .. }
            | Self::Reviews { .. }
            | Self::Accept { .. }
            | Self::Edited { .. }
            | Self::Declined { .. } => true,
        }
    }

    /// Whether it decides what the server sees.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.changes() && !matches!(self, Self::Suggest(_) | Self::Reviews { .. })
    }

    /// What has to be looked at before it can be answered.
    #[must_use]
    pub fn looks_at(&self) -> Option<&str> {
        match self {
            Self::Suggest(new) | Self::Add(new) => Some(&new.address),
            _ => None,
        }
    }
}
