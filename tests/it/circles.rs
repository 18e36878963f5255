//! No two files lead back to each other. A folder's file and the files in its folder are one thing seen from two sides and
//! may name each other; between all others, in one room or in two, every import leads one way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::layers::code;

/// Where a module stands: `["store", "votes"]`.
type Module = Vec<String>;

#[test]
fn no_imports_go_in_a_circle() {
    let sources = sources();
    let circles = circles(&imports(&sources));
    let named = circles.iter().map(|circle| {
        let names: Vec<String> = circle.iter().map(|module| module.join("/")).collect();
        names.join(", ")
    });
    assert!(circles.is_empty(), "these lead back to each other:\n{}", named.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_circle_would_be_seen() {
    let made = |files: &[(&str, &str)]| {
        let sources = files
            .iter()
            .map(|(name, text)| (name.split('/').map(str::to_owned).collect(), (*text).to_owned()));
        let sources: BTreeMap<Module, String> = sources.collect();
        circles(&imports(&sources)).into_iter().map(|circle| circle.len()).collect::<Vec<_>>()
    };
    let back = ("b", "fn f() -> &'static str { crate::c::f(); \"crate::a\" }");
    assert_eq!(made(&[("a", "use crate::{b::{self, B}, d};"), back, ("c", "use super::a::A as B;")]), [3]);
    assert_eq!(
        made(&[("a", "use crate::{b, d};"), back, ("c", "// crate::a\nfn f() { '\"'; r#\"crate::a\"# }")]),
        [0; 0]
    );
    // What somebody only passes on counts for whom it came from.
    let passed =
        [("a", "mod one; mod two;\npub use one::One;\npub use two::Two;"), ("a/two", "use super::One;")];
    assert_eq!(made(&[passed.as_slice(), &[("a/one", "pub struct One;")]].concat()), [0; 0]);
    assert_eq!(made(&[passed.as_slice(), &[("a/one", "use super::two::Two;")]].concat()), [2]);
}

/// The text of every file by its module, without what is only tests.
fn sources() -> BTreeMap<Module, String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut folders) = (BTreeMap::new(), vec![top.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path: PathBuf = entry.expect("readable").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let inside = path.strip_prefix(&top).expect("below src").with_extension("");
            let module: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let apart = ["lib", "main", "tests"];
            if path.extension().is_some_and(|extension| extension == "rs")
                && !module.iter().any(|part| apart.contains(&part.as_str()))
            {
                found.insert(module, fs::read_to_string(&path).expect("text"));
            }
        }
    }
    assert!(found.len() > 100, "only {} files found", found.len());
    found
}

/// Which module imports which, one above the other left out.
fn imports(sources: &BTreeMap<Module, String>) -> BTreeMap<&Module, BTreeSet<&Module>> {
    let mut passed_on: BTreeMap<(&Module, String), Module> = BTreeMap::new();
    let mut named: Vec<(&Module, Module)> = Vec::new();
    for (module, text) in sources {
        for (public, path) in paths(&tokens(&code(text).collect::<Vec<_>>().join("\n"))) {
            let Some(path) = absolute(&path, module, sources) else { continue };
            if let Some(name) = path.last().filter(|_| public) {
                passed_on.insert((module, name.clone()), path.clone());
            }
            named.push((module, path));
        }
    }
    let mut imports: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
    for (module, path) in named {
        if let Some(from) = origin(path, &passed_on, sources)
            && !from.starts_with(module)
            && !module.starts_with(from)
        {
            imports.entry(module).or_default().insert(from);
        }
    }
    imports
}

/// The module in which a path ends, whoever passes it on.
fn origin<'s>(
    mut path: Module,
    passed_on: &BTreeMap<(&Module, String), Module>,
    sources: &'s BTreeMap<Module, String>,
) -> Option<&'s Module> {
    for _ in 0..9 {
        let length = (1..=path.len()).rev().find(|length| sources.contains_key(&path[..*length]))?;
        let (module, _) = sources.get_key_value(&path[..length])?;
        let next = path.get(length).and_then(|name| passed_on.get(&(module, name.clone())));
        match next.filter(|next| **next != path) {
            Some(next) => path = next.iter().chain(&path[length + 1..]).cloned().collect(),
            None => return Some(module),
        }
    }
    None
}

/// A path from the top; none for one that leads out of the house.
fn absolute(path: &[String], module: &Module, sources: &BTreeMap<Module, String>) -> Option<Module> {
    let (first, rest) = path.split_first()?;
    let up = path.iter().take_while(|part| *part == "super").count();
    let below = || module.iter().chain([first]).cloned().collect::<Module>();
    let mut from = match first.as_str() {
        "crate" => rest.to_vec(),
        "self" => [module.as_slice(), rest].concat(),
        "super" => [module.get(..module.len().checked_sub(up)?)?, &path[up..]].concat(),
        _ if sources.contains_key(&below()) => [below().as_slice(), rest].concat(),
        _ => return None,
    };
    from.retain(|part| part != "self");
    Some(from)
}

