//! The bots of servers that have a shelf: each answers from the catalog that all share with its own shelf over it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use arc_swap::ArcSwap;

use crate::bot::{Bot, resolve};
use crate::catalog::{PodcastIx, Shelf};
use crate::search::episodes::{EpisodeIndex, OwnSection};

/// Which servers have a bot of their own. Reading it waits for nobody.
#[derive(Debug, Default)]
pub(in crate::bot) struct Shelves {
    bots: ArcSwap<HashMap<u64, Arc<Bot>>>,
    /// The revisions of all shelves, those of empty ones too.
    known: Mutex<HashMap<u64, u64>>,
    /// How often some shelf changed.
    changes: AtomicU64,
}

/// What makes a bot one server's.
#[derive(Debug)]
pub(in crate::bot) struct OwnShelf {
    guild: u64,
    shelf: Shelf,
    /// Where all servers' bots are; weak, because this one is among them.
    home: Weak<Shelves>,
    /// The episode index with the own shows' sections, and of which editions it is.
    episodes: Mutex<Option<LaidEpisodes>>,
}

/// An episode index, and of which editions it is: of the shared one and of own shows.
type LaidEpisodes = ((u64, u64), Arc<EpisodeIndex>);

impl Bot {
    /// The bot of a server, where it has one of its own; this one answers for all others.
    #[must_use]
    pub fn own_of(&self, guild: Option<u64>) -> Option<Arc<Self>> {
        self.shelves.bots.load().get(&guild?).map(Arc::clone)
    }

    /// The bot that answers in a server.
    #[must_use]
    pub fn in_guild(self: &Arc<Self>, guild: Option<u64>) -> Arc<Self> {
        self.own_of(guild).unwrap_or_else(|| Arc::clone(self))
    }

    /// Puts the shelves of servers in force, in place of those they had; an empty one takes the server's bot away.
    pub fn set_shelves(&self, shelves: impl IntoIterator<Item = (u64, Shelf)>) {
        let mut made: Vec<(u64, u64, Option<Arc<Self>>)> = shelves
            .into_iter()
            .map(|(guild, shelf)| {
                let revision = shelf.revision;
                let empty = shelf.shows.is_empty() && shelf.hidden.is_empty() && shelf.aliases.is_empty();
                (guild, revision, (!empty).then(|| Arc::new(self.with_shelf(guild, shelf))))
            })
            .collect();
        let Some(home) = self.home() else { return };
        let mut known = home.known.lock().unwrap_or_else(PoisonError::into_inner);
        // What was read earlier may come later.
        made.retain(|(guild, revision, _)| {
            *revision == 0 || known.get(guild).is_none_or(|known| known <= revision)
        });
        for (guild, revision, _) in &made {
            // None is no revision: the server has no shelf any more.
            if *revision == 0 {
                known.remove(guild);
            } else {
                known.insert(*guild, *revision);
            }
        }
        home.bots.rcu(|bots| {
            let mut bots = HashMap::clone(bots);
            for (guild, _, bot) in &made {
                match bot {
                    Some(bot) => bots.insert(*guild, Arc::clone(bot)),
                    None => bots.remove(guild),
                };
            }
            bots
        });
        home.changes.fetch_add(1, Ordering::Relaxed);
    }

    /// How often some shelf changed, so that whoever reads their feeds sees that others are wanted.
    #[must_use]
    pub fn shelf_changes(&self) -> u64 {
        self.shelves.changes.load(Ordering::Relaxed)
    }

    /// The shelves in force, those of which nothing is left too.
    #[must_use]
    pub fn shelves(&self) -> Vec<(u64, Shelf)> {
        let bots = self.shelves.bots.load();
        let shelf = |(guild, revision): (u64, u64)| {
            let shelf = bots.get(&guild).and_then(|bot| bot.shelf().cloned());
            (guild, shelf.unwrap_or_else(|| Shelf { revision, ..Shelf::default() }))
        };
        self.shelf_revisions().into_iter().map(shelf).collect()
    }

    /// Takes over the shelves that changed in a bot's place since this one was made of it.
    pub fn catch_up_with(&self, before: &Self) {
        let known = self.shelf_revisions();
        let changed = before.shelves().into_iter();
        self.set_shelves(changed.filter(|(guild, shelf)| known.get(guild) != Some(&shelf.revision)));
    }

