//! Stories about buttons and selects: whose press changes what, and that they outlast the process that made them.

use crate::world::{ADA, ANNA, BEN, MIA, QUIET, TALK, World};

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
async fn what_changes_something_works_for_whom_it_was_made_and_outlasts_the_process() {
    let mut world = World::start().await;
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    let chosen = world.choose(&queue, "1. Django Hour").await;
    let remove = chosen.button("Remove")["custom_id"].as_str().unwrap().to_owned();
    let (unsigned, signature) = remove.rsplit_once(";m").unwrap();
    // Another moderator, a member, and the same moderator with an id that was cut, changed or made up.
    let adas = world.ask_as(ADA, TALK, "pick queue").await;
    let annas = world.ask("podcast help").await;
    let other = format!("{};m{signature}", unsigned.replace('x', "u"));
    let long = format!("{remove}{}", "0".repeat(100));
    for (answer, id) in [
        (&adas, remove.as_str()),
        (&annas, &remove),
        (&chosen, unsigned),
        (&chosen, remove.split_at(remove.len() - 1).0),
        (&chosen, &other),
        (&chosen, &long),
        (&chosen, &remove.replacen('1', "0", 1)),
    ] {
        let told = world.press_forged(answer, id).await;
        assert!(told.is_private() && !told.is_update(), "{id}: {}", told.text());
        assert!(told.words().contains("This belongs to an older answer"), "{id}: {}", told.text());
    }
    world.restart().await;
    let queue = world.ask_as(MIA, TALK, "pick queue").await;
    assert!(queue.words().contains("Django Hour"), "nothing was changed: {}", queue.text());
    let left = world.press(&chosen, "Remove").await;
    assert!(!left.words().contains("Django Hour"), "{}", left.text());
}

#[tokio::test]
async fn custom_ids_hold_no_words_of_members() {
    let world = World::start().await;
    let answer = world.ask("podcast topic about:djagno").await;
    for custom_id in answer.custom_ids() {
        assert!(!custom_id.contains("djagno"), "{custom_id}");
    }
}
