//! Votes that are not counted yet. Beginning, ending and counting one each change all that they concern at once, or nothing.

mod end;

use jiff::{SignedDuration, Timestamp};

use super::pool::{all_or_nothing, changed, from_row, on};
use super::schedules::go_on;
use super::unreadable::Decoded;
use super::{Result, Schedule, Store, StoreError, id, millis, moment};
use crate::outbox::{Ballot, Cause, Message, MessageKind, VoteId};
use crate::schedule::Week;
pub use end::{VoteEnd, Winner};

/// How long after its end a poll is first asked for its result: Discord counts once more then.
const AFTER_END: SignedDuration = SignedDuration::from_secs(20);
/// How long whoever looks at a vote has it alone, in ms.
const LEASE: i64 = 60_000;

/// A vote that is not counted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// The guild.
    pub guild: u64,
    /// Which one of the guild.
    pub id: VoteId,
    /// Where the poll is.
    pub channel: u64,
    /// Until when, and what is voted on.
    pub ballot: Ballot,
    /// When it began.
    pub started: Timestamp,
    /// How often somebody looked for its result.
    pub tries: u32,
    /// It does not count any more, and only its poll is still to be ended.
    pub void: bool,
}

impl Vote {
    /// Its key, which is also that of its poll in the outbox.
    #[must_use]
    pub fn key(&self) -> String {
        MessageKind::Vote(self.id).key(self.guild)
    }
}

from_row! {
    struct Row {
        key: String,
        guild_id: i64,
        channel_id: i64,
        ballot: String,
        started_at: i64,
        tries: i64,
        void: i64,
    }
}

/// A vote that is to be looked at, read so far as it can be.
struct Claimed {
    key: Decoded<Key>,
    guild: Decoded<Guild>,
    vote: Decoded<Row>,
}

struct Key {
    key: String,
}

from_row!(Key { key });
from_row!(Claimed {} and key, guild, vote);

struct Guild {
    guild_id: i64,
}

from_row!(Guild { guild_id });

impl Row {
    fn read(self) -> Result<Vote> {
        let odd = |what: &str| StoreError::Unreadable(format!("vote {}: {what}", self.key));
        let guild = self.guild_id.cast_unsigned();
        let Some(MessageKind::Vote(vote)) = MessageKind::read(&self.key, guild) else {
            return Err(odd("key"));
        };
        Ok(Vote {
            guild,
            id: vote,
            channel: self.channel_id.cast_unsigned(),
            ballot: Ballot::read(&self.ballot).ok_or_else(|| odd("ballot"))?,
            started: moment(self.started_at)?,
            tries: u32::try_from(self.tries).unwrap_or(u32::MAX),
            void: self.void != 0,
        })
    }
}

/// Claims votes that are to be looked at, so that of several processes one does.
macro_rules! claim {
    ($lock:literal) => {
        concat!(
            "UPDATE vote SET wake_at = $1 + $2, tries = CASE WHEN tries < 1000000 THEN tries + 1 ELSE 1 END WHERE key IN (SELECT key FROM vote ",
            "WHERE wake_at <= $1 ORDER BY wake_at LIMIT $3",
            $lock,
            ") AND wake_at <= $1 RETURNING key, guild_id, channel_id, ballot, started_at, tries, void"
        )
    };
}

/// Ends the vote of a guild without a result, inside a transaction; whether there was one.
macro_rules! void {
    ($tx:ident, $guild:expr, $now:expr) => {{
        let guild = $crate::store::id($guild);
        sqlx::query(
            "UPDATE outbox SET open = 0, state = 'skipped', cause = 'vote-ended', detail = NULL WHERE guild_id = $1 \
             AND key IN (SELECT key FROM vote WHERE guild_id = $1 AND void = 0) \
             AND open = 1 AND message_id IS NULL AND first_send_at IS NULL",
        )
        .bind(guild)
        .execute(&mut *$tx)
        .await?;
        sqlx::query("UPDATE vote SET void = 1, wake_at = $2, tries = 0 WHERE guild_id = $1 AND void = 0")
            .bind(guild)
            .bind($crate::store::millis($now))
            .execute(&mut *$tx)
            .await?
            .rows_affected()
            > 0
    }};
}

pub(super) use void;

