//! Stories that do not hold yet, each ignored with what is wrong. One that holds moves to the file of its kind.

use crate::world::World;

#[tokio::test]
#[ignore = "open: two sentences are put together without a blank"]
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
#[ignore = "open: the one show about Django is filtered out, but the sentence says that it is there"]
async fn the_sentence_above_knows_of_the_filters() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django level:advanced").await;
    assert!(!answer.titles().contains(&"Django Hour".to_owned()));
    assert!(!answer.text().contains("Only 1 show about"), "{}", answer.text());
}

#[tokio::test]
#[ignore = "open: what a button stood for is gone, and the answer that everyone reads is wiped out for it"]
async fn a_button_whose_show_is_gone_leaves_the_message_alone() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django").await;
    for custom_id in ["1s;w0123456789abcdef", "1t;w0123456789abcdef", "1t;w", "1t;a"] {
        let gone = world.press_forged(&answer, custom_id).await;
        assert!(gone.is_private() && !gone.is_update(), "{custom_id}: {}", gone.text());
    }
}

#[tokio::test]
#[ignore = "open: a slip in the name of a show finds and offers nothing"]
async fn a_slip_in_the_name_of_a_show_is_forgiven_or_asked_about() {
    let world = World::start().await;
    for slip in ["Snake Tails", "Snaek Tales", "Djagno Hour"] {
        let answer = world.ask(&format!("podcast show name:{slip}")).await;
        let found = !answer.titles().is_empty() || !answer.options().is_empty();
        assert!(found, "{slip}: {}", answer.text());
    }
}

#[tokio::test]
#[ignore = "open: episodes of broader topics are counted as if they were about the question"]
async fn widened_episodes_are_said_to_be_so() {
    let world = World::start().await;
    let answer = world.ask("podcast episode about:django").await;
    let first = answer.text().lines().nth(1).unwrap_or_default().to_owned();
    assert!(first.contains("Django") && first.contains("Python"), "{}", answer.text());
}

#[tokio::test]
#[ignore = "open: a draw by chance does not say how it read a typo"]
async fn a_draw_says_how_it_read_a_typo() {
    let world = World::start().await;
    let answer = world.ask("podcast random topic:djagno").await;
    assert!(answer.text().contains("djagno"), "{}", answer.text());
}

#[tokio::test]
#[ignore = "open: a draw about Django shows a podcast for one episode, with other episodes and no reason"]
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
#[ignore = "open: cooking is near the alias coding, and Programming is offered without saying so"]
async fn what_is_not_near_is_not_offered() {
    let world = World::start().await;
    let answer = world.ask("podcast topics under:cooking").await;
    assert!(answer.options().is_empty(), "{}", answer.text());
}

#[tokio::test]
#[ignore = "open: the most frequent slip in Python finds nothing"]
async fn phyton_is_python() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:phyton").await;
    assert_eq!(answer.titles().first().map(String::as_str), Some("Snake Tales"), "{}", answer.text());
}

#[tokio::test]
#[ignore = "open: the word stands alone and small where the status is not known"]
async fn explicit_begins_with_a_capital_where_it_stands_first() {
    let world = World::start().await;
    let answer = world.ask("podcast show name:Code & Tea").await;
    assert!(!answer.text().contains("Status: explicit"), "{}", answer.text());
}
