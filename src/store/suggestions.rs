//! Suggestions for a server's own shelf that wait for a moderator, and how many a member may make.

use jiff::{SignedDuration, Timestamp};

use super::pool::{all_or_nothing, changed, on};
use super::shelves::{TAKE, content, read_show};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, id, millis, moment};
use crate::catalog::{MOST_OWN_SHOWS, OwnShow};
use crate::locale::Locale;
use crate::outbox::Message;

/// Suggestions of one member that wait in one guild.
pub const MOST_WAITING_OF_A_MEMBER: usize = 5;
/// Suggestions that one member makes in one guild within 24 hours, whatever became of them.
pub const MOST_A_DAY_OF_A_MEMBER: usize = 10;
/// Suggestions that wait in one guild.
pub const MOST_WAITING: usize = 50;
/// How long it counts that a member suggested something.
pub(super) const COUNTED: SignedDuration = SignedDuration::from_hours(24);

/// A show that a member suggests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The guild.
    pub guild: u64,
    /// The show; its curator is who suggests it.
    pub show: OwnShow,
    /// When.
    pub at: Timestamp,
    /// The member wants to be told what became of it.
    pub tell: bool,
    /// The member's language.
    pub locale: Locale,
}

/// What became of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggested {
    /// It waits.
    Done,
    /// That show waits already.
    Waiting,
    /// That show is on the shelf.
    Known,
    /// The member has [`MOST_WAITING_OF_A_MEMBER`] that wait, or made [`MOST_A_DAY_OF_A_MEMBER`] within a day.
    MemberFull,
    /// [`MOST_WAITING`] wait in the guild.
    ServerFull,
    /// The shelf takes no more shows.
    ShelfFull,
}

/// Guild, id, content, member, time, whether to tell, language.
type Row = (i64, String, String, i64, i64, i64, String);

macro_rules! select {
    ($before:literal, $after:literal) => {
        concat!($before, "guild_id, id, content, member, at, tell, locale", $after)
    };
}

fn read(rows: Vec<Decoded<Row>>) -> Vec<Suggestion> {
    readable(rows, |(guild, id, content, member, at, tell, locale): Row| {
        Ok(Suggestion {
            guild: guild.cast_unsigned(),
            show: read_show(id, &content, Some(member), &format!("guild {guild}, suggestion"))?,
            at: moment(at)?,
            tell: tell != 0,
            locale: Locale::of(&locale),
        })
    })
}

/// How many there are: of this show on the shelf and waiting, on the shelf, waiting, of the member waiting and within a day.
type Counts = (i64, i64, i64, i64, i64, i64);

fn decide((known, waits, shows, waiting, own, today): Counts) -> Suggested {
    let full = |count: i64, most: usize| count >= most as i64;
    if known > 0 {
        Suggested::Known
    } else if waits > 0 {
        Suggested::Waiting
    } else if full(own, MOST_WAITING_OF_A_MEMBER) || full(today, MOST_A_DAY_OF_A_MEMBER) {
        Suggested::MemberFull
    } else if full(waiting, MOST_WAITING) {
        Suggested::ServerFull
    } else if full(shows, MOST_OWN_SHOWS) {
        Suggested::ShelfFull
    } else {
        Suggested::Done
    }
}

/// Ends the suggestion of a show inside a transaction, with its card, which says who made it; only one of a certain time
/// where that is given. Gives the time and the content of what was ended: whoever deletes the row first is the one who
/// decides, on a database that lets several write at once too.
macro_rules! end {
    ($tx:ident, $guild:expr, $show:expr, $at:expr) => {{
        let (guild, show): (u64, &str) = ($guild, $show);
        // All rows are fetched, so that SQLite comes to the end of it.
        let ended: Vec<(i64, String)> = sqlx::query_as(
            "DELETE FROM suggestion WHERE guild_id = $1 AND id = $2 AND at = COALESCE($3, at) RETURNING at, content",
        )
        .bind($crate::store::id(guild))
        .bind(show)
        .bind::<Option<i64>>($at)
        .fetch_all(&mut *$tx)
        .await?;
        for (at, _) in &ended {
            let card = $crate::outbox::MessageKind::Suggestion { show: show.to_owned(), at: *at };
            sqlx::query("DELETE FROM outbox WHERE key = $1").bind(card.key(guild)).execute(&mut *$tx).await?;
        }
        ended.into_iter().next()
    }};
}

pub(super) use end;

