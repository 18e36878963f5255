//! What comes into question: what fits a wish, what is like a show, or all there is; and what of it is to be left out.

mod like;
mod scores;

use like::{like, of_the_field};
use scores::Scores;

use super::{Asker, Recommendation, stands_for};
use crate::catalog::{Catalog, Level, PodcastIx, Subject, TopicIx};
use crate::search::constraints::{Condition, Constraints, podcast_of};
use crate::search::{Index, Segment, Target, Understanding};

/// Something that may be shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) subject: Subject,
    /// How well it fits what is wished for.
    pub(super) score: f32,
    /// The wishes it fits, as a bit set.
    pub(super) wishes: u64,
    /// How many wishes it does not fit.
    pub(super) missing: u8,
    /// It is also what news, interviews and the like were asked for.
    pub(super) qualified: bool,
    /// It only helps out where there is too little.
    pub(super) helps_out: bool,
    /// Its own name was asked for.
    pub(super) named: bool,
}

/// All that may be shown.
pub(super) struct Candidates {
    pub(super) all: Vec<Candidate>,
    /// How many wishes there are.
    pub(super) wishes: usize,
    /// What each of several wishes may mean.
    pub(super) targets: Vec<Vec<Target>>,
}

impl Candidates {
    pub(super) fn collect(
        catalog: &Catalog,
        index: &Index,
        understanding: &Understanding,
        constraints: &Constraints,
        asker: &Asker<'_>,
        result: &mut Recommendation,
    ) -> Self {
        let mut scores = Scores::new(catalog);
        let (wishes, qualifiers) = apart(index, &understanding.segments);
        for (nth, segment) in wishes.iter().enumerate() {
            for one in &segment.interpretations {
                scores.add_target(catalog, index, one.target);
            }
            for at in &segment.titled {
                scores.raise_found(Subject::Podcast(*at), index.weights.titled);
            }
            if let ([only], [segment]) = (segment.interpretations.as_slice(), wishes.as_slice())
                && let Target::Topic(topic) = only.target
                && segment.in_title.is_empty()
            {
                result.expanded_to = scores.expand(catalog, index, topic);
            }
            for one in &segment.interpretations {
                if let Target::Topic(topic) = one.target {
                    scores.widen(catalog, index, topic, constraints);
                }
            }
            scores.close(nth);
        }
        for topic in wishes.iter().flat_map(|segment| &segment.in_title) {
            scores.add_topic(catalog, index, *topic, index.weights.in_title);
        }
        scores.close_behind();
        let mut all = scores.candidates(wishes.len());
        all.extend(of_the_field(catalog, &wishes, constraints, &all));
        let models: Vec<PodcastIx> = understanding.models().collect();
        if !models.is_empty() {
            all = like(catalog, index, &models, &all, !wishes.is_empty(), result);
        } else if understanding.open {
            all = everything(catalog, constraints, asker);
        }
        for candidate in &mut all {
            let fits = |segment: &&Segment| {
                let mut targets = segment.interpretations.iter().map(|one| one.target);
                targets.any(|target| is_about(catalog, index, target, candidate.subject))
            };
            candidate.qualified = !qualifiers.is_empty() && qualifiers.iter().all(fits);
        }
        let of = |segment: &&Segment| segment.interpretations.iter().map(|one| one.target).collect();
        let several = wishes.len() > 1 && understanding.like.is_none();
        let targets = if several { wishes.iter().map(of).collect() } else { Vec::new() };
        Self { all, wishes: wishes.len().max(1), targets }
    }

