//! Which vote of a guild, and the text it is stored under.

use std::fmt;

use crate::schedule::Week;

/// What tells the votes of a guild apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VoteId {
    /// The one about the pick of a week.
    Weekly {
        /// The week.
        week: Week,
        /// 0, and one more for each that a moderator ended before.
        nth: u32,
    },
    /// One that a moderator asked for.
    Extra {
        /// The interaction's id.
        interaction: u64,
    },
}

impl VoteId {
    /// Reads what is stored; none for what is no such text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if let Some(interaction) = text.strip_prefix("now:") {
            return Some(Self::Extra { interaction: interaction.parse().ok()? });
        }
        let (week, nth) = text.split_once(':').unwrap_or((text, "0"));
        Some(Self::Weekly { week: week.parse().ok()?, nth: nth.parse().ok()? })
    }
}

/// As it is stored.
impl fmt::Display for VoteId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekly { week, nth: 0 } => write!(out, "{week}"),
            Self::Weekly { week, nth } => write!(out, "{week}:{nth}"),
            Self::Extra { interaction } => write!(out, "now:{interaction}"),
        }
    }
}
