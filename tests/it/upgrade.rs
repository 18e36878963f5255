//! Stories of an update: a store that an earlier podpick left in the middle of everything is taken over as it is.

use std::fmt::Write;
use std::time::Duration;

use serde_json::Value;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::postgres;
use crate::world::{Answer, GUILD, MIA, NEWS, TALK, World};

/// The migrations of podpick 0.1.0, by file name.
const EARLIER: [&str; 4] = ["0001_schedules.sql", "0002_outbox.sql", "0003_feeds.sql", "0004_fleet.sql"];
const HOUR: i64 = 3_600_000;
/// Where its moderators are told.
const ASIDE: u64 = 444_000_000_000_000_012;

/// A connection to the store beside podpick's own.
enum Beside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Beside {
    async fn open(world: &World, database: Option<&str>) -> Self {
        if let Some(address) = database {
            return Self::Postgres(PgConnection::connect(address).await.unwrap());
        }
        let file = world.folder().join("podpick.db");
        let address = format!("sqlite://{}?mode=rwc", file.display());
        Self::Sqlite(SqliteConnection::connect(&address).await.unwrap())
    }

    async fn migrate(&mut self, migrator: &Migrator) -> Result<(), MigrateError> {
        match self {
            Self::Sqlite(connection) => migrator.run(connection).await,
            Self::Postgres(connection) => migrator.run(connection).await,
        }
    }

    async fn run(&mut self, statement: String) {
        let statement = sqlx::raw_sql(sqlx::AssertSqlSafe(statement));
        match self {
            Self::Sqlite(connection) => drop(statement.execute(connection).await.unwrap()),
            Self::Postgres(connection) => drop(statement.execute(connection).await.unwrap()),
        }
    }

    async fn close(self) {
        match self {
            Self::Sqlite(connection) => connection.close().await.unwrap(),
            Self::Postgres(connection) => connection.close().await.unwrap(),
        }
    }
}

/// What podpick 0.1.0 migrates with.
pub(crate) async fn earlier(world: &World) -> Migrator {
    let folder = world.folder().join("earlier");
    std::fs::create_dir_all(&folder).unwrap();
    let ours = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    for name in EARLIER {
        std::fs::copy(ours.join(name), folder.join(name)).unwrap();
    }
    Migrator::new(folder).await.unwrap()
}

/// When Discord took a message, in ms since 1970 (`reference.mdx`, Snowflakes).
fn taken_at(message: &Value) -> i64 {
    let id: i64 = message["id"].as_str().unwrap().parse().unwrap();
    (id >> 22) + 1_420_070_400_000
}

