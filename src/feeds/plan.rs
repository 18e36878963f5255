//! What follows from an answer: when to ask again, and what is now known of a feed. Pure; time and chance are parameters.

use std::collections::HashSet;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::backoff::backoff;
use crate::feeds::parse::{Episode, Feed, Kind};
use crate::store::FeedState;

/// Seconds between two readings, at the least and at the most.
pub const SOONEST: i64 = 3_600;
/// One day.
pub const LATEST: i64 = 86_400;
/// A feed that fails is asked ever more rarely, down to once in seven days.
pub const LONGEST_PAUSE: i64 = 7 * 86_400;
/// Dated episodes whose distances tell how often a podcast comes.
const LOOKED_AT: usize = 10;
/// Readings between two episodes.
const READINGS_PER_EPISODE: i64 = 12;

/// What a reading gave.
#[derive(Debug)]
pub enum Reading<'f> {
    /// A feed.
    Read {
        /// It; what is next in it is still to be read.
        feed: &'f Feed,
        /// What the server calls this edition.
        etag: Option<String>,
        /// When it changed last, as the server says.
        modified: Option<String>,
    },
    /// Nothing new.
    Unchanged,
    /// Gone for good.
    Gone,
    /// It failed; how long the server asks to wait.
    Failed(String, Option<SignedDuration>),
}

/// The state of a feed after a reading. `moved_to` is where permanent redirects led; `chance`, in 0..1, spreads readings
/// so that feeds read together once are not read together for ever.
#[must_use]
pub fn after(
    feed: &FeedState,
    reading: Reading<'_>,
    moved_to: Option<String>,
    now: Timestamp,
    chance: f64,
) -> FeedState {
    let mut next = feed.clone();
    next.tried_at = Some(now);
    let pause = match reading {
        Reading::Read { feed: read, etag, modified } => {
            // What came in part is asked for again in whole, and with it the older pages that are not read yet.
            let pages = read.next.is_none() || read.blocked;
            let whole = !read.episodes.is_empty() && !read.cut_off && pages;
            next.older.clone_from(&read.next);
            (next.etag, next.modified) = if whole { (etag, modified) } else { (None, None) };
            next.complete = read.complete;
            // A feed that lost its old episodes has not lost them for members.
            next.newest = next.newest.max(read.newest());
            next.every = every(&read.episodes);
            next.image.clone_from(&read.image);
            next.blocked = read.blocked;
            next.moved_to = read.new_address.clone().or(moved_to).filter(|place| *place != feed.address);
            answered(&mut next, now);
            next.every
        }
        Reading::Unchanged => {
            next.moved_to = moved_to.filter(|place| *place != feed.address).or(next.moved_to);
            answered(&mut next, now);
            next.every
        }
        Reading::Gone => {
            next.gone = true;
            failed(&mut next, now, "the server says that it is gone for good");
            LONGEST_PAUSE
        }
        Reading::Failed(why, wait) => {
            failed(&mut next, now, &why);
            let seconds = |seconds: i64| Duration::from_secs(seconds.unsigned_abs());
            let doubled = backoff(seconds(next.every.max(SOONEST)), next.failures, seconds(LONGEST_PAUSE));
            (doubled.as_secs() as i64).max(wait.map_or(0, |wait| wait.as_secs()))
        }
    };
    // Between nine tenths and eleven tenths, but never sooner than a server asked.
    let spread = pause / 10;
    let pause = pause + (chance.clamp(0.0, 1.0) * spread as f64) as i64;
    next.next_at = now.saturating_add(SignedDuration::from_secs(pause)).unwrap_or(now);
    next
}

fn answered(next: &mut FeedState, now: Timestamp) {
    next.read_at = Some(now);
    (next.failing_since, next.failures, next.fault, next.gone) = (None, 0, None, false);
}

fn failed(next: &mut FeedState, now: Timestamp, why: &str) {
    next.failing_since = next.failing_since.or(Some(now));
    next.failures = next.failures.saturating_add(1);
    next.fault = Some(why.chars().take(300).collect());
}

/// How often to read a feed whose episodes came so.
#[must_use]
pub fn every(episodes: &[Episode]) -> i64 {
    let mut dates: Vec<i64> =
        episodes.iter().filter(|one| one.kind == Kind::Full).filter_map(|one| one.published).collect();
    dates.sort_unstable_by(|one, other| other.cmp(one));
    dates.truncate(LOOKED_AT);
    let mut gaps: Vec<i64> = dates.windows(2).map(|pair| pair[0] - pair[1]).collect();
    gaps.sort_unstable();
    match gaps.get(gaps.len() / 2) {
        Some(median) => (median / READINGS_PER_EPISODE).clamp(SOONEST, LATEST),
        None => LATEST / 2,
    }
}

