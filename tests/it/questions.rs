//! What members would type, asked of the shipped catalog: each question with the topic, podcast or episode it must find first.

use podpick::bot::{Bot, Constraints, QueryText};
use podpick::catalog::{self, SHIPPED, SHIPPED_NAME};
use podpick::search::Target;

/// `question<TAB>expected`: a topic id, `podcast:id`, `episode:id`, several of them with `|`, or `none`.
const QUESTIONS: &str = include_str!("questions.tsv");

#[test]
fn every_question_of_the_table_finds_what_it_means() {
    let bot = Bot::new(catalog::parse(SHIPPED_NAME, SHIPPED).expect("the shipped catalog has no faults"));
    let mut wrong = Vec::new();
    let mut asked = 0;
    for line in QUESTIONS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let (question, expected) = line.split_once('\t').expect("question, tab, expectation");
        asked += 1;
        let finding = bot.find(&QueryText::Words(question.to_owned()), &Constraints::default(), 10);
        let first_topic = finding.understanding.targets().into_iter().find_map(|target| match target {
            Target::Topic(at) => Some(bot.catalog().topic(at).id.as_str()),
            _ => None,
        });
        let first = finding.recommendation.found.first().map(|found| bot.catalog().id(found.subject));
        let as_expected = expected.split('|').any(|one| match one.split_once(':') {
            Some((_, id)) => first == Some(id),
            None if one == "none" => first.is_none(),
            None => first_topic == Some(one),
        });
        if !as_expected {
            wrong.push(format!("{question:?}: expected {expected}, got {first_topic:?} and {first:?}"));
        }
    }
    assert!(asked >= 300, "the table holds {asked} questions");
    assert!(wrong.is_empty(), "{} of {asked} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
