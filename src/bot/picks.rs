//! The weekly pick: what moderators set and see, what members see, and what is posted. Decides; the outbox worker sends.

mod choice;
mod due;
mod history;
mod next;
mod now;
mod post;
mod queue;
mod ratings;
mod schedule;
mod suggestions;
mod votes;
mod words;

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tracing::error;

use super::reply::{Reply, Text};
use super::request::{Caller, Pick, Request};
use super::{Bot, wording};
use crate::schedule::zones::Zones;
use crate::store::{Schedule, Store, StoreError, Vote, acting};
pub use votes::PollSeen;

/// For so long a podcast is not chosen again, and a moderator who picks it again is told.
const RECENT: jiff::SignedDuration = jiff::SignedDuration::from_hours(26 * 7 * 24);

/// For so long after it was due a pick can be rated; then who rated it is forgotten, and the counts stay.
pub const RATED: jiff::SignedDuration = RECENT;

/// Pairs of guild and topic that are remembered between two writings.
const MOST_ASKED: usize = 10_000;

/// What the weekly pick needs besides the catalog.
#[derive(Debug)]
pub struct Picks {
    /// Where everything is kept.
    store: Store,
    /// The time zones there are.
    zones: Zones,
    /// What guilds asked for since it was last written down: guild and mark of a topic.
    asked: Mutex<HashMap<(u64, u64), u64>>,
}

/// A moderator in a guild.
#[derive(Debug, Clone, Copy)]
struct Moderator {
    guild: u64,
    user: u64,
}

type Answered = Result<Reply, StoreError>;

/// Why something was not posted, in half a sentence.
pub(super) fn because_of(cause: &crate::outbox::Cause) -> Text {
    words::reason(Some(cause))
}

/// Why a suggestion was not posted for moderators, and what to do about it.
pub(super) fn why_no_review(cause: Option<&crate::outbox::Cause>) -> (Text, Text) {
    (words::reason(cause), words::mend_review(cause))
}

/// What podpick must be allowed to do to post, to open threads and to notify a role that not everybody may mention.
pub(super) fn needed(thread: bool, mentions: bool) -> Vec<super::request::Right> {
    schedule::needed(thread, mentions)
}

/// The answer to a member who wants to notify everybody.
pub(super) fn everyone_is_no_role() -> Reply {
    words::everyone_is_no_role()
}

impl Bot {
    /// Answers what is about the weekly pick; only the asking member sees it.
    pub(super) async fn about_picks(&self, request: &Request, caller: &Caller, now: Timestamp) -> Reply {
        let Some(picks) = &self.picks else { return words::no_store() };
        let Some(guild) = caller.guild else { return words::only_in_a_server() };
        let answered = match request {
            Request::WeeklyPick => self.weekly(picks, guild, now).await,
            Request::Candidates { post } => self.voted_on(picks, guild, post, now).await,
            Request::Rate { post, rating } => self.rate(picks, post, *rating, guild, caller, now).await,
            Request::Pick(pick) => match caller.user.filter(|_| caller.may_moderate) {
                Some(user) => match self.refused(request, caller).await {
                    Ok(None) => self.moderate(picks, pick, Moderator { guild, user }, caller, now).await,
                    Ok(Some(reply)) => Ok(reply),
                    Err(error) => Err(error),
                },
                None => return words::not_a_moderator(),
            },
            _ => return wording::outdated(),
        };
        match answered {
            Ok(reply) => Reply { private: true, ..reply },
            Err(error) => {
                // As good as random, and the same in the log and before the member's eyes.
                let code = format!("{:05X}", (now.as_millisecond() as u64 ^ guild) & 0xf_ffff);
                tracing::error!(code, guild, %error, "A pick command failed: database error");
                words::no_answer(&error, &code)
            }
        }
    }

    /// The answer to a member who may not do this where it takes effect.
    pub(super) async fn refused(
        &self,
        request: &Request,
        caller: &Caller,
    ) -> Result<Option<Reply>, StoreError> {
        if !request.changes() {
            return Ok(None);
        }
        let landing = self.lands(request, caller).await?;
        let refusal = landing.and_then(|landing| caller.may_act(landing).err());
        Ok(refusal.map(|refusal| wording::rights::refused(&refusal)))
    }

    async fn moderate(
        &self,
        picks: &Picks,
        pick: &Pick,
        who: Moderator,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        picks.welcome_back(who.guild, now).await?;
        match pick {
            Pick::Schedule(wanted) => self.set_schedule(picks, wanted, who, caller, now).await,
            Pick::Add { show, episode, note, week } => {
                let wish = queue::Wished { show, episode: episode.as_deref(), note: note.as_deref() };
                self.add_pick(picks, &wish, week.as_deref(), who, now).await
            }
            Pick::Queue { page, chosen } => self.show_queue(picks, who.guild, *page, *chosen).await,
            Pick::Move { id, up } => self.move_pick(picks, who.guild, *id, *up).await,
            Pick::Remove { id } => self.remove_pick(picks, who.guild, *id).await,
            Pick::Preview => self.preview(picks, who.guild, now).await,
            Pick::Now { interaction } => self.post_now(picks, who.guild, *interaction, now).await,
            Pick::Vote { shows, hours, interaction } => {
                let wanted = votes::WantedVote { shows, hours: *hours, interaction: *interaction };
                self.vote(picks, &wanted, who.guild, caller, now).await
            }
            Pick::Skip => self.skip(picks, who.guild, now).await,
            Pick::Pause => self.pause(picks, who.guild).await,
            Pick::Resume => self.resume(picks, who.guild, now).await,
            Pick::Unschedule => self.unschedule(picks, who.guild, now).await,
            Pick::History { page } => self.history(picks, who.guild, *page).await,
            Pick::Status { .. } => self.status(picks, who.guild, caller, now).await,
            Pick::SendAnew { key } => self.send_anew(picks, who.guild, key, now).await,
        }
    }
}

