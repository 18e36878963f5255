//! A shelf is understood as the same shows in a file of one's own are.

use std::fmt::Write;

use crate::catalog::{Catalog, Shelf};
use crate::catalog::{Layer, Level, OwnAlias, OwnShow, parse_layers};
use crate::search::{Index, Target};

const BELOW: &str = include_str!("../../../../catalog.toml");

const TITLES: [(&str, &str, &str); 6] = [
    ("Pottery Wheel Weekly", "python", "Ada Pott"),
    ("The Grumpy Gopher", "go", "Michael Kennedy"),
    ("Ferris Unplugged", "rust", "Bee Crate"),
    ("Kubernetes Kitchen", "kubernetes", "Cee Pod"),
    ("Talk Python After Dark", "python", "Ada Pott"),
    ("Zymurgy", "devops", ""),
];

fn shelf() -> Shelf {
    let shows = TITLES.iter().map(|(title, topic, host)| OwnShow {
        id: OwnShow::id_of(title),
        title: (*title).to_owned(),
        site: Some(format!("https://{}.example/", title.replace(' ', "-").to_lowercase())),
        feed: None,
        artwork: None,
        hosts: if host.is_empty() { Vec::new() } else { vec![(*host).to_owned()] },
        language: None,
        level: Level::All,
        explicit: false,
        why: "Ours.".to_owned(),
        topics: vec![(*topic).to_owned()],
        curator: None,
    });
    let alias = OwnAlias { alias: "wrigglescript".to_owned(), topic: "python".to_owned() };
    let hidden = vec!["talk-python".to_owned()];
    Shelf { revision: 1, shows: shows.collect(), hidden, aliases: vec![alias] }
}

/// The same as an admin's file over the catalog.
fn file() -> String {
    let mut text = "remove = [\"talk-python\"]\n".to_owned();
    for show in shelf().shows {
        let hosts: Vec<String> = show.hosts.iter().map(|host| format!("{host:?}")).collect();
        let _ = writeln!(
            text,
            "[[podcast]]\nid = {:?}\ntitle = {:?}\nsite = {:?}\nhosts = [{}]\nwhy = \"Ours.\"\ntopics = [{:?}]",
            show.id,
            show.title,
            show.site.unwrap(),
            hosts.join(", "),
            show.topics[0]
        );
    }
    text
}

fn told(catalog: &Catalog, index: &Index, question: &str) -> Vec<Vec<String>> {
    let name = |target: Target| match target {
        Target::Topic(at) => catalog.topic(at).id.clone(),
        Target::Podcast(at) => catalog.podcast(at).id.clone(),
        Target::Episode(at) => catalog.episode(at).id.clone(),
        Target::Person(at) => index.person(at).name.clone(),
    };
    let understood = index.understand(question);
    let segments = understood.segments.iter();
    segments.map(|one| one.interpretations.iter().map(|one| name(one.target)).collect()).collect()
}

#[test]
fn a_shelf_is_understood_as_the_same_catalog_in_one_file_is() {
    let shared = parse_layers(&[Layer { name: "catalog.toml", text: BELOW }]).unwrap();
    let added = file();
    let whole = parse_layers(&[
        Layer { name: "catalog.toml", text: BELOW },
        Layer { name: "mine.toml", text: &added },
    ])
    .unwrap();
    let whole_index = Index::build(&whole, &Catalog::default());
    let over = shared.with_shelf(&shelf());
    let over_index = Index::build(&shared, &Catalog::default()).with_shelf(&over, &shelf());
    for question in [
        "pottery wheel weekly",
        "potery wheel weekly",
        "grumpy gopher",
        "the grumpy gofer",
        "ferris unplugged",
        "feris unpluged",
        "kubernetes kitchen",
        "kubernetes",
        "talk python after dark",
        "talk python to me",
        "zymurgy",
        "zymurgi",
        "ada pott",
        "michael kennedy",
        "django without zymurgy",
        "something like ferris unplugged about go",
        "https://zymurgy.example/",
        "djagno",
        "rust and go",
    ] {
        let (one, other) = (told(&whole, &whole_index, question), told(&over, &over_index, question));
        assert_eq!(one, other, "{question}");
    }
    assert_eq!(told(&over, &over_index, "wrigglescript"), [["python"]]);
    assert_eq!(told(&over, &over_index, "wriglescript"), [["python"]]);
    assert!(
        over_index.complete("pott", |_| true, 25).iter().any(|one| matches!(one.target, Target::Podcast(_)))
    );
    let python = over_index.complete("talk py", |_| true, 25);
    let names: Vec<&str> = python
        .iter()
        .filter_map(|one| match one.target {
            Target::Podcast(at) => Some(over.podcast(at).title.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(names, ["Talk Python After Dark"]);
}

#[test]
fn nothing_of_one_servers_shelf_is_known_without_it() {
    let shared = parse_layers(&[Layer { name: "catalog.toml", text: BELOW }]).unwrap();
    let index = Index::build(&shared, &Catalog::default());
    let _ = index.with_shelf(&shared.with_shelf(&shelf()), &shelf());
    for question in ["zymurgy", "wrigglescript", "grumpy gopher", "ada pott"] {
        let told = told(&shared, &index, question);
        assert!(
            told.iter().flatten().all(|id| !OwnShow::is_own(id) && id != "Ada Pott"),
            "{question} {told:?}"
        );
    }
    assert_eq!(told(&shared, &index, "talk python to me"), [["talk-python"]]);
}

#[test]
fn a_name_of_ones_own_means_nothing_else_in_that_server() {
    let shared = parse_layers(&[Layer { name: "catalog.toml", text: BELOW }]).unwrap();
    let alias = |alias: &str, topic: &str| OwnAlias { alias: alias.to_owned(), topic: topic.to_owned() };
    let aliases = vec![alias("Rust", "go"), alias("golang", "rust"), alias("k8s", "kubernetes")];
    let shelf = Shelf { revision: 1, aliases, ..Shelf::default() };
    let over = shared.with_shelf(&shelf);
    let below = Index::build(&shared, &Catalog::default());
    let index = below.with_shelf(&over, &shelf);
    for (question, topics) in [
        ("rust", ["go"]),
        ("rust podcasts", ["go"]),
        ("golang", ["rust"]),
        ("k8s", ["kubernetes"]),
        ("go", ["go"]),
    ] {
        assert_eq!(told(&over, &index, question), [topics], "{question}");
    }
    assert_eq!(told(&shared, &below, "rust"), [["rust"]], "no other server");
}
