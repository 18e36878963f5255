//! Servers' own shelves as they are read: what each adds and hides, and whether that changed. `shelf_changes` writes them.

use std::collections::HashMap;

use super::pool::{JOB, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, StoreError, id};
use crate::catalog::{OwnAlias, OwnShow, Shelf};

/// Takes a server's row, and makes it where there is none.
pub(super) const TAKE: &str = "INSERT INTO shelf (guild_id, revision) VALUES ($1, 0) \
     ON CONFLICT (guild_id) DO UPDATE SET revision = shelf.revision";

/// Guilds whose shelves are read in one go, so that no answer waits long for the one connection to a file.
const AT_ONCE: usize = 100;

/// Guild, id, content, curator.
type ShowRow = (i64, String, String, Option<i64>);

/// What is kept of a show. Who brought it has a column of its own, so that it is kept once.
pub(super) fn content(show: &OwnShow) -> Result<String> {
    show.to_json().map_err(|error| StoreError::Unreadable(format!("show {}: {error}", show.id)))
}

/// A show from what is kept of it; `what` says whose, where it cannot be read.
pub(super) fn read_show(id: String, content: &str, curator: Option<i64>, what: &str) -> Result<OwnShow> {
    let show = OwnShow::from_json(content)
        .map_err(|error| StoreError::Unreadable(format!("{what} {id}: {error}")))?;
    Ok(OwnShow { id, curator: curator.map(i64::cast_unsigned), ..show })
}

impl Store {
    /// The shelves of all guilds that have podpick and ever changed one. What cannot be read is left out of its shelf.
    ///
    /// # Errors
    /// What the store says.
    pub async fn shelves(&self) -> Result<Vec<(u64, Shelf)>> {
        let revisions = self.shelf_revisions().await?;
        let mut all = Vec::with_capacity(revisions.len());
        for some in revisions.chunks(AT_ONCE) {
            let (Some((first, _)), Some((last, _))) = (some.first(), some.last()) else { continue };
            let mut filled = self.fill(id(*first), id(*last)).await?;
            for (guild, revision) in some {
                let shelf = filled.remove(&id(*guild)).unwrap_or_default();
                all.push((*guild, Shelf { revision: *revision, ..shelf }));
            }
        }
        Ok(all)
    }

    /// The guilds that have podpick and ever changed their shelf, by id, each with the revision of it. A guild that is no
    /// longer named has no shelf any more.
    ///
    /// # Errors
    /// What the store says.
    pub async fn shelf_revisions(&self) -> Result<Vec<(u64, u64)>> {
        let rows: Vec<Decoded<(i64, i64)>> = on!(self, within JOB, pool => sqlx::query_as(
            "SELECT guild_id, revision FROM shelf WHERE revision > 0 \
             AND NOT EXISTS (SELECT 1 FROM gone WHERE gone.guild_id = shelf.guild_id) ORDER BY guild_id")
            .fetch_all(pool))?;
        Ok(readable(rows, |(guild, revision): (i64, i64)| {
            Ok((guild.cast_unsigned(), revision.cast_unsigned()))
        }))
    }

    /// A guild's shelf; an empty one of revision 0 where it never had one.
    ///
    /// # Errors
    /// What the store says.
    pub async fn shelf(&self, guild: u64) -> Result<Shelf> {
        // First its revision: what is changed meanwhile is read once more later, and never missed.
        let revision: Option<i64> = on!(self, pool => sqlx::query_scalar(
            "SELECT revision FROM shelf WHERE guild_id = $1").bind(id(guild)).fetch_optional(pool))?;
        let shelf = self.fill(id(guild), id(guild)).await?.remove(&id(guild)).unwrap_or_default();
        Ok(Shelf { revision: revision.unwrap_or(0).cast_unsigned(), ..shelf })
    }

    /// What the shelves of these guilds hold, without their revisions.
    async fn fill(&self, first: i64, last: i64) -> Result<HashMap<i64, Shelf>> {
        let mut shelves: HashMap<i64, Shelf> = HashMap::new();
        let shows: Vec<Decoded<ShowRow>> = on!(self, within JOB, pool => sqlx::query_as(
            "SELECT guild_id, id, content, curator FROM own_show WHERE guild_id BETWEEN $1 AND $2 \
             ORDER BY guild_id, place, id")
            .bind(first).bind(last).fetch_all(pool))?;
        let read = |(guild, id, content, curator): ShowRow| {
            Ok((guild, read_show(id, &content, curator, &format!("guild {guild}, show"))?))
        };
        for (guild, show) in readable(shows, read) {
            shelves.entry(guild).or_default().shows.push(show);
        }
        let hidden: Vec<Decoded<(i64, String)>> = on!(self, within JOB, pool => sqlx::query_as(
            "SELECT guild_id, podcast FROM hidden_show WHERE guild_id BETWEEN $1 AND $2 ORDER BY guild_id, podcast")
            .bind(first).bind(last).fetch_all(pool))?;
        for (guild, podcast) in readable(hidden, Ok) {
            shelves.entry(guild).or_default().hidden.push(podcast);
        }
        let aliases: Vec<Decoded<(i64, String, String)>> = on!(self, within JOB, pool => sqlx::query_as(
            "SELECT guild_id, alias, topic FROM own_alias WHERE guild_id BETWEEN $1 AND $2 ORDER BY guild_id, name")
            .bind(first).bind(last).fetch_all(pool))?;
        for (guild, alias, topic) in readable(aliases, Ok) {
            shelves.entry(guild).or_default().aliases.push(OwnAlias { alias, topic });
        }
        Ok(shelves)
    }
}
