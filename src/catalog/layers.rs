//! Additions laid over a catalog, table by table: new entries, single keys of entries that are there, and what is taken out.
//!
//! What additions say was right when it was written, and an update may have changed what lies below: whatever hangs on that
//! is left out or put right with a note. Faults are what an admin alone can have made.

mod names;
mod references;
mod removal;
mod tree;

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::fault::{FaultKind, Section, Shape};
use super::names::{comparable, nearest};
use super::note::NoteKind;
use tree::{has_id, id_of, is_draft, key, table, text};

/// Lists of names, which additions make longer; every other key they replace.
const NAMES: [&str; 3] = ["aliases", "tools", "related"];

/// What laying one text over another brought to light.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub(super) faults: Vec<(Range<usize>, FaultKind)>,
    pub(super) notes: Vec<(Range<usize>, NoteKind)>,
}

/// Lays additions over a catalog; the additions begin at `start` of the whole text.
///
/// First goes what they remove; then each of their entries changes the one of its kind and id, or is new. A name that
/// they give is no longer one of an entry below.
pub(super) fn lay<'i>(base: &mut DeTable<'i>, mut additions: DeTable<'i>, start: usize, laid: &mut Laid) {
    let before = removal::used_topics(base);
    if let Some(ids) = additions.remove("remove") {
        removal::remove_all(base, &ids, laid);
    }
    let joined = names::join_topics(base, &mut additions, laid);
    if let Some(topics) = additions.get("topic") {
        names::give_way(base, "topic", "label", topics, laid);
    }
    let topics = references::TopicNames::of(base, &additions, &joined);
    references::name_topics(base, &mut additions, &topics, laid);
    for (kind, section) in [("topic", Section::Topic), ("podcast", Section::Podcast)] {
        let Some(list) = additions.remove(kind) else { continue };
        if !matches!(list.get_ref(), DeValue::Array(_)) {
            let found = list.get_ref().type_str();
            laid.faults
                .push((list.span(), FaultKind::WrongType { key: kind, expected: Shape::Tables, found }));
            continue;
        }
        if section == Section::Podcast {
            names::give_way(base, kind, "title", &list, laid);
        }
        match (base.get_mut(kind).map(Spanned::get_mut), list.into_inner()) {
            (Some(DeValue::Array(below)), DeValue::Array(above)) => {
                merge(below, above, section, &joined, laid);
            }
            (None, above) => drop(base.insert(key(kind), Spanned::new(start..start, above))),
            // The fault below is told.
            (Some(_), _) => {}
        }
    }
    // Keys that nobody knows are faults, told with all others.
    for (key, value) in additions {
        base.insert(key, value);
    }
    references::cut_rings(base, start, laid);
    references::part_ids(base, start, laid);
    removal::drop_unused_topics(base, start, &before, laid);
}

/// Whether an entry says all that a show has to, so that it can stand without one below.
fn is_whole_show(entry: &DeTable<'_>) -> bool {
    parts(entry, Section::Podcast) == 4
}

/// Whether an entry is meant to stand without one below: it says nearly all that it has to. One that says less changes
/// another.
fn is_new(entry: &DeTable<'_>, section: Section) -> bool {
    match section {
        Section::Topic => entry.contains_key("label"),
        _ => is_draft(entry) || parts(entry, section) >= 3,
    }
}

/// How much an entry says of what a show or an episode has to say beside its id.
fn parts(entry: &DeTable<'_>, section: Section) -> usize {
    let has = |key: &&str| entry.contains_key(*key);
    let address = if section == Section::Podcast { ["site", "feed"] } else { ["url", "url"] };
    ["title", "why", "topics"].iter().filter(|key| has(key)).count() + usize::from(address.iter().any(has))
}

/// Entries by id: one that is below is changed, all others are new. Topics were `joined` with those they are changing.
fn merge<'i>(
    below: &mut DeArray<'i>,
    above: DeArray<'i>,
    section: Section,
    joined: &HashMap<String, String>,
    laid: &mut Laid,
) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, item) in below.iter().enumerate() {
        if let Some(id) = id_of(item) {
            places.entry(id).or_insert(at);
        }
    }
    for mut item in above {
        let without = take_without(&mut item, section, laid);
        // A second entry with one id in one file changes nothing twice: it is a duplicate.
        let place = id_of(&item).and_then(|id| {
            if joined.values().any(|into| *into == id) {
                places.get(&id).copied()
            } else {
                places.remove(&id)
            }
        });
        if let Some(lower) = place.and_then(|at| below.get_mut(at)) {
            if let DeValue::Table(lower) = lower.get_mut() {
                for key in without {
                    lower.remove(key);
                }
            }
            change(lower, item, laid);
            continue;
        }
        let changes = table(&item).is_some_and(|entry| !is_new(entry, section));
        match id_of(&item).filter(|_| changes) {
            Some(id) if !below.iter().any(|item| has_id(item, &id)) => {
                let ids: Vec<String> = below.iter().filter_map(id_of).collect();
                let near = nearest(&id, ids.iter().map(String::as_str)).map(str::to_owned);
                laid.notes.push((item.span(), NoteKind::NothingToChange { id, near }));
            }
            _ => below.push(item),
        }
    }
}

/// The keys that an entry takes out of the one below; the key that says so goes.
fn take_without(item: &mut Spanned<DeValue<'_>>, section: Section, laid: &mut Laid) -> Vec<&'static str> {
    let DeValue::Table(entry) = item.get_mut() else { return Vec::new() };
    let Some(list) = entry.remove("without") else { return Vec::new() };
    let wrong = |value: &Spanned<DeValue<'_>>, expected| {
        let found = value.get_ref().type_str();
        (value.span(), FaultKind::WrongType { key: "without", expected, found })
    };
    let DeValue::Array(words) = list.get_ref() else {
        laid.faults.push(wrong(&list, Shape::Texts));
        return Vec::new();
    };
    // The first is the id, by which the entry is known.
    let allowed = section.keys().get(1..).unwrap_or_default();
    let known = |word: &str| allowed.iter().copied().find(|key| *key == word);
    let mut keys = Vec::new();
    for item in words {
        match item.get_ref().as_str().map(|word| known(word).ok_or(word)) {
            None => laid.faults.push(wrong(item, Shape::Text)),
            Some(Ok(key)) => keys.push(key),
            Some(Err(word)) => {
                let near = nearest(word, allowed.iter().copied()).and_then(known);
                let kind = FaultKind::BadWord { key: "without", word: word.to_owned(), allowed, near };
                laid.faults.push((item.span(), kind));
            }
        }
    }
    keys
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
        let (by, title) = (is.to_owned(), was.to_owned());
        laid.notes.push((span, NoteKind::Replaced { by, id, title, same_feed: false }));
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
                    merge(list, more, Section::Episode, &HashMap::new(), laid);
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
