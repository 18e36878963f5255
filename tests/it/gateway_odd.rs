//! Stories about a gateway that behaves as none should: it never greets, or says too much at once.

use serde_json::{Value, json};

use crate::gateway_recovery::{BESIDE, ask_beside};
use crate::loopback::{Down, Greeting, Inner, LIFETIME};
use crate::world::{GUILD, PATIENCE, Plan, World};

/// Waits in vain for a greeting, says so, and tries again without spending identifies.
async fn gives_up_waiting(world: World, identifies: usize) {
    world.says("The gateway did not start the session").await;
    world.until("it connects again", |inner| (inner.gateway.connections >= 2).then_some(())).await;
    assert!(world.identifies() <= identifies, "{}", world.log());
    assert!(world.discord.look(|inner| inner.gateway.connections) <= 2, "{}", world.log());
}

#[tokio::test]
async fn a_gateway_that_never_greets_is_tried_again_and_not_in_a_hurry() {
    // Both at once, because each takes half a minute of waiting.
    let without_hello = World::plan().discord(|setup| setup.heartbeat = None).launch().await;
    let without_ready = World::plan().on_every_identify(Greeting::Silence).launch().await;
    tokio::join!(gives_up_waiting(without_hello, 0), gives_up_waiting(without_ready, 2));
}

#[tokio::test]
async fn a_frame_of_ten_megabytes_does_no_harm() {
    let world = World::start().await;
    world.ask("podcast topic about:django").await;
    world.discord.down(&Down::Frame("x".repeat(10 << 20)));
    world.ask("podcast topic about:python").await;
    assert_eq!(world.identifies(), 1);
    assert!(world.peak_memory() < 128, "{} MB", world.peak_memory());
}

/// A world with so many shards, of which the one beside is going to be hit.
fn sharded(shards: u64) -> (Plan, u64) {
    let plan = World::plan().discord(|setup| {
        (setup.shards, setup.concurrency) = (shards, 2);
        setup.guilds.push(BESIDE);
    });
    (plan, (BESIDE >> 22) % shards)
}

async fn ready(plan: Plan, shards: u64) -> World {
    let world = plan.start().await;
    world.until("all are ready", |inner| (inner.gateway.readies as u64 >= shards).then_some(())).await;
    world
}

/// Whoever asks the shard that was hit is answered again; who asks the one beside it notices nothing.
async fn all_answer(world: &World, shards: u64, what: &str) {
    if shards > 1 {
        world.ask("podcast topic about:django").await;
    }
    answers_again(world, what).await;
}

/// Asks the shard that was hit until it answers; what was asked while it was away may be too old by then.
async fn answers_again(world: &World, what: &str) {
    let ask = async { while tokio::time::timeout(LIFETIME, ask_beside(world).answer).await.is_err() {} };
    assert!(tokio::time::timeout(PATIENCE, ask).await.is_ok(), "{what}: {}", world.log());
}

/// What the next connection hears first, after the one there is has ended.
const NO_HELLOS: [&str; 10] = [
    r#"{"op":10,"d":{"heartbeat_interval":0}}"#,
    r#"{"op":10,"d":{"heartbeat_interval":1}}"#,
    r#"{"op":10,"d":{"heartbeat_interval":18446744073709551615}}"#,
    r#"{"op":10,"d":{"heartbeat_interval":-1}}"#,
    r#"{"op":10,"d":{"heartbeat_interval":41250.5}}"#,
    r#"{"op":10,"d":{"heartbeat_interval":"41250"}}"#,
    r#"{"op":10,"d":null}"#,
    r#"{"op":10}"#,
    r#"{"op":7,"d":null}"#,
    r#"{"op":9,"d":true}"#,
];

