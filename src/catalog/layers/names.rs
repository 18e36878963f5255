//! Names that both the catalog and the additions give: who keeps them, and who gives way.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::super::names::{comparable, comparable_address};
use super::super::note::NoteKind;
use super::tree::{each, is_draft, key, list_mut, retain, set, table, tables, text, words};
use super::{Laid, NAMES};

/// Lays topics of the additions together with those of the catalog that have their name: an update may bring a topic that
/// an admin has made already. What else is named like a topic of the catalog gives that name up.
///
/// Returns the ids that topics of the additions had, each with the id of the topic that has their shows now.
pub(super) fn join_topics<'i>(
    base: &DeTable<'i>,
    additions: &mut DeTable<'i>,
    laid: &mut Laid,
) -> HashMap<String, String> {
    let below = Below::of(base);
    let mut joined = HashMap::new();
    let Some(list) = list_mut(additions, "topic") else { return joined };
    for item in list.iter_mut() {
        let (span, DeValue::Table(entry)) = (item.span(), item.get_mut()) else { continue };
        let Some(id) = text(entry, "id").map(str::to_owned) else { continue };
        if let Some(into) = below.same_topic(&id, text(entry, "label")) {
            let label = entry.remove("label").filter(|label| {
                label.get_ref().as_str().is_some_and(|label| !below.own.contains_key(&comparable(label)))
            });
            entry.remove("broader");
            set(entry, "id", into.clone());
            if let Some(label) = label {
                add_alias(entry, label);
            }
            laid.notes.push((span, NoteKind::TopicJoined { id: id.clone(), into: into.clone() }));
            joined.insert(id, into);
        }
        give_names_up(entry, &below, laid);
    }
    joined
}

/// Names of the topics of the catalog, in the form in which they are compared.
struct Below {
    /// By id and label: these stay theirs.
    own: HashMap<String, String>,
    /// By all other names, which a topic of the additions may take.
    others: HashMap<String, String>,
    ids: HashSet<String>,
}

impl Below {
    fn of(base: &DeTable<'_>) -> Self {
        let mut below = Self { own: HashMap::new(), others: HashMap::new(), ids: HashSet::new() };
        for topic in tables(base, "topic") {
            let Some(id) = text(topic, "id") else { continue };
            below.ids.insert(id.to_owned());
            for name in text(topic, "label").into_iter().chain([id]) {
                below.own.entry(comparable(name)).or_insert_with(|| id.to_owned());
            }
            for name in NAMES.iter().flat_map(|key| words(topic, key)) {
                below.others.entry(comparable(name)).or_insert_with(|| id.to_owned());
            }
        }
        below
    }

    /// The topic that one of the additions is, under another id. One without a label only changes what is there.
    fn same_topic(&self, id: &str, label: Option<&str>) -> Option<String> {
        if self.ids.contains(id) {
            return None;
        }
        let by_id = || self.own.get(&comparable(id));
        match label {
            Some(label) => self.own.get(&comparable(label)).or_else(by_id),
            None => by_id().or_else(|| self.others.get(&comparable(id))),
        }
        .cloned()
    }
}

/// A label or another name that a topic of the catalog has, other than the one this is about.
fn give_names_up(entry: &mut DeTable<'_>, below: &Below, laid: &mut Laid) {
    let own = text(entry, "id").unwrap_or_default().to_owned();
    let mut stays = |item: &Spanned<DeValue<'_>>| {
        let name = item.get_ref().as_str().unwrap_or_default();
        let Some(by) = below.own.get(&comparable(name)).filter(|by| **by != own) else { return true };
        laid.notes.push((item.span(), NoteKind::NameLeftOut { name: name.to_owned(), by: by.clone() }));
        false
    };
    // Only a topic that is there can do without the label.
    if below.ids.contains(&own) && entry.get("label").is_some_and(|label| !stays(label)) {
        entry.remove("label");
    }
    for key in NAMES {
        retain(entry, key, |item| stays(item));
    }
}

fn add_alias<'i>(entry: &mut DeTable<'i>, name: Spanned<DeValue<'i>>) {
    if !entry.contains_key("aliases") {
        entry.insert(key("aliases"), Spanned::new(name.span(), DeValue::Array(DeArray::new())));
    }
    if let Some(aliases) = list_mut(entry, "aliases") {
        aliases.push(name);
    }
}

/// Names that additions give are taken from the entries below that have other ids; a show that has such a name as its
/// title or id goes, and one with the same feed. A draft takes nothing from anybody.
pub(super) fn give_way(
    base: &mut DeTable<'_>,
    kind: &str,
    name: &str,
    list: &Spanned<DeValue<'_>>,
    laid: &mut Laid,
) {
    let mut claimed: HashMap<String, Vec<Claim<'_>>> = HashMap::new();
    let mut feeds: HashMap<String, Vec<Claim<'_>>> = HashMap::new();
    for item in list.get_ref().as_array().into_iter().flat_map(|list| list.iter()) {
        let Some(entry) = table(item).filter(|entry| !is_draft(entry)) else { continue };
        let id = text(entry, "id").unwrap_or_default();
        let title = text(entry, name);
        let claim = || Claim { id, by: title.unwrap_or(id), at: item.span() };
        for name in NAMES.iter().flat_map(|key| words(entry, key)).chain(title).chain(Some(id)) {
            claimed.entry(comparable(name)).or_default().push(claim());
        }
        if let Some(feed) = text(entry, "feed").filter(|_| kind == "podcast") {
            feeds.entry(comparable_address(feed)).or_default().push(claim());
        }
    }
    let by_another =
        |name: &str, own: &str| claimed.get(&comparable(name))?.iter().find(|claim| claim.id != own);
    let feed_of_another =
        |feed: &str, own: &str| feeds.get(&comparable_address(feed))?.iter().find(|claim| claim.id != own);
    if kind == "podcast" {
        retain(base, kind, |item| {
            let below = table(item).and_then(|entry| Some((entry, text(entry, "id")?, text(entry, name)?)));
            let Some((entry, id, title)) = below else { return true };
            let named = by_another(title, id).or_else(|| by_another(id, id));
            let fed = || feed_of_another(text(entry, "feed")?, id);
            let Some(claim) = named.or_else(fed) else { return true };
            let replaced = NoteKind::Replaced {
                by: claim.by.to_owned(),
                id: id.to_owned(),
                title: title.to_owned(),
                same_feed: named.is_none(),
            };
            laid.notes.push((claim.at.clone(), replaced));
            false
        });
    }
    each(base, kind, |entry| {
        let own = text(entry, "id").unwrap_or_default().to_owned();
        for key in NAMES {
            let free = |name: &str| by_another(name, &own).is_none();
            retain(entry, key, |item| item.get_ref().as_str().is_none_or(free));
        }
    });
}

/// A name that an entry of the additions has.
struct Claim<'t> {
    id: &'t str,
    /// Its title, or else its id.
    by: &'t str,
    at: Range<usize>,
}
