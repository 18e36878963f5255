//! Messages that podpick sends by itself, and weeks without one, as bot and moderators see them. Sending is `sending`'s.

mod history;

use jiff::Timestamp;

use super::pool::{all_or_nothing, changed, from_row, on};
use super::ratings::ratings;
use super::rows::{extra_from, forum_from};
use super::{Result, Store, StoreError, id, millis, moment};
use crate::locale::Locale;
use crate::outbox::{Ballot, Cause, EpisodeRef, Message, MessageKind, State, ToldEpisode};

from_row! {
    pub(super) struct Row {
        pub(super) key: String,
        pub(super) guild_id: i64,
        channel_id: i64,
        podcast: Option<String>,
        episode: Option<String>,
        title: Option<String>,
        note: Option<String>,
        picker: Option<i64>,
        role_id: Option<i64>,
        publish: i64,
        thread: i64,
        due_at: i64,
        state: String,
        cause: Option<String>,
        detail: Option<String>,
        message_id: Option<i64>,
        locale: String,
        listened: i64,
        not_for_me: i64,
        forum: Option<i64>,
        self_role: i64,
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT key, guild_id, channel_id, podcast, episode, title, note, picker, role_id, publish, ",
            "thread, due_at, state, cause, detail, message_id, locale, listened, not_for_me, forum, self_role FROM outbox ",
            $rest
        )
    };
}

impl Row {
    pub(super) fn read(self) -> Result<Message> {
        let odd = |what: &str| StoreError::Unreadable(format!("message {}: {what}", self.key));
        let guild = self.guild_id.cast_unsigned();
        let kind = MessageKind::read(&self.key, guild).ok_or_else(|| odd("key"))?;
        let cause = self.cause.as_deref().and_then(|code| Cause::read(code, self.detail.as_deref()));
        // A notice keeps there what it tells of, where its cause keeps nothing.
        let bare = cause.as_ref().is_none_or(|cause| cause.detail().is_none());
        let tells = matches!(kind, MessageKind::NewEpisodes { .. }) && bare;
        let told = self.detail.as_deref().filter(|_| tells).map(ToldEpisode::read_all);
        // So does a poll that has not left.
        let asks = kind.is_vote() && cause.is_none();
        let ballot = self.detail.as_deref().filter(|_| asks).and_then(Ballot::read);
        Ok(Message {
            guild,
            kind,
            channel: self.channel_id.cast_unsigned(),
            forum: forum_from(self.forum),
            picker: self.picker.map(i64::cast_unsigned),
            role: self.role_id.map(i64::cast_unsigned),
            publish: extra_from(self.publish).ok_or_else(|| odd("publish"))?,
            thread: extra_from(self.thread).ok_or_else(|| odd("thread"))?,
            due: moment(self.due_at)?,
            state: State::read(&self.state).ok_or_else(|| odd("state"))?,
            cause,
            message: self.message_id.map(i64::cast_unsigned),
            podcast: self.podcast,
            episode: self.episode.as_deref().map(EpisodeRef::read),
            told: told.unwrap_or_default(),
            ballot,
            title: self.title,
            note: self.note,
            locale: Locale::of(&self.locale),
            ratings: ratings(self.listened, self.not_for_me),
            self_role: self.self_role != 0,
        })
    }
}

/// Puts a message into the outbox inside a transaction, unless its key is there; how many rows that made.
macro_rules! insert {
    ($tx:ident, $message:expr) => {
        $crate::store::outbox::insert!($tx, $message, $crate::store::millis($message.due))
    };
    ($tx:ident, $message:expr, $wake_at:expr) => {{
        let message: &$crate::outbox::Message = $message;
        sqlx::query(
            "INSERT INTO outbox (key, guild_id, channel_id, pick, week, podcast, episode, title, note, picker, \
             role_id, publish, thread, due_at, state, cause, detail, message_id, open, wake_at, lease_until, \
             fence, generation, tries, locale, forum, self_role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, \
             $16, $17, $18, $19, $20, 0, 0, 0, 0, $21, $22, $23) ON CONFLICT (key) DO NOTHING",
        )
        .bind(message.key())
        .bind($crate::store::id(message.guild))
        .bind($crate::store::id(message.channel))
        .bind(i64::from(message.is_pick()))
        .bind(message.kind.week().map(|week| week.to_string()))
        .bind(&message.podcast)
        .bind(message.episode.as_ref().map(ToString::to_string))
        .bind(&message.title)
        .bind(&message.note)
        .bind(message.picker.map($crate::store::id))
        .bind(message.role.map($crate::store::id))
        .bind($crate::store::rows::extra_number(message.publish))
        .bind($crate::store::rows::extra_number(message.thread))
        .bind($crate::store::millis(message.due))
        .bind(message.state.code())
        .bind(message.cause.as_ref().map($crate::outbox::Cause::code))
        .bind($crate::store::outbox::detail(message))
        .bind(message.message.map($crate::store::id))
        .bind(i64::from(message.state == $crate::outbox::State::Waiting))
        .bind($wake_at)
        .bind(message.locale.code())
        .bind($crate::store::rows::forum_number(message.forum))
        .bind(i64::from(message.self_role))
        .execute(&mut *$tx)
        .await?
        .rows_affected()
    }};
}

