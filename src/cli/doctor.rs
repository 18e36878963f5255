//! `podpick doctor`: everything looked over, one line for each thing, and what to do where it is not as it should be.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use clap::Args;
use serde_json::json;

use super::{settings, terminal, written};
use crate::app;
use crate::app::catalog_file;
use crate::bot::{Bot, Check, Verdict};
use crate::catalog::Catalog;
use crate::exit::Exit;

/// What `podpick doctor` takes.
#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
}

/// Ends with 0 where all is well or only worth a look, with 1 where something does not work, and with 78 where the
/// configuration is wrong.
pub(super) fn doctor(arguments: &DoctorArguments) -> Exit {
    let version = Check::good("version", env!("CARGO_PKG_VERSION"));
    let config = match settings() {
        Ok(config) => config,
        Err(faults) => {
            let faults = faults.0.iter().map(|fault| {
                Check::bad("configuration", fault.to_string(), "Fix this, then run podpick doctor again")
            });
            return told(arguments, std::iter::once(version).chain(faults), Exit::Config);
        }
    };
    // What is wrong with the catalog is one thing among others: a bot that runs has its last good one.
    let (bot, catalog) = match catalog_file::open(&config.catalog) {
        Ok(bot) => (bot, None),
        Err(error) => {
            let first = error.to_string().lines().next().unwrap_or_default().to_owned();
            let check = Check::bad("catalog", first, "Run podpick check: it shows every error and its line");
            (Bot::new(Catalog::default()), Some(check))
        }
    };
    let mut looked = app::look_over(&config, bot);
    if let Some(check) = catalog {
        // Without a catalog there are no feeds to judge either.
        looked.checks.retain(|check| check.name != "catalog" && check.name != "feeds");
        looked.checks.insert(0, check);
    }
    let settings = Check::good("configuration", "no faults");
    let exit = match looked.worst() {
        Verdict::Good | Verdict::Warn => Exit::Ok,
        Verdict::Bad => Exit::Failed,
    };
    told(arguments, [version, settings].into_iter().chain(looked.checks), exit)
}

/// Prints what was found, and how the process ends because of it.
fn told(arguments: &DoctorArguments, checks: impl Iterator<Item = Check>, exit: Exit) -> Exit {
    let out: String =
        checks.map(|check| if arguments.json { object(&check) } else { lines(&check) }).collect();
    match written(io::stdout().write_all(out.as_bytes())) {
        Exit::Ok => exit,
        failed => failed,
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "ok",
        Verdict::Warn => "look",
        Verdict::Bad => "bad",
    }
}

fn lines(check: &Check) -> String {
    let found = terminal::clean(&terminal::plain(&check.found));
    let mut out = format!("{:4}  {}: {found}\n", word(check.verdict), check.name);
    if let Some(advice) = &check.advice {
        let _ = writeln!(out, "      > {}", terminal::clean(&terminal::plain(advice)));
    }
    out
}

fn object(check: &Check) -> String {
    let object = json!({
        "check": check.name, "verdict": word(check.verdict), "found": terminal::plain(&check.found),
        "advice": check.advice.as_ref().map(terminal::plain),
    });
    format!("{object}\n")
}
