//! What entries say of each other: unique ids and names, topics that exist and lead somewhere. Single values were checked before.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::check::{self, ID};
use super::fault::{FaultKind, Section};
use super::graph;
use super::names::comparable;
use super::read::{Placed, Reading};
use super::walk::{Draft, Drafts};
use super::{Catalog, Episode, EpisodeIx, Fingerprint, Podcast, PodcastIx, Subject, Topic, TopicIx};

/// Who goes by a name, and where the file says so.
#[derive(Clone, Copy)]
struct Claim {
    owner: u32,
    at: usize,
}

/// Links the drafts to a catalog; worth something only if no fault was found by then.
pub(super) fn resolve(mut drafts: Drafts, reading: &mut Reading) -> Catalog {
    let topic_ids = ids(&drafts.topics, &mut HashMap::new(), reading);
    // `ask --json` lists podcasts and episodes side by side, by id alone.
    let mut shared = HashMap::new();
    ids(&drafts.podcasts, &mut shared, reading);
    make_ids(&mut drafts);
    episode_ids(&drafts.episodes, &mut shared, reading);
    let names = claim(&drafts.topics, Section::Topic, reading);
    claim(&drafts.podcasts, Section::Podcast, reading);

    let unsure = reading.damage.tables_lost
        || drafts.topics.iter().any(|topic| topic.id.is_none() && reading.damage.table(topic.span.start));
    let mut linker =
        Linker { ids: &topic_ids, names: &names, unsure, used: vec![false; drafts.topics.len()] };
    let broader: Vec<_> =
        drafts.topics.iter().map(|draft| linker.link(&draft.topics, &drafts.topics, reading)).collect();
    // Being part of another topic is no use by a show.
    linker.used.fill(false);
    for draft in &mut drafts.podcasts {
        draft.entry.topics = linker.link(&draft.topics, &drafts.topics, reading);
    }
    for (at, draft) in (0..).map(EpisodeIx).zip(&mut drafts.episodes) {
        draft.entry.topics = linker.link(&draft.topics, &drafts.topics, reading);
        if let Some(podcast) = drafts.podcasts.get_mut(draft.entry.podcast.0 as usize) {
            podcast.entry.episodes.push(at);
        }
    }
    let used = linker.used;
    for (draft, broader) in drafts.topics.iter_mut().zip(broader) {
        draft.entry.broader = broader;
    }
    cycles(&drafts.topics, reading);
    if drafts.complete && !reading.damage.any() {
        if drafts.podcasts.is_empty() {
            reading.fault(0..0, FaultKind::NoPodcast);
        } else {
            dead(&drafts.topics, used, reading);
        }
    }
    let fingerprints = fingerprints(&drafts, reading);
    let topics = drafts.topics.into_iter().map(|draft| draft.entry).collect();
    let podcasts = drafts.podcasts.into_iter().map(|draft| draft.entry).collect();
    let episodes = drafts.episodes.into_iter().map(|draft| draft.entry).collect();
    Catalog::new(topics, podcasts, episodes, fingerprints)
}

/// Positions by id; a second entry with an id is a fault. `seen` spans kinds that share their ids.
fn ids<E>(
    drafts: &[Draft<E>],
    seen: &mut HashMap<String, usize>,
    reading: &mut Reading,
) -> HashMap<String, u32> {
    let mut positions = HashMap::with_capacity(drafts.len());
    for (at, draft) in (0..).zip(drafts) {
        let Some(Placed { value: id, span }) = &draft.id else { continue };
        if let Some(&first) = seen.get(id) {
            reading.fault(span.clone(), FaultKind::DuplicateId { id: id.clone(), first, made: false });
        } else {
            seen.insert(id.clone(), span.start);
            positions.insert(id.clone(), at);
        }
    }
    positions
}

/// Gives an id to each episode that has none: from its show and its number, or else its title.
fn make_ids(drafts: &mut Drafts) {
    for draft in &mut drafts.episodes {
        let episode = &mut draft.entry;
        let show = drafts.podcasts.get(episode.podcast.0 as usize).map(|podcast| podcast.entry.id.as_str());
        let (None, Some(show)) = (&draft.id, show.filter(|show| !show.is_empty())) else { continue };
        episode.id = made_id(show, episode.number, &episode.title);
    }
}

/// An id for an episode, from its show and its number, or else its title.
pub(super) fn made_id(show: &str, number: Option<u32>, title: &str) -> String {
    let mut own = number.map_or_else(|| check::slug(title), |number| number.to_string());
    if own.is_empty() {
        // A title without Latin letters.
        own = Fingerprint::of("title", title).to_string();
    }
    // Ids are ASCII, so that bytes are characters; the show gives way to the number, and long titles to the show.
    let room = ID.saturating_sub(1 + own.len().min(ID / 2));
    let id = format!("{}-{own}", show.get(..room).unwrap_or(show));
    id.get(..ID).unwrap_or(&id).trim_end_matches('-').to_owned()
}

fn episode_ids(drafts: &[Draft<Episode>], seen: &mut HashMap<String, usize>, reading: &mut Reading) {
    for draft in drafts {
        let id = &draft.entry.id;
        let made = draft.id.is_none();
        let named = if made { draft.names.first() } else { draft.id.as_ref() };
        let span = named.map_or_else(|| draft.span.clone(), |name| name.span.clone());
        // Without a show's id or a title there is a fault already, and no id to be made.
        if id.is_empty() || made && draft.entry.title.is_empty() {
            continue;
        }
        if let Some(&first) = seen.get(id) {
            reading.fault(span, FaultKind::DuplicateId { id: id.clone(), first, made });
        } else {
            seen.insert(id.clone(), span.start);
        }
    }
}

