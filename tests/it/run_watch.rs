//! Stories about whoever watches podpick: alive, ready, figures, and that none of it tells secrets.

use serde_json::{Value, json};

use crate::loopback::{Down, INTERACTION_TOKEN, TOKEN};
use crate::world::{GUILD, World};

async fn watched() -> World {
    World::plan().env("HTTP_ADDR", "127.0.0.1:0").start().await
}

#[tokio::test]
async fn ready_follows_the_gateway() {
    let world = watched().await;
    assert_eq!(world.page("/healthz").await, (200, "alive\n".to_owned()));
    world.page_says("/readyz", 200, "ready").await;
    // A gateway that lets nobody in any more.
    world
        .discord
        .state
        .change(|inner| inner.gateway.on_every_identify = Some(crate::loopback::Greeting::Silence));
    world.discord.down(&Down::invalid_session(false));
    world.page_says("/readyz", 503, "not connected to the gateway: shard 0").await;
    assert_eq!(world.page("/healthz").await.0, 200);
    world.discord.state.change(|inner| inner.gateway.on_every_identify = None);
}

#[tokio::test]
async fn ready_follows_the_store_and_answers_go_on() {
    let world = watched().await;
    world.page_says("/readyz", 200, "ready").await;
    let path = world.folder().join("podpick.db");
    let address = format!("sqlite://{}", path.display());
    let mut other = <sqlx::SqliteConnection as sqlx::Connection>::connect(&address).await.unwrap();
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    world.page_says("/readyz", 503, "the database").await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    world.page_says("/readyz", 200, "ready").await;
}

#[tokio::test]
async fn figures_tell_what_happened_and_no_names() {
    let world = watched().await;
    world.ask("podcast topic about:django").await;
    world.ask("podcast topic about:qwertzuiop").await;
    let text = world
        .page_says(
            "/metrics",
            200,
            "podpick_interactions_total{command=\"podcast topic\",outcome=\"answered\"} 2",
        )
        .await;
    for line in [
        "podpick_discord_requests_total{route=\"POST /interactions/:id/:id/callback\",status=\"204\"} 2",
        "podpick_gateway_events_total{kind=\"interaction_create\"} 2",
        "podpick_identifies_total 1",
        "podpick_catalog{kind=\"podcasts\"} 9",
        "podpick_outbox_messages 0",
        "podpick_feeds{kind=\"healthy\"} 0",
        "podpick_store_duration_seconds_count{kind=\"ok\"}",
        "podpick_interaction_duration_seconds_bucket{le=\"2.5\",command=\"podcast topic\"} 2",
        "podpick_process_resident_memory_bytes ",
        "# EOF",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    for secret in [TOKEN, INTERACTION_TOKEN, "qwertzuiop", "222000000000000001"] {
        assert!(!text.contains(secret), "{secret} stands in the figures");
    }
    assert_eq!(world.page("/").await.0, 404);
}

#[tokio::test]
async fn an_interaction_is_one_line_without_words_and_without_who_asked() {
    let mut world = World::start().await;
    world.ask("podcast topic about:qwertzuiop").await;
    world.ask("podcast topic about:qwertzuiop private:true").await;
    world.ask_in_dm("podcast topic about:qwertzuiop").await;
    world.terminate();
    world.exit_code().await;
    let log = world.log();
    let lines: Vec<Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert_eq!(lines.len(), log.lines().count(), "all of it is JSON: {log}");
    let told: Vec<&Value> = lines.iter().filter(|line| line["message"] == "interaction").collect();
    let guilds: Vec<&Value> = told.iter().map(|line| &line["guild"]).collect();
    assert_eq!(guilds, [&json!(GUILD), &json!(GUILD), &Value::Null], "{log}");
    for line in told {
        assert_eq!((&line["command"], &line["outcome"]), (&json!("podcast topic"), &json!("answered")));
        assert!(line["duration_ms"].as_u64().is_some_and(|took| took < 3_000), "{line}");
    }
    for secret in ["qwertzuiop", "333000000000000001", "anna"] {
        assert!(!log.contains(secret), "{secret} stands in the log: {log}");
    }
}

#[tokio::test]
async fn a_container_can_ask_whether_it_is_ready() {
    let mut world = watched().await;
    world.page_says("/readyz", 200, "ready").await;
    let address = world.listens("HTTP_ADDR").await;
    world.set("HTTP_ADDR", &address);
    let asked = world.run(&["healthcheck"]).await;
    assert_eq!((asked.code, asked.out.as_str()), (0, "ready\n"), "{}", asked.err);
    world.terminate();
    world.exit_code().await;
    let asked = world.run(&["healthcheck"]).await;
    assert_eq!(asked.code, 1);
    assert!(asked.err.contains("Is podpick running"), "{}", asked.err);
    world.set("HTTP_ADDR", "");
    assert_eq!(world.run(&["healthcheck"]).await.code, 78);
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut world = World::plan().env("HTTP_ADDR", &address).launch().await;
    assert_eq!(world.exit_code().await, 71);
    assert!(world.log().contains("HTTP_ADDR"), "{}", world.log());
}

#[tokio::test]
async fn a_setting_of_before_is_named_and_stops_nothing() {
    let world = World::plan().file(".env", "OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9\n").start().await;
    world.says("This setting has no effect any more").await;
    assert!(world.log().contains("OTEL_EXPORTER_OTLP_ENDPOINT"), "{}", world.log());
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
}
