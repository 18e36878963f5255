//! A server's own show as podpick would write it down from what was found: its name, where it lies, and topics that its own
//! words name. People look at it before anybody else sees it.

use unicode_segmentation::UnicodeSegmentation;

use super::Found;
use crate::bot::{Bot, QueryText};
use crate::catalog::{
    Level, OwnShow, PodcastIx, TopicIx, comparable, comparable_address, language_tag, web_address,
};
use crate::feeds::parse::{Feed, cut, one_line};
use crate::search::{Segment, Target, Understanding};

/// Topics a draft is filed under at most; people know better.
const TOPICS: usize = 3;
/// Characters of a title.
const LONGEST_TITLE: usize = 200;
/// Characters of a member's reason.
const LONGEST_WHY: usize = 300;
/// Characters of what stands in for one.
const LONGEST_SENTENCE: usize = 200;
/// Characters of a first sentence that says too little alone: "Welcome!"
const SHORT_SENTENCE: usize = 25;
/// Characters of a host's name.
const LONGEST_NAME: usize = 80;
/// Hosts that are written down.
const MOST_HOSTS: usize = 10;
/// The newest episodes, whose titles may name topics.
const EPISODES: usize = 20;
/// Sentences of one text that are looked at.
const SENTENCES: usize = 8;
/// What a name has to be worth where another is: one that an episode mentions by the way is not what a show is about.
const ENOUGH: u32 = 2;
/// A meaning as sure as that of a topic's own name.
const SURE: f32 = 0.99;

/// Words that may name topics, and what that is worth.
#[derive(Debug, Clone, Copy)]
pub struct Hint<'h> {
    /// As they stand in the feed; hostile.
    pub words: &'h str,
    /// More for a show's name than for what one episode is called.
    pub weight: u32,
}

impl<'h> Hint<'h> {
    /// What a feed says that may name topics: its name is worth most, the newest episodes least.
    pub fn of_feed(feed: &'h Feed) -> impl Iterator<Item = Self> {
        let mut newest: Vec<_> = feed.episodes.iter().collect();
        newest.sort_by_key(|one| std::cmp::Reverse(one.published));
        let titles = newest.into_iter().take(EPISODES).map(|one| (&one.title, 1));
        let categories = feed.categories.iter().map(|one| (one, 2));
        let words = [(&feed.title, 4), (&feed.summary, 1)].into_iter().chain(categories).chain(titles);
        words.map(|(words, weight)| Self { words, weight })
    }
}

/// Why no draft can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftFault {
    /// It names no topic of the catalog, and nobody gave one.
    NoTopic,
    /// It has no name.
    NoTitle,
    /// It does not say what it is, and nobody gave a reason to listen.
    NoWhy,
    /// Neither its feed nor its page has an address that can be shown.
    NoAddress,
}

impl Bot {
    /// A draft of what was found, without whoever brought it. What the member says wins over what the show says.
    ///
    /// # Errors
    /// What is missing, and would have to be given.
    pub fn draft_show(
        &self,
        found: &Found,
        why: Option<&str>,
        topic: Option<&QueryText>,
    ) -> Result<OwnShow, DraftFault> {
        let nothing = Feed::default();
        let read = found.feed.as_ref().map_or(&nothing, |feed| &feed.read);
        let feed = found.feed.as_ref().and_then(|feed| web_address(&feed.address));
        let site = read.site.as_deref().and_then(web_address);
        let site = site.or_else(|| found.page.as_deref().and_then(web_address));
        let id = feed.as_deref().or(site.as_deref()).map(OwnShow::id_of).ok_or(DraftFault::NoAddress)?;
        let title = Some(read.title.as_str()).into_iter().chain(found.page_title.as_deref());
        let title = first_said(title, LONGEST_TITLE).ok_or(DraftFault::NoTitle)?;
        let says = || {
            let says = [Some(read.summary.as_str()), found.page_says.as_deref()];
            says.into_iter().flatten().map(first_sentence).find(|says| !says.is_empty())
        };
        let why = first_said(why, LONGEST_WHY).or_else(says).ok_or(DraftFault::NoWhy)?;
        let mut topics = topic.map(|topic| self.topics_meant(topic)).unwrap_or_default();
        for named in self.topics_named(hints(found)) {
            if topics.len() < TOPICS && !topics.contains(&named) {
                topics.push(named);
            }
        }
        if topics.is_empty() {
            return Err(DraftFault::NoTopic);
        }
        let artwork = read.image.as_deref().filter(|image| image.starts_with("https://"));
        let hosts = read.people.iter().map(|name| one_line(name, LONGEST_NAME));
        Ok(OwnShow {
            id,
            title,
            site,
            feed,
            artwork: artwork.and_then(web_address),
            hosts: hosts.filter(|name| !name.is_empty()).take(MOST_HOSTS).collect(),
            language: read.language.as_deref().and_then(language_tag),
            level: Level::default(),
            explicit: read.explicit.unwrap_or(false),
            why,
            topics,
            curator: None,
        })
    }

