//! The outbox as its worker works it off: claims with a lease and a fence, and what became of each. Decides nothing.

use jiff::Timestamp;

use super::outbox::Row as Written;
use super::pool::{all_or_nothing, changed, from_row, on};
use super::rows::extra_number;
use super::unreadable::Decoded;
use super::{Result, Store, id, millis};
use crate::outbox::protocol::{Extra, LEASE, Standing};
use crate::outbox::{Cause, Message, State};

/// A message that this process may work on until its lease is over.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The message.
    pub message: Message,
    /// Where it stands.
    pub standing: Standing,
    /// This claim is the first to send the present nonce.
    pub fresh: bool,
    /// Claims so far, this one included.
    pub tries: u32,
    /// Which nonce.
    pub generation: u32,
    /// Raised by every claim: whoever raised it last may write.
    pub fence: i64,
}

/// A claimed message, read so far as it can be.
struct Taken {
    key: Decoded<Key>,
    guild: Decoded<Guild>,
    row: Decoded<Row>,
}

from_row!(Taken {} and key, guild, row);

struct Key {
    key: String,
}

from_row!(Key { key });

struct Guild {
    guild_id: i64,
}

from_row!(Guild { guild_id });

struct Row {
    message: Written,
    fence: i64,
    generation: i64,
    tries: i64,
    first_attempt_at: Option<i64>,
    first_send_at: Option<i64>,
}

from_row!(Row { fence, generation, tries, first_attempt_at, first_send_at } and message);

/// Takes what is open, awake and not leased to another. The database's time is a parameter that was read before, so a
/// lease can only end earlier than its holder thinks it may act, never later.
macro_rules! claim {
    ($lock:literal) => {
        concat!(
            // A number that podpick never counts to begins anew: PostgreSQL would refuse to add to it, and with it the claim of
            // all others.
            "UPDATE outbox SET lease_until = $1 + $2, fence = CASE WHEN fence < 1000000000000 THEN fence + 1 ELSE 1 END, ",
            "tries = CASE WHEN tries < 1000000 THEN tries + 1 ELSE 1 END, ",
            "first_attempt_at = COALESCE(first_attempt_at, $1), ",
            "first_send_at = CASE WHEN message_id IS NULL THEN COALESCE(first_send_at, $1) ELSE first_send_at END ",
            "WHERE key IN (SELECT key FROM outbox WHERE open = 1 AND wake_at <= $1 AND lease_until <= $1 ",
            "ORDER BY wake_at LIMIT $3",
            $lock,
            ") AND open = 1 AND lease_until <= $1 RETURNING key, guild_id, channel_id, podcast, episode, ",
            "title, note, picker, role_id, publish, thread, due_at, state, cause, detail, message_id, locale, listened, not_for_me, forum, self_role, fence, ",
            "generation, tries, first_attempt_at, first_send_at"
        )
    };
}

impl Claimed {
    fn read(row: Row, now: i64) -> Result<Self> {
        let message = row.message.read()?;
        let standing = Standing {
            first_attempt_at: row.first_attempt_at,
            first_send_at: row.first_send_at,
            message: message.message,
            publish: message.publish,
            thread: message.thread,
        };
        Ok(Self {
            standing,
            fresh: message.message.is_none() && row.first_send_at == Some(now),
            tries: u32::try_from(row.tries).unwrap_or(u32::MAX),
            generation: u32::try_from(row.generation).unwrap_or(0),
            fence: row.fence,
            message,
        })
    }
}

impl Store {
    /// How many messages are to be worked on now, counted up to `most`.
    ///
    /// # Errors
    /// What the store says.
    pub async fn waiting(&self, now: Timestamp, most: usize) -> Result<usize> {
        let count: i64 = on!(self, pool => sqlx::query_scalar(
            "SELECT COUNT(*) FROM (SELECT key FROM outbox WHERE open = 1 AND wake_at <= $1 AND lease_until <= $1 \
             LIMIT $2) AS waiting")
            .bind(millis(now)).bind(most as i64).fetch_one(pool))?;
        Ok(count as usize)
    }

    /// Claims up to so many messages that are to be worked on now.
    ///
    /// # Errors
    /// What the store says.
    pub async fn claim(&self, now: Timestamp, most: usize) -> Result<Vec<Claimed>> {
        let now = millis(now);
        self.is_there()?;
        // Other processes take other rows instead of waiting for these.
        let claim = if self.is_shared() { claim!(" FOR UPDATE SKIP LOCKED") } else { claim!("") };
        let rows: Vec<Taken> = on!(self, pool => sqlx::query_as(claim)
            .bind(now).bind(LEASE).bind(most as i64).fetch_all(pool))?;
        let mut claimed = Vec::with_capacity(rows.len());
        for row in rows {
            match row.row.0.and_then(|row| Claimed::read(row, now)) {
                Ok(one) => claimed.push(one),
                Err(error) => {
                    let guild = row.guild.ok().map(|guild| guild.guild_id.cast_unsigned());
                    let key = match row.key.0 {
                        Ok(key) => key.key,
                        Err(error) => {
                            // Nothing says which row it is.
                            tracing::error!(%error, "Skipped a message without a readable key");
                            continue;
                        }
                    };
                    // Whatever becomes of that: the others are claimed, and go out.
                    if let Err(error) = self.lay_aside(&key, guild, &error).await {
                        tracing::error!(key, %error, "Could not set an unreadable message aside");
                    }
                }
            }
        }
        Ok(claimed)
    }

