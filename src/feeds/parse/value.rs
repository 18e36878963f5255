//! An element of a feed with what stands in it. What it means is `item`'s affair.

use std::borrow::Cow;

use quick_xml::escape::{resolve_html5_entity, unescape_with};

use super::names::Space;

/// An element whose value is being gathered.
pub(super) struct Value<'d> {
    pub(super) space: Space,
    pub(super) name: Cow<'d, str>,
    /// It stands in the feed's `image`.
    pub(super) in_image: bool,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: Cow<'d, str>,
    /// Where it stands in the document.
    pub(super) at: usize,
}

impl Value<'_> {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Bytes of an entity's name at most; HTML's longest has 31.
const LONGEST_ENTITY: usize = 32;

/// The text of an attribute. Each entity is read by itself: a bare `&` beside one is what it looks like.
pub(super) fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((words, from)) = rest.split_once('&') {
        out.push_str(words);
        let end = from.bytes().take(LONGEST_ENTITY + 1).position(|byte| byte == b';');
        let entity = end.and_then(|end| from.get(..=end)).map(|name| format!("&{name}"));
        let meant = entity.as_deref().and_then(|entity| {
            let meant = unescape_with(entity, resolve_html5_entity).ok()?;
            Some((meant.into_owned(), entity.len() - 1))
        });
        let (meant, taken) = meant.unwrap_or_else(|| ("&".to_owned(), 0));
        out.push_str(&meant);
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_entity_is_read_by_itself() {
        for (raw, meant) in [
            ("a?x=1&amp;y=2&z=3", "a?x=1&y=2&z=3"),
            ("a?x=1&y=2&copy=3&nope;=1", "a?x=1&y=2&copy=3&nope;=1"),
            ("A &amp; B & C", "A & B & C"),
            ("Caf&eacute; &#8211; &#x41;", "Café – A"),
            ("&", "&"),
            ("&;&&amp;", "&;&&"),
            ("&#xffffffff;", "&#xffffffff;"),
        ] {
            assert_eq!(unescaped(raw), meant, "{raw}");
        }
    }
}
