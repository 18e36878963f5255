//! Stories about `podpick ask`, as a newcomer and a script use it.

use std::path::Path;

use serde_json::Value;

use crate::catalogs::SMALL;
use crate::terminal::{terminal, terminal_with};

/// The objects that were printed, one a line.
fn objects(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_tool_that_no_show_is_about_is_said_to_be_none() {
    let head = |question: &str| terminal(&["ask", question], "").out.lines().next().unwrap().to_owned();
    insta::assert_snapshot!(head("cobol"), @"No show is about “cobol” alone; these cover Programming languages.");
    insta::assert_snapshot!(head("django"), @"About Django:");
}

#[test]
fn a_topic_stands_beside_a_show_that_is_called_like_it() {
    let answer = terminal(&["ask", "code coverage"], "").out;
    assert!(answer.contains("\nCode Coverage\n") && answer.contains("\nTest & Code\n"), "{answer}");
}

#[test]
fn a_newcomer_sees_recommendations() {
    let answer = terminal(&["ask", "django"], "");
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("Django Chat") && answer.out.contains("https://"), "{}", answer.out);
    assert!(!answer.out.contains('\u{1b}'), "no colours where nobody sees them");
    assert!(answer.err.is_empty(), "{}", answer.err);
}

#[test]
fn a_typo_gives_the_same_and_says_so() {
    let right = objects(&terminal(&["ask", "--json", "django"], "").out).remove(0);
    let slip = objects(&terminal(&["ask", "--json", "djagno"], "").out).remove(0);
    assert_eq!(right["results"], slip["results"]);
    assert!(slip["reason"].as_str().unwrap().contains("djagno"), "{slip}");
}

#[test]
fn several_words_need_no_quotes() {
    let loose = terminal(&["ask", "--json", "data", "science"], "");
    let quoted = terminal(&["ask", "--json", "data science"], "");
    assert_eq!(loose.out, quoted.out);
}

#[test]
fn a_script_gets_one_object_a_line() {
    let answer = terminal(&["ask", "--json", "-"], "django\npizza recipes\n\nk8s\r\n@everyone\n");
    assert_eq!(answer.code, 0, "{}", answer.err);
    let objects = objects(&answer.out);
    let queries: Vec<_> = objects.iter().map(|object| object["query"].as_str().unwrap()).collect();
    assert_eq!(queries, ["django", "pizza recipes", "", "k8s", "@everyone"]);
    for object in &objects {
        for list in ["matched", "results", "near"] {
            assert!(object[list].is_array(), "{object}");
        }
        assert!(object["reason"].is_string(), "{object}");
        assert!(object["results"].as_array().unwrap().len() <= 10, "{object}");
    }
    assert_eq!(objects[0]["matched"][0], "django");
    assert_eq!(objects[1]["results"], serde_json::json!([]));
    assert_eq!(objects[3]["matched"][0], "kubernetes");
}

#[test]
fn the_number_of_results_can_be_set() {
    for limit in [1, 3, 25] {
        let answer = terminal(&["ask", "--json", "--limit", &limit.to_string(), "python"], "");
        let count = objects(&answer.out)[0]["results"].as_array().unwrap().len();
        assert!(count <= limit && count > 0, "{limit}: {count}");
    }
}

#[test]
fn another_catalog_can_be_asked() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("mine.toml"), SMALL).unwrap();
    let given = terminal_with(&[], place.path(), &["ask", "--catalog", "mine.toml", "--json", "django"], "");
    assert_eq!(objects(&given.out)[0]["results"][0], "django-hour");
    let set = terminal_with(&[("CATALOG", "mine.toml")], place.path(), &["ask", "--json", "django"], "");
    assert_eq!(given.out, set.out);
}

#[test]
fn a_broken_catalog_is_explained_on_standard_error() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("mine.toml"), SMALL.replace("hosts", "hostes")).unwrap();
    let answer = terminal_with(&[], place.path(), &["ask", "--catalog", "mine.toml", "django"], "");
    assert_eq!(answer.code, 65);
    assert!(answer.out.is_empty(), "{}", answer.out);
    assert!(answer.err.contains("hostes") && answer.err.contains("mine.toml"), "{}", answer.err);
}

#[test]
fn typing_is_completed() {
    let answer = terminal(&["ask", "--complete", "--json", "djan"], "");
    let results = objects(&answer.out).remove(0)["results"].clone();
    assert!(results.as_array().unwrap().iter().any(|id| id == "django-chat"), "{results}");
}

#[test]
fn hostile_questions_end_well() {
    let long = "x".repeat(6000);
    let marks = format!("d{}", "\u{301}".repeat(10_000));
    for question in
        ["@everyone", "../../etc/passwd", "\u{202e}ognajd", "--", "💥", "\u{1b}[31mred", &long, &marks]
    {
        let answer = terminal(&["ask", "-"], &format!("{question}\n"));
        assert_eq!(answer.code, 0, "{question}: {}", answer.err);
        for character in ['\u{1b}', '\u{202e}'] {
            assert!(!answer.out.contains(character), "{question:?} came back alive: {}", answer.out);
        }
    }
}

#[test]
fn bytes_that_are_no_text_end_well() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_podpick"))
        .args(["ask", "--json", "-"])
        .env_clear()
        .current_dir(Path::new("/"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"\xff\xfe\ndjango\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{output:?}");
}

#[test]
fn a_guess_from_part_of_a_name_is_said_to_be_one() {
    let head = |question: &str| terminal(&["ask", question], "").out.lines().next().unwrap().to_owned();
    insta::assert_snapshot!(head("kenedy"), @"You typed “kenedy”; showing Michael Kennedy.");
}

#[test]
fn a_topic_is_named_without_what_its_cards_name() {
    let head = |question: &str| terminal(&["ask", question], "").out.lines().next().unwrap().to_owned();
    insta::assert_snapshot!(head("artifical inteligence"), @"You typed “artifical inteligence”; showing Artificial intelligence.");
}

#[test]
fn what_leaves_nothing_comes_with_the_question_to_ask_instead() {
    let answer = terminal(&["ask", "linux but not linux"], "");
    insta::assert_snapshot!(answer.out, @"
    Nothing about Linux is left without Linux.

    With Linux too: 14 – ask: Linux
    ");
}

#[test]
fn a_show_in_another_language_says_so() {
    let answer = terminal(&["ask", "ruby"], "");
    let card = answer.out.split("\n\n").find(|card| card.starts_with("RWPod")).unwrap().to_owned();
    assert!(card.contains("Language: Russian"), "{card}");
    let answer = terminal(&["ask", "scala auf deutsch"], "");
    assert!(!answer.out.contains("Language: German"), "{}", answer.out);
}
