//! Changes of a server's own shelf. Each takes the server's row first, so that limits hold whoever writes at the same time.

use jiff::Timestamp;

use super::pool::all_or_nothing;
use super::shelves::{TAKE, content};
use super::{Result, Store, Suggestion, id, millis};
use crate::catalog::{MOST_OWN_ALIASES, MOST_OWN_SHOWS, OwnShow, comparable};
use crate::outbox::Message;

/// Takes a server's row because answers change.
const RAISE: &str = "INSERT INTO shelf (guild_id, revision) VALUES ($1, $2) ON CONFLICT (guild_id) DO UPDATE \
     SET revision = CASE WHEN shelf.revision >= excluded.revision THEN shelf.revision + 1 ELSE excluded.revision END";

/// Does one thing that answers show, together with the rise of the revision; false, and neither, where it changed no row.
macro_rules! raising {
    ($store:expr, $guild:expr, $query:expr) => {{
        let now = millis($store.now().await?);
        all_or_nothing!($store, tx => {
            sqlx::query(RAISE).bind(id($guild)).bind(now).execute(&mut *tx).await?;
            $query.execute(&mut *tx).await?.rows_affected() > 0
        })
    }};
}

/// What became of a show that was to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is there now.
    Done,
    /// The guild has one with this id.
    Known,
    /// The guild has [`MOST_OWN_SHOWS`].
    Full,
    /// The suggestion does not wait any more.
    Gone,
}

impl Store {
    /// Adds a show to a guild's own, and ends a suggestion of it; what the member of one of that time is told waits for
    /// being sent from then on, if the suggestion still waited.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn add_own_show(
        &self,
        guild: u64,
        show: &OwnShow,
        told: Option<(Timestamp, &Message)>,
        now: Timestamp,
    ) -> Result<Added> {
        let (at, told) = told.unzip();
        self.add_show(guild, show, (at, false), told, now).await
    }

    /// Adds a suggested show to a guild's own, if the suggestion of that time still waits; what its member is told waits for
    /// being sent from then on.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn accept_suggestion(
        &self,
        suggestion: &Suggestion,
        told: Option<&Message>,
        now: Timestamp,
    ) -> Result<Added> {
        self.add_show(suggestion.guild, &suggestion.show, (Some(suggestion.at), true), told, now).await
    }

    async fn add_show(
        &self,
        guild: u64,
        show: &OwnShow,
        (suggested, accepts): (Option<Timestamp>, bool),
        told: Option<&Message>,
        now: Timestamp,
    ) -> Result<Added> {
        let content = content(show)?;
        let mut added = Added::Full;
        all_or_nothing!(self, tx => {
            sqlx::query(TAKE).bind(id(guild)).execute(&mut *tx).await?;
            let (known, all): (i64, i64) = sqlx::query_as(
                "SELECT COUNT(CASE WHEN id = $2 THEN 1 END), COUNT(*) FROM own_show WHERE guild_id = $1")
                .bind(id(guild)).bind(&show.id).fetch_one(&mut *tx).await?;
            // Comes back if nothing is kept of this.
            let ended = super::suggestions::end!(tx, guild, &show.id, None);
            let waits = ended.filter(|(at, _)| Some(*at) == suggested.map(millis)).map(|(_, content)| content);
            // As it stands now: somebody may have changed it since it was read.
            let content = waits.as_ref().filter(|_| accepts).unwrap_or(&content);
            added = match (known, all) {
                _ if accepts && waits.is_none() => Added::Gone,
                (1.., _) => Added::Known,
                (_, all) if all >= MOST_OWN_SHOWS as i64 => Added::Full,
                _ => Added::Done,
            };
            if added == Added::Done {
                sqlx::query(RAISE).bind(id(guild)).bind(millis(now)).execute(&mut *tx).await?;
                sqlx::query(
                    "INSERT INTO own_show (guild_id, id, place, content, curator) \
                     SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3, $4 FROM own_show WHERE guild_id = $1")
                    .bind(id(guild)).bind(&show.id).bind(content).bind(show.curator.map(id))
                    .execute(&mut *tx).await?;
                if let Some(told) = told.filter(|_| waits.is_some()) {
                    super::outbox::insert!(tx, told);
                }
            }
            matches!(added, Added::Done | Added::Known)
        })?;
        Ok(added)
    }

    /// Changes what is said of a guild's own show; who brought it stays. False where there is none with this id.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn change_own_show(&self, guild: u64, show: &OwnShow) -> Result<bool> {
        let content = content(show)?;
        raising!(
            self,
            guild,
            sqlx::query("UPDATE own_show SET content = $3 WHERE guild_id = $1 AND id = $2")
                .bind(id(guild))
                .bind(&show.id)
                .bind(&content)
        )
    }

    /// Removes a guild's own show; false where there is none with this id.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn remove_own_show(&self, guild: u64, show: &str) -> Result<bool> {
        raising!(
            self,
            guild,
            sqlx::query("DELETE FROM own_show WHERE guild_id = $1 AND id = $2").bind(id(guild)).bind(show)
        )
    }

    /// Takes a show of the catalog out of a guild's answers; false where it was already.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn hide_show(&self, guild: u64, podcast: &str) -> Result<bool> {
        raising!(
            self,
            guild,
            sqlx::query("INSERT INTO hidden_show (guild_id, podcast) VALUES ($1, $2) ON CONFLICT DO NOTHING")
                .bind(id(guild))
                .bind(podcast)
        )
    }

    /// Lets a show of the catalog be answered again; false where it was not hidden.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn unhide_show(&self, guild: u64, podcast: &str) -> Result<bool> {
        raising!(
            self,
            guild,
            sqlx::query("DELETE FROM hidden_show WHERE guild_id = $1 AND podcast = $2")
                .bind(id(guild))
                .bind(podcast)
        )
    }

    /// Gives a topic a name that only this guild uses; what the name meant before, it means no longer. False where the
    /// guild has [`MOST_OWN_ALIASES`].
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn set_alias(&self, guild: u64, alias: &str, topic: &str) -> Result<bool> {
        // One that is there is taken out first, so that it needs no place.
        let now = millis(self.now().await?);
        all_or_nothing!(self, tx => {
            sqlx::query(RAISE).bind(id(guild)).bind(now).execute(&mut *tx).await?;
            sqlx::query("DELETE FROM own_alias WHERE guild_id = $1 AND name = $2")
                .bind(id(guild)).bind(comparable(alias)).execute(&mut *tx).await?;
            sqlx::query(
                "INSERT INTO own_alias (guild_id, name, alias, topic) SELECT $1, $2, $3, $4 \
                 WHERE (SELECT COUNT(*) FROM own_alias WHERE guild_id = $1) < $5")
                .bind(id(guild)).bind(comparable(alias)).bind(alias).bind(topic).bind(MOST_OWN_ALIASES as i64)
                .execute(&mut *tx).await?.rows_affected() > 0
        })
    }

    /// Takes a guild's own name of a topic away, however it is spelt; false where there is no such name.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn remove_alias(&self, guild: u64, alias: &str) -> Result<bool> {
        raising!(
            self,
            guild,
            sqlx::query("DELETE FROM own_alias WHERE guild_id = $1 AND name = $2")
                .bind(id(guild))
                .bind(comparable(alias))
        )
    }
}
