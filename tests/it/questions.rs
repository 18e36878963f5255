//! What members would type, asked of the shipped catalog: each question with the topic, podcast or episode it must find first.

use podpick::bot::{Bot, Constraints, Finding, QueryText};
use podpick::catalog::{self, SHIPPED, SHIPPED_NAME};
use podpick::search::Target;
use podpick::search::constraints::podcast_of;

/// `question<TAB>expected`: a topic id, `podcast:id`, `episode:id`, several of them with `|`, `any` for a varied choice,
/// or `none`. Behind another tab, with `; ` between them: what must be said (`says language:de`, in `applied` or `unmet`), what
/// must not (`unsaid minutes:>45`), what the headline has to read or not (`reads Only 2 shows`, `unread You typed`), and topics and shows of which nothing may be found (`not:php`).
const QUESTIONS: &str = include_str!("questions.tsv");

#[test]
fn every_question_of_the_table_finds_what_it_means() {
    let bot = Bot::new(catalog::parse(SHIPPED_NAME, SHIPPED).expect("the shipped catalog has no faults"));
    let mut wrong = Vec::new();
    let mut asked = 0;
    for line in QUESTIONS.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let mut columns = line.split('\t');
        let (Some(question), Some(expected)) = (columns.next(), columns.next()) else {
            panic!("no tab in {line:?}")
        };
        let checks = columns.next().unwrap_or_default();
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
            None if one == "any" => finding.recommendation.varied && first.is_some(),
            None => first_topic == Some(one),
        });
        if !as_expected {
            wrong.push(format!("{question:?}: expected {expected}, got {first_topic:?} and {first:?}"));
        }
        let failed =
            checks.split("; ").filter(|check| !check.is_empty() && !holds(&bot, question, &finding, check));
        wrong.extend(failed.map(|check| format!("{question:?}: {check} does not hold")));
    }
    assert!(asked >= 300, "the table holds {asked} questions");
    assert!(wrong.is_empty(), "{} of {asked} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whether one thing that a row checks holds of an answer.
fn holds(bot: &Bot, question: &str, finding: &Finding, check: &str) -> bool {
    let said = || bot.applied(finding).into_iter().chain(bot.unmet(finding)).collect::<Vec<_>>().join("; ");
    if let Some(words) = check.strip_prefix("says ") {
        return said().contains(words);
    }
    if let Some(words) = check.strip_prefix("unsaid ") {
        return !said().contains(words);
    }
    let reads = || bot.headline(question, finding).words(podpick::locale::Locale::English);
    if let Some(words) = check.strip_prefix("reads ") {
        return reads().contains(words);
    }
    if let Some(words) = check.strip_prefix("unread ") {
        return !reads().contains(words);
    }
    let id = check.strip_prefix("not:").expect("says, unsaid, reads, unread or not:");
    let topic = bot.catalog().topic_with_id(id);
    assert!(topic.is_some() || bot.catalog().podcast_with_id(id).is_some(), "no {id}");
    let is = |subject| {
        podcast_of(bot.catalog(), subject)
            .is_some_and(|show| show.id == id || topic.is_some_and(|topic| show.topics.contains(&topic)))
    };
    !finding.recommendation.found.iter().any(|found| is(found.subject))
}

/// Terms of the field at large, one a line, written by somebody before looking at the catalog.
const TERMS: &str = include_str!("../../examples/evaluate/terms.txt");

#[test]
fn four_of_five_terms_of_the_field_are_understood() {
    let bot = Bot::new(catalog::parse(SHIPPED_NAME, SHIPPED).expect("the shipped catalog has no faults"));
    let finds = |term: &&str| {
        let finding = bot.find(&QueryText::Words((*term).to_owned()), &Constraints::default(), 1);
        !finding.recommendation.found.is_empty()
    };
    let (found, lost): (Vec<&str>, Vec<&str>) = TERMS.lines().partition(finds);
    assert_eq!(found.len() + lost.len(), 300);
    assert!(found.len() * 5 >= 300 * 4, "{} of 300 are understood, not {}", found.len(), lost.join(", "));
}
