//! What followers are told when a feed changes: a table of ordinary moves, and random histories of a feed.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;

const DAY: i64 = 86_400;

fn now() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

fn kept(episode: Episode) -> KeptEpisode {
    KeptEpisode { podcast: "show".to_owned(), episode, seen_at: now() }
}

/// An episode of a hosted show, by its number.
fn hosted(n: i64) -> Episode {
    Episode {
        identity: format!("https://one.example.com/{n}"),
        title: format!(
            "On {} and more",
            ["ducks", "geese", "swans", "owls", "crows", "larks", "kites"][n as usize % 7]
        ),
        audio: Some(format!("https://media.one.example.com/show/{n}.mp3")),
        published: Some(20_000 * DAY + n * 7 * DAY + 3_723),
        seconds: Some(1_800),
        ..Episode::default()
    }
}

fn names<'e>(list: &[&'e Episode]) -> Vec<&'e str> {
    list.iter().map(|one| one.identity.as_str()).collect()
}

/// What followers are told when a feed of six episodes gets a seventh and all are changed so.
fn told(change: impl Fn(i64, Episode) -> Episode) -> Vec<String> {
    let known: Vec<KeptEpisode> = (0..6).map(hosted).map(kept).collect();
    let read: Vec<Episode> = (0..7).rev().map(|n| change(n, hosted(n))).collect();
    let found = changes(&known, &read);
    found.new.iter().map(|one| one.title.clone()).collect()
}

