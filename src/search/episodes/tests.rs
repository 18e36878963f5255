//! What is found among episodes, in which order, and what never is.

use proptest::prelude::*;

use super::*;
use crate::feeds::parse::{Episode, Kind};
use crate::search::Length;
use crate::search::episodes::vocabulary::{mark, words};

mod simple;

const NOW: i64 = 1_772_442_000;

fn episode(title: &str, summary: &str, days_ago: i64) -> Episode {
    Episode {
        identity: title.to_owned(),
        title: title.to_owned(),
        summary: summary.to_owned(),
        published: Some(NOW - days_ago * 86_400),
        seconds: Some(1800),
        ..Episode::default()
    }
}

fn wanted(text: &str) -> Wanted {
    Wanted { phrases: vec![(words(text).map(|word| mark(&word)).collect(), 1.0)], ..Wanted::default() }
}

fn shelf() -> EpisodeIndex {
    let django = vec![
        episode("Async views", "Django and its new clothes.", 10),
        episode("Django forms", "Fields and more.", 900),
        episode("Testing async code", "With Ada.", 5),
        Episode { explicit: Some(true), ..episode("Django swears", "", 1) },
        Episode { kind: Kind::Trailer, ..episode("Django trailer", "", 1) },
        Episode { published: None, ..episode("Django undated", "", 0) },
        Episode {
            seconds: Some(600),
            people: vec!["Ada Lovelace".to_owned()],
            ..episode("Short one", "", 3)
        },
    ];
    let other = vec![episode("A Django story", "Told elsewhere.", 2), episode("Gardens", "Roses.", 2)];
    EpisodeIndex::default()
        .with([(PodcastIx(0), Section::new(false, django)), (PodcastIx(4), Section::new(false, other))])
}

fn found(query: &Query) -> Vec<String> {
    let shelf = shelf();
    let (hits, total) = shelf.search(query, |_| true, NOW, 20);
    assert_eq!(hits.len(), total);
    hits.iter().map(|hit| hit.entry.title().to_owned()).collect()
}

#[test]
fn newest_and_best_first_and_nothing_explicit_unasked() {
    let query = Query { wanted: vec![wanted("django")], ..Query::default() };
    assert_eq!(
        found(&query),
        ["A Django story", "Django forms", "Django trailer", "Django undated", "Async views"]
    );
    let loud = Query { explicit: true, ..query };
    assert_eq!(found(&loud)[0], "Django swears");
}

#[test]
fn everything_wanted_must_be_there() {
    let both = Query { wanted: vec![wanted("django"), wanted("async")], ..Query::default() };
    assert_eq!(found(&both), ["Async views"]);
    let optional = Wanted { optional: true, ..wanted("async") };
    let rather = Query { wanted: vec![wanted("django"), optional], ..Query::default() };
    assert_eq!(found(&rather).len(), 5);
    assert_eq!(found(&Query { wanted: vec![wanted("rosebud")], ..Query::default() }), [""; 0]);
}

#[test]
fn membership_counts_less_than_saying_so() {
    let member = Wanted { podcasts: vec![PodcastIx(0)], ..wanted("async") };
    let query = Query { wanted: vec![member], ..Query::default() };
    let order = found(&query);
    assert_eq!(&order[..2], ["Testing async code", "Async views"]);
    assert_eq!(order.len(), 6);
}

#[test]
fn length_age_podcast_and_people() {
    let short = Query { length: Some(Length::Short), ..Query::default() };
    assert_eq!(found(&short), ["Short one"]);
    let new = Query { since: Some(NOW - 4 * 86_400), ..Query::default() };
    assert_eq!(found(&new), ["A Django story", "Gardens", "Short one", "Django trailer"]);
    let ada = Query { wanted: vec![wanted("ada lovelace")], ..Query::default() };
    assert_eq!(found(&ada), ["Short one"]);
    let there = Wanted { only_in: vec![PodcastIx(4)], ..Wanted::default() };
    assert_eq!(found(&Query { wanted: vec![there], ..Query::default() }), ["A Django story", "Gardens"]);
    for (seconds, length) in
        [(1199, Length::Short), (1200, Length::Commute), (2700, Length::Commute), (2701, Length::Long)]
    {
        assert!(length.fits(Some(seconds)) && !length.fits(None));
    }
}

#[test]
fn slips_are_understood_by_the_words_there_are() {
    let shelf = shelf();
    let meant: Vec<String> = shelf.vocabulary().meant("djagno").into_iter().map(|(word, _)| word).collect();
    assert_eq!(meant, ["django"]);
    assert!(shelf.vocabulary().meant("django").is_empty());
    assert!(shelf.vocabulary().knows("lovelace"));
    assert_eq!(shelf.vocabulary().names_beginning("lov", 5), ["lovelace"]);
}

#[test]
fn a_section_that_is_read_anew_replaces_the_old_one() {
    let shelf = shelf().with([(PodcastIx(4), Section::new(false, vec![episode("Tulips", "", 1)]))]);
    let query = Query { wanted: vec![wanted("django story")], ..Query::default() };
    assert_eq!(shelf.search(&query, |_| true, NOW, 5).1, 0);
    assert!(shelf.vocabulary().knows("tulips"));
    assert_eq!(shelf.section(PodcastIx(4)).unwrap().latest(false).unwrap().title(), "Tulips");
    assert!(shelf.section(PodcastIx(2)).is_none() && shelf.section(PodcastIx(99)).is_none());
}

proptest! {
    #[test]
    fn an_episode_is_found_by_every_word_of_its_title(title in "[a-z]{2,9}( [a-z]{2,9}){0,4}") {
        let shelf = EpisodeIndex::default().with([(PodcastIx(0), Section::new(false, vec![episode(&title, "", 1)]))]);
        for word in title.split(' ') {
            let query = Query { wanted: vec![wanted(word)], ..Query::default() };
            prop_assert_eq!(shelf.search(&query, |_| true, NOW, 5).1, 1, "{}", word);
        }
    }
}
