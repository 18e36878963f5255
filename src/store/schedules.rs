//! Schedules in the store: one for each guild. Decides nothing about when.

mod due;
mod slot;

use jiff::civil::{Time, Weekday};

use super::pool::{changed, from_row, on};
use super::rows::{forum_from, forum_number};
use super::unreadable::{Decoded, readable};
use super::{Result, Schedule, Store, StoreError, id, millis, moment};
use crate::locale::Locale;
use crate::schedule::{Occurrence, Slot, Week};

/// After so many picks in a row that could not be posted, a schedule is paused.
pub const MOST_FAILURES: u32 = 3;

from_row! {
    pub(super) struct Row {
        guild_id: i64,
        channel_id: i64,
        day: i64,
        minute: i64,
        zone: String,
        role_id: Option<i64>,
        thread: i64,
        publish: i64,
        auto: i64,
        reminders: Option<i64>,
        paused: i64,
        next_week: String,
        next_at: i64,
        failures: i64,
        set_by: i64,
        gone_since: Option<i64>,
        locale: String,
        vote: i64,
        forum: Option<i64>,
        self_role: i64,
    }
}

macro_rules! columns {
    () => {
        concat!(
            "guild_id, channel_id, day, minute, zone, role_id, thread, publish, auto, reminders, paused, ",
            "next_week, next_at, failures, set_by, gone_since, locale, vote, forum, self_role",
        )
    };
}

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT ", $crate::store::schedules::columns!(), " FROM schedule ", $rest)
    };
}

pub(super) use slot::{GO_ON, go_on};
pub use slot::{SlotOutcome, SlotPick};
use {columns, select};

impl Row {
    pub(super) fn read(self) -> Result<Schedule> {
        let odd = |what: &str| StoreError::Unreadable(format!("schedule of guild {}: {what}", self.guild_id));
        let day = i8::try_from(self.day).ok().and_then(|day| Weekday::from_monday_one_offset(day).ok());
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        let time = i8::try_from(hour).ok().zip(i8::try_from(minute).ok());
        let time = time.and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
        let next =
            Occurrence { week: self.next_week.parse().map_err(|_| odd("week"))?, at: moment(self.next_at)? };
        Ok(Schedule {
            guild: self.guild_id as u64,
            channel: self.channel_id as u64,
            forum: forum_from(self.forum),
            slot: Slot { day: day.ok_or_else(|| odd("day"))?, time: time.ok_or_else(|| odd("time"))? },
            role: self.role_id.map(|id| id as u64),
            thread: self.thread != 0,
            publish: self.publish != 0,
            auto: self.auto != 0,
            vote: self.vote != 0,
            self_role: self.self_role != 0,
            reminders: self.reminders.map(|id| id as u64),
            paused: self.paused != 0,
            next,
            failures: u32::try_from(self.failures).unwrap_or(0),
            set_by: self.set_by as u64,
            gone_since: self.gone_since.map(moment).transpose()?,
            locale: Locale::of(&self.locale),
            zone: self.zone,
        })
    }
}

impl Store {
    /// The schedule of a guild.
    ///
    /// # Errors
    /// What the store says.
    pub async fn schedule(&self, guild: u64) -> Result<Option<Schedule>> {
        let row: Option<Row> = on!(self, pool => sqlx::query_as(select!("WHERE guild_id = $1"))
            .bind(id(guild)).fetch_optional(pool))?;
        row.map(Row::read).transpose()
    }

