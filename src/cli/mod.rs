//! The terminal: what can be typed after `podpick`, and who does it. Answers are decided by the bot.

mod ask;
mod catalog;
mod check;
mod commands;
mod core_dump;
mod doctor;
mod keep;
mod names;
mod refresh;
mod shelf;
mod terminal;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::catalog_file;
use crate::config::{self, CatalogFiles, Config, ConfigFaults, EnvFile};
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
    /// Ask for podcasts in the terminal (no Discord account needed)
    Ask(ask::AskArguments),
    /// Run the bot until it is stopped
    Run,
    /// Check the configuration and the catalog, without a network
    Check(check::CheckArguments),
    /// Check token, commands, permissions, clock, data and catalog (works while podpick runs)
    Doctor(doctor::DoctorArguments),
    /// Format, inspect, extend or export the catalog
    Catalog(catalog::CatalogArguments),
    /// Read the feeds of the catalog's podcasts now
    Refresh(refresh::RefreshArguments),
    /// Take a server's own shelf elsewhere (works while podpick runs)
    Shelf(shelf::ShelfArguments),
    /// Back up all data (works while podpick runs)
    Backup {
        /// A file that is not there yet
        file: PathBuf,
    },
    /// Restore a backup (podpick must be stopped)
    Restore {
        /// The copy
        file: PathBuf,
    },
    /// Ask the running bot whether it is ready, over `HTTP_ADDR`; for containers
    Healthcheck,
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
    core_dump::leave_none();
    let needs_settings =
        !matches!(arguments.command, Command::Completions { .. } | Command::Commands { upload: false });
    if needs_settings {
        match config::load_env_file() {
            Ok(file) => drop(ENV_FILE.set(file)),
            Err(faults) => return fail(&faults, Exit::Config),
        }
    }
    match arguments.command {
        Command::Ask(arguments) => ask::ask(&arguments),
        Command::Run => serve(),
        Command::Check(arguments) => check::check(arguments),
        Command::Doctor(arguments) => doctor::doctor(&arguments),
        Command::Catalog(arguments) => catalog::catalog(arguments),
        Command::Shelf(arguments) => shelf::shelf(&arguments),
        Command::Backup { file } => keep::backup(&file),
        Command::Restore { file } => keep::restore(&file),
        Command::Healthcheck => keep::healthcheck(),
        Command::Refresh(arguments) => refresh::refresh(&arguments),
        Command::Commands { upload: false } => commands::print(),
        Command::Commands { upload: true } => commands::upload(),
        Command::Completions { shell } => completions(shell),
    }
}

/// What the file `.env` said.
static ENV_FILE: std::sync::OnceLock<EnvFile> = std::sync::OnceLock::new();

/// All of the configuration, with what is set for podpick under a name it does not read among the faults.
fn settings() -> Result<Config, ConfigFaults> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let mut odd = ENV_FILE.get().map(|file| file.odd.clone()).unwrap_or_default();
    for fault in config::unknown(names) {
        if !odd.contains(&fault) {
            odd.push(fault);
        }
    }
    match Config::from_env(variable) {
        Ok(config) if odd.is_empty() => Ok(config),
        Ok(_) => Err(ConfigFaults(odd)),
        Err(faults) => {
            odd.extend(faults.0);
            Err(ConfigFaults(odd))
        }
    }
}

/// The value of a variable; an empty one counts as absent, and then the file `.env` may say it.
fn variable(name: &str) -> Option<String> {
    let said = |value: &String| !value.trim().is_empty();
    let file = || ENV_FILE.get()?.values.get(name).cloned();
    std::env::var(name).ok().filter(said).or_else(file).filter(said)
}

/// The catalog that was chosen: one named by hand is the whole of it.
fn catalog_files(argument: Option<PathBuf>) -> CatalogFiles {
    match argument {
        None => CatalogFiles::from_env(variable),
        named => CatalogFiles { catalog: named, additions: None },
    }
}

fn serve() -> Exit {
    let config = match settings() {
        Ok(config) => config,
        Err(faults) => {
            // All that is wrong at once.
            if let Err(error) = catalog_file::open(&catalog_files(None)) {
                fail(&error, error.exit());
            }
            return fail(&faults, Exit::Config);
        }
    };
    logging::start(config.levels.clone());
    for key in &config.retired {
        tracing::warn!(key, "this setting does nothing any more; remove it");
    }
    match catalog_file::open(&config.catalog) {
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
    let text = error.to_string();
    // Faults of a catalog are drawn with this word already.
    let begins = text.starts_with("error") || text.starts_with('\u{1b}');
    // Nobody is left to tell if standard error is gone as well.
    let _ = writeln!(io::stderr(), "{}{text}", if begins { "" } else { "error: " });
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
