//! What can be set on the command line of the load program.

use std::path::PathBuf;
use std::process::{Command, exit};

const HELP: &str = "\
Measures podpick beside a minimal serenity bot on a loopback Discord.

Usage: cargo run --release --example load -- [OPTIONS]

  --answers N    interactions for each bot     [default: 20000]
  --at-once N    interactions in flight        [default: 32]
  --podcasts N   size of the generated catalog [default: 1000]
  --soak MINUTES 50 interactions a second and 5 changes of the catalog a minute for so long, instead
  --shards N     so many shards of 2,500 servers without a question, instead
  --distinct     no question twice, so that no answer can be remembered
  --bot PATH     the podpick to measure        [default: built now, with the same profile]
";

/// The options of one run.
pub(crate) struct Options {
    pub(crate) answers: usize,
    pub(crate) at_once: usize,
    pub(crate) podcasts: usize,
    pub(crate) distinct: bool,
    /// Minutes; 0 for none.
    pub(crate) soak: usize,
    /// 0 for the usual run.
    pub(crate) shards: usize,
    pub(crate) bot: PathBuf,
}

impl Options {
    /// From the command line; ends the program where it cannot be understood.
    pub(crate) fn from_arguments() -> Self {
        let mut options = Self {
            answers: 20_000,
            at_once: 32,
            podcasts: 1_000,
            distinct: false,
            soak: 0,
            shards: 0,
            bot: PathBuf::new(),
        };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut value =
                || arguments.next().unwrap_or_else(|| stop(&format!("{argument} needs a value"), 2));
            match argument.as_str() {
                "--answers" => options.answers = number(&value()),
                "--at-once" => options.at_once = number(&value()),
                "--podcasts" => options.podcasts = number(&value()),
                "--shards" => options.shards = number(&value()),
                "--soak" => options.soak = number(&value()),
                "--distinct" => options.distinct = true,
                "--bot" => options.bot = PathBuf::from(value()),
                "--help" | "-h" => stop(HELP, 0),
                _ => stop(&format!("unknown option {argument}\n\n{HELP}"), 2),
            }
        }
        if options.bot.as_os_str().is_empty() {
            options.bot = build();
        }
        options
    }
}

/// Builds podpick with the profile of this program, and says where it is.
fn build() -> PathBuf {
    let mut build = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()));
    build.args([
        "build",
        "--quiet",
        "--bin",
        "podpick",
        "--manifest-path",
        concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
    ]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    if !build.status().is_ok_and(|status| status.success()) {
        stop("podpick does not build; give one with --bot PATH", 1);
    }
    // This program is in `examples`, podpick one folder above.
    let here = std::env::current_exe().unwrap();
    here.parent().and_then(|examples| examples.parent()).map(|folder| folder.join("podpick")).unwrap()
}

fn number(text: &str) -> usize {
    text.parse()
        .ok()
        .filter(|number| *number > 0)
        .unwrap_or_else(|| stop(&format!("{text} is no number above 0"), 2))
}

fn stop(words: &str, code: i32) -> ! {
    eprintln!("{words}");
    exit(code)
}