    /// The podcast of the catalog that is this one: by its feed, its page or its name, in this order.
    #[must_use]
    pub fn known_show(&self, feed: Option<&str>, title: &str, site: Option<&str>) -> Option<PodcastIx> {
        let (feed, site) = (feed.map(comparable_address), site.map(comparable_address));
        let title = Some(comparable(title)).filter(|title| !title.is_empty());
        let same = |theirs: Option<&str>, ours: Option<&String>| {
            ours.is_some_and(|ours| theirs.is_some_and(|theirs| comparable_address(theirs) == *ours))
        };
        // Hidden ones too: whoever hid them did not mean that they come back under another name.
        let hidden = || self.catalog.hidden_podcasts().map(|at| (at, self.catalog.podcast(at)));
        let podcasts = || self.catalog.podcasts().chain(hidden());
        let by_feed = podcasts().find(|(_, one)| same(one.feed.as_deref(), feed.as_ref()));
        let by_site = || podcasts().find(|(_, one)| same(one.site.as_deref(), site.as_ref()));
        let by_title = || {
            let title = title.as_deref()?;
            podcasts().find(|(_, one)| {
                std::iter::once(&one.title).chain(&one.aliases).any(|name| comparable(name) == title)
            })
        };
        by_feed.or_else(by_site).or_else(by_title).map(|(at, _)| at)
    }

    /// Ids of the topics that these words name, those that they name most first, at most three.
    #[must_use]
    pub fn topics_named<'h>(&self, hints: impl IntoIterator<Item = Hint<'h>>) -> Vec<String> {
        let mut found: Vec<(TopicIx, u32)> = Vec::new();
        for hint in hints {
            let mut named: Vec<TopicIx> = Vec::new();
            for sentence in hint.words.unicode_sentences().take(SENTENCES) {
                // Two bare words may be a set phrase in a question ("apple pie"); a show says what it is about.
                topics_of(&self.index.understand(&format!("{sentence} podcast")), &mut named);
            }
            for at in named {
                match found.iter_mut().find(|(topic, _)| *topic == at) {
                    Some((_, worth)) => *worth += hint.weight,
                    None => found.push((at, hint.weight)),
                }
            }
        }
        if found.iter().any(|(_, worth)| *worth >= ENOUGH) {
            found.retain(|(_, worth)| *worth >= ENOUGH);
        }
        // Of equals the one that was named first.
        found.sort_by_key(|(_, worth)| std::cmp::Reverse(*worth));
        found.into_iter().take(TOPICS).map(|(at, _)| self.catalog.topic(at).id.clone()).collect()
    }

    /// Ids of the topics that a member means.
    pub(super) fn topics_meant(&self, topic: &QueryText) -> Vec<String> {
        let meant = self.resolve(topic).segments;
        let best = |segment: &Segment| {
            segment.interpretations.iter().find_map(|one| match one.target {
                Target::Topic(at) => Some(self.catalog.topic(at).id.clone()),
                Target::Podcast(_) | Target::Episode(_) | Target::Person(_) => None,
            })
        };
        let mut topics: Vec<String> = Vec::new();
        for id in meant.iter().filter_map(best).take(TOPICS) {
            if !topics.contains(&id) {
                topics.push(id);
            }
        }
        topics
    }
}

/// Whether two shows are one: by their feed, their page or their name, as [`Bot::known_show`] knows them.
pub(super) fn is_same(one: &OwnShow, other: &OwnShow) -> bool {
    let same = |one: Option<&str>, other: Option<&str>| {
        one.is_some_and(|one| other.is_some_and(|other| comparable_address(one) == comparable_address(other)))
    };
    let title = comparable(&one.title);
    let named = !title.is_empty() && title == comparable(&other.title);
    named
        || same(one.feed.as_deref(), other.feed.as_deref())
        || same(one.site.as_deref(), other.site.as_deref())
}

/// Adds the topics that are surely meant, each once.
fn topics_of(understanding: &Understanding, named: &mut Vec<TopicIx>) {
    for segment in &understanding.segments {
        let sure = segment.interpretations.iter().filter(|one| one.score >= SURE);
        let topics = sure.filter_map(|one| match one.target {
            Target::Topic(at) => Some(at),
            Target::Podcast(_) | Target::Episode(_) | Target::Person(_) => None,
        });
        for at in topics.chain(segment.in_title.iter().copied()) {
            if !named.contains(&at) {
                named.push(at);
            }
        }
    }
}

/// What a show says that may name topics.
fn hints(found: &Found) -> impl Iterator<Item = Hint<'_>> {
    let title = found.page_title.as_deref().map(|words| Hint { words, weight: 3 });
    let says = found.page_says.as_deref().map(|words| Hint { words, weight: 1 });
    let feed = found.feed.iter().flat_map(|feed| Hint::of_feed(&feed.read));
    title.into_iter().chain(says).chain(feed)
}

/// The first of these that says something, on one line.
fn first_said<'t>(texts: impl IntoIterator<Item = &'t str>, longest: usize) -> Option<String> {
    texts.into_iter().map(|text| one_line(text, longest)).find(|text| !text.is_empty())
}

/// The first sentence of a text, with the next where it is hardly one.
fn first_sentence(text: &str) -> String {
    let text = one_line(text, usize::MAX);
    let mut end = 0;
    for sentence in text.unicode_sentences() {
        end += sentence.len();
        if text.get(..end).is_some_and(|so_far| so_far.trim_end().chars().count() >= SHORT_SENTENCE) {
            break;
        }
    }
    cut(text.get(..end).unwrap_or(&text).trim_end(), LONGEST_SENTENCE)
}

#[cfg(test)]
mod tests;
