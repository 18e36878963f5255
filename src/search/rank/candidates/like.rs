//! What is like a show: what shares its topics, people and words.

use super::Candidate;
use crate::catalog::{Catalog, PodcastIx, Subject, TopicIx};
use crate::search::constraints::{Condition, Constraints, is_in};
use crate::search::query::stopwords;
use crate::search::rank::Recommendation;
use crate::search::rank::candidates::scores::Scores;
use crate::search::weights::FEW_PODCASTS;
use crate::search::{Index, Segment};
use crate::text::normalize;

/// Where "tech" is all that is wished for and no such show is in the wished language, all shows in that language: each of
/// them is about it somehow.
pub(super) fn of_the_field(
    catalog: &Catalog,
    wishes: &[&Segment],
    constraints: &Constraints,
    all: &[Candidate],
) -> Vec<Candidate> {
    let Some(language) = constraints.language.as_deref() else { return Vec::new() };
    let spoken = |at: PodcastIx| is_in(catalog.podcast(at), language);
    let met = |one: &Candidate| matches!(one.subject, Subject::Podcast(at) if spoken(at));
    let field = |segment: &&Segment| stopwords::class(&normalize(&segment.typed)).category;
    if wishes.is_empty() || !wishes.iter().all(field) || all.iter().any(met) {
        return Vec::new();
    }
    let candidate = |at| Candidate {
        subject: Subject::Podcast(at),
        score: 0.0,
        wishes: 0,
        missing: 0,
        qualified: false,
        helps_out: true,
        named: false,
    };
    catalog.podcasts().map(|(at, _)| at).filter(|at| spoken(*at)).map(candidate).collect()
}

/// The podcasts that share topics with some, of those that fit the wishes where some do.
pub(super) fn like(
    catalog: &Catalog,
    index: &Index,
    models: &[PodcastIx],
    wished: &[Candidate],
    narrows: bool,
    result: &mut Recommendation,
) -> Vec<Candidate> {
    let mut scores = Scores::new(catalog);
    let weight = |topic: &TopicIx| if index.is_qualifier(*topic) { index.weights.qualifier } else { 1.0 };
    for model in models {
        let topics = &catalog.podcast(*model).topics;
        let total: f32 = topics.iter().map(weight).sum();
        for (place, topic) in topics.iter().enumerate() {
            let main = if place == 0 { index.weights.main_topic } else { index.weights.side_topic };
            scores.add_topic(catalog, index, *topic, weight(topic) * main / total.max(f32::EPSILON));
            scores.close(0);
        }
    }
    let topics: Vec<TopicIx> =
        models.iter().flat_map(|model| &catalog.podcast(*model).topics).copied().collect();
    if scores.podcasts_found(models) < FEW_PODCASTS {
        let above: Vec<TopicIx> = topics.iter().flat_map(|topic| catalog.ancestors(*topic)).collect();
        for topic in &above {
            scores.add_topic(catalog, index, *topic, index.weights.broader / topics.len() as f32);
        }
        // Then what lies beside its topics, so that a lonely show has company.
        for topic in above.iter().flat_map(|topic| catalog.descendants(*topic)) {
            scores.add_topic(catalog, index, topic, index.weights.in_title / topics.len() as f32);
        }
        scores.close_behind();
    }
    if scores.podcasts_found(models) < FEW_PODCASTS {
        // And what the few that are like it are about.
        let near: Vec<TopicIx> =
            scores.touched.iter().flat_map(|subject| topics_of(catalog, *subject)).copied().collect();
        for topic in near.iter().filter(|topic| !topics.contains(topic)) {
            scores.add_topic(catalog, index, *topic, index.weights.in_title / topics.len() as f32);
        }
        scores.close_behind();
    }
    let mut all = scores.candidates(1);
    all.retain(|candidate| matches!(candidate.subject, Subject::Podcast(at) if !models.contains(&at)));
    if narrows { narrowed(all, models, wished, result) } else { all }
}

/// What is like a show and fits the wishes, or else what fits them.
fn narrowed(
    mut all: Vec<Candidate>,
    models: &[PodcastIx],
    wished: &[Candidate],
    result: &mut Recommendation,
) -> Vec<Candidate> {
    let fits = |candidate: &Candidate| wished.iter().any(|other| other.subject == candidate.subject);
    if all.iter().any(fits) {
        all.retain(fits);
        result.applied.push(Condition::About);
        return all;
    }
    let about = |one: &&Candidate| {
        !one.helps_out && matches!(one.subject, Subject::Podcast(at) if !models.contains(&at))
    };
    let about: Vec<Candidate> = wished.iter().filter(about).copied().collect();
    if !about.is_empty() {
        result.unmet.push(Condition::Like);
        return about;
    }
    if !all.is_empty() {
        result.unmet.push(Condition::About);
    }
    all
}

pub(super) fn topics_of(catalog: &Catalog, subject: Subject) -> &[TopicIx] {
    match subject {
        Subject::Podcast(at) => &catalog.podcast(at).topics,
        Subject::Episode(at) => &catalog.episode(at).topics,
        Subject::Topic(_) => &[],
    }
}
