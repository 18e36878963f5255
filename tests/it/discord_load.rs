//! Stories about many members at once: everyone is answered, and once. Speed is measured elsewhere.

use crate::loopback::Recorded;
use crate::world::{ANNA, BEN, TALK, World};

const QUESTIONS: [&str; 6] = [
    "podcast topic about:django",
    "podcast topic about:djagno private:true",
    "podcast topic about:pizza recipes",
    "podcast show name:Snake Tales",
    "podcast random",
    "podcast topics",
];

fn callbacks(requests: &[Recorded]) -> usize {
    requests.iter().filter(|request| request.path.ends_with("/callback")).count()
}

/// So many questions at once: all are answered in time, each once.
async fn all_are_answered(count: usize) {
    let world = World::start().await;
    let pending: Vec<_> = (0..count)
        .map(|at| world.send(if at % 2 == 0 { ANNA } else { BEN }, TALK, QUESTIONS[at % QUESTIONS.len()]))
        .collect();
    let tokens: Vec<String> = pending.iter().map(|pending| pending.token().to_owned()).collect();
    drop(pending);
    // A slow machine does not get through all of them in Discord's three seconds: those are let go, and said.
    world
        .until("each is answered, or let go", |inner| {
            let answered = |token: &&String| inner.interactions.get(token).unwrap().answer.is_some();
            let answered = tokens.iter().filter(answered).count();
            (answered + world.log().matches("too late").count() >= count).then_some(())
        })
        .await;
    world.ask("podcast topic about:python").await;
    assert!(world.discord.look(|inner| callbacks(&inner.requests)) <= count + 1, "none is answered twice");
}

#[tokio::test]
async fn a_hundred_at_once_are_all_answered_and_none_twice() {
    all_are_answered(100).await;
}

#[tokio::test]
async fn five_hundred_at_once_are_all_answered_and_none_twice() {
    all_are_answered(500).await;
}

/// So many key presses at once beside one question.
async fn suggestions_keep_up(count: usize) {
    let world = World::start().await;
    let typing = ["d", "dj", "dja", "djan", "djang", "django", "k8", "sna", "pyth", "xyzzy"];
    let all = (0..count).map(|at| world.type_in("podcast topic", "about", typing[at % typing.len()]));
    let all = serenity::futures::future::join_all(all);
    let (choices, answer) = tokio::join!(all, world.ask("podcast topic about:django"));
    assert_eq!(answer.titles()[0], "Django Hour");
    for (at, choices) in choices.into_iter().enumerate().filter(|(at, _)| at % typing.len() == 3) {
        assert!(choices[0].0.starts_with("Django · topic"), "{at}: {choices:?}");
    }
    assert_eq!(world.discord.look(|inner| callbacks(&inner.requests)), count + 1, "each is answered once");
}

#[tokio::test]
async fn suggestions_keep_up_with_fast_typists() {
    suggestions_keep_up(100).await;
}

#[tokio::test]
async fn suggestions_keep_up_with_a_crowd() {
    suggestions_keep_up(300).await;
}
