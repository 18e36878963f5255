//! From what was understood to podcasts and curated episodes in the order they are shown. Knows neither words nor how answers look.

mod candidates;
mod fair;
mod order;
mod shown;
mod varied;

use candidates::{Candidate, Candidates};
use order::{Key, Order};

use super::constraints::{Condition, Constraints, is_of_another_length, meets, podcast_of};
use super::weights::CHOICE;
use super::{Index, Target, Understanding};
use crate::catalog::{Catalog, Episode, PodcastIx, Status, Subject, TopicIx};

/// Scores are compared in steps, so that sums in another order stay equal.
const STEPS: f32 = 10_000.0;

/// One podcast or episode to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// A podcast or an episode.
    pub subject: Subject,
    /// How well it fits, in 0..=1.2.
    pub score: f32,
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recommendation {
    /// Best first.
    pub found: Vec<Ranked>,
    /// How many there are in all.
    pub total: usize,
    /// The topics that helped out because the wished one has too few podcasts, nearest first.
    pub expanded_to: Vec<TopicIx>,
    /// What was asked for beside the topic and is met, in the order it is told.
    pub applied: Vec<Condition>,
    /// What could not be met, so that it was left aside.
    pub unmet: Vec<Condition>,
    /// What is met for some wishes and not for others, whose shows stand as they are.
    pub unmet_for: Vec<Missed>,
    /// What each of several wishes may mean that no show seen first is about.
    pub not_shown: Vec<Vec<Target>>,
    /// How many of the shows seen first are known to have the wished length, where not all are.
    pub of_length: Option<usize>,
    /// A choice from different topics, because no topic was wished for.
    pub varied: bool,
}

/// A condition that nothing about one of several wishes meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// What was asked for beside the topic.
    pub condition: Condition,
    /// What the wish may mean.
    pub wish: Vec<Target>,
}

/// Who asks, as far as the order depends on it, and what is known beside the catalog.
pub struct Asker<'a> {
    /// The primary subtags of the languages the member reads, but for that of the question.
    pub languages: &'a [String],
    /// Equal seeds give equal choices where nothing in particular is asked for.
    pub seed: u64,
    /// Low for what does well: active 0, unknown 1, quiet 2, ended 3.
    pub standing: &'a dyn Fn(Subject) -> u8,
    /// Whether a podcast has an episode that meets the length; none where nobody knows how long its episodes are.
    pub has_length: &'a dyn Fn(PodcastIx, super::Length) -> Option<bool>,
    /// Whether a podcast has an episode known to be new.
    pub has_new: &'a dyn Fn(PodcastIx) -> bool,
    /// Explicit podcasts may be among a choice that nobody asked for.
    pub explicit: bool,
}

/// How a subject does, by the catalog alone.
#[must_use]
pub fn standing_of(catalog: &Catalog, subject: Subject) -> u8 {
    match (subject, podcast_of(catalog, subject).map(|podcast| podcast.status)) {
        // An episode worth hearing stays so when its series has ended.
        (Subject::Episode(_), _) | (_, None | Some(Status::Unknown)) => 1,
        (_, Some(Status::Active)) => 0,
        (_, Some(Status::Ended(_))) => 3,
    }
}

/// Whether a podcast has a curated episode of a length; none where it has no curated ones that say.
#[must_use]
pub fn length_by_catalog(catalog: &Catalog, at: PodcastIx, length: super::Length) -> Option<bool> {
    let seconds = |episode: &Episode| episode.minutes.map(|minutes| minutes.saturating_mul(60));
    let episodes = catalog.podcast(at).episodes.iter().map(|at| catalog.episode(*at));
    let fits = episodes.into_iter().any(|episode| length.fits(seconds(episode)));
    fits.then_some(true)
}

/// The best `most` podcasts and episodes for what was understood. Options, which were set apart from the words, win over
/// these and must be met; constraints from the words are met where they can be.
///
/// Equal input gives equal output, so that a later page continues an earlier one.
#[must_use]
pub fn recommend(
    catalog: &Catalog,
    index: &Index,
    understanding: &Understanding,
    options: &Constraints,
    asker: &Asker<'_>,
    most: usize,
) -> Recommendation {
    let constraints = options.clone().or(understanding.constraints.clone());
    let mut result = Recommendation::default();
    let mut candidates = Candidates::collect(catalog, index, understanding, &constraints, asker, &mut result);
    candidates.exclude(catalog, index, understanding, &mut result);
    if !understanding.inseparable.is_empty() && !candidates.all.is_empty() {
        result.unmet.push(Condition::Without);
    }
    if understanding.with.is_some() && !candidates.all.is_empty() {
        result.unmet.push(Condition::With);
    }
    constrain(catalog, &mut candidates, &constraints, options, asker, understanding.open, &mut result);
    let best = candidates.all.iter().map(|candidate| candidate.score).fold(0.0, f32::max);
    let order = Order {
        catalog,
        index,
        understanding,
        constraints: &constraints,
        asker,
        applied: &result.applied,
        least_own: best - index.weights.own_language,
    };
    let mut keyed: Vec<(Key, Candidate)> =
        candidates.all.into_iter().map(|candidate| (order.key(&candidate), candidate)).collect();
    result.total = keyed.len();
    if understanding.open {
        result.varied = true;
        let whole = result.applied.iter().any(|condition| matches!(condition, Condition::Language(_)));
        keyed.sort_by_key(|(key, _)| *key);
        // A choice is in the member's own languages, or else in those that the member reads, as long as there is one.
        for own in [|key: &Key| !key.other_language && !key.foreign, |key: &Key| !key.foreign] {
            if keyed.iter().filter(|(key, _)| own(key)).count() >= CHOICE {
                keyed.retain(|(key, _)| own(key));
            }
        }
        let length = constraints.length.filter(|length| result.applied.contains(&Condition::Length(*length)));
        let subjects: Vec<Candidate> = keyed.into_iter().map(|(_, candidate)| candidate).collect();
        result.found = varied::choice(catalog, subjects, asker, length, whole, most);
        if !whole {
            result.total = result.found.len();
        }
        shown::note(catalog, index, understanding, &constraints, asker, &mut result);
        return result;
    }
    let sorted = fair::order(keyed, candidates.wishes, most);
    result.found = sorted.into_iter().map(|one| Ranked { subject: one.subject, score: one.score }).collect();
    shown::note(catalog, index, understanding, &constraints, asker, &mut result);
    result
}

