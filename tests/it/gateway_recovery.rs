//! Stories about connections that end and come back. Ends that are meant to last are in `gateway_fatal`.

use std::time::Duration;

use serde_json::json;

use crate::loopback::{Down, Fault, Greeting, INTERACTION_TOKEN, Route, Waiting};
use crate::world::{ANNA, GUILD, PATIENCE, TALK, World};

/// Ends the connection in some way, and expects the session to go on without a new identify.
async fn resumes_after(down: &Down) {
    let world = World::start().await;
    world.ask("podcast topic about:django").await;
    world.discord.down(down);
    let missed = world.send(ANNA, TALK, "podcast topic about:python");
    let token = missed.token().to_owned();
    world.until("it has resumed", |inner| (inner.gateway.resumed > 0).then_some(())).await;
    missed.answer().await;
    world.ask("podcast show name:Snake Tales").await;
    assert_eq!(world.identifies(), 1, "{}", world.log());
    // A connection that is not there in time is tried again, but never elsewhere.
    let (connections, there) =
        world.discord.look(|inner| (inner.gateway.connections, inner.gateway.at_resume_address));
    assert_eq!(connections - 1, there, "it resumes where READY said");
    let accepted = world.callbacks(&token).iter().filter(|request| request.status == Some(204)).count();
    assert_eq!(accepted, 1, "answered exactly once");
}

/// Ends the session in some way, and expects a new one.
async fn identifies_after(down: &Down) {
    let world = World::start().await;
    world.ask("podcast topic about:django").await;
    world.discord.down(down);
    world.until("it is ready again", |inner| (inner.gateway.readies == 2).then_some(())).await;
    world.ask("podcast topic about:python").await;
    assert_eq!(world.identifies(), 2);
}

#[tokio::test]
async fn a_lost_connection_is_resumed_and_nothing_is_lost() {
    resumes_after(&Down::Abort).await;
}

#[tokio::test]
async fn a_request_to_reconnect_is_followed() {
    resumes_after(&Down::reconnect()).await;
}

#[tokio::test]
async fn an_invalid_session_that_can_be_resumed_is_resumed() {
    resumes_after(&Down::invalid_session(true)).await;
}

#[tokio::test]
async fn an_unknown_error_is_resumed() {
    resumes_after(&Down::Close(4000)).await;
}

#[tokio::test]
async fn an_ordinary_goodbye_of_the_gateway_is_resumed() {
    tokio::join!(resumes_after(&Down::Close(1000)), resumes_after(&Down::Close(1001)));
}

/// A resume that meets the same again is not worth another.
#[tokio::test]
async fn an_ordinary_goodbye_is_resumed_once() {
    let world = World::start().await;
    world.discord.state.change(|inner| inner.gateway.on_resume.push_back(Greeting::Close(1001)));
    world.discord.down(&Down::Close(1000));
    world.until("it is ready again", |inner| (inner.gateway.readies == 2).then_some(())).await;
    assert_eq!(world.discord.look(|inner| inner.gateway.resumes.len()), 1, "{}", world.log());
    world.ask("podcast topic about:python").await;
}

#[tokio::test]
async fn a_gateway_that_takes_and_closes_is_not_stormed() {
    let world = World::start().await;
    let before = world.discord.look(|inner| inner.gateway.connections);
    world.discord.state.change(|inner| {
        inner.gateway.on_resume.extend(std::iter::repeat_n(Greeting::Close(4000), 4));
    });
    let from = std::time::Instant::now();
    world.discord.down(&Down::Close(4000));
    world.until("it has resumed", |inner| (inner.gateway.resumed > 0).then_some(())).await;
    let made = world.discord.look(|inner| inner.gateway.connections) - before;
    // Four in five seconds at most, however fast the gateway closes.
    assert!(made as f64 <= 4.0 + 4.0 * from.elapsed().as_secs_f64() / 5.0, "{made} in {:?}", from.elapsed());
}

/// The connection stands, but nobody is at its other end.
#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_does_not_acknowledge_is_left_and_the_session_goes_on() {
    let plan = World::plan().discord(|setup| setup.heartbeat = Some(std::time::Duration::from_secs(2)));
    let world = plan.start().await;
    world.discord.state.change(|inner| inner.gateway.acknowledges = false);
    world.says("No answer to a heartbeat").await;
    world.discord.state.change(|inner| inner.gateway.acknowledges = true);
    let missed = world.send(ANNA, TALK, "podcast topic about:python");
    let token = missed.token().to_owned();
    missed.answer().await;
    world.until("it has resumed", |inner| (inner.gateway.resumed > 0).then_some(())).await;
    world.ask("podcast topic about:django").await;
    assert_eq!(world.identifies(), 1, "{}", world.log());
    let farewells = world.discord.look(|inner| inner.gateway.farewells.clone());
    assert!(
        farewells.iter().all(|code| *code != 1000),
        "a normal close would end the session: {farewells:?}"
    );
    let accepted = world.callbacks(&token).iter().filter(|request| request.status == Some(204)).count();
    assert_eq!(accepted, 1, "answered exactly once");
}

