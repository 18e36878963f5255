//! One reading of a feed: fetched, read, compared with what is kept, kept, and told to who follows it.

use std::collections::HashSet;
use std::time::Instant;

use jiff::SignedDuration;

use super::changes::{Changes, changes};
use super::digest;
use super::fetch::{Answer, FetchError};
use super::guard::public_picture;
use super::hosts::Place;
use super::job::Refresher;
use super::plan::{self, Reading};
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
        let reading = match what {
            AnswerKind::Read { etag, modified, digest } => {
                before.digest = digest;
                Reading::Read { feed: &read, etag, modified }
            }
            AnswerKind::Same { etag, modified } => {
                (before.etag, before.modified) = (etag, modified);
                Reading::Unchanged
            }
            AnswerKind::Unchanged => Reading::Unchanged,
            AnswerKind::Gone => Reading::Gone,
            AnswerKind::Failed(why, wait) => Reading::Failed(why, wait),
        };
        let state = plan::after(&before, reading, moved_to, now, chance);
        let mut changes =
            if read.episodes.is_empty() { Changes::default() } else { changes(&known, &read.episodes) };
        // One without a date is as old as the first reading that gave it, and of the very first nobody knows. Nor of the
        // first that gave something, unless that is a single one: a show that begins.
        let first = feed.read_at.is_none() || (known.is_empty() && read.episodes.len() > 1);
        changes.new.retain(|one| one.published.is_some() || (!first && !ahead.contains(&one.identity)));
        if read.blocked {
            changes.new.clear();
        }
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
        let kept = self.store.keep_reading(&feed, &state, &reading).await;
        let kept = match kept {
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
            return Ok(Report {
                podcast: feed.podcast,
                address: feed.address,
                outcome: Outcome::Unchanged,
                moved_to: state.moved_to,
                took: started.elapsed(),
            });
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
        Ok(Report {
            podcast: feed.podcast,
            address: feed.address,
            outcome,
            moved_to: state.moved_to,
            took: started.elapsed(),
        })
    }

    /// What an answer says.
    async fn interpret(
        &self,
        feed: &FeedState,
        answer: Result<Answer, FetchError>,
        (moved_to, at): (Option<&str>, String),
        now: jiff::Timestamp,
    ) -> Result<Interpreted, StoreError> {
        let failed =
            |why: String| Interpreted::of(AnswerKind::Failed(why.clone(), None), Outcome::Failed(why));
        Ok(match answer {
            Err(error) => failed(error.to_string()),
            Ok(Answer::Unchanged) if feed.etag.is_none() && feed.modified.is_none() => {
                failed("HTTP 304, but podpick has no copy of the feed".to_owned())
            }
            Ok(Answer::Unchanged) => Interpreted::of(AnswerKind::Unchanged, Outcome::Unchanged),
            Ok(Answer::Gone) => {
                Interpreted::of(AnswerKind::Gone, Outcome::Failed("HTTP 410, deleted for good".to_owned()))
            }
            Ok(Answer::Refused(status)) => failed(format!("HTTP {status}")),
            Ok(Answer::NotNow { status, wait }) => {
                let wait = wait.and_then(|wait| SignedDuration::try_from(wait).ok());
                let why = format!("HTTP {status}");
                Interpreted::of(AnswerKind::Failed(why.clone(), wait), Outcome::Failed(why))
            }
            Ok(Answer::Body { bytes, whole, charset, etag, modified, permit }) => {
                let hashing = tokio::task::spawn_blocking(move || {
                    let digest = digest::of_body(&bytes, charset.as_deref());
                    (bytes, charset, digest)
                });
                let Ok((bytes, charset, digest)) = hashing.await else {
                    return Ok(failed("reading it failed; the panic is in the log".to_owned()));
                };
                let as_before = feed.read_at.is_some() && moved_to == feed.moved_to.as_deref();
                let same = digest::episodes_if_same(feed.digest.as_deref(), &digest);
                if let Some(episodes) = same.filter(|_| whole && as_before) {
                    let outcome = Outcome::Read { episodes, changed: 0, flaws: Vec::new() };
                    return Ok(Interpreted::of(AnswerKind::Same { etag, modified }, outcome));
                }
                let taken = self.take_apart(bytes, whole, charset, at).await;
                // Not held while further pages are waited for, which may need it.
                drop(permit);
                match taken {
                    Err(why) => failed(why),
                    Ok(mut read) => {
                        let digest = digest::with_count(&digest, read.episodes.len());
                        let older = self.read_older_pages(&mut read, feed, now).await;
                        read.image = public_picture(read.image);
                        if let Some(place) = read.new_address.take() {
                            let fetcher = self.fetchers.of(&feed.podcast);
                            read.new_address = fetcher.place_to_move_to(&feed.address, &place).await;
                        }
                        let mut ahead = plan::settle(&mut read, now);
                        // When its day comes the server may still have the same edition.
                        let (etag, modified) = if ahead.is_empty() { (etag, modified) } else { (None, None) };
                        let known = self.store.kept_episodes_of(&feed.podcast).await?;
                        let mut flaws = read.flaws.clone();
                        flaws.truncate(5);
                        let outcome = Outcome::Read { episodes: read.episodes.len(), changed: 0, flaws };
                        let digest = digest::says_all(&read, whole, !ahead.is_empty()).then_some(digest);
                        ahead.extend(older);
                        let what = AnswerKind::Read { etag, modified, digest };
                        Interpreted { what, outcome, read, known, ahead }
                    }
                }
            }
        })
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

    /// Reads a feed in a thread of its own: however strange it is, nothing else waits for it.
    pub(super) async fn take_apart(
        &self,
        bytes: Vec<u8>,
        whole: bool,
        charset: Option<String>,
        address: String,
    ) -> Result<parse::Feed, String> {
        let _permit = self.reading.acquire().await;
        let work =
            tokio::task::spawn_blocking(move || parse::read_from(&bytes, charset.as_deref(), Some(&address)));
        match work.await {
            // What was left out is only then old where the feed begins with the newest.
            Ok(Ok(read)) if whole => Ok(read),
            Ok(Ok(mut read)) if read.is_newest_first() => {
                read.is_too_large();
                Ok(read)
            }
            Ok(_) if !whole => Err(FetchError::Large(parse::LARGEST).to_string()),
            Ok(read) => read.map_err(|error| error.to_string()),
            Err(_) => Err("internal error while reading it; see the log".to_owned()),
        }
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

/// An answer, read.
struct Interpreted {
    what: AnswerKind,
    outcome: Outcome,
    /// Nothing in it unless it was read.
    read: parse::Feed,
    /// The episodes that were kept before.
    known: Vec<KeptEpisode>,
    /// Episodes whose dates are ahead of the clock.
    ahead: HashSet<String>,
}

/// What came, before it is decided what follows.
enum AnswerKind {
    /// A feed; the digest of its body where it need not be read again.
    Read {
        etag: Option<String>,
        modified: Option<String>,
        digest: Option<String>,
    },
    /// The body that was read last.
    Same {
        etag: Option<String>,
        modified: Option<String>,
    },
    Unchanged,
    Gone,
    Failed(String, Option<SignedDuration>),
}

impl Interpreted {
    /// Anything but a feed.
    fn of(what: AnswerKind, outcome: Outcome) -> Self {
        Self { what, outcome, read: parse::Feed::default(), known: Vec::new(), ahead: HashSet::new() }
    }
}