/// Makes of what a feed says what is kept: episodes are as explicit as their podcast where they do not say, and a date
/// more than a day ahead is none, or it would stay the newest for years. Gives the identities of those.
pub fn settle(read: &mut Feed, now: Timestamp) -> HashSet<String> {
    let soon = now.as_second() + LATEST;
    let mut ahead = HashSet::new();
    for episode in &mut read.episodes {
        episode.explicit = episode.explicit.or(read.explicit);
        if episode.published.is_some_and(|at| at > soon) {
            episode.published = None;
            ahead.insert(episode.identity.clone());
        }
    }
    ahead
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> FeedState {
        FeedState {
            podcast: "show".to_owned(),
            address: "https://show.example/rss".to_owned(),
            etag: None,
            modified: None,
            next_at: Timestamp::UNIX_EPOCH,
            tried_at: None,
            read_at: None,
            failing_since: None,
            failures: 0,
            fault: None,
            moved_to: None,
            gone: false,
            complete: false,
            newest: None,
            every: SOONEST,
            image: None,
            digest: None,
            blocked: false,
            wanted_since: Timestamp::UNIX_EPOCH,
            older: None,
        }
    }

    fn now() -> Timestamp {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    fn hours(state: &FeedState) -> i64 {
        state.next_at.duration_since(now()).as_hours()
    }

    fn episode(identity: &str, days: i64) -> Episode {
        Episode {
            identity: identity.to_owned(),
            title: identity.to_owned(),
            published: Some(days * 86_400),
            ..Episode::default()
        }
    }

    #[test]
    fn the_more_often_a_podcast_comes_the_more_often_it_is_read() {
        let coming =
            |days: i64| every(&(0..10).map(|n| episode(&n.to_string(), n * days)).collect::<Vec<_>>());
        assert_eq!([coming(0), coming(1), coming(7), coming(30)], [3_600, 7_200, 50_400, 86_400]);
        assert_eq!(every(&[]), 43_200);
    }

    #[test]
    fn failures_double_the_pause_up_to_a_week_and_end_with_an_answer() {
        let mut feed = state();
        let mut pauses = Vec::new();
        for _ in 0..12 {
            feed = after(&feed, Reading::Failed("nobody answers".to_owned(), None), None, now(), 0.0);
            pauses.push(hours(&feed));
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 168, 168, 168, 168]);
        assert_eq!((feed.failures, feed.failing_since), (12, Some(now())));
        let mended = after(&feed, Reading::Unchanged, None, now(), 0.0);
        assert_eq!(
            (mended.failures, mended.failing_since, mended.fault.as_deref(), hours(&mended)),
            (0, None, None, 1)
        );
    }

    #[test]
    fn a_server_is_never_asked_sooner_than_it_wants() {
        let wait = SignedDuration::from_hours(50);
        let feed = after(&state(), Reading::Failed("HTTP 429".to_owned(), Some(wait)), None, now(), 0.0);
        assert_eq!(hours(&feed), 50);
        let feed = after(&state(), Reading::Gone, None, now(), 1.0);
        assert!(feed.gone && hours(&feed) >= 168);
    }

    #[test]
    fn moves_are_noted_and_newest_never_goes_back() {
        let read = Feed {
            episodes: vec![episode("a", 30), episode("b", 20)],
            new_address: Some("https://new.example/rss".to_owned()),
            ..Feed::default()
        };
        let reading = |feed| Reading::Read { feed, etag: Some("\"1\"".to_owned()), modified: None };
        let feed =
            after(&state(), reading(&read), Some("https://redirected.example/rss".to_owned()), now(), 0.0);
        assert_eq!(feed.moved_to.as_deref(), Some("https://new.example/rss"));
        assert_eq!(feed.newest, Some(30 * 86_400));
        let shorter = Feed { episodes: vec![episode("b", 20)], ..Feed::default() };
        let feed = after(&feed, reading(&shorter), None, now(), 0.0);
        assert_eq!((feed.newest, feed.moved_to), (Some(30 * 86_400), None));
    }

    #[test]
    fn a_date_far_ahead_is_none_and_what_does_not_say_is_as_its_podcast() {
        let mut read = Feed {
            explicit: Some(true),
            episodes: vec![episode("far", 40_000), episode("b", 20_000)],
            ..Feed::default()
        };
        read.episodes[1].explicit = Some(false);
        assert!(settle(&mut read, now()).contains("far"));
        assert_eq!((read.episodes[0].published, read.episodes[0].explicit), (None, Some(true)));
        assert_eq!(
            (read.episodes[1].published, read.episodes[1].explicit),
            (Some(20_000 * 86_400), Some(false))
        );
    }

    proptest::proptest! {
        #[test]
        fn a_feed_is_read_between_once_an_hour_and_once_a_week(chance in 0.0_f64..1.0, failures in 0_u32..1000, published in proptest::collection::vec(-1_000_000_000_i64..4_000_000_000, 0..20)) {
            let mut feed = state();
            feed.failures = failures;
            let episodes: Vec<Episode> = published.iter().map(|at| Episode { published: Some(*at), ..episode("x", 0) }).collect();
            let read = Feed { episodes, ..Feed::default() };
            for reading in [Reading::Read { feed: &read, etag: None, modified: None }, Reading::Unchanged, Reading::Gone, Reading::Failed(String::new(), None)] {
                let pause = after(&feed, reading, None, now(), chance).next_at.duration_since(now()).as_secs();
                proptest::prop_assert!((SOONEST..=LONGEST_PAUSE * 11 / 10).contains(&pause));
            }
        }
    }
}