pub(super) use {insert, select};

/// What is stored beside the cause: more about it, or what a notice tells of or a poll asks.
pub(super) fn detail(message: &Message) -> Option<String> {
    match (&message.cause, &message.ballot) {
        (Some(cause), _) => cause.detail(),
        (None, Some(ballot)) => Some(ballot.write()),
        (None, None) => (!message.told.is_empty()).then(|| ToldEpisode::write_all(&message.told)),
    }
}

impl Store {
    /// Puts a message into the outbox and takes a pick out of the queue, both or neither. False, and nothing changed,
    /// where a message with this key is there already, or the queued pick is not.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn post(&self, message: &Message, queued: Option<i64>) -> Result<bool> {
        all_or_nothing!(self, tx => {
            let added = insert!(tx, message);
            let taken = match queued {
                Some(entry) if added > 0 => {
                    sqlx::query("DELETE FROM queued WHERE guild_id = $1 AND id = $2")
                        .bind(id(message.guild)).bind(entry).execute(&mut *tx).await?.rows_affected()
                }
                _ => 1,
            };
            added > 0 && taken > 0
        })
    }

    /// Deletes notes and news that were due before then and are done with, a thousand at most. Gives how many.
    ///
    /// # Errors
    /// What the store says.
    pub async fn forget_notices(&self, before: Timestamp) -> Result<u64> {
        changed!(
            self,
            sqlx::query(
                "DELETE FROM outbox WHERE key IN (SELECT key FROM outbox WHERE open = 0 AND pick = 0 \
                 AND due_at < $1 ORDER BY due_at LIMIT 1000)"
            )
            .bind(millis(before))
        )
    }

    /// Whether there is a message with this key, readable or not.
    ///
    /// # Errors
    /// What the store says.
    pub async fn has_message(&self, key: &str) -> Result<bool> {
        let count: i64 = on!(self, pool => sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE key = $1")
            .bind(key).fetch_one(pool))?;
        Ok(count > 0)
    }

    /// A message by its key.
    ///
    /// # Errors
    /// What the store says.
    pub async fn message(&self, key: &str) -> Result<Option<Message>> {
        let row: Option<Row> =
            on!(self, pool => sqlx::query_as(select!("WHERE key = $1")).bind(key).fetch_optional(pool))?;
        row.map(Row::read).transpose()
    }

    /// Sends a message of this guild anew whose fate nobody knows or that failed; false where there is no such. A post gets
    /// the tag that the schedule has by now.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn send_anew(&self, guild: u64, key: &str, now: Timestamp) -> Result<bool> {
        let done =
            changed!(self, sqlx::query(
            "UPDATE outbox SET state = 'waiting', cause = NULL, detail = NULL, open = 1, due_at = $3, wake_at = $3, \
             lease_until = 0, fence = CASE WHEN fence < 1000000000000 THEN fence + 1 ELSE 1 END, \
             generation = CASE WHEN generation < 1000000000 THEN generation + 1 ELSE 1 END, tries = 0, \
             forum = COALESCE((SELECT schedule.forum FROM schedule WHERE schedule.guild_id = outbox.guild_id \
             AND schedule.channel_id = outbox.channel_id AND outbox.pick = 1), forum), \
             first_attempt_at = NULL, first_send_at = NULL WHERE guild_id = $1 AND key = $2 \
             AND state IN ('unknown', 'failed') AND pick = 1 AND podcast IS NOT NULL AND message_id IS NULL")
            .bind(id(guild)).bind(key).bind(millis(now)))?;
        Ok(done > 0)
    }
}
