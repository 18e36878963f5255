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
    Server(u16),
    /// Too many calls; how long to wait.
    RateLimited(Duration),
    /// Discord refused; it would refuse again.
    Api {
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
    Decode,
}

impl RestError {
    /// Whether trying again may help.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Server(_) | Self::RateLimited(_) | Self::Decode)
    }

    /// What Discord said before, without asking it again.
    pub(super) fn unauthorized_again() -> Self {
        Self::Api { status: 401, code: 0, message: "401: Unauthorized".to_owned(), errors: Value::Null }
    }

    /// Whether Discord does not accept the token.
    #[must_use]
    pub fn unauthorized(&self) -> bool {
        matches!(self, Self::Api { status: 401, .. })
    }
}

impl fmt::Display for RestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(why) => write!(f, "cannot reach Discord: {why}"),
            Self::Server(status) => write!(f, "Discord is not available (HTTP {status})"),
            Self::RateLimited(wait) => write!(f, "Discord asks podpick to wait {} s", wait.as_secs()),
            Self::Api { status, code, message, .. } => {
                write!(f, "Discord refused: {message} (HTTP {status}, code {code})")
            }
            Self::Decode => f.write_str("cannot read Discord's answer"),
        }
    }
}

impl std::error::Error for RestError {}
