//! Ids, titles and feeds that a catalog has, and new ids beside them, for entries that are made here.

use std::collections::HashSet;

use crate::catalog::{Catalog, NoteKind, comparable, comparable_address};
use crate::text::normalize;

/// Letters of an id that is made here, with room for a number behind them.
const LONGEST_ID: usize = 50;

/// Ids, titles and feeds that are taken.
pub(in crate::cli) struct Names {
    ids: HashSet<String>,
    titles: HashSet<String>,
    feeds: HashSet<String>,
    /// Titles and feeds that were taken since.
    since: HashSet<String>,
}

impl Names {
    /// Those of a catalog. A show that is taken out of it leaves its title and its feed to others, and keeps its id.
    pub(in crate::cli) fn of(catalog: &Catalog, removed: &[String]) -> Self {
        let podcasts = || catalog.podcasts().map(|(_, podcast)| podcast);
        let left = || podcasts().filter(|podcast| !removed.contains(&podcast.id));
        let drafts = || {
            catalog.notes().iter().filter_map(|note| match &note.kind {
                NoteKind::Draft { id, title, feed } => Some((id.as_ref(), title.as_str(), feed.as_deref())),
                _ => None,
            })
        };
        let episodes = catalog.episodes().map(|(_, episode)| episode.id.clone());
        Self {
            ids: podcasts()
                .map(|podcast| podcast.id.clone())
                .chain(episodes)
                .chain(drafts().filter_map(|(id, ..)| id.cloned()))
                .collect(),
            titles: left()
                .flat_map(|podcast| std::iter::once(&podcast.title).chain(&podcast.aliases))
                .map(String::as_str)
                .chain(drafts().map(|(_, title, _)| title))
                .map(comparable)
                .collect(),
            feeds: left()
                .filter_map(|podcast| podcast.feed.as_deref())
                .chain(drafts().filter_map(|(_, _, feed)| feed))
                .map(comparable_address)
                .collect(),
            since: HashSet::new(),
        }
    }

    /// Whether a show with this title or this feed is there.
    pub(in crate::cli) fn has(&self, title: &str, feed: Option<&str>) -> bool {
        self.titles.contains(&comparable(title))
            || feed.is_some_and(|feed| self.feeds.contains(&comparable_address(feed)))
    }

    /// Whether such a show is there only since one was taken.
    pub(in crate::cli) fn has_since(&self, title: &str, feed: Option<&str>) -> bool {
        self.since.contains(&comparable(title))
            || feed.is_some_and(|feed| self.since.contains(&comparable_address(feed)))
    }

    /// Notes that a show with this title and this feed is there now.
    pub(in crate::cli) fn take(&mut self, title: &str, feed: Option<&str>) {
        self.since.insert(comparable(title));
        self.since.extend(feed.map(comparable_address));
        self.titles.insert(comparable(title));
        self.feeds.extend(feed.map(comparable_address));
    }

    /// An id made of a title that nobody has.
    pub(in crate::cli) fn id(&mut self, title: &str) -> String {
        let ascii: String =
            normalize(title).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let mut stem = String::new();
        for word in ascii.split('-').filter(|word| !word.is_empty()) {
            if stem.len() + word.len() > LONGEST_ID {
                break;
            }
            stem.push_str(if stem.is_empty() { "" } else { "-" });
            stem.push_str(word);
        }
        let stem = if stem.is_empty() { "podcast".to_owned() } else { stem };
        let mut id = stem.clone();
        let mut nth = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{stem}-{nth}");
            nth += 1;
        }
        id
    }
}