impl Store {
    /// Lets a suggestion wait for a moderator, unless something stands in its way; with the card under which moderators
    /// decide, where they have one.
    ///
    /// # Errors
    /// What the store says; then nothing has changed. [`StoreError::Unreadable`] where nobody suggests it.
    pub async fn suggest(&self, suggestion: &Suggestion, card: Option<&Message>) -> Result<Suggested> {
        let Suggestion { guild, show, at, tell, locale } = suggestion;
        let member =
            show.curator.ok_or_else(|| StoreError::Unreadable("a suggestion of nobody".to_owned()))?;
        let (guild, member, content) = (id(*guild), id(member), content(show)?);
        let old = millis(at.saturating_sub(COUNTED).unwrap_or(Timestamp::MIN));
        let mut said = Suggested::Done;
        all_or_nothing!(self, tx => {
            sqlx::query(TAKE).bind(guild).execute(&mut *tx).await?;
            let counts: Counts = sqlx::query_as(
                "SELECT (SELECT COUNT(*) FROM own_show WHERE guild_id = $1 AND id = $2), \
                 (SELECT COUNT(*) FROM suggestion WHERE guild_id = $1 AND id = $2), \
                 (SELECT COUNT(*) FROM own_show WHERE guild_id = $1), \
                 (SELECT COUNT(*) FROM suggestion WHERE guild_id = $1), \
                 (SELECT COUNT(*) FROM suggestion WHERE guild_id = $1 AND member = $3), \
                 (SELECT COUNT(*) FROM suggested WHERE guild_id = $1 AND member = $3 AND at > $4)")
                .bind(guild).bind(&show.id).bind(member).bind(old).fetch_one(&mut *tx).await?;
            said = decide(counts);
            if said == Suggested::Done {
                sqlx::query(
                    "INSERT INTO suggestion (guild_id, id, content, member, at, tell, locale) VALUES ($1, $2, $3, $4, $5, $6, $7)")
                    .bind(guild).bind(&show.id).bind(&content).bind(member).bind(millis(*at)).bind(i64::from(*tell))
                    .bind(locale.code()).execute(&mut *tx).await?;
                // Two within a millisecond are two.
                sqlx::query(
                    "INSERT INTO suggested (guild_id, member, at) \
                     SELECT $1, $2, CASE WHEN COALESCE(MAX(at), 0) >= $3 THEN MAX(at) + 1 ELSE $3 END \
                     FROM suggested WHERE guild_id = $1 AND member = $2")
                    .bind(guild).bind(member).bind(millis(*at)).execute(&mut *tx).await?;
                if let Some(card) = card {
                    super::outbox::insert!(tx, card);
                }
            }
            said == Suggested::Done
        })?;
        Ok(said)
    }

    /// What waits for a guild's moderators, the oldest first.
    ///
    /// # Errors
    /// What the store says.
    pub async fn suggestions(&self, guild: u64) -> Result<Vec<Suggestion>> {
        Ok(read(on!(self, pool => sqlx::query_as(
            select!("SELECT ", " FROM suggestion WHERE guild_id = $1 ORDER BY at, id"))
            .bind(id(guild)).fetch_all(pool))?))
    }

    /// The suggestion of a show in a guild, if it waits.
    ///
    /// # Errors
    /// What the store says.
    pub async fn suggestion(&self, guild: u64, show: &str) -> Result<Option<Suggestion>> {
        Ok(read(on!(self, pool => sqlx::query_as(
            select!("SELECT ", " FROM suggestion WHERE guild_id = $1 AND id = $2"))
            .bind(id(guild)).bind(show).fetch_all(pool))?)
        .pop())
    }

    /// Changes what is said of the show that was suggested then; who suggested it stays. False where it does not wait.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn change_suggestion(&self, guild: u64, show: &OwnShow, at: Timestamp) -> Result<bool> {
        let content = content(show)?;
        let done = changed!(
            self,
            sqlx::query("UPDATE suggestion SET content = $3 WHERE guild_id = $1 AND id = $2 AND at = $4")
                .bind(id(guild))
                .bind(&show.id)
                .bind(&content)
                .bind(millis(at))
        )?;
        Ok(done > 0)
    }

    /// Declines a suggestion, where it is the one of that time: it goes with its card, and what its member is told waits for
    /// being sent. Of several who do so at once, one does.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn decline_suggestion(&self, suggestion: &Suggestion, told: Option<&Message>) -> Result<bool> {
        let Suggestion { guild, show, at, .. } = suggestion;
        all_or_nothing!(self, tx => {
            let ended = end!(tx, *guild, &show.id, Some(millis(*at))).is_some();
            if let Some(told) = told.filter(|_| ended) {
                super::outbox::insert!(tx, told);
            }
            ended
        })
    }

    /// The newest card that was sent, or could not be, of a suggestion that waits in a guild.
    ///
    /// # Errors
    /// What the store says.
    pub async fn last_review(&self, guild: u64) -> Result<Option<Message>> {
        let row: Option<super::outbox::Row> = on!(self, pool => sqlx::query_as(super::outbox::select!(
            "WHERE guild_id = $1 AND pick = 0 AND key LIKE 'suggest:%' AND state <> 'waiting' ORDER BY due_at DESC, key DESC LIMIT 1"))
            .bind(id(guild)).fetch_optional(pool))?;
        row.map(super::outbox::Row::read).transpose()
    }
}
