//! What follows from an answer: when to ask again, and what is now known of a feed. Pure; time and chance are parameters.

use jiff::{SignedDuration, Timestamp};

use crate::feed::{Episode, Feed, FlawKind, Kind};
use crate::store::FeedState;

/// Seconds between two readings, at the least and at the most.
pub const SOONEST: i64 = 3_600;
/// One day.
pub const LATEST: i64 = 86_400;
/// A feed that fails is asked ever more rarely, down to once in seven days.
pub const LONGEST_PAUSE: i64 = 7 * 86_400;
/// Dated episodes whose distances tell how often a podcast comes.
const LOOKED_AT: usize = 10;
/// Episodes of one podcast that are kept, of which those that its feed still has are never dropped.
const MOST_KEPT: usize = 5_000;
/// Readings between two episodes.
const READINGS_PER_EPISODE: i64 = 12;

/// What a reading gave.
#[derive(Debug)]
pub enum Reading<'f> {
    /// A feed.
    Read {
        /// It.
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
            // What came in part is asked for again in whole.
            let whole =
                !read.episodes.is_empty() && !read.flaws.iter().any(|flaw| flaw.kind == FlawKind::CutOff);
            (next.etag, next.modified) = if whole { (etag, modified) } else { (None, None) };
            next.complete = read.complete;
            // A feed that lost its old episodes has not lost them for members.
            next.newest = next.newest.max(read.newest());
            next.every = every(&read.episodes);
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
            let doubled = next.every.max(SOONEST) << next.failures.clamp(1, 12).saturating_sub(1);
            doubled.min(LONGEST_PAUSE).max(wait.map_or(0, |wait| wait.as_secs()))
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
/// more than a day ahead is none, or it would stay the newest for years.
pub fn settle(read: &mut Feed, now: Timestamp) {
    let soon = now.as_second() + LATEST;
    for episode in &mut read.episodes {
        episode.explicit = episode.explicit.or(read.explicit);
        episode.published = episode.published.filter(|at| *at <= soon);
    }
}

/// What a reading changes.
#[derive(Debug, Default)]
pub struct Changes<'e> {
    /// New and changed episodes.
    pub changed: Vec<&'e Episode>,
    /// Those of them that are surely new.
    pub new: Vec<&'e Episode>,
    /// Identities that are kept no longer: known under another now, or too many.
    pub dropped: Vec<String>,
}

/// Compares what is kept with what was read. An episode that is known by another identity, which the feed no longer has,
/// takes its place (as when a podcast moves to another host): it is no news, and it is not there twice.
#[must_use]
pub fn changes<'e>(known: &[crate::store::KeptEpisode], read: &'e [Episode]) -> Changes<'e> {
    use std::collections::{HashMap, HashSet};
    let by_identity: HashMap<&str, &Episode> =
        known.iter().map(|one| (one.episode.identity.as_str(), &one.episode)).collect();
    let still: HashSet<&str> = read.iter().map(|one| one.identity.as_str()).collect();
    let title = |one: &Episode| one.title.trim().to_lowercase();
    let mut left: HashMap<String, Vec<&Episode>> = HashMap::new();
    for one in known.iter().map(|one| &one.episode).filter(|one| !still.contains(one.identity.as_str())) {
        left.entry(title(one)).or_default().push(one);
    }
    let mut changes = Changes::default();
    for one in read {
        match by_identity.get(one.identity.as_str()) {
            Some(known) if *known == one => {}
            Some(known) => {
                changes.changed.push(one);
                // A date that was too far ahead, or none, has come.
                if known.published.is_none() && one.published.is_some() {
                    changes.new.push(one);
                }
            }
            None => {
                changes.changed.push(one);
                let same = left.get_mut(&title(one));
                let place = same.as_ref().and_then(|same| same.iter().position(|old| is_moved(old, one)));
                match same.zip(place) {
                    // Each stands for one.
                    Some((same, place)) => changes.dropped.push(same.swap_remove(place).identity.clone()),
                    None => changes.new.push(one),
                }
            }
        }
    }
    // The newest stay. Whatever a feed does, it fills no disk.
    let dropped: HashSet<&str> = changes.dropped.iter().map(String::as_str).collect();
    let gone = known.iter().map(|one| &one.episode).filter(|one| !still.contains(one.identity.as_str()));
    let mut gone: Vec<&Episode> = gone.filter(|one| !dropped.contains(one.identity.as_str())).collect();
    gone.sort_by_key(|one| std::cmp::Reverse(one.published));
    let room = MOST_KEPT.saturating_sub(read.len());
    let too_many: Vec<String> = gone.iter().skip(room).map(|one| one.identity.clone()).collect();
    changes.dropped.extend(too_many);
    changes
}

