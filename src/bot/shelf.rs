//! The episodes that feeds gave, as far as answers use them: what a question wants of them, and how a podcast is doing.

use std::sync::{Arc, PoisonError};

use super::Bot;
use super::request::Wish;
use crate::catalog::{PodcastIx, Status, TopicIx};
use crate::search::episodes::vocabulary::{mark, telling_words, words};
use crate::search::episodes::{EpisodeIndex, Query, Section, Wanted};
use crate::search::{Target, Understanding, fold};
use crate::store::{FeedState, KeptEpisode};

/// Narrower topics whose names also say what is wanted.
const MOST_NARROWER: usize = 12;
/// Without an episode for so long a podcast is quiet.
const QUIET: i64 = 365 * 86_400;
/// After so long without an answer a feed counts as unreachable; a bad night does not.
const UNREACHABLE: i64 = 3 * 86_400;

/// What is known of a podcast from its feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulse {
    /// When its newest episode came out, Unix seconds.
    pub newest: Option<i64>,
    /// It says that no episode will follow.
    pub complete: bool,
    /// Since when its feed does not answer, Unix seconds.
    pub failing_since: Option<i64>,
    /// The server says that its feed is gone for good.
    pub gone: bool,
}

/// MatchKind a podcast is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// New episodes come; when the last one did, where a feed told.
    Active(Option<i64>),
    /// None for a year; since when.
    Quiet(i64),
    /// No further one will come; in which year the last one did, if known.
    Ended(Option<i16>),
    /// Nobody knows.
    Unknown,
}

/// What changes while podpick runs.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    shelf: Arc<EpisodeIndex>,
    pulses: Vec<Option<Pulse>>,
    edition: u64,
}

impl Learnt {
    /// Nothing yet, and never an edition that another bot had before.
    pub(super) fn after(edition: u64) -> Self {
        Self { edition: edition.saturating_add(1 << 32), ..Self::default() }
    }
}

/// What a question wants of episodes, and how its words were read.
pub(super) struct Asking {
    pub(super) query: Query,
    /// Words that were read as others: typed, meant.
    pub(super) slips: Vec<(String, String)>,
    /// What is wanted, by the names people read and the words they typed.
    pub(super) meant: Vec<String>,
    /// What may go into a button.
    pub(super) words: Vec<String>,
    /// Some word or topic is wanted at all.
    pub(super) wants: bool,
}

impl Bot {
    /// The podcasts whose feeds are to be read: id and address.
    #[must_use]
    pub fn feeds(&self) -> Vec<(String, String)> {
        let feed =
            |(_, podcast): (_, &crate::catalog::Podcast)| Some((podcast.id.clone(), podcast.feed.clone()?));
        self.catalog.podcasts().filter_map(feed).collect()
    }

    /// Puts the episodes of podcasts where answers find them, in place of those there were.
    pub fn shelve(&self, podcasts: Vec<(String, Vec<KeptEpisode>)>) {
        // One after the other, or the slower would take back what the faster has shelved.
        let _turn = self.shelving.lock().unwrap_or_else(PoisonError::into_inner);
        let sections = podcasts.into_iter().filter_map(|(id, episodes)| {
            let at = self.catalog.podcast_with_id(&id)?;
            let episodes = episodes.into_iter().map(|kept| kept.episode).collect();
            Some(Section::new(at, self.catalog.podcast(at).explicit, episodes))
        });
        let sections: Vec<Section> = sections.collect();
        // Made beside the lock that answers take, so that none waits for it.
        let shelf = Arc::new(self.shelf().with(sections));
        let mut learnt = self.learnt.write().unwrap_or_else(PoisonError::into_inner);
        learnt.shelf = shelf;
        learnt.edition += 1;
    }

    /// Remembers how interpretation a feed went.
    pub fn note_feed(&self, feed: &FeedState) {
        let Some(at) = self.catalog.podcast_with_id(&feed.podcast) else { return };
        let pulse = Pulse {
            newest: feed.newest,
            complete: feed.complete,
            failing_since: feed.failing_since.map(jiff::Timestamp::as_second),
            gone: feed.gone,
        };
        let mut learnt = self.learnt.write().unwrap_or_else(PoisonError::into_inner);
        let at = at.0 as usize;
        if learnt.pulses.len() <= at {
            learnt.pulses.resize(at + 1, None);
        }
        if learnt.pulses[at].as_ref() != Some(&pulse) {
            learnt.pulses[at] = Some(pulse);
            learnt.edition += 1;
        }
    }

