//! The picks that wait, in their order. Decides nothing about which comes when.

use super::pool::{all_or_nothing, changed, from_row, on};
use super::rows::readable;
use super::{NewPick, Queued, Result, Store, StoreError, id, millis};
use crate::outbox::EpisodeRef;

/// Most picks that wait in one guild: two years of weeks, nearly.
pub const LONGEST_QUEUE: usize = 100;
/// Two moderators may add in the same millisecond. The number is the place as well, so that two never get the same.
const TRIES: usize = 5;

struct Row {
    guild_id: i64,
    id: i64,
    podcast: String,
    episode: Option<String>,
    note: Option<String>,
    week: Option<String>,
    picker: i64,
}

from_row!(Row { guild_id, id, podcast, episode, note, week, picker });

impl Store {
    /// What waits in a guild, in order; at most [`LONGEST_QUEUE`].
    ///
    /// # Errors
    /// What the store says.
    pub async fn queue(&self, guild: u64) -> Result<Vec<Queued>> {
        let rows: Vec<Row> = on!(self, pool => sqlx::query_as(
            "SELECT guild_id, id, podcast, episode, note, week, picker FROM queued WHERE guild_id = $1 \
             ORDER BY place, id LIMIT $2")
            .bind(id(guild)).bind(LONGEST_QUEUE as i64).fetch_all(pool))?;
        Ok(readable(rows, |row| {
            let odd = |what: &str| {
                StoreError::Unreadable(format!("queued pick {} of guild {}: {what}", row.id, row.guild_id))
            };
            let week = row.week.as_deref().map(str::parse).transpose().map_err(|_| odd("week"))?;
            let pick = NewPick {
                guild: row.guild_id.cast_unsigned(),
                podcast: row.podcast,
                episode: row.episode.as_deref().map(EpisodeRef::read),
                note: row.note,
                week,
                picker: row.picker.cast_unsigned(),
            };
            Ok(Queued { id: row.id, pick })
        }))
    }

    /// Adds to the end of a guild's queue; gives its place from 1, or none where the queue is full.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn enqueue(&self, pick: &NewPick) -> Result<Option<usize>> {
        let now = millis(self.now().await?);
        for nth in 0..TRIES {
            let waiting: i64 = on!(self, pool => sqlx::query_scalar(
                "SELECT COUNT(*) FROM queued WHERE guild_id = $1").bind(id(pick.guild)).fetch_one(pool))?;
            if waiting as usize >= LONGEST_QUEUE {
                return Ok(None);
            }
            let added = changed!(self, sqlx::query(
                "INSERT INTO queued (guild_id, id, place, podcast, episode, note, week, picker) \
                 SELECT $1, $2, CASE WHEN COALESCE(MAX(place), 0) >= $2 THEN MAX(place) + 1 ELSE $2 END, $3, $4, $5, $6, $7 \
                 FROM queued WHERE guild_id = $1 HAVING COUNT(*) < $8 ON CONFLICT (guild_id, id) DO NOTHING")
                .bind(id(pick.guild))
                .bind(now + nth as i64)
                .bind(&pick.podcast)
                .bind(pick.episode.as_ref().map(ToString::to_string))
                .bind(&pick.note)
                .bind(pick.week.map(|week| week.to_string()))
                .bind(id(pick.picker))
                .bind(LONGEST_QUEUE as i64))?;
            if added > 0 {
                let place: i64 = on!(self, pool => sqlx::query_scalar(
                    "SELECT COUNT(*) FROM queued WHERE guild_id = $1 \
                     AND place <= (SELECT own.place FROM queued AS own WHERE own.guild_id = $1 AND own.id = $2)")
                    .bind(id(pick.guild)).bind(now + nth as i64).fetch_one(pool))?;
                return Ok(Some(place as usize));
            }
        }
        Err(StoreError::Busy)
    }

    /// Moves a queued pick one place up or down; false where it is gone or at the end already.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn move_queued(&self, guild: u64, entry: i64, up: bool) -> Result<bool> {
        let queue = self.queue(guild).await?;
        let Some(at) = queue.iter().position(|queued| queued.id == entry) else { return Ok(false) };
        let other = if up { at.checked_sub(1) } else { Some(at + 1) };
        let Some(other) = other.and_then(|other| queue.get(other)) else { return Ok(false) };
        let other = other.id;
        all_or_nothing!(self, tx => {
            // Both places in one statement, each taking the other's.
            let swapped = sqlx::query(
                "UPDATE queued SET place = (SELECT SUM(pair.place) FROM queued AS pair \
                 WHERE pair.guild_id = $1 AND pair.id IN ($2, $3)) - place WHERE guild_id = $1 AND id IN ($2, $3)")
                .bind(id(guild)).bind(entry).bind(other).execute(&mut *tx).await?;
            swapped.rows_affected() == 2
        })
    }

    /// Removes a queued pick; false where it is gone.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn remove_queued(&self, guild: u64, entry: i64) -> Result<bool> {
        let gone = changed!(
            self,
            sqlx::query("DELETE FROM queued WHERE guild_id = $1 AND id = $2").bind(id(guild)).bind(entry)
        )?;
        Ok(gone > 0)
    }
}
