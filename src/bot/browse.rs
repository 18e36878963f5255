//! Answers without a question: the topics there are, and one podcast by chance.

use super::find::Asking;
use super::reply::{Button, Card, Menu, MenuOption, Reply, Text};
use super::request::{Caller, Constraints, QueryText, Request};
use super::{Bot, wording};
use crate::catalog::{EpisodeIx, PodcastIx, Subject, TopicIx};
use crate::search::Target;

/// Topics in one answer; a menu holds 25 (Discord, `components/reference`).
const PAGE: usize = 20;
/// Share of the best fit from which on a show may be drawn by chance.
const EQUALLY_GOOD: f32 = 0.8;
/// Narrower topics named beside each.
const NARROWER_NAMED: usize = 6;

impl Bot {
    /// The topics without a broader one, or those inside one topic, with how many podcasts each leads to.
    pub(super) fn topics(
        &self,
        under: Option<&QueryText>,
        page: u16,
        caller: &Caller,
        now: jiff::Timestamp,
    ) -> Reply {
        let parent = match under {
            None => None,
            Some(wish) => {
                let topic = self.resolve(wish).targets().into_iter().find_map(|target| match target {
                    Target::Topic(at) => Some(at),
                    _ => None,
                });
                match topic {
                    Some(at) => Some(at),
                    None => return wording::no_such_topic(self, wish),
                }
            }
        };
        let mut topics: Vec<TopicIx> = match parent {
            Some(at) => self.catalog.topic(at).narrower.clone(),
            None => self
                .catalog
                .topics()
                .filter(|(_, topic)| topic.broader.is_empty())
                .map(|(at, _)| at)
                .collect(),
        };
        topics.sort_by_key(|at| (std::cmp::Reverse(self.catalog.reach(*at)), *at));
        if let (true, Some(at)) = (topics.is_empty(), parent) {
            // Nothing to browse inside: the podcasts themselves are what is wanted.
            return self.by_topic(&self.just(Target::Topic(at)), &Constraints::default(), 0, caller, now);
        }
        let start = usize::from(page) * PAGE;
        let shown: Vec<TopicIx> = topics.iter().copied().skip(start).take(PAGE).collect();
        if shown.is_empty() {
            return wording::no_more();
        }
        let under = parent.map(|at| self.just(Target::Topic(at)));
        let request = |page| Request::Topics { under: under.clone(), page };
        let mut buttons = Vec::new();
        if let Some(about) = under.clone() {
            let request = Request::Topic { about, constraints: Constraints::default(), page: 0 };
            buttons.push(Button::new("button-show-podcasts", request));
        }
        buttons.extend(Button::next(topics.len() > start + PAGE, page, request));
        Reply {
            headline: Text::default(),
            cards: vec![self.topic_list(parent, &shown)],
            buttons,
            menu: Some(Menu {
                placeholder: "menu-open-topic",
                options: shown.iter().map(|at| self.topic_option(*at)).collect(),
            }),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    /// The topics that lead furthest of those that nothing contains.
    pub(super) fn largest_topics(&self, most: usize) -> Vec<Target> {
        let roots = self.catalog.topics().filter(|(_, topic)| topic.broader.is_empty());
        let mut topics: Vec<TopicIx> = roots.map(|(at, _)| at).collect();
        topics.sort_by_key(|at| (std::cmp::Reverse(self.catalog.reach(*at)), *at));
        topics.into_iter().take(most).map(Target::Topic).collect()
    }

    fn topic_list(&self, parent: Option<TopicIx>, shown: &[TopicIx]) -> Card {
        let mut body = Text::default();
        for (place, at) in shown.iter().enumerate() {
            let topic = self.catalog.topic(*at);
            if place > 0 {
                body = body.line();
            }
            body = body.strong(&topic.label).and(format!(" ({})", self.catalog.reach(*at)));
            let mut narrower = topic.narrower.clone();
            narrower.sort_by_key(|at| (std::cmp::Reverse(self.catalog.reach(*at)), *at));
            let inside =
                |at: &TopicIx| format!("{} {}", self.catalog.topic(*at).label, self.catalog.reach(*at));
            let rest = (narrower.len() > NARROWER_NAMED).then(|| "…".to_owned());
            if !narrower.is_empty() {
                let named = narrower.iter().take(NARROWER_NAMED).map(inside).chain(rest);
                body = body.and(" – ").append(Text::row(named));
            }
        }
        Card {
            title: match parent {
                Some(at) => {
                    Text::message("topics-in", [("topic", self.catalog.topic(at).label.as_str().into())])
                }
                None => Text::message(
                    "topics-title",
                    [
                        ("topics", self.catalog.topics().count().into()),
                        ("shows", wording::podcasts(self.catalog.podcasts().count()).into()),
                    ],
                ),
            },
            body,
            reason: Some(Text::of("topics-numbers")),
            colour: self.colour(&parent.map_or_else(Vec::new, |at| vec![at])),
            ..Card::default()
        }
    }

    fn topic_option(&self, at: TopicIx) -> MenuOption {
        let topic = self.catalog.topic(at);
        let wish = self.just(Target::Topic(at));
        let podcasts = self.catalog.reach(at);
        MenuOption {
            label: topic.label.clone(),
            description: Some(wording::podcasts(podcasts)),
            request: if topic.narrower.is_empty() {
                Request::Topic { about: wish, constraints: Constraints::default(), page: 0 }
            } else {
                Request::Topics { under: Some(wish), page: 0 }
            },
        }
    }

    /// One podcast by chance; equal seeds give equal podcasts. Those that ended are left to themselves if others are there.
    pub(super) fn by_chance(&self, topic: Option<&QueryText>, seed: u64, asking: Asking<'_>) -> Reply {
        let understood = topic.map(|wish| (wish, self.resolve(wish)));
        let all: Vec<PodcastIx> = match &understood {
            None => self.catalog.podcasts().map(|(at, _)| at).collect(),
            Some((wish, understanding)) => {
                let found = self
                    .found(understanding.clone(), &Constraints::default(), asking, usize::MAX)
                    .recommendation
                    .found;
                let best = found.iter().map(|found| found.score).fold(0.0, f32::max);
                let podcasts: Vec<PodcastIx> = found
                    .into_iter()
                    // What satisfies all wishes, if anything does; a side topic is as good as a main one here.
                    .filter(|found| found.score > best * EQUALLY_GOOD)
                    .filter_map(|found| match found.subject {
                        Subject::Podcast(at) => Some(at),
                        Subject::Episode(at) => Some(self.catalog.episode(at).podcast),
                        Subject::Topic(_) => None,
                    })
                    .collect();
                if podcasts.is_empty() {
                    return wording::no_such_topic(self, wish);
                }
                podcasts
            }
        };
        let live: Vec<PodcastIx> =
            all.iter().copied().filter(|at| self.standing(Subject::Podcast(*at), asking.now) < 3).collect();
        let drawn_from = if live.is_empty() { &all } else { &live };
        let drawn = |seed| drawn_from.get((mix(seed) % drawn_from.len().max(1) as u64) as usize).copied();
        let Some(at) = drawn(seed) else { return wording::no_more() };
        // "Another one" draws another one, where there is one: a few seeds further on it surely does.
        let another = (1..64).map(|step| mix(seed).wrapping_add(step)).find(|seed| drawn(*seed) != Some(at));
        let another = another.unwrap_or(mix(seed));
        let topic = understood.as_ref().map(|(_, understanding)| self.settled(understanding));
        // Under a topic, only the episodes that made the podcast fit; without one, all that were picked.
        let wished: Vec<Target> =
            understood.iter().flat_map(|(_, understanding)| understanding.targets()).collect();
        let fitting = |at: PodcastIx| -> Vec<EpisodeIx> {
            let about = |episode: &EpisodeIx| {
                let topics = &self.catalog.episode(*episode).topics;
                wished.is_empty() || topics.iter().any(|topic| wished.contains(&Target::Topic(*topic)))
            };
            self.catalog.podcast(at).episodes.iter().copied().filter(about).collect()
        };
        let request = |seed| Request::Random { topic: topic.clone(), seed };
        let constraints = understood.as_ref().map(|(_, understanding)| understanding.constraints.clone());
        let mut card = self.podcast_card(at, &fitting(at), None, asking.now);
        card.facts.extend(self.foreign_language(at, &constraints.unwrap_or_default(), asking.caller));
        Reply {
            headline: wording::by_chance(self, understood.as_ref().map(|(_, understanding)| understanding)),
            cards: vec![card],
            buttons: vec![Button::new("button-another-one", request(another))],
            menu: self.details(std::iter::once(Subject::Podcast(at))),
            settled: Some(request(seed)),
            ..Reply::default()
        }
    }
}

/// Spreads a seed over all 64 bits (the finaliser of `SplitMix64`), so that neighbours draw differently.
fn mix(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
