//! Who wants to be told of new episodes, and where. What a notice says is the bot's affair.

use jiff::Timestamp;

use super::pool::{all_or_nothing, changed, from_row, on};
use super::rows::{forum_from, forum_number};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id, millis, moment};
use crate::locale::Locale;
use crate::outbox::{Cause, ForumPost, MessageKind};

/// Most follows of one guild.
pub const MOST_FOLLOWS: usize = 25;

/// A channel that is told of new episodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// The guild.
    pub guild: u64,
    /// Its number, single in the guild.
    pub id: i64,
    /// Where notices go.
    pub channel: u64,
    /// Episodes of this podcast, by catalog id.
    pub podcast: Option<String>,
    /// Episodes of every podcast about this topic, by catalog id.
    pub topic: Option<String>,
    /// Publish each notice to the channels that follow.
    pub publish: bool,
    /// The channel is marked for adults, so explicit episodes may be told there.
    pub adults: bool,
    /// Nothing older is told.
    pub since: Timestamp,
    /// It stopped working, for this reason.
    pub cause: Option<Cause>,
    /// Who set it.
    pub set_by: u64,
    /// The language that notices are written in.
    pub locale: Locale,
    /// The role to notify.
    pub role: Option<u64>,
    /// Members may give themselves that role.
    pub self_role: bool,
    /// Open a thread under each notice.
    pub thread: bool,
    /// Each notice is a post in a forum or media channel.
    pub forum: Option<ForumPost>,
}

from_row! {
    struct Row {
        guild_id: i64,
        id: i64,
        channel_id: i64,
        podcast: Option<String>,
        topic: Option<String>,
        publish: i64,
        adults: i64,
        since: i64,
        cause: Option<String>,
        detail: Option<String>,
        set_by: i64,
        locale: String,
        role_id: Option<i64>,
        thread: i64,
        forum: Option<i64>,
        self_role: i64,
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT guild_id, id, channel_id, podcast, topic, publish, adults, since, cause, detail, set_by, locale, role_id, ",
            "thread, forum, self_role ",
            "FROM follow ",
            $rest
        )
    };
}

fn read(rows: Vec<Decoded<Row>>) -> Vec<Follow> {
    let follow = |row: Row| {
        Ok(Follow {
            guild: row.guild_id.cast_unsigned(),
            id: row.id,
            channel: row.channel_id.cast_unsigned(),
            podcast: row.podcast,
            topic: row.topic,
            publish: row.publish != 0,
            adults: row.adults != 0,
            since: moment(row.since)?,
            cause: row.cause.as_deref().and_then(|code| Cause::read(code, row.detail.as_deref())),
            set_by: row.set_by.cast_unsigned(),
            locale: Locale::of(&row.locale),
            role: row.role_id.map(i64::cast_unsigned),
            self_role: row.self_role != 0,
            thread: row.thread != 0,
            forum: forum_from(row.forum),
        })
    };
    readable(rows, follow)
}

