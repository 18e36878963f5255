//! Frames around topics and shows of the catalog, judged by the catalog itself: "{a} but not {b}", "like {s}".

use std::collections::{BTreeMap, HashSet};

use podpick::catalog::{Subject, TopicIx};
use podpick::search::constraints::{language_of, podcast_of};
use serde_json::Value;

use crate::Search;

/// Results that are judged.
const TOP: usize = 5;

/// How many questions of each kind are right, and how many there are.
pub(crate) fn by_kind(search: &Search<'_>, frames: &str) -> BTreeMap<String, (usize, usize)> {
    let mut kinds: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let judge = Judge::new(search);
    for line in frames.lines() {
        let frame: Value = serde_json::from_str(line).expect("a frame is JSON");
        let kind = frame["kind"].as_str().unwrap_or_default();
        let (right, all) = kinds.entry(kind.to_owned()).or_default();
        for verdict in judge.verdicts(kind, &frame) {
            *right += usize::from(verdict);
            *all += 1;
        }
    }
    kinds
}

struct Judge<'s> {
    search: &'s Search<'s>,
    /// Topics with shows, and those with several.
    topics: Vec<TopicIx>,
    large: Vec<TopicIx>,
}

impl<'s> Judge<'s> {
    fn new(search: &'s Search<'s>) -> Self {
        let all = search.catalog.topics().map(|(at, _)| at);
        let topics: Vec<TopicIx> = all.filter(|at| !search.catalog.podcasts_about(*at).is_empty()).collect();
        let several = |at: &TopicIx| search.catalog.podcasts_about(*at).len() > 1;
        let large = topics.iter().copied().filter(several).collect();
        Self { search, topics, large }
    }

    fn verdicts(&self, kind: &str, frame: &Value) -> Vec<bool> {
        let text = frame["frame"].as_str().unwrap_or_default();
        let label = |at: TopicIx| self.search.catalog.topic(at).label.as_str();
        let ask = |words: &[(&str, &str)]| {
            let question = words
                .iter()
                .fold(text.to_owned(), |text, (name, word)| text.replace(&format!("{{{name}}}"), word));
            let found = self.search.ask(&question);
            found.into_iter().map(str::to_owned).collect::<Vec<String>>()
        };
        match kind {
            "not" | "two" => {
                let pairs = self.pairs(text.len());
                let verdict = |(a, b): (TopicIx, TopicIx)| {
                    let found = ask(&[("a", label(a)), ("b", label(b))]);
                    let second =
                        if kind == "two" { self.any_about(&found, b) } else { !self.any_filed(&found, b) };
                    self.any_about(&found, a) && second
                };
                pairs.into_iter().map(verdict).collect()
            }
            "like" => {
                let shows = self.search.catalog.podcasts();
                let verdict = |(_, show): (_, &podpick::catalog::Podcast)| {
                    let found = ask(&[("s", &show.title)]);
                    let shows: HashSet<&str> = found.iter().map(|id| self.search.show(id)).collect();
                    !shows.contains(show.id.as_str()) && shows.len() >= 3
                };
                shows.map(verdict).collect()
            }
            "nothing" => {
                let words = frame["words"].as_array().into_iter().flatten().filter_map(Value::as_str);
                words.map(|word| ask(&[("off", word)]).is_empty()).collect()
            }
            "any" => vec![!ask(&[]).is_empty()],
            _ => {
                let verdict = |at: &TopicIx| {
                    let found = ask(&[("a", label(*at)), ("b", label(*at))]);
                    self.about_one(kind, frame, *at, &found)
                };
                self.topics.iter().map(verdict).collect()
            }
        }
    }

