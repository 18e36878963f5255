//! What the pages for people must not get wrong: links that lead nowhere, settings that are missing, a front page too long.

use std::fs;
use std::path::{Path, PathBuf};

/// Every page, by its path from the root.
fn pages() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    for folder in ["", "docs"] {
        for file in fs::read_dir(root.join(folder)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|end| end == "md") {
                let text = fs::read_to_string(&path).unwrap();
                pages.push((path, text));
            }
        }
    }
    assert!(pages.len() > 10, "{pages:?}");
    pages
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for (path, text) in pages() {
        let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        let pictures = text.split("src=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        for (link, _) in links.chain(pictures) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            if !path.parent().unwrap().join(file).exists() {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_front_page_stays_short() {
    let lines = pages().into_iter().find(|(path, _)| path.ends_with("README.md")).unwrap().1.lines().count();
    assert!(lines <= 200, "{lines} lines");
}

#[test]
fn every_setting_of_the_example_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    let explained = read("docs/configuration.md") + &read("docs/contributing.md");
    let names = read(".env.example");
    let names =
        names.lines().filter_map(|line| line.trim_start_matches('#').split_once('=')).map(|(name, _)| name);
    let names =
        names.filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_uppercase() || c == '_'));
    let missing: Vec<_> = names.filter(|name| !explained.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_exit_code_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/configuration.md")).unwrap();
    for exit in podpick::exit::Exit::ALL {
        assert!(
            page.contains(&format!("| {} |", exit.code())),
            "{exit:?} ({}) is not explained",
            exit.code()
        );
    }
}
