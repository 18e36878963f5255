//! What comes into question: what fits a wish, what is like a show, or all there is; and what of it is to be left out.

use std::collections::HashSet;

use super::{Asker, Recommendation, stands_for};
use crate::catalog::{Catalog, EpisodeIx, PodcastIx, Subject, TopicIx};
use crate::search::constraints::{Condition, Constraints, is_in, meets};
use crate::search::query::stopwords;
use crate::search::{Index, Segment, Target, Understanding};
use crate::text::normalize;

/// Podcasts under which a topic has too few, so that its neighbours help out.
const FEW: usize = 3;

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

/// Where "tech" is all that is wished for and no such show is in the wished language, all shows in that language: each of
/// them is about it somehow.
fn of_the_field(
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

/// The podcasts that share topics with some, of those that fit the wishes where some do.
fn like(
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
    if scores.podcasts_found(models) < FEW {
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
    if scores.podcasts_found(models) < FEW {
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
    if !narrows {
        return all;
    }
    let fits = |candidate: &Candidate| wished.iter().any(|other| other.subject == candidate.subject);
    if all.iter().any(fits) {
        all.retain(fits);
        result.applied.push(Condition::About);
    } else if !all.is_empty() {
        result.unmet.push(Condition::About);
    }
    all
}

fn topics_of(catalog: &Catalog, subject: Subject) -> &[TopicIx] {
    match subject {
        Subject::Podcast(at) => &catalog.podcast(at).topics,
        Subject::Episode(at) => &catalog.episode(at).topics,
        Subject::Topic(_) => &[],
    }
}

/// Scores by position, so that a topic with thousands of podcasts costs no hashing.
struct Scores {
    podcasts: Sums,
    episodes: Sums,
    /// What fits the open wish.
    open: Vec<Subject>,
    best_podcasts: Vec<f32>,
    best_episodes: Vec<f32>,
    touched: Vec<Subject>,
    named: Vec<Subject>,
    /// What fits only by a neighbour of a topic.
    helping: HashSet<Subject>,
    twice: f32,
}

/// Sums by position. Numbers alone, so that zeros cost nothing until they are touched.
struct Sums {
    scores: Vec<f32>,
    wishes: Vec<u32>,
}

impl Sums {
    fn new(length: usize) -> Self {
        Self { scores: vec![0.0; length], wishes: vec![0; length] }
    }
}

impl Scores {
    fn new(catalog: &Catalog) -> Self {
        let (podcasts, episodes) = catalog.positions();
        Self {
            podcasts: Sums::new(podcasts),
            episodes: Sums::new(episodes),
            open: Vec::new(),
            best_podcasts: vec![0.0; podcasts],
            best_episodes: vec![0.0; episodes],
            touched: Vec::new(),
            named: Vec::new(),
            helping: HashSet::new(),
            twice: 0.0,
        }
    }

    fn add_target(&mut self, catalog: &Catalog, index: &Index, target: Target) {
        self.twice = index.weights.twice;
        let mut name = |subject| {
            self.raise(subject, index.weights.named);
            self.named.push(subject);
        };
        match target {
            Target::Topic(topic) => self.add_topic(catalog, index, topic, 1.0),
            Target::Podcast(at) => name(Subject::Podcast(at)),
            Target::Episode(at) => name(Subject::Episode(at)),
            Target::Person(at) => index.person(at).subjects.iter().copied().for_each(name),
        }
    }

    fn add_topic(&mut self, catalog: &Catalog, index: &Index, topic: TopicIx, worth: f32) {
        self.add_topic_where(catalog, index, topic, worth, |_| true);
    }

    fn add_topic_where(
        &mut self,
        catalog: &Catalog,
        index: &Index,
        topic: TopicIx,
        worth: f32,
        counts: impl Fn(Subject) -> bool,
    ) {
        let weights = &index.weights;
        let fit = |topics: &[TopicIx]| {
            let at = topics.iter().position(|own| *own == topic)?;
            let side = weights.side_topic - weights.per_place * at.min(10) as f32;
            Some(if at == 0 { weights.main_topic } else { side })
        };
        for at in catalog.podcasts_about(topic) {
            if let Some(fit) = fit(&catalog.podcast(*at).topics).filter(|_| counts(Subject::Podcast(*at))) {
                self.raise(Subject::Podcast(*at), fit * worth);
            }
        }
        for at in catalog.episodes_about(topic) {
            if let Some(fit) = fit(&catalog.episode(*at).topics).filter(|_| counts(Subject::Episode(*at))) {
                self.raise(Subject::Episode(*at), fit * worth);
            }
        }
    }

    /// Lets narrower topics help out, then broader ones, until there is something to show.
    fn expand(&mut self, catalog: &Catalog, index: &Index, topic: TopicIx) -> Vec<TopicIx> {
        let mut expanded = Vec::new();
        let mut direct = self.open.len();
        let inside = catalog.descendants(topic);
        let narrower = inside.iter().copied().map(|topic| (topic, index.weights.narrower));
        let broader = catalog.ancestors(topic).into_iter().map(|topic| (topic, index.weights.broader));
        for (neighbour, worth) in narrower.chain(broader) {
            let before = self.open_podcasts();
            if before >= FEW {
                break;
            }
            self.add_topic(catalog, index, neighbour, worth);
            if self.open_podcasts() > before {
                expanded.push(neighbour);
            }
            if inside.contains(&neighbour) {
                // What a topic contains is about it, too.
                direct = self.open.len();
            }
        }
        self.helping.extend(self.open.iter().skip(direct));
        expanded
    }

    /// Adds what a topic contains in the wished languages, where it has little in them itself.
    fn widen(&mut self, catalog: &Catalog, index: &Index, topic: TopicIx, constraints: &Constraints) {
        let Some(condition) = constraints.in_languages() else { return };
        let fits = |subject: Subject| meets(catalog, subject, &condition);
        for inside in catalog.descendants(topic) {
            let shows = |subject: &&Subject| matches!(subject, Subject::Podcast(_)) && fits(**subject);
            if self.open.iter().filter(shows).count() >= FEW {
                break;
            }
            self.add_topic_where(catalog, index, inside, index.weights.narrower, fits);
        }
    }

    fn best(&mut self, subject: Subject) -> Option<&mut f32> {
        match subject {
            Subject::Podcast(PodcastIx(at)) => self.best_podcasts.get_mut(at as usize),
            Subject::Episode(EpisodeIx(at)) => self.best_episodes.get_mut(at as usize),
            Subject::Topic(_) => None,
        }
    }

    /// The sum of a subject, and the wishes it fits as a bit set.
    fn sum(&mut self, subject: Subject) -> Option<(&mut f32, &mut u32)> {
        let (sums, at) = match subject {
            Subject::Podcast(PodcastIx(at)) => (&mut self.podcasts, at as usize),
            Subject::Episode(EpisodeIx(at)) => (&mut self.episodes, at as usize),
            Subject::Topic(_) => return None,
        };
        Some((sums.scores.get_mut(at)?, sums.wishes.get_mut(at)?))
    }

    /// Notes that something fits the open wish so well.
    fn raise(&mut self, subject: Subject, score: f32) {
        let twice = self.twice;
        let Some(best) = self.best(subject) else { return };
        if *best == 0.0 {
            *best = score;
            self.open.push(subject);
        } else {
            // What fits in two ways stands before what fits in one.
            *best = best.max(score) + twice;
        }
    }

    /// Adds the open wish to the sums.
    fn close(&mut self, wish: usize) {
        self.add_up(1 << wish.min(31));
    }

    /// Adds what stands behind all that fits a wish.
    fn close_behind(&mut self) {
        self.add_up(0);
    }

    fn add_up(&mut self, wish: u32) {
        for subject in std::mem::take(&mut self.open) {
            let score = self.best(subject).map(std::mem::take).unwrap_or_default();
            let Some((sum, wishes)) = self.sum(subject) else { continue };
            let new = *sum == 0.0;
            // What already fits a wish needs nothing behind it.
            if wish > 0 || new {
                *sum += score;
                *wishes |= wish;
            }
            if new {
                self.touched.push(subject);
            }
        }
    }

    fn open_podcasts(&self) -> usize {
        self.open.iter().filter(|subject| matches!(subject, Subject::Podcast(_))).count()
    }

    /// How many podcasts fit, but for some.
    fn podcasts_found(&self, but: &[PodcastIx]) -> usize {
        let other = |subject: &&Subject| matches!(subject, Subject::Podcast(at) if !but.contains(at));
        self.touched.iter().filter(other).count()
    }

    fn candidates(mut self, wishes: usize) -> Vec<Candidate> {
        let touched = std::mem::take(&mut self.touched);
        let named = std::mem::take(&mut self.named);
        let helping = std::mem::take(&mut self.helping);
        let wishes = wishes.max(1);
        let candidate = |subject| {
            let (score, fits) = self.sum(subject).map_or((0.0, 0), |(score, fits)| (*score, *fits));
            Candidate {
                subject,
                score: score / wishes as f32,
                wishes: u64::from(fits),
                missing: wishes.saturating_sub(fits.count_ones() as usize) as u8,
                qualified: false,
                helps_out: fits == 0 || helping.contains(&subject),
                named: named.contains(&subject),
            }
        };
        touched.into_iter().map(candidate).collect()
    }
}
