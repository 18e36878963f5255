//! An element of a feed with what stands in it. What it means is `item`'s affair.

use super::names::Space;

/// An element whose value is being gathered.
pub(super) struct Value {
    pub(super) space: Space,
    pub(super) name: String,
    /// It stands in the feed's `image`.
    pub(super) in_image: bool,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
}

impl Value {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}
