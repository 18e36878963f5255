//! What a moderator does about the coming slot: preview, post now, skip, pause, resume, send anew.

use jiff::{SignedDuration, Timestamp};

use super::choice::skipped;
use super::next::next;
use super::schedule::free_from;
use super::{Answered, Picks, words};
use crate::bot::Bot;
use crate::bot::reply::Reply;
use crate::outbox::{Cause, Message, MessageKind, State};
use crate::schedule::Week;
use crate::store::{Queued, Schedule, StoreError};

/// Picks of a server within a day: what a person posts, and no flood.
const MOST_A_DAY: usize = 50;
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Bot {
    /// Exactly what will be posted, to the moderator alone and silently.
    pub(super) async fn preview(&self, picks: &Picks, guild: u64, now: Timestamp) -> Answered {
        let Some(schedule) = picks.store.schedule(guild).await? else { return Ok(words::no_schedule()) };
        let queue = picks.store.queue(guild).await?;
        let (message, _) = self.next_message(picks, &schedule, &queue, now).await?;
        let shown = message.and_then(|message| self.render(&message, true));
        let reply = match shown {
            Some(reply) => {
                let headline = match schedule.forum {
                    Some(post) => words::post_above(&reply, post.tag.is_some()),
                    None => reply.headline.clone(),
                };
                Reply { ping_role: None, headline, ..reply }
            }
            None => words::nothing_to_post(),
        };
        let vote = picks.vote_of(guild).await?;
        Ok(words::while_voting(reply, "vote-before-preview", vote.as_ref()))
    }

    /// Posts the next one at once: instead of this week's, or besides it where this week has one.
    pub(super) async fn post_now(
        &self,
        picks: &Picks,
        guild: u64,
        interaction: u64,
        now: Timestamp,
    ) -> Answered {
        let Some(schedule) = picks.store.schedule(guild).await? else { return Ok(words::no_schedule()) };
        let day_ago = now.saturating_sub(DAY).unwrap_or(Timestamp::MIN);
        if picks.store.count_picks_since(guild, day_ago).await? >= MOST_A_DAY {
            return Ok(words::enough_for_today(MOST_A_DAY));
        }
        let zone = picks.zone(&schedule);
        let week = Week::of(zone.to_datetime(now).date());
        let queue = picks.store.queue(guild).await?;
        let (message, entry) = self.next_message(picks, &schedule, &queue, now).await?;
        let Some(mut message) = message else { return Ok(words::nothing_to_post()) };
        (message.kind, message.due) = (MessageKind::WeeklyPick(week), now);
        let title = message.title.clone().unwrap_or_default();
        if picks.store.post(&message, entry).await? {
            let mut coming = schedule.next;
            if coming.week <= week {
                coming = schedule.slot.in_week(week.next(), &zone);
                picks.store.advance(guild, schedule.next.week, coming).await?;
            }
            let comes = (!schedule.paused).then_some(coming.at);
            return Ok(words::posting(&title, schedule.channel, words::Besides::Nothing, comes));
        }
        let besides = match picks.store.message(&message.key()).await? {
            // Not the week but the queued pick was taken meanwhile.
            None => return Ok(words::changed_meanwhile()),
            Some(there) => match there.state {
                State::Sent | State::Waiting => words::Besides::APick,
                State::Skipped => words::Besides::AnEmptyWeek,
                State::Failed | State::Unknown => words::Besides::AFailedPick,
            },
        };
        message.kind = MessageKind::ExtraPick { interaction };
        if picks.store.post(&message, entry).await? {
            let comes = (!schedule.paused).then_some(schedule.next.at);
            return Ok(words::posting(&title, schedule.channel, besides, comes));
        }
        Ok(words::changed_meanwhile())
    }

    /// The pick that comes next, with its number in the queue: what the preview shows and what is posted at once. A paused
    /// schedule stands still while weeks pass, and none comes in a week that is over.
    async fn next_message(
        &self,
        picks: &Picks,
        schedule: &Schedule,
        queue: &[Queued],
        now: Timestamp,
    ) -> Result<(Option<Message>, Option<i64>), StoreError> {
        let zone = picks.zone(schedule);
        let this_week = Week::of(zone.to_datetime(now).date());
        let coming = match schedule.next {
            passed if passed.week < this_week => schedule.slot.in_week(this_week, &zone),
            coming => coming,
        };
        let queued = next(&self.catalog, queue, coming.week).pick;
        let message = self.message_for(picks, schedule, coming.week, coming.at, queued).await?;
        Ok((message, queued.map(|queued| queued.id)))
    }

    pub(super) async fn skip(&self, picks: &Picks, guild: u64, now: Timestamp) -> Answered {
        let Some(schedule) = picks.store.schedule(guild).await? else { return Ok(words::no_schedule()) };
        if schedule.paused {
            return Ok(words::nothing_to_skip());
        }
        let passed = schedule.next;
        let message = skipped(&schedule, passed.week, passed.at, Cause::SkippedByModerator);
        let zone = picks.zone(&schedule);
        let after = now.max(passed.at);
        if !picks.store.post(&message, None).await? {
            return Ok(words::changed_meanwhile());
        }
        let coming = free_from(picks, guild, schedule.slot, &zone, after).await?;
        picks.store.advance(guild, passed.week, coming).await?;
        let vote = picks.vote_of(guild).await?;
        Ok(words::while_voting(words::skipped(passed, coming), "vote-goes-on-skipped", vote.as_ref()))
    }

    pub(super) async fn pause(&self, picks: &Picks, guild: u64) -> Answered {
        if !picks.store.pause(guild).await? {
            return Ok(words::no_schedule());
        }
        let vote = picks.vote_of(guild).await?;
        Ok(words::while_voting(words::paused(), "vote-goes-on-paused", vote.as_ref()))
    }

    pub(super) async fn unschedule(&self, picks: &Picks, guild: u64, now: Timestamp) -> Answered {
        Ok(match picks.store.unschedule(guild, now).await? {
            Some((queued, voting)) => words::unscheduled(queued, voting),
            None => words::no_schedule(),
        })
    }

    pub(super) async fn resume(&self, picks: &Picks, guild: u64, now: Timestamp) -> Answered {
        let Some(schedule) = picks.store.schedule(guild).await? else { return Ok(words::no_schedule()) };
        let coming = free_from(picks, guild, schedule.slot, &picks.zone(&schedule), now).await?;
        picks.store.resume(guild, coming).await?;
        Ok(words::resumed(coming))
    }

    pub(super) async fn send_anew(&self, picks: &Picks, guild: u64, key: &str, now: Timestamp) -> Answered {
        let done = picks.store.send_anew(guild, key, now).await?;
        Ok(if done { words::sending_anew() } else { words::changed_meanwhile() })
    }

    /// Whether a week of a guild has its pick or was passed over.
    pub(super) async fn week_taken(&self, picks: &Picks, guild: u64, week: Week) -> Result<bool, StoreError> {
        picks.store.has_message(&MessageKind::WeeklyPick(week).key(guild)).await
    }
}