    /// Forgets what feeds of own shows said that no server wants any more.
    pub fn keep_own_feeds(&self, wanted: &[(String, String)]) {
        self.own_feeds.keep_only(wanted);
    }

    /// The servers whose shelf is known here, each with its revision.
    #[must_use]
    pub fn shelf_revisions(&self) -> HashMap<u64, u64> {
        self.shelves.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn home(&self) -> Option<Arc<Shelves>> {
        match &self.own {
            Some(own) => own.home.upgrade(),
            None => Some(Arc::clone(&self.shelves)),
        }
    }

    /// The shelf of the server whose bot this is.
    #[must_use]
    pub fn shelf(&self) -> Option<&Shelf> {
        self.own.as_ref().map(|own| &own.shelf)
    }

    /// The server whose bot this is; none where it answers for all that have none of their own.
    #[must_use]
    pub fn guild(&self) -> Option<u64> {
        self.own.as_ref().map(|own| own.guild)
    }

    /// The bots of all servers that have an own show.
    pub(in crate::bot) fn bots_with(&self, show: &str) -> Vec<(u64, Arc<Self>)> {
        let bots = self.shelves.bots.load();
        let has = |bot: &Arc<Self>| bot.catalog.podcast_with_id(show).is_some();
        bots.iter().filter(|(_, bot)| has(bot)).map(|(guild, bot)| (*guild, Arc::clone(bot))).collect()
    }

    /// Feeds of own shows, id and address, each once.
    pub(in crate::bot) fn own_feeds(&self) -> Vec<(String, String)> {
        let bots = self.shelves.bots.load();
        let mut feeds: Vec<(String, String)> = bots
            .values()
            .flat_map(|bot| bot.catalog.own_podcasts())
            .filter_map(|(_, podcast)| Some((podcast.id.clone(), podcast.feed.clone()?)))
            .collect();
        feeds.sort_unstable();
        feeds.dedup_by(|one, other| one.0 == other.0);
        feeds
    }

    /// Who brought an own show, where this server's members may still know.
    pub(in crate::bot) fn curator(&self, at: PodcastIx) -> Option<u64> {
        let id = &self.catalog.podcast(at).id;
        self.shelf()?.shows.iter().find(|show| show.id == *id)?.curator
    }

    fn with_shelf(&self, guild: u64, shelf: Shelf) -> Self {
        let home = self.home().map(|home| Arc::downgrade(&home)).unwrap_or_default();
        let catalog = self.catalog.with_shelf(&shelf);
        let index = self.index.with_shelf(&catalog, &shelf);
        let own_people =
            index.own_people().map(|(at, person)| (resolve::person_mark(&person.name), at)).collect();
        Self {
            catalog,
            index,
            people: Arc::clone(&self.people),
            own_people,
            roots: Arc::clone(&self.roots),
            picks: self.picks.clone(),
            gaps: self.gaps.clone(),
            mark: self.mark,
            snapshot: Arc::clone(&self.snapshot),
            updating: Arc::clone(&self.updating),
            shelves: Arc::default(),
            own_feeds: Arc::clone(&self.own_feeds),
            own: Some(OwnShelf { guild, shelf, home, episodes: Mutex::default() }),
        }
    }
}

impl OwnShelf {
    pub(in crate::bot) fn revision(&self) -> u64 {
        self.shelf.revision
    }

    /// The episodes that this server's answers know: those of the catalog, and those of its own shows.
    pub(in crate::bot) fn episodes(
        &self,
        bot: &Bot,
        shared: &Arc<EpisodeIndex>,
        edition: u64,
    ) -> Arc<EpisodeIndex> {
        let mut laid = self.episodes.lock().unwrap_or_else(PoisonError::into_inner);
        let feeds = bot.own_feeds.read();
        let editions = (edition, feeds.edition);
        if let Some((_, laid)) = laid.as_ref().filter(|(known, _)| *known == editions) {
            return Arc::clone(laid);
        }
        let own = bot.catalog.own_podcasts().filter_map(|(podcast, own)| {
            let section = Arc::clone(feeds.sections.get(&own.id)?);
            Some(OwnSection { podcast, section, explicit: own.explicit })
        });
        let hidden = bot.catalog.hidden_podcasts();
        let before = laid.as_ref().map(|(_, laid)| &**laid);
        let index = Arc::new(shared.laid_over(own, hidden, before));
        *laid = Some((editions, Arc::clone(&index)));
        index
    }
}
