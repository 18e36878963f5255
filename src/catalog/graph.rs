//! What the topic graph implies: cycles, ancestors, which topics lead to which podcasts. Works without recursion, however deep.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::{Catalog, Episode, EpisodeIx, Fingerprint, Podcast, PodcastIx, Shared, Subject, Topic, TopicIx};

/// Cycles that are named; each may be as long as the catalog.
const CYCLES: usize = 50;

/// What is asked of the graph with every answer, worked out once.
#[derive(Debug, Clone, Default)]
pub(super) struct Graph {
    podcasts: Vec<Vec<PodcastIx>>,
    episodes: Vec<Vec<EpisodeIx>>,
    reach: Vec<u32>,
}

impl Catalog {
    /// Links checked entries; `narrower` is filled here.
    pub(super) fn new(
        mut topics: Vec<Topic>,
        podcasts: Vec<Podcast>,
        episodes: Vec<Episode>,
        fingerprints: HashMap<Fingerprint, Subject>,
    ) -> Self {
        let links: Vec<(TopicIx, TopicIx)> = (0..)
            .map(TopicIx)
            .zip(&topics)
            .flat_map(|(at, topic)| topic.broader.iter().map(move |&broader| (at, broader)))
            .collect();
        for (at, broader) in links {
            if let Some(topic) = topics.get_mut(broader.0 as usize) {
                topic.narrower.push(at);
            }
        }
        let (graph, notes) = (Graph::default(), Vec::new());
        let shared = Shared { topics, podcasts, episodes, fingerprints, graph, notes };
        let mut catalog = Self { shared: Arc::new(shared), laid: None };
        let topics = catalog.shared.topics.len();
        let podcasts = catalog.podcasts().map(|(at, podcast)| (at, podcast.topics.as_slice()));
        let podcasts = about(topics, podcasts);
        let episodes = catalog.episodes().map(|(at, episode)| (at, episode.topics.as_slice()));
        let episodes = about(topics, episodes);
        let graph = Graph { podcasts, episodes, reach: reach(&catalog) };
        // Nobody else has it yet, so nothing is copied.
        Arc::make_mut(&mut catalog.shared).graph = graph;
        catalog
    }

    /// All topics that contain a topic, the nearest first.
    #[must_use]
    pub fn ancestors(&self, at: TopicIx) -> Vec<TopicIx> {
        self.follow(at, |topic| &topic.broader)
    }

    /// All topics that a topic contains, the nearest first.
    #[must_use]
    pub fn descendants(&self, at: TopicIx) -> Vec<TopicIx> {
        self.follow(at, |topic| &topic.narrower)
    }

    /// The topmost topic above a topic, by the first of its broader topics each time; itself if nothing contains it.
    #[must_use]
    pub fn root(&self, at: TopicIx) -> TopicIx {
        let mut root = at;
        while let Some(&broader) = self.topic(root).broader.first() {
            root = broader;
        }
        root
    }

    /// The podcasts that name a topic themselves: those with it as their main topic first, then in the order of the file.
    #[must_use]
    pub fn podcasts_about(&self, at: TopicIx) -> &[PodcastIx] {
        let own = self.laid.as_ref().and_then(|laid| laid.podcasts_about(at));
        own.or_else(|| Some(self.shared.graph.podcasts.get(at.0 as usize)?.as_slice())).unwrap_or_default()
    }

    /// The episodes that name a topic themselves: those with it as their main topic first, then in the order of the file.
    #[must_use]
    pub fn episodes_about(&self, at: TopicIx) -> &[EpisodeIx] {
        let own = self.laid.as_ref().and_then(|laid| laid.episodes_about(at));
        own.or_else(|| Some(self.shared.graph.episodes.get(at.0 as usize)?.as_slice())).unwrap_or_default()
    }

    /// How many podcasts a topic leads to, by themselves or through an episode, directly or through the topics it
    /// contains. Never 0 in a checked catalog without a shelf over it.
    #[must_use]
    pub fn reach(&self, at: TopicIx) -> usize {
        let reach = self.laid.as_ref().map_or(&self.shared.graph.reach, |laid| laid.reach());
        reach.get(at.0 as usize).map_or(0, |&reach| reach as usize)
    }

