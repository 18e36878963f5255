//! Texts that nobody writes in earnest: huge, deep, garbled, cut off. They give faults, fast, and never a panic.

use std::time::{Duration, Instant};

use insta::assert_snapshot;
use proptest::prelude::*;

use super::{GOOD, catalog, faults};
use crate::catalog::{FaultKind, MAX_BYTES, parse, parse_bytes};

#[test]
fn one_slip_hides_no_other() {
    let text = GOOD
        .replacen("aliases = [\"py\"]", "aliases = [\"py\"", 1)
        .replacen("label = \"Django\"", "label = Django", 1)
        .replacen("level = \"all\"", "level = \"al\"", 1)
        .replacen("published = 2017-02-22", "published = 2017-02-30", 1)
        .replacen("topics = [\"python\"]", "topics = [\"pyton\"]", 1);
    let faults = faults(&text);
    let places: Vec<_> = faults.list().iter().map(|fault| (fault.line(), fault.column())).collect();
    assert_eq!(places, [(4, 11), (8, 9), (16, 9), (25, 13), (30, 11)], "{faults}");
}

#[test]
fn marks_of_other_systems_are_no_fault() {
    let text = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    assert_eq!(catalog(&text).podcasts().count(), 1);
    assert_eq!(parse_bytes("catalog.toml", text.as_bytes()).expect("good").topics().count(), 2);
    let faults = faults(&text.replacen("topics = [\"django\"]", "topics = [\"django\", \"djagno\"]", 1));
    assert_snapshot!(faults, @r#"
    error: unknown topic `djagno`
      --> catalog.toml:20:21
       |
    20 | topics = ["django", "djagno"]
       |                     ^^^^^^^^
       |
       = help: did you mean `django`?
    "#);
}

#[test]
fn columns_count_characters() {
    let faults = faults(&GOOD.replacen("guests = [\"Guido van Rossum\"]", "\tguests = [\"日本 🎙 é\", 3]", 1));
    let fault = &faults.list()[0];
    assert_eq!((fault.line(), fault.column()), (27, 22));
    assert!(faults.to_string().contains("catalog.toml:27:22"), "{faults}");
}

#[test]
fn bytes_that_are_no_text() {
    let faults = parse_bytes("catalog.toml", b"[[topic]]\nid = \"\xff\"\n").expect_err("not UTF-8");
    assert_snapshot!(faults, @r#"
    error: this is not UTF-8 text
     --> catalog.toml:2:7
      |
    2 | id = "�"
      |       ^
      |
      = help: save the file as UTF-8
    "#);
}

#[test]
fn endless_lines_are_not_repeated() {
    let text = format!("podcast = [{}]", "{ id = 3, x = \"é\" }, ".repeat(2000));
    let faults = faults(&text);
    assert!(faults.count() > 2000);
    let shown = faults.to_string();
    assert!(shown.len() < 100_000, "{} bytes", shown.len());
    assert!(shown.ends_with("more faults"));
    assert!(faults.render(true).contains("\u{1b}["));
}

#[test]
fn garbage_is_refused_fast() {
    let deep = format!("a = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let dotted = format!("{}a = 1", "a.".repeat(100_000));
    let keys = vec!["a"; 79].join(".");
    let both = format!("b = {}1{}", format!("{{{keys} = ").repeat(78), "}".repeat(78));
    let cases = [
        "x".repeat(MAX_BYTES + 1),
        "=".repeat(9_000_000),
        deep,
        dotted,
        both.clone() + "\n" + &both,
        // As deep as the guard lets pass: the parser's tree must still fit a thread's stack when it is dropped.
        format!("{keys}.b = {}1{}\n", format!("{{{keys} = ").repeat(8), "}".repeat(8)).repeat(2),
        "[[podcast]]\n".repeat(20_000),
        "\"\"\"".to_owned(),
        "'".repeat(100_000),
        "\0".repeat(100_000),
        "[[a".repeat(100_000),
        String::new(),
        "\u{feff}".to_owned(),
    ];
    for text in cases {
        let start = Instant::now();
        let faults = faults(&text);
        assert!(!faults.list().is_empty());
        assert!(!faults.to_string().is_empty());
        let begin: String = text.chars().take(20).collect();
        assert!(start.elapsed() < Duration::from_secs(10), "{begin} took {:?}", start.elapsed());
    }
}

#[test]
fn a_text_that_is_too_large_is_not_kept() {
    let faults = parse_bytes("catalog.toml", &vec![b'x'; MAX_BYTES + 1]).expect_err("too large");
    assert_eq!(faults.list()[0].kind, FaultKind::TooLarge { bytes: MAX_BYTES + 1 });
    assert_eq!(faults.text(), "");
}

#[test]
fn a_catalog_cut_anywhere_is_no_panic() {
    for end in 0..GOOD.len() {
        let part = GOOD.get(..end).expect("the good catalog is ASCII");
        if let Err(faults) = parse("catalog.toml", part) {
            assert!(faults.count() > 0 && !faults.to_string().is_empty());
        }
    }
}

fn check(bytes: &[u8]) {
    if let Err(faults) = parse_bytes("catalog.toml", bytes) {
        let lines = faults.text().lines().count().max(1) + 1;
        assert!(faults.count() > 0);
        assert!(faults.list().iter().all(|fault| (1..=lines).contains(&fault.line()) && fault.column() > 0));
        assert!(faults.to_string().contains("error"));
    }
}

/// What is typed in the wrong place: any characters, or those that mean something in TOML.
const JUNK: &str = "\\PC{0,3}|[\\[\\]{}=\"'#.,\n\\\\a-z0-9-]{0,6}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_is_a_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, JUNK), 1..8),
    ) {
        let mut text: Vec<u8> = GOOD.into();
        for (at, removed, inserted) in edits {
            let at = at.index(text.len() + 1);
            let end = (at + removed).min(text.len());
            text.splice(at..end, inserted.into_bytes());
        }
        check(&text);
    }

    #[test]
    fn no_shuffling_of_lines_is_a_panic(lines in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let all: Vec<&str> = GOOD.lines().collect();
        let text: Vec<&str> = lines.iter().map(|at| *at.get(&all)).collect();
        check(text.join("\n").as_bytes());
    }

    #[test]
    fn no_bytes_are_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }
}
