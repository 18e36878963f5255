//! One reading of a feed: fetched, read, compared with what is kept, kept, and told to who follows it.

use std::collections::HashSet;
use std::time::Instant;

use super::changes::{Changes, changes};
use super::hosts::Place;
use super::interpret::Interpreted;
use super::job::Refresher;
use super::plan;
use super::report::{Outcome, Report};
use crate::bot::show_news;
use crate::feeds::parse::{self, Episode};
use crate::store::{FeedState, KeptEpisode, KeptReading, ShowNote, StoreError};

impl Refresher {
    pub(super) async fn read_one(&self, feed: FeedState, place: Place) -> Result<Report, StoreError> {
        // One request at a time to one host, and so many at all. Neither semaphore is ever closed.
        let _turn = match place.at_once {
            None => place.turn.acquire().await.ok(),
            Some(_) => None,
        };
        let _slot = self.slots.acquire().await;
        let started = Instant::now();
        let fetcher = self.fetchers.of(&feed.podcast);
        let fetched = fetcher.fetch(&feed.address, feed.etag.as_deref(), feed.modified.as_deref()).await;
        let now = self.store.now().await?;
        let chance = f64::from((now.as_millisecond() % 1_000) as u16) / 1_000.0;
        let (answer, moved_to, at) = match fetched {
            Ok(fetched) => (Ok(fetched.answer), fetched.moved_to, fetched.at),
            Err(error) => (Err(error), None, feed.address.clone()),
        };
        let interpreted = self.interpret(&feed, answer, (moved_to.as_deref(), at), now).await?;
        let Interpreted { what, mut outcome, read, known, ahead } = interpreted;
        let mut before = feed.clone();
        let reading = what.noted_in(&mut before, &read);
        let state = plan::after(&before, reading, moved_to, now, chance);
        let changes = changes_of(&feed, &read, &known, &ahead);
        let messages = self.notices(&feed, &changes.new, now).await?;
        let news = self.show_notes(&feed, &state, now).await?;
        if let Outcome::Read { changed, .. } = &mut outcome {
            *changed = changes.changed.len();
        }
        let reading = KeptReading {
            episodes: &changes.changed,
            renamed: &changes.renamed,
            dropped: &changes.dropped,
            seen_at: now,
            messages: &messages,
            news: &news,
        };
        let hidden = !feed.blocked && self.hide_displaced(&feed.podcast, &known, &reading).await;
        let kept = match self.store.keep_reading(&feed, &state, &reading).await {
            Ok(kept) => kept,
            Err(error) => {
                // Not at once again: what could not be kept now may not be kept in five minutes either.
                let _ = self.store.feed_later(&feed.podcast, state.next_at).await;
                if hidden {
                    self.set_episodes(vec![(feed.podcast, known)]).await;
                }
                return Err(error);
            }
        };
        if !kept {
            // Another process read it meanwhile; what it kept counts, and comes with the next look.
            return Ok(report(feed, Outcome::Unchanged, state, started));
        }
        self.bots.bot().note_feed(&state);
        // Where its episodes could not be read for answers, the next look does that.
        if self.indexes && (feed.blocked || state.blocked) {
            let episodes = self.store.episodes_of(&feed.podcast).await?;
            self.set_episodes(vec![(feed.podcast.clone(), episodes)]).await;
            self.remember_shelved(&state);
        } else {
            self.index_reading(&feed, &state, &known, &reading, hidden).await?;
        }
        Ok(report(feed, outcome, state, started))
    }

    async fn notices(
        &self,
        feed: &FeedState,
        new: &[&Episode],
        now: jiff::Timestamp,
    ) -> Result<Vec<crate::outbox::Message>, StoreError> {
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let bot = self.bots.bot();
        let mut follows = self.store.follows_of_podcast(&feed.podcast).await?;
        for topic in bot.topics_heard(&feed.podcast) {
            follows.extend(self.store.follows_of_topic(&topic).await?);
        }
        // Nobody is told what a show brought before it came, or before it came back.
        for follow in &mut follows {
            follow.since = follow.since.max(feed.wanted_since);
        }
        Ok(bot.notices_everywhere(&feed.podcast, new, follows, now))
    }

    async fn show_notes(
        &self,
        before: &FeedState,
        after: &FeedState,
        now: jiff::Timestamp,
    ) -> Result<Vec<ShowNote>, StoreError> {
        let events = show_news::events(before, after);
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let concerned = self.store.concerned_by(&before.podcast).await?;
        Ok(self.bots.bot().show_notes(&before.podcast, &events, &concerned, now))
    }

    /// Takes from the index whose guid another episode takes over: a notice of that one must not lead to the first while
    /// both change places in the store. Whether any was taken.
    async fn hide_displaced(&self, podcast: &str, known: &[KeptEpisode], reading: &KeptReading<'_>) -> bool {
        if !self.indexes {
            return false;
        }
        let taken_over: HashSet<&str> = reading.renamed.iter().map(|(old, _)| old.as_str()).collect();
        let hides = reading.episodes.iter().any(|one| taken_over.contains(one.identity.as_str()));
        if hides {
            let stay = known.iter().filter(|one| !taken_over.contains(one.episode.identity.as_str()));
            self.set_episodes(vec![(podcast.to_owned(), stay.cloned().collect())]).await;
        }
        hides
    }
}

fn report(feed: FeedState, outcome: Outcome, state: FeedState, started: Instant) -> Report {
    let FeedState { podcast, address, .. } = feed;
    Report { podcast, address, outcome, moved_to: state.moved_to, took: started.elapsed() }
}

/// What a reading changes in what is kept, and which episodes followers are told of.
fn changes_of<'r>(
    feed: &FeedState,
    read: &'r parse::Feed,
    known: &[KeptEpisode],
    ahead: &HashSet<String>,
) -> Changes<'r> {
    if read.episodes.is_empty() {
        return Changes::default();
    }
    let mut changes = changes(known, &read.episodes);
    // One without a date is as old as the first reading that gave it, and of the very first nobody knows. Nor of the
    // first that gave something, unless that is a single one: a show that begins.
    let first = feed.read_at.is_none() || (known.is_empty() && read.episodes.len() > 1);
    changes.new.retain(|one| one.published.is_some() || (!first && !ahead.contains(&one.identity)));
    if read.blocked {
        changes.new.clear();
    }
    changes
}
