//! The house keeps its floors: an inner room never uses an outer one, and each library stays in its room.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the inside out. A room may use those before it in this list that are named with it.
const MAY_USE: [(&str, &[&str]); 25] = [
    ("exit", &[]),
    ("backoff", &[]),
    ("connection", &[]),
    ("ops", &[]),
    ("ops/health", &[]),
    ("ops/metrics", &[]),
    ("ops/logs", &[]),
    ("ops/http_server", &[]),
    ("locale", &[]),
    ("text", &[]),
    ("catalog", &["text"]),
    ("schedule", &[]),
    ("outbox", &["backoff", "locale", "schedule"]),
    ("feeds/parse", &["catalog"]),
    ("search", &["catalog", "feeds/parse", "text"]),
    ("clock", &[]),
    ("config", &["ops/logs"]),
    ("store", &["catalog", "clock", "config", "outbox", "feeds/parse", "locale", "ops/metrics", "schedule"]),
    ("ops/http_pages", &["ops/health", "ops/metrics", "store"]),
    (
        "bot",
        &["backoff", "catalog", "outbox", "feeds/parse", "locale", "search", "store", "text", "schedule"],
    ),
    (
        "discord",
        &[
            "backoff",
            "bot",
            "catalog",
            "clock",
            "config",
            "connection",
            "outbox",
            "exit",
            "locale",
            "ops/health",
            "ops/metrics",
            "store",
        ],
    ),
    (
        "feeds",
        &["backoff", "bot", "catalog", "config", "connection", "exit", "feeds/parse", "outbox", "store"],
    ),
    (
        "app",
        &[
            "backoff",
            "bot",
            "catalog",
            "clock",
            "config",
            "discord",
            "exit",
            "feeds/parse",
            "feeds",
            "ops/health",
            "ops/http_pages",
            "ops/http_server",
            "ops/metrics",
            "schedule",
            "store",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "bot",
            "catalog",
            "config",
            "discord",
            "exit",
            "feeds/parse",
            "locale",
            "feeds",
            "ops/logs",
            "search",
            "store",
            "text",
            "clock",
        ],
    ),
    ("main", &["cli"]),
];

/// Rooms inside a room, because others than its own neighbours use them.
const INNER: [&str; 6] =
    ["feeds/parse", "ops/health", "ops/http_pages", "ops/http_server", "ops/logs", "ops/metrics"];

/// Libraries that only some rooms may name.
const ONLY_IN: [(&str, &[&str]); 22] = [
    ("serenity", &["discord"]),
    ("twilight_gateway", &["discord"]),
    ("twilight_model", &["discord"]),
    ("reqwest", &["discord", "config", "connection", "feeds", "app"]),
    ("tokio", &["discord", "ops/http_server", "feeds", "app", "store", "ops/http_pages"]),
    ("sqlx", &["store"]),
    ("clap", &["cli", "main"]),
    ("toml", &["catalog"]),
    ("fst", &["search"]),
    ("serde_json", &["catalog", "discord", "cli", "feeds/parse"]),
    ("quick_xml", &["feeds/parse"]),
    ("flate2", &["feeds", "search"]),
    ("indicatif", &["cli"]),
    ("axum", &["discord", "ops/http_server", "ops/http_pages"]),
    ("hyper", &["ops/http_server"]),
    ("hyper_util", &["ops/http_server"]),
    ("ring", &["catalog", "discord", "feeds"]),
    ("governor", &["discord"]),
    ("arc_swap", &["bot"]),
    ("fluent_bundle", &["bot"]),
    ("prometheus_client", &["ops/metrics"]),
    ("toml_edit", &["catalog", "cli"]),
];

