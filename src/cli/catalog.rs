//! `podpick catalog`: what a curator does with the file: tidy it, look at it, add to it, take it elsewhere. Judges nothing itself.

mod add;
mod draft;
mod export;
mod gaps;
mod stats;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use add::{add, import, replace};
use gaps::gaps;

use super::{at_least_one, catalog_files, fail, written};
use crate::app::catalog_file;
use crate::bot::Bot;
use crate::catalog::{self, Catalog, Layer, SHIPPED, SHIPPED_NAME};
use crate::config::CatalogFiles;
use crate::exit::Exit;

/// What `podpick catalog` takes.
#[derive(Debug, Args)]
pub(super) struct CatalogArguments {
    #[command(subcommand)]
    verb: Verb,
    /// A catalog file instead of CATALOG or the built-in one
    #[arg(long, value_name = "FILE", global = true)]
    catalog: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Format a catalog file; comments stay
    Fmt {
        /// Only check
        #[arg(long)]
        check: bool,
    },
    /// Show counts and gaps
    Stats,
    /// Draft an entry for a show from its feed or its page
    Add {
        /// The address of the feed, or of a page that links to it
        #[arg(value_name = "URL")]
        address: String,
        #[command(flatten)]
        how: How,
    },
    /// Draft entries from the subscriptions of a podcast app
    Import {
        /// An OPML file
        #[arg(value_name = "FILE.opml")]
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Export the whole catalog for other programs
    #[command(group = clap::ArgGroup::new("form").required(true))]
    Export {
        /// As a list of subscriptions for podcast apps
        #[arg(long, group = "form")]
        opml: bool,
        /// As JSON
        #[arg(long, group = "form")]
        json: bool,
    },
    /// Show searches without results, most frequent first
    Gaps {
        /// Maximum number
        #[arg(long, value_name = "N", default_value_t = 50, value_parser = at_least_one)]
        limit: usize,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
        /// Delete them afterwards
        #[arg(long)]
        forget: bool,
    },
}

/// What a draft is to hold, and where it goes.
#[derive(Debug, Args)]
struct How {
    /// Its topic, by id; repeat for more topics
    #[arg(long, value_name = "ID")]
    topic: Vec<String>,
    /// Why to listen, in one sentence
    #[arg(long, value_name = "SENTENCE")]
    why: Option<String>,
    /// Write it into the file of CATALOG or --catalog (the file of `CATALOG_ADD` is always written)
    #[arg(long)]
    write: bool,
    /// Only print it
    #[arg(long, conflicts_with = "write")]
    print: bool,
}

pub(super) fn catalog(arguments: CatalogArguments) -> Exit {
    let files = catalog_files(arguments.catalog);
    match arguments.verb {
        Verb::Fmt { check } => tidy(&files, check),
        Verb::Stats => with_catalog(&files, |catalog| print(&stats::report(catalog))),
        Verb::Export { opml: true, .. } => with_catalog(&files, |catalog| print(&export::opml(catalog))),
        Verb::Export { .. } => {
            with_catalog(&files, |catalog| print(&format!("{:#}\n", export::json(catalog))))
        }
        Verb::Add { address, how } => add(&files, &address, &how),
        Verb::Import { file, how } => import(&files, &file, &how),
        Verb::Gaps { limit, json, forget } => gaps(limit, json, forget),
    }
}

fn print(text: &str) -> Exit {
    written(io::stdout().write_all(text.as_bytes()))
}

fn with_catalog(files: &CatalogFiles, then: impl FnOnce(&Catalog) -> Exit) -> Exit {
    match catalog_file::read(files) {
        Ok(catalog) => then(&catalog),
        Err(error) => fail(&error, error.exit()),
    }
}

/// The file that is to be changed: the additions, or else a catalog of one's own; the built-in one cannot be.
fn own_file(files: &CatalogFiles) -> Result<&Path, Exit> {
    files.additions.as_deref().or(files.catalog.as_deref()).ok_or_else(|| {
        fail(
            &"the built-in catalog cannot be changed. Name your own file with CATALOG_ADD or --catalog",
            Exit::Usage,
        )
    })
}

/// The file that is to be changed, and what it holds; additions need not be there yet.
fn own_text(files: &CatalogFiles) -> Result<(&Path, String), Exit> {
    let path = own_file(files)?;
    match std::fs::read_to_string(path) {
        Ok(text) => Ok((path, text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && files.additions.is_some() => {
            Ok((path, String::new()))
        }
        Err(error) => Err(fail(&format_args!("cannot read {}: {error}", path.display()), Exit::Io)),
    }
}

/// The catalog that the file to be changed lies over, where it holds additions.
fn below(files: &CatalogFiles) -> Result<Option<(String, String)>, Exit> {
    if files.additions.is_none() {
        return Ok(None);
    }
    let Some(path) = &files.catalog else { return Ok(Some((SHIPPED_NAME.to_owned(), SHIPPED.to_owned()))) };
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some((path.display().to_string(), text))),
        Err(error) => Err(fail(&format_args!("cannot read {}: {error}", path.display()), Exit::Io)),
    }
}

/// Does something with the layers of the catalog, the last of which holds this text.
fn with_layers<T>(
    files: &CatalogFiles,
    path: &Path,
    text: &str,
    work: impl FnOnce(&[Layer<'_>]) -> T,
) -> Result<T, Exit> {
    let (below, name) = (below(files)?, path.display().to_string());
    let mut layers: Vec<Layer<'_>> = below.iter().map(|(name, text)| Layer { name, text }).collect();
    layers.push(Layer { name: &name, text });
    Ok(work(&layers))
}

fn tidy(files: &CatalogFiles, check: bool) -> Exit {
    let done = own_text(files)
        .and_then(|(path, text)| Ok((path, with_layers(files, path, &text, catalog::format)?, text)));
    match done {
        Err(exit) => exit,
        Ok((_, Err(faults), _)) => fail(&faults, Exit::Catalog),
        Ok((_, Ok(tidy), text)) if tidy == text => print("Already formatted\n"),
        Ok((path, Ok(_), _)) if check => {
            fail(&format_args!("{} is not formatted; run podpick catalog fmt", path.display()), Exit::Failed)
        }
        Ok((path, Ok(tidy), _)) => match replace(path, &tidy) {
            Ok(()) => print("Formatted\n"),
            Err(error) => fail(&format_args!("cannot write {}: {error}", path.display()), Exit::Io),
        },
    }
}

/// A bot that knows the catalog; additions need not be there yet.
fn bot(files: &CatalogFiles) -> Result<Bot, Exit> {
    let mut files = files.clone();
    files.additions.take_if(|path| !path.exists());
    catalog_file::open(&files).map_err(|error| fail(&error, error.exit()))
}