/// Words and signs, without what stands in quotes.
fn tokens(code: &str) -> Vec<String> {
    let text: Vec<char> = code.chars().collect();
    let is_word = |at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let is = |at: usize, sign: char| text.get(at) == Some(&sign);
    let (mut tokens, mut at) = (Vec::new(), 0);
    while let Some(first) = text.get(at) {
        if is_word(at) {
            let end = (at..text.len()).find(|at| !is_word(*at)).unwrap_or(text.len());
            let word: String = text[at..end].iter().collect();
            let hashes = (end..text.len()).take_while(|at| is(*at, '#')).count();
            at = if matches!(word.as_str(), "r" | "br") && is(end + hashes, '"') {
                let closes = |at: &usize| is(*at, '"') && (1..=hashes).all(|more| is(at + more, '#'));
                let close = (end + hashes + 1..text.len()).find(closes);
                close.map_or(text.len(), |close| close + hashes + 1)
            } else {
                tokens.push(word);
                end
            };
        } else if *first == '"' {
            at = after_quotes(&text, at);
        } else if *first == '\'' {
            // One character, or the name of a lifetime.
            at = match (is(at + 1, '\\'), is(at + 2, '\'')) {
                (true, _) => (at + 3..text.len()).find(|at| is(*at, '\'')).map_or(text.len(), |at| at + 1),
                (false, true) => at + 3,
                (false, false) => at + 1,
            };
        } else if *first == ':' && is(at + 1, ':') {
            tokens.push("::".to_owned());
            at += 2;
        } else {
            tokens.extend((!first.is_whitespace()).then(|| first.to_string()));
            at += 1;
        }
    }
    tokens
}

/// Where a text in quotes that begins here is over.
fn after_quotes(text: &[char], begin: usize) -> usize {
    let mut at = begin + 1;
    while let Some(c) = text.get(at) {
        match c {
            '"' => return at + 1,
            '\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// All paths of several parts, those of `use` in full, and whether they are passed on.
fn paths(tokens: &[String]) -> Vec<(bool, Vec<String>)> {
    let is_word = |token: &String| token.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let (mut found, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        if tokens[at] == "use" {
            let public = at > 0 && matches!(tokens[at - 1].as_str(), "pub" | ")");
            let end = tokens[at..].iter().position(|token| token == ";").map_or(tokens.len(), |end| at + end);
            let mut all = Vec::new();
            tree(&tokens[at + 1..end], &[], &mut all);
            found.extend(all.into_iter().map(|path| (public, path)));
            at = end;
        } else if is_word(&tokens[at]) && tokens.get(at + 1).is_some_and(|next| next == "::") {
            let mut path = vec![tokens[at].clone()];
            while tokens.get(at + 1).is_some_and(|sign| sign == "::")
                && tokens.get(at + 2).is_some_and(is_word)
            {
                path.push(tokens[at + 2].clone());
                at += 2;
            }
            found.push((false, path));
            at += 1;
        } else {
            at += 1;
        }
    }
    found
}

/// The paths of a `use`, whose braces may hold others.
fn tree(tokens: &[String], before: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = before.to_vec();
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" => {
                let (mut depth, mut begin) = (0, at + 1);
                for (end, token) in tokens.iter().enumerate().skip(at) {
                    depth += i32::from(token == "{") - i32::from(token == "}");
                    if depth == 0 || depth == 1 && token == "," {
                        tree(&tokens[begin..end], &path, found);
                        begin = end + 1;
                    }
                }
                return;
            }
            "as" => break,
            "::" | "*" => {}
            word => path.push(word.to_owned()),
        }
    }
    if path.len() > before.len() {
        found.push(path);
    }
}

/// Modules that lead back to each other, by Kosaraju: whoever is reached both ways belongs together.
fn circles<'s>(imports: &BTreeMap<&'s Module, BTreeSet<&'s Module>>) -> Vec<BTreeSet<&'s Module>> {
    let mut backwards: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
    for (module, used) in imports {
        for one in used {
            backwards.entry(one).or_default().insert(module);
        }
    }
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    for module in imports.keys() {
        visit(module, imports, &mut seen, &mut order);
    }
    let (mut circles, mut seen) = (Vec::new(), BTreeSet::new());
    for module in order.into_iter().rev() {
        let mut together = Vec::new();
        visit(module, &backwards, &mut seen, &mut together);
        if together.len() > 1 {
            circles.push(together.into_iter().collect());
        }
    }
    circles
}

/// Everything that is reached from here, each after all that it reaches.
fn visit<'s>(
    module: &'s Module,
    ways: &BTreeMap<&'s Module, BTreeSet<&'s Module>>,
    seen: &mut BTreeSet<&'s Module>,
    order: &mut Vec<&'s Module>,
) {
    if !seen.insert(module) {
        return;
    }
    for next in ways.get(module).into_iter().flatten() {
        visit(next, ways, seen, order);
    }
    order.push(module);
}
