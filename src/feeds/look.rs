//! Looking at an address that somebody gave: a feed, or a page that says where its feed lies. Bounded in time, bytes and
//! number, and through the same guard as every feed, at each step.

mod places;

use std::pin::Pin;
use std::time::Duration;

use super::fetch::{Answer, FetchError, Fetched, Fetcher, LargeBody, Limits};
use super::guard::{Guard, Refusal, public_picture};
use crate::bot::shelf::{Found, FoundFeed, Look, LookFault};
use crate::config::Proxies;
use crate::feeds::parse::page::{self, Page};
use crate::feeds::parse::{self, Feed};
use places::{Place, Places};

/// Feeds of one page that are looked at.
const CANDIDATES: usize = 2;

/// How long a look may take.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// All in all, once it has begun.
    pub whole: Duration,
    /// Before it begins.
    pub wait: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { whole: Duration::from_secs(8), wait: Duration::from_secs(2) }
    }
}

/// Looks at addresses.
#[derive(Debug)]
pub struct Looker {
    fetcher: Fetcher,
    bounds: Bounds,
    places: Places,
}

/// What lies at an address.
enum Seen {
    Feed(Box<FoundFeed>),
    Page { page: Page, at: String },
}

impl Looker {
    /// One that nobody waits for long.
    ///
    /// # Errors
    /// When the TLS of this machine cannot be set up.
    pub fn new(guard: Guard, proxies: &Proxies, large: &LargeBody) -> Result<Self, reqwest::Error> {
        let bounds = Bounds::default();
        let (connect, idle) = (bounds.whole / 2, bounds.whole / 2);
        let limits = Limits { connect, idle, whole: bounds.whole, ..Limits::default() };
        Ok(Self::over(Fetcher::new(guard, limits, proxies)?.sharing(large), bounds))
    }

    /// One with this fetcher and these bounds.
    #[must_use]
    pub fn over(fetcher: Fetcher, bounds: Bounds) -> Self {
        Self { fetcher, bounds, places: Places::new() }
    }

    async fn begin(&self, typed: String) -> Result<Found, LookFault> {
        let addresses = parse::typed_address(&typed);
        let first = addresses.first().ok_or(LookFault::NotAnAddress)?;
        let place = async {
            let turn = self.places.turn(first).await;
            (turn, self.places.slot().await)
        };
        let (turn, _slot) =
            tokio::time::timeout(self.bounds.wait, place).await.map_err(|_| LookFault::Busy)?;
        let look = self.look_at(&addresses, turn);
        tokio::time::timeout(self.bounds.whole, look).await.unwrap_or(Err(LookFault::NoAnswer))
    }

    /// Looks at the first of these addresses that is connected to.
    async fn look_at(&self, addresses: &[String], turn: Place) -> Result<Found, LookFault> {
        let mut seen = Err(LookFault::NotAnAddress);
        for address in addresses {
            let fetched = self.fetcher.look(address).await;
            let nobody = matches!(fetched, Err(FetchError::Connection(_)));
            seen = Self::seen(fetched, address).await;
            if !nobody {
                break;
            }
        }
        drop(turn);
        match seen? {
            Seen::Feed(feed) => {
                let feed = Some(*self.where_it_went(feed).await?);
                Ok(Found { feed, ..Found::default() })
            }
            Seen::Page { page, at } => {
                let feed = self.feed_of(&page).await?.map(|feed| *feed);
                let address = parse::safe_address(&at);
                Ok(Found { feed, page: address, page_title: page.title, page_says: page.says })
            }
        }
    }

    async fn look_in_turn(&self, address: &str) -> Result<Seen, LookFault> {
        let _turn = self.places.turn(address).await;
        Self::seen(self.fetcher.look(address).await, address).await
    }

    /// The podcast of a page, if one of its feeds can be read.
    async fn feed_of(&self, page: &Page) -> Result<Option<Box<FoundFeed>>, LookFault> {
        let (mut silent, mut blocked) = (None, false);
        for address in page.feeds.iter().take(CANDIDATES) {
            match self.look_in_turn(address).await {
                Ok(Seen::Feed(feed)) => {
                    let feed = self.where_it_went(feed).await?;
                    if feed.read.episodes.iter().any(|one| one.audio.is_some()) {
                        return Ok(Some(feed));
                    }
                    // A blog has a feed too; it counts only where there is nothing to hear.
                    silent.get_or_insert(feed);
                }
                Err(LookFault::FeedAsksNotToBeListed) => blocked = true,
                // It may answer another time: without its feed the page would be kept for half of what it is.
                Err(LookFault::NoAnswer) => return Err(LookFault::NoAnswer),
                Ok(Seen::Page { .. }) | Err(_) => {}
            }
        }
        if blocked && silent.is_none() { Err(LookFault::FeedAsksNotToBeListed) } else { Ok(silent) }
    }

