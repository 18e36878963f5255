//! A draft of a catalog entry from a feed or a subscription: what is known, under topics that its words name. Writes no file.

use std::fmt::Write;

use toml_edit::{Array, DocumentMut, value};

use crate::bot::{Bot, Constraints, QueryText};
use crate::catalog::Subject;
use crate::cli::names::Names;
use crate::feed::Feed;
use crate::feed::opml::Subscription;
use crate::search::Target;

/// Topics a draft is filed under at most; a curator knows better.
const TOPICS: usize = 3;

/// What is known of a podcast that is not in the catalog yet.
#[derive(Debug)]
pub(super) struct Draft {
    title: String,
    feed: String,
    site: Option<String>,
    language: Option<String>,
    artwork: Option<String>,
    explicit: bool,
    /// None where no feed was read.
    ended: Option<bool>,
    /// What may name topics, the best first.
    hints: Vec<String>,
}

impl Draft {
    /// From a feed that was read at this address.
    pub(super) fn of_feed(read: &Feed, address: &str) -> Self {
        let feed = read.new_address.clone().unwrap_or_else(|| address.trim().to_owned());
        let titles = read.episodes.iter().take(20).map(|episode| episode.title.clone());
        Self {
            title: read.title.clone(),
            feed,
            site: read.site.clone(),
            language: read.language.clone(),
            artwork: read.image.clone(),
            explicit: read.explicit.unwrap_or(false),
            ended: Some(read.complete),
            hints: std::iter::once(read.title.clone()).chain(titles).collect(),
        }
    }

    /// From a subscription of a podcast player.
    pub(super) fn of_subscription(one: Subscription) -> Self {
        let mut hints = vec![one.title.clone()];
        // The innermost folder says most.
        hints.extend(one.folders.into_iter().rev());
        let (title, feed, site) = (one.title, one.feed, one.site);
        Self { title, feed, site, language: None, artwork: None, explicit: false, ended: None, hints }
    }

    /// What to call it where it is left out.
    pub(super) fn name(&self) -> &str {
        if self.title.is_empty() { &self.feed } else { &self.title }
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
        if taken.has(&self.title, Some(&self.feed)) {
            return Err("the catalog has it already".to_owned());
        }
        let found = if topics.is_empty() { self.topics(bot) } else { topics.to_vec() };
        if found.is_empty() {
            return Err("nothing in it names a topic of the catalog; choose one with --topic".to_owned());
        }
        taken.take(&self.title, Some(&self.feed));
        let mut document = DocumentMut::new();
        let mut set = |key: &str, text: &str| document[key] = value(text);
        set("id", &taken.id(&self.title));
        set("title", &self.title);
        if let Some(site) = &self.site {
            set("site", site);
        }
        set("feed", &self.feed);
        if let Some(artwork) = &self.artwork {
            set("artwork", artwork);
        }
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
            .ok_or_else(|| "the catalog would not take its title or addresses".to_owned())
    }

    /// Topics that its words name, the most telling words first.
    fn topics(&self, bot: &Bot) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for hint in &self.hints {
            let finding = bot.find(&QueryText::Words(hint.clone()), &Constraints::default(), 1);
            let exact = finding.understanding.segments.iter().flat_map(|part| &part.interpretations);
            for interpretation in exact.filter(|interpretation| interpretation.score >= 0.99) {
                if let Target::Topic(at) = interpretation.target {
                    let id = bot.catalog().id(Subject::Topic(at)).to_owned();
                    if !found.contains(&id) {
                        found.push(id);
                    }
                }
            }
            if found.len() >= TOPICS {
                break;
            }
        }
        found.truncate(TOPICS);
        found
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
    for key in ["language", "artwork", "site"] {
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
