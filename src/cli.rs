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

use crate::app;
use crate::app::catalog_file;
use crate::config::{self, CatalogFiles, Config, ConfigFaults, EnvFile};
use crate::exit::Exit;
use crate::ops::logs;

/// Recommends podcasts by topic, in Discord and in the terminal.
#[derive(Debug, Parser)]
#[command(name = "podpick", version, about, long_about = None, max_term_width = 100, after_help = exit_codes())]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// The codes as the help shows them, one a line.
fn exit_codes() -> String {
    let lines = Exit::ALL.map(|exit| format!("  {:>2}  {}", exit.code(), exit.meaning()));
    format!("Exit codes:\n{}", lines.join("\n"))
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Ask for shows in the terminal (no Discord account needed)
    Ask(ask::AskArguments),
    /// Run the bot until it is stopped
    Run,
    /// Check the configuration and the catalog (no network)
    Check(check::CheckArguments),
    /// Check token, commands, permissions, clock, data and catalog (works while podpick runs)
    Doctor(doctor::DoctorArguments),
    /// Format, inspect, extend or export the catalog
    Catalog(catalog::CatalogArguments),
    /// Read the feeds of the catalog's shows now
    Refresh(refresh::RefreshArguments),
    /// Export a server's own shows (works while podpick runs)
    Shelf(shelf::ShelfArguments),
    /// Back up all data (works while podpick runs)
    Backup {
        /// The new file
        file: PathBuf,
    },
    /// Restore a backup (podpick must be stopped)
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Check whether the running bot is ready, over `HTTP_ADDR` (for containers)
    Healthcheck,
    /// Print the Discord commands as JSON
    Commands {
        /// Upload them instead, where they changed
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
            Err(faults) => return misconfigured(&faults),
        }
        // Before anything repeats it.
        let misplaced = config::misplaced_secrets(variable);
        if !misplaced.0.is_empty() {
            return misconfigured(&misplaced);
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

/// What is set for podpick under a name it does not read.
fn odd_settings() -> Option<ConfigFaults> {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let mut odd = ENV_FILE.get().map(|file| file.odd.clone()).unwrap_or_default();
    for fault in config::unknown(names) {
        if !odd.contains(&fault) {
            odd.push(fault);
        }
    }
    Some(ConfigFaults(odd)).filter(|odd| !odd.0.is_empty())
}

/// All of the configuration, with what is set for podpick under a name it does not read among the faults.
fn settings() -> Result<Config, ConfigFaults> {
    let mut odd = odd_settings().map(|odd| odd.0).unwrap_or_default();
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

/// Whoever names a file of additions as a whole catalog is told how to check it.
fn name_additions(argument: Option<&PathBuf>) {
    let Some(path) = argument else { return };
    let files = CatalogFiles { catalog: None, additions: Some(path.clone()) };
    if catalog_file::read(&files).is_ok() {
        let path = terminal::clean(&path.display().to_string());
        let _ = writeln!(
            io::stderr(),
            "note: {path} holds additions to the built-in catalog, not a whole one. Use it as CATALOG_ADD={path}"
        );
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
            return misconfigured(&faults);
        }
    };
    logs::start(config.levels.clone());
    for key in &config.retired {
        tracing::warn!(key, "This setting has no effect any more; remove it");
    }
    match catalog_file::open(&config.catalog) {
        Ok(bot) => app::run(&config, bot).unwrap_or_else(|error| fail(&error, error.exit())),
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
    let begins = text.starts_with("error: ");
    drawn(&format!("{}{text}", if begins { "" } else { "error: " }), exit)
}

/// The same with a text that begins as an error does, in colours or not.
fn drawn(text: &str, exit: Exit) -> Exit {
    // Nobody is left to tell if standard error is gone as well.
    let _ = writeln!(io::stderr(), "{text}");
    exit
}

/// A number of things to show.
fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("a whole number from 1".to_owned()),
    }
}

/// Says everything that is wrong with the configuration, each fault as an error of its own.
fn misconfigured(faults: &ConfigFaults) -> Exit {
    faults.0.iter().fold(Exit::Config, |exit, fault| fail(fault, exit))
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