    fn about_one(&self, kind: &str, frame: &Value, at: TopicIx, found: &[String]) -> bool {
        let first = found.first();
        let about_first = first.is_some_and(|id| self.is_about(id, at));
        match kind {
            "never" => !found.is_empty() && !self.any_filed(found, at),
            "topic" => about_first,
            "about" => {
                let alone = self.search.ask(&self.search.catalog.topic(at).label);
                let three =
                    |ids: Vec<&str>| ids.into_iter().take(3).map(str::to_owned).collect::<HashSet<_>>();
                three(found.iter().map(String::as_str).collect()) == three(alone)
            }
            "lang" => {
                let wanted = frame["lang"].as_str().unwrap_or_default();
                let speaks =
                    |id: &str| self.podcast(id).is_some_and(|podcast| language_of(podcast) == wanted);
                let there = self.everything().any(|id| speaks(id) && self.is_about(id, at));
                let near = found.iter().take(TOP).any(|id| speaks(id) || self.is_about(id, at));
                if there { about_first && first.is_some_and(|id| speaks(id)) } else { near }
            }
            "level" => {
                let wanted = frame["level"].as_str().unwrap_or_default();
                let fits = |id: &str| {
                    self.podcast(id).is_some_and(|podcast| {
                        let level = format!("{:?}", podcast.level).to_lowercase();
                        level == wanted || level == "all"
                    })
                };
                let there = self.everything().any(|id| fits(id) && self.is_about(id, at));
                about_first && (!there || first.is_some_and(|id| fits(id)))
            }
            other => panic!("no such kind: {other}"),
        }
    }

    /// Two topics of which neither contains the other, and of which the first has shows without the second.
    fn pairs(&self, step: usize) -> Vec<(TopicIx, TopicIx)> {
        let catalog = self.search.catalog;
        let apart = |a: TopicIx, b: TopicIx| {
            a != b && !catalog.ancestors(a).contains(&b) && !catalog.ancestors(b).contains(&a)
        };
        let alone = |a: TopicIx, b: TopicIx| {
            let shows = catalog.podcasts_about(a).iter();
            shows.into_iter().any(|at| !catalog.podcast(*at).topics.contains(&b))
        };
        let other = |(at, a): (usize, &TopicIx)| (*a, self.large[(at * 7 + 3 + step) % self.large.len()]);
        self.large.iter().enumerate().map(other).filter(|(a, b)| apart(*a, *b) && alone(*a, *b)).collect()
    }

    fn everything(&self) -> impl Iterator<Item = &str> {
        let catalog = self.search.catalog;
        let podcasts = catalog.podcasts().map(|(_, podcast)| podcast.id.as_str());
        podcasts.chain(catalog.episodes().map(|(_, episode)| episode.id.as_str()))
    }

    fn subject(&self, id: &str) -> Option<Subject> {
        let catalog = self.search.catalog;
        let episode =
            || catalog.episodes().find(|(_, episode)| episode.id == id).map(|(at, _)| Subject::Episode(at));
        catalog.podcast_with_id(id).map(Subject::Podcast).or_else(episode)
    }

    fn podcast(&self, id: &str) -> Option<&podpick::catalog::Podcast> {
        self.subject(id).and_then(|subject| podcast_of(self.search.catalog, subject))
    }

    /// Filed under a topic or one that it contains.
    fn is_about(&self, id: &str, topic: TopicIx) -> bool {
        let catalog = self.search.catalog;
        let topics = match self.subject(id) {
            Some(Subject::Podcast(at)) => &catalog.podcast(at).topics,
            Some(Subject::Episode(at)) => &catalog.episode(at).topics,
            _ => return false,
        };
        topics.iter().any(|own| *own == topic || catalog.ancestors(*own).contains(&topic))
    }

    fn any_about(&self, found: &[String], topic: TopicIx) -> bool {
        found.iter().take(TOP).any(|id| self.is_about(id, topic))
    }

    /// Some show among the first is filed under just this topic.
    fn any_filed(&self, found: &[String], topic: TopicIx) -> bool {
        let filed = |id: &String| self.podcast(id).is_some_and(|podcast| podcast.topics.contains(&topic));
        found.iter().take(TOP).any(filed)
    }
}
