//! Episodes in a line each, as a show names its latest ones and those that fit a question.

use std::collections::HashMap;

use jiff::Timestamp;

use super::MOST;
use crate::bot::card::minutes_long;
use crate::bot::find::Asking;
use crate::bot::reply::{Shown, Text};
use crate::bot::request::{Caller, QueryText};
use crate::bot::{Bot, Finding};
use crate::catalog::PodcastIx;
use crate::feeds::parse::Kind;
use crate::search::episodes::Entry;

/// Latest episodes named under a podcast.
const LATEST: usize = 3;

/// Fresh episodes named under a podcast that was found by topic.
const FITTING: usize = 2;

impl Bot {
    /// Fresh episodes of these podcasts that say what was asked for, a few of each, as a fact of its card.
    pub(in crate::bot) fn fitting(
        &self,
        about: &QueryText,
        finding: &Finding,
        podcasts: &[PodcastIx],
        asking: Asking<'_>,
    ) -> HashMap<PodcastIx, Text> {
        let index = self.episode_index();
        let mut found: HashMap<PodcastIx, (usize, Text)> = HashMap::new();
        if index.is_empty() {
            return HashMap::new();
        }
        let mut query = self.episode_query(about, &finding.understanding, &index).query;
        (query.length, query.explicit) = (finding.in_force().length, asking.caller.explicit_allowed);
        let (hits, _) = index.search(&query, |at| podcasts.contains(&at), asking.now.as_second(), MOST);
        for hit in hits.iter().filter(|hit| hit.entry.kind() != Kind::Trailer) {
            let (count, text) = found.entry(hit.podcast).or_default();
            if *count < FITTING {
                *text = episode_line(std::mem::take(text), &hit.entry, *count > 0);
                *count += 1;
            }
        }
        found.into_iter().map(|(at, (_, text))| (at, text)).collect()
    }

    /// The latest episodes of a podcast.
    pub(in crate::bot) fn latest(&self, at: PodcastIx, caller: &Caller) -> Option<Text> {
        let index = self.episode_index();
        let fine = |entry: &Entry<'_>| {
            entry.kind() != Kind::Trailer
                && entry.published().is_some()
                && (caller.explicit_allowed || !entry.explicit())
        };
        let latest = index.section(at)?.newest_first().into_iter().filter(fine).take(LATEST);
        let text = latest
            .enumerate()
            .fold(Text::default(), |text, (nth, entry)| episode_line(text, &entry, nth > 0));
        (!text.is_empty()).then_some(text)
    }
}

/// One line about an episode: its title with a link, when it came out, how long it is.
pub(in crate::bot) fn episode_line(text: Text, entry: &Entry<'_>, behind: bool) -> Text {
    let text = if behind { text.line() } else { text };
    let text = match entry.link() {
        Some(url) => text.link(entry.title(), &url),
        None => text.and(entry.title()),
    };
    let text = match entry.published().and_then(|at| Timestamp::from_second(at).ok()) {
        Some(at) => text.and(", ").time(at, Shown::Relative),
        None => text,
    };
    let text = match entry.seconds() {
        Some(seconds) => text.and(" (").append(length(seconds)).and(")"),
        None => text,
    };
    if entry.explicit() { text.and(" – ").append(Text::of("detail-explicit")) } else { text }
}

pub(super) fn length(seconds: u32) -> Text {
    minutes_long(u64::from(seconds / 60))
}
