//! A server's own names for topics, as changes of those topics: only names that a catalog takes.

use std::collections::HashSet;

use toml_edit::{Array, ArrayOfTables, Table, value};

use super::words::{named, one_line};
use crate::catalog::{self, Catalog, Shelf, TopicIx, comparable};

/// The topics that get more names.
pub(super) fn renamed(
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
            left_out.push(format!("{called}: the catalog has no show left for its topic"));
            continue;
        };
        if is_anothers(&alias, topic, catalog) {
            left_out.push(format!("{called}: another topic has this name"));
        } else if !is_name(&alias, &own.topic) {
            left_out.push(format!("{called}: this name does not fit a catalog"));
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