impl Store {
    /// Adds a follow under a number of its own; false where the guild has [`MOST_FOLLOWS`] already. One that tells the
    /// same channel of the same thing becomes this one and goes on where it was; one that had stopped is replaced.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn follow(&self, follow: &Follow) -> Result<bool> {
        let now = millis(self.now().await?);
        let (podcast, topic) =
            (follow.podcast.as_deref().unwrap_or_default(), follow.topic.as_deref().unwrap_or_default());
        all_or_nothing!(self, tx => {
            let same = sqlx::query(
                "UPDATE follow SET publish = $5, adults = $6, failures = 0, set_by = $7, locale = $8, role_id = $9, thread = $10, \
                 forum = $11, self_role = $12, gone_since = NULL WHERE guild_id = $1 AND channel_id = $2 \
                 AND COALESCE(podcast, '') = $3 AND COALESCE(topic, '') = $4 AND cause IS NULL")
                .bind(id(follow.guild)).bind(id(follow.channel)).bind(podcast).bind(topic)
                .bind(i64::from(follow.publish)).bind(i64::from(follow.adults)).bind(id(follow.set_by))
                .bind(follow.locale.code()).bind(follow.role.map(id)).bind(i64::from(follow.thread))
                .bind(forum_number(follow.forum)).bind(i64::from(follow.self_role))
                .execute(&mut *tx).await?.rows_affected();
            if same > 0 {
                true
            } else {
                sqlx::query(
                    "DELETE FROM follow WHERE guild_id = $1 AND channel_id = $2 AND COALESCE(podcast, '') = $3 \
                     AND COALESCE(topic, '') = $4")
                    .bind(id(follow.guild)).bind(id(follow.channel))
                    .bind(podcast).bind(topic)
                    .execute(&mut *tx).await?;
                // A number is never given twice: an old message must not speak for a new follow.
                let added = sqlx::query(
                    "INSERT INTO follow (guild_id, id, channel_id, podcast, topic, publish, adults, since, failures, set_by, locale, role_id, \
                     thread, forum, self_role) \
                     SELECT $1, CASE WHEN COALESCE(MAX(id), 0) >= $9 THEN MAX(id) + 1 ELSE $9 END, $2, $3, $4, $5, $6, $7, 0, $8, $11, $12, $13, $14, $15 \
                     FROM follow WHERE guild_id = $1 HAVING COUNT(*) < $10")
                    .bind(id(follow.guild)).bind(id(follow.channel)).bind(&follow.podcast).bind(&follow.topic)
                    .bind(i64::from(follow.publish)).bind(i64::from(follow.adults)).bind(millis(follow.since))
                    .bind(id(follow.set_by)).bind(now).bind(MOST_FOLLOWS as i64).bind(follow.locale.code())
                    .bind(follow.role.map(id)).bind(i64::from(follow.thread))
                    .bind(forum_number(follow.forum))
                    .bind(i64::from(follow.self_role))
                    .execute(&mut *tx).await?.rows_affected();
                added > 0
            }
        })
    }

    /// Ends a follow, and what still waits to be told for it, unless another follow in its channel may need the same message;
    /// false where there is none with this number.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn unfollow(&self, guild: u64, follow: i64) -> Result<bool> {
        let begin = MessageKind::follow_prefix(guild, follow);
        all_or_nothing!(self, tx => {
            // First the row that whoever writes a notice takes: what is being written at this moment is ended as well.
            let was = sqlx::query("DELETE FROM follow WHERE guild_id = $1 AND id = $2")
                .bind(id(guild)).bind(follow).execute(&mut *tx).await?.rows_affected() > 0;
            sqlx::query(
                "UPDATE outbox SET state = 'skipped', cause = 'skipped', detail = NULL, open = 0 \
                 WHERE guild_id = $1 AND open = 1 AND SUBSTR(key, 1, LENGTH($2)) = $2 AND message_id IS NULL \
                 AND first_send_at IS NULL AND NOT EXISTS (SELECT 1 FROM follow WHERE follow.guild_id = $1 \
                 AND follow.id <> $3 AND follow.channel_id = outbox.channel_id AND follow.cause IS NULL)")
                .bind(id(guild)).bind(&begin).bind(follow).execute(&mut *tx).await?;
            was
        })
    }

    /// The follows of a guild, in order.
    ///
    /// # Errors
    /// What the store says.
    pub async fn follows(&self, guild: u64) -> Result<Vec<Follow>> {
        Ok(read(
            on!(self, pool => sqlx::query_as(select!("WHERE guild_id = $1 ORDER BY id")).bind(id(guild)).fetch_all(pool))?,
        ))
    }

    /// The working follows of a podcast.
    ///
    /// # Errors
    /// What the store says.
    pub async fn follows_of_podcast(&self, podcast: &str) -> Result<Vec<Follow>> {
        Ok(read(on!(self, pool => sqlx::query_as(select!(
            "WHERE podcast = $1 AND cause IS NULL AND gone_since IS NULL ORDER BY guild_id, id"))
            .bind(podcast).fetch_all(pool))?))
    }

    /// The working follows of a topic.
    ///
    /// # Errors
    /// What the store says.
    pub async fn follows_of_topic(&self, topic: &str) -> Result<Vec<Follow>> {
        Ok(read(on!(self, pool => sqlx::query_as(select!(
            "WHERE topic = $1 AND cause IS NULL AND gone_since IS NULL ORDER BY guild_id, id"))
            .bind(topic).fetch_all(pool))?))
    }

    /// Stops a follow that does not work; false where it was stopped already.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn stop_follow(&self, guild: u64, follow: i64, cause: &Cause) -> Result<bool> {
        let done =
            changed!(self, sqlx::query(
            "UPDATE follow SET cause = $3, detail = $4 WHERE guild_id = $1 AND id = $2 AND cause IS NULL")
            .bind(id(guild)).bind(follow).bind(cause.code()).bind(cause.detail()))?;
        Ok(done > 0)
    }
}
