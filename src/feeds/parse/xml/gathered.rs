//! What a walk through a document gathers: episodes, flaws, and the feed that they make.

use super::{Root, Walk};
use crate::feeds::parse::item::Item;
use crate::feeds::parse::{Feed, FeedError, Flaw, FlawKind, MOST_FLAWS};

impl Walk<'_> {
    pub(super) fn keep(&mut self, item: Item<'_>, began: usize) {
        let mut flaws = Vec::new();
        let base = self.base.as_deref().or(self.address).or(self.feed.site.as_deref());
        let mut order = self.episodes.order();
        let episode = if item.blocked { None } else { item.finish(base, &mut flaws, &mut order) };
        for (at, flaw) in flaws {
            self.flaw(at.unwrap_or(began), flaw);
        }
        if let Some(flaw) = episode.and_then(|episode| self.episodes.take_dated(episode, order)) {
            self.flaw(began, flaw);
        }
    }

    /// Whether the document ends as a whole one does, where it could not be read to its end.
    pub(super) fn ends_with_root(&self) -> bool {
        let end = format!("</{}>", self.root_name);
        let tail = self.document.trim_end();
        tail.get(tail.len().saturating_sub(end.len())..).is_some_and(|tail| tail.eq_ignore_ascii_case(&end))
    }

    pub(super) fn flaw(&mut self, at: usize, kind: FlawKind) {
        if self.feed.flaws.len() >= MOST_FLAWS {
            self.feed.more_flaws += 1;
            return;
        }
        let before = self.document.as_bytes().get(..at.min(self.document.len())).unwrap_or_default();
        let line = lines(before);
        self.feed.flaws.push(Flaw { line: u32::try_from(line).unwrap_or(u32::MAX), kind });
    }

    pub(super) fn finish(self) -> Result<Feed, FeedError> {
        match self.root {
            Some(Root::Feed) => {
                let mut feed = self.feed;
                self.about.finish(&mut feed);
                let (episodes, too_many) = self.episodes.finish();
                feed.episodes = episodes;
                if too_many {
                    feed.flaws.insert(0, Flaw { line: 0, kind: FlawKind::TooMany });
                }
                if !self.closed {
                    feed.cut_off = true;
                    let line = u32::try_from(self.document.lines().count()).unwrap_or(u32::MAX);
                    feed.flaws.insert(0, Flaw { line, kind: FlawKind::CutOff });
                }
                Ok(feed)
            }
            Some(Root::WebPage) => Err(FeedError::WebPage),
            _ if self.document.trim_start().to_ascii_lowercase().starts_with("<!doctype html") => {
                Err(FeedError::WebPage)
            }
            _ => Err(FeedError::NoFeed),
        }
    }
}

/// How many lines these are, whichever way they end.
fn lines(text: &[u8]) -> usize {
    let parts = |end: u8| text.split(|byte| *byte == end).count();
    parts(b'\n').max(if text.contains(&b'\n') { 0 } else { parts(b'\r') })
}
