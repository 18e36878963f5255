//! Additions laid over a catalog, table by table: new entries, single keys of entries that are there, and what is taken out.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::fault::{FaultKind, Shape};
use super::names::{comparable, nearest};

/// Lists of names, which additions make longer; every other key they replace.
const NAMES: [&str; 3] = ["aliases", "tools", "related"];

/// What laying one text over another brought to light.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub(super) faults: Vec<(Range<usize>, FaultKind)>,
    /// Ids that were to be taken out and are not there, each with the id that is nearest.
    pub(super) not_there: Vec<(Range<usize>, String, Option<String>)>,
    /// Shows that gave way to another: its place and title, and the id and the title of the one that went.
    pub(super) replaced: Vec<(Range<usize>, String, String, String)>,
}

/// Lays additions over a catalog; the additions begin at `start` of the whole text.
///
/// First goes what they remove; then each of their entries changes the one of its kind and id, or is new. A name that
/// they give is no longer one of an entry below.
pub(super) fn lay<'i>(base: &mut DeTable<'i>, mut additions: DeTable<'i>, start: usize, laid: &mut Laid) {
    let before = used_topics(base);
    if let Some(ids) = additions.remove("remove") {
        remove_all(base, &ids, laid);
    }
    for (kind, name) in [("topic", "label"), ("podcast", "title")] {
        let Some(list) = additions.remove(kind) else { continue };
        if !matches!(list.get_ref(), DeValue::Array(_)) {
            let found = list.get_ref().type_str();
            laid.faults
                .push((list.span(), FaultKind::WrongType { key: kind, expected: Shape::Tables, found }));
            continue;
        }
        give_way(base, kind, name, &list, laid);
        match (base.get_mut(kind).map(Spanned::get_mut), list.into_inner()) {
            (Some(DeValue::Array(below)), DeValue::Array(above)) => merge(below, above, Some(name), laid),
            (None, above) => drop(base.insert(key(kind), Spanned::new(start..start, above))),
            // The fault below is told.
            (Some(_), _) => {}
        }
    }
    // Keys that nobody knows are faults, told with all others.
    for (key, value) in additions {
        base.insert(key, value);
    }
    drop_unused_topics(base, start, &before);
}

fn key(name: &'static str) -> Spanned<std::borrow::Cow<'static, str>> {
    Spanned::new(0..0, std::borrow::Cow::Borrowed(name))
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    table.get(key)?.get_ref().as_str()
}

/// The tables under a key.
fn tables<'t, 'i>(parent: &'t DeTable<'i>, key: &str) -> impl Iterator<Item = &'t DeTable<'i>> {
    let list = parent.get(key).and_then(|value| value.get_ref().as_array());
    list.into_iter().flat_map(|list| list.iter()).filter_map(|item| item.get_ref().as_table())
}

/// Keeps those values of a list that are right.
fn retain(parent: &mut DeTable<'_>, key: &str, mut keep: impl FnMut(&mut Spanned<DeValue<'_>>) -> bool) {
    if let Some(DeValue::Array(list)) = parent.get_mut(key).map(Spanned::get_mut) {
        let all = std::mem::replace(list, DeArray::new());
        *list = all.into_iter().filter_map(|mut item| keep(&mut item).then_some(item)).collect();
    }
}

/// Does something with every table under a key.
fn each(parent: &mut DeTable<'_>, key: &str, mut work: impl FnMut(&mut DeTable<'_>)) {
    if let Some(DeValue::Array(list)) = parent.get_mut(key).map(Spanned::get_mut) {
        for item in list.iter_mut() {
            if let DeValue::Table(table) = item.get_mut() {
                work(table);
            }
        }
    }
}

fn table<'t, 'i>(item: &'t Spanned<DeValue<'i>>) -> Option<&'t DeTable<'i>> {
    item.get_ref().as_table()
}

fn is_draft(entry: &DeTable<'_>) -> bool {
    entry.get("draft").and_then(|value| value.get_ref().as_bool()) == Some(true)
}

/// Whether an entry says all that a show has to, so that it can stand without one below.
fn is_whole_show(entry: &DeTable<'_>) -> bool {
    let has = |key: &&str| entry.contains_key(*key);
    ["title", "why", "topics"].iter().all(has) && ["site", "feed"].iter().any(has)
}

