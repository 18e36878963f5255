//! The body of an answer: bounded, unpacked, and whether it may be a feed.

use tokio::sync::OwnedSemaphorePermit;

use super::{FetchError, MODEST};
use crate::feeds::parse::page::{self, Beginning};
use crate::feeds::unpack::{Damaged, Packing, Unpacked};

/// Whether it is worth reading on behind this: a page has said all by then, and a recording never says anything.
pub(super) fn may_be_feed(body: &[u8]) -> bool {
    // Deflate without a frame cannot be told; few send it.
    let head = Packing::of(body, false).map(|packing| packing.undo(body, MODEST / 64));
    let begins = match &head {
        Some(Ok(head)) => page::begins(&head.bytes, None),
        Some(Err(Damaged)) => Beginning::Other,
        None => page::begins(body, None),
    };
    begins == Beginning::Feed
}

/// A body under way.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) whole: bool,
    pub(super) permit: Option<OwnedSemaphorePermit>,
}

/// In a thread of its own: the largest take a tenth of a second.
pub(super) async fn undo(
    packing: Packing,
    packed: Vec<u8>,
    most: usize,
) -> Result<(Vec<u8>, Result<Unpacked, Damaged>), FetchError> {
    let work = tokio::task::spawn_blocking(move || {
        let undone = packing.undo(&packed, most);
        (packed, undone)
    });
    work.await.map_err(|_| FetchError::Broken)
}
