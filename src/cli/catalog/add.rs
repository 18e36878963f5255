//! `podpick catalog add` and `import`: entries drafted from feeds and written into the file of additions.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{How, bot, own_text, print, with_layers};
use crate::app;
use crate::bot::Bot;
use crate::bot::shelf::LookFault;
use crate::catalog;
use crate::cli::catalog::draft::Draft;
use crate::cli::names::Names;
use crate::cli::{fail, misconfigured, terminal, variable};
use crate::config::{CatalogFiles, FeedConfig};
use crate::exit::Exit;
use crate::feeds::parse::{self, opml};

pub(super) fn add(files: &CatalogFiles, address: &str, how: &How) -> Exit {
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
pub(super) fn end(why: LookFault) -> Exit {
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
pub(super) fn said(why: LookFault) -> String {
    let words = match why {
        LookFault::NotFound(410) => return "HTTP 410, deleted for good".to_owned(),
        LookFault::NotFound(status) => return format!("HTTP {status}"),
        LookFault::NotAnAddress => "this is not an address",
        LookFault::Inside => {
            "it leads into a private network, or to a port other than 80 and 443. FEED_ALLOW allows such addresses"
        }
        LookFault::NoAnswer => "no answer",
        LookFault::TooLarge => "it is too large",
        LookFault::NeitherFeedNorPage => "it is neither a feed nor a page",
        LookFault::FeedAsksNotToBeListed => "its feed asks not to be listed",
        LookFault::EmptyFeed => "its feed has no episode",
        LookFault::Busy => "too many addresses are read at once",
    };
    words.to_owned()
}

pub(super) fn import(files: &CatalogFiles, file: &Path, how: &How) -> Exit {
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
pub(super) fn keep(files: &CatalogFiles, bot: &Bot, drafts: Vec<Draft>, how: &How) -> Exit {
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
pub(super) fn write(files: &CatalogFiles, entries: &str, added: usize, finished: bool) -> Result<Exit, Exit> {
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
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
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