/// Keeps what meets the constraints; one from the words that nothing meets is left aside.
fn constrain(
    catalog: &Catalog,
    candidates: &mut Candidates,
    constraints: &Constraints,
    options: &Constraints,
    asker: &Asker<'_>,
    open: bool,
    result: &mut Recommendation,
) {
    let mut must = options.conditions();
    if open {
        // A language is all that was asked for.
        must.extend(constraints.in_languages());
    }
    for condition in constraints.conditions() {
        let all = &mut candidates.all;
        let known = |candidate: &Candidate| match (&condition, candidate.subject) {
            (Condition::Active, subject) => Some((asker.standing)(show_of(catalog, subject)) == 0),
            (Condition::Length(length), Subject::Podcast(at)) => (asker.has_length)(at, *length),
            // One of another length is no episode that was asked for.
            (Condition::Episodes, subject) if is_of_another_length(catalog, subject, constraints) => {
                Some(false)
            }
            _ => Some(meets(catalog, candidate.subject, &condition)),
        };
        // A level is met by shows about the topic itself, and an episode is about it itself; a language is met by what helps
        // out as well.
        let itself = matches!(condition, Condition::Level(_) | Condition::Active | Condition::Episodes);
        let counts = |candidate: &Candidate| !(candidate.helps_out && itself);
        let met = all.iter().any(|candidate| counts(candidate) && known(candidate) == Some(true));
        // New episodes are looked for elsewhere; here it only decides the order.
        let new = |one: &Candidate| matches!(one.subject, Subject::Podcast(at) if (asker.has_new)(at));
        let met = if condition == Condition::Fresh { all.iter().any(new) } else { met };
        if !met && (condition == Condition::Fresh || !must.contains(&condition)) {
            if !all.is_empty() {
                result.unmet.push(condition);
            }
            continue;
        }
        if condition != Condition::Episodes {
            let fits = |candidate: &Candidate| known(candidate) != Some(false);
            let several = !candidates.targets.is_empty();
            let lost = if several { lost_wishes(all, fits) } else { 0 };
            let kept = if must.contains(&condition) { 0 } else { lost };
            all.retain(|candidate| fits(candidate) || candidate.wishes & kept != 0);
            let wishes = candidates.targets.iter().enumerate().filter(|(nth, _)| lost & (1_u64 << *nth) != 0);
            let missed = |wish: &[Target]| Missed { condition: condition.clone(), wish: wish.to_vec() };
            result.unmet_for.extend(wishes.map(|(_, wish)| missed(wish)));
        }
        result.applied.push(condition);
    }
}

/// The wishes, as a bit set, that have something of which nothing fits.
fn lost_wishes(all: &[Candidate], fits: impl Fn(&Candidate) -> bool) -> u64 {
    let there = all.iter().fold(0, |wishes, one| wishes | one.wishes);
    all.iter().filter(|one| fits(one)).fold(there, |lost, one| lost & !one.wishes)
}

/// The show that a subject is or belongs to.
fn show_of(catalog: &Catalog, subject: Subject) -> Subject {
    match subject {
        Subject::Episode(at) => Subject::Podcast(catalog.episode(at).podcast),
        other => other,
    }
}

/// Whether a subject, or the show of an episode, is filed under a target, is one, or is theirs.
#[must_use]
pub fn stands_for(catalog: &Catalog, index: &Index, target: Target, subject: Subject) -> bool {
    let show = match subject {
        Subject::Podcast(at) => Some(at),
        Subject::Episode(at) => Some(catalog.episode(at).podcast),
        Subject::Topic(_) => None,
    };
    match target {
        Target::Topic(topic) => {
            let own = match subject {
                Subject::Episode(at) => catalog.episode(at).topics.contains(&topic),
                _ => false,
            };
            own || show.is_some_and(|at| catalog.podcast(at).topics.contains(&topic))
        }
        Target::Podcast(at) => show == Some(at),
        Target::Episode(at) => subject == Subject::Episode(at),
        Target::Person(at) => {
            let heard = &index.person(at).subjects;
            heard.contains(&subject) || show.is_some_and(|at| heard.contains(&Subject::Podcast(at)))
        }
    }
}