impl Bot {
    /// What is said where the store does not answer.
    #[allow(clippy::unused_self, reason = "reads as a step of answering")]
    pub(super) fn no_answer(&self, error: &StoreError, code: &str) -> Reply {
        words::no_answer(error, code)
    }

    /// Remembers that a guild asked for these topics, by their marks. In memory, until [`Bot::take_asked`].
    pub fn count_asked(&self, guild: Option<u64>, topics: &[u64]) {
        let (Some(picks), Some(guild)) = (&self.picks, guild) else { return };
        if topics.is_empty() {
            return;
        }
        let mut asked = picks.asked.lock().unwrap_or_else(PoisonError::into_inner);
        for topic in topics {
            // Numbers for a better choice are not worth unbounded memory.
            if asked.len() < MOST_ASKED || asked.contains_key(&(guild, *topic)) {
                *asked.entry((guild, *topic)).or_default() += 1;
            }
        }
    }

    /// A guild has podpick again that counted as one without: its slots go on from now.
    ///
    /// # Errors
    /// What the store says.
    pub async fn guild_returned(&self, guild: u64, now: Timestamp) -> Result<(), StoreError> {
        match &self.picks {
            Some(picks) => picks.welcome_back(guild, now).await.map(drop),
            None => Ok(()),
        }
    }

    /// Forgets what was counted for a guild and is not written down yet.
    pub(super) fn forget_asked(&self, guild: u64) {
        let Some(picks) = &self.picks else { return };
        let mut asked = picks.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|(counted, _), _| *counted != guild);
    }

    /// Counts again what could not be written down.
    pub fn put_asked_back(&self, counts: &[(u64, u64, u64)]) {
        let Some(picks) = &self.picks else { return };
        let mut asked = picks.asked.lock().unwrap_or_else(PoisonError::into_inner);
        for (guild, topic, times) in counts {
            if asked.len() < MOST_ASKED || asked.contains_key(&(*guild, *topic)) {
                *asked.entry((*guild, *topic)).or_default() += times;
            }
        }
    }

    /// What was asked since the last time: guild, mark of the topic, how often.
    #[must_use]
    pub fn take_asked(&self) -> Vec<(u64, u64, u64)> {
        let Some(picks) = &self.picks else { return Vec::new() };
        let asked = std::mem::take(&mut *picks.asked.lock().unwrap_or_else(PoisonError::into_inner));
        let mut asked: Vec<_> =
            asked.into_iter().map(|((guild, topic), times)| (guild, topic, times)).collect();
        // Two processes that write at once take the rows in the same order, so neither waits for the other for ever.
        asked.sort_unstable();
        asked
    }
}

impl Picks {
    /// With this store and these zones.
    #[must_use]
    pub fn new(store: Store, zones: Zones) -> Self {
        Self { store, zones, asked: Mutex::default() }
    }

    /// The vote that runs in a guild. One that cannot be read stands in the way of nothing else that is changed or shown.
    pub(super) async fn vote_of(&self, guild: u64) -> Result<Option<Vote>, StoreError> {
        match self.store.running_vote(guild).await {
            Err(error @ StoreError::Unreadable(_)) => {
                error!(guild, %error, "Skipped an unreadable vote");
                Ok(None)
            }
            vote => vote,
        }
    }

    /// Whoever can use a command in a guild has podpick there: one that removed it has it again. Its slots go on from
    /// now; what came meanwhile is not made up for. Whether it was gone.
    pub(super) async fn welcome_back(&self, guild: u64, now: Timestamp) -> Result<bool, StoreError> {
        if !self.store.is_gone(guild).await? {
            return Ok(false);
        }
        // Not what was asked for.
        acting(None, self.take_up(guild, now)).await.map(|()| true)
    }

    async fn take_up(&self, guild: u64, now: Timestamp) -> Result<(), StoreError> {
        match self.store.schedule(guild).await {
            Ok(Some(schedule)) if schedule.gone_since.is_some() => {
                let coming =
                    schedule::free_from(self, guild, schedule.slot, &self.zone(&schedule), now).await?;
                self.store.advance(guild, schedule.next.week, coming).await?;
            }
            // One that cannot be read is set anew by what follows.
            Ok(_) | Err(StoreError::Unreadable(_)) => {}
            Err(error) => return Err(error),
        }
        self.store.guild_back(guild).await
    }

    /// Where everything is kept.
    pub(super) fn store(&self) -> &Store {
        &self.store
    }

    /// The zone of a schedule. Names are checked before they are kept, so UTC only stands in for a database that shrank.
    fn zone(&self, schedule: &Schedule) -> TimeZone {
        self.zones.get(&schedule.zone).unwrap_or(TimeZone::UTC)
    }
}
