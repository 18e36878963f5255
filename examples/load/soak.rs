//! A long quiet load with a catalog that keeps changing: whether memory creeps. Compares with nothing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::options::Options;
use crate::trial::{Kind, Trial};

/// Interactions a second.
const RATE: usize = 50;
/// Between two changes of the catalog.
const CHANGE: u64 = 12;

/// Runs for as long as the options say, and prints memory once a minute.
pub(crate) async fn soak(options: &Options, catalog: PathBuf) {
    let mut trial = Trial::start(Kind::Generated(catalog.clone(), options.podcasts), options).await;
    let mut memory = Vec::new();
    let mut second = tokio::time::interval(Duration::from_secs(1));
    for passed in 1..=options.soak as u64 * 60 {
        second.tick().await;
        if passed % CHANGE == 0 {
            change(&catalog, passed);
        }
        trial.drive(RATE, RATE).await;
        if passed % 60 == 0 {
            memory.push(trial.rss());
            eprintln!("minute {}: {:.1} MB", passed / 60, trial.rss());
        }
    }
    // The first third warms up.
    let warm = &memory[memory.len() / 3..];
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
    let (early, late) = warm.split_at(warm.len() / 2);
    let minutes = warm.len() as f64 / 2.0;
    println!(
        "{} minutes at {RATE} a second, the catalog changed every {CHANGE} s: {:.1} MB at the end, {:+.2} MB in ten minutes",
        options.soak,
        memory.last().copied().unwrap_or_default(),
        (mean(late) - mean(early)) / minutes * 10.0
    );
    trial.finish();
}

/// Another comment at the end, put in place as editors do.
fn change(catalog: &Path, number: u64) {
    let text = std::fs::read_to_string(catalog).unwrap();
    let end = text.rfind("# change").unwrap_or(text.len());
    let next = catalog.with_extension("next");
    std::fs::write(&next, format!("{}# change {number}\n", text.get(..end).unwrap())).unwrap();
    std::fs::rename(next, catalog).unwrap();
}
