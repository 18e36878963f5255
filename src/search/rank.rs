//! From what was understood to podcasts and episodes in the order they are shown. Knows neither words nor how answers look.

use crate::catalog::{Catalog, EpisodeIx, Level, PodcastIx, Status, Subject, TopicIx};
use crate::search::{Index, Target};

/// What every recommended podcast must also satisfy.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Filters {
    /// Made for this level, or for everyone.
    pub level: Option<Level>,
    /// In this language: a primary BCP 47 subtag such as `pt`, lower case, at most 8 letters.
    pub language: Option<String>,
    /// Episodes of this length.
    pub length: Option<Length>,
}

/// MatchKind long an episode may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// Under 20 minutes.
    Short,
    /// 20 to 45 minutes.
    Commute,
    /// Over 45 minutes.
    Long,
}

impl Length {
    /// Whether something of so many seconds is so long; what does not say how long it is, is not.
    #[must_use]
    pub fn fits(self, seconds: Option<u32>) -> bool {
        let Some(seconds) = seconds else { return false };
        match self {
            Self::Short => seconds < 20 * 60,
            Self::Commute => (20 * 60..=45 * 60).contains(&seconds),
            Self::Long => seconds > 45 * 60,
        }
    }
}

/// MatchKind well something fits that has the wished topic as its main one, as another one, only a narrower or broader one,
/// or is itself what was named.
const MAIN_TOPIC: f32 = 1.0;
const SIDE_TOPIC: f32 = 0.93;
const NARROWER_TOPIC: f32 = 0.8;
const BROADER_TOPIC: f32 = 0.6;
const NAMED: f32 = 1.05;
/// What fitting in another way as well is worth.
const TWICE: f32 = 0.01;
/// Podcasts under which a topic has too few, so that its neighbours help out.
const FEW: usize = 3;
/// The share of a catalog from which on a topic is general, and what it then counts beside others.
const GENERIC_SHARE: f32 = 0.08;
const GENERIC: f32 = 0.6;
/// Scores are compared in steps, so that sums in another order stay equal.
const STEP: f32 = 1e-4;

/// One podcast or episode to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// A podcast or an episode.
    pub subject: Subject,
    /// MatchKind well it fits, in 0..=1.05.
    pub score: f32,
}

/// What to show.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recommendation {
    /// Best first.
    pub found: Vec<Found>,
    /// MatchKind many there are in all.
    pub total: usize,
    /// The topics that helped out because the wished one has too few podcasts, nearest first.
    pub expanded_to: Vec<TopicIx>,
}

/// The best `most` podcasts and episodes for what is wished.
///
/// With `any`, the wishes are interpretations of the same words and one is enough; otherwise what satisfies several comes first.
///
/// Equal input gives equal output, so that a later page continues an earlier one.
#[must_use]
pub fn rank(
    catalog: &Catalog,
    index: &Index,
    wished: &[Target],
    any: bool,
    filters: &Filters,
    most: usize,
) -> Recommendation {
    let mut scores = Scores::new(catalog);
    let mut expanded_to = Vec::new();
    let mut total_weight = f32::EPSILON;
    for target in wished {
        score(catalog, index, *target, &mut scores);
        if let [Target::Topic(topic)] = wished {
            expanded_to = expand(catalog, *topic, filters, &mut scores);
        }
        if !any {
            let weight = weight(catalog, *target);
            scores.close(weight);
            total_weight += weight;
        }
    }
    if any {
        scores.close(1.0);
        total_weight += 1.0;
    }
    let mut found: Vec<Found> = scores
        .all()
        .filter(|(subject, _)| fits(catalog, *subject, filters))
        .map(|(subject, score)| Found { subject, score: score / total_weight })
        .collect();
    let total = found.len();
    let order = |a: &Found, b: &Found| order(catalog, a).cmp(&order(catalog, b));
    if most < found.len() && most > 0 {
        found.select_nth_unstable_by(most - 1, order);
    }
    found.truncate(most);
    found.sort_by(order);
    Recommendation { found, total, expanded_to }
}

