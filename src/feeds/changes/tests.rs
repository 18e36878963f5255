//! What followers are told when a feed changes: a table of ordinary moves, and random histories of a feed.

mod files;
mod hosts;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::feeds::parse::Feed;
use crate::feeds::plan;

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
fn guids_that_say_the_place_in_the_feed_move_on_by_one_each() {
    let placed = |place: i64, n: i64| Episode { identity: place.to_string(), ..hosted(n) };
    let known: Vec<KeptEpisode> = (1..=5).map(|place| kept(placed(place, 6 - place))).collect();
    let read: Vec<Episode> = (1..=5).map(|place| placed(place, 7 - place)).collect();
    let found = changes(&known, &read);
    assert_eq!(found.new.iter().map(|one| &*one.title).collect::<Vec<_>>(), [hosted(6).title]);
    let mut renamed = found.renamed.clone();
    renamed.sort();
    let [moved @ .., (last, own)] = &renamed[..] else { panic!("{renamed:?}") };
    let moved: Vec<(&str, &str)> = moved.iter().map(|(old, new)| (&**old, &**new)).collect();
    assert_eq!(moved, [("1", "2"), ("2", "3"), ("3", "4"), ("4", "5")]);
    assert!(last == "5" && own.starts_with("5…"), "what left the feed is kept: {own}");
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

/// An item of a feed in the stories below: guid, title, recording, and hours since the first of them.
fn item(guid: &str, title: &str, audio: &str, hour: Option<i64>) -> Episode {
    Episode {
        identity: guid.to_owned(),
        title: title.to_owned(),
        audio: (!audio.is_empty()).then(|| format!("https://{audio}")),
        published: hour.map(|hour| 20_000 * DAY + hour * 3_600 + 7),
        ..Episode::default()
    }
}

const BIRDS: [&str; 7] =
    ["On ducks", "On geese in winter", "Swans", "Owls at night", "A crow memory", "Larks", "Kites"];

/// A week's episodes of a show, the newest first.
fn birds(count: usize, change: impl Fn(usize, Episode) -> Episode) -> Vec<Episode> {
    let one = |n: usize| {
        let audio = format!("media.one.example.com/{n}.mp3");
        change(n, item(&format!("one-{n}"), BIRDS[n], &audio, Some(n as i64 * 168)))
    };
    (0..count).rev().map(one).collect()
}

fn same(_: usize, one: Episode) -> Episode {
    one
}

/// The titles that followers are told when a feed says these one after the other; the first reading tells nothing.
fn story(readings: &[Vec<Episode>]) -> Vec<Vec<String>> {
    let mut store: Vec<KeptEpisode> = Vec::new();
    let mut told = Vec::new();
    for read in readings {
        let found = changes(&store, read);
        told.push(found.new.iter().map(|one| one.title.clone()).collect());
        let (changed, renamed) =
            (found.changed.iter().map(|one| (*one).clone()).collect(), found.renamed.clone());
        keep(&mut store, changed, &renamed, &found.dropped.clone(), now());
        assert_eq!(
            store.iter().map(|one| &one.episode.identity).collect::<HashSet<_>>().len(),
            store.len(),
            "each is kept once"
        );
    }
    told.split_off(1)
}

/// What a store does with a reading.
fn keep(
    store: &mut Vec<KeptEpisode>,
    changed: Vec<Episode>,
    renamed: &[(String, String)],
    dropped: &[String],
    seen_at: Timestamp,
) {
    for (old, new) in renamed {
        assert!(!store.iter().any(|one| one.episode.identity == *new), "{new} is there already");
        store
            .iter_mut()
            .filter(|one| one.episode.identity == *old)
            .for_each(|one| one.episode.identity.clone_from(new));
    }
    store.retain(|one| !dropped.contains(&one.episode.identity));
    for one in changed {
        match store.iter_mut().find(|kept| kept.episode.identity == one.identity) {
            Some(kept) => {
                kept.episode = Episode { published: one.published.or(kept.episode.published), ..one }
            }
            None => store.push(KeptEpisode { seen_at, ..kept(one) }),
        }
    }
}

#[test]
fn titles_that_come_again_every_day_are_told_every_day() {
    let bulletins = |day: i64| -> Vec<Episode> {
        let one = |(title, hour): (&str, i64)| {
            item(
                &format!("{day}-{title}"),
                title,
                &format!("n.example.com/{day}-{title}.mp3"),
                Some(day * 24 + hour),
            )
        };
        [("Evening", 10), ("Noon", 5), ("Morning", 0)].map(one).into()
    };
    let days: Vec<_> = (0..5).map(bulletins).collect();
    assert_eq!(story(&days), vec![["Evening", "Noon", "Morning"]; 4]);
    let only_dated = |day: i64| -> Vec<Episode> {
        let bare = |one: Episode| Episode { published: Some((20_000 + day) * DAY), ..one };
        bulletins(day).into_iter().map(bare).collect()
    };
    assert_eq!(story(&(0..4).map(only_dated).collect::<Vec<_>>()), vec![["Evening", "Noon", "Morning"]; 3]);
    let names = ["Friday", "Thursday", "Wednesday", "Tuesday", "Monday"];
    let week = |week: i64| -> Vec<Episode> {
        let one = |(nth, title): (usize, &&str)| {
            let hour = week * 168 + (4 - nth as i64) * 24;
            item(&format!("{week}-{title}"), title, &format!("n.example.com/{week}-{title}.mp3"), Some(hour))
        };
        names.iter().enumerate().map(one).collect()
    };
    assert_eq!(story(&(0..4).map(week).collect::<Vec<_>>()), vec![names; 3]);
    // One at a time, in a feed that shows three.
    let line: Vec<Episode> = (0..6).flat_map(|day| bulletins(day).into_iter().rev()).collect();
    let rolling: Vec<Vec<Episode>> =
        line.windows(3).map(|three| three.iter().rev().cloned().collect()).collect();
    assert!(story(&rolling).iter().all(|told| told.len() == 1));
}

#[test]
fn what_a_show_moves_or_mends_is_told_to_nobody() {
    let two = |n: usize, one: Episode| Episode {
        identity: format!("two-{n}"),
        audio: Some(format!("https://q.example.org/x{n}.mp3")),
        ..one
    };
    let retitled = |title: fn(usize, &str) -> String| {
        birds(6, move |n, one| Episode { title: title(n, &one.title), ..two(n, one) })
    };
    let in_sydney =
        |n: usize, one: Episode| Episode { published: Some((20_000 + n as i64) * DAY - 12_600), ..one };
    let mut by_day = birds(6, in_sydney);
    by_day[0] = Episode { published: Some(20_005 * DAY), ..two(5, by_day[0].clone()) };
    let mut again = birds(6, same);
    again[0] = item("two-5", "Larks", "media.one.example.com/5-v2.mp3", Some(5 * 168 + 9));
    let half =
        birds(6, |n, one| if n > 2 { Episode { published: Some(20_070 * DAY), ..two(n, one) } } else { one });
    let undated = |n: usize, one: Episode| Episode { published: None, ..two(n, one) };
    let emoji = |guid: &str| -> Vec<Episode> {
        let one = |(n, title): (usize, &&str)| item(&format!("{guid}{n}"), title, "", Some(90 - n as i64));
        ["🎄", "🎉", "🎃", "🎁"].iter().enumerate().map(one).collect()
    };
    let cafe = |guid: &str, e: &str| vec![item(guid, &format!("Caf{e}"), "", Some(1))];
    for (name, before, after) in [
        ("seasons before titles", birds(6, same), retitled(|n, title| format!("S01E{:02} - {title}", n + 1))),
        ("numbers behind titles", birds(6, same), retitled(|n, title| format!("{title} (Ep. {})", n + 1))),
        ("the show's name before titles", birds(6, same), retitled(|_, title| format!("Bird Talk: {title}"))),
        ("letters in another shape", cafe("a", "\u{e9}"), cafe("b", "e\u{301}")),
        ("titles of emoji alone", emoji("a"), emoji("b")),
        ("the newest uploaded again", birds(6, same), again),
        ("the newest by its day, in a zone ahead of UTC", birds(6, in_sydney), by_day),
        ("half of it under other guids and one date", birds(6, same), half),
        (
            "a show of one, dated anew",
            birds(1, same),
            birds(1, |n, one| Episode { published: Some(20_100 * DAY), ..two(n, one) }),
        ),
        ("a longer window without dates", birds(6, undated)[..3].to_vec(), birds(6, undated)),
        (
            "a tracker before a name that no list knows",
            birds(6, |n, one| Episode {
                audio: Some(format!("https://media.one.cloud:8443/{n}.mp3")),
                ..one
            }),
            birds(6, |n, one| Episode {
                identity: format!("two-{n}"),
                title: format!("Mixed anew {n}"),
                published: Some(20_070 * DAY),
                audio: Some(format!("https://pdst.fm/e/media.one.cloud:8443/{n}.mp3?t={n}")),
                ..one
            }),
        ),
    ] {
        assert_eq!(story(&[before, after]), [Vec::<String>::new()], "{name}");
    }
}

#[test]
fn what_is_new_is_told_whatever_it_shares_with_others() {
    let play = |n: usize| format!("one.example.com/play.php?id={n}");
    let only = |guid: &str, title: &str, n: usize| vec![item(guid, title, &play(n), Some(n as i64 * 5))];
    assert_eq!(
        story(&[only("g1", "Morning one", 1), only("g2", "Noon two", 2), only("g3", "Evening three", 3)]),
        [["Noon two"], ["Evening three"]]
    );
    let played = |n: usize, one: Episode| Episode { audio: Some(format!("https://{}", play(n))), ..one };
    assert_eq!(story(&[birds(6, played), birds(7, played)]), [["Kites"]]);
    // Under one guid, as a reader leaves them.
    let shared = |titles: &[(&str, Option<i64>)], audio: bool| -> Vec<Episode> {
        let one = |(nth, (title, hour)): (usize, &(&str, Option<i64>))| {
            let place = if audio { format!("x.example.com/{title}.mp3") } else { String::new() };
            let page = Some(format!("https://x.example.com/{title}"));
            let one = Episode { page, ..item("same", title, &place, *hour) };
            let identity = if nth == 0 { one.identity.clone() } else { own_identity(&one) };
            Episode { identity, ..one }
        };
        titles.iter().enumerate().map(one).collect()
    };
    for audio in [true, false] {
        for hours in [[None; 3], [Some(1), Some(5), Some(20)]] {
            let [a, b, c] = [("Morning", hours[0]), ("Noon", hours[1]), ("Evening", hours[2])];
            let day = |one: Vec<Episode>| -> Vec<Episode> {
                one.into_iter()
                    .map(|one| Episode { published: one.published.map(|at| at / DAY * DAY), ..one })
                    .collect()
            };
            let readings = [shared(&[a], audio), shared(&[b, a], audio), shared(&[c, b, a], audio)];
            assert_eq!(story(&readings), [["Noon"], ["Evening"]], "{audio} {hours:?}");
            if audio {
                assert_eq!(story(&readings.map(day)), [["Noon"], ["Evening"]], "{hours:?}");
            }
        }
    }
    let undated = |_: usize, one: Episode| Episode { published: None, ..one };
    assert_eq!(story(&[birds(6, undated), birds(7, undated)]), [["Kites"]]);
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
    /// Another host, and all have the date of the import.
    Import,
    /// Another host that calls all of them otherwise.
    Rename,
    /// One is taken out.
    Drop(usize),
    /// All that were taken out are there again.
    Return,
    /// The newest is made anew, under another guid, in another file and some hours later.
    Upload,
    /// The clock of podpick goes wrong by so many days, or is right again.
    Clock(i64),
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
        1 => Just(Deed::Import),
        1 => Just(Deed::Rename),
        1 => (0_usize..9).prop_map(Deed::Drop),
        1 => Just(Deed::Return),
        1 => Just(Deed::Upload),
        1 => prop_oneof![Just(0_i64), -40_i64..40].prop_map(Deed::Clock),
    ]
}