/// Rows as podpick 0.1.0 wrote them: a schedule, a queue, follows, and messages in every state. The pick of this week left
/// at `sent`, and whoever sent it died before it could write that down.
fn rows(sent: i64) -> String {
    let slot = sent - sent % HOUR;
    let (next, g, n) = (slot + 7 * 24 * HOUR, GUILD, NEWS);
    let columns = "key, guild_id, channel_id, pick, week, podcast, episode, title, note, picker, role_id, publish, thread, \
                   due_at, state, cause, detail, message_id, open, wake_at, lease_until, fence, generation, tries, \
                   first_attempt_at, first_send_at";
    let mut sql = format!(
        "INSERT INTO schedule VALUES ({g}, {n}, 1, 1080, 'Europe/Berlin', NULL, 0, 0, 1, NULL, 0, '2026-W11', {next}, 0, 7, NULL);
         INSERT INTO queued VALUES ({g}, 1, 1, 'snake-tales', NULL, 'An old note.', NULL, 7);
         INSERT INTO queued VALUES ({g}, 2, 2, 'django-hour', 'feed:https://a.example/1', NULL, NULL, 7);
         INSERT INTO follow VALUES ({g}, 1, {n}, 'snake-tales', NULL, 0, 0, {slot}, 0, NULL, NULL, 7, NULL);
         INSERT INTO follow VALUES ({g}, 2, {n}, NULL, 'python', 0, 0, {slot}, 0, 'permission', 'Send Messages', 7, NULL);
         INSERT INTO follow VALUES (999, 1, 5, 'snake-tales', NULL, 0, 0, {sent}, 0, NULL, NULL, 7, {sent});
         INSERT INTO asked VALUES ({g}, 4, 2);"
    );
    let mut message = |key: &str, pick: bool, podcast: &str, state: &str, more: &str| {
        let week = key
            .rsplit(':')
            .next()
            .filter(|week| week.contains("-W"))
            .map_or("NULL".to_owned(), |week| format!("'{week}'"));
        let due = slot - if state == "waiting" { 0 } else { 9 * 24 * HOUR };
        let _ = write!(
            sql,
            "INSERT INTO outbox ({columns}) VALUES ('{key}', {g}, {n}, {}, {week}, {podcast}, NULL, 'A title', NULL, NULL, NULL, \
             0, 0, {due}, '{state}', {more});",
            i64::from(pick)
        );
    };
    let done = "NULL, 0, 0, 0, 2, 0, 0, NULL, NULL";
    let pick = |week: &str| format!("pick:{g}:{week}");
    message(
        &pick("2026-W09"),
        true,
        "'django-hour'",
        "sent",
        &format!("NULL, NULL, 77, 0, 0, 0, 2, 0, 0, NULL, {sent}"),
    );
    message(
        &pick("2026-W08"),
        true,
        "'django-hour'",
        "failed",
        &format!("'permission', 'Send Messages', {done}"),
    );
    message(
        &pick("2026-W07"),
        true,
        "'django-hour'",
        "unknown",
        &format!("'unclear', '{}', {done}", pick("2026-W07")),
    );
    message(&pick("2026-W06"), true, "NULL", "skipped", &format!("'missed', NULL, {done}"));
    message(
        &format!("pick:{g}:now:5"),
        true,
        "'django-hour'",
        "sent",
        &format!("'role-silent', NULL, 78, 0, 0, 0, 2, 0, 0, NULL, {sent}"),
    );
    message(
        &format!("note:{g}:reminder:2026-W09"),
        false,
        "NULL",
        "sent",
        &format!("'reminder', '{}', 79, 0, 0, 0, 2, 0, 0, NULL, {sent}", sent / 1000),
    );
    message(
        &format!("note:{g}:failed:2026-W08"),
        false,
        "NULL",
        "failed",
        &format!("'permission', NULL, {done}"),
    );
    message(
        &format!("new:{g}:1:abcdef"),
        false,
        "'snake-tales'",
        "sent",
        &format!("NULL, NULL, 80, 0, 0, 0, 2, 0, 0, NULL, {sent}"),
    );
    message(
        &pick("2026-W10"),
        true,
        "'snake-tales'",
        "waiting",
        &format!("NULL, NULL, NULL, 1, {sent}, {}, 1, 0, 1, {sent}, {sent}", sent + 60_000),
    );
    // A note that was not posted yet, of a kind that is written otherwise today.
    let _ = write!(
        sql,
        "INSERT INTO outbox ({columns}) VALUES ('note:{g}:failed:2026-W07', {g}, {ASIDE}, 0, NULL, NULL, NULL, 'An old title', \
         NULL, NULL, NULL, 0, 0, {slot}, 'waiting', 'permission', 'Embed Links, Send Messages in Threads', NULL, 1, {slot}, 0, 1, \
         0, 0, NULL, NULL);"
    );
    sql
}

/// Presses what podpick 0.1.0 wrote under its messages, letter by letter.
async fn buttons_from_before_act_or_say_that_they_expired(world: &World, listed: &Answer) {
    for (custom_id, words) in [
        // A show, a topic, its second page, what is like a show, one by chance, topics, episodes, the pick of the week.
        ("1s;a250b360d8489dd55", "Django Hour"),
        ("1t;a898882ec9ce1ea0d", "Django"),
        ("1t;a898882ec9ce1ea0d;p1", ""),
        ("1t;ac7243b52e061917c;lb;gde;hs", ""),
        ("1m;aed3318861d4789e9", "Snake Tales"),
        ("1r;ac7243b52e061917c;r2a", ""),
        ("1b", "Python"),
        ("1f;ac7243b52e061917c", ""),
        ("1e;qasync", ""),
        ("1w", ""),
        ("1h", "/podcast"),
        ("1s;a250b360d8489dd55;s", "Django Hour"),
        // One of all that is wished for, and one mark written as several are.
        ("1t;w898882ec9ce1ea0dc7243b52e061917c", ""),
        ("1t;a898882ec9ce1ea0dc7243b52e061917c", ""),
        ("1s;w250b360d8489dd55", ""),
        ("1k;a250b360d8489dd55;kpick:222000000000000001:2026-W09", ""),
    ] {
        let answer = world.press_forged(listed, custom_id).await;
        let expired = words.is_empty() && answer.words().contains("older answer");
        assert!(expired || answer.words().contains(words), "{custom_id}: {}", answer.text());
        assert!(!answer.words().contains("Internal error"), "{custom_id}: {}", answer.text());
    }
    // What changes something does so only where it was signed for whoever presses it.
    for custom_id in ["1v;i2", "1v;i2;m0123456789abcdef", "1x;i1", "1v;i1;mc05cecffb4958858"] {
        let told = world.press_forged(listed, custom_id).await;
        assert!(told.words().contains("older answer"), "{custom_id}: {}", told.text());
    }
    let ended = world.press_forged(listed, "1v;i2;mc05cecffb4958858").await.words();
    assert!(ended.contains("Snake Tales") && !ended.contains("Python"), "{ended}");
}

