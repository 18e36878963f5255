//! What a member has sent to them by direct message: one show or episode, with links that open in a podcast app.

use jiff::Timestamp;

use super::links::links_of_episode;
use super::reply::{Button, Card, CardSubject, Menu, MenuOption, Reply, Text};
use super::request::{Asked, Caller, QueryText, Request};
use super::{Bot, wording};
use crate::catalog::{Fingerprint, PodcastIx, Subject};
use crate::locale::Locale;
use crate::search::Target;
use crate::search::episodes::Entry;

/// The mark of an episode that a feed gave, as a button carries it.
pub(super) fn episode_mark(entry: &Entry<'_>) -> Fingerprint {
    Fingerprint::of("feed-episode", entry.identity())
}

impl Bot {
    /// The button that sends what an answer shows: at once where it is one thing, otherwise after a question which.
    pub(super) fn send_button(&self, reply: &Reply) -> Option<Button> {
        let mut subjects = reply.cards.iter().filter_map(|card| card.subject);
        let request = match (subjects.next()?, subjects.next()) {
            (only, None) => self.to_send(only),
            (_, Some(_)) => Request::ChooseToSend(Box::new(reply.settled.clone()?)),
        };
        Some(Button::new("button-send-to-me", request))
    }

    /// What sends a show or an episode.
    fn to_send(&self, subject: CardSubject) -> Request {
        let (target, episode) = match subject {
            CardSubject::Podcast(at) => (Target::Podcast(at), None),
            CardSubject::Episode(at) => (Target::Episode(at), None),
            CardSubject::FeedEpisode(at, mark) => (Target::Podcast(at), Some(mark)),
        };
        Request::SendToMe { name: self.just(target), episode }
    }

    /// The same for the answer to a question.
    pub(super) fn choose_to_send(&self, shown: &Request, caller: &Caller, now: Timestamp) -> Reply {
        let asked = Asked { request: shown.clone(), privately: true, for_member: None };
        self.choice_to_send(&self.answer(&asked, caller, now))
    }

    /// Asks which of the things in an answer is to be sent.
    pub(super) fn choice_to_send(&self, answer: &Reply) -> Reply {
        match self.send_menu(answer) {
            Some(menu) => Reply {
                private: true,
                headline: Text::of("choose-to-send"),
                menu: Some(menu),
                ..Reply::default()
            },
            None => wording::gone(),
        }
    }

    /// The things in an answer, each of which is sent when it is chosen.
    pub(super) fn send_menu(&self, answer: &Reply) -> Option<Menu> {
        let option = |card: &Card| {
            Some(MenuOption {
                // Names are the same in all languages.
                label: card.title.words(Locale::English),
                description: card.kicker.clone(),
                request: self.to_send(card.subject?),
            })
        };
        let options: Vec<MenuOption> = answer.cards.iter().filter_map(option).collect();
        (!options.is_empty()).then_some(Menu { placeholder: "menu-send-to-me", options })
    }

    /// What is sent: one card, with where it can be opened.
    pub(super) fn sent(
        &self,
        name: &QueryText,
        episode: Option<Fingerprint>,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let sent = match (self.named(name), episode) {
            (Ok(Subject::Podcast(at)), Some(mark)) => self.feed_episode(at, mark),
            (Ok(Subject::Podcast(at)), None) => {
                // Nobody else reads it.
                let caller = Caller { explicit_allowed: true, ..caller.clone() };
                Some((self.whole_podcast_card(at, &caller, now), self.links(at)))
            }
            (Ok(Subject::Episode(at)), None) => {
                let episode = self.catalog.episode(at);
                let podcast = self.catalog.podcast(episode.podcast);
                let links = links_of_episode(episode.audio.as_deref(), Some(&episode.url), podcast);
                Some((self.episode_card(at, None), links))
            }
            _ => None,
        };
        let Some((mut card, links)) = sent else { return wording::gone() };
        // Buttons lead there already.
        card.facts.retain(|(name, _)| *name != "fact-links");
        Reply { private: true, cards: vec![card], links, ..Reply::default() }
    }

    fn feed_episode(&self, at: PodcastIx, mark: Fingerprint) -> Option<(Card, Vec<super::Link>)> {
        let index = self.episode_index();
        let entry = index.section(at)?.iter().find(|entry| episode_mark(entry) == mark)?;
        let links =
            links_of_episode(entry.details().audio.as_deref(), entry.page(), self.catalog.podcast(at));
        Some((self.fresh_card(at, &entry, None), links))
    }
}

/// What a member is told who wanted something sent.
impl Reply {
    /// It is there.
    #[must_use]
    pub fn sent_to_you(card: &Card, address: &str) -> Self {
        let title = Text::default().link(card.title.words(Locale::English), address);
        Reply::private(Text::message("sent-to-you", [("title", title.into())]))
    }

    /// The member's direct messages are closed to podpick.
    #[must_use]
    pub fn direct_messages_closed() -> Self {
        Reply::say("direct-messages-closed")
    }

    /// Discord did not take it.
    #[must_use]
    pub fn not_sent_to_you() -> Self {
        Reply::say("not-sent-to-you")
    }

    /// The member had so many sent that it is enough until then.
    #[must_use]
    pub fn sent_enough(most: u32, until: Timestamp) -> Self {
        let until = Text::default().time(until, super::Shown::Relative);
        let values = [("most", u64::from(most).into()), ("until", until.into())];
        Reply::private(Text::message("sent-enough", values))
    }
}
