//! Whether a body is the one that was read last: then there is nothing to be read in it. Pure.

use ring::digest::{Context, SHA256};

use crate::feeds::parse::Feed;

/// What stands for a body: the version that reads it, which may find more in it than the one before, and a hash.
pub(super) fn of_body(bytes: &[u8], charset: Option<&str>) -> String {
    let mut hash = Context::new(&SHA256);
    // The same bytes in another encoding are another text.
    hash.update(charset.unwrap_or_default().as_bytes());
    hash.update(&[0]);
    hash.update(bytes);
    let hash = hash.finish();
    // Half of it tells any two bodies apart that ever come.
    format!("{} {}", env!("CARGO_PKG_VERSION"), hex::encode(&hash.as_ref()[..16]))
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
