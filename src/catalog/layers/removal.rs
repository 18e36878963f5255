//! What additions take out of a catalog, and what goes with it.

use std::collections::HashSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::check::is_id;
use super::super::fault::{FaultKind, Shape};
use super::super::names::nearest;
use super::super::note::NoteKind;
use super::Laid;
use super::tree::{each, has_id, is_draft, retain, table, tables, text, words};

/// Takes out what a list of ids names.
pub(super) fn remove_all(base: &mut DeTable<'_>, ids: &Spanned<DeValue<'_>>, laid: &mut Laid) {
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
        laid.notes.push((span, NoteKind::NothingRemoved { id, near }));
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

/// Takes out topics that no show is left for: those of the catalog that had some before, and all of the additions. Those
/// of no use from the beginning stay, because that is a fault of the catalog itself.
pub(super) fn drop_unused_topics(
    base: &mut DeTable<'_>,
    start: usize,
    before: &HashSet<String>,
    laid: &mut Laid,
) {
    loop {
        let used = used_topics(base);
        let mut dropped = false;
        retain(base, "topic", |item| {
            let Some(id) = table(item).and_then(|table| text(table, "id")) else { return true };
            let added = item.span().start >= start;
            // What is wrong with it is told as a fault.
            if used.contains(id) || !(before.contains(id) || added && is_id(id)) {
                return true;
            }
            dropped = true;
            if added {
                laid.notes.push((item.span(), NoteKind::UnusedTopic { id: id.to_owned() }));
            }
            false
        });
        if !dropped {
            return;
        }
    }
}

/// Topics that a show, an episode or another topic names. What is a draft uses none.
pub(super) fn used_topics(base: &DeTable<'_>) -> HashSet<String> {
    let mut used = HashSet::new();
    for show in tables(base, "podcast").filter(|show| !is_draft(show)) {
        used.extend(words(show, "topics").map(str::to_owned));
        for episode in tables(show, "episode") {
            used.extend(words(episode, "topics").map(str::to_owned));
        }
    }
    for topic in tables(base, "topic") {
        used.extend(words(topic, "broader").map(str::to_owned));
    }
    used
}
