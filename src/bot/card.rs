//! Podcasts and episodes as cards: what is worth knowing of each, in short and in full.

use jiff::Timestamp;

use super::reply::{Card, Shown, Text};
use super::request::Caller;
use super::{Activity, Bot, language};
use crate::catalog::{Catalog, EpisodeIx, Level, PodcastIx, TopicIx};

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
        reason: Option<String>,
        now: Timestamp,
    ) -> Card {
        let podcast = self.catalog.podcast(at);
        let mut facts = vec![("Topics", Text::plain(self.labels(&podcast.topics)))];
        if !podcast.hosts.is_empty() {
            facts.push(("Hosts", Text::plain(podcast.hosts.join(", "))));
        }
        let status = self.standing_words(at, now);
        if !status.is_empty() {
            facts.push(("Status", status));
        }
        if !fitting.is_empty() {
            facts.push(("Episodes to start with", self.episode_links(fitting)));
        }
        if let (None, Some(feed)) = (&podcast.site, &podcast.feed) {
            facts.push(("Links", Text::default().link("Feed", feed)));
        }
        Card {
            kicker: None,
            title: podcast.title.clone(),
            link: podcast.site.clone(),
            podcast: Some(at),
            artwork: podcast.artwork.clone(),
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
        card.facts.extend(self.latest(at, caller).map(|latest| ("Latest", latest)));
        if let Some(tag) = &podcast.language {
            card.facts.push(("Language", Text::plain(language::name(tag))));
        }
        if podcast.level != Level::All {
            card.facts.push(("Level", Text::plain(level(podcast.level))));
        }
        if !podcast.aliases.is_empty() {
            card.facts.push(("Also known as", Text::plain(podcast.aliases.join(", "))));
        }
        card
    }

    /// How a podcast is doing; nothing where nobody knows.
    fn standing_words(&self, at: PodcastIx, now: Timestamp) -> Text {
        let moment = |at: i64| Timestamp::from_second(at).unwrap_or_default();
        let mut text = match self.activity(at, now.as_second()) {
            Activity::Active(Some(last)) => {
                Text::plain("Active, last episode ").time(moment(last), Shown::Relative)
            }
            Activity::Active(None) => Text::plain("Active"),
            Activity::Quiet(last) => Text::plain("Quiet, no episode since ").time(moment(last), Shown::Day),
            Activity::Ended(Some(year)) => Text::plain(format!("Ended in {year}")),
            Activity::Ended(None) => Text::plain("Ended"),
            Activity::Unknown => Text::default(),
        };
        let mut more = |words: Text| {
            let before = std::mem::take(&mut text);
            text = if before.is_empty() { words } else { before.and(" · ").append(words) };
        };
        if let Some(since) = self.unreachable_since(at, now.as_second()) {
            more(Text::plain("feed unreachable since ").time(moment(since), Shown::Day));
        }
        if self.catalog.podcast(at).explicit {
            more(Text::plain("Explicit"));
        }
        text
    }

    /// An episode in an answer.
    pub(super) fn episode_card(&self, at: EpisodeIx, reason: Option<String>) -> Card {
        self.episode_card_with(at, &[], reason)
    }

    /// An episode in an answer, with other episodes of its podcast.
    pub(super) fn episode_card_with(
        &self,
        at: EpisodeIx,
        others: &[EpisodeIx],
        reason: Option<String>,
    ) -> Card {
        let episode = self.catalog.episode(at);
        let podcast = self.catalog.podcast(episode.podcast);
        let mut facts = vec![("Topics", Text::plain(self.labels(&episode.topics)))];
        if !episode.guests.is_empty() {
            facts.push(("With", Text::plain(episode.guests.join(", "))));
        }
        let length = episode.minutes.map(|minutes| format!("{minutes} min"));
        let published = episode.published.map(|date| date.strftime("%-d %B %Y").to_string());
        let explicit = podcast.explicit.then(|| "explicit".to_owned());
        let known: Vec<String> = [length, published, explicit].into_iter().flatten().collect();
        if !known.is_empty() {
            facts.push(("Details", Text::plain(known.join(" · "))));
        }
        if let Some(audio) = &episode.audio {
            facts.push(("Links", Text::default().link("Page", &episode.url).and(" · ").link("Audio", audio)));
        }
        if !others.is_empty() {
            facts.push(("More episodes", self.episode_links(others)));
        }
        Card {
            kicker: Some(match episode.number {
                Some(number) => format!("Episode {number} of {}", podcast.title),
                None => format!("Episode of {}", podcast.title),
            }),
            title: episode.title.clone(),
            link: Some(episode.url.clone()),
            podcast: None,
            artwork: podcast.artwork.clone(),
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
                text = text.and(format!(" ({minutes} min)"));
            }
        }
        match episodes.len().saturating_sub(EPISODES_NAMED) {
            0 => text,
            rest => text.line().and(format!("and {rest} more")),
        }
    }

    /// Labels of topics, the main one first.
    pub(super) fn labels(&self, topics: &[TopicIx]) -> String {
        let labels: Vec<&str> =
            topics.iter().take(TOPICS_NAMED).map(|at| self.catalog.topic(*at).label.as_str()).collect();
        labels.join(", ")
    }

    /// The colour of the root of the main topic: roots take the colours in turn, so that neighbours differ.
    pub(super) fn colour(&self, topics: &[TopicIx]) -> u32 {
        let place =
            topics.first().map_or(0, |main| self.roots.get(main.0 as usize).copied().unwrap_or_default());
        COLOURS[place % COLOURS.len()]
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Beginner => "For beginners",
        Level::Intermediate => "For people who know the basics",
        Level::Advanced => "For experts",
        Level::All => "For everyone",
    }
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
