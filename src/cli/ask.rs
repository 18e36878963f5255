//! `podpick ask`: the same answers as in Discord, readable or as one JSON object a line.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{LevelArgument, at_least_one, catalog_files, fail, name_additions, terminal, variable, written};
use crate::app;
use crate::app::catalog_file;
use crate::bot::{Asked, Bot, Caller, Constraints, Field, Finding, QueryText, Request};
use crate::catalog::{Level, Subject};
use crate::config::FeedConfig;
use crate::exit::Exit;
use crate::locale::Locale;
use crate::search::{Target, language};

/// What `podpick ask` takes.
#[derive(Debug, Args)]
pub(super) struct AskArguments {
    /// The question; `-` reads one a line from standard input
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// Ask as Discord does while a member types
    #[arg(long, conflicts_with_all = ["level", "language"])]
    complete: bool,
    /// Maximum number of results (default 5, at most 5; 10 with --json)
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    limit: Option<usize>,
    /// Only shows for this level
    #[arg(long, value_enum)]
    level: Option<LevelArgument>,
    /// Only shows in this language, such as pt or Portuguese
    #[arg(long)]
    language: Option<String>,
    /// A catalog file instead of CATALOG or the built-in one; without episodes from feeds
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    /// Use only the catalog
    #[arg(long)]
    catalog_only: bool,
}

pub(super) fn ask(arguments: &AskArguments) -> Exit {
    let bot = match catalog_file::open(&catalog_files(arguments.catalog.clone())) {
        Ok(bot) => bot,
        Err(error) => {
            let exit = fail(&error, error.exit());
            name_additions(arguments.catalog.as_ref());
            return exit;
        }
    };
    let source = if know_episodes(&bot, arguments) { "store" } else { "catalog" };
    let constraints = Constraints {
        level: arguments.level.map(|level| match level {
            LevelArgument::Beginner => Level::Beginner,
            LevelArgument::Intermediate => Level::Intermediate,
            LevelArgument::Advanced => Level::Advanced,
            LevelArgument::All => Level::All,
        }),
        language: arguments.language.clone(),
        ..Constraints::default()
    };
    if let Some(typed) = arguments.language.as_deref().filter(|typed| !is_language(&bot, typed)) {
        return fail(&no_language(&bot, typed), Exit::Usage);
    }
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let result = if arguments.words == ["-"] {
        each_line(&bot, source, arguments, &constraints, &mut out).map(|()| true)
    } else {
        answer(&bot, source, &arguments.words.join(" "), arguments, &constraints, &mut out)
    };
    match result.and_then(|found| out.flush().map(|()| found)) {
        Ok(false) => Exit::Failed,
        done => written(done.map(drop)),
    }
}

/// Makes the bot know what feeds said, where there is a store and nobody wants the catalog alone. Whether it does.
fn know_episodes(bot: &Bot, arguments: &AskArguments) -> bool {
    if arguments.catalog_only || arguments.catalog.is_some() {
        return false;
    }
    let known = FeedConfig::from_env(variable)
        .map_err(|faults| faults.to_string())
        .and_then(|config| app::know_episodes(&config, bot).map_err(|error| error.to_string()));
    known.unwrap_or_else(|why| {
        // The catalog answers all the same, and whoever asks knows what is missing.
        let said = "note: answering from the catalog only, because the database cannot be read";
        let _ = writeln!(io::stderr(), "{said}: {why}");
        false
    })
}

/// Whether a language is known by this tag or name, or the catalog has shows under the tag.
fn is_language(bot: &Bot, typed: &str) -> bool {
    let tag = language::primary(typed.trim());
    language::english_name(&tag).is_some()
        || language::named(typed).is_some()
        || languages(bot).contains(&tag)
}

fn languages(bot: &Bot) -> BTreeSet<String> {
    bot.catalog().podcasts().filter_map(|(_, show)| show.language.as_deref().map(language::primary)).collect()
}

fn no_language(bot: &Bot, typed: &str) -> String {
    let named = |tag: String| match language::english_name(&tag) {
        Some(name) => format!("{tag} ({name})"),
        None => tag,
    };
    let known = languages(bot).into_iter().map(named).collect::<Vec<_>>().join(", ");
    let typed = terminal::clean(typed);
    // Two or three letters are a tag, and as near to one language as to many others.
    match language::nearest(&typed) {
        Some(near) if typed.chars().count() > 3 => format!(
            "--language: no language is called `{typed}`; did you mean {near}? The catalog has shows in {known}"
        ),
        Some(_) => format!("--language: no language is called `{typed}`. The catalog has shows in {known}"),
        None => format!("--language: name a language; the catalog has shows in {known}"),
    }
}

