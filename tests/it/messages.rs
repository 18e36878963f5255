//! Every sentence of the message files is used by the program, and what the program names is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn every_message_is_used_and_every_used_one_is_there() {
    let written = messages();
    let sources = sources();
    let used = |id: &str| sources.contains(&format!("\"{id}\""));
    // Commands, their options and choices are looked up by ids that are put together from their names.
    let built = |id: &str| {
        ["command-", "choice-level-", "choice-length-"].iter().any(|start| id.starts_with(start))
            || id.strip_prefix("choice-").is_some_and(|day| day.ends_with("day"))
    };
    let unused: Vec<_> = written.iter().filter(|id| !used(id) && !built(id)).collect();
    assert!(unused.is_empty(), "no code uses {unused:?}");

    let mut missing = BTreeSet::new();
    for call in ["Text::of(\"", "Text::message(\"", "Button::new(\"", "Text::message(\n", "words_of(\""] {
        for (at, _) in sources.match_indices(call) {
            let rest = sources.get(at + call.len()..).unwrap_or_default().trim_start();
            let Some((id, _)) = rest.trim_start_matches('"').split_once('"') else { continue };
            let is_id = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            if is_id && !written.contains(id) {
                missing.insert(id.to_owned());
            }
        }
    }
    // A test asks for it to see what becomes of one that nobody wrote.
    missing.remove("no-such-message");
    assert!(missing.is_empty(), "no message file has {missing:?}");
}

/// Every command in a sentence is one that Discord knows.
#[test]
fn sentences_name_only_commands_that_exist() {
    let definitions = podpick::discord::commands::definitions::definitions_json(None);
    let mut known = BTreeSet::new();
    for command in definitions.as_array().unwrap() {
        for sub in command["options"].as_array().into_iter().flatten() {
            known.insert(format!("/{} {}", command["name"].as_str().unwrap(), sub["name"].as_str().unwrap()));
        }
    }
    for (path, text) in files() {
        for named in text.split('`').skip(1).step_by(2).filter(|named| named.starts_with('/')) {
            // The head of the file explains the notation.
            if named != "/command" {
                assert!(known.contains(named), "{}: {named}", path.display());
            }
        }
    }
}

fn files() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bot/text");
    let all = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    all.filter(|path| path.extension().is_some_and(|kind| kind == "ftl"))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn messages() -> BTreeSet<String> {
    let (_, english) = files().into_iter().find(|(path, _)| path.ends_with("en-US.ftl")).unwrap();
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    english.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).filter_map(id).collect()
}

fn sources() -> String {
    fn add(folder: &Path, all: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, all);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                all.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = String::new();
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}
