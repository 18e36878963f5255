//! The picks that wait, in their order. Decides nothing about which comes when.

use jiff::Timestamp;

use super::pool::{Pool, acting, all_or_nothing, changed, from_row, on};
use super::unreadable::Decoded;
use super::{NewPick, Queued, Result, Store, StoreError, id, millis};
use crate::outbox::{EpisodeRef, Part};

/// Most picks that wait in one guild: two years of weeks, nearly.
pub const LONGEST_QUEUE: usize = 100;

from_row! {
    struct Row {
        guild_id: i64,
        id: i64,
        podcast: String,
        episode: Option<String>,
        note: Option<String>,
        week: Option<String>,
        picker: i64,
    }
}

/// A queued pick, read so far as it can be.
struct Waiting {
    key: Decoded<Key>,
    row: Decoded<Row>,
}

struct Key {
    id: i64,
}

from_row!(Key { id });
from_row!(Waiting {} and key, row);

impl Row {
    fn read(self) -> Result<Queued> {
        let odd = |what: &str| {
            StoreError::Unreadable(format!("queued pick {} of guild {}: {what}", self.id, self.guild_id))
        };
        let week = self.week.as_deref().map(str::parse).transpose().map_err(|_| odd("week"))?;
        let pick = NewPick {
            guild: self.guild_id.cast_unsigned(),
            podcast: self.podcast,
            episode: self.episode.as_deref().map(EpisodeRef::read),
            note: self.note,
            week,
            picker: self.picker.cast_unsigned(),
        };
        Ok(Queued { id: self.id, pick })
    }
}

impl Store {
    /// What waits in a guild, in order; at most [`LONGEST_QUEUE`].
    ///
    /// # Errors
    /// What the store says.
    pub async fn queue(&self, guild: u64) -> Result<Vec<Queued>> {
        let rows: Vec<Waiting> = on!(self, pool => sqlx::query_as(
            "SELECT guild_id, id, podcast, episode, note, week, picker FROM queued WHERE guild_id = $1 \
             ORDER BY place, id LIMIT $2")
            .bind(id(guild)).bind(LONGEST_QUEUE as i64).fetch_all(pool))?;
        let mut queue = Vec::with_capacity(rows.len());
        for row in rows {
            match row.row.0.and_then(Row::read) {
                Ok(queued) => queue.push(queued),
                Err(error) => {
                    // Number 0 is none that a pick has.
                    let id = row.key.0.map_or(0, |key| key.id);
                    tracing::error!(guild, id, %error, "Skipped an unreadable queued pick");
                    // Beside what a command changes, and no reason that the queue cannot be read.
                    let told = acting(None, self.left_out(guild, Part::Queued { id })).await;
                    if let Err(error) = told {
                        tracing::error!(guild, id, %error, "Could not tell of an unreadable queued pick");
                    }
                }
            }
        }
        Ok(queue)
    }

    /// Adds to the end of a guild's queue; gives its place from 1, or none where the queue is full.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn enqueue(&self, pick: &NewPick) -> Result<Option<usize>> {
        let now = millis(self.now().await?);
        // Of two moderators who add at once, one waits for the other. A file has one writer anyway.
        let take_turns = match &self.pool {
            Pool::Sqlite(_) => "SELECT $1",
            Pool::Postgres(_) => "SELECT pg_advisory_xact_lock($1)",
        };
        let mut place = 0;
        let added = all_or_nothing!(self, tx => {
            sqlx::query(take_turns).bind(id(pick.guild)).execute(&mut *tx).await?;
            let (waiting, last): (i64, i64) = sqlx::query_as(
                "SELECT COUNT(*), COALESCE(MAX(CASE WHEN place BETWEEN id AND $2 THEN place ELSE id END), 0) \
                 FROM queued WHERE guild_id = $1")
                .bind(id(pick.guild)).bind(millis(Timestamp::MAX)).fetch_one(&mut *tx).await?;
            place = waiting as usize + 1;
            let fits = place <= LONGEST_QUEUE;
            if fits {
                sqlx::query(
                    "INSERT INTO queued (guild_id, id, place, podcast, episode, note, week, picker) \
                     VALUES ($1, $2, $2, $3, $4, $5, $6, $7)")
                    .bind(id(pick.guild))
                    .bind(now.max(last + 1))
                    .bind(&pick.podcast)
                    .bind(pick.episode.as_ref().map(ToString::to_string))
                    .bind(&pick.note)
                    .bind(pick.week.map(|week| week.to_string()))
                    .bind(id(pick.picker))
                    .execute(&mut *tx).await?;
            }
            fits
        })?;
        Ok(added.then_some(place))
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
