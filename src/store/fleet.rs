//! What processes of one podpick agree on: who passes when, who holds which shards, how many sessions were begun today.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::pool::{all_or_nothing, changed, on};
use super::rows::forum_from;
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, Taken, id, millis, moment};
use crate::outbox::ForumPost;

/// Sessions of a day are counted; older ones are forgotten.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Nothing lies farther ahead, in ms: a gate or a session that does was written before the clock was set back.
const FARTHEST: i64 = 60_000;

/// Within so long a process does what an interaction asks, in ms; later it counts as dead, and its change fails.
const ACTS_WITHIN: i64 = 10_000;

/// How many sessions were begun within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionCount {
    /// How many.
    pub count: u64,
    /// When the oldest of them was.
    pub oldest: Timestamp,
    /// When the newest of them was.
    pub newest: Timestamp,
    /// Now, by the same clock.
    pub now: Timestamp,
}

/// Shards that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShardRange {
    /// From 0.
    pub first: u32,
    /// This one, too.
    pub last: u32,
    /// Shards in all.
    pub of: u32,
}

/// A channel that podpick posts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The guild.
    pub guild: u64,
    /// The channel.
    pub channel: u64,
    /// Threads are opened there.
    pub thread: bool,
    /// Polls are posted there.
    pub vote: bool,
    /// It is a forum or media channel, and posts there are made so.
    pub forum: Option<ForumPost>,
}

/// Guild, channel, whether threads and polls are wanted there, and the forum's tag.
type PlaceRow = (i64, i64, i64, i64, Option<i64>);

impl Store {
    /// The channels that podpick posts in, of one guild or of all, guild by guild.
    ///
    /// # Errors
    /// What the store says.
    pub async fn places(&self, guild: Option<u64>, most: usize) -> Result<Vec<Place>> {
        let rows: Vec<Decoded<PlaceRow>> = on!(self, pool => sqlx::query_as(
            "SELECT guild_id, channel_id, MAX(thread), MAX(vote), forum FROM (\
             SELECT guild_id, channel_id, thread, vote, forum FROM schedule WHERE gone_since IS NULL UNION ALL \
             SELECT guild_id, reminders, 0, 0, NULL FROM schedule WHERE gone_since IS NULL AND reminders IS NOT NULL UNION ALL \
             SELECT guild_id, channel_id, thread, 0, forum FROM follow WHERE gone_since IS NULL UNION ALL \
             SELECT guild_id, channel_id, 0, 1, NULL FROM vote WHERE void = 0 UNION ALL \
             SELECT guild_id, reviews_channel, 0, 0, NULL FROM shelf WHERE reviews_channel IS NOT NULL \
             AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.guild_id = shelf.guild_id)) AS place \
             WHERE $1 = 0 OR guild_id = $1 GROUP BY guild_id, channel_id, forum ORDER BY guild_id, channel_id, forum LIMIT $2")
            .bind(guild.map_or(0, id)).bind(most as i64).fetch_all(pool))?;
        let place = |(guild, channel, thread, vote, forum): PlaceRow| Place {
            guild: guild.cast_unsigned(),
            channel: channel.cast_unsigned(),
            thread: thread != 0,
            vote: vote != 0,
            forum: forum_from(forum),
        };
        Ok(readable(rows, |row| Ok(place(row))))
    }

    /// The roles that members may give themselves, of one guild or of all: guild and role.
    ///
    /// # Errors
    /// What the store says.
    pub async fn offered_roles(&self, guild: Option<u64>, most: usize) -> Result<Vec<(u64, u64)>> {
        let rows: Vec<Decoded<(i64, i64)>> = on!(self, pool => sqlx::query_as(
            "SELECT guild_id, role_id FROM (\
             SELECT guild_id, role_id FROM schedule WHERE gone_since IS NULL AND self_role = 1 AND role_id IS NOT NULL UNION \
             SELECT guild_id, role_id FROM follow WHERE gone_since IS NULL AND self_role = 1 AND role_id IS NOT NULL) AS offered \
             WHERE $1 = 0 OR guild_id = $1 ORDER BY guild_id, role_id LIMIT $2")
            .bind(guild.map_or(0, id)).bind(most as i64).fetch_all(pool))?;
        Ok(readable(rows, |(guild, role): (i64, i64)| Ok((guild.cast_unsigned(), role.cast_unsigned()))))
    }