#[test]
fn of_ordinary_moves_only_the_new_episode_is_told() {
    type Move = (&'static str, fn(i64, Episode) -> Episode);
    let moves: [Move; 12] = [
        ("edits", |_, one| Episode { summary: "Now with a description.".to_owned(), ..one }),
        ("another host, guids kept", |n, one| Episode {
            audio: Some(format!("https://cdn.two.example.org/{n}.mp3")),
            ..one
        }),
        ("another host with guids of its own", |n, one| Episode {
            identity: format!("two-{n}"),
            audio: Some(format!("https://cdn.two.example.org/x{n}.mp3")),
            ..one
        }),
        ("a tracking prefix and other guids", |n, one| Episode {
            identity: format!("two-{n}"),
            audio: one.audio.map(|audio| audio.replace("https://", "https://dts.podtrac.com/redirect.mp3/")),
            ..one
        }),
        ("other tokens and other guids", |n, one| Episode {
            identity: format!("two-{n}"),
            audio: one.audio.map(|audio| format!("{audio}?token={}", n * 77)),
            published: one.published.map(|at| at + 5 * DAY),
            ..one
        }),
        ("guids over https instead of http", |n, one| Episode {
            identity: format!("http://one.example.com/{n}/"),
            ..one
        }),
        ("seconds dropped and other guids", |n, one| Episode {
            identity: format!("two-{n}"),
            audio: None,
            published: one.published.map(|at| at / 60 * 60),
            ..one
        }),
        ("days only and other guids", |n, one| Episode {
            identity: format!("two-{n}"),
            audio: None,
            published: one.published.map(|at| at / DAY * DAY),
            ..one
        }),
        ("an import that dates all of them anew", |n, one| Episode {
            identity: format!("two-{n}"),
            audio: Some(format!("https://cdn.two.example.org/x{n}.mp3")),
            published: Some(20_100 * DAY),
            ..one
        }),
        ("advertisements that make them longer", |_, one| Episode {
            seconds: one.seconds.map(|s| s + 95),
            ..one
        }),
        ("recordings uploaded again", |n, one| Episode {
            audio: Some(format!("https://media.one.example.com/show/{n}-v2.mp3")),
            ..one
        }),
        ("numbers in titles, other quotes, other guids and another zone", |n, one| Episode {
            identity: format!("two-{n}"),
            title: format!("Ep {}: {}", n + 1, one.title.to_uppercase()),
            audio: Some(format!("https://cdn.two.example.org/x{n}.mp3")),
            published: one.published.map(|at| at + 7_200),
            ..one
        }),
    ];
    for (name, change) in moves {
        let titles = told(change);
        assert_eq!(titles.len(), 1, "{name}: {titles:?}");
        assert!(titles[0].to_lowercase().contains("kites"), "{name}: {titles:?}");
    }
}

#[test]
fn what_has_moved_is_kept_once_under_its_new_identity() {
    let known = [kept(hosted(0)), kept(hosted(1))];
    let moved = Episode { identity: "two-1".to_owned(), ..hosted(1) };
    let read = [moved, hosted(0)];
    let found = changes(&known, &read);
    assert_eq!(found.renamed, [("https://one.example.com/1".to_owned(), "two-1".to_owned())]);
    assert_eq!((names(&found.changed), found.new.len(), found.dropped.len()), (vec!["two-1"], 0, 0));
}

#[test]
fn the_same_title_beside_the_first_is_another_episode() {
    let known = [kept(hosted(0))];
    let again = Episode {
        identity: "again".to_owned(),
        audio: Some("https://media.one.example.com/show/again.mp3".to_owned()),
        ..hosted(0)
    };
    let read = [again, hosted(0)];
    assert_eq!(names(&changes(&known, &read).new), ["again"]);
}

#[test]
fn a_guid_that_is_used_again_is_another_episode_and_both_stay() {
    let known = [kept(hosted(0)), kept(hosted(1))];
    let other = Episode { identity: hosted(1).identity, ..hosted(2) };
    let read = [other, hosted(0)];
    let found = changes(&known, &read);
    assert_eq!(names(&found.new), ["https://one.example.com/1"]);
    let [(old, new)] = &found.renamed[..] else { panic!("{:?}", found.renamed) };
    assert!(old == "https://one.example.com/1" && new.starts_with(old) && new != old);
}

#[test]
fn news_every_hour_under_one_title_are_news() {
    let hourly = |hour: i64| Episode {
        identity: format!("h{hour}"),
        title: "News in 100 seconds".to_owned(),
        audio: Some(format!("https://news.example.com/{hour}.mp3")),
        published: Some(20_000 * DAY + (hour + 5) * 3_600),
        seconds: Some(100),
        ..Episode::default()
    };
    for length in 1..4 {
        let known: Vec<_> = (0..length).map(hourly).map(kept).collect();
        let read: Vec<_> = (length..2 * length).rev().map(hourly).collect();
        let found = changes(&known, &read);
        assert_eq!((found.new.len() as i64, found.renamed.len()), (length, 0), "{length} at a time");
    }
}

#[test]
fn a_date_that_was_too_far_ahead_is_news_when_it_comes_and_one_that_was_missing_is_not() {
    let undated = |one: Episode| Episode { published: None, ..one };
    let dated = |at: i64| Episode { published: Some(at), ..hosted(1) };
    let known = [kept(undated(hosted(1)))];
    let seen = now().as_second();
    assert_eq!(changes(&known, &[dated(seen + 3 * DAY)]).new.len(), 1);
    assert_eq!(changes(&known, &[dated(seen - 3_600)]).new.len(), 0);
}

#[test]
fn what_a_feed_lost_stays_up_to_a_bound() {
    let one = |n: i64| Episode {
        identity: n.to_string(),
        title: format!("Number {n}"),
        published: Some(n * DAY),
        ..Episode::default()
    };
    let known: Vec<KeptEpisode> = (0..MOST_KEPT as i64 + 10).map(one).map(kept).collect();
    let read = [one(20_000)];
    let dropped = changes(&known, &read).dropped;
    assert_eq!(dropped.len(), 11);
    assert!(dropped.contains(&"0".to_owned()) && !dropped.contains(&"5000".to_owned()));
}

/// One thing that a feed may do between two readings.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Publish,
    Edit(usize),
    Shorten(usize),
    BringBack,
    MoveHost,
    Retoken,
    DropSeconds,
    Redate,
}

fn deeds() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Publish),
        2 => (0_usize..9).prop_map(Deed::Edit),
        1 => (1_usize..6).prop_map(Deed::Shorten),
        1 => Just(Deed::BringBack),
        1 => Just(Deed::MoveHost),
        1 => Just(Deed::Retoken),
        1 => Just(Deed::DropSeconds),
        1 => Just(Deed::Redate),
    ]
}

/// A feed as its maker sees it: each episode has a number that no host knows.
struct World {
    all: Vec<(usize, Episode)>,
    shown: usize,
    hosts: usize,
}