    /// Gives a claim back as if it had not been made.
    ///
    /// # Errors
    /// What the store says.
    pub async fn release(&self, claimed: &Claimed) -> Result<bool> {
        self.one(changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET lease_until = 0, tries = tries - 1, \
             first_attempt_at = CASE WHEN $3 = 1 AND tries <= 1 THEN NULL ELSE first_attempt_at END, \
             first_send_at = CASE WHEN $3 = 1 THEN NULL ELSE first_send_at END WHERE key = $1 AND fence = $2"
            )
            .bind(claimed.message.key())
            .bind(claimed.fence)
            .bind(i64::from(claimed.fresh))
        ))
    }

    /// The message is in its channel; `flaw` says what about it is not as it should be. What went to one member is not kept;
    /// what a notice told of is, because so much is told in a day.
    ///
    /// # Errors
    /// What the store says.
    pub async fn sent(&self, claimed: &Claimed, message: u64, flaw: Option<&Cause>) -> Result<bool> {
        if claimed.message.is_direct() {
            return self.done_with(claimed).await;
        }
        self.one(changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET state = 'sent', message_id = $3, cause = $4, \
             detail = CASE WHEN key LIKE 'new:%' THEN detail END, \
             open = CASE WHEN publish = 1 OR thread = 1 THEN 1 ELSE 0 END, tries = 0, \
             first_attempt_at = NULL WHERE key = $1 AND fence = $2"
            )
            .bind(claimed.message.key())
            .bind(claimed.fence)
            .bind(id(message))
            .bind(flaw.map(Cause::code))
        ))
    }

    /// Looks at it again at this time; `unsent` says that the present nonce was surely never taken.
    ///
    /// # Errors
    /// What the store says.
    pub async fn again(&self, claimed: &Claimed, at: i64, unsent: bool) -> Result<bool> {
        self.one(changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET lease_until = 0, wake_at = $3, \
             first_send_at = CASE WHEN $4 = 1 THEN NULL ELSE first_send_at END WHERE key = $1 AND fence = $2"
            )
            .bind(claimed.message.key())
            .bind(claimed.fence)
            .bind(at)
            .bind(i64::from(unsent))
        ))
    }

    /// Starts anew with the next nonce at this time.
    ///
    /// # Errors
    /// What the store says.
    pub async fn anew(&self, claimed: &Claimed, at: i64) -> Result<bool> {
        self.one(changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET lease_until = 0, wake_at = $3, \
             generation = CASE WHEN generation < 1000000000 THEN generation + 1 ELSE 1 END, \
             first_send_at = NULL WHERE key = $1 AND fence = $2"
            )
            .bind(claimed.message.key())
            .bind(claimed.fence)
            .bind(at)
        ))
    }

    /// Ends the work on it; a poll takes its vote along, and what was for one member is not kept.
    ///
    /// # Errors
    /// What the store says.
    pub async fn give_up(&self, claimed: &Claimed, state: State, cause: &Cause) -> Result<bool> {
        if claimed.message.is_direct() {
            return self.done_with(claimed).await;
        }
        all_or_nothing!(self, tx => {
            let done = sqlx::query(
                "UPDATE outbox SET lease_until = 0, open = 0, state = $3, cause = $4, \
                 detail = CASE WHEN key LIKE 'new:%' AND $3 = 'sent' THEN COALESCE($5, detail) ELSE $5 END \
                 WHERE key = $1 AND fence = $2")
                .bind(claimed.message.key()).bind(claimed.fence).bind(state.code())
                .bind(cause.code()).bind(cause.detail()).execute(&mut *tx).await?.rows_affected() > 0;
            if done && claimed.message.kind.is_vote() {
                sqlx::query("DELETE FROM vote WHERE key = $1")
                    .bind(claimed.message.key()).execute(&mut *tx).await?;
            }
            done
        })
    }

    async fn done_with(&self, claimed: &Claimed) -> Result<bool> {
        self.one(changed!(
            self,
            sqlx::query("DELETE FROM outbox WHERE key = $1 AND fence = $2")
                .bind(claimed.message.key())
                .bind(claimed.fence)
        ))
    }

    /// What became of publishing it and of its thread.
    ///
    /// # Errors
    /// What the store says.
    pub async fn extras(
        &self,
        claimed: &Claimed,
        publish: Extra,
        thread: Extra,
        wake_at: i64,
    ) -> Result<bool> {
        let left = publish == Extra::Wanted || thread == Extra::Wanted;
        self.one(changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET publish = $3, thread = $4, open = $5, wake_at = $6, \
             lease_until = CASE WHEN $5 = 1 THEN lease_until ELSE 0 END WHERE key = $1 AND fence = $2"
            )
            .bind(claimed.message.key())
            .bind(claimed.fence)
            .bind(extra_number(publish))
            .bind(extra_number(thread))
            .bind(i64::from(left))
            .bind(wake_at)
        ))
    }

    #[allow(clippy::unused_self, reason = "reads as a step of the others")]
    fn one(&self, changed: Result<u64>) -> Result<bool> {
        changed.map(|rows| rows > 0)
    }
}