/// Whether two episodes of one title are the same under another identity, as after a move to another host: out at the same
/// time but for the zone it is written in, and as long. News every hour under one title is neither.
fn is_moved(old: &Episode, new: &Episode) -> bool {
    let time = match (old.published, new.published) {
        (Some(old), Some(new)) => old.abs_diff(new) <= 14 * 3_600 && old.abs_diff(new) % 900 == 0,
        (old, new) => old == new,
    };
    time && match (old.seconds, new.seconds) {
        (Some(old), Some(new)) => old.abs_diff(new) <= 60,
        _ => old.published == new.published,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::KeptEpisode;

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
    fn edits_are_no_news_and_moves_to_another_host_are_none_either() {
        let kept = |episode| KeptEpisode { podcast: "show".to_owned(), episode, seen_at: now() };
        let known = [kept(episode("a", 10)), kept(episode("b", 11))];
        let edited = Episode { summary: "Now with a description.".to_owned(), ..episode("a", 10) };
        let moved = Episode { identity: "host-2/b".to_owned(), ..episode("b", 11) };
        let again = Episode { identity: "again/a".to_owned(), title: "a".to_owned(), ..episode("a", 10) };
        let read = [edited, moved, episode("c", 12), again];
        let found = changes(&known, &read);
        let names = |list: &[&Episode]| list.iter().map(|one| one.identity.clone()).collect::<Vec<_>>();
        assert_eq!(names(&found.changed), ["a", "host-2/b", "c", "again/a"]);
        // The same title on the same day under another guid, while the first is still there, is another episode.
        assert_eq!(names(&found.new), ["c", "again/a"]);
        assert_eq!(found.dropped, ["b"]);
    }

    #[test]
    fn news_every_hour_under_one_title_are_news() {
        let hourly = |hour: i64| Episode {
            identity: format!("h{hour}"),
            title: "News in 100 seconds".to_owned(),
            published: Some(20_000 * 86_400 + hour * 3_600),
            seconds: None,
            ..Episode::default()
        };
        let known = [KeptEpisode { podcast: "show".to_owned(), episode: hourly(1), seen_at: now() }];
        let read = [hourly(2)];
        let found = changes(&known, &read);
        assert_eq!((found.new.len(), found.dropped.len()), (1, 0));
        // A date that was too far ahead to be believed is news when it comes.
        let known = [KeptEpisode {
            podcast: "show".to_owned(),
            episode: Episode { published: None, ..hourly(2) },
            seen_at: now(),
        }];
        assert_eq!(changes(&known, &read).new.len(), 1);
    }

    #[test]
    fn what_a_feed_lost_stays_up_to_a_bound() {
        let kept = |n: i64| KeptEpisode {
            podcast: "show".to_owned(),
            episode: episode(&n.to_string(), n),
            seen_at: now(),
        };
        let known: Vec<KeptEpisode> = (0..MOST_KEPT as i64 + 10).map(kept).collect();
        let read = [episode("new", 20_000)];
        let dropped = changes(&known, &read).dropped;
        assert_eq!(dropped.len(), 11);
        assert!(dropped.contains(&"0".to_owned()) && !dropped.contains(&"5000".to_owned()));
    }

    #[test]
    fn a_date_far_ahead_is_none_and_what_does_not_say_is_as_its_podcast() {
        let mut read = Feed {
            explicit: Some(true),
            episodes: vec![episode("far", 40_000), episode("b", 20_000)],
            ..Feed::default()
        };
        read.episodes[1].explicit = Some(false);
        settle(&mut read, now());
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
