//! Which servers hear that a show ended, moved or is gone, and that each hears it once. What is told is the bot's affair.

use super::pool::on;
use super::rows::forum_from;
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id};
use crate::locale::Locale;
use crate::outbox::{ForumPost, Message, VOTED};

/// Moves of one show that a server is told of within a day.
pub(super) const MOST_MOVES_A_DAY: i64 = 2;

/// A server that follows a show or has it queued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// The guild.
    pub guild: u64,
    /// Where its schedule tells moderators, and in which language.
    pub reminders: Option<(u64, Locale)>,
    /// Where its first working follow of the show tells of new episodes, and in which language.
    pub follow: Option<(u64, Locale)>,
    /// Who queued it or set the schedule up, and in which language: told where nobody else is.
    pub member: Option<(u64, Locale)>,
    /// That follow tells in posts in a forum.
    pub forum: Option<ForumPost>,
}

/// A note about a show, which a server gets once for each event.
#[derive(Debug, Clone)]
pub struct ShowNote {
    /// The catalog id of the podcast.
    pub podcast: String,
    /// What tells the events of a show apart; those that are moves begin with [`ShowNote::MOVED`].
    pub event: String,
    /// The note.
    pub message: Message,
}

impl ShowNote {
    /// What the events of moves begin with: of these, only some are told within a day.
    pub const MOVED: &str = "moved:";
}

type Row = (i64, Option<i64>, Option<String>, Option<i64>, Option<String>, Option<i64>, Option<i64>);

impl Store {
    /// The servers that follow a show directly or have it queued, with where or whom to tell something.
    ///
    /// # Errors
    /// What the store says.
    pub async fn concerned_by(&self, podcast: &str) -> Result<Vec<Concerned>> {
        let rows: Vec<Decoded<Row>> = on!(self, within super::pool::JOB, pool => sqlx::query_as(
            "SELECT known.guild_id, schedule.reminders, schedule.locale, follow.channel_id, follow.locale, \
             follow.forum, COALESCE((SELECT own.picker FROM queued AS own WHERE own.guild_id = known.guild_id \
             AND own.podcast = $1 AND own.picker > $2 ORDER BY own.place LIMIT 1), schedule.set_by) FROM \
             (SELECT guild_id FROM follow WHERE podcast = $1 AND cause IS NULL AND gone_since IS NULL \
             UNION SELECT guild_id FROM queued WHERE podcast = $1) AS known \
             LEFT JOIN schedule ON schedule.guild_id = known.guild_id AND schedule.gone_since IS NULL \
             LEFT JOIN follow ON follow.guild_id = known.guild_id AND follow.id = (SELECT MIN(own.id) FROM follow AS own \
             WHERE own.guild_id = known.guild_id AND own.podcast = $1 AND own.cause IS NULL AND own.gone_since IS NULL) \
             WHERE schedule.reminders IS NOT NULL OR follow.channel_id IS NOT NULL \
             OR NOT EXISTS (SELECT 1 FROM gone WHERE gone.guild_id = known.guild_id) ORDER BY known.guild_id")
            .bind(podcast).bind(id(VOTED)).fetch_all(pool))?;
        let place = |channel: Option<i64>, locale: Option<String>| {
            channel.map(|channel| (channel.cast_unsigned(), Locale::of(&locale.unwrap_or_default())))
        };
        let concerned = |(guild, reminders, schedules, channel, follows, forum, member): Row| Concerned {
            guild: guild.cast_unsigned(),
            // Who asked to be forgotten is 0.
            member: place(member.filter(|member| *member > 0), schedules.clone()),
            reminders: place(reminders, schedules),
            follow: place(channel, follows),
            forum: forum_from(forum),
        };
        Ok(readable(rows, |row| Ok(concerned(row))))
    }
}

/// Puts a note about a show into the outbox inside a transaction, unless its server was told so before or the show is no
/// longer its affair. `read_before` is
/// when the feed was last read before, in ms: a store that was put back since then may not know that it was told.
macro_rules! tell {
    ($tx:ident, $note:expr, $read_before:expr) => {{
        let (note, read_before): (&$crate::store::ShowNote, i64) = ($note, $read_before);
        let now = $crate::store::millis(note.message.due);
        let new = sqlx::query(
            "INSERT INTO told_show (guild_id, podcast, event, at) SELECT $1, $2, $3, $4 WHERE ($5 = 0 OR \
             (SELECT COUNT(*) FROM told_show AS told WHERE told.guild_id = $1 AND told.podcast = $2 AND told.at > $6 \
             AND told.event LIKE $7 || '%') < $8) AND (EXISTS (SELECT 1 FROM follow WHERE follow.guild_id = $1 \
             AND follow.podcast = $2 AND follow.cause IS NULL AND follow.gone_since IS NULL) OR EXISTS (SELECT 1 FROM queued WHERE queued.guild_id = $1 \
             AND queued.podcast = $2)) ON CONFLICT (guild_id, podcast, event) DO NOTHING",
        )
        .bind($crate::store::id(note.message.guild))
        .bind(&note.podcast)
        .bind(&note.event)
        .bind(now)
        .bind(i64::from(note.event.starts_with($crate::store::ShowNote::MOVED)))
        .bind(now - 86_400_000)
        .bind($crate::store::ShowNote::MOVED)
        .bind($crate::store::show_news::MOST_MOVES_A_DAY)
        .execute(&mut *$tx)
        .await?
        .rows_affected();
        if new > 0 {
            $crate::store::outbox::insert!($tx, &note.message);
            // Then its channel is looked through first, from that reading on.
            sqlx::query(
                "UPDATE outbox SET first_send_at = $2 WHERE key = $1 AND open = 1 \
                 AND EXISTS (SELECT 1 FROM gate WHERE name = 'restored' AND free_at > $3)",
            )
            .bind(note.message.key())
            .bind(read_before.min(now - $crate::outbox::protocol::RECONCILE))
            .bind(read_before)
            .execute(&mut *$tx)
            .await?;
        }
    }};
}

pub(super) use tell;
