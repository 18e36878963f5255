//! Questions with what answers are worth: from a table of first answers, or from lines with a grade for each result.

use std::collections::HashMap;

use podpick::catalog::{Catalog, Subject};
use serde_json::Value;

/// Places that count.
const PLACES: usize = 5;

/// A question with the grades of its answers: 3 the main topic, 2 fully, 1 partly; none where nothing may be found.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    pub(crate) query: String,
    pub(crate) kind: String,
    pub(crate) gains: HashMap<String, u8>,
}

impl Question {
    pub(crate) fn gain(&self, id: &str) -> u8 {
        self.gains.get(id).copied().unwrap_or_default()
    }

    /// The discounted gain of the first five results, as a share of the best there could be.
    pub(crate) fn ndcg(&self, found: &[&str]) -> f64 {
        let discounted = |gains: &[u8]| -> f64 {
            let places = gains.iter().take(PLACES).enumerate();
            places.map(|(at, gain)| f64::from(*gain) / ((at + 2) as f64).log2()).sum()
        };
        let mut best: Vec<u8> = self.gains.values().copied().collect();
        best.sort_unstable_by(|one, other| other.cmp(one));
        let gains: Vec<u8> = found.iter().map(|id| self.gain(id)).collect();
        discounted(&gains) / discounted(&best).max(f64::EPSILON)
    }
}

/// Lines of JSON with `query`, `mode`, `kind` and `gains`; those that complete what is half typed are left out.
pub(crate) fn lines(text: &str) -> Vec<Question> {
    let read = |line: &str| {
        let value: Value = serde_json::from_str(line).expect("a line of JSON");
        let gains = value["gains"].as_object().into_iter().flatten();
        let gain = |(id, gain): (&String, &Value)| (id.clone(), gain.as_u64().unwrap_or_default() as u8);
        (value["mode"] == "search").then(|| Question {
            query: value["query"].as_str().unwrap_or_default().to_owned(),
            kind: value["kind"].as_str().unwrap_or_default().to_owned(),
            gains: gains.map(gain).collect(),
        })
    };
    text.lines().filter_map(read).collect()
}

/// The table of the tests, `question<TAB>expected`, what else it checks left aside: a topic stands for all that is filed under it.
pub(crate) fn table(text: &str, catalog: &Catalog) -> Vec<Question> {
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    // A varied choice has no grades.
    let rows = rows.filter(|line| line.split('\t').nth(1) != Some("any"));
    let read = |line: &str| {
        let (query, expected) = line.split_once('\t').expect("question, tab, expectation");
        let expected = expected.split('\t').next().unwrap_or_default();
        let mut gains = HashMap::new();
        for one in expected.split('|').filter(|one| *one != "none") {
            match one.split_once(':') {
                Some((_, id)) => {
                    gains.insert(id.to_owned(), 3);
                }
                None => filed_under(catalog, one, &mut gains),
            }
        }
        Question { query: query.to_owned(), kind: "table".to_owned(), gains }
    };
    rows.map(read).collect()
}

fn filed_under(catalog: &Catalog, topic: &str, gains: &mut HashMap<String, u8>) {
    let Some(topic) = catalog.topic_with_id(topic) else { return };
    let mut grade = |subject, topics: &[podpick::catalog::TopicIx]| {
        if let Some(place) = topics.iter().position(|own| *own == topic) {
            gains.insert(catalog.id(subject).to_owned(), if place == 0 { 3 } else { 2 });
        }
    };
    for (at, podcast) in catalog.podcasts() {
        grade(Subject::Podcast(at), &podcast.topics);
    }
    for (at, episode) in catalog.episodes() {
        grade(Subject::Episode(at), &episode.topics);
    }
}
