//! What podpick chooses by itself, week by week.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;
use crate::catalog::{Subject, parse};
use crate::search::rank::standing_of;

fn catalog(order: &[usize]) -> Catalog {
    let podcasts = [
        "[[podcast]]\nid = \"a\"\ntitle = \"A\"\nsite = \"https://a.example/\"\nwhy = \"Why.\"\ntopics = [\"rust\"]\n",
        "[[podcast]]\nid = \"b\"\ntitle = \"B\"\nsite = \"https://b.example/\"\nwhy = \"Why.\"\ntopics = [\"go\"]\n",
        "[[podcast]]\nid = \"c\"\ntitle = \"C\"\nsite = \"https://c.example/\"\nwhy = \"Why.\"\ntopics = [\"go\"]\nexplicit = true\n",
    ];
    let text =
        "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\n[[topic]]\nid = \"go\"\nlabel = \"Go\"\n".to_owned();
    parse("catalog.toml", &order.iter().fold(text, |text, at| text + podcasts[*at])).unwrap()
}

fn by_catalog(catalog: &Catalog) -> impl Fn(PodcastIx) -> u8 {
    |at| standing_of(catalog, Subject::Podcast(at))
}

#[test]
fn what_is_known_to_have_ended_is_chosen_only_where_nothing_else_is() {
    let catalog = catalog(&[0, 1, 2]);
    let ends = |ended: &[&str]| {
        let standing = |at| if ended.contains(&&*catalog.podcast(at).id) { 3 } else { 1 };
        let chosen = auto_pick(&catalog, &standing, "1:2026-W48", (&[], &[]), &["b"]);
        let choice = auto_choice(&catalog, &standing, "1:2026-W48", (&[], &[]), &[], &[], (2, 4));
        (catalog.podcast(chosen.unwrap()).id.clone(), choice.len())
    };
    assert_eq!(ends(&[]), ("a".to_owned(), 2));
    assert_eq!(ends(&["a"]), ("b".to_owned(), 1), "rather one that was lately");
    assert_eq!(ends(&["a", "b"]), ("a".to_owned(), 2));
}

fn chosen(catalog: &Catalog, seed: &str, asked: &[(&str, u64)], recent: &[&str]) -> String {
    let asked: Vec<_> = asked.iter().map(|(id, n)| (Fingerprint::of("topic", id), *n)).collect();
    catalog.podcast(auto_pick(catalog, &by_catalog(catalog), seed, (&asked, &[]), recent).unwrap()).id.clone()
}

#[test]
fn what_is_asked_for_wins_and_nothing_comes_twice() {
    let catalog = catalog(&[0, 1, 2]);
    assert_eq!(chosen(&catalog, "1:2026-W48", &[("rust", 3), ("go", 1)], &[]), "a");
    assert_eq!(chosen(&catalog, "1:2026-W48", &[("rust", 3), ("go", 1)], &["a"]), "b");
    assert_eq!(chosen(&catalog, "1:2026-W48", &[], &["b", "a"]), "a");
    assert_eq!(auto_pick(&Catalog::default(), &|_| 0, "", (&[], &[]), &[]), None);
}

#[test]
fn a_choice_is_of_different_topics_and_leaves_out_what_was_lately() {
    let catalog = catalog(&[0, 1, 2]);
    let chosen = |recent: &[&str], taken: &[&str]| {
        let chosen =
            auto_choice(&catalog, &by_catalog(&catalog), "1:2026-W48", (&[], &[]), recent, taken, (2, 4));
        let mut ids: Vec<_> = chosen.iter().map(|at| catalog.podcast(*at).id.as_str()).collect();
        ids.sort_unstable();
        ids.join(" ")
    };
    assert_eq!(chosen(&[], &[]), "a b", "what is explicit is never chosen");
    assert_eq!(chosen(&["a"], &[]), "a b", "one alone is no choice");
    assert_eq!(chosen(&[], &["a"]), "b");
}

#[test]
fn the_order_of_the_file_does_not_matter_and_weeks_differ() {
    let (one, other) = (catalog(&[0, 1, 2]), catalog(&[2, 1, 0]));
    let mut seen = std::collections::BTreeSet::new();
    for week in 1..=52 {
        let name = format!("7:2026-W{week:02}");
        let first = chosen(&one, &name, &[], &[]);
        assert_eq!(first, chosen(&other, &name, &[], &[]));
        seen.insert(first);
    }
    assert_eq!(seen.len(), 2);
}

fn rated(podcast: &str, listened: u64, not_for_me: u64) -> Rated {
    Rated { podcast: podcast.to_owned(), listened, not_for_me }
}