/// A feed as its maker sees it: each episode has a number that no host knows.
struct World {
    all: Vec<(usize, Episode)>,
    shown: usize,
    hosts: usize,
    out: HashSet<usize>,
    wrong: i64,
    was_wrong: bool,
    /// What is hidden while it gets another date and another title cannot be told from a new one.
    dated: bool,
    renamed: bool,
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
        if matches!(deed, Deed::DropSeconds | Deed::Redate | Deed::Import | Deed::Upload) {
            if self.renamed {
                return;
            }
            self.dated = true;
        }
        match deed {
            Deed::Publish => self.publish(),
            Deed::Edit(at) => {
                let at = at % self.all.len();
                self.all[at].1.summary.push_str("Edited.");
            }
            Deed::Shorten(by) => self.shown = self.shown.saturating_sub(by).max(3),
            Deed::BringBack => self.shown = self.all.len(),
            Deed::MoveHost => self.move_host(),
            Deed::Import => {
                self.move_host();
                let newest = self.all.iter().filter_map(|(_, one)| one.published).max().unwrap();
                self.each(|_, one| one.published = Some(newest + 600));
            }
            Deed::Rename => {
                // Nor where a date was not believed when it was read.
                if !self.dated && !self.was_wrong {
                    self.renamed = true;
                    self.move_host();
                    let hosts = self.hosts;
                    self.each(|n, one| one.title = format!("R{hosts}{n:03} {}", one.title));
                }
            }
            Deed::Drop(at) => {
                // Of fewer nobody could tell what they have in common.
                if self.all.len() > self.out.len() + 3 {
                    self.out.insert(at % self.all.len());
                }
            }
            Deed::Return => self.out.clear(),
            Deed::Upload => {
                self.hosts += 1;
                let (hosts, out) = (self.hosts, self.out.clone());
                let (n, one) = self.all.iter_mut().rev().find(|(n, _)| !out.contains(n)).unwrap();
                one.identity = format!("host{hosts}-{n}");
                one.audio = Some(format!("https://media.example.com/{hosts}/{n}.mp3"));
                one.published = one.published.map(|at| at + 1_200);
            }
            Deed::Clock(days) if days == 0 || !self.renamed => {
                self.wrong = days;
                self.was_wrong |= days != 0;
            }
            Deed::Clock(_) => {}
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

    fn move_host(&mut self) {
        self.hosts += 1;
        let hosts = self.hosts;
        self.each(|n, one| {
            one.identity = format!("host{hosts}-{n}");
            one.audio = Some(format!("https://media{hosts}.example.com/{n}.mp3"));
        });
    }

    /// The newest first, as far as it shows them.
    fn feed(&self) -> Vec<(usize, Episode)> {
        self.all.iter().rev().filter(|(n, _)| !self.out.contains(n)).take(self.shown).cloned().collect()
    }

    /// What podpick takes the time for: some hours after the newest episode, if its clock is right.
    fn now(&self) -> Timestamp {
        let second = 20_000 * DAY + (self.all.len() as i64 + self.wrong) * DAY;
        Timestamp::from_second(second).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(400), failure_persistence: None, ..ProptestConfig::default() })]
    /// Whatever a feed does, nobody is told of an episode twice or of an old one, and no new one is missed.
    #[test]
    fn each_episode_is_told_once_and_only_when_it_comes(deeds in proptest::collection::vec(deeds(), 1..25)) {
        let mut world = World { all: Vec::new(), shown: 0, hosts: 0, out: HashSet::new(), wrong: 0, was_wrong: false, dated: false, renamed: false };
        (0..6).for_each(|_| world.publish());
        let mut store: Vec<KeptEpisode> = Vec::new();
        let mut told = vec![0_usize; 6];
        let last = [Deed::Return, Deed::BringBack, Deed::Clock(0)];
        let deeds = deeds.into_iter().chain(last).map(Some);
        for (nth, deed) in std::iter::once(None).chain(deeds).enumerate() {
            if let Some(deed) = deed {
                world.does(deed);
            }
            let (feed, now) = (world.feed(), world.now());
            let mut read = Feed { episodes: feed.iter().map(|(_, one)| one.clone()).collect(), ..Feed::default() };
            let ahead = plan::settle(&mut read, now);
            let found = changes(&store, &read.episodes);
            told.resize(world.all.len(), 0);
            for new in found.new.iter().filter(|one| nth > 0 && !ahead.contains(&one.identity)) {
                let (n, _) = feed.iter().find(|(_, one)| one.identity == new.identity).unwrap();
                told[*n] += 1;
            }
            let changed = found.changed.iter().map(|one| (*one).clone()).collect();
            let (renamed, dropped) = (found.renamed.clone(), found.dropped.clone());
            keep(&mut store, changed, &renamed, &dropped, now);
            let seen = store.len();
            prop_assert!(seen <= world.all.len(), "{seen} are kept, after {deed:?}");
        }
        prop_assert_eq!(store.len(), world.all.len(), "each is kept once");
        prop_assert!(told.iter().take(6).all(|times| *times == 0), "an old one was told: {told:?}");
        prop_assert!(told.iter().skip(6).all(|times| *times == 1), "{told:?}");
    }
}
