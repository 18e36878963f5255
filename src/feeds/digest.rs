//! Whether a body is the one that was read last: then there is nothing to be read in it. Pure.

use std::hash::{BuildHasher, Hasher};

use foldhash::quality::FixedState;

use crate::feeds::parse::Feed;

/// What stands for a body: the version that reads it, which may find more in it than the one before, and a hash. Whoever
/// could make two bodies with one hash would keep nothing but news of an own feed from its followers.
pub(super) fn of_body(bytes: &[u8], charset: Option<&str>) -> String {
    let mut hash = FixedState::default().build_hasher();
    // The same bytes in another encoding are another text.
    hash.write(charset.unwrap_or_default().as_bytes());
    hash.write_u8(0);
    hash.write(bytes);
    format!("{} {:016x}", env!("CARGO_PKG_VERSION"), hash.finish())
}

/// What is kept of a body that was read: its episodes are counted, so that it can be told how many they are.
pub(super) fn with_count(digest: &str, episodes: usize) -> String {
    format!("{digest} {episodes}")
}

/// How many episodes are in a body, where it is the one of which this was kept.
pub(super) fn episodes_if_same(kept: Option<&str>, digest: &str) -> Option<usize> {
    kept?.strip_prefix(digest)?.trim_start().parse().ok()
}

/// Whether the same body read again would give the same: nothing was left out, nothing is to be told again, and no date
/// may come true meanwhile.
pub(super) fn says_all(read: &Feed, whole: bool, some_ahead: bool) -> bool {
    whole
        && !some_ahead
        && !read.cut_off
        && !read.blocked
        && read.next.is_none()
        && !read.episodes.is_empty()
        && read.flaws.is_empty()
        && read.more_flaws == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_the_same_only_byte_by_byte_and_in_the_same_encoding() {
        let digest = of_body(b"<rss/>", None);
        let kept = with_count(&digest, 12);
        assert!(kept.starts_with(env!("CARGO_PKG_VERSION")) && kept.ends_with(" 12"), "{kept}");
        assert_eq!(episodes_if_same(Some(&kept), &digest), Some(12));
        for other in [of_body(b"<rss />", None), of_body(b"<rss/>", Some("latin1"))] {
            assert_eq!(episodes_if_same(Some(&kept), &other), None);
        }
        assert_eq!(episodes_if_same(None, &digest), None);
        // As a version before this one would have kept it.
        assert_eq!(episodes_if_same(Some("0.0.1 77 12"), &digest), None);
    }

    #[test]
    fn what_may_come_out_otherwise_is_read_again() {
        let fine = Feed { episodes: vec![crate::feeds::parse::Episode::default()], ..Feed::default() };
        assert!(says_all(&fine, true, false));
        assert!(!says_all(&fine, false, false) && !says_all(&fine, true, true));
        for odd in [
            Feed { cut_off: true, ..fine.clone() },
            Feed { blocked: true, ..fine.clone() },
            Feed { next: Some(String::new()), ..fine.clone() },
            Feed { more_flaws: 1, ..fine.clone() },
            Feed::default(),
        ] {
            assert!(!says_all(&odd, true, false));
        }
    }
}
