//! Podcasts and episodes as cards: what is worth knowing of each, in short and in full.

use jiff::Timestamp;

use super::reply::{Card, CardSubject, Shown, Span, Text};
use super::request::{Caller, Constraints};
use super::wording::word_of;
use super::{Activity, Bot, language};
use crate::catalog::{Catalog, EpisodeIx, Level, PodcastIx, TopicIx};
use crate::search::constraints::is_in;

/// Fitting episodes named under a podcast.
const EPISODES_NAMED: usize = 3;
/// Topics named on a card.
const TOPICS_NAMED: usize = 6;
/// Colours that read well on a dark and on a light ground; each root topic has one.
const COLOURS: [u32; 12] = [
    0x0034_98DB,
    0x002E_CC71,
    0x009B_59B6,
    0x00E6_7E22,
    0x001A_BC9C,
    0x00E7_4C3C,
    0x00F1_C40F,
    0x0054_6E7A,
    0x00D8_1B60,
    0x007C_B342,
    0x005C_6BC0,
    0x008D_6E63,
];

impl Bot {
    /// A podcast in an answer, with the episodes that fit the question.
    pub(super) fn podcast_card(
        &self,
        at: PodcastIx,
        fitting: &[EpisodeIx],
        reason: Option<Text>,
        now: Timestamp,
    ) -> Card {
        let podcast = self.catalog.podcast(at);
        let mut facts = vec![("fact-topics", self.labels(&podcast.topics))];
        if !podcast.hosts.is_empty() {
            facts.push(("fact-hosts", Text::row(&podcast.hosts)));
        }
        let status = self.standing_words(at, now);
        if !status.is_empty() {
            facts.push(("fact-status", status));
        }
        if !fitting.is_empty() {
            facts.push(("fact-start-with-episodes", self.episode_links(fitting)));
        }
        if let (None, Some(feed)) = (&podcast.site, &podcast.feed) {
            facts.push(("fact-links", linked("link-feed", feed)));
        }
        Card {
            kicker: None,
            title: Text::plain(&podcast.title),
            link: podcast.site.clone(),
            subject: Some(CardSubject::Podcast(at)),
            artwork: self.artwork(at),
            body: Text::plain(&podcast.why),
            facts,
            reason,
            colour: self.colour(&podcast.topics),
        }
    }

    /// A podcast with everything the catalog knows of it.
    pub(super) fn whole_podcast_card(&self, at: PodcastIx, caller: &Caller, now: Timestamp) -> Card {
        let podcast = self.catalog.podcast(at);
        let silent = podcast.explicit && !caller.explicit_allowed;
        let episodes = if silent { &[][..] } else { &podcast.episodes };
        let mut card = self.podcast_card(at, episodes, None, now);
        // Buttons lead there, or lines below it in a terminal.
        card.facts.retain(|(name, _)| *name != "fact-links");
        card.facts.extend(self.latest(at, caller).map(|latest| ("fact-latest", latest)));
        if let Some(tag) = &podcast.language {
            card.facts.push(("fact-language", language::name(tag)));
        }
        if podcast.level != Level::All {
            card.facts.push(("fact-level", level_words(podcast.level)));
        }
        if let Some(curator) = self.curator(at) {
            card.facts.push(("fact-brought-by", Text::member(curator)));
        }
        if !podcast.aliases.is_empty() {
            card.facts.push(("fact-also-known-as", Text::row(&podcast.aliases)));
        }
        card
    }

    /// The language of a podcast that is in one nobody asked for or is known to read: said on short cards as well.
    pub(super) fn foreign_language(
        &self,
        at: PodcastIx,
        constraints: &Constraints,
        caller: &Caller,
    ) -> Option<(&'static str, Text)> {
        let podcast = self.catalog.podcast(at);
        let known = [&constraints.language, &constraints.asked_in, &caller.language];
        let known = known.into_iter().flatten().chain(&constraints.other_languages);
        let mut read = known.map(String::as_str).chain(["en"]);
        let foreign = !read.any(|language| is_in(podcast, language));
        let tag = podcast.language.as_ref().filter(|_| foreign)?;
        Some(("fact-language", language::name(tag)))
    }

    /// How a podcast is doing; nothing where nobody knows.
    fn standing_words(&self, at: PodcastIx, now: Timestamp) -> Text {
        let moment =
            |at: i64, shown| Text::default().time(Timestamp::from_second(at).unwrap_or_default(), shown);
        let text = match self.activity(at, now.as_second()) {
            Activity::Active(Some(last)) => {
                Text::message("status-active", [("last", moment(last, Shown::Relative).into())])
            }
            Activity::Active(None) => Text::of("status-active-only"),
            Activity::Quiet(last) => {
                Text::message("status-quiet", [("last", moment(last, Shown::Day).into())])
            }
            Activity::Ended(Some(year)) => {
                Text::message("status-ended-in", [("year", year.to_string().into())])
            }
            Activity::Ended(None) => Text::of("status-ended"),
            Activity::Unknown => Text::default(),
        };
        let unreachable = self
            .unreachable_since(at, now.as_second())
            .map(|since| Text::message("status-unreachable", [("since", moment(since, Shown::Day).into())]));
        let explicit = self.catalog.podcast(at).explicit.then(|| Text::of("status-explicit"));
        side_by_side([Some(text), unreachable, explicit])
    }

