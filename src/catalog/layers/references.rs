//! What additions say of topics and ids below them: an update may have merged a topic or taken an id, and stops nobody by it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::check::ID;
use super::super::names::{Suggester, comparable};
use super::super::note::NoteKind;
use super::super::resolve::made_id;
use super::super::{TopicIx, graph};
use super::tree::{
    each, has_id, is_draft, items, keep_in, list_mut, retain, set, table, tables, text, words,
};
use super::{Laid, NAMES};

/// Topics by every name they go by.
pub(super) struct TopicNames {
    ids: HashSet<String>,
    /// Ids by names in the form in which they are compared.
    by_name: HashMap<String, usize>,
    order: Vec<String>,
}

impl TopicNames {
    /// Those of both files; `joined` are ids that became others.
    pub(super) fn of(base: &DeTable<'_>, additions: &DeTable<'_>, joined: &HashMap<String, String>) -> Self {
        let mut names = Self { ids: HashSet::new(), by_name: HashMap::new(), order: Vec::new() };
        for topic in tables(base, "topic").chain(tables(additions, "topic")) {
            let Some(id) = text(topic, "id") else { continue };
            let at = names.order.len();
            names.order.push(id.to_owned());
            names.ids.insert(id.to_owned());
            let listed = NAMES.iter().flat_map(|key| words(topic, key));
            for name in text(topic, "label").into_iter().chain([id]).chain(listed) {
                names.by_name.entry(comparable(name)).or_insert(at);
            }
        }
        for (was, is) in joined {
            if let Some(at) = names.order.iter().position(|id| id == is) {
                names.by_name.insert(comparable(was), at);
            }
        }
        names
    }
}

/// Turns names of topics in the additions into ids, and leaves out those that nothing goes by. A show or an episode that
/// no topic is left for keeps those below, or is left out.
pub(super) fn name_topics<'i>(
    base: &DeTable<'i>,
    additions: &mut DeTable<'i>,
    names: &TopicNames,
    laid: &mut Laid,
) {
    let mut suggest = Suggester::new();
    each(additions, "topic", |topic| {
        named(topic, "broader", names, &mut suggest, laid);
    });
    let below: HashSet<&str> = tables(base, "podcast").filter_map(|show| text(show, "id")).collect();
    retain(additions, "podcast", |item| {
        let span = item.span();
        let DeValue::Table(show) = item.get_mut() else { return true };
        if is_draft(show) {
            return true;
        }
        retain(show, "episode", |item| {
            let span = item.span();
            let DeValue::Table(episode) = item.get_mut() else { return true };
            named(episode, "topics", names, &mut suggest, laid) || left_out(episode, span, laid)
        });
        if named(show, "topics", names, &mut suggest, laid) {
            return true;
        }
        if text(show, "id").is_some_and(|id| below.contains(id)) {
            show.remove("topics");
            return true;
        }
        left_out(show, span, laid)
    });
}

/// Says that an entry is left out. Always false.
fn left_out(entry: &DeTable<'_>, span: Range<usize>, laid: &mut Laid) -> bool {
    let name = text(entry, "title").or(text(entry, "id")).unwrap_or_default().to_owned();
    laid.notes.push((span, NoteKind::WithoutTopic { name }));
    false
}

/// Ids in the place of names in a list of topics; whether there are still as many as needed: one, if there were any.
fn named(
    entry: &mut DeTable<'_>,
    key: &str,
    names: &TopicNames,
    suggest: &mut Suggester,
    laid: &mut Laid,
) -> bool {
    let Some(list) = list_mut(entry, key) else { return true };
    let was_empty = list.is_empty();
    keep_in(list, |item| {
        let Some(word) = item.get_ref().as_str().map(str::to_owned) else { return true };
        if names.ids.contains(&word) {
            return true;
        }
        let of = |at: usize| names.order.get(at).cloned();
        if let Some(id) = names.by_name.get(&comparable(&word)).and_then(|at| of(*at)) {
            laid.notes.push((item.span(), NoteKind::TopicByName { name: word, id: id.clone() }));
            *item.get_mut() = DeValue::String(id.into());
            return true;
        }
        let near = suggest.entry(&word, &names.by_name).and_then(of);
        laid.notes.push((item.span(), NoteKind::UnknownTopic { topic: word, near }));
        false
    });
    was_empty || !list.is_empty()
}

