//! `podpick check`: the configuration and the catalog, without a network.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::{
    catalog_files, drawn, fail, misconfigured, name_additions, settings, terminal, variable, written,
};
use crate::app;
use crate::app::catalog_file::{self, OpenError};
use crate::config::FeedConfig;
use crate::exit::Exit;

mod feeds;

/// What `podpick check` takes.
#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// A catalog file instead of CATALOG or the built-in one
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    /// Show feed states and suggest catalog changes
    #[arg(long)]
    feeds: bool,
}

/// Checks what was asked for.
pub(super) fn check(arguments: CheckArguments) -> Exit {
    if arguments.feeds { feeds_report(arguments.catalog) } else { check_all(arguments.catalog.as_ref()) }
}

fn feeds_report(catalog: Option<PathBuf>) -> Exit {
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let bot = match catalog_file::open(&catalog_files(catalog)) {
        Ok(bot) => bot,
        Err(error) => return fail(&error, error.exit()),
    };
    match app::known_feeds(&config, &bot) {
        Ok(known) => {
            let report = feeds::report(&bot, &known.feeds, &known.empty, known.now);
            written(io::stdout().write_all(report.as_bytes()))
        }
        Err(error) => fail(&error, error.exit()),
    }
}

/// Checks catalog and configuration; with a catalog named by hand, only that, so that curators need no token.
fn check_all(catalog: Option<&PathBuf>) -> Exit {
    let catalog_only = catalog.is_some();
    let mut worst = Exit::Ok;
    let mut report = String::new();
    match catalog_file::read(&catalog_files(catalog.cloned())) {
        Ok(catalog) => {
            let (topics, podcasts) = (catalog.topics().count(), catalog.podcasts().count());
            let episodes = catalog.episodes().count();
            report = format!("catalog: ok, {topics} topics, {podcasts} shows, {episodes} episodes\n");
            for note in catalog.notes() {
                let _ = std::fmt::Write::write_fmt(
                    &mut report,
                    format_args!("{}\n", terminal::clean(&note.to_string())),
                );
            }
        }
        Err(error) => {
            worst = match &error {
                OpenError::Faulty(faults) => drawn(&faults.render(colours()), error.exit()),
                OpenError::Unreadable { .. } | OpenError::AdditionsUnreadable { .. } => {
                    fail(&error, error.exit())
                }
            };
            name_additions(catalog);
        }
    }
    if !catalog_only {
        match settings() {
            Ok(_) => report.push_str("configuration: ok\n"),
            Err(faults) => {
                misconfigured(&faults);
                worst = if worst == Exit::Ok { Exit::Config } else { worst };
            }
        }
    }
    match written(io::stdout().write_all(report.as_bytes())) {
        Exit::Ok => worst,
        failed => failed,
    }
}

/// Whether standard error takes colours.
fn colours() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}
