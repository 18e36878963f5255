//! Notices of new episodes come into the outbox: many at once are one message, and a show that never stops is told of in
//! so many episodes a day.

use crate::outbox::ToldEpisode;

/// Episodes of one show that one follow is told of within a day; the rest is counted, and waits until the day is over.
pub const MOST_A_DAY: usize = 10;
/// So much later than its own time a notice may come, to go together with another one, in ms.
pub(super) const TOGETHER: i64 = 120_000;
pub(super) const DAY: i64 = 86_400_000;

/// What a follow was told of within a day: when each message is or was due, and its episodes.
pub(super) struct Told(pub(super) Vec<(i64, Option<String>)>);

impl Told {
    /// How many more episodes of a podcast may be told now, or until when they wait.
    pub(super) fn room(&self, podcast: &str) -> Result<usize, i64> {
        let (mut told, mut first) = (0, None);
        for (due, detail) in &self.0 {
            let episodes = detail.as_deref().map(ToldEpisode::read_all).unwrap_or_default();
            let here =
                episodes.iter().filter(|one| one.podcast == podcast && one.counted().is_none()).count();
            if here > 0 {
                told += here;
                first = Some(first.map_or(*due, |first: i64| first.min(*due)));
            }
        }
        match (MOST_A_DAY.saturating_sub(told), first) {
            (0, Some(first)) => Err(first + DAY),
            (room, _) => Ok(room),
        }
    }
}

/// A follow that works in the channel of a notice: a notice may stand for several of them. Others that write at the same
/// time wait with ending it.
pub(super) fn followed(shared: bool) -> &'static str {
    const FOLLOWED: &str = "SELECT id FROM follow WHERE guild_id = $1 AND channel_id = $2 AND cause IS NULL \
        AND gone_since IS NULL LIMIT 1";
    const LOCKED: &str = "SELECT id FROM follow WHERE guild_id = $1 AND channel_id = $2 AND cause IS NULL \
        AND gone_since IS NULL LIMIT 1 FOR SHARE";
    if shared { LOCKED } else { FOLLOWED }
}

/// Puts a notice of a follow into the outbox, inside a transaction, unless nobody follows anything in its channel any more:
/// that may have ended since the follows were read. `followed` is the statement that says so.
macro_rules! tell {
    ($tx:ident, $message:expr, $follow:expr, $followed:expr) => {{
        let followed = sqlx::query($followed)
            .bind($crate::store::id($message.guild))
            .bind($crate::store::id($message.channel))
            .fetch_optional(&mut *$tx)
            .await?;
        if followed.is_some() {
            $crate::store::notices::tell!($tx, $message, $follow);
        }
    }};
    ($tx:ident, $message:expr, $follow:expr) => {{
        let mut message: $crate::outbox::Message = $message.clone();
        let podcast = message.podcast.clone().unwrap_or_default();
        let begin = $crate::outbox::MessageKind::follow_prefix(message.guild, $follow);
        // Which key comes after which, PostgreSQL decides by the rules of a language; how one begins is the same everywhere.
        let told: Vec<$crate::store::unreadable::Decoded<(i64, Option<String>)>> = sqlx::query_as(
            "SELECT due_at, detail FROM outbox WHERE guild_id = $1 AND pick = 0 AND due_at > $2 \
             AND SUBSTR(key, 1, LENGTH($3)) = $3 AND (cause IS NULL OR state = 'sent')",
        )
        .bind($crate::store::id(message.guild))
        .bind($crate::store::millis(message.due) - $crate::store::notices::DAY)
        .bind(&begin)
        .fetch_all(&mut *$tx)
        .await?;
        let told = $crate::store::unreadable::readable(told, Ok);
        // Any message that goes soon takes it in; where the day is full, that of its show which waits for the next one.
        let (soon, waits) = match $crate::store::notices::Told(told).room(&podcast) {
            Ok(room) => {
                $crate::outbox::ToldEpisode::name(&mut message.told, &podcast, room);
                ($crate::store::millis(message.due) + $crate::store::notices::TOGETHER, "")
            }
            Err(until) => {
                $crate::outbox::ToldEpisode::name(&mut message.told, &podcast, $crate::store::MOST_A_DAY);
                message.due = $crate::store::moment(until).map_err(|error| sqlx::Error::Protocol(error.to_string()))?;
                (0, podcast.as_str())
            }
        };
        let taken_in = sqlx::query(
            "UPDATE outbox SET detail = detail || $3 || $4 WHERE key = (SELECT one.key FROM outbox AS one WHERE one.guild_id = $5 \
             AND one.key LIKE $1 || '%' AND one.key <> $2 AND one.open = 1 AND one.state = 'waiting' AND one.tries = 0 \
             AND one.lease_until = 0 AND LENGTH(one.detail) < 20000 AND (one.due_at <= $6 OR one.podcast = $7) \
             ORDER BY one.due_at, one.key LIMIT 1) \
             AND open = 1 AND tries = 0 AND lease_until = 0 AND NOT EXISTS (SELECT 1 FROM outbox AS same WHERE same.key = $2)",
        )
        .bind(begin)
        .bind(message.key())
        .bind($crate::outbox::ToldEpisode::separator())
        .bind($crate::store::outbox::detail(&message))
        .bind($crate::store::id(message.guild))
        .bind(soon)
        .bind(waits)
        .execute(&mut *$tx)
        .await?
        .rows_affected();
        if taken_in == 0 {
            $crate::store::outbox::insert!($tx, &message);
        }
    }};
}

pub(super) use tell;

#[cfg(test)]
mod tests {
    use super::*;

    fn told(podcast: &str, count: usize) -> String {
        let one = |n: usize| ToldEpisode { podcast: podcast.to_owned(), identity: n.to_string() };
        ToldEpisode::write_all(&(0..count).map(one).collect::<Vec<_>>())
    }

    #[test]
    fn a_day_has_room_for_so_many_episodes_of_a_show() {
        let some = |podcast, count| Some(told(podcast, count));
        let more = Some(ToldEpisode::write_all(&[ToldEpisode::more("a", 90)]));
        for (before, room) in [
            (vec![], Ok(MOST_A_DAY)),
            (vec![(7, some("a", 3)), (9, some("b", 30)), (9, more)], Ok(MOST_A_DAY - 3)),
            (vec![(9, some("a", 6)), (7, some("a", 4)), (1, some("b", 1)), (2, None)], Err(7 + DAY)),
            (vec![(9, some("a", 60))], Err(9 + DAY)),
        ] {
            assert_eq!(Told(before).room("a"), room);
        }
    }
}