fn has_id(item: &Spanned<DeValue<'_>>, id: &str) -> bool {
    table(item).and_then(|table| text(table, "id")) == Some(id)
}

fn remove_all(base: &mut DeTable<'_>, ids: &Spanned<DeValue<'_>>, laid: &mut Laid) {
    let mut wrong = |value: &Spanned<DeValue<'_>>, expected| {
        let found = value.get_ref().type_str();
        laid.faults.push((value.span(), FaultKind::WrongType { key: "remove", expected, found }));
    };
    let DeValue::Array(list) = ids.get_ref() else { return wrong(ids, Shape::Texts) };
    let mut unknown = Vec::new();
    for item in list {
        match item.get_ref().as_str() {
            None => wrong(item, Shape::Text),
            Some(id) if remove(base, id) => {}
            Some(id) => unknown.push((item.span(), id.to_owned())),
        }
    }
    for (span, id) in unknown {
        let shows = || tables(base, "podcast");
        let all =
            shows().chain(shows().flat_map(|show| tables(show, "episode"))).chain(tables(base, "topic"));
        let near = nearest(&id, all.filter_map(|entry| text(entry, "id"))).map(str::to_owned);
        laid.not_there.push((span, id, near));
    }
}

/// Takes out the show or the episode with an id, or else the topic; whether there was one.
fn remove(base: &mut DeTable<'_>, id: &str) -> bool {
    let found = std::cell::Cell::new(false);
    let keep = |item: &mut Spanned<DeValue<'_>>| {
        let is = has_id(item, id);
        found.set(found.get() || is);
        !is
    };
    retain(base, "podcast", keep);
    each(base, "podcast", |show| retain(show, "episode", keep));
    if found.get() {
        return true;
    }
    retain(base, "topic", keep);
    if found.get() {
        unfile(base, id);
    }
    found.get()
}

/// Nothing is filed under a topic any more; a show or an episode that was filed nowhere else goes with it.
fn unfile(base: &mut DeTable<'_>, topic: &str) {
    let without = |entry: &mut DeTable<'_>, key: &str| {
        let mut left = 0;
        retain(entry, key, |item| {
            let stays = item.get_ref().as_str() != Some(topic);
            left += usize::from(stays);
            stays
        });
        left > 0
    };
    let kept = |item: &mut Spanned<DeValue<'_>>| match item.get_mut() {
        DeValue::Table(entry) => without(entry, "topics"),
        _ => true,
    };
    each(base, "topic", |entry| {
        without(entry, "broader");
    });
    each(base, "podcast", |show| retain(show, "episode", kept));
    retain(base, "podcast", kept);
}

