//! The episodes of one podcast, newest first, and which words stand where in them. Answers no question by itself.

use std::collections::HashMap;

use crate::feed::{Episode, Kind};
use crate::search::episodes::vocabulary::{Mark, Words, mark, words};

/// Characters of what an episode says about itself that are shown.
const SHOWN: usize = 240;

/// An episode as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What makes it the same in a later reading.
    pub identity: Box<str>,
    /// Plain text.
    pub title: Box<str>,
    /// The beginning of what it says about itself; may be empty.
    pub summary: Box<str>,
    /// Its page.
    pub page: Option<Box<str>>,
    /// The recording.
    pub audio: Option<Box<str>>,
    /// Unix seconds.
    pub published: Option<i64>,
    /// How long it is.
    pub seconds: Option<u32>,
    /// It or its podcast is explicit.
    pub explicit: bool,
    /// Its number.
    pub number: Option<u32>,
    /// Who speaks in it.
    pub people: Box<[Box<str>]>,
    /// A trailer or an extra.
    pub kind: Kind,
}

/// Where in an episode a word stands.
pub(super) const IN_TITLE: u32 = 1;
pub(super) const IN_PEOPLE: u32 = 2;
pub(super) const IN_SUMMARY: u32 = 4;
/// Bits of a posting that say where.
pub(super) const PLACE_BITS: u32 = 3;

/// The episodes of one podcast.
#[derive(Debug, Clone)]
pub struct Section {
    entries: Vec<Entry>,
    /// Marks of all words, in order, and where the postings of each begin.
    marks: Vec<Mark>,
    starts: Vec<u32>,
    /// Place of the episode and where in it.
    postings: Vec<u32>,
    words: Words,
}

impl Section {
    /// From the episodes of a podcast in any order. Episodes that do not say whether they are explicit are as their
    /// podcast is. Those without a date come last.
    #[must_use]
    pub fn new(explicit: bool, mut episodes: Vec<Episode>) -> Self {
        episodes.sort_by(|one, other| {
            other.published.cmp(&one.published).then_with(|| one.identity.cmp(&other.identity))
        });
        let mut found: HashMap<Mark, Vec<u32>> = HashMap::new();
        let mut marks: HashMap<String, Mark> = HashMap::new();
        for (at, episode) in (0_u32..).zip(&episodes) {
            let mut stands = |text: &str, place: u32| {
                for word in words(text) {
                    let mark = *marks.entry(word).or_insert_with_key(|word| mark(word));
                    let postings = found.entry(mark).or_default();
                    match postings.last_mut().filter(|last| **last >> PLACE_BITS == at) {
                        Some(last) => *last |= place,
                        None => postings.push(at << PLACE_BITS | place),
                    }
                }
            };
            stands(&episode.title, IN_TITLE);
            episode.people.iter().for_each(|person| stands(person, IN_PEOPLE));
            stands(&episode.summary, IN_SUMMARY);
        }
        let mut found: Vec<(Mark, Vec<u32>)> = found.into_iter().collect();
        found.sort_unstable_by_key(|(mark, _)| *mark);
        let (mut starts, mut postings) = (Vec::with_capacity(found.len()), Vec::new());
        for (_, here) in &found {
            starts.push(postings.len() as u32);
            postings.extend_from_slice(here);
        }
        Self {
            marks: found.iter().map(|(mark, _)| *mark).collect(),
            starts,
            postings,
            words: Words::new(marks.into_keys().collect()),
            entries: episodes.into_iter().map(|episode| entry(episode, explicit)).collect(),
        }
    }

    /// The same, where only words are found that are shown: it takes much less memory.
    #[must_use]
    pub fn brief(explicit: bool, mut episodes: Vec<Episode>) -> Self {
        for episode in &mut episodes {
            episode.summary = first_sentence(&episode.summary);
        }
        Self::new(explicit, episodes)
    }

    /// The same, where the server that shows it says that all of it is explicit.
    #[must_use]
    pub fn explicit(&self) -> Self {
        let mut all = self.clone();
        all.entries.iter_mut().for_each(|entry| entry.explicit = true);
        all
    }

    /// Newest first, those without a date last.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The newest full episode that has a date; an explicit one only where that is allowed.
    #[must_use]
    pub fn latest(&self, explicit: bool) -> Option<&Entry> {
        let fine = |entry: &&Entry| {
            entry.kind == Kind::Full && entry.published.is_some() && (explicit || !entry.explicit)
        };
        self.entries.iter().find(fine)
    }

    /// The episode with an identity.
    #[must_use]
    pub fn with_identity(&self, identity: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.identity == identity)
    }

    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Where a word stands: places of episodes and where in them.
    pub(super) fn postings(&self, mark: Mark) -> &[u32] {
        let Ok(at) = self.marks.binary_search(&mark) else { return &[] };
        let start = self.starts[at] as usize;
        let end = self.starts.get(at + 1).map_or(self.postings.len(), |next| *next as usize);
        &self.postings[start..end]
    }

    pub(super) fn bytes(&self) -> usize {
        let text = |text: &Option<Box<str>>| text.as_ref().map_or(0, |text| text.len());
        let entries = self.entries.iter().map(|entry| {
            size_of::<Entry>()
                + entry.identity.len()
                + entry.title.len()
                + entry.summary.len()
                + text(&entry.page)
                + text(&entry.audio)
                + entry.people.iter().map(|person| person.len() + size_of::<Box<str>>()).sum::<usize>()
        });
        entries.sum::<usize>()
            + self.marks.len() * (size_of::<Mark>() + size_of::<u32>())
            + self.postings.len() * size_of::<u32>()
            + self.words.bytes()
    }
}

fn entry(episode: Episode, explicit: bool) -> Entry {
    let boxed = |text: Option<String>| text.map(String::into_boxed_str);
    Entry {
        summary: first_sentence(&episode.summary).into_boxed_str(),
        identity: episode.identity.into_boxed_str(),
        title: episode.title.into_boxed_str(),
        page: boxed(episode.page),
        audio: boxed(episode.audio),
        published: episode.published,
        seconds: episode.seconds,
        explicit: episode.explicit.unwrap_or(explicit),
        number: episode.number,
        people: episode.people.into_iter().map(String::into_boxed_str).collect(),
        kind: episode.kind,
    }
}

/// The first sentence that says something, or as much of it as is shown.
fn first_sentence(summary: &str) -> String {
    let ends = summary.char_indices().filter(|(at, c)| {
        let next = summary.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        matches!(c, '.' | '!' | '?' | '…' | '。') && next.is_none_or(char::is_whitespace)
    });
    let long_enough = ends.map(|(at, c)| at + c.len_utf8()).find(|end| *end >= 40);
    let sentence = long_enough.and_then(|end| summary.get(..end)).unwrap_or(summary);
    crate::feed::plain(&sentence.replace('&', "&amp;").replace('<', "&lt;"), SHOWN)
}
