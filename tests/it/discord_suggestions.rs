//! Stories about what is offered while a member types.

use crate::world::World;

const FIELDS: [(&str, &str); 5] = [
    ("podcast topic", "about"),
    ("podcast show", "name"),
    ("podcast episode", "about"),
    ("podcast random", "topic"),
    ("podcast similar", "name"),
];

#[tokio::test]
async fn an_empty_field_offers_something_useful() {
    let world = World::start().await;
    for (words, field) in FIELDS {
        let choices = world.type_in(words, field, "").await;
        assert!(!choices.is_empty() && choices.len() <= 25, "{words} {field}: {choices:?}");
    }
}

#[tokio::test]
async fn what_begins_so_comes_first_and_slips_are_forgiven() {
    let world = World::start().await;
    let names =
        |choices: Vec<(String, String)>| choices.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let exact = names(world.type_in("podcast topic", "about", "djan").await);
    assert!(exact[0].contains("Django"), "{exact:?}");
    let slip = names(world.type_in("podcast topic", "about", "djagno").await);
    assert!(slip.iter().any(|name| name.contains("Django")), "{slip:?}");
    let show = names(world.type_in("podcast show", "name", "snak").await);
    assert!(show[0].contains("Snake Tales"), "{show:?}");
}

#[tokio::test]
async fn name_value_and_free_text_are_understood_alike() {
    let world = World::start().await;
    for (words, field) in FIELDS {
        let (name, value) = world.type_in(words, field, "").await.remove(0);
        let by_name = world.ask(&format!("{words} {field}:{name}")).await;
        let by_value = world.ask(&format!("{words} {field}:{value}")).await;
        assert!(!by_name.titles().is_empty(), "{words} {field}:{name}\n{}", by_name.text());
        if words != "podcast random" {
            assert_eq!(by_name.titles(), by_value.titles(), "{words} {field}: {name} and {value} differ");
        }
    }
}

#[tokio::test]
async fn hostile_typing_is_answered() {
    let world = World::start().await;
    let long = "x".repeat(100);
    for typed in
        ["@everyone", "[good](https://evil.example)", "\u{202e}gnitset", "\u{200b}", "💥💥💥", long.as_str()]
    {
        for (words, field) in FIELDS {
            world.type_in(words, field, typed).await;
        }
    }
}
