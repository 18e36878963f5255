//! The older pages of a feed that comes in pages: asked for once, when the feed is read for the first time.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use tracing::debug;

use super::fetch::{Answer, FetchError, Fetched};
use super::job::Refresher;
use crate::feed::{Feed, MOST_EPISODES};
use crate::store::FeedState;

/// Pages that are asked for at most.
const MOST_PAGES: usize = 100;
/// Between two pages, so that the server is not pressed.
const PAUSE: Duration = Duration::from_millis(500);
/// How often a page is asked for whose server cannot answer just now, and how long it is left alone at most.
const TRIES: usize = 3;
const AGAIN: Duration = Duration::from_secs(10);
/// For so long all in all: a reading belongs to this process for five minutes.
const LONGEST: Duration = Duration::from_mins(2);

impl Refresher {
    /// The feed with the episodes of its older pages, the newest [`MOST_EPISODES`] of all. A page that cannot be read ends
    /// it: what is there counts.
    pub(super) async fn with_older_pages(&self, mut feed: Feed, of: &FeedState) -> Feed {
        let begun = Instant::now();
        let mut asked = HashSet::from([of.address.clone()]);
        let mut known: HashSet<String> = feed.episodes.iter().map(|one| one.identity.clone()).collect();
        while let Some(next) = feed.next.take().filter(|next| asked.insert(next.clone())) {
            if asked.len() > MOST_PAGES || begun.elapsed() > LONGEST {
                break;
            }
            let Some(Fetched { answer, at, .. }) = self.page(&of.podcast, &next).await else { break };
            let Answer::Body { bytes, whole, charset, permit, .. } = answer else { break };
            let Ok(page) = self.take_apart(bytes, whole, charset, at).await else { break };
            // Not held while the next page is waited for, which may need it.
            drop(permit);
            if page.blocked {
                feed.blocked = true;
                break;
            }
            let before = feed.episodes.len();
            feed.episodes.extend(page.episodes.into_iter().filter(|one| known.insert(one.identity.clone())));
            debug!(page = asked.len(), episodes = feed.episodes.len(), "an older page of a feed");
            // A page that says nothing new leads nowhere.
            if feed.episodes.len() == before {
                break;
            }
            feed.next = page.next;
            if feed.episodes.len() > MOST_EPISODES {
                feed.episodes.sort_by_key(|one| std::cmp::Reverse(one.published));
                feed.episodes.truncate(MOST_EPISODES);
            }
        }
        feed
    }

    /// What a page's server answers, asked again where it cannot answer just now: nobody asks for older pages later.
    async fn page(&self, podcast: &str, address: &str) -> Option<Fetched> {
        let mut pause = PAUSE;
        for _ in 0..TRIES {
            self.store.sleep(pause).await;
            pause = match self.fetchers.of(podcast).fetch(address, None, None).await {
                Ok(Fetched { answer: Answer::NotNow { wait, .. }, .. }) => wait.unwrap_or(AGAIN).min(AGAIN),
                Err(FetchError::Connection(_) | FetchError::Slow(_) | FetchError::Broken) => AGAIN,
                answer => return answer.ok(),
            };
        }
        None
    }
}