/// One question a line; a line that begins with `"` is a JSON string, so that a question may hold a line break.
fn each_line(
    bot: &Bot,
    source: &str,
    arguments: &AskArguments,
    constraints: &Constraints,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut input = io::stdin().lock();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\n', '\r']);
        let question = match text.starts_with('"').then(|| serde_json::from_str::<String>(text)) {
            Some(Ok(question)) => question,
            _ => text.to_owned(),
        };
        let _found = answer(bot, source, &question, arguments, constraints, out)?;
    }
}

fn answer(
    bot: &Bot,
    source: &str,
    question: &str,
    arguments: &AskArguments,
    constraints: &Constraints,
    out: &mut impl Write,
) -> io::Result<bool> {
    let limit = arguments.limit.unwrap_or(10);
    let mut object = match (arguments.json, arguments.complete) {
        (true, true) => completed(bot, question, limit),
        (true, false) if source == "store" => {
            let about = QueryText::Words(question.to_owned());
            let now = jiff::Timestamp::now();
            let finding = bot.find_now(&about, constraints, &curator(), now, limit);
            let mut object = line(bot, question, &finding);
            let says = bot.episodes_that_say(&about, &finding, &curator(), now);
            let says =
                says.iter().take(limit).map(|(podcast, title)| json!({ "podcast": podcast, "title": title }));
            object["episodes"] = says.collect();
            object
        }
        (true, false) => found(bot, question, constraints, limit),
        (false, true) => {
            let choices = bot.suggest(&Field::About, question, Locale::English, jiff::Timestamp::UNIX_EPOCH);
            let shown = choices.iter().take(arguments.limit.unwrap_or(usize::MAX));
            for choice in shown {
                writeln!(out, "{}", terminal::clean(&choice.name))?;
            }
            return Ok(!choices.is_empty());
        }
        (false, false) => {
            let count = arguments.limit.and_then(|limit| u8::try_from(limit).ok());
            let request = Request::Topic {
                about: QueryText::Words(question.to_owned()),
                constraints: Constraints { count, ..constraints.clone() },
                page: 0,
            };
            let asked = Asked { request, privately: false, for_member: None };
            let reply = bot.answer(&asked, &curator(), jiff::Timestamp::now());
            terminal::print(bot, &reply, terminal_locale(), out)?;
            return Ok(!reply.cards.is_empty());
        }
    };
    object["source"] = json!(source);
    writeln!(out, "{object}")?;
    let some = |key: &str| object[key].as_array().is_some_and(|found| !found.is_empty());
    Ok(some("results") || some("episodes"))
}

/// Who asks in a terminal: nobody of whom anything has to be kept.
fn curator() -> Caller {
    Caller { explicit_allowed: true, ..Caller::default() }
}

/// The language of the terminal, by the variables that programs there follow (POSIX, `setlocale`).
fn terminal_locale() -> Locale {
    let set = |name| std::env::var(name).ok().filter(|tag| !tag.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    tag.as_deref().map(Locale::of).unwrap_or_default()
}

fn found(bot: &Bot, question: &str, constraints: &Constraints, limit: usize) -> serde_json::Value {
    let finding = bot.find(&QueryText::Words(question.to_owned()), constraints, limit);
    line(bot, question, &finding)
}

/// What the best suggestions lead to: those that fit equally well.
fn completed(bot: &Bot, typed: &str, limit: usize) -> serde_json::Value {
    let finding = bot.find_completed(typed, limit);
    line(bot, typed, &finding)
}

fn line(bot: &Bot, question: &str, finding: &Finding) -> serde_json::Value {
    let catalog = bot.catalog();
    let matched: Vec<&str> = finding
        .understanding
        .targets()
        .into_iter()
        .filter_map(|target| match target {
            Target::Topic(at) => Some(catalog.topic(at).id.as_str()),
            _ => None,
        })
        .collect();
    let results: Vec<&str> =
        finding.recommendation.found.iter().map(|found| catalog.id(found.subject)).collect();
    let near: Vec<&str> = finding
        .understanding
        .near
        .iter()
        .filter_map(|target| match target {
            Target::Topic(at) => Some(catalog.id(Subject::Topic(*at))),
            Target::Podcast(at) => Some(catalog.id(Subject::Podcast(*at))),
            Target::Episode(_) | Target::Person(_) => None,
        })
        .collect();
    json!({
        "query": question,
        "matched": matched,
        "reason": terminal::plain(&bot.headline(question, finding)),
        "results": results,
        "near": near,
        "applied": bot.applied(finding),
        "unmet": bot.unmet(finding),
    })
}
