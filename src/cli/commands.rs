//! `podpick commands`: the definitions as Discord takes them, printed or uploaded.

use std::io::{self, Write};

use super::{fail, settings, written};
use crate::discord::slash;
use crate::exit::Exit;
use crate::run;

pub(super) fn print() -> Exit {
    written(writeln!(io::stdout(), "{:#}", slash::definitions_json()))
}

pub(super) fn upload() -> Exit {
    let config = match settings() {
        Ok(config) => config,
        Err(faults) => return fail(&faults, Exit::Config),
    };
    match run::upload(&config) {
        Ok(done) if done.changed == 0 => {
            written(writeln!(io::stdout(), "Discord holds these commands already."))
        }
        Ok(_) => written(writeln!(io::stdout(), "Uploaded.")),
        Err(error) => fail(&error, error.exit().unwrap_or(Exit::Unavailable)),
    }
}