/// Names by their folded form; a name that two entries claim is a fault. An entry may claim one as often as it likes.
fn claim<E>(drafts: &[Draft<E>], section: Section, reading: &mut Reading) -> HashMap<String, Claim> {
    let mut claims: HashMap<String, Claim> = HashMap::with_capacity(drafts.len() * 3);
    for (owner, draft) in (0..).zip(drafts) {
        for name in draft.id.iter().chain(&draft.names) {
            let claim = Claim { owner, at: name.span.start };
            let first = *claims.entry(comparable(&name.value)).or_insert(claim);
            if first.owner == owner {
                continue;
            }
            let other = drafts.get(first.owner as usize);
            let by = other.and_then(|other| other.id.as_ref().or(other.names.first()));
            let by = by.map(|id| id.value.clone()).unwrap_or_default();
            // Two entries with one id: said once already.
            let same_id = draft.id.as_ref().is_some_and(|id| id.value == name.value && id.value == by);
            if !same_id {
                let (name, span) = (name.value.clone(), name.span.clone());
                reading.fault(span, FaultKind::NameTaken { name, by, section, first: first.at });
            }
        }
    }
    claims
}

struct Linker<'d> {
    ids: &'d HashMap<String, u32>,
    names: &'d HashMap<String, Claim>,
    /// Topics may have been lost to broken syntax, so that an unknown one is perhaps known.
    unsure: bool,
    /// The topics that were linked to, or meant.
    used: Vec<bool>,
}

impl Linker<'_> {
    fn link(
        &mut self,
        words: &[Placed<String>],
        topics: &[Draft<Topic>],
        reading: &mut Reading,
    ) -> Vec<TopicIx> {
        let mut linked = Vec::with_capacity(words.len());
        let mut seen = HashSet::new();
        for word in words {
            if let Some(&at) = self.ids.get(&word.value) {
                self.mark(at);
                // Naming a topic twice says nothing more; a set, because a hostile list may be long.
                if seen.insert(at) {
                    linked.push(TopicIx(at));
                }
            } else if !self.unsure {
                self.unknown(word, topics, reading);
            }
        }
        linked
    }

    fn mark(&mut self, at: u32) {
        if let Some(used) = self.used.get_mut(at as usize) {
            *used = true;
        }
    }

    fn unknown(&mut self, word: &Placed<String>, topics: &[Draft<Topic>], reading: &mut Reading) {
        let near = reading.suggest.entry(&word.value, self.names);
        let near = near.and_then(|claim| {
            // What was meant is not dead as well, only because it was misspelt.
            self.mark(claim.owner);
            topics.get(claim.owner as usize)?.id.as_ref()
        });
        let near = near.map(|id| id.value.clone());
        reading.fault(word.span.clone(), FaultKind::UnknownTopic { topic: word.value.clone(), near });
    }
}

fn cycles(topics: &[Draft<Topic>], reading: &mut Reading) {
    let broader: Vec<&[TopicIx]> = topics.iter().map(|draft| draft.entry.broader.as_slice()).collect();
    for cycle in graph::cycles(&broader) {
        let drafts: Vec<_> = cycle.iter().filter_map(|at| topics.get(at.0 as usize)).collect();
        let ids = drafts.iter().map(|draft| draft.entry.id.clone()).collect::<Vec<_>>();
        let Some(first) = drafts.first() else { continue };
        let next = ids.get(1).or(ids.first());
        let link = first.topics.iter().find(|word| Some(&word.value) == next);
        let span = link.map_or_else(|| first.span.clone(), |word| word.span.clone());
        reading.fault(span, FaultKind::Cycle { topics: ids });
    }
}

fn dead(topics: &[Draft<Topic>], mut alive: Vec<bool>, reading: &mut Reading) {
    let broader: Vec<&[TopicIx]> = topics.iter().map(|draft| draft.entry.broader.as_slice()).collect();
    graph::spread(&broader, &mut alive);
    for (draft, _) in topics.iter().zip(alive).filter(|(_, alive)| !alive) {
        // A topic without an id cannot lead anywhere, and is a fault already.
        if let Some(Placed { value: topic, span }) = &draft.id {
            reading.fault(span.clone(), FaultKind::DeadTopic { topic: topic.clone() });
        }
    }
}

fn fingerprints(drafts: &Drafts, reading: &mut Reading) -> HashMap<Fingerprint, Subject> {
    let place = |id: &Option<Placed<String>>, span: &Range<usize>| {
        id.as_ref().map_or(span.clone(), |id| id.span.clone())
    };
    let topics =
        (0..).zip(&drafts.topics).map(|(at, Draft { entry: Topic { id, .. }, span, id: placed, .. })| {
            (Subject::Topic(TopicIx(at)), id, place(placed, span))
        });
    let podcasts =
        (0..).zip(&drafts.podcasts).map(|(at, Draft { entry: Podcast { id, .. }, span, id: placed, .. })| {
            (Subject::Podcast(PodcastIx(at)), id, place(placed, span))
        });
    let episodes =
        (0..).zip(&drafts.episodes).map(|(at, Draft { entry: Episode { id, .. }, span, id: placed, .. })| {
            (Subject::Episode(EpisodeIx(at)), id, place(placed, span))
        });
    let mut marks: HashMap<Fingerprint, (Subject, &str)> = HashMap::new();
    for (subject, id, span) in topics.chain(podcasts).chain(episodes) {
        let &mut (first, other) = marks.entry(Fingerprint::of(subject.kind(), id)).or_insert((subject, id));
        // Equal ids of one kind are a fault of their own.
        if first != subject && (other != id || first.kind() != subject.kind()) {
            reading.fault(span, FaultKind::SameFingerprint { other: other.to_owned() });
        }
    }
    marks.into_iter().map(|(mark, (subject, _))| (mark, subject)).collect()
}
