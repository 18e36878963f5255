//! A server's shelf over the catalog that all servers share: what differs is kept, the rest is looked up below. Copies no catalog.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::graph::reach;
use super::{Catalog, EpisodeIx, Fingerprint, OwnShow, Podcast, PodcastIx, Shelf, Status, Subject, TopicIx};

/// What a shelf changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Laid {
    podcasts: Vec<Podcast>,
    marks: HashMap<Fingerprint, PodcastIx>,
    hidden: HashSet<PodcastIx>,
    /// Whole lists of the topics that own or hidden shows are filed under.
    podcasts_about: HashMap<TopicIx, Vec<PodcastIx>>,
    episodes_about: HashMap<TopicIx, Vec<EpisodeIx>>,
    reach: Vec<u32>,
}

impl Catalog {
    /// The same catalog as a server with this shelf sees it. What the shelf names and the catalog does not have is left
    /// out; an own show whose topics are all unknown is found by its name alone.
    #[must_use]
    pub fn with_shelf(&self, shelf: &Shelf) -> Self {
        let below = Self { shared: Arc::clone(&self.shared), laid: None };
        let mut laid = Laid::default();
        laid.hidden.extend(shelf.hidden.iter().filter_map(|id| below.podcast_with_id(id)));
        let first = below.shared.podcasts.len() as u32;
        let own = shelf.shows.iter().filter(|show| below.podcast_with_id(&show.id).is_none());
        for (at, show) in (first..).map(PodcastIx).zip(own) {
            laid.marks.insert(Fingerprint::of("podcast", &show.id), at);
            laid.podcasts.push(below.own_podcast(show));
        }
        below.file(&mut laid);
        let mut over = Self { shared: below.shared, laid: Some(Arc::new(laid)) };
        let reach = reach(&over);
        if let Some(laid) = over.laid.as_mut().and_then(Arc::get_mut) {
            laid.reach = reach;
        }
        over
    }

    /// Whether a podcast is hidden here.
    pub(super) fn hides(&self, at: PodcastIx) -> bool {
        self.laid.as_ref().is_some_and(|laid| laid.hidden.contains(&at))
    }

    /// What the shelf over it adds, with positions.
    pub fn own_podcasts(&self) -> impl Iterator<Item = (PodcastIx, &Podcast)> {
        let first = self.shared.podcasts.len() as u32;
        let own = self.laid.as_deref().map_or(&[][..], Laid::podcasts);
        (first..).map(PodcastIx).zip(own)
    }

    /// Podcasts that the shelf over it hides.
    pub fn hidden_podcasts(&self) -> impl Iterator<Item = PodcastIx> {
        self.laid.iter().flat_map(|laid| &laid.hidden).copied()
    }

    /// What the shelf over it hides, with the episodes: marks of them mean nothing here.
    pub fn hidden(&self) -> impl Iterator<Item = Subject> {
        self.hidden_podcasts().flat_map(|at| {
            let episodes = self.podcast(at).episodes.iter().copied().map(Subject::Episode);
            std::iter::once(Subject::Podcast(at)).chain(episodes)
        })
    }

    fn own_podcast(&self, show: &OwnShow) -> Podcast {
        Podcast {
            id: show.id.clone(),
            title: show.title.clone(),
            aliases: Vec::new(),
            site: show.site.clone(),
            feed: show.feed.clone(),
            apple: None,
            artwork: show.artwork.clone(),
            hosts: show.hosts.clone(),
            language: show.language.clone(),
            level: show.level,
            status: Status::Unknown,
            explicit: show.explicit,
            why: show.why.clone(),
            topics: show.topics.iter().filter_map(|id| self.topic_with_id(id)).collect(),
            episodes: Vec::new(),
        }
    }

    /// Files own shows under their topics and takes hidden ones out.
    fn file(&self, laid: &mut Laid) {
        let mut own: HashMap<TopicIx, Vec<(PodcastIx, bool)>> = HashMap::new();
        let first = self.shared.podcasts.len() as u32;
        for (at, podcast) in (first..).map(PodcastIx).zip(&laid.podcasts) {
            for (nth, topic) in podcast.topics.iter().enumerate() {
                own.entry(*topic).or_default().push((at, nth == 0));
            }
        }
        let hidden = laid.hidden.iter().map(|at| self.podcast(*at));
        let of_hidden: HashSet<TopicIx> = hidden
            .flat_map(|podcast| {
                let episodes = podcast.episodes.iter().flat_map(|at| &self.episode(*at).topics);
                podcast.topics.iter().chain(episodes).copied()
            })
            .collect();
        for topic in own.keys().chain(&of_hidden) {
            let mine = own.get(topic).map_or(&[][..], Vec::as_slice);
            let shared = self.podcasts_about(*topic).iter().filter(|at| !laid.hidden.contains(at));
            let is_main = |at: &PodcastIx| self.podcast(*at).topics.first() == Some(topic);
            let (mut main, side): (Vec<PodcastIx>, Vec<PodcastIx>) = shared.copied().partition(is_main);
            main.extend(mine.iter().filter(|(_, main)| *main).map(|(at, _)| *at));
            main.extend(side);
            main.extend(mine.iter().filter(|(_, main)| !*main).map(|(at, _)| *at));
            laid.podcasts_about.insert(*topic, main);
        }
        for topic in of_hidden {
            let shown = |at: &&EpisodeIx| !laid.hidden.contains(&self.episode(**at).podcast);
            let episodes = self.episodes_about(topic).iter().filter(shown).copied().collect();
            laid.episodes_about.insert(topic, episodes);
        }
    }
}

