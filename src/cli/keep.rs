//! `podpick backup`, `restore` and `healthcheck`: what is done with a bot from outside. Opens no store itself.

use std::io::{self, Write};
use std::path::Path;

use super::{fail, terminal, variable, written};
use crate::config::FeedConfig;
use crate::exit::Exit;
use crate::run;

pub(super) fn backup(file: &Path) -> Exit {
    with_config(|config| match run::backup(config, file) {
        Ok(()) => said(&format!("everything podpick keeps is in {} now", file.display())),
        Err(error) => fail(&error, error.exit()),
    })
}

pub(super) fn restore(file: &Path) -> Exit {
    with_config(|config| match run::restore(config, file) {
        Ok(None) => said("put in place"),
        Ok(Some(old)) => said(&format!("put in place; what was there is in {} now", old.display())),
        Err(error) => fail(&error, error.exit()),
    })
}

pub(super) fn healthcheck() -> Exit {
    let address = variable("HTTP_ADDR").and_then(|text| text.trim().parse().ok());
    let Some(address) = address else {
        return fail(&"HTTP_ADDR is not set to an address and port, so nobody can be asked", Exit::Config);
    };
    match run::healthcheck(address) {
        Ok(()) => said("ready"),
        Err(why) => fail(&terminal::clean(&why), Exit::Failed),
    }
}

fn with_config(then: impl FnOnce(&FeedConfig) -> Exit) -> Exit {
    match FeedConfig::from_env(variable) {
        Ok(config) => then(&config),
        Err(faults) => fail(&faults, Exit::Config),
    }
}

fn said(words: &str) -> Exit {
    written(writeln!(io::stdout(), "{words}"))
}