impl Store {
    /// Begins a vote: it, and its poll in the outbox. False, and nothing changed, where one runs in the guild or this one
    /// was begun before, or where the schedule it is for was changed or ended since it was read. `looked_for` says that a
    /// podpick of which this store knows nothing may have posted it.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn begin_vote(
        &self,
        poll: &Message,
        schedule: Option<&Schedule>,
        looked_for: bool,
    ) -> Result<bool> {
        let Some(ballot) = &poll.ballot else { return Ok(false) };
        let wake_at = millis(ballot.ends.saturating_add(AFTER_END).unwrap_or(ballot.ends));
        all_or_nothing!(self, tx => {
            let wanted = match schedule {
                Some(schedule) => go_on!(tx, schedule, schedule.next),
                None => true,
            };
            let begun = sqlx::query(
                "INSERT INTO vote (key, guild_id, channel_id, ballot, started_at, wake_at, tries, void) \
                 VALUES ($1, $2, $3, $4, $5, $6, 0, 0) ON CONFLICT DO NOTHING")
                .bind(poll.key()).bind(id(poll.guild)).bind(id(poll.channel)).bind(ballot.write())
                .bind(millis(poll.due)).bind(wake_at).execute(&mut *tx).await?.rows_affected();
            let added = if begun > 0 { super::outbox::insert!(tx, poll) } else { 0 };
            if looked_for && added > 0 {
                sqlx::query("UPDATE outbox SET first_send_at = due_at WHERE key = $1 AND open = 1")
                    .bind(poll.key()).execute(&mut *tx).await?;
            }
            wanted && added > 0
        })
    }

    /// How many votes were begun in a guild for the pick of a week.
    ///
    /// # Errors
    /// What the store says.
    pub async fn votes_begun(&self, guild: u64, week: Week) -> Result<u32> {
        let first = MessageKind::Vote(VoteId::Weekly { week, nth: 0 }).key(guild);
        let count: i64 = on!(self, pool => sqlx::query_scalar(
            "SELECT COUNT(*) FROM outbox WHERE guild_id = $1 AND (key = $2 OR key LIKE $2 || ':%')")
            .bind(id(guild)).bind(first).fetch_one(pool))?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// The vote that runs in a guild.
    ///
    /// # Errors
    /// What the store says.
    pub async fn running_vote(&self, guild: u64) -> Result<Option<Vote>> {
        let row: Option<Row> = on!(self, pool => sqlx::query_as(
            "SELECT key, guild_id, channel_id, ballot, started_at, tries, void FROM vote \
             WHERE guild_id = $1 AND void = 0").bind(id(guild)).fetch_optional(pool))?;
        row.map(Row::read).transpose()
    }

    /// What became of the last vote of a guild that is counted or ended: when it began, what won, or why it did not count.
    ///
    /// # Errors
    /// What the store says.
    pub async fn last_vote(&self, guild: u64) -> Result<Option<Message>> {
        let row: Option<super::outbox::Row> = on!(self, pool => sqlx::query_as(super::outbox::select!(
            "WHERE guild_id = $1 AND pick = 0 AND open = 0 AND key LIKE 'vote:%' \
             AND (title IS NOT NULL OR cause IS NOT NULL) ORDER BY due_at DESC LIMIT 1"))
            .bind(id(guild)).fetch_optional(pool))?;
        row.map(super::outbox::Row::read).transpose()
    }

    /// Takes up to so many votes that are to be looked at now; nobody else looks at them for a minute.
    ///
    /// # Errors
    /// What the store says.
    pub async fn votes_to_look_at(&self, now: Timestamp, most: usize) -> Result<Vec<Vote>> {
        let now = millis(now);
        self.is_there()?;
        let claim = if self.is_shared() { claim!(" FOR UPDATE SKIP LOCKED") } else { claim!("") };
        let rows: Vec<Claimed> = on!(self, pool => sqlx::query_as(claim)
            .bind(now).bind(LEASE).bind(most as i64).fetch_all(pool))?;
        let mut votes = Vec::with_capacity(rows.len());
        for row in rows {
            match row.vote.0.and_then(Row::read) {
                Ok(vote) => votes.push(vote),
                Err(error) => {
                    let guild = row.guild.ok().map(|guild| guild.guild_id.cast_unsigned());
                    match row.key.0 {
                        Ok(key) => self.lay_vote_aside(&key.key, guild, &error).await?,
                        // Nothing says which row it is.
                        Err(error) => tracing::error!(%error, "Skipped a vote without a readable key"),
                    }
                }
            }
        }
        Ok(votes)
    }

    /// Looks at a vote again at this time.
    ///
    /// # Errors
    /// What the store says.
    pub async fn look_at_vote_again(&self, vote: &Vote, at: Timestamp) -> Result<()> {
        changed!(
            self,
            sqlx::query("UPDATE vote SET wake_at = $2 WHERE key = $1").bind(vote.key()).bind(millis(at))
        )?;
        Ok(())
    }

    /// Ends the vote that runs in a guild without a result. Its poll is ended after that; one that has not left yet never
    /// leaves. False where none runs.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn void_vote(&self, guild: u64, now: Timestamp) -> Result<bool> {
        all_or_nothing!(self, tx => void!(tx, guild, now))
    }

    /// Forgets a vote that was ended without a result, once its poll needs nothing more.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn forget_vote(&self, vote: &Vote) -> Result<()> {
        all_or_nothing!(self, tx => {
            sqlx::query("UPDATE outbox SET cause = $2, detail = NULL WHERE key = $1 AND state = 'sent' AND cause IS NULL")
                .bind(vote.key()).bind(Cause::VoteEnded.code()).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM vote WHERE key = $1").bind(vote.key()).execute(&mut *tx).await?;
            true
        })?;
        Ok(())
    }
}