/// Eight shows about three topics, each asked for as often as `asked` says.
fn shelf(asked: [u64; 3]) -> (Catalog, Vec<(Fingerprint, u64)>) {
    let topics = ["rust", "go", "java"];
    let mut text = String::new();
    for topic in topics {
        let _ = write!(text, "[[topic]]\nid = \"{topic}\"\nlabel = \"{topic}\"\n");
    }
    for nth in 0..8 {
        let (one, other) = (topics[nth % 3], topics[(nth / 3 + nth + 1) % 3]);
        let topics = if one == other { format!("\"{one}\"") } else { format!("\"{one}\", \"{other}\"") };
        let _ = write!(
            text,
            "[[podcast]]\nid = \"s{nth}\"\ntitle = \"S{nth}\"\nsite = \"https://s{nth}.example/\"\nwhy = \"Why.\"\ntopics = [{topics}]\n"
        );
    }
    let asked = topics.iter().zip(asked).map(|(id, times)| (Fingerprint::of("topic", id), times));
    (parse("catalog.toml", &text).unwrap(), asked.collect())
}

#[test]
fn what_nobody_wants_to_hear_about_comes_later_and_the_other_way_round() {
    let catalog = catalog(&[0, 1, 2]);
    let chosen = |seed: &str, ratings: &[Rated]| {
        catalog
            .podcast(auto_pick(&catalog, &by_catalog(&catalog), seed, (&[], ratings), &[]).unwrap())
            .id
            .clone()
    };
    for week in 1..=52 {
        let name = format!("7:2026-W{week:02}");
        assert_eq!(chosen(&name, &[rated("a", 0, 3)]), "b");
        assert_eq!(chosen(&name, &[rated("a", 3, 0)]), "a");
        // The ratings of an explicit show count for its topics, and those of one that is gone for nothing.
        assert_eq!(chosen(&name, &[rated("c", 5, 0), rated("gone", 0, 99)]), "b");
    }
    let asked: Vec<_> = [("rust", 20), ("go", 1)].map(|(id, n)| (Fingerprint::of("topic", id), n)).into();
    let still =
        auto_pick(&catalog, &by_catalog(&catalog), "7:2026-W48", (&asked, &[rated("a", 0, 3)]), &[]).unwrap();
    assert_eq!(catalog.podcast(still).id, "a", "what is asked for so much more stays");
}

proptest! {
    #[test]
    fn without_ratings_everything_is_as_it_was(
        asked in proptest::array::uniform3(0_u64..1_000_000_000), recent in 0_usize..8, week in 1..53,
    ) {
        let (catalog, asked) = shelf(asked);
        let seed = format!("7:2026-W{week:02}");
        let ids: Vec<String> = (0..recent).map(|nth| format!("s{nth}")).collect();
        let recent: Vec<&str> = ids.iter().map(String::as_str).collect();
        // The order that podpick had before anybody could rate: how much its topics are asked for.
        let times = |topic: TopicIx| {
            let mark = Fingerprint::of("topic", &catalog.topic(topic).id);
            asked.iter().find(|(known, _)| *known == mark).map_or(0, |(_, times)| *times)
        };
        let before = catalog.podcasts().map(|(at, _)| at).min_by_key(|at| {
            let podcast = catalog.podcast(*at);
            let age = recent.iter().position(|id| *id == podcast.id);
            let wanted: u64 = podcast.topics.iter().map(|topic| ITSELF * times(*topic)).sum();
            (age.is_some(), Reverse(age), Reverse(wanted), Fingerprint::of(&seed, &podcast.id))
        });
        prop_assert_eq!(auto_pick(&catalog, &by_catalog(&catalog), &seed, (&asked, &[]), &recent), before);
        // Nor do ratings that say nothing, and equal ones of everything.
        let nothing: Vec<Rated> = (0..8).map(|nth| rated(&format!("s{nth}"), 0, 0)).collect();
        prop_assert_eq!(auto_pick(&catalog, &by_catalog(&catalog), &seed, (&asked, &nothing), &recent), before);
    }

    #[test]
    fn more_listeners_never_bring_a_show_later(
        asked in proptest::array::uniform3(0_u64..50), listened in 0_u64..20, not_for_me in 0_u64..20, show in 0_usize..8,
    ) {
        let (catalog, asked) = shelf(asked);
        let id = format!("s{show}");
        let with = |listened, not_for_me| {
            auto_pick(&catalog, &by_catalog(&catalog), "7:2026-W48", (&asked, &[rated(&id, listened, not_for_me)]), &[])
                .map(|at| catalog.podcast(at).topics.clone())
        };
        let topics = &catalog.podcast(catalog.podcast_with_id(&id).unwrap()).topics;
        let shares = |chosen: Option<Vec<TopicIx>>| {
            chosen.unwrap().iter().any(|topic| topics.contains(topic))
        };
        // If a show about its topics is chosen, more who listened leave it at that.
        if shares(with(listened, not_for_me)) {
            prop_assert!(shares(with(listened + 5, not_for_me)));
        }
    }
}
