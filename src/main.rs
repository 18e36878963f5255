//! The program: reads its arguments and ends with the code that says what happened.

use clap::Parser;
use podpick::cli::{self, Arguments};

/// A fifth of an answer was allocation with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::start(Arguments::parse()).into()
}
