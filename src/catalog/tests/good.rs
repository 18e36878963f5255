//! What a right catalog becomes: values, defaults, and what its topics lead to.

use super::{GOOD, catalog};
use crate::catalog::{Catalog, Level, Status, Subject, TopicIx};

const GRAPH: &str = r#"
topic = [
    { id = "all", label = "All" },
    { id = "web", label = "Web", broader = ["all"] },
    { id = "python", label = "Python", broader = ["all"] },
    { id = "django", label = "Django", broader = ["web", "python"] },
]
[[podcast]]
id = "b"
title = "B"
site = "https://b.example"
why = "B."
topics = ["web", "django"]
[[podcast]]
id = "c"
title = "C"
site = "https://c.example"
why = "C."
topics = ["django", "django"]
[[podcast]]
id = "d"
title = "D"
site = "https://d.example"
why = "D."
topics = ["web"]
episode = [{ title = "Über Python!", url = "https://d.example/1", why = "E.", topics = ["python"] }]
"#;

fn topic(catalog: &Catalog, id: &str) -> TopicIx {
    catalog.topic_with_id(id).expect("a topic of the test")
}

fn ids(catalog: &Catalog, topics: &[TopicIx]) -> String {
    topics.iter().map(|&at| catalog.topic(at).id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn values_are_read() {
    let catalog = catalog(GOOD);
    let (at, podcast) = catalog.podcasts().next().expect("one podcast");
    assert_eq!(
        (podcast.status, podcast.level, podcast.explicit),
        (Status::Ended(Some(2017)), Level::All, false)
    );
    assert_eq!(
        (podcast.site.as_deref(), podcast.language.as_deref()),
        (Some("https://talkpython.fm/"), Some("en"))
    );
    let (_, episode) = catalog.episodes().next().expect("one episode");
    assert_eq!((episode.id.as_str(), episode.podcast, episode.number), ("talk-100", at, Some(100)));
    assert_eq!(episode.published, Some(jiff::civil::date(2017, 2, 22)));
    assert_eq!(catalog.find(catalog.fingerprint(Subject::Podcast(at))), Some(Subject::Podcast(at)));
    assert_eq!(catalog.podcast_with_id("talk"), Some(at));
    assert_eq!(catalog.podcast_with_id("python"), None);
}

#[test]
fn text_is_trimmed_and_languages_take_their_case() {
    let text = GOOD.replace("\"Talk Python\"", "\"  Talk Python \"").replace("\"en\"", "\"ZH-hant-tw\"");
    let catalog = catalog(&text);
    let (_, podcast) = catalog.podcasts().next().expect("one podcast");
    assert_eq!((podcast.title.as_str(), podcast.language.as_deref()), ("Talk Python", Some("zh-Hant-TW")));
}

#[test]
fn an_end_needs_no_status() {
    let catalog = catalog(&GOOD.replace("status = \"ended\"\n", ""));
    assert_eq!(catalog.podcasts().next().map(|(_, podcast)| podcast.status), Some(Status::Ended(Some(2017))));
}

#[test]
fn names_that_differ_in_more_than_looks_live_together() {
    let names = ["C", "C++", "C#", "NET", ".NET", "Node.js"];
    let topics: Vec<String> = (0..)
        .zip(names)
        .map(|(at, name)| format!("[[topic]]\nid = \"t{at}\"\nlabel = \"{name}\"\nbroader = []\n"))
        .collect();
    let used =
        GOOD.replace("topics = [\"django\"]", r#"topics = ["django", "t0", "t1", "t2", "t3", "t4", "t5"]"#);
    assert_eq!(catalog(&(topics.concat() + &used)).topics().count(), names.len() + 2);
}

#[test]
fn the_graph_is_followed_both_ways() {
    let catalog = catalog(GRAPH);
    let django = topic(&catalog, "django");
    assert_eq!(ids(&catalog, &catalog.ancestors(django)), "web python all");
    assert_eq!(ids(&catalog, &catalog.descendants(topic(&catalog, "all"))), "web python django");
    assert_eq!(catalog.root(django), topic(&catalog, "all"));
}

#[test]
fn main_topics_come_first_and_each_podcast_counts_once() {
    let catalog = catalog(GRAPH);
    let about = |id| {
        let list = catalog.podcasts_about(topic(&catalog, id));
        list.iter().map(|&at| catalog.podcast(at).id.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        (about("django").as_str(), about("web").as_str(), about("python").as_str()),
        ("c b", "b d", "")
    );
    let reach = ["all", "web", "python", "django"].map(|id| catalog.reach(topic(&catalog, id)));
    assert_eq!(reach, [3, 3, 3, 2]);
    let [episode] = catalog.episodes_about(topic(&catalog, "python")) else { panic!("one episode") };
    assert_eq!(catalog.episode(*episode).id, "d-uber-python");
}
