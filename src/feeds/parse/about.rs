//! What a feed says about its podcast as a whole: a few words, who makes it, what it is filed under. Knows no markup.

use super::names::Space;
use super::value::Value;
use super::{Feed, LONGEST_SUMMARY, text};

/// People that are kept.
const MOST_PEOPLE: usize = 10;
/// Categories that are kept.
const MOST_CATEGORIES: usize = 16;
/// Characters of a name or a category.
const LONGEST_NAME: usize = 80;

/// The words as they stand in the feed.
#[derive(Debug, Default)]
pub(super) struct About {
    /// Candidates, the lowest number first.
    summaries: Vec<(u8, String)>,
    /// Those whom the feed names one by one.
    pub(super) hosts: Vec<String>,
    /// What stands for all of them, which may be a company.
    author: Option<String>,
    categories: Vec<String>,
}

impl About {
    /// Takes in one element of the channel.
    pub(super) fn take(&mut self, value: &Value<'_>) {
        let words = value.text.trim();
        let filled = (!words.is_empty()).then(|| words.to_owned());
        match (value.space, &*value.name) {
            (Space::Own, "description" | "subtitle") => self.summary(0, filled),
            (Space::Itunes, "summary") => self.summary(1, filled),
            (Space::Itunes, "subtitle") => self.summary(2, filled),
            (Space::Podcast, "person") => {
                // Without a role it is a host (podcast namespace).
                let role = value.attribute("role").map(|role| role.trim().to_ascii_lowercase());
                if role.is_none_or(|role| matches!(role.as_str(), "" | "host" | "co-host" | "cohost")) {
                    self.hosts.extend(filled.filter(|_| self.hosts.len() < MOST_PEOPLE * 2));
                }
            }
            (Space::Itunes, "author") => self.author = filled.or(self.author.take()),
            (Space::Own, "category") => self.category(value.attribute("term").or(filled.as_deref())),
            (Space::Itunes, "keywords") => words.split(',').for_each(|word| self.category(Some(word))),
            _ => {}
        }
    }

    pub(super) fn summary(&mut self, rank: u8, words: Option<String>) {
        if self.summaries.len() < 8 {
            self.summaries.extend(words.map(|words| (rank, words)));
        }
    }

    pub(super) fn category(&mut self, words: Option<&(impl AsRef<str> + ?Sized)>) {
        if self.categories.len() < MOST_CATEGORIES {
            let named = words.map(|words| text::plain(words.as_ref(), LONGEST_NAME));
            let new = named.filter(|named| !named.is_empty() && !self.categories.contains(named));
            self.categories.extend(new);
        }
    }

    /// Puts it into the feed, as it may be shown.
    pub(super) fn finish(mut self, feed: &mut Feed) {
        self.summaries.sort_by_key(|(rank, _)| *rank);
        let texts = self.summaries.iter().map(|(_, words)| text::plain(words, LONGEST_SUMMARY));
        feed.summary = texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        if self.hosts.is_empty() {
            self.hosts.extend(self.author);
        }
        for name in self.hosts.iter().map(|name| text::plain(name, LONGEST_NAME)) {
            // A podcast that names itself as its maker says nothing.
            let says = !name.is_empty() && !name.eq_ignore_ascii_case(&feed.title);
            if says && !feed.people.contains(&name) && feed.people.len() < MOST_PEOPLE {
                feed.people.push(name);
            }
        }
        feed.categories = self.categories;
    }
}