/// Names that additions give are taken from the entries below that have other ids; a show whose title is such a name goes.
/// A draft takes nothing from anybody.
fn give_way(base: &mut DeTable<'_>, kind: &str, name: &str, list: &Spanned<DeValue<'_>>, laid: &mut Laid) {
    let mut claimed: HashMap<String, Vec<Claim<'_>>> = HashMap::new();
    for item in list.get_ref().as_array().into_iter().flat_map(|list| list.iter()) {
        let Some(entry) = table(item).filter(|entry| !is_draft(entry)) else { continue };
        let id = text(entry, "id").unwrap_or_default();
        let title = text(entry, name);
        let lists = NAMES.iter().filter_map(|key| entry.get(*key)?.get_ref().as_array());
        let listed = lists.flat_map(|list| list.iter()).filter_map(|item| item.get_ref().as_str());
        for name in listed.chain(title).chain(Some(id)) {
            let claim = Claim { id, by: title.unwrap_or(id), at: item.span() };
            claimed.entry(comparable(name)).or_default().push(claim);
        }
    }
    let by_another =
        |name: &str, own: &str| claimed.get(&comparable(name))?.iter().find(|claim| claim.id != own);
    if kind == "podcast" {
        retain(base, kind, |item| {
            let below = table(item).and_then(|entry| Some((text(entry, "id")?, text(entry, name)?)));
            let Some((id, title)) = below else { return true };
            let Some(claim) = by_another(title, id) else { return true };
            laid.replaced.push((claim.at.clone(), claim.by.to_owned(), id.to_owned(), title.to_owned()));
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

/// Entries by id: one that is below is changed, all others are new. `name` is the key that every new entry has.
fn merge<'i>(below: &mut DeArray<'i>, above: DeArray<'i>, name: Option<&str>, laid: &mut Laid) {
    let id_of =
        |item: &Spanned<DeValue<'i>>| table(item).and_then(|entry| text(entry, "id")).map(str::to_owned);
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, item) in below.iter().enumerate() {
        if let Some(id) = id_of(item) {
            places.entry(id).or_insert(at);
        }
    }
    for item in above {
        // A second entry with one id in one file changes nothing twice: it is a duplicate.
        let place = id_of(&item).and_then(|id| places.remove(&id));
        if let Some(lower) = place.and_then(|at| below.get_mut(at)) {
            change(lower, item, laid);
            continue;
        }
        let nameless = name.is_some_and(|name| table(&item).is_some_and(|entry| !entry.contains_key(name)));
        match id_of(&item).filter(|_| nameless) {
            Some(id) if !below.iter().any(|item| has_id(item, &id)) => {
                let ids: Vec<String> = below.iter().filter_map(id_of).collect();
                let near = nearest(&id, ids.iter().map(String::as_str)).map(str::to_owned);
                laid.faults.push((item.span(), FaultKind::NothingToChange { id, near }));
            }
            _ => below.push(item),
        }
    }
}

/// Puts the keys of an entry into the one below. A whole show under the id of another one takes its place: an update may
/// bring a show whose id an admin gave to one of their own.
fn change<'i>(below: &mut Spanned<DeValue<'i>>, above: Spanned<DeValue<'i>>, laid: &mut Laid) {
    let span = above.span();
    if let (Some(old), Some(new)) = (table(below), table(&above))
        && let (Some(was), Some(is)) = (text(old, "title"), text(new, "title"))
        && is_whole_show(new)
        && comparable(was) != comparable(is)
    {
        let id = text(old, "id").unwrap_or_default().to_owned();
        laid.replaced.push((span, is.to_owned(), id, was.to_owned()));
        *below = above;
        return;
    }
    let (DeValue::Table(lower), DeValue::Table(above)) = (below.get_mut(), above.into_inner()) else {
        return;
    };
    // The two say one thing together.
    if above.contains_key("status") || above.contains_key("ended") {
        lower.remove("status");
        lower.remove("ended");
    }
    for (key, value) in above {
        let name: &str = key.get_ref();
        let grows = NAMES.contains(&name) || name == "episode";
        match (lower.get_mut(name).map(Spanned::get_mut), value.get_ref()) {
            (Some(DeValue::Array(list)), DeValue::Array(_)) if grows => {
                let DeValue::Array(more) = value.into_inner() else { continue };
                if name == "episode" {
                    merge(list, more, Some("title"), laid);
                } else {
                    more.into_iter().for_each(|item| list.push(item));
                }
            }
            _ => {
                lower.remove(name);
                lower.insert(key, value);
            }
        }
    }
    // What is wrong now is put right in the additions.
    let table = std::mem::replace(below.get_mut(), DeValue::Boolean(false));
    *below = Spanned::new(span, table);
}

/// Topics from below that no show is left for: what is removed takes them with it. Those of no use from the beginning
/// stay, because that is a fault of the catalog itself.
fn drop_unused_topics(base: &mut DeTable<'_>, start: usize, before: &HashSet<String>) {
    loop {
        let used = used_topics(base);
        let mut dropped = false;
        retain(base, "topic", |item| {
            let id = table(item).and_then(|entry| text(entry, "id"));
            let unused =
                item.span().start < start && id.is_some_and(|id| before.contains(id) && !used.contains(id));
            dropped |= unused;
            !unused
        });
        if !dropped {
            return;
        }
    }
}

/// Topics that a show, an episode or another topic names.
fn used_topics(base: &DeTable<'_>) -> HashSet<String> {
    let mut used = HashSet::new();
    let mut note = |entry: &DeTable<'_>, key: &str| {
        let list = entry.get(key).and_then(|value| value.get_ref().as_array());
        let words = list.into_iter().flat_map(|list| list.iter()).filter_map(|item| item.get_ref().as_str());
        used.extend(words.map(str::to_owned));
    };
    for show in tables(base, "podcast") {
        note(show, "topics");
        tables(show, "episode").for_each(|episode| note(episode, "topics"));
    }
    tables(base, "topic").for_each(|topic| note(topic, "broader"));
    used
}
