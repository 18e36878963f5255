//! Where podpick registered its commands, and as what, so that a start uploads nothing that is there.

use super::pool::{changed, on};
use super::unreadable::{Decoded, readable};
use super::{Result, Store, id};

/// Commands as they were registered in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredCommands {
    /// The server, or none for everywhere.
    pub guild: Option<u64>,
    /// A hash of what was uploaded.
    pub wanted: String,
    /// A hash of what Discord made of it.
    pub held: String,
}

impl Store {
    /// Every place where commands were registered.
    ///
    /// # Errors
    /// What the store says.
    pub async fn registered_commands(&self) -> Result<Vec<RegisteredCommands>> {
        let rows: Vec<Decoded<(i64, String, String)>> = on!(self, pool => sqlx::query_as(
            "SELECT place, wanted, held FROM registered ORDER BY place")
            .fetch_all(pool))?;
        let place = |(place, wanted, held): (i64, String, String)| RegisteredCommands {
            guild: Some(place.cast_unsigned()).filter(|guild| *guild > 0),
            wanted,
            held,
        };
        Ok(readable(rows, |row| Ok(place(row))))
    }

    /// Remembers what was registered in one place.
    ///
    /// # Errors
    /// What the store says; then the next start uploads it again.
    pub async fn remember_commands(&self, commands: &RegisteredCommands) -> Result<()> {
        changed!(
            self,
            sqlx::query(
                "INSERT INTO registered (place, wanted, held) VALUES ($1, $2, $3) \
                 ON CONFLICT (place) DO UPDATE SET wanted = excluded.wanted, held = excluded.held"
            )
            .bind(commands.guild.map_or(0, id))
            .bind(&commands.wanted)
            .bind(&commands.held)
        )
        .map(drop)
    }

    /// Forgets a place that has no commands any more.
    ///
    /// # Errors
    /// What the store says; then the next start looks there again.
    pub async fn forget_commands(&self, guild: Option<u64>) -> Result<()> {
        changed!(self, sqlx::query("DELETE FROM registered WHERE place = $1").bind(guild.map_or(0, id)))
            .map(drop)
    }
}
