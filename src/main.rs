//! The program: reads its arguments and ends with the code that says what happened.

use clap::Parser;
use podpick::cli::{self, Arguments};

fn main() -> std::process::ExitCode {
    cli::start(Arguments::parse()).into()
}
