//! Stories about the other verbs of the terminal: check, commands, completions, help. Pipes and colours have a file of their own.

use serde_json::Value;

use crate::catalogs::SMALL;
use crate::loopback::TOKEN;
use crate::loopback::strict::command;
use crate::terminal::{terminal, terminal_with};

#[test]
fn the_commands_are_what_discord_takes() {
    let printed = terminal(&["commands"], "");
    assert_eq!(printed.code, 0, "{}", printed.err);
    let commands: Value = serde_json::from_str(&printed.out).unwrap();
    let refusal = command::judge(&commands).map(|refusal| refusal.body());
    assert!(refusal.is_none(), "{refusal:?}");
    let names: Vec<_> =
        commands.as_array().unwrap().iter().map(|command| command["name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["podcast", "pick", "podcast-follow", "podcast-shelf", "podcast-admin", "Find podcasts"]
    );
}

#[test]
fn a_right_configuration_is_confirmed() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("catalog.toml"), SMALL).unwrap();
    let environment = [("DISCORD_TOKEN", TOKEN), ("CATALOG", "catalog.toml")];
    let checked = terminal_with(&environment, place.path(), &["check"], "");
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.contains("9 shows"), "{}", checked.out);
    assert!(!format!("{}{}", checked.out, checked.err).contains(TOKEN));
}

#[test]
fn wrong_configuration_and_catalog_have_codes_of_their_own() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("broken.toml"), "[[topic]]\nid = \"A b\"\n").unwrap();
    let no_token = terminal_with(&[], place.path(), &["check"], "");
    assert_eq!(no_token.code, 78, "{}", no_token.err);
    let environment = [("DISCORD_TOKEN", TOKEN), ("CATALOG", "broken.toml")];
    let broken = terminal_with(&environment, place.path(), &["check"], "");
    assert_eq!(broken.code, 65, "{}", broken.err);
    assert!(broken.err.contains("broken.toml:2:6") && broken.err.contains("id = \"A b\""), "{}", broken.err);
}

/// An exit code, and the arguments and variables that lead to it.
type End = (i32, &'static [&'static str], &'static [(&'static str, &'static str)]);

#[test]
fn every_end_has_its_code() {
    const WITH_TOKEN: (&str, &str) = ("DISCORD_TOKEN", TOKEN);
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("broken.toml"), "[[topic]]\nid = \"A b\"\n").unwrap();
    std::fs::create_dir(place.path().join("folder.toml")).unwrap();
    let ends: &[End] = &[
        (0, &["--help"], &[]),
        (0, &["--version"], &[]),
        (0, &["commands"], &[]),
        (0, &["completions", "zsh"], &[]),
        (0, &["ask", "django"], &[]),
        (0, &["check"], &[WITH_TOKEN]),
        (2, &[], &[]),
        (2, &["ask"], &[]),
        (2, &["completions", "nosh"], &[]),
        (2, &["ask", "--limit", "many", "django"], &[]),
        (65, &["ask", "--catalog", "broken.toml", "django"], &[]),
        (65, &["check", "--catalog", "broken.toml"], &[WITH_TOKEN]),
        (65, &["run"], &[WITH_TOKEN, ("CATALOG", "broken.toml")]),
        (74, &["ask", "--catalog", "nowhere.toml", "django"], &[]),
        (74, &["ask", "--catalog", "folder.toml", "django"], &[]),
        (74, &["check", "--catalog", "nowhere.toml"], &[WITH_TOKEN]),
        (74, &["run"], &[WITH_TOKEN, ("CATALOG", "nowhere.toml")]),
        (78, &["run"], &[]),
        (78, &["check"], &[]),
        (78, &["check"], &[WITH_TOKEN, ("COMMAND_SCOPE", "nowhere")]),
        (78, &["commands", "--upload"], &[]),
    ];
    for (code, args, environment) in ends {
        let end = terminal_with(environment, place.path(), args, "");
        assert_eq!(end.code, *code, "{args:?}: {}{}", end.out, end.err);
        if *code == 0 {
            assert!(end.err.is_empty() && !end.out.is_empty(), "{args:?}: {}", end.err);
        } else {
            assert!(!end.err.is_empty(), "{args:?} ends with {code} and says nothing on standard error");
            assert!(!end.err.contains("panicked"), "{args:?}: {}", end.err);
        }
    }
}

#[test]
fn a_broken_configuration_and_a_broken_catalog_are_told_together() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("broken.toml"), "[[topic]]\nid = \"A b\"\n").unwrap();
    let checked = terminal_with(&[("CATALOG", "broken.toml")], place.path(), &["check"], "");
    assert_eq!(checked.code, 65, "{}", checked.err);
    let told = format!("{}{}", checked.out, checked.err);
    assert!(told.contains("DISCORD_TOKEN") && told.contains("broken.toml:2"), "{told}");
}