    /// Changes with everything that feeds say; an answer from another edition may be out of date.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.learnt.read().unwrap_or_else(PoisonError::into_inner).edition
    }

    /// The episodes there are.
    #[must_use]
    pub fn shelf(&self) -> Arc<EpisodeIndex> {
        Arc::clone(&self.learnt.read().unwrap_or_else(PoisonError::into_inner).shelf)
    }

    fn pulse(&self, at: PodcastIx) -> Option<Pulse> {
        self.learnt
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .pulses
            .get(at.0 as usize)
            .cloned()
            .flatten()
    }

    /// MatchKind a podcast is doing, by its feed, or else by the catalog.
    #[must_use]
    pub fn life(&self, at: PodcastIx, now: i64) -> Life {
        let podcast = self.catalog.podcast(at);
        let pulse = self.pulse(at).unwrap_or_default();
        match (podcast.status, pulse.newest) {
            (Status::Ended(year), _) => Life::Ended(year),
            (_, newest) if pulse.complete => Life::Ended(newest.and_then(year_of)),
            (_, Some(newest)) if now.saturating_sub(newest) > QUIET => Life::Quiet(newest),
            (_, Some(newest)) => Life::Active(Some(newest)),
            (Status::Active, None) => Life::Active(None),
            (Status::Unknown, None) => Life::Unknown,
        }
    }

    /// Since when a podcast's feed cannot be reached, if for long.
    #[must_use]
    pub fn unreachable_since(&self, at: PodcastIx, now: i64) -> Option<i64> {
        let pulse = self.pulse(at)?;
        pulse.failing_since.filter(|since| pulse.gone || now.saturating_sub(*since) > UNREACHABLE)
    }

    /// What a wish wants of episodes. `understanding` is what the catalog made of it.
    pub(super) fn asking(&self, about: &Wish, understanding: &Understanding, shelf: &EpisodeIndex) -> Asking {
        let mut asking = Asking {
            query: Query::default(),
            slips: Vec::new(),
            meant: Vec::new(),
            words: Vec::new(),
            wants: false,
        };
        let mut covered: Vec<String> = Vec::new();
        for part in &understanding.segments {
            let mut wanted = Wanted::default();
            for interpretation in &part.interpretations {
                self.add_target(interpretation.target, interpretation.score, &mut wanted);
            }
            asking.meant.extend(
                part.interpretations
                    .first()
                    .map(|interpretation| self.name(interpretation.target).to_owned()),
            );
            covered.extend(fold(&part.typed).split(' ').map(str::to_owned));
            add_phrase(&mut wanted, &part.typed, 1.0);
            asking.query.wanted.push(wanted);
        }
        if let Wish::Words(text) = about {
            let is_suggestion =
                understanding.segments.len() == 1 && text.contains(':') && !text.contains(' ');
            let telling =
                if is_suggestion { Vec::new() } else { telling_words(super::resolve::undecorated(text)) };
            asking.words = telling.iter().map(|(folded, _)| folded.clone()).collect();
            for (folded, typed) in telling {
                if covered.contains(&folded) {
                    continue;
                }
                let mut wanted = Wanted { phrases: vec![(vec![mark(&folded)], 1.0)], ..Wanted::default() };
                let meant = shelf.vocabulary().meant(&folded);
                let best = meant.first().map(|(word, _)| word.clone());
                asking.meant.push(best.clone().unwrap_or_else(|| typed.clone()));
                asking.slips.extend(best.map(|best| (typed, best)));
                wanted.phrases.extend(meant.iter().map(|(word, sure)| (vec![mark(word)], *sure)));
                asking.query.wanted.push(wanted);
            }
        }
        asking.wants = !asking.query.wanted.is_empty();
        asking
    }

    fn add_target(&self, target: Target, sure: f32, wanted: &mut Wanted) {
        match target {
            Target::Topic(topic) => {
                self.add_topic(topic, sure, wanted);
                for narrower in self.catalog.descendants(topic).into_iter().take(MOST_NARROWER) {
                    add_phrase(wanted, &self.catalog.topic(narrower).label, sure * 0.8);
                }
                let main = |at: &&PodcastIx| self.catalog.podcast(**at).topics.first() == Some(&topic);
                wanted.podcasts.extend(self.catalog.podcasts_about(topic).iter().filter(main));
            }
            Target::Person(at) => add_phrase(wanted, &self.index.person(at).name, sure),
            Target::Podcast(at) => {
                wanted.only_in.push(at);
                wanted.podcasts.push(at);
            }
            Target::Episode(at) => add_phrase(wanted, &self.catalog.episode(at).title, sure),
        }
    }

    fn add_topic(&self, topic: TopicIx, sure: f32, wanted: &mut Wanted) {
        let topic = self.catalog.topic(topic);
        add_phrase(wanted, &topic.label, sure);
        for alias in &topic.aliases {
            // Two letters mean too much in running text.
            if alias.chars().count() > 2 {
                add_phrase(wanted, alias, sure * 0.95);
            }
        }
    }
}

fn add_phrase(wanted: &mut Wanted, text: &str, sure: f32) {
    let marks: Vec<_> = words(text).take(8).map(|word| mark(&word)).collect();
    if !marks.is_empty() && !wanted.phrases.iter().any(|(known, _)| *known == marks) {
        wanted.phrases.push((marks, sure.clamp(0.0, 1.0)));
    }
}

fn year_of(at: i64) -> Option<i16> {
    Some(jiff::Timestamp::from_second(at).ok()?.to_zoned(jiff::tz::TimeZone::UTC).year())
}
