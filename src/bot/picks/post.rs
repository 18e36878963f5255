//! What is posted: the pick as members see it, and notes to moderators.

use std::collections::HashMap;

use super::votes::poll_reply;
use super::{ratings, words};
use crate::bot::card::{day, minutes_long};
use crate::bot::episodes::episode_line;
use crate::bot::links::links_of_pick;
use crate::bot::reply::{Button, Card, Reply, Text};
use crate::bot::request::{Pick, Request};
use crate::bot::{Bot, self_roles};
use crate::catalog::{Episode, EpisodeIx, OwnShow};
use crate::outbox::{Cause, EpisodeRef, Message, MessageKind};
use crate::search::Target;
use crate::store::StoreError;

impl Bot {
    /// A message of the outbox as it is posted; none where what it is about is no longer known, or is nothing for a channel
    /// that is not for adults.
    #[must_use]
    pub fn render(&self, message: &Message, adults: bool) -> Option<Reply> {
        match message.kind {
            MessageKind::WeeklyPick(_) | MessageKind::ExtraPick { .. } => {
                if adults || !self.is_explicit(message) { self.pick_reply(message) } else { None }
            }
            MessageKind::NewEpisodes { .. } => self.notice_reply(message, adults),
            MessageKind::Suggestion { .. } => self.suggestion_reply(message),
            MessageKind::Decision { added, .. } => Some(crate::bot::shelf::told(message, added)),
            MessageKind::Vote(_) => {
                if adults || !self.is_explicit(message) {
                    poll_reply(message)
                } else {
                    None
                }
            }
            MessageKind::Note(_) => Some(note_reply(message)),
        }
    }

    /// Whether a message shows something explicit, so that it takes a channel that is marked for adults.
    #[must_use]
    pub fn is_explicit(&self, message: &Message) -> bool {
        if matches!(message.kind, MessageKind::NewEpisodes { .. }) {
            return self.tells_something_explicit(message);
        }
        let candidates = message.ballot.iter().flat_map(|ballot| &ballot.candidates);
        let mut shown = candidates
            .map(|one| (one.podcast.as_str(), one.episode.as_ref()))
            .chain(message.podcast.as_deref().map(|podcast| (podcast, message.episode.as_ref())));
        shown.any(|(podcast, episode)| self.is_explicit_one(podcast, episode))
    }

    pub(super) fn is_explicit_one(&self, podcast: &str, episode: Option<&EpisodeRef>) -> bool {
        let Some(at) = self.catalog.podcast_with_id(podcast) else { return false };
        let index = self.episode_index();
        let identity = episode.and_then(EpisodeRef::identity);
        let entry = identity.and_then(|identity| index.section(at)?.with_identity(identity));
        entry.map_or(self.catalog.podcast(at).explicit, |entry| entry.explicit())
    }

    fn pick_reply(&self, message: &Message) -> Option<Reply> {
        let at = self.catalog.podcast_with_id(message.podcast.as_deref()?)?;
        let podcast = self.catalog.podcast(at);
        let curated = message.episode.as_ref().and_then(EpisodeRef::curated);
        let chosen = |episode: &EpisodeIx| Some(self.catalog.episode(*episode).id.as_str()) == curated;
        let chosen = podcast.episodes.iter().copied().find(chosen);
        let latest = || podcast.episodes.iter().copied().max_by_key(|at| self.catalog.episode(*at).published);
        let index = self.episode_index();
        let section = index.section(at);
        let fresh = message.episode.as_ref().and_then(EpisodeRef::identity);
        let fresh = fresh.and_then(|identity| section.as_ref()?.with_identity(identity));
        let mut card = match (chosen, fresh) {
            (Some(episode), _) => self.episode_card(episode, None),
            (None, Some(entry)) => Card { facts: Vec::new(), ..self.fresh_card(at, &entry, None) },
            (None, None) => self.podcast_card(at, &[], None, message.due),
        };
        // Buttons lead there already.
        card.facts.retain(|(name, _)| !matches!(*name, "fact-links" | "fact-details"));
        if let Some(note) = &message.note {
            card.body = Text::plain(note);
        }
        if let Some(entry) = fresh {
            let topics = self.labels(&podcast.topics);
            card.facts.push(("fact-topics", topics));
            card.facts.push(("fact-episode", episode_line(Text::default(), &entry, false)));
        } else if let Some(episode) = chosen.or_else(latest).map(|at| self.catalog.episode(at)) {
            let length = episode.minutes.map(|minutes| ("fact-length", minutes_long(u64::from(minutes))));
            card.facts.extend(length);
            let name = if chosen.is_some() { "fact-episode" } else { "fact-start-with" };
            card.facts.push((name, dated(episode)));
        }
        if chosen.is_none()
            && fresh.is_none()
            && let Some(entry) = section.and_then(|section| section.latest(false))
        {
            card.facts.push(("fact-latest", episode_line(Text::default(), &entry, false)));
        }
        card.facts.push(("fact-picked-by", words::picked_by(message.picker)));
        let curated = chosen.map(|at| self.catalog.episode(at));
        let curated = curated.map(|episode| episode.audio.as_ref().unwrap_or(&episode.url).clone());
        let fresh = fresh.and_then(|entry| entry.details().audio.or_else(|| entry.page().map(str::to_owned)));
        let links = links_of_pick(podcast, curated.or(fresh));
        let name = self.just(Target::Podcast(at));
        let post = message.key();
        let mut buttons = ratings::buttons(&post, message.ratings);
        buttons.push(Button::new("button-more-like-this", Request::MoreLikePost { name, post }));
        buttons.extend(self_roles::button(message));
        let mut reply = Reply {
            headline: words::headline(message.role),
            post_title: message.title.as_deref().map_or_else(|| words::headline(None), Text::plain),
            ping_role: message.role,
            cards: vec![card],
            links,
            buttons,
            ..Reply::default()
        };
        reply.buttons.extend(self.send_button(&reply));
        Some(reply)
    }

