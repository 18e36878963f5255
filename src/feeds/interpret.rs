//! What an answer says: a feed that is read, the same as before, or why there is none.

use std::collections::HashSet;

use jiff::SignedDuration;

use super::digest;
use super::fetch::{Answer, FetchError};
use super::guard::public_picture;
use super::job::Refresher;
use super::plan::{self, Reading};
use super::report::Outcome;
use crate::feeds::parse;
use crate::store::{FeedState, KeptEpisode, StoreError};

/// An answer, read.
pub(super) struct Interpreted {
    pub(super) what: AnswerKind,
    pub(super) outcome: Outcome,
    /// Nothing in it unless it was read.
    pub(super) read: parse::Feed,
    /// The episodes that were kept before.
    pub(super) known: Vec<KeptEpisode>,
    /// Episodes whose dates are ahead of the clock.
    pub(super) ahead: HashSet<String>,
}

/// What came, before it is decided what follows.
pub(super) enum AnswerKind {
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

impl Refresher {
    /// What an answer says.
    pub(super) async fn interpret(
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
                let digest = digest::of_body(&bytes, charset.as_deref());
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
}

impl AnswerKind {
    /// The same for the plan, and in the feed's state what the server calls this edition.
    pub(super) fn noted_in<'r>(self, state: &mut FeedState, read: &'r parse::Feed) -> Reading<'r> {
        match self {
            Self::Read { etag, modified, digest } => {
                state.digest = digest;
                Reading::Read { feed: read, etag, modified }
            }
            Self::Same { etag, modified } => {
                (state.etag, state.modified) = (etag, modified);
                Reading::Unchanged
            }
            Self::Unchanged => Reading::Unchanged,
            Self::Gone => Reading::Gone,
            Self::Failed(why, wait) => Reading::Failed(why, wait),
        }
    }
}

impl Interpreted {
    /// Anything but a feed.
    fn of(what: AnswerKind, outcome: Outcome) -> Self {
        Self { what, outcome, read: parse::Feed::default(), known: Vec::new(), ahead: HashSet::new() }
    }
}
