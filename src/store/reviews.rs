//! Where a server's moderators are shown suggestions for its shelf.

use super::pool::{changed, on};
use super::{Result, Store, id};
use crate::locale::Locale;

/// Where moderators are shown suggestions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviews {
    /// The channel.
    pub channel: u64,
    /// The language that they are written in.
    pub locale: Locale,
}

impl Store {
    /// Where a guild's moderators are shown suggestions.
    ///
    /// # Errors
    /// What the store says.
    pub async fn reviews(&self, guild: u64) -> Result<Option<Reviews>> {
        let row: Option<(Option<i64>, Option<String>)> = on!(self, pool => sqlx::query_as(
            "SELECT reviews_channel, reviews_locale FROM shelf WHERE guild_id = $1")
            .bind(id(guild)).fetch_optional(pool))?;
        Ok(row.and_then(|(channel, locale)| {
            let locale = Locale::of(&locale.unwrap_or_default());
            Some(Reviews { channel: channel?.cast_unsigned(), locale })
        }))
    }

    /// Sets where a guild's moderators are shown suggestions, or that they are not.
    ///
    /// # Errors
    /// What the store says; then nothing has changed.
    pub async fn set_reviews(&self, guild: u64, reviews: Option<Reviews>) -> Result<()> {
        let Some(Reviews { channel, locale }) = reviews else {
            changed!(
                self,
                sqlx::query(
                    "UPDATE shelf SET reviews_channel = NULL, reviews_locale = NULL WHERE guild_id = $1"
                )
                .bind(id(guild))
            )?;
            return Ok(());
        };
        changed!(
            self,
            sqlx::query(
                "INSERT INTO shelf (guild_id, revision, reviews_channel, reviews_locale) VALUES ($1, 0, $2, $3) \
                 ON CONFLICT (guild_id) DO UPDATE SET reviews_channel = excluded.reviews_channel, \
                 reviews_locale = excluded.reviews_locale"
            )
            .bind(id(guild))
            .bind(id(channel))
            .bind(locale.code())
        )?;
        Ok(())
    }
}