    /// An episode in an answer.
    pub(super) fn episode_card(&self, at: EpisodeIx, reason: Option<Text>) -> Card {
        self.episode_card_with(at, &[], reason)
    }

    /// An episode in an answer, with other episodes of its podcast.
    pub(super) fn episode_card_with(
        &self,
        at: EpisodeIx,
        others: &[EpisodeIx],
        reason: Option<Text>,
    ) -> Card {
        let episode = self.catalog.episode(at);
        let podcast = self.catalog.podcast(episode.podcast);
        let mut facts = vec![("fact-topics", self.labels(&episode.topics))];
        if !episode.guests.is_empty() {
            facts.push(("fact-with", Text::row(&episode.guests)));
        }
        let known = side_by_side([
            episode.minutes.map(|minutes| minutes_long(u64::from(minutes))),
            episode.published.map(day),
            podcast.explicit.then(|| Text::of("detail-explicit")),
        ]);
        if !known.is_empty() {
            facts.push(("fact-details", known));
        }
        if let Some(audio) = &episode.audio {
            let page = linked("link-page", &episode.url);
            facts.push(("fact-links", page.and(" · ").append(linked("link-audio", audio))));
        }
        if !others.is_empty() {
            facts.push(("fact-more-episodes", self.episode_links(others)));
        }
        Card {
            kicker: Some(episode_of(episode.number.map(u64::from), &podcast.title)),
            title: Text::plain(&episode.title),
            link: Some(episode.url.clone()),
            subject: Some(CardSubject::Episode(at)),
            artwork: self.artwork(episode.podcast),
            body: Text::plain(&episode.why),
            facts,
            reason,
            colour: self.colour(&episode.topics),
        }
    }

    fn episode_links(&self, episodes: &[EpisodeIx]) -> Text {
        let mut text = Text::default();
        for (place, at) in episodes.iter().take(EPISODES_NAMED).enumerate() {
            let episode = self.catalog.episode(*at);
            if place > 0 {
                text = text.line();
            }
            text = text.link(&episode.title, &episode.url);
            if let Some(minutes) = episode.minutes {
                text = text.and(" (").append(minutes_long(u64::from(minutes))).and(")");
            }
        }
        match episodes.len().saturating_sub(EPISODES_NAMED) {
            0 => text,
            rest => text.line().append(Text::message("and-more", [("count", rest.into())])),
        }
    }

    /// Labels of topics, the main one first.
    pub(super) fn labels(&self, topics: &[TopicIx]) -> Text {
        Text::row(topics.iter().take(TOPICS_NAMED).map(|at| &self.catalog.topic(*at).label))
    }

    /// The colour of the root of the main topic: roots take the colours in turn, so that neighbours differ.
    pub(super) fn colour(&self, topics: &[TopicIx]) -> u32 {
        let place =
            topics.first().map_or(0, |main| self.roots.get(main.0 as usize).copied().unwrap_or_default());
        COLOURS[place % COLOURS.len()]
    }
}

/// "Episode 12 of Radiolab".
pub(super) fn episode_of(number: Option<u64>, podcast: &str) -> Text {
    match number {
        // As words, because nobody writes a thousands' mark into an episode's number.
        Some(number) => Text::message(
            "numbered-episode-of",
            [("number", number.to_string().into()), ("podcast", podcast.into())],
        ),
        None => Text::message("episode-of", [("podcast", podcast.into())]),
    }
}

/// "48 min", at least one.
pub(super) fn minutes_long(minutes: u64) -> Text {
    Text::message("minutes", [("count", minutes.max(1).into())])
}

/// A civil day as the reader's language writes it. Noon, so that it is that day in nearly every zone.
pub(super) fn day(date: jiff::civil::Date) -> Text {
    let noon = date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    noon.map_or_else(
        |_| Text::plain(date.to_string()),
        |noon| Text::default().time(noon.timestamp(), Shown::Day),
    )
}

/// A moment, and how far from now it is.
pub(super) fn time_and_distance(at: Timestamp, shown: Shown) -> Text {
    let time = |shown| Text::default().time(at, shown);
    Text::message(
        "time-and-distance",
        [("time", time(shown).into()), ("distance", time(Shown::Relative).into())],
    )
}

/// A word of the message files that leads to a page.
pub(super) fn linked(id: &'static str, url: &str) -> Text {
    Text::default().with(Span::LinkTo { id, url: url.to_owned() })
}

/// What is known of something, with dots between.
pub(super) fn side_by_side(known: impl IntoIterator<Item = Option<Text>>) -> Text {
    let known = known.into_iter().flatten().filter(|text| !text.is_empty());
    known.reduce(|all, one| all.and(" · ").append(one)).unwrap_or_default()
}

/// For each topic, the place of its root among the roots.
pub(super) fn roots(catalog: &Catalog) -> Vec<usize> {
    let mut places = std::collections::HashMap::new();
    catalog
        .topics()
        .map(|(at, _)| {
            let next = places.len();
            *places.entry(catalog.root(at)).or_insert(next)
        })
        .collect()
}

/// Whom a show is made for.
pub(super) fn level_words(level: Level) -> Text {
    Text::message("level", [("level", word_of(level))])
}
