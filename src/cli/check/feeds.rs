//! How every podcast of the catalog is doing, by what its feed said last, and what a curator may change because of it.

use std::fmt::Write;

use crate::bot::{Activity, Bot};
use crate::catalog::Status;
use crate::cli::terminal;
use crate::store::FeedState;

/// An episode of the last 90 days says that a show goes on.
const LATELY: i64 = 90 * 86_400;

/// One line for each podcast that has a feed, then the changes for the catalog as TOML.
pub(super) fn report(bot: &Bot, feeds: &[FeedState], now: jiff::Timestamp) -> String {
    let mut out = String::new();
    let mut patch = String::new();
    let unread = bot.feeds().into_iter().filter(|(id, _)| !feeds.iter().any(|feed| feed.podcast == *id));
    for (id, _) in unread {
        let _ = writeln!(out, "{id}: not read yet; podpick refresh reads it");
    }
    let width = feeds.iter().map(|feed| feed.podcast.chars().count()).max().unwrap_or(0);
    for feed in feeds {
        bot.note_feed(feed);
        let Some(at) = bot.catalog().podcast_with_id(&feed.podcast) else { continue };
        let life = bot.activity(at, now.as_second());
        let mut line = match life {
            _ if feed.tried_at.is_none() => "not read yet: podpick refresh reads it".to_owned(),
            Activity::Active(Some(last)) => format!("active, last episode {}", ago(now.as_second() - last)),
            Activity::Active(None) => "active by the catalog; its feed gives no date".to_owned(),
            Activity::Quiet(last) => format!("quiet, last episode {}", ago(now.as_second() - last)),
            Activity::Ended(_) => "ended".to_owned(),
            Activity::Unknown => "its feed gives no date".to_owned(),
        };
        if let Some(since) = feed.failing_since {
            let why = terminal::clean(feed.fault.as_deref().unwrap_or_default());
            let _ = write!(line, "; unreachable since {} ({why})", since.strftime("%Y-%m-%d"));
        }
        let mut changes = Vec::new();
        if let Some(place) = &feed.moved_to {
            let place = terminal::clean(place);
            let _ = write!(line, "; moved to {place}");
            changes.push(format!("feed = {}  # was {}", quoted(&place), quoted(&feed.address)));
        }
        let status = bot.catalog().podcast(at).status;
        let ended_in_catalog = matches!(status, Status::Ended(_));
        if status == Status::Unknown && matches!(life, Activity::Active(Some(_))) {
            changes.push("status = \"active\"".to_owned());
        }
        // What goes on after all is no ended show.
        let lately = feed.newest.filter(|newest| now.as_second() - newest < LATELY);
        if let (true, Some(newest)) = (ended_in_catalog && !feed.complete, lately) {
            let _ = write!(line, "; but an episode came {}", ago(now.as_second() - newest));
            changes.push("status = \"active\"  # was ended".to_owned());
        }
        if feed.complete && !ended_in_catalog {
            let year = feed.newest.and_then(|at| jiff::Timestamp::from_second(at).ok());
            changes.push("status = \"ended\"".to_owned());
            changes.extend(year.map(|at| format!("ended = {}", at.strftime("%Y"))));
        }
        if feed.gone {
            let _ = write!(
                patch,
                "\n# {}: its feed is gone for good; give it another address, or status = \"ended\"\n",
                feed.podcast
            );
        }
        if !changes.is_empty() {
            let _ = write!(patch, "\n[[podcast]]\nid = {}\n{}\n", quoted(&feed.podcast), changes.join("\n"));
        }
        let _ = writeln!(out, "{:width$}  {line}", feed.podcast);
    }
    if !patch.is_empty() {
        let _ = write!(
            out,
            "\n# Changes for the catalog: put these lines in place of those that are there.\n{patch}"
        );
    }
    out
}

/// A TOML string; addresses and ids hold nothing that would need more.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn ago(seconds: i64) -> String {
    match seconds / 86_400 {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=59 => format!("{days} days ago"),
        days @ 60..=729 => format!("{} months ago", days / 30),
        days => format!("{} years ago", days / 365),
    }
}
