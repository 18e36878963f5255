//! Stories about where the terminal's output goes: pipes that close early, and colours only where somebody sees them.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::terminal::terminal_with;

const ESCAPE: char = '\u{1b}';

/// A line of the shell in which `podpick` is the real binary. Its standard error is that of the whole line.
fn shell(line: &str) -> Output {
    let folder = Path::new(env!("CARGO_BIN_EXE_podpick")).parent().unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.display());
    Command::new("bash").args(["-c", line]).env_clear().env("PATH", path).current_dir("/").output().unwrap()
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    for verb in ["ask python", "ask --json python", "commands", "completions bash", "--help"] {
        let line =
            format!("set -o pipefail; podpick {verb} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}");
        let output = shell(&line);
        assert_eq!(String::from_utf8_lossy(&output.stdout), "0\n", "{verb}: {output:?}");
        assert!(output.stderr.is_empty(), "{verb}: {output:?}");
    }
}

#[test]
fn nobody_reads_at_all() {
    for verb in ["ask python", "ask --json python", "commands", "completions bash", "--help", "--version"] {
        let output = shell(&format!("podpick {verb} | true; echo ${{PIPESTATUS[0]}}"));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "0\n", "{verb}: {output:?}");
        assert!(output.stderr.is_empty(), "{verb}: {output:?}");
    }
}

#[test]
fn a_disk_that_is_full_is_told() {
    let output = shell("podpick ask python > /dev/full");
    assert_eq!(output.status.code(), Some(74), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write"), "{output:?}");
}

#[test]
fn colours_are_only_where_somebody_sees_them() {
    let ask = |environment: &[(&str, &str)], verb: &str| {
        terminal_with(environment, Path::new("/"), &["ask", verb, "django"], "").out
    };
    assert!(!ask(&[], "--level=all").contains(ESCAPE), "a pipe is not a terminal");
    let forced = [("CLICOLOR_FORCE", "1")];
    assert!(ask(&forced, "--level=all").contains(ESCAPE), "they can be asked for");
    assert!(!ask(&forced, "--json").contains(ESCAPE), "but not in JSON");
    assert!(
        !ask(&[forced[0], ("NO_COLOR", "1")], "--level=all").contains(ESCAPE),
        "nor against the reader's will"
    );
}

#[test]
fn a_pipe_that_closes_early_is_no_error() {
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
