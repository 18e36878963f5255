//! `podpick backup`, `restore` and `healthcheck`: what is done with a bot from outside. Opens no store itself.

use std::io::{self, Write};
use std::path::Path;

use super::{fail, misconfigured, odd_settings, terminal, variable, written};
use crate::app;
use crate::config::FeedConfig;
use crate::exit::Exit;

pub(super) fn backup(file: &Path) -> Exit {
    with_config(|config| match app::backup(config, file) {
        Ok(()) => said(&format!("Backup written to {}", file.display())),
        Err(error) => fail(&error, error.exit()),
    })
}

pub(super) fn restore(file: &Path) -> Exit {
    with_config(|config| match app::restore(config, file) {
        Ok((file, None)) => said(&format!("Restored to {}", file.display())),
        Ok((file, Some(old))) => {
            said(&format!("Restored to {}; the previous data is in {}", file.display(), old.display()))
        }
        Err(error) => fail(&error, error.exit()),
    })
}

pub(super) fn healthcheck() -> Exit {
    let address = variable("HTTP_ADDR").and_then(|text| text.trim().parse().ok());
    let Some(address) = address else {
        return fail(
            &"HTTP_ADDR is not set to an address and port; `podpick healthcheck` needs it",
            Exit::Config,
        );
    };
    match app::healthcheck(address) {
        Ok(()) => said("ready"),
        Err(why) => fail(&terminal::clean(&why), Exit::Failed),
    }
}

/// A misspelt setting would have the data of another folder copied, or put a copy where nobody looks for it.
fn with_config(then: impl FnOnce(&FeedConfig) -> Exit) -> Exit {
    if let Some(odd) = odd_settings() {
        return misconfigured(&odd);
    }
    match FeedConfig::from_env(variable) {
        Ok(config) => then(&config),
        Err(faults) => misconfigured(&faults),
    }
}

fn said(words: &str) -> Exit {
    written(writeln!(io::stdout(), "{words}"))
}
