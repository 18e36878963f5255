//! Stories of starts that Discord holds up: what it asks to wait is waited out, said once, and told to systemd.

use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use crate::loopback::{Fault, Route};
use crate::picks;
use crate::world::{MIA, Plan, TALK, World};

const EVERYTHING: [Route; 5] =
    [Route::Gateway, Route::Application, Route::ReadCommands, Route::WriteCommands, Route::Other];

/// A plan in which all calls meet this.
fn meeting(fault: &Fault) -> Plan {
    EVERYTHING.into_iter().fold(World::plan(), |plan, route| plan.fault_always(route, fault.clone()))
}

/// How often it was said that podpick waits.
fn told(world: &World) -> usize {
    world.log().matches("Discord asks podpick to wait before it starts").count()
}

async fn waits_out(fault: Fault) {
    let world = meeting(&fault).env("HTTP_ADDR", "127.0.0.1:0").launch().await;
    world.says("Discord asks podpick to wait before it starts").await;
    world.page_says("/readyz", 503, "not connected to Discord yet").await;
    assert_eq!(told(&world), 1, "{}", world.log());
    let asked = world.discord.look(|inner| inner.requests.len());
    assert!(asked <= 3, "{asked} calls into a ban");
    world.discord.heal();
    // A call that was under way may hear of it only after the first hour.
    for _ in 0..3 {
        world.advance(Duration::from_mins(61));
        let ready =
            world.discord.until(Duration::from_secs(20), |inner| (inner.gateway.readies > 0).then_some(()));
        if ready.await.is_some() {
            break;
        }
    }
    world.ready().await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    let begun = world.discord.look(|inner| inner.gateway.identifies.len());
    assert_eq!(begun, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_is_waited_out_and_told_once() {
    tokio::join!(
        waits_out(Fault::Ban { retry_after: Some("3600") }),
        waits_out(Fault::Ban { retry_after: None }),
        waits_out(Fault::RateLimited { retry_after: Some("3600"), global: true }),
    );
}

#[tokio::test]
async fn an_address_in_use_is_an_error_of_its_own() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut world = World::plan().env("HTTP_ADDR", &address).launch().await;
    assert_eq!(world.exit_code().await, 71, "{}", world.log());
    let error = format!("error: HTTP_ADDR: cannot listen on {address}");
    assert!(world.log().lines().any(|line| line.starts_with(&error)), "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_application_and_the_gateway_are_each_asked_for_once() {
    let mut world = World::start().await;
    world.ask("podcast topic about:django").await;
    let asked = |world: &World, path: &str| {
        world.requests(path).iter().filter(|one| one.path.trim_start_matches("/api/v10") == path).count()
    };
    assert_eq!(asked(&world, "/applications/@me"), 1);
    assert_eq!(asked(&world, "/gateway/bot"), 1);
    assert_eq!(asked(&world, "/gateway") + asked(&world, "/users/@me"), 0);
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_see_why_posts_wait_and_until_when() {
    let world = World::start().await;
    let until = picks::schedule_with(&world, "").await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    world.discord.fault(Route::Message, Fault::RateLimited { retry_after: Some("120"), global: true });
    world.advance(until);
    world.says("Message not sent, retrying").await;
    let status = world.ask_as(MIA, TALK, "pick status").await.words();
    assert!(status.contains("Discord asks podpick to wait until <t:"), "{status}");
    world.advance(Duration::from_secs(121));
    picks::all_done(&world).await;
    let status = world.ask_as(MIA, TALK, "pick status").await.words();
    assert!(!status.contains("asks podpick to wait"), "{status}");
}

/// What a service tells its manager, until it says so.
fn hears(manager: &UnixDatagram, words: &str) -> Vec<String> {
    manager.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let (mut heard, mut said) = (Vec::new(), [0; 512]);
    loop {
        let length = manager.recv(&mut said).unwrap_or_else(|error| panic!("{error}: only {heard:?}"));
        heard.push(String::from_utf8_lossy(&said[..length]).into_owned());
        if heard.iter().any(|line| line.contains(words)) {
            return heard;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn systemd_hears_that_it_waits_and_only_then_that_it_is_ready() {
    let place = tempfile::tempdir().unwrap();
    let socket = place.path().join("notify");
    let manager = UnixDatagram::bind(&socket).unwrap();
    let plan = meeting(&Fault::Ban { retry_after: Some("3600") });
    let mut world = plan.env("NOTIFY_SOCKET", socket.to_str().unwrap()).launch().await;
    let heard = hears(&manager, "takes no calls from this address");
    assert!(heard.iter().any(|line| line.contains("EXTEND_TIMEOUT_USEC=")), "{heard:?}");
    assert!(!heard.iter().any(|line| line.contains("READY=1")), "{heard:?}");
    world.discord.heal();
    world.advance(Duration::from_mins(61));
    hears(&manager, "READY=1");
    world.terminate();
    hears(&manager, "STOPPING=1");
    assert_eq!(world.exit_code().await, 0);
}

/// One answer that is none must cost neither the commands, nor the picks, nor the whole process.
async fn outlives_odd_answers(route: Route, bodies: &'static [&'static str]) {
    let plan = bodies.iter().fold(World::plan(), |plan, body| {
        plan.fault(route, Fault::Says(200, &[("content-type", "application/json")], body))
    });
    let world = plan.fault(route, Fault::Says(204, &[], "")).start().await;
    let until = picks::schedule(&world).await;
    world.advance(until);
    picks::all_done(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_says_nothing_at_start_is_asked_for_again() {
    tokio::join!(
        outlives_odd_answers(Route::Gateway, &["{}", r#"{"url":5,"shards":"2"}"#, "[]"]),
        outlives_odd_answers(Route::Application, &["{}", r#"{"id":5}"#, "null"]),
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_without_end_fill_no_memory() {
    let plan = [Route::Gateway, Route::Application, Route::WriteCommands]
        .into_iter()
        .fold(World::plan(), |plan, route| {
            plan.fault(route, Fault::Endless(200)).fault(route, Fault::Endless(404))
        });
    let world = plan.start().await;
    for status in [200, 404, 500] {
        world.discord.fault(Route::Callback, Fault::Endless(status));
        let token = world.send(MIA, TALK, "podcast topic about:python").token().to_owned();
        world
            .until("it is met", |inner| {
                inner.requests.iter().any(|one| one.path.contains(&token)).then_some(())
            })
            .await;
        world.ask("podcast topic about:django").await;
    }
    assert!(world.peak_memory() < 128, "{} MB", world.peak_memory());
    world.forgive();
}