async fn is_taken_over(database: Option<String>) {
    let plan = World::plan().channel(ASIDE).at("2026-03-02T09:00:00Z");
    let plan = match &database {
        Some(_) => plan.env("DATABASE_URL", &postgres::fresh().await),
        None => plan,
    };
    let mut world = plan.start().await;
    // The pick of this week, as Discord has it.
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let schedule =
        "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true";
    world.ask_as(MIA, TALK, schedule).await;
    world.advance(Duration::from_hours(9));
    world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
    let sent = taken_at(&world.messages(NEWS)[0]);
    world.terminate();
    assert_eq!(world.exit_code().await, 0);

    // In its place the store of an earlier podpick that died in the moment after, and that counted no copies.
    for file in ["podpick.db", "podpick.db-wal", "podpick.db-shm", "podpick.lock"] {
        let _ = std::fs::remove_file(world.folder().join(file));
    }
    if let Some(address) = &database {
        world.set("DATABASE_URL", address);
    }
    let earlier = earlier(&world).await;
    let mut beside = Beside::open(&world, database.as_deref()).await;
    beside.migrate(&earlier).await.unwrap();
    beside.run(rows(sent)).await;
    beside.close().await;
    world.advance(Duration::from_mins(10));
    world.restart().await;

    // The open claim is settled by what the channel says, and nothing comes twice.
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(world.messages(NEWS).len(), 1);
    world.until("moderators are told", |inner| inner.channels.all[&ASIDE].messages.first().map(|_| ())).await;
    let told = world.read(ASIDE);
    assert!(
        told.contains("An old title") && told.contains("Embed Links and Send Messages in Threads"),
        "{told}"
    );
    let history = world.ask_as(MIA, TALK, "pick history").await.words();
    let history = history.replace(world.messages(NEWS)[0]["id"].as_str().unwrap(), "…");
    insta::assert_snapshot!(history, @r#"
    <t:1772474400:D> [A title](https://discord.com/channels/222000000000000001/444000000000000010/…), by podpick
    <t:1771696800:D> [A title](https://discord.com/channels/222000000000000001/444000000000000010/78), by podpick
    <t:1771696800:D> [A title](https://discord.com/channels/222000000000000001/444000000000000010/77), by podpick
    <t:1771696800:D> **A title**, by podpick – podpick lacks Send Messages in the channel
    <t:1771696800:D> **A title**, by podpick – podpick cannot tell whether it was posted
    <t:1771696800:D> **A title** – podpick did not run for more than a day
    Picks so far
    rich
    "#);
    let queue = world.ask_as(MIA, TALK, "pick queue").await.words();
    assert!(queue.contains("1. Snake Tales") && queue.contains("2. Django Hour"), "{queue}");
    let listed = world.ask_as(MIA, TALK, "podcast-follow list").await;
    let follows = listed.words();
    insta::assert_snapshot!(follows, @r"
    1\. **Snake Tales** in <#444000000000000010>, since <t:1772474400:D>. Last announcement: <t:1771696800:R>.
    2\. **Python** (topic) in <#444000000000000010>, since <t:1772474400:D>. Stopped: podpick lacks Send Messages in the channel. Fix that and follow it again with `/podcast-follow add`.
    Episode announcements
    rich
    1. Snake Tales
    1v;i1;m920ecb5eb5748724
    2. Python
    1v;i2;mc05cecffb4958858
    Choose one to end it
    ");

    buttons_from_before_act_or_say_that_they_expired(&world, &listed).await;

    // The coming slot is kept, and its pick comes once.
    world.advance(Duration::from_hours(7 * 24));
    world
        .until("the next pick is posted", |inner| inner.channels.all[&NEWS].messages.get(1).map(|_| ()))
        .await;
    assert_eq!(world.messages(NEWS)[1]["embeds"][0]["title"], "Snake Tales");
    world.advance(Duration::from_mins(10));
    world.ask_as(MIA, TALK, "pick status").await;
    assert_eq!(world.messages(NEWS).len(), 2);
    assert_eq!(world.messages(ASIDE).len(), 1, "once");

    // There is no way back but the copy: the earlier podpick refuses what it does not know.
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    let mut beside = Beside::open(&world, database.as_deref()).await;
    let refused = beside.migrate(&earlier).await;
    assert!(matches!(refused, Err(MigrateError::VersionMissing(5))), "{refused:?}");
    beside.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_of_an_earlier_podpick_is_taken_over_with_all_that_is_under_way() {
    is_taken_over(None).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_is_one_on_postgresql() {
    is_taken_over(Some(postgres::fresh().await)).await;
}
