//! What members think of a pick, and how many of them.

/// What a member thinks of a pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rating {
    /// Listened to it.
    Listened,
    /// Not for this member.
    NotForMe,
}

impl Rating {
    /// Both, as they stand under a pick.
    pub const ALL: [Self; 2] = [Self::Listened, Self::NotForMe];

    /// The word it is stored under.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Listened => "listened",
            Self::NotForMe => "not-for-me",
        }
    }

    /// Reads what is stored.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.code() == code)
    }
}

/// How many members think what of a pick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Ratings {
    /// How many listened.
    pub listened: u64,
    /// For how many it is nothing.
    pub not_for_me: u64,
}

impl Ratings {
    /// How many think so.
    #[must_use]
    pub fn of(self, rating: Rating) -> u64 {
        match rating {
            Rating::Listened => self.listened,
            Rating::NotForMe => self.not_for_me,
        }
    }
}
