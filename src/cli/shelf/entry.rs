//! A show that only one server has, as the entry of a catalog: tried on its own, so that one odd show spoils no other.

use std::fmt::Write;

use toml_edit::{Array, Item, Table, value};

use super::words::one_line;
use crate::catalog::{self, Catalog, Level, OwnShow, TopicIx};
use crate::cli::names::Names;

/// The entry of a show and its topics; or why there is none.
pub(super) fn entry(
    show: &OwnShow,
    catalog: &Catalog,
    taken: &mut Names,
) -> Result<(Table, Vec<TopicIx>), String> {
    let title = one_line(&show.title);
    if taken.has(&title, show.feed.as_deref()) {
        return Err("the catalog has a show with this title or feed already".to_owned());
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
    let mut table = bare(show, &title, &ids);
    // What a catalog would not take is left away, or else the whole.
    for (key, item) in optional(show) {
        let Some(item) = item else { continue };
        let mut longer = table.clone();
        longer[key] = item;
        let stands = longer.contains_key("feed") || longer.contains_key("site");
        if stands && is_right(&longer, &ids) {
            table = longer;
        }
    }
    if !is_right(&table, &ids) {
        return Err("its title, sentence or addresses do not fit a catalog".to_owned());
    }
    taken.take(&title, show.feed.as_deref());
    table["id"] = value(taken.id(&title));
    sorted(&mut table);
    Ok((table, topics))
}

/// What every entry has, under no id of its own yet.
fn bare(show: &OwnShow, title: &str, topics: &[&str]) -> Table {
    let mut table = Table::new();
    // Stands in for the id, which is made when the rest is known to be right.
    table["id"] = value("draft");
    table["title"] = value(title);
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
    table["topics"] = value(topics.iter().copied().collect::<Array>());
    table
}

/// What an entry may have, the addresses first: it needs one of them.
fn optional(show: &OwnShow) -> [(&'static str, Option<Item>); 5] {
    let (feed, site) = (show.feed.as_deref().map(value), show.site.as_deref().map(value));
    [
        ("feed", feed),
        ("site", site),
        ("artwork", show.artwork.as_deref().map(value)),
        ("hosts", (!show.hosts.is_empty()).then(|| value(hosts(&show.hosts)))),
        ("language", show.language.as_deref().map(value)),
    ]
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
