//! Elements whose ends are missing or misspelt: what cannot be inside them ends them.

use super::{Open, Walk};
use crate::feeds::parse::FlawKind;
use crate::feeds::parse::names::Space;
use crate::feeds::parse::text::is_html;

/// Elements that hold text alone.
const TEXTS: [&str; 5] = ["title", "guid", "pubdate", "link", "author"];
/// Elements that no text holds.
const BESIDE: [&str; 5] = ["title", "guid", "pubdate", "enclosure", "description"];

impl Walk<'_> {
    /// Ends what an item of this name cannot be inside of: another item, or anything of the channel but what may hold
    /// items of others.
    pub(super) fn end_unclosed(&mut self, name: &str, at: usize) {
        let first = match (&self.item, self.channel) {
            (Some((item, ..)), _) => *item,
            (None, Some(channel)) => channel + 1,
            (None, None) => return,
        };
        let Some((outermost, rest)) = self.open.get(first..).and_then(<[Open<'_>]>::split_first) else {
            return;
        };
        let is_item = self.item.is_some();
        if (is_item && outermost.name() != name) || (!is_item && outermost.may_hold_items()) {
            return;
        }
        if rest.iter().any(Open::may_hold_items) {
            return;
        }
        let what = outermost.written.clone();
        self.unclosed(&what, at);
        while self.open.len() > first {
            self.close();
        }
    }

    /// Ends a text that another element begins in which stands beside it.
    pub(super) fn end_unclosed_text(&mut self, space: Space, name: &str, at: usize) {
        let Some((depth, value)) = &self.value else { return };
        let is_text = self.item.is_some()
            && value.space == Space::Own
            && TEXTS.contains(&&*value.name)
            && *depth + 1 == self.open.len();
        let is_beside = space == Space::Itunes || (space == Space::Own && BESIDE.contains(&name));
        if is_text && is_beside {
            let what = value.name.clone();
            self.unclosed(&what, at);
            self.close();
        }
    }

    /// Takes an end that nothing has for that of the text that is open, where it is no markup of a page and begins alike.
    pub(super) fn end_misspelt(&mut self, written: &str, at: usize) {
        let Some((depth, value)) = &self.value else { return };
        let alike = written.get(..2).is_some_and(|head| value.name.starts_with(head));
        if *depth + 1 == self.open.len() && alike && !is_html(written) {
            let what = value.name.clone();
            self.unclosed(&what, at);
            self.close();
        }
    }

    fn unclosed(&mut self, name: &str, at: usize) {
        let name: String = name.chars().take(40).collect();
        self.flaw(at, FlawKind::Markup(format!("the end of `{name}` is missing")));
    }
}

impl Open<'_> {
    /// Whether items of others may be inside, as those of a podcast that another one names.
    fn may_hold_items(&self) -> bool {
        let known = self.prefix == 0
            || ["itunes:", "dc:", "content:"].iter().any(|head| self.written.starts_with(head));
        !known || matches!(self.name(), "source" | "content" | "items" | "channel")
    }
}
