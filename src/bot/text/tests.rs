//! Message files: each language has every sentence with the same values, and a text reads as its language has it.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::messages::{bundle, sentence_of, source};
use super::{Joint, Text, Value};
use crate::locale::Locale;

/// The ids of a message file, each with the names of its values.
fn messages(locale: Locale) -> BTreeMap<String, BTreeSet<String>> {
    let text = source(locale);
    FluentResource::try_new(text.to_owned())
        .unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", locale.code()));
    let mut all = BTreeMap::new();
    let mut id = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|(name, _)| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        }) {
            name.clone_into(&mut id);
            let twice = all.insert(id.clone(), BTreeSet::new());
            assert!(twice.is_none(), "{}: {id} is there twice", locale.code());
        }
        for (at, _) in line.match_indices('$') {
            let rest = line.get(at + 1..).unwrap_or_default();
            let name = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
            all.entry(id.clone()).or_default().insert(name);
        }
    }
    all
}

#[test]
fn every_language_has_every_sentence_with_the_same_values() {
    let english = messages(Locale::English);
    assert!(english.len() > 100, "{} messages", english.len());
    for locale in Locale::ALL {
        let own = messages(locale);
        let code = locale.code();
        let missing: Vec<_> = english.keys().filter(|id| !own.contains_key(*id)).collect();
        assert!(missing.is_empty(), "{code} lacks {missing:?}");
        let surplus: Vec<_> = own.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(surplus.is_empty(), "{code} has {surplus:?}, which English has not");
        for (id, values) in &english {
            assert_eq!(own.get(id), Some(values), "{code}: the values of {id}");
        }
    }
}

/// Values given to every message, to see that it can be written at all.
#[test]
fn every_sentence_can_be_written_and_has_no_stray_markup() {
    for locale in Locale::ALL {
        for (id, values) in messages(locale) {
            let id: &'static str = Box::leak(id.into_boxed_str());
            for number in [0, 1, 2, 5, 1_000_000] {
                let values = values.iter().map(|name| {
                    let name: &'static str = Box::leak(name.clone().into_boxed_str());
                    let number_wanted = [
                        "count", "number", "minutes", "page", "pages", "place", "most", "rest", "year",
                        "topics",
                    ];
                    let word_wanted = ["day", "sound", "why", "level", "month"];
                    let value = if number_wanted.contains(&name) {
                        Value::Number(number)
                    } else if word_wanted.contains(&name) {
                        Value::Word("other")
                    } else {
                        Value::Text(Text::plain("*x*"))
                    };
                    (name, value)
                });
                let text = Text(vec![super::Span::Message { id, values: values.collect() }]);
                let words = text.words(locale);
                assert!(!words.trim().is_empty(), "{}: {id} is blank", locale.code());
                for stray in ["{", "}", "**", "`", "$"] {
                    assert!(!words.contains(stray), "{}: {id}: {words}", locale.code());
                }
            }
        }
    }
}

/// Discord's limits, in UTF-16 code units (`interactions/application-commands`, `components/reference`,
/// `resources/message`), for what each kind of message is used as, with values as long as names and notes can be.
#[test]
fn every_sentence_fits_where_discord_shows_it_whatever_it_names() {
    let longest = "𝒙".repeat(128);
    for locale in Locale::ALL {
        for (id, values) in messages(locale) {
            let most = match id.split('-').next() {
                Some("command") if id == "command-find-podcasts" => 32,
                Some("command" | "option" | "choice") => 100,
                Some("button" | "link") => 80,
                Some("menu") => 150,
                Some("fact") => 256,
                // A label in a form (`components/reference`, Label).
                Some("form") => 45,
                // A poll's question (`resources/poll`).
                _ if id == "vote-question" => 300,
                _ => 2000,
            };
            let short = most <= 100;
            let id: &'static str = Box::leak(id.into_boxed_str());
            let values = values.iter().map(|name| {
                let name: &'static str = Box::leak(name.clone().into_boxed_str());
                let value = match name {
                    "day" if id == "schedule" => Value::Word("wednesday"),
                    "day" | "week" if short => Value::Text(Text::plain("2026-W50")),
                    "sound" => Value::Word("other"),
                    "level" => Value::Word("intermediate"),
                    "month" => Value::Word("september"),
                    "count" | "minutes" | "page" | "pages" | "place" | "most" | "topics" => {
                        Value::Number(1_000_000)
                    }
                    // A suggestion is cut to its room, and so is what a button names.
                    _ if short => Value::Short(Text::plain(&longest), 20),
                    _ => Value::Text(Text::plain(&longest)),
                };
                (name, value)
            });
            let text = Text(vec![super::Span::Message { id, values: values.collect() }]);
            let words = text.words(locale);
            let length = words.encode_utf16().count();
            assert!(length <= most, "{}: {id} may be {length} of {most} long: {words}", locale.code());
        }
    }
}

#[test]
fn values_are_never_markup() {
    let hostile = "**bold** `/pick now` { $x }\u{f0000}";
    let text = Text::message("about", [("what", hostile.into())]).in_locale(Locale::English);
    assert_eq!(text, Text::plain(format!("About {hostile}:")));
}