async fn an_invalid_session_begins_anew() {
    identifies_after(&Down::invalid_session(false)).await;
}

async fn a_timed_out_session_begins_anew() {
    let world = World::start().await;
    world.discord.state.change(|inner| inner.gateway.on_resume.push_back(Greeting::Invalid(false)));
    world.discord.down(&Down::Abort);
    world.until("it is ready again", |inner| (inner.gateway.readies == 2).then_some(())).await;
    world.ask("podcast topic about:python").await;
}

async fn an_invalid_session_at_the_first_identify_is_tried_again() {
    let world = World::plan().on_identify(Greeting::Invalid(false)).start().await;
    world.ask("podcast topic about:python").await;
    assert_eq!(world.identifies(), 2);
}

#[tokio::test]
async fn words_that_are_not_json_do_no_harm() {
    let world = World::start().await;
    world.discord.down(&Down::Frame("this is not json".to_owned()));
    world.discord.down(&Down::Frame(r#"{"op": 0, "t": "NEWS_FROM_THE_FUTURE", "s": 2, "d": {}}"#.to_owned()));
    world.ask("podcast topic about:python").await;
}

async fn comes_back_after(code: u16) {
    let world = World::start().await;
    world.discord.down(&Down::Close(code));
    world
        .until(&format!("it is back after {code}"), |inner| {
            (inner.gateway.resumed + inner.gateway.readies > 1).then_some(())
        })
        .await;
    world.ask("podcast topic about:python").await;
    assert!(world.identifies() <= 2);
}

/// A new identify waits for ten seconds after the last one, so these stories happen side by side.
#[tokio::test]
async fn what_cannot_be_resumed_begins_anew() {
    tokio::join!(
        an_invalid_session_begins_anew(),
        an_invalid_session_at_the_first_identify_is_tried_again(),
        a_timed_out_session_begins_anew(),
        comes_back_after(4001),
        comes_back_after(4002),
        comes_back_after(4003),
        comes_back_after(4005),
        comes_back_after(4006),
        comes_back_after(4007),
        comes_back_after(4008),
        comes_back_after(4009),
    );
}

#[tokio::test]
async fn an_event_that_comes_twice_is_answered_once() {
    let world = World::start().await;
    let pending = world.send(ANNA, TALK, "podcast topic about:django");
    let token = pending.token().to_owned();
    let payload = world.discord.look(|inner| inner.interactions.get(&token).unwrap().payload.clone());
    world.discord.state.change(|inner| inner.gateway.dispatch("INTERACTION_CREATE", &payload));
    pending.answer().await;
    world.ask("podcast topic about:python").await;
    let accepted = world.callbacks(&token).iter().filter(|request| request.status == Some(204)).count();
    assert_eq!(accepted, 1);
    assert!(world.callbacks(&token).len() <= 2, "40060 is not tried again");
}

/// One of two shards is hit: it comes back as one alone would, and the other is not touched.
async fn one_of_two_comes_back_after(down: Down, resumes: bool) {
    let plan = World::plan().discord(|setup| (setup.shards, setup.concurrency) = (2, 2));
    let world = plan.start().await;
    world.until("both are ready", |inner| (inner.gateway.readies == 2).then_some(())).await;
    let other = 1 - (GUILD >> 22) % 2;
    world.discord.state.change(|inner| inner.gateway.say_to(other, &down));
    // Whoever asks the shard beside it notices nothing.
    world.ask("podcast topic about:django").await;
    world
        .until(&format!("it is back after {down:?}"), |inner| (inner.gateway.begun() == 3).then_some(()))
        .await;
    world.ask("podcast topic about:python").await;
    let (identifies, resumes_of) =
        world.discord.look(|inner| (inner.gateway.identifies.len(), inner.gateway.resumes.len()));
    assert_eq!((identifies, resumes_of > 0), if resumes { (2, true) } else { (3, false) }, "{down:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_shards_comes_back_alone() {
    tokio::join!(
        one_of_two_comes_back_after(Down::Abort, true),
        one_of_two_comes_back_after(Down::reconnect(), true),
        one_of_two_comes_back_after(Down::invalid_session(true), true),
        one_of_two_comes_back_after(Down::Close(4000), true),
        one_of_two_comes_back_after(Down::Close(1001), true),
        one_of_two_comes_back_after(Down::invalid_session(false), false),
    );
}

/// A new identify waits for those before it, so these stories happen side by side.
#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_shards_comes_back_alone_whatever_it_is_closed_for() {
    tokio::join!(
        one_of_two_comes_back_after(Down::Close(4001), true),
        one_of_two_comes_back_after(Down::Close(4002), true),
        one_of_two_comes_back_after(Down::Close(4003), false),
        one_of_two_comes_back_after(Down::Close(4005), true),
        one_of_two_comes_back_after(Down::Close(4006), false),
        one_of_two_comes_back_after(Down::Close(4007), false),
        one_of_two_comes_back_after(Down::Close(4008), true),
        one_of_two_comes_back_after(Down::Close(4009), false),
    );
}

/// Two shards with a server each.
async fn two_shards() -> World {
    let plan = World::plan().discord(|setup| {
        (setup.shards, setup.concurrency) = (2, 2);
        setup.guilds.push(BESIDE);
    });
    let world = plan.start().await;
    world.until("both are ready", |inner| (inner.gateway.readies == 2).then_some(())).await;
    world
}

/// A server of the other shard.
pub(crate) const BESIDE: u64 = GUILD + (1 << 22);

/// Asks in that server, and gives the token of what was asked.
pub(crate) fn ask_beside(world: &World) -> Waiting {
    let mut payload = ANNA.circumstances(TALK);
    let id = world.discord.state.change(|inner| inner.channels.next_id());
    payload["id"] = json!(id.to_string());
    payload["token"] = json!(format!("{INTERACTION_TOKEN}{id}"));
    payload["type"] = json!(2);
    payload["guild_id"] = json!(BESIDE.to_string());
    payload["guild"]["id"] = json!(BESIDE.to_string());
    payload["authorizing_integration_owners"] = json!({"0": BESIDE.to_string()});
    payload["data"] = json!({"id": "1", "name": "podcast", "type": 1, "options": [{"type": 1, "name": "help", "options": []}]});
    world.discord.interact(&payload)
}

async fn is_answered(waiting: Waiting, what: &str) {
    let answer = tokio::time::timeout(PATIENCE, waiting.answer).await;
    assert!(matches!(answer, Ok(Ok(_))), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_of_two_shards_cannot_read_keeps_neither_from_answering() {
    let world = two_shards().await;
    for nonsense in ["this is not json".to_owned(), "[]".to_owned(), "x".repeat(10 << 20)] {
        world.discord.state.change(|inner| inner.gateway.say_to((BESIDE >> 22) % 2, &Down::Frame(nonsense)));
        world.ask("podcast topic about:django").await;
        is_answered(ask_beside(&world), "the shard that was hit").await;
    }
    let (identifies, begun) =
        world.discord.look(|inner| (inner.gateway.identifies.len(), inner.gateway.begun()));
    assert_eq!((identifies, begun), (2, 2), "{}", world.log());
}

/// A token that was revoked is no good for any shard.
#[tokio::test(flavor = "multi_thread")]
async fn one_of_two_shards_that_hears_of_a_wrong_token_ends_both() {
    let mut world = two_shards().await;
    world.discord.state.change(|inner| inner.gateway.say_to((BESIDE >> 22) % 2, &Down::Close(4004)));
    assert_eq!(world.exit_code().await, 78, "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_one_shard_that_does_not_get_through_holds_up_none_of_the_other() {
    let world = two_shards().await;
    for fault in [
        Fault::rate_limited("30"),
        Fault::rate_limited("-1"),
        Fault::rate_limited("NaN"),
        Fault::rate_limited("1e9"),
        Fault::RateLimited { retry_after: None, global: false },
        Fault::SharedLimit,
        Fault::Html(502),
        Fault::Refuse(500, json!({})),
        Fault::Refuse(503, json!({})),
        Fault::Slow(Duration::from_mins(1)),
        Fault::Hold { effect: false },
        Fault::Drip,
    ] {
        let what = format!("{fault:?}");
        world.discord.fault(Route::Callback, fault);
        let hit = ask_beside(&world);
        let reached = format!("/{}/callback", hit.token);
        world
            .until(&format!("{what} is met"), |inner| {
                inner.requests.iter().any(|one| one.path.ends_with(&reached)).then_some(())
            })
            .await;
        world.ask("podcast topic about:django").await;
    }
    // Afterwards the one that was hit answers as well.
    is_answered(ask_beside(&world), "after all that").await;
    world.forgive();
}
