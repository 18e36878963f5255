//! Stories about buttons and selects: whose press changes what, and that they outlast the process that made them.

use crate::world::{ANNA, BEN, QUIET, TALK, World};

#[tokio::test]
async fn more_shows_others() {
    let world = World::start().await;
    let first = world.ask("podcast topic about:python").await;
    assert!(first.titles().len() <= 5 && !first.titles().is_empty(), "{}", first.text());
    let second = world.press(&first, "More").await;
    assert!(!second.titles().is_empty(), "{}", second.text());
    assert!(second.titles().iter().all(|title| !first.titles().contains(title)), "{}", second.text());
}

#[tokio::test]
async fn another_one_is_another_one() {
    let world = World::start().await;
    let first = world.ask("podcast random topic:python").await;
    let second = world.press(&first, "Another one").await;
    assert!(!second.titles().is_empty(), "{}", second.text());
    assert_ne!(first.titles(), second.titles());
}

#[tokio::test]
async fn the_last_page_offers_no_more() {
    let world = World::start().await;
    let mut answer = world.ask("podcast topic about:python").await;
    for _ in 0..10 {
        if !answer.buttons().contains(&"More".to_owned()) {
            return;
        }
        answer = world.press(&answer, "More").await;
    }
    panic!("there is always more:\n{}", answer.text());
}

#[tokio::test]
async fn a_private_answer_can_be_shared_where_the_member_may_write() {
    let world = World::start().await;
    let private = world.ask("podcast topic about:django private:true").await;
    let shared = world.press(&private, "Share").await;
    assert!(!shared.is_private() && !shared.is_update(), "{}", shared.text());
    assert_eq!(shared.titles(), private.titles());
    let public = world.ask("podcast topic about:django").await;
    assert!(!public.buttons().contains(&"Share".to_owned()), "it is shared already");
}

#[tokio::test]
async fn who_may_not_write_cannot_share() {
    let world = World::start().await;
    let private = world.ask_as(QUIET, TALK, "podcast topic about:django private:true").await;
    assert!(!private.buttons().contains(&"Share".to_owned()), "{}", private.text());
    // A button made earlier, when the member still might write.
    let annas = world.ask_as(ANNA, TALK, "podcast topic about:django private:true").await;
    let share = annas.button("Share")["custom_id"].as_str().unwrap().to_owned();
    let refused = world.press_forged(&private, &share).await;
    assert!(refused.is_private(), "{}", refused.text());
}

#[tokio::test]
async fn details_show_one_in_full() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:django").await;
    let options = answer.options();
    assert!(!options.is_empty(), "{}", answer.text());
    let details = world.choose(&answer, &options[0]).await;
    assert_eq!(details.titles()[0], options[0], "{}", details.text());
}

#[tokio::test]
async fn somebody_elses_press_is_theirs_alone() {
    let world = World::start().await;
    let annas = world.ask("podcast topic about:python").await;
    for label in annas.buttons() {
        let bens = world.press_as(BEN, &annas, &label).await;
        assert!(bens.is_private() && !bens.is_update(), "{label}: {}", bens.text());
    }
    let options = annas.options();
    let details = world.choose_as(BEN, &annas, &options[0]).await;
    assert!(details.is_private() && !details.is_update(), "{}", details.text());
}

#[tokio::test]
async fn buttons_outlast_the_process() {
    let mut world = World::start().await;
    let before = world.ask("podcast topic about:python").await;
    let expected = world.press(&before, "More").await.titles();
    world.restart().await;
    assert_eq!(world.press(&before, "More").await.titles(), expected);
    let options = before.options();
    assert_eq!(world.choose(&before, &options[0]).await.titles()[0], options[0]);
}

#[tokio::test]
async fn custom_ids_hold_no_words_of_members() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:djagno").await;
    for custom_id in answer.custom_ids() {
        assert!(!custom_id.contains("djagno"), "{custom_id}");
    }
}