    /// The feed at the place where it says it has moved, if it is there: a feed could name any other as its successor.
    async fn where_it_went(&self, feed: Box<FoundFeed>) -> Result<Box<FoundFeed>, LookFault> {
        let Some(new) = feed.read.new_address.clone().filter(|new| *new != feed.address) else {
            return Ok(feed);
        };
        match self.look_in_turn(&new).await {
            Ok(Seen::Feed(moved)) => Ok(moved),
            Err(LookFault::FeedAsksNotToBeListed) => Err(LookFault::FeedAsksNotToBeListed),
            Ok(Seen::Page { .. }) | Err(_) if feed.read.episodes.is_empty() => Err(LookFault::EmptyFeed),
            Ok(Seen::Page { .. }) | Err(_) => Ok(feed),
        }
    }

    /// What an answer holds.
    async fn seen(fetched: Result<Fetched, FetchError>, asked: &str) -> Result<Seen, LookFault> {
        let Fetched { answer, moved_to, at } = fetched.map_err(|error| fault(&error))?;
        let (bytes, whole, charset, permit) = match answer {
            Answer::Body { bytes, whole, charset, permit, .. } => (bytes, whole, charset, permit),
            Answer::Gone => return Err(LookFault::NotFound(410)),
            Answer::Refused(status) | Answer::NotNow { status, .. } => {
                return Err(LookFault::NotFound(status));
            }
            // Nothing was known that could be unchanged.
            Answer::Unchanged => return Err(LookFault::NotFound(304)),
        };
        let address = moved_to.unwrap_or_else(|| asked.to_owned());
        // However strange it is, nothing else waits for it.
        let work = tokio::task::spawn_blocking(move || {
            let seen = taken_apart(&bytes, whole, charset.as_deref(), &at);
            drop(permit);
            seen.map(|seen| match seen {
                Ok(read) => Seen::Feed(Box::new(FoundFeed { address, read })),
                Err(page) => Seen::Page { page, at },
            })
        });
        // A panic is in the log.
        work.await.unwrap_or(Err(LookFault::NeitherFeedNorPage))
    }
}

impl Look for Looker {
    fn look(&self, address: String) -> Pin<Box<dyn Future<Output = Result<Found, LookFault>> + Send + '_>> {
        Box::pin(self.begin(address))
    }
}

/// A feed, or else a page.
fn taken_apart(
    bytes: &[u8],
    whole: bool,
    charset: Option<&str>,
    at: &str,
) -> Result<Result<Feed, Page>, LookFault> {
    match parse::read_from(bytes, charset, Some(at)) {
        // What was left out is only then old where the feed begins with the newest.
        Ok(read) if !whole && !read.is_newest_first() => Err(LookFault::TooLarge),
        Ok(read) if read.blocked => Err(LookFault::FeedAsksNotToBeListed),
        // One that has moved may leave nothing behind.
        Ok(read) if read.episodes.is_empty() && read.new_address.is_none() => Err(LookFault::EmptyFeed),
        Ok(read) => Ok(Ok(Feed { image: public_picture(read.image.clone()), ..read })),
        Err(_) => match page::read(bytes, charset, at) {
            Some(page) => Ok(Err(page)),
            None if whole => Err(LookFault::NeitherFeedNorPage),
            None => Err(LookFault::TooLarge),
        },
    }
}

fn fault(error: &FetchError) -> LookFault {
    match error {
        FetchError::Guarded(Refusal::Scheme | Refusal::Credentials | Refusal::Unreadable) => {
            LookFault::NotAnAddress
        }
        FetchError::Guarded(Refusal::NotPublic | Refusal::Port(_)) | FetchError::GuardedRedirect(_) => {
            LookFault::Inside
        }
        FetchError::Large(_) => LookFault::TooLarge,
        FetchError::Redirects
        | FetchError::BadRedirect(_)
        | FetchError::Connection(_)
        | FetchError::Slow(_)
        | FetchError::Broken => LookFault::NoAnswer,
    }
}
