//! What holds for every question, asked of the shipped catalog: names find what they name, and dress does not matter.

use std::sync::LazyLock;

use podpick::bot::{Bot, Constraints, Field, QueryText};
use podpick::catalog::{self, SHIPPED, SHIPPED_NAME};
use podpick::search::Target;
use proptest::prelude::*;

static BOT: LazyLock<Bot> = LazyLock::new(|| {
    Bot::new(catalog::parse(SHIPPED_NAME, SHIPPED).expect("the shipped catalog has no faults"))
});

fn targets(question: &str) -> Vec<Target> {
    BOT.find(&QueryText::Words(question.to_owned()), &Constraints::default(), 10).understanding.targets()
}

fn results(question: &str) -> Vec<String> {
    let finding = BOT.find(&QueryText::Words(question.to_owned()), &Constraints::default(), 10);
    finding.recommendation.found.iter().map(|found| BOT.catalog().id(found.subject).to_owned()).collect()
}

/// Aliases that are also what a show is called; then both are meant, the show first.
const NAMESAKES: [&str; 0] = [];

#[test]
fn a_topics_label_id_and_aliases_find_it_first() {
    let mut wrong = Vec::new();
    for (at, topic) in BOT.catalog().topics() {
        for name in [&topic.label, &topic.id].into_iter().chain(&topic.aliases) {
            if targets(name).first() != Some(&Target::Topic(at)) {
                wrong.push(format!("{name} for {}", topic.id));
            }
        }
    }
    assert_eq!(wrong, NAMESAKES, "and no others");
}

#[test]
fn a_podcasts_title_and_aliases_find_it_first() {
    let mut wrong = Vec::new();
    for (_, podcast) in BOT.catalog().podcasts() {
        for name in std::iter::once(&podcast.title).chain(&podcast.aliases) {
            if results(name).first() != Some(&podcast.id) {
                wrong.push(format!("{name}: {:?}", results(name).first()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_episodes_title_finds_it_first() {
    for (_, episode) in BOT.catalog().episodes() {
        assert_eq!(results(&episode.title).first(), Some(&episode.id));
    }
}

#[test]
fn two_neighbours_swapped_inside_a_label_still_find_it() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (at, topic) in BOT.catalog().topics() {
        let letters: Vec<char> = topic.label.to_lowercase().chars().collect();
        for place in 2..letters.len() {
            let pair = [letters[place - 1], letters[place]];
            if letters.len() < 6 || pair[0] == pair[1] || !pair.iter().all(char::is_ascii_alphabetic) {
                continue;
            }
            let mut swapped = letters.clone();
            swapped.swap(place - 1, place);
            let swapped: String = swapped.into_iter().collect();
            asked += 1;
            if !targets(&swapped).contains(&Target::Topic(at)) {
                wrong.push(format!("{swapped} for {}", topic.label));
            }
        }
    }
    // Some swaps make another word ("Ruby on Rails", "trail"), and two-letter words have nothing left to go by.
    assert!(wrong.len() * 50 <= asked, "{} of {asked}: {wrong:#?}", wrong.len());
}

#[test]
fn a_word_of_the_vocabulary_is_never_a_typo_of_another() {
    for (question, topic) in [
        ("go", "go"),
        ("django", "django"),
        ("java", "java"),
        ("javascript", "javascript"),
        ("rust", "rust"),
        ("c", "c"),
        ("r", "r-language"),
        ("react", "react"),
        ("sql", "databases"),
    ] {
        let found = targets(question);
        let Some(Target::Topic(first)) = found.first() else { panic!("{question}: {found:?}") };
        assert_eq!(BOT.catalog().topic(*first).id, topic, "{question}");
        assert_eq!(found.len(), 1, "{question}: {found:?}");
    }
    for other in ["trust", "reactor", "goggles", "gogle maps route", "mango"] {
        assert_eq!(targets(other), [], "{other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn anything_can_be_asked(question in "\\PC{0,200}") {
        let found = targets(&question);
        prop_assert_eq!(&found, &targets(&question), "equal questions get equal answers");
        let choices = BOT.suggest(&Field::About, &question, podpick::locale::Locale::English, jiff::Timestamp::UNIX_EPOCH);
        prop_assert!(choices.len() <= 25);
        for choice in choices {
            prop_assert!((1..=100).contains(&choice.name.chars().count()), "{:?}", choice);
            prop_assert!((1..=100).contains(&choice.value.chars().count()), "{:?}", choice);
        }
    }

    #[test]
    fn dress_does_not_matter(
        topic in any::<prop::sample::Index>(),
        upper in any::<bool>(),
        before in "[ \u{200b}\u{feff}]{0,3}",
        after in "[ !?…🐍\u{200b}]{0,4}",
    ) {
        let labels: Vec<&str> = BOT.catalog().topics().map(|(_, topic)| topic.label.as_str()).collect();
        let label = topic.get(&labels).to_string();
        let dressed = if upper { label.to_uppercase() } else { label.to_lowercase() };
        prop_assert_eq!(targets(&format!("{before}{dressed}{after}")), targets(&label));
    }

    #[test]
    fn suggestions_are_understood_alike_by_name_and_value(
        field in prop_oneof![Just(Field::About), Just(Field::Show), Just(Field::Episode), Just(Field::Topic)],
        typed in "[a-z]{0,3}",
    ) {
        let suggested = BOT.targets_suggested(&field, &typed);
        for (choice, target) in BOT.suggest(&field, &typed, podpick::locale::Locale::English, jiff::Timestamp::UNIX_EPOCH).iter().zip(suggested) {
            let meant = targets(&choice.value);
            prop_assert_eq!(meant.first(), Some(&target), "{:?}", choice);
            // What is read may stand for a namesake as well ("Testing", the topic and the show).
            prop_assert!(targets(&choice.name).contains(&target), "{:?}", choice);
        }
    }
}
