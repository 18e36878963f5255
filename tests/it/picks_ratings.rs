//! Stories of what members think of a pick: pressed under it, counted once, shown to all, learnt from, and forgotten.

use std::time::Duration;

use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::endpoint::{Signer, now, signed_request};
use crate::loopback::TOKEN;
use crate::picks::WEEK;
use crate::postgres;
use crate::world::{ANNA, Answer, BEN, GUILD, MIA, NEWS, Person, TALK, World};

const SCHEDULE: &str =
    "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true";
/// From Monday morning until just after the first slot.
const UNTIL: Duration = Duration::from_hours(9);

/// A world on the Monday of its first pick.
async fn monday(database: Option<&str>) -> World {
    let plan = World::plan().at("2026-03-02T09:00:00Z");
    let plan = match database {
        Some(address) => plan.env("DATABASE_URL", address),
        None => plan,
    };
    let world = plan.start().await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour note:Start here.").await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.advance(UNTIL);
    nth(&world, 1).await;
    world
}

/// Waits until so many picks are posted.
async fn nth(world: &World, count: usize) -> Value {
    world
        .until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.get(count - 1).cloned())
        .await
}

/// Presses a button under the newest pick, whatever it counts, as Discord shows it at that moment.
async fn press(world: &World, person: Person, label: &str) -> Answer {
    let message = world.messages(NEWS).pop().unwrap();
    let shown = labels(&message).into_iter().find(|one| one.starts_with(label)).unwrap();
    world.press_under(person, &message, &shown).await
}

/// What stands on the buttons under a message that can be pressed.
fn labels(message: &Value) -> Vec<String> {
    let rows = message["components"].as_array().into_iter().flatten();
    let buttons = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    let pressable = buttons.filter(|button| button["custom_id"].is_string());
    pressable.filter_map(|button| button["label"].as_str()).map(str::to_owned).collect()
}

/// The buttons of a message but for what is read on them.
fn without_labels(message: &Value) -> Value {
    let mut rows = message["components"].clone();
    for row in rows.as_array_mut().unwrap() {
        for button in row["components"].as_array_mut().unwrap() {
            button.as_object_mut().unwrap().remove("label");
        }
    }
    rows
}

fn shown(world: &World) -> String {
    labels(&world.messages(NEWS).pop().unwrap()).join(" | ")
}

