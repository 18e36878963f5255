//! A server's own shelf as additions to a catalog. No ids of members or servers are in it. Reads no store and writes no file.

use std::collections::HashSet;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, value};

use super::aliases::renamed;
use super::entry::entry;
use super::words::named;
use crate::catalog::{Catalog, Shelf, TopicIx};
use crate::cli::names::Names;

/// What was made of a shelf.
#[derive(Debug)]
pub(super) struct Exported {
    /// The additions; empty where there is nothing to add.
    pub(super) text: String,
    /// What is not among them, and why.
    pub(super) left_out: Vec<String>,
}

/// A shelf as a file that can be laid over this catalog.
pub(super) fn additions(shelf: &Shelf, catalog: &Catalog) -> Exported {
    let mut left_out = Vec::new();
    let hidden: Vec<String> =
        shelf.hidden.iter().filter(|id| catalog.podcast_with_id(id).is_some()).cloned().collect();
    let mut taken = Names::of(catalog, &hidden);
    let (mut shows, mut used) = (ArrayOfTables::new(), HashSet::new());
    for show in &shelf.shows {
        match entry(show, catalog, &mut taken) {
            Ok((table, topics)) => {
                shows.push(table);
                used.extend(topics);
            }
            Err(why) => left_out.push(format!("{}: {why}", named(&show.title, &show.id))),
        }
    }
    let topics = renamed(shelf, catalog, &alive(catalog, &hidden, used), &mut left_out);

    let mut document = DocumentMut::new();
    if !hidden.is_empty() {
        document["remove"] = value(hidden.iter().collect::<Array>());
    }
    for (key, list) in [("topic", topics), ("podcast", shows)] {
        if !list.is_empty() {
            document[key] = Item::ArrayOfTables(list);
        }
    }
    Exported { text: document.to_string(), left_out }
}

/// The topics that a show is still left for: directly, or through one that they contain.
fn alive(catalog: &Catalog, hidden: &[String], own: HashSet<TopicIx>) -> HashSet<TopicIx> {
    let mut alive = own;
    for (_, podcast) in catalog.podcasts().filter(|(_, podcast)| !hidden.contains(&podcast.id)) {
        let episodes = podcast.episodes.iter().flat_map(|at| &catalog.episode(*at).topics);
        alive.extend(podcast.topics.iter().chain(episodes));
    }
    let mut next: Vec<TopicIx> = alive.iter().copied().collect();
    while let Some(topic) = next.pop() {
        next.extend(catalog.topic(topic).broader.iter().filter(|broader| alive.insert(**broader)));
    }
    alive
}
