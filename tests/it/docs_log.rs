//! The page of symptoms says what podpick says: each symptom stands in the program, each warning and error of the log on the page.

use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Messages that need no explanation: they say the outcome of one interaction, or what a line beside them explains.
const SELF_EXPLANATORY: [&str; 2] = ["interaction", "{note}"];

/// The text of all sources, without tests.
fn sources(end: &str) -> String {
    fn walk(folder: &Path, end: &str, all: &mut String) {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            if path.is_dir() {
                walk(&path, end, all);
            } else if name.ends_with(end) && name != "tests.rs" {
                all.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut all = String::new();
    walk(&Path::new(ROOT).join("src"), end, &mut all);
    all
}

/// In one line, as the compiler puts together a text that goes on behind a backslash.
fn joined(text: &str) -> String {
    text.replace("\\\n", " ").replace("\\\"", "\"").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The texts in quotes of some code.
fn quoted(code: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = code;
    while let Some((_, begun)) = rest.split_once('"') {
        let mut end = 0;
        let bytes = begun.as_bytes();
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        texts.push(joined(begun.get(..end).unwrap_or_default()));
        rest = begun.get(end + 1..).unwrap_or_default();
    }
    texts
}

/// The pieces of a message's first clause between what is filled in.
fn pieces(text: &str) -> Vec<&str> {
    let clause = text.split("; ").next().and_then(|text| text.split(". ").next()).unwrap_or_default();
    clause.split(['{', '}']).step_by(2).map(|piece| piece.trim_matches([' ', ';', ':', '.', ','])).collect()
}

/// What stands up to the bracket that ends a call.
fn arguments(code: &str) -> &str {
    let (mut open, mut inside, mut escaped) = (1, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => inside = !inside,
            '(' if !inside => open += 1,
            ')' if !inside => open -= 1,
            _ => {}
        }
        if open == 0 {
            return code.get(..at).unwrap_or_default();
        }
    }
    code
}

fn page() -> String {
    joined(&fs::read_to_string(Path::new(ROOT).join("docs/troubleshooting.md")).unwrap())
}

#[test]
fn every_warning_and_error_of_the_log_is_explained() {
    let (code, page) = (sources(".rs"), page());
    let mut missing = Vec::new();
    let mut count = 0;
    for kind in ["warn!(", "error!("] {
        for call in code.split(kind).skip(1) {
            // The message is the last text; a call without one says what it was given.
            let Some(text) = quoted(arguments(call)).pop() else { continue };
            count += 1;
            let said =
                pieces(&text).into_iter().filter(|piece| piece.len() > 6).all(|piece| page.contains(piece));
            if !said && !SELF_EXPLANATORY.contains(&text.as_str()) {
                missing.push(text);
            }
        }
    }
    assert!(count > 80 && missing.is_empty(), "{count}: {missing:#?}");
}

#[test]
fn every_symptom_stands_in_the_program() {
    let said = joined(&sources(".rs")) + &joined(&sources(".ftl"));
    let page = fs::read_to_string(Path::new(ROOT).join("docs/troubleshooting.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let symptoms: Vec<_> = rows.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    let unsaid: Vec<_> = symptoms
        .iter()
        .filter(|symptom| !symptom.split(['…', '<']).all(|piece| said.contains(piece.trim())))
        .collect();
    assert!(symptoms.len() > 120 && unsaid.is_empty(), "{}: {unsaid:#?}", symptoms.len());
}