async fn story(mut world: World) {
    let before = world.messages(NEWS).remove(0);
    assert_eq!(shown(&world), "Listened | Not for me | More like this | Send to me");
    let answer = press(&world, ANNA, "Listened").await;
    assert!(answer.is_update(), "{}", answer.text());
    assert_eq!(shown(&world), "Listened: 1 | Not for me | More like this | Send to me");
    press(&world, BEN, "Listened").await;
    press(&world, MIA, "Not for me").await;
    assert_eq!(shown(&world), "Listened: 2 | Not for me: 1 | More like this | Send to me");
    // Who thinks otherwise counts there, and who presses the same again does not count any more.
    press(&world, BEN, "Not for me").await;
    assert_eq!(shown(&world), "Listened: 1 | Not for me: 2 | More like this | Send to me");
    press(&world, ANNA, "Listened").await;
    assert_eq!(shown(&world), "Listened | Not for me: 2 | More like this | Send to me");
    press(&world, ANNA, "Listened").await;
    world.restart().await;
    press(&world, MIA, "Listened").await;
    assert_eq!(shown(&world), "Listened: 2 | Not for me: 1 | More like this | Send to me");
    // Nothing but the labels has changed.
    let after = world.messages(NEWS).remove(0);
    for part in ["content", "embeds"] {
        assert_eq!(before[part], after[part], "{part}");
    }
    assert_eq!(without_labels(&before), without_labels(&after));
    let history = world.ask_as(MIA, TALK, "pick history").await.words();
    assert!(history.contains("– listened: 2, not for me: 1"), "{history}");
    // A member's presses go with the member; the next press shows it under the post.
    let forgotten = world.ask_as(BEN, TALK, "podcast forget-me").await;
    // Told on both databases.
    insta::allow_duplicates! {
        insta::assert_snapshot!(forgotten.text(), @"
        (only you see this)
        Deine Bewertung unter einem Tipp wurde gelöscht und zählt nicht mehr.
        ");
    }
    let forgotten = world.ask_as(MIA, TALK, "podcast forget-me").await;
    // Told on both databases.
    insta::allow_duplicates! {
        insta::assert_snapshot!(forgotten.text(), @"
        (only you see this)
        podpick no longer knows you: your id was taken out of 2 places where you had set up, queued, picked, brought or suggested something. What was set up, queued, picked or brought stays, without your name; suggestions are deleted. 1 of your ratings was deleted and no longer counts.
        ");
    }
    let history = world.ask_as(MIA, TALK, "pick history").await.words();
    assert!(history.contains("– listened: 1, not for me: 0"), "{history}");
    press(&world, BEN, "Not for me").await;
    assert_eq!(shown(&world), "Listened: 1 | Not for me: 1 | More like this | Send to me");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_member_counts_once_and_may_think_again() {
    story(monday(None).await).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    story(monday(Some(&postgres::fresh().await)).await).await;
}

async fn beside(world: &World) -> SqliteConnection {
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    SqliteConnection::connect(&address).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_named_and_after_half_a_year_nobody_is_known_again() {
    let mut world = monday(None).await;
    press(&world, ANNA, "Listened").await;
    press(&world, BEN, "Not for me").await;
    let kept = async |world: &World| -> Vec<(String, String)> {
        let mut beside = beside(world).await;
        sqlx::query_as("SELECT member, rating FROM rating ORDER BY rating")
            .fetch_all(&mut beside)
            .await
            .unwrap()
    };
    let rows = kept(&world).await;
    assert_eq!(rows.len(), 2);
    for (member, _) in &rows {
        assert_eq!(member.len(), 32);
        assert!(![ANNA.id, BEN.id].iter().any(|id| member.contains(&id.to_string())), "{member}");
    }
    world.sleep_through(27 * WEEK).await;
    let answer = world.press_under(ANNA, &world.messages(NEWS)[0], "Listened: 1").await;
    let said = "You can rate a pick for half a year, and that time is over. The counts stay: listened: 1, not for me: 1.";
    assert!(answer.is_private() && answer.words().contains(said), "{}", answer.text());
    // An hour's round forgets who it was; what was counted stays.
    world.ask_as(MIA, TALK, "pick pause").await;
    for _ in 0..200 {
        if kept(&world).await.is_empty() {
            break;
        }
        world.advance(Duration::from_mins(61));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(kept(&world).await, Vec::new());
    let counts: (i64, i64) =
        sqlx::query_as("SELECT listened, not_for_me FROM outbox WHERE podcast = 'django-hour'")
            .fetch_one(&mut beside(&world).await)
            .await
            .unwrap();
    assert_eq!(counts, (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_posted_is_not_counted() {
    let world = monday(None).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let preview = world.ask_as(MIA, TALK, "pick preview").await;
    let answer = world.press(&preview, "Listened").await;
    insta::assert_snapshot!(answer.text(), @"
    (only you see this)
    This server has no such pick in its history, so nothing was counted. See this week's pick with </podcast pick>.
    ");
    // Nor is what a forgotten server once posted.
    world
        .press(&world.ask_as(crate::world::ADA, TALK, "podcast-admin forget").await, "Delete everything")
        .await;
    let answer = press(&world, ANNA, "Listened").await;
    assert!(answer.is_private() && answer.words().contains("no such pick"), "{}", answer.text());
    let (ratings,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM rating").fetch_one(&mut beside(&world).await).await.unwrap();
    assert_eq!(ratings, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_about_a_server_goes_with_it() {
    let world = monday(None).await;
    press(&world, ANNA, "Listened").await;
    let asked = world.ask_as(crate::world::ADA, TALK, "podcast-admin forget").await;
    world.press(&asked, "Delete everything").await;
    for table in ["rating", "outbox"] {
        let count = format!("SELECT COUNT(*) FROM {table}");
        let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(count))
            .fetch_one(&mut beside(&world).await)
            .await
            .unwrap();
        assert_eq!(count, 0, "{table}");
    }
}

/// Two topics with two shows each: whatever the week, the shows of one topic are as near as those of the other.
const TWO_TOPICS: &str = r#"
[[topic]]
id = "rust"
label = "Rust"
[[topic]]
id = "go"
label = "Go"
[[podcast]]
id = "r1"
title = "Rust One"
site = "https://r1.example/"
why = "Why."
topics = ["rust"]
[[podcast]]
id = "r2"
title = "Rust Two"
site = "https://r2.example/"
why = "Why."
topics = ["rust"]
[[podcast]]
id = "g1"
title = "Go One"
site = "https://g1.example/"
why = "Why."
topics = ["go"]
[[podcast]]
id = "g2"
title = "Go Two"
site = "https://g2.example/"
why = "Why."
topics = ["go"]
"#;

#[tokio::test(flavor = "multi_thread")]
async fn podpick_learns_what_to_pick_from_what_members_of_this_server_think() {
    for (label, same) in [("Listened", true), ("Not for me", false)] {
        let world = World::plan().catalog(TWO_TOPICS).at("2026-03-02T09:00:00Z").start().await;
        world.ask_as(MIA, TALK, SCHEDULE).await;
        world.advance(UNTIL);
        let topic = |message: &Value| {
            let title = message["embeds"][0]["title"].as_str().unwrap().to_owned();
            title.split(' ').next().unwrap().to_owned()
        };
        let first = topic(&nth(&world, 1).await);
        for person in [ANNA, BEN, MIA] {
            press(&world, person, label).await;
        }
        world.advance(WEEK);
        let second = topic(&nth(&world, 2).await);
        assert_eq!(first == second, same, "{label}: {first}, then {second}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_press_counts_as_well_and_once_however_often_it_comes() {
    let signer = Signer::new();
    let mut world = World::plan()
        .env("INTERACTIONS_ADDR", "127.0.0.1:0")
        .env("DISCORD_PUBLIC_KEY", &signer.key())
        .discord(|setup| setup.endpoint = Some("https://podpick.example/discord".to_owned()))
        .launch()
        .await;
    let address = world.listens("INTERACTIONS_ADDR").await;
    world.until("the commands are registered", |inner| inner.commands.seen_in(None).next().map(|_| ())).await;
    let key = format!("pick:{GUILD}:2026-W48");
    sqlx::query(
        "INSERT INTO outbox (key, guild_id, channel_id, pick, week, podcast, title, publish, thread, due_at, state, open, \
         wake_at, lease_until, fence, generation, tries, message_id, locale) VALUES ($1, $2, $3, 1, '2026-W48', 'django-hour', \
         'Django Hour', 0, 0, $4, 'sent', 0, 0, 0, 0, 0, 0, 77, 'de')",
    )
    .bind(&key)
    .bind(GUILD.cast_signed())
    .bind(NEWS.cast_signed())
    .bind(jiff::Timestamp::now().as_millisecond())
    .execute(&mut beside(&world).await)
    .await
    .unwrap();
    let buttons = podpick::discord::interactions::custom_id_signer::CustomIdSigner::new(
        &secrecy::SecretString::new(TOKEN.into()),
    );
    let custom_id = buttons.in_guild(GUILD).sign(&format!("1L;k{key}"));
    let row = json!([{"type": 1, "id": 1, "components": [{"type": 2, "id": 2, "style": 2, "label": "Gehört", "custom_id": custom_id}]}]);
    let press = |id: u64, person: Person| {
        let mut payload = person.circumstances(TALK);
        payload["id"] = json!(id.to_string());
        payload["token"] = json!(format!("aW50ZXJhY3Rpb246{id}"));
        payload["type"] = json!(3);
        payload["message"] = json!({"id": "77", "flags": 32, "content": "", "components": row});
        payload["data"] = json!({"custom_id": custom_id, "component_type": 2});
        payload.to_string()
    };
    let label = |answer: &Value| answer["data"]["components"][0]["components"][0]["label"].clone();
    let first = press(1_600_000_000_000_000_011, ANNA);
    let (status, answer) = signed_request(&address, &signer, now(), first.as_bytes()).await;
    assert_eq!(
        (status, answer["type"].clone(), label(&answer)),
        (200, json!(7), json!("Gehört: 1")),
        "{answer}"
    );
    assert_eq!(answer["data"]["allowed_mentions"]["parse"], json!([]));
    assert!(answer["data"].get("content").is_none() && answer["data"].get("embeds").is_none(), "{answer}");
    // A load balancer may bring it to another process, which takes nothing back.
    world.kill();
    world.start_again();
    let address = world.listens("INTERACTIONS_ADDR").await;
    let (status, again) = signed_request(&address, &signer, now(), first.as_bytes()).await;
    assert_eq!((status, again["type"].clone()), (200, json!(4)), "{again}");
    let second = press(1_600_000_000_000_000_012, BEN);
    let (_, answer) = signed_request(&address, &signer, now(), second.as_bytes()).await;
    assert_eq!(label(&answer), json!("Gehört: 2"));
}
