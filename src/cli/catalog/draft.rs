//! A draft of a catalog entry from a feed, a page or a subscription: what is known, under topics that its words name. Writes no file.

use std::fmt::Write;

use toml_edit::{Array, DocumentMut, value};

use crate::bot::Bot;
use crate::bot::shelf::{Found, Hint};
use crate::cli::names::Names;
use crate::feeds::parse::opml::Subscription;

/// What is known of a podcast that is not in the catalog yet.
#[derive(Debug)]
pub(super) struct Draft {
    title: String,
    feed: Option<String>,
    site: Option<String>,
    language: Option<String>,
    artwork: Option<String>,
    hosts: Vec<String>,
    explicit: bool,
    /// None where no feed was read.
    ended: Option<bool>,
    /// What may name topics, and what each is worth.
    hints: Vec<(String, u32)>,
}

impl Draft {
    /// From what was found at an address.
    pub(super) fn of_found(found: Found) -> Self {
        let (feed, read) = found.feed.map(|feed| (feed.address, feed.read)).unzip();
        let ended = read.as_ref().map(|read| read.complete);
        let read = read.unwrap_or_default();
        let said = Hint::of_feed(&read).map(|hint| (hint.words.to_owned(), hint.weight));
        let page = found.page_title.clone().map(|title| (title, 3));
        let hints = page.into_iter().chain(said).collect();
        let title = Some(read.title).filter(|title| !title.trim().is_empty()).or(found.page_title);
        Self {
            title: title.unwrap_or_default(),
            feed,
            site: read.site.or(found.page),
            language: read.language,
            artwork: read.image,
            hosts: read.people,
            explicit: read.explicit.unwrap_or(false),
            ended,
            hints,
        }
    }

    /// From a subscription of a podcast player.
    pub(super) fn of_subscription(one: Subscription) -> Self {
        let mut hints = vec![(one.title.clone(), 4)];
        // The innermost folder says most.
        hints.extend(one.folders.into_iter().rev().map(|folder| (folder, 2)));
        let (title, feed, site) = (one.title, Some(one.feed), one.site);
        let (language, artwork, hosts, explicit, ended) = (None, None, Vec::new(), false, None);
        Self { title, feed, site, language, artwork, hosts, explicit, ended, hints }
    }

    /// What to call it where it is left out.
    pub(super) fn name(&self) -> &str {
        let address = self.feed.as_deref().or(self.site.as_deref());
        if self.title.is_empty() { address.unwrap_or_default() } else { &self.title }
    }

    /// The entry as TOML; or why there is none.
    pub(super) fn entry(
        &self,
        bot: &Bot,
        topics: &[String],
        why: Option<&str>,
        taken: &mut Names,
    ) -> Result<String, String> {
        if self.title.trim().is_empty() {
            return Err("it has no title".to_owned());
        }
        if taken.has_since(&self.title, self.feed.as_deref()) {
            return Err("another show of this list has the same title or feed".to_owned());
        }
        if taken.has(&self.title, self.feed.as_deref()) {
            return Err("the catalog has it already".to_owned());
        }
        let found = if topics.is_empty() { bot.topics_named(self.hints()) } else { topics.to_vec() };
        if found.is_empty() {
            return Err("it names no topic of the catalog; choose one with --topic".to_owned());
        }
        taken.take(&self.title, self.feed.as_deref());
        let mut document = DocumentMut::new();
        let mut set = |key: &str, text: &str| document[key] = value(text);
        set("id", &taken.id(&self.title));
        set("title", &self.title);
        if let Some(site) = &self.site {
            set("site", site);
        }
        if let Some(feed) = &self.feed {
            set("feed", feed);
        }
        if let Some(artwork) = &self.artwork {
            set("artwork", artwork);
        }
        if !self.hosts.is_empty() {
            document["hosts"] = value(self.hosts.iter().collect::<Array>());
        }
        let mut set = |key: &str, text: &str| document[key] = value(text);
        if let Some(language) = &self.language {
            set("language", language);
        }
        if let Some(ended) = self.ended {
            set("status", if ended { "ended" } else { "active" });
        }
        if self.explicit {
            document["explicit"] = value(true);
        }
        match why {
            Some(why) => document["why"] = value(why),
            // Nobody has said yet why to listen: until then it is not recommended.
            None => document["draft"] = value(true),
        }
        document["topics"] = value(found.iter().collect::<Array>());
        let entry = format!("[[podcast]]\n{document}");
        // What a feed claims may be odd: what the catalog would not take is left away, or else the whole.
        without_faults(&found, entry)
            .ok_or_else(|| "its title or addresses do not fit the catalog".to_owned())
    }

    fn hints(&self) -> impl Iterator<Item = Hint<'_>> {
        self.hints.iter().map(|(words, weight)| Hint { words, weight: *weight })
    }
}

/// The entry without the optional lines that a catalog would not take; none where it would not take the rest either.
fn without_faults(topics: &[String], entry: String) -> Option<String> {
    let mut catalog = String::new();
    for id in topics {
        let _ = write!(catalog, "[[topic]]\nid = {id:?}\nlabel = {id:?}\n");
    }
    // A draft is judged by all it will have to hold.
    let finished = |entry: &str| entry.replace("\ndraft = true\n", "\nwhy = \"Why.\"\n");
    let good =
        |entry: &str| crate::catalog::parse("draft", &format!("{catalog}\n{}", finished(entry))).is_ok();
    if good(&entry) {
        return Some(entry);
    }
    let mut entry = entry;
    for key in ["language", "hosts", "artwork", "site"] {
        let without: String = entry
            .lines()
            .filter(|line| !line.starts_with(&format!("{key} = ")))
            .fold(String::new(), |all, line| all + line + "\n");
        if good(&without) {
            return Some(without);
        }
        entry = without;
    }
    None
}
