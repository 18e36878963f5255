//! Stories of a podpick that is started again, and of one shard among several: nothing is lost, nothing is done twice, and
//! one that is deaf is deaf alone.

use std::time::Duration;

use crate::loopback::{Down, Fault, Greeting, Route};
use crate::world::{ANNA, BEN, GUILD, MIA, TALK, World};

const SCHEDULE: &str = "pick schedule channel:<#444000000000000010> day:monday time:9:00 timezone:Berlin";

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_goes_on_with_the_session_and_answers_what_came_meanwhile() {
    let mut world = World::start().await;
    world.ask("podcast topic about:django").await;
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    let process = std::time::Instant::now();
    world.start_again();
    let asked = world.send(ANNA, TALK, "podcast topic about:python");
    assert!(asked.answer().await.text().contains("Python"), "after {:?}", process.elapsed());
    let (identifies, resumed) =
        world.discord.look(|inner| (inner.gateway.identifies.len(), inner.gateway.resumed));
    assert_eq!((identifies, resumed), (1, 1), "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_is_said_again_after_a_kill_acts_once() {
    let mut world = World::start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    // What was kept of the session is from before: Discord says everything again.
    world.restart().await;
    assert_eq!(world.identifies(), 1, "it resumes: {}", world.log());
    world
        .until("what came again was handled", |inner| {
            let again = inner
                .requests
                .iter()
                .filter(|one| one.path.ends_with("/callback") && one.status == Some(400));
            (again.count() == 2).then_some(())
        })
        .await;
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert!(queue.text().contains("Snake Tales") && !queue.text().contains("2. "), "{}", queue.text());
    assert!(!world.log().contains("\"level\":\"ERROR\""), "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_was_cut_off_before_it_acted_acts_when_it_is_said_again() {
    let mut world = World::start().await;
    world.ask_as(MIA, TALK, &SCHEDULE.replace("day:", "auto:true day:")).await;
    for show in ["Snake Tales", "Django Hour"] {
        // What a moderator may do in the channel of the schedule is asked for, and nobody answers.
        world.discord.fault(Route::Guild, Fault::Hold { effect: false });
        let token = world.send(MIA, TALK, &format!("pick add show:{show}")).token().to_owned();
        world.kill_when_held().await;
        let told = world
            .until("it is done after all", |inner| inner.interactions.get(&token)?.follow_up.clone())
            .await;
        assert!(told.to_string().contains(&format!("Queued **{show}**")), "{told}");
        // Now it is done, and said once more.
        world.restart().await;
        let queue = world.ask_as(MIA, TALK, "pick queue").await;
        assert_eq!(queue.text().matches(&format!("**{show}**")).count(), 1, "{}", queue.text());
    }
    assert!(!world.log().contains("\"level\":\"ERROR\""), "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_that_acted_and_could_not_say_so_acts_no_more() {
    let mut world = World::start().await;
    // Here nothing has to be asked for: it acts, and then it answers.
    world.ask_as(MIA, TALK, &SCHEDULE.replace("010>", "001>")).await;
    world.discord.fault(Route::Callback, Fault::Hold { effect: false });
    let token = world.send(MIA, TALK, "pick add show:Snake Tales").token().to_owned();
    world.kill_when_held().await;
    let told = world.until("it is said again", |inner| inner.interactions.get(&token)?.answer.clone()).await;
    assert!(told.to_string().contains("sent this command twice"), "{told}");
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert_eq!(queue.text().matches("**Snake Tales**").count(), 1, "{}", queue.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_under_load_loses_nothing() {
    let mut world = World::start().await;
    let mut tokens = Vec::new();
    for number in 0..100 {
        let person = if number % 2 == 0 { ANNA } else { BEN };
        tokens.push(world.send(person, TALK, "podcast topic about:django").token().to_owned());
        if number == 40 {
            world.terminate();
        }
        if number == 60 {
            assert_eq!(world.exit_code().await, 0);
            world.start_again();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    // A slow machine may take longer for the start than Discord waits; then that is said, once for each.
    world
        .until("each was answered, or came too late", |inner| {
            let answered = |token: &&String| inner.interactions.get(token).unwrap().answer.is_some();
            let open = tokens.len() - tokens.iter().filter(answered).count();
            let late = world.log().matches("came too late").count() + world.log().matches("too late").count();
            (open == 0 || late >= open).then_some(())
        })
        .await;
    assert_eq!(world.identifies(), 1, "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_discord_has_forgotten_costs_one_identify() {
    let mut world = World::start().await;
    world.kill();
    world.discord.state.change(|inner| inner.gateway.forget());
    world.start_again();
    world.until("it has begun anew", |inner| (inner.gateway.readies == 2).then_some(())).await;
    assert_eq!(world.identifies(), 2);
    world.ask("podcast topic about:django").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_not_resumed_with_another_shard_or_after_minutes() {
    let mut world = World::start().await;
    world.kill();
    world.advance(Duration::from_mins(6));
    world.start_again();
    world.until("it has begun anew", |inner| (inner.gateway.readies == 2).then_some(())).await;
    assert!(world.discord.look(|inner| inner.gateway.resumes.is_empty()), "{}", world.log());
}

/// Without intents nothing comes between two interactions: what was kept of the session would count as old.
#[tokio::test(flavor = "multi_thread")]
async fn a_session_in_which_nothing_came_for_minutes_is_resumed_too() {
    let mut world = World::start().await;
    world.ask("podcast topic about:django").await;
    world.advance(Duration::from_mins(6));
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    world.start_again();
    world.until("it has resumed", |inner| (inner.gateway.resumed == 1).then_some(())).await;
    assert_eq!(world.identifies(), 1, "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_while_the_gateway_turns_it_away_keeps_the_session() {
    let mut world = World::start().await;
    world.discord.state.change(|inner| {
        inner.gateway.on_resume.extend(std::iter::repeat_n(Greeting::Close(4000), 5));
    });
    world.discord.down(&Down::Close(4000));
    world.until("it was turned away", |inner| (inner.gateway.resumes.len() == 5).then_some(())).await;
    world.advance(Duration::from_mins(6));
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
    world.start_again();
    world.until("it has resumed", |inner| (inner.gateway.resumed == 1).then_some(())).await;
    assert_eq!(world.identifies(), 1, "{}", world.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn one_deaf_shard_is_one_deaf_shard() {
    let own = (GUILD >> 22) % 2;
    let plan = World::plan().env("HTTP_ADDR", "127.0.0.1:0").discord(|setup| {
        (setup.shards, setup.concurrency) = (2, 2);
        setup.heartbeat = Some(Duration::from_secs(1));
    });
    let mut world = plan.start().await;
    world.until("both are ready", |inner| (inner.gateway.readies == 2).then_some(())).await;
    world.discord.state.change(|inner| {
        inner.gateway.deaf.push(1 - own);
        inner.gateway.on_resume.extend(std::iter::repeat_n(Greeting::Silence, 20));
    });
    world.says("No answer to a heartbeat").await;
    world.page_says("/readyz", 503, &format!("shard {}", 1 - own)).await;
    // The other one answers, and goes on to.
    for _ in 0..3 {
        assert!(world.ask("podcast topic about:django").await.text().contains("Django"));
    }
    assert_eq!(world.identifies(), 2, "{}", world.log());
    world.terminate();
    assert_eq!(world.exit_code().await, 0);
}
