//! What the pages for people must not get wrong: links that lead nowhere, settings that are missing, a front page too long.

use std::fs;
use std::path::{Path, PathBuf};

use crate::terminal::terminal;

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

/// Where the links of a page lead, in its text and in its pictures; none of those that lead onto the internet.
fn links(text: &str) -> Vec<&str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
    let pictures = text.split("src=\"").skip(1).filter_map(|rest| rest.split_once('"'));
    links.chain(pictures).map(|(link, _)| link).filter(|link| !link.contains("://")).collect()
}

/// What a heading is linked to by, as GitHub makes it.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let letter = |c: char| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c => c.is_alphanumeric().then(|| c.to_ascii_lowercase()),
    };
    headings.map(|line| line.trim_start_matches('#').trim().chars().filter_map(letter).collect()).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for (path, text) in pages() {
        for link in links(&text) {
            let (file, anchor) = link.split_once('#').map_or((link, None), |(file, at)| (file, Some(at)));
            let target = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let there = match anchor {
                None => target.exists(),
                Some(anchor) => {
                    fs::read_to_string(&target).is_ok_and(|text| anchors(&text).iter().any(|at| at == anchor))
                }
            };
            if !there {
                broken.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// The archive of a release is made of the package's pages.
#[test]
fn every_link_leads_somewhere_in_the_package_too() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let shipped = manifest.lines().filter_map(|line| {
        let mut parts = line.trim().strip_prefix("[\"")?.split('"').step_by(2);
        let (from, to) = (parts.next()?, parts.next()?.strip_prefix("usr/share/doc/podpick/")?);
        Some((from.to_owned(), to.to_owned()))
    });
    let mut there = Vec::new();
    for (from, to) in shipped {
        match from.split_once("*.") {
            None => there.push((from, to)),
            Some((folder, end)) => {
                for file in fs::read_dir(root.join(folder)).unwrap() {
                    let name = file.unwrap().file_name().into_string().unwrap();
                    if name.ends_with(&format!(".{end}")) {
                        there.push((format!("{folder}{name}"), format!("{to}{name}")));
                    }
                }
            }
        }
    }
    let mut broken = Vec::new();
    for (from, to) in
        there.iter().filter(|(from, _)| Path::new(from).extension().is_some_and(|ending| ending == "md"))
    {
        for link in links(&fs::read_to_string(root.join(from)).unwrap()) {
            let file = link.split('#').next().unwrap_or_default();
            let mut target: Vec<&str> = to.split('/').collect();
            for step in file.split('/').filter(|step| !step.is_empty()) {
                if step == ".." {
                    target.truncate(target.len().saturating_sub(2));
                    target.push("");
                } else {
                    target.pop();
                    target.extend([step, ""]);
                }
            }
            let target = target.join("/");
            let target = target.trim_end_matches('/');
            if !file.is_empty() && !there.iter().any(|(_, to)| to == target) {
                broken.push(format!("{to}: {link} ({target})"));
            }
        }
    }
    assert!(there.len() > 10 && broken.is_empty(), "{there:?}: {broken:#?}");
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

/// The help says it as the page does.
#[test]
fn every_exit_code_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/configuration.md")).unwrap();
    let help = terminal(&["--help"], "").out;
    for exit in podpick::exit::Exit::ALL {
        let (code, meaning) = (exit.code(), exit.meaning());
        assert!(page.contains(&format!("| {code} | {meaning}")), "{exit:?} ({code}) is not on the page");
        assert!(
            help.contains(&format!("{code:>4}  {meaning}\n")),
            "{exit:?} ({code}) is not in the help: {help}"
        );
    }
}

#[test]
fn every_metric_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/operations.md")).unwrap();
    let figures = fs::read_to_string(root.join("src/ops/metrics.rs")).unwrap();
    let registered = figures.split("of.register").skip(1).filter_map(|rest| rest.split('"').nth(1));
    let names: Vec<_> = registered.map(|name| format!("`podpick_{name}")).collect();
    let missing: Vec<_> = names.iter().filter(|name| !page.contains(name.as_str())).collect();
    assert!(names.len() > 10 && missing.is_empty(), "{missing:?}");
    let told = page.matches("`podpick_").count();
    assert_eq!(told, names.len(), "the page names metrics that are not there");
}

/// Every page and message file, as people read them.
fn words_for_people() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = pages();
    all.retain(|(path, _)| !path.ends_with("CHANGELOG.md"));
    for file in fs::read_dir(root.join("src/bot/text")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "ftl") {
            let text = fs::read_to_string(&path).unwrap();
            all.push((path, text));
        }
    }
    for path in [".env.example", "src/cli.rs", "src/cli/ask.rs", "src/cli/catalog.rs", "src/cli/keep.rs"] {
        all.push((root.join(path), fs::read_to_string(root.join(path)).unwrap()));
    }
    all
}

/// Sentences that readers stumbled over stay away.
#[test]
fn hard_sentences_do_not_come_back() {
    const HARD: [&str; 12] = [
        "in vain",
        "podpick is not to choose",
        "New episodes are told",
        "is told of",
        "and it is noted",
        "See and order what waits",
        "Going on.",
        "Lay a consistent copy",
        "did not take a call",
        "questions that found nothing",
        "in force",
        "lays a file over",
    ];
    let mut found = Vec::new();
    for (path, text) in words_for_people() {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        found.extend(
            HARD.iter()
                .filter(|hard| text.contains(**hard))
                .map(|hard| format!("{}: {hard}", path.display())),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}
