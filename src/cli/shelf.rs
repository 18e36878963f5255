//! `podpick shelf`: takes what a server added and hid for itself elsewhere, as additions to a catalog.

mod aliases;
mod entry;
mod export;
mod words;

use std::io::{self, Write};

use clap::{Args, Subcommand};

use super::{catalog_files, fail, misconfigured, variable, written};
use crate::app;
use crate::app::catalog_file;
use crate::config::FeedConfig;
use crate::exit::Exit;

/// What `podpick shelf` takes.
#[derive(Debug, Args)]
pub(super) struct ShelfArguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print own shows, hidden shows and topic names as a file for `CATALOG_ADD`
    Export {
        /// The server's id
        #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..=i64::MAX as u64))]
        guild: u64,
    },
}

pub(super) fn shelf(arguments: &ShelfArguments) -> Exit {
    let Verb::Export { guild } = arguments.verb;
    let catalog = match catalog_file::read(&catalog_files(None)) {
        Ok(catalog) => catalog,
        Err(error) => return fail(&error, error.exit()),
    };
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let shelf = match app::shelf(&config, guild) {
        Ok(Some(shelf)) => shelf,
        Ok(None) => {
            return fail(
                &format_args!(
                    "the server {guild} has no shows of its own. Check the id (Discord, developer mode: server menu > Copy Server ID)"
                ),
                Exit::Failed,
            );
        }
        Err(error) => return fail(&error, error.exit()),
    };
    let made = export::additions(&shelf, &catalog);
    let mut notes = io::stderr().lock();
    for note in &made.left_out {
        let _ = writeln!(notes, "left out: {note}");
    }
    if made.text.is_empty() {
        let _ = writeln!(notes, "Nothing to export");
    }
    drop(notes);
    written(io::stdout().write_all(made.text.as_bytes()))
}
