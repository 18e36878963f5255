//! A request written into a custom id and read back, over restarts and updates. Decides nothing about the answer.
//!
//! `1t;w<marks>;x<excluded>;p<page>;l<level>;g<language>;s`: version, kind, then only the parts there are, always in this order.
//! Nothing in it is trusted: it names entries of the public catalog, and whoever forges one sees what a command shows.
//! What changes something has a signature behind it (`;m<hash>`), and without the right one it is read as nothing.

mod constraints;
mod read;
mod write;

use crate::bot::{Pick, Request, ShelfRequest};
use crate::discord::interactions::custom_id_signer::SignedFor;

/// Discord's limit for a custom id (`components/reference.mdx`).
pub(crate) const LONGEST: usize = 100;
const VERSION: char = '1';
/// Between a custom id and the number that keeps it apart from its twin in the same message.
const TWIN: char = '~';
const MARK: usize = 16;

/// The custom id of a request for whom it is signed; only what changes something is signed, so that all who ask the same
/// can be given the same answer.
#[must_use]
pub fn write_for(request: &Request, share: bool, signed_for: &SignedFor<'_>) -> Option<String> {
    let id = write(request, share)?;
    let id = if request.changes() { signed_for.sign(&id) } else { id };
    (id.len() <= LONGEST).then_some(id)
}

/// The request in a custom id that somebody used and whether it is to be shared; one that changes something is
/// [`Request::Outdated`] unless it was signed for whoever used it.
#[must_use]
pub fn read_for(id: &str, signed_for: &SignedFor<'_>) -> (Request, bool) {
    let id = id.split(TWIN).next().unwrap_or_default();
    match (signed_for.verify(id), read(id)) {
        (Some(opened), _) => read(opened),
        (None, (request, _)) if request.changes() => (Request::Outdated, false),
        (None, read) => read,
    }
}

pub use write::write;

/// A custom id made different from its twin in the same message.
pub(crate) fn twin(id: &str, nth: usize) -> Option<String> {
    let id = format!("{id}{TWIN}{nth}");
    (id.len() <= LONGEST).then_some(id)
}

/// The request in a custom id and whether it is to be shared; what cannot be read is [`Request::Outdated`].
#[must_use]
pub fn read(id: &str) -> (Request, bool) {
    let id = id.split(TWIN).next().unwrap_or_default();
    match read::parse(id) {
        // Only what this version would have written itself: one spelling per request, so nothing slips through.
        Some((request, share)) if write(&request, share).as_deref() == Some(id) => (request, share),
        _ => (Request::Outdated, false),
    }
}

/// The key of the post or note that a button of podpick's stands under.
#[must_use]
pub fn post_key(custom_id: &str) -> Option<String> {
    match read(custom_id).0 {
        Request::MoreLikePost { post, .. } | Request::Candidates { post } => Some(post),
        Request::Pick(pick) => match *pick {
            Pick::Status { post } if !post.is_empty() => Some(post),
            _ => None,
        },
        Request::Shelf(shelf) => match *shelf {
            ShelfRequest::AskEdit { what } => Some(what),
            ShelfRequest::AskDecline { key } => Some(key),
            _ => None,
        },
        _ => None,
    }
}

/// A key of the outbox, which holds nothing that could be mistaken for another part.
fn post_key_text(key: &str) -> Option<&str> {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    ((1..=72).contains(&key.len()) && key.chars().all(fine)).then_some(key)
}

#[cfg(test)]
pub(crate) mod tests;
