//! What the shows that are seen first carry of what was asked for, so that no headline says more.

use super::{Asker, Ranked, Recommendation, stands_for};
use crate::catalog::{Catalog, Subject, TopicIx};
use crate::search::constraints::{Condition, Constraints, meets};
use crate::search::weights::CHOICE;
use crate::search::{Index, Target, Understanding};

/// Notes which of several wishes no show that is seen first is about, and of how few of these a wished length is known.
pub(super) fn note(
    catalog: &Catalog,
    index: &Index,
    understanding: &Understanding,
    constraints: &Constraints,
    asker: &Asker<'_>,
    result: &mut Recommendation,
) {
    let most = constraints.count.map_or(CHOICE, |count| usize::from(count).clamp(1, CHOICE));
    let first = seen_first(catalog, &result.found, most);
    if first.is_empty() {
        return;
    }
    let length = constraints.length.filter(|length| result.applied.contains(&Condition::Length(*length)));
    let known = |length| {
        let has = |one: &&Ranked| match one.subject {
            Subject::Podcast(at) => (asker.has_length)(at, length) == Some(true),
            subject => meets(catalog, subject, &Condition::Length(length)),
        };
        first.iter().filter(has).count()
    };
    let of_length = length.map(known).filter(|known| *known < first.len());
    // What is like a show says itself what it is not about.
    let wishes = if understanding.like.is_none() { understanding.segments.as_slice() } else { &[] };
    let targets = |at: usize| wishes[at].interpretations.iter().map(|one| one.target);
    let carried = |at: &usize| {
        let about = |target| first.iter().any(|one| carries(catalog, index, target, one.subject));
        targets(*at).any(about)
    };
    let (carried, missing): (Vec<usize>, Vec<usize>) =
        if wishes.len() > 1 { (0..wishes.len()).partition(carried) } else { Default::default() };
    // Where none is carried, something else helps out, which is said by its own words.
    let missing = if carried.is_empty() { Vec::new() } else { missing };
    let missing = missing.into_iter().map(|at| targets(at).collect()).collect();
    result.of_length = of_length;
    result.not_shown = missing;
}

/// The beginning that holds so many different shows.
fn seen_first<'f>(catalog: &Catalog, found: &'f [Ranked], most: usize) -> &'f [Ranked] {
    let mut shows = Vec::with_capacity(most);
    let further = found.iter().position(|one| {
        let show = super::show_of(catalog, one.subject);
        if !shows.contains(&show) {
            shows.push(show);
        }
        shows.len() > most
    });
    &found[..further.unwrap_or(found.len())]
}

/// Whether something is about a target, or about what that contains.
fn carries(catalog: &Catalog, index: &Index, target: Target, subject: Subject) -> bool {
    let about = |topic: TopicIx| stands_for(catalog, index, Target::Topic(topic), subject);
    stands_for(catalog, index, target, subject)
        || matches!(target, Target::Topic(topic) if catalog.descendants(topic).into_iter().any(about))
}
