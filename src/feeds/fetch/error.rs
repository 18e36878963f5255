//! Why there was no answer. Names no address inside a network.

use std::time::Duration;

use crate::feeds::guard::Refusal;

/// Why there was no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// It may not be fetched.
    #[error("{0}")]
    Guarded(Refusal),
    /// A redirect leads where nothing may be fetched.
    #[error("it redirects to a forbidden address: {0}")]
    GuardedRedirect(Refusal),
    /// More redirects than are followed.
    #[error("too many redirects")]
    Redirects,
    /// A redirect that leads nowhere, or from https to http.
    #[error("podpick does not follow its redirect: {0}")]
    BadRedirect(&'static str),
    /// No connection.
    #[error("no connection: {0}")]
    Connection(&'static str),
    /// Too slow.
    #[error("no complete answer within {} s", .0.as_secs())]
    Slow(Duration),
    /// Too large.
    #[error("more than {} MiB", .0 >> 20)]
    Large(usize),
    /// The answer broke off or is packed in a way nobody can unpack.
    #[error("the answer is incomplete or cannot be unpacked")]
    Broken,
}
