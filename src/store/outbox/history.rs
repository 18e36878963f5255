//! The picks of a guild, as its history and the choice of the next one see them.

use jiff::Timestamp;

use super::{Row, select};
use crate::outbox::Message;
use crate::schedule::Week;
use crate::store::pool::on;
use crate::store::unreadable::{Decoded, readable};
use crate::store::{Result, Store, id, millis, moment};

impl Store {
    /// The picks of a guild, sent or not, newest first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn picks(&self, guild: u64, offset: usize, limit: usize) -> Result<Vec<Message>> {
        let rows: Vec<Decoded<Row>> = on!(self, pool => sqlx::query_as(select!(
            "WHERE guild_id = $1 AND pick = 1 ORDER BY due_at DESC, key DESC LIMIT $2 OFFSET $3"))
            .bind(id(guild)).bind(limit as i64).bind(offset as i64).fetch_all(pool))?;
        Ok(readable(rows, Row::read))
    }

    /// The picks of a guild that are in its channel, newest first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sent_picks(&self, guild: u64, limit: usize) -> Result<Vec<Message>> {
        let rows: Vec<Decoded<Row>> = on!(self, pool => sqlx::query_as(select!(
            "WHERE guild_id = $1 AND pick = 1 AND state = 'sent' ORDER BY due_at DESC, key DESC LIMIT $2"))
            .bind(id(guild)).bind(limit as i64).fetch_all(pool))?;
        Ok(readable(rows, Row::read))
    }

    /// How many picks there are in a guild's history.
    ///
    /// # Errors
    /// What the store says.
    pub async fn count_picks(&self, guild: u64) -> Result<usize> {
        let count: i64 = on!(self, pool => sqlx::query_scalar(
            "SELECT COUNT(*) FROM outbox WHERE guild_id = $1 AND pick = 1").bind(id(guild)).fetch_one(pool))?;
        Ok(count as usize)
    }

    /// How many picks of a guild were due since then, those that were skipped left out.
    ///
    /// # Errors
    /// What the store says.
    pub async fn count_picks_since(&self, guild: u64, since: Timestamp) -> Result<usize> {
        let count: i64 = on!(self, pool => sqlx::query_scalar(
            "SELECT COUNT(*) FROM outbox WHERE guild_id = $1 AND pick = 1 AND due_at > $2 AND state <> 'skipped'")
            .bind(id(guild)).bind(millis(since)).fetch_one(pool))?;
        Ok(count as usize)
    }

    /// The weeks of a guild, from this one on, that have their pick or passed without one.
    ///
    /// # Errors
    /// What the store says.
    pub async fn weeks_taken(&self, guild: u64, from: Week) -> Result<Vec<Week>> {
        let weeks: Vec<String> = on!(self, pool => sqlx::query_scalar(
            "SELECT week FROM outbox WHERE guild_id = $1 AND pick = 1 AND week >= $2")
            .bind(id(guild)).bind(from.to_string()).fetch_all(pool))?;
        Ok(weeks.iter().filter_map(|week| week.parse().ok()).collect())
    }

    /// The podcasts picked in a guild since then (by id), each with when it was picked last, newest first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn picked_since(&self, guild: u64, since: Timestamp) -> Result<Vec<(String, Timestamp)>> {
        let rows: Vec<Decoded<(String, i64)>> = on!(self, pool => sqlx::query_as(
            "SELECT podcast, MAX(due_at) FROM outbox WHERE guild_id = $1 AND pick = 1 AND due_at >= $2 \
             AND podcast IS NOT NULL AND state IN ('sent', 'waiting', 'unknown') \
             GROUP BY podcast ORDER BY MAX(due_at) DESC, podcast")
            .bind(id(guild)).bind(millis(since)).fetch_all(pool))?;
        Ok(readable(rows, |(podcast, at): (String, i64)| Ok((podcast, moment(at)?))))
    }
}
