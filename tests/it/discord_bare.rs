//! Stories of what a member sees depending on permissions: text where embeds are not shown, and the commands they can use.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::json;

use crate::world::{ADA, ANNA, MIA, Person, Place, TALK, World};

#[tokio::test(flavor = "multi_thread")]
async fn where_embeds_are_not_shown_an_answer_is_text_with_links() {
    let world = World::start().await;
    // An answer that was worked out for another channel is none for this one, and the other way round.
    for _ in 0..2 {
        assert!(!world.ask_as(ANNA, TALK, "podcast show name:Snake Tales").await.titles().is_empty());
        let bare = world.ask_as(ANNA, Place::Bare, "podcast show name:Snake Tales").await;
        assert!(bare.titles().is_empty());
        assert!(bare.message["content"].as_str().unwrap().contains("](https://"), "{}", bare.text());
    }
    let bare = world.ask_as(ANNA, Place::Bare, "podcast topic about:djagno").await;
    assert_snapshot!(bare.text(), @"
    (everyone sees this)
    You typed *djagno*; showing **Django**. Only 1 show about **Django**; the rest cover **Python**.

    [Django Hour](https://django.example/)
    An hour a week on one part of Django.
    **Topics**: Django, Python
    **Hosts**: Will Example
    **Status**: Active

    [Snake Tales](https://snake.example/)
    Long talks with the people who make Python.
    **Topics**: Python, Web development
    **Hosts**: Ada Example, Grace Example
    **Status**: Active
    **Episodes to start with**: [Django at fifteen](https://snake.example/12) (48 min)
    [How Python came to be](https://snake.example/7) (61 min)
    Covers Python

    [Python Weekly News](https://news.example/)
    Ten minutes of news.
    **Topics**: Python
    Covers Python

    [Test Snakes](https://tests.example/)
    How others test their Python.
    **Topics**: Python
    Covers Python

    [Snakes and Tables](https://tables.example/)
    Python for people with data.
    **Topics**: Python
    Covers Python
    [More] [Send to me]
    <Details
      Django Hour
      Snake Tales
      Python Weekly News
      Test Snakes
      Snakes and Tables>
    ");
    for words in ["podcast topics", "podcast help", "podcast topic about:python", "podcast random"] {
        let answer = world.ask_as(ANNA, Place::Bare, words).await;
        let content = answer.message["content"].as_str().unwrap();
        assert!(content.encode_utf16().count() <= 2000 && content.len() > 40, "{words}: {content}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_messages_preview_is_read_as_well() {
    let world = World::start().await;
    let embeds = json!([{"type": "link", "title": "What is new in Django", "description": "A talk."}]);
    let found = world
        .find_podcasts_in_message(&json!({"content": "https://example.org/talk", "embeds": embeds}))
        .await;
    assert!(found.text().contains("Django Hour"), "{}", found.text());
    for odd in [json!(7), json!(null), json!([7, {"title": 5}])] {
        let found = world.find_podcasts_in_message(&json!({"content": "python", "embeds": odd})).await;
        assert!(found.text().contains("Python"), "{odd}: {}", found.text());
    }
}

/// The commands that the help for this member names.
async fn helped(world: &World, person: Person, place: Place) -> BTreeSet<String> {
    let help = world.ask_as(person, place, "podcast help").await.text();
    let named = help.split(['`', '<', '>']).filter_map(|part| part.strip_prefix('/'));
    named.map(|name| name.split(':').next().unwrap_or_default().to_owned()).collect()
}

/// The commands that Discord shows to this member, by what was registered.
fn registered(world: &World, person: Person, place: Place) -> BTreeSet<String> {
    let context = match place {
        Place::Dm => 1,
        Place::Group => 2,
        Place::Channel { .. } | Place::Bare | Place::News => 0,
    };
    let commands: Vec<_> =
        world.discord.look(|inner| inner.commands.seen_in(place.guild()).cloned().collect());
    let mut names = BTreeSet::new();
    for command in commands.iter().filter(|command| command["type"] == 1) {
        let here = command["contexts"].as_array().unwrap().iter().any(|one| *one == context);
        let needed = command["default_member_permissions"].as_str().and_then(|bits| bits.parse::<u64>().ok());
        let administrator = person.permissions & (1 << 3) != 0;
        let may = needed.is_none_or(|needed| administrator || person.permissions & needed == needed);
        if here && may {
            let subs = command["options"].as_array().unwrap().iter();
            let name = |of: &serde_json::Value| of["name"].as_str().unwrap().to_owned();
            names.extend(subs.map(|sub| format!("{} {}", name(command), name(sub))));
        }
    }
    // Discord asks one permission of a whole command; this part of it takes another one besides.
    if person.permissions & (1 << 3 | 1 << 5) == 0 {
        names.remove("podcast-shelf reviews");
    }
    // Part of a command that works everywhere, but only servers have a shelf.
    if place.guild().is_none() {
        names.remove("podcast suggest");
    }
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn help_lists_what_this_very_member_can_use() {
    let world = World::start().await;
    for (person, place) in [
        (MIA, TALK),
        (ANNA, TALK),
        (ADA, TALK),
        (MIA, TALK),
        (Person { permissions: 1 << 3, ..ANNA }, TALK),
        (ANNA, Place::Dm),
        (ANNA, Place::Group),
    ] {
        let (helped, registered) = (helped(&world, person, place).await, registered(&world, person, place));
        assert_eq!(helped, registered, "{} in {place:?}", person.name);
    }
}