/// Puts what is doing well before what is not, where both fit equally well. `standing` is low for what does well.
pub fn prefer_active(found: &mut [Found], standing: impl Fn(Subject) -> u8) {
    found.sort_by_key(|one| (std::cmp::Reverse((one.score / STEP).round() as i64), standing(one.subject)));
}

/// Whether a podcast, or the podcast of an episode, satisfies the filters.
#[must_use]
pub fn fits(catalog: &Catalog, subject: Subject, filters: &Filters) -> bool {
    let podcast = match subject {
        Subject::Podcast(at) => catalog.podcast(at),
        Subject::Episode(at) => catalog.podcast(catalog.episode(at).podcast),
        Subject::Topic(_) => return false,
    };
    let level = filters
        .level
        .is_none_or(|level| level == Level::All || podcast.level == level || podcast.level == Level::All);
    let language = filters.language.as_ref().is_none_or(|wanted| {
        podcast.language.as_ref().is_some_and(|tag| {
            tag.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case(wanted))
        })
    });
    let length = match subject {
        Subject::Episode(at) => {
            let seconds = catalog.episode(at).minutes.map(|minutes| minutes.saturating_mul(60));
            filters.length.is_none_or(|length| length.fits(seconds))
        }
        _ => true,
    };
    level && language && length
}

/// MatchKind well a topic fits something that lists these topics.
fn topic_fit(topics: &[TopicIx], topic: TopicIx) -> Option<f32> {
    let at = topics.iter().position(|own| *own == topic)?;
    Some(if at == 0 { MAIN_TOPIC } else { SIDE_TOPIC - 0.005 * at.min(10) as f32 })
}

/// What a wish counts beside others: a topic that much of the catalog is about says little beside a discriminative one.
fn weight(catalog: &Catalog, target: Target) -> f32 {
    let podcasts = catalog.podcasts().size_hint().0 as f32;
    match target {
        Target::Topic(topic) if catalog.reach(topic) as f32 > podcasts * GENERIC_SHARE => GENERIC,
        _ => 1.0,
    }
}

fn score(catalog: &Catalog, index: &Index, target: Target, scores: &mut Scores) {
    match target {
        Target::Topic(topic) => score_topic(catalog, topic, 1.0, scores),
        Target::Podcast(at) => scores.raise(Subject::Podcast(at), NAMED),
        Target::Episode(at) => scores.raise(Subject::Episode(at), NAMED),
        Target::Person(at) => {
            for subject in &index.person(at).subjects {
                scores.raise(*subject, NAMED);
            }
        }
    }
}

fn score_topic(catalog: &Catalog, topic: TopicIx, worth: f32, scores: &mut Scores) {
    for at in catalog.podcasts_about(topic) {
        if let Some(fit) = topic_fit(&catalog.podcast(*at).topics, topic) {
            scores.raise(Subject::Podcast(*at), fit * worth);
        }
    }
    for at in catalog.episodes_about(topic) {
        if let Some(fit) = topic_fit(&catalog.episode(*at).topics, topic) {
            scores.raise(Subject::Episode(*at), fit * worth);
        }
    }
}

/// Lets narrower topics help out, then broader ones, until there is something to show.
fn expand(catalog: &Catalog, topic: TopicIx, filters: &Filters, scores: &mut Scores) -> Vec<TopicIx> {
    let mut helped = Vec::new();
    let narrower = catalog.descendants(topic).into_iter().map(|topic| (topic, NARROWER_TOPIC));
    let broader = catalog.ancestors(topic).into_iter().map(|topic| (topic, BROADER_TOPIC));
    for (neighbour, worth) in narrower.chain(broader) {
        let before = scores.podcasts_found(catalog, filters);
        if before >= FEW {
            break;
        }
        score_topic(catalog, neighbour, worth, scores);
        if scores.podcasts_found(catalog, filters) > before {
            helped.push(neighbour);
        }
    }
    helped
}

