//! Stories of votes whose podpick is killed at any moment: one poll, one count, one winner in the queue all the same.

use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::loopback::{Fault, Route};
use crate::postgres;
use crate::votes::{COUNTED, HOUR, VOTE, monday, picks_are, poll, polls, scheduled, told, votes};
use crate::world::{ANNA, Plan, World};

/// A connection to the store beside podpick's own, to stop it at a step.
pub(crate) enum Beside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Beside {
    pub(crate) async fn open(world: &World, database: Option<&str>) -> Self {
        if let Some(address) = database {
            return Self::Postgres(PgConnection::connect(address).await.unwrap());
        }
        let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
        Self::Sqlite(SqliteConnection::connect(&address).await.unwrap())
    }

    async fn run(&mut self, statement: String) {
        let statement = sqlx::raw_sql(AssertSqlSafe(statement));
        match self {
            Self::Sqlite(connection) => drop(statement.execute(connection).await.unwrap()),
            Self::Postgres(connection) => drop(statement.execute(connection).await.unwrap()),
        }
    }

    /// The one text that a question to the store gives.
    pub(crate) async fn read(&mut self, question: String) -> String {
        let question = AssertSqlSafe(question);
        match self {
            Self::Sqlite(connection) => sqlx::query_scalar(question).fetch_one(connection).await.unwrap(),
            Self::Postgres(connection) => sqlx::query_scalar(question).fetch_one(connection).await.unwrap(),
        }
    }

    /// Nothing that this step does is written until [`Beside::go_on`].
    pub(crate) async fn stop(&mut self, step: &str, table: &str) {
        let statement = match self {
            Self::Sqlite(_) => {
                format!(
                    "CREATE TRIGGER stop BEFORE {step} ON {table} BEGIN SELECT RAISE(ABORT, 'not yet'); END"
                )
            }
            Self::Postgres(_) => format!(
                "CREATE FUNCTION stop() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'not yet'; END $$ LANGUAGE plpgsql; \
                 CREATE TRIGGER stop BEFORE {step} ON {table} FOR EACH ROW EXECUTE FUNCTION stop()"
            ),
        };
        self.run(statement).await;
    }

    pub(crate) async fn go_on(&mut self, table: &str) {
        let statement = match self {
            Self::Sqlite(_) => "DROP TRIGGER stop".to_owned(),
            Self::Postgres(_) => format!("DROP TRIGGER stop ON {table}; DROP FUNCTION stop()"),
        };
        self.run(statement).await;
    }
}

/// There is one poll, and its winner comes once.
async fn comes_once(world: &World) {
    world.until("it is counted", |_| world.log().contains("Vote counted").then_some(())).await;
    let queue = told(world, "pick queue").await;
    assert!(queue.contains("1 pick in the queue") && queue.contains("**Django Hour**"), "{queue}");
    world.advance(3 * 24 * HOUR);
    assert_eq!(picks_are(world, 1).await, ["Django Hour"]);
    world.advance(7 * 24 * HOUR);
    assert_eq!(picks_are(world, 2).await.iter().filter(|title| *title == "Django Hour").count(), 1);
    assert_eq!(polls(world).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_is_sent_there_is_one_poll() {
    for effect in [false, true] {
        let mut world = scheduled(monday(), "auto:true").await;
        world.discord.fault(Route::Message, Fault::Hold { effect });
        told(&world, VOTE).await;
        world.kill_when_held().await;
        // The dead process's claim ends, Discord forgets the nonce, and only the channel itself can tell.
        world.advance(Duration::from_mins(10));
        votes(&world, &poll(&world).await, ANNA, 2);
        world.advance(25 * HOUR);
        comes_once(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_it_is_counted_it_is_counted_once() {
    let mut world = scheduled(monday(), "auto:true").await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    world.discord.fault(Route::ReadMessage, Fault::Hold { effect: false });
    world.advance(25 * HOUR);
    world.kill_when_held().await;
    world.advance(Duration::from_mins(2));
    comes_once(&world).await;
}

async fn killed_where_the_store_is_written(plan: impl Fn(Option<&str>) -> Plan, database: Option<String>) {
    // All that a count changes, in the order in which it is written.
    for (step, table) in [("DELETE", "vote"), ("INSERT", "queued"), ("UPDATE", "outbox")] {
        let address = match &database {
            Some(_) => Some(postgres::fresh().await),
            None => None,
        };
        let mut world = scheduled(plan(address.as_deref()), "auto:true").await;
        told(&world, VOTE).await;
        votes(&world, &poll(&world).await, ANNA, 2);
        world.says("\"message\":\"Posted\"").await;
        let mut beside = Beside::open(&world, address.as_deref()).await;
        beside.stop(step, table).await;
        world.advance(25 * HOUR);
        world.says("Votes are waiting: the database does not answer").await;
        world.kill();
        beside.go_on(table).await;
        world.restart().await;
        world.advance(Duration::from_mins(2));
        comes_once(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_where_the_store_is_written_it_is_counted_once() {
    killed_where_the_store_is_written(|_| monday(), None).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let plan = |address: Option<&str>| monday().env("DATABASE_URL", address.unwrap_or_default());
    killed_where_the_store_is_written(plan, Some(String::new())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn asleep_at_its_beginning_or_its_end_a_weekly_vote_comes_once() {
    let mut world = scheduled(monday(), "auto:true vote:true").await;
    told(&world, "pick add show:Django Hour").await;
    told(&world, "pick add show:Snake Tales").await;
    // Tuesday, 20:00 instead of 17:00.
    world.sleep_through(35 * HOUR).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    // Thursday, 16:30: it ended at 15:00.
    world.sleep_through(44 * HOUR + HOUR / 2).await;
    world.says("Vote counted").await;
    world.advance(HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Snake Tales"]);
    assert_eq!(polls(&world).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn asleep_until_the_vote_is_over_there_is_none() {
    let mut world = scheduled(monday(), "auto:true vote:true").await;
    told(&world, "pick add show:Django Hour").await;
    told(&world, "pick add show:Snake Tales").await;
    // Thursday, 14:30: what would begin now were over in half an hour.
    world.sleep_through(77 * HOUR + HOUR / 2).await;
    world.advance(3 * HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Django Hour"]);
    assert_eq!(polls(&world).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_is_put_back_begins_no_vote_again() {
    let mut world = scheduled(monday(), "auto:true vote:true").await;
    told(&world, "pick add show:Django Hour").await;
    told(&world, "pick add show:Snake Tales").await;
    assert_eq!(world.run(&["backup", "copy.db"]).await.code, 0);
    // Tuesday, 17:05.
    world.advance(32 * HOUR + HOUR / 12);
    let posted = poll(&world).await;
    world.terminate();
    world.exit_code().await;
    let back = world.run(&["restore", "copy.db"]).await;
    assert_eq!(back.code, 0, "{}", back.err);
    world.restart().await;
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(polls(&world).len(), 1);
    votes(&world, &posted, ANNA, 2);
    world.advance(COUNTED);
    world.says("Vote counted").await;
    world.advance(2 * HOUR);
    assert_eq!(picks_are(&world, 1).await, ["Snake Tales"]);
}
