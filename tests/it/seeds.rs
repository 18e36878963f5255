//! Full Stack Python's list of podcasts is where the catalog starts: every show and favourite episode of it is in and is found.

use std::collections::{BTreeMap, BTreeSet};

use podpick::bot::{Bot, Constraints, QueryText};
use podpick::catalog::{self, Level, SHIPPED, SHIPPED_NAME, Subject, opens_a_feed};

/// The 22 shows of the page, by id and by the name the page uses.
const SHOWS: [(&str, &str); 22] = [
    ("talk-python", "Talk Python to Me"),
    ("podcast-init", "Podcast.__init__"),
    ("python-bytes", "Python Bytes"),
    ("test-and-code", "Test and Code"),
    ("django-riffs", "Django Riffs"),
    ("teaching-python", "Teaching Python"),
    ("real-python", "The Real Python Podcast"),
    ("software-engineering-daily", "Software Engineering Daily"),
    ("all-things-git", "All Things Git"),
    ("codenewbie", "CodeNewbie"),
    ("developer-on-fire", "Developer on Fire"),
    ("command-line-heroes", "Command Line Heroes"),
    ("embedded-fm", "Embedded.fm"),
    ("changelog", "The Changelog"),
    ("full-stack-radio", "Full Stack Radio"),
    ("exponent", "Exponent"),
    ("testguild", "TestGuild"),
    ("cloudcast", "The Cloudcast"),
    ("dataframed", "DataFramed"),
    ("data-skeptic", "Data Skeptic"),
    ("data-stories", "Data Stories"),
    ("partially-derivative", "Partially Derivative"),
];

/// The 6 favourite episodes of the page.
const EPISODES: [(&str, &str); 6] = [
    ("talk-python-5", "SQLAlchemy and data access in Python"),
    ("talk-python-16", "Python at Netflix"),
    ("talk-python-26", "Deploying Python Web Applications"),
    ("talk-python-100", "Python past, present, and future with Guido van Rossum"),
    ("talk-python-120", "Python in Finance"),
    ("python-bytes-39", "The new PyPI"),
];

/// Shows whose number at Apple Podcasts a source gives.
const APPLE_AT_LEAST: usize = 133;

/// Shows that an editor gave a level before sources were asked for. All added since are for everyone, unless a title or a
/// source says otherwise.
const LEVELS_AT_MOST: usize = 97;

/// Addresses of the page that lead nowhere today.
const STALE: [&str; 3] = ["podcastinit.com", "pythontesting.net", "joecolantonio.com"];

fn shipped() -> Bot {
    Bot::new(catalog::parse(SHIPPED_NAME, SHIPPED).unwrap_or_else(|faults| panic!("{faults}")))
}

#[test]
fn every_show_and_episode_of_the_page_is_found_first_by_its_name() {
    let bot = shipped();
    let mut missing = Vec::new();
    for (id, name) in SHOWS.into_iter().chain(EPISODES) {
        let finding = bot.find(&QueryText::Words(name.to_owned()), &Constraints::default(), 10);
        let first = finding.recommendation.found.first().map(|found| bot.catalog().id(found.subject));
        if first != Some(id) {
            missing.push(format!("{name}: expected {id}, got {first:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn favourite_episodes_belong_to_their_shows_with_date_length_and_links() {
    let bot = shipped();
    for (id, title) in EPISODES {
        let (at, episode) = bot.catalog().episodes().find(|(_, episode)| episode.id == id).expect(id);
        assert!(episode.title.starts_with(title), "{}", episode.title);
        assert!(id.starts_with(&bot.catalog().podcast(episode.podcast).id));
        assert!(bot.catalog().podcast(episode.podcast).episodes.contains(&at));
        assert!(episode.published.is_some() && episode.minutes.is_some() && episode.number.is_some(), "{id}");
    }
}

#[test]
fn the_catalog_is_large_current_and_written_for_people() {
    let bot = shipped();
    let catalog = bot.catalog();
    let notes: Vec<String> = catalog.notes().iter().map(ToString::to_string).collect();
    assert!(notes.is_empty(), "{}", notes.join("\n"));
    assert!(catalog.podcasts().count() >= 400);
    assert!(catalog.topics().count() >= 120);
    let thin = catalog.topics().filter(|(at, _)| catalog.podcasts_about(*at).len() <= 1).count();
    assert!(thin <= 18, "{thin} topics with one show");
    let with_feed = catalog.podcasts().filter(|(_, podcast)| podcast.feed.is_some()).count();
    assert!(with_feed * 10 >= catalog.podcasts().count() * 7, "{with_feed} have a feed");
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, podcast) in catalog.podcasts() {
        let tag = podcast.language.as_deref().expect("every show says its language");
        *languages.entry(tag.split('-').next().unwrap_or(tag)).or_default() += 1;
        let page = podcast.site.as_deref();
        assert!(!page.is_some_and(|page| opens_a_feed(page, podcast.feed.as_deref())), "{page:?}");
    }
    assert!(languages.values().filter(|shows| **shows >= 3).count() >= 7, "{languages:?}");
    for (at, podcast) in catalog.podcasts() {
        let site = podcast.site.as_deref().unwrap_or_default();
        assert!(STALE.iter().all(|stale| !site.contains(stale)), "{site}");
        assert!(
            podcast.why.ends_with(['.', '?', '!']) && podcast.why.split(' ').count() >= 8,
            "{}",
            podcast.why
        );
        assert_eq!(catalog.find(catalog.fingerprint(Subject::Podcast(at))), Some(Subject::Podcast(at)));
    }
    let mut sentences: Vec<&str> = catalog.podcasts().map(|(_, podcast)| podcast.why.as_str()).collect();
    sentences.sort_unstable();
    assert!(sentences.windows(2).all(|pair| pair[0] != pair[1]), "no two shows share a sentence");
}

#[test]
fn each_sentence_is_of_a_good_length_and_begins_unlike_its_neighbour() {
    let bot = shipped();
    let first = |sentence: &str| {
        let word = sentence.split_whitespace().next().unwrap_or_default();
        word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    let all: Vec<_> = bot.catalog().podcasts().map(|(_, podcast)| podcast).collect();
    let mut wrong = Vec::new();
    for podcast in &all {
        let length = podcast.why.chars().count();
        if !(60..=140).contains(&length) {
            wrong.push(format!("{}: {length} characters", podcast.id));
        }
    }
    for pair in all.windows(2) {
        if let [one, next] = pair
            && first(&one.why) == first(&next.why)
        {
            wrong.push(format!("{} and {} begin alike", one.id, next.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_facts_say_of_shows_is_kept() {
    let bot = shipped();
    let shows: Vec<_> = bot.catalog().podcasts().map(|(_, podcast)| podcast).collect();
    let numbers: BTreeSet<u32> = shows.iter().filter_map(|podcast| podcast.apple).collect();
    let with_number = shows.iter().filter(|podcast| podcast.apple.is_some()).count();
    assert_eq!(numbers.len(), with_number, "two shows share a number at Apple Podcasts");
    assert!(with_number >= APPLE_AT_LEAST, "{with_number}");
    let made_for = shows.iter().filter(|podcast| podcast.level != Level::All).count();
    assert!(made_for <= LEVELS_AT_MOST, "{made_for}: does a title or a source say so?");
}
