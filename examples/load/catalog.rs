//! A generated catalog of any size, and questions for it. Equal sizes give equal catalogs.

use std::fmt::Write;

const FIELDS: [&str; 20] = [
    "python",
    "rust",
    "java",
    "databases",
    "networks",
    "security",
    "testing",
    "compilers",
    "statistics",
    "graphics",
    "games",
    "robots",
    "audio",
    "video",
    "biology",
    "physics",
    "finance",
    "law",
    "design",
    "management",
];
const SIDES: [&str; 12] = [
    "basics", "history", "careers", "tools", "research", "people", "news", "teams", "scale", "teaching",
    "startups", "ethics",
];

/// A catalog with this many podcasts and a topic for every field and side.
pub(crate) fn generate(podcasts: usize) -> String {
    let mut toml = String::new();
    for field in FIELDS {
        let _ = writeln!(toml, "[[topic]]\nid = \"{field}\"\nlabel = \"{}\"\n", title(field));
        for side in SIDES {
            let label = format!("{} {side}", title(field));
            let _ = writeln!(
                toml,
                "[[topic]]\nid = \"{field}-{side}\"\nlabel = \"{label}\"\nbroader = [\"{field}\"]\n"
            );
        }
    }
    for number in 0..podcasts.max(FIELDS.len() * SIDES.len()) {
        let field = FIELDS[number % FIELDS.len()];
        let side = SIDES[number / FIELDS.len() % SIDES.len()];
        let name = format!("{} {} {number}", title(side), title(field));
        let _ = writeln!(
            toml,
            "[[podcast]]\nid = \"show-{number}\"\ntitle = \"{name}\"\nsite = \"https://show{number}.example/\"\n\
             hosts = [\"Host {number}\"]\nlanguage = \"en\"\nwhy = \"Show {number} talks about {field}, above all {side}.\"\n\
             topics = [\"{field}-{side}\", \"{field}\"]\n"
        );
    }
    toml
}

/// Questions for the generated catalog: plain, with a slip, and as a sentence.
pub(crate) fn questions() -> Vec<String> {
    let mut questions = Vec::new();
    for (at, field) in FIELDS.iter().enumerate() {
        let side = SIDES[at % SIDES.len()];
        questions.push((*field).to_owned());
        questions.push(format!("{field} {side}"));
        questions.push(format!("how do I learn about {field}?"));
        let mut slip: Vec<char> = field.chars().collect();
        slip.swap(1, 2);
        questions.push(slip.into_iter().collect());
    }
    questions
}

fn title(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
