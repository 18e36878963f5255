//! The older pages of a feed that comes in pages: asked for once, when the feed is read for the first time.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use tracing::debug;

use super::fetch::Answer;
use super::job::Refresher;
use crate::feed::{Feed, MOST_EPISODES};
use crate::store::FeedState;

/// Pages that are asked for at most.
const MOST_PAGES: usize = 100;
/// Between two pages, so that the server is not pressed.
const PAUSE: Duration = Duration::from_millis(500);
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
            self.store.sleep(PAUSE).await;
            let Ok(fetched) = self.fetchers.of(&of.podcast).fetch(&next, None, None).await else { break };
            let Answer::Body { bytes, whole, charset, permit, .. } = fetched.answer else { break };
            let Ok(page) = self.take_apart(bytes, whole, charset, next.clone()).await else { break };
            // Not held while the next page is waited for, which may need it.
            drop(permit);
            if page.blocked {
                feed.blocked = true;
                feed.episodes.clear();
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
}