impl World {
    fn publish(&mut self) {
        let n = self.all.len();
        let title = format!("{} number {n} {}", ["On", "About", "With"][n % 3], "abcdefghij".repeat(n % 3));
        let one = Episode {
            identity: format!("host{}-{n}", self.hosts),
            title,
            audio: Some(format!("https://media{}.example.com/{n}.mp3", self.hosts)),
            published: Some(20_000 * DAY + n as i64 * DAY + 3_723),
            ..Episode::default()
        };
        self.all.push((n, one));
        self.shown += 1;
    }

    fn each(&mut self, change: impl Fn(usize, &mut Episode)) {
        self.all.iter_mut().for_each(|(n, one)| change(*n, one));
    }

    fn does(&mut self, deed: Deed) {
        match deed {
            Deed::Publish => self.publish(),
            Deed::Edit(at) => {
                let at = at % self.all.len();
                self.all[at].1.summary.push_str("Edited.");
            }
            Deed::Shorten(by) => self.shown = self.shown.saturating_sub(by).max(3),
            Deed::BringBack => self.shown = self.all.len(),
            Deed::MoveHost => {
                self.hosts += 1;
                let hosts = self.hosts;
                self.each(|n, one| {
                    one.identity = format!("host{hosts}-{n}");
                    one.audio = Some(format!("https://media{hosts}.example.com/{n}.mp3"));
                });
            }
            Deed::Retoken => self.each(|n, one| {
                one.audio = one
                    .audio
                    .take()
                    .map(|audio| format!("{}?t={}", audio.split('?').next().unwrap_or_default(), n * 31));
            }),
            Deed::DropSeconds => self.each(|_, one| one.published = one.published.map(|at| at / 60 * 60)),
            Deed::Redate => self.each(|_, one| one.published = one.published.map(|at| at + 600)),
        }
    }

    /// The newest first, as far as it shows them.
    fn feed(&self) -> Vec<(usize, Episode)> {
        self.all.iter().rev().take(self.shown).cloned().collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever a feed does, nobody is told of an episode twice or of an old one, and no new one is missed.
    #[test]
    fn each_episode_is_told_once_and_only_when_it_comes(deeds in proptest::collection::vec(deeds(), 1..25)) {
        let mut world = World { all: Vec::new(), shown: 0, hosts: 0 };
        (0..6).for_each(|_| world.publish());
        let mut store: Vec<KeptEpisode> = Vec::new();
        let mut told = vec![0_usize; 6];
        for (nth, deed) in std::iter::once(None).chain(deeds.iter().copied().map(Some)).enumerate() {
            if let Some(deed) = deed {
                world.does(deed);
            }
            let feed = world.feed();
            let read: Vec<Episode> = feed.iter().map(|(_, one)| one.clone()).collect();
            let found = changes(&store, &read);
            told.resize(world.all.len(), 0);
            if nth > 0 {
                for new in &found.new {
                    let (n, _) = feed.iter().find(|(_, one)| one.identity == new.identity).unwrap();
                    told[*n] += 1;
                }
            }
            // What a store does with it.
            let (changed, renamed, dropped) = (
                found.changed.iter().map(|one| (*one).clone()).collect::<Vec<_>>(), found.renamed.clone(), found.dropped.clone());
            for (old, new) in renamed {
                prop_assert!(!store.iter().any(|one| one.episode.identity == new), "{new} is there already");
                store.iter_mut().filter(|one| one.episode.identity == old).for_each(|one| one.episode.identity.clone_from(&new));
            }
            store.retain(|one| !dropped.contains(&one.episode.identity));
            for one in changed {
                match store.iter_mut().find(|kept| kept.episode.identity == one.identity) {
                    Some(kept) => kept.episode = one,
                    None => store.push(kept(one)),
                }
            }
            prop_assert_eq!(store.len(), world.all.len(), "each is kept once, after {:?}", deed);
        }
        prop_assert!(told.iter().take(6).all(|times| *times == 0), "an old one was told: {told:?}");
        prop_assert!(told.iter().skip(6).all(|times| *times == 1), "{told:?} after {deeds:?}");
    }
}