/// The order of an answer: fit, then live before ended, then podcasts before episodes, then the order of the catalog.
fn order(catalog: &Catalog, found: &Found) -> (std::cmp::Reverse<i64>, u8, Subject) {
    let podcast = match found.subject {
        Subject::Episode(at) => catalog.podcast(catalog.episode(at).podcast),
        Subject::Podcast(at) => catalog.podcast(at),
        Subject::Topic(_) => return (std::cmp::Reverse(i64::MIN), 3, found.subject),
    };
    let liveness = match (podcast.status, found.subject) {
        // An episode worth hearing stays so when its series has ended.
        (_, Subject::Episode(_)) | (Status::Unknown, _) => 1,
        (Status::Active, _) => 0,
        (Status::Ended(_), _) => 2,
    };
    (std::cmp::Reverse((found.score / STEP).round() as i64), liveness, found.subject)
}

/// Scores by position, so that a topic with thousands of podcasts costs no hashing.
struct Scores {
    podcasts: Vec<f32>,
    episodes: Vec<f32>,
    /// The best of the open wish.
    open: Vec<Subject>,
    best_podcasts: Vec<f32>,
    best_episodes: Vec<f32>,
    touched: Vec<Subject>,
}

impl Scores {
    fn new(catalog: &Catalog) -> Self {
        let (podcasts, episodes) = (catalog.podcasts().count(), catalog.episodes().count());
        Self {
            podcasts: vec![0.0; podcasts],
            episodes: vec![0.0; episodes],
            open: Vec::new(),
            best_podcasts: vec![0.0; podcasts],
            best_episodes: vec![0.0; episodes],
            touched: Vec::new(),
        }
    }

    /// Notes that something fits the open wish so well.
    fn raise(&mut self, subject: Subject, score: f32) {
        let best = match subject {
            Subject::Podcast(PodcastIx(at)) => &mut self.best_podcasts[at as usize],
            Subject::Episode(EpisodeIx(at)) => &mut self.best_episodes[at as usize],
            Subject::Topic(_) => return,
        };
        if *best == 0.0 {
            self.open.push(subject);
            *best = score;
        } else {
            // What fits in two ways stands before what fits in one.
            *best = best.max(score) + TWICE;
        }
    }

    /// Adds the open wish to the sums.
    fn close(&mut self, weight: f32) {
        for subject in std::mem::take(&mut self.open) {
            let (best, sum) = match subject {
                Subject::Podcast(PodcastIx(at)) => {
                    (&mut self.best_podcasts[at as usize], &mut self.podcasts[at as usize])
                }
                Subject::Episode(EpisodeIx(at)) => {
                    (&mut self.best_episodes[at as usize], &mut self.episodes[at as usize])
                }
                Subject::Topic(_) => continue,
            };
            if *sum == 0.0 {
                self.touched.push(subject);
            }
            *sum += std::mem::take(best) * weight;
        }
    }

    /// MatchKind many podcasts fit the open wish and the filters.
    fn podcasts_found(&self, catalog: &Catalog, filters: &Filters) -> usize {
        let podcast = |subject: &&Subject| matches!(subject, Subject::Podcast(_));
        self.open.iter().filter(podcast).filter(|subject| fits(catalog, **subject, filters)).count()
    }

    fn all(&self) -> impl Iterator<Item = (Subject, f32)> {
        self.touched.iter().map(|subject| match subject {
            Subject::Podcast(PodcastIx(at)) => (*subject, self.podcasts[*at as usize]),
            Subject::Episode(EpisodeIx(at)) => (*subject, self.episodes[*at as usize]),
            Subject::Topic(_) => (*subject, 0.0),
        })
    }
}