    /// Sets a guild's schedule anew, as it is given.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn save_schedule(&self, schedule: &Schedule) -> Result<()> {
        let slot = schedule.slot;
        changed!(self, sqlx::query(
            "INSERT INTO schedule (guild_id, channel_id, day, minute, zone, role_id, thread, publish, auto, \
             reminders, paused, next_week, next_at, failures, set_by, gone_since, locale, vote, forum, self_role) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) \
             ON CONFLICT (guild_id) DO UPDATE SET channel_id = excluded.channel_id, day = excluded.day, \
             minute = excluded.minute, zone = excluded.zone, role_id = excluded.role_id, \
             thread = excluded.thread, publish = excluded.publish, auto = excluded.auto, \
             reminders = excluded.reminders, paused = excluded.paused, next_week = excluded.next_week, \
             next_at = excluded.next_at, failures = excluded.failures, set_by = excluded.set_by, \
             gone_since = excluded.gone_since, locale = excluded.locale, vote = excluded.vote, \
             forum = excluded.forum, self_role = excluded.self_role")
            .bind(id(schedule.guild))
            .bind(id(schedule.channel))
            .bind(i64::from(slot.day.to_monday_one_offset()))
            .bind(i64::from(slot.time.hour()) * 60 + i64::from(slot.time.minute()))
            .bind(&schedule.zone)
            .bind(schedule.role.map(id))
            .bind(i64::from(schedule.thread))
            .bind(i64::from(schedule.publish))
            .bind(i64::from(schedule.auto))
            .bind(schedule.reminders.map(id))
            .bind(i64::from(schedule.paused))
            .bind(schedule.next.week.to_string())
            .bind(millis(schedule.next.at))
            .bind(i64::from(schedule.failures))
            .bind(id(schedule.set_by))
            .bind(schedule.gone_since.map(millis))
            .bind(schedule.locale.code())
            .bind(i64::from(schedule.vote))
            .bind(forum_number(schedule.forum))
            .bind(i64::from(schedule.self_role)))?;
        Ok(())
    }

    /// Pauses a guild's schedule. False where there is none.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn pause(&self, guild: u64) -> Result<bool> {
        let done = changed!(
            self,
            sqlx::query("UPDATE schedule SET paused = 1 WHERE guild_id = $1").bind(id(guild))
        )?;
        Ok(done > 0)
    }

    /// Lets a guild's schedule go on from this occurrence, with no failures counted. False where there is none.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn resume(&self, guild: u64, next: Occurrence) -> Result<bool> {
        let done = changed!(self, sqlx::query(
            "UPDATE schedule SET paused = 0, failures = 0, next_week = $2, next_at = $3 WHERE guild_id = $1")
            .bind(id(guild)).bind(next.week.to_string()).bind(millis(next.at)))?;
        Ok(done > 0)
    }

    /// Sets a guild's next occurrence, unless it is no longer in the week `from`: then another was faster.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn advance(&self, guild: u64, from: Week, next: Occurrence) -> Result<bool> {
        let done = changed!(
            self,
            sqlx::query(
                "UPDATE schedule SET next_week = $3, next_at = $4 WHERE guild_id = $1 AND next_week = $2"
            )
            .bind(id(guild))
            .bind(from.to_string())
            .bind(next.week.to_string())
            .bind(millis(next.at))
        )?;
        Ok(done > 0)
    }

    /// All schedules that are in use, by guild, those after this guild.
    ///
    /// # Errors
    /// What the store says.
    pub async fn all_schedules(&self, after: u64, most: usize) -> Result<Vec<Schedule>> {
        let rows: Vec<Decoded<Row>> = on!(self, pool => sqlx::query_as(select!(
            "WHERE gone_since IS NULL AND guild_id > $1 ORDER BY guild_id LIMIT $2"))
            .bind(id(after)).bind(most as i64).fetch_all(pool))?;
        Ok(readable(rows, Row::read))
    }

    /// Counts a pick that was posted or could not be; after three in a row that could not, the schedule is paused.
    ///
    /// # Errors
    /// What the store says.
    pub async fn count_failure(&self, guild: u64, failed: bool) -> Result<()> {
        changed!(
            self,
            sqlx::query(
                "UPDATE schedule SET failures = CASE WHEN $2 = 0 THEN 0 WHEN failures > $3 THEN $3 ELSE failures + 1 END, \
             paused = CASE WHEN $2 = 1 AND failures >= $3 - 1 THEN 1 ELSE paused END WHERE guild_id = $1"
            )
            .bind(id(guild))
            .bind(i64::from(failed))
            .bind(i64::from(MOST_FAILURES))
        )?;
        Ok(())
    }
}