    fn follow(&self, at: TopicIx, links: fn(&Topic) -> &[TopicIx]) -> Vec<TopicIx> {
        let mut seen = HashSet::from([at]);
        let mut queue = VecDeque::from([at]);
        let mut reached = Vec::new();
        while let Some(at) = queue.pop_front() {
            for &next in links(self.topic(at)) {
                if seen.insert(next) {
                    reached.push(next);
                    queue.push_back(next);
                }
            }
        }
        reached
    }
}

/// For each topic what names it, as a main topic first.
fn about<'c, Ix: Copy>(topics: usize, entries: impl Iterator<Item = (Ix, &'c [TopicIx])>) -> Vec<Vec<Ix>> {
    let (mut main, mut side) = (Vec::new(), Vec::new());
    for (at, topics) in entries {
        main.extend(topics.iter().take(1).map(|topic| (topic, at)));
        side.extend(topics.iter().skip(1).map(|topic| (topic, at)));
    }
    let mut about = vec![Vec::new(); topics];
    for (topic, at) in main.into_iter().chain(side) {
        if let Some(list) = about.get_mut(topic.0 as usize) {
            list.push(at);
        }
    }
    about
}

/// Counts by climbing from each podcast, so that one reached twice counts once and no sets of podcasts are held.
pub(super) fn reach(catalog: &Catalog) -> Vec<u32> {
    let mut reach = vec![0; catalog.shared.topics.len()];
    // The last podcast that climbed by each topic: cheaper than emptying a set for each podcast.
    let mut climbed = vec![None; catalog.shared.topics.len()];
    let mut next = Vec::new();
    for (podcast, entry) in catalog.podcasts() {
        let episodes = entry.episodes.iter().filter_map(|at| catalog.shared.episodes.get(at.0 as usize));
        next.extend(entry.topics.iter().chain(episodes.flat_map(|episode| &episode.topics)));
        while let Some(topic) = next.pop() {
            let TopicIx(at) = topic;
            if let (Some(last), Some(count)) = (climbed.get_mut(at as usize), reach.get_mut(at as usize))
                && *last != Some(podcast)
            {
                *last = Some(podcast);
                *count += 1;
                next.extend(&catalog.topic(topic).broader);
            }
        }
    }
    reach
}

/// Marks every topic above a marked one.
pub(super) fn spread(broader: &[&[TopicIx]], marked: &mut [bool]) {
    let mut next: Vec<usize> = (0..marked.len()).filter(|&at| marked.get(at) == Some(&true)).collect();
    while let Some(at) = next.pop() {
        for above in broader.get(at).copied().unwrap_or_default() {
            let above = above.0 as usize;
            if let Some(mark) = marked.get_mut(above).filter(|mark| !**mark) {
                *mark = true;
                next.push(above);
            }
        }
    }
}

/// Ways that lead back to where they began, one for each link that closes such a way.
pub(super) fn cycles(broader: &[&[TopicIx]]) -> Vec<Vec<TopicIx>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::No; broader.len()];
    let mut cycles = Vec::new();
    for start in 0..broader.len() {
        if seen.get(start) != Some(&Seen::No) {
            continue;
        }
        // The way from the start, each topic with the number of its links that were followed.
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        if let Some(state) = seen.get_mut(start) {
            *state = Seen::OnTheWay;
        }
        while let Some((at, followed)) = way.last_mut() {
            let link = broader.get(*at).and_then(|links| links.get(*followed));
            *followed += 1;
            let Some(next) = link.map(|link| link.0 as usize) else {
                if let Some(state) = seen.get_mut(*at) {
                    *state = Seen::Done;
                }
                way.pop();
                continue;
            };
            match seen.get_mut(next) {
                Some(state @ Seen::No) => {
                    *state = Seen::OnTheWay;
                    way.push((next, 0));
                }
                Some(Seen::OnTheWay) if cycles.len() < CYCLES => {
                    let back = way.iter().skip_while(|(at, _)| *at != next);
                    cycles.push(back.map(|&(at, _)| TopicIx(at as u32)).collect());
                }
                _ => {}
            }
        }
    }
    cycles
}