    /// When this store was put in place from a copy; none where it never was. A time that is none becomes this moment: what
    /// is due by then is looked for before it is sent.
    ///
    /// # Errors
    /// What the store says.
    pub async fn restored_at(&self) -> Result<Option<Timestamp>> {
        let at: Option<Decoded<(i64,)>> = on!(self, pool => sqlx::query_as(
            "SELECT free_at FROM gate WHERE name = 'restored'").fetch_optional(pool))?;
        let Some(at) = at else { return Ok(None) };
        match at.0.and_then(|(at,)| moment(at)) {
            Err(StoreError::Unreadable(_)) => {
                let now = self.now().await?;
                let restored = "UPDATE gate SET free_at = $1 WHERE name = 'restored'";
                changed!(self, sqlx::query(restored).bind(millis(now)))?;
                tracing::warn!(count = 1, "Reset an unreadable time");
                Ok(Some(now))
            }
            at => at.map(Some),
        }
    }

    /// Passes a gate that lets one through each `step`: gives when it is this caller's turn. Turns are handed out in
    /// order, to all processes.
    ///
    /// # Errors
    /// What the store says; then no turn was given.
    pub async fn queue_at(&self, gate: &str, step: SignedDuration) -> Result<Timestamp> {
        let (now, step) = (millis(self.now().await?), step.as_millis() as i64);
        let free: i64 = on!(self, pool => sqlx::query_scalar(
            "INSERT INTO gate (name, free_at) VALUES ($1, $2 + $3) ON CONFLICT (name) DO UPDATE SET free_at = \
             CASE WHEN gate.free_at > $2 AND gate.free_at <= $2 + $4 THEN gate.free_at ELSE $2 END + $3 \
             RETURNING free_at")
            .bind(gate).bind(now).bind(step).bind(FARTHEST).fetch_one(pool))?;
        moment(free - step)
    }

    /// Passes a gate at once or not at all: true for one caller each `step`.
    ///
    /// # Errors
    /// What the store says; then nobody passed.
    pub async fn pass(&self, gate: &str, step: SignedDuration) -> Result<bool> {
        let now = millis(self.now().await?);
        let passed = changed!(self, sqlx::query(
            "INSERT INTO gate (name, free_at) VALUES ($1, $3) ON CONFLICT (name) DO UPDATE SET free_at = $3 \
             WHERE gate.free_at <= $2 OR gate.free_at > $2 + $4")
            .bind(gate).bind(now).bind(now + step.as_millis() as i64).bind(FARTHEST))?;
        Ok(passed > 0)
    }

