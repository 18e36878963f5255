//! Catalogs laid over each other: one catalog with the topics and shows of all, where the upper layer has the last word.

use std::collections::HashMap;

use super::{Catalog, Episode, EpisodeIx, Fingerprint, Podcast, PodcastIx, Subject, Topic, TopicIx};

impl Catalog {
    /// One catalog made of several, the lowest first. What two of them know by one id is one entry: a show and an episode
    /// are as the upper layer has them, a topic has the label of the upper one and the names and broader topics of both.
    /// Entries keep the place of the lowest layer that has them, so that a layer of additions moves nothing.
    #[must_use]
    pub fn layered(layers: &[&Self]) -> Self {
        let mut all = Layers::default();
        for layer in layers {
            all.lay(layer);
        }
        let fingerprints = all.fingerprints();
        Self::new(all.topics, all.podcasts, all.episodes, fingerprints)
    }
}

#[derive(Default)]
struct Layers {
    topics: Vec<Topic>,
    podcasts: Vec<Podcast>,
    episodes: Vec<Episode>,
    places: HashMap<(&'static str, String), u32>,
}

impl Layers {
    /// Lays a catalog over what is there.
    fn lay(&mut self, layer: &Catalog) {
        // Positions first, since entries name each other.
        let topics: Vec<TopicIx> = layer.topics().map(|(_, topic)| TopicIx(self.topic(topic))).collect();
        let here = |all: &[TopicIx]| all.iter().map(|at| topics[at.0 as usize]).collect::<Vec<_>>();
        for ((_, topic), at) in layer.topics().zip(&topics) {
            let own = &mut self.topics[at.0 as usize];
            own.label.clone_from(&topic.label);
            add(&mut own.aliases, &topic.aliases);
            add(&mut own.tools, &topic.tools);
            add(&mut own.related, &topic.related);
            for broader in here(&topic.broader) {
                self.broaden(*at, broader);
            }
        }
        for (_, podcast) in layer.podcasts() {
            let podcast = Podcast { topics: here(&podcast.topics), episodes: Vec::new(), ..podcast.clone() };
            let at = place(&mut self.places, "podcast", &podcast.id, &mut self.podcasts, podcast.clone());
            let episodes = std::mem::take(&mut self.podcasts[at as usize].episodes);
            self.podcasts[at as usize] = Podcast { episodes, ..podcast };
        }
        for (_, episode) in layer.episodes() {
            let show = &layer.podcast(episode.podcast).id;
            let podcast = PodcastIx(self.places.get(&("podcast", show.clone())).copied().unwrap_or_default());
            let episode = Episode { podcast, topics: here(&episode.topics), ..episode.clone() };
            let before = self.episodes.len();
            let at = place(&mut self.places, "episode", &episode.id, &mut self.episodes, episode.clone());
            self.episodes[at as usize] = episode;
            if self.episodes.len() > before {
                self.podcasts[podcast.0 as usize].episodes.push(EpisodeIx(at));
            }
        }
    }

    /// The place of a topic, which is new where no layer below has it.
    fn topic(&mut self, topic: &Topic) -> u32 {
        let new = Topic { broader: Vec::new(), narrower: Vec::new(), ..topic.clone() };
        place(&mut self.places, "topic", &topic.id, &mut self.topics, new)
    }

    /// Puts a topic inside another, unless layers disagree which contains which: then the lower one is right.
    fn broaden(&mut self, at: TopicIx, broader: TopicIx) {
        let (mut above, mut seen) = (vec![broader], vec![broader]);
        while let Some(next) = above.pop() {
            if next == at {
                return;
            }
            for further in &self.topics[next.0 as usize].broader {
                if !seen.contains(further) {
                    seen.push(*further);
                    above.push(*further);
                }
            }
        }
        add(&mut self.topics[at.0 as usize].broader, &[broader]);
    }

