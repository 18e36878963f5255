//! Stories about questions and what the member reads. Buttons, suggestions and hostile words have stories of their own.

use crate::world::{ANNA, BEN, Place, TALK, World};

#[tokio::test]
async fn a_topic_is_answered_for_everyone() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django").await;
    assert!(!answer.is_private());
    assert_eq!(answer.titles()[0], "Django Hour", "{}", answer.text());
    assert!(answer.text().contains("https://django.example/"), "{}", answer.text());
    assert!(answer.text().contains("An hour a week on one part of Django."), "{}", answer.text());
}

#[tokio::test]
async fn a_typo_is_understood_and_said() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:djagno").await;
    assert_eq!(answer.titles()[0], "Django Hour", "{}", answer.text());
    assert!(answer.words().contains("djagno"), "{}", answer.text());
}

#[tokio::test]
async fn a_question_can_be_private() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django private:true").await;
    assert!(answer.is_private());
    assert_eq!(answer.titles()[0], "Django Hour");
}

#[tokio::test]
async fn level_and_language_narrow_the_answer() {
    let world = World::start().await;
    let beginner = world.ask("podcast topic about:python level:beginner").await;
    assert!(beginner.titles().contains(&"First Steps in Python".to_owned()), "{}", beginner.text());
    assert!(!beginner.titles().contains(&"Schlangengrube".to_owned()), "{}", beginner.text());
    let german = world.ask("podcast topic about:python language:de").await;
    assert_eq!(german.titles(), ["Schlangengrube"], "{}", german.text());
}

#[tokio::test]
async fn a_member_can_be_told() {
    let world = World::start().await;
    let answer = world.ask(&format!("podcast topic about:django for:<@{}>", BEN.id)).await;
    assert!(answer.words().contains(&format!("<@{}>", BEN.id)), "{}", answer.text());
    let allowed = &answer.raw["data"]["allowed_mentions"];
    assert_eq!(allowed["users"], serde_json::json!([BEN.id.to_string()]), "only that member is notified");
}

#[tokio::test]
async fn nothing_found_is_told_to_the_asker_alone() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:pizza recipes").await;
    assert!(answer.is_private(), "{}", answer.text());
    assert!(answer.titles().is_empty(), "{}", answer.text());
}

#[tokio::test]
async fn every_command_answers_everywhere() {
    let world = World::start().await;
    let questions = [
        "podcast topic about:python",
        "podcast show name:Snake Tales",
        "podcast episode about:django",
        "podcast random",
        "podcast random topic:python",
        "podcast similar name:Django Hour",
        "podcast topics",
        "podcast help",
    ];
    for place in [TALK, Place::Channel { adults_only: true }, Place::Dm, Place::Group] {
        for question in questions {
            let answer = world.ask_as(ANNA, place, question).await;
            assert!(!answer.words().trim().is_empty(), "{question}");
        }
    }
}

#[tokio::test]
async fn a_show_is_described_in_full() {
    let world = World::start().await;
    let words = world.ask("podcast show name:snakes").await.words();
    for part in ["Snake Tales", "Ada Example", "Grace Example", "Python", "How Python came to be"] {
        assert!(words.contains(part), "{part} is missing in\n{words}");
    }
}

#[tokio::test]
async fn an_episode_is_found_by_its_guest() {
    let world = World::start().await;
    let answer = world.ask("podcast episode about:guido").await;
    assert!(answer.words().contains("How Python came to be"), "{}", answer.text());
}

#[tokio::test]
async fn something_similar_is_something_else() {
    let world = World::start().await;
    let answer = world.ask("podcast similar name:Django Hour").await;
    assert!(!answer.titles().is_empty(), "{}", answer.text());
    assert!(!answer.titles().contains(&"Django Hour".to_owned()), "{}", answer.text());
}

#[tokio::test]
async fn a_message_is_searched_privately() {
    let world = World::start().await;
    let answer = world.find_podcasts_in("hey all, how do I get started with django?").await;
    assert!(answer.is_private());
    assert_eq!(answer.titles()[0], "Django Hour", "{}", answer.text());
}

#[tokio::test]
async fn an_empty_message_is_answered_too() {
    let world = World::start().await;
    let answer = world.find_podcasts_in("").await;
    assert!(answer.is_private());
    assert!(!answer.words().trim().is_empty());
}

#[tokio::test]
async fn it_answers_over_tls_with_the_limiter_of_its_library() {
    let world = World::plan().discord(|setup| setup.tls = true).start().await;
    let answer = world.ask("podcast topic about:django").await;
    assert_eq!(answer.titles()[0], "Django Hour");
    world.ask_in_dm("podcast random").await;
}