    /// Counts a session that is about to begin, if `wait` says of those begun within a day that it need not wait; gives
    /// how long it has to wait. Looking and counting are one step, for all processes: of many who ask at once, no more
    /// pass than may.
    ///
    /// # Errors
    /// What the store says; then it was not counted.
    pub async fn begin_session(&self, id: &str, wait: impl Fn(SessionCount) -> Duration) -> Result<Duration> {
        let now = self.now().await?;
        let since = millis(now.saturating_sub(DAY).unwrap_or(Timestamp::MIN));
        let mut left = Duration::ZERO;
        all_or_nothing!(self, tx => {
            // One at a time, or two would both take the last one.
            sqlx::query(
                "INSERT INTO gate (name, free_at) VALUES ('sessions', 0) ON CONFLICT (name) DO UPDATE SET free_at = 0")
                .execute(&mut *tx).await?;
            sqlx::query("DELETE FROM identify WHERE at <= $1").bind(since).execute(&mut *tx).await?;
            // Those of others who looked at the clock a moment later count; what is much later was written before the clock
            // was set back, and must not close the way for a day.
            let (count, oldest, newest): (i64, Option<i64>, Option<i64>) = sqlx::query_as(
                "SELECT COUNT(*), MIN(at), MAX(at) FROM identify WHERE at <= $1")
                .bind(millis(now) + FARTHEST).fetch_one(&mut *tx).await?;
            let at = |at: Option<i64>| at.and_then(|at| Timestamp::from_millisecond(at).ok()).unwrap_or(now);
            left = wait(SessionCount { count: count.cast_unsigned(), oldest: at(oldest), newest: at(newest), now });
            left.is_zero() && {
                sqlx::query("INSERT INTO identify (id, at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
                    .bind(id).bind(millis(now)).execute(&mut *tx).await?;
                true
            }
        })?;
        Ok(left)
    }

    /// A session that was counted did not begin after all.
    ///
    /// # Errors
    /// What the store says; then it stays counted.
    pub async fn give_session_back(&self, id: &str) -> Result<()> {
        changed!(self, sqlx::query("DELETE FROM identify WHERE id = $1").bind(id)).map(drop)
    }

    /// Takes shards, or keeps them: true for the owner alone, for `lease` from now. Nobody takes shards while another
    /// holds some of them, or parts the bot into another number of shards.
    ///
    /// # Errors
    /// What the store says.
    pub async fn hold_shards(&self, range: ShardRange, owner: &str, lease: SignedDuration) -> Result<bool> {
        let now = millis(self.now().await?);
        let until = now + lease.as_millis() as i64;
        let (first, last, of) = (i64::from(range.first), i64::from(range.last), i64::from(range.of));
        all_or_nothing!(self, tx => {
            let kept = sqlx::query(
                "UPDATE shard_lease SET lease_until = $6 WHERE first = $1 AND last = $2 AND total = $3 AND owner = $4 \
                 AND lease_until > $5")
                .bind(first).bind(last).bind(of).bind(owner).bind(now).bind(until)
                .execute(&mut *tx).await?.rows_affected() > 0;
            if kept {
                true
            } else {
                // One takes at a time, or two would not see each other.
                sqlx::query(
                    "INSERT INTO gate (name, free_at) VALUES ('shards', 0) ON CONFLICT (name) DO UPDATE SET free_at = 0")
                    .execute(&mut *tx).await?;
                sqlx::query(
                    "INSERT INTO shard_lease (first, last, total, owner, lease_until) \
                     SELECT $1, $2, $3, $4, $6 WHERE NOT EXISTS (SELECT 1 FROM shard_lease AS other \
                     WHERE other.owner <> $4 AND other.lease_until > $5 \
                     AND (other.total <> $3 OR (other.first <= $2 AND other.last >= $1))) \
                     ON CONFLICT (first, last, total) DO UPDATE SET owner = $4, lease_until = $6")
                    .bind(first).bind(last).bind(of).bind(owner).bind(now).bind(until)
                    .execute(&mut *tx).await?.rows_affected() > 0
            }
        })
    }

    /// Gives shards back, so that another process may take them at once.
    ///
    /// # Errors
    /// What the store says.
    pub async fn release_shards(&self, range: ShardRange, owner: &str) -> Result<()> {
        let now = millis(self.now().await?);
        changed!(self, sqlx::query(
            "UPDATE shard_lease SET lease_until = $5 WHERE first = $1 AND last = $2 AND total = $3 AND owner = $4")
            .bind(i64::from(range.first)).bind(i64::from(range.last)).bind(i64::from(range.of)).bind(owner).bind(now))?;
        Ok(())
    }

    /// Takes an interaction for this process; none where it is done, or another process is about to do it. What a process
    /// took that died before it did it is taken over. Kept for an hour. `at_once` says that it counts as done already:
    /// what it does is not done in the store.
    ///
    /// # Errors
    /// What the store says; then nobody took it.
    pub async fn take_interaction(&self, interaction: u64, at_once: bool) -> Result<Option<Taken>> {
        let now = self.now().await?;
        let old = millis(now.saturating_sub(SignedDuration::from_hours(1)).unwrap_or(now));
        // A file has one process at a time: any other is dead.
        let dead = if self.is_shared() { millis(now) - ACTS_WITHIN } else { i64::MAX };
        let taken = Taken { interaction: id(interaction), process: self.process };
        let here = all_or_nothing!(self, tx => {
            sqlx::query("DELETE FROM taken WHERE at <= $1").bind(old).execute(&mut *tx).await?;
            sqlx::query(
                "INSERT INTO taken (interaction, at, owner, done) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (interaction) DO UPDATE SET at = $2, owner = $3, done = $4 \
                 WHERE taken.done = 0 AND taken.owner <> $3 AND taken.at <= $5")
                .bind(taken.interaction).bind(millis(now)).bind(taken.process).bind(i64::from(at_once)).bind(dead)
                .execute(&mut *tx).await?.rows_affected() > 0
        })?;
        Ok(here.then_some(taken))
    }

    /// An interaction was answered, also where nothing had to be changed for it.
    ///
    /// # Errors
    /// What the store says.
    pub async fn interaction_done(&self, taken: Taken) -> Result<()> {
        changed!(
            self,
            sqlx::query("UPDATE taken SET done = 1 WHERE interaction = $1 AND owner = $2 AND done = 0")
                .bind(taken.interaction)
                .bind(taken.process)
        )
        .map(drop)
    }

    /// How many messages wait in the outbox, and since when the oldest of them is due.
    ///
    /// # Errors
    /// What the store says.
    pub async fn outbox_depth(&self) -> Result<(u64, Option<Timestamp>)> {
        let now = millis(self.now().await?);
        let (count, oldest): (i64, Option<i64>) = on!(self, pool => sqlx::query_as(
            "SELECT COUNT(*), MIN(due_at) FROM outbox WHERE open = 1 AND due_at <= $1").bind(now).fetch_one(pool))?;
        Ok((count.cast_unsigned(), oldest.map(moment).transpose()?))
    }
}
