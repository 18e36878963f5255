//! The card of an episode that a feed gave.

use jiff::Timestamp;

use super::line::length;
use crate::bot::card::{episode_of, linked, side_by_side, time_and_distance};
use crate::bot::reply::{Card, CardSubject, Shown, Text};
use crate::bot::{Bot, send};
use crate::catalog::PodcastIx;
use crate::feeds::parse::Kind;
use crate::search::episodes::{Details, Entry};

/// Characters of a title and people that a card shows: a card that is too full would push others off the page.
const TITLE: usize = 150;

const PEOPLE: usize = 4;

impl Bot {
    /// An episode that a feed gave.
    pub(in crate::bot) fn fresh_card(&self, at: PodcastIx, entry: &Entry<'_>, reason: Option<Text>) -> Card {
        let podcast = self.catalog.podcast(at);
        let Details { summary, audio, people } = entry.details();
        let mut facts = Vec::new();
        if let Some(published) = entry.published().and_then(|at| Timestamp::from_second(at).ok()) {
            facts.push(("fact-published", time_and_distance(published, Shown::Day)));
        }
        if !people.is_empty() {
            let names = Text::row(people.iter().take(PEOPLE));
            let people = match people.len().saturating_sub(PEOPLE) {
                0 => names,
                more => Text::message("people-and-more", [("people", names.into()), ("count", more.into())]),
            };
            facts.push(("fact-with", people));
        }
        let known = side_by_side([
            entry.seconds().map(length),
            match entry.kind() {
                Kind::Full => None,
                Kind::Trailer => Some(Text::of("detail-trailer")),
                Kind::Bonus => Some(Text::of("detail-bonus")),
            },
            entry.explicit().then(|| Text::of("detail-explicit")),
        ]);
        if !known.is_empty() {
            facts.push(("fact-details", known));
        }
        if let Some(audio) = audio.as_ref().filter(|_| entry.page().is_some()) {
            facts.push(("fact-links", linked("link-play", audio)));
        }
        Card {
            kicker: Some(episode_of(entry.number().map(u64::from), &podcast.title)),
            title: crate::feeds::parse::cut(entry.title(), TITLE).into(),
            link: entry.page().map(str::to_owned).or(audio).or_else(|| podcast.site.clone()),
            subject: Some(CardSubject::FeedEpisode(at, send::episode_mark(entry))),
            artwork: self.artwork(at),
            body: Text::plain(summary),
            facts,
            reason,
            colour: self.colour(&podcast.topics),
        }
    }
}