    /// Leaves out what is filed under what nobody wants.
    pub(super) fn exclude(
        &mut self,
        catalog: &Catalog,
        index: &Index,
        understanding: &Understanding,
        result: &mut Recommendation,
    ) {
        let excluded = understanding.excluded_targets();
        if excluded.is_empty() {
            return;
        }
        // "Nothing for beginners" leaves out what is made for them, however it is filed.
        let level = |target: &Target| if let Target::Topic(at) = *target { index.level_of(at) } else { None };
        let levels: Vec<Level> = excluded.iter().filter_map(level).collect();
        self.all.retain(|candidate| {
            podcast_of(catalog, candidate.subject).is_none_or(|podcast| !levels.contains(&podcast.level))
        });
        let fits = |unwanted: &[Target], candidate: &Candidate| {
            !unwanted.iter().any(|target| stands_for(catalog, index, *target, candidate.subject))
        };
        let unwanted = unwanted(catalog, understanding);
        // Where all of it is part of what is excluded, what is filed under that itself is meant.
        let all = self.all.iter().any(|candidate| fits(&unwanted, candidate));
        self.all.retain(|candidate| fits(if all { &unwanted } else { &excluded }, candidate));
        // What only helps out is no answer where all that was wished for is left out.
        if self.all.iter().all(|candidate| candidate.helps_out) {
            self.all.clear();
        }
        result.applied.push(Condition::Without);
    }
}

/// What is excluded, with all that an excluded topic contains, but for what is wished for itself.
fn unwanted(catalog: &Catalog, understanding: &Understanding) -> Vec<Target> {
    let excluded = understanding.excluded_targets();
    let mut all = excluded.clone();
    let wished = understanding.targets();
    let is_wished = |topic: TopicIx| {
        wished.contains(&Target::Topic(topic))
            || catalog.ancestors(topic).into_iter().any(|above| {
                wished.contains(&Target::Topic(above)) && !excluded.contains(&Target::Topic(above))
            })
    };
    for target in &excluded {
        if let Target::Topic(topic) = target {
            let inside = catalog.descendants(*topic).into_iter().filter(|inside| !is_wished(*inside));
            all.extend(inside.map(Target::Topic));
        }
    }
    all
}

/// The wishes, and what only orders what fits them: news, interviews, beginners or career beside a topic.
fn apart<'s>(index: &Index, segments: &'s [Segment]) -> (Vec<&'s Segment>, Vec<&'s Segment>) {
    let qualifies = |at: usize| {
        let segment = &segments[at];
        let topics = segment
            .interpretations
            .iter()
            .any(|one| matches!(one.target, Target::Topic(topic) if index.is_qualifier(topic)));
        let set_beside = segment.beside || segments.get(at + 1).is_some_and(|next| next.beside);
        topics && !set_beside
    };
    let (qualifiers, wishes): (Vec<usize>, Vec<usize>) = (0..segments.len()).partition(|at| qualifies(*at));
    let of = |places: Vec<usize>| places.into_iter().map(|at| &segments[at]).collect::<Vec<_>>();
    let only_languages = wishes.iter().all(|at| {
        let topic = |one: &crate::search::Interpretation| match one.target {
            Target::Topic(topic) => index.is_language(topic),
            _ => false,
        };
        segments[*at].interpretations.iter().all(topic)
    });
    if only_languages && !qualifiers.is_empty() {
        // Where shows are filed by their language, it is no more of a wish than what qualifies it.
        let in_order = wishes.iter().chain(&qualifiers).map(|at| &segments[*at]);
        return (in_order.collect(), Vec::new());
    }
    if wishes.is_empty() { (of(qualifiers), Vec::new()) } else { (of(wishes), of(qualifiers)) }
}

fn is_about(catalog: &Catalog, index: &Index, target: Target, subject: Subject) -> bool {
    match (target, subject) {
        (Target::Topic(topic), Subject::Podcast(at)) => catalog.podcast(at).topics.contains(&topic),
        (Target::Topic(topic), Subject::Episode(at)) => catalog.episode(at).topics.contains(&topic),
        _ => stands_for(catalog, index, target, subject),
    }
}

/// All podcasts, for a choice from them.
fn everything(catalog: &Catalog, constraints: &Constraints, asker: &Asker<'_>) -> Vec<Candidate> {
    let shown = |at: &PodcastIx| {
        let podcast = catalog.podcast(*at);
        (asker.explicit || !podcast.explicit)
            && (constraints.language.is_some() || (asker.standing)(Subject::Podcast(*at)) <= 1)
    };
    let candidate = |at| Candidate {
        subject: Subject::Podcast(at),
        score: 1.0,
        wishes: 1,
        missing: 0,
        qualified: true,
        helps_out: false,
        named: false,
    };
    catalog.podcasts().map(|(at, _)| at).filter(shown).map(candidate).collect()
}
