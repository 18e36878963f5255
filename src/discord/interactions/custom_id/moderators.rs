//! What moderators press, written into custom ids.

use std::fmt::Write;

use super::{number, post_key_text};
use crate::bot::{Following, Pick, ShelfRequest};

pub(super) fn write_follow(id: &mut String, follow: &Following) -> Option<()> {
    match follow {
        Following::List { page } => {
            id.push('j');
            number(id, *page);
        }
        Following::Remove { id: entry } => {
            id.push('v');
            let _ = write!(id, ";i{entry}");
        }
        // Typed, never pressed.
        Following::Add { .. } => return None,
    }
    Some(())
}

pub(super) fn write_pick(id: &mut String, pick: &Pick) -> Option<()> {
    let (kind, entry, page, key) = match pick {
        Pick::Queue { page, chosen } => ('q', *chosen, *page, None),
        Pick::Move { id, up: true } => ('u', Some(*id), 0, None),
        Pick::Move { id, up: false } => ('d', Some(*id), 0, None),
        Pick::Remove { id } => ('x', Some(*id), 0, None),
        Pick::History { page } => ('y', None, *page, None),
        Pick::Status { post } => ('z', None, 0, Some(post).filter(|post| !post.is_empty())),
        Pick::SendAnew { key } => ('n', None, 0, Some(key)),
        // Typed, never pressed.
        _ => return None,
    };
    id.push(kind);
    number(id, page);
    if let Some(entry) = entry {
        let _ = write!(id, ";i{entry}");
    }
    if let Some(key) = key {
        let _ = write!(id, ";k{}", post_key_text(key)?);
    }
    Some(())
}

/// What was filled into a form is not part of its custom id.
pub(super) fn write_shelf(id: &mut String, shelf: &ShelfRequest) -> Option<()> {
    let (kind, key) = match shelf {
        ShelfRequest::List { page } => {
            id.push('S');
            number(id, *page);
            return Some(());
        }
        ShelfRequest::Review { key } => ('R', key),
        ShelfRequest::Accept { key } => ('A', key),
        ShelfRequest::AskEdit { what } => ('E', what),
        ShelfRequest::AskDecline { key } => ('C', key),
        ShelfRequest::Edited { what, .. } => ('F', what),
        ShelfRequest::Declined { key, .. } => ('G', key),
        // Typed, never pressed.
        _ => return None,
    };
    id.push(kind);
    let _ = write!(id, ";k{}", post_key_text(key)?);
    Some(())
}

/// A kind that says nothing but which message of podpick's it is about.
pub(super) fn write_key(id: &mut String, kind: char, key: &str) -> Option<()> {
    let _ = write!(id, "{kind};k{}", post_key_text(key)?);
    Some(())
}
