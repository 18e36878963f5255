//! Rows that cannot be read: told, set aside, and no trouble of any other row.

use jiff::Timestamp;
use sqlx::{FromRow, Row};

use super::pool::{all_or_nothing, changed, on};
use super::rows::forum_from;
use super::{Result, Schedule, Store, StoreError, id};
use crate::locale::Locale;
use crate::outbox::{Cause, ForumPost, Message, MessageKind, NoteKind, Part};

/// Where the moderators of a guild are told something.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// The channel.
    pub channel: u64,
    /// It is told in a post in a forum.
    pub forum: Option<ForumPost>,
    /// In which language.
    pub locale: Locale,
}

impl Told {
    /// Where they said, or else where the pick comes.
    #[must_use]
    pub fn of(schedule: &Schedule) -> Self {
        let locale = schedule.locale;
        match schedule.reminders {
            Some(channel) => Self { channel, forum: None, locale },
            None => Self { channel: schedule.channel, forum: schedule.forum, locale },
        }
    }
}

/// The same from a schedule's columns, whatever else in it cannot be read.
impl<'r, D: Row> FromRow<'r, D> for Told
where
    &'static str: sqlx::ColumnIndex<D>,
    i64: sqlx::Decode<'r, D::Database> + sqlx::Type<D::Database>,
    String: sqlx::Decode<'r, D::Database> + sqlx::Type<D::Database>,
    Option<i64>: sqlx::Decode<'r, D::Database> + sqlx::Type<D::Database>,
{
    fn from_row(row: &'r D) -> sqlx::Result<Self> {
        let locale = Locale::of(&row.try_get::<String, _>("locale")?);
        if let Some(channel) = row.try_get::<Option<i64>, _>("reminders")? {
            return Ok(Self { channel: channel.cast_unsigned(), forum: None, locale });
        }
        let channel: i64 = row.try_get("channel_id")?;
        Ok(Self { channel: channel.cast_unsigned(), forum: forum_from(row.try_get("forum")?), locale })
    }
}

/// One row, or why its columns cannot be read. SQLite keeps a word where a number belongs, and one such value must not
/// stop the rows beside it.
pub(super) struct Decoded<T>(pub(super) Result<T>);

impl<'r, D: Row, T: FromRow<'r, D>> FromRow<'r, D> for Decoded<T> {
    fn from_row(row: &'r D) -> sqlx::Result<Self> {
        Ok(Self(T::from_row(row).map_err(StoreError::from)))
    }
}

impl<T> Decoded<T> {
    /// What was read, if it could be.
    pub(super) fn ok(self) -> Option<T> {
        self.0.ok()
    }
}

/// The rows that can be read. Any other is told in the log and stops nobody else's work.
pub(super) fn readable<R, T>(rows: Vec<Decoded<R>>, read: impl Fn(R) -> Result<T>) -> Vec<T> {
    let read = |row: Decoded<R>| {
        let read = row.0.and_then(&read);
        read.inspect_err(|error| tracing::error!(%error, "Skipped an unreadable database row")).ok()
    };
    rows.into_iter().filter_map(read).collect()
}

impl Store {
    /// Pauses a schedule that cannot be read or followed, so that it holds up no other, and tells its moderators once, where
    /// it still says where.
    ///
    /// # Errors
    /// What the store says.
    pub async fn set_aside(
        &self,
        guild: u64,
        told: Option<Told>,
        why: &StoreError,
        now: Timestamp,
    ) -> Result<()> {
        let paused = changed!(
            self,
            sqlx::query("UPDATE schedule SET paused = 1 WHERE guild_id = $1 AND paused <> 1").bind(id(guild))
        )?;
        if paused == 0 {
            // Another process was faster, and has told them.
            return Ok(());
        }
        tracing::error!(guild, %why, "Paused an unreadable schedule");
        let Some(told) = told else { return Ok(()) };
        let kind = NoteKind::Unreadable { at: now.as_millisecond() };
        self.note_unreadable(guild, told, kind, Cause::Unreadable, now).await
    }

    /// Ends the work on a message that cannot be read, so that it holds up no other.
    pub(super) async fn lay_aside(&self, key: &str, guild: Option<u64>, why: &StoreError) -> Result<()> {
        tracing::error!(key, %why, "Skipped an unreadable message");
        changed!(
            self,
            sqlx::query(
                "UPDATE outbox SET open = 0, lease_until = 0, state = 'failed', cause = $2 WHERE key = $1"
            )
            .bind(key)
            .bind(Cause::Unreadable.code())
        )?;
        match guild {
            Some(guild) => self.left_out(guild, Part::Message(key.to_owned())).await,
            None => Ok(()),
        }
    }

    /// Ends a vote that cannot be read, so that it is in the way of no other, and tells moderators.
    pub(super) async fn lay_vote_aside(&self, key: &str, guild: Option<u64>, why: &StoreError) -> Result<()> {
        tracing::error!(key, %why, "Skipped an unreadable vote");
        // Told first: whoever is interrupted in between finds the vote again, and a note is written only once.
        if let Some(guild) = guild
            && let Some(told) = self.told(guild).await?
        {
            let kind = match MessageKind::read(key, guild) {
                Some(MessageKind::Vote(vote)) => NoteKind::VoteUncounted(vote),
                _ => NoteKind::LeftOut(Part::Message(key.to_owned())),
            };
            self.note_unreadable(guild, told, kind, Cause::Unreadable, self.now().await?).await?;
        }
        all_or_nothing!(self, tx => {
            sqlx::query(
                "UPDATE outbox SET open = 0, lease_until = 0, cause = $2, detail = NULL, \
                 state = CASE WHEN message_id IS NULL THEN 'failed' ELSE state END WHERE key = $1")
                .bind(key).bind(Cause::Unreadable.code()).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM vote WHERE key = $1").bind(key).execute(&mut *tx).await?.rows_affected() > 0
        })
        .map(drop)
    }

    /// Tells the moderators of a guild once that this part of what is kept for them was left out.
    pub(super) async fn left_out(&self, guild: u64, part: Part) -> Result<()> {
        let Some(told) = self.told(guild).await? else { return Ok(()) };
        let now = self.now().await?;
        self.note_unreadable(guild, told, NoteKind::LeftOut(part), Cause::LeftOut, now).await
    }

    /// Where the moderators of a guild are told something. Who has no schedule said nowhere where notes go.
    async fn told(&self, guild: u64) -> Result<Option<Told>> {
        let told: Option<Decoded<Told>> = on!(self, pool => sqlx::query_as(
            "SELECT channel_id, reminders, forum, locale FROM schedule WHERE guild_id = $1")
            .bind(id(guild)).fetch_optional(pool))?;
        Ok(told.and_then(Decoded::ok))
    }

    async fn note_unreadable(
        &self,
        guild: u64,
        told: Told,
        kind: NoteKind,
        cause: Cause,
        now: Timestamp,
    ) -> Result<()> {
        let note = Message::note(guild, kind, told.channel, cause, now);
        self.post(&Message { locale: told.locale, forum: told.forum, ..note }, None).await.map(drop)
    }
}