async fn nonsense_costs_at_most_a_connection(shards: u64) {
    let (plan, hit) = sharded(shards);
    let world = ready(plan, shards).await;
    let deep = format!(
        r#"{{"t":"INTERACTION_CREATE","s":2,"op":0,"d":{}1{}}}"#,
        r#"{"a":"#.repeat(500),
        "}".repeat(500)
    );
    let texts = [
        "",
        "[]",
        r#"{"t":"INTERACTION_CREATE","s":2,"op":0,"d":{"id":"#,
        r#"{"op":255,"d":null}"#,
        r#"{"op":256}"#,
        r#"{"op":-1}"#,
        r#"{"op":"0","t":"X","s":5}"#,
        r#"{"op":0,"s":3,"d":{}}"#,
        r#"{"t":7,"s":null,"op":0,"d":{}}"#,
        r#"{"t":"X","s":-5,"op":0,"d":{}}"#,
        r#"{"op":11}"#,
        r#"{"op":1,"d":null}"#,
        &deep,
    ];
    let mut frames: Vec<Down> = texts.iter().map(|text| Down::Frame((*text).to_owned())).collect();
    frames.push(Down::Binary(vec![1, 2, 3]));
    frames.push(Down::Binary(vec![0x78, 0x9c, 0, 0, 0xff, 0xff]));
    for frame in frames {
        world.discord.state.change(|inner| inner.gateway.say_to(hit, &frame));
        all_answer(&world, shards, &format!("{frame:?}")).await;
    }
    assert_eq!(world.discord.look(|inner| inner.gateway.connections as u64), shards, "{}", world.log());
    for hello in NO_HELLOS {
        world.discord.state.change(|inner| {
            inner.gateway.hellos.push_back(Down::Frame(hello.to_owned()));
            inner.gateway.say_to(hit, &Down::Abort);
        });
        all_answer(&world, shards, hello).await;
    }
    // In the middle of a session too.
    world.discord.state.change(|inner| inner.gateway.say_to(hit, &Down::Frame(NO_HELLOS[0].to_owned())));
    all_answer(&world, shards, "a heartbeat every 0 ms").await;
    assert_eq!(world.identifies() as u64, shards, "no session was lost: {}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_gateway_says_costs_at_most_a_connection() {
    tokio::join!(nonsense_costs_at_most_a_connection(1), nonsense_costs_at_most_a_connection(2));
}

async fn begins_anew_after(shards: u64, over: &'static str) {
    let (plan, hit) = sharded(shards);
    let world = ready(plan, shards).await;
    world.discord.state.change(|inner| {
        inner.gateway.say_to(hit, &Down::Frame(over.to_owned()));
        inner.gateway.disown(hit);
    });
    let all = shards as usize;
    world.until(&format!("{over} is obeyed"), |inner| (inner.gateway.readies > all).then_some(())).await;
    answers_again(&world, over).await;
    assert_eq!(world.identifies(), all + 1, "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_over_in_odd_words_begins_anew() {
    tokio::join!(
        begins_anew_after(1, r#"{"op":9,"d":null}"#),
        begins_anew_after(1, r#"{"op":9}"#),
        begins_anew_after(2, r#"{"op":9,"d":"false"}"#),
    );
}

/// Before HELLO no identify was spent, so none is waited for.
async fn is_back_after_it_was_turned_away(shards: u64) {
    let (plan, hit) = sharded(shards);
    let world = ready(plan, shards).await;
    world.discord.state.change(|inner| {
        inner.gateway.hellos.extend([Down::Close(1001), Down::Abort, Down::Close(4000)]);
        inner.gateway.say_to(hit, &Down::invalid_session(false));
    });
    let all = shards as usize;
    world.until("it is back", |inner| (inner.gateway.readies > all).then_some(())).await;
    all_answer(&world, shards, "turned away").await;
    assert_eq!(world.identifies(), all + 1, "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_hangs_up_before_its_hello_costs_no_identify() {
    tokio::join!(is_back_after_it_was_turned_away(1), is_back_after_it_was_turned_away(2));
}

/// The address for resuming is a hint: where it does not lead on, the gateway's own does.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_goes_on_at_the_gateways_own_address_where_its_own_fails() {
    for shards in [1, 2] {
        let (plan, hit) = sharded(shards);
        let world = ready(plan, shards).await;
        world.discord.state.change(|inner| {
            inner.gateway.hellos.push_back(Down::Close(4000));
            inner.gateway.say_to(hit, &Down::Abort);
        });
        all_answer(&world, shards, "another address").await;
        let (there, resumed) =
            world.discord.look(|inner| (inner.gateway.at_resume_address, inner.gateway.resumed));
        assert_eq!((there, resumed, world.identifies() as u64), (1, 1, shards), "{}", world.log());
    }
}

/// READY with another body, in the order in which Discord writes it.
fn with_ready(frame: &str, change: fn(&mut Value)) -> String {
    let mut said: Value = serde_json::from_str(frame).unwrap();
    if said["t"] != "READY" {
        return frame.to_owned();
    }
    change(&mut said);
    format!(r#"{{"t":"READY","s":{},"op":0,"d":{}}}"#, said["s"], said["d"])
}

fn without(said: &mut Value, keys: &[&str]) {
    said["d"].as_object_mut().unwrap().retain(|key, _| !keys.contains(&key.as_str()));
}

type Spoil = fn(&str) -> String;

/// How READY can be odd, and whether its session can be resumed all the same.
const ODD_READIES: [(Spoil, bool); 9] = [
    (|frame| with_ready(frame, |said| without(said, &["application", "guilds", "user", "v", "shard"])), true),
    (|frame| with_ready(frame, |said| said["d"]["resume_gateway_url"] = json!("no address at all")), true),
    (|frame| with_ready(frame, |said| said["d"]["resume_gateway_url"] = json!("")), true),
    (
        |frame| {
            with_ready(frame, |said| said["d"]["resume_gateway_url"] = json!("wss://gateway.invalid/?x#y"))
        },
        true,
    ),
    (|frame| with_ready(frame, |said| said["d"]["resume_gateway_url"] = Value::Null), false),
    (|frame| with_ready(frame, |said| without(said, &["resume_gateway_url"])), false),
    (|frame| with_ready(frame, |said| without(said, &["session_id"])), false),
    (|frame| with_ready(frame, |said| said["d"] = Value::Null), false),
    // No event says which it is.
    (
        |frame| {
            let said: Value = serde_json::from_str(frame).unwrap();
            format!(r#"{{"op": 0, "d": {}, "s": null, "t": {}}}"#, said["d"], said["t"])
        },
        false,
    ),
];

async fn begins_with_an_odd_ready(shards: u64, (spoil, resumes): (Spoil, bool)) {
    let (plan, hit) = sharded(shards);
    let spoil_it = move |inner: &mut Inner| inner.gateway.spoils = Some((hit, spoil));
    let world = ready(plan.arrange(spoil_it), shards).await;
    world.says_times(r#""message":"ready""#, shards as usize).await;
    all_answer(&world, shards, "an odd READY").await;
    world.discord.state.change(|inner| {
        inner.gateway.spoils = None;
        inner.gateway.say_to(hit, &Down::Abort);
    });
    let begun = shards as usize;
    world.until("it is back", |inner| (inner.gateway.begun() > begun).then_some(())).await;
    answers_again(&world, "after the connection ended").await;
    assert_eq!(world.identifies(), begun + usize::from(!resumes), "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_odd_ready_begins_a_session() {
    assert_ne!((BESIDE >> 22) % 2, (GUILD >> 22) % 2);
    // Few at once: each is a process or two that wants to answer in time.
    for (number, odd) in ODD_READIES.into_iter().enumerate() {
        if number % 3 == 0 {
            tokio::join!(begins_with_an_odd_ready(1, odd), begins_with_an_odd_ready(2, odd));
        } else {
            begins_with_an_odd_ready(1 + number as u64 % 2, odd).await;
        }
    }
}
