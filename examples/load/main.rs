//! Measures podpick beside a minimal bot, on a loopback Discord of its own: `cargo run --release --example load -- --help`. Checks nothing.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for the terminal"
)]

#[allow(dead_code, unused_imports, reason = "the tests use all of it, this program only a part")]
#[path = "../../tests/it/loopback/mod.rs"]
mod loopback;
#[allow(dead_code, reason = "the tests use all of it, this program only a part")]
#[path = "../../tests/it/world/people.rs"]
mod people;

mod catalog;
mod minimal;
mod options;
mod process;
mod shards;
mod soak;
mod table;
mod trial;

use options::Options;
use trial::{Kind, Trial};

/// How often the bots take turns.
const TURNS: usize = 4;

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    if std::env::args().nth(1).as_deref() == Some(minimal::ARGUMENT) {
        return minimal::run().await;
    }
    let options = Options::from_arguments();
    let place = tempfile::tempdir().unwrap();
    let generated = place.path().join("catalog.toml");
    std::fs::write(&generated, catalog::generate(options.podcasts)).unwrap();

    if options.shards > 0 {
        return shards::shards(&options).await;
    }
    if options.soak > 0 {
        return soak::soak(&options, generated).await;
    }
    let mut trials = Vec::new();
    for kind in [Kind::Minimal, Kind::Shipped, Kind::Generated(generated, options.podcasts)] {
        eprintln!("starting {}", kind.name());
        trials.push(Trial::start(kind, &options).await);
    }
    for turn in 1..=TURNS {
        for trial in &mut trials {
            eprintln!("turn {turn} of {TURNS}: {}", trial.name());
            trial.drive(options.answers / TURNS, options.at_once).await;
        }
    }
    let measured: Vec<_> = trials.into_iter().map(Trial::finish).collect();
    println!("{}", table::markdown(&measured, &options));
}