impl Laid {
    pub(super) fn podcasts(&self) -> &[Podcast] {
        &self.podcasts
    }

    pub(super) fn find(&self, mark: Fingerprint) -> Option<PodcastIx> {
        self.marks.get(&mark).copied()
    }

    pub(super) fn podcasts_about(&self, topic: TopicIx) -> Option<&[PodcastIx]> {
        self.podcasts_about.get(&topic).map(Vec::as_slice)
    }

    pub(super) fn episodes_about(&self, topic: TopicIx) -> Option<&[EpisodeIx]> {
        self.episodes_about.get(&topic).map(Vec::as_slice)
    }

    pub(super) fn reach(&self) -> &Vec<u32> {
        &self.reach
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse;

    fn catalog() -> Catalog {
        let text = "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\n[[topic]]\nid = \"go\"\nlabel = \"Go\"\n\
            [[podcast]]\nid = \"a\"\ntitle = \"A\"\nsite = \"https://a.example/\"\nwhy = \"Why.\"\ntopics = [\"rust\", \"go\"]\n\
            [[podcast.episode]]\nid = \"a-1\"\ntitle = \"One\"\nurl = \"https://a.example/1\"\nwhy = \"Why.\"\ntopics = [\"go\"]\n\
            [[podcast]]\nid = \"b\"\ntitle = \"B\"\nsite = \"https://b.example/\"\nwhy = \"Why.\"\ntopics = [\"go\"]\n";
        parse("catalog.toml", text).unwrap()
    }

    fn own(name: &str, topics: &[&str]) -> OwnShow {
        OwnShow {
            id: OwnShow::id_of(name),
            title: name.to_owned(),
            site: Some(format!("https://{name}.example/")),
            feed: None,
            artwork: None,
            hosts: Vec::new(),
            language: None,
            level: crate::catalog::Level::All,
            explicit: false,
            why: "Ours.".to_owned(),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            curator: Some(7),
        }
    }

    fn titles<'c>(catalog: &'c Catalog, topic: &str) -> Vec<&'c str> {
        let topic = catalog.topic_with_id(topic).unwrap();
        catalog.podcasts_about(topic).iter().map(|at| catalog.podcast(*at).title.as_str()).collect()
    }

    #[test]
    fn own_shows_stand_beside_the_others_and_hidden_ones_are_gone() {
        let below = catalog();
        let shelf = Shelf {
            shows: vec![own("Ours", &["go", "rust"]), own("Lost", &["no-such-topic"])],
            hidden: vec!["a".to_owned(), "never-there".to_owned()],
            ..Shelf::default()
        };
        let over = below.with_shelf(&shelf);
        assert_eq!((titles(&below, "go"), titles(&over, "go")), (vec!["B", "A"], vec!["B", "Ours"]));
        assert_eq!((titles(&over, "rust"), titles(&below, "rust")), (vec!["Ours"], vec!["A"]));
        let rust = over.topic_with_id("rust").unwrap();
        assert_eq!((over.reach(rust), below.reach(rust)), (1, 1));
        assert_eq!(over.episodes().count(), 0);
        assert_eq!(over.episodes_about(over.topic_with_id("go").unwrap()), []);
        assert!(over.find(Fingerprint::of("episode", "a-1")).is_none());
        assert!(over.podcast_with_id("a").is_none() && below.podcast_with_id("a").is_some());
        let lost = over.podcast_with_id(&OwnShow::id_of("Lost")).unwrap();
        assert_eq!((over.podcast(lost).title.as_str(), over.podcast(lost).topics.len()), ("Lost", 0));
        assert_eq!(over.podcasts().count(), 3);
    }

    #[test]
    fn what_is_shared_keeps_its_place_under_every_shelf() {
        let below = catalog();
        let shelf = Shelf { shows: vec![own("Ours", &["go"])], ..Shelf::default() };
        let over = below.with_shelf(&shelf).with_shelf(&Shelf { revision: 2, ..shelf });
        for (at, podcast) in below.podcasts() {
            assert_eq!(over.podcast(at), podcast);
        }
        assert_eq!(over.own_podcasts().count(), 1);
        assert_eq!(over.positions(), (3, 1));
    }
}
