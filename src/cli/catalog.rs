//! `podpick catalog`: what a curator does with the file: tidy it, look at it, add to it, take it elsewhere. Judges nothing itself.

mod draft;
mod export;
mod stats;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{catalog_path, fail, terminal, variable, written};
use crate::bot::Bot;
use crate::catalog::{self, Catalog};
use crate::catalog_file;
use crate::config::FeedConfig;
use crate::exit::Exit;
use crate::feed::{self, opml};
use crate::run;
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
    /// Bring a catalog file into the usual form; comments stay
    Fmt {
        /// Change nothing; fail where the form is another
        #[arg(long)]
        check: bool,
    },
    /// What is in the catalog, and what is thin in it
    Stats,
    /// Draft an entry for a podcast from its feed
    Add {
        /// The feed's address
        #[arg(value_name = "FEED-URL")]
        feed: String,
        #[command(flatten)]
        how: How,
    },
    /// Draft entries for the subscriptions of a podcast player
    Import {
        /// An OPML file
        #[arg(value_name = "FILE.opml")]
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Print the whole catalog for other programs
    #[command(group = clap::ArgGroup::new("form").required(true))]
    Export {
        /// As a list of subscriptions, which podcast players read
        #[arg(long, group = "form")]
        opml: bool,
        /// As one JSON object
        #[arg(long, group = "form")]
        json: bool,
    },
    /// What members asked for in vain, most often first
    Gaps {
        /// So many at most
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: usize,
        /// Print one JSON object a line
        #[arg(long)]
        json: bool,
        /// Forget them afterwards
        #[arg(long)]
        forget: bool,
    },
}

/// What a draft is to hold, and where it goes.
#[derive(Debug, Args)]
struct How {
    /// File it under this topic, by id; may be given more than once
    #[arg(long, value_name = "ID")]
    topic: Vec<String>,
    /// Why to listen, in one sentence of your own
    #[arg(long, value_name = "SENTENCE")]
    why: Option<String>,
    /// Write it into the catalog file instead of printing it
    #[arg(long)]
    write: bool,
}

pub(super) fn catalog(arguments: CatalogArguments) -> Exit {
    let path = catalog_path(arguments.catalog);
    match arguments.verb {
        Verb::Fmt { check } => tidy(path.as_deref(), check),
        Verb::Stats => with_catalog(path.as_deref(), |catalog| print(&stats::report(catalog))),
        Verb::Export { opml: true, .. } => {
            with_catalog(path.as_deref(), |catalog| print(&export::opml(catalog)))
        }
        Verb::Export { .. } => {
            with_catalog(path.as_deref(), |catalog| print(&format!("{:#}\n", export::json(catalog))))
        }
        Verb::Add { feed, how } => add(path.as_deref(), &feed, &how),
        Verb::Import { file, how } => import(path.as_deref(), &file, &how),
        Verb::Gaps { limit, json, forget } => gaps(limit, json, forget),
    }
}

fn print(text: &str) -> Exit {
    written(io::stdout().write_all(text.as_bytes()))
}

fn with_catalog(path: Option<&Path>, then: impl FnOnce(&Catalog) -> Exit) -> Exit {
    match catalog_file::read(path) {
        Ok(catalog) => then(&catalog),
        Err(error) => fail(&error, error.exit()),
    }
}

/// The file that is to be changed; the built-in catalog cannot be.
fn own_file(path: Option<&Path>) -> Result<&Path, Exit> {
    path.ok_or_else(|| {
        fail(&"the built-in catalog cannot be changed; name a file with --catalog or CATALOG", Exit::Usage)
    })
}

fn text_of(path: &Path) -> Result<String, Exit> {
    std::fs::read_to_string(path)
        .map_err(|error| fail(&format_args!("cannot read {}: {error}", path.display()), Exit::Io))
}

/// The file that is to be changed, and what it holds.
fn own_text(path: Option<&Path>) -> Result<(&Path, String), Exit> {
    let path = own_file(path)?;
    text_of(path).map(|text| (path, text))
}

