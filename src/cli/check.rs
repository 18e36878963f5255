//! `podpick check`: the configuration and the catalog, without a network.

use std::io::{self, Write};
use std::path::PathBuf;

use super::{catalog_path, variable, written};
use crate::catalog_file::{self, OpenError};
use crate::config::Config;
use crate::exit::Exit;

/// Checks both; with a catalog named by hand, only that, so that curators need no token.
pub(super) fn check(catalog: Option<PathBuf>) -> Exit {
    let catalog_only = catalog.is_some();
    let mut worst = Exit::Ok;
    let mut report = String::new();
    match catalog_file::read(catalog_path(catalog).as_deref()) {
        Ok(catalog) => {
            let (topics, podcasts) = (catalog.topics().count(), catalog.podcasts().count());
            let episodes = catalog.episodes().count();
            report = format!("catalog: ok, {topics} topics, {podcasts} podcasts, {episodes} episodes\n");
        }
        Err(error) => {
            worst = error.exit();
            let text = match &error {
                OpenError::Faulty(faults) => faults.render(colours()),
                OpenError::Unreadable { .. } => error.to_string(),
            };
            let _ = writeln!(io::stderr(), "{text}");
        }
    }
    if !catalog_only {
        match Config::from_env(variable) {
            Ok(_) => report.push_str("configuration: ok\n"),
            Err(faults) => {
                let _ = writeln!(io::stderr(), "{faults}");
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
