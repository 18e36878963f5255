//! The terminal: what can be typed after `podpick`, and who does it. Answers are decided by the bot.

mod ask;
mod check;
mod commands;
mod refresh;
mod terminal;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::catalog_file;
use crate::config::{self, Config};
use crate::exit::Exit;
use crate::{logging, run};

/// Recommends podcasts by topic, in Discord and in the terminal.
#[derive(Debug, Parser)]
#[command(name = "podpick", version, about, long_about = None, max_term_width = 100, after_help = AFTER_HELP)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Exit codes: 0 done, 1 failed, 2 wrong arguments, 65 the catalog has faults, 69 Discord cannot be
reached, 74 a file cannot be read, 75 try again later, 76 Discord refuses the commands,
78 the configuration is wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Ask for podcasts here in the terminal; needs no Discord account
    Ask(ask::AskArguments),
    /// Run the bot until it is stopped
    Run,
    /// Check the configuration and the catalog, without a network
    Check(check::CheckArguments),
    /// Read the feeds of the catalog's podcasts now
    Refresh(refresh::RefreshArguments),
    /// Print the Discord commands as a JSON array, as Discord takes them
    Commands {
        /// Upload them instead, if Discord holds others
        #[arg(long)]
        upload: bool,
    },
    /// Print a completion script for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LevelArgument {
    Beginner,
    Intermediate,
    Advanced,
    All,
}

/// Does what the arguments say; errors are on standard error when it returns.
#[must_use]
pub fn start(arguments: Arguments) -> Exit {
    let needs_settings =
        !matches!(arguments.command, Command::Completions { .. } | Command::Commands { upload: false });
    if needs_settings && let Err(faults) = config::load_env_file() {
        return fail(&faults, Exit::Config);
    }
    match arguments.command {
        Command::Ask(arguments) => ask::ask(&arguments),
        Command::Run => serve(),
        Command::Check(arguments) => check::check(arguments),
        Command::Refresh(arguments) => refresh::refresh(&arguments),
        Command::Commands { upload: false } => commands::print(),
        Command::Commands { upload: true } => commands::upload(),
        Command::Completions { shell } => completions(shell),
    }
}

/// The value of a variable; an empty one counts as absent.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// The catalog file that was chosen, if any.
fn catalog_path(argument: Option<PathBuf>) -> Option<PathBuf> {
    argument.or_else(|| variable("CATALOG").map(|path| PathBuf::from(path.trim())))
}

fn serve() -> Exit {
    let config = match Config::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return fail(&faults, Exit::Config),
    };
    logging::start(config.levels.clone());
    match catalog_file::open(config.catalog.as_deref()) {
        Ok(bot) => run::run(&config, bot),
        Err(error) => fail(&error, error.exit()),
    }
}

fn completions(shell: clap_complete::Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut <Arguments as clap::CommandFactory>::command(),
        "podpick",
        &mut script,
    );
    written(io::stdout().write_all(&script))
}

/// Says what went wrong and how the process ends.
fn fail(error: &dyn std::fmt::Display, exit: Exit) -> Exit {
    // Nobody is left to tell if standard error is gone as well.
    let _ = writeln!(io::stderr(), "{error}");
    exit
}

/// A reader that has seen enough and closed the pipe is no error.
fn written(result: io::Result<()>) -> Exit {
    match result {
        Ok(()) => Exit::Ok,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Ok,
        Err(error) => fail(&format_args!("cannot write: {error}"), Exit::Io),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        super::Arguments::command().debug_assert();
    }
}