    /// The podcasts whose episodes a message needs and this process does not have: another one read the feed, or this one
    /// has only just started.
    #[must_use]
    pub fn misses(&self, message: &Message) -> Vec<String> {
        if matches!(message.kind, MessageKind::NewEpisodes { .. }) {
            return self.missed_by_notice(message);
        }
        let needed = message.episode.as_ref().and_then(EpisodeRef::identity);
        let (Some(identity), Some(podcast)) = (needed, message.podcast.as_deref()) else { return Vec::new() };
        let Some(at) = self.catalog.podcast_with_id(podcast) else { return Vec::new() };
        let index = self.episode_index();
        let there = index.section(at).is_some_and(|section| section.with_identity(identity).is_some());
        if there { Vec::new() } else { vec![podcast.to_owned()] }
    }

    /// Lets the episodes stay that a message names, of shows of which only the newest are known otherwise.
    pub fn pin_episodes(&self, message: &Message) {
        let episode = message.episode.as_ref().and_then(EpisodeRef::identity);
        let named = message.podcast.as_deref().zip(episode).into_iter();
        let told = message.told.iter().filter(|one| one.counted().is_none());
        let told = told.map(|one| (one.podcast.as_str(), one.identity.as_str()));
        let mut shows: HashMap<&str, Vec<String>> = HashMap::new();
        for (show, identity) in named.chain(told).filter(|(show, _)| OwnShow::is_own(show)) {
            shows.entry(show).or_default().push(identity.to_owned());
        }
        for (show, identities) in shows {
            self.own_feeds.pin(show, identities);
        }
    }

    /// A note to the moderators that a message was not posted as it should be; none where they did not say where to tell
    /// them.
    ///
    /// # Errors
    /// What the store says.
    pub async fn note_about(&self, about: &Message, cause: Cause) -> Result<Option<Message>, StoreError> {
        let Some(picks) = &self.picks else { return Ok(None) };
        let schedule = match picks.store.schedule(about.guild).await {
            // Nobody knows where to tell them.
            Err(StoreError::Unreadable(_)) => None,
            schedule => schedule?,
        };
        let channel = schedule.and_then(|schedule| schedule.reminders);
        let (Some(channel), Some(kind)) = (channel, about.kind.failure(about.due, &cause)) else {
            return Ok(None);
        };
        let note = Message::note(about.guild, kind, channel, cause, picks.store.now().await?);
        Ok(Some(Message { title: titled(about), locale: about.locale, ..note }))
    }

    /// The same for one person, in the direct channel with that person.
    #[must_use]
    #[allow(clippy::unused_self, reason = "the outbox worker asks the bot")]
    pub fn note_to(&self, about: &Message, channel: u64, cause: Cause) -> Option<Message> {
        let kind = about.kind.failure(about.due, &cause)?;
        let note = Message::note(about.guild, kind, channel, cause, about.due);
        Some(Message { title: titled(about), locale: about.locale, ..note })
    }

    /// The marks of the topics that an answer was about, for counting what a guild asks for.
    #[must_use]
    pub fn asked_about(&self, reply: &Reply) -> Vec<u64> {
        use crate::bot::request::QueryText;
        let wish = match &reply.settled {
            Some(Request::Topic { about, .. } | Request::Episode { about, .. }) => Some(about),
            Some(Request::Random { topic, .. }) => topic.as_ref(),
            Some(Request::Topics { under, .. }) => under.as_ref(),
            _ => None,
        };
        let Some(QueryText::Resolved { wishes, .. }) = wish else { return Vec::new() };
        let topic = |mark: &&crate::catalog::Fingerprint| {
            matches!(self.catalog.find(**mark), Some(crate::catalog::Subject::Topic(_)))
        };
        wishes.iter().flatten().filter(topic).map(|mark| mark.0).collect()
    }
}

/// An episode of the catalog by its title, with its day.
fn dated(episode: &Episode) -> Text {
    let title = Text::default().link(&episode.title, &episode.url);
    match episode.published {
        Some(date) => title.and(" (").append(day(date)).and(")"),
        None => title,
    }
}

/// What a note is about, in words.
fn titled(about: &Message) -> Option<String> {
    match about.kind {
        MessageKind::NewEpisodes { .. } => {
            let what = about.title.as_deref().unwrap_or_default();
            let what = Text::message("new-episodes-of", [("shows", what.into())]);
            Some(what.words(about.locale))
        }
        MessageKind::Vote(_) => Some(Text::of("the-vote").words(about.locale)),
        _ => about.title.clone(),
    }
}

fn note_reply(message: &Message) -> Reply {
    let ask = |pick| Request::Pick(Box::new(pick));
    let mut buttons = Vec::new();
    if let Some(Cause::Unclear(Some(key))) = &message.cause {
        let request = ask(Pick::SendAnew { key: key.clone() });
        buttons.push(Button::new("button-post-now", request));
    }
    // Its custom id is how podpick knows the note again.
    let request = ask(Pick::Status { post: message.key() });
    buttons.push(Button::new("button-status", request));
    let post_title = message.title.as_deref().map_or_else(words::title, Text::plain);
    Reply { headline: words::note(message), post_title, buttons, ..Reply::default() }
}
