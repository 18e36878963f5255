//! Stories of what once read wrong: slips, leftovers and small print. Each failed before it was mended.

use crate::world::World;

#[tokio::test]
async fn sentences_are_kept_apart() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:djagno").await;
    let first = answer.text().lines().nth(1).unwrap_or_default().to_owned();
    assert_eq!(
        first,
        "You typed *djagno*; showing **Django**. Only 1 show about **Django**; the rest cover **Python**."
    );
}

#[tokio::test]
async fn the_sentence_above_knows_of_the_filters() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django level:advanced").await;
    assert!(!answer.titles().contains(&"Django Hour".to_owned()));
    assert!(!answer.text().contains("Only 1 show about"), "{}", answer.text());
}

#[tokio::test]
async fn a_button_whose_show_is_gone_leaves_the_message_alone() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django").await;
    for custom_id in ["1s;w0123456789abcdef", "1t;w0123456789abcdef", "1t;w", "1t;a"] {
        let gone = world.press_forged(&answer, custom_id).await;
        assert!(gone.is_private() && !gone.is_update(), "{custom_id}: {}", gone.text());
    }
}

#[tokio::test]
async fn a_slip_in_the_name_of_a_show_is_forgiven_or_asked_about() {
    let world = World::start().await;
    for slip in ["Snake Tails", "Snaek Tales", "Djagno Hour"] {
        let answer = world.ask(&format!("podcast show name:{slip}")).await;
        let found = !answer.titles().is_empty() || !answer.options().is_empty();
        assert!(found, "{slip}: {}", answer.text());
    }
}

#[tokio::test]
async fn widened_episodes_are_said_to_be_so() {
    let world = World::start().await;
    let answer = world.ask("podcast episode about:django").await;
    let first = answer.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(first.contains("Django") && first.contains("Python"), "{}", answer.text());
}

#[tokio::test]
async fn a_draw_says_how_it_read_a_typo() {
    let world = World::start().await;
    let answer = world.ask("podcast random topic:djagno").await;
    assert!(answer.text().contains("djagno"), "{}", answer.text());
}

#[tokio::test]
async fn a_draw_says_why_it_fits() {
    let world = World::start().await;
    for _ in 0..20 {
        let answer = world.ask("podcast random topic:django").await;
        if answer.titles() == ["Snake Tales"] {
            assert!(answer.text().contains("Django at fifteen"), "{}", answer.text());
            assert!(!answer.text().contains("How Python came to be"), "{}", answer.text());
            return;
        }
    }
}

#[tokio::test]
async fn what_is_not_near_is_not_offered() {
    let world = World::start().await;
    let answer = world.ask("podcast topics under:cooking").await;
    assert!(!answer.text().contains("Did you mean"), "{}", answer.text());
    assert_eq!(answer.options(), ["Programming", "DevOps"], "topics to browse: {}", answer.text());
}

#[tokio::test]
async fn phyton_is_python() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:phyton").await;
    assert_eq!(answer.titles().first().map(String::as_str), Some("Snake Tales"), "{}", answer.text());
}

#[tokio::test]
async fn explicit_begins_with_a_capital_where_it_stands_first() {
    let world = World::start().await;
    let answer = world.ask("podcast show name:Code & Tea").await;
    assert!(!answer.text().contains("Status: explicit"), "{}", answer.text());
}