#[test]
fn no_room_uses_one_further_out() {
    let mut wrong = Vec::new();
    for (room, path, text) in sources() {
        let allowed = MAY_USE.iter().find(|(name, _)| *name == room).map(|(_, rooms)| *rooms);
        let Some(allowed) = allowed else {
            wrong.push(format!("{}: the room {room} has no place in the list", path.display()));
            continue;
        };
        for used in used_rooms(&text) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_library_stays_in_its_room() {
    let mut wrong = Vec::new();
    for (room, path, text) in sources() {
        for (library, rooms) in ONLY_IN {
            let path_of = format!("{library}::");
            let whole = |(at, _): (usize, &str), line: &str| {
                let before = line.get(..at).and_then(|before| before.chars().next_back());
                !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            };
            let named = code(&text).any(|line| line.match_indices(&path_of).any(|at| whole(at, line)));
            if named && !rooms.contains(&room.as_str()) {
                wrong.push(format!("{} names {library}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn below_the_edges_nothing_waits_and_nothing_touches_the_world() {
    const WORLD: [&str; 8] =
        ["async ", ".await", "std::fs", "std::net", "std::env", "SystemTime", "Instant::now", "std::io"];
    let inner = ["text", "catalog", "search", "schedule", "outbox", "bot"];
    for (room, path, text) in sources() {
        if inner.contains(&room.as_str()) {
            // The bot waits for the store, and for nothing else.
            let words = WORLD.iter().filter(|word| room != "bot" || !matches!(**word, "async " | ".await"));
            for word in words {
                assert!(code(&text).all(|line| !line.contains(*word)), "{} holds {word:?}", path.display());
            }
        }
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for (_, path, text) in sources() {
        assert!(text.starts_with("//! "), "{}", path.display());
    }
}

/// Room, path and text of every source file that is not only tests.
fn sources() -> Vec<(String, PathBuf, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&top).expect("below src").to_owned();
                let first =
                    inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
                let within = |room: &&str| inside.with_extension("").starts_with(room);
                let room = INNER.into_iter().find(within).unwrap_or(first.trim_end_matches(".rs")).to_owned();
                let is_test =
                    inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"));
                if room != "lib" && !is_test {
                    found.push((room, inside, fs::read_to_string(&path).expect("text")));
                }
            }
        }
    }
    assert!(found.len() > 40, "only {} files found", found.len());
    found
}

/// Lines of code without comments and without the modules that are only tests.
pub(crate) fn code(text: &str) -> impl Iterator<Item = &str> {
    let mut tests = false;
    let mut marked = false;
    text.lines().filter(move |line| {
        if marked {
            // `mod tests;` is one line, `mod tests {` goes on to the closing brace in the first column.
            tests = line.ends_with('{');
            marked = false;
            return false;
        }
        if tests {
            tests = *line != "}";
            return false;
        }
        marked = line.starts_with("#[cfg(test)]");
        !marked && !line.trim_start().starts_with("//")
    })
}

/// The rooms behind `crate::` and `podpick::`, those in braces too.
fn used_rooms(text: &str) -> BTreeSet<String> {
    let code: String = code(text).collect::<Vec<_>>().join(" ");
    let name = |rest: &str| {
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let path = rest.replace("::", "/").replace('{', "");
        INNER.into_iter().find(|room| path.starts_with(room)).map_or(name, str::to_owned)
    };
    let mut rooms = BTreeSet::new();
    for rest in code.split("crate::").skip(1).chain(code.split("podpick::").skip(1)) {
        match rest.strip_prefix('{') {
            None => rooms.insert(name(rest)),
            Some(list) => {
                let list = list.split_once("};").map_or(list, |(list, _)| list);
                rooms.extend(list.split(',').map(|one| name(one.trim())));
                true
            }
        };
    }
    rooms.remove("");
    rooms
}

#[test]
fn a_use_that_points_outward_would_be_seen() {
    let text = "use crate::{bot::Bot, run};\n#[cfg(test)]\nmod tests;\nfn f() { crate::cli::start() }\n\
                #[cfg(test)]\nmod more {\n    use crate::config;\n}\n// crate::ops::logs\n";
    let seen: Vec<String> = used_rooms(text).into_iter().collect();
    assert_eq!(seen, ["bot", "cli", "run"]);
}
