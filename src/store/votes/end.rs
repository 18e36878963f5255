//! A vote comes to its end: what won is queued, and what became of it is kept.

use super::Vote;
use crate::outbox::{Cause, Message};
use crate::store::pool::all_or_nothing;
use crate::store::{LONGEST_QUEUE, NewPick, Result, Store, id, millis};

/// What won a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Winner {
    /// What is queued.
    pub pick: NewPick,
    /// Its number in the queue, where it waited there when the vote began.
    pub queued: Option<i64>,
    /// What moderators are told where the queue is full.
    pub no_room: Option<Message>,
}

/// How a vote ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VoteEnd {
    /// What is queued before all others.
    pub winner: Option<Winner>,
    /// What won, as it is called.
    pub title: Option<String>,
    /// Why it does not count.
    pub cause: Option<Cause>,
    /// What moderators are told.
    pub note: Option<Message>,
}

impl Store {
    /// Ends a vote that runs: what won is queued, what became of it is kept, and moderators are told, all of it or nothing.
    /// False, and nothing changed, where it has ended.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn end_vote(&self, vote: &Vote, end: &VoteEnd) -> Result<bool> {
        let now = millis(self.now().await?);
        let (guild, key) = (id(vote.guild), vote.key());
        let full = Cause::QueueFull;
        all_or_nothing!(self, tx => {
            let ended = sqlx::query("DELETE FROM vote WHERE key = $1 AND void = 0")
                .bind(&key).execute(&mut *tx).await?.rows_affected() > 0;
            let (mut cause, mut note) = (end.cause.as_ref(), end.note.as_ref());
            if let Some(winner) = end.winner.as_ref().filter(|_| ended) {
                let pick = &winner.pick;
                let week = pick.week.map(|week| week.to_string());
                // What waits already comes first from now on, also where it was queued while the vote ran; anything else is
                // queued.
                let mut queued = sqlx::query(
                    "UPDATE queued SET week = $3, place = (SELECT MIN(all_of.place) - 1 FROM queued AS all_of \
                     WHERE all_of.guild_id = $1) WHERE guild_id = $1 AND id = (SELECT same.id FROM queued AS same \
                     WHERE same.guild_id = $1 AND (same.id = $2 OR (same.podcast = $4 AND COALESCE(same.episode, '') = $5)) \
                     ORDER BY CASE WHEN same.id = $2 THEN 0 ELSE 1 END, same.place LIMIT 1)")
                    .bind(guild).bind(winner.queued.unwrap_or(-1)).bind(&week).bind(&pick.podcast)
                    .bind(pick.episode.as_ref().map(ToString::to_string).unwrap_or_default())
                    .execute(&mut *tx).await?.rows_affected();
                if queued == 0 {
                    queued = sqlx::query(
                        "INSERT INTO queued (guild_id, id, place, podcast, episode, note, week, picker) \
                         SELECT $1, CASE WHEN COALESCE(MAX(id), 0) >= $2 THEN MAX(id) + 1 ELSE $2 END, \
                         COALESCE(MIN(place), $2) - 1, $3, $4, $5, $6, $7 \
                         FROM queued WHERE guild_id = $1 HAVING COUNT(*) < $8")
                        .bind(guild).bind(now).bind(&pick.podcast)
                        .bind(pick.episode.as_ref().map(ToString::to_string)).bind(&pick.note).bind(&week)
                        .bind(id(pick.picker)).bind(LONGEST_QUEUE as i64)
                        .execute(&mut *tx).await?.rows_affected();
                }
                if queued == 0 {
                    (cause, note) = (Some(&full), winner.no_room.as_ref());
                }
            }
            if ended {
                sqlx::query("UPDATE outbox SET title = $2, cause = $3, detail = $4 WHERE key = $1 AND open = 0")
                    .bind(&key).bind(&end.title).bind(cause.map(Cause::code))
                    .bind(cause.and_then(Cause::detail)).execute(&mut *tx).await?;
                if let Some(note) = note {
                    crate::store::outbox::insert!(tx, note);
                }
            }
            ended
        })
    }
}
