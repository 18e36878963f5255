//! `podpick commands`: the definitions as Discord takes them, printed or uploaded.

use std::io::{self, Write};

use super::{fail, misconfigured, settings, written};
use crate::app;
use crate::discord::commands::definitions;
use crate::exit::Exit;

pub(super) fn print() -> Exit {
    written(writeln!(io::stdout(), "{:#}", definitions::definitions_json(None)))
}

pub(super) fn upload() -> Exit {
    let config = match settings() {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let done = match app::upload(&config) {
        Ok(done) => done,
        Err(error) => return fail(&error, error.exit()),
    };
    let said = match (done.changed, done.refused.is_empty()) {
        (0, true) => written(writeln!(io::stdout(), "The commands are up to date.")),
        (0, false) => Exit::Ok,
        _ => written(writeln!(io::stdout(), "Commands uploaded.")),
    };
    // Every place that refused is named; the worst of them is how it ends.
    done.refused
        .iter()
        .map(|refused| fail(refused, refused.exit()))
        .max_by_key(|exit| exit.code())
        .unwrap_or(said)
}
