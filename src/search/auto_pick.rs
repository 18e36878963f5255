//! podpick's own choice of a weekly pick, when nobody chose: what the guild asks for and listens to, nothing twice, the
//! same on every machine.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::weights::WEIGHTS;
use crate::catalog::{Catalog, Fingerprint, PodcastIx, Status, TopicIx};

/// How much a topic that is only broader than what was asked for counts, of 4.
const BROADER: u64 = 1;
const ITSELF: u64 = 4;
/// Steps in which a show that ratings move stands apart from one that is asked for once more.
const STEPS: f64 = 1000.0;

/// How the picks of a podcast were received in a guild.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The podcast's id.
    pub podcast: String,
    /// How many members listened.
    pub listened: u64,
    /// For how many it was nothing.
    pub not_for_me: u64,
}

/// How a podcast does: active 0, unknown 1, quiet 2, ended or out of reach 3.
type Standing<'s> = &'s dyn Fn(PodcastIx) -> u8;
/// The lowest standing of what has ended or cannot be reached.
const ENDED: u8 = 3;

/// The podcast to pick; one that has ended only where there is no other. `seed` names guild and week; `asked` are marks of
/// topics and how often they were asked for;
/// `rated` is how former picks were received; `recent` are the ids of podcasts picked lately, the newest first. None only
/// where no podcast may be shown.
#[must_use]
pub fn auto_pick(
    catalog: &Catalog,
    standing: Standing<'_>,
    seed: &str,
    leaning: (&[(Fingerprint, u64)], &[Rated]),
    recent: &[&str],
) -> Option<PodcastIx> {
    ranked(catalog, standing, seed, leaning, recent).into_iter().next()
}

/// Several of them to choose from, from different topics as long as there are others, and none of those in `taken`. One
/// that was picked lately is among them only where there would not be `fewest` without it.
#[must_use]
pub fn auto_choice(
    catalog: &Catalog,
    standing: Standing<'_>,
    seed: &str,
    leaning: (&[(Fingerprint, u64)], &[Rated]),
    recent: &[&str],
    taken: &[&str],
    (fewest, most): (usize, usize),
) -> Vec<PodcastIx> {
    let id = |at: &PodcastIx| catalog.podcast(*at).id.as_str();
    let root = |id: &str| {
        let main = catalog.podcast(catalog.podcast_with_id(id)?).topics.first()?;
        Some(catalog.root(*main))
    };
    let mut roots: HashSet<TopicIx> = taken.iter().filter_map(|id| root(id)).collect();
    let all =
        ranked(catalog, standing, seed, leaning, recent).into_iter().filter(|at| !taken.contains(&id(at)));
    let (fresh, again): (Vec<_>, Vec<_>) = all.partition(|at| !recent.contains(&id(at)));
    let (first, second): (Vec<_>, Vec<_>) =
        fresh.into_iter().partition(|at| root(id(at)).is_some_and(|root| roots.insert(root)));
    let mut chosen: Vec<_> = first.into_iter().chain(second).take(most).collect();
    let lacking = fewest.saturating_sub(chosen.len());
    chosen.extend(again.into_iter().take(lacking));
    chosen
}

/// All that may be picked, the best first.
fn ranked(
    catalog: &Catalog,
    standing: Standing<'_>,
    seed: &str,
    (asked, rated): (&[(Fingerprint, u64)], &[Rated]),
    recent: &[&str],
) -> Vec<PodcastIx> {
    let received = received(catalog, rated);
    let asked: HashMap<Fingerprint, u64> = asked.iter().copied().collect();
    let times = |topic| asked.get(&Fingerprint::of("topic", &catalog.topic(topic).id)).copied().unwrap_or(0);
    let wanted = |at: PodcastIx| -> u64 {
        let topics = &catalog.podcast(at).topics;
        let direct = topics.iter().map(|topic| ITSELF * times(*topic));
        let around =
            topics.iter().flat_map(|topic| &catalog.topic(*topic).broader).map(|at| BROADER * times(*at));
        direct.chain(around).sum()
    };
    let may = |at: PodcastIx| {
        let podcast = catalog.podcast(at);
        !podcast.explicit && !matches!(podcast.status, Status::Ended(_))
    };
    let rank = |at: PodcastIx| {
        let podcast = catalog.podcast(at);
        let age = recent.iter().position(|id| *id == podcast.id);
        // Not shown lately first; if all were, the one shown longest ago. The mark ends every tie, wherever the
        // podcast stands in the file.
        (
            age.is_some(),
            Reverse(age),
            Reverse(appeal(wanted(at), leaning(&catalog.podcast(at).topics, &received))),
            standing(at),
            Fingerprint::of(seed, &podcast.id),
        )
    };
    let mut all: Vec<PodcastIx> = catalog.podcasts().map(|(at, _)| at).filter(|at| may(*at)).collect();
    if all.iter().any(|at| standing(*at) < ENDED) {
        all.retain(|at| standing(*at) < ENDED);
    }
    all.sort_by_cached_key(|at| rank(*at));
    all
}

/// How many listened to picks about each topic, and for how many they were nothing.
fn received(catalog: &Catalog, rated: &[Rated]) -> HashMap<TopicIx, (u64, u64)> {
    let mut received: HashMap<TopicIx, (u64, u64)> = HashMap::new();
    for one in rated {
        // Whatever left the catalog takes its topics with it.
        let Some(at) = catalog.podcast_with_id(&one.podcast) else { continue };
        for topic in &catalog.podcast(at).topics {
            let (listened, not_for_me) = received.entry(*topic).or_default();
            *listened = listened.saturating_add(one.listened);
            *not_for_me = not_for_me.saturating_add(one.not_for_me);
        }
    }
    received
}

/// Between -1, where its topics are for nobody, and 1, where everybody listened; 0 where nobody said.
fn leaning(topics: &[TopicIx], received: &HashMap<TopicIx, (u64, u64)>) -> f64 {
    let known = topics.iter().filter_map(|topic| received.get(topic));
    let (listened, not_for_me) = known.fold((0.0, 0.0), |(listened, not_for_me), (one, other)| {
        (listened + *one as f64, not_for_me + *other as f64)
    });
    (listened - not_for_me) / (listened + not_for_me + f64::from(WEIGHTS.few_ratings))
}

/// How much a show is wanted, in whole steps, so that equal shows stay equal on every machine.
fn appeal(wanted: u64, leaning: f64) -> u64 {
    let moved = 1.0 + f64::from(WEIGHTS.rated) * leaning;
    ((wanted as f64 + 1.0) * moved * STEPS).round() as u64
}

#[cfg(test)]
mod tests;
