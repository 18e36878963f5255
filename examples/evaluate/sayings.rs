//! Whole questions with what must be found, what must not, and what the answer must say of itself, one JSON object a line.
//!
//! `about`: topics that something among the first five is on; `not`: topics and shows that nothing there is on or is;
//! `said` and `without`: what `applied` and `unmet` hold and do not hold; `none`: nothing may be found.

use std::collections::BTreeMap;

use podpick::bot::{Bot, Constraints, QueryText};
use podpick::catalog::{Catalog, Podcast, Subject, TopicIx};
use podpick::search::constraints::podcast_of;
use serde_json::Value;

/// Results that are judged.
const TOP: usize = 5;

/// How many questions of each kind are right, how many there are, and those that are not.
pub(crate) fn by_kind(catalog: &Catalog, lines: &str) -> (BTreeMap<String, (usize, usize)>, Vec<String>) {
    let bot = Bot::new(catalog.clone());
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for line in lines.lines() {
        let asked: Value = serde_json::from_str(line).expect("a question is JSON");
        let text = asked["query"].as_str().unwrap_or_default();
        let (right, all) = kinds.entry(asked["kind"].as_str().unwrap_or_default().to_owned()).or_default();
        let is_right = is_right(&bot, text, &asked);
        *right += usize::from(is_right);
        *all += 1;
        if !is_right {
            wrong.push(text.to_owned());
        }
    }
    (kinds, wrong)
}

fn is_right(bot: &Bot, text: &str, asked: &Value) -> bool {
    let finding = bot.find(&QueryText::Words(text.to_owned()), &Constraints::default(), TOP);
    let found: Vec<Subject> = finding.recommendation.found.iter().map(|found| found.subject).collect();
    if asked["none"] == true || found.is_empty() {
        return asked["none"] == true && found.is_empty();
    }
    let said = bot.applied(&finding).into_iter().chain(bot.unmet(&finding)).collect::<Vec<_>>().join("; ");
    let words = |key: &str| asked[key].as_array().into_iter().flatten().filter_map(Value::as_str);
    let catalog = bot.catalog();
    words("about").all(|id| found.iter().any(|one| is_about(catalog, *one, id)))
        && !words("not").any(|id| found.iter().any(|one| is_filed(catalog, *one, id)))
        && words("said").all(|one| said.contains(one))
        && !words("without").any(|one| said.contains(one))
}

fn topics(catalog: &Catalog, subject: Subject) -> Vec<TopicIx> {
    let show = podcast_of(catalog, subject).into_iter().flat_map(|podcast: &Podcast| &podcast.topics);
    match subject {
        Subject::Episode(at) => show.chain(&catalog.episode(at).topics).copied().collect(),
        _ => show.copied().collect(),
    }
}

/// Filed under a topic or one that it contains.
fn is_about(catalog: &Catalog, subject: Subject, id: &str) -> bool {
    let topic = catalog.topic_with_id(id).expect("a topic of the catalog");
    topics(catalog, subject).iter().any(|own| *own == topic || catalog.ancestors(*own).contains(&topic))
}

/// Is a show, or filed under just this topic.
fn is_filed(catalog: &Catalog, subject: Subject, id: &str) -> bool {
    let topic = catalog.topic_with_id(id);
    podcast_of(catalog, subject).is_some_and(|podcast| podcast.id == id)
        || topic.is_some_and(|topic| topics(catalog, subject).contains(&topic))
}