fn tidy(path: Option<&Path>, check: bool) -> Exit {
    let (path, text) = match own_text(path) {
        Ok(own) => own,
        Err(exit) => return exit,
    };
    match catalog::format(&path.display().to_string(), &text) {
        Err(faults) => fail(&faults, Exit::Catalog),
        Ok(tidy) if tidy == text => print("already in the usual form\n"),
        Ok(_) if check => fail(
            &format_args!("{} is not in the usual form; podpick catalog fmt brings it there", path.display()),
            Exit::Failed,
        ),
        Ok(tidy) => match replace(path, &tidy) {
            Ok(()) => print("brought into the usual form\n"),
            Err(error) => fail(&format_args!("cannot write {}: {error}", path.display()), Exit::Io),
        },
    }
}

fn add(path: Option<&Path>, feed: &str, how: &How) -> Exit {
    let bot = match catalog_file::open(path) {
        Ok(bot) => bot,
        Err(error) => return fail(&error, error.exit()),
    };
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return fail(&faults, Exit::Config),
    };
    let read = match run::read_feed(&config, feed) {
        Ok(read) => read,
        Err(why) => {
            let address = terminal::clean(feed);
            return fail(&format_args!("{address} was not read: {why}"), Exit::Unavailable);
        }
    };
    let draft = Draft::of_feed(&read, feed);
    keep(path, &bot, vec![draft], how)
}

fn import(path: Option<&Path>, file: &Path, how: &How) -> Exit {
    let bot = match catalog_file::open(path) {
        Ok(bot) => bot,
        Err(error) => return fail(&error, error.exit()),
    };
    let bytes = match std::fs::read(file) {
        Ok(bytes) if bytes.len() <= feed::LARGEST => bytes,
        Ok(_) => return fail(&format_args!("{} is too large", file.display()), Exit::Io),
        Err(error) => return fail(&format_args!("cannot read {}: {error}", file.display()), Exit::Io),
    };
    match opml::subscriptions(&bytes) {
        Ok(list) => keep(path, &bot, list.into_iter().map(Draft::of_subscription).collect(), how),
        Err(error) => fail(&format_args!("{}: {error}", file.display()), Exit::Catalog),
    }
}

/// Prints drafts, or writes them into the file; says on standard error what was left out and why.
fn keep(path: Option<&Path>, bot: &Bot, drafts: Vec<Draft>, how: &How) -> Exit {
    for topic in &how.topic {
        if bot.catalog().topic_with_id(topic).is_none() {
            return fail(&format_args!("the catalog has no topic `{}`", terminal::clean(topic)), Exit::Usage);
        }
    }
    let mut entries = String::new();
    let mut kept = draft::Names::of(bot.catalog());
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
        return if left.is_empty() { fail(&"nothing to add", Exit::Failed) } else { Exit::Failed };
    }
    if !how.write {
        return print(entries.trim_start());
    }
    let (path, text) = match own_text(path) {
        Ok(own) => own,
        Err(exit) => return exit,
    };
    let whole = format!("{}\n{entries}", text.trim_end());
    // What would not be understood afterwards is not written.
    if let Err(faults) = catalog::parse(&path.display().to_string(), &whole) {
        return fail(&faults, Exit::Catalog);
    }
    match replace(path, &whole) {
        Ok(()) => print(&format!("{added} added to {}; look at topics and why\n", path.display())),
        Err(error) => fail(&format_args!("cannot write {}: {error}", path.display()), Exit::Io),
    }
}

/// Puts a text in the place of a file whole, so that nobody ever reads half of it.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one: what it leads to is replaced.
    let path = std::fs::canonicalize(path)?;
    let mut name = path.as_os_str().to_owned();
    name.push(".new");
    let new = PathBuf::from(name);
    let done = std::fs::write(&new, text)
        .and_then(|()| std::fs::set_permissions(&new, std::fs::metadata(&path)?.permissions()))
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
        Err(faults) => return fail(&faults, Exit::Config),
    };
    let mut exit = Exit::Ok;
    let told = run::gaps(&config, limit, forget, |gaps| {
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
        out.push_str("nothing was asked in vain yet\n");
    }
    out
}
