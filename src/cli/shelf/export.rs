//! A server's own shelf as additions to a catalog. No ids of members or servers are in it. Reads no store and writes no file.

use std::collections::HashSet;
use std::fmt::Write;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use crate::catalog::{self, Catalog, Level, OwnShow, Shelf, TopicIx, comparable};
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

/// The entry of a show and its topics; or why there is none.
fn entry(show: &OwnShow, catalog: &Catalog, taken: &mut Names) -> Result<(Table, Vec<TopicIx>), String> {
    let title = one_line(&show.title);
    if taken.has(&title, show.feed.as_deref()) {
        return Err("a show with its title or its feed is there already".to_owned());
    }
    let mut topics: Vec<TopicIx> = Vec::new();
    for topic in show.topics.iter().filter_map(|id| catalog.topic_with_id(id)) {
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    let ids: Vec<&str> = topics.iter().map(|topic| catalog.topic(*topic).id.as_str()).collect();
    if ids.is_empty() {
        return Err("the catalog has none of its topics any more".to_owned());
    }
    let mut table = Table::new();
    // Stands in for the id, which is made when the rest is known to be right.
    table["id"] = value("draft");
    table["title"] = value(&title);
    let (feed, site) = (show.feed.as_deref().map(value), show.site.as_deref().map(value));
    let optional = [
        ("feed", feed),
        ("site", site),
        ("artwork", show.artwork.as_deref().map(value)),
        ("hosts", (!show.hosts.is_empty()).then(|| value(hosts(&show.hosts)))),
        ("language", show.language.as_deref().map(value)),
    ];
    let level = match show.level {
        Level::Beginner => Some("beginner"),
        Level::Intermediate => Some("intermediate"),
        Level::Advanced => Some("advanced"),
        Level::All => None,
    };
    if let Some(level) = level {
        table["level"] = value(level);
    }
    if show.explicit {
        table["explicit"] = value(true);
    }
    table["why"] = value(one_line(&show.why));
    table["topics"] = value(ids.iter().copied().collect::<Array>());
    // What a catalog would not take is left away, or else the whole.
    for (key, item) in optional {
        let Some(item) = item else { continue };
        let mut longer = table.clone();
        longer[key] = item;
        let stands = longer.contains_key("feed") || longer.contains_key("site");
        if stands && is_right(&longer, &ids) {
            table = longer;
        }
    }
    if !is_right(&table, &ids) {
        return Err("a catalog does not take its title, its sentence or its addresses".to_owned());
    }
    taken.take(&title, show.feed.as_deref());
    table["id"] = value(taken.id(&title));
    sorted(&mut table);
    Ok((table, topics))
}

/// The keys of an entry, in the order in which catalogs have them.
fn sorted(entry: &mut Table) {
    const ORDER: [&str; 11] =
        ["id", "title", "feed", "artwork", "hosts", "language", "level", "explicit", "site", "why", "topics"];
    let place = |key: &str| ORDER.iter().position(|known| *known == key);
    entry.sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
}

fn hosts(names: &[String]) -> Array {
    names.iter().map(|name| one_line(name)).filter(|name| !name.is_empty()).collect()
}

/// Whether a catalog takes an entry under these topics.
fn is_right(entry: &Table, topics: &[&str]) -> bool {
    let mut small = String::new();
    for id in topics {
        let _ = write!(small, "[[topic]]\nid = {id:?}\nlabel = {id:?}\n");
    }
    catalog::parse("entry", &format!("{small}\n[[podcast]]\n{entry}")).is_ok()
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

/// The topics that get more names.
fn renamed(
    shelf: &Shelf,
    catalog: &Catalog,
    alive: &HashSet<TopicIx>,
    left_out: &mut Vec<String>,
) -> ArrayOfTables {
    let mut topics: Vec<(TopicIx, Array)> = Vec::new();
    for own in &shelf.aliases {
        let alias = one_line(&own.alias);
        let called = named(&own.alias, "a name");
        let found = catalog.topic_with_id(&own.topic).filter(|topic| alive.contains(topic));
        let Some(topic) = found else {
            left_out.push(format!("{called}: no show of the catalog is left for its topic"));
            continue;
        };
        if is_anothers(&alias, topic, catalog) {
            left_out.push(format!("{called}: another topic is called that"));
        } else if !is_name(&alias, &own.topic) {
            left_out.push(format!("{called}: a catalog does not take such a name"));
        } else {
            match topics.iter_mut().find(|(known, _)| *known == topic) {
                Some((_, names)) => names.push(alias),
                None => topics.push((topic, std::iter::once(alias).collect())),
            }
        }
    }
    topics.sort_by_key(|(topic, _)| *topic);
    let table = |(topic, names): (TopicIx, Array)| {
        let mut table = Table::new();
        table["id"] = value(&catalog.topic(topic).id);
        table["aliases"] = value(names);
        table
    };
    topics.into_iter().map(table).collect()
}

/// Whether another topic has a name as its id or label, which additions cannot take from it.
fn is_anothers(alias: &str, topic: TopicIx, catalog: &Catalog) -> bool {
    let name = comparable(alias);
    let mut others = catalog.topics().filter(|(at, _)| *at != topic);
    others.any(|(_, other)| comparable(&other.id) == name || comparable(&other.label) == name)
}

/// Whether a catalog takes a name for a topic.
fn is_name(alias: &str, topic: &str) -> bool {
    let mut table = Table::new();
    table["id"] = value(topic);
    table["label"] = value(topic);
    table["aliases"] = value(std::iter::once(alias).collect::<Array>());
    let show = format!(
        "[[podcast]]\nid = \"draft\"\ntitle = \"Draft\"\nsite = \"https://draft.example/\"\nwhy = \"Why.\"\ntopics = [{topic:?}]\n"
    );
    catalog::parse("entry", &format!("[[topic]]\n{table}\n{show}")).is_ok()
}

/// What to call something that is left out; `otherwise` where its name shows nothing.
fn named(name: &str, otherwise: &str) -> String {
    const LONGEST: usize = 80;
    let name: String = one_line(&super::terminal::clean(&one_line(name))).chars().take(LONGEST).collect();
    let name = name.trim_end();
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// A text in one line, without the marks that turn the direction of what follows.
fn one_line(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = text.chars().filter(|c| !turns(c)).map(|c| if c.is_control() { ' ' } else { c });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