#[test]
fn lists_follow_the_language() {
    let list = |names: &[&str], joint, locale| {
        Text::list(names.iter().map(|name| Text::plain(*name)), joint).words(locale)
    };
    let all = [
        list(&["Django"], Joint::And, Locale::English),
        list(&["Django", "Flask"], Joint::And, Locale::English),
        list(&["Django", "Flask", "Testing"], Joint::Or, Locale::English),
        list(&["Django", "Flask", "Testing"], Joint::And, Locale::German),
        list(&["Android", "iOS"], Joint::And, Locale::Spanish),
        list(&["Android", "Hilla"], Joint::And, Locale::Spanish),
        list(&["agua", "hielo"], Joint::And, Locale::Spanish),
        list(&["SQL Server", "Oracle"], Joint::Or, Locale::Spanish),
        list(&["Rust", "Go"], Joint::And, Locale::French),
        list(&["Rust", "Go"], Joint::Or, Locale::BrazilianPortuguese),
    ];
    insta::assert_snapshot!(all.join("\n"), @"
    Django
    Django and Flask
    Django, Flask or Testing
    Django, Flask und Testing
    Android e iOS
    Android e Hilla
    agua y hielo
    SQL Server u Oracle
    Rust et Go
    Rust ou Go
    ");
}

/// What limits an answer stands behind many sentences; where it would have to agree with a word of theirs, a sentence names
/// it after a colon.
#[test]
fn limits_stand_well_behind_every_sentence() {
    let german = |id, locale| {
        let name =
            Text::message("language-name", [("tag", Value::Tag("de".to_owned())), ("name", "German".into())]);
        Text::message(id, [("language", name.into())]).words(locale)
    };
    let mut all = Vec::new();
    for locale in [Locale::Spanish, Locale::BrazilianPortuguese] {
        let limits = [
            Text::of("limit-active").words(locale),
            german("limit-language", locale),
            german("limit-except-language", locale),
        ];
        let limits = Text::row(limits);
        for id in ["only", "varied-limited", "nothing-limited", "nothing-about-limited", "no-episode-limited"]
        {
            let values = vec![("what", Value::from("Elm")), ("limits", limits.clone().into())];
            all.push(Text(vec![super::Span::Message { id, values }]).words(locale));
        }
    }
    insta::assert_snapshot!(all.join("\n"), @"
    Filtro aplicado: aún en activo, en alemán, excepto en alemán.
    Una selección variada, aún en activo, en alemán, excepto en alemán:
    Aquí no hay nada con este filtro: aún en activo, en alemán, excepto en alemán.
    No hay nada sobre Elm con este filtro: aún en activo, en alemán, excepto en alemán.
    En este catálogo no hay ningún episodio con este filtro: aún en activo, en alemán, excepto en alemán.
    Filtro aplicado: ainda em atividade, em alemão, exceto em alemão.
    Uma seleção variada, ainda em atividade, em alemão, exceto em alemão:
    Aqui não há nada com este filtro: ainda em atividade, em alemão, exceto em alemão.
    Não há nada sobre Elm com este filtro: ainda em atividade, em alemão, exceto em alemão.
    Neste catálogo não há nenhum episódio com este filtro: ainda em atividade, em alemão, exceto em alemão.
    ");
}

#[test]
fn what_nobody_wrote_is_its_id_and_never_blank() {
    assert_eq!(Text::of("no-such-message").words(Locale::German), "no-such-message");
}

#[test]
fn a_sentence_that_a_language_lacks_is_read_in_english() {
    let german = bundle(Locale::German, "only-german = Nur { $what }\n");
    let english = bundle(Locale::English, "only-german = Only { $what }\nnew = New: { $what }\n");
    let read = |id| {
        let values = [("what", "podpick".into())];
        sentence_of([&german, &english], id, &values, Locale::German).words(Locale::German)
    };
    assert_eq!(read("only-german"), "Nur podpick");
    assert_eq!(read("new"), "New: podpick");
    assert_eq!(read("nobody-has-it"), "nobody-has-it");
}

/// Values that code gives under a name that no file has would be lost, and the file's own would show as `{$name}`.
#[test]
fn code_gives_each_sentence_the_values_that_its_files_name() {
    let known = messages(Locale::English);
    let mut wrong = Vec::new();
    let mut compared = 0;
    for code in sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        for call in code.split("message(").skip(1) {
            let call = call.trim_start().trim_start_matches('"');
            let Some((id, rest)) = call.split_once('"') else { continue };
            let (Some(wanted), Some(list)) =
                (known.get(id), rest.trim_start_matches([',', ' ', '\n']).strip_prefix('['))
            else {
                continue;
            };
            // The names are the first texts of the tuples in the list, which the outermost brackets hold.
            let mut depth = 0_i32;
            let mut given = BTreeSet::new();
            for (at, c) in list.char_indices() {
                match c {
                    '[' | '(' | '{' => {
                        depth += 1;
                        let name = list.get(at + 1..).and_then(|rest| rest.trim_start().strip_prefix('"'));
                        if let (1, '(', Some((name, _))) =
                            (depth, c, name.and_then(|name| name.split_once('"')))
                        {
                            given.insert(name.to_owned());
                        }
                    }
                    ']' if depth == 0 => break,
                    ']' | ')' | '}' => depth -= 1,
                    _ => {}
                }
            }
            if given.is_empty() && !wanted.is_empty() {
                // Values that functions make are compared where those are called with their names.
                continue;
            }
            compared += 1;
            if given != *wanted {
                wrong.push(format!("{id}: {given:?} instead of {wanted:?}"));
            }
        }
    }
    assert!(compared > 100 && wrong.is_empty(), "{compared} compared: {wrong:#?}");
}

fn sources(folder: &std::path::Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            texts.push(std::fs::read_to_string(&path).unwrap());
        }
    }
    texts
}

#[test]
fn days_follow_the_language() {
    let day = Text::day("2026-03-02T23:59:59Z".parse().unwrap());
    let all = Locale::ALL.map(|locale| day.words(locale));
    insta::assert_snapshot!(all.join("\n"), @"
    March 2, 2026
    2. März 2026
    2 de marzo de 2026
    2 mars 2026
    2 de março de 2026
    ");
}
