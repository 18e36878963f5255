//! What can be done with feeds without running the bot: reading them now, and looking at what is known of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::runtime;
use super::store::unopened;
use crate::bot::shelf::{Found, Look, LookFault};
use crate::bot::{Bot, Current};
use crate::clock::Clock;
use crate::config::FeedConfig;
use crate::exit::Exit;
use crate::feeds::fetch::{Fetcher, Fetchers, LargeBody, Limits};
use crate::feeds::guard::Guard;
use crate::feeds::{Bounds, Looker, Refresher, Report};
use crate::store::{FeedState, OpenError, Store};

/// Feeds could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The store does not open.
    #[error("{0}")]
    Open(#[from] crate::store::OpenError),
    /// The store does not answer.
    #[error("{0}")]
    Store(#[from] crate::store::StoreError),
    /// The machine lacks something.
    #[error("cannot start threads or TLS")]
    System,
}

impl RefreshError {
    /// How the process ends because of it.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Open(error) => unopened(error),
            Self::Store(_) | Self::System => Exit::Temporary,
        }
    }
}

/// Reads one feed or all of them now; tells of each as it is done.
///
/// # Errors
/// When nothing could be read or kept.
pub fn refresh(
    config: &FeedConfig,
    bot: Bot,
    only: Option<&str>,
    tell: impl FnMut(&Report),
) -> Result<Vec<Report>, RefreshError> {
    let fetchers = Fetchers::new(&config.feeds, &config.proxies, &LargeBody::default())
        .map_err(|_| RefreshError::System)?;
    runtime().map_err(|_| RefreshError::System)?.block_on(async {
        let store = Store::open(&config.store, Clock::new(config.clock.clone())).await?;
        // The feeds of servers' own shows are wanted as well, and read with the others.
        bot.set_shelves(store.shelves().await?);
        let bots = Arc::new(Current::new(bot));
        let refresher = Refresher::new(bots, store.clone(), fetchers, config.feeds.at_once);
        let reports = refresher.without_index().read_now(only, tell).await;
        store.close().await;
        Ok(reports?)
    })
}

/// What is known of the catalog's feeds.
#[derive(Debug)]
pub struct KnownFeeds {
    /// How reading each went.
    pub feeds: Vec<FeedState>,
    /// Podcasts of whose feeds no episode is kept.
    pub empty: Vec<String>,
    /// What time it is by the store's clock.
    pub now: jiff::Timestamp,
}

/// What is known of the catalog's feeds.
///
/// # Errors
/// When the store does not open or answer.
pub fn known_feeds(config: &FeedConfig, bot: &Bot) -> Result<KnownFeeds, RefreshError> {
    runtime().map_err(|_| RefreshError::System)?.block_on(async {
        let clock = Clock::new(config.clock.clone());
        let store = match Store::look(&config.store, clock.clone()).await {
            // Nothing was read yet.
            Err(OpenError::None(_)) => {
                return Ok(KnownFeeds { feeds: Vec::new(), empty: Vec::new(), now: clock.now() });
            }
            looked => looked?,
        };
        let now = store.now().await?;
        let mut feeds = store.feeds().await?;
        let empty = store.feeds_without_episodes().await?;
        store.close().await;
        let own = bot.feeds();
        feeds.retain(|feed| {
            own.iter().any(|(podcast, address)| *podcast == feed.podcast && *address == feed.address)
        });
        Ok(KnownFeeds { feeds, empty, now })
    })
}

/// Makes a bot know the episodes that a store holds, as the running bot knows them. The store is only looked at. False
/// where there is none yet.
///
/// # Errors
/// When the store does not open or answer.
pub fn know_episodes(config: &FeedConfig, bot: &Bot) -> Result<bool, RefreshError> {
    runtime().map_err(|_| RefreshError::System)?.block_on(async {
        let store = match Store::look(&config.store, Clock::new(config.clock.clone())).await {
            Err(OpenError::None(_)) => return Ok(false),
            looked => looked?,
        };
        let own: HashMap<String, String> = bot.feeds().into_iter().collect();
        let mut podcasts = Vec::new();
        for feed in store.feeds().await? {
            if own.get(&feed.podcast) == Some(&feed.address) {
                bot.note_feed(&feed);
                podcasts.push((feed.podcast.clone(), store.episodes_of(&feed.podcast).await?));
            }
        }
        store.close().await;
        bot.set_episodes(podcasts);
        Ok(true)
    })
}

/// Looks at an address of a feed or a page that is in no catalog yet, with the patience of whoever waits for it at a
/// terminal.
///
/// # Errors
/// When this machine lacks something; what was found, or why nothing was, is inside.
pub fn look(config: &FeedConfig, address: &str) -> Result<Result<Found, LookFault>, RefreshError> {
    let limits = Limits::default();
    let bounds = Bounds { whole: limits.whole, ..Bounds::default() };
    let fetcher = Fetcher::new(Guard::new(config.feeds.allow.clone()), limits, &config.proxies);
    let looker = Looker::over(fetcher.map_err(|_| RefreshError::System)?, bounds);
    let runtime = runtime().map_err(|_| RefreshError::System)?;
    Ok(runtime.block_on(looker.look(address.to_owned())))
}
