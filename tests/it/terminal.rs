//! Runs the real binary as a person in a terminal would, to its end. Long-running processes live in `world`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a finished command left behind.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs `podpick ARGS…` with nothing in its environment and this on its standard input.
pub(crate) fn terminal(args: &[&str], stdin: &str) -> Output {
    terminal_with(&[], Path::new("."), args, stdin)
}

/// The same with an environment and a working directory.
pub(crate) fn terminal_with(
    environment: &[(&str, &str)],
    place: &Path,
    args: &[&str],
    stdin: &str,
) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_podpick"))
        .args(args)
        .env_clear()
        .envs(environment.iter().copied())
        .current_dir(place)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut pipe, words) = (child.stdin.take().unwrap(), stdin.to_owned());
    // Written beside the reading, so that neither side waits for the other; a child that reads nothing is fine.
    let writer = std::thread::spawn(move || drop(pipe.write_all(words.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Output {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
