//! Stories about the other verbs of the terminal: check, commands, completions, help, and what a closed pipe does.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

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
    assert_eq!(names, ["podcast", "Find podcasts"]);
}

#[test]
fn a_right_configuration_is_confirmed() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("catalog.toml"), SMALL).unwrap();
    let environment = [("DISCORD_TOKEN", TOKEN), ("CATALOG", "catalog.toml")];
    let checked = terminal_with(&environment, place.path(), &["check"], "");
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.contains("9 podcasts"), "{}", checked.out);
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
    assert!(broken.err.contains("broken.toml:2"), "{}", broken.err);
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

#[test]
fn a_closed_pipe_is_no_error() {
    let place = tempfile::tempdir().unwrap();
    let questions = place.path().join("questions");
    std::fs::write(&questions, "python\n".repeat(5_000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_podpick"))
        .args(["ask", "-"])
        .env_clear()
        .current_dir(Path::new("/"))
        .stdin(std::fs::File::open(&questions).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    // The pipe is closed here, long before everything is written.
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}