    fn fingerprints(&self) -> HashMap<Fingerprint, Subject> {
        let topics = (0..).map(TopicIx).zip(&self.topics).map(|(at, one)| (Subject::Topic(at), &one.id));
        let podcasts =
            (0..).map(PodcastIx).zip(&self.podcasts).map(|(at, one)| (Subject::Podcast(at), &one.id));
        let episodes =
            (0..).map(EpisodeIx).zip(&self.episodes).map(|(at, one)| (Subject::Episode(at), &one.id));
        let all = topics.chain(podcasts).chain(episodes);
        all.map(|(subject, id)| (Fingerprint::of(subject.kind(), id), subject)).collect()
    }
}

/// The place of an entry by its id, where it is put if nothing is there yet.
fn place<T>(
    places: &mut HashMap<(&'static str, String), u32>,
    kind: &'static str,
    id: &str,
    all: &mut Vec<T>,
    new: T,
) -> u32 {
    *places.entry((kind, id.to_owned())).or_insert_with(|| {
        all.push(new);
        all.len() as u32 - 1
    })
}

fn add<T: PartialEq + Clone>(own: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !own.contains(one) {
            own.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SHIPPED, SHIPPED_NAME, parse};
    use super::*;

    #[test]
    fn an_upper_layer_adds_and_has_the_last_word() {
        let shipped = parse(SHIPPED_NAME, SHIPPED).unwrap();
        let mine = "[[topic]]\nid = \"python\"\nlabel = \"Python!\"\naliases = [\"the snake\"]\n\
                    [[topic]]\nid = \"pottery\"\nlabel = \"Pottery\"\nbroader = [\"python\"]\n\
                    [[podcast]]\nid = \"clay\"\ntitle = \"Clay\"\nsite = \"https://clay.example/\"\nwhy = \"Why.\"\ntopics = [\"pottery\", \"python\"]\n\
                    [[podcast.episode]]\ntitle = \"One\"\nurl = \"https://clay.example/1\"\nwhy = \"Why.\"\ntopics = [\"pottery\"]\n\
                    [[podcast]]\nid = \"talk-python\"\ntitle = \"Talk Snake\"\nsite = \"https://talk.example/\"\nwhy = \"Why.\"\ntopics = [\"python\"]\n";
        let mine = parse("mine.toml", mine).unwrap();
        let both = Catalog::layered(&[&shipped, &mine]);
        assert_eq!(both.topics().count(), shipped.topics().count() + 1);
        assert_eq!(both.podcasts().count(), shipped.podcasts().count() + 1);
        let python = both.topic_with_id("python").unwrap();
        assert_eq!(both.topic(python).label, "Python!");
        let aliases = &both.topic(python).aliases;
        assert!(
            aliases.contains(&"the snake".into()) && aliases.contains(&"pythonista".into()),
            "{aliases:?}"
        );
        let talk = both.podcast(both.podcast_with_id("talk-python").unwrap());
        assert_eq!((talk.title.as_str(), talk.topics.len()), ("Talk Snake", 1));
        assert!(!talk.episodes.is_empty(), "curated episodes stay with their show");
        let clay = both.podcast_with_id("clay").unwrap();
        assert!(both.podcasts_about(python).contains(&clay));
        assert_eq!(both.episode(both.podcast(clay).episodes[0]).podcast, clay);
        assert_eq!(both.topic(both.topic_with_id("pottery").unwrap()).broader, [python]);
    }

    #[test]
    fn layers_that_disagree_make_no_circle() {
        let layer = |inner: &str, outer: &str| {
            let text = format!(
                "[[topic]]\nid = \"{outer}\"\nlabel = \"{outer}\"\n[[topic]]\nid = \"{inner}\"\nlabel = \"{inner}\"\n\
                 broader = [\"{outer}\"]\n[[podcast]]\nid = \"a\"\ntitle = \"A\"\nsite = \"https://a.example/\"\n\
                 why = \"Why.\"\ntopics = [\"{inner}\", \"{outer}\"]\n"
            );
            parse("x", &text).unwrap()
        };
        let both = Catalog::layered(&[&layer("in", "out"), &layer("out", "in")]);
        let (inner, outer) = (both.topic_with_id("in").unwrap(), both.topic_with_id("out").unwrap());
        assert_eq!((both.root(inner), both.root(outer)), (outer, outer));
    }

    #[test]
    fn one_layer_is_itself() {
        let shipped = parse(SHIPPED_NAME, SHIPPED).unwrap();
        let same = Catalog::layered(&[&shipped]);
        assert_eq!(format!("{:?}", same.podcasts), format!("{:?}", shipped.podcasts));
        assert_eq!(format!("{:?}", same.topics), format!("{:?}", shipped.topics));
        assert_eq!(format!("{:?}", same.episodes), format!("{:?}", shipped.episodes));
    }
}
