//! Stories of moderators who end or change a schedule while a round works on others: what they ended is not posted.

use std::time::Duration;

use sqlx::{Connection, SqliteConnection};

use crate::picks::schedule_with;
use crate::world::{GUILD, NEWS, ROUNDS, World};

/// Where another server's pick comes.
const OTHERS: u64 = 444_000_000_000_000_013;

#[tokio::test(flavor = "multi_thread")]
async fn what_a_moderator_ends_during_a_round_is_not_posted() {
    for (ending, posted) in [
        ("DELETE FROM schedule WHERE guild_id =", [0, 1]),
        ("UPDATE schedule SET paused = 1 WHERE guild_id =", [0, 1]),
        // It comes where it is wanted by then.
        ("UPDATE schedule SET channel_id = 444000000000000013 WHERE guild_id =", [0, 2]),
    ] {
        let world = World::plan().channel(OTHERS).env("RUST_LOG", ROUNDS).start().await;
        let until = schedule_with(&world, "").await;
        let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
        let mut beside = SqliteConnection::connect(&address).await.unwrap();
        // Another server's pick is due in the same round, and while it is written, this one's schedule ends.
        let story = format!(
            "INSERT INTO schedule SELECT 999, {OTHERS}, day, minute, zone, role_id, 0, 0, 1, NULL, 0, next_week, next_at - 1, \
             0, 7, NULL, locale, 0, NULL, 0 FROM schedule WHERE guild_id = {GUILD}; \
             CREATE TRIGGER ends AFTER INSERT ON outbox WHEN NEW.guild_id = 999 BEGIN {ending} {GUILD}; END"
        );
        sqlx::raw_sql(sqlx::AssertSqlSafe(story)).execute(&mut beside).await.unwrap();
        beside.close().await.unwrap();
        world.advance(until);
        world
            .until("the other's pick is posted", |inner| {
                (inner.channels.all[&OTHERS].messages.len() >= posted[1]).then_some(())
            })
            .await;
        world.rounds().await;
        world.advance(Duration::from_mins(1));
        world.rounds().await;
        assert_eq!([NEWS, OTHERS].map(|channel| world.messages(channel).len()), posted, "{ending}");
    }
}
