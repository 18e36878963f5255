//! The older pages of a feed that comes in pages: asked for when the feed is read for the first time, and what was not there
//! then, later.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use tracing::debug;

use super::fetch::{Answer, FetchError, Fetched};
use super::job::Refresher;
use crate::feeds::parse::{Episodes, Feed};
use crate::store::FeedState;

/// Pages that are asked for at most.
const MOST_PAGES: usize = 100;
/// Between two pages, so that the server is not pressed.
const PAUSE: Duration = Duration::from_millis(500);
/// How often a page is asked for whose server cannot answer just now, and how long it is left alone at most.
const TRIES: usize = 3;
const AGAIN: Duration = Duration::from_secs(10);
/// A page that is not there for so long, since the feed is read at all, is not asked for any more: as long as one is to be
/// read, the feed is asked for in whole each time.
const PATIENCE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// For so long all in all: a reading belongs to this process for five minutes.
const LONGEST: Duration = Duration::from_mins(2);

/// An older page, as far as it came.
enum Page {
    /// It is whole.
    Whole(Box<Feed>),
    /// It ends in the middle each time.
    Cut(Box<Feed>),
    /// Its server cannot answer just now.
    NotNow,
    /// There is none.
    None,
}

impl Refresher {
    /// Adds the episodes of older pages to a feed, as long as they are not read, and leaves in `next` where they go on; the
    /// identities of those that are old because the feed was read before.
    pub(super) async fn read_older_pages(
        &self,
        feed: &mut Feed,
        of: &FeedState,
        now: Timestamp,
    ) -> HashSet<String> {
        let first = of.read_at.is_none();
        if !first && of.older.is_none() {
            feed.next = None;
            return HashSet::new();
        }
        // An answer that says nothing does not say either whether there are older pages.
        let says_nothing = feed.cut_off || feed.episodes.is_empty();
        let begun = of.older.clone().filter(|older| !older.is_empty());
        feed.next = begun.or_else(|| feed.next.take()).or_else(|| says_nothing.then(String::new));
        if feed.blocked || feed.next.as_ref().is_none_or(String::is_empty) {
            return HashSet::new();
        }
        let before: HashSet<String> = feed.episodes.iter().map(|one| one.identity.clone()).collect();
        let last = !first && now.duration_since(of.wanted_since) > PATIENCE;
        self.with_older_pages(feed, of, if first || last { TRIES } else { 1 }).await;
        // What asks not to be listed is asked whether it still does.
        if last && !feed.blocked {
            feed.next = None;
        }
        let old = feed.episodes.iter().filter(|one| !first && !before.contains(&one.identity));
        old.map(|one| one.identity.clone()).collect()
    }

    /// A page that does not lead on ends it: what is there counts.
    async fn with_older_pages(&self, feed: &mut Feed, of: &FeedState, tries: usize) {
        let begun = Instant::now();
        let mut asked = HashSet::from([of.address.clone()]);
        let mut all = Episodes::default();
        for one in std::mem::take(&mut feed.episodes) {
            all.take(one);
        }
        while let Some(next) = feed.next.take().filter(|next| asked.insert(next.clone())) {
            if asked.len() > MOST_PAGES {
                break;
            }
            if begun.elapsed() > LONGEST {
                feed.next = Some(next);
                break;
            }
            let (page, cut) = match self.page(&of.podcast, &next, tries).await {
                Page::Whole(page) => (page, false),
                // What is cut later as well is all that there is of it.
                Page::Cut(page) => (page, of.read_at.is_none()),
                Page::NotNow => {
                    feed.next = Some(next);
                    break;
                }
                Page::None => break,
            };
            if page.blocked {
                (feed.blocked, feed.next) = (true, Some(next));
                break;
            }
            let episodes = page.episodes.into_iter();
            let news = episodes.filter_map(|one| all.take(one).is_none().then_some(())).count();
            debug!(page = asked.len(), news, "an older page of a feed");
            if cut {
                feed.next = Some(next);
                break;
            }
            // A page that says nothing new leads nowhere.
            if news == 0 {
                break;
            }
            feed.next = page.next;
        }
        feed.episodes = all.finish().0;
    }

    /// What a page's server answers, asked again where it cannot answer just now or not in whole.
    async fn page(&self, podcast: &str, address: &str, tries: usize) -> Page {
        let (mut pause, mut came) = (PAUSE, Page::NotNow);
        for _ in 0..tries {
            self.store.sleep(pause).await;
            pause = AGAIN;
            match self.fetchers.of(podcast).fetch(address, None, None).await {
                Ok(Fetched { answer: Answer::NotNow { wait, .. }, .. }) => {
                    pause = wait.unwrap_or(AGAIN).min(AGAIN);
                }
                Ok(Fetched { answer: Answer::Body { bytes, whole, charset, permit, .. }, at, .. }) => {
                    let page = self.take_apart(bytes, whole, charset, at).await;
                    // Not held while the next page is waited for, which may need it.
                    drop(permit);
                    match page.map(Box::new) {
                        Ok(page) if page.cut_off => came = Page::Cut(page),
                        Ok(page) => return Page::Whole(page),
                        Err(_) => return Page::None,
                    }
                }
                Err(FetchError::Connection(_) | FetchError::Slow(_) | FetchError::Broken) => {}
                _ => return Page::None,
            }
        }
        came
    }
}
