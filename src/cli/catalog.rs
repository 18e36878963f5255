//! `podpick catalog`: what a curator does with the file: tidy it, look at it, add to it, take it elsewhere. Judges nothing itself.

mod draft;
mod export;
mod stats;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::names::Names;
use super::{at_least_one, catalog_files, fail, misconfigured, terminal, variable, written};
use crate::app;
use crate::app::catalog_file;
use crate::bot::Bot;
use crate::bot::shelf::LookFault;
use crate::catalog::{self, Catalog, Layer, SHIPPED, SHIPPED_NAME};
use crate::config::{CatalogFiles, FeedConfig};
use crate::exit::Exit;
use crate::feeds::parse::{self, opml};
use crate::store::Gap;
use draft::Draft;

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

fn add(files: &CatalogFiles, address: &str, how: &How) -> Exit {
    let bot = match bot(files) {
        Ok(bot) => bot,
        Err(exit) => return exit,
    };
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let shown = terminal::clean(address);
    match app::look(&config, address) {
        Err(error) => fail(&error, error.exit()),
        Ok(Err(LookFault::NotAnAddress)) => fail(
            &format_args!(
                "{shown} is not the address of a feed or a page. Use one that begins with https:// or http:// and holds no password"
            ),
            Exit::Usage,
        ),
        Ok(Err(why)) => fail(&format_args!("cannot use {shown}: {}", said(why)), end(why)),
        Ok(Ok(found)) => {
            if found.feed.is_none() {
                let _ = writeln!(
                    io::stderr().lock(),
                    "{shown} links to no readable feed; podpick will know no episodes"
                );
            }
            keep(files, &bot, vec![Draft::of_found(found)], how)
        }
    }
}

/// How the process ends where nothing was found: whoever typed the address, what is there, or who does not answer.
fn end(why: LookFault) -> Exit {
    match why {
        LookFault::NotAnAddress | LookFault::Inside => Exit::Usage,
        LookFault::NotFound(500..) | LookFault::NoAnswer | LookFault::Busy => Exit::Unavailable,
        LookFault::NotFound(_)
        | LookFault::TooLarge
        | LookFault::NeitherFeedNorPage
        | LookFault::FeedAsksNotToBeListed
        | LookFault::EmptyFeed => Exit::Catalog,
    }
}

/// Why nothing was found, in words for a curator.
fn said(why: LookFault) -> String {
    let words = match why {
        LookFault::NotFound(410) => return "HTTP 410, deleted for good".to_owned(),
        LookFault::NotFound(status) => return format!("HTTP {status}"),
        LookFault::NotAnAddress => "this is not an address",
        LookFault::Inside => {
            "it leads into a private network, or to a port other than 80 and 443. FEED_ALLOW allows such addresses"
        }
        LookFault::NoAnswer => "no answer in time",
        LookFault::TooLarge => "it is too large",
        LookFault::NeitherFeedNorPage => "it is neither a feed nor a page",
        LookFault::FeedAsksNotToBeListed => "its feed asks not to be listed",
        LookFault::EmptyFeed => "its feed has no episode",
        LookFault::Busy => "too many addresses are read at once",
    };
    words.to_owned()
}

fn import(files: &CatalogFiles, file: &Path, how: &How) -> Exit {
    let bot = match bot(files) {
        Ok(bot) => bot,
        Err(exit) => return exit,
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) if bytes.len() <= parse::LARGEST => bytes,
        Ok(_) => return fail(&format_args!("{} is too large", file.display()), Exit::Io),
        Err(error) => return fail(&format_args!("cannot read {}: {error}", file.display()), Exit::Io),
    };
    match opml::subscriptions(&bytes) {
        Ok(list) => {
            let mut notes = io::stderr().lock();
            for (name, why) in &list.left_out {
                let _ = writeln!(notes, "left out: {}: {why}", terminal::clean(name));
            }
            drop(notes);
            keep(files, &bot, list.read.into_iter().map(Draft::of_subscription).collect(), how)
        }
        Err(error) => fail(&format_args!("{}: {error}", file.display()), Exit::Catalog),
    }
}

