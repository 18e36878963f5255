//! What members vote on: what a moderator named, else what is queued, else what podpick would choose itself.

use jiff::Timestamp;

use crate::bot::picks::Picks;
use crate::bot::request::QueryText;
use crate::bot::{Bot, Reply, wording};
use crate::catalog::Subject;
use crate::outbox::{Ballot, Candidate, EpisodeRef};
use crate::schedule::Week;
use crate::store::{NewPick, StoreError};

/// So many there are where podpick adds some of its own.
const FILLED: usize = 4;

impl Bot {
    /// The candidates of a vote for the pick of a week; fewer than two where there are no more. Two or more that were named,
    /// or that wait in the queue, stay among themselves. What is queued and explicit only stands where the channel is marked
    /// for adults.
    pub(super) async fn candidates(
        &self,
        picks: &Picks,
        guild: u64,
        week: Week,
        now: Timestamp,
        (named, adults): (Vec<Candidate>, bool),
    ) -> Result<Vec<Candidate>, StoreError> {
        let queue = picks.store.queue(guild).await?;
        let mut all: Vec<Candidate> = Vec::new();
        for one in named {
            let waits = |pick: &NewPick| pick.podcast == one.podcast && pick.episode == one.episode;
            let queued = queue.iter().find(|queued| waits(&queued.pick)).map(|queued| queued.id);
            add(&mut all, Candidate { queued, ..one });
        }
        if all.len() < Ballot::FEWEST {
            for queued in &queue {
                let for_later = queued.pick.week.is_some_and(|wanted| wanted > week);
                let unfit =
                    || !adults && self.is_explicit_one(&queued.pick.podcast, queued.pick.episode.as_ref());
                if let Some(title) = self.title_of(&queued.pick).filter(|_| !for_later && !unfit()) {
                    let (podcast, episode) = (queued.pick.podcast.clone(), queued.pick.episode.clone());
                    add(&mut all, Candidate { podcast, episode, queued: Some(queued.id), title });
                }
            }
        }
        if all.len() >= Ballot::FEWEST {
            return Ok(all);
        }
        let by = self.choice_by(picks, guild, now).await?;
        let taken: Vec<&str> = all.iter().map(|one| one.podcast.as_str()).collect();
        let room = (Ballot::FEWEST - all.len(), FILLED - all.len());
        let seed = format!("{guild}:{week}");
        let standing = |at| self.standing(Subject::Podcast(at), now);
        let chosen = crate::search::auto_choice(
            &self.catalog,
            &standing,
            &seed,
            (&by.asked, &by.rated),
            &by.recent(),
            &taken,
            room,
        );
        for at in chosen {
            let podcast = self.catalog.podcast(at);
            let (podcast, title) = (podcast.id.clone(), podcast.title.clone());
            add(&mut all, Candidate { podcast, episode: None, queued: None, title });
        }
        Ok(all)
    }

    /// A show or an episode that a moderator named, or what to say where it is none.
    pub(super) fn named_candidate(&self, show: &QueryText) -> Result<Candidate, Box<Reply>> {
        let (podcast, episode) = match self.named(show)? {
            Subject::Podcast(at) => (at, None),
            Subject::Episode(at) => (self.catalog.episode(at).podcast, Some(self.catalog.episode(at))),
            Subject::Topic(_) => return Err(Box::new(wording::outdated())),
        };
        let podcast = self.catalog.podcast(podcast);
        let title = match episode {
            Some(episode) => format!("{} – {}", podcast.title, episode.title),
            None => podcast.title.clone(),
        };
        let episode = episode.map(|episode| EpisodeRef::Curated(episode.id.clone()));
        Ok(Candidate { podcast: podcast.id.clone(), episode, queued: None, title })
    }
}

/// Adds a candidate where there is room and its show is not among them.
fn add(all: &mut Vec<Candidate>, one: Candidate) {
    if all.len() < Ballot::MOST && all.iter().all(|known| known.podcast != one.podcast) {
        all.push(one);
    }
}
