//! Stories about hostile words: whatever members type, nothing of it comes back alive.

use serde_json::json;

use crate::world::{ANNA, TALK, World};

/// Characters that turn text around or hide in it.
const INVISIBLE: [char; 14] = [
    '\u{200b}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
    '\u{2060}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{feff}',
];

/// Markdown that would work, outside of code.
fn alive(words: &str, needle: &str) -> bool {
    let outside: String = words.split('`').step_by(2).collect::<Vec<_>>().join("`");
    let escaped = format!("\\{needle}");
    outside.matches(needle).count() > outside.matches(&escaped).count()
}

fn check(typed: &str, words: &str) {
    // A gap behind the @ is how the bot itself takes the life out of a mention.
    let words = &words.replace("@\u{200b}", "@ ");
    for character in INVISIBLE {
        assert!(!words.contains(character), "{character:?} came back for {typed:?}:\n{words}");
    }
    for needle in [
        "](https://evil.example",
        "@everyone",
        "@here",
        "<@1",
        "<@&1",
        "<#1",
        "</x:1>",
        "||spoiler",
        "**loud",
    ] {
        assert!(!alive(words, needle), "{needle} is alive for {typed:?}:\n{words}");
    }
    assert!(words.chars().filter(|c| ('\u{300}'..='\u{36f}').contains(c)).count() < 200, "a tower of marks");
}

fn hostile() -> Vec<String> {
    vec![
        "@everyone".to_owned(),
        "@here hello".to_owned(),
        "[good](https://evil.example)".to_owned(),
        "[django](https://evil.example)".to_owned(),
        "<@1> <@&1> <#1> </x:1>".to_owned(),
        "**loud** ||spoiler|| ~~gone~~ __under__".to_owned(),
        "djagno [good](https://evil.example) @everyone".to_owned(),
        "\u{202e}ognajd".to_owned(),
        "d\u{200b}j\u{200b}a\u{200b}g\u{200b}n\u{200b}o".to_owned(),
        "\u{2066}django\u{2069}".to_owned(),
        "```\ndjagno\n```".to_owned(),
        "`djagno` \\` \\".to_owned(),
        "> djagno\n# big".to_owned(),
        format!("d{}", "\u{301}".repeat(2000)),
        "../../etc/passwd".to_owned(),
        "'; DROP TABLE podcasts; --".to_owned(),
        "\0django\u{7}".to_owned(),
        "x".repeat(6000),
        "djagno ".repeat(800),
        "💥".repeat(3000),
        "   ".to_owned(),
        String::new(),
    ]
}

fn topic(world: &World, about: &str) -> serde_json::Value {
    json!({"id": world.definition(TALK, 1, "podcast")["id"], "name": "podcast", "type": 1, "options": [
        {"name": "topic", "type": 1, "options": [{"name": "about", "type": 3, "value": about}]},
    ]})
}

#[tokio::test]
async fn hostile_questions_do_not_come_back_alive() {
    let world = World::start().await;
    for typed in hostile() {
        let answer = world.interaction(ANNA, TALK, 2, &topic(&world, &typed), None).answer().await;
        check(&typed, &answer.words());
    }
}

#[tokio::test]
async fn hostile_messages_do_not_come_back_alive() {
    let world = World::start().await;
    for typed in hostile() {
        let answer = world.find_podcasts_in(&typed).await;
        check(&typed, &answer.words());
    }
}

#[tokio::test]
async fn a_hostile_catalog_does_not_come_back_alive() {
    let catalog = crate::catalogs::SMALL.replace(
        "An hour a week on one part of Django.",
        "@everyone [good](https://evil.example) **loud** <@1> talks.",
    );
    let world = World::plan().catalog(&catalog).start().await;
    let answer = world.ask("podcast topic about:django").await;
    check("the catalog", &answer.words());
}
