//! A choice where nothing in particular was asked for: shows that do well, from different topics, by a seed.

use crate::search::weights::CHOICE;
use std::collections::HashSet;

use super::candidates::Candidate;
use super::{Asker, Ranked};
use crate::catalog::{Catalog, Fingerprint, Podcast, Subject, TopicIx};
use crate::search::Length;

/// Some of the candidates, no two of one topic as long as there are others; all of them where `whole` is set. The
/// candidates come in the order they would be shown.
pub(super) fn choice(
    catalog: &Catalog,
    mut candidates: Vec<Candidate>,
    asker: &Asker<'_>,
    length: Option<Length>,
    whole: bool,
    most: usize,
) -> Vec<Ranked> {
    let seed = format!("{:x}", asker.seed);
    candidates.sort_by_cached_key(|candidate| match candidate.subject {
        Subject::Podcast(at) => {
            let podcast = catalog.podcast(at);
            // What is known to have the wished length stands before what may have it.
            let unsure = length.is_some_and(|length| (asker.has_length)(at, length) != Some(true));
            let lacks = lacks(podcast, (asker.standing)(candidate.subject));
            (unsure, lacks, Some(Fingerprint::of(&seed, &podcast.id)))
        }
        _ => (true, u8::MAX, None),
    });
    let most = if whole { most } else { most.min(CHOICE) };
    let (mut roots, mut topics): (HashSet<TopicIx>, HashSet<TopicIx>) = (HashSet::new(), HashSet::new());
    let main = |candidate: &Candidate| match candidate.subject {
        Subject::Podcast(at) => catalog.podcast(at).topics.first().copied(),
        _ => None,
    };
    let (mut first, mut second, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for candidate in candidates {
        match main(&candidate) {
            Some(topic) if roots.insert(catalog.root(topic)) => {
                topics.insert(topic);
                first.push(candidate);
            }
            Some(topic) if topics.insert(topic) => second.push(candidate),
            _ => rest.push(candidate),
        }
    }
    let ordered = first.into_iter().chain(second).chain(rest).take(most);
    ordered.map(|one| Ranked { subject: one.subject, score: one.score }).collect()
}

/// How much a show lacks of what a member would like to see: what is known to go on, with a picture or a feed, comes first.
fn lacks(podcast: &Podcast, standing: u8) -> u8 {
    standing * 2 + u8::from(podcast.feed.is_none() && podcast.artwork.is_none())
}
