//! How every podcast of the catalog is doing, by what its feed said last, and what a curator may change because of it.

use std::fmt::Write;

use crate::bot::{Activity, Bot};
use crate::catalog::Status;
use crate::cli::terminal;
use crate::store::FeedState;

/// An episode of the last 90 days says that a show goes on.
const LATELY: i64 = 90 * 86_400;

/// One line for each podcast that has a feed, then the changes for the catalog as TOML.
pub(super) fn report(bot: &Bot, feeds: &[FeedState], empty: &[String], now: jiff::Timestamp) -> String {
    let mut out = String::new();
    let mut patch = String::new();
    let unread = bot.feeds().into_iter().filter(|(id, _)| !feeds.iter().any(|feed| feed.podcast == *id));
    for (id, _) in unread {
        let _ = writeln!(out, "{id}: not read yet; run podpick refresh");
    }
    let width = feeds.iter().map(|feed| feed.podcast.chars().count()).max().unwrap_or(0);
    for feed in feeds {
        bot.note_feed(feed);
        let Some(at) = bot.catalog().podcast_with_id(&feed.podcast) else { continue };
        let life = bot.activity(at, now.as_second());
        let mut line = match life {
            _ if feed.tried_at.is_none() => "not read yet; run podpick refresh".to_owned(),
            _ if feed.read_at.is_none() => "its feed could not be read yet".to_owned(),
            _ if feed.blocked => "its feed asks not to be listed".to_owned(),
            _ if empty.contains(&feed.podcast) => "its feed has no episodes".to_owned(),
            Activity::Active(Some(last)) => format!("active, last episode {}", ago(now.as_second() - last)),
            Activity::Active(None) => "active in the catalog; its feed has no dates".to_owned(),
            Activity::Quiet(last) => format!("quiet, last episode {}", ago(now.as_second() - last)),
            Activity::Ended(_) => "ended".to_owned(),
            Activity::Unknown => "its feed has no dates".to_owned(),
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
        if let (Status::Ended(_), Some(newest)) = (status, goes_on(feed, now)) {
            let _ = write!(line, "; but an episode came {}", ago(now.as_second() - newest));
        }
        changes.extend(status_changes(status, life, feed, now));
        if feed.gone {
            let _ = write!(
                patch,
                "\n# {}: its feed no longer exists; correct the address, or set status = \"ended\"\n",
                feed.podcast
            );
        }
        if !changes.is_empty() {
            let _ = write!(patch, "\n[[podcast]]\nid = {}\n{}\n", quoted(&feed.podcast), changes.join("\n"));
        }
        let _ = writeln!(out, "{:width$}  {line}", feed.podcast);
    }
    if !patch.is_empty() {
        let _ = write!(out, "\n# Changes for the catalog: replace the old lines with these.\n{patch}");
    }
    out
}

/// When the newest episode came of a show that does not say it is over; none where that is long ago.
fn goes_on(feed: &FeedState, now: jiff::Timestamp) -> Option<i64> {
    feed.newest.filter(|newest| !feed.complete && now.as_second() - newest < LATELY)
}

/// What the catalog may say of a show's life, because its feed knows better.
fn status_changes(status: Status, life: Activity, feed: &FeedState, now: jiff::Timestamp) -> Vec<String> {
    match status {
        Status::Ended(_) if goes_on(feed, now).is_some() => {
            vec!["status = \"active\"  # was ended; delete the line `ended`, if any".to_owned()]
        }
        Status::Unknown | Status::Active if feed.complete => {
            let year = feed.newest.and_then(|at| jiff::Timestamp::from_second(at).ok());
            let year = year.map(|at| format!("ended = {}", at.strftime("%Y")));
            std::iter::once("status = \"ended\"".to_owned()).chain(year).collect()
        }
        Status::Unknown if matches!(life, Activity::Active(Some(_))) => {
            vec!["status = \"active\"".to_owned()]
        }
        _ => Vec::new(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn said(newest: Option<i64>, complete: bool) -> FeedState {
        let at = jiff::Timestamp::UNIX_EPOCH;
        FeedState {
            podcast: "p".to_owned(),
            address: "https://p.example/rss".to_owned(),
            etag: None,
            modified: None,
            next_at: at,
            tried_at: Some(at),
            read_at: Some(at),
            failing_since: None,
            failures: 0,
            fault: None,
            moved_to: None,
            gone: false,
            complete,
            newest,
            every: 3600,
            image: None,
            digest: None,
            blocked: false,
            wanted_since: at,
            older: None,
        }
    }

    #[test]
    fn the_patch_says_what_a_feed_knows_better() {
        let now: jiff::Timestamp = "2026-03-02T09:00:00Z".parse().unwrap();
        let days = |days: i64| Some(now.as_second() - days * 86_400);
        let active = "status = \"active\"";
        for (status, newest, complete, wanted) in [
            (Status::Unknown, days(3), false, &[active][..]),
            (Status::Unknown, days(800), false, &[]),
            (Status::Unknown, None, false, &[]),
            (Status::Active, days(3), false, &[]),
            (Status::Active, days(3), true, &["status = \"ended\"", "ended = 2026"]),
            (
                Status::Ended(Some(2019)),
                days(3),
                false,
                &["status = \"active\"  # was ended; delete the line `ended`, if any"],
            ),
            (Status::Ended(None), days(91), false, &[]),
            (Status::Ended(None), days(3), true, &[]),
        ] {
            let life = match newest {
                Some(at) if now.as_second() - at < 365 * 86_400 => Activity::Active(newest),
                Some(at) => Activity::Quiet(at),
                None => Activity::Unknown,
            };
            let changes = status_changes(status, life, &said(newest, complete), now);
            assert_eq!(changes, wanted, "{status:?} {newest:?} {complete}");
        }
    }
}