#[test]
fn every_verb_explains_itself() {
    for verb in ["ask", "run", "check", "commands", "completions"] {
        let help = terminal(&[verb, "--help"], "");
        assert_eq!(help.code, 0);
        assert!(help.out.contains("Usage: podpick"), "{}", help.out);
        assert!(terminal(&["--help"], "").out.contains(verb));
    }
    assert!(terminal(&["--version"], "").out.starts_with("podpick "));
    for shell in ["bash", "zsh", "fish"] {
        assert!(terminal(&["completions", shell], "").out.contains("podpick"), "{shell}");
    }
}

#[test]
fn wrong_arguments_are_told_on_standard_error() {
    let wrong = terminal(&["aks", "django"], "");
    assert_eq!(wrong.code, 2);
    assert!(wrong.out.is_empty() && wrong.err.contains("aks"), "{}", wrong.err);
}

/// What goes wrong is said in one form, and each kind has its own number.
#[test]
fn errors_begin_with_a_word_and_end_with_their_own_number() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    std::fs::write(place.join("notes.txt"), "mine").unwrap();
    let known = "<opml version=\"2.0\"><body><outline text=\"Nobody Knows\" xmlUrl=\"https://nobody.example/feed\"/></body></opml>";
    std::fs::write(place.join("known.opml"), known).unwrap();
    std::fs::write(place.join("small.toml"), SMALL).unwrap();
    let run = |args: &[&str]| terminal_with(&[("CATALOG", "small.toml")], place, args, "");
    for (args, code, words) in [
        (&["ask", "--language", "klingon", "django"][..], 2, "no language is called `klingon`; did you mean"),
        (
            &["ask", "--language", "", "django"],
            2,
            "--language: name a language; the catalog has shows in de (German), en (English)",
        ),
        (&["ask", "--json", "--limit", "0", "django"], 2, "a whole number from 1"),
        (&["catalog", "gaps", "--limit", "0"], 2, "a whole number from 1"),
        (&["ask", "--language", "germen", "django"], 2, "did you mean German?"),
        (&["catalog", "add", "notaurl"], 2, "notaurl is not the address of a feed"),
        (&["catalog", "import", "errors.opml"], 74, "cannot read errors.opml"),
        (&["catalog", "import", "known.opml"], 1, "error: nothing was added"),
        (&["ask", "--language", "xx", "django"], 2, "is called `xx`. The catalog has shows in"),
        (&["backup", "error.db"], 74, "podpick.db does not exist"),
        (&["restore", "missing.db"], 74, "missing.db does not exist"),
        (&["restore", "error.db"], 74, "error.db does not exist"),
        (&["backup", "notes.txt"], 73, "notes.txt already exists"),
        (&["check", "--catalog", "missing.toml"], 74, "missing.toml"),
        (&["run"], 78, "DISCORD_TOKEN"),
        (&["frobnicate"], 2, "unrecognized subcommand"),
    ] {
        let said = run(args);
        assert_eq!(said.code, code, "{args:?}: {}", said.err);
        let begins = said.err.starts_with("error: ") || said.err.starts_with("left out: ");
        assert!(begins && said.err.contains(words), "{args:?}: {}", said.err);
    }
    // Each of several faults is an error of its own.
    let faulty = [("COMMAND_SCOPE", "nowhere"), ("FEEDS", "perhaps")];
    let said = terminal_with(&faulty, place, &["check"], "");
    assert_eq!(
        (said.code, said.err.lines().filter(|line| line.starts_with("error: ")).count()),
        (78, 3),
        "{}",
        said.err
    );
}

#[test]
fn nothing_found_is_told_by_the_exit_code_and_a_limit_holds_without_json() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    let small = [("CATALOG", "small.toml")];
    let ask = |args: &[&str]| terminal_with(&small, folder.path(), &[&["ask"], args].concat(), "");
    for args in [&["zzqqxx"][..], &["--json", "zzqqxx"], &["--complete", "zzqqxx"]] {
        assert_eq!(ask(args).code, 1, "{args:?}");
    }
    let two = ask(&["--limit", "2", "python"]);
    assert_eq!((two.code, two.out.matches("Topics:").count()), (0, 2), "{}", two.out);
    assert_eq!(ask(&["--language", "German", "python"]).code, 0);
    let list = terminal_with(&small, folder.path(), &["ask", "--json", "-"], "zzqqxx\ndjango\n");
    assert_eq!((list.code, list.out.lines().count()), (0, 2), "a list of questions was answered");
}
