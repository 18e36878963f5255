//! What became of a call, as data; the words for it live here too. Holds no address and no token.

use std::fmt;
use std::time::Duration;

use serde_json::Value;

/// What became of a call. Holds no address and no token.
#[derive(Debug)]
pub enum RestError {
    /// No connection, or it broke, or it took too long; which.
    Unreachable(&'static str),
    /// Discord answered that it cannot now; the HTTP status.
    Unavailable(u16),
    /// Too many calls; how long to wait.
    Limited(Duration),
    /// Discord refused; it would refuse again.
    Refused {
        /// HTTP status.
        status: u16,
        /// Discord's own code, 0 if it gave none.
        code: u64,
        /// Discord's sentence.
        message: String,
        /// Discord's nested field errors.
        errors: Value,
    },
    /// An answer that is not what was asked for.
    Odd,
}

impl RestError {
    /// Whether trying again may help.
    #[must_use]
    pub fn passing(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Unavailable(_) | Self::Limited(_) | Self::Odd)
    }

    /// What Discord said before, without asking it again.
    pub(super) fn unauthorized_again() -> Self {
        Self::Refused { status: 401, code: 0, message: "401: Unauthorized".to_owned(), errors: Value::Null }
    }

    /// Whether Discord does not accept the token.
    #[must_use]
    pub fn unauthorized(&self) -> bool {
        matches!(self, Self::Refused { status: 401, .. })
    }
}

impl fmt::Display for RestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "cannot reach Discord: {why}"),
            Self::Unavailable(status) => write!(f, "Discord is not available (HTTP {status})"),
            Self::Limited(wait) => write!(f, "Discord asks podpick to wait {} s", wait.as_secs()),
            Self::Refused { status, code, message, .. } => {
                write!(f, "Discord refused: {message} (HTTP {status}, code {code})")
            }
            Self::Odd => f.write_str("cannot read Discord's answer"),
        }
    }
}

impl std::error::Error for RestError {}