/// Takes topics of the additions out of what contains them where they would contain themselves, as far as an update can
/// have brought that about: a ring within the additions alone is their own fault.
pub(super) fn cut_rings(base: &mut DeTable<'_>, start: usize, laid: &mut Laid) {
    loop {
        let ids: Vec<String> =
            tables(base, "topic").map(|topic| text(topic, "id").unwrap_or_default().to_owned()).collect();
        let at: HashMap<&str, u32> = ids.iter().map(String::as_str).zip(0..).collect();
        let broader: Vec<Vec<TopicIx>> = tables(base, "topic")
            .map(|topic| words(topic, "broader").filter_map(|id| at.get(id).copied().map(TopicIx)).collect())
            .collect();
        let slices: Vec<&[TopicIx]> = broader.iter().map(Vec::as_slice).collect();
        let name = |at: &TopicIx| ids.get(at.0 as usize).cloned().unwrap_or_default();
        let mut cut = None;
        for ring in graph::cycles(&slices) {
            let next = ring.iter().cycle().skip(1);
            let links: Vec<(String, String)> =
                ring.iter().zip(next).map(|(one, other)| (name(one), name(other))).collect();
            let added: Vec<Option<Range<usize>>> =
                links.iter().map(|(topic, broader)| link_added(base, topic, broader, start)).collect();
            if added.iter().all(Option::is_some) {
                continue;
            }
            cut = links.into_iter().zip(added).find_map(|(link, span)| Some((link, span?)));
            if cut.is_some() {
                break;
            }
        }
        let Some(((topic, broader), span)) = cut else { return };
        retain(base, "topic", |item| {
            if has_id(item, &topic)
                && let DeValue::Table(entry) = item.get_mut()
            {
                retain(entry, "broader", |word| word.get_ref().as_str() != Some(&broader));
            }
            true
        });
        laid.notes.push((span, NoteKind::RingCut { topic, broader }));
    }
}

/// Where the additions say that one topic is part of another; none where they do not.
fn link_added(base: &DeTable<'_>, topic: &str, broader: &str, start: usize) -> Option<Range<usize>> {
    let entry = tables(base, "topic").find(|entry| text(entry, "id") == Some(topic))?;
    let word = items(entry, "broader").find(|word| word.get_ref().as_str() == Some(broader))?;
    Some(word.span()).filter(|span| span.start >= start)
}

/// Gives an episode another id where a show or an episode of the other file has its id. Within one file that is a fault.
pub(super) fn part_ids(base: &mut DeTable<'_>, start: usize, laid: &mut Laid) {
    let Some(shows) = list_mut(base, "podcast") else { return };
    // Where each id was given first: the place, and whether by the additions.
    let mut taken: HashMap<String, (Range<usize>, bool)> = HashMap::new();
    for item in shows.iter() {
        if let Some(id) = table(item).and_then(|show| text(show, "id")) {
            taken.entry(id.to_owned()).or_insert((item.span(), item.span().start >= start));
        }
    }
    for item in shows.iter_mut() {
        let DeValue::Table(show) = item.get_mut() else { continue };
        let of = text(show, "id").unwrap_or_default().to_owned();
        for item in list_mut(show, "episode").into_iter().flat_map(|list| list.iter_mut()) {
            let (span, DeValue::Table(episode)) = (item.span(), item.get_mut()) else { continue };
            let Some(id) = id_of_episode(episode, &of) else { continue };
            let added = span.start >= start;
            let Some((first, by_additions)) = taken.get(&id) else {
                taken.insert(id, (span, added));
                continue;
            };
            if *by_additions == added {
                continue;
            }
            let place = if added { span.clone() } else { first.clone() };
            let room = id.get(..ID - 8).unwrap_or(&id);
            // One more number than ids that are taken: one of them is free.
            let mut free = (2..taken.len() + 3).map(|nth| format!("{room}-{nth}"));
            let Some(free) = free.find(|id| !taken.contains_key(id)) else { continue };
            laid.notes.push((place, NoteKind::OtherId { id, now: free.clone() }));
            set(episode, "id", free.clone());
            taken.insert(free, (span, added));
        }
    }
}

/// The id of an episode as it is written, or as it will be made.
fn id_of_episode(episode: &DeTable<'_>, show: &str) -> Option<String> {
    if episode.contains_key("id") {
        return text(episode, "id").map(str::to_owned);
    }
    let number = episode.get("number").and_then(|number: &Spanned<DeValue<'_>>| match number.get_ref() {
        DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    });
    Some(made_id(show, number, text(episode, "title")?.trim()))
}
