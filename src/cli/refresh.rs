//! `podpick refresh`: reads the feeds now. Shows how it goes, and what failed at the end.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use super::{catalog_files, fail, misconfigured, terminal, variable, written};
use crate::app;
use crate::app::catalog_file;
use crate::config::FeedConfig;
use crate::exit::Exit;
use crate::feeds::{Outcome, Report};

/// What `podpick refresh` takes.
#[derive(Debug, Args)]
pub(super) struct RefreshArguments {
    /// Only the feed of this show, by its id
    #[arg(long, value_name = "ID")]
    show: Option<String>,
    /// Print one JSON object a line
    #[arg(long)]
    json: bool,
    /// A catalog file instead of CATALOG or the built-in one
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
}

pub(super) fn refresh(arguments: &RefreshArguments) -> Exit {
    let config = match FeedConfig::from_env(variable) {
        Ok(config) => config,
        Err(faults) => return misconfigured(&faults),
    };
    let bot = match catalog_file::open(&catalog_files(arguments.catalog.clone())) {
        Ok(bot) => bot,
        Err(error) => return fail(&error, error.exit()),
    };
    let feeds = bot.feeds();
    if let Some(show) = &arguments.show
        && !feeds.iter().any(|(id, _)| id == show)
    {
        let known = bot.catalog().podcast_with_id(show).is_some();
        let why =
            if known { "the catalog has no feed for it" } else { "the catalog has no show with this id" };
        return fail(&format_args!("{}: {why}", terminal::clean(show)), Exit::Usage);
    }
    let count = if arguments.show.is_some() { 1 } else { feeds.len() };
    let bar = progress(count, arguments.json);
    let mut out = io::stdout().lock();
    let mut printed = Ok(());
    let reports = app::refresh(&config, bot, arguments.show.as_deref(), |report| {
        bar.inc(1);
        bar.set_message(report.podcast.clone());
        if printed.is_err() {
            return;
        }
        printed = match (arguments.json, bar.is_hidden()) {
            (true, _) => writeln!(out, "{}", object(report)),
            (false, true) => writeln!(out, "{}", line(report)),
            (false, false) => Ok(()),
        };
    });
    bar.finish_and_clear();
    let reports = match reports {
        Ok(reports) => reports,
        Err(error) => return fail(&error, error.exit()),
    };
    let failed = reports.iter().filter(|report| matches!(report.outcome, Outcome::Failed(_))).count();
    if !arguments.json {
        printed = printed.and_then(|()| summary(&reports, failed, &mut out));
    }
    match written(printed) {
        Exit::Ok if failed > 0 && failed == reports.len() => Exit::Unavailable,
        Exit::Ok if failed > 0 => Exit::Failed,
        exit => exit,
    }
}

/// A bar on a terminal; elsewhere, and with JSON, nothing that moves.
fn progress(count: usize, json: bool) -> ProgressBar {
    if json || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
    ProgressBar::new(count as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn line(report: &Report) -> String {
    let what = match &report.outcome {
        Outcome::Read { episodes, changed, flaws } => {
            let flaws =
                if flaws.is_empty() { String::new() } else { format!(", {}", counted(flaws.len(), "flaw")) };
            format!("{}, {changed} new or changed{flaws}", counted(*episodes, "episode"))
        }
        Outcome::Unchanged => "unchanged".to_owned(),
        Outcome::Failed(why) => format!("failed: {}", terminal::clean(why)),
    };
    format!("{}: {what}", report.podcast)
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn summary(reports: &[Report], failed: usize, out: &mut impl Write) -> io::Result<()> {
    let changed: usize = reports
        .iter()
        .map(|report| if let Outcome::Read { changed, .. } = report.outcome { changed } else { 0 })
        .sum();
    let (read, changed) = (counted(reports.len() - failed, "feed"), counted(changed, "episode"));
    writeln!(out, "{read} read, {changed} new or changed, {failed} failed")?;
    let width = reports.iter().map(|report| report.podcast.chars().count()).max().unwrap_or(0);
    for report in reports {
        if let Outcome::Failed(why) = &report.outcome {
            let (podcast, address) = (&report.podcast, terminal::clean(&report.address));
            writeln!(out, "  {podcast:width$}  {}  {address}", terminal::clean(why))?;
        }
    }
    for report in reports {
        if let Outcome::Read { flaws, .. } = &report.outcome {
            for flaw in flaws {
                writeln!(out, "  {}: {}", report.podcast, terminal::clean(&flaw.to_string()))?;
            }
        }
        if let Some(place) = &report.moved_to {
            writeln!(out, "  {} has moved to {}", report.podcast, terminal::clean(place))?;
        }
    }
    Ok(())
}

fn object(report: &Report) -> Value {
    let mut object = json!({
        "podcast": report.podcast,
        "feed": report.address,
        "moved_to": report.moved_to,
        "milliseconds": report.took.as_millis() as u64,
    });
    match &report.outcome {
        Outcome::Read { episodes, changed, flaws } => {
            object["outcome"] = json!("read");
            object["episodes"] = json!(episodes);
            object["changed"] = json!(changed);
            object["flaws"] = flaws.iter().map(ToString::to_string).collect();
        }
        Outcome::Unchanged => object["outcome"] = json!("unchanged"),
        Outcome::Failed(why) => {
            object["outcome"] = json!("failed");
            object["reason"] = json!(why);
        }
    }
    object
}