/// Writes drafts into the file of additions, or prints them; says on standard error what was left out and why.
fn keep(files: &CatalogFiles, bot: &Bot, drafts: Vec<Draft>, how: &How) -> Exit {
    for topic in &how.topic {
        if bot.catalog().topic_with_id(topic).is_none() {
            return fail(&format_args!("the catalog has no topic `{}`", terminal::clean(topic)), Exit::Usage);
        }
    }
    let mut entries = String::new();
    let mut kept = Names::of(bot.catalog(), &[]);
    let (mut added, mut left) = (0, Vec::new());
    for draft in drafts {
        match draft.entry(bot, &how.topic, how.why.as_deref(), &mut kept) {
            Ok(entry) => {
                entries.push('\n');
                entries.push_str(&entry);
                added += 1;
            }
            Err(why) => left.push(format!("left out: {}: {why}", terminal::clean(draft.name()))),
        }
    }
    let mut notes = io::stderr().lock();
    for line in &left {
        let _ = writeln!(notes, "{line}");
    }
    if added == 0 {
        drop(notes);
        return fail(&"nothing was added", Exit::Failed);
    }
    if how.print || (files.additions.is_none() && !how.write) {
        return print(entries.trim_start());
    }
    write(files, &entries, added, how.why.is_some()).unwrap_or_else(|exit| exit)
}

/// Puts entries behind what the file holds; what would not be understood afterwards is not written.
fn write(files: &CatalogFiles, entries: &str, added: usize, finished: bool) -> Result<Exit, Exit> {
    let (path, text) = own_text(files)?;
    let whole = match text.trim_end() {
        "" => entries.trim_start().to_owned(),
        text => format!("{text}\n{entries}"),
    };
    if let Err(faults) = with_layers(files, path, &whole, catalog::parse_layers)? {
        return Ok(fail(&faults, Exit::Catalog));
    }
    let place = path.display();
    Ok(match replace(path, &whole) {
        Ok(()) if finished => print(&format!("Added {added} to {place}. Check the topics\n")),
        Ok(()) => print(&format!(
            "Added {added} to {place} as drafts, which podpick does not recommend yet. In each, write `why`, check the topics, and delete `draft = true`\n"
        )),
        Err(error) => fail(&format_args!("cannot write {place}: {error}"), Exit::Io),
    })
}

/// Puts a text in the place of a file whole, so that nobody ever reads half of it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one: what it leads to is replaced.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let new = PathBuf::from(name);
    let permissions = std::fs::metadata(&path).map(|file| file.permissions()).ok();
    let done = std::fs::write(&new, text)
        .and_then(|()| permissions.map_or(Ok(()), |same| std::fs::set_permissions(&new, same)))
        .and_then(|()| std::fs::File::open(&new)?.sync_all())
        .and_then(|()| std::fs::rename(&new, &path));
    if done.is_err() {
        let _ = std::fs::remove_file(&new);
    }
    done
}

fn gaps(limit: usize, json: bool, forget: bool) -> Exit {
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let mut exit = Exit::Ok;
    let told = app::gaps(&config, limit, forget, |gaps| {
        exit = print(&listed(gaps, json));
        exit == Exit::Ok
    });
    match told {
        Ok(()) => exit,
        Err(error) => fail(&error, error.exit()),
    }
}

fn listed(gaps: &[Gap], json: bool) -> String {
    let mut out = String::new();
    for gap in gaps {
        let day = gap.last.strftime("%Y-%m-%d").to_string();
        let line = if json {
            serde_json::json!({"question": gap.question, "times": gap.times, "last": day}).to_string()
        } else {
            format!("{:>6}  {day}  {}", gap.times, terminal::clean(&gap.question))
        };
        out.push_str(&line);
        out.push('\n');
    }
    if gaps.is_empty() && !json {
        out.push_str("No searches without results yet\n");
    }
    out
}
