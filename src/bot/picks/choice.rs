//! What a week is given: the queued pick, what podpick chooses, or nothing.

use super::{Picks, RECENT};
use crate::bot::{Activity, Bot};
use crate::catalog::{Fingerprint, PodcastIx, Subject};
use crate::outbox::protocol::Extra;
use crate::outbox::{Cause, Message, MessageKind, State};
use crate::schedule::Week;
use crate::search::Rated;
use crate::store::{Queued, Schedule, StoreError};

/// What podpick chooses by in a guild.
pub(super) struct Leaning {
    /// What comes last in line, by ids of podcasts.
    recent: Vec<String>,
    /// What the guild asks for: marks of topics, and how often.
    pub(super) asked: Vec<(Fingerprint, u64)>,
    /// How former picks were received.
    pub(super) rated: Vec<Rated>,
}

impl Leaning {
    /// What comes last in line.
    pub(super) fn recent(&self) -> Vec<&str> {
        self.recent.iter().map(String::as_str).collect()
    }
}

impl Bot {
    /// The message for a week: the queued pick, or what podpick chooses; none where there is neither.
    pub(super) async fn message_for(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        week: Week,
        due: jiff::Timestamp,
        queued: Option<&Queued>,
    ) -> Result<Option<Message>, StoreError> {
        let mut message = empty(schedule, week, due);
        if let Some(queued) = queued {
            let pick = &queued.pick;
            message.title = self.title_of(pick);
            message.podcast = Some(pick.podcast.clone());
            message.episode.clone_from(&pick.episode);
            message.note.clone_from(&pick.note);
            message.picker = Some(pick.picker);
            return Ok(Some(message));
        }
        if !schedule.auto {
            return Ok(None);
        }
        let Some(at) = self.chosen(picks, schedule.guild, week, due).await? else { return Ok(None) };
        let podcast = self.catalog.podcast(at);
        message.podcast = Some(podcast.id.clone());
        message.title = Some(podcast.title.clone());
        Ok(Some(message))
    }

    async fn chosen(
        &self,
        picks: &Picks,
        guild: u64,
        week: Week,
        due: jiff::Timestamp,
    ) -> Result<Option<PodcastIx>, StoreError> {
        let by = self.choice_by(picks, guild, due).await?;
        let seed = format!("{guild}:{week}");
        let standing = |at| self.standing(Subject::Podcast(at), due);
        Ok(crate::search::auto_pick(&self.catalog, &standing, &seed, (&by.asked, &by.rated), &by.recent()))
    }

    /// What podpick chooses by.
    pub(super) async fn choice_by(
        &self,
        picks: &Picks,
        guild: u64,
        due: jiff::Timestamp,
    ) -> Result<Leaning, StoreError> {
        let since = due.saturating_sub(RECENT).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let recent = picks.store.picked_since(guild, since).await?;
        let mut recent: Vec<String> = recent.into_iter().map(|(podcast, _)| podcast).collect();
        // Whatever the catalog says: what has ended, fallen silent or cannot be reached is no pick.
        let alive =
            |at| matches!(self.activity(at, due.as_second()), Activity::Active(_) | Activity::Unknown);
        let lost = |at| !alive(at) || self.unreachable_since(at, due.as_second()).is_some();
        let dead = self.catalog.podcasts().filter(|(at, _)| lost(*at));
        recent.extend(dead.map(|(_, podcast)| podcast.id.clone()));
        let asked = picks.store.asked_most(guild).await?;
        let asked = asked.into_iter().map(|(mark, times)| (Fingerprint(mark), times)).collect();
        let rated = picks.store.ratings(guild).await?.into_iter().map(|(podcast, counts)| Rated {
            podcast,
            listened: counts.listened,
            not_for_me: counts.not_for_me,
        });
        Ok(Leaning { recent, asked, rated: rated.collect() })
    }
}

/// A week's message without anything in it.
pub(super) fn empty(schedule: &Schedule, week: Week, due: jiff::Timestamp) -> Message {
    let wanted = |extra: bool| if extra { Extra::Wanted } else { Extra::None };
    Message {
        forum: schedule.forum,
        role: schedule.role,
        self_role: schedule.self_role,
        publish: wanted(schedule.publish),
        thread: wanted(schedule.thread),
        locale: schedule.locale,
        ..Message::new(schedule.guild, MessageKind::WeeklyPick(week), schedule.channel, due)
    }
}

/// A week that passes without a pick.
pub(super) fn skipped(schedule: &Schedule, week: Week, due: jiff::Timestamp, cause: Cause) -> Message {
    Message { state: State::Skipped, cause: Some(cause), ..empty(schedule, week, due) }
}
